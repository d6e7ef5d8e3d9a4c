// The program analysis-vectors, run as a process on files with known verdicts.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Outcome {
    int exit = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(CHALKLINE_VECTORS, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

const QString small = QStringLiteral(CHALKLINE_TEST_DATA "/vectors/small.json");

} // namespace

class AnalysisVectorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAreaIsTalliedAndEveryFaultNamed() {
        const Outcome seen = run({small});
        QCOMPARE(seen.err, QString());
        QCOMPARE(seen.out,
                 QString("capacity.keyspace passed 2 failed 2\n"
                         "capacity.concurrency passed 1 failed 1\n"
                         "weather.rain not built\n"
                         "keys.wrong: f_iled expected true actual nothing\n"
                         "keys.wrong: min_length expected inf actual 1\n"
                         "keys.wrong: space expected 101 actual 100\n"
                         "keys.refused: inputs refused: length: expected a whole number from 1 to 1k\n"
                         "open.without: inputs refused: bytes_per_connection is missing\n"));
        QCOMPARE(seen.exit, 4);
    }
    void onlyTheTallyLinesHoldTheirWords() {
        int lines = 0;
        for (const QString& line : run({small}).out.split('\n'))
            lines += line.contains("passed") || line.contains("failed");
        QCOMPARE(lines, 2);
    }
    void aPrefixPicksAreas() {
        const Outcome rain = run({small, "weather"});
        QCOMPARE(rain.out, QString("weather.rain not built\n"));
        QCOMPARE(rain.exit, 0);
        const Outcome none = run({small, "nothing"});
        QCOMPARE(none.out, QString());
        QCOMPARE(none.err, QString("analysis-vectors: no area begins with nothing\n"));
        QCOMPARE(none.exit, 1);
    }
    void malformedFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("empty") << QByteArray() << "no JSON: illegal value at byte 0";
        QTest::newRow("cut off") << QByteArray(R"({"cases": [)") << "no JSON: unterminated array at byte 11";
        QTest::newRow("a list") << QByteArray("[]") << "expected an object";
        QTest::newRow("another form") << QByteArray(R"({"format": "x/2", "cases": []})")
                                      << "expected the format hld-analysis-vectors/1, not x/2";
        QTest::newRow("no cases") << QByteArray("{}") << "expected a list as cases";
        QTest::newRow("a number") << QByteArray(R"({"cases": [7]})") << "case 1: expected an object";
        QTest::newRow("no id") << QByteArray(
                                      R"({"cases": [{"area": "a", "inputs": {}, "expected": {"k": 1}}]})")
                               << "case 1: expected a text as id";
        QTest::newRow("no area") << QByteArray(
                                        R"({"cases": [{"id": "a", "inputs": {}, "expected": {"k": 1}}]})")
                                 << "case 1: expected a text as area";
        QTest::newRow("no inputs") << QByteArray(
                                          R"({"cases": [{"id": "a", "area": "a", "expected": {"k": 1}}]})")
                                   << "case 1: expected an object as inputs";
        QTest::newRow("nothing expected")
            << QByteArray(R"({"cases": [{"id": "a", "area": "a", "inputs": {}, "expected": {}}]})")
            << "case 1: expects nothing";
        QTest::newRow("tolerance")
            << QByteArray(
                   R"({"cases": [{"id": "a", "area": "a", "inputs": {}, "expected": {"k": 1}, "rel_tol": -1}]})")
            << "case 1: expected a number from 0 as rel_tol";
    }
    void malformedFilesAreRefused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, complaint);
        QTemporaryDir folder;
        QFile file(folder.filePath("cases.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Outcome seen = run({file.fileName()});
        QCOMPARE(seen.err, QString("analysis-vectors: %1: %2\n").arg(file.fileName(), complaint));
        QCOMPARE(seen.out, QString());
        QCOMPARE(seen.exit, 2);
    }
    void aMissingFileAndAWrongCallSaySo() {
        const Outcome missing = run({"/nowhere/cases.json"});
        QCOMPARE(missing.err, QString("analysis-vectors: /nowhere/cases.json: No such file or directory\n"));
        QCOMPARE(missing.exit, 2);
        QCOMPARE(run({}).exit, 1);
        QCOMPARE(run({small, "a", "b"}).err, QString("usage: analysis-vectors FILE.json [AREA-PREFIX]\n"));
    }
};

QTEST_GUILESS_MAIN(AnalysisVectorsTest)
#include "analysis_vectors_test.moc"
