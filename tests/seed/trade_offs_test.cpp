// The trade-offs of the seed: each is entered on the page, read back from the file and found in the report.
#include "seed/decisions_driver.h"

#include <QMenu>
#include <QSlider>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A card with choice and reason by one line, read from the file after reopening.
QString decided(DecisionsDriver& d, const QString& line, const QString& topic) {
    d.say("tradeoffs", line);
    d.reopen();
    return d.value("SELECT choice || ' because ' || justification || ', ' || state FROM trade_off "
                   "WHERE topic_key = '" +
                   topic.toStdString() + "'");
}

void link(DecisionsDriver& d, const QString& requirement) {
    PanelPage& page = d.page("tradeoffs");
    auto* detail = page.findChild<StatementDetail*>();
    auto* menu = detail->findChild<QMenu*>();
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text().contains(requirement)) return action->trigger();
    qFatal("there is no requirement %s", qPrintable(requirement));
}

} // namespace

class SeedTradeOffsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seed_48_trade_offs_discussion();
    void seed_49_eventual_vs_strong_consistency();
    void seed_50_availability_vs_partition_tolerance();
    void seed_51_sql_vs_nosql();
    void seed_53_latency_vs_throughput();
    void seed_54_cp_or_ap();
    void seed_55_scalability_vs_availability();
    void seed_59_justify_by_requirements();
    void seed_65_strong_consistency_correct_but_slower();
    void seed_66_eventual_consistency_available_and_scalable();
    void seed_67_cap_balanced_by_what_the_system_needs();
    void seed_69_latency_vs_throughput_caching_or_partitioning();
    void seed_70_sync_vs_async_processing();
};

void SeedTradeOffsTest::seed_48_trade_offs_discussion() {
    DecisionsDriver d;
    // The topics are there, not discussed, and nothing is stored of them.
    auto* list = d.page("tradeoffs").findChild<StatementList*>();
    QCOMPARE(list->rows().size(), 10u);
    QCOMPARE(d.value("SELECT count(*) FROM trade_off"), "0");
    d.open("tradeoffs", "Sharding");
    d.click(d.button("Choose Sharded by hash"));
    d.type(d.named<QPlainTextEdit>("Why"), "one machine is full in a year");
    d.type(d.named<QPlainTextEdit>("Pros"), "writes spread");
    d.type(d.named<QPlainTextEdit>("Cons"), "joins across shards");
    d.type(d.named<QLineEdit>("Consequence"), "ids carry the shard");
    d.type(d.named<QLineEdit>("Revisit when"), "a shard is half full");
    auto& slider = d.named<QSlider>("Leaning between the first and the last option");
    d.key(slider, Qt::Key_End);
    d.say("tradeoffs", "push vs pull");
    d.reopen();
    QCOMPARE(
        d.sql(
            "SELECT topic_key, choice, position, justification, pros, cons, consequence, revisit_when, state "
            "FROM trade_off ORDER BY id"),
        (std::vector<SqlRow>{{"sharding", "Sharded by hash", "100.0", "one machine is full in a year",
                              "writes spread", "joins across shards", "ids carry the shard",
                              "a shard is half full", "decided"},
                             {"", "", "", "", "", "", "", "", "not_discussed"}}));
    const QString report = d.report();
    for (const char* words : {"Sharded by hash", "one machine is full in a year", "writes spread",
                              "joins across shards", "ids carry the shard", "a shard is half full"})
        QVERIFY2(report.contains(QLatin1String(words)), words);
    HAS(report, "push vs pull");
}

void SeedTradeOffsTest::seed_49_eventual_vs_strong_consistency() {
    DecisionsDriver d;
    QCOMPARE(decided(d, "pick: strong | eventual -> eventual because a link may appear a second late",
                     "consistency"),
             "eventual because a link may appear a second late, decided");
    HAS(d.report(), "a link may appear a second late");
    d.open("tradeoffs", "strong vs eventual");
    HAS(d.shownOn("tradeoffs"), "not analysed yet");
}

void SeedTradeOffsTest::seed_50_availability_vs_partition_tolerance() {
    DecisionsDriver d;
    d.line("api > url database (postgres)");
    d.open("tradeoffs", "CAP: CP or AP");
    // Why parting is no choice, and what each way means.
    HAS(d.shownOn("tradeoffs"), "Networks do part: what can be chosen is only what happens then.");
    HAS(d.named<QPlainTextEdit>("Why").placeholderText(), "When two sites cannot reach each other");
    d.choose(d.named<QComboBox>("url database: under partition"), "CP");
    d.reopen();
    QCOMPARE(d.value("SELECT t.cap_mode FROM trade_off t JOIN node n ON n.id = t.node "
                     "WHERE n.name = 'url database' AND t.topic_key = 'cap'"),
             "cp");
    QVERIFY(d.plainReport().contains("cp"));
    HAS(d.report(), "url database");
}

