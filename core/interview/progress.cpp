#include "interview/progress.h"

#include "edit/guided_operations.h"
#include "interview/buy_in.h"
#include "interview/coverage.h"
#include "interview/summary.h"
#include "interview/trade_off_list.h"
#include "model/catalogue.h"

#include <algorithm>
#include <set>

namespace chalkline::interview {

namespace {

constexpr int enoughQuestions = 3;
constexpr std::size_t enoughComponents = 3;
constexpr int enoughDecisions = 3;

template <class R, class Test>
int countOf(const Tables& tables, Test test) {
    int count = 0;
    for (const R& record : tables.of<R>())
        count += test(record) ? 1 : 0;
    return count;
}

template <class R>
bool any(const Tables& tables) {
    return !tables.of<R>().empty();
}

std::string of(int count, int wanted) {
    return " (" + std::to_string(count) + " of " + std::to_string(wanted) + ")";
}

/// Facts of a step and whether anything of it is there.
struct Finding {
    std::vector<Fact> facts;
    bool begun = false;
};

Finding scope(const Tables& tables) {
    const int answered = countOf<Question>(tables, [](const Question& question) {
        return question.state == QuestionState::Answered || question.state == QuestionState::Assumed;
    });
    const bool stated = countOf<Brief>(tables, [](const Brief& brief) { return !brief.problem.empty(); }) > 0;
    const bool outside =
        countOf<ScopeItem>(tables, [](const ScopeItem& item) { return !item.in_scope; }) > 0 ||
        countOf<Requirement>(tables, [](const Requirement& requirement) {
            return requirement.priority == Priority::Wont;
        }) > 0;
    return {{{"the problem in a sentence", "Write the problem in one sentence.", stated},
             {"three questions answered or assumed",
              "Ask, and note what is answered or assumed" + of(answered, enoughQuestions) + ".",
              answered >= enoughQuestions},
             {"something is out of scope", "Name one thing that is out of scope.", outside}},
            stated || outside || any<Question>(tables) || any<ScopeItem>(tables) || any<Archetype>(tables) ||
                any<Expectation>(tables)};
}

std::string agreementTodo(Agreement agreement, const char* what) {
    return agreement == Agreement::Changed
               ? std::string("Confirm the ") + what + " again: it has changed since."
               : std::string("Read the ") + what + " to the interviewer and have it confirmed.";
}

Finding requirements(const Tables& tables) {
    const bool must = countOf<Requirement>(tables, [](const Requirement& requirement) {
                          return requirement.kind == RequirementKind::Functional &&
                                 requirement.priority == Priority::Must && counts(requirement);
                      }) > 0;
    const bool measured = countOf<Requirement>(tables, [](const Requirement& requirement) {
                              return requirement.kind == RequirementKind::NonFunctional &&
                                     requirement.target && !requirement.metric.empty() && counts(requirement);
                          }) > 0;
    const Agreement agreement = buyInOf(tables, BuyInStage::Scope).agreement;
    return {
        {{"a must-have feature", "List what it must do.", must},
         {"a target with a number", "Give one quality a number, such as p99 < 200 ms.", measured},
         {"the scope is confirmed", agreementTodo(agreement, "scope"), agreement == Agreement::Confirmed}},
        any<Requirement>(tables)};
}

Finding capacity(const Tables& tables) {
    const auto estimates = tables.of<Estimate>().size();
    const int counted = countOf<Workload>(
        tables, [](const Workload& workload) { return workload.users_per_day && workload.per_user_per_day; });
    const int sized = countOf<Workload>(tables, [](const Workload& workload) {
        return workload.payload_in_bytes || workload.payload_out_bytes;
    });
    return {{{"how often something happens", "Estimate how often the main action happens.",
              counted > 0 || estimates >= 1},
             {"how much data that is", "Estimate how much data that makes.", sized > 0 || estimates >= 2}},
            estimates > 0 || any<Workload>(tables) || any<Constant>(tables)};
}

/// Components that no line touches, neither their own nor one of a boundary they are in.
int unconnected(const Tables& tables) {
    std::set<Ref> touched;
    for (const Edge& edge : tables.of<Edge>())
        touched.insert({edge.from(), edge.to()});
    return countOf<Node>(tables, [&](const Node& node) {
        const Kind* kind = findKind(node.kind);
        if (kind && kind->group == "obs") return false;
        if (touched.contains({RecordType::Node, node.id.value})) return false;
        return !node.boundary || !touched.contains({RecordType::Boundary, node.boundary.value});
    });
}

Finding diagram(const Tables& tables) {
    const auto components = tables.of<Node>().size();
    const int loose = unconnected(tables);
    const Agreement agreement = buyInOf(tables, BuyInStage::Hld).agreement;
    return {
        {{"three components or more", "Draw the main components, beginning with the client.",
          components >= enoughComponents},
         {"each one is connected",
          loose == 1 ? std::string("Connect the component that stands alone.")
                     : "Connect the " + std::to_string(loose) + " components that stand alone.",
          components > 0 && loose == 0},
         {"the design is confirmed", agreementTodo(agreement, "design"), agreement == Agreement::Confirmed}},
        components > 0};
}

bool isStore(const Tables& tables, NodeId id) {
    const Node* node = tables.find(id);
    return node && familyOf(node->kind) == Family::Store;
}

bool isOnAnotherTopic(const TradeOff& tradeOff, const TradeOffTopic& topic) {
    return std::ranges::any_of(tradeOffTopics(), [&](const TradeOffTopic& other) {
        return &other != &topic && isAbout(tradeOff, other);
    });
}

Finding storage(const Tables& tables) {
    const TradeOffTopic& database = *findTopic("sql_nosql");
    const LinkIndex links(tables);
    const bool store = countOf<Node>(tables, [&](const Node& node) { return isStore(tables, node.id); }) > 0;
    const bool chosen = countOf<TradeOff>(tables, [&](const TradeOff& tradeOff) {
                            if (tradeOff.choice.empty() || isOnAnotherTopic(tradeOff, database)) return false;
                            if (isAbout(tradeOff, database)) return true;
                            const auto tied = links.around({RecordType::TradeOff, tradeOff.id.value});
                            return std::ranges::any_of(tied, [&](Ref other) {
                                return other.type == RecordType::Node && isStore(tables, NodeId{other.id});
                            });
                        }) > 0;
    return {{{"a store in the diagram", "Draw where the data is stored.", store},
             {"which database, and why", "Decide which database it is, and say why.", chosen}},
            store || chosen};
}

Finding tradeOffs(const Tables& tables) {
    const LinkIndex links(tables);
    int decided = 0, justified = 0, tied = 0;
    for (const TradeOff& tradeOff : tables.of<TradeOff>()) {
        if (tradeOff.state != TradeOffState::Decided && tradeOff.choice.empty()) continue;
        ++decided;
        justified += !tradeOff.justification.empty();
        tied += !links.around({RecordType::TradeOff, tradeOff.id.value}).empty();
    }
    return {
        {{"three decisions", "Decide three trade-offs" + of(decided, enoughDecisions) + ".",
          decided >= enoughDecisions},
         {"each one with its reason", "Say why you chose as you did.", decided > 0 && justified == decided},
         {"one is tied to a requirement or component",
          "Link a decision to the requirement or component it is about.", tied > 0}},
        any<TradeOff>(tables)};
}

Finding reliability(const Tables& tables) {
    std::set<ReliabilityTopic> stated;
    for (const ReliabilityItem& item : tables.of<ReliabilityItem>())
        if (!item.statement.empty()) stated.insert(item.topic);
    using enum ReliabilityTopic;
    const bool copies = stated.contains(Replication) || stated.contains(Backup) || stated.contains(Caching) ||
                        stated.contains(LoadBalancing);
    return {{{"how it scales", "Say how it grows with the load.", stated.contains(Scaling)},
             {"what happens when a part fails", "Say what takes over when a part fails.",
              stated.contains(Failover)},
             {"caching, balancing, copies or backup",
              "Say how it is cached, balanced, replicated or backed up.", copies}},
            any<ReliabilityItem>(tables)};
}

Finding summary(const Tables& tables) {
    const Coverage coverage = coverageOf(tables);
    const int open = countOf<Question>(
        tables, [](const Question& question) { return question.state == QuestionState::Open; });
    const bool covered = coverage.must_haves > 0 && coverage.uncovered.empty();
    const auto missing = coverage.uncovered.size();
    const bool agreed = buyInOf(tables, BuyInStage::Scope).agreement == Agreement::Confirmed &&
                        buyInOf(tables, BuyInStage::Hld).agreement == Agreement::Confirmed;
    return {
        {{"every must-have has its place",
          coverage.must_haves == 0 ? std::string("List what it must do.")
          : missing == 1           ? std::string("Link the must-have that nothing meets yet.")
                         : "Link the " + std::to_string(missing) + " must-haves that nothing meets yet.",
          covered},
         {"no question is left open",
          open == 1 ? std::string("Answer, assume or park the open question.")
                    : "Answer, assume or park the " + std::to_string(open) + " open questions.",
          open == 0},
         {"scope and design are as confirmed", "Have scope and design confirmed before you sum up.", agreed}},
        any<Summary>(tables) || covered};
}

Finding findingOf(Step step, const Tables& tables) {
    switch (step) {
    case Step::Scope:
        return scope(tables);
    case Step::Requirements:
        return requirements(tables);
    case Step::Capacity:
        return capacity(tables);
    case Step::Diagram:
        return diagram(tables);
    case Step::Storage:
        return storage(tables);
    case Step::Api:
    case Step::DataModel:
    case Step::Logic:
        return {};
    case Step::TradeOffs:
        return tradeOffs(tables);
    case Step::Reliability:
        return reliability(tables);
    case Step::Summary:
        return summary(tables);
    }
    return {};
}

StepProgress progressOf(Step step, const Tables& tables) {
    Finding finding = findingOf(step, tables);
    const bool enough = !finding.facts.empty() && std::ranges::all_of(finding.facts, &Fact::holds);
    return {step,
            enough          ? StepState::GoodEnough
            : finding.begun ? StepState::Begun
                            : StepState::Empty,
            std::move(finding.facts)};
}

StepState together(const std::vector<StepProgress>& steps) {
    bool all = true, none = true, kept = false;
    for (const StepProgress& step : steps) {
        if (step.facts.empty()) continue;
        kept = true;
        all = all && step.state == StepState::GoodEnough;
        none = none && step.state == StepState::Empty;
    }
    return !kept || none ? StepState::Empty : all ? StepState::GoodEnough : StepState::Begun;
}

NextThing nextOf(const Progress& progress) {
    for (const StageProgress& stage : progress.stages) {
        const bool below = stage.stage != Stage::Clarify && stage.stage != Stage::Requirements;
        if (below && progress.fork && progress.of(Step::Diagram).state == StepState::Empty)
            return {Step::Diagram, "Ask whether to start with the big picture or with tables and interfaces.",
                    true};
        if (NextThing next = nextIn(progress, stage.stage); next.step) return next;
    }
    return {};
}

} // namespace

const StageProgress& Progress::of(Stage stage) const {
    return *std::ranges::find(stages, stage, &StageProgress::stage);
}

const StepProgress& Progress::of(Step step) const {
    return *std::ranges::find(of(textOf(step).stage).steps, step, &StepProgress::step);
}

Progress progressOf(const Tables& tables) {
    Progress progress;
    progress.approach = briefOf(tables).approach;
    for (const Stage stage : stageOrder(progress.approach)) {
        StageProgress row{stage, StepState::Empty, {}};
        for (const Step step : stepsOf(stage, progress.approach))
            row.steps.push_back(progressOf(step, tables));
        row.state = together(row.steps);
        progress.stages.push_back(std::move(row));
    }
    progress.fork =
        progress.approach == Approach::Unstated && progress.of(Stage::Requirements).state != StepState::Empty;
    progress.next = nextOf(progress);
    return progress;
}

NextThing nextIn(const Progress& progress, Stage stage) {
    for (const StepProgress& step : progress.of(stage).steps)
        for (const Fact& fact : step.facts)
            if (!fact.holds) return {step.step, fact.todo, false};
    return {};
}

} // namespace chalkline::interview
