#include "layout/layered.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace chalkline {

namespace {

constexpr double rankGap = 48;      // px between ranks without labels
constexpr double labelledGap = 72;  // px with short labels
constexpr double widestGap = 208;   // px with long ones
constexpr double itemGap = 40;      // px between items of a rank
constexpr double lane = 16;         // px that a passing edge takes in a rank
constexpr double componentGap = 56; // px
constexpr double wantedShape = 1.6; // width to height
constexpr int sweeps = 12;

double snapped(double value) {
    return std::ceil(value / 8) * 8;
}

/// An item or a passing edge (item < 0) in a rank.
struct Slot {
    int item = -1;
    double extent = lane;
    double at = 0;           // centre across
    std::vector<int> before; // slots in the rank before
    std::vector<int> after;
};

class Component {
public:
    Component(const std::vector<LayerItem>& items, const std::vector<LayerEdge>& edges,
              std::vector<int> members)
        : items_(items)
        , edges_(edges)
        , members_(std::move(members)) {}

    /// Positions of the members in `positions`; returns the size.
    Size place(std::vector<Point>& positions) {
        orient();
        rank();
        makeSlots();
        for (int sweep = 0; sweep < sweeps; ++sweep)
            orderBy(sweep % 2 == 0);
        straighten();
        return assign(positions);
    }

private:
    /// Turns edges against a depth-first search so that none closes a cycle.
    void orient() {
        std::vector<std::vector<int>> out(items_.size());
        for (std::size_t e = 0; e < edges_.size(); ++e)
            if (edges_[e].from != edges_[e].to)
                out[static_cast<std::size_t>(edges_[e].from)].push_back(static_cast<int>(e));
        std::vector<int> incoming(items_.size(), 0);
        for (const LayerEdge& edge : edges_)
            if (edge.from != edge.to) ++incoming[static_cast<std::size_t>(edge.to)];
        std::vector<int> state(items_.size(), 0); // 0 new, 1 open, 2 done
        std::vector<int> starts = members_;
        std::ranges::stable_sort(starts, [&](int a, int b) {
            return (incoming[static_cast<std::size_t>(a)] > 0) < (incoming[static_cast<std::size_t>(b)] > 0);
        });
        for (const int start : starts)
            search(start, out, state);
    }

    void search(int start, const std::vector<std::vector<int>>& out, std::vector<int>& state) {
        if (state[static_cast<std::size_t>(start)] != 0) return;
        std::vector<std::pair<int, std::size_t>> stack{{start, 0}};
        state[static_cast<std::size_t>(start)] = 1;
        while (!stack.empty()) {
            auto& [at, next] = stack.back();
            const auto& mine = out[static_cast<std::size_t>(at)];
            if (next == mine.size()) {
                state[static_cast<std::size_t>(at)] = 2;
                stack.pop_back();
                continue;
            }
            const LayerEdge& edge = edges_[static_cast<std::size_t>(mine[next++])];
            int& target = state[static_cast<std::size_t>(edge.to)];
            acyclic_.push_back(target == 1 ? LayerEdge{edge.to, edge.from, edge.labelWidth} : edge);
            if (target != 0) continue;
            target = 1;
            stack.emplace_back(edge.to, 0);
        }
    }

    void rank() {
        rank_.assign(items_.size(), 0);
        std::vector<int> waiting(items_.size(), 0);
        std::vector<std::vector<int>> out(items_.size());
        for (const LayerEdge& edge : acyclic_) {
            ++waiting[static_cast<std::size_t>(edge.to)];
            out[static_cast<std::size_t>(edge.from)].push_back(edge.to);
        }
        std::vector<int> ready;
        for (const int member : members_)
            if (waiting[static_cast<std::size_t>(member)] == 0) ready.push_back(member);
        for (std::size_t i = 0; i < ready.size(); ++i)
            for (const int to : out[static_cast<std::size_t>(ready[i])]) {
                int& rank = rank_[static_cast<std::size_t>(to)];
                rank = std::max(rank, rank_[static_cast<std::size_t>(ready[i])] + 1);
                if (--waiting[static_cast<std::size_t>(to)] == 0) ready.push_back(to);
            }
        // A source stands right before its nearest target.
        for (auto at = ready.rbegin(); at != ready.rend(); ++at) {
            const auto& mine = out[static_cast<std::size_t>(*at)];
            if (mine.empty() || hasIncoming(*at)) continue;
            int nearest = rank_[static_cast<std::size_t>(mine[0])];
            for (const int to : mine)
                nearest = std::min(nearest, rank_[static_cast<std::size_t>(to)]);
            rank_[static_cast<std::size_t>(*at)] = nearest - 1;
        }
    }

    [[nodiscard]] bool hasIncoming(int item) const {
        return std::ranges::any_of(acyclic_, [item](const LayerEdge& edge) { return edge.to == item; });
    }

