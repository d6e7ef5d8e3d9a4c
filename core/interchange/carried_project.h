// The whole project inside a picture, so that a picture can be opened again: in SVG an element of <metadata>,
// in PNG a tEXt chunk, both base64 of zlib (RFC 1950) of the project's JSON. Reading trusts nothing: document
// types, deep or wide XML, wrong checksums and bombs are refused with their place.
#pragma once

#include "base/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chalkline {

/// What <metadata> holds.
[[nodiscard]] std::string carriedElement(std::string_view json);
/// Keyword and text of the chunk.
[[nodiscard]] std::pair<std::string, std::string> carriedChunk(std::string_view json);

/// By the root element, whatever stands before it.
[[nodiscard]] bool looksLikeSvg(std::string_view bytes);
/// By the first bytes.
[[nodiscard]] bool looksLikePng(std::string_view bytes);

/// The JSON; nothing if the picture carries none. Found again as well where another program saved the picture
/// with another prefix, with line breaks in the base64, or with the chunk as zTXt or iTXt. `name` is the file
/// for errors, which are Unreadable for what is no SVG or PNG or is damaged, and Refused for what is over a
/// limit, of a newer version, or carries two projects.
[[nodiscard]] Expected<std::optional<std::string>> projectInSvg(std::string_view bytes,
                                                                const std::string& name);
[[nodiscard]] Expected<std::optional<std::string>> projectInPng(std::string_view bytes,
                                                                const std::string& name);

} // namespace chalkline
