#include "edit/guided_operations.h"
#include "interview/archetype_acts.h"
#include "interview/trade_off_list.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

namespace {

struct Kinds : TestSession {
    void choose(ArchetypeKind kind) {
        edit([&](Transaction& open) { return addArchetype(open, kind); });
    }
    WorkloadId workload(WorkloadDirection direction, double perUser, std::optional<double> users = {}) {
        Workload row;
        row.name = direction == WorkloadDirection::Read ? "reads" : "writes";
        row.direction = direction;
        row.per_user_per_day = perUser;
        row.users_per_day = users;
        return put(row);
    }
    [[nodiscard]] const Tables& tables() const { return document().tables(); }
};

} // namespace

class ArchetypeActsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAKindNothingIsProposed() {
        const Kinds project;
        QVERIFY(missingWorkloads(project.tables()).empty());
        QVERIFY(missingTargets(project.tables()).empty());
        QVERIFY(verdictsOf(project.tables()).empty());
        QCOMPARE(titleBadge(project.tables()).text, std::string());
        QCOMPARE(nextQuestions(project.tables(), 1).front()->key, std::string_view("users.who"));
    }

    void aKindIsChosenOnceAndBecomesTheUsers() {
        Kinds project;
        Archetype derived;
        derived.kind = ArchetypeKind::ReadHeavy;
        derived.origin = ArchetypeOrigin::Derived;
        project.put(derived);
        project.choose(ArchetypeKind::ReadHeavy);
        project.choose(ArchetypeKind::Search);
        QCOMPARE(project.document().all<Archetype>().size(), std::size_t{2});
        QCOMPARE(project.document().all<Archetype>().begin()->origin, ArchetypeOrigin::User);
        QCOMPARE(kindsOf(project.tables()), (std::vector{ArchetypeKind::ReadHeavy, ArchetypeKind::Search}));
    }

    void itsWorkloadRowsAreTakenOnce() {
        Kinds project;
        project.choose(ArchetypeKind::ReadHeavy);
        QCOMPARE(missingWorkloads(project.tables()).size(), std::size_t{2});
        const auto ids = project.edit([](Transaction& open) { return takeWorkloads(open, 1e6); });
        QCOMPARE(ids.size(), std::size_t{2});
        QCOMPARE(*project.at(ids[0]).users_per_day, 1e6);
        QCOMPARE(project.at(ids[1]).sort_order, std::int64_t{1});
        QVERIFY(missingWorkloads(project.tables()).empty());
        QVERIFY(project.edit([](Transaction& open) { return takeWorkloads(open, {}); }).empty());
    }

    void noUsersAreNoUsersToTakeRowsFor() {
        Kinds project;
        project.choose(ArchetypeKind::Geo);
        QVERIFY(!project.attempt([](Transaction& open) { return takeWorkloads(open, -5.0); }));
        QVERIFY(project.document().all<Workload>().empty());
    }

    void theUsualRowsConfirmTheKindAlreadyWithoutUsers() {
        Kinds project;
        project.choose(ArchetypeKind::ReadHeavy);
        project.edit([](Transaction& open) { return takeWorkloads(open, {}); });
        QVERIFY(dailyLoad(project.tables()).perUser);
        const TitleBadge badge = titleBadge(project.tables());
        QCOMPARE(badge.text, std::string("read-heavy 100:1"));
        QCOMPARE(badge.verdict, Verdict::Confirmed);
    }

    void numbersContradictAKindThatWasDeclared() {
        Kinds project;
        project.choose(ArchetypeKind::ReadHeavy);
        project.workload(WorkloadDirection::Read, 2, 1000);
        project.workload(WorkloadDirection::Write, 1, 1000);
        const auto verdicts = verdictsOf(project.tables());
        QCOMPARE(verdicts.size(), std::size_t{1});
        QCOMPARE(verdicts[0].verdict, Verdict::Contradicted);
        QCOMPARE(verdicts[0].says, std::string("declared read-heavy, but the numbers are balanced 2:1"));
        QCOMPARE(titleBadge(project.tables()).verdict, Verdict::Contradicted);
    }

    void withoutNumbersNothingIsConfirmed() {
        Kinds project;
        project.choose(ArchetypeKind::WriteHeavy);
        QCOMPARE(verdictsOf(project.tables())[0].verdict, Verdict::NoNumbers);
        QCOMPARE(titleBadge(project.tables()).text, std::string("write-heavy"));
    }

    void usersOfARowWeighInOnceTheyAreKnown() {
        Kinds project;
        project.workload(WorkloadDirection::Read, 1, 10);
        project.workload(WorkloadDirection::Write, 5, 10);
        QCOMPARE(titleBadge(project.tables()).text, std::string("write-heavy 1:5"));
        project.workload(WorkloadDirection::Read, 1000); // nobody is known to do it
        QCOMPARE(dailyLoad(project.tables()).reads, 10.0);
        QCOMPARE(dailyLoad(project.tables()).writes, 50.0);
    }

    void twoKindsShareTheBadge() {
        Kinds project;
        project.choose(ArchetypeKind::ChatRealtime);
        project.choose(ArchetypeKind::WriteHeavy);
        project.workload(WorkloadDirection::Read, 1);
        project.workload(WorkloadDirection::Write, 20);
        QCOMPARE(titleBadge(project.tables()).text, std::string("chat · write-heavy 1:20"));
        QCOMPARE(titleBadge(project.tables()).verdict, Verdict::Confirmed);
    }

    void questionsInTheLogAreNotOfferedAgain() {
        Kinds project;
        const BankQuestion& who = *findQuestion("users.who");
        const auto taken = project.edit([&](Transaction& open) { return takeQuestion(open, who); });
        QCOMPARE(project.edit([&](Transaction& open) { return takeQuestion(open, who); }), taken);
        QCOMPARE(project.document().all<Question>().size(), std::size_t{1});
        Question typed;
        typed.text = "which two or three things must work in the first version";
        project.put(typed);
        const auto next = nextQuestions(project.tables(), 2);
        QCOMPARE(next.size(), std::size_t{2});
        QCOMPARE(next[0]->key, std::string_view("features.out"));
        QCOMPARE(next[1]->key, std::string_view("users.daily"));
    }

    void targetsThatStandThereAreNotOfferedAgain() {
        Kinds project;
        project.choose(ArchetypeKind::Balanced);
        QCOMPARE(missingTargets(project.tables()).size(), std::size_t{2});
        project.edit([](Transaction& open) {
            return addRequirement(open, RequirementKind::NonFunctional, Priority::Must,
                                  "Request p99 < 200 ms");
        });
        QCOMPARE(missingTargets(project.tables()), std::vector<std::string_view>{"availability >= 99.9 %"});
    }

    void theTopicsStandInTheListBeforeAnyoneSpokeAboutThem() {
        Kinds project;
        project.choose(ArchetypeKind::WriteHeavy);
        const auto rows = tradeOffRows(project.tables());
        QCOMPARE(rows.size(), std::size_t{10});
        QCOMPARE(rows[0].topic->key, std::string_view("sharding"));
        for (const TradeOffRow& row : rows) {
            QVERIFY(!row.record);
            QCOMPARE(row.state, TradeOffState::NotDiscussed);
        }
        QCOMPARE(undiscussedTopics(project.tables()), std::size_t{10});
    }

    void recordsTakeTheirTopicsRowAndFreeOnesFollow() {
        Kinds project;
        TradeOff choice;
        choice.title = "SQL vs NoSQL";
        choice.options = "SQL\nNoSQL";
        choice.state = TradeOffState::Decided;
        const TradeOffId sql = project.put(choice);
        TradeOff cap = newTradeOff(*findTopic("cap"));
        cap.node = project.node("orders");
        const TradeOffId first = project.put(cap);
        cap.node = project.node("carts");
        cap.sort_order = 1;
        const TradeOffId second = project.put(cap);
        const TradeOffId free =
            project.edit([](Transaction& open) { return addTradeOff(open, "Push vs pull", "Push\nPull"); });
        const auto rows = tradeOffRows(project.tables());
        QCOMPARE(rows.size(), std::size_t{12});
        QCOMPARE(rows[1].record, first);
        QCOMPARE(rows[2].record, second);
        QCOMPARE(rows[3].record, sql);
        QCOMPARE(rows[3].topic->key, std::string_view("sql_nosql"));
        QCOMPARE(rows.back().record, free);
        QVERIFY(!rows.back().topic);
        QCOMPARE(undiscussedTopics(project.tables()), std::size_t{9});
    }

    void aTopicIsTakenOnce() {
        Kinds project;
        const auto take = [](Transaction& open) { return takeTopic(open, *findTopic("sharding")); };
        const TradeOffId id = project.edit(take);
        QCOMPARE(project.edit(take), id);
        QCOMPARE(project.at(id).topic_key, std::string("sharding"));
        QVERIFY(project.at(id).options.contains("Sharded by hash\n"));
    }
};

QTEST_APPLESS_MAIN(ArchetypeActsTest)
#include "archetype_acts_test.moc"
