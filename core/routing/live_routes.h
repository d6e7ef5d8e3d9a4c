// The routes of the sheet in view, found anew when asked for after a change. While a few things are dragged
// on a large sheet only what they touch is rerouted and the rest waits for the end. Used by the canvas. Unit:
// px.
#pragma once

#include "routing/drag_routing.h"

namespace chalkline {

class LiveRoutes {
public:
    /// Something changed, or another sheet is in view: the next look routes the whole sheet.
    void changed();
    /// Only these nodes and notes stand elsewhere than at the last look, for the time being.
    void moved(const Moves& moves);
    /// True while the routes are those of a drag.
    [[nodiscard]] bool isProvisional() const { return drag_ != nullptr; }
    [[nodiscard]] bool isStale() const { return stale_ || !moves_.empty(); }

    [[nodiscard]] const RoutedSheet& of(const Tables& tables, SheetId sheet);
    /// As they were at the last look.
    [[nodiscard]] const RoutedSheet& last() const { return routed_; }

private:
    void routeAll(const Tables& tables, SheetId sheet);

    RoutedSheet routed_;
    std::unique_ptr<DragRouting> drag_;
    Moves moves_; // since the last look
    Moves all_;   // of the drag
    bool stale_ = true;
};

} // namespace chalkline
