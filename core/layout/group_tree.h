// The nesting of a graph's groups, safe against parents that are out of range or run in a circle, and the
// one rule for a group's rectangle. Used by both layouts; agrees with boxesOf. Unit: px.
#pragma once

#include "layout/layout.h"

#include <vector>

namespace chalkline {

class GroupTree {
public:
    explicit GroupTree(const LayoutGraph& graph);

    [[nodiscard]] int parent(int group) const { return parents_[static_cast<std::size_t>(group)]; }
    /// The group an end stands in: a node's group, a group's parent; -1 = none.
    [[nodiscard]] int around(const LayoutEnd& end) const;
    /// True if `group` is `outer` or inside it; everything is inside -1.
    [[nodiscard]] bool isWithin(int group, int outer) const;
    /// The innermost group that holds both, or -1.
    [[nodiscard]] int common(int a, int b) const;
    /// Every group before its parent.
    [[nodiscard]] const std::vector<int>& innerFirst() const { return innerFirst_; }
    /// A node's group, or -1 if it names one that is not there.
    [[nodiscard]] int groupOf(int node) const { return groupOf_[static_cast<std::size_t>(node)]; }
    [[nodiscard]] bool holds(const LayoutEnd& end) const;

private:
    std::vector<int> parents_;
    std::vector<int> depths_;
    std::vector<int> groupOf_;
    std::vector<int> innerFirst_;
};

/// What a group needs around one member: the padding on every side and the title band above.
[[nodiscard]] Rect paddedForGroup(const Rect& member);

} // namespace chalkline
