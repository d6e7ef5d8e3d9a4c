// A report as files: one of HTML, or one of Markdown with its pictures beside it. Used by the command line
// and the window.
#pragma once

#include "base/error.h"
#include "report/report.h"

#include <string>

namespace chalkline::cli {

enum class ReportFormat { Markdown, Html };

/// By "md", "markdown", "html" or "htm". Usage error for anything else.
[[nodiscard]] Expected<ReportFormat> reportFormat(const std::string& name);
/// The name without folder and suffix.
[[nodiscard]] std::string stemOf(const std::string& path);
/// "-" is standard output, without pictures. The text is written last: where it is, its pictures are.
[[nodiscard]] Expected<void> writeReport(const Tables& tables, const ReportOptions& options,
                                         ReportFormat format, const std::string& target, bool force);

} // namespace chalkline::cli
