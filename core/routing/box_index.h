// Finds the boxes near an area: a uniform grid over everything, built once. Used by every step of routing and
// by the checks of finished pictures. Far-off coordinates make cells larger, never more of them. Unit: px.
#pragma once

#include "geometry/rect.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace chalkline::routing {

class BoxIndex {
public:
    BoxIndex() = default;
    explicit BoxIndex(std::span<const Rect> boxes);

    /// Calls visit(index) once for each box whose area touches `area`, in an order given by the boxes'
    /// places. A visitor may ask again.
    template <class Visit>
    void forEach(const Rect& area, Visit&& visit) const {
        (void)isAny(area, [&](int index) {
            visit(index);
            return false;
        });
    }
    /// True if `matches(index)` is for any box that touches `area`; asks no further then.
    template <class Matches>
    [[nodiscard]] bool isAny(const Rect& area, Matches&& matches) const {
        if (boxes_.empty()) return false;
        const Cells cells = cellsOf(area);
        for (std::size_t row = cells.top; row <= cells.bottom; ++row)
            for (std::size_t column = cells.left; column <= cells.right; ++column) {
                const std::size_t cell = row * columns_ + column;
                for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
                    const Held& held = held_[i];
                    const Rect& box = boxes_[held.box];
                    // A box in several cells counts in the first of those that are asked.
                    if (std::max<std::size_t>(held.left, cells.left) != column ||
                        std::max<std::size_t>(held.top, cells.top) != row)
                        continue;
                    if (box.x <= area.right() && area.x <= box.right() && box.y <= area.bottom() &&
                        area.y <= box.bottom() && matches(static_cast<int>(held.box)))
                        return true;
                }
            }
        return false;
    }
    /// True if the interior of any box shares a point with `area`.
    [[nodiscard]] bool isHit(const Rect& area) const {
        return isAny(area, [&](int index) { return box(index).overlaps(area); });
    }
    [[nodiscard]] const Rect& box(int index) const { return boxes_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::size_t size() const { return boxes_.size(); }
    /// Around all boxes.
    [[nodiscard]] const Rect& area() const { return all_; }

private:
    struct Cells {
        std::size_t left, top, right, bottom;
    };
    struct Held {
        std::uint32_t box;
        std::uint16_t left; // the box's first column and row
        std::uint16_t top;
    };
    [[nodiscard]] Cells cellsOf(const Rect& area) const {
        return {cellOf(area.x - all_.x, columns_), cellOf(area.y - all_.y, rows_),
                cellOf(area.right() - all_.x, columns_), cellOf(area.bottom() - all_.y, rows_)};
    }
    [[nodiscard]] std::size_t cellOf(double value, std::size_t count) const {
        return static_cast<std::size_t>(std::clamp(value * perCell_, 0.0, static_cast<double>(count - 1)));
    }

    std::vector<Rect> boxes_;
    Rect all_;
    double perCell_ = 1; // cells a px
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::vector<std::uint32_t> starts_; // per cell: where its boxes begin in held_
    std::vector<Held> held_;
};

} // namespace chalkline::routing
