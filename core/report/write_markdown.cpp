#include "report/write_markdown.h"

#include <QString>

#include <algorithm>
#include <cstddef>
#include <cstdio>

namespace chalkline::report {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\0';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isPunctuation(char c) {
    return c > ' ' && c < '\x7f' && !isLetter(c) && !isDigit(c);
}

/// Bytes beyond ASCII count as letters.
bool isWord(char c) {
    return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// "amp;", "#65;"
bool isEntity(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (isLetter(text[end]) || isDigit(text[end]) || text[end] == '#'))
        ++end;
    return end > 0 && end < text.size() && text[end] == ';';
}

/// True if Markdown would read the character at `at` as markup.
bool isMarkup(std::string_view text, std::size_t at) {
    const char before = at > 0 ? text[at - 1] : '\0';
    const char after = at + 1 < text.size() ? text[at + 1] : '\0';
    switch (text[at]) {
    case '`':
    case '[':
    case '|':
        return true;
    case '\\':
        return isPunctuation(after);
    case '*':
        return at == 0 || !isBlank(before) || !isBlank(after);
    case '_':
        return !isWord(before) || !isWord(after);
    case '~':
        return after != '>' && (before == '~' || !isBlank(after));
    case '<':
        return isLetter(after) || after == '/' || after == '!' || after == '?';
    case '&':
        return isEntity(text.substr(at + 1));
    default:
        return false;
    }
}

/// A line that begins like a heading, a list, a quotation or a rule needs a backslash before this byte; none:
/// text.size().
std::size_t startOfBlock(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == '#' || text[0] == '>' || text[0] == '=') return 0;
    if ((text[0] == '-' || text[0] == '+') && (text.size() == 1 || isBlank(text[1]) || text[1] == text[0]))
        return 0;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool numbered = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    if (numbered && (digits + 1 == text.size() || isBlank(text[digits + 1]))) return digits;
    return text.size();
}

/// Control characters go; blanks at both ends of a line would mean something.
std::string clean(std::string_view line) {
    std::string text;
    for (const char c : line)
        if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f')
            text += c;
        else if (c == '\t')
            text += ' ';
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (std::string line = clean(text.substr(at, end - at)); !line.empty()) lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

/// A file's name as the target of a link.
std::string urlText(std::string_view name) {
    constexpr std::string_view plain = "-._~!$',;=@+";
    std::string url;
    for (const char c : name) {
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        if (isLetter(c) || isDigit(c) || plain.find(c) != std::string_view::npos)
            url += c;
        else
            url += code;
    }
    return url;
}

std::string joined(std::string_view text, std::string_view between) {
    std::string all;
    for (const std::string& line : linesOf(text))
        all += (all.empty() ? std::string() : std::string(between)) + markdownText(line);
    return all;
}

class Writer {
public:
    explicit Writer(const std::string& stem)
        : stem_(stem) {}

    void operator()(const Heading& heading) {
        out_ += std::string(static_cast<std::size_t>(heading.level), '#') + " " + joined(heading.text, " ") +
                "\n\n";
    }
    void operator()(const Paragraph& paragraph) {
        const std::string text = joined(paragraph.text, "\\\n");
        if (text.empty()) return;
        if (paragraph.tone == Tone::Warning)
            out_ += "> **Note:** " + joined(paragraph.text, "\\\n> ") + "\n\n";
        else
            out_ += text + "\n\n";
    }
    void operator()(const List& list) {
        for (const std::string& item : list.items)
            out_ += "- " + joined(item, "\\\n  ") + "\n";
        if (!list.items.empty()) out_ += "\n";
    }
    void operator()(const Facts& facts) {
        for (const auto& [name, says] : facts.rows)
            out_ += "- **" + joined(name, " ") + ":** " + joined(says, "\\\n  ") + "\n";
        if (!facts.rows.empty()) out_ += "\n";
    }
    void operator()(const Table& table) {
        if (table.rows.empty()) return;
        std::string rule;
        for (const Column& column : table.columns) {
            out_ += "| " + joined(column.title, " ") + " ";
            rule += column.kind == ColumnKind::Number ? "|---:" : "|---";
        }
        out_ += "|\n" + rule + "|\n";
        for (const std::vector<std::string>& row : table.rows) {
            for (const std::string& cell : row)
                out_ += "| " + joined(cell, "<br>") + " ";
            out_ += "|\n";
        }
        out_ += "\n";
    }
    void operator()(const Picture& picture) {
        if (stem_.empty()) {
            out_ += "*(The picture of " + joined(picture.name, " ") +
                    " is left out: it needs a file beside this one.)*\n\n";
            return;
        }
        out_ += "![" + joined(picture.name, " ") + "](" + urlText(stem_) + "-" + std::to_string(++pictures_) +
                ".svg)\n\n";
    }

    [[nodiscard]] std::string text() {
        while (out_.ends_with("\n\n"))
            out_.pop_back();
        return std::move(out_);
    }

private:
    const std::string& stem_;
    std::string out_;
    int pictures_ = 0;
};

} // namespace

std::string markdownText(std::string_view text) {
    std::string escaped;
    const std::size_t start = startOfBlock(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == start || isMarkup(text, at)) escaped += '\\';
        escaped += text[at];
    }
    return escaped;
}

std::string asMarkdown(const Blocks& blocks, const std::string& pictureStem) {
    Writer writer(pictureStem);
    for (const Block& block : blocks)
        std::visit(writer, block);
    // Bytes that are no UTF-8 become U+FFFD.
    return QString::fromStdString(writer.text()).toStdString();
}

} // namespace chalkline::report
