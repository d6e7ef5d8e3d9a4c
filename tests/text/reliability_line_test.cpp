#include "support/test_session.h"
#include "text/reliability_line.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

class ReliabilityLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineNamesTopicComponentAndStatement_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("topic");
        QTest::addColumn<QString>("component");
        QTest::addColumn<QString>("statement");
        const auto row = [](const char* line, ReliabilityTopic topic, const char* component,
                            const char* statement) {
            QTest::newRow(line) << QString(line) << static_cast<int>(topic) << QString(component)
                                << QString(statement);
        };
        using enum ReliabilityTopic;
        row("failover url database: replica promoted in 30 s", Failover, "url database",
            "replica promoted in 30 s");
        row("Failover URL Database: x", Failover, "url database", "x");
        row("url database: x", Backup, "url database", "x");
        row("load balancing gateway: round robin", LoadBalancing, "gateway", "round robin");
        row("lb gateway: round robin", LoadBalancing, "gateway", "round robin");
        row("load-balancing: round robin", LoadBalancing, "", "round robin");
        row("backup: nightly", Backup, "", "nightly");
        row("observability whole system: p99 alert", Observability, "", "p99 alert");
        row("cache: hot keys", Backup, "cache", "hot keys"); // a component of that name comes first
        row("caching cache: hot keys", Caching, "cache", "hot keys");
        row("all: nightly", Backup, "", "nightly");
        row("nightly, at 3:00", Backup, "", "nightly, at 3:00");
        row("what matters: the log", Backup, "", "what matters: the log");
        row("scaling", Backup, "", "scaling");
        row("scaling cache:", Scaling, "cache", "");
        row("   ", Backup, "", "");
        row("scale gateway: 3 to 20 -- load test", Scaling, "gateway", "3 to 20");
    }
    void aLineNamesTopicComponentAndStatement() {
        QFETCH(QString, line);
        QFETCH(int, topic);
        QFETCH(QString, component);
        QFETCH(QString, statement);
        TestSession host;
        for (const char* name : {"url database", "gateway", "cache"})
            host.node(name);
        const auto read =
            text::readReliability(host.document(), line.toStdString(), {ReliabilityTopic::Backup, {}});
        QVERIFY(read);
        QCOMPARE(static_cast<int>(read->topic), topic);
        const Node* node = host.document().find(read->node);
        QCOMPARE(node ? QString::fromStdString(node->name) : QString(), component);
        QCOMPARE(QString::fromStdString(read->statement), statement);
        QCOMPARE(read->state, statement.isEmpty() ? ReliabilityState::Open : ReliabilityState::Stated);
    }
    void whatIsNotSaidIsAsGiven() {
        TestSession host;
        const NodeId db = host.node("db");
        const auto read =
            text::readReliability(host.document(), "a replica takes over", {ReliabilityTopic::Failover, db});
        QCOMPARE(read->topic, ReliabilityTopic::Failover);
        QCOMPARE(read->node, db);
        // A topic of its own is about the whole unless a component is named.
        QVERIFY(!text::readReliability(host.document(), "backup: nightly", {ReliabilityTopic::Failover, db})
                     ->node);
    }
    void evidenceStandsBehindTwoDashes() {
        TestSession host;
        const auto read = text::readReliability(host.document(), "backup: nightly -- restored on Friday", {});
        QCOMPARE(read->statement, "nightly");
        QCOMPARE(read->evidence, "restored on Friday");
    }
    void anUnknownComponentIsSaid() {
        TestSession host;
        const auto read = text::readReliability(host.document(), "failover moon base: x", {});
        QVERIFY(!read);
        QCOMPARE(read.error().message, "there is no component “moon base”");
    }
};

QTEST_APPLESS_MAIN(ReliabilityLineTest)
#include "reliability_line_test.moc"
