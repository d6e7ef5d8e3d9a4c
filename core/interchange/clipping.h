// What a copied piece is to other programs: text to type again, a table, an Excalidraw clipboard. Used by the
// window's clipboard, beside the pictures that render makes.
#pragma once

#include "model/document.h"

#include <string>

namespace chalkline {

/// The type of our own piece: a project in JSON (storage/json_codec.h).
inline constexpr std::string_view pieceMimeType = "application/vnd.chalkline.fragment+json";

/// Components and connections as two HTML tables, everything escaped.
[[nodiscard]] std::string writeHtmlTable(const Tables& tables);
/// What Excalidraw puts on the clipboard itself; it takes this as its own on Ctrl+V.
[[nodiscard]] std::string writeExcalidrawClipboard(const Tables& tables, SheetId sheet);

} // namespace chalkline
