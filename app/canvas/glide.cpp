#include "canvas/glide.h"

#include "canvas/tools/gestures.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

double between(double from, double to, double share) {
    return from + (to - from) * share;
}

Point between(Point from, Point to, double share) {
    return {between(from.x, to.x, share), between(from.y, to.y, share)};
}

Rect between(const Rect& from, const Rect& to, double share) {
    return {between(from.x, to.x, share), between(from.y, to.y, share), between(from.w, to.w, share),
            between(from.h, to.h, share)};
}

/// Where along the line each of its points is, from 0 to 1.
std::vector<double> sharesOf(const std::vector<Point>& points) {
    std::vector<double> shares{0};
    for (std::size_t i = 1; i < points.size(); ++i)
        shares.push_back(shares.back() +
                         std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y));
    const double whole = std::max(shares.back(), 1e-9);
    for (double& share : shares)
        share /= whole;
    shares.back() = 1;
    return shares;
}

Point pointAt(const std::vector<Point>& points, const std::vector<double>& shares, double share) {
    const auto next = std::ranges::lower_bound(shares, share);
    const auto i = static_cast<std::size_t>(next - shares.begin());
    if (i == 0) return points.front();
    if (i >= points.size()) return points.back();
    const double room = shares[i] - shares[i - 1];
    return between(points[i - 1], points[i], room > 0 ? (share - shares[i - 1]) / room : 1);
}

} // namespace

Glide::Glide(RoutedSheet from, RoutedSheet to, const Camera& fromCamera, const Camera& toCamera, QSizeF view)
    : from_(std::move(from))
    , to_(std::move(to))
    , fromCamera_(fromCamera)
    , toCamera_(toCamera)
    , view_(view) {
    for (std::size_t r = 0; r < to_.routes.size(); ++r) {
        const Route* before = routeOf(from_, to_.routes[r].edge);
        if (!before || before->points.size() < 2 || to_.routes[r].points.size() < 2) continue;
        // Both lines get the bends of both, so that each has its own shape at its own end of the way.
        const std::vector<double> fromShares = sharesOf(before->points);
        const std::vector<double> toShares = sharesOf(to_.routes[r].points);
        std::vector<double> shares;
        std::ranges::merge(fromShares, toShares, std::back_inserter(shares));
        const auto same = [](double a, double b) { return b - a < 1e-6; };
        shares.erase(std::ranges::unique(shares, same).begin(), shares.end());
        Line line{r, {}, {}, before->label};
        for (const double share : shares) {
            line.from.push_back(pointAt(before->points, fromShares, share));
            line.to.push_back(pointAt(to_.routes[r].points, toShares, share));
        }
        lines_.push_back(std::move(line));
    }
}

RoutedSheet Glide::pictureAt(double share) const {
    RoutedSheet picture = to_;
    for (auto& [ref, box] : picture.boxes)
        if (const auto before = from_.boxes.find(ref); before != from_.boxes.end())
            box = between(before->second, box, share);
    for (const Line& line : lines_) {
        Route& route = picture.routes[line.route];
        route.points.clear();
        for (std::size_t i = 0; i < line.to.size(); ++i)
            route.points.push_back(between(line.from[i], line.to[i], share));
        if (route.label && line.label) route.label = between(*line.label, *route.label, share);
    }
    for (Route& route : picture.routes)
        route.breaks.clear(); // where lines cross is known only at the end
    return picture;
}

Camera Glide::cameraAt(double share) const {
    const Rect from = fromCamera_.seen(view_);
    const Rect to = toCamera_.seen(view_);
    return Camera::looking(between(from, to, share), view_);
}

} // namespace chalkline
