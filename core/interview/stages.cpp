#include "interview/stages.h"

#include <algorithm>
#include <array>

namespace chalkline::interview {

namespace {

constexpr std::array<StageText, 6> stages{{
    {Stage::Clarify, "clarify", "Clarify",
     "Understand the problem, and agree on what is in and what is out."},
    {Stage::Requirements, "requirements", "Requirements",
     "What it must do, how well, and the numbers that follow; agreed on before drawing."},
    {Stage::HighLevel, "high_level", "High level",
     "The components, how they talk to each other, and where data is stored."},
    {Stage::LowLevel, "low_level", "Low level", "Interfaces, tables and the logic inside."},
    {Stage::TradeOffs, "trade_offs", "Trade-offs", "What was weighed against what, and why."},
    {Stage::Scale, "scale", "Scale", "How it grows, what happens when parts fail, and the summary."},
}};

constexpr std::array<StepText, 11> steps{{
    {Step::Scope, Stage::Clarify, "S1", "Clarify and scope",
     "Ask, note answers and assumptions, say what is in and what is out."},
    {Step::Requirements, Stage::Requirements, "S2", "Requirements",
     "List what it must do and how well, summarise, and have it confirmed."},
    {Step::Capacity, Stage::Requirements, "S3", "Numbers",
     "Estimate requests, storage and bandwidth from users and what they do."},
    {Step::Diagram, Stage::HighLevel, "S4", "Diagram and interactions",
     "Draw components and calls, tell apart what waits and what does not; have it confirmed."},
    {Step::Storage, Stage::HighLevel, "S5", "Storage and extendability",
     "Say which store holds what and why, and what a likely change would touch."},
    {Step::Api, Stage::LowLevel, "S6", "Interfaces", "Design the calls, with paging, filters and limits."},
    {Step::DataModel, Stage::LowLevel, "S7", "Data model",
     "Design tables with keys, relationships, indexes and metadata columns."},
    {Step::Logic, Stage::LowLevel, "S8", "Internal logic",
     "Explain the steps and algorithms inside a service."},
    {Step::TradeOffs, Stage::TradeOffs, "S9", "Trade-offs",
     "Decide the open questions and justify them by requirements."},
    {Step::Reliability, Stage::Scale, "S10", "Scale and reliability",
     "Say how each part grows, fails over, is cached, balanced and replicated."},
    {Step::Summary, Stage::Scale, "S11", "Review and summary", "Read the whole answer aloud on one page."},
}};

constexpr std::array<Step, 11> topDown{Step::Scope,     Step::Requirements, Step::Capacity,  Step::Diagram,
                                       Step::Storage,   Step::Api,          Step::DataModel, Step::Logic,
                                       Step::TradeOffs, Step::Reliability,  Step::Summary};
constexpr std::array<Step, 11> bottomUp{Step::Scope,     Step::Requirements, Step::Capacity, Step::DataModel,
                                        Step::Api,       Step::Logic,        Step::Storage,  Step::Diagram,
                                        Step::TradeOffs, Step::Reliability,  Step::Summary};
constexpr std::array<Stage, 6> stagesTopDown{Stage::Clarify,  Stage::Requirements, Stage::HighLevel,
                                             Stage::LowLevel, Stage::TradeOffs,    Stage::Scale};
constexpr std::array<Stage, 6> stagesBottomUp{Stage::Clarify,   Stage::Requirements, Stage::LowLevel,
                                              Stage::HighLevel, Stage::TradeOffs,    Stage::Scale};

/// Minutes of S1 to S11.
using Split = std::array<int, 11>;
constexpr std::array<Split, 3> splits{{{5, 3, 4, 10, 3, 5, 5, 3, 3, 3, 1},
                                       {5, 3, 4, 10, 3, 4, 5, 4, 3, 3, 1},
                                       {5, 4, 4, 11, 3, 3, 4, 4, 3, 3, 1}}};
constexpr Split bottomUpSplit{5, 4, 3, 8, 3, 5, 7, 4, 3, 2, 1};

} // namespace

std::span<const StageText> allStages() {
    return stages;
}

std::span<const StepText> allSteps() {
    return steps;
}

const StageText& textOf(Stage stage) {
    return stages[static_cast<std::size_t>(stage)];
}

const StepText& textOf(Step step) {
    return steps[static_cast<std::size_t>(step)];
}

std::span<const Step> stepOrder(Approach approach) {
    return approach == Approach::BottomUp ? bottomUp : topDown;
}

std::span<const Stage> stageOrder(Approach approach) {
    return approach == Approach::BottomUp ? stagesBottomUp : stagesTopDown;
}

std::span<const Step> stepsOf(Stage stage, Approach approach) {
    const auto order = stepOrder(approach);
    const auto isInside = [&](Step step) { return textOf(step).stage == stage; };
    const auto first = std::ranges::find_if(order, isInside);
    return {first, std::find_if_not(first, order.end(), isInside)};
}

int minutesOf(Step step, Difficulty difficulty, Approach approach) {
    const Split& split =
        approach == Approach::BottomUp ? bottomUpSplit : splits[static_cast<std::size_t>(difficulty)];
    return split[static_cast<std::size_t>(step)];
}

int minutesOf(Stage stage, Difficulty difficulty, Approach approach) {
    int minutes = 0;
    for (const Step step : stepsOf(stage, approach))
        minutes += minutesOf(step, difficulty, approach);
    return minutes;
}

} // namespace chalkline::interview
