#include "support/cli.h"

#include <QStandardPaths>

using namespace chalkline::test;

/// report: Markdown with pictures beside it, HTML with everything in it.
class ReportCommandTest : public QObject {
    Q_OBJECT

    static constexpr const char* lines =
        "must: redirect a short link\nweb client > api: GET\napi ~> kafka: event\n";

private Q_SLOTS:
    void markdownHasItsPicturesBesideIt() {
        Bench bench;
        bench.project("shop.hld", lines);
        OUTCOME(bench.run({"report", "shop.hld", "-o", "out.md"}), 0, "", "");
        QCOMPARE(bench.files(), (QStringList{"out-1.svg", "out.md", "shop.hld"}));
        const QByteArray text = bench.read("out.md");
        QVERIFY2(text.startsWith("# shop\n"), text.constData());
        QVERIFY(text.contains("![The design](out-1.svg)\n"));
        QVERIFY(text.contains("| FR-1 | redirect a short link |"));
        QVERIFY(text.contains("| api | kafka | asynchronous message | event |\n"));
        QVERIFY(bench.read("out-1.svg").contains("kafka"));
    }

    void htmlIsOneFile() {
        Bench bench;
        bench.project("shop.hld", lines);
        OUTCOME(bench.run({"report", "shop.hld", "-o", "out.html"}), 0, "", "");
        QCOMPARE(bench.files(), (QStringList{"out.html", "shop.hld"}));
        const QByteArray page = bench.read("out.html");
        QVERIFY(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        QCOMPARE(page.count("<svg"), 2);
        QVERIFY(!page.contains("http:") && !page.contains("https:"));
        OUTCOME(bench.run({"report", "shop.hld", "--format", "html"}), 0, page, "");
    }

    void htmlIsWhatXmllintTakes() {
        const QString xmllint = QStandardPaths::findExecutable("xmllint");
        if (xmllint.isEmpty()) QSKIP("there is no xmllint");
        Bench bench;
        bench.project("shop.hld", "must: <b>&amp; \"quoted\"\n\"<svg>\" > \"a & b\"\n");
        OUTCOME(bench.run({"report", "shop.hld", "-o", "out.html"}), 0, "", "");
        QProcess process;
        process.start(xmllint, {"--noout", "--nonet", bench.path("out.html")});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(QString(process.readAllStandardError()), "");
        QCOMPARE(process.exitCode(), 0);
    }

    void standardOutputIsMarkdownWithoutPictures() {
        Bench bench;
        bench.project("shop.hld", lines);
        const Outcome seen = bench.run({"report", "shop.hld"});
        QCOMPARE(seen.exit, 0);
        QCOMPARE(seen.err, "");
        QVERIFY(seen.out.startsWith("# shop\n"));
        QVERIFY(!seen.out.contains("!["));
        QVERIFY(seen.out.contains("(The picture of The design is left out"));
        OUTCOME(bench.run({"report", "shop.hld", "-o", "-"}), 0, seen.out, "");
        QCOMPARE(bench.files(), QStringList{"shop.hld"});
    }

    void twoReportsAreTheSameBytes() {
        Bench bench;
        bench.project("shop.hld", lines);
        for (const QString suffix : {"md", "html"}) {
            OUTCOME(bench.run({"report", "shop.hld", "-o", "a." + suffix}), 0, "", "");
            const QByteArray first = bench.hash("a." + suffix);
            OUTCOME(bench.run({"report", "shop.hld", "-o", "a." + suffix, "--force"}), 0, "", "");
            QCOMPARE(bench.hash("a." + suffix), first);
        }
    }

    void anythingThatCanBeReadIsReported_data() {
        QTest::addColumn<QString>("source");
        for (const char* source : {"a.hld", "a.txt", "a.json", "a.svg", "m.mmd", "-"})
            QTest::newRow(source) << source;
    }
    void anythingThatCanBeReadIsReported() {
        QFETCH(QString, source);
        Bench bench;
        bench.project("a.hld", "web client > api\n");
        bench.write("a.txt", "web client > api\n");
        bench.write("m.mmd", "flowchart LR\n w[web client] --> api\n");
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.json"}), 0, "", "");
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.svg"}), 0, "", "");
        const Outcome seen =
            bench.run({"report", source, "--format", "md", "--title", "Shop"}, "web client > api\n");
        QCOMPARE(seen.exit, 0);
        QCOMPARE(seen.err, "");
        QVERIFY2(seen.out.startsWith("# Shop\n"), seen.out.constData());
        QVERIFY2(seen.out.contains("| web client | api | synchronous call |"), seen.out.constData());
    }

    void nothingIsReplacedWithoutForce() {
        Bench bench;
        bench.project("a.hld", lines);
        bench.write("out.md", "mine");
        OUTCOME(bench.run({"report", "a.hld", "-o", "out.md"}), 3, "",
                "chalkline: out.md: exists already; --force replaces it\n");
        QCOMPARE(bench.read("out.md"), "mine");
        bench.write("new-1.svg", "mine");
        OUTCOME(bench.run({"report", "a.hld", "-o", "new.md"}), 3, "",
                "chalkline: new-1.svg: exists already; --force replaces it\n");
        QVERIFY(!bench.has("new.md"));
        OUTCOME(bench.run({"report", "a.hld", "-o", "new.md", "--force"}), 0, "", "");
        QVERIFY(bench.read("new-1.svg").contains("kafka"));
    }

    void whatCannotBeDoneIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const QString& call, int exit, const QByteArray& message) {
            QTest::newRow(qPrintable(call)) << call.split(' ') << exit << message;
        };
        row("report a.hld -o out.pdf", 1, "the output format is md or html, not \"pdf\"");
        row("report a.hld -o out", 1, "the output format is md or html, not \"\"");
        row("report a.hld --format doc", 1, "the output format is md or html, not \"doc\"");
        row("report a.hld b.hld", 1, "too many files; usage: chalkline report ");
        row("report gone.hld -o out.md", 2, "gone.hld: ");
        row("report junk.hld -o out.html", 2, "junk.hld: ");
        row("report a.hld -o nowhere/out.html", 3, "nowhere/out.html: its folder does not exist");
        row("report a.hld -o folder.md", 3, "folder.md: is a folder");
    }
    void whatCannotBeDoneIsSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit);
        QFETCH(QByteArray, message);
        Bench bench;
        bench.project("a.hld", lines);
        bench.write("junk.hld", "no project");
        QDir(bench.path("")).mkdir("folder.md");
        const QStringList before = bench.files();
        const Outcome seen = bench.run(arguments);
        QCOMPARE(seen.exit, exit);
        QVERIFY2(seen.err.startsWith("chalkline: " + message), seen.err.constData());
        QCOMPARE(seen.out, "");
        QCOMPARE(bench.files(), before);
    }

    void thePictureGoesWhereTheTextGoes() {
        Bench bench;
        bench.project("a.hld", lines);
        QDir(bench.path("")).mkdir("docs");
        OUTCOME(bench.run({"report", "a.hld", "-o", "docs/my design.md"}), 0, "", "");
        QVERIFY(bench.has("docs/my design-1.svg"));
        QVERIFY(bench.read("docs/my design.md").contains("](my%20design-1.svg)"));
    }
};

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "report_test.moc"
