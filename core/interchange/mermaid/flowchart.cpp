#include "interchange/mermaid/flowchart.h"

#include "interchange/mermaid/label.h"
#include "interchange/mermaid/mermaid.h"

#include <algorithm>

namespace chalkline {

namespace {

constexpr std::size_t subgraphDepthLimit = 60;

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

bool isIdCharacter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           std::string_view("!#$%'*+.`?\\_/").find(c) != std::string_view::npos;
}

ForeignShape shapeNamed(std::string_view name) {
    for (const std::string_view word : {"cyl", "cylinder", "db", "database", "lin-cyl", "disk"})
        if (name == word) return ForeignShape::Cylinder;
    for (const std::string_view word : {"das", "h-cyl", "horizontal-cylinder", "queue"})
        if (name == word) return ForeignShape::Queue;
    if (name == "diam" || name == "diamond" || name == "decision" || name == "question")
        return ForeignShape::Diamond;
    if (name == "hex" || name == "hexagon" || name == "prepare") return ForeignShape::Hexagon;
    if (name == "circle" || name == "circ") return ForeignShape::Circle;
    if (name == "rounded" || name == "event" || name == "stadium" || name == "pill")
        return ForeignShape::Rounded;
    return ForeignShape::Box;
}

} // namespace

std::unexpected<Error> FlowchartReader::error(std::string message) {
    return failure(ErrorCode::Refused, std::move(message), fileName_ + ":" + std::to_string(line()));
}

int FlowchartReader::line() {
    const std::size_t here = std::min(at_, text_.size());
    if (here < countedTo_) {
        countedTo_ = 0;
        countedLine_ = 1;
    }
    countedLine_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(countedTo_),
                                                text_.begin() + static_cast<std::ptrdiff_t>(here), '\n'));
    countedTo_ = here;
    return countedLine_;
}

void FlowchartReader::skipBlanks() {
    while (isBlank(peek()))
        ++at_;
}

void FlowchartReader::skipSpace() {
    while (isBlank(peek()) || peek() == '\n')
        ++at_;
}

void FlowchartReader::skipToLineEnd() {
    while (!atEnd() && peek() != '\n' && peek() != ';')
        ++at_;
}

bool FlowchartReader::looksAtWord(std::string_view word) const {
    if (!looksAt(word)) return false;
    const char next = peek(word.size());
    return next == '\0' || next == '\n' || next == ';' || isBlank(next);
}

Expected<ForeignDiagram> FlowchartReader::read(std::size_t from) {
    at_ = from;
    diagram_.format = "mermaid";
    if (auto good = readDirection(); !good) return std::unexpected(good.error());
    while (true) {
        while (isBlank(peek()) || peek() == '\n' || peek() == ';')
            ++at_;
        if (atEnd()) break;
        if (auto good = readStatement(); !good) return std::unexpected(good.error());
    }
    if (!open_.empty()) return error("a subgraph is never closed with end");
    return finish();
}

FlowchartReader::Check FlowchartReader::readDirection() {
    skipBlanks();
    for (const std::string_view word : {"TB", "TD", "BT", "LR", "RL"})
        if (looksAtWord(word)) {
            diagram_.topToBottom = word[0] == 'T' || word[0] == 'B';
            at_ += word.size();
        }
    skipBlanks();
    if (!atEnd() && peek() != '\n' && peek() != ';')
        return error("expected a direction such as LR, or the end of the line");
    return {};
}

FlowchartReader::Check FlowchartReader::readStatement() {
    if (looksAtWord("subgraph")) return openSubgraph();
    if (looksAtWord("end")) return closeSubgraph();
    if (skipKeyword()) return {};
    return readChain();
}

/// Styles, classes, clicks, titles and local directions are read past; a styled id is a node all the same.
bool FlowchartReader::skipKeyword() {
    if (looksAtWord("style")) {
        at_ += 5;
        skipBlanks();
        if (const std::string id = readId(); !id.empty()) nodeIndex(id);
        skipToLineEnd();
        return true;
    }
    for (const std::string_view word : {"classDef", "class", "linkStyle", "click", "direction",
                                        "accTitle:", "accDescr:", "accTitle", "accDescr"})
        if (looksAtWord(word)) {
            const bool block =
                word == "accDescr" && text_.substr(at_, 40).find('{') != std::string_view::npos;
            if (block) {
                const std::size_t end = text_.find('}', at_);
                at_ = end == std::string_view::npos ? text_.size() : end + 1;
            } else {
                skipToLineEnd();
            }
            return true;
        }
    return false;
}

