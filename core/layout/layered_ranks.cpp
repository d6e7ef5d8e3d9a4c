#include "layout/layers.h"
#include "layout/network_simplex.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace chalkline::layering {
namespace {

constexpr std::size_t simplexWork = 5'000'000; // nodes visited; a level of 10,000 takes a third of it

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

using Adjacency = std::vector<std::vector<int>>; // per item: link indices

Adjacency linksBy(const Level& level, bool from) {
    Adjacency links(level.items.size());
    for (std::size_t i = 0; i < level.links.size(); ++i) {
        const Link& link = level.links[i];
        links[index(from ? link.from : link.to)].push_back(static_cast<int>(i));
    }
    return links;
}

enum class Seen { No, Open, Done };

/// Iterative: a chain of 10,000 nodes must not exhaust the stack.
void visit(const Level& level, const Adjacency& out, int root, std::vector<Seen>& seen,
           std::vector<bool>& reversed) {
    std::vector<std::pair<int, std::size_t>> path{{root, 0}};
    seen[index(root)] = Seen::Open;
    while (!path.empty()) {
        auto& [item, next] = path.back();
        const std::vector<int>& links = out[index(item)];
        if (next == links.size()) {
            seen[index(item)] = Seen::Done;
            path.pop_back();
            continue;
        }
        const auto link = index(links[next++]);
        const int to = level.links[link].to;
        Seen& state = seen[index(to)];
        if (state == Seen::Open) reversed[link] = true;
        if (state != Seen::No) continue;
        state = Seen::Open;
        path.emplace_back(to, 0);
    }
}

std::vector<bool> reversedByWalk(const Level& level, const Adjacency& in, const Adjacency& out) {
    std::vector<bool> reversed(level.links.size(), false);
    std::vector<Seen> seen(level.items.size(), Seen::No);
    for (std::size_t i = 0; i < level.items.size(); ++i)
        if (in[i].empty() && seen[i] == Seen::No) visit(level, out, static_cast<int>(i), seen, reversed);
    for (std::size_t i = 0; i < level.items.size(); ++i)
        if (seen[i] == Seen::No) visit(level, out, static_cast<int>(i), seen, reversed);
    return reversed;
}

/// Eades, Lin and Smyth (1993): sinks to the end, sources to the front, else the item that feeds the most.
class GreedyOrder {
public:
    GreedyOrder(const Level& level, const Adjacency& in, const Adjacency& out)
        : level_(level)
        , in_(in)
        , out_(out)
        , before_(level.items.size())
        , after_(level.items.size())
        , place_(level.items.size(), -1) {
        for (std::size_t i = 0; i < level.items.size(); ++i) {
            before_[i] = static_cast<int>(in[i].size());
            after_[i] = static_cast<int>(out[i].size());
            enter(static_cast<int>(i));
        }
    }

    std::vector<bool> reversed() {
        int first = 0;
        int last = static_cast<int>(level_.items.size()) - 1;
        while (first <= last) {
            // Keys: sinks lowest, then sources, then by what they feed less what feeds them.
            const auto next = waiting_.begin();
            const auto [key, item] = next->first;
            place_[index(item)] = key == sink ? last-- : first++;
            waiting_.erase(next);
            take(item);
        }
        std::vector<bool> back(level_.links.size());
        for (std::size_t l = 0; l < level_.links.size(); ++l)
            back[l] = place_[index(level_.links[l].from)] > place_[index(level_.links[l].to)];
        return back;
    }

private:
    static constexpr int sink = std::numeric_limits<int>::min();
    static constexpr int source = sink + 1;

    [[nodiscard]] int keyOf(int item) const {
        if (after_[index(item)] == 0) return sink;
        if (before_[index(item)] == 0) return source;
        return before_[index(item)] - after_[index(item)];
    }
    void enter(int item) { waiting_.emplace(std::pair{keyOf(item), item}, true); }
    void leave(int item) { waiting_.erase({keyOf(item), item}); }

    void take(int item) {
        const auto change = [&](const std::vector<int>& links, bool from, std::vector<int>& counts) {
            for (const int l : links) {
                const Link& link = level_.links[index(l)];
                const int other = from ? link.to : link.from;
                if (place_[index(other)] >= 0) continue;
                leave(other);
                --counts[index(other)];
                enter(other);
            }
        };
        change(out_[index(item)], true, before_);
        change(in_[index(item)], false, after_);
    }

