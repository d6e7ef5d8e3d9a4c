// Counts what is wrong with a routed picture: overlaps, lines through boxes, labels that cover something.
// Used by the picture-check tool and by the tests of routing and layout. Independent of the router's own
// structures.
#pragma once

#include "routing/route.h"
#include "routing/scene.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace chalkline::test {

struct PictureFaults {
    int nodes = 0;
    int edges = 0;
    int nodeOverlaps = 0;
    int strangersInBoundaries = 0;
    int boundaryOverlaps = 0; // neither inside the other
    int linesThroughNodes = 0;
    int linesThroughTitles = 0;
    int labelsOnNodes = 0;
    int labelsOnLabels = 0;
    int labelsOnLines = 0; // of other edges
    int labelsOnBends = 0; // of their own edge
    int crossings = 0;
    int bends = 0;
    int collinearOverlaps = 0; // pairs of stretches of different lines on one another
    int closeStretches = 0;    // pairs side by side with less than 4 px between
    double length = 0;         // px, of all lines
    double farthestLabel = 0;  // px from a label's box to its own line
    double smallestGap = 1e9;  // px between parallel stretches of different lines

    /// The faults that no picture may have.
    [[nodiscard]] int grave() const {
        return nodeOverlaps + strangersInBoundaries + linesThroughNodes + labelsOnNodes + labelsOnLabels;
    }

    PictureFaults& operator+=(const PictureFaults& other) {
        nodes += other.nodes;
        edges += other.edges;
        nodeOverlaps += other.nodeOverlaps;
        strangersInBoundaries += other.strangersInBoundaries;
        boundaryOverlaps += other.boundaryOverlaps;
        linesThroughNodes += other.linesThroughNodes;
        linesThroughTitles += other.linesThroughTitles;
        labelsOnNodes += other.labelsOnNodes;
        labelsOnLabels += other.labelsOnLabels;
        labelsOnLines += other.labelsOnLines;
        labelsOnBends += other.labelsOnBends;
        crossings += other.crossings;
        bends += other.bends;
        collinearOverlaps += other.collinearOverlaps;
        closeStretches += other.closeStretches;
        length += other.length;
        farthestLabel = std::max(farthestLabel, other.farthestLabel);
        smallestGap = std::min(smallestGap, other.smallestGap);
        return *this;
    }
};

class PictureCount {
public:
    PictureCount(const Tables& tables, const RoutedSheet& sheet)
        : tables_(tables)
        , sheet_(sheet) {
        for (const Node& node : tables.of<Node>())
            if (const auto box = sheet.boxes.find(refOf(node)); box != sheet.boxes.end())
                nodes_.push_back({refOf(node), routing::drawnExtent(node, box->second), box->second});
        for (const Boundary& boundary : tables.of<Boundary>())
            if (const auto box = sheet.boxes.find(refOf(boundary)); box != sheet.boxes.end())
                boundaries_.push_back({refOf(boundary), box->second, box->second});
    }

    PictureFaults run() {
        faults_.nodes = static_cast<int>(nodes_.size());
        faults_.edges = static_cast<int>(sheet_.routes.size());
        countBoxes();
        countLines();
        countLabels();
        countPairs();
        return faults_;
    }

private:
    struct Box {
        Ref ref;
        Rect drawn;
        Rect body;
    };
    struct Stretch {
        std::size_t route;
        Point a; // the smaller coordinates
        Point b;
        bool down;
    };

    [[nodiscard]] bool isWithin(BoundaryId inner, BoundaryId outer) const {
        for (int depth = 0; inner && depth < 1000; ++depth) {
            if (inner == outer) return true;
            const Boundary* boundary = tables_.find(inner);
            inner = boundary ? boundary->parent : BoundaryId{};
        }
        return false;
    }