void SeedTradeOffsTest::seed_51_sql_vs_nosql() {
    DecisionsDriver d;
    d.line("api > url database (dynamodb)");
    for (const Node& node : d.document().all<Node>())
        if (node.name == "url database") d.session().select({refOf(node)});
    d.say("tradeoffs", "pick: SQL | NoSQL -> NoSQL because key lookups only");
    d.reopen();
    QCOMPARE(d.sql("SELECT topic_key, choice, justification, state FROM trade_off"),
             (std::vector<SqlRow>{{"sql_nosql", "NoSQL", "key lookups only", "decided"}}));
    // It belongs to the store that was chosen on the canvas.
    QCOMPARE(d.value("SELECT n.name FROM link l JOIN node n ON n.id = l.to_id "
                     "WHERE l.from_type = 'trade_off' AND l.to_type = 'node'"),
             "url database");
    HAS(d.report(), "key lookups only");
}

void SeedTradeOffsTest::seed_53_latency_vs_throughput() {
    DecisionsDriver d;
    QCOMPARE(decided(d, "pick: latency | throughput -> latency because a person waits for each redirect",
                     "latency_throughput"),
             "latency because a person waits for each redirect, decided");
    d.open("tradeoffs", "latency vs throughput");
    HAS(d.shownOn("tradeoffs"), "Waiting time by utilisation, and where it bends: not analysed yet");
    HAS(d.report(), "a person waits for each redirect");
}

void SeedTradeOffsTest::seed_54_cp_or_ap() {
    DecisionsDriver d;
    d.line("api > url database (postgres); redis cache");
    d.open("tradeoffs", "CAP: CP or AP");
    d.choose(d.named<QComboBox>("url database: under partition"), "CP");
    d.choose(d.named<QComboBox>("url database: otherwise"), "EC");
    d.choose(d.named<QComboBox>("redis cache: under partition"), "AP");
    d.choose(d.named<QComboBox>("redis cache: otherwise"), "EL");
    d.choose(d.named<QComboBox>("The whole system: under partition"), "AP");
    d.reopen();
    QCOMPARE(d.sql("SELECT coalesce(n.name, 'system'), t.cap_mode, t.else_mode FROM trade_off t "
                   "LEFT JOIN node n ON n.id = t.node WHERE t.topic_key = 'cap' ORDER BY 1"),
             (std::vector<SqlRow>{{"redis cache", "ap", "latency"},
                                  {"system", "ap", "unstated"},
                                  {"url database", "cp", "consistency"}}));
    d.open("tradeoffs", "CAP: CP or AP");
    HAS(d.shownOn("tradeoffs"), "Quorums of each store against its verdict: not analysed yet");
    QVERIFY(d.plainReport().contains("ap"));
    HAS(d.report(), "redis cache");
}

void SeedTradeOffsTest::seed_55_scalability_vs_availability() {
    DecisionsDriver d;
    QCOMPARE(
        decided(
            d,
            "pick: scalability | availability -> availability because a dead link is worse than a slow one",
            "scal_avail"),
        "availability because a dead link is worse than a slow one, decided");
    d.open("tradeoffs", "scalability vs availability");
    HAS(d.shownOn("tradeoffs"), "Availability before and after sharding: not analysed yet");
    HAS(d.report(), "a dead link is worse than a slow one");
}

void SeedTradeOffsTest::seed_59_justify_by_requirements() {
    DecisionsDriver d;
    d.say("requirements", "nfr: 19k redirects a second");
    d.say("tradeoffs", "pick: SQL | NoSQL -> NoSQL because it scales by key");
    d.open("tradeoffs", "SQL vs NoSQL");
    HAS(d.shownOn("tradeoffs"), "no requirement is the reason yet");
    link(d, "NFR-1");
    d.choose(d.named<QComboBox>("Driver"), "Scale");
    QVERIFY(!d.shownOn("tradeoffs").contains("no requirement is the reason yet"));
    d.reopen();
    QCOMPARE(d.value("SELECT driver FROM trade_off"), "scale");
    QCOMPARE(d.value("SELECT r.code || ' ' || l.role FROM link l JOIN requirement r ON r.id = l.to_id "
                     "WHERE l.from_type = 'trade_off' AND l.to_type = 'requirement'"),
             "NFR-1 justified by");
    HAS(d.report(), "it scales by key");
    QVERIFY(d.plainReport().contains("scale"));
}

