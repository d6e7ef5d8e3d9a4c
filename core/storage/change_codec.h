// Change sets to and from CBOR for the history table: [1, [[type, id, before, after] ...]] where before and
// after are null or a map from field id to value. Decoding takes hostile bytes: every length is checked
// against what is there, unknown types and fields are refused by number.
#pragma once

#include "base/error.h"
#include "edit/change_set.h"

#include <string>
#include <string_view>

namespace chalkline {

[[nodiscard]] std::string encodeChanges(const ChangeSet& changes);
[[nodiscard]] Expected<ChangeSet> decodeChanges(std::string_view bytes);

} // namespace chalkline
