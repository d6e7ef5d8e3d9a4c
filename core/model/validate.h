// The rules every project keeps: references exist and have the right type, names and numbers are legal,
// parent chains end. Used after opening, after each commit on what changed, and by tests on everything.
#pragma once

#include "base/error.h"
#include "model/document.h"

#include <span>
#include <vector>

namespace chalkline {

inline constexpr double coordinateLimit = 1e7;      // px
inline constexpr std::size_t textLimit = 1'000'000; // bytes per text field
inline constexpr int boundaryDepthLimit = 64;
inline constexpr std::size_t waypointLimit = 1'000; // per edge shape

/// All broken rules of the whole project, at most `limit`; the place is "table id.column".
[[nodiscard]] std::vector<Error> validate(const Tables& tables, std::size_t limit = 100);

/// The first broken rule of one record, looking at what it refers to.
[[nodiscard]] std::expected<void, Error> validateRecord(const Tables& tables, const Record& record);

/// The same, and that a record of which there may be one is not a second one.
[[nodiscard]] std::expected<void, Error> validateRecord(const Document& document, const Record& record);

/// The first broken rule after these records changed, came or went: of themselves, of what names what is
/// gone, and of boundaries inside changed ones.
[[nodiscard]] std::expected<void, Error> validateChanged(const Document& document,
                                                         const std::vector<Ref>& changed);

/// Valid UTF-8 without NUL and control characters other than tab and line feed.
[[nodiscard]] bool isCleanText(std::string_view text);

} // namespace chalkline
