#include "text/statement_line.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::text;

namespace {

/// "FR must title" for a line read with the given sort.
std::string sorted(std::string_view line, RequirementSort given = {}) {
    const auto read = readRequirement(line, given);
    if (!read) return "nothing";
    const std::string kind = read->kind == RequirementKind::Functional ? "FR" : "NFR";
    constexpr std::array priorities{" must ", " good ", " wont "};
    return kind + priorities[static_cast<std::size_t>(read->priority)] + read->title;
}

std::string described(std::string_view line) {
    const auto read = readTradeOff(line);
    if (!read) return "nothing";
    std::string options;
    for (const std::string& option : optionsOf(*read))
        options += "[" + option + "]";
    return read->title + " " + options + " " + read->choice + " " + read->justification;
}

} // namespace

class StatementLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefixesChooseKindAndPriority();
    void whatHasNoPrefixTakesWhatIsGiven();
    void otherWordsBeforeAColonAreTheTitle();
    void aMeasureIsRead();
    void aFunctionalRequirementMeasuresNothing();
    void versusMakesOptions();
    void pickDecides();
    void pastedListsLoseTheirBullets();
    void oddTextsDoNoHarm();
};

void StatementLineTest::prefixesChooseKindAndPriority() {
    QCOMPARE(sorted("must: shorten a URL"), "FR must shorten a URL");
    QCOMPARE(sorted("good: custom alias"), "FR good custom alias");
    QCOMPARE(sorted("wont: analytics"), "FR wont analytics");
    QCOMPARE(sorted("won't: analytics"), "FR wont analytics");
    QCOMPARE(sorted("must: \"good: grades\""), "FR must good: grades");
    QCOMPARE(sorted("nfr: redirect fast"), "NFR must redirect fast");
    QCOMPARE(sorted("nfr good: cheap"), "NFR good cheap");
    QCOMPARE(sorted("Good NFR : cheap"), "NFR good cheap");
    QCOMPARE(sorted("nfr: good: cheap"), "NFR good cheap");
}

void StatementLineTest::whatHasNoPrefixTakesWhatIsGiven() {
    QCOMPARE(sorted("  shorten  ", {RequirementKind::NonFunctional, Priority::Good}), "NFR good shorten");
    QCOMPARE(sorted("must: x", {RequirementKind::NonFunctional, Priority::Good}), "NFR must x");
    QCOMPARE(sorted("fr: x", {RequirementKind::NonFunctional, Priority::Good}), "FR good x");
}

void StatementLineTest::otherWordsBeforeAColonAreTheTitle() {
    QCOMPARE(sorted("users must: log in"), "FR must users must: log in");
    QCOMPARE(sorted("API: list"), "FR must API: list");
    QCOMPARE(sorted(": x"), "FR must : x");
}

void StatementLineTest::aMeasureIsRead() {
    const auto read = readRequirement("nfr: redirect p99 <= 100 ms at peak", {});
    QCOMPARE(read->title, "redirect p99 <= 100 ms at peak");
    QCOMPARE(read->metric, "p99");
    QCOMPARE(read->comparator, "<=");
    QCOMPARE(*read->target, 100.0);
    QCOMPARE(read->unit, "ms");
    const auto share = readRequirement("nfr: availability ≥ 99.95%", {});
    QCOMPARE(share->comparator, ">=");
    QCOMPARE(*share->target, 99.95);
    QCOMPARE(share->unit, "%");
    QVERIFY(!readRequirement("nfr: latency < low", {})->target);
}

void StatementLineTest::aFunctionalRequirementMeasuresNothing() {
    QVERIFY(!readRequirement("must: files < 10 MB", {})->target);
}

void StatementLineTest::versusMakesOptions() {
    QCOMPARE(described("SQL vs NoSQL"), "SQL vs NoSQL [SQL][NoSQL]  ");
    QCOMPARE(described("SQL VS. NoSQL"), "SQL VS. NoSQL [SQL][NoSQL]  ");
    QCOMPARE(described("push / pull / hybrid"), "push / pull / hybrid [push][pull][hybrid]  ");
    QCOMPARE(described("CP/AP"), "CP/AP [CP][AP]  ");
    QCOMPARE(described("Redis, Memcached"), "Redis, Memcached [Redis][Memcached]  ");
    QCOMPARE(described("Storage: SQL vs NoSQL"), "Storage [SQL][NoSQL]  ");
    QCOMPARE(described("SQL vs NoSQL: key lookups only"), "SQL vs NoSQL [SQL][NoSQL]  key lookups only");
    QCOMPARE(described("where to cut the monolith"), "where to cut the monolith   ");
}

void StatementLineTest::pickDecides() {
    QCOMPARE(described("pick: Kafka over RabbitMQ: replay"),
             "Kafka vs RabbitMQ [Kafka][RabbitMQ] Kafka replay");
    QVERIFY(readTradeOff("pick: Kafka over RabbitMQ: replay")->state == TradeOffState::Decided);
    QVERIFY(readTradeOff("pick: Kafka over RabbitMQ")->state == TradeOffState::Discussed);
    QCOMPARE(described("pick: SQL | NoSQL -> NoSQL because key lookups only"),
             "SQL vs NoSQL [SQL][NoSQL] NoSQL key lookups only");
    QCOMPARE(described("pick: SQL vs NoSQL -> NewSQL"),
             "SQL vs NoSQL vs NewSQL [SQL][NoSQL][NewSQL] NewSQL ");
    QCOMPARE(described("PICK: Go"), "Go [Go] Go ");
    QCOMPARE(described("pick: "), "nothing");
}

void StatementLineTest::pastedListsLoseTheirBullets() {
    const std::vector<std::string> expected{"one", "two", "three", "four", "5 a day", "-x"};
    QCOMPARE(listedLines("- one\r\n\n * two\n1. three\n  - [ ] four\n5 a day\n-x\n - \n"), expected);
    QVERIFY(listedLines(" \n\n").empty());
}

void StatementLineTest::oddTextsDoNoHarm() {
    for (const char* line : {"",
                             " ",
                             ":",
                             "must:",
                             "must: ",
                             "pick:",
                             " vs ",
                             "a vs ",
                             " over ",
                             "pick: over",
                             "/",
                             "//",
                             ", ",
                             "nfr: <",
                             "nfr: < 1e999 ms",
                             "nfr: x < -5",
                             "pick: -> x",
                             "pick: a -> ",
                             "1.",
                             "1. ",
                             "[ ] "}) {
        (void)readRequirement(line, {});
        (void)readTradeOff(line);
        (void)listedLines(line);
    }
    QVERIFY(!readRequirement("must: ", {}));
    QVERIFY(!readTradeOff("  "));
    QVERIFY(!readRequirement("nfr: x < -5", {})->target);
}

QTEST_APPLESS_MAIN(StatementLineTest)
#include "statement_line_test.moc"
