// Growth and failure as the seed asks for them: what is said on the page "Scale", and what is set for a
// component in the inspector; read back from the file and found in the report.
#include "seed/decisions_driver.h"

using namespace chalkline;
using namespace chalkline::test;

class SeedScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seed_01_scalability();
    void seed_57_replication();
    void seed_58_database_sharding();
    void seed_60_how_the_system_scales_horizontally();
    void seed_62_caching_strategies();
    void seed_63_load_balancing();
    void seed_64_data_replication();
};

void SeedScaleTest::seed_01_scalability() {
    DecisionsDriver d;
    d.line("load balancer > redirect service");
    InspectorForm& form = d.inspect("redirect service", "Scaling");
    d.set(form, "Instances", "3");
    d.set(form, "… at most", "20");
    d.set(form, "Scales", "horizontally");
    d.say("scale", "scaling redirect service: one more instance at 60 % CPU");
    d.reopen();
    QCOMPARE(d.sql("SELECT instances_min, instances_max FROM node WHERE name = 'redirect service'"),
             (std::vector<SqlRow>{{"3", "20"}}));
    QCOMPARE(d.property("redirect service", "scaling_mode"), "horizontal");
    d.open("scale", "one more instance at 60 % CPU");
    HAS(d.shownOn("scale"), "3 to 20 instances · Scales: horizontally");
    HAS(d.shownOn("scale"), "Instances needed now and at twice the load: not analysed yet");
    HAS(d.report(), "one more instance at 60 % CPU");
    QVERIFY(d.plainReport().contains("20"));
}

void SeedScaleTest::seed_57_replication() {
    DecisionsDriver d;
    d.line("api > url database (postgres)");
    InspectorForm& form = d.inspect("url database", "Replication");
    d.set(form, "Replicas", "2");
    d.set(form, "Copies written", "asynchronously");
    d.set(form, "Topology", "one leader");
    d.set(form, "Read from replicas", "Yes");
    d.set(form, "Lag at most", "200 ms");
    d.say("tradeoffs", "pick: single leader, asynchronous | leaderless quorum -> single leader, asynchronous "
                       "because reads outnumber writes 100:1");
    d.reopen();
    QCOMPARE(d.property("url database", "replicas"), "2");
    QCOMPARE(d.property("url database", "replication_mode"), "async");
    QCOMPARE(d.property("url database", "replication_topology"), "leader");
    QCOMPARE(d.property("url database", "read_from_replicas"), "true");
    QCOMPARE(d.property("url database", "replication_lag_ms"), "200");
    QCOMPARE(d.value("SELECT topic_key FROM trade_off"), "replication");
    auto* list = d.page("tradeoffs").findChild<StatementList*>();
    for (StatementRow* row : list->rows())
        if (!row->face().quiet) d.click(*row);
    HAS(d.shownOn("tradeoffs"), "Lag of the copies, and what they add to reads: not analysed yet");
    HAS(d.report(), "reads outnumber writes 100:1");
}

void SeedScaleTest::seed_58_database_sharding() {
    DecisionsDriver d;
    d.line("api > url database (postgres)");
    InspectorForm& form = d.inspect("url database", "Sharding");
    d.set(form, "Shards", "16");
    d.set(form, "Shard key", "code");
    d.set(form, "Split by", "consistent hash");
    d.set(form, "Skew of keys (Zipf)", "0.99");
    d.say("tradeoffs", "pick: not sharded | sharded by hash -> sharded by hash because 15 TB fit no machine");
    d.reopen();
    QCOMPARE(d.property("url database", "shards"), "16");
    QCOMPARE(d.property("url database", "shard_key"), "code");
    QCOMPARE(d.property("url database", "shard_method"), "consistent_hash");
    QCOMPARE(d.property("url database", "zipf_alpha"), "0.99");
    d.open("tradeoffs", "not sharded vs sharded by hash");
    HAS(d.shownOn("tradeoffs"), "Share of the busiest shard: not analysed yet");
    HAS(d.report(), "15 TB fit no machine");
}

void SeedScaleTest::seed_60_how_the_system_scales_horizontally() {
    DecisionsDriver d;
    d.line("load balancer > redirect service > url database (postgres)");
    auto& page = d.page("scale");
    const auto said = [&] { return d.value("SELECT count(*) FROM reliability_item WHERE state = 'stated'"); };
    HAS(d.shown(page), "Not said yet");
    d.say("scale", "scaling: every tier but the database adds instances");
    d.say("scale", "scaling redirect service: stateless, by CPU");
    d.say("scale", "scaling url database: read replicas, then shards");
    d.open("scale", "stateless, by CPU");
    d.type(d.named<QPlainTextEdit>("Evidence"), "load test of 3x");
    d.leave();
    QCOMPARE(said(), "3");
    d.reopen();
    QCOMPARE(d.sql("SELECT r.topic, coalesce(n.name, 'whole'), r.statement, r.state, r.evidence "
                   "FROM reliability_item r LEFT JOIN node n ON n.id = r.node ORDER BY r.sort_order"),
             (std::vector<SqlRow>{
                 {"scaling", "whole", "every tier but the database adds instances", "stated", ""},
                 {"scaling", "redirect service", "stateless, by CPU", "stated", "load test of 3x"},
                 {"scaling", "url database", "read replicas, then shards", "stated", ""}}));
    HAS(d.report(), "every tier but the database adds instances");
    HAS(d.report(), "load test of 3x");
}