FlowchartReader::Check FlowchartReader::openSubgraph() {
    if (open_.size() >= subgraphDepthLimit) return error("subgraphs are nested deeper than 60");
    ForeignGroup group;
    group.line = line();
    group.parent = open_.empty() ? -1 : open_.back();
    at_ += 8;
    skipBlanks();
    const std::size_t end = std::min(text_.find_first_of("\n;", at_), text_.size());
    std::string_view rest = text_.substr(at_, end - at_);
    while (!rest.empty() && isBlank(rest.back()))
        rest.remove_suffix(1);
    at_ = end;
    const std::size_t bracket = rest.find('[');
    if (!rest.starts_with('"') && bracket != std::string_view::npos && rest.ends_with(']')) {
        std::string_view title = rest.substr(bracket + 1, rest.size() - bracket - 2);
        if (title.size() >= 2 && title.front() == '"' && title.back() == '"')
            title = title.substr(1, title.size() - 2);
        group.title = plainMermaidText(title);
        rest = rest.substr(0, bracket);
        while (!rest.empty() && isBlank(rest.back()))
            rest.remove_suffix(1);
        group.key = std::string(rest);
    } else {
        if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"')
            rest = rest.substr(1, rest.size() - 2);
        group.title = plainMermaidText(rest);
        if (rest.find(' ') == std::string_view::npos) group.key = std::string(rest);
    }
    open_.push_back(static_cast<int>(diagram_.groups.size()));
    mentioned_.emplace_back();
    diagram_.groups.push_back(std::move(group));
    return {};
}

FlowchartReader::Check FlowchartReader::closeSubgraph() {
    if (open_.empty()) return error("end without a subgraph");
    at_ += 3;
    for (const int node : mentioned_.back())
        if (nodes_[static_cast<std::size_t>(node)].group < 0)
            nodes_[static_cast<std::size_t>(node)].group = open_.back();
    open_.pop_back();
    mentioned_.pop_back();
    return {};
}

