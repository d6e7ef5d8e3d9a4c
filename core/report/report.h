// The design as a document to hand over: what was asked and agreed, the numbers with their arithmetic, the
// pictures, the decisions, and what was said about growth and failure. Used by `chalkline report`, the page
// "Summary" and tests. Pure functions of the records: the same project gives the same bytes. What the
// interviewer seems to expect is never in it.
#pragma once

#include "base/error.h"
#include "base/unit.h"
#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline {

struct ReportOptions {
    std::string title;                    // of the whole; "" = "Design"
    Precision numbers = Precision::Exact; // Rough: a day of 100 000 seconds
};

struct ReportPicture {
    std::string name; // of a file beside the report
    std::string svg;
};

struct MarkdownReport {
    std::string text;
    std::vector<ReportPicture> pictures; // that the text links to
};

/// GitHub-flavoured Markdown. The pictures are called `pictureStem`-1.svg and so on; without a stem there are
/// none, and the text says so.
[[nodiscard]] Expected<MarkdownReport> markdownReport(const Tables& tables, const ReportOptions& options,
                                                      const std::string& pictureStem = {});
/// One file with everything in it: no script, nothing from outside.
[[nodiscard]] Expected<std::string> htmlReport(const Tables& tables, const ReportOptions& options);

/// What the numbers come to, for the page that is read aloud (interview::onePage): "Reads: 19.3k/s on
/// average, 57.9k/s at peak".
[[nodiscard]] std::vector<std::string> reportNumberLines(const Tables& tables,
                                                         Precision precision = Precision::Exact);

} // namespace chalkline
