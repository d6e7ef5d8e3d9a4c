// What a report is made of before it is Markdown or HTML: headings, paragraphs, lists, facts, tables and
// pictures in order. Sections (sections.h) make them, writers (write_markdown.h, write_html.h) print them.
// All text is plain UTF-8 of one or more lines; only the writers escape.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace chalkline::report {

/// Level 1 is the title of the whole, 2 a chapter, 3 a part of one, 4 a single record.
struct Heading {
    int level = 2;
    std::string text;
};

/// Lead: what the whole is about. Quiet: a remark about the report itself. Warning: something to be looked
/// at.
enum class Tone { Plain, Lead, Quiet, Warning };

struct Paragraph {
    std::string text;
    Tone tone = Tone::Plain;
};

struct List {
    std::vector<std::string> items;
};

/// Names with what is said of each, in order.
struct Facts {
    std::vector<std::pair<std::string, std::string>> rows;
};

/// Code: short, as narrow as it can be. Number: tabular figures, flush right. Formula: fixed width.
enum class ColumnKind { Words, Code, Number, Formula };

struct Column {
    std::string title;
    ColumnKind kind = ColumnKind::Words;
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; // as wide as columns
};

struct Picture {
    std::string name;    // of the sheet
    std::string svg;     // a whole document, on paper
    std::string darkSvg; // the same on slate
};

using Block = std::variant<Heading, Paragraph, List, Facts, Table, Picture>;
using Blocks = std::vector<Block>;

} // namespace chalkline::report
