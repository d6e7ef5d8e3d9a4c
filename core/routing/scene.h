// What the steps of routing share: the boxes an edge can end at, what stands in the way, and the lines being
// routed. Built once per sheet from the records; every step reads it and changes only the lines. Unit: px.
#pragma once

#include "routing/box_index.h"
#include "routing/route.h"

#include <array>
#include <optional>
#include <set>

namespace chalkline::routing {

inline constexpr double stub = 24;        // a line leaves its box straight so far
inline constexpr double queueStub = 34;   // with a queue mark
inline constexpr double trackGap = 12;    // between parallel lines
inline constexpr double clearance = 7;    // the least between a line and a foreign box
inline constexpr double labelHeight = 19; // with padding
inline constexpr double widestLabel = 168;

enum class Side { Left, Top, Right, Bottom };
inline constexpr std::array sides{Side::Left, Side::Top, Side::Right, Side::Bottom};

/// True if a line that leaves by this side runs horizontally.
[[nodiscard]] constexpr bool isAcross(Side side) {
    return side == Side::Left || side == Side::Right;
}
/// -1 where the side faces smaller coordinates, else 1.
[[nodiscard]] constexpr double signOf(Side side) {
    return side == Side::Left || side == Side::Top ? -1 : 1;
}

struct Interval {
    double low = 0;
    double high = 0;
    [[nodiscard]] double middle() const { return (low + high) / 2; }
    [[nodiscard]] double length() const { return high - low; }
};

struct End {
    Ref ref;
    Rect box;    // ports lie on its border; of a stack of bodies the outermost sides
    Rect body;   // the body in front
    Rect extent; // all that is drawn
    bool boundary = false;
    double pill = 0; // px at the right of the top side that the instances' pill takes
    Rect title;      // of a boundary, w 0 if it has none
};

/// Where on a side ports may lie: an interval of y for left and right, of x for top and bottom. `share` below
/// 1 lets them nearer to the corners.
[[nodiscard]] Interval portRange(const End& end, Side side, double share = 1);
/// The coordinate of the side: x for left and right, y for top and bottom.
[[nodiscard]] double sideAt(const Rect& box, Side side);
/// Where a single line ends best.
[[nodiscard]] double bestPort(const End& end, Side side);

struct Line {
    const Edge* edge = nullptr;
    const EdgeShape* shape = nullptr; // null where nobody changed how it runs
    int from = -1;                    // index into Scene::ends
    int to = -1;
    int stands = 1; // for so many edges
    std::vector<Point> points;
    Side leaves = Side::Right;
    Side enters = Side::Left;
    bool fixed = false;    // a person drew it; it keeps its points
    double labelWidth = 0; // of the chip, 0 = no label
    std::optional<Rect> label;
};

struct Scene {
    std::vector<End> ends;
    std::vector<Line> lines;  // by edge id
    std::vector<int> order;   // indices of lines in the order they are routed
    BoxIndex obstacles;       // nodes' extents, notes, reserved boxes
    std::vector<int> owner;   // per obstacle: index into ends, or -1
    BoxIndex drawn;           // nodes as drawn, notes, reserved boxes: labels stay off them
    std::vector<Rect> titles; // of boundaries
    BoxIndex walls;           // boundaries, whose border may be crossed
    std::vector<int> wallOwner;
    bool tall = false; // edges mostly lead downwards, not to the right
};

/// Boxes of what is `moving` are ends of lines but no obstacles.
[[nodiscard]] Scene sceneOf(const Tables& tables, SheetId sheet, const RoutedSheet& routed,
                            std::span<const Rect> reserved, const std::set<Ref>& moving = {});

/// A node's end, and the boxes with which it stands in the way of lines.
[[nodiscard]] End endOf(const Node& node, const Rect& box);
[[nodiscard]] std::vector<Rect> obstaclesOf(const Node& node, const Rect& box);

/// Where a line's heads and queue mark stand: nothing may cover them.
[[nodiscard]] std::vector<Rect> marksOf(const Line& line);

/// The box whose corners the two points are.
[[nodiscard]] Rect between(Point a, Point b);

/// Where the stretch down from a to b is interrupted for a stretch across; nothing where they do not cross or
/// one ends or bends there.
[[nodiscard]] std::optional<Point> breakAt(Point a, Point b, const Rect& across, double bend);

/// The part of a boundary's top line that its title covers, w 0 without a title.
[[nodiscard]] Rect titleBox(const Boundary& boundary, const Rect& box);

/// Drawn extent of a node: its body, the edge below, the bodies behind and the pill.
[[nodiscard]] Rect drawnExtent(const Node& node, const Rect& box);

} // namespace chalkline::routing