void SeedScaleTest::seed_62_caching_strategies() {
    DecisionsDriver d;
    d.line("redirect service > redis cache");
    InspectorForm& form = d.inspect("redis cache", "Caching");
    d.set(form, "Strategy", "cache-aside");
    d.set(form, "Eviction", "least recently used");
    d.set(form, "Time to live", "24 h");
    d.set(form, "Invalidation", "deleted on write");
    d.set(form, "Against stampedes", "one loads, others wait");
    d.set(form, "Hit ratio", "95 %");
    d.say("scale", "caching redis cache: hot codes live a day");
    d.reopen();
    const std::pair<const char*, const char*> stored[] = {{"cache_strategy", "cache_aside"},
                                                          {"eviction", "lru"},
                                                          {"ttl_s", "86400"},
                                                          {"invalidation", "on_write"},
                                                          {"stampede_guard", "single_flight"},
                                                          {"hit_ratio", "0.95"}};
    for (const auto& [key, value] : stored)
        QCOMPARE(d.property("redis cache", key), QString::fromLatin1(value));
    d.open("scale", "hot codes live a day");
    HAS(d.shownOn("scale"), "Strategy: cache-aside");
    HAS(d.shownOn("scale"), "Time to live: 1 d");
    HAS(d.shownOn("scale"), "Hit ratio from the size and the skew of the keys: not analysed yet");
    HAS(d.report(), "hot codes live a day");
    QVERIFY(d.plainReport().contains("cache aside"));
}

void SeedScaleTest::seed_63_load_balancing() {
    DecisionsDriver d;
    d.line("web client > load balancer > redirect service");
    InspectorForm& form = d.inspect("load balancer", "Load balancing");
    d.set(form, "Algorithm", "least connections");
    d.set(form, "Layer", "7, requests");
    d.set(form, "Health check every", "5 s");
    d.set(form, "Sticky sessions", "No");
    d.say("scale", "load balancing load balancer: sessions live in the cache");
    d.reopen();
    QCOMPARE(d.property("load balancer", "lb_algorithm"), "least_connections");
    QCOMPARE(d.property("load balancer", "lb_layer"), "7");
    QCOMPARE(d.property("load balancer", "health_check_s"), "5");
    QCOMPARE(d.property("load balancer", "sticky_sessions"), "false");
    d.open("scale", "sessions live in the cache");
    HAS(d.shownOn("scale"), "Algorithm: least connections");
    HAS(d.shownOn("scale"), "Sessions lost with an instance: not analysed yet");
    HAS(d.report(), "sessions live in the cache");
    QVERIFY(d.plainReport().contains("least connections"));
}

void SeedScaleTest::seed_64_data_replication() {
    DecisionsDriver d;
    d.line("api > url database (postgres)");
    InspectorForm& form = d.inspect("url database", "Replication");
    d.set(form, "Copies written", "asynchronously");
    d.set(form, "Lag at most", "2 s");
    InspectorForm& failover = d.inspect("url database", "Failover");
    d.set(failover, "Failover", "active-passive");
    d.set(failover, "Noticed after", "10 s");
    d.set(failover, "Takes over in", "30 s");
    d.set(failover, "Back within (RTO)", "1 min");
    d.set(failover, "Data lost (RPO)", "2 s");
    d.say("scale", "replication url database: one copy in the other zone");
    d.reopen();
    const std::pair<const char*, const char*> stored[] = {{"replication_mode", "async"},
                                                          {"replication_lag_ms", "2000"},
                                                          {"failover_mode", "active_passive"},
                                                          {"detect_s", "10"},
                                                          {"promote_s", "30"},
                                                          {"rto_s", "60"},
                                                          {"rpo_s", "2"}};
    for (const auto& [key, value] : stored)
        QCOMPARE(d.property("url database", key), QString::fromLatin1(value));
    d.open("scale", "one copy in the other zone");
    HAS(d.shownOn("scale"), "Copies written: asynchronously · Lag at most: 2 s");
    HAS(d.shownOn("scale"), "Data lost with the leader, from the lag of its copies: not analysed yet");
    HAS(d.report(), "one copy in the other zone");
}

QTEST_MAIN(SeedScaleTest)
#include "scale_test.moc"
