// How far each step and stage has come, computed from the records (never ticked), and the one next thing to
// do. Used by the stages strip and its rows. A step is good enough when its two or three facts hold; nothing
// is enforced and nothing is stored.
#pragma once

#include "edit/change_set.h"
#include "interview/stages.h"

#include <optional>
#include <string>
#include <vector>

namespace chalkline::interview {

enum class StepState { Empty, Begun, GoodEnough };

struct Fact {
    std::string says; // "3 questions answered"
    std::string todo; // what to do if it does not hold, as a sentence
    bool holds = false;
};

struct StepProgress {
    Step step = Step::Scope;
    StepState state = StepState::Empty;
    std::vector<Fact> facts; // none: the project keeps no records of this step yet
};

struct StageProgress {
    Stage stage = Stage::Clarify;
    StepState state = StepState::Empty;
    std::vector<StepProgress> steps; // in the order of the approach
};

/// One thing to do next; where both ways are open, the choice between them.
struct NextThing {
    std::optional<Step> step;
    std::string says;    // one sentence; "" when everything is good enough
    bool isFork = false; // the choice between picture first and tables first
};

struct Progress {
    Approach approach = Approach::Unstated;
    bool fork = false;                 // requirements are begun and no approach is chosen: show the choice
    std::vector<StageProgress> stages; // in the order of the approach
    NextThing next;

    [[nodiscard]] const StageProgress& of(Stage stage) const;
    [[nodiscard]] const StepProgress& of(Step step) const;
};

[[nodiscard]] Progress progressOf(const Tables& tables);
/// The next thing within one stage; step is none if it is good enough.
[[nodiscard]] NextThing nextIn(const Progress& progress, Stage stage);

/// The stage to which a record belongs; none for what only places things (placements, shapes, strokes, notes,
/// sheets), so that tidying a sheet changes no stage.
[[nodiscard]] std::optional<Stage> stageOf(const Record& record, const Tables& tables);
[[nodiscard]] std::optional<Stage> stageOf(Ref ref, const Tables& tables);
/// The stage that an edit shows a person to be in: drawing if components or calls came or went, else that of
/// what was edited.
[[nodiscard]] std::optional<Stage> stageOf(const ChangeSet& changes, const Tables& tables);

} // namespace chalkline::interview
