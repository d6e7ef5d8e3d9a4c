#include "layout/free_space.h"

#include "geometry/boxes.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double cellSize = 256; // px
constexpr std::int64_t manyCells = 4096;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

struct Cells {
    std::int64_t left, top, right, bottom;
    explicit Cells(const Rect& area)
        : left(cell(area.x))
        , top(cell(area.y))
        , right(cell(area.right()))
        , bottom(cell(area.bottom())) {}
    static std::int64_t cell(double value) {
        return static_cast<std::int64_t>(std::floor(std::clamp(value, -1e9, 1e9) / cellSize));
    }
    [[nodiscard]] std::int64_t count() const { return (right - left + 1) * (bottom - top + 1); }
};

std::int64_t keyOf(std::int64_t column, std::int64_t row) {
    return column * 16'777'216 + row;
}

constexpr std::size_t mostTries = 200'000;

double snapDown(double value) {
    return std::floor(value / 8) * 8;
}
double snapUp(double value) {
    return std::ceil(value / 8) * 8;
}

/// Where a box of that length can begin so that it, or the group around it, just clears [begin, end].
void addLines(std::vector<double>& lines, double begin, double end, double length, double clearance,
              double padBefore) {
    for (const double pad : {0.0, boundaryPadding})
        lines.push_back(snapDown(begin - clearance - pad - length));
    for (const double pad : {0.0, padBefore})
        lines.push_back(snapUp(end + clearance + pad));
}

void sortByDistance(std::vector<double>& lines, double from) {
    std::ranges::sort(lines);
    lines.erase(std::ranges::unique(lines).begin(), lines.end());
    std::ranges::stable_sort(lines, {}, [from](double line) { return std::abs(line - from); });
}

} // namespace

FreeSpace::FreeSpace(const LayoutGraph& graph, const GroupTree& tree)
    : tree_(tree)
    , boxes_(graph.nodes.size())
    , groups_(graph.groups.size()) {}

void FreeSpace::add(int node, const Rect& box) {
    boxes_[index(node)] = box;
    everything_ = everything_ ? everything_->united(box) : box;
    const Cells cells(box);
    if (cells.count() > manyCells) {
        huge_.push_back(node);
    } else {
        for (std::int64_t column = cells.left; column <= cells.right; ++column)
            for (std::int64_t row = cells.top; row <= cells.bottom; ++row)
                cells_[keyOf(column, row)].push_back(node);
    }
    growGroups(tree_.groupOf(node), box);
}

void FreeSpace::addGroup(int group, const Rect& rect) {
    groups_[index(group)] = groups_[index(group)] ? groups_[index(group)]->united(rect) : rect;
    everything_ = everything_ ? everything_->united(rect) : rect;
    growGroups(tree_.parent(group), *groups_[index(group)]);
}

void FreeSpace::growGroups(int group, Rect inner) {
    for (; group >= 0; group = tree_.parent(group)) {
        std::optional<Rect>& rect = groups_[index(group)];
        rect = rect ? rect->united(paddedForGroup(inner)) : paddedForGroup(inner);
        inner = *rect;
        everything_ = everything_ ? everything_->united(inner) : inner;
    }
}

std::optional<Rect> FreeSpace::home(int group) const {
    for (; group >= 0; group = tree_.parent(group))
        if (groups_[index(group)]) return groups_[index(group)];
    return std::nullopt;
}

template <class Visit>
bool FreeSpace::anyNear(const Rect& area, Visit&& visit) const {
    const auto hit = [&](int node) { return area.overlaps(*boxes_[index(node)]) && visit(node); };
    const Cells cells(area);
    if (cells.count() > static_cast<std::int64_t>(boxes_.size()) + 64) {
        for (std::size_t n = 0; n < boxes_.size(); ++n)
            if (boxes_[n] && hit(static_cast<int>(n))) return true;
        return false;
    }
    for (std::int64_t column = cells.left; column <= cells.right; ++column)
        for (std::int64_t row = cells.top; row <= cells.bottom; ++row)
            if (const auto found = cells_.find(keyOf(column, row)); found != cells_.end())
                if (std::ranges::any_of(found->second, hit)) return true;
    return std::ranges::any_of(huge_, hit);
}

