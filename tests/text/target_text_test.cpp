#include "text/target_text.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::text;

namespace {

struct Row {
    const char* words;
    const char* metric;
    const char* comparator;
    double target;
    const char* unit;
    const char* category;
    const char* shown;
};

constexpr Row rows[] = {
    {"redirect p99 < 100 ms", "p99", "<", 100, "ms", "latency", "100 ms"},
    {"redirect p99 ≤ 0.2 s for users", "p99", "<=", 200, "ms", "latency", "200 ms"},
    {"p95 latency under 90 seconds", "latency", "<=", 90, "s", "latency", "90 s"},
    {"availability 99.99 %", "availability", ">=", 99.99, "%", "availability", "99.99 %"},
    {"availability >= 99.9%", "availability", ">=", 99.9, "%", "availability", "99.9 %"},
    {"availability of 4 nines", "availability", ">=", 4, "nines", "availability", "4 nines"},
    {"budget $20k/month", "budget", "<=", 20000, "USD/month", "budget", "$20k/month"},
    {"cost < 500 EUR/day", "cost", "<", 500, "EUR/day", "budget", "€500/day"},
    {"redirects >= 19.3k/s at peak", "redirects", ">=", 19300, "/s", "throughput", "19.3k/s"},
    {"1000 QPS", "", ">=", 1000, "queries/s", "throughput", "1k queries/s"},
    {"writes of 10 MB/s", "writes", ">=", 10, "MB/s", "throughput", "10 MB/s"},
    {"upload size <= 1.27 KB", "size", "<=", 1.27, "kB", "storage", "1.27 kB"},
    {"error rate 0.1 %", "rate", "<=", 0.1, "%", "", "0.1 %"},
    {"p99 < 100 ms, always", "p99", "<", 100, "ms", "latency", "100 ms"},
};

} // namespace

class TargetTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreReadAsATarget_data();
    void wordsAreReadAsATarget();
    void wordsWithoutAMeasureAreLeftAlone();
    void nonsenseSaysWhereAndChangesNothing();
    void whatIsTypedComesBack_data();
    void whatIsTypedComesBack();
    void availabilityShowsItsDowntime();
};

void TargetTextTest::wordsAreReadAsATarget_data() {
    QTest::addColumn<int>("row");
    for (int i = 0; i < static_cast<int>(std::size(rows)); ++i)
        QTest::newRow(rows[i].words) << i;
}

void TargetTextTest::wordsAreReadAsATarget() {
    QFETCH(int, row);
    const Row& wanted = rows[row];
    Requirement read;
    read.title = wanted.words;
    QVERIFY(findTarget(wanted.words, read).has_value());
    QCOMPARE(read.metric, wanted.metric);
    QCOMPARE(read.comparator, wanted.comparator);
    QVERIFY(read.target.has_value());
    QCOMPARE(*read.target, wanted.target);
    QCOMPARE(read.unit, wanted.unit);
    QCOMPARE(read.category, wanted.category);
    QCOMPARE(targetText(read), wanted.shown);
}

void TargetTextTest::wordsWithoutAMeasureAreLeftAlone() {
    for (const char* words : {"easy to use", "works in 2 clicks", "log in", "GDPR", "links live 5"}) {
        Requirement read;
        read.title = words;
        QVERIFY(findTarget(words, read).has_value());
        QVERIFY2(!read.target, words);
        QCOMPARE(read.comparator, "");
    }
}

void TargetTextTest::nonsenseSaysWhereAndChangesNothing() {
    Requirement held;
    held.target = 100;
    held.unit = "ms";
    const Requirement before = held;
    const auto zork = setTarget(held, "3 zork");
    QCOMPARE(zork.error().column, 3);
    QCOMPARE(zork.error().message, "\"zork\" is no unit; expected one such as ms, GB, users or /day");
    QCOMPARE(setTarget(held, "-5 ms").error().message, "a target is not negative");
    QVERIFY(!setTarget(held, "fast"));
    QVERIFY(held == before);
    Requirement typed;
    QVERIFY(!findTarget("redirect p99 < 100 mss", typed));
    QVERIFY(!typed.target);
    QVERIFY(setTarget(held, "  ").has_value());
    QVERIFY(!held.target);
    QCOMPARE(held.unit, "");
}

void TargetTextTest::whatIsTypedComesBack_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("time") << "100 ms" << "100 ms";
    QTest::newRow("percent") << "99.95%" << "99.95 %";
    QTest::newRow("money") << "$1,500/month" << "$1.5k/month";
    QTest::newRow("rate") << "500M/month" << "500M/month";
    QTest::newRow("users") << "2.5M users/day" << "2.5M users/day";
    QTest::newRow("bytes") << "15 TB" << "15 TB";
    QTest::newRow("binary") << "4 KiB" << "4096 B";
    QTest::newRow("bare") << "7" << "7";
}

void TargetTextTest::whatIsTypedComesBack() {
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    Requirement into;
    QVERIFY(setTarget(into, typed.toStdString()).has_value());
    QCOMPARE(QString::fromStdString(targetText(into)), shown);
    Requirement again;
    QVERIFY(setTarget(again, targetText(into)).has_value());
    QCOMPARE(again.target, into.target);
    QCOMPARE(again.unit, into.unit);
}

void TargetTextTest::availabilityShowsItsDowntime() {
    Requirement requirement;
    requirement.category = "availability";
    QVERIFY(setTarget(requirement, "99.99 %").has_value());
    QCOMPARE(downtimeText(requirement), "3153.6 s = 52.56 min down a year");
    QVERIFY(setTarget(requirement, "99.9 %").has_value());
    QCOMPARE(downtimeText(requirement), "8.76 h down a year");
    QVERIFY(setTarget(requirement, "99 %").has_value());
    QCOMPARE(downtimeText(requirement), "3.65 days down a year");
    QVERIFY(setTarget(requirement, "5 nines").has_value());
    QCOMPARE(downtimeText(requirement), "315.36 s = 5.256 min down a year");
    QVERIFY(setTarget(requirement, "100 ms").has_value());
    QCOMPARE(downtimeText(requirement), "");
}

QTEST_APPLESS_MAIN(TargetTextTest)
#include "target_text_test.moc"
