// Finds the ways of most lines: straight, with one bend, or by A* over the network of lanes, paying for
// length, bends, crossings and everything ugly. What needs more (ends on boundaries, boxes on boxes, loops)
// is left to PathSearch. Used by routeSheet. Unit: px.
#pragma once

#include "routing/lane_traffic.h"
#include "routing/side_use.h"

#include <optional>

namespace chalkline::routing {

struct FoundWay {
    std::vector<Point> points;
    Side leaves = Side::Right;
    Side enters = Side::Left;
};

/// A box that stands in the way for now and is no obstacle of the scene.
struct MovingBox {
    Rect box;
    int owner; // index into Scene::ends, or -1
};

class LaneSearch {
public:
    LaneSearch(const Scene& scene, const SideUse& use);
    /// For what is being dragged: these boxes too are gone round, and a search that takes longer is given up.
    void setMoving(std::vector<MovingBox> boxes);

    /// The cheapest way, given the lines noted so far; nothing where the lanes lead nowhere.
    [[nodiscard]] std::optional<FoundWay> find(int line);
    /// Call after a line got points or before it loses them.
    void note(int line, int change) {
        traffic_.note(line, scene_.lines[static_cast<std::size_t>(line)].points, change);
    }
    /// Lines noted that a noted line crosses, as far as the lanes tell.
    [[nodiscard]] int crossingsOf(int line) const { return traffic_.crossingsOf(line); }
    [[nodiscard]] bool isSqueezed(int line) const { return traffic_.isSqueezed(line); }

private:
    struct Stretch {
        double at;
        Interval span;
    };
    /// A place on a lane that a ray from a port meets.
    struct Hit {
        int lane;
        int stretch;
        double distance; // from the port
        double cost;     // of the ray so far
    };
    /// Straight out of a side, as far as nothing stands in the way.
    struct Ray {
        Side side;
        Way way;
        Point port;
        double reach;
        double cost;  // of the side and the port
        double stub;  // how far it wants to run before it bends
        int firstHit; // into hits_
        int hitCount;
        int firstCrossing; // into crossings_
        int crossingCount;
    };
    /// A hit from which or to which a way leads.
    struct Gate {
        int ray;
        int hit;
        int nextOnStretch; // the next gate there, -1 at the end
    };
    struct State {
        float cost = 0;
        int from = -1; // another state, or -2 - the gate it began at
        std::uint32_t run = 0;
        bool closed = false;
    };
    struct Best {
        double cost = 1e18;
        int state = -1;    // by lanes: the last state, or -1
        int fromGate = -1; // by one lane alone
        int toGate = -1;
        int fromRay = -1; // without a lane: where the two rays meet
        int toRay = -1;
        std::optional<FoundWay> straight;
    };

    void gatherOthers(int number);
    [[nodiscard]] int crossed(Way way, double over, Interval along) const;
    [[nodiscard]] int crossed(const Ray& ray, double distance) const;
    void findCrossings(Ray& ray, Interval ahead);
    void castRays(const Line& line, bool start);
    void castRay(const Line& line, bool start, Side side, double at);
    template <class Visit>
    void eachObstacle(const Rect& area, Visit&& visit) const;
    [[nodiscard]] bool isFree(Way way, int lane, int stretch, double from, double to) const;
    [[nodiscard]] double reachOf(const End& own, int owner, Side side, double at, double limit) const;
    [[nodiscard]] double partOf(const Ray& ray, double distance) const;
    void tryStraight(const Line& line);
    void gather(const Line& line, const Rect& area, Way way);
    void placesBetween(Interval range, double middle);
    void tryCorners();
    void markGoals();
    void begin();
    void enter(int gate);
    void finish(Way way, int stretch, double along, double cost, int state, int gate);
    void search();
    void expand(int state);
    void step(int state, Way way, double cost);
    void push(int crossing, Way way, double cost, int from);
    [[nodiscard]] double crossedOn(Way way, int lane, double from, double to) const;
    [[nodiscard]] double busyCost(Way way, int stretch, double length) const;
    [[nodiscard]] double stillToGo(Point from, Way way) const;
    [[nodiscard]] FoundWay traced() const;
    [[nodiscard]] Point meeting(const Gate& gate) const;

    const Scene& scene_;
    const SideUse& use_;
    Lanes lanes_;
    LaneTraffic traffic_;
    std::vector<MovingBox> moving_;
    std::array<std::vector<std::uint32_t>, 2> met_; // per stretch: the setMoving of which a box meets it
    std::uint32_t movingRun_ = 0;
    std::size_t mostExpansions_;
    double haste_ = 1;
    double crossing_ = 0; // what one costs
    bool exact_ = false;  // crossings off the lanes are counted line by line

    // Of the search under way:
    std::vector<Ray> rays_; // those of the start first
    std::size_t startRays_ = 0;
    std::vector<Hit> hits_;
    std::vector<double> crossings_;              // of rays with other lines: px from the port
    std::array<std::vector<Stretch>, 2> others_; // of all other lines, by way; on small sheets only
    std::vector<Gate> gates_;
    std::size_t startGates_ = 0;
    std::vector<Interval> blocked_;
    std::vector<double> places_;
    Rect target_;
    Best best_;
    std::vector<State> states_;                           // per crossing and way
    std::array<std::vector<int>, 2> goals_;               // per stretch: the first gate
    std::array<std::vector<std::uint32_t>, 2> goalsSeen_; // per stretch: the run it is of
    std::vector<std::pair<float, int>> queue_;
    std::uint32_t run_ = 0;
};

/// Appends a point, dropping what lies on the way between its neighbours.
void addPoint(std::vector<Point>& points, Point next);

} // namespace chalkline::routing
