#include "layout/network_simplex.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>

namespace chalkline::layering {
namespace {

constexpr int none = -1;
constexpr int candidates = 30; // negative cut values to look at before one is taken
constexpr int pivotsBetweenLooks = 64;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

class Simplex {
public:
    Simplex(int nodes, std::span<const Span> spans)
        : count_(index(nodes))
        , spans_(spans)
        , starts_(count_ + 1, 0)
        , ends_(spans.size() * 2)
        , at_(count_, 0)
        , surplus_(count_, 0)
        , inTree_(spans.size(), false) {
        for (const Span& span : spans_) {
            ++starts_[index(span.from) + 1];
            ++starts_[index(span.to) + 1];
            surplus_[index(span.from)] += span.weight;
            surplus_[index(span.to)] -= span.weight;
        }
        std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
        std::vector<int> next(starts_.begin(), starts_.end() - 1);
        for (std::size_t s = 0; s < spans_.size(); ++s) {
            ends_[index(next[index(spans_[s].from)]++)] = static_cast<int>(s);
            ends_[index(next[index(spans_[s].to)]++)] = static_cast<int>(s);
        }
    }

    std::vector<int> run(std::size_t work, const std::stop_token& stop, std::vector<int> first) {
        if (count_ > 1) {
            if (first.empty())
                longestPaths();
            else
                at_ = std::move(first);
            spanTightTree();
            hangTree();
            for (int pivots = 0; visited_ < work; ++pivots) {
                if (pivots % pivotsBetweenLooks == 0 && stop.stop_requested()) break;
                const int leaving = leavingChild();
                if (leaving == none || !pivot(leaving)) break;
            }
        }
        const int least = count_ > 0 ? *std::ranges::min_element(at_) : 0;
        for (int& at : at_)
            at -= least;
        return std::move(at_);
    }

private:
    [[nodiscard]] std::span<const int> spansAt(int node) const {
        return std::span(ends_).subspan(index(starts_[index(node)]),
                                        index(starts_[index(node) + 1] - starts_[index(node)]));
    }
    [[nodiscard]] int otherEnd(int span, int node) const {
        const Span& s = spans_[index(span)];
        return s.from == node ? s.to : s.from;
    }
    [[nodiscard]] int slack(int span) const {
        const Span& s = spans_[index(span)];
        return at_[index(s.to)] - at_[index(s.from)] - s.least;
    }

    void longestPaths() {
        std::vector<int> waiting(count_, 0);
        for (const Span& span : spans_)
            ++waiting[index(span.to)];
        std::vector<int> ready;
        for (std::size_t v = 0; v < count_; ++v)
            if (waiting[v] == 0) ready.push_back(static_cast<int>(v));
        for (std::size_t i = 0; i < ready.size(); ++i)
            for (const int s : spansAt(ready[i])) {
                const Span& span = spans_[index(s)];
                if (span.from != ready[i]) continue;
                at_[index(span.to)] = std::max(at_[index(span.to)], at_[index(span.from)] + span.least);
                if (--waiting[index(span.to)] == 0) ready.push_back(span.to);
            }
    }

    /// Joins trees of tight spans, always the smallest one to its nearest neighbour, until there is one.
    void spanTightTree() {
        std::vector<int> treeOf(count_, none);
        std::vector<std::vector<int>> members;
        for (std::size_t v = 0; v < count_; ++v)
            if (treeOf[v] == none) collectTight(static_cast<int>(v), treeOf, members);
        using Entry = std::pair<std::size_t, int>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> smallest;
        for (std::size_t t = 0; t < members.size(); ++t)
            smallest.emplace(members[t].size(), static_cast<int>(t));
        while (smallest.size() > 1) {
            const auto [size, tree] = smallest.top();
            smallest.pop();
            if (members[index(tree)].size() != size) continue; // has grown since
            const int span = nearestSpan(members[index(tree)], treeOf);
            if (span == none) break; // not connected
            const bool in = treeOf[index(spans_[index(span)].to)] == tree;
            const int shift = in ? -slack(span) : slack(span);
            const int other = treeOf[index(in ? spans_[index(span)].from : spans_[index(span)].to)];
            for (const int v : members[index(tree)]) {
                at_[index(v)] += shift;
                treeOf[index(v)] = other;
                members[index(other)].push_back(v);
            }
            members[index(tree)].clear();
            inTree_[index(span)] = true;
            smallest.emplace(members[index(other)].size(), other);
        }
    }

