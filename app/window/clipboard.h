// What goes over the clipboard: our own piece, an SVG, a PNG at 2x, text to type again and a table at once,
// each made only when it is asked for, from records that later edits do not touch. And what comes back.
#pragma once

#include "edit/session.h"
#include "render/theme.h"

#include <QMimeData>

#include <memory>

namespace chalkline {

/// Null if nothing that is drawn is chosen. The caller owns it.
[[nodiscard]] std::unique_ptr<QMimeData> copySelection(const Session& session, ThemeName theme);
/// A PNG alone, of the selection or, if nothing is chosen, of the sheet; null if it would be too large to
/// copy.
[[nodiscard]] std::unique_ptr<QMimeData> copyAsPng(const Session& session, ThemeName theme);
/// For Excalidraw, which takes text of its own kind.
[[nodiscard]] std::unique_ptr<QMimeData> copyForExcalidraw(const Session& session);

/// True if paste() would make something of it.
[[nodiscard]] bool canPaste(const QMimeData& data);
/// Our piece; text that is type-to-draw with at least one connection, or a Mermaid flowchart, as components;
/// other text as a note. One undo step; what was made is selected. `at` in px of the scene.
[[nodiscard]] Expected<void> paste(Session& session, const QMimeData& data, Point at);

} // namespace chalkline