    void makeSlots() {
        int last = 0;
        for (const int member : members_)
            last = std::max(last, rank_[static_cast<std::size_t>(member)]);
        ranks_.resize(static_cast<std::size_t>(last) + 1);
        gap_.assign(ranks_.size(), rankGap);
        slotOf_.assign(items_.size(), -1);
        for (const int member : members_) {
            slotOf_[static_cast<std::size_t>(member)] =
                addSlot(rank_[static_cast<std::size_t>(member)], member);
        }
        for (const LayerEdge& edge : acyclic_) {
            int from = slotOf_[static_cast<std::size_t>(edge.from)];
            const int first = rank_[static_cast<std::size_t>(edge.from)];
            const int end = rank_[static_cast<std::size_t>(edge.to)];
            double& gap = gap_[static_cast<std::size_t>(first)];
            if (edge.labelWidth > 0)
                gap = std::max({gap, labelledGap, std::min(edge.labelWidth + 56, widestGap)});
            for (int r = first + 1; r < end; ++r) {
                const int pass = addSlot(r, -1);
                join(from, pass);
                from = pass;
            }
            join(from, slotOf_[static_cast<std::size_t>(edge.to)]);
        }
    }

    int addSlot(int rank, int item) {
        Slot slot;
        slot.item = item;
        if (item >= 0) slot.extent = items_[static_cast<std::size_t>(item)].size.h;
        slots_.push_back(std::move(slot));
        ranks_[static_cast<std::size_t>(rank)].push_back(static_cast<int>(slots_.size()) - 1);
        return static_cast<int>(slots_.size()) - 1;
    }

    void join(int a, int b) {
        slots_[static_cast<std::size_t>(a)].after.push_back(b);
        slots_[static_cast<std::size_t>(b)].before.push_back(a);
    }

    Slot& slot(int index) { return slots_[static_cast<std::size_t>(index)]; }

