// Finds the boxes near an area: a uniform grid over everything, built once. Used by every step of routing and
// by the checks of finished pictures. Far-off coordinates make cells larger, never more of them. Unit: px.
#pragma once

#include "geometry/rect.h"

#include <cstdint>
#include <span>
#include <vector>

namespace chalkline::routing {

class BoxIndex {
public:
    BoxIndex() = default;
    explicit BoxIndex(std::span<const Rect> boxes);

    /// Calls visit(index) once for each box whose area touches `area`, in rising order of indices.
    template <class Visit>
    void forEach(const Rect& area, Visit&& visit) const {
        gather(area);
        const std::vector<int> hits = hits_; // a visitor may ask again
        for (const int index : hits)
            visit(index);
    }
    /// True if the interior of any box shares a point with `area`.
    [[nodiscard]] bool isHit(const Rect& area) const {
        gather(area);
        for (const int index : hits_)
            if (boxes_[static_cast<std::size_t>(index)].overlaps(area)) return true;
        return false;
    }
    [[nodiscard]] const Rect& box(int index) const { return boxes_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::size_t size() const { return boxes_.size(); }

private:
    struct Cells {
        std::size_t left, top, right, bottom;
    };
    [[nodiscard]] Cells cellsOf(const Rect& area) const;
    void gather(const Rect& area) const;

    std::vector<Rect> boxes_;
    Rect all_;
    double cell_ = 1;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::vector<std::uint32_t> starts_; // per cell: where its boxes begin in held_
    std::vector<int> held_;
    mutable std::vector<int> hits_;
    mutable std::vector<std::uint32_t> seen_; // per box: the last question that met it
    mutable std::uint32_t question_ = 0;
};

} // namespace chalkline::routing
