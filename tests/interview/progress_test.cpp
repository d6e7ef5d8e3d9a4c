#include "interview/archetype_acts.h"
#include "interview/buy_in.h"
#include "interview/progress.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

namespace {

struct Answer : TestSession {
    [[nodiscard]] const Tables& tables() const { return document().tables(); }
    [[nodiscard]] Progress progress() const { return progressOf(tables()); }
    [[nodiscard]] StepState at(Step step) const { return progress().of(step).state; }
    [[nodiscard]] std::string next() const { return progress().next.says; }
    using TestSession::at;

    void state(std::string problem, Approach approach = Approach::Unstated) {
        Brief brief;
        if (!document().all<Brief>().empty()) brief = *document().all<Brief>().begin();
        brief.problem = std::move(problem);
        brief.approach = approach;
        put(brief);
    }
    QuestionId ask(std::string text, QuestionState state) {
        Question question;
        question.text = std::move(text);
        question.state = state;
        return put(question);
    }
    void exclude(std::string text) {
        ScopeItem item;
        item.text = std::move(text);
        item.in_scope = false;
        put(item);
    }
    RequirementId require(std::string title, RequirementKind kind = RequirementKind::Functional) {
        return edit(
            [&](Transaction& open) { return addRequirement(open, kind, Priority::Must, std::move(title)); });
    }
    void estimate(std::string expression) {
        Estimate record;
        record.expression = std::move(expression);
        put(record);
    }
    void agree(BuyInStage stage) {
        edit([&](Transaction& open) { return confirm(open, stage); });
    }
    void promise(ReliabilityTopic topic, std::string statement) {
        ReliabilityItem item;
        item.topic = topic;
        item.statement = std::move(statement);
        put(item);
    }

    void clarify() {
        state("Turn long links into short ones.");
        for (const char* text : {"users?", "reads?", "years?"})
            ask(text, QuestionState::Answered);
        exclude("analytics");
    }
    RequirementId demand() {
        const RequirementId id = require("shorten a URL");
        Requirement fast = at(require("redirect p99 < 100 ms", RequirementKind::NonFunctional));
        fast.metric = "p99";
        fast.target = 100;
        put(fast);
        agree(BuyInStage::Scope);
        return id;
    }
    void count() {
        estimate("500M/month");
        estimate("500M/month * 500 B * 5 y");
    }
};

} // namespace

class ProgressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBlankProjectIsEmptyAndBeginsWithTheProblem() {
        const Progress progress = Answer().progress();
        QCOMPARE(progress.stages.size(), std::size_t{6});
        for (const StageProgress& stage : progress.stages)
            QCOMPARE(stage.state, StepState::Empty);
        QVERIFY(!progress.fork);
        QCOMPARE(progress.next.says, std::string("Write the problem in one sentence."));
        QCOMPARE(*progress.next.step, Step::Scope);
    }

    void everyStepHasTwoOrThreeFactsOrNone() {
        const Progress progress = Answer().progress();
        for (const StepText& text : allSteps()) {
            const auto& facts = progress.of(text.step).facts;
            QVERIFY2(facts.empty() || facts.size() == 2 || facts.size() == 3, text.title.data());
            for (const Fact& fact : facts)
                QVERIFY(fact.todo.ends_with('.') && fact.todo.size() <= 110 && !fact.says.empty());
        }
        for (const Step step : {Step::Api, Step::DataModel, Step::Logic})
            QVERIFY(progress.of(step).facts.empty());
    }

    void clarifyingIsGoodEnoughByThreeFacts() {
        Answer answer;
        answer.state("Turn long links into short ones.");
        QCOMPARE(answer.at(Step::Scope), StepState::Begun);
        answer.ask("How many users?", QuestionState::Answered);
        answer.ask("100:1 reads", QuestionState::Assumed);
        answer.ask("For how long?", QuestionState::Open);
        QCOMPARE(answer.next(), std::string("Ask, and note what is answered or assumed (2 of 3)."));
        answer.ask("Which countries?", QuestionState::Answered);
        QCOMPARE(answer.next(), std::string("Name one thing that is out of scope."));
        answer.exclude("analytics");
        QCOMPARE(answer.at(Step::Scope), StepState::GoodEnough);
        QCOMPARE(answer.progress().of(Stage::Clarify).state, StepState::GoodEnough);
        QCOMPARE(answer.next(), std::string("List what it must do."));
    }

    void requirementsNeedANumberAndAYes() {
        Answer answer;
        answer.clarify();
        answer.require("shorten a URL");
        QCOMPARE(answer.at(Step::Requirements), StepState::Begun);
        QCOMPARE(answer.next(), std::string("Give one quality a number, such as p99 < 200 ms."));
        Requirement fast = answer.at(answer.require("p99 < 100 ms", RequirementKind::NonFunctional));
        fast.metric = "p99";
        fast.target = 100;
        answer.put(fast);
        QCOMPARE(answer.next(), std::string("Read the scope to the interviewer and have it confirmed."));
        answer.agree(BuyInStage::Scope);
        QCOMPARE(answer.at(Step::Requirements), StepState::GoodEnough);
        answer.require("count clicks");
        QCOMPARE(answer.at(Step::Requirements), StepState::Begun);
        QCOMPARE(answer.next(), std::string("Confirm the scope again: it has changed since."));
    }

    void numbersComeFromWorkloadsOrEstimates() {
        Answer typed;
        typed.estimate("500M/month");
        QCOMPARE(typed.at(Step::Capacity), StepState::Begun);
        typed.estimate("500M/month * 500 B * 5 y");
        QCOMPARE(typed.at(Step::Capacity), StepState::GoodEnough);

        Answer tabled;
        Workload row;
        row.name = "redirect";
        row.users_per_day = 1e6;
        row.per_user_per_day = 10;
        row.id = tabled.put(row);
        QCOMPARE(tabled.at(Step::Capacity), StepState::Begun);
        row.payload_out_bytes = 500;
        tabled.put(row);
        QCOMPARE(tabled.at(Step::Capacity), StepState::GoodEnough);
    }

    void theForkIsShownAfterRequirementsUntilAWayIsChosen() {
        Answer answer;
        answer.clarify();
        QVERIFY(!answer.progress().fork);
        answer.demand();
        QVERIFY(answer.progress().fork);
        answer.count();
        QVERIFY(answer.progress().next.isFork);
        QCOMPARE(answer.next(),
                 std::string("Ask whether to start with the big picture or with tables and interfaces."));
        answer.state("Turn long links into short ones.", Approach::BottomUp);
        QVERIFY(!answer.progress().fork);
        QCOMPARE(answer.progress().stages[2].stage, Stage::LowLevel);
        QCOMPARE(answer.progress().stages[3].steps[0].step, Step::Storage);
        QCOMPARE(answer.next(), std::string("Draw where the data is stored."));
    }

    void drawingAnswersTheForkByItself() {
        Answer answer;
        answer.clarify();
        answer.demand();
        answer.count();
        answer.node("web");
        QVERIFY(answer.progress().fork);
        QVERIFY(!answer.progress().next.isFork);
        QCOMPARE(answer.next(), std::string("Draw the main components, beginning with the client."));
    }

    void aDiagramIsGoodEnoughWhenNothingStandsAloneAndItIsConfirmed() {
        Answer answer;
        const NodeId web = answer.node("web"), api = answer.node("api"), db = answer.node("db"),
                     log = answer.node("log");
        answer.edge(web, api);
        const auto todo = [&] { return nextIn(answer.progress(), Stage::HighLevel).says; };
        QCOMPARE(todo(), std::string("Connect the 2 components that stand alone."));
        answer.edge(api, db);
        QCOMPARE(todo(), std::string("Connect the component that stands alone."));
        answer.edge(api, log);
        QCOMPARE(todo(), std::string("Read the design to the interviewer and have it confirmed."));
        answer.agree(BuyInStage::Hld);
        QCOMPARE(answer.at(Step::Diagram), StepState::GoodEnough);
        answer.node("metrics", {}, "obs.metrics");
        QCOMPARE(todo(), std::string("Confirm the design again: it has changed since."));
    }

    void aMemberOfAConnectedBoundaryDoesNotStandAlone() {
        Answer answer;
        const BoundaryId backend = answer.boundary("backend");
        const NodeId web = answer.node("web");
        answer.node("a", backend);
        answer.node("b", backend);
        answer.edge(refTo(web), refTo(backend));
        QVERIFY(answer.progress().of(Step::Diagram).facts[1].holds);
    }

    void storageWantsAStoreAndAReason() {
        Answer answer;
        const NodeId db = answer.node("url database", {}, "store.relational");
        QCOMPARE(answer.at(Step::Storage), StepState::Begun);
        TradeOff other;
        other.title = "Consistency";
        other.choice = "Eventual";
        other.id = answer.put(other);
        answer.edit([&](Transaction& open) { return link(open, refTo(other.id), refTo(db)); });
        QCOMPARE(answer.at(Step::Storage), StepState::Begun);
        TradeOff choice;
        choice.title = "PostgreSQL vs CockroachDB";
        choice.choice = "PostgreSQL";
        choice.id = answer.put(choice);
        QCOMPARE(answer.at(Step::Storage), StepState::Begun);
        answer.edit([&](Transaction& open) { return link(open, refTo(choice.id), refTo(db)); });
        QCOMPARE(answer.at(Step::Storage), StepState::GoodEnough);
    }

    void threeJustifiedDecisionsAreEnough() {
        Answer answer;
        const NodeId db = answer.node("db");
        for (const char* title : {"SQL vs NoSQL", "CP vs AP", "Push vs pull"}) {
            TradeOff choice;
            choice.title = title;
            choice.choice = "one";
            choice.justification = "few writes";
            choice.node = title == std::string("CP vs AP") ? db : NodeId{};
            answer.put(choice);
        }
        QCOMPARE(answer.at(Step::TradeOffs), StepState::GoodEnough);
        TradeOff bare;
        bare.title = "Vertical vs horizontal";
        bare.choice = "horizontal";
        answer.put(bare);
        QCOMPARE(nextIn(answer.progress(), Stage::TradeOffs).says,
                 std::string("Say why you chose as you did."));
    }

    void scaleNeedsGrowthFailureAndOneMore() {
        Answer answer;
        answer.promise(ReliabilityTopic::Scaling, "");
        QCOMPARE(answer.at(Step::Reliability), StepState::Begun);
        answer.promise(ReliabilityTopic::Scaling, "3 to 20 instances");
        answer.promise(ReliabilityTopic::Failover, "a replica is promoted in 30 s");
        QCOMPARE(nextIn(answer.progress(), Stage::Scale).says,
                 std::string("Say how it is cached, balanced, replicated or backed up."));
        answer.promise(ReliabilityTopic::Backup, "each night");
        QCOMPARE(answer.at(Step::Reliability), StepState::GoodEnough);
    }

    void theEndLooksForGapsOnly() {
        Answer answer;
        const RequirementId id = answer.require("shorten a URL");
        QCOMPARE(answer.at(Step::Summary), StepState::Empty);
        const NodeId api = answer.node("api");
        answer.edit([&](Transaction& open) { return link(open, refTo(id), refTo(api)); });
        QCOMPARE(answer.at(Step::Summary), StepState::Begun);
        QCOMPARE(answer.progress().of(Step::Summary).facts[2].todo,
                 std::string("Have scope and design confirmed before you sum up."));
        answer.agree(BuyInStage::Scope);
        answer.agree(BuyInStage::Hld);
        QCOMPARE(answer.at(Step::Summary), StepState::GoodEnough);
        const QuestionId open = answer.ask("How long are links kept?", QuestionState::Open);
        QCOMPARE(answer.progress().of(Step::Summary).facts[1].todo,
                 std::string("Answer, assume or park the open question."));
        Question parked = answer.at(open);
        parked.state = QuestionState::Parked;
        answer.put(parked);
        QCOMPARE(answer.at(Step::Summary), StepState::GoodEnough);
    }

    void aRecordShowsTheStageItBelongsTo() {
        Answer answer;
        const RequirementId id = answer.require("shorten a URL");
        const NodeId api = answer.placedNode("api", 0, 0);
        const LinkId tie = answer.edit([&](Transaction& open) { return link(open, refTo(id), refTo(api)); });
        const auto stage = [&](Ref ref) { return stageOf(ref, answer.tables()); };
        QCOMPARE(stage(refTo(id)), Stage::Requirements);
        QCOMPARE(stage(refTo(api)), Stage::HighLevel);
        QCOMPARE(stage(refTo(tie)), Stage::Requirements);
        QVERIFY(!stage(refTo(answer.placement(refTo(api))->id)));
        QVERIFY(!stage(refTo(answer.sheet)));
        QCOMPARE(stageOf(Record(Question{}), answer.tables()), Stage::Clarify);
        QCOMPARE(stageOf(Record(TradeOff{}), answer.tables()), Stage::TradeOffs);
        QCOMPARE(stageOf(Record(ReliabilityItem{}), answer.tables()), Stage::Scale);
        BuyIn design;
        design.stage = BuyInStage::Hld;
        QCOMPARE(stageOf(Record(design), answer.tables()), Stage::HighLevel);
        Summary words;
        words.section = "must";
        QCOMPARE(stageOf(Record(words), answer.tables()), Stage::Requirements);
        words.section = "scale";
        QCOMPARE(stageOf(Record(words), answer.tables()), Stage::Scale);
        Property property;
        property.key = "replicas";
        QCOMPARE(stageOf(Record(property), answer.tables()), Stage::Scale);
        property.key = "latency_p99_ms";
        QCOMPARE(stageOf(Record(property), answer.tables()), Stage::HighLevel);
        property.key = "chip";
        QCOMPARE(stageOf(Record(property), answer.tables()), Stage::Requirements);
    }

    void anEditShowsTheStageOfWhatWasEdited() {
        Answer answer;
        std::optional<Stage> seen;
        const auto watch = answer.session.observe(
            [&](const Notice& notice) { seen = stageOf(notice.changes, answer.tables()); });
        const NodeId api = answer.node("api");
        QCOMPARE(seen, Stage::HighLevel);
        const RequirementId id = answer.edit([&](Transaction& open) -> Expected<RequirementId> {
            const auto made = addRequirement(open, RequirementKind::Functional, Priority::Must, "shorten");
            if (auto tied = link(open, refTo(*made), refTo(api)); !tied) return std::unexpected(tied.error());
            return made;
        });
        QCOMPARE(seen, Stage::Requirements);
        answer.placeAt(refTo(api), 10, 10);
        QVERIFY(!seen);
        answer.promise(ReliabilityTopic::Backup, "each night");
        QCOMPARE(seen, Stage::Scale);
        answer.edit([&](Transaction& open) { return remove(open, {refTo(api), refTo(id)}); });
        QCOMPARE(seen, Stage::HighLevel);
    }
};

QTEST_APPLESS_MAIN(ProgressTest)
#include "progress_test.moc"
