#include "layout/fold.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace chalkline::layering {
namespace {

constexpr std::size_t mostItems = 80;
constexpr int stepsAnItem = 1200;
constexpr double hottest = 3; // of the costs below
constexpr double coldest = 0.05;
constexpr double flatCost = 1.1;  // a link inside a rank
constexpr double skipCost = 0.8;  // for each rank that a link passes
constexpr double backCost = 2.5;  // a link against the flow, and for each rank that it goes back
constexpr double branchCost = 40; // a third link inside the rank: there is no third side
constexpr double wideCost = 0.03; // per px that a rank is too wide
constexpr double passRoom = 24;   // px across for a link that passes a rank
constexpr double labelRoom = 56;  // px beside a label between two items side by side
constexpr double sideGap = 48;    // px between them without one

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

double widthOf(const Level& level, const std::vector<int>& ranks, int rank) {
    double width = -level.options.nodeGap;
    for (std::size_t i = 0; i < ranks.size(); ++i)
        if (ranks[i] == rank) width += level.items[i].across + level.options.nodeGap;
    return width;
}

class Annealer {
public:
    Annealer(const Level& level, const std::vector<bool>& reversed, std::vector<int> ranks)
        : level_(level)
        , reversed_(reversed)
        , ranks_(std::move(ranks))
        , touching_(level.items.size())
        , random_(7) {
        for (std::size_t l = 0; l < level.links.size(); ++l) {
            touching_[index(level.links[l].from)].push_back(static_cast<int>(l));
            touching_[index(level.links[l].to)].push_back(static_cast<int>(l));
        }
        const int now = *std::ranges::max_element(ranks_) + 1;
        most_ = level.options.mostRanks > 0 ? level.options.mostRanks : now + 4;
        for (int& rank : ranks_) // squeezed to begin with
            if (now > most_) rank = rank * most_ / now;
        widths_.assign(index(most_), -level.options.nodeGap);
        for (std::size_t i = 0; i < ranks_.size(); ++i)
            widths_[index(ranks_[i])] += level.items[i].across + level.options.nodeGap;
        for (const Link& link : level.links)
            addPasses(link, 1);
    }

    std::vector<int> run() {
        double cost = total();
        double least = cost;
        std::vector<int> best = ranks_;
        const int steps = stepsAnItem * static_cast<int>(ranks_.size());
        const double cooling = std::pow(coldest / hottest, 1.0 / steps);
        double heat = hottest;
        for (int step = 0; step < steps; ++step, heat *= cooling) {
            const auto item = static_cast<int>(random_() % ranks_.size());
            const int old = ranks_[index(item)];
            int next = old + (random_() % 2 == 0 ? 1 : -1) * (random_() % 4 == 0 ? 2 : 1);
            next = std::clamp(next, 0, most_ - 1);
            if (next == old) continue;
            const double before = around(item);
            move(item, next);
            const double change = around(item) - before;
            const double chance = static_cast<double>(random_() % 65'536) / 65'536;
            if (change > 0 && chance >= std::exp(-change / heat)) {
                move(item, old);
                continue;
            }
            cost += change;
            if (cost < least - 1e-6) {
                least = cost;
                best = ranks_;
            }
        }
        return best;
    }

private:
    [[nodiscard]] int lengthOf(int l) const {
        const Link& link = level_.links[index(l)];
        const int length = ranks_[index(link.to)] - ranks_[index(link.from)];
        return reversed_[index(l)] ? -length : length;
    }

    [[nodiscard]] double linkCost(int l) const {
        const int length = lengthOf(l);
        if (length == 0) return flatCost;
        return length > 0 ? skipCost * (length - 1) : backCost * (1 - length);
    }

    [[nodiscard]] double branches(int item) const {
        int flat = 0;
        for (const int l : touching_[index(item)])
            flat += lengthOf(l) == 0 ? 1 : 0;
        return flat > 2 ? branchCost * (flat - 2) : 0;
    }

    [[nodiscard]] double tooWide(int rank) const {
        return level_.options.mostAcross > 0
                   ? wideCost * std::max(0.0, widths_[index(rank)] - level_.options.mostAcross)
                   : 0;
    }

    /// What a move of the item can change.
    [[nodiscard]] double around(int item) const {
        double cost = branches(item);
        for (const int l : touching_[index(item)]) {
            const Link& link = level_.links[index(l)];
            cost += linkCost(l) + branches(link.from == item ? link.to : link.from);
        }
        for (int rank = 0; rank < most_; ++rank)
            cost += tooWide(rank);
        return cost;
    }

    [[nodiscard]] double total() const {
        double cost = 0;
        for (std::size_t l = 0; l < level_.links.size(); ++l)
            cost += linkCost(static_cast<int>(l));
        for (std::size_t i = 0; i < ranks_.size(); ++i)
            cost += branches(static_cast<int>(i));
        for (int rank = 0; rank < most_; ++rank)
            cost += tooWide(rank);
        return cost;
    }

    void addPasses(const Link& link, int sign) {
        const auto [low, high] = std::minmax(ranks_[index(link.from)], ranks_[index(link.to)]);
        for (int rank = low + 1; rank < high; ++rank)
            widths_[index(rank)] += sign * passRoom;
        if (low == high) widths_[index(low)] += sign * std::max(0.0, sideRoom(link) - level_.options.nodeGap);
    }

    [[nodiscard]] double sideRoom(const Link& link) const {
        return link.side > 0 ? std::max(sideGap, link.side + labelRoom) : sideGap;
    }

    void move(int item, int rank) {
        const double width = level_.items[index(item)].across + level_.options.nodeGap;
        for (const int l : touching_[index(item)])
            addPasses(level_.links[index(l)], -1);
        widths_[index(ranks_[index(item)])] -= width;
        ranks_[index(item)] = rank;
        widths_[index(rank)] += width;
        for (const int l : touching_[index(item)])
            addPasses(level_.links[index(l)], 1);
    }

    const Level& level_;
    const std::vector<bool>& reversed_;
    std::vector<int> ranks_;
    std::vector<std::vector<int>> touching_; // per item: links
    std::vector<double> widths_;             // per rank, px
    int most_ = 1;
    std::mt19937 random_; // seeded with a constant: the same graph gives the same picture
};

/// Rows of items that links inside a rank join.
class Rows {
public:
    Rows(const Level& level, const std::vector<int>& ranks)
        : level_(level)
        , beside_(level.items.size())
        , rowOf_(level.items.size(), -1) {
        for (const Link& link : level.links) {
            if (ranks[index(link.from)] != ranks[index(link.to)]) continue;
            auto& a = beside_[index(link.from)];
            auto& b = beside_[index(link.to)];
            if (a.size() > 1 || b.size() > 1 || std::ranges::find(a, link.to) != a.end()) continue;
            if (endOfRow(link.from, link.to) == link.to) continue; // would close a ring
            a.push_back(link.to);
            b.push_back(link.from);
        }
        for (std::size_t i = 0; i < beside_.size(); ++i)
            if (rowOf_[i] < 0 && beside_[i].size() < 2) collect(static_cast<int>(i));
    }