    void collectTight(int root, std::vector<int>& treeOf, std::vector<std::vector<int>>& members) {
        const int tree = static_cast<int>(members.size());
        std::vector<int>& found = members.emplace_back(1, root);
        treeOf[index(root)] = tree;
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const int s : spansAt(found[i])) {
                const int other = otherEnd(s, found[i]);
                if (treeOf[index(other)] != none || slack(s) != 0) continue;
                treeOf[index(other)] = tree;
                inTree_[index(s)] = true;
                found.push_back(other);
            }
    }

    [[nodiscard]] int nearestSpan(const std::vector<int>& members, const std::vector<int>& treeOf) const {
        int best = none;
        for (const int v : members)
            for (const int s : spansAt(v)) {
                if (treeOf[index(otherEnd(s, v))] == treeOf[index(v)]) continue;
                if (best == none || slack(s) < slack(best)) best = s;
            }
        return best;
    }

    /// Hangs the tree up at node 0 and sums the surplus of weights in each of its subtrees, which is the cut
    /// value of the span to the parent up to its sign.
    void hangTree() {
        parentSpan_.assign(count_, none);
        sums_ = surplus_;
        side_.assign(count_, 0);
        climbed_.assign(count_, 0);
        std::vector<int> found{0};
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const int s : spansAt(found[i])) {
                if (!inTree_[index(s)] || s == parentSpan_[index(found[i])]) continue;
                const int child = otherEnd(s, found[i]);
                parentSpan_[index(child)] = s;
                found.push_back(child);
            }
        for (std::size_t i = found.size(); i-- > 1;)
            sums_[index(parent(found[i]))] += sums_[index(found[i])];
    }

    [[nodiscard]] int parent(int node) const { return otherEnd(parentSpan_[index(node)], node); }

    [[nodiscard]] std::int64_t cutValue(int child) const {
        const int span = parentSpan_[index(child)];
        if (span == none) return 0;
        return spans_[index(span)].from == child ? sums_[index(child)] : -sums_[index(child)];
    }

