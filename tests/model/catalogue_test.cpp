#include "model/catalogue.h"

#include <QtTest>

#include <map>
#include <set>

using namespace chalkline;

class CatalogueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreSeventyKinds() { QCOMPARE(allKinds().size(), std::size_t{70}); }
    void everyAliasBelongsToOneKind() {
        std::map<std::string_view, std::string_view> owner;
        for (const Kind& kind : allKinds())
            for (const std::string_view alias : kind.aliases) {
                QVERIFY2(!owner.contains(alias), std::string(alias).c_str());
                owner[alias] = kind.id;
                QCOMPARE(findAlias(alias).kind, &kind);
            }
        QVERIFY(owner.size() > 250);
    }
    void theGapsNamedByTheLanguageAreMended() {
        for (const char* alias : {"client", "ext", "storage", "replica", "shard", "gslb", "stream"})
            QVERIFY2(findAlias(alias).kind, alias);
        QVERIFY(!findAlias("vpc").kind); // a boundary, not a component
    }
    void everyDefaultHasUnitSourceAndConfidence() {
        for (const Kind& kind : allKinds()) {
            QVERIFY2(!kind.defaults.empty(), std::string(kind.id).c_str());
            std::set<std::string_view> keys;
            for (const DefaultProperty& property : kind.defaults) {
                QVERIFY2(keys.insert(property.key).second, std::string(property.key).c_str());
                QVERIFY(!property.value.empty());
                QVERIFY(!property.source.empty());
                QVERIFY(property.confidence == "h" || property.confidence == "m" ||
                        property.confidence == "l");
                if (property.key.ends_with("_ms")) QCOMPARE(property.unit, std::string_view("ms"));
                if (property.key.ends_with("_rps")) QCOMPARE(property.unit, std::string_view("1/s"));
            }
        }
    }
    void aFewDefaultsAreAsTheReferenceListsThem() {
        const auto value = [](const char* kind, std::string_view key) {
            for (const DefaultProperty& property : findKind(kind)->defaults)
                if (property.key == key) return property.value;
            return std::string_view("none");
        };
        QCOMPARE(value("compute.service", "capacity_rps"), std::string_view("1000"));
        QCOMPARE(value("store.relational", "read_capacity_rps"), std::string_view("15000"));
        QCOMPARE(value("store.relational", "write_capacity_rps"), std::string_view("3000"));
        QCOMPARE(value("store.relational", "write_latency_p99_ms"), std::string_view("40"));
        QCOMPARE(value("store.object", "read_capacity_rps"), std::string_view("5500"));
        QCOMPARE(value("store.object", "write_capacity_rps"), std::string_view("3500"));
        QCOMPARE(value("cache.distributed", "latency_p99_ms"), std::string_view("1.5"));
        QCOMPARE(value("edge.cdn", "availability"), std::string_view("0.999"));
        QCOMPARE(value("client.mobile", "last_mile_rtt_p99_ms"), std::string_view("300"));
    }
    void familiesFollowTheGroups() {
        QCOMPARE(familyOf("client.web"), Family::Neutral);
        QCOMPARE(familyOf("edge.cdn"), Family::Edge);
        QCOMPARE(familyOf("ml.inference"), Family::Compute);
        QCOMPARE(familyOf("search.autocomplete"), Family::Compute);
        QCOMPARE(familyOf("search.index"), Family::Store);
        QCOMPARE(familyOf("msg.log"), Family::Messaging);
        QCOMPARE(familyOf("future.kind"), Family::Compute);
    }
};

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
