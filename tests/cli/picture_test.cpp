#include "support/cli.h"

#include <QImage>

using namespace chalkline::test;

/// export and thumbnail: pictures, several inputs, and pictures that are projects.
class PictureTest : public QObject {
    Q_OBJECT

    static constexpr const char* lines =
        "backend { api, db }\nweb client > api: GET\napi > db\napi ~> kafka: event\n"
        "flow read: web client > api > db\n";

    /// A project of two sheets, the second one empty.
    static void twoSheets(const Bench& bench) {
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.json"}), 0, "", "");
        QByteArray json = bench.read("a.json");
        const qsizetype sheet = json.indexOf("\"Sheet 1\"");
        const qsizetype begin = json.lastIndexOf('{', sheet);
        QByteArray second = json.mid(begin, json.indexOf('}', sheet) + 1 - begin);
        const QRegularExpression id("\"id\":\\s*(\\d+)");
        const QByteArray number = id.match(QString(second)).captured(1).toUtf8();
        second.replace("\"id\":" + number, "\"id\":900").replace("\"id\": " + number, "\"id\": 900");
        second.replace("Sheet 1", "Data").replace("\"sort_order\":0", "\"sort_order\":1");
        json.insert(json.indexOf('}', sheet) + 1, ",\n" + second);
        json.replace(QRegularExpression("\"next_id\":\\s*\\d+").match(QString(json)).captured(0).toUtf8(),
                     "\"next_id\":901");
        bench.write("two.json", json);
        OUTCOME(bench.run({"import", "two.json", "-o", "two.hld"}), 0, "", "");
    }

private Q_SLOTS:
    void svgAndPngOpenAgainAsTheProject_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("format");
        for (const char* source : {"a.hld", "t.txt", "m.mmd"})
            for (const char* format : {"svg", "png"})
                QTest::addRow("%s %s", source, format) << source << format;
    }
    void svgAndPngOpenAgainAsTheProject() {
        QFETCH(QString, source);
        QFETCH(QString, format);
        Bench bench;
        bench.project("a.hld", lines);
        bench.write("t.txt", lines);
        bench.write("m.mmd", "flowchart LR\n a[Shop] --> b[(DB)]\n b -.-> c\n");
        OUTCOME(bench.run({"export", source, "-o", "before.json"}), 0, "", "");
        const QString picture = "p." + format;
        OUTCOME(bench.run({"export", source, "-o", picture}), 0, "", "");
        OUTCOME(bench.run({"import", picture, "-o", "again.hld"}), 0, "", "");
        OUTCOME(bench.run({"export", "again.hld", "--format", "json"}), 0, bench.read("before.json"), "");
        OUTCOME(bench.run({"export", picture, "--format", "json"}), 0, bench.read("before.json"), "");
    }

    void aPictureWithoutItsProjectIsRefusedAsOne() {
        Bench bench;
        bench.project("a.hld", lines);
        for (const QString picture : {"a.svg", "a.png"}) {
            OUTCOME(bench.run({"export", "a.hld", "-o", picture, "--no-project"}), 0, "", "");
            OUTCOME(bench.run({"import", picture, "-o", "b.hld"}), 2, "",
                    "chalkline: " + picture.toUtf8() + ": is a picture that carries no Chalkline project\n");
        }
        QVERIFY(!bench.read("a.svg").contains("metadata"));
    }

    void infoOfAPictureCountsItsProject() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.png"}), 0, "", "");
        const Outcome seen = bench.run({"info", "a.png", "--json"});
        QCOMPARE(seen.exit, 0);
        QVERIFY2(seen.out.startsWith("{\"format\":\"png\",") &&
                     seen.out.contains("\"nodes\":4,\"edges\":3,\"sync\":2,\"async\":1"),
                 seen.out.constData());
    }

    void twoExportsOfATextAreTheSameBytes() {
        Bench bench;
        bench.write("t.txt", lines);
        for (const QString format : {"svg", "png", "excalidraw", "drawio", "mmd"})
            QCOMPARE(bench.run({"export", "t.txt", "--format", format}).out,
                     bench.run({"export", "t.txt", "--format", format}).out);
    }

    void aFolderBecomesAFolderOfPictures() {
        Bench bench;
        QVERIFY(QDir(bench.path("")).mkdir("in"));
        QVERIFY(QDir(bench.path("")).mkdir("out"));
        bench.write("in/one.txt", lines);
        bench.write("in/two.mmd", "flowchart LR\n a --> b\n");
        bench.write("in/readme.md", "not a design");
        OUTCOME(bench.run({"export", "in", "-o", "out", "--format", "svg"}), 0, "", "");
        QCOMPARE(QDir(bench.path("out")).entryList(QDir::Files), (QStringList{"one.svg", "two.svg"}));
        OUTCOME(bench.run({"import", "in", "-o", "out", "--json"}), 0,
                bench.run({"import", "in", "-o", "out", "--json", "--force"}).out, "");
        QVERIFY(bench.has("out/one.hld") && bench.has("out/two.hld"));
    }

    void oneBadInputOfSeveralStopsNoOther() {
        Bench bench;
        QVERIFY(QDir(bench.path("")).mkdir("out"));
        bench.write("a.txt", "a > b > \"c\n");
        bench.write("b.txt", "a > b\n");
        OUTCOME(bench.run({"export", "a.txt", "b.txt", "-o", "out", "--format", "svg"}), 2, "",
                "chalkline: a.txt:1:9: the quote that begins here is never closed\n");
        QCOMPARE(QDir(bench.path("out")).entryList(QDir::Files), QStringList{"b.svg"});
    }

    void severalFilesAreCountedOneALine() {
        Bench bench;
        bench.write("a.txt", "a > b\n");
        bench.write("b.txt", "a\n");
        const Outcome seen = bench.run({"info", "a.txt", "b.txt", "--json"});
        QCOMPARE(seen.out.count('\n'), 2);
        QVERIFY(seen.out.startsWith(
            "{\"file\":\"a.txt\",\"format\":\"type-to-draw\",\"revision\":0,\"nodes\":2"));
        QVERIFY(seen.out.contains(
            "\n{\"file\":\"b.txt\",\"format\":\"type-to-draw\",\"revision\":0,\"nodes\":1"));
    }

    void aSelectionIsExportedAloneAndAWrongNameIsNamed() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "s.svg", "--selection", "Backend", "--no-project"}), 0,
                "", "");
        const QByteArray svg = bench.read("s.svg");
        QVERIFY(svg.contains(">api<") && svg.contains(">db<") && !svg.contains(">kafka<"));
        OUTCOME(bench.run({"export", "a.hld", "-o", "x.svg", "--selection", "api, redis"}), 2, "",
                "chalkline: a.hld: --selection: nothing is called \"redis\" in this project\n");
        OUTCOME(bench.run({"export", "a.hld", "-o", "x.svg", "--flow", "write"}), 2, "",
                "chalkline: a.hld: --flow: there is no flow \"write\"\n");
        QVERIFY(!bench.has("x.svg"));
    }

    void sheetsAreChosenByNameOrNumber() {
        Bench bench;
        twoSheets(bench);
        const QByteArray second = bench.run({"export", "two.hld", "--format", "svg", "--sheet", "2"}).out;
        QVERIFY(second.contains("<title>Data</title>"));
        QCOMPARE(bench.run({"export", "two.hld", "--format", "svg", "--sheet", "data"}).out, second);
        OUTCOME(bench.run({"export", "two.hld", "-o", "x.svg", "--sheet", "3"}), 2, "",
                "chalkline: two.hld: there is no sheet \"3\"; there are: Sheet 1, Data\n");
        OUTCOME(bench.run({"export", "two.hld", "-o", "all.svg", "--sheet", "all"}), 0, "", "");
        QVERIFY(bench.has("all-1.svg") && bench.read("all-2.svg") == second);
        OUTCOME(bench.run({"export", "two.hld", "-o", "two.pdf"}), 0, "", "");
        QCOMPARE(bench.read("two.pdf").count("/MediaBox"), 2);
    }

    void aThumbnailFitsItsSize() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"thumbnail", "a.hld", "-o", "t.png", "--size", "128"}), 0, "", "");
        QImage image;
        QVERIFY(image.loadFromData(bench.read("t.png")));
        QCOMPARE(std::max(image.width(), image.height()), 128);
        QVERIFY(bench.read("t.png").size() < 20'000);
    }

    void everyThemeDrawsADifferentPicture() {
        Bench bench;
        bench.project("a.hld", lines);
        QSet<QByteArray> seen;
        for (const QString theme : {"light", "dark", "print", "hand-drawn"}) {
            const Outcome drawn =
                bench.run({"export", "a.hld", "--format", "svg", "--theme", theme, "--no-project"});
            QCOMPARE(drawn.exit, 0);
            seen.insert(drawn.out);
        }
        QCOMPARE(seen.size(), 4);
    }
};

QTEST_APPLESS_MAIN(PictureTest)
#include "picture_test.moc"
