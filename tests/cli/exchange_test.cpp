#include "support/cli.h"

using namespace chalkline::test;

/// new, print, info, import and export when everything goes right, and how they treat what is there already.
class ExchangeTest : public QObject {
    Q_OBJECT

    static constexpr const char* lines =
        "backend { api, db }\nweb client > api: GET\napi > db\napi ~> kafka: event\n";

private Q_SLOTS:
    void newMakesAnEmptyProjectAndSaysNothing() {
        Bench bench;
        OUTCOME(bench.run({"new", "a.hld"}), 0, "", "");
        OUTCOME(bench.run({"print", "a.hld"}), 0, "", "");
        QCOMPARE(bench.files(), QStringList{"a.hld"});
        const Outcome seen = bench.run({"info", "a.hld", "--json"});
        QVERIFY(seen.out.startsWith("{\"format\":\"chalkline\",\"revision\":0,\"nodes\":0,\"edges\":0,"));
        QVERIFY(seen.out.contains("\"sheets\":1,"));
    }

    void newNeverReplacesAnything() {
        Bench bench;
        bench.write("a.hld", "mine");
        OUTCOME(bench.run({"new", "a.hld"}), 3, "", "chalkline: a.hld: the file exists already\n");
        OUTCOME(bench.run({"new", "."}), 3, "", "chalkline: .: the file exists already\n");
        OUTCOME(bench.run({"new", "no/b.hld"}), 3, "", "chalkline: no/b.hld: the folder does not exist\n");
        QVERIFY(QFile::link("nowhere", bench.path("link.hld")));
        OUTCOME(bench.run({"new", "link.hld"}), 3, "",
                "chalkline: link.hld: is a symbolic link that leads nowhere\n");
        QCOMPARE(bench.read("a.hld"), "mine");
        QCOMPARE(bench.files(), (QStringList{"a.hld", "link.hld"}));
    }

