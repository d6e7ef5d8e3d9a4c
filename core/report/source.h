// What the sections of a report are made from: the records, and what was worked out from them once. Used by
// sections.h alone; the records must outlive it unchanged.
#pragma once

#include "analysis/project_figures.h"
#include "interview/coverage.h"
#include "model/document.h"

namespace chalkline::report {

struct Source {
    explicit Source(const Tables& records, Precision precision = Precision::Exact)
        : tables(records)
        , figures(analysis::projectFigures(records, precision))
        , coverage(interview::coverageOf(records))
        , links(records) {}

    const Tables& tables;
    analysis::ProjectFigures figures;
    interview::Coverage coverage;
    interview::LinkIndex links;
};

} // namespace chalkline::report