void SeedTradeOffsTest::seed_65_strong_consistency_correct_but_slower() {
    DecisionsDriver d;
    d.open("tradeoffs", "Consistency");
    HAS(d.shownOn("tradeoffs"), "Writes wait for other copies: slower, and refused while those are away.");
    d.click(d.button("Choose Strong consistency"));
    d.type(d.named<QPlainTextEdit>("Why"), "an alias is given away once");
    d.leave();
    d.reopen();
    QCOMPARE(d.value("SELECT choice FROM trade_off WHERE topic_key = 'consistency'"), "Strong consistency");
    d.open("tradeoffs", "Consistency");
    HAS(d.shownOn("tradeoffs"), "Latency of a quorum against one copy");
    HAS(d.shownOn("tradeoffs"), "not analysed yet");
    HAS(d.report(), "an alias is given away once");
}

void SeedTradeOffsTest::seed_66_eventual_consistency_available_and_scalable() {
    DecisionsDriver d;
    d.open("tradeoffs", "Consistency");
    HAS(d.shownOn("tradeoffs"), "Any copy may answer: available, fast and easy to scale.");
    d.click(d.button("Choose Eventual consistency"));
    d.type(d.named<QPlainTextEdit>("Pros"), "reads from every region");
    d.leave();
    d.reopen();
    QCOMPARE(d.sql("SELECT choice, pros FROM trade_off WHERE topic_key = 'consistency'"),
             (std::vector<SqlRow>{{"Eventual consistency", "reads from every region"}}));
    d.open("tradeoffs", "Consistency");
    HAS(d.shownOn("tradeoffs"), "writes with one copy or a majority: not analysed yet");
    HAS(d.report(), "reads from every region");
}

void SeedTradeOffsTest::seed_67_cap_balanced_by_what_the_system_needs() {
    DecisionsDriver d;
    d.say("requirements", "nfr: redirects work while a site is away");
    d.line("api > url database (cassandra)");
    d.open("tradeoffs", "CAP: CP or AP");
    d.choose(d.named<QComboBox>("The whole system: under partition"), "AP");
    d.type(d.named<QPlainTextEdit>("Why"), "an old link is better than none");
    d.leave();
    link(d, "NFR-1");
    d.reopen();
    QCOMPARE(d.sql("SELECT t.cap_mode, t.justification, r.title FROM trade_off t "
                   "JOIN link l ON l.from_type = 'trade_off' AND l.from_id = t.id "
                   "JOIN requirement r ON r.id = l.to_id WHERE t.topic_key = 'cap'"),
             (std::vector<SqlRow>{
                 {"ap", "an old link is better than none", "redirects work while a site is away"}}));
    HAS(d.report(), "an old link is better than none");
    HAS(d.report(), "redirects work while a site is away");
}

void SeedTradeOffsTest::seed_69_latency_vs_throughput_caching_or_partitioning() {
    DecisionsDriver d;
    d.open("tradeoffs", "Latency or throughput");
    HAS(d.shownOn("tradeoffs"), "by batches, partitions and parallel work");
    HAS(d.shownOn("tradeoffs"), "caches and spare capacity keep queues short");
    d.click(d.button("Choose High throughput"));
    d.type(d.named<QPlainTextEdit>("Why"), "clicks are counted in batches");
    d.type(d.named<QLineEdit>("Consequence"), "counts lag by a minute");
    d.leave();
    d.reopen();
    QCOMPARE(d.sql("SELECT choice, justification, consequence FROM trade_off WHERE topic_key = "
                   "'latency_throughput'"),
             (std::vector<SqlRow>{
                 {"High throughput", "clicks are counted in batches", "counts lag by a minute"}}));
    d.open("tradeoffs", "Latency or throughput");
    HAS(d.shownOn("tradeoffs"), "not analysed yet");
    HAS(d.report(), "clicks are counted in batches");
    HAS(d.report(), "counts lag by a minute");
}

void SeedTradeOffsTest::seed_70_sync_vs_async_processing() {
    DecisionsDriver d;
    d.line("api ~> kafka");
    for (const Edge& edge : d.document().all<Edge>())
        d.session().select({refOf(edge)});
    d.say("tradeoffs", "pick: sync | async -> async because nobody waits for a click to be counted");
    d.reopen();
    QCOMPARE(
        d.sql("SELECT t.topic_key, t.choice, t.justification, e.kind FROM trade_off t "
              "JOIN link l ON l.from_type = 'trade_off' AND l.from_id = t.id "
              "JOIN edge e ON e.id = l.to_id AND l.to_type = 'edge'"),
        (std::vector<SqlRow>{{"sync_async", "async", "nobody waits for a click to be counted", "async"}}));
    d.open("tradeoffs", "sync vs async");
    HAS(d.shownOn("tradeoffs"), "Latency and availability with a queue in between: not analysed yet");
    HAS(d.report(), "nobody waits for a click to be counted");
}

QTEST_MAIN(SeedTradeOffsTest)
#include "trade_offs_test.moc"
