#include "interchange/mermaid/mermaid.h"

#include "interchange/mermaid/flowchart.h"
#include "model/validate.h"

#include <algorithm>
#include <array>

namespace chalkline {

namespace {

constexpr std::array otherDiagrams{"sequenceDiagram",
                                   "erDiagram",
                                   "classDiagram",
                                   "stateDiagram",
                                   "C4Context",
                                   "C4Container",
                                   "C4Component",
                                   "C4Dynamic",
                                   "C4Deployment",
                                   "architecture",
                                   "block",
                                   "gantt",
                                   "pie",
                                   "journey",
                                   "gitGraph",
                                   "mindmap",
                                   "timeline",
                                   "quadrantChart",
                                   "requirementDiagram",
                                   "sankey",
                                   "xychart",
                                   "kanban",
                                   "packet",
                                   "zenuml",
                                   "radar",
                                   "treemap"};

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < text.size(); ++i)
        if (text[i] != '\n') text[i] = ' ';
}

/// Front matter, directives and comment lines blanked; every line keeps its number.
std::string withoutDecoration(std::string_view raw) {
    std::string text(raw);
    if (text.starts_with("\xEF\xBB\xBF")) blank(text, 0, 3);
    std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start != std::string::npos && text.compare(start, 3, "---") == 0) {
        const std::size_t close = text.find("\n", start);
        std::size_t end = close == std::string::npos ? close : text.find("\n---", close);
        // The closing line may be indented as the opening one is.
        for (std::size_t at = close; at != std::string::npos && end == std::string::npos;
             at = text.find('\n', at + 1)) {
            const std::size_t word = text.find_first_not_of(" \t", at + 1);
            if (word != std::string::npos && text.compare(word, 3, "---") == 0) end = word - 1;
        }
        if (end != std::string::npos) blank(text, start, std::min(text.find('\n', end + 1), text.size()));
    }
    for (std::size_t at = text.find("%%{"); at != std::string::npos; at = text.find("%%{", at + 1)) {
        const std::size_t end = text.find("}%%", at);
        if (end == std::string::npos) break;
        blank(text, at, end + 3);
    }
    for (std::size_t lineStart = 0; lineStart < text.size();) {
        const std::size_t lineEnd = std::min(text.find('\n', lineStart), text.size());
        const std::size_t word = text.find_first_not_of(" \t", lineStart);
        if (word < lineEnd && text.compare(word, 2, "%%") == 0) blank(text, lineStart, lineEnd);
        lineStart = lineEnd + 1;
    }
    return text;
}

struct Header {
    std::string word;
    std::size_t end = 0;
};

Header headerOf(const std::string& text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string::npos) return {};
    const std::size_t end = std::min(text.find_first_of(" \t\r\n;:", start), text.size());
    return {text.substr(start, end - start), end};
}

bool isFlowchart(const std::string& word) {
    return word == "graph" || word == "flowchart" || word == "flowchart-elk";
}

std::string otherDiagram(const std::string& word) {
    for (const std::string_view other : otherDiagrams)
        if (word.starts_with(other)) return std::string(other);
    return {};
}

} // namespace

bool looksLikeMermaid(std::string_view text) {
    if (text.size() > mermaidByteLimit || !isCleanText(text.substr(0, text.find('\0'))))
        text = text.substr(0, 4096);
    const Header header = headerOf(withoutDecoration(text));
    return isFlowchart(header.word) || !otherDiagram(header.word).empty();
}

Expected<ForeignDiagram> readMermaidFlowchart(std::string_view raw, const std::string& fileName,
                                              ImportReport& report) {
    if (raw.size() > mermaidByteLimit)
        return failure(ErrorCode::Refused, "is larger than 1,000,000 bytes", fileName);
    std::string readable(raw);
    std::erase(readable, '\r');
    if (!isCleanText(readable.starts_with("\xEF\xBB\xBF") ? std::string_view(readable).substr(3)
                                                          : std::string_view(readable)))
        return failure(ErrorCode::Refused, "is not clean UTF-8 text", fileName);
    const std::string text = withoutDecoration(readable);
    const Header header = headerOf(text);
    if (const std::string other = otherDiagram(header.word); !other.empty())
        return failure(ErrorCode::Refused, "a Mermaid " + other + " cannot be read yet, only flowcharts",
                       fileName);
    if (!isFlowchart(header.word))
        return failure(ErrorCode::Refused, "is no Mermaid diagram", fileName + ":1");
    return FlowchartReader(text, fileName, report).read(header.end);
}

Expected<Census> mermaidCensus(std::string_view text, const std::string& fileName) {
    ImportReport report;
    const auto diagram = readMermaidFlowchart(text, fileName, report);
    if (!diagram) return std::unexpected(diagram.error());
    return countDiagram(*diagram);
}

} // namespace chalkline
