// Text that leaves what it is written on. Used by the picture-check tool and by the tests of pictures.
#pragma once

#include "render/picture.h"
#include "support/recording_surface.h"

#include <cmath>

namespace chalkline::test {

/// The outline as a polygon, each cubic in 12 pieces.
inline std::vector<Point> polygonOf(const Path& path) {
    std::vector<Point> points;
    for (const PathStep& step : path) {
        if (step.step == Step::Close) continue;
        if (step.step == Step::Cubic) {
            const Point a = points.back();
            for (int i = 1; i < 12; ++i) {
                const double t = i / 12.0;
                const double s = 1 - t;
                const auto blend = [&](double p, double q, double r, double u) {
                    return s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
                };
                points.push_back({blend(a.x, step.first.x, step.second.x, step.to.x),
                                  blend(a.y, step.first.y, step.second.y, step.to.y)});
            }
        }
        points.push_back(step.to);
    }
    return points;
}

inline bool holds(const std::vector<Point>& polygon, Point p) {
    bool inside = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const Point& a = polygon[i];
        const Point& b = polygon[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

/// The texts that are not wholly on a filled shape of their own group. Notes have no shape.
inline std::vector<std::string> textsOutside(const Tables& tables, SheetId sheet,
                                             const PictureOptions& options = {}) {
    const auto picture = Picture::of(tables, sheet, options);
    if (!picture) return {picture.error().text()};
    RecordingSurface surface;
    picture->paint(surface);
    std::vector<std::string> outside;
    for (const DrawnText& text : surface.texts) {
        if (text.group.starts_with('t') && text.group != "title") continue;
        const Rect box = text.box();
        const bool held = std::ranges::any_of(surface.paths, [&](const DrawnPath& path) {
            if (path.group != text.group || path.fill.empty()) return false;
            const std::vector<Point> polygon = polygonOf(path.path);
            return holds(polygon, {box.x, box.y}) && holds(polygon, {box.right(), box.y}) &&
                   holds(polygon, {box.x, box.bottom()}) && holds(polygon, {box.right(), box.bottom()});
        });
        if (!held) outside.push_back(text.text);
    }
    return outside;
}

} // namespace chalkline::test