    [[nodiscard]] const std::vector<std::vector<int>>& rows() const { return rows_; }
    [[nodiscard]] int rowOf(int item) const { return rowOf_[index(item)]; }

private:
    /// The other end of the row that `item` is an end of.
    [[nodiscard]] int endOfRow(int item, int stop) const {
        int before = -1;
        int at = item;
        while (at != stop) {
            const auto next =
                std::ranges::find_if(beside_[index(at)], [&](int other) { return other != before; });
            if (next == beside_[index(at)].end()) break;
            before = at;
            at = *next;
        }
        return at;
    }

    /// From the end that comes first in the flow: a row is read like a line of text.
    void collect(int end) {
        std::vector<int> row{end};
        for (int before = -1;;) {
            const int at = row.back();
            const auto next =
                std::ranges::find_if(beside_[index(at)], [&](int other) { return other != before; });
            if (next == beside_[index(at)].end()) break;
            before = at;
            row.push_back(*next);
        }
        int forwards = 0;
        for (const Link& link : level_.links)
            for (std::size_t i = 0; i + 1 < row.size(); ++i) {
                forwards += link.from == row[i] && link.to == row[i + 1] ? 1 : 0;
                forwards -= link.to == row[i] && link.from == row[i + 1] ? 1 : 0;
            }
        if (forwards < 0) std::ranges::reverse(row);
        for (const int item : row)
            rowOf_[index(item)] = static_cast<int>(rows_.size());
        rows_.push_back(std::move(row));
    }

    const Level& level_;
    std::vector<std::vector<int>> beside_; // per item: at most two others
    std::vector<int> rowOf_;
    std::vector<std::vector<int>> rows_;
};

double gapBetween(const Level& level, int first, int second) {
    double gap = sideGap;
    for (const Link& link : level.links)
        if ((link.from == first && link.to == second) || (link.from == second && link.to == first))
            if (link.side > 0) gap = std::max(gap, link.side + labelRoom);
    return snapUp(gap);
}

} // namespace

bool wantsFold(const Level& level, const std::vector<int>& ranks) {
    if (level.items.size() > mostItems || level.items.size() < 3) return false;
    const int count = *std::ranges::max_element(ranks) + 1;
    if (level.options.mostRanks > 0 && count > level.options.mostRanks) return true;
    for (int rank = 0; level.options.mostAcross > 0 && rank < count; ++rank)
        if (widthOf(level, ranks, rank) > level.options.mostAcross) return true;
    return false;
}

Folded fold(const Level& level, const std::vector<bool>& reversed, std::vector<int> ranks) {
    ranks = Annealer(level, reversed, std::move(ranks)).run();
    const Rows rows(level, ranks);
    Folded folded;
    folded.level.options = level.options;
    folded.level.centred = level.centred;
    folded.stands.resize(level.items.size());
    for (const std::vector<int>& row : rows.rows()) {
        Item item;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Item& member = level.items[index(row[i])];
            if (i > 0) item.across = snapUp(item.across) + gapBetween(level, row[i - 1], row[i]);
            folded.stands[index(row[i])] = {static_cast<int>(folded.level.items.size()), item.across};
            item.along = std::max(item.along, member.along);
            item.across += member.across;
            if (member.stood && (i == 0 || item.stood))
                item.stood = i == 0 ? *member.stood : Point{item.stood->x, item.stood->y + member.stood->y};
            else
                item.stood.reset();
        }
        if (item.stood) item.stood->y /= static_cast<double>(row.size());
        folded.ranks.push_back(ranks[index(row.front())]);
        folded.level.items.push_back(item);
    }
    for (Link link : level.links) {
        const Folded::Stand& from = folded.stands[index(link.from)];
        const Folded::Stand& to = folded.stands[index(link.to)];
        if (folded.ranks[index(from.item)] == folded.ranks[index(to.item)]) continue;
        link.fromPort += from.at;
        link.toPort += to.at;
        link.from = from.item;
        link.to = to.item;
        folded.level.links.push_back(link);
        folded.reversed.push_back(folded.ranks[index(from.item)] > folded.ranks[index(to.item)]);
    }
    return folded;
}

} // namespace chalkline::layering
