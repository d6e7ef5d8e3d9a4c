// How the notes of the page "Clarify" look in its list: scope items, questions, assumptions, expectations.
#pragma once

#include "model/document.h"
#include "panels/statements/statement_row.h"

#include <vector>

namespace chalkline {

// The groups of the page.
inline constexpr char inScopeGroup[] = "in";
inline constexpr char outOfScopeGroup[] = "out";
inline constexpr char questionGroup[] = "questions";
inline constexpr char assumptionGroup[] = "assumptions";
inline constexpr char expectationGroup[] = "expectations";

/// In the order of the groups, inside each as a person ordered them.
[[nodiscard]] std::vector<StatementFace> clarifyFaces(const Document& document, bool withExpectations);

} // namespace chalkline