    void orderBy(bool forward) {
        std::vector<double> place(slots_.size(), 0);
        for (const auto& rank : ranks_)
            for (std::size_t i = 0; i < rank.size(); ++i)
                place[static_cast<std::size_t>(rank[i])] = static_cast<double>(i);
        const auto arrange = [&](std::vector<int>& rank) {
            std::vector<std::pair<double, int>> keyed;
            for (const int index : rank) {
                const auto& neighbours = forward ? slot(index).before : slot(index).after;
                keyed.emplace_back(neighbours.empty() ? place[static_cast<std::size_t>(index)]
                                                      : median(neighbours, place),
                                   index);
            }
            std::ranges::stable_sort(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
            for (std::size_t i = 0; i < rank.size(); ++i) {
                rank[i] = keyed[i].second;
                place[static_cast<std::size_t>(rank[i])] = static_cast<double>(i);
            }
        };
        if (forward)
            for (auto& rank : ranks_)
                arrange(rank);
        else
            for (auto rank = ranks_.rbegin(); rank != ranks_.rend(); ++rank)
                arrange(*rank);
    }

    static double median(const std::vector<int>& neighbours, const std::vector<double>& place) {
        std::vector<double> at;
        for (const int index : neighbours)
            at.push_back(place[static_cast<std::size_t>(index)]);
        std::ranges::sort(at);
        const std::size_t middle = at.size() / 2;
        return at.size() % 2 == 1 ? at[middle] : (at[middle - 1] + at[middle]) / 2;
    }

    [[nodiscard]] double distance(int upper, int lower) {
        const bool boxes = slot(upper).item >= 0 || slot(lower).item >= 0;
        return slot(upper).extent / 2 + slot(lower).extent / 2 + (boxes ? itemGap : 0);
    }

    /// Moves slots towards the mean of their neighbours without breaking order or gaps.
    void straighten() {
        for (auto& rank : ranks_) {
            double at = 0;
            for (std::size_t i = 0; i < rank.size(); ++i) {
                at += i > 0 ? distance(rank[i - 1], rank[i]) : 0;
                slot(rank[i]).at = at;
            }
        }
        for (int round = 0; round < 24; ++round) {
            const bool forward = round % 2 == 0;
            for (std::size_t r = 0; r < ranks_.size(); ++r)
                settle(ranks_[forward ? r : ranks_.size() - 1 - r], forward);
        }
    }

    /// Isotonic regression of the wished places (pool adjacent violators), gaps taken out first.
    void settle(const std::vector<int>& rank, bool forward) {
        struct Block {
            double sum = 0;
            double weight = 0;
            std::size_t count = 0;
        };
        std::vector<Block> blocks;
        std::vector<double> offset(rank.size(), 0);
        for (std::size_t i = 0; i < rank.size(); ++i) {
            if (i > 0) offset[i] = offset[i - 1] + distance(rank[i - 1], rank[i]);
            const auto& towards = forward ? slot(rank[i]).before : slot(rank[i]).after;
            double wish = slot(rank[i]).at;
            if (!towards.empty()) {
                wish = 0;
                for (const int index : towards)
                    wish += slot(index).at;
                wish /= static_cast<double>(towards.size());
            }
            const double weight = towards.empty() ? 0.05 : 1.0;
            blocks.push_back({(wish - offset[i]) * weight, weight, 1});
            while (blocks.size() > 1) {
                Block& upper = blocks[blocks.size() - 2];
                const Block& lower = blocks.back();
                if (upper.sum / upper.weight <= lower.sum / lower.weight) break;
                upper = {upper.sum + lower.sum, upper.weight + lower.weight, upper.count + lower.count};
                blocks.pop_back();
            }
        }
        std::size_t i = 0;
        for (const Block& block : blocks)
            for (std::size_t k = 0; k < block.count; ++k, ++i)
                slot(rank[i]).at = block.sum / block.weight + offset[i];
    }

    Size assign(std::vector<Point>& positions) {
        double top = 0;
        bool any = false;
        for (const int member : members_) {
            const Slot& held = slot(slotOf_[static_cast<std::size_t>(member)]);
            const double upper = held.at - held.extent / 2;
            top = any ? std::min(top, upper) : upper;
            any = true;
        }
        Size size;
        double x = 0;
        for (std::size_t r = 0; r < ranks_.size(); ++r) {
            double width = 0;
            for (const int index : ranks_[r])
                if (slot(index).item >= 0)
                    width = std::max(width, items_[static_cast<std::size_t>(slot(index).item)].size.w);
            double lowest = -1e18;
            for (const int index : ranks_[r]) {
                const int item = slot(index).item;
                if (item < 0) continue;
                const Size own = items_[static_cast<std::size_t>(item)].size;
                // Rounding may not bring two items closer than they were.
                const double y = std::max(snapped(slot(index).at - own.h / 2 - top - 4), lowest);
                positions[static_cast<std::size_t>(item)] = {x + snapped((width - own.w) / 2 - 4), y};
                lowest = snapped(y + own.h + 24);
                size.h = std::max(size.h, y + own.h);
            }
            size.w = x + width;
            x = snapped(x + width + gap_[r]);
        }
        return size;
    }

    const std::vector<LayerItem>& items_;
    const std::vector<LayerEdge>& edges_;
    std::vector<int> members_;
    std::vector<LayerEdge> acyclic_;
    std::vector<int> rank_;
    std::vector<Slot> slots_;
    std::vector<int> slotOf_;
    std::vector<std::vector<int>> ranks_;
    std::vector<double> gap_;
};

std::vector<std::vector<int>> componentsOf(std::size_t count, const std::vector<LayerEdge>& edges) {
    std::vector<int> root(count);
    std::iota(root.begin(), root.end(), 0);
    const auto find = [&](int at) {
        while (root[static_cast<std::size_t>(at)] != at)
            at = root[static_cast<std::size_t>(at)] =
                root[static_cast<std::size_t>(root[static_cast<std::size_t>(at)])];
        return at;
    };
    for (const LayerEdge& edge : edges) {
        const int a = find(edge.from);
        const int b = find(edge.to);
        root[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    }
    std::vector<std::vector<int>> all;
    std::vector<int> index(count, -1);
    for (int i = 0; i < static_cast<int>(count); ++i) {
        const int top = find(i);
        if (index[static_cast<std::size_t>(top)] < 0) {
            index[static_cast<std::size_t>(top)] = static_cast<int>(all.size());
            all.emplace_back();
        }
        all[static_cast<std::size_t>(index[static_cast<std::size_t>(top)])].push_back(i);
    }
    return all;
}

} // namespace

LayerPlan layerItems(const std::vector<LayerItem>& items, const std::vector<LayerEdge>& edges) {
    LayerPlan plan;
    plan.positions.resize(items.size());
    const auto components = componentsOf(items.size(), edges);
    std::vector<std::vector<LayerEdge>> own(components.size());
    std::vector<std::size_t> componentOf(items.size());
    for (std::size_t c = 0; c < components.size(); ++c)
        for (const int member : components[c])
            componentOf[static_cast<std::size_t>(member)] = c;
    for (const LayerEdge& edge : edges)
        own[componentOf[static_cast<std::size_t>(edge.from)]].push_back(edge);
    std::vector<Size> sizes;
    double area = 0;
    double widest = 0;
    for (std::size_t c = 0; c < components.size(); ++c) {
        sizes.push_back(Component(items, own[c], components[c]).place(plan.positions));
        area += (sizes.back().w + componentGap) * (sizes.back().h + componentGap);
        widest = std::max(widest, sizes.back().w);
    }
    const double shelf = std::max(widest, std::sqrt(area * wantedShape));
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (std::size_t c = 0; c < components.size(); ++c) {
        if (x > 0 && x + sizes[c].w > shelf) {
            x = 0;
            y = snapped(y + rowHeight + componentGap);
            rowHeight = 0;
        }
        for (const int member : components[c]) {
            plan.positions[static_cast<std::size_t>(member)].x += x;
            plan.positions[static_cast<std::size_t>(member)].y += y;
        }
        plan.size.w = std::max(plan.size.w, x + sizes[c].w);
        plan.size.h = std::max(plan.size.h, y + sizes[c].h);
        x = snapped(x + sizes[c].w + componentGap);
        rowHeight = std::max(rowHeight, sizes[c].h);
    }
    return plan;
}

} // namespace chalkline
