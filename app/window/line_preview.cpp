#include "window/line_preview.h"

#include "text/interpret.h"

#include <algorithm>

namespace chalkline {

namespace {

constexpr std::size_t mostEdges = 600; // of the project

/// Nodes, boundaries and notes that were not there, and the ends of edges that were not.
struct Fresh {
    std::set<Ref> things;
    std::set<EdgeId> edges;
    std::set<Ref> touched;
};

Fresh changesOf(const ChangeSet& changes) {
    Fresh fresh;
    for (const auto& [ref, change] : changes.changes()) {
        if (!change.after) continue;
        if (ref.type == RecordType::Edge) {
            const Edge& edge = std::get<Edge>(*change.after);
            if (!change.before) fresh.edges.insert(edge.id);
            fresh.touched.insert({edge.from(), edge.to()});
            if (change.before) fresh.touched.insert(ref);
        } else if (ref.type == RecordType::Node || ref.type == RecordType::Boundary ||
                   ref.type == RecordType::Note) {
            (change.before ? fresh.touched : fresh.things).insert(ref);
        }
    }
    return fresh;
}

void keepOnly(RoutedSheet& sheet, const Fresh& fresh) {
    std::erase_if(sheet.boxes, [&](const auto& box) { return !fresh.things.contains(box.first); });
    std::erase_if(sheet.order, [&](Ref ref) { return !fresh.things.contains(ref); });
    std::erase_if(sheet.routes, [&](const Route& route) { return !fresh.edges.contains(route.edge); });
}

} // namespace

std::optional<Preview> previewOf(const Session& session, Ref subject, const std::string& line) {
    if (session.document().all<Edge>().size() > mostEdges) return std::nullopt;
    Session trial(session.document(), [] { return std::int64_t{0}; }, session.author());
    trial.showSheet(session.sheet());
    Fresh fresh;
    const Observation watch = trial.observe([&](const Notice& notice) {
        if (notice.origin == Origin::Commit) fresh = changesOf(notice.changes);
    });
    text::Interpreter interpreter(trial);
    interpreter.setSubject(subject);
    if (!interpreter.run(line, 1).value_or(false)) return std::nullopt;
    Preview preview;
    preview.tables = trial.document().tables();
    preview.ghosts = routeSheet(preview.tables, trial.sheet());
    for (const Ref& ref : fresh.touched)
        if (!fresh.things.contains(ref)) preview.named.insert(ref);
    const auto include = [&](const Rect& box) {
        preview.room = preview.room ? preview.room->united(box) : box;
    };
    for (const auto& [ref, box] : preview.ghosts.boxes)
        if (fresh.things.contains(ref) || fresh.touched.contains(ref)) include(box);
    keepOnly(preview.ghosts, fresh);
    return preview;
}

} // namespace chalkline
