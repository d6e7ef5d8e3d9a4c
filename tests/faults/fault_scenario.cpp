// A small program for the fault tests: edits a project step by step and says what is durable.
//   fault_scenario edit FILE [COUNT]   creates FILE if needed; after each durable step prints "ok REVISION"
//   fault_scenario undo FILE           undoes and redoes everything that can be, the same way
//   fault_scenario saveas FILE TARGET  edits once, saves as TARGET (over it), edits once more
//   fault_scenario check FILE          prints "REVISION NODES" or the error; exit 2 if it is refused
// A step that does not reach the file prints "failed: reason" and the program goes on; exit 3 at the end.
#include "edit/transaction.h"
#include "storage/project_file.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace chalkline;

namespace {

bool failed = false;

void report(const OpenedProject& project) {
    auto flushed = project.file->flush();
    if (!flushed) {
        failed = true;
        std::printf("failed: %s\n", flushed.error().text().c_str());
        flushed = project.file->flush(); // a fault that comes once is overcome by asking again
    }
    if (flushed) std::printf("ok %lld\n", static_cast<long long>(project.file->state().durableRevision));
    std::fflush(stdout);
}

bool addNode(Session& session) {
    Transaction transaction(session, "Add");
    Node node;
    node.id = transaction.newId<Node>();
    node.kind = "service";
    node.name = "node " + std::to_string(node.id.value);
    transaction.put(node);
    return transaction.commit().has_value();
}

Expected<OpenedProject> openOrCreate(const std::string& path) {
    if (std::filesystem::exists(path)) return openProject(path, OpenMode::ReadWrite, systemClock(), "test");
    return createProject(path, systemClock(), "test");
}

int check(const std::string& path) {
    const auto project = openProject(path, OpenMode::ReadWrite, systemClock(), "test");
    if (!project) {
        std::printf("%s\n", project.error().text().c_str());
        return 2;
    }
    std::printf("%lld %zu\n", static_cast<long long>(project->session->revision()),
                project->session->document().all<Node>().size());
    return 0;
}

void undoAndRedo(const OpenedProject& project) {
    while (project.session->undo().value_or(false))
        report(project);
    while (project.session->redo().value_or(false))
        report(project);
}

void saveAs(const OpenedProject& project, const std::string& target) {
    addNode(*project.session);
    report(project);
    if (const auto saved = project.file->saveAs(target, true); saved) {
        std::printf("saved %lld\n", static_cast<long long>(project.session->revision()));
    } else {
        failed = true;
        std::printf("failed: %s\n", saved.error().text().c_str());
    }
    std::fflush(stdout);
    addNode(*project.session);
    report(project);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) return 1;
    const std::string what = arguments[1];
    const std::string path = arguments[2];
    if (what == "check") return check(path);
    auto project = openOrCreate(path);
    if (!project) {
        std::printf("failed: %s\n", project.error().text().c_str());
        return 3;
    }
    if (what == "edit") {
        const int edits = count > 3 ? std::atoi(arguments[3]) : 5;
        for (int i = 0; i < edits; ++i)
            if (addNode(*project->session)) report(*project);
    } else if (what == "undo") {
        undoAndRedo(*project);
    } else if (what == "saveas" && count > 3) {
        saveAs(*project, arguments[3]);
    } else {
        return 1;
    }
    return failed ? 3 : 0;
}
