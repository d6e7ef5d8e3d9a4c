// Patterns: small designs with a name that are put into a project whole and joined to what is chosen. A
// pattern is a text of three parts, parted by lines of three dashes:
//
//     name: Cache-aside
//     aka: lazy loading, look-aside cache      other names, optional
//     says: one sentence                       optional
//     as: service, database                    which of its components chosen ones may stand for; optional
//     ---
//     service > cache (Redis): get             type-to-draw
//     ---
//     cache.consistency = as old as the TTL    properties of its components, optional
//
// Those that come with the program are resources/patterns/*.pattern; people's own are files of the same form.
#pragma once

#include "edit/transaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

struct PatternProperty {
    std::string component;
    std::string key;
    std::string value;
};

struct Pattern {
    std::string name;
    std::vector<std::string> aliases;
    std::string says;
    std::vector<std::string> roles; // names of its components, the first is where a caller comes in
    std::string text;
    std::vector<PatternProperty> properties;
};

/// Errors name line and what is wrong; the text is read once, so a pattern that was read can be inserted.
[[nodiscard]] Expected<Pattern> parsePattern(std::string_view file);
/// What parsePattern() reads.
[[nodiscard]] std::string printPattern(const Pattern& pattern);
/// Those that come with the program, by name.
[[nodiscard]] const std::vector<Pattern>& builtInPatterns();

/// The chosen things as a pattern: their text and properties, entered at the first one that nothing chosen
/// calls. An error if no component is chosen.
[[nodiscard]] Expected<Pattern> patternOf(const Document& document, SheetId sheet,
                                          const std::set<Ref>& chosen, std::string name);

/// Puts a pattern on the sheet in view. Each chosen component stands for the first role of its family that
/// is free, and one that fits none for the first role; everything else is new, under a name that is free
/// ("cache 2"), beside what it connects to. Returns what is new and stands on the sheet.
[[nodiscard]] Expected<std::set<Ref>> insertPattern(Transaction& edit, const Pattern& pattern,
                                                    const std::vector<Ref>& chosen);

/// How well typed words meet a pattern's names: 0 a name or alias begins with them, 1 a word of one does;
/// -1 not at all.
[[nodiscard]] int patternRank(const Pattern& pattern, std::string_view typed);

} // namespace chalkline::text
