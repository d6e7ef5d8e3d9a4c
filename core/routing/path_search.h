// Finds one line's way: A* over a sparse grid of the coordinates that matter near its ends (sides of boxes
// with a margin, middles of gaps, ports), paying for length, bends, crossings and everything ugly. Boxes are
// entered only where there is no other way at all. Used by routeLines. Unit: px.
#pragma once

#include "routing/lane_search.h"

namespace chalkline::routing {

class PathSearch {
public:
    PathSearch(const Scene& scene, const SideUse& use);

    using Found = FoundWay;
    /// The cheapest way, given the lines routed so far (those with points). Never empty.
    [[nodiscard]] Found find(int line);
    /// Call after a line got points or before it loses them.
    void note(int line, int change);

private:
    struct Start {
        int cell;
        int direction;
        double cost;
        Point port;
        Side side;
    };
    struct Mark {
        bool blocked = false;
        bool along = false;    // close to a border, beside it
        std::uint8_t ugly = 0; // borders and, far more, titles
        std::uint8_t crossings = 0;
        std::uint8_t shared = 0; // lines on the same stretch
    };
    struct Node {
        float cost = 0;
        int from = -1;
        std::uint32_t run = 0;
        bool closed = false;
    };

    [[nodiscard]] bool findStraight(const Line& line, Found& found) const;
    [[nodiscard]] Rect windowOf(const Line& line, int attempt) const;
    void addLanes();
    void collectCoordinates(const Line& line, const Rect& window);
    void markSteps(const Line& line, int self, const Rect& window);
    void markWall(const Rect& box);
    void markSegment(Point a, Point b);
    template <class Change>
    void eachStepIn(const Rect& area, Change&& change);
    [[nodiscard]] std::vector<Start> portsOf(const Line& line, bool start) const;
    void addPort(std::vector<Start>& ports, const Line& line, bool start, Side side, double at) const;
    [[nodiscard]] bool search(const Line& line, const std::vector<Start>& starts,
                              const std::vector<Start>& goals, Found& found);
    void expand(int state, const Rect& target);
    void push(int state, double cost, int from, const Rect& target);
    [[nodiscard]] double stepCost(int cell, int direction, int& next) const;
    [[nodiscard]] double stillToGo(int state, const Rect& target) const;
    [[nodiscard]] Found traced(int state, const Start& goal, const std::vector<Start>& starts) const;
    [[nodiscard]] Point at(int cell) const;
    [[nodiscard]] const End& end(int index) const { return scene_.ends[static_cast<std::size_t>(index)]; }

    const Scene& scene_;
    const SideUse& use_;
    BoxIndex lanesX_;            // middles of gaps between boxes, as lines down
    BoxIndex lanesY_;            // as lines across
    std::vector<bool> hasLanes_; // per obstacle: on all four sides
    // Of the search under way:
    std::vector<double> xs_;
    std::vector<double> ys_;
    std::vector<Mark> right_; // per cell: the step to the next column
    std::vector<Mark> down_;  // per cell: the step to the next row
    std::vector<Node> nodes_; // per cell and direction
    std::vector<std::pair<float, int>> queue_;
    std::vector<bool> isGoal_; // per cell
    std::uint32_t run_ = 0;
    double haste_ = 1;                      // how far the search trusts the straight distance
    double crossing_ = 0;                   // what a crossing costs
    bool blocked_ = false;                  // the way found goes through a box
    std::vector<std::vector<int>> traffic_; // per coarse cell: lines with points there
    Rect all_;
    double coarse_ = 256;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    std::vector<std::uint32_t> glances_; // per line: the last search that looked at it
    std::uint32_t glance_ = 0;
    template <class Visit>
    void eachCoarse(const Rect& area, Visit&& visit) const;
};

} // namespace chalkline::routing