    /// The child end of a tree span with a negative cut value, among the next few the most negative.
    int leavingChild() {
        int best = none;
        std::int64_t worst = 0;
        int seen = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            const int v = static_cast<int>(search_);
            search_ = search_ + 1 == count_ ? 0 : search_ + 1;
            const std::int64_t value = cutValue(v);
            if (value >= 0) continue;
            if (value < worst) {
                worst = value;
                best = v;
            }
            if (++seen >= candidates) break;
        }
        return best;
    }

    /// Walks from both ends of a tree span, a node in turn, until one side is found whole: members_, marked
    /// by mark_. True if that is the side of `child`.
    bool findSmallerSide(int child) {
        mark_ += 2;
        const int leaving = parentSpan_[index(child)];
        std::vector<int>* sides[] = {&members_, &others_};
        members_.assign(1, child);
        others_.assign(1, parent(child));
        side_[index(child)] = mark_;
        side_[index(others_[0])] = mark_ + 1;
        std::size_t next[] = {0, 0};
        for (std::size_t turn = 0;; turn = 1 - turn) {
            std::vector<int>& found = *sides[turn];
            if (next[turn] == found.size()) {
                if (turn == 0) return true;
                members_.swap(others_);
                ++mark_;
                return false;
            }
            const int v = found[next[turn]++];
            for (const int s : spansAt(v)) {
                if (!inTree_[index(s)] || s == leaving) continue;
                const int other = otherEnd(s, v);
                if (side_[index(other)] == mark_ + static_cast<int>(turn)) continue;
                side_[index(other)] = mark_ + static_cast<int>(turn);
                found.push_back(other);
            }
        }
    }

    /// Puts the tightest span against the direction of the leaving one in its place; false if there is none.
    bool pivot(int child) {
        const int leaving = parentSpan_[index(child)];
        const bool childIsFrom = spans_[index(leaving)].from == child;
        const bool inside = findSmallerSide(child);
        const bool arrives = childIsFrom == inside; // the entering span, in the members
        int entering = none;
        int least = std::numeric_limits<int>::max();
        for (const int v : members_)
            for (const int s : spansAt(v)) {
                if ((spans_[index(s)].to == v) != arrives || side_[index(otherEnd(s, v))] == mark_) continue;
                if (const int own = slack(s); own < least) {
                    least = own;
                    entering = s;
                }
            }
        visited_ += members_.size();
        if (entering == none) return false;
        for (const int v : members_)
            at_[index(v)] += arrives ? -least : least;
        const bool fromMembers = !arrives;
        const bool fromIsBelow = fromMembers == inside; // below the leaving span, on the side of the child
        rehang(child, entering, fromIsBelow ? spans_[index(entering)].from : spans_[index(entering)].to);
        return true;
    }

    /// The subtree of `child` now hangs by `entering`, at the node `below` of it.
    void rehang(int child, int entering, int below) {
        const int oldParent = parent(child);
        const int newParent = otherEnd(entering, below);
        const std::int64_t total = sums_[index(child)];
        inTree_[index(parentSpan_[index(child)])] = false;
        inTree_[index(entering)] = true;
        const int top = commonAncestor(oldParent, newParent);
        for (int v = oldParent; v != top; v = parent(v))
            sums_[index(v)] -= total;
        for (int v = newParent; v != top; v = parent(v))
            sums_[index(v)] += total;
        int span = entering;
        std::int64_t belowSum = 0;
        for (int v = below;;) {
            const int next = v == child ? none : parent(v);
            span = std::exchange(parentSpan_[index(v)], span);
            belowSum = std::exchange(sums_[index(v)], total - belowSum);
            if (next == none) break;
            v = next;
        }
    }

    /// Climbs from both, a step in turn, until one meets the way of the other.
    int commonAncestor(int a, int b) {
        climbMark_ += 2;
        int at[] = {a, b};
        for (std::size_t turn = 0;; turn = 1 - turn) {
            int& v = at[turn];
            if (v == none) continue;
            if (climbed_[index(v)] == climbMark_ + 1 - static_cast<int>(turn)) return v;
            climbed_[index(v)] = climbMark_ + static_cast<int>(turn);
            v = parentSpan_[index(v)] == none ? none : parent(v);
        }
    }

    std::size_t count_;
    std::span<const Span> spans_;
    std::vector<int> starts_; // per node: where its spans begin in ends_
    std::vector<int> ends_;
    std::vector<int> at_;
    std::vector<std::int64_t> surplus_; // per node: weight of spans that leave it less those that arrive
    std::vector<bool> inTree_;
    std::vector<int> parentSpan_;    // per node, towards the root
    std::vector<std::int64_t> sums_; // per node: surplus of its subtree
    std::vector<int> members_;       // the smaller side of the leaving span
    std::vector<int> others_;
    std::vector<int> side_; // per node: the mark of the side it was last found on
    int mark_ = 0;
    std::vector<int> climbed_; // per node: the mark of the climb that last came by
    int climbMark_ = 0;
    std::size_t search_ = 0;
    std::size_t visited_ = 0;
};

} // namespace

std::vector<int> networkSimplex(int nodes, std::span<const Span> spans, std::size_t work,
                                const std::stop_token& stop, std::vector<int> first) {
    return Simplex(nodes, spans).run(work, stop, std::move(first));
}

} // namespace chalkline::layering
