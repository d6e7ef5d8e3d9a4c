#include "routing/live_routes.h"

namespace chalkline {

namespace {

constexpr std::size_t mostRoutedWhole = 60; // lines; up to that a drag shows what it will come to

} // namespace

void LiveRoutes::changed() {
    stale_ = true;
    moves_.clear();
}

void LiveRoutes::moved(const Moves& moves) {
    if (stale_) return;
    for (const auto& [ref, place] : moves)
        moves_[ref] = place;
}

void LiveRoutes::routeAll(const Tables& tables, SheetId sheet) {
    drag_.reset();
    all_.clear();
    moves_.clear();
    routed_ = routeSheet(tables, sheet);
    stale_ = false;
}

const RoutedSheet& LiveRoutes::of(const Tables& tables, SheetId sheet) {
    if (!isStale()) return routed_;
    if (stale_ || routed_.routes.size() <= mostRoutedWhole) {
        routeAll(tables, sheet);
        return routed_;
    }
    for (const auto& [ref, place] : moves_)
        all_[ref] = place;
    moves_.clear();
    if (!drag_) {
        std::set<Ref> moving;
        for (const auto& move : all_)
            moving.insert(move.first);
        drag_ = DragRouting::of(tables, sheet, routed_, moving);
    }
    if (drag_ && drag_->isFor(all_))
        drag_->step(all_);
    else
        routeAll(tables, sheet);
    return routed_;
}

} // namespace chalkline
