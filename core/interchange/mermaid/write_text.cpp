#include "interchange/mermaid/write_text.h"

#include "interchange/outgoing.h"

#include <algorithm>
#include <array>

namespace chalkline {

namespace {

constexpr std::size_t longestId = 40; // then a number reads better

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c) {
    return (c & 0x80) != 0 || isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/// Where a character stands on its line.
struct Place {
    std::string_view line;
    std::size_t at;

    [[nodiscard]] char before() const { return at > 0 ? line[at - 1] : ' '; }
    [[nodiscard]] char after() const { return at + 1 < line.size() ? line[at + 1] : ' '; }
    [[nodiscard]] std::string_view head() const { return line.substr(0, at); }
    [[nodiscard]] std::string_view rest() const { return line.substr(at); }
    /// "12" in "12. step": Markdown makes a list of it.
    [[nodiscard]] bool isBehindNumber() const { return at > 0 && std::ranges::all_of(head(), isDigit); }
};

/// True for a character that every Mermaid shows as it is at this place.
bool isPlain(const Place& place) {
    const char c = place.line[place.at];
    switch (c) {
    case ' ':
    case ',':
    case '\'':
    case '?':
    case '!':
    case '/':
    case '(':
    case '{':
    case '}':
        return true;
    case '.': // a list; or a link of www.
        return !place.isBehindNumber() && !place.head().ends_with("www") && !place.head().ends_with("WWW");
    case ')':
        return !place.isBehindNumber();
    case '-': // lists and rules
    case '+':
    case '=':
        return place.at > 0;
    case ':': // links and icons
        return place.after() != '/' && !place.rest().starts_with(":fa-");
    case '$': // formulas
        return place.before() != '$' && place.after() != '$';
    case '%': // directives
        return place.before() != '%' && place.after() != '%' && place.after() != '{';
    case '_': // emphasis
        return isWordCharacter(place.before()) && isWordCharacter(place.after());
    case 's': // Mermaid cuts a semicolon off lines with these words in them
        return !place.rest().starts_with("style");
    case 'c':
        return !place.rest().starts_with("classDef");
    default:
        return isWordCharacter(c);
    }
}

std::string entityOf(char c) {
    switch (c) {
    case '"':
        return "#quot;";
    case '&':
        return "#amp;";
    case '<':
        return "#lt;";
    case '>':
        return "#gt;";
    default:
        return '#' + std::to_string(static_cast<int>(c)) + ';';
    }
}

void appendLine(std::string& label, std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (isPlain({line, at}))
            label += line[at];
        else
            label += entityOf(line[at]);
    }
}

} // namespace

std::string mermaidLabel(std::string_view text) {
    std::string label;
    for (const QString& part : cleaned(text).split(u'\n')) {
        const QString line = part.simplified();
        if (line.isEmpty()) continue;
        if (!label.empty()) label += "<br/>";
        appendLine(label, line.toStdString());
    }
    return label.empty() ? " " : label;
}

std::string mermaidId(std::string_view name) {
    static constexpr std::array<std::string_view, 14> keywords{
        "end",   "graph", "flowchart", "subgraph", "style",       "class",     "classdef",
        "click", "href",  "call",      "default",  "interpolate", "linkstyle", "direction"};
    std::string id;
    bool gap = false;
    for (const char c : name) {
        if ((c & 0x80) != 0) return {};
        if (!isWordCharacter(c)) {
            gap = !id.empty();
            continue;
        }
        if (gap) id += '_';
        gap = false;
        id += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    const bool numbered = id.size() > 1 && (id[0] == 'n' || id[0] == 'b') &&
                          std::ranges::all_of(std::string_view(id).substr(1), isDigit);
    if (id.empty() || isDigit(id[0]) || id.size() > longestId || numbered || id.contains("style") ||
        std::ranges::find(keywords, id) != keywords.end())
        return {};
    return id;
}

} // namespace chalkline
