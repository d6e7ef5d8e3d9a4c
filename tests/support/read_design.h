// Any design the program can read, as a session in memory, without the command line around it: Mermaid
// flowcharts, type-to-draw text, project JSON and projects. Used by picture-check and the picture tests.
#pragma once

#include "base/clock.h"
#include "edit/transaction.h"
#include "interchange/build_project.h"
#include "interchange/mermaid/mermaid.h"
#include "storage/json_codec.h"
#include "storage/project_file.h"
#include "text/interpret.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace chalkline::test {

struct ReadDesign {
    std::unique_ptr<ProjectFile> file; // of a project
    std::unique_ptr<Session> session;
};

inline std::unique_ptr<Session> blankSession() {
    Document document({}, 1, "00000000-0000-0000-0000-000000000000");
    Sheet sheet;
    sheet.id = SheetId{document.takeId()};
    sheet.name = "Sheet 1";
    document.put(std::make_shared<const Record>(sheet));
    return std::make_unique<Session>(std::move(document), systemClock(), "test");
}

inline Expected<ReadDesign> readFlowchart(const std::string& path, std::string_view content) {
    ImportReport report;
    const auto diagram = readMermaidFlowchart(content, path, report);
    if (!diagram) return std::unexpected(diagram.error());
    ReadDesign design{nullptr, blankSession()};
    Transaction edit(*design.session, "Import");
    if (auto built = buildProject(edit, *diagram, report); !built) return std::unexpected(built.error());
    if (auto done = edit.commit(); !done) return std::unexpected(done.error());
    return design;
}

/// By the suffix: .mmd, .txt, .json, else a project.
inline Expected<ReadDesign> readDesign(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure(ErrorCode::Refused, "cannot be read", path);
    const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (path.ends_with(".mmd")) return readFlowchart(path, content);
    if (path.ends_with(".txt")) {
        ReadDesign design{nullptr, blankSession()};
        if (auto read = text::Interpreter(*design.session).runAll(content); !read)
            return std::unexpected(read.error());
        return design;
    }
    if (path.ends_with(".json")) {
        auto document = fromJson(content, path);
        if (!document) return std::unexpected(document.error());
        return ReadDesign{nullptr, std::make_unique<Session>(std::move(*document), systemClock(), "test")};
    }
    auto opened = openProject(path, OpenMode::ReadOnly, systemClock(), "test");
    if (!opened) return std::unexpected(opened.error());
    return ReadDesign{std::move(opened->file), std::move(opened->session)};
}

} // namespace chalkline::test
