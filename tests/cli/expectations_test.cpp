// What people expect of pictures and of the program as a guest on their machine, by the numbers of the list.
#include "support/cli.h"

#include <QImage>

using namespace chalkline::test;

namespace {

const QByteArray lines = "web client > api gateway: GET > orders db\napi gateway ~> kafka: placed\n";

} // namespace

class ExpectationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_66_anSvgHasItsSizeInPxAndIsDrawnAtIt() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.svg"}), 0, "", "");
        const QByteArray svg = bench.read("a.svg");
        const QRegularExpression size("<svg[^>]* width=\"(\\d+)\" height=\"(\\d+)\"");
        const auto found = size.match(QString::fromUtf8(svg));
        QVERIFY(found.hasMatch());
        for (const char* part : {"<title>", "<desc>", "<text", "id=\"n"})
            QVERIFY2(svg.contains(part), part);
        QProcess draw;
        draw.start("rsvg-convert", {"-o", bench.path("a.png"), bench.path("a.svg")});
        QVERIFY(draw.waitForFinished() && draw.exitCode() == 0);
        const QImage drawn(bench.path("a.png"));
        QCOMPARE(drawn.width(), found.captured(1).toInt());
        QCOMPARE(drawn.height(), found.captured(2).toInt());
    }

    void expectation_67_aPngHasScaleTransparencyDpiAndProject() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "one.png"}), 0, "", "");
        OUTCOME(bench.run({"export", "a.hld", "-o", "two.png", "--scale", "2", "--transparent"}), 0, "", "");
        const QImage one(bench.path("one.png"));
        const QImage two(bench.path("two.png"));
        QCOMPARE(two.size(), one.size() * 2);
        QCOMPARE(qAlpha(two.pixel(2, 2)), 0);
        QCOMPARE(qAlpha(one.pixel(2, 2)), 255);
        QCOMPARE(one.dotsPerMeterX(), 3780); // 96 dpi
        QCOMPARE(two.dotsPerMeterX(), 7559); // 192 dpi
        OUTCOME(bench.run({"import", "two.png", "-o", "again.hld"}), 0, "", "");
        QCOMPARE(bench.run({"print", "again.hld"}).out, bench.run({"print", "a.hld"}).out);
    }

    void expectation_68_aPdfHasItsFontsInIt() {
        Bench bench;
        bench.project("a.hld", lines);
        OUTCOME(bench.run({"export", "a.hld", "-o", "a.pdf"}), 0, "", "");
        const QByteArray pdf = bench.read("a.pdf");
        QVERIFY(pdf.startsWith("%PDF-1."));
        QVERIFY(pdf.contains("/FontFile"));
    }

    void expectation_69_exportNeedsNoDisplayAndKeepsStdoutClean() {
        Bench bench;
        bench.project("a.hld", lines);
        const Outcome piped = bench.run({"export", "a.hld", "--format", "svg"});
        QCOMPARE(piped.exit, 0);
        QVERIFY(piped.out.startsWith("<?xml") || piped.out.startsWith("<svg"));
        QCOMPARE(piped.err, QByteArray());
        QCOMPARE(bench.run({"export", "none.hld", "-o", "x.svg"}).exit, 2);
        QCOMPARE(bench.run({"export", "a.hld", "-o", "no/folder/x.svg"}).exit, 3);
        QCOMPARE(bench.run({"export", "a.hld", "--nonsense"}).exit, 1);
    }

    void expectation_70_twoExportsAreByteIdentical() {
        Bench bench;
        bench.project("a.hld", lines);
        for (const char* format : {"svg", "png"}) {
            const QString name = QString("x.") + format;
            OUTCOME(bench.run({"export", "a.hld", "-o", name}), 0, "", "");
            const QByteArray first = bench.read(name);
            OUTCOME(bench.run({"export", "a.hld", "-o", name, "--force"}), 0, "", "");
            QVERIFY(bench.read(name) == first);
        }
    }

    void expectation_79_noNetworkLibraryIsLinked() {
        QProcess ldd;
        ldd.start("ldd", {CHALKLINE_PROGRAM});
        QVERIFY(ldd.waitForFinished() && ldd.exitCode() == 0);
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY(libraries.contains("libQt6Widgets"));
        for (const char* network : {"libQt6Network", "libcurl", "libssl", "libQt6WebSockets"})
            QVERIFY2(!libraries.contains(network), network);
    }
};

QTEST_GUILESS_MAIN(ExpectationsTest)
#include "expectations_test.moc"