bool FreeSpace::isClear(const Rect& box, double clearance) const {
    return !anyNear(box.grown(clearance), [](int) { return true; });
}

bool FreeSpace::swallows(const Rect& grown, int group, double clearance) const {
    const std::optional<Rect>& held = groups_[index(group)];
    if (held && *held == grown) return false;
    const Rect around = grown.grown(clearance);
    // A stranger that stands inside already was put there by a person and is no reason to stop growing.
    const auto stranger = [&](const Rect& other) { return !held || !held->overlaps(other); };
    if (anyNear(around, [&](int node) {
            return !tree_.isWithin(tree_.groupOf(node), group) && stranger(*boxes_[index(node)]);
        }))
        return true;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const int other = static_cast<int>(g);
        if (groups_[g] && around.overlaps(*groups_[g]) && !tree_.isWithin(other, group) &&
            !tree_.isWithin(group, other) && stranger(*groups_[g]))
            return true;
    }
    return false;
}

bool FreeSpace::fits(const Rect& box, int group, double clearance) const {
    if (!isClear(box, clearance)) return false;
    const Rect around = box.grown(clearance);
    for (std::size_t g = 0; g < groups_.size(); ++g)
        if (groups_[g] && around.overlaps(*groups_[g]) && !tree_.isWithin(group, static_cast<int>(g)))
            return false;
    Rect inner = box;
    for (int at = group; at >= 0; at = tree_.parent(at)) {
        const std::optional<Rect>& held = groups_[index(at)];
        const Rect grown = held ? held->united(paddedForGroup(inner)) : paddedForGroup(inner);
        if (swallows(grown, at, clearance)) return false;
        inner = grown;
    }
    return true;
}

std::optional<Point> FreeSpace::tightFit(const Rect& wish, int group, double clearance) const {
    const std::optional<Rect> held = home(group);
    if (!held) return std::nullopt;
    Rect area = held->grown(clearance + 2 * boundaryPadding + boundaryTitleBand);
    area = {area.x - wish.w, area.y - wish.h, area.w + 2 * wish.w, area.h + 2 * wish.h};
    const Point middle = held->centre();
    std::vector<double> xs{snapUp(held->x + boundaryPadding), snapDown(middle.x - wish.w / 2)};
    std::vector<double> ys{snapUp(held->y + boundaryPadding + boundaryTitleBand),
                           snapDown(middle.y - wish.h / 2 + boundaryTitleBand / 2)};
    const auto addRect = [&](const std::optional<Rect>& rect) {
        if (!rect || !area.overlaps(*rect)) return;
        addLines(xs, rect->x, rect->right(), wish.w, clearance, boundaryPadding);
        addLines(ys, rect->y, rect->bottom(), wish.h, clearance, boundaryPadding + boundaryTitleBand);
    };
    std::ranges::for_each(boxes_, addRect);
    std::ranges::for_each(groups_, addRect);
    sortByDistance(xs, wish.x);
    sortByDistance(ys, wish.y);
    std::size_t tries = 0;
    // Diagonal by diagonal of the sorted lines: nearly nearest first without listing every pair.
    for (std::size_t sum = 0; sum + 1 < xs.size() + ys.size(); ++sum)
        for (std::size_t x = sum < ys.size() ? 0 : sum - ys.size() + 1; x <= sum && x < xs.size(); ++x) {
            if (++tries > mostTries) return std::nullopt;
            const Rect box{xs[x], ys[sum - x], wish.w, wish.h};
            if (fits(box, group, clearance)) return Point{box.x, box.y};
        }
    return std::nullopt;
}

} // namespace chalkline
