// Names as people compare them: case folded, white space collapsed; and the words of a name. Used wherever a
// name is looked up or understood. UTF-8 in and out; bytes that are no UTF-8 become U+FFFD. ASCII text takes
// a path without Unicode tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

/// Unicode case folding, white space (line breaks too) collapsed to single blanks and trimmed.
/// foldName(foldName(x)) == foldName(x).
[[nodiscard]] std::string foldName(std::string_view text);

/// The runs of letters and digits of a text, in order, as views into it. Everything else in ASCII and the
/// usual typographic dashes, dots and quotes separate; every other character counts as a letter.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);

/// Line breaks become blanks.
[[nodiscard]] std::string oneLine(std::string text);

/// The folded words of a text joined by single blanks: "Key-Value  Store" becomes "key value store".
[[nodiscard]] std::string wordForm(std::string_view text);

} // namespace chalkline
