#include "window/line_preview.h"

namespace chalkline {

namespace {

constexpr std::size_t mostEdges = 600; // of the project

/// What was not there, and what it hangs on or what is changed.
void collect(const ChangeSet& changes, Preview& preview) {
    for (const auto& [ref, change] : changes.changes()) {
        if (!change.after) continue;
        if (ref.type == RecordType::Edge) {
            const Edge& edge = std::get<Edge>(*change.after);
            (change.before ? preview.named : preview.fresh).insert(ref);
            preview.named.insert({edge.from(), edge.to()});
        } else if (ref.type == RecordType::Node || ref.type == RecordType::Boundary ||
                   ref.type == RecordType::Note || ref.type == RecordType::Estimate) {
            (change.before ? preview.named : preview.fresh).insert(ref);
        }
    }
    std::erase_if(preview.named, [&](Ref ref) { return preview.fresh.contains(ref); });
}

} // namespace

std::optional<Preview> previewOf(const Session& session, const Trial& edit) {
    if (session.document().all<Edge>().size() > mostEdges) return std::nullopt;
    Session trial(session.document(), [] { return std::int64_t{0}; }, session.author());
    trial.showSheet(session.sheet());
    trial.select(session.selection());
    Preview preview;
    const Observation watch = trial.observe([&](const Notice& notice) {
        if (notice.origin == Origin::Commit) collect(notice.changes, preview);
    });
    if (!edit(trial)) return std::nullopt;
    preview.tables = trial.document().tables();
    preview.sheet = routeSheet(preview.tables, trial.sheet());
    const auto grow = [](std::optional<Rect>& room, const Rect& box) {
        room = room ? room->united(box) : box;
    };
    for (const auto& [ref, box] : preview.sheet.boxes) {
        if (preview.fresh.contains(ref)) grow(preview.freshRoom, box);
        if (preview.fresh.contains(ref) || preview.named.contains(ref)) grow(preview.room, box);
    }
    return preview;
}

} // namespace chalkline
