#include "interview/reliability_topics.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace chalkline;
using namespace chalkline::interview;

class ReliabilityTopicsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTopicAsksOneQuestion() {
        QCOMPARE(reliabilityTopics().size(), std::size_t{7});
        std::set<std::string_view> prompts;
        for (const ReliabilityTopicText& text : reliabilityTopics()) {
            QCOMPARE(&textOf(text.topic), &text);
            QVERIFY(!text.title.empty() && !text.evidence.empty() && text.evidence.size() <= 110);
            QVERIFY2(text.prompt.ends_with('?') && text.prompt.size() <= 110, text.prompt.data());
            prompts.insert(text.prompt);
        }
        QCOMPARE(prompts.size(), std::size_t{7});
    }

    void aComponentIsAskedWhatConcernsIt() {
        using enum ReliabilityTopic;
        using Topics = std::vector<ReliabilityTopic>;
        QCOMPARE(topicsFor("compute.service"), (Topics{Scaling, Failover, Observability}));
        QCOMPARE(topicsFor("store.relational"),
                 (Topics{Scaling, Failover, Replication, Backup, Observability}));
        QCOMPARE(topicsFor("cache.distributed"),
                 (Topics{Scaling, Failover, Caching, Replication, Observability}));
        QCOMPARE(topicsFor("edge.lb_l7"), (Topics{Scaling, Failover, LoadBalancing, Observability}));
        QCOMPARE(topicsFor("client.web"), Topics{});
        QCOMPARE(topicsFor("ext.payment"), Topics{});
        QCOMPARE(topicsFor("kind.of.tomorrow"), topicsFor("compute.service"));
    }

    void everyTopicConcernsSomeKind() {
        for (const ReliabilityTopicText& text : reliabilityTopics())
            QVERIFY2(std::ranges::any_of(allKinds(),
                                         [&](const Kind& kind) { return concerns(text.topic, kind.id); }),
                     text.title.data());
    }
};

QTEST_APPLESS_MAIN(ReliabilityTopicsTest)
#include "reliability_topics_test.moc"
