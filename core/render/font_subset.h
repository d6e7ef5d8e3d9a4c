// The part of an embedded font that a picture needs, made with HarfBuzz, to carry along in an SVG. The same
// characters give the same bytes.
#pragma once

#include "base/error.h"
#include "base/text_advance.h"

#include <map>
#include <set>
#include <string>

namespace chalkline {

/// A font file with the glyphs of these characters and their advances, without hinting, kerning and
/// ligatures. Characters that the face lacks are left out.
[[nodiscard]] Expected<std::string> subsetFont(Face face, const std::set<char32_t>& characters);

/// An @font-face rule for each face, the subset inside it as a data URL.
[[nodiscard]] Expected<std::string> fontFaceCss(const std::map<Face, std::set<char32_t>>& characters);

} // namespace chalkline
