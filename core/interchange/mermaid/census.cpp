#include "interchange/mermaid/census.h"

#include <algorithm>

namespace chalkline {

MermaidLines::MermaidLines(const MermaidSource& source)
    : source_(source)
    , at_(source.body()) {}

bool MermaidLines::next() {
    const std::string_view text = source_.text();
    while (at_ < text.size()) {
        const std::size_t end = std::min(text.find('\n', at_), text.size());
        line_ = trimmed(text.substr(at_, end - at_));
        offset_ = line_.empty() ? at_ : static_cast<std::size_t>(line_.data() - text.data());
        at_ = end + 1;
        if (!line_.empty()) return true;
    }
    line_ = {};
    offset_ = text.size();
    return false;
}

std::unexpected<Error> MermaidLines::error(std::string message) const {
    return source_.error(offset_, std::move(message));
}

bool MermaidLines::skipPast(std::string_view closer) {
    do {
        if (line_.find(closer) != std::string_view::npos) return true;
    } while (next());
    return false;
}

std::string_view firstWord(std::string_view line, std::string_view stops) {
    std::size_t end = 0;
    while (end < line.size() && line[end] != ' ' && line[end] != '\t' &&
           stops.find(line[end]) == std::string_view::npos)
        ++end;
    return line.substr(0, end);
}

std::optional<std::string_view> behindWord(std::string_view line, std::string_view word) {
    if (line.size() < word.size()) return std::nullopt;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = line[i];
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const char wanted = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + 32) : word[i];
        if (lower != wanted) return std::nullopt;
    }
    const std::string_view rest = line.substr(word.size());
    if (!rest.empty() && rest[0] != ' ' && rest[0] != '\t') return std::nullopt;
    return trimmed(rest);
}

bool skipsCommonLine(MermaidLines& lines) {
    const std::string_view line = lines.line();
    for (const std::string_view word : {"title", "direction", "classDef", "style", "linkStyle", "cssClass"})
        if (firstWord(line) == word) return true;
    if (line.starts_with("accTitle")) return true;
    if (!line.starts_with("accDescr")) return false;
    if (trimmed(line.substr(8)).starts_with('{')) (void)lines.skipPast("}");
    return true;
}

} // namespace chalkline
