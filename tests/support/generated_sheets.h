// Sheets of many nodes made from a seed: rows of boxes out of line with edges mostly to the next rows, and
// boxes anywhere. The same on every machine.
#pragma once

#include "routing/sketch.h"
#include "support/dice.h"

#include <cmath>

namespace chalkline::test {

namespace generated {

inline const std::vector<std::string> labels{"HTTP",     "gRPC", "events", "SQL", "GET /orders/{id}",
                                             "replicate"};

inline void joinUp(Sketch& sketch, const std::vector<NodeId>& nodes, std::size_t from, std::size_t to,
                   Dice& dice) {
    if (from == to || to >= nodes.size()) return;
    sketch.edge(nodes[from], nodes[to], dice.oneIn(4) ? labels[dice.below(labels.size())] : "",
                dice.oneIn(3) ? EdgeKind::Async : EdgeKind::Sync);
}

} // namespace generated

/// About 1.3 edges a node, 3 % of them across the whole sheet.
[[nodiscard]] inline Sketch rowsOfBoxes(std::size_t count, Dice& dice) {
    Sketch sketch;
    std::vector<NodeId> nodes;
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count) * 1.3)));
    for (std::size_t i = 0; i < count; ++i)
        nodes.push_back(sketch.box(static_cast<double>(i % columns * 220 + dice.below(41)),
                                   static_cast<double>(i / columns * 160 + dice.below(31)), 140, 60));
    for (std::size_t i = 0; i * 10 < count * 13; ++i) {
        const std::size_t from = dice.below(count);
        const std::size_t row = from / columns + 1 + dice.below(3);
        const std::size_t column = from % columns + dice.below(9);
        const std::size_t near = std::min(columns - 1, column < 4 ? 0 : column - 4);
        generated::joinUp(sketch, nodes, from, row * columns + (dice.oneIn(33) ? dice.below(columns) : near),
                          dice);
    }
    return sketch;
}

/// Boxes of several sizes wherever there is room, at least 36 px apart, joined to near ones.
[[nodiscard]] inline Sketch scatteredBoxes(std::size_t count, Dice& dice) {
    Sketch sketch;
    std::vector<NodeId> nodes;
    std::vector<Rect> boxes;
    const auto width = static_cast<std::size_t>(std::sqrt(static_cast<double>(count) * 70'000) * 1.3);
    const auto height = static_cast<std::size_t>(std::sqrt(static_cast<double>(count) * 70'000) / 1.3);
    while (boxes.size() < count) {
        const Rect box{static_cast<double>(dice.below(width)), static_cast<double>(dice.below(height)),
                       140 + 20.0 * static_cast<double>(dice.below(5)),
                       56 + 8.0 * static_cast<double>(dice.below(3))};
        if (std::ranges::any_of(boxes, [&](const Rect& other) { return other.overlaps(box.grown(36)); }))
            continue;
        boxes.push_back(box);
        nodes.push_back(sketch.box(box.x, box.y, box.w, box.h));
    }
    const auto farness = [&](std::size_t a, std::size_t b) {
        return std::abs(boxes[a].x - boxes[b].x) + std::abs(boxes[a].y - boxes[b].y);
    };
    for (std::size_t i = 0; i * 10 < count * 13; ++i) {
        const std::size_t from = dice.below(count);
        std::size_t nearest = dice.below(count);
        for (int tries = 0; tries < 12; ++tries)
            if (const std::size_t other = dice.below(count); farness(from, other) < farness(from, nearest))
                nearest = other;
        generated::joinUp(sketch, nodes, from, nearest, dice);
    }
    return sketch;
}

} // namespace chalkline::test
