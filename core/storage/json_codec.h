// A whole project as JSON, lossless and in stable order (ids and stamps included, one record per line), for
// `export -o X.json`, diffs and people's own scripts; and back. History is not part of it.
#pragma once

#include "base/error.h"
#include "model/document.h"

#include <string>
#include <string_view>

namespace chalkline {

[[nodiscard]] std::string toJson(const Document& document);

/// `fileName` is the place of errors, which name table, record and field. The result is valid.
[[nodiscard]] Expected<Document> fromJson(std::string_view text, std::string_view fileName);

} // namespace chalkline
