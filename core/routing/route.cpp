#include "routing/route.h"

#include "base/text.h"
#include "routing/fixed_lines.h"
#include "routing/labels.h"
#include "routing/nudge.h"
#include "routing/path_search.h"
#include "routing/straighten.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

using namespace routing;

constexpr std::size_t mostForSecondRound = 400; // lines
constexpr std::size_t mostForThorough = 80;
constexpr int squeezedRounds = 2;  // in which lines without room look for another way
constexpr int mostPathsAgain = 12; // searches on the grid after which its lines keep what they have

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

/// Every line's way, given those routed before it.
class Wayfinder {
public:
    explicit Wayfinder(Scene& scene)
        : scene_(scene)
        , use_(scene)
        , lanes_(scene, use_) {}

    void run() {
        for (std::size_t i = 0; i < scene_.lines.size(); ++i) {
            routeByHand(scene_, scene_.lines[i]);
            if (scene_.lines[i].fixed) note(static_cast<int>(i), 1);
        }
        // The first lines know nothing of the later ones; the next round lets them think again.
        const bool few = scene_.lines.size() <= mostForThorough;
        const int rounds = scene_.lines.size() <= mostForSecondRound ? 3 : 1;
        for (int round = 0; round < rounds; ++round)
            for (const int i : scene_.order)
                if (!scene_.lines[index(i)].fixed && (round == 0 || few || lanes_.crossingsOf(i) > 0))
                    route(i);
        for (int round = 0; round < squeezedRounds; ++round)
            for (const int i : scene_.order)
                if (!scene_.lines[index(i)].fixed && lanes_.isSqueezed(i)) route(i);
    }

private:
    void route(int number) {
        Line& line = scene_.lines[index(number)];
        const bool again = !line.points.empty();
        if (again) note(number, -1);
        std::optional<FoundWay> found = lanes_.find(number);
        if (!found && again && pathsFound_ >= mostPathsAgain) return note(number, 1);
        if (!found) found = byPaths(number);
        line.points = std::move(found->points);
        line.leaves = found->leaves;
        line.enters = found->enters;
        note(number, 1);
    }

    FoundWay byPaths(int number) {
        ++pathsFound_;
        if (!paths_) {
            paths_.emplace(scene_, use_);
            for (std::size_t i = 0; i < scene_.lines.size(); ++i)
                if (static_cast<int>(i) != number && !scene_.lines[i].points.empty())
                    paths_->note(static_cast<int>(i), 1);
        }
        return paths_->find(number);
    }

    void note(int number, int change) {
        use_.note(scene_.lines[index(number)], change);
        lanes_.note(number, change);
        if (paths_) paths_->note(number, change);
    }

    Scene& scene_;
    SideUse use_;
    LaneSearch lanes_;
    std::optional<PathSearch> paths_; // made for the first line that needs it
    int pathsFound_ = 0;
};

/// Where stretches down are crossed by stretches across of other lines.
void findBreaks(std::vector<Route>& routes) {
    std::vector<Rect> across;
    std::vector<std::size_t> owner;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const std::vector<Point>& points = routes[i].points;
        for (std::size_t k = 0; k + 1 < points.size(); ++k) {
            if (std::abs(points[k].y - points[k + 1].y) > 0.01) continue;
            across.push_back({std::min(points[k].x, points[k + 1].x), points[k].y,
                              std::abs(points[k].x - points[k + 1].x), 0});
            owner.push_back(i);
        }
    }
    const BoxIndex held(across);
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const std::vector<Point>& points = routes[i].points;
        for (std::size_t k = 0; k + 1 < points.size(); ++k) {
            if (std::abs(points[k].x - points[k + 1].x) > 0.01) continue;
            held.forEach(between(points[k], points[k + 1]), [&](int hit) {
                if (owner[index(hit)] == i) return;
                if (const auto at = breakAt(points[k], points[k + 1], held.box(hit), routes[i].bend))
                    routes[i].breaks.push_back(*at);
            });
        }
    }
}

/// Lines are searched between the bodies as drawn, stacked instances included; a route ends on the box, and
/// only the painter carries it on to what is drawn.
Point onBox(const Rect& box, Point end) {
    return {std::clamp(end.x, box.x, box.right()), std::clamp(end.y, box.y, box.bottom())};
}

void endOnBoxes(const RoutedSheet& sheet, Route& route) {
    if (route.points.size() < 2) return;
    route.points.front() = onBox(sheet.boxes.at(route.from), route.points.front());
    route.points.back() = onBox(sheet.boxes.at(route.to), route.points.back());
}

/// A curved line bends as widely as no box is cut.
double bendOf(const Scene& scene, const Line& line) {
    if (!line.shape || line.shape->style != EdgeStyle::Curved) return bendRadius;
    for (const double radius : {64.0, 48.0, 32.0, 24.0, 16.0}) {
        bool free = true;
        for (std::size_t k = 1; k + 1 < line.points.size() && free; ++k) {
            const auto reach = [&](Point to) {
                return std::min(radius, std::hypot(line.points[k].x - to.x, line.points[k].y - to.y) / 2);
            };
            const double r = std::min(reach(line.points[k - 1]), reach(line.points[k + 1]));
            const Rect corner = between(towards(line.points[k], line.points[k - 1], r),
                                        towards(line.points[k], line.points[k + 1], r));
            // The arc keeps within the quarter of its square at the corner, but for a fifth of its side.
            free = !scene.obstacles.isHit(corner.grown(-r / 5));
        }
        if (free) return radius;
    }
    return bendRadius;
}

} // namespace

std::string labelText(const Edge& edge, int stands) {
    if (stands == 1) return oneLine(edge.label);
    const std::string more = "+" + std::to_string(stands - 1);
    return edge.label.empty() ? more : oneLine(edge.label) + " " + more;
}

RoutedSheet routeSheet(const Tables& tables, SheetId sheet, std::span<const Rect> reserved, Folds folds) {
    RoutedSheet result;
    result.boxes = boxesOf(tables, sheet, folds);
    if (folds == Folds::AsSeen) result.folding = foldingOf(tables, sheet);
    result.order = stackingOf(tables, sheet);
    Scene scene = sceneOf(tables, sheet, result, reserved);
    Wayfinder(scene).run();
    const int passes = scene.lines.size() <= mostForThorough ? 2 : 1;
    nudge(scene, passes);
    straighten(scene);
    if (scene.lines.size() <= mostForSecondRound) nudge(scene, passes);
    partCrowded(scene);
    placeLabels(scene);
    for (Line& line : scene.lines) {
        const double bend = bendOf(scene, line);
        result.routes.push_back({line.edge->id,
                                 scene.ends[index(line.from)].ref,
                                 scene.ends[index(line.to)].ref,
                                 line.stands,
                                 std::move(line.points),
                                 line.label,
                                 {},
                                 bend});
        endOnBoxes(result, result.routes.back());
    }
    findBreaks(result.routes);
    return result;
}

} // namespace chalkline