    void infoCountsInOneJsonObject() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"info", "a.hld", "--json"}), 0,
                "{\"format\":\"chalkline\",\"revision\":4,\"nodes\":4,\"edges\":3,\"sync\":2,\"async\":1,"
                "\"data\":0,\"boundaries\":1,\"sheets\":1,\"texts\":0,\"flows\":0,\"requirements\":0,"
                "\"tradeoffs\":0,\"questions\":0,\"scope_items\":0,\"workloads\":0,\"constants\":0,"
                "\"estimates\":0,\"warnings\":[]}\n",
                "");
        const Outcome words = bench.run({"info", "a.hld"});
        QCOMPARE(words.exit, 0);
        QVERIFY(words.out.startsWith("format      chalkline\nrevision    4\nnodes       4\n"));
        QCOMPARE(words.err, "");
    }

    void recordsGoOutAsTextAndJsonAndComeBack() {
        Bench bench;
        const QByteArray records = "out: billing\nask: how many users?\nassume: 100:1 reads\n"
                                   "must: shorten a URL\nnfr: p99 < 100 ms\nest: 500M/month * 500 B\n"
                                   "pick: SQL | NoSQL -> NoSQL because keys\n";
        bench.project("a.hld", records + "a > b\n");
        OUTCOME(bench.run({"print", "a.hld"}), 0, records + "a > b\n", "");
        const QByteArray info = bench.run({"info", "a.hld", "--json"}).out;
        QVERIFY2(info.contains("\"requirements\":2,\"tradeoffs\":1,\"questions\":2,\"scope_items\":1,"
                               "\"workloads\":0,\"constants\":0,\"estimates\":1,"),
                 info.constData());
        for (const char* name : {"a.json", "a.txt"}) {
            OUTCOME(bench.run({"export", "a.hld", "-o", name}), 0, "", "");
            const QString back = QString(name) + ".hld";
            QCOMPARE(bench.run({"import", name, "-o", back}).exit, 0);
            OUTCOME(bench.run({"print", back}), 0, records + "a > b\n", "");
        }
    }

    void infoReadsEveryFormatAndStandardInput() {
        Bench bench;
        const QByteArray mermaid = "flowchart LR\n a --> b\n b -.-> c\n";
        bench.write("m.mmd", mermaid);
        const Outcome foreign = bench.run({"info", "m.mmd", "--json"});
        QCOMPARE(foreign.exit, 0);
        QVERIFY2(foreign.out.contains("\"nodes\":3,\"edges\":2,\"sync\":1,\"async\":1"),
                 foreign.out.constData());
        QCOMPARE(bench.run({"info", "-", "--json"}, mermaid).out, foreign.out);
        bench.write("t.txt", lines);
        const Outcome text = bench.run({"info", "t.txt", "--json"});
        QVERIFY2(text.out.contains("\"nodes\":4,\"edges\":3"), text.out.constData());
        QCOMPARE(bench.run({"info", "-", "--json"}, lines).out, text.out);
        bench.write("odd", mermaid);
        QCOMPARE(bench.run({"info", "odd", "--format", "mermaid", "--json"}).out, foreign.out);
        QCOMPARE(bench.run({"info", "odd", "--format=mermaid", "--json"}).out, foreign.out);
    }

    void lookingLeavesEveryByte() {
        Bench bench;
        bench.project("a.hld", lines);
        const QByteArray before = bench.hash("a.hld");
        for (const char* command : {"info", "print"})
            QCOMPARE(bench.run({command, "a.hld"}).exit, 0);
        QCOMPARE(bench.run({"export", "a.hld", "--format", "svg"}).exit, 0);
        QCOMPARE(bench.run({"import", "a.hld", "-o", "b.hld"}).exit, 0);
        QCOMPARE(bench.hash("a.hld"), before);
        QCOMPARE(bench.files(), (QStringList{"a.hld", "b.hld"}));
    }

    void whatIsPrintedMakesTheSameProject() {
        Bench bench;
        bench.project("a.hld", lines);
        const QByteArray printed = bench.run({"print", "a.hld"}).out;
        OUTCOME(bench.run({"print", "a.hld", "-o", "a.txt"}), 0, "", "");
        QCOMPARE(bench.read("a.txt"), printed);
        OUTCOME(bench.run({"print", "a.hld", "-o", "-"}), 0, printed, "");
        OUTCOME(bench.run({"export", "a.hld", "--format", "txt"}), 0, printed, "");
        OUTCOME(bench.run({"import", "a.txt", "-o", "b.hld"}), 0, "", "");
        OUTCOME(bench.run({"print", "b.hld"}), 0, printed, "");
        OUTCOME(bench.run({"import", "-", "-o", "c.hld"}, printed), 0, "", "");
        OUTCOME(bench.run({"print", "c.hld"}), 0, printed, "");
    }

    void exportedJsonGivesTheWholeProjectBack() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.json"}), 0, "", "");
        OUTCOME(bench.run({"import", "a.json", "-o", "b.hld"}), 0, "", "");
        OUTCOME(bench.run({"export", "b.hld", "-o", "-", "--format", "json"}), 0, bench.read("a.json"), "");
    }

    void anSvgDoesNotDependOnItsName() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.svg"}), 0, "", "");
        OUTCOME(bench.run({"export", "a.hld", "-o", "other.svg"}), 0, "", "");
        OUTCOME(bench.run({"export", "a.hld", "--format", "svg"}), 0, bench.read("a.svg"), "");
        QCOMPARE(bench.read("other.svg"), bench.read("a.svg"));
        OUTCOME(bench.run({"export", "a.hld", "-o", "dark.svg", "--theme", "dark"}), 0, "", "");
        QVERIFY(bench.read("dark.svg") != bench.read("a.svg"));
    }

    void aPngComesWithoutADisplayAndWithoutAWordOnStandardError() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.png", "--scale", "2", "--transparent"}), 0, "", "");
        QVERIFY(bench.read("a.png").startsWith("\x89PNG\r\n"));
        OUTCOME(bench.run({"export", "a.hld", "--format", "png", "--scale", "2", "--transparent"}), 0,
                bench.read("a.png"), "");
    }

    void importReportsWhatItLeavesOutOnStandardOutput() {
        Bench bench;
        bench.write("m.mmd", "flowchart LR\n a --> b\n click a \"https://example.org\"\n");
        const Outcome seen = bench.run({"import", "m.mmd", "-o", "m.hld"});
        QCOMPARE(seen.exit, 0);
        QVERIFY2(seen.out.contains("dropped m.mmd:3: 1 click action"), seen.out.constData());
        QCOMPARE(seen.err, "");
    }

    void anOutputThatExistsIsReplacedOnlyByForce_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("output");
        QTest::newRow("print") << QStringList{"print", "a.hld", "-o", "a.txt"} << "a.txt";
        QTest::newRow("svg") << QStringList{"export", "a.hld", "-o", "a.svg"} << "a.svg";
        QTest::newRow("json") << QStringList{"export", "a.hld", "-o", "a.json"} << "a.json";
        QTest::newRow("import") << QStringList{"import", "a.hld", "-o", "b.hld"} << "b.hld";
    }
    void anOutputThatExistsIsReplacedOnlyByForce() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, output);
        Bench bench;
        bench.project("a.hld", lines);
        bench.write(output, "old");
        const QByteArray message =
            "chalkline: " + output.toUtf8() + ": exists already; --force replaces it\n";
        OUTCOME(bench.run(arguments), 3, "", message);
        QCOMPARE(bench.read(output), "old");
        OUTCOME(bench.run(arguments + QStringList{"--force"}), 0, "", "");
        QVERIFY(bench.read(output).size() > 3);
        QCOMPARE(bench.files().size(), 2);
    }

    void aReplacedOutputKeepsItsPermissionsAndALinkLeadsToIt() {
        Bench bench;
        bench.project("a.hld", lines);
        bench.write("real.txt", "old");
        QVERIFY(QFile::setPermissions(bench.path("real.txt"), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(QFile::link("real.txt", bench.path("link.txt")));
        OUTCOME(bench.run({"print", "a.hld", "-o", "link.txt", "--force"}), 0, "", "");
        QVERIFY(QFileInfo(bench.path("link.txt")).isSymLink());
        QCOMPARE(bench.read("real.txt"), bench.run({"print", "a.hld"}).out);
        QVERIFY(!(QFileInfo(bench.path("real.txt")).permissions() & QFile::ReadOther));
    }

    void anOutputWithoutFolderIsNamed() {
        Bench bench;
        bench.project("a.hld", lines);
        for (const QStringList& arguments :
             {QStringList{"print", "a.hld", "-o", "no/out"},
              QStringList{"export", "a.hld", "-o", "no/out", "--format", "svg"},
              QStringList{"import", "a.hld", "-o", "no/out"}}) {
            OUTCOME(bench.run(arguments), 3, "", "chalkline: no/out: its folder does not exist\n");
            OUTCOME(bench.run(arguments + QStringList{"--force"}), 3, "",
                    "chalkline: no/out: its folder does not exist\n");
        }
        OUTCOME(bench.run({"print", "a.hld", "-o", "."}), 3, "", "chalkline: .: is a folder\n");
        QCOMPARE(bench.files(), QStringList{"a.hld"});
    }

    /// Writing is replacing: as root that would swap /dev/null for a file.
    void aDeviceIsNeverReplaced() {
        Bench bench;
        bench.project("a.hld", lines);
        const QString device = "/dev/full";
        for (const QStringList& arguments :
             {QStringList{"print", "a.hld", "-o", device}, QStringList{"import", "a.hld", "-o", device},
              QStringList{"export", "a.hld", "--format", "svg", "-o", device}})
            OUTCOME(bench.run(arguments + QStringList{"--force"}), 3, "",
                    "chalkline: /dev/full: is not a regular file\n");
        QVERIFY(!QFileInfo("/dev/full").isFile() && QFileInfo("/dev/full").exists());
    }

    void importOverAProjectLeavesNoOldJournalBehind() {
        Bench bench;
        bench.project("a.hld", lines);
        bench.project("b.hld", "old > older\n");
        bench.write("b.hld-journal", QByteArray(5000, 'j'));
        const QByteArray before = bench.hash("b.hld");
        const Outcome seen = bench.run({"import", "a.hld", "-o", "b.hld", "--force"});
        QCOMPARE(seen.exit, 3);
        QVERIFY2(seen.err.contains("belongs to an unfinished save"), seen.err.constData());
        QCOMPARE(bench.hash("b.hld"), before);
    }

    void importOverAProjectThatIsOpenIsNoticedThere() {
        Bench bench;
        bench.project("a.hld", lines);
        Program edit(bench.path(""), {"edit", "b.hld", "-"});
        QCOMPARE(edit.ask("old > older"), "ok 1");
        OUTCOME(bench.run({"import", "a.hld", "-o", "b.hld", "--force"}), 0, "", "");
        const QByteArray imported = bench.hash("b.hld");
        edit.write("older > oldest\n");
        QCOMPARE(edit.finish().exit, 3);
        QCOMPARE(bench.hash("b.hld"), imported);
    }

    void importOverItselfKeepsTheDesign() {
        Bench bench;
        bench.project("a.hld", lines);
        const QByteArray before = bench.run({"export", "a.hld", "--format", "json"}).out;
        OUTCOME(bench.run({"import", "a.hld", "-o", "a.hld", "--force"}), 0, "", "");
        OUTCOME(bench.run({"export", "a.hld", "--format", "json"}), 0, before, "");
    }
};

QTEST_APPLESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
