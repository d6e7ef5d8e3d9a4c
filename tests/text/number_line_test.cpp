#include "text/number_line.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::text;

namespace {

std::string read(const char* line) {
    const auto made = readNumberLine(line);
    if (!made) return made.error().text();
    if (!*made) return "nothing";
    if (const auto* workload = std::get_if<WorkloadLine>(&**made))
        return writeWorkload(workload->record) + (workload->monthly ? " monthly" : "");
    if (const auto* constant = std::get_if<Constant>(&**made))
        return constant->key + " = " + shortNumber(constant->value) + " [" + constant->unit + "]";
    const auto& estimate = std::get<Estimate>(**made);
    return "est " + estimate.name + " = " + estimate.expression;
}

} // namespace

class NumberLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesBecomeRecords_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("made");
        const auto row = [](const char* line, const char* made) {
            QTest::addRow("%s", line) << QString::fromUtf8(line) << QString::fromUtf8(made);
        };
        row("redirects: 50M users * 10/day read 500 B x3", "redirects: 50M users * 10/day read 500 B out x3");
        row("redirects 50M users × 10 read 500B", "redirects: 50M users * 10/day read 500 B out x3");
        row("shorten: 500M/month write 500 B x2 by web, app",
            "shorten: 16666666.666666666 users * 1/day write 500 B in x2 by web, app monthly");
        row("post photo: 1,000,000 users, 2/day, 1 MB", "post photo: 1M users * 2/day write 1 MB in x3");
        row("posts: 300M users * 50 % * 2/day 100 KB peak x2",
            "posts: 150M users * 2/day write 100 kB in x2");
        row("api: 1000/s read 200 B in 5 KB out peak 4",
            "api: 86.4M users * 1/day read 200 B in 5 kB out x4");
        row("sync: 1M users 3/day read 100 B 2 KB", "sync: 1M users * 3/day read 100 B in 2 kB out x3");
        row("redirects: 30M/month * 100 read", "redirects: 1M users * 100/day read x3 monthly");
        row("visitors", "visitors:  read x3");
        row("  ", "nothing");
        row("retention_years = 5 y", "retention_years = 5 [y]");
        row("qps_per_server = 1000/s", "qps_per_server = 1k [/s]");
        row("hot fraction = 20 %", "hot fraction = 0.2 []");
        row("est: 500M/month * 500 B * 5 y", "est  = 500M/month * 500 B * 5 y");
        row("est: daily = 2 TB/day", "est daily = 2 TB/day");
        row("a: 50M users/month", "column 4: users are counted a day: expected how many come each day, "
                                  "such as 150M users");
        row("a: -5 users", "column 4: expected a number that is not negative");
        row("a: 5 users often", "column 12: expected the end or / and a unit after 5 users");
        row("a: 5 mb", "column 6: \"mb\" is no unit: write MB for bytes or Mb for bits");
        row("k = ", "column 5: expected a number, such as 100 ms or 500M/month");
        row("est: ", "column 5: expected an estimate, such as 500M/month * 500 B * 5 y");
    }
    void linesBecomeRecords() {
        QFETCH(QString, line);
        QFETCH(QString, made);
        QCOMPARE(QString::fromStdString(read(line.toUtf8().constData())), made);
    }
    void aWrittenWorkloadReadsBackTheSame() {
        Workload workload;
        workload.name = "redirects";
        workload.users_per_day = 1.0 / 3;
        workload.per_user_per_day = 12.5;
        workload.direction = WorkloadDirection::Write;
        workload.payload_in_bytes = 1270;
        workload.payload_out_bytes = 3;
        workload.peak_factor = 2.5;
        workload.actor = "phones and tablets";
        const auto back = readNumberLine(writeWorkload(workload));
        QVERIFY(back && *back);
        QVERIFY(std::get<WorkloadLine>(**back).record == workload);
    }
    void aFieldTakesUnitsAndRefusesWhatIsNone() {
        Workload workload;
        QVERIFY(readWorkloadField("users_per_day", " 50M users ", workload));
        QCOMPARE(*workload.users_per_day, 50e6);
        QVERIFY(readWorkloadField("per_user_per_day", "2/h", workload));
        QCOMPARE(*workload.per_user_per_day, 48.);
        QVERIFY(readWorkloadField("payload_in_bytes", "1.27 KB", workload));
        QCOMPARE(*workload.payload_in_bytes, 1270.);
        QCOMPARE(workloadFieldText("payload_in_bytes", workload), std::string("1.27 kB"));
        QVERIFY(readWorkloadField("payload_in_bytes", "", workload));
        QVERIFY(!workload.payload_in_bytes);
        QCOMPARE(readWorkloadField("users_per_day", "5 GB", workload).error().message,
                 std::string("expected how many, such as 50M"));
        QVERIFY(!readWorkloadField("peak_factor", "x", workload));
        QCOMPARE(workload.peak_factor, 3.);
    }
    void absurdLinesAreReadQuickly() {
        const std::string numbers = "a: " + std::string(20000, '9');
        const std::string nested = "est: " + std::string(100000, '(');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!readNumberLine(numbers));
        QVERIFY(readNumberLine(nested));
        QVERIFY(timer.elapsed() < 100);
    }
};

QTEST_APPLESS_MAIN(NumberLineTest)
#include "number_line_test.moc"
