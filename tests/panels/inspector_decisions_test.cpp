#include <QtTest>

#include "panels/inspector_support.h"

using namespace chalkline;
using namespace chalkline::test;

class InspectorDecisionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decisionsStandUnderHeadingsThatUnfold();
    void decisionsAreTypedAndKeptAsTheirWords_data();
    void decisionsAreTypedAndKeptAsTheirWords();
    void aWrongDecisionIsSaidAtItsField();
    void aChoiceThisProgramDoesNotKnowIsKept();
};

void InspectorDecisionsTest::decisionsStandUnderHeadingsThatUnfold() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    const auto fold = [&](const QString& title) -> QPushButton* {
        for (QPushButton* button : bench.panel.form().findChildren<QPushButton*>())
            if (button->property("role") == "fold" && button->isVisible() && button->text().startsWith(title))
                return button;
        return nullptr;
    };
    for (const char* title : {"Scaling", "Failover", "Caching", "Replication", "Sharding", "More"})
        QVERIFY2(fold(title), title);
    QVERIFY(!fold("Load balancing"));
    QVERIFY(!bench.control("property.ttl_s")->isVisible());
    fold("Caching")->click();
    QVERIFY(bench.control("property.ttl_s")->isVisible());
    QVERIFY(!bench.control("property.detect_s")->isVisible());
    bench.enter("property.ttl_s", "24 h");
    bench.pick("property.eviction", "lru");
    fold("Caching")->click();
    QCOMPARE(fold("Caching")->text(), "Caching · 2 set");
    QCOMPARE(fold("Scaling")->text(), "Scaling"); // defaults of the catalogue are not set by anybody
    fold("Failover")->click();
    bench.choose({refTo(bench.kafka)});
    QVERIFY(bench.control("property.detect_s")->isVisible()); // what is open stays open
    QVERIFY(!bench.has("property.ttl_s"));
    bench.choose({refTo(bench.client)});
    QVERIFY(bench.has("property.failover_mode"));
    QVERIFY(!bench.has("property.rpo_s"));
    bench.panel.unfold("Scaling");
    QVERIFY(bench.control("property.scaling_mode")->isVisible());
}

void InspectorDecisionsTest::decisionsAreTypedAndKeptAsTheirWords_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char* key, const char* typed, const char* stored) {
        QTest::newRow(key) << QByteArray(key) << QString::fromUtf8(typed) << QString::fromUtf8(stored);
    };
    row("scaling_mode", "horizontal", "horizontal");
    row("scaling_unit", "one shard of 32 GB", "one shard of 32 GB");
    row("stateful", "false", "false");
    row("failover_mode", "active_passive", "active_passive");
    row("detect_s", "10 s", "10");
    row("promote_s", "1500 ms", "1.5");
    row("rto_s", "2 min", "120");
    row("rpo_s", "0", "0");
    row("cache_strategy", "write_back", "write_back");
    row("eviction", "lfu", "lfu");
    row("ttl_s", "7 d", "604800");
    row("invalidation", "event", "event");
    row("stampede_guard", "single_flight", "single_flight");
    row("hit_ratio", "95 %", "0.95");
    row("replication_mode", "async", "async");
    row("replication_topology", "leader", "leader");
    row("replicas", "2", "2");
    row("read_from_replicas", "true", "true");
    row("replication_lag_ms", "2 s", "2000");
    row("shards", "16", "16");
    row("shard_key", "user_id", "user_id");
    row("shard_method", "consistent_hash", "consistent_hash");
    row("zipf_alpha", "0.99", "0.99");
}

void InspectorDecisionsTest::decisionsAreTypedAndKeptAsTheirWords() {
    QFETCH(QByteArray, key);
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    const QByteArray id = "property." + key;
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.panel.unfold(QString::fromStdString(std::string(propertyKey(key.toStdString())->section)));
    const std::size_t before = bench.steps();
    if (bench.row(id).field().input == FieldInput::Line)
        bench.enter(id, typed);
    else
        bench.pick(id, typed);
    const Property* held = findProperty(bench.host.document(), refTo(bench.cache), key.toStdString());
    QVERIFY(held);
    QCOMPARE(QString::fromStdString(held->value), stored);
    QCOMPARE(held->source, "stated");
    QCOMPARE(bench.steps(), before + 1);
    QCOMPARE(bench.row(id).error(), QString());
    QCOMPARE(bench.shown(id), stored);
    bench.row(id).findChild<QToolButton*>()->click();
    QVERIFY(!findProperty(bench.host.document(), refTo(bench.cache), key.toStdString()));
}

void InspectorDecisionsTest::aWrongDecisionIsSaidAtItsField() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    for (const char* section : {"Caching", "Replication", "Failover"})
        bench.panel.unfold(section);
    const std::size_t before = bench.steps();
    const std::tuple<const char*, const char*, const char*> wrong[] = {
        {"property.hit_ratio", "95", "Must be at most 1"},
        {"property.replicas", "2.5", "Must be a whole number"},
        {"property.replicas", "many", "“many” is not a number"},
        {"property.detect_s", "-3 s", "Must not be negative"},
        {"property.detect_s", "3 miles", "“3 miles” is not a number"}};
    for (const auto& [field, typed, error] : wrong) {
        bench.enter(field, typed);
        QCOMPARE(bench.row(field).error(), QString::fromUtf8(error));
        QCOMPARE(bench.shown(field), QString::fromUtf8(typed));
    }
    QCOMPARE(bench.steps(), before);
}

void InspectorDecisionsTest::aChoiceThisProgramDoesNotKnowIsKept() {
    InspectorBench bench;
    bench.host.edit([&](Transaction& edit) {
        return chalkline::setProperty(edit, refTo(bench.cache), "eviction", "by_moon_phase");
    });
    bench.choose({refTo(bench.cache)});
    QCOMPARE(bench.shown("property.eviction"), "by_moon_phase");
    bench.pick("property.eviction", "lru");
    QCOMPARE(findProperty(bench.host.document(), refTo(bench.cache), "eviction")->value, "lru");
    bench.pick("property.eviction", "");
    QVERIFY(!findProperty(bench.host.document(), refTo(bench.cache), "eviction"));
}

/// Whatever is chosen may change or go at any time; what is shown is then what the records say.

QTEST_MAIN(InspectorDecisionsTest)
#include "inspector_decisions_test.moc"
