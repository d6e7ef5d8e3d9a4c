// Draws one sheet through a Surface: a const function of records, routes, theme and options. Screen, SVG and
// print all come from here, so they cannot differ.
#pragma once

#include "render/surface.h"
#include "render/theme.h"
#include "routing/route.h"

namespace chalkline {

struct SceneOptions {
    bool legend = true;
};

class ScenePainter {
public:
    ScenePainter(const Tables& tables, const RoutedSheet& sheet, const Theme& theme, SceneOptions options)
        : tables_(tables)
        , sheet_(sheet)
        , theme_(theme)
        , options_(options) {}

    /// Everything that will be drawn, without margin; a default page if the sheet is empty.
    [[nodiscard]] Rect bounds() const;
    void paint(Surface& surface) const;

private:
    void paintBoundary(Surface& surface, const Boundary& boundary, const Rect& box) const;
    void paintNode(Surface& surface, const Node& node, const Rect& box) const;
    void paintNodeText(Surface& surface, const Node& node, const Rect& box) const;
    void paintEdge(Surface& surface, const Edge& edge, const Route& route) const;
    void paintLine(Surface& surface, EdgeKind kind, Direction direction, std::vector<Point> points,
                   const std::string& ground) const;
    void paintQueueMark(Surface& surface, Point start, Point next, const std::string& colour) const;
    void paintLabel(Surface& surface, const Edge& edge, const Rect& box) const;
    void paintNote(Surface& surface, const Note& note, const Rect& box) const;
    void paintLegend(Surface& surface) const;
    [[nodiscard]] Rect contents() const;
    [[nodiscard]] Rect legendBox() const;
    [[nodiscard]] Point onOutline(Ref end, Point at) const;

    const Tables& tables_;
    const RoutedSheet& sheet_;
    const Theme& theme_;
    SceneOptions options_;
};

} // namespace chalkline
