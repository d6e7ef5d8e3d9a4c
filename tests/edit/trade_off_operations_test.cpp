#include "edit/reliability_operations.h"
#include "edit/trade_off_operations.h"
#include "model/trade_off_topics.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

TradeOff said(std::string title, std::string options, std::string choice = {}, std::string why = {}) {
    TradeOff values;
    values.title = std::move(title);
    values.options = std::move(options);
    values.choice = std::move(choice);
    values.justification = std::move(why);
    return values;
}

ReliabilityItem item(ReliabilityTopic topic, NodeId node, std::string statement) {
    ReliabilityItem values;
    values.topic = topic;
    values.node = node;
    values.statement = std::move(statement);
    return values;
}

} // namespace

class TradeOffOperationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChoiceOnATopicFillsTheRecordOfThatTopic() {
        TestSession host;
        const TradeOffId first = host.edit(
            [](Transaction& edit) { return addTradeOff(edit, newTradeOff(*findTopic("sql_nosql"))); });
        const TradeOffId second = host.edit([](Transaction& edit) {
            return sayTradeOff(edit, said("SQL vs NoSQL", "SQL\nNoSQL", "NoSQL", "key lookups only"));
        });
        QCOMPARE(second, first);
        const TradeOff& held = host.at(first);
        QCOMPARE(held.title, "SQL or NoSQL");
        QCOMPARE(held.options, "SQL\nNoSQL");
        QCOMPARE(held.choice, "NoSQL");
        QCOMPARE(held.justification, "key lookups only");
        QCOMPARE(held.state, TradeOffState::Decided);
    }
    void theSameAgainChangesNothing() {
        TestSession host;
        const auto say = [](Transaction& edit) {
            return sayTradeOff(edit, said("Kafka vs RabbitMQ", "Kafka\nRabbitMQ", "Kafka", "replay"));
        };
        const TradeOffId first = host.edit(say);
        const std::size_t steps = host.session.history().cursor();
        QCOMPARE(host.edit(say), first);
        QCOMPARE(host.session.history().cursor(), steps);
        QCOMPARE(host.document().all<TradeOff>().size(), 1u);
    }
    void aBareTopicBringsItsOptions() {
        TestSession host;
        const TradeOffId id = host.edit([](Transaction& edit) { return sayTradeOff(edit, said("cap", "")); });
        QCOMPARE(host.at(id).topic_key, "cap");
        QCOMPARE(host.at(id).title, "CAP: CP or AP");
        QCOMPARE(host.at(id).options, "CP: consistency\nAP: availability");
        QCOMPARE(host.at(id).state, TradeOffState::NotDiscussed);
    }
    void aChoiceOfASpellingIsTheOption() {
        TestSession host;
        const TradeOffId id = host.edit(
            [](Transaction& edit) { return sayTradeOff(edit, said("database", "", "Cassandra", "writes")); });
        QCOMPARE(host.at(id).choice, "NoSQL");
        QCOMPARE(host.at(id).options, "SQL\nNoSQL");
    }
    void otherWordsForAnOptionThatIsThereAreThatOption() {
        TestSession host;
        const TradeOffId id = host.edit([](Transaction& edit) {
            return sayTradeOff(edit, said("Relational or Key-value", "Relational\nKey-value"));
        });
        host.edit([](Transaction& edit) {
            return sayTradeOff(edit, said("SQL vs NoSQL", "SQL\nNoSQL", "NoSQL", "key lookups only"));
        });
        QCOMPARE(host.at(id).options, "Relational\nKey-value");
        QCOMPARE(host.at(id).choice, "Key-value");
        host.edit([](Transaction& edit) {
            return sayTradeOff(edit,
                               said("SQL or NoSQL", "MySQL over two zones", "MySQL over two zones", "joins"));
        });
        QCOMPARE(host.at(id).options, "Relational\nKey-value\nMySQL over two zones");
        QCOMPARE(host.at(id).choice, "MySQL over two zones");
    }
    void aVerdictIsKeptForEachStoreAndForTheWhole() {
        TestSession host;
        const NodeId orders = host.node("orders db", {}, "store.relational");
        const NodeId cache = host.node("cache", {}, "cache.distributed");
        const auto judge = [&](NodeId store, CapMode mode, ElseMode otherwise) {
            return host.edit([&](Transaction& edit) { return setVerdict(edit, store, mode, otherwise); });
        };
        const TradeOffId cp = judge(orders, CapMode::Cp, ElseMode::Consistency);
        judge(cache, CapMode::Ap, ElseMode::Latency);
        judge({}, CapMode::Ap, ElseMode::Unstated);
        QCOMPARE(judge(orders, CapMode::Cp, ElseMode::Latency), cp);
        QCOMPARE(host.document().all<TradeOff>().size(), 3u);
        QCOMPARE(verdictOn(host.document().tables(), orders)->else_mode, ElseMode::Latency);
        QCOMPARE(verdictOn(host.document().tables(), cache)->cap_mode, CapMode::Ap);
        QVERIFY(!verdictOn(host.document().tables(), {})->node);
        QCOMPARE(host.at(cp).state, TradeOffState::Discussed);
        QCOMPARE(host.at(cp).topic_key, "cap");
    }
    void wordsMoveTheStateOnAndNeverBack() {
        TradeOff before;
        TradeOff after = before;
        QCOMPARE(stateAfter(before, after), TradeOffState::NotDiscussed);
        after.title = "other";
        QCOMPARE(stateAfter(before, after), TradeOffState::NotDiscussed);
        after.pros = "cheap";
        QCOMPARE(stateAfter(before, after), TradeOffState::Discussed);
        before = after;
        after.choice = "a";
        after.justification = "because";
        QCOMPARE(stateAfter(before, after), TradeOffState::Decided);
        before = after;
        before.state = after.state = TradeOffState::Decided;
        after.justification.clear();
        QCOMPARE(stateAfter(before, after), TradeOffState::Decided);
        // A person's own word on the state stands until something new is said.
        before.state = after.state = TradeOffState::Discussed;
        after.justification = "because of that";
        QCOMPARE(stateAfter(before, after), TradeOffState::Discussed);
    }
    void aStatementIsSaidOnceAndFillsAnOpenItem() {
        TestSession host;
        const NodeId db = host.node("url db", {}, "store.relational");
        const auto say = [&](const ReliabilityItem& values) {
            return host.edit([&](Transaction& edit) { return sayReliability(edit, values); });
        };
        const ReliabilityItemId open = say(item(ReliabilityTopic::Failover, db, ""));
        QCOMPARE(host.at(open).state, ReliabilityState::Open);
        const ReliabilityItemId filled = say(item(ReliabilityTopic::Failover, db, "promoted in 30 s"));
        QCOMPARE(filled, open);
        QCOMPARE(host.at(open).state, ReliabilityState::Stated);
        const std::size_t steps = host.session.history().cursor();
        QCOMPARE(say(item(ReliabilityTopic::Failover, db, "Promoted  in 30 s")), open);
        QCOMPARE(host.session.history().cursor(), steps);
        QVERIFY(say(item(ReliabilityTopic::Failover, {}, "promoted in 30 s")) != open);
        QVERIFY(say(item(ReliabilityTopic::Backup, db, "promoted in 30 s")) != open);
    }
};

QTEST_APPLESS_MAIN(TradeOffOperationsTest)
#include "trade_off_operations_test.moc"
