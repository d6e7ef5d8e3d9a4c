#include "canvas/view_history.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double nearBy = 0.4;    // of the view's size
constexpr double alikeZoom = 1.3; // a ratio

bool isSamePlace(const View& a, const View& b, QSizeF size) {
    if (a.sheet != b.sheet) return false;
    const double ratio = a.camera.zoom() / b.camera.zoom();
    if (ratio > alikeZoom || ratio < 1 / alikeZoom) return false;
    const Point p = a.camera.seen(size).centre();
    const Point q = b.camera.seen(size).centre();
    const Rect seen = b.camera.seen(size);
    return std::abs(p.x - q.x) < nearBy * seen.w && std::abs(p.y - q.y) < nearBy * seen.h;
}

} // namespace

void ViewHistory::restAt(const View& view, QSizeF size) {
    if (!places_.empty() && isSamePlace(places_[at_], view, size)) return;
    if (!places_.empty()) places_.resize(at_ + 1);
    places_.push_back(view);
    if (places_.size() > most) places_.erase(places_.begin());
    at_ = places_.size() - 1;
}

bool ViewHistory::canGo(int step) const {
    if (places_.empty()) return false;
    return step < 0 ? at_ > 0 : at_ + 1 < places_.size();
}

std::optional<View> ViewHistory::go(int step) {
    if (!canGo(step)) return std::nullopt;
    at_ = step < 0 ? at_ - 1 : at_ + 1;
    return places_[at_];
}

void ViewHistory::clear() {
    places_.clear();
    at_ = 0;
}

} // namespace chalkline
