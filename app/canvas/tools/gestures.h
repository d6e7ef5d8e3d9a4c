// The states that the select tool goes through while a button is down, one file each. Each is entered by a
// press and left by the release, which commits, or by cancel(), which takes back.
#pragma once

#include "canvas/tools/tool_paint.h"

namespace chalkline {

/// A press that may become a click or a drag: which, the first 4 px decide.
[[nodiscard]] std::unique_ptr<Tool> makePressedTool(ToolContext& context, const Pointer& from, Ref on);
/// Moves the selection; with Ctrl or Alt at the release it is duplicated, Shift keeps to one axis.
[[nodiscard]] std::unique_ptr<Tool> makeMoveTool(ToolContext& context, Point from);
/// A frame over empty canvas that adds to `before`.
[[nodiscard]] std::unique_ptr<Tool> makeMarqueeTool(ToolContext& context, Point from, std::set<Ref> before);
/// A line from a component to another one, or to a new one on empty canvas; a click asks for a kind.
[[nodiscard]] std::unique_ptr<Tool> makeConnectTool(ToolContext& context, Ref source, BoxSide side,
                                                    const Pointer& from);
/// Drags a corner of the box: 0 top left, 1 top right, 2 bottom right, 3 bottom left.
[[nodiscard]] std::unique_ptr<Tool> makeResizeTool(ToolContext& context, Ref subject, int corner);
/// Drags one end of an edge to another component.
[[nodiscard]] std::unique_ptr<Tool> makeReconnectTool(ToolContext& context, EdgeId edge, bool source);
/// Drags the stretch of a line that begins at its point `segment`.
[[nodiscard]] std::unique_ptr<Tool> makeSegmentTool(ToolContext& context, EdgeId edge, std::size_t segment,
                                                    Point from);
/// Drags an edge's label along its line.
[[nodiscard]] std::unique_ptr<Tool> makeLabelTool(ToolContext& context, EdgeId edge);
/// Draws the frame of a new boundary; what is inside becomes its member.
[[nodiscard]] std::unique_ptr<Tool> makeBoundaryTool(ToolContext& context);
/// Puts a note where the canvas is clicked; on a component it is tied to that.
[[nodiscard]] std::unique_ptr<Tool> makeNoteTool(ToolContext& context);
/// Waits for a component to begin a line at.
[[nodiscard]] std::unique_ptr<Tool> makeArrowTool(ToolContext& context);
/// Drags the view.
[[nodiscard]] std::unique_ptr<Tool> makeHandTool(ToolContext& context);

/// A light that is drawn where the pointer goes and fades behind it; changes nothing.
[[nodiscard]] std::unique_ptr<Tool> makeLaserTool(ToolContext& context);

/// The corners of a box in the order makeResizeTool counts them.
[[nodiscard]] std::array<Point, 4> cornersOf(const Rect& box);
/// The route of an edge on the sheet in view, or null.
[[nodiscard]] const Route* routeOf(const RoutedSheet& sheet, EdgeId edge);
/// Where on the line, 0 at its source .. 1 at its target, the point nearest to `at` lies, and that point.
struct PlaceOnLine {
    double share = 0;
    Point point;
};
[[nodiscard]] PlaceOnLine nearestOnLine(const std::vector<Point>& points, Point at);

} // namespace chalkline
