#include "base/text.h"
#include "model/trade_off_topics.h"
#include "text/statement_line.h"

#include <QtTest>

#include <set>

using namespace chalkline;

namespace {

std::string topicOfLine(std::string_view line) {
    const auto read = text::readTradeOff(line);
    if (!read) return "unread";
    const auto options = text::optionsOf(*read);
    const TradeOffTopic* topic = topicOf(read->title, options);
    return topic ? std::string(topic->key) : std::string{};
}

} // namespace

class TradeOffTopicsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTenOfTheSeedAreThere() {
        std::vector<std::string_view> keys;
        for (const TradeOffTopic& topic : tradeOffTopics())
            keys.push_back(topic.key);
        const std::vector<std::string_view> expected{
            "consistency", "cap",        "sql_nosql",   "monolith_micro", "latency_throughput",
            "scal_avail",  "vert_horiz", "replication", "sharding",       "sync_async"};
        QCOMPARE(keys, expected);
    }

    void everyOptionSaysWhatSpeaksForAndAgainstIt() {
        for (const TradeOffTopic& topic : tradeOffTopics()) {
            QVERIFY2(topic.options.size() >= 2, topic.key.data());
            std::set<std::string_view> words;
            std::size_t count = 0;
            for (const TopicOption& option : topic.options) {
                for (const std::string_view text : {option.name, option.pro, option.con})
                    QVERIFY2(!text.empty() && text.size() <= 110, topic.key.data());
                words.insert(option.aliases.begin(), option.aliases.end());
                count += option.aliases.size();
                QCOMPARE(std::string(option.aliases.front()), wordForm(option.name));
            }
            QCOMPARE(words.size(), count);
            QVERIFY(topic.ask.size() >= 2);
            for (const std::string_view ask : topic.ask)
                QVERIFY2(ask.ends_with('?') && ask.size() <= 110, ask.data());
        }
    }

    void theirDriversAreThoseOfARecord() {
        const std::set<std::string_view> known{"scale",   "reliability", "dev_speed", "cost",
                                               "latency", "consistency", "security",  "compliance"};
        for (const TradeOffTopic& topic : tradeOffTopics()) {
            QVERIFY(!topic.drivers.empty());
            for (const std::string_view driver : topic.drivers)
                QVERIFY2(known.contains(driver), driver.data());
        }
    }

    void aTypedChoiceIsRecognised_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* line, const char* key) { QTest::newRow(line) << line << key; };
        row("pick: SQL | NoSQL -> NoSQL because key lookups only", "sql_nosql");
        row("SQL vs. NoSQL", "sql_nosql");
        row("pick: PostgreSQL over DynamoDB: joins", "sql_nosql");
        row("pick: Relational over Key-value: few writes", "sql_nosql");
        row("pick: Eventual over Strong consistency: a late post hurts nobody", "consistency");
        row("Eventual consistency vs. strong consistency", "consistency");
        row("CAP theorem", "cap");
        row("pick: CP | AP -> AP", "cap");
        row("Availability vs. partition tolerance", "cap");
        row("Monolith vs microservices", "monolith_micro");
        row("Latency vs. throughput", "latency_throughput");
        row("scalability vs availability", "scal_avail");
        row("pick: vertical | horizontal -> horizontal", "vert_horiz");
        row("scale up vs scale out", "vert_horiz");
        row("database sharding", "sharding");
        row("pick: hash | range -> hash because keys are random", "sharding");
        row("DB replication", "replication");
        row("pick: sync replication | async replication -> async replication", "replication");
        row("sync vs async", "sync_async");
        row("Synchronous vs. Asynchronous Processing", "sync_async");
        row("pick: SQL on one box | NoSQL on three -> NoSQL on three", "sql_nosql");
        row("pick: Cache-aside over Write-through: reads are 100 times the writes", "");
        row("pick: Cassandra over DynamoDB: own hardware", "");
        row("Exact counts vs Approximate counts", "");
        row("Push vs pull", "");
    }
    void aTypedChoiceIsRecognised() {
        QFETCH(QString, line);
        QFETCH(QString, key);
        QCOMPARE(QString::fromStdString(topicOfLine(line.toStdString())), key);
    }

    void theOwnTitleAndOptionsOfATopicAreRecognised() {
        for (const TradeOffTopic& topic : tradeOffTopics()) {
            QCOMPARE(topicOf(topic.title, {}), &topic);
            std::vector<std::string> options;
            for (const TopicOption& option : topic.options)
                options.emplace_back(option.name);
            QCOMPARE(topicOf("", options), &topic);
        }
    }

    void anOptionIsFoundByItsWords() {
        const TradeOffTopic& topic = *findTopic("sql_nosql");
        QCOMPARE(optionOf(topic, "key-value")->name, std::string_view("NoSQL"));
        QCOMPARE(optionOf(topic, "MySQL with two replicas")->name, std::string_view("SQL"));
        QVERIFY(!optionOf(topic, "sqlite"));
        QVERIFY(!optionOf(topic, ""));
    }

    void aNewTradeOffHoldsTheOptionsAndNoChoice() {
        const TradeOff tradeOff = newTradeOff(*findTopic("cap"));
        QCOMPARE(tradeOff.topic_key, std::string("cap"));
        QCOMPARE(tradeOff.title, std::string("CAP: CP or AP"));
        QCOMPARE(tradeOff.options, std::string("CP: consistency\nAP: availability"));
        QCOMPARE(tradeOff.state, TradeOffState::NotDiscussed);
        QVERIFY(isAbout(tradeOff, *findTopic("cap")));
        QVERIFY(!isAbout(tradeOff, *findTopic("consistency")));
    }

    void anOldRecordWithoutAKeyIsAboutWhatItsWordsSay() {
        TradeOff tradeOff;
        tradeOff.title = "Database choice of the service";
        tradeOff.options = "SQL\n \nNoSQL";
        QVERIFY(isAbout(tradeOff, *findTopic("sql_nosql")));
        tradeOff.topic_key = "own";
        QVERIFY(!isAbout(tradeOff, *findTopic("sql_nosql")));
    }

    void everyVerdictOnAStoreHasAMeaning() {
        for (const CapMode mode : {CapMode::Cp, CapMode::Ap, CapMode::CaSingleNode})
            QVERIFY(!capMeaning(mode).empty());
        for (const ElseMode mode : {ElseMode::Latency, ElseMode::Consistency})
            QVERIFY(!elseMeaning(mode).empty());
        QVERIFY(capMeaning(CapMode::Unstated).empty() && elseMeaning(ElseMode::Unstated).empty());
    }
};

QTEST_APPLESS_MAIN(TradeOffTopicsTest)
#include "trade_off_topics_test.moc"
