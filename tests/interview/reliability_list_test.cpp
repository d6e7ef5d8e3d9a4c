#include "edit/guided_operations.h"
#include "interview/later_checks.h"
#include "interview/reliability_list.h"
#include "model/trade_off_topics.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

class ReliabilityListTest : public QObject {
    Q_OBJECT

    static void say(TestSession& host, ReliabilityTopic topic, NodeId node, std::string statement) {
        ReliabilityItem item;
        item.topic = topic;
        item.node = node;
        item.statement = std::move(statement);
        host.edit([&](Transaction& edit) { return addReliabilityItem(edit, item); });
    }

private Q_SLOTS:
    void componentsThatATopicIsAskedOfAreOpenUntilSomethingIsSaid() {
        TestSession host;
        const NodeId client = host.node("browser", {}, "client.web");
        const NodeId db = host.node("db", {}, "store.relational");
        const NodeId cache = host.node("cache", {}, "cache.distributed");
        const auto unsaid = [&](ReliabilityTopic topic) { return unsaidOf(host.document().tables(), topic); };
        QCOMPARE(unsaid(ReliabilityTopic::Failover), (std::vector<NodeId>{db, cache}));
        QCOMPARE(unsaid(ReliabilityTopic::Backup), (std::vector<NodeId>{db}));
        say(host, ReliabilityTopic::Failover, db, "replica");
        say(host, ReliabilityTopic::Failover, cache, "  ");
        say(host, ReliabilityTopic::Failover, client, "reload");
        QCOMPARE(unsaid(ReliabilityTopic::Failover), (std::vector<NodeId>{cache}));
        say(host, ReliabilityTopic::Failover, {}, "two regions");
        QCOMPARE(unsaid(ReliabilityTopic::Failover), (std::vector<NodeId>{cache}));
        QCOMPARE(itemsOf(host.document().tables(), ReliabilityTopic::Failover).size(), 4u);
    }
    void thePropertiesOfAComponentAreItsFacts() {
        TestSession host;
        const NodeId db = host.node("db", {}, "store.relational");
        const Ref ref = refTo(db);
        host.edit([&](Transaction& edit) { return setInstances(edit, db, 3, 20); });
        for (const auto& [key, value] : {std::pair("scaling_mode", "horizontal"),
                                         {"shards", "8"},
                                         {"failover_mode", "active_passive"},
                                         {"detect_s", "10"},
                                         {"rto_s", "90"},
                                         {"read_from_replicas", "true"},
                                         {"replication_lag_ms", "200"}})
            host.edit([&](Transaction& edit) { return chalkline::setProperty(edit, ref, key, value); });
        const auto facts = [&](ReliabilityTopic topic) {
            return factsOf(host.document().tables(), db, topic);
        };
        QCOMPARE(facts(ReliabilityTopic::Scaling),
                 (std::vector<std::string>{"3 to 20 instances", "Scales: horizontally", "Shards: 8"}));
        QCOMPARE(facts(ReliabilityTopic::Failover),
                 (std::vector<std::string>{"Failover: active-passive", "Noticed after: 10 s",
                                           "Back within (RTO): 1.5 min"}));
        QCOMPARE(facts(ReliabilityTopic::Replication),
                 (std::vector<std::string>{"Read from replicas: yes", "Lag at most: 200 ms"}));
        QVERIFY(facts(ReliabilityTopic::Backup).empty());
        QVERIFY(factsOf(host.document().tables(), {}, ReliabilityTopic::Scaling).empty());
    }
    void secondsAreShownInTheLargestUnitThatFits() {
        QCOMPARE(secondsText(0), "0 s");
        QCOMPARE(secondsText(45), "45 s");
        QCOMPARE(secondsText(90), "1.5 min");
        QCOMPARE(secondsText(100), "100 s");
        QCOMPARE(secondsText(86'400), "1 d");
        QCOMPARE(secondsText(7'200), "2 h");
        QCOMPARE(secondsText(0.25), "0.25 s");
    }
    void everyHeadingOfAFactIsOneOfTheCatalogue() {
        for (const ReliabilityTopicText& topic : reliabilityTopics()) {
            const std::string_view section = sectionOf(topic.topic);
            if (section.empty()) continue;
            QVERIFY(std::ranges::find(allPropertyKeys(), section, &PropertyKey::section) !=
                    allPropertyKeys().end());
        }
    }
    void whatIsNotAnalysedIsSaid() {
        QCOMPARE(notAnalysed(laterCheck("sharding")), "Share of the busiest shard: not analysed yet");
        QCOMPARE(notAnalysed(laterCheck(ReliabilityTopic::Backup)), "");
        QCOMPARE(notAnalysed(laterCheck("mine")), "");
        for (const TradeOffTopic& topic : tradeOffTopics())
            QCOMPARE(laterCheck(topic.key).empty(), topic.key == "monolith_micro");
    }
};

QTEST_APPLESS_MAIN(ReliabilityListTest)
#include "reliability_list_test.moc"
