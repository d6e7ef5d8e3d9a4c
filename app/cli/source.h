// Any file the command line can read, as a Session in memory: a project (looked at, never written), project
// JSON, a picture that carries a project, type-to-draw text or a Mermaid flowchart.
#pragma once

#include "base/error.h"
#include "edit/session.h"
#include "interchange/foreign_diagram.h"
#include "storage/project_file.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::cli {

/// When and by whom what a foreign file holds was made: now by this person, or, where it is only looked at,
/// at no time by nobody, so that the same file gives the same bytes everywhere.
enum class Origin { Now, None };

struct Source {
    std::string format;                // chalkline, svg, png, json, type-to-draw, mermaid
    std::unique_ptr<ProjectFile> file; // a project only
    std::unique_ptr<Session> session;
    std::vector<std::string> notices;
    ImportReport report; // of a foreign format
};

/// `format` overrides what suffix and content say ("" = find out).
[[nodiscard]] Expected<Source> openSource(const std::string& path, const std::string& format,
                                          Origin origin = Origin::Now);
/// The same of content that was read already (stdin can be read only once).
[[nodiscard]] Expected<Source> readSource(const std::string& path, const std::string& format,
                                          std::string_view content, Origin origin = Origin::Now);
/// Usage error if there is no such input format; "" is fine.
[[nodiscard]] Expected<void> checkFormat(const std::string& format);
/// chalkline, svg, png, json, type-to-draw, mermaid or "" by suffix and content.
[[nodiscard]] std::string formatOf(const std::string& path, std::string_view content);

} // namespace chalkline::cli
