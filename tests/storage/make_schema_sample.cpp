// Writes the frozen sample of the current schema: make_schema_sample FOLDER makes schemaN.hld and the
// schemaN.json it must read as. Run once per schema version and commit both; never again for an old one.
#include "storage/json_codec.h"
#include "storage/project_file.h"
#include "storage/sample_project.h"
#include "storage/schema.h"

#include <cstdio>
#include <fstream>

using namespace chalkline;

int main(int count, char** arguments) {
    if (count != 2) return 1;
    const std::string stem = std::string(arguments[1]) + "/schema" + std::to_string(schemaVersion);
    std::int64_t time = 1'700'000'000'000;
    auto project = createProject(stem + ".hld", [&time] { return time += 300; }, "ada");
    if (!project) return std::puts(project.error().text().c_str()), 2;
    std::mt19937 random(1);
    if (!addEverything(*project->session)) return 2;
    for (int i = 0; i < 40; ++i)
        (void)randomEdit(*project->session, random); // some are refused: the first node is referred to
    if (!project->session->undo().value_or(false) || !project->file->flush()) return 2;
    std::ofstream(stem + ".json") << toJson(project->session->document());
    return 0;
}