std::string FlowchartReader::readId() {
    const std::size_t start = at_;
    while (!atEnd()) {
        const char c = peek();
        const char next = peek(1);
        const bool inner =
            (c == '-' && next != '>' && next != '-' && next != '.') || (c == '=' && next != '=');
        if (!isIdCharacter(c) && !(inner && at_ > start)) break;
        ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
}

int FlowchartReader::nodeIndex(const std::string& key) {
    const auto [place, added] = indexOf_.try_emplace(key, static_cast<int>(nodes_.size()));
    if (added) {
        ForeignNode node;
        node.key = key;
        node.label = plainMermaidText(key);
        node.line = line();
        nodes_.push_back(std::move(node));
    }
    if (!mentioned_.empty()) mentioned_.back().push_back(place->second);
    return place->second;
}

FlowchartReader::Check FlowchartReader::readChain() {
    auto left = readVertices();
    if (!left) return std::unexpected(left.error());
    while (true) {
        skipBlanks();
        if (atEnd() || peek() == '\n' || peek() == ';') return {};
        auto link = readLink();
        if (!link) return std::unexpected(link.error());
        skipSpace();
        auto right = readVertices();
        if (!right) return std::unexpected(right.error());
        if (auto good = addEdges(*left, *right, *link); !good) return good;
        left = std::move(right);
    }
}

FlowchartReader::Check FlowchartReader::addEdges(const std::vector<int>& from, const std::vector<int>& to,
                                                 const Link& link) {
    if (link.invisible) {
        report_.entries.push_back(
            {ImportReport::Kind::Dropped, "an invisible link, which only moves things", line()});
        return {};
    }
    if (from.size() * to.size() + edges_.size() > mermaidEdgeLimit)
        return error("there are more than 20,000 links");
    for (const int a : from)
        for (const int b : to)
            edges_.push_back({a, b, link, line()});
    return {};
}

Expected<std::vector<int>> FlowchartReader::readVertices() {
    std::vector<int> all;
    while (true) {
        auto vertex = readVertex();
        if (!vertex) return std::unexpected(vertex.error());
        all.push_back(*vertex);
        skipBlanks();
        if (peek() != '&') return all;
        ++at_;
        skipSpace();
    }
}

Expected<int> FlowchartReader::readVertex() {
    const std::string id = readId();
    if (id.empty()) return error(atEnd() ? "a link leads nowhere" : "expected the id of a node here");
    if (id == "end") return error("a node cannot be named end");
    if (nodes_.size() >= mermaidNodeLimit && !indexOf_.contains(id))
        return error("there are more than 5,000 nodes");
    const int index = nodeIndex(id);
    ForeignNode node = nodes_[static_cast<std::size_t>(index)];
    if (auto good = readShape(node); !good) return std::unexpected(good.error());
    if (looksAt("@{"))
        if (auto good = readShapeData(node); !good) return std::unexpected(good.error());
    if (looksAt(":::")) {
        at_ += 3;
        (void)readId();
    }
    nodes_[static_cast<std::size_t>(index)] = std::move(node);
    return index;
}

Expected<std::string> FlowchartReader::textUntil(std::initializer_list<std::string_view> closers) {
    skipSpace();
    std::size_t from = at_;
    std::size_t end = std::string_view::npos;
    if (peek() == '"') {
        end = text_.find('"', ++from);
        if (end == std::string_view::npos) return error("a quote is never closed");
        at_ = end + 1;
        skipSpace();
        for (const std::string_view closer : closers)
            if (looksAt(closer)) {
                at_ += closer.size();
                return plainMermaidText(text_.substr(from, end - from));
            }
        return error("expected " + std::string(*closers.begin()) + " after the quoted text");
    }
    std::size_t length = 0;
    for (const std::string_view closer : closers) {
        const std::size_t found = text_.find(closer, from);
        if (found < end) {
            end = found;
            length = closer.size();
        }
    }
    if (end == std::string_view::npos)
        return error("expected " + std::string(*closers.begin()) + " to close this text");
    at_ = end + length;
    return plainMermaidText(text_.substr(from, end - from));
}

FlowchartReader::Check FlowchartReader::readShape(ForeignNode& node) {
    struct Outline {
        std::string_view open;
        std::initializer_list<std::string_view> close;
        ForeignShape shape;
    };
    static const Outline outlines[] = {
        {"(((", {")))"}, ForeignShape::Circle},
        {"((", {"))"}, ForeignShape::Circle},
        {"([", {"])"}, ForeignShape::Rounded},
        {"(-", {"-)"}, ForeignShape::Rounded},
        {"[(", {")]"}, ForeignShape::Cylinder},
        {"[[", {"]]"}, ForeignShape::Box},
        {"[/", {"/]", "\\]"}, ForeignShape::Other},
        {"[\\", {"\\]", "/]"}, ForeignShape::Other},
        {"{{", {"}}"}, ForeignShape::Hexagon},
        {"{", {"}"}, ForeignShape::Diamond},
        {"[", {"]"}, ForeignShape::Box},
        {"(", {")"}, ForeignShape::Rounded},
        {">", {"]"}, ForeignShape::Other},
    };
    for (const Outline& outline : outlines) {
        if (!looksAt(outline.open)) continue;
        at_ += outline.open.size();
        auto text = textUntil(outline.close);
        if (!text) return std::unexpected(text.error());
        node.shape = outline.shape;
        node.label = std::move(*text);
        return {};
    }
    return {};
}

/// @{ shape: cyl, label: "x" }
FlowchartReader::Check FlowchartReader::readShapeData(ForeignNode& node) {
    std::size_t end = at_ + 2;
    bool quoted = false;
    while (end < text_.size() && (quoted || text_[end] != '}'))
        quoted = (text_[end++] == '"') != quoted;
    if (end >= text_.size()) return error("@{ is never closed");
    const std::string_view data = text_.substr(at_ + 2, end - at_ - 2);
    at_ = end + 1;
    const auto value = [&](std::string_view key) -> std::string_view {
        const std::size_t found = data.find(key);
        if (found == std::string_view::npos) return {};
        std::size_t from = data.find_first_not_of(" \t\n", found + key.size());
        if (from == std::string_view::npos) return {};
        if (data[from] == '"') return data.substr(from + 1, data.find('"', from + 1) - from - 1);
        return data.substr(from, data.find_first_of(",\n \t", from) - from);
    };
    if (const auto shape = value("shape:"); !shape.empty()) node.shape = shapeNamed(shape);
    if (const auto label = value("label:"); !label.empty()) node.label = plainMermaidText(label);
    return {};
}

ForeignDiagram FlowchartReader::finish() {
    std::unordered_map<std::string, int> groupOf;
    for (std::size_t g = 0; g < diagram_.groups.size(); ++g)
        if (!diagram_.groups[g].key.empty()) groupOf.try_emplace(diagram_.groups[g].key, static_cast<int>(g));
    std::vector<ForeignEnd> ends(nodes_.size());
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
        if (const auto group = groupOf.find(nodes_[n].key); group != groupOf.end()) {
            ends[n].group = group->second;
            continue;
        }
        ends[n].node = static_cast<int>(diagram_.nodes.size());
        diagram_.nodes.push_back(nodes_[n]);
    }
    for (PendingEdge& pending : edges_) {
        ForeignEdge edge;
        edge.from = ends[static_cast<std::size_t>(pending.from)];
        edge.to = ends[static_cast<std::size_t>(pending.to)];
        edge.label = std::move(pending.link.label);
        edge.dashed = pending.link.dashed;
        edge.thick = pending.link.thick;
        edge.headAtStart = pending.link.headAtStart;
        edge.headAtEnd = pending.link.headAtEnd;
        edge.line = pending.line;
        diagram_.edges.push_back(std::move(edge));
    }
    return std::move(diagram_);
}

} // namespace chalkline
