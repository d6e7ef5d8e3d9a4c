#include "interchange/mermaid/source.h"

#include "interchange/mermaid/mermaid.h"
#include "model/validate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace chalkline {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string withLineFeeds(std::string_view raw) {
    if (raw.starts_with(byteOrderMark)) raw.remove_prefix(byteOrderMark.size());
    std::string text;
    text.reserve(raw.size() + 1);
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\r')
            text += raw[i];
        else if (i + 1 == raw.size() || raw[i + 1] != '\n')
            text += '\n';
    }
    return text;
}

std::size_t lineEnd(std::string_view text, std::size_t from) {
    return std::min(text.find('\n', from), text.size());
}

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
        if (text[i] != '\n') text[i] = ' ';
}

std::string_view unquoted(std::string_view text) {
    const bool quoted =
        text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\n");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

MermaidKind mermaidKindOf(std::string_view word) {
    using enum MermaidKind;
    struct Opening {
        std::string_view word;
        MermaidKind kind;
    };
    static constexpr std::array openings{
        Opening{"graph", Flowchart},
        Opening{"flowchart", Flowchart},
        Opening{"flowchart-elk", Flowchart},
        Opening{"sequenceDiagram", Sequence},
        Opening{"erDiagram", Er},
        Opening{"classDiagram", Class},
        Opening{"classDiagram-v2", Class},
        Opening{"stateDiagram", State},
        Opening{"stateDiagram-v2", State},
        Opening{"C4Context", C4},
        Opening{"C4Container", C4},
        Opening{"C4Component", C4},
        Opening{"C4Dynamic", C4},
        Opening{"C4Deployment", C4},
        Opening{"architecture", Architecture},
        Opening{"architecture-beta", Architecture},
        Opening{"block", Block},
        Opening{"block-beta", Block},
    };
    for (const Opening& opening : openings)
        if (opening.word == word) return opening.kind;
    static constexpr std::array<std::string_view, 23> others{
        "gantt",        "pie",           "journey",     "gitGraph",     "mindmap",
        "timeline",     "kanban",        "sankey",      "sankey-beta",  "quadrantChart",
        "packet",       "packet-beta",   "xychart",     "xychart-beta", "radar-beta",
        "treemap-beta", "treemap",       "zenuml",      "requirement",  "requirementDiagram",
        "venn-beta",    "ishikawa-beta", "wardley-beta"};
    return std::ranges::find(others, word) == others.end() ? None : Other;
}

MermaidKind MermaidSource::kind() const {
    return mermaidKindOf(word_);
}

Expected<MermaidSource> MermaidSource::prepare(std::string_view raw, std::string_view fileName) {
    MermaidSource source;
    source.fileName_ = fileName;
    if (raw.size() > mermaidByteLimit) {
        const auto line = 1 + std::ranges::count(raw.substr(0, mermaidByteLimit), '\n');
        return failure(ErrorCode::Refused, "the text is larger than 1,000,000 bytes",
                       source.fileName_ + ":" + std::to_string(line) + ":1");
    }
    source.text_ = withLineFeeds(raw);
    source.indexLines();
    const std::string_view text = source.text_;
    for (const std::size_t start : source.lineStarts_) {
        const std::size_t size = lineEnd(text, start) - start;
        if (size > mermaidLineLimit)
            return source.error(start, "this line is longer than 200,000 bytes", ErrorCode::Refused);
        if (!isCleanText(text.substr(start, size)))
            return source.error(start, "this line is not clean UTF-8 text");
    }
    if (auto good = source.blankFrontMatter(); !good) return std::unexpected(good.error());
    source.blankDirectives();
    source.blankComments();
    source.readWord();
    return source;
}

void MermaidSource::indexLines() {
    lineStarts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        lineStarts_.push_back(at + 1);
}

int MermaidSource::lineOf(std::size_t offset) const {
    return static_cast<int>(std::ranges::upper_bound(lineStarts_, offset) - lineStarts_.begin());
}

std::size_t MermaidSource::startOf(int line) const {
    return lineStarts_[static_cast<std::size_t>(line - 1)];
}

std::unexpected<Error> MermaidSource::error(std::size_t offset, std::string message, ErrorCode code) const {
    // An error at the end of the text belongs to the last line that says something.
    const std::size_t last = text_.find_last_not_of(" \t\n");
    if (last != std::string::npos && offset > last + 1) offset = last + 1;
    const int line = lineOf(offset);
    const std::size_t start = startOf(line);
    const auto column = 1 + std::ranges::count_if(text_.substr(start, offset - start),
                                                  [](char c) { return (c & 0xC0) != 0x80; });
    return failure(code, std::move(message),
                   fileName_ + ":" + std::to_string(line) + ":" + std::to_string(column));
}

Expected<void> MermaidSource::blankFrontMatter() {
    const std::size_t open = text_.find_first_not_of(" \t\n");
    if (open == std::string::npos) return {};
    const std::string_view text = text_;
    std::size_t end = lineEnd(text, open);
    if (trimmed(text.substr(open, end - open)) != "---") return {};
    const std::size_t from = end;
    while (end < text.size()) {
        const std::size_t start = end + 1;
        end = lineEnd(text, start);
        if (trimmed(text.substr(start, end - start)) != "---") continue;
        readTitle(from, start);
        blank(text_, open, end);
        return {};
    }
    return error(open, "the front matter opened here is never closed with ---");
}

/// `title:` among the outermost keys.
void MermaidSource::readTitle(std::size_t from, std::size_t to) {
    std::size_t outermost = std::string::npos;
    const std::string_view text = text_;
    for (std::size_t start = from; start < to;) {
        const std::size_t end = lineEnd(text, start);
        const std::string_view line = text.substr(start, end - start);
        const std::size_t indent = line.find_first_not_of(" \t");
        if (indent != std::string_view::npos) {
            if (outermost == std::string::npos) outermost = indent;
            if (indent == outermost && line.substr(indent).starts_with("title:"))
                title_ = unquoted(trimmed(line.substr(indent + 6)));
        }
        start = end + 1;
    }
}

void MermaidSource::blankDirectives() {
    for (std::size_t at = text_.find("%%{"); at != std::string::npos; at = text_.find("%%{", at)) {
        const std::size_t close = text_.find("}%%", at);
        if (close == std::string::npos) return blank(text_, at, lineEnd(text_, at));
        blank(text_, at, close + 3);
    }
}

void MermaidSource::blankComments() {
    for (const std::size_t start : lineStarts_) {
        const std::size_t end = lineEnd(text_, start);
        const std::size_t word = text_.find_first_not_of(" \t", start);
        if (word < end && text_.compare(word, 2, "%%") == 0) blank(text_, start, end);
    }
}

void MermaidSource::readWord() {
    const std::size_t start = text_.find_first_not_of(" \t\n");
    if (start == std::string::npos) return;
    body_ = std::min(text_.find_first_of(" \t\n;:{", start), text_.size());
    word_ = text_.substr(start, body_ - start);
}

} // namespace chalkline
