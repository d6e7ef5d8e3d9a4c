// Tidying: what stands on a sheet is laid out anew, except what is locked. Reads a snapshot of the tables,
// so that it can run on any thread, and edits nothing. Unit: px.
#pragma once

#include "layout/layout.h"
#include "model/document.h"

#include <functional>
#include <set>
#include <stop_token>

namespace chalkline {

enum class TidyStyle { Layers, Tiers };

struct TidyRequest {
    SheetId sheet;
    /// Nodes and boundaries (with what is in them) to tidy, the rest stays; empty = the whole sheet.
    std::set<Ref> chosen;
    TidyStyle style = TidyStyle::Layers;
    /// Empty = whichever can be read larger in `view`; the one the sheet has if both can be read.
    std::optional<Orientation> orientation;
    /// The free part of the canvas at 100 %; lines of ranks that do not fit are folded. Empty = no folding.
    std::optional<Size> view;
};

/// How far it is, 0 to 1, told now and then from the thread it runs on.
using TidyProgress = std::function<void(double)>;

/// The placements that change, with their ids, for the caller to put in one step; nothing if it was stopped.
[[nodiscard]] std::optional<std::vector<Placement>> tidySheet(const Tables& tables,
                                                              const TidyRequest& request,
                                                              const std::stop_token& stop = {},
                                                              const TidyProgress& progress = {});

} // namespace chalkline
