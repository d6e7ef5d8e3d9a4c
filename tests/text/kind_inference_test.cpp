#include "model/catalogue.h"
#include "text/kind_inference.h"

#include <QtTest>

using namespace chalkline;

namespace {

struct Row {
    const char* name;
    const char* kind; // what a person would expect
};

constexpr Row table[] = {
    // the words of the rule itself
    {"payment service", "compute.service"},
    {"kafka consumer", "compute.worker"},
    {"kafka topic", "msg.log"},
    {"ws gateway", "edge.ws_gateway"},
    {"mobile client", "client.mobile"},
    {"web app", "client.web"},
    // the four designs
    {"web client", "client.web"},
    {"cdn", "edge.cdn"},
    {"load balancer", "edge.lb_l7"},
    {"api gateway", "edge.api_gateway"},
    {"shorten service", "compute.service"},
    {"redirect service", "compute.service"},
    {"key generator", "compute.service"},
    {"url database", "store.relational"},
    {"redis cache", "cache.distributed"},
    {"kafka", "msg.log"},
    {"app", "client.mobile"},
    {"post service", "compute.service"},
    {"feed service", "compute.service"},
    {"post db", "store.relational"},
    {"media store", "store.object"},
    {"fan-out worker", "compute.worker"},
    {"graph service", "compute.service"},
    {"graph db", "store.graph"},
    {"feed cache", "cache.distributed"},
    {"post cache", "cache.distributed"},
    {"presence service", "compute.service"},
    {"redis", "cache.distributed"},
    {"chat service", "compute.service"},
    {"session registry", "cache.session"},
    {"message db", "store.relational"},
    {"delivery worker", "compute.worker"},
    {"push service", "compute.service"},
    {"apns", "ext.notification"},
    {"fcm", "ext.notification"},
    {"rider app", "client.mobile"},
    {"driver app", "client.mobile"},
    {"location service", "compute.service"},
    {"geo index", "store.spatial"},
    {"trip service", "compute.service"},
    {"trip db", "store.relational"},
    {"matching service", "compute.service"},
    {"lock service", "compute.service"},
    {"pricing service", "compute.service"},
    {"maps", "ext.maps"},
    {"stripe", "ext.payment"},
    // clients
    {"browser", "client.web"},
    {"web browser", "client.web"},
    {"iOS app", "client.mobile"},
    {"Android app", "client.mobile"},
    {"mobile app", "client.mobile"},
    {"desktop client", "client.desktop"},
    {"admin console", "client.admin"},
    {"IoT device", "client.iot"},
    {"sensor", "client.iot"},
    {"client", "client.web"},
    {"React frontend", "client.web"},
    {"cron", "client.scheduler"},
    {"nightly cron", "client.scheduler"},
    {"customer mobile app", "client.mobile"},
    // edge
    {"DNS", "edge.dns"},
    {"Route 53", "edge.dns"},
    {"CloudFront", "edge.cdn"},
    {"CloudFront CDN", "edge.cdn"},
    {"WAF", "edge.waf"},
    {"gslb", "edge.global_lb"},
    {"nginx", "edge.lb_l7"},
    {"HAProxy", "edge.lb_l7"},
    {"reverse proxy", "edge.lb_l7"},
    {"L4 load balancer", "edge.lb_l4"},
    {"gateway", "edge.api_gateway"},
    {"Kong gateway", "edge.api_gateway"},
    {"websocket server", "edge.ws_gateway"},
    {"websocket gateway", "edge.ws_gateway"},
    {"rate limiter", "edge.rate_limiter"},
    {"NAT gateway", "edge.nat_vpn"},
    {"lb", "edge.lb_l7"},
    {"envoy sidecar", "edge.lb_l7"},
    // compute
    {"order service", "compute.service"},
    {"user service", "compute.service"},
    {"search service", "compute.service"},
    {"recommendation service", "compute.service"},
    {"notification service", "compute.service"},
    {"billing api", "compute.service"},
    {"web server", "compute.service"},
    {"app server", "compute.monolith"},
    {"monolith", "compute.monolith"},
    {"image resize lambda", "compute.function"},
    {"AWS Lambda", "compute.function"},
    {"email worker", "compute.worker"},
    {"click consumer", "compute.worker"},
    {"video transcoder", "compute.media"},
    {"web crawler", "compute.worker"},
    {"Flink", "compute.stream_processor"},
    {"Flink job", "compute.batch"},
    {"stream processor", "compute.stream_processor"},
    {"click aggregator", "compute.stream_processor"},
    {"Spark", "compute.batch"},
    {"workflow engine", "compute.workflow"},
    {"Temporal", "compute.workflow"},
    {"saga orchestrator", "compute.workflow"},
    {"job scheduler", "compute.scheduler_svc"},
    {"Airflow", "compute.scheduler_svc"},
    {"kubernetes", "compute.container_platform"},
    {"url frontier service", "compute.service"},
    {"inventory microservice", "compute.service"},
    {"workers", "compute.worker"},
    {"thumbnail worker", "compute.worker"},
    // stores
    {"postgres", "store.relational"},
    {"Postgres replica", "store.relational"},
    {"read replica", "store.relational"},
    {"orders database", "store.relational"},
    {"users db", "store.relational"},
    {"db", "store.relational"},
    {"MySQL", "store.relational"},
    {"Aurora", "store.relational"},
    {"shard 2", "store.relational"},
    {"SQL db", "store.relational"},
    {"Spanner", "store.distributed_sql"},
    {"CockroachDB", "store.distributed_sql"},
    {"DynamoDB", "store.keyvalue"},
    {"DynamoDB table", "store.keyvalue"},
    {"kv store", "store.keyvalue"},
    {"Cassandra", "store.widecolumn"},
    {"cassandra db", "store.widecolumn"},
    {"HBase", "store.widecolumn"},
    {"MongoDB", "store.document"},
    {"mongo", "store.document"},
    {"document store", "store.document"},
    {"Neo4j", "store.graph"},
    {"social graph", "store.graph"},
    {"InfluxDB", "store.timeseries"},
    {"time series db", "store.timeseries"},
    {"S3", "store.object"},
    {"s3 bucket", "store.object"},
    {"blob storage", "store.object"},
    {"object storage", "store.object"},
    {"video storage", "store.object"},
    {"image store", "store.object"},
    {"NFS", "store.file"},
    {"PostGIS", "store.spatial"},
    {"quadtree", "store.spatial"},
    {"vector db", "store.vector"},
    {"event store", "store.ledger"},
    {"ledger", "store.ledger"},
    {"ZooKeeper", "store.config"},
    {"etcd", "store.config"},
    {"service registry", "store.config"},
    {"storage", "store.object"},
    {"databases", "store.relational"},
    // caches and messaging
    {"cache", "cache.distributed"},
    {"memcached", "cache.distributed"},
    {"session store", "cache.session"},
    {"local cache", "cache.local"},
    {"varnish", "cache.http"},
    {"redis cluster", "cache.distributed"},
    {"user cache", "cache.distributed"},
    {"queue", "msg.queue"},
    {"SQS", "msg.queue"},
    {"SQS queue", "msg.queue"},
    {"RabbitMQ", "msg.queue"},
    {"order queue", "msg.queue"},
    {"message queue", "msg.queue"},
    {"Kinesis", "msg.log"},
    {"event stream", "msg.log"},
    {"message broker", "msg.log"},
    {"stream", "msg.log"},
    {"Pulsar", "msg.log"},
    {"SNS topic", "msg.pubsub"},
    {"pubsub", "msg.pubsub"},
    {"order topic", "msg.pubsub"},
    {"event bus", "msg.eventbus"},
    {"EventBridge", "msg.eventbus"},
    {"DLQ", "msg.dlq"},
    {"dead letter queue", "msg.dlq"},
    {"Debezium", "msg.cdc"},
    {"outbox", "msg.cdc"},
    {"queues", "msg.queue"},
    // search, analytics, learning, operations, security, outside
    {"Elasticsearch", "search.index"},
    {"search index", "search.index"},
    {"elastic cluster", "search.index"},
    {"typeahead", "search.autocomplete"},
    {"autocomplete service", "search.autocomplete"},
    {"data warehouse", "analytics.warehouse"},
    {"BigQuery", "analytics.warehouse"},
    {"ClickHouse", "analytics.warehouse"},
    {"data lake", "analytics.lake"},
    {"etl pipeline", "analytics.etl"},
    {"ranking model", "ml.inference"},
    {"feature store", "ml.feature_store"},
    {"training pipeline", "ml.training"},
    {"Prometheus", "obs.metrics"},
    {"Grafana", "obs.metrics"},
    {"logging", "obs.logging"},
    {"Jaeger", "obs.tracing"},
    {"auth service", "sec.auth"},
    {"Keycloak", "sec.auth"},
    {"vault", "sec.secrets"},
    {"PayPal", "ext.payment"},
    {"payment gateway", "ext.payment"},
    {"Twilio", "ext.notification"},
    {"email provider", "ext.notification"},
    {"SMS gateway", "ext.notification"},
    {"Google Maps", "ext.maps"},
    {"third party api", "ext.api"},
    {"identity provider", "ext.identity"},
    {"something new", "compute.service"},
};

} // namespace

class KindInferenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesMeanWhatAPersonExpects() {
        int hits = 0;
        QStringList misses;
        for (const Row& row : table) {
            const KindGuess found = inferKind(row.name);
            if (found.kindId == row.kind)
                ++hits;
            else
                misses << QStringLiteral("%1: %2, expected %3")
                              .arg(row.name, QString::fromStdString(found.kindId), row.kind);
        }
        qInfo("kinds as expected: %d of %d", hits, static_cast<int>(std::size(table)));
        QVERIFY2(misses.isEmpty(), qPrintable(misses.join('\n')));
    }
    void theTableHasAtLeastOneHundredAndTwentyNames() { QVERIFY(std::size(table) >= 120); }
    void aWordInParenthesesIsAKindByIdNameAliasOrTechnology() {
        QCOMPARE(kindForNode("store.graph", "x")->kindId, std::string("store.graph"));
        QCOMPARE(kindForNode("Work queue", "x")->kindId, std::string("msg.queue"));
        QCOMPARE(kindForNode("cache", "x")->kindId, std::string("cache.distributed"));
        QCOMPARE(kindForNode("cassandra", "message db")->kindId, std::string("store.widecolumn"));
        QCOMPARE(kindForNode("cassandra", "message db")->technology, std::string("Cassandra"));
    }
    void anUnknownWordIsATechnology() { QVERIFY(!kindForNode("Frobnicator 9", "x")); }
    void externalOnAnAliasOfAnExternalKindGivesThatKind() {
        QCOMPARE(kindForNode("ext", "maps")->kindId, std::string("ext.maps"));
        QCOMPARE(kindForNode("ext", "stripe")->kindId, std::string("ext.payment"));
        QCOMPARE(kindForNode("ext", "weather")->kindId, std::string("ext.api"));
    }
};

QTEST_APPLESS_MAIN(KindInferenceTest)
#include "kind_inference_test.moc"
