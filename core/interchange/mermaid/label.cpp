#include "interchange/mermaid/label.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace chalkline {

namespace {

void appendUtf8(std::string& text, std::uint32_t code) {
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
        return;
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (code >> 18));
        text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 48> namedEntities{
    {{"quot", "\""},  {"amp", "&"},   {"lt", "<"},     {"gt", ">"},     {"nbsp", " "},   {"apos", "'"},
     {"lpar", "("},   {"rpar", ")"},  {"lsqb", "["},   {"rsqb", "]"},   {"lbrack", "["}, {"rbrack", "]"},
     {"lcub", "{"},   {"rcub", "}"},  {"lbrace", "{"}, {"rbrace", "}"}, {"num", "#"},    {"semi", ";"},
     {"colon", ":"},  {"comma", ","}, {"period", "."}, {"sol", "/"},    {"bsol", "\\"},  {"vert", "|"},
     {"verbar", "|"}, {"ast", "*"},   {"plus", "+"},   {"equals", "="}, {"percnt", "%"}, {"dollar", "$"},
     {"excl", "!"},   {"quest", "?"}, {"commat", "@"}, {"lowbar", "_"}, {"grave", "`"},  {"hellip", "…"},
     {"mdash", "—"},  {"ndash", "–"}, {"rarr", "→"},   {"larr", "←"},   {"harr", "↔"},   {"times", "×"},
     {"copy", "©"},   {"euro", "€"},  {"middot", "·"}, {"bull", "•"},   {"deg", "°"},    {"le", "≤"}}};

/// HTML reads these few without a semicolon too: `&nbsp` stands in real files.
std::size_t takeOpenEntity(std::string_view rest, std::string& text) {
    if (rest[0] != '&') return 0;
    for (const std::string_view open :
         {"nbsp", "quot", "amp", "lt", "gt", "times", "copy", "middot", "deg"}) {
        if (!rest.substr(1).starts_with(open)) continue;
        text +=
            std::ranges::find(namedEntities, open, [](const auto& entity) { return entity.first; })->second;
        return open.size() + 1;
    }
    return 0;
}

/// Decodes `#name;`, `&name;`, `#35;`, `&#35;` at the start of `rest`; the length consumed, 0 if none.
std::size_t takeEntity(std::string_view rest, std::string& text) {
    const std::size_t end = rest.substr(0, 12).find(';');
    if (end == std::string_view::npos || end < 2) return takeOpenEntity(rest, text);
    std::string_view name = rest.substr(1, end - 1);
    if (rest[0] == '&' && name.starts_with('#')) name.remove_prefix(1);
    std::uint32_t code = 0;
    const bool hex = name.size() > 1 && (name[0] == 'x' || name[0] == 'X');
    const char* digits = name.data() + (hex ? 1 : 0);
    const auto [last, bad] = std::from_chars(digits, name.data() + name.size(), code, hex ? 16 : 10);
    if (bad == std::errc{} && last == name.data() + name.size()) {
        appendUtf8(text, code);
        return end + 1;
    }
    for (const auto& [word, meaning] : namedEntities)
        if (word == name) {
            text += meaning;
            return end + 1;
        }
    return takeOpenEntity(rest, text);
}

/// `<br>` is a line break, other tags vanish; the length consumed, 0 if this is no tag.
std::size_t takeTag(std::string_view rest, std::string& text) {
    const bool opens =
        rest.size() > 1 && (rest[1] == '/' || (rest[1] | 0x20) >= 'a') && (rest[1] | 0x20) <= 'z';
    const std::size_t end = rest.substr(0, 400).find('>');
    if (!opens || end == std::string_view::npos) return 0;
    if (rest.size() > 3 && (rest[1] | 0x20) == 'b' && (rest[2] | 0x20) == 'r' &&
        (rest[3] == '>' || rest[3] == '/' || rest[3] == ' '))
        text += '\n';
    return end + 1;
}

std::size_t takeIcon(std::string_view rest) {
    for (const std::string_view prefix : {"fa:fa-", "fab:fa-", "fas:fa-", "far:fa-"})
        if (rest.starts_with(prefix)) {
            const std::size_t end = rest.find_first_of(" \n", prefix.size());
            return end == std::string_view::npos ? rest.size() : end;
        }
    return 0;
}

/// A run of marks for bold or italic vanishes, unless it is text (2 * 3, snake_case); its length.
std::size_t takeEmphasis(std::string_view raw, std::size_t at, std::string& text) {
    const char mark = raw[at];
    const std::size_t end = std::min(raw.find_first_not_of(mark, at), raw.size());
    const char before = at > 0 ? raw[at - 1] : ' ';
    const char after = end < raw.size() ? raw[end] : ' ';
    const auto isBlank = [](char c) { return c == ' ' || c == '\n'; };
    const auto isLetter = [](char c) {
        return (c & 0x80) != 0 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    };
    const bool inWord = mark == '_' && isLetter(before) && isLetter(after);
    if (inWord || (isBlank(before) && isBlank(after))) text += raw.substr(at, end - at);
    return end - at;
}

std::string trimmedLines(const std::string& text) {
    std::string result;
    bool blank = true; // at the start of a line
    for (const char c : text) {
        if (c == '\n') {
            while (!result.empty() && result.back() == ' ')
                result.pop_back();
            if (!result.empty() && result.back() != '\n') result += '\n';
            blank = true;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            if (!blank) result += ' ';
            blank = true;
        } else {
            result += c;
            blank = false;
        }
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == '\n'))
        result.pop_back();
    return result;
}

} // namespace

std::string plainMermaidText(std::string_view raw) {
    const bool markdown = raw.size() >= 2 && raw.front() == '`' && raw.back() == '`';
    if (markdown) raw = raw.substr(1, raw.size() - 2);
    std::string text;
    for (std::size_t at = 0; at < raw.size();) {
        const std::string_view rest = raw.substr(at);
        std::size_t taken = 0;
        if (rest[0] == '#' || rest[0] == '&') taken = takeEntity(rest, text);
        if (rest[0] == '<') taken = takeTag(rest, text);
        if (rest[0] == 'f') taken = takeIcon(rest);
        if (markdown && (rest[0] == '*' || rest[0] == '_')) taken = takeEmphasis(raw, at, text);
        if (rest.starts_with("\\n")) {
            text += '\n';
            taken = 2;
        }
        if (taken == 0) {
            text += rest[0];
            taken = 1;
        }
        at += taken;
    }
    return trimmedLines(text);
}

} // namespace chalkline
