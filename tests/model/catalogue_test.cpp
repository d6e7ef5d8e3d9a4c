#include "base/text.h"
#include "model/catalogue.h"

#include <QtTest>

#include <map>
#include <set>

using namespace chalkline;

namespace {

// In people's files: an id may be added, never changed or taken away.
constexpr std::string_view stableIds[] = {
    "client.web",
    "client.mobile",
    "client.desktop",
    "client.iot",
    "client.partner",
    "client.admin",
    "client.scheduler",
    "edge.dns",
    "edge.cdn",
    "edge.waf",
    "edge.global_lb",
    "edge.lb_l4",
    "edge.lb_l7",
    "edge.api_gateway",
    "edge.bff",
    "edge.ws_gateway",
    "edge.service_mesh",
    "edge.nat_vpn",
    "edge.rate_limiter",
    "compute.service",
    "compute.monolith",
    "compute.function",
    "compute.container_platform",
    "compute.worker",
    "compute.batch",
    "compute.stream_processor",
    "compute.workflow",
    "compute.media",
    "compute.scheduler_svc",
    "store.relational",
    "store.distributed_sql",
    "store.keyvalue",
    "store.widecolumn",
    "store.document",
    "store.graph",
    "store.timeseries",
    "store.object",
    "store.file",
    "store.spatial",
    "store.vector",
    "store.ledger",
    "store.config",
    "cache.distributed",
    "cache.local",
    "cache.http",
    "cache.session",
    "msg.queue",
    "msg.log",
    "msg.pubsub",
    "msg.eventbus",
    "msg.dlq",
    "msg.cdc",
    "search.index",
    "search.autocomplete",
    "analytics.warehouse",
    "analytics.lake",
    "analytics.etl",
    "ml.inference",
    "ml.feature_store",
    "ml.training",
    "obs.metrics",
    "obs.logging",
    "obs.tracing",
    "sec.auth",
    "sec.secrets",
    "ext.payment",
    "ext.notification",
    "ext.maps",
    "ext.api",
    "ext.identity",
};

std::string_view defaultOf(std::string_view kind, std::string_view key) {
    for (const DefaultProperty& property : findKind(kind)->defaults)
        if (property.key == key) return property.value;
    return "none";
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreSeventyKindsAndTheirIdsStay() {
        QCOMPARE(std::size(stableIds), std::size_t{70});
        QCOMPARE(allKinds().size(), std::size_t{70});
        for (std::size_t i = 0; i < std::size(stableIds); ++i)
            QCOMPARE(allKinds()[i].id, stableIds[i]);
    }
    void anIdFindsItsKindAndNothingElseDoes() {
        for (const Kind& kind : allKinds())
            QCOMPARE(findKind(kind.id), &kind);
        QVERIFY(!findKind(""));
        QVERIFY(!findKind("store"));
        QVERIFY(!findKind("Store.Graph"));
    }
    void theGroupIsTheIdUpToTheDot() {
        std::map<std::string_view, int> counts;
        for (const Kind& kind : allKinds()) {
            QVERIFY(kind.id.starts_with(std::string(kind.group) + "."));
            ++counts[kind.group];
        }
        const std::map<std::string_view, int> expected = {
            {"client", 7}, {"edge", 12}, {"compute", 10},  {"store", 13}, {"cache", 4}, {"msg", 6},
            {"search", 2}, {"ml", 3},    {"analytics", 3}, {"obs", 3},    {"sec", 2},   {"ext", 5}};
        QCOMPARE(counts, expected);
    }
    void everyAliasBelongsToOneKind() {
        std::map<std::string, std::string_view> owner;
        for (const Kind& kind : allKinds())
            for (const std::string_view alias : kind.aliases) {
                const std::string form = wordForm(alias);
                QVERIFY2(owner.emplace(form, kind.id).second, form.c_str());
                QCOMPARE(findAlias(form).kind, &kind);
                QCOMPARE(kindByAlias(form), &kind);
                QVERIFY(!kindByTechnology(form));
            }
        QVERIFY(owner.size() > 600);
    }
    void everyKindHasAWordOfItsOwn() {
        for (const Kind& kind : allKinds())
            QVERIFY2(!kind.aliases.empty() && !kind.name.empty(), kind.id.data());
    }
    void theAliasTableIsOrderedWithoutDoubles() {
        for (std::size_t i = 1; i < catalogue::aliases.size(); ++i)
            QVERIFY(catalogue::aliases[i - 1].text < catalogue::aliases[i].text);
        for (const catalogue::Alias& alias : catalogue::aliases)
            QCOMPARE(wordForm(alias.text), std::string(alias.text));
    }
    void theDoublesAndGapsOfTheReferenceAreMended() {
        const std::pair<const char*, const char*> words[] = {
            {"client", "client.web"},       {"ext", "ext.api"},
            {"storage", "store.object"},    {"replica", "store.relational"},
            {"shard", "store.relational"},  {"gslb", "edge.global_lb"},
            {"stream", "msg.log"},          {"etl", "analytics.etl"},
            {"redis", "cache.distributed"}, {"airflow", "compute.scheduler_svc"},
            {"s3", "store.object"},         {"cron", "client.scheduler"}};
        for (const auto& [word, kind] : words) {
            QVERIFY2(findAlias(word).kind, word);
            QCOMPARE(findAlias(word).kind->id, std::string_view(kind));
        }
        QVERIFY(!findAlias("vpc").kind); // a boundary, not a component
    }
    void aTechnologyKnowsItsKindAndItsName() {
        QCOMPARE(kindByTechnology("postgres")->id, std::string_view("store.relational"));
        QCOMPARE(findAlias("postgres").technology, std::string_view("PostgreSQL"));
        QCOMPARE(findAlias("kafka").role, AliasRole::Technology);
        QVERIFY(!kindByAlias("kafka"));
        QVERIFY(!findAlias("frobnicator").kind);
        for (const catalogue::Alias& alias : catalogue::aliases) {
            if (alias.technology.empty()) continue;
            const auto& offered = allKinds()[static_cast<std::size_t>(alias.kind)].technologies;
            QVERIFY2(std::ranges::find(offered, alias.technology) != offered.end(), alias.text.data());
        }
    }
    void everyDefaultHasAKnownKeyUnitSourceAndConfidence() {
        for (const Kind& kind : allKinds()) {
            QVERIFY2(!kind.defaults.empty(), kind.id.data());
            std::set<std::string_view> keys;
            for (const DefaultProperty& property : kind.defaults) {
                QVERIFY2(keys.insert(property.key).second, property.key.data());
                const PropertyKey* key = propertyKey(property.key);
                QVERIFY2(key, property.key.data());
                QCOMPARE(property.unit, key->unit);
                QVERIFY2(!sourceText(property.source).empty(), property.source.data());
                QVERIFY(property.confidence == "h" || property.confidence == "m" ||
                        property.confidence == "l");
                bool isNumber = false;
                const double value =
                    QByteArray(property.value.data(), qsizetype(property.value.size())).toDouble(&isNumber);
                QCOMPARE(isNumber, key->type == PropertyType::Number);
                if (isNumber) QVERIFY(value > 0);
                if (property.key.starts_with("availability")) QVERIFY(value <= 1);
            }
        }
    }
    void unitsAreInTheNamesOfTheKeys() {
        QVERIFY(!propertyKey("latency"));
        for (const PropertyKey& key : allPropertyKeys()) {
            QVERIFY(!key.label.empty());
            if (key.key.ends_with("_ms")) QCOMPARE(key.unit, std::string_view("ms"));
            if (key.key.ends_with("_rps")) QCOMPARE(key.unit, std::string_view("1/s"));
            if (key.key.ends_with("_bytes_per_s")) QCOMPARE(key.unit, std::string_view("B/s"));
            if (key.key.ends_with("_s") && !key.key.ends_with("_per_s"))
                QCOMPARE(key.unit, std::string_view("s"));
        }
    }
    void decisionsHaveASectionKindsAndWordsToChooseFrom() {
        std::set<std::string_view> keys;
        for (const PropertyKey& key : allPropertyKeys()) {
            QVERIFY2(keys.insert(key.key).second, key.key.data());
            QCOMPARE(key.section.empty(), key.asked.empty());
            if (!key.choices.empty()) QVERIFY(key.type == PropertyType::Text && key.choices.size() >= 2);
            if (key.whole || key.most > 0) QVERIFY(key.type == PropertyType::Number);
            std::set<std::string_view> values;
            for (const PropertyChoice& choice : key.choices) {
                QVERIFY2(values.insert(choice.value).second, choice.value.data());
                QVERIFY(!choice.label.empty());
                QCOMPARE(valueLabel(key, choice.value), choice.label);
            }
            QCOMPARE(valueLabel(key, "something else"), std::string_view("something else"));
        }
    }
    void eachKindIsAskedWhatFitsIt() {
        const auto asked = [](std::string_view kind, std::string_view key) {
            return isAsked(*propertyKey(key), *findKind(kind));
        };
        for (const char* key : {"scaling_mode", "scaling_unit", "stateful", "failover_mode", "detect_s",
                                "promote_s", "rto_s"}) {
            QVERIFY2(asked("compute.service", key) && asked("store.relational", key) &&
                         asked("edge.lb_l7", key) && asked("cache.distributed", key) && asked("msg.log", key),
                     key);
            QVERIFY2(!asked("client.web", key) && !asked("ext.payment", key), key);
        }
        for (const char* key :
             {"cache_strategy", "eviction", "ttl_s", "invalidation", "stampede_guard", "hit_ratio"})
            QVERIFY2(asked("cache.local", key) && asked("edge.cdn", key) && !asked("store.relational", key),
                     key);
        for (const char* key : {"lb_algorithm", "lb_layer", "health_check_s", "sticky_sessions"})
            QVERIFY2(asked("edge.lb_l4", key) && asked("edge.global_lb", key) &&
                         !asked("compute.service", key),
                     key);
        for (const char* key :
             {"replication_mode", "replication_topology", "replicas", "read_from_replicas",
              "replication_lag_ms", "shards", "shard_key", "shard_method", "zipf_alpha", "rpo_s"})
            QVERIFY2(asked("store.widecolumn", key) && asked("search.index", key) && asked("msg.log", key) &&
                         !asked("compute.service", key),
                     key);
        QVERIFY(!isAsked(*propertyKey("capacity_rps"), *findKind("compute.service")));
    }
    void theWordsOfTheReferenceCanBeChosen() {
        const std::pair<const char*, std::vector<const char*>> words[] = {
            {"scaling_mode", {"horizontal", "vertical", "none", "managed"}},
            {"failover_mode", {"active_active", "active_passive", "cold", "none"}},
            {"cache_strategy",
             {"cache_aside", "read_through", "write_through", "write_back", "write_around", "refresh_ahead"}},
            {"lb_algorithm",
             {"round_robin", "least_connections", "weighted", "ip_hash", "consistent_hash", "two_choices"}},
            {"lb_layer", {"4", "7"}},
            {"replication_mode", {"sync", "semi_sync", "async"}},
            {"replication_topology", {"leader", "multi_leader", "leaderless"}},
            {"shard_method", {"range", "hash", "consistent_hash", "directory"}}};
        for (const auto& [key, values] : words)
            for (const char* value : values)
                QVERIFY2(std::ranges::find(propertyKey(key)->choices, std::string_view(value),
                                           &PropertyChoice::value) != propertyKey(key)->choices.end(),
                         value);
    }
    void medianIsNeverAboveThe99thPercentile() {
        for (const Kind& kind : allKinds())
            for (const char* what : {"latency", "read_latency", "write_latency", "last_mile_rtt"}) {
                const auto median = defaultOf(kind.id, std::string(what) + "_median_ms");
                if (median == "none") continue;
                const auto p99 = defaultOf(kind.id, std::string(what) + "_p99_ms");
                QVERIFY(std::stod(std::string(median)) < std::stod(std::string(p99)));
            }
    }
    void aFewDefaultsAreAsTheReferenceListsThem() {
        QCOMPARE(defaultOf("compute.service", "capacity_rps"), std::string_view("1000"));
        QCOMPARE(defaultOf("store.relational", "read_capacity_rps"), std::string_view("15000"));
        QCOMPARE(defaultOf("store.relational", "write_capacity_rps"), std::string_view("3000"));
        QCOMPARE(defaultOf("store.relational", "write_latency_p99_ms"), std::string_view("40"));
        QCOMPARE(defaultOf("store.object", "read_capacity_rps"), std::string_view("5500"));
        QCOMPARE(defaultOf("store.object", "write_capacity_rps"), std::string_view("3500"));
        QCOMPARE(defaultOf("cache.distributed", "latency_p99_ms"), std::string_view("1.5"));
        QCOMPARE(defaultOf("edge.cdn", "availability"), std::string_view("0.999"));
        QCOMPARE(defaultOf("client.mobile", "last_mile_rtt_p99_ms"), std::string_view("300"));
        QCOMPARE(defaultOf("msg.log", "capacity_rps"), std::string_view("10000"));
        QCOMPARE(defaultOf("msg.log", "stateful"), std::string_view("true"));
        QCOMPARE(defaultOf("sec.auth", "stateful"), std::string_view("true"));
        QCOMPARE(defaultOf("compute.service", "stateful"), std::string_view("false"));
    }
    void familiesFollowTheGroups() {
        QCOMPARE(familyOf("client.web"), Family::Neutral);
        QCOMPARE(familyOf("obs.logging"), Family::Neutral);
        QCOMPARE(familyOf("sec.auth"), Family::Neutral);
        QCOMPARE(familyOf("ext.maps"), Family::Neutral);
        QCOMPARE(familyOf("edge.cdn"), Family::Edge);
        QCOMPARE(familyOf("ml.inference"), Family::Compute);
        QCOMPARE(familyOf("search.autocomplete"), Family::Compute);
        QCOMPARE(familyOf("search.index"), Family::Store);
        QCOMPARE(familyOf("analytics.lake"), Family::Store);
        QCOMPARE(familyOf("cache.session"), Family::Cache);
        QCOMPARE(familyOf("msg.log"), Family::Messaging);
        QCOMPARE(familyOf("future.kind"), Family::Compute);
    }
};

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
