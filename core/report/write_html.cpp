#include "report/write_html.h"

#include "render/xml_text.h"
#include "report/wording.h"

#include <algorithm>

namespace chalkline::report {

namespace {

std::string escaped(std::string_view text) {
    std::string xml;
    appendEscaped(xml, text);
    return xml;
}

/// Several lines stay several lines.
std::string textOf(std::string_view text) {
    std::string xml;
    for (const std::string& line : linesOf(text)) {
        if (!xml.empty()) xml += "<br/>";
        appendEscaped(xml, line);
    }
    return xml;
}

/// Several lines are several points, each with its own first line.
std::string pointsOf(std::string_view text) {
    const std::vector<std::string> lines = linesOf(text);
    if (lines.size() < 2) return textOf(text);
    std::string xml;
    for (const std::string& line : lines)
        xml += "<p>" + escaped(line) + "</p>";
    return xml;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// A picture as part of a page. Quotation marks in what people wrote are escaped, so that these patterns are
/// markup; ids get a prefix, for those of several pictures must not meet.
std::string inlineSvg(const std::string& svg, const std::string& prefix) {
    std::string part = svg.substr(std::min(svg.find("<svg"), svg.size()));
    part = replaced(std::move(part), " xmlns=\"http://www.w3.org/2000/svg\"", "");
    part = replaced(std::move(part), " xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "");
    part = replaced(std::move(part), " id=\"", " id=\"" + prefix);
    return replaced(std::move(part), " xlink:href=\"#", " href=\"#" + prefix);
}

std::string_view classOf(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Words:
        return {};
    case ColumnKind::Code:
        return " class=\"code\"";
    case ColumnKind::Number:
        return " class=\"number\"";
    case ColumnKind::Formula:
        return " class=\"formula\"";
    }
    return {};
}

std::string_view classOf(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return {};
    case Tone::Lead:
        return " class=\"lead\"";
    case Tone::Quiet:
        return " class=\"quiet\"";
    case Tone::Warning:
        return " class=\"warning\"";
    }
    return {};
}

class Writer {
public:
    void operator()(const Heading& heading) {
        if (heading.level == 2) {
            if (chapters_ > 0) out_ += "</section>\n";
            out_ += "<section id=\"part-" + std::to_string(++chapters_) + "\">\n";
        }
        const std::string name = "h" + std::to_string(std::clamp(heading.level, 1, 6));
        out_ += "<" + name + ">" + textOf(heading.text) + "</" + name + ">\n";
    }
    void operator()(const Paragraph& paragraph) {
        const std::string text = textOf(paragraph.text);
        if (text.empty()) return;
        out_ += "<p" + std::string(classOf(paragraph.tone)) + ">" + text + "</p>\n";
    }
    void operator()(const List& list) {
        if (list.items.empty()) return;
        out_ += "<ul>\n";
        for (const std::string& item : list.items)
            out_ += "<li>" + textOf(item) + "</li>\n";
        out_ += "</ul>\n";
    }
    void operator()(const Facts& facts) {
        if (facts.rows.empty()) return;
        out_ += "<dl>\n";
        for (const auto& [name, says] : facts.rows)
            out_ += "<dt>" + textOf(name) + "</dt><dd>" + pointsOf(says) + "</dd>\n";
        out_ += "</dl>\n";
    }
    void operator()(const Table& table) {
        if (table.rows.empty()) return;
        out_ += "<div class=\"wide\"><table>\n<thead><tr>";
        for (const Column& column : table.columns)
            out_ += "<th scope=\"col\"" + std::string(classOf(column.kind)) + ">" + textOf(column.title) +
                    "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
        for (const std::vector<std::string>& row : table.rows) {
            out_ += "<tr>";
            for (std::size_t at = 0; at < row.size(); ++at)
                out_ +=
                    "<td" + std::string(classOf(table.columns[at].kind)) + ">" + textOf(row[at]) + "</td>";
            out_ += "</tr>\n";
        }
        out_ += "</tbody></table></div>\n";
    }
    void operator()(const Picture& picture) {
        const std::string prefix = "p" + std::to_string(++pictures_);
        out_ += "<figure>\n<div class=\"on-paper\">" + inlineSvg(picture.svg, prefix + "-") + "</div>\n";
        out_ += "<div class=\"on-slate\">" + inlineSvg(picture.darkSvg, prefix + "d-") + "</div>\n";
        out_ += "<figcaption>" + textOf(picture.name) + "</figcaption>\n</figure>\n";
    }

    [[nodiscard]] std::string body() { return out_ + (chapters_ > 0 ? "</section>\n" : ""); }

private:
    std::string out_;
    int chapters_ = 0;
    int pictures_ = 0;
};

std::string contentsOf(const Blocks& blocks) {
    std::string list;
    int chapters = 0;
    for (const Block& block : blocks)
        if (const auto* heading = std::get_if<Heading>(&block); heading && heading->level == 2)
            list += "<li><a href=\"#part-" + std::to_string(++chapters) + "\">" + textOf(heading->text) +
                    "</a></li>\n";
    return list.empty() ? list : "<nav aria-label=\"Contents\"><ul>\n" + list + "</ul></nav>\n";
}

std::string titleOf(const Blocks& blocks) {
    for (const Block& block : blocks)
        if (const auto* heading = std::get_if<Heading>(&block); heading && heading->level == 1)
            return escaped(heading->text);
    return "Design";
}

} // namespace

std::string asHtml(const Blocks& blocks) {
    Writer writer;
    for (const Block& block : blocks)
        std::visit(writer, block);
    std::string page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                       "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                       "<meta name=\"generator\" content=\"Chalkline\"/>\n<title>";
    page += titleOf(blocks) + "</title>\n<style>\n";
    page.append(pageStyle()).append("</style>\n</head>\n<body>\n");
    return page + contentsOf(blocks) + "<main>\n" + writer.body() + "</main>\n</body>\n</html>\n";
}

} // namespace chalkline::report
