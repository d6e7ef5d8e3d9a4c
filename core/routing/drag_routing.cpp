#include "routing/drag_routing.h"

#include "geometry/boxes.h"
#include "routing/fixed_lines.h"
#include "routing/labels.h"
#include "routing/lane_search.h"
#include "routing/nudge.h"
#include "routing/vicinity.h"

#include <cmath>
#include <optional>

namespace chalkline {

namespace {

using namespace routing;

constexpr std::size_t mostMoving = 40;
constexpr std::size_t mostCarried = 60; // lines
constexpr double same = 0.01;

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

/// The side of the box on which a line's end lies.
Side sideOf(const Rect& box, Point end) {
    Side nearest = Side::Left;
    double least = 1e18;
    for (const Side side : sides) {
        const double off = std::abs((isAcross(side) ? end.x : end.y) - sideAt(box, side));
        if (off >= least) continue;
        least = off;
        nearest = side;
    }
    return nearest;
}

bool isDown(Point a, Point b) {
    return std::abs(a.x - b.x) < same;
}

bool isAcrossLine(Point a, Point b) {
    return std::abs(a.y - b.y) < same;
}

} // namespace

struct DragRouting::State {
    State(Tables given, SheetId sheet, RoutedSheet& target, std::set<Ref> subjects)
        : tables(std::move(given))
        , routed(target)
        , moving(std::move(subjects))
        , scene(sceneOf(tables, sheet, routed, {}, moving))
        , use(scene) {}

    /// A boundary around something that moves, innermost first.
    struct Around {
        Ref ref;
        Rect placed;
        std::vector<Ref> members;
    };

