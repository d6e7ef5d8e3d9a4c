// The lines of each section of the summary, made from the records. Used by summary.cpp alone.
#pragma once

#include "interview/summary.h"

namespace chalkline::interview {

using Lines = std::vector<std::string>;

[[nodiscard]] Lines problemLines(const Tables& tables);
/// Features of one priority.
[[nodiscard]] Lines featureLines(const Tables& tables, Priority priority);
/// Qualities of one group, must-haves first; a good-to-have one says so.
[[nodiscard]] Lines qualityLines(const Tables& tables, QualityGroup group);
[[nodiscard]] Lines outsideLines(const Tables& tables);
[[nodiscard]] Lines assumedLines(const Tables& tables);

[[nodiscard]] Lines numberLines(const Tables& tables);
[[nodiscard]] Lines designLines(const Tables& tables);
[[nodiscard]] Lines decisionLines(const Tables& tables);
[[nodiscard]] Lines scaleLines(const Tables& tables);
[[nodiscard]] Lines openLines(const Tables& tables);

} // namespace chalkline::interview
