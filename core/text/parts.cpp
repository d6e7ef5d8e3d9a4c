#include "text/parts.h"

#include "text/print.h"
#include "text/scan.h"

#include <algorithm>

namespace chalkline::text {

namespace {

std::string inSmallLetters(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

} // namespace

PartScanner::PartScanner(std::string_view text)
    : text_(" " + std::string(text) + " ")
    , lower_(inSmallLetters(text_)) {}

std::size_t PartScanner::firstWord() const {
    std::size_t at = at_;
    while (at < text_.size() && isBlank(text_[at]))
        ++at;
    return at;
}

std::string_view PartScanner::separatorAt(std::size_t at, Separators separators) const {
    for (const std::string_view separator : separators.all)
        if (lower_.compare(at, separator.size(), separator) == 0) return separator;
    return {};
}

bool PartScanner::atEnd() const {
    return firstWord() == text_.size();
}

bool PartScanner::holds(Separators separators) const {
    return std::ranges::any_of(separators.all, [&](std::string_view separator) {
        return lower_.find(separator, at_) != lower_.npos;
    });
}

bool PartScanner::beginsWithQuote() const {
    const std::size_t at = firstWord();
    return at < text_.size() && text_[at] == '"';
}

bool PartScanner::beginsWith(std::string_view separator) const {
    const std::size_t at = firstWord();
    return at > 0 && at < text_.size() && lower_.compare(at - 1, separator.size(), separator) == 0;
}

Part PartScanner::take(Separators separators) {
    if (beginsWithQuote()) {
        Scanner scanner(text_, 1);
        scanner.seek(firstWord());
        auto text = scanner.quoted();
        std::size_t behind = scanner.position();
        while (behind + 1 < text_.size() && isBlank(text_[behind]) && isBlank(text_[behind + 1]))
            ++behind;
        const std::string_view end = separatorAt(std::min(behind, text_.size()), separators);
        const bool last = behind + 1 >= text_.size();
        if (text && (last || !end.empty())) {
            at_ = last ? text_.size() : behind + end.size() - 1; // its last blank may begin the next one
            return {std::move(*text), true, last ? std::string_view{} : end};
        }
    }
    for (std::size_t at = at_; at < text_.size(); ++at)
        if (const std::string_view end = separatorAt(at, separators); !end.empty()) {
            Part part{collapsed(std::string_view(text_).substr(at_, at - at_)), false, end};
            at_ = at + end.size() - 1;
            return part;
        }
    Part part{collapsed(std::string_view(text_).substr(at_)), false, {}};
    at_ = text_.size();
    return part;
}

std::string wholePart(std::string_view text) {
    return PartScanner(text).take({}).text;
}

std::string writePart(std::string_view text, Separators separators) {
    // An open quote could find its end in what follows.
    if (text.empty() || text[0] == '"') return writeQuoted(text);
    PartScanner scanner(text);
    const Part part = scanner.take(separators);
    const bool same = !part.quoted && part.end.empty() && part.text == text;
    return same && text.find('\n') == text.npos ? std::string(text) : writeQuoted(text);
}

} // namespace chalkline::text
