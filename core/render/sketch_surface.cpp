#include "render/sketch_surface.h"

#include "render/line_shapes.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double waverPx = 1.1; // px a line leaves its way by

/// FNV-1a, 64 bits.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

Face faceByHand(Face face) {
    switch (face) {
    case Face::InterSemiBold:
    case Face::InterBold:
    case Face::HandDrawnBold:
        return Face::HandDrawnBold;
    case Face::Inter:
    case Face::InterMedium:
    case Face::Mono:
    case Face::HandDrawn:
        return Face::HandDrawn;
    }
    return Face::HandDrawn;
}

} // namespace

/// splitmix64 (Steele, Lea and Flood 2014), as a number from -most to most.
double SketchSurface::waver(double most) {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    z ^= z >> 31;
    return (static_cast<double>(z >> 11) / 9007199254740992.0 * 2 - 1) * most;
}

Point SketchSurface::near(Point at, double most) {
    const double dx = waver(most);
    return {at.x + dx, at.y + waver(most)};
}

/// A line as a hand draws it: a shallow bow, its handles at about a third and two thirds.
void SketchSurface::lineByHand(Path& path, Point from, Point to, double most) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double bow = std::min(most * 1.6, length / 24);
    const auto along = [&](double share) {
        return Point{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
    };
    const Point first = near(along(0.3), bow);
    const Point second = near(along(0.7), bow);
    path.push_back({Step::Cubic, to, first, second});
}

Path SketchSurface::byHand(const Path& path, double most) {
    Path result;
    Point start;
    Point at;      // where the hand is
    Point planned; // where it would be with a ruler
    for (const PathStep& step : path) {
        switch (step.step) {
        case Step::Move:
            start = at = near(step.to, most / 2);
            result.push_back({Step::Move, at, {}, {}});
            break;
        case Step::Line: {
            const Point to = near(step.to, most / 2);
            lineByHand(result, at, to, most);
            at = to;
            break;
        }
        case Step::Cubic: {
            const Point to = near(step.to, most / 2);
            const Point shiftFrom{at.x - planned.x, at.y - planned.y};
            const Point shiftTo{to.x - step.to.x, to.y - step.to.y};
            const Point first{step.first.x + shiftFrom.x, step.first.y + shiftFrom.y};
            const Point second{step.second.x + shiftTo.x, step.second.y + shiftTo.y};
            result.push_back({Step::Cubic, to, near(first, most / 3), near(second, most / 3)});
            at = to;
            break;
        }
        case Step::Close:
            lineByHand(result, at, start, most);
            result.push_back({Step::Close, {}, {}, {}});
            break;
        }
        if (step.step != Step::Close) planned = step.to;
    }
    return result;
}

void SketchSurface::beginGroup(const Group& group) {
    state_ = hashOf(group.id);
    target_.beginGroup(group);
}

void SketchSurface::endGroup() {
    target_.endGroup();
}

/// The outline twice, as a hand goes over it again; what is filled without a line keeps to it.
void SketchSurface::path(const Path& path, const Fill& fill, const Pen& pen) {
    if (pen.colour.empty()) {
        target_.path(path, fill, pen);
        return;
    }
    target_.path(byHand(path, waverPx), fill, pen);
    if (!fill.colour.empty() && fill.opacity == 1)
        target_.path(byHand(path, waverPx * 1.4), {}, {pen.colour, pen.width * 0.6, {}});
}

void SketchSurface::polyline(const std::vector<Point>& points, double radius, const Pen& pen) {
    if (points.size() < 2) return;
    Path path = roundedPolyline(points, radius);
    const Point begin = path.front().to;
    const Point end = path.back().to;
    path = byHand(path, waverPx);
    path.front().to = begin; // a head or a box stands here
    path.back().to = end;
    target_.path(path, {}, pen);
}

void SketchSurface::circle(Point centre, double radius, const Fill& fill, const Pen& pen) {
    const Rect box{centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
    target_.path(byHand(roundedRect(box, radius), waverPx * 1.6), fill, pen);
}

void SketchSurface::arrowhead(Head head, Point from, Point tip, std::string_view colour) {
    target_.arrowhead(head, from, tip, colour);
}

void SketchSurface::text(Point at, std::string_view text, FontStyle font, Anchor anchor,
                         std::string_view colour) {
    // Comic Neue is narrower than Inter and smaller to the eye.
    FontStyle hand{faceByHand(font.face), font.size + 1, 0};
    while (hand.size > 8 && textWidth(text, hand) > textWidth(text, font))
        hand.size -= 1;
    target_.text(at, text, hand, anchor, colour);
}

void SketchSurface::glyph(Point at, double size, const Glyph& glyph, GlyphSize grid,
                          std::string_view colour) {
    target_.glyph(at, size, glyph, grid, colour);
}

} // namespace chalkline
