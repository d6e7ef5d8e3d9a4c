#include "layout/layered_level.h"

#include <limits>
#include <numeric>

namespace chalkline::layering {
namespace {

using Adjacency = std::vector<std::vector<int>>; // per item: link indices

Adjacency linksBy(const Level& level, bool from) {
    Adjacency links(level.items.size());
    for (std::size_t i = 0; i < level.links.size(); ++i) {
        const Link& link = level.links[i];
        links[static_cast<std::size_t>(from ? link.from : link.to)].push_back(static_cast<int>(i));
    }
    return links;
}

enum class Seen { No, Open, Done };

/// Iterative: a chain of 10,000 nodes must not exhaust the stack.
void visit(const Level& level, const Adjacency& out, int root, std::vector<Seen>& seen,
           std::vector<bool>& reversed) {
    std::vector<std::pair<int, std::size_t>> path{{root, 0}};
    seen[static_cast<std::size_t>(root)] = Seen::Open;
    while (!path.empty()) {
        auto& [item, next] = path.back();
        const std::vector<int>& links = out[static_cast<std::size_t>(item)];
        if (next == links.size()) {
            seen[static_cast<std::size_t>(item)] = Seen::Done;
            path.pop_back();
            continue;
        }
        const auto link = static_cast<std::size_t>(links[next++]);
        const int to = level.links[link].to;
        Seen& state = seen[static_cast<std::size_t>(to)];
        if (state == Seen::Open) reversed[link] = true;
        if (state != Seen::No) continue;
        state = Seen::Open;
        path.emplace_back(to, 0);
    }
}

struct Directed {
    std::vector<std::vector<int>> before; // per item: items one rank or more before it
    std::vector<std::vector<int>> after;
    std::vector<int> order; // topological
};

Directed directed(const Level& level, const std::vector<bool>& reversed) {
    const std::size_t count = level.items.size();
    Directed graph{std::vector<std::vector<int>>(count), std::vector<std::vector<int>>(count), {}};
    std::vector<int> waiting(count, 0);
    for (std::size_t i = 0; i < level.links.size(); ++i) {
        int from = level.links[i].from;
        int to = level.links[i].to;
        if (reversed[i]) std::swap(from, to);
        graph.after[static_cast<std::size_t>(from)].push_back(to);
        graph.before[static_cast<std::size_t>(to)].push_back(from);
        ++waiting[static_cast<std::size_t>(to)];
    }
    graph.order.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        if (waiting[i] == 0) graph.order.push_back(static_cast<int>(i));
    for (std::size_t at = 0; at < graph.order.size(); ++at)
        for (const int to : graph.after[static_cast<std::size_t>(graph.order[at])])
            if (--waiting[static_cast<std::size_t>(to)] == 0) graph.order.push_back(to);
    return graph;
}

/// A node that feeds more than it is fed by moves towards what it feeds, so its edges get short.
void pullSources(const Directed& graph, std::vector<int>& ranks) {
    for (auto it = graph.order.rbegin(); it != graph.order.rend(); ++it) {
        const auto item = static_cast<std::size_t>(*it);
        if (graph.after[item].size() <= graph.before[item].size()) continue;
        int nearest = std::numeric_limits<int>::max();
        for (const int to : graph.after[item])
            nearest = std::min(nearest, ranks[static_cast<std::size_t>(to)]);
        ranks[item] = std::max(ranks[item], nearest - 1);
    }
}

void closeGaps(std::vector<int>& ranks) {
    if (ranks.empty()) return;
    std::vector<int> used(static_cast<std::size_t>(*std::ranges::max_element(ranks)) + 1, 0);
    for (const int rank : ranks)
        used[static_cast<std::size_t>(rank)] = 1;
    std::exclusive_scan(used.begin(), used.end(), used.begin(), 0);
    for (int& rank : ranks)
        rank = used[static_cast<std::size_t>(rank)];
}

} // namespace

std::vector<bool> reversedLinks(const Level& level) {
    std::vector<bool> reversed(level.links.size(), false);
    std::vector<Seen> seen(level.items.size(), Seen::No);
    const Adjacency out = linksBy(level, true);
    const Adjacency in = linksBy(level, false);
    for (std::size_t i = 0; i < level.items.size(); ++i)
        if (in[i].empty() && seen[i] == Seen::No) visit(level, out, static_cast<int>(i), seen, reversed);
    for (std::size_t i = 0; i < level.items.size(); ++i)
        if (seen[i] == Seen::No) visit(level, out, static_cast<int>(i), seen, reversed);
    return reversed;
}

std::vector<int> ranksOf(const Level& level, const std::vector<bool>& reversed) {
    const Directed graph = directed(level, reversed);
    std::vector<int> ranks(level.items.size(), 0);
    for (const int item : graph.order)
        for (const int to : graph.after[static_cast<std::size_t>(item)])
            ranks[static_cast<std::size_t>(to)] =
                std::max(ranks[static_cast<std::size_t>(to)], ranks[static_cast<std::size_t>(item)] + 1);
    pullSources(graph, ranks);
    closeGaps(ranks);
    return ranks;
}

} // namespace chalkline::layering