    bool begin(SheetId sheet);
    bool findArounds(SheetId sheet);
    void indexStretches();
    void moveBoxes(const Moves& moves);
    [[nodiscard]] std::set<int> pushed() const;
    void release(int line);
    void reroute(int line);
    void translate(Line& line, int number);
    void goDirect(Line& line) const;
    void tidy(const std::vector<int>& order);
    void writeBack();
    void touchCrossed(int line);
    void findBreaks(int line);
    void note(int line, int change);
    [[nodiscard]] const End& end(int index) const { return scene.ends[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Rect& boxOf(int index) const { return routed.boxes.at(end(index).ref); }

    Tables tables; // keeps the records alive that the lines point at
    RoutedSheet& routed;
    std::set<Ref> moving;
    Scene scene; // without the boxes of what moves
    SideUse use;
    std::optional<LaneSearch> lanes;
    std::map<Ref, int> ends;        // of what moves
    std::map<Ref, Rect> firstBoxes; // of what moves
    std::vector<Around> arounds;
    std::vector<Route> first;     // as before the drag
    std::vector<bool> carried;    // per line: ends at what moves
    std::vector<int> rank;        // per line: its turn
    std::set<int> dynamic;        // carried, and what is stood on now
    std::vector<MovingBox> boxes; // of what moves, now
    BoxIndex stretches;           // of all lines before the drag
    std::vector<int> stretchOwner;
    std::set<int> touched; // lines whose breaks may differ
    std::set<EdgeId> changed;
};

bool DragRouting::State::begin(SheetId sheet) {
    if (moving.size() > mostMoving || !findArounds(sheet)) return false;
    for (std::size_t i = 0; i < scene.ends.size(); ++i)
        if (moving.contains(scene.ends[i].ref)) ends[scene.ends[i].ref] = static_cast<int>(i);
    for (const Ref& ref : moving) {
        const auto box = routed.boxes.find(ref);
        if (box == routed.boxes.end()) return false;
        firstBoxes[ref] = box->second;
    }
    if (scene.lines.size() != routed.routes.size()) return false;
    first = routed.routes;
    carried.resize(scene.lines.size(), false);
    rank.resize(scene.lines.size(), 0);
    for (std::size_t i = 0; i < scene.order.size(); ++i)
        rank[index(scene.order[i])] = static_cast<int>(i);
    lanes.emplace(scene, use);
    for (std::size_t i = 0; i < scene.lines.size(); ++i) {
        Line& line = scene.lines[i];
        if (first[i].points.size() < 2) return false;
        routeByHand(scene, line);
        line.points = first[i].points;
        line.label = first[i].label;
        line.leaves = sideOf(boxOf(line.from), line.points.front());
        line.enters = sideOf(boxOf(line.to), line.points.back());
        carried[i] = moving.contains(end(line.from).ref) || moving.contains(end(line.to).ref);
        if (carried[i]) dynamic.insert(static_cast<int>(i));
        note(static_cast<int>(i), 1);
    }
    indexStretches();
    return dynamic.size() <= mostCarried;
}

/// False where a line ends at a boundary that grows with what moves.
bool DragRouting::State::findArounds(SheetId sheet) {
    std::set<BoundaryId> chain;
    for (const Ref& ref : moving) {
        if (ref.type != RecordType::Node) continue;
        const Node* node = tables.find(NodeId{ref.id});
        for (BoundaryId at = node ? node->boundary : BoundaryId{}; at && chain.insert(at).second;) {
            const Boundary* boundary = tables.find(at);
            if (!boundary || !routed.boxes.contains(refOf(*boundary))) break;
            Around around{refOf(*boundary), {}, {}};
            for (const Placement& placement : tables.of<Placement>())
                if (placement.sheet == sheet && placement.subject == around.ref)
                    around.placed = {placement.x, placement.y, placement.w, placement.h};
            for (const Node& member : tables.of<Node>())
                if (member.boundary == at && routed.boxes.contains(refOf(member)))
                    around.members.push_back(refOf(member));
            for (const Boundary& member : tables.of<Boundary>())
                if (member.parent == at && routed.boxes.contains(refOf(member)))
                    around.members.push_back(refOf(member));
            arounds.push_back(std::move(around));
            at = boundary->parent;
        }
    }
    // Inner ones first, whichever of what moves they were found by.
    std::ranges::stable_sort(arounds, {}, [&](const Around& around) {
        const Rect& box = routed.boxes.at(around.ref);
        return box.w * box.h;
    });
    return std::ranges::none_of(scene.lines, [&](const Line& line) {
        return std::ranges::any_of(arounds, [&](const Around& around) {
            return end(line.from).ref == around.ref || end(line.to).ref == around.ref;
        });
    });
}

void DragRouting::State::indexStretches() {
    std::vector<Rect> all;
    for (std::size_t i = 0; i < first.size(); ++i)
        for (std::size_t k = 0; k + 1 < first[i].points.size(); ++k) {
            all.push_back(between(first[i].points[k], first[i].points[k + 1]));
            stretchOwner.push_back(static_cast<int>(i));
        }
    stretches = BoxIndex(all);
}

void DragRouting::State::note(int line, int change) {
    use.note(scene.lines[index(line)], change);
    lanes->note(line, change);
}

void DragRouting::State::moveBoxes(const Moves& moves) {
    boxes.clear();
    for (const auto& [ref, place] : moves) {
        Rect& box = routed.boxes.at(ref);
        box.x = place.x;
        box.y = place.y;
        const auto known = ends.find(ref);
        if (known == ends.end()) {
            boxes.push_back({box, -1});
            continue;
        }
        const Node& node = *tables.find(NodeId{ref.id});
        scene.ends[index(known->second)] = endOf(node, box);
        for (const Rect& obstacle : obstaclesOf(node, box))
            boxes.push_back({obstacle, known->second});
    }
    for (const Around& around : arounds) {
        std::vector<Rect> inside;
        for (const Ref& member : around.members)
            inside.push_back(routed.boxes.at(member));
        routed.boxes[around.ref] = boundaryAround(around.placed, inside);
    }
    lanes->setMoving(boxes);
}

/// Lines that what moves stands on.
std::set<int> DragRouting::State::pushed() const {
    std::set<int> lines;
    for (const MovingBox& moved : boxes) {
        const Rect area = moved.box.grown(clearance - 0.5);
        stretches.forEach(area, [&](int stretch) {
            const int line = stretchOwner[index(stretch)];
            if (carried[index(line)] || scene.lines[index(line)].fixed) return;
            if (stretches.box(stretch).grown(same).overlaps(area)) lines.insert(line);
        });
    }
    return lines;
}

/// Takes a line out of the traffic; what no longer is stood on gets its old way back.
void DragRouting::State::release(int number) {
    touchCrossed(number);
    note(number, -1);
    Line& line = scene.lines[index(number)];
    line.points = first[index(number)].points;
    line.label = first[index(number)].label;
    line.leaves = sideOf(boxOf(line.from), line.points.front());
    line.enters = sideOf(boxOf(line.to), line.points.back());
}

void DragRouting::State::reroute(int number) {
    Line& line = scene.lines[index(number)];
    const bool wholly = moving.contains(end(line.from).ref) && moving.contains(end(line.to).ref);
    if (wholly) {
        translate(line, number);
    } else if (line.fixed) {
        routeByHand(scene, line);
    } else if (auto found = lanes->find(number)) {
        line.points = std::move(found->points);
        line.leaves = found->leaves;
        line.enters = found->enters;
    } else {
        goDirect(line);
    }
    note(number, 1);
}

void DragRouting::State::translate(Line& line, int number) {
    const Rect& before = firstBoxes.at(end(line.from).ref);
    const Rect& now = boxOf(line.from);
    line.points = first[index(number)].points;
    for (Point& point : line.points)
        point = {point.x + now.x - before.x, point.y + now.y - before.y};
    line.leaves = sideOf(now, line.points.front());
    line.enters = sideOf(boxOf(line.to), line.points.back());
    line.label = first[index(number)].label;
    if (line.label) {
        line.label->x += now.x - before.x;
        line.label->y += now.y - before.y;
    }
}

/// Where there is no way round, as short as can be.
void DragRouting::State::goDirect(Line& line) const {
    const End& from = end(line.from);
    const End& to = end(line.to);
    const Point a = from.body.centre();
    const Point b = to.body.centre();
    const bool across = std::abs(a.x - b.x) > std::abs(a.y - b.y);
    line.leaves = across ? (b.x > a.x ? Side::Right : Side::Left) : (b.y > a.y ? Side::Bottom : Side::Top);
    line.enters = static_cast<Side>(static_cast<int>(line.leaves) ^ 2);
    const double start = sideAt(from.box, line.leaves);
    const double finish = sideAt(to.box, line.enters);
    const double middle = (start + finish) / 2;
    const double out = bestPort(from, line.leaves);
    const double in = bestPort(to, line.enters);
    const Way way = across ? Way::Across : Way::Down;
    line.points = {pointOf(way, out, start), pointOf(way, out, middle), pointOf(way, in, middle),
                   pointOf(way, in, finish)};
}

/// Tracks and labels of the lines found anew.
void DragRouting::State::tidy(const std::vector<int>& order) {
    Vicinity vicinity(scene, stretches, stretchOwner);
    Scene& part = vicinity.of(order, boxes);
    nudge(part, 1);
    placeLabels(part);
    for (std::size_t i = 0; i < order.size(); ++i) {
        Line& line = scene.lines[index(order[i])];
        note(order[i], -1);
        line.points = part.lines[i].points;
        line.label = part.lines[i].label;
        note(order[i], 1);
    }
}

void DragRouting::State::writeBack() {
    for (const int number : touched) {
        const Line& line = scene.lines[index(number)];
        Route& route = routed.routes[index(number)];
        route.points = line.points;
        route.label = line.label;
        const auto onBox = [](const Rect& box, Point& point) {
            point = {std::clamp(point.x, box.x, box.right()), std::clamp(point.y, box.y, box.bottom())};
        };
        if (dynamic.contains(number)) {
            onBox(boxOf(line.from), route.points.front());
            onBox(boxOf(line.to), route.points.back());
        }
        findBreaks(number);
        changed.insert(route.edge);
    }
}

/// Lines whose stretches down this line's stretches across meet.
void DragRouting::State::touchCrossed(int number) {
    touched.insert(number);
    const std::vector<Point>& points = scene.lines[index(number)].points;
    for (std::size_t k = 0; k + 1 < points.size(); ++k) {
        if (!isAcrossLine(points[k], points[k + 1])) continue;
        stretches.forEach(between(points[k], points[k + 1]), [&](int stretch) {
            if (stretches.box(stretch).w < same) touched.insert(stretchOwner[index(stretch)]);
        });
    }
}

void DragRouting::State::findBreaks(int number) {
    Route& route = routed.routes[index(number)];
    route.breaks.clear();
    const auto meet = [&](Point a, Point b, const Rect& other) {
        if (const auto at = breakAt(a, b, other, route.bend)) route.breaks.push_back(*at);
    };
    for (std::size_t k = 0; k + 1 < route.points.size(); ++k) {
        const Point a = route.points[k];
        const Point b = route.points[k + 1];
        if (!isDown(a, b)) continue;
        stretches.forEach(between(a, b), [&](int stretch) {
            const int owner = stretchOwner[index(stretch)];
            if (owner != number && !dynamic.contains(owner) && stretches.box(stretch).h < same)
                meet(a, b, stretches.box(stretch));
        });
        for (const int other : dynamic) {
            const std::vector<Point>& points = scene.lines[index(other)].points;
            for (std::size_t i = 0; i + 1 < points.size() && other != number; ++i)
                if (isAcrossLine(points[i], points[i + 1])) meet(a, b, between(points[i], points[i + 1]));
        }
    }
}

std::unique_ptr<DragRouting> DragRouting::of(const Tables& tables, SheetId sheet, RoutedSheet& routed,
                                             const std::set<Ref>& moving) {
    auto state = std::make_unique<State>(tables, sheet, routed, moving);
    if (!state->begin(sheet)) return nullptr;
    return std::unique_ptr<DragRouting>(new DragRouting(std::move(state)));
}

DragRouting::DragRouting(std::unique_ptr<State> state)
    : state_(std::move(state)) {}

DragRouting::~DragRouting() = default;

bool DragRouting::isFor(const Moves& moves) const {
    return moves.size() == state_->moving.size() &&
           std::ranges::all_of(moves, [&](const auto& move) { return state_->moving.contains(move.first); });
}

void DragRouting::step(const Moves& moves) {
    State& state = *state_;
    state.touched.clear();
    state.changed.clear();
    state.moveBoxes(moves);
    const std::set<int> pushed = state.pushed();
    const std::set<int> before = state.dynamic;
    for (const int line : before)
        state.release(line);
    std::erase_if(state.dynamic, [&](int line) { return !state.carried[index(line)]; });
    for (const int line : pushed)
        if (!before.contains(line)) state.release(line);
    state.dynamic.insert(pushed.begin(), pushed.end());
    for (const int line : before)
        if (!state.dynamic.contains(line)) state.note(line, 1);
    std::vector<int> order(state.dynamic.begin(), state.dynamic.end());
    std::ranges::sort(order, {}, [&](int line) { return state.rank[index(line)]; });
    for (const int line : order)
        state.reroute(line);
    if (!order.empty()) state.tidy(order);
    for (const int line : order)
        state.touchCrossed(line);
    state.writeBack();
}

const std::set<EdgeId>& DragRouting::changed() const {
    return state_->changed;
}

} // namespace chalkline
