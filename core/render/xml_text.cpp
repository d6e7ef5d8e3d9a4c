#include "render/xml_text.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace chalkline {

namespace {

void appendByte(std::string& xml, char c) {
    switch (c) {
    case '<':
        xml += "&lt;";
        return;
    case '>':
        xml += "&gt;";
        return;
    case '&':
        xml += "&amp;";
        return;
    case '"':
        xml += "&quot;";
        return;
    case '\'':
        xml += "&#39;";
        return;
    default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') xml += c;
    }
}

/// ASCII in which nothing needs escaping, as most of what is written.
bool isPlain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"' && c != '\'';
    });
}

} // namespace

void appendEscaped(std::string& xml, std::string_view utf8) {
    if (isPlain(utf8)) {
        xml += utf8;
        return;
    }
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    erase_if(text, [](QChar c) { return c == QChar(0xFFFE) || c == QChar(0xFFFF); });
    for (const char c : text.toUtf8())
        appendByte(xml, c);
}

/// By whole numbers: several times faster than printing a double, and most of an SVG is numbers.
void appendNumber(std::string& text, double value, int decimals) {
    static constexpr std::array<int, 5> powers{1, 10, 100, 1000, 10000};
    const int power = powers[static_cast<std::size_t>(std::clamp(decimals, 0, 4))];
    const double scaled = value * power;
    if (!(std::abs(scaled) < 1e17)) { // not a number either
        text += '0';
        return;
    }
    auto units = static_cast<long long>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    if (units < 0) {
        text += '-';
        units = -units;
    }
    char digits[24];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, units / power).ptr);
    auto part = static_cast<int>(units % power);
    if (part == 0) return;
    text += '.';
    for (int place = power / 10; part > 0; place /= 10) {
        text += static_cast<char>('0' + part / place);
        part %= place;
    }
}

} // namespace chalkline
