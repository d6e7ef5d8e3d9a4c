#include "routing/box_index.h"

namespace chalkline::routing {

namespace {

constexpr double smallestCell = 160; // px
constexpr double mostCells = 256;    // along one axis

} // namespace

BoxIndex::BoxIndex(std::span<const Rect> boxes)
    : boxes_(boxes.begin(), boxes.end()) {
    if (boxes_.empty()) return;
    all_ = boxes_.front();
    for (const Rect& box : boxes_)
        all_ = all_.united(box);
    const double cell = std::max({smallestCell, all_.w / mostCells, all_.h / mostCells});
    perCell_ = 1 / cell;
    columns_ = static_cast<std::size_t>(all_.w / cell) + 1;
    rows_ = static_cast<std::size_t>(all_.h / cell) + 1;
    starts_.assign(columns_ * rows_ + 1, 0);
    const auto eachCell = [this](const Rect& box, auto&& visit) {
        const Cells cells = cellsOf(box);
        for (std::size_t row = cells.top; row <= cells.bottom; ++row)
            for (std::size_t column = cells.left; column <= cells.right; ++column)
                visit(row * columns_ + column, cells);
    };
    for (const Rect& box : boxes_)
        eachCell(box, [this](std::size_t at, const Cells&) { ++starts_[at + 1]; });
    for (std::size_t i = 1; i < starts_.size(); ++i)
        starts_[i] += starts_[i - 1];
    held_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < boxes_.size(); ++i)
        eachCell(boxes_[i], [&](std::size_t at, const Cells& cells) {
            held_[next[at]++] = {static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(cells.left),
                                 static_cast<std::uint16_t>(cells.top)};
        });
}

} // namespace chalkline::routing
