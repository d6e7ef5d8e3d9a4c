// The way through a design: six stages that the window shows and the eleven steps inside them, in both orders
// in which an interviewer may want to take them (from the picture down, or from the tables up), and the time
// each step is usually given. What has been done is progress.h.
#pragma once

#include "model/guided_records.h"

#include <span>
#include <string_view>

namespace chalkline::interview {

enum class Stage { Clarify, Requirements, HighLevel, LowLevel, TradeOffs, Scale };
enum class Step {
    Scope,        // S1
    Requirements, // S2, with the agreement on the scope
    Capacity,     // S3
    Diagram,      // S4, with the agreement on the design
    Storage,      // S5, with what may change later
    Api,          // S6
    DataModel,    // S7
    Logic,        // S8
    TradeOffs,    // S9
    Reliability,  // S10
    Summary,      // S11
};
enum class Difficulty { Easy, Medium, Hard };

struct StageText {
    Stage stage;
    std::string_view key;   // "high_level"
    std::string_view title; // for the strip: "High level"
    std::string_view says;
};

struct StepText {
    Step step;
    Stage stage;
    std::string_view code; // S4
    std::string_view title;
    std::string_view says; // what is done in it
};

/// All, in the order of the enumerators.
[[nodiscard]] std::span<const StageText> allStages();
[[nodiscard]] std::span<const StepText> allSteps();
[[nodiscard]] const StageText& textOf(Stage stage);
[[nodiscard]] const StepText& textOf(Step step);

/// The order of an approach; Unstated is top-down.
[[nodiscard]] std::span<const Step> stepOrder(Approach approach);
[[nodiscard]] std::span<const Stage> stageOrder(Approach approach);
/// The steps of one stage in the order of the approach.
[[nodiscard]] std::span<const Step> stepsOf(Stage stage, Approach approach);
[[nodiscard]] constexpr int numberOf(Stage stage) { // the digit of Ctrl+1 to 6
    return static_cast<int>(stage) + 1;
}

inline constexpr int interviewMinutes = 45;
/// Minutes of 45 that a step is usually given. Bottom-up has one split for every difficulty.
[[nodiscard]] int minutesOf(Step step, Difficulty difficulty, Approach approach);
[[nodiscard]] int minutesOf(Stage stage, Difficulty difficulty, Approach approach);

} // namespace chalkline::interview
