#include "base/text.h"

#include <QString>

#include <algorithm>

namespace chalkline {

namespace {

bool isAscii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// What QChar::isSpace says for ASCII.
bool isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string foldAscii(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool gap = false;
    for (const char c : text) {
        if (isBlank(c)) {
            gap = !folded.empty();
            continue;
        }
        if (gap) folded += ' ';
        gap = false;
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return folded;
}

/// The length in bytes of the separator that begins here; 0: a letter or digit does.
std::size_t separatorLength(std::string_view rest) {
    const char c = rest.front();
    if (isAscii(c)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter ? 0 : 1;
    }
    // U+00A0 no-break space, U+00B7 middle dot; U+2000 to U+203F: spaces, dashes, quotes, bullets.
    if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xC2\xB7")) return 2;
    if (rest.starts_with("\xE2\x80") && rest.size() >= 3) return 3;
    return 0;
}

} // namespace

std::string foldName(std::string_view text) {
    if (std::ranges::all_of(text, isAscii)) return foldAscii(text);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .toCaseFolded()
        .simplified()
        .toStdString();
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t separator = separatorLength(text.substr(at));
        if (separator == 0) {
            ++at;
            continue;
        }
        if (at > begin) found.push_back(text.substr(begin, at - begin));
        at += separator;
        begin = at;
    }
    if (at > begin) found.push_back(text.substr(begin, at - begin));
    return found;
}

std::string oneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string wordForm(std::string_view text) {
    const std::string folded = foldName(text);
    std::string joined;
    for (const std::string_view word : words(folded)) {
        if (!joined.empty()) joined += ' ';
        joined += word;
    }
    return joined;
}

} // namespace chalkline
