// A sheet as an Excalidraw file (the whole JSON, version 2). Export and copying for Excalidraw use it. What
// becomes of what is in docs/interchange.md. Same records and options, same bytes: ids, seeds and nonces come
// from the records' ids, and `updated` is fixed. Any text comes out as text.
#pragma once

#include "model/document.h"

#include <string>

namespace chalkline {

struct ExcalidrawOptions {
    bool dark =
        false; // our dark colours as they are, meant for Excalidraw's light mode, which does not invert
};

[[nodiscard]] std::string writeExcalidraw(const Tables& tables, SheetId sheet,
                                          const ExcalidrawOptions& options = {});

} // namespace chalkline
