// What the rows of the numbers page say, from the records and the figures they come to.
#pragma once

#include "analysis/project_figures.h"
#include "panels/numbers/number_row.h"
#include "panels/panel_page.h"

#include <vector>

namespace chalkline {

struct NumberView {
    bool warnings = true;   // what is hard to believe is said
    bool everything = true; // constants too that nothing needs so far
    bool allFigures = false;
};

[[nodiscard]] std::vector<NumberFace>
numberFaces(const Tables& tables, const analysis::ProjectFigures& figures, const NumberView& view);

/// The key of a record's row.
[[nodiscard]] QString numberKey(Ref ref);

} // namespace chalkline
