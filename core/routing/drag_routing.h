// The routes of a sheet while a few things on it are dragged: only lines that end at them or that they stand
// on are found anew, among all others as they were, within a budget. What comes out is good enough to look
// at; when the drag ends, routeSheet says how it really is. Used by LiveRoutes. Unit: px.
#pragma once

#include "routing/route.h"

#include <map>
#include <memory>
#include <set>

namespace chalkline {

/// New places (top left) of nodes and notes.
using Moves = std::map<Ref, Point>;

class DragRouting {
public:
    /// `routed` holds the routes of the whole sheet from before the drag; steps change it in place. Null if
    /// what is moved has so many lines, or lines on its boundaries, that the whole sheet is better routed.
    [[nodiscard]] static std::unique_ptr<DragRouting> of(const Tables& tables, SheetId sheet,
                                                         RoutedSheet& routed, const std::set<Ref>& moving);
    ~DragRouting();
    DragRouting(const DragRouting&) = delete;
    DragRouting& operator=(const DragRouting&) = delete;

    [[nodiscard]] bool isFor(const Moves& moves) const;
    /// Everything that is moved stands at its new place.
    void step(const Moves& moves);
    /// Edges whose route or breaks the last step changed.
    [[nodiscard]] const std::set<EdgeId>& changed() const;

private:
    struct State;
    explicit DragRouting(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace chalkline
