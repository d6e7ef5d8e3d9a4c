// The chapters of the report, each as blocks; empty where nothing was recorded for it. Used by report.h.
#pragma once

#include "base/error.h"
#include "report/blocks.h"
#include "report/source.h"

namespace chalkline::report {

/// Kind of system, what is in and out, questions with their answers, assumptions.
[[nodiscard]] Blocks scopeSection(const Source& source);
/// Features and qualities by priority, what they are met by, and which must-haves nothing meets.
[[nodiscard]] Blocks requirementsSection(const Source& source);
/// What was agreed, when, and what has changed since.
[[nodiscard]] Blocks agreementSection(const Source& source);
/// Workloads, constants, results and estimates with their arithmetic.
[[nodiscard]] Blocks numbersSection(const Source& source);
/// The picture of each sheet, components, connections, flows and notes.
[[nodiscard]] Expected<Blocks> designSection(const Source& source);
/// Decision records, and the topics nobody spoke about yet.
[[nodiscard]] Blocks decisionsSection(const Source& source);
/// What was said about growth and failure, and what is set for each component.
[[nodiscard]] Blocks scaleSection(const Source& source);
/// What the program does not reckon yet, with what it would reckon it from.
[[nodiscard]] Blocks unanalysedSection(const Source& source);

/// What the numbers come to, as lines to read aloud: "Reads: 19.3k/s on average, 57.9k/s at peak".
[[nodiscard]] std::vector<std::string> numberLines(const Source& source);

} // namespace chalkline::report