    const Level& level_;
    const Adjacency& in_;
    const Adjacency& out_;
    std::vector<int> before_;
    std::vector<int> after_;
    std::vector<int> place_;
    std::map<std::pair<int, int>, bool> waiting_;
};

std::vector<Span> spansOf(const Level& level, const std::vector<bool>& reversed) {
    std::vector<Span> spans;
    spans.reserve(level.links.size());
    for (std::size_t i = 0; i < level.links.size(); ++i) {
        Span span{level.links[i].from, level.links[i].to};
        if (reversed[i]) std::swap(span.from, span.to);
        spans.push_back(span);
    }
    return spans;
}

/// An item pulled as hard to one side as to the other goes to the emptiest rank of those it may stand in.
void balance(const Level& level, std::span<const Span> spans, std::vector<int>& ranks) {
    const int last = *std::ranges::max_element(ranks);
    std::vector<double> thick(index(last) + 1, 0);
    std::vector<int> low(ranks.size(), 0);
    std::vector<int> high(ranks.size(), last);
    std::vector<int> pull(ranks.size(), 0);
    std::vector<std::vector<int>> touching(ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i)
        thick[index(ranks[i])] += level.items[i].across;
    for (std::size_t s = 0; s < spans.size(); ++s) {
        ++pull[index(spans[s].from)];
        --pull[index(spans[s].to)];
        touching[index(spans[s].from)].push_back(static_cast<int>(s));
        touching[index(spans[s].to)].push_back(static_cast<int>(s));
    }
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (pull[i] != 0) continue;
        int from = 0;
        int to = last;
        for (const int s : touching[i]) {
            const Span& span = spans[index(s)];
            if (index(span.to) == i) from = std::max(from, ranks[index(span.from)] + span.least);
            if (index(span.from) == i) to = std::min(to, ranks[index(span.to)] - span.least);
        }
        thick[index(ranks[i])] -= level.items[i].across;
        int best = ranks[i];
        for (int rank = from; rank <= to; ++rank)
            if (thick[index(rank)] + 1 < thick[index(best)]) best = rank;
        ranks[i] = best;
        thick[index(best)] += level.items[i].across;
    }
}

void closeGaps(std::vector<int>& ranks) {
    if (ranks.empty()) return;
    std::vector<int> used(index(*std::ranges::max_element(ranks)) + 1, 0);
    for (const int rank : ranks)
        used[index(rank)] = 1;
    std::exclusive_scan(used.begin(), used.end(), used.begin(), 0);
    for (int& rank : ranks)
        rank = used[index(rank)];
}

} // namespace

std::vector<bool> reversedLinks(const Level& level) {
    const Adjacency out = linksBy(level, true);
    const Adjacency in = linksBy(level, false);
    std::vector<bool> walked = reversedByWalk(level, in, out);
    const auto byWalk = std::ranges::count(walked, true);
    if (byWalk < 2) return walked;
    std::vector<bool> greedy = GreedyOrder(level, in, out).reversed();
    return std::ranges::count(greedy, true) < byWalk ? greedy : walked;
}

std::vector<int> ranksOf(const Level& level, const std::vector<bool>& reversed) {
    const std::vector<Span> spans = spansOf(level, reversed);
    const int count = static_cast<int>(level.items.size());
    std::vector<int> ranks = networkSimplex(count, spans, simplexWork, level.options.stop);
    balance(level, spans, ranks);
    closeGaps(ranks);
    return ranks;
}

std::vector<int> ranksByTiers(const Level& level, std::vector<bool>& reversed) {
    const std::size_t count = level.items.size();
    std::vector<int> steps(count, 0); // inside the tier
    // As often as there are items is enough for the longest chain; links inside a tier have no ring.
    bool changed = true;
    for (std::size_t round = 0; changed && round < count; ++round) {
        changed = false;
        for (std::size_t l = 0; l < level.links.size(); ++l) {
            auto from = index(level.links[l].from);
            auto to = index(level.links[l].to);
            if (reversed[l]) std::swap(from, to);
            if (level.items[from].tier != level.items[to].tier || steps[to] > steps[from]) continue;
            steps[to] = steps[from] + 1;
            changed = true;
        }
    }
    std::map<std::tuple<int, int, int>, int> rankOf; // tier, step, row; filled in order below
    std::map<std::pair<int, int>, double> widths;
    std::vector<std::tuple<int, int, int>> places(count);
    for (std::size_t i = 0; i < count; ++i) {
        double& width = widths[{level.items[i].tier, steps[i]}];
        width += level.items[i].across + level.options.nodeGap;
        const double limit =
            level.options.mostAcross > 0 ? level.options.mostAcross + level.options.nodeGap : 1e9;
        places[i] = {level.items[i].tier, steps[i], static_cast<int>((width - 1) / limit)};
        rankOf[places[i]] = 0;
    }
    int next = 0;
    for (auto& [place, rank] : rankOf)
        rank = next++;
    std::vector<int> ranks(count);
    for (std::size_t i = 0; i < count; ++i)
        ranks[i] = rankOf[places[i]];
    for (std::size_t l = 0; l < level.links.size(); ++l)
        reversed[l] = ranks[index(level.links[l].from)] > ranks[index(level.links[l].to)];
    return ranks;
}

} // namespace chalkline::layering
