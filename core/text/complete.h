// What Tab may offer at a place in a type-to-draw line: names of the project, words that begin records, kinds
// and technologies of the catalogue. Nothing is ever completed silently.
#pragma once

#include "model/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

enum class ProposalSource { Name, Record, Kind, Technology };

struct Proposal {
    std::string text; // as it must be written there: quoted if need be, tagged (name#7) if not unique
    ProposalSource source = ProposalSource::Name;
    std::size_t from = 0; // bytes of the line that it replaces: [from, cursor)
};

/// `cursor` is a byte position in `line`. `recent` lists what was named lately, newest first. Order: names
/// that begin with what is typed, names with a word that does, names with these initials, words of records
/// (`must: `, only where a line begins), kinds, technologies; within each the most recent first, then by id.
/// Where only a boundary can stand (behind @), only boundaries are offered; where the name must be there (a
/// removal), only names; where it must be new (behind =), only kinds and technologies; in labels, notes and
/// records nothing.
[[nodiscard]] std::vector<Proposal> complete(const Document& document, std::string_view line,
                                             std::size_t cursor, const std::vector<Ref>& recent = {},
                                             std::size_t limit = 20);

} // namespace chalkline::text
