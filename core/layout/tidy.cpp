#include "layout/tidy.h"

#include "layout/place.h"

#include <algorithm>

namespace chalkline {

std::optional<std::vector<Placement>> tidySheet(const Tables& tables, const TidyRequest& request,
                                                const std::stop_token& stop, const TidyProgress& progress) {
    Tables bare = tables;
    std::vector<Ref> subjects;
    std::vector<Placement> before;
    for (const Placement& placement : tables.of<Placement>()) {
        const bool laid =
            placement.subject.type == RecordType::Node || placement.subject.type == RecordType::Boundary;
        if (placement.sheet != request.sheet || !laid || placement.locked) continue;
        before.push_back(placement);
        subjects.push_back(placement.subject);
        bare.of<Placement>().erase(placement.id);
    }
    std::vector<Placement> moves;
    for (const Placement& now : placeNew(bare, request.sheet, subjects)) {
        const auto old = std::ranges::find(before, now.subject, &Placement::subject);
        if (old == before.end()) continue;
        Placement moved = *old;
        moved.x = now.x;
        moved.y = now.y;
        if (moved.subject.type == RecordType::Boundary) moved.w = moved.h = 0;
        if (moved != *old) moves.push_back(moved);
    }
    if (progress) progress(1);
    if (stop.stop_requested()) return std::nullopt;
    return moves;
}

} // namespace chalkline
