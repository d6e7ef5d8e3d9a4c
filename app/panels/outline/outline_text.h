// The words of the outline: how each record reads as a line, what it is found by, and what a screen reader
// says of it.
#pragma once

#include "model/document.h"

#include <QString>

namespace chalkline {

/// "Redis", "→ Redis: GET", "⇢ Kafka: clicks"; records without words are called by what they are.
[[nodiscard]] QString outlineText(const Document& document, Ref ref);
/// The part that is edited in place: name, label, text or title.
[[nodiscard]] QString outlineName(const Document& document, Ref ref);
/// What stands behind the name in quiet ink: technology or kind.
[[nodiscard]] QString outlineNote(const Document& document, Ref ref);
/// Everything a search looks through.
[[nodiscard]] QString outlineWords(const Document& document, Ref ref);
/// "Component Redis, Distributed cache".
[[nodiscard]] QString outlineSpoken(const Document& document, Ref ref);

} // namespace chalkline
