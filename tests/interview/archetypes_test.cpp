#include "interview/archetypes.h"
#include "model/trade_off_topics.h"
#include "text/pattern.h"
#include "text/statement_line.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <set>

using namespace chalkline;
using namespace chalkline::interview;

class ArchetypesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreTenInTheOrderOfTheirKinds() {
        QCOMPARE(archetypeProfiles().size(), std::size_t{10});
        for (std::size_t i = 0; i < archetypeProfiles().size(); ++i) {
            const ArchetypeProfile& profile = archetypeProfiles()[i];
            QCOMPARE(profile.kind, static_cast<ArchetypeKind>(i));
            QCOMPARE(&profileOf(profile.kind), &profile);
            for (const std::string_view text : {profile.title, profile.badge, profile.says})
                QVERIFY(!text.empty() && text.size() <= 110);
        }
    }

    void theUsualWorkloadsReadAndWrite() {
        for (const ArchetypeProfile& profile : archetypeProfiles()) {
            std::set<WorkloadDirection> directions;
            for (const WorkloadRow& row : profile.workloads) {
                directions.insert(row.direction);
                QVERIFY(row.per_user_per_day > 0 && row.payload_bytes > 0);
                QVERIFY(row.peak_factor >= 1 && row.peak_factor <= 10);
                QVERIFY(!row.name.empty() && !row.actor.empty());
            }
            QCOMPARE(directions.size(), std::size_t{2});
        }
    }

    void theUsualWorkloadsAgreeWithTheKindTheyBelongTo() {
        for (const ArchetypeProfile& profile : archetypeProfiles()) {
            double reads = 0, writes = 0;
            for (const WorkloadRow& row : profile.workloads)
                (row.direction == WorkloadDirection::Read ? reads : writes) += row.per_user_per_day;
            QVERIFY2(agrees(profile, *derivedArchetype(reads, writes)), profile.title.data());
        }
    }

    void theirPatternsComeWithTheProgram() {
        std::set<std::string_view> names;
        for (const text::Pattern& pattern : text::builtInPatterns())
            names.insert(pattern.name);
        for (const ArchetypeProfile& profile : archetypeProfiles()) {
            QVERIFY(!profile.patterns.empty());
            for (const std::string_view pattern : profile.patterns)
                QVERIFY2(names.contains(pattern), pattern.data());
        }
    }

    void theirTradeOffsAreAllOfThemInAnotherOrder() {
        std::set<std::vector<std::string_view>> orders;
        for (const ArchetypeProfile& profile : archetypeProfiles()) {
            const std::set<std::string_view> keys(profile.trade_offs.begin(), profile.trade_offs.end());
            QCOMPARE(profile.trade_offs.size(), tradeOffTopics().size());
            QCOMPARE(keys.size(), tradeOffTopics().size());
            for (const std::string_view key : keys)
                QVERIFY(findTopic(key));
            orders.emplace(profile.trade_offs.begin(), profile.trade_offs.end());
        }
        QCOMPARE(orders.size(), archetypeProfiles().size());
    }

    void eachOffersATargetThatCanBeMeasured() {
        for (const ArchetypeProfile& profile : archetypeProfiles()) {
            int measured = 0;
            for (const std::string_view target : profile.targets) {
                Requirement requirement;
                text::readMeasure(target, requirement);
                measured += requirement.target.has_value() && !requirement.metric.empty();
            }
            QVERIFY2(measured >= 1, profile.title.data());
        }
    }

    void chatBringsPresenceOrderAndReceipts() {
        const auto targets = suggestedTargets(std::array{ArchetypeKind::ChatRealtime});
        const auto has = [&](std::string_view word) {
            return std::ranges::any_of(targets, [&](std::string_view text) { return text.contains(word); });
        };
        QVERIFY(has("presence") && has("order") && has("delivered"));
    }

    void severalKindsShareOneListWithoutDoubles() {
        const std::array kinds{ArchetypeKind::ReadHeavy, ArchetypeKind::Search};
        const auto patterns = patternsFirst(kinds);
        const std::vector<std::string_view> expected{"Cache-aside", "Read replicas", "CDN with origin",
                                                     "Load-balanced service",
                                                     "Search index by change capture"};
        QCOMPARE(patterns, expected);
        QCOMPARE(workloadRows(kinds).size(), std::size_t{5});
        QCOMPARE(tradeOffOrder(kinds).size(), tradeOffTopics().size());
        QCOMPARE(tradeOffOrder(kinds).front(), std::string_view("consistency"));
    }

    void withoutAKindTheTradeOffsStandInTheOrderOfTheSeed() {
        const auto order = tradeOffOrder({});
        QCOMPARE(order.front(), std::string_view("consistency"));
        QCOMPARE(order.back(), std::string_view("sync_async"));
    }

    void readsAndWritesShowTheKind_data() {
        QTest::addColumn<double>("reads");
        QTest::addColumn<double>("writes");
        QTest::addColumn<QString>("badge");
        QTest::newRow("URL shortener") << 19290.1 << 192.901 << "read-heavy 100:1";
        QTest::newRow("just read heavy") << 5.0 << 1.0 << "read-heavy 5:1";
        QTest::newRow("just not") << 4.9 << 1.0 << "balanced 4.9:1";
        QTest::newRow("as many") << 7.0 << 7.0 << "balanced 1:1";
        QTest::newRow("more writes") << 10.0 << 15.0 << "balanced 1:1.5";
        QTest::newRow("just write heavy") << 1.0 << 5.0 << "write-heavy 1:5";
        QTest::newRow("readings") << 5.0 << 1440.0 << "write-heavy 1:288";
        QTest::newRow("no writes") << 3.0 << 0.0 << "reads only";
        QTest::newRow("no reads") << 0.0 << 3.0 << "writes only";
        QTest::newRow("nothing") << 0.0 << 0.0 << "";
        QTest::newRow("negative") << -1.0 << 2.0 << "";
        QTest::newRow("no number") << std::nan("") << 2.0 << "";
        QTest::newRow("endless") << std::numeric_limits<double>::infinity() << 2.0 << "";
    }
    void readsAndWritesShowTheKind() {
        QFETCH(double, reads);
        QFETCH(double, writes);
        QFETCH(QString, badge);
        QCOMPARE(QString::fromStdString(derivedBadge(reads, writes)), badge);
        QCOMPARE(derivedArchetype(reads, writes).has_value(), !badge.isEmpty());
    }

    void aWorkloadStartsWithoutUsers() {
        const Workload workload = newWorkload(profileOf(ArchetypeKind::ReadHeavy).workloads[1]);
        QCOMPARE(workload.name, std::string("create an item"));
        QCOMPARE(workload.direction, WorkloadDirection::Write);
        QVERIFY(!workload.users_per_day);
        QCOMPARE(*workload.per_user_per_day, 0.2);
        QCOMPARE(*workload.payload_in_bytes, 500.0);
        QVERIFY(!workload.payload_out_bytes);
        QCOMPARE(workload.peak_factor, 3.0);
    }
};

QTEST_APPLESS_MAIN(ArchetypesTest)
#include "archetypes_test.moc"
