// A first order of the ranks from the distances between vertices: pivot multidimensional scaling (Brandes and
// Pich, 2007) finds the longest extents of the graph, and the one that runs across the ranks, smoothed,
// orders them.
#include "layout/layers.h"

#include <algorithm>
#include <cmath>

namespace chalkline::layering {
namespace {

constexpr std::size_t pivotCount = 12;
constexpr int powerSteps = 40;
constexpr std::size_t extents = 3;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

using Column = std::vector<double>; // per vertex

double dot(const Column& a, const Column& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

void centre(Column& column) {
    double sum = 0;
    for (const double value : column)
        sum += value;
    for (double& value : column)
        value -= sum / static_cast<double>(column.size());
}

class Distances {
public:
    explicit Distances(const Layers& layers)
        : layers_(layers) {}

    /// Squared distances to vertices as far from each other as can be, centred both ways; per pivot.
    std::vector<Column> squaredAndCentred() {
        const std::size_t count = layers_.vertices.size();
        std::vector<int> nearest(count, static_cast<int>(count));
        std::vector<Column> columns;
        int pivot = 0;
        for (std::size_t p = 0; p < std::min(pivotCount, count); ++p) {
            walkFrom(pivot);
            Column column(count);
            for (std::size_t v = 0; v < count; ++v) {
                column[v] = static_cast<double>(distance_[v]) * distance_[v];
                nearest[v] = std::min(nearest[v], distance_[v]);
            }
            centre(column);
            columns.push_back(std::move(column));
            pivot = static_cast<int>(std::ranges::max_element(nearest) - nearest.begin());
        }
        for (std::size_t v = 0; v < count; ++v) {
            double mean = 0;
            for (const Column& column : columns)
                mean += column[v] / static_cast<double>(columns.size());
            for (Column& column : columns)
                column[v] = (mean - column[v]) / 2;
        }
        return columns;
    }

private:
    void walkFrom(int pivot) {
        distance_.assign(layers_.vertices.size(), -1);
        queue_.assign(1, pivot);
        distance_[index(pivot)] = 0;
        const auto reach = [&](int from, int to) {
            if (distance_[index(to)] >= 0) return;
            distance_[index(to)] = distance_[index(from)] + 1;
            queue_.push_back(to);
        };
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            const int v = queue_[i];
            for (const int a : layers_.upArcs[v])
                reach(v, layers_.arcs[index(a)].up);
            for (const int a : layers_.downArcs[v])
                reach(v, layers_.arcs[index(a)].down);
        }
    }

    const Layers& layers_;
    std::vector<int> distance_;
    std::vector<int> queue_;
};

/// The places of the vertices along the longest extents, longest first, by the power method.
std::vector<Column> longestExtents(const std::vector<Column>& columns) {
    const std::size_t k = columns.size();
    std::vector<Column> products(k, Column(k));
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = i; j < k; ++j)
            products[i][j] = products[j][i] = dot(columns[i], columns[j]);
    std::vector<Column> found;
    for (std::size_t e = 0; e < std::min(extents, k); ++e) {
        Column axis(k);
        for (std::size_t i = 0; i < k; ++i)
            axis[i] = 1.0 + static_cast<double>((i * 7 + e * 3) % 5); // anything not at right angles to it
        double length = 0;
        for (int step = 0; step < powerSteps; ++step) {
            Column next(k);
            for (std::size_t i = 0; i < k; ++i)
                next[i] = dot(products[i], axis);
            length = std::sqrt(dot(next, next));
            if (length < 1e-9) return found;
            for (std::size_t i = 0; i < k; ++i)
                axis[i] = next[i] / length;
        }
        Column places(columns[0].size(), 0);
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t v = 0; v < places.size(); ++v)
                places[v] += columns[i][v] * axis[i];
        found.push_back(std::move(places));
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t j = 0; j < k; ++j)
                products[i][j] -= length * axis[i] * axis[j];
    }
    return found;
}

/// Takes out of the places what follows from the ranks.
void level(Column& places, const Column& ranks) {
    const double slope = dot(places, ranks) / std::max(dot(ranks, ranks), 1e-9);
    for (std::size_t v = 0; v < places.size(); ++v)
        places[v] -= slope * ranks[v];
}

/// Every vertex moves half way to the middle of its neighbours, again and again: what is left are the long
/// waves of the graph across the ranks (the Fiedler vector in the end).
void smooth(const Layers& layers, Column& across, const Column& ranks) {
    const std::size_t size = layers.vertices.size();
    const std::size_t steps = size <= 4'000 ? 200 : std::max<std::size_t>(20, 800'000 / size);
    Column sums(size);
    Column degrees(size, 1e-9);
    for (const Arc& arc : layers.arcs) {
        ++degrees[index(arc.up)];
        ++degrees[index(arc.down)];
    }
    for (std::size_t step = 0; step < steps; ++step) {
        std::ranges::fill(sums, 0);
        for (const Arc& arc : layers.arcs) {
            sums[index(arc.up)] += across[index(arc.down)];
            sums[index(arc.down)] += across[index(arc.up)];
        }
        for (std::size_t v = 0; v < size; ++v)
            across[v] = (across[v] + sums[v] / degrees[v]) / 2;
        centre(across);
        level(across, ranks);
    }
}

} // namespace

Ranks orderByDistances(const Layers& layers) {
    Column ranks;
    for (const Vertex& vertex : layers.vertices)
        ranks.push_back(vertex.rank);
    centre(ranks);
    Column across(layers.vertices.size(), 0);
    double widest = 0;
    for (Column& places : longestExtents(Distances(layers).squaredAndCentred())) {
        level(places, ranks);
        const double width = dot(places, places);
        if (width <= widest) continue;
        widest = width;
        across = std::move(places);
    }
    smooth(layers, across, ranks);
    Ranks order = layers.order;
    for (std::vector<int>& rank : order)
        std::ranges::stable_sort(rank, {}, [&](int v) { return across[index(v)]; });
    return order;
}

} // namespace chalkline::layering
