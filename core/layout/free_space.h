// What is taken on a sheet while it grows: node boxes in a coarse hash and group rectangles that follow
// their members. Answers whether a new box may stand somewhere. Used by growLayout. Unit: px.
#pragma once

#include "layout/group_tree.h"

#include <cstdint>
#include <unordered_map>

namespace chalkline {

class FreeSpace {
public:
    FreeSpace(const LayoutGraph& graph, const GroupTree& tree);

    /// Takes the place for good; the groups around grow.
    void add(int node, const Rect& box);
    void addGroup(int group, const Rect& rect);

    [[nodiscard]] const std::optional<Rect>& box(int node) const {
        return boxes_[static_cast<std::size_t>(node)];
    }
    [[nodiscard]] const std::optional<Rect>& group(int group) const {
        return groups_[static_cast<std::size_t>(group)];
    }
    /// The innermost rectangle that stands among the group and those around it.
    [[nodiscard]] std::optional<Rect> home(int group) const;
    /// True if the box keeps clear of nodes and of groups it is not in, and the groups around it can grow to
    /// hold it without taking in a node or a group that they do not hold already.
    [[nodiscard]] bool fits(const Rect& box, int group, double clearance) const;
    /// Clear of nodes only: the last resort where a group is walled in.
    [[nodiscard]] bool isClear(const Rect& box, double clearance) const;
    /// The fitting place nearest to the wish among those that touch what stands in or around the group, found
    /// exactly where a search in steps passes over a narrow gap.
    [[nodiscard]] std::optional<Point> tightFit(const Rect& wish, int group, double clearance) const;
    /// Around all that stands; empty if nothing does.
    [[nodiscard]] std::optional<Rect> everything() const { return everything_; }

private:
    template <class Visit>
    bool anyNear(const Rect& area, Visit&& visit) const;
    [[nodiscard]] bool swallows(const Rect& grown, int group, double clearance) const;
    void growGroups(int group, Rect inner);

    const GroupTree& tree_;
    std::vector<std::optional<Rect>> boxes_;
    std::vector<std::optional<Rect>> groups_;
    std::unordered_map<std::int64_t, std::vector<int>> cells_;
    std::vector<int> huge_; // boxes over too many cells
    std::optional<Rect> everything_;
};

} // namespace chalkline
