#include "layout/group_tree.h"

#include "geometry/boxes.h"

#include <numeric>

namespace chalkline {

namespace {

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

} // namespace

GroupTree::GroupTree(const LayoutGraph& graph)
    : parents_(graph.groups.size(), -1)
    , depths_(graph.groups.size(), -1) {
    const int count = static_cast<int>(graph.groups.size());
    const auto valid = [&](int group) { return group >= 0 && group < count; };
    std::vector<int> chain;
    for (int group = 0; group < count; ++group) {
        chain.clear();
        int at = group;
        while (valid(at) && depths_[index(at)] == -1) {
            depths_[index(at)] = -2; // on the way
            chain.push_back(at);
            at = graph.groups[index(at)].parent;
        }
        // A circle is cut where the walk closes it.
        int above = valid(at) && depths_[index(at)] >= 0 ? at : -1;
        for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
            parents_[index(*it)] = above;
            depths_[index(*it)] = above < 0 ? 0 : depths_[index(above)] + 1;
            above = *it;
        }
    }
    for (const LayoutNode& node : graph.nodes)
        groupOf_.push_back(valid(node.group) ? node.group : -1);
    innerFirst_.resize(graph.groups.size());
    std::iota(innerFirst_.begin(), innerFirst_.end(), 0);
    std::ranges::stable_sort(innerFirst_, std::greater{}, [&](int group) { return depths_[index(group)]; });
}

int GroupTree::around(const LayoutEnd& end) const {
    return end.node >= 0 ? groupOf(end.node) : parent(end.group);
}

bool GroupTree::isWithin(int group, int outer) const {
    if (outer < 0) return true;
    while (group >= 0 && depths_[index(group)] > depths_[index(outer)])
        group = parent(group);
    return group == outer;
}

int GroupTree::common(int a, int b) const {
    while (a != b) {
        if (a < 0 || b < 0) return -1;
        if (depths_[index(a)] >= depths_[index(b)])
            a = parent(a);
        else
            b = parent(b);
    }
    return a;
}

bool GroupTree::holds(const LayoutEnd& end) const {
    const int nodes = static_cast<int>(groupOf_.size());
    const int groups = static_cast<int>(parents_.size());
    return end.node >= 0 ? end.node < nodes : end.group >= 0 && end.group < groups;
}

Rect paddedForGroup(const Rect& member) {
    Rect around = member.grown(boundaryPadding);
    around.y -= boundaryTitleBand;
    around.h += boundaryTitleBand;
    return around;
}

} // namespace chalkline
