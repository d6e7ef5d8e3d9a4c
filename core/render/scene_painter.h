// Draws one sheet through a Surface: a const function of records, routes, theme and options. Screen, SVG and
// print all come from here, so they cannot differ. Nodes, lines and furniture are in scene_nodes.cpp,
// scene_edges.cpp and scene_furniture.cpp. Unit: px.
#pragma once

#include "render/number_texts.h"
#include "render/surface.h"
#include "render/theme.h"
#include "routing/route.h"

#include <array>
#include <map>
#include <set>

namespace chalkline {

/// What stands on a node's bottom edge: `19.3k/s 64 %` and a bar as full as the node is used.
struct NumberChip {
    std::string text;
    std::optional<double> utilisation; // 1 = all that it can take; without one there is no bar
};

struct SceneOptions {
    bool legend = true;
    bool border = false;
    std::string title;    // of the title block; "" = no block
    std::string subtitle; // its second line; "" = what the sheet holds
    FlowId flow;          // drawn with its steps, the rest dimmed
    double zoom = 1;      // px of the screen for one of the scene: less detail below 0.6, 0.35, 0.15
    std::map<NodeId, NumberChip> chips; // beside those that the records pin
    NumberTexts numbers;                // what pinned chips and estimates say
    std::optional<std::set<Ref>> lit;   // what is looked at, the rest dimmed; empty = all
    std::optional<std::set<Ref>> only;  // of what stands on the sheet and of its edges; empty = all
};

class ScenePainter {
public:
    /// All must outlive the painter.
    ScenePainter(const Tables& tables, const RoutedSheet& sheet, const Theme& theme, SceneOptions options);

    /// Everything that will be drawn, without margin; a default page if the sheet is empty.
    [[nodiscard]] Rect bounds() const { return bounds_; }
    /// Only what touches `view`, if it is given.
    void paint(Surface& surface, std::optional<Rect> view = {}) const;

private:
    void collectSteps();
    void collectChips();
    void arrange();
    [[nodiscard]] Rect contents() const;
    [[nodiscard]] std::vector<Ref> stacking() const;
    [[nodiscard]] Rect drawnBox(Ref ref, const Rect& box) const;
    [[nodiscard]] bool isFree(const Rect& box) const;
    [[nodiscard]] std::optional<Rect> freeCorner(Size size, bool rightFirst) const;
    [[nodiscard]] double legendHeight() const;
    [[nodiscard]] Size titleSize() const;
    [[nodiscard]] std::string subtitle() const;
    [[nodiscard]] bool isDrawn(Ref ref) const { return !options_.only || options_.only->contains(ref); }
    [[nodiscard]] bool isLit(Ref ref) const;

    [[nodiscard]] Rect drawnBox(const Route& route) const;

    void paintBoundaries(Surface& surface, const std::optional<Rect>& view) const;
    void paintBoundary(Surface& surface, const Theme& theme, const Boundary& boundary, const Rect& box) const;
    void paintFolded(Surface& surface, const Theme& theme, const Boundary& boundary, const Rect& box) const;
    void paintBoundaryTitle(Surface& surface, const Theme& theme, const Boundary& boundary,
                            const Rect& box) const;
    void paintNode(Surface& surface, const Theme& theme, const Node& node, const Rect& box) const;
    void paintSilhouette(Surface& surface, const FamilyColours& colours, const Node& node,
                         const Rect& box) const;
    void paintNodeText(Surface& surface, const Theme& theme, const Node& node, const Rect& box) const;
    void paintInstances(Surface& surface, const Theme& theme, const Node& node, const Rect& box) const;
    void paintChip(Surface& surface, const Theme& theme, const NumberChip& chip, const Rect& box) const;
    void paintEdge(Surface& surface, const Edge& edge, const Route& route) const;
    void paintLine(Surface& surface, const Theme& theme, EdgeKind kind, Direction direction,
                   std::vector<Point> points, const std::vector<Point>& breaks,
                   double bend = bendRadius) const;
    void paintQueueMark(Surface& surface, Point start, Point next, std::string_view colour) const;
    void paintLabel(Surface& surface, const Edge& edge, const Route& route) const;
    void paintEdgeChip(Surface& surface, const Edge& edge, const Rect& box) const;
    void paintStep(Surface& surface, const Route& route, const std::string& text) const;
    [[nodiscard]] Rect stepPlace(const Route& route, double width) const;
    void paintNote(Surface& surface, const Note& note, const Rect& box) const;
    void paintEstimate(Surface& surface, const Estimate& estimate, const Rect& box) const;
    void paintNoteLine(Surface& surface, const Theme& theme, Ref anchor, const Rect& note) const;
    void paintStroke(Surface& surface, const Stroke& stroke, const Rect& box) const;
    void paintLegend(Surface& surface) const;
    void paintTitle(Surface& surface) const;
    void paintBorder(Surface& surface) const;

    [[nodiscard]] Point onOutline(Ref end, Point at) const;
    [[nodiscard]] const Theme& themeFor(Ref ref) const { return isLit(ref) ? theme_ : dimmed_; }

    const Tables& tables_;
    const RoutedSheet& sheet_;
    const Theme& theme_;
    Theme dimmed_;
    SceneOptions options_;
    std::map<EdgeId, std::string> steps_; // of the flow: its numbers on each edge
    std::map<NodeId, bool> flowNodes_;
    std::map<EdgeId, std::string> edgeChips_;
    std::array<int, 3> counts_{}; // edges drawn, by kind
    Rect bounds_;
    Rect legend_; // h 0 = none
    Rect title_;  // h 0 = none
};

/// Where a node's number chip stands: centred on the bottom edge of `box`.
[[nodiscard]] Rect chipBox(const NumberChip& chip, const Rect& box);

} // namespace chalkline
