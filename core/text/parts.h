// The pieces of a record line: words up to the next of some separators, or anything in quotes ("" is a quote,
// \n a line break, \\ a backslash). Reads and writes them; knows nothing of records.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace chalkline::text {

/// Separators have blanks around them (" -> ") or behind them (": "); case does not count.
struct Separators {
    Separators(std::initializer_list<std::string_view> few)
        : all(few.begin(), few.size()) {}
    template <std::size_t count>
    Separators(const std::array<std::string_view, count>& many)
        : all(many) {}
    std::span<const std::string_view> all; // lives as long as the call that it is passed to
};

struct Part {
    std::string text; // blanks at the ends gone and runs of them one, unless it was quoted
    bool quoted = false;
    std::string_view end; // the separator behind it; "" = the line ends
};

class PartScanner {
public:
    explicit PartScanner(std::string_view text);

    /// Quotes count only if a separator or the end follows the closing one.
    [[nodiscard]] Part take(Separators separators);
    [[nodiscard]] bool atEnd() const;
    /// True if one of the separators comes, outside quotes or not.
    [[nodiscard]] bool holds(Separators separators) const;
    /// True if the next part is in quotes or one of the separators is next.
    [[nodiscard]] bool beginsWithQuote() const;
    [[nodiscard]] bool beginsWith(std::string_view separator) const;

private:
    [[nodiscard]] std::size_t firstWord() const;
    [[nodiscard]] std::string_view separatorAt(std::size_t at, Separators separators) const;

    std::string text_;  // a blank before and behind, so that separators are found at the ends
    std::string lower_; // the same in small letters
    std::size_t at_ = 0;
};

/// The whole text as one part: unquoted if it is wholly in quotes.
[[nodiscard]] std::string wholePart(std::string_view text);
/// So written that take() with these separators gives it back.
[[nodiscard]] std::string writePart(std::string_view text, Separators separators = {});

} // namespace chalkline::text
