// What of a sheet is looked at: the calls of one kind, one boundary, or what is reached from some components.
// The rest is drawn dimmed; nothing is hidden or changed.
#pragma once

#include "model/document.h"

#include <optional>
#include <set>

namespace chalkline {

enum class FilterKind { All, Sync, Async, Boundary, Upstream, Downstream };

struct SheetFilter {
    FilterKind kind = FilterKind::All;
    std::set<Ref> roots; // the boundary, or where upstream and downstream begin

    friend bool operator==(const SheetFilter&, const SheetFilter&) = default;
};

/// What the filter leaves lit: components, boundaries, edges and the notes tied to them. Sync and Async: the
/// edges of that kind with their ends. Boundary: what is in it, at every depth, and the edges among that.
/// Upstream: everything from which a way leads to a root, with these ways; Downstream the other way round.
/// Edges without one direction lead both ways; what is in a boundary is reached through it. Nothing for All.
[[nodiscard]] std::optional<std::set<Ref>> litBy(const Tables& tables, const SheetFilter& filter);

} // namespace chalkline
