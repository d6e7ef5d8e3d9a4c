#include <QtTest>

#include "window/component_search.h"

using namespace chalkline;

namespace {

QString shown(const ComponentChoice& choice) {
    const std::string text = std::string(choice.kind->id) +
                             (choice.technology.empty() ? "" : " by " + std::string(choice.technology));
    return QString::fromStdString(text);
}

QString best(const QString& query) {
    const auto found = findComponents(query);
    return found.empty() ? QString() : shown(found.front());
}

bool offers(const QString& query, const QString& wanted) {
    return std::ranges::any_of(findComponents(query),
                               [&](const ComponentChoice& choice) { return shown(choice) == wanted; });
}

} // namespace

class ComponentSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_12_theBestMatchIsFirst_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("first");
        const auto row = [](const char* query, const char* first) { QTest::newRow(query) << query << first; };
        row("redis", "cache.distributed by Redis");
        row("REDIS ", "cache.distributed by Redis");
        row("kafka", "msg.log by Kafka");
        row("postgres", "store.relational by PostgreSQL");
        row("k8s", "compute.container_platform by Kubernetes");
        row("nginx", "edge.lb_l7 by NGINX");
        row("work q", "msg.queue");
        row("load bal", "edge.lb_l7");
        row("cdn", "edge.cdn");
        row("sql", "store.relational");
        row("redis cache", "cache.distributed by Redis");
        row("elastic", "search.index by Elasticsearch");
        row("lambda", "compute.function by AWS Lambda");
    }
    void expectation_12_theBestMatchIsFirst() {
        QFETCH(QString, query);
        QFETCH(QString, first);
        QCOMPARE(best(query), first);
    }

    void aSharedTechnologyIsOfferedWithEachOfItsKinds() {
        QVERIFY(offers("redis", "cache.session by Redis"));
        QVERIFY(offers("redis", "msg.queue by Redis"));
        QVERIFY(offers("kafka", "compute.stream_processor by Kafka Streams"));
    }

    void twoLettersInTheMiddleOfAWordAreNoMatch() {
        // "ed" is in "distributed" and begins nothing there.
        QVERIFY(!offers("ed", "cache.distributed"));
        QVERIFY(offers("ribu", "cache.distributed"));
    }

    void everyKindIsFoundByItsOwnName() {
        for (const Kind& kind : allKinds()) {
            const auto found =
                findComponents(QString::fromUtf8(kind.name.data(), qsizetype(kind.name.size())));
            QVERIFY2(!found.empty() && found.front().kind == &kind, kind.name.data());
        }
    }

    void everyTechnologyFindsAKindThatHasIt() {
        for (const Kind& kind : allKinds())
            for (const std::string_view technology : kind.technologies) {
                const auto found =
                    findComponents(QString::fromUtf8(technology.data(), qsizetype(technology.size())));
                QVERIFY2(std::ranges::find(found, &kind, &ComponentChoice::kind) != found.end(),
                         std::string(technology).c_str());
            }
    }

    void nothingIsFoundForNothing() {
        QVERIFY(findComponents("").empty());
        QVERIFY(findComponents(" / - ").empty());
        QVERIFY(findComponents("zzqx").empty());
    }

    void recentEntriesThatNobodyKnowsAreLeftOut() {
        const auto recent = recentChoices({"cache.distributed\tRedis", "no.such", "edge.cdn",
                                           "edge.cdn\tNoSuchTechnology", "cache.distributed\tRedis"});
        QCOMPARE(recent.size(), std::size_t{2});
        QCOMPARE(shown(recent[0]), QString("cache.distributed by Redis"));
        QCOMPARE(shown(recent[1]), QString("edge.cdn"));
    }

    void everyGroupHasATitle() {
        for (const Kind& kind : allKinds())
            QVERIFY(groupTitle(kind.group) !=
                    QString::fromUtf8(kind.group.data(), qsizetype(kind.group.size())));
    }
};

QTEST_APPLESS_MAIN(ComponentSearchTest)
#include "component_search_test.moc"
