#include "routing/box_index.h"

#include <cmath>

namespace chalkline::routing {

namespace {

constexpr double smallestCell = 160; // px
constexpr double mostCells = 256;    // along one axis

} // namespace

BoxIndex::BoxIndex(std::span<const Rect> boxes)
    : boxes_(boxes.begin(), boxes.end())
    , seen_(boxes.size(), 0) {
    if (boxes_.empty()) return;
    all_ = boxes_.front();
    for (const Rect& box : boxes_)
        all_ = all_.united(box);
    cell_ = std::max({smallestCell, all_.w / mostCells, all_.h / mostCells});
    columns_ = static_cast<std::size_t>(all_.w / cell_) + 1;
    rows_ = static_cast<std::size_t>(all_.h / cell_) + 1;
    starts_.assign(columns_ * rows_ + 1, 0);
    const auto eachCell = [this](const Rect& box, auto&& visit) {
        const Cells cells = cellsOf(box);
        for (std::size_t row = cells.top; row <= cells.bottom; ++row)
            for (std::size_t column = cells.left; column <= cells.right; ++column)
                visit(row * columns_ + column);
    };
    for (const Rect& box : boxes_)
        eachCell(box, [this](std::size_t cell) { ++starts_[cell + 1]; });
    for (std::size_t i = 1; i < starts_.size(); ++i)
        starts_[i] += starts_[i - 1];
    held_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < boxes_.size(); ++i)
        eachCell(boxes_[i], [&](std::size_t cell) { held_[next[cell]++] = static_cast<int>(i); });
}

BoxIndex::Cells BoxIndex::cellsOf(const Rect& area) const {
    const auto cell = [this](double value, std::size_t count) {
        const double at = std::floor(value / cell_);
        return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(count - 1)));
    };
    return {cell(area.x - all_.x, columns_), cell(area.y - all_.y, rows_),
            cell(area.right() - all_.x, columns_), cell(area.bottom() - all_.y, rows_)};
}

void BoxIndex::gather(const Rect& area) const {
    hits_.clear();
    if (boxes_.empty()) return;
    ++question_;
    const Cells cells = cellsOf(area);
    for (std::size_t row = cells.top; row <= cells.bottom; ++row)
        for (std::size_t column = cells.left; column <= cells.right; ++column) {
            const std::size_t cell = row * columns_ + column;
            for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
                const auto index = static_cast<std::size_t>(held_[i]);
                if (seen_[index] == question_) continue;
                seen_[index] = question_;
                const Rect& box = boxes_[index];
                if (box.x <= area.right() && area.x <= box.right() && box.y <= area.bottom() &&
                    area.y <= box.bottom())
                    hits_.push_back(held_[i]);
            }
        }
    std::ranges::sort(hits_);
}

} // namespace chalkline::routing