    void countBoxes() {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            for (std::size_t j = i + 1; j < nodes_.size(); ++j)
                faults_.nodeOverlaps += nodes_[i].body.overlaps(nodes_[j].body);
            const Node* node = tables_.find(NodeId{nodes_[i].ref.id});
            for (const Box& boundary : boundaries_)
                if (boundary.body.overlaps(nodes_[i].body))
                    faults_.strangersInBoundaries += !isWithin(node->boundary, BoundaryId{boundary.ref.id});
        }
        for (std::size_t i = 0; i < boundaries_.size(); ++i)
            for (std::size_t j = i + 1; j < boundaries_.size(); ++j) {
                const BoundaryId a{boundaries_[i].ref.id};
                const BoundaryId b{boundaries_[j].ref.id};
                if (isWithin(a, b) || isWithin(b, a)) continue;
                faults_.boundaryOverlaps += boundaries_[i].body.overlaps(boundaries_[j].body);
            }
    }

    static Rect around(Point a, Point b) {
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    }

    static double distanceBetween(const Rect& a, const Rect& b) {
        return std::hypot(std::max({0.0, a.x - b.right(), b.x - a.right()}),
                          std::max({0.0, a.y - b.bottom(), b.y - a.bottom()}));
    }

    static bool isStraight(Point a, Point b) {
        return std::abs(a.x - b.x) < 0.01 || std::abs(a.y - b.y) < 0.01;
    }

    void countLines() {
        for (const Route& route : sheet_.routes) {
            faults_.bends += static_cast<int>(route.points.size()) - 2;
            double nearest = route.label ? 1e9 : 0;
            for (std::size_t k = 0; k + 1 < route.points.size(); ++k) {
                const Rect leg = around(route.points[k], route.points[k + 1]);
                faults_.length += std::hypot(leg.w, leg.h);
                if (route.label) nearest = std::min(nearest, distanceBetween(leg, *route.label));
            }
            faults_.farthestLabel = std::max(faults_.farthestLabel, nearest);
            for (const Box& node : nodes_)
                if (node.ref != route.from && node.ref != route.to)
                    faults_.linesThroughNodes += runsThrough(route, node.drawn);
            for (const Boundary& boundary : tables_.of<Boundary>())
                if (const auto box = sheet_.boxes.find(refOf(boundary));
                    box != sheet_.boxes.end() && !sheet_.folding.collapsed.contains(refOf(boundary)))
                    if (const Rect title = routing::titleBox(boundary, box->second); title.w > 0)
                        faults_.linesThroughTitles += runsThrough(route, title);
        }
    }

    /// Orthogonal lines only: what a person drew straight goes where it goes.
    static bool runsThrough(const Route& route, const Rect& box) {
        for (std::size_t i = 0; i + 1 < route.points.size(); ++i) {
            if (!isStraight(route.points[i], route.points[i + 1])) continue;
            const Rect leg = around(route.points[i], route.points[i + 1]).grown(0.01);
            if (leg.overlaps(box.grown(-0.5))) return true;
        }
        return false;
    }

    void countLabels() {
        for (std::size_t i = 0; i < sheet_.routes.size(); ++i) {
            const Route& route = sheet_.routes[i];
            if (!route.label) continue;
            const Rect label = route.label->grown(-0.5);
            for (const Box& node : nodes_)
                faults_.labelsOnNodes += node.drawn.overlaps(label);
            for (std::size_t j = 0; j < sheet_.routes.size(); ++j) {
                if (j == i) continue;
                if (j > i && sheet_.routes[j].label)
                    faults_.labelsOnLabels += sheet_.routes[j].label->overlaps(label);
                faults_.labelsOnLines += runsThrough(sheet_.routes[j], label);
            }
            for (std::size_t k = 1; k + 1 < route.points.size(); ++k)
                faults_.labelsOnBends += label.contains(route.points[k]);
        }
    }

    void countPairs() {
        std::vector<Stretch> stretches;
        for (std::size_t i = 0; i < sheet_.routes.size(); ++i)
            for (std::size_t k = 0; k + 1 < sheet_.routes[i].points.size(); ++k) {
                const Point& p = sheet_.routes[i].points[k];
                const Point& q = sheet_.routes[i].points[k + 1];
                if (!isStraight(p, q)) continue;
                const Rect box = around(p, q);
                stretches.push_back(
                    {i, {box.x, box.y}, {box.right(), box.bottom()}, std::abs(p.x - q.x) < 0.01});
            }
        for (std::size_t i = 0; i < stretches.size(); ++i)
            for (std::size_t j = i + 1; j < stretches.size(); ++j)
                if (stretches[i].route != stretches[j].route) countPair(stretches[i], stretches[j]);
    }

    void countPair(const Stretch& s, const Stretch& t) {
        if (s.down != t.down) {
            const Stretch& down = s.down ? s : t;
            const Stretch& across = s.down ? t : s;
            faults_.crossings += down.a.x > across.a.x + 0.5 && down.a.x < across.b.x - 0.5 &&
                                 across.a.y > down.a.y + 0.5 && across.a.y < down.b.y - 0.5;
            return;
        }
        const double common = s.down ? std::min(s.b.y, t.b.y) - std::max(s.a.y, t.a.y)
                                     : std::min(s.b.x, t.b.x) - std::max(s.a.x, t.a.x);
        if (common < 1) return;
        const double gap = std::abs(s.down ? s.a.x - t.a.x : s.a.y - t.a.y);
        faults_.smallestGap = std::min(faults_.smallestGap, gap);
        faults_.collinearOverlaps += gap < 0.5;
        faults_.closeStretches += gap < 4 - 0.01;
    }

    const Tables& tables_;
    const RoutedSheet& sheet_;
    std::vector<Box> nodes_;
    std::vector<Box> boundaries_;
    PictureFaults faults_;
};

[[nodiscard]] inline PictureFaults pictureFaults(const Tables& tables, const RoutedSheet& sheet) {
    return PictureCount(tables, sheet).run();
}

} // namespace chalkline::test
