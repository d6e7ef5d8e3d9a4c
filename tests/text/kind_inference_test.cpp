#include "model/catalogue.h"
#include "text/kind_inference.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace chalkline;

namespace {

struct Expectation {
    std::string name;
    std::string kind;
};

std::vector<Expectation> expectations() {
    QFile file(QStringLiteral(CHALKLINE_TEST_DATA "/kind_names.txt"));
    std::vector<Expectation> all;
    if (!file.open(QIODevice::ReadOnly)) return all;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        all.push_back({line.section(QStringLiteral(" | "), 0, 0).toStdString(),
                       line.section(QStringLiteral(" | "), 1).toStdString()});
    }
    return all;
}

std::string kindOf(std::string_view name) {
    return inferKind(name).kindId;
}

} // namespace

class KindInferenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesMeanWhatAPersonExpects() {
        const auto all = expectations();
        QVERIFY(all.size() >= 500);
        std::size_t hits = 0;
        QStringList misses;
        for (const auto& [name, kind] : all) {
            QVERIFY2(findKind(kind), kind.c_str());
            const std::string found = kindOf(name);
            if (found == kind)
                ++hits;
            else
                misses << QString::fromStdString(name + ": " + found + ", expected " + kind);
        }
        qInfo("kinds as expected: %d of %d", static_cast<int>(hits), static_cast<int>(all.size()));
        QVERIFY2(misses.isEmpty(), qPrintable(misses.join('\n')));
    }
    void capitalsBlanksAndPluralsDoNotMatter() {
        for (const auto& [name, kind] : expectations()) {
            const std::string loud = QString::fromStdString(name).toUpper().toStdString();
            const std::string spaced = "  " + QString::fromStdString(name).replace(' ', "\t ").toStdString();
            QCOMPARE(kindOf(spaced), kind);
            // Capitals inside a word part it, so only names without them must agree.
            if (QString::fromStdString(name).toLower().toStdString() == name) QCOMPARE(kindOf(loud), kind);
        }
        for (const char* noun : {"worker", "queue", "database", "cache", "proxy", "registry", "index", "api"})
            QCOMPARE(kindOf(QString(noun)
                                .replace(QRegularExpression("(x)$"), "xe")
                                .replace(QRegularExpression("y$"), "ie")
                                .toStdString() +
                            "s"),
                     kindOf(noun));
    }
    void theReasonIsTheStepOfTheRuleThatDecided() {
        QCOMPARE(inferKind("orders dead letter queue").reason, KindReason::Ending);
        QCOMPARE(inferKind("payment service").reason, KindReason::Actor);
        QCOMPARE(inferKind("kafka consumer").reason, KindReason::Actor);
        QCOMPARE(inferKind("kafka topic").reason, KindReason::Technology);
        QCOMPARE(inferKind("post db").reason, KindReason::Thing);
        QCOMPARE(inferKind("mobile banking").reason, KindReason::OtherWord);
        QCOMPARE(inferKind("checkout").reason, KindReason::Nothing);
    }
    void aTechnologyInTheNameIsReported() {
        QCOMPARE(inferKind("redis cache").technology, std::string("Redis"));
        QCOMPARE(inferKind("redis cache").kindId, std::string("cache.distributed"));
        QCOMPARE(inferKind("postgres replica").technology, std::string("PostgreSQL"));
        QCOMPARE(inferKind("kafka consumer").technology, std::string());
        QCOMPARE(inferKind("post db").technology, std::string());
    }
    void aSecondLineOrBracketCountsOnlyIfTheFirstSaysNothing() {
        QCOMPARE(kindOf("Payment service\nKafka, Postgres"), std::string("compute.service"));
        QCOMPARE(kindOf("Orders\nPostgreSQL"), std::string("store.relational"));
        QCOMPARE(kindOf("Orders [Kafka]"), std::string("msg.log"));
    }
    void namesWithoutWordsAreServices() {
        for (const char* name : {"", " ", "...", "42", "(", "\xF0\x9F\x92\xBE", "\xFF\xFE", "订单"})
            QCOMPARE(kindOf(name), std::string("compute.service"));
        QCOMPARE(kindOf(std::string(100000, 'a') + " db"), std::string("store.relational"));
    }
    void aWordInParenthesesIsAKindByIdNameAliasOrTechnology() {
        QCOMPARE(kindByWord("store.graph")->kindId, std::string("store.graph"));
        QCOMPARE(kindByWord("Work queue")->kindId, std::string("msg.queue"));
        QCOMPARE(kindByWord("L7 load balancer / reverse proxy")->kindId, std::string("edge.lb_l7"));
        QCOMPARE(kindByWord("caches")->kindId, std::string("cache.distributed"));
        QCOMPARE(kindByWord("message-queue")->kindId, std::string("msg.queue"));
        QCOMPARE(kindByWord("user")->kindId, std::string("client.web"));
        QCOMPARE(*kindByWord("cassandra"), (KindGuess{"store.widecolumn", "Cassandra", KindReason::Given}));
        for (const Kind& kind : allKinds()) {
            QCOMPARE(kindByWord(kind.id)->kindId, std::string(kind.id));
            QCOMPARE(kindByWord(kind.name)->kindId, std::string(kind.id));
        }
    }
    void anUnknownWordIsATechnology() {
        QVERIFY(!kindByWord("Frobnicator 9"));
        QVERIFY(!kindByWord("go 1.22"));
        QVERIFY(!kindByWord("java")); // any service may be written in it
        QVERIFY(!kindByWord(""));
        QVERIFY(!kindForNode("Frobnicator 9", "redis"));
    }
    void externalOnAnAliasOfAnExternalKindGivesThatKind() {
        QCOMPARE(kindForNode("ext", "maps")->kindId, std::string("ext.maps"));
        QCOMPARE(kindForNode("ext", "stripe")->kindId, std::string("ext.payment"));
        QCOMPARE(kindForNode("ext", "email service")->kindId, std::string("ext.notification"));
        QCOMPARE(kindForNode("ext", "auth")->kindId, std::string("ext.identity"));
        QCOMPARE(kindForNode("ext", "weather")->kindId, std::string("ext.api"));
        QCOMPARE(kindForNode("ext", "order service")->kindId, std::string("ext.api"));
    }
    void aTechnologyOnANameWhoseKindOffersItLeavesTheKind() {
        QCOMPARE(*kindForNode("redis", "geo index"),
                 (KindGuess{"store.spatial", "Redis", KindReason::Given}));
        QCOMPARE(*kindForNode("redis", "session store"),
                 (KindGuess{"cache.session", "Redis", KindReason::Given}));
        QCOMPARE(*kindForNode("cassandra", "message db"),
                 (KindGuess{"store.widecolumn", "Cassandra", KindReason::Given}));
        QCOMPARE(kindForNode("postgres", "trip db")->kindId, std::string("store.relational"));
        QCOMPARE(kindForNode("redis", "checkout")->kindId, std::string("cache.distributed"));
    }
    void candidatesBeginWithTheInferredKindAndRepeatNone() {
        for (const auto& [name, kind] : expectations()) {
            const auto candidates = kindCandidates(name);
            QCOMPARE(candidates.front(), kind);
            QVERIFY(candidates.size() > 8);
            QCOMPARE(std::set(candidates.begin(), candidates.end()).size(), candidates.size());
            for (const std::string& id : candidates)
                QVERIFY(findKind(id));
        }
        const auto consumer = kindCandidates("kafka consumer");
        QCOMPARE(consumer[1], std::string("msg.log"));
        const auto payment = kindCandidates("payment service");
        QVERIFY(std::ranges::find(payment, "ext.payment") != payment.end());
    }
};

QTEST_APPLESS_MAIN(KindInferenceTest)
#include "kind_inference_test.moc"
