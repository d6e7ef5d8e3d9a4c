#include "routing/vicinity.h"

namespace chalkline::routing {

namespace {

constexpr double nearby = 40; // px around a line within which others are minded

std::size_t index(int value) {
    return static_cast<std::size_t>(value);
}

} // namespace

Vicinity::Vicinity(const Scene& whole, const BoxIndex& stretches, const std::vector<int>& owners)
    : whole_(whole)
    , stretches_(stretches)
    , owners_(owners) {
    part_.titles = whole.titles;
    part_.tall = whole.tall;
    part_.walls = whole.walls;
    part_.wallOwner = whole.wallOwner;
}

Scene& Vicinity::of(const std::vector<int>& lines, const std::vector<MovingBox>& moving) {
    const std::set<int> own(lines.begin(), lines.end());
    std::set<int> near;
    std::set<int> seen;
    for (const int number : lines) {
        add(number);
        const std::vector<Point>& points = whole_.lines[index(number)].points;
        for (std::size_t k = 0; k + 1 < points.size(); ++k) {
            const Rect area = between(points[k], points[k + 1]).grown(nearby);
            stretches_.forEach(area, [&](int stretch) {
                if (!own.contains(owners_[index(stretch)])) near.insert(owners_[index(stretch)]);
            });
            whole_.obstacles.forEach(area.grown(nearby), [&](int i) { seen.insert(i); });
        }
    }
    for (const int number : near) {
        Line& line = add(number);
        line.fixed = true;
        line.labelWidth = 0;
        if (line.label) drawn_.push_back(*line.label);
    }
    for (const int i : seen)
        addObstacle(whole_.obstacles.box(i), whole_.owner[index(i)]);
    for (const MovingBox& moved : moving)
        addObstacle(moved.box, moved.owner);
    for (std::size_t i = 0; i < part_.lines.size(); ++i)
        part_.order.push_back(static_cast<int>(i));
    part_.obstacles = BoxIndex(obstacles_);
    part_.drawn = BoxIndex(drawn_);
    return part_;
}

Line& Vicinity::add(int number) {
    Line& line = part_.lines.emplace_back(whole_.lines[index(number)]);
    line.from = endAt(line.from);
    line.to = endAt(line.to);
    return line;
}
int Vicinity::endAt(int end) {
    const auto [at, isNew] = ends_.emplace(end, static_cast<int>(part_.ends.size()));
    if (isNew) part_.ends.push_back(whole_.ends[index(end)]);
    return at->second;
}
void Vicinity::addObstacle(const Rect& box, int owner) {
    const auto known = ends_.find(owner);
    obstacles_.push_back(box);
    drawn_.push_back(box);
    part_.owner.push_back(known == ends_.end() ? -1 : known->second);
}

} // namespace chalkline::routing
