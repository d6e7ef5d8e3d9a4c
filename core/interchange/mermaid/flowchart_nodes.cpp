#include "interchange/mermaid/flowchart.h"

#include "interchange/mermaid/label.h"
#include "interchange/mermaid/mermaid.h"

#include <algorithm>
#include <array>
#include <optional>

namespace chalkline {

namespace {

bool isIdCharacter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           std::string_view("!#$%'*+.,`?\\_/").find(c) != std::string_view::npos;
}

/// Every name Mermaid 11 has for a shape, parted by blanks.
struct NamedShapes {
    ForeignShape shape;
    std::string_view names;
};

constexpr std::array namedShapes{
    NamedShapes{ForeignShape::Box, "rect rectangle proc process fr-rect framed-rectangle subproc subprocess "
                                   "subroutine procs processes st-rect stacked-rectangle lin-rect lin-proc "
                                   "lined-process lined-rectangle shaded-process div-rect div-proc "
                                   "divided-process divided-rectangle tag-rect tag-proc tagged-process "
                                   "tagged-rectangle square"},
    NamedShapes{ForeignShape::Rounded, "rounded event stadium pill terminal roundedRect"},
    NamedShapes{ForeignShape::Cylinder, "cyl cylinder db database lin-cyl disk lined-cylinder bow-rect "
                                        "bow-tie-rectangle stored-data datastore data-store"},
    NamedShapes{ForeignShape::Queue, "das h-cyl horizontal-cylinder"},
    NamedShapes{ForeignShape::Circle, "circle circ dbl-circ double-circle sm-circ small-circle start fr-circ "
                                      "framed-circle stop f-circ filled-circle junction cross-circ "
                                      "crossed-circle summary doublecircle"},
    NamedShapes{ForeignShape::Diamond, "diam diamond decision question"},
    NamedShapes{ForeignShape::Hexagon, "hex hexagon prepare"},
    NamedShapes{ForeignShape::Other,
                "lean-r lean-right in-out lean-l lean-left out-in trap-b trapezoid trapezoid-bottom priority "
                "trap-t inv-trapezoid trapezoid-top manual odd text notch-rect notched-rectangle card fork "
                "join hourglass collate brace brace-l brace-r braces comment bolt com-link lightning-bolt "
                "doc document delay half-rounded-rectangle curv-trap curved-trapezoid display tri triangle "
                "extract lin-doc lined-document notch-pent notched-pentagon loop-limit flip-tri "
                "flipped-triangle manual-file sl-rect sloped-rectangle manual-input docs documents st-doc "
                "stacked-document flag paper-tape tag-doc tagged-document cloud bang icon win-pane "
                "window-pane internal-storage"},
};

std::optional<ForeignShape> shapeNamed(std::string_view name) {
    for (const NamedShapes& entry : namedShapes)
        for (std::string_view rest = entry.names; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (rest.substr(0, end) == name) return entry.shape;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    return std::nullopt;
}

struct Outline {
    std::string_view open;
    std::array<std::string_view, 2> close; // the second may be empty
    ForeignShape shape;
};

constexpr std::array outlines{
    Outline{"(((", {")))", ""}, ForeignShape::Circle}, Outline{"((", {"))", ""}, ForeignShape::Circle},
    Outline{"([", {"])", ""}, ForeignShape::Rounded},  Outline{"(-", {"-)", ""}, ForeignShape::Rounded},
    Outline{"[(", {")]", ""}, ForeignShape::Cylinder}, Outline{"[[", {"]]", ""}, ForeignShape::Box},
    Outline{"[/", {"/]", "\\]"}, ForeignShape::Other}, Outline{"[\\", {"\\]", "/]"}, ForeignShape::Other},
    Outline{"{{", {"}}", ""}, ForeignShape::Hexagon},  Outline{"{", {"}", ""}, ForeignShape::Diamond},
    Outline{"[", {"]", ""}, ForeignShape::Box},        Outline{"(", {")", ""}, ForeignShape::Rounded},
    Outline{">", {"]", ""}, ForeignShape::Other},
};

/// One `key: value` of shape data after another. Commas part them on one line, line breaks on several.
class ShapeData {
public:
    explicit ShapeData(std::string_view data)
        : rest_(data)
        , partedByLines_(data.find('\n') != std::string_view::npos) {}

    bool next() {
        const std::size_t from = rest_.find_first_not_of(" \t\n,");
        if (from == std::string_view::npos) return false;
        rest_.remove_prefix(from);
        const std::size_t colon = rest_.find(':');
        if (colon == std::string_view::npos) return false;
        key = trimmed(rest_.substr(0, colon));
        rest_.remove_prefix(colon + 1);
        const std::size_t start = std::min(rest_.find_first_not_of(" \t"), rest_.size());
        rest_.remove_prefix(start);
        const bool quoted = rest_.starts_with('"') || rest_.starts_with('\'');
        const std::size_t end =
            quoted ? rest_.find(rest_.front(), 1) : rest_.find(partedByLines_ ? '\n' : ',');
        value = trimmed(
            rest_.substr(quoted ? 1 : 0, end == std::string_view::npos ? end : end - (quoted ? 1 : 0)));
        rest_.remove_prefix(std::min(end == std::string_view::npos ? end : end + 1, rest_.size()));
        return true;
    }

    std::string_view key;
    std::string_view value;

private:
    std::string_view rest_;
    bool partedByLines_;
};

} // namespace

std::string FlowchartReader::readId() {
    const std::size_t start = at_;
    while (!atEnd()) {
        const char c = peek();
        const char next = peek(1);
        const bool dash = c == '-' && next != '>' && next != '-' && next != '.';
        const bool equals = c == '=' && next != '=';
        const bool colon = c == ':' && !looksAt(":::") && isIdCharacter(next);
        const bool inner = at_ > start && (dash || equals || colon || (c == '&' && isIdCharacter(next)));
        if (!isIdCharacter(c) && !inner) break;
        ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
}

Expected<int> FlowchartReader::nodeIndex(const std::string& key) {
    if (const auto known = indexOf_.find(key); known != indexOf_.end()) return known->second;
    if (nodes_.size() >= mermaidNodeLimit)
        return source_.error(at_, "there are more than 5,000 nodes", ErrorCode::Refused);
    auto label = labelOf(key, at_);
    if (!label) return std::unexpected(label.error());
    ForeignNode node;
    node.key = key;
    node.label = std::move(*label);
    node.line = source_.lineOf(at_);
    const int index = static_cast<int>(nodes_.size());
    nodes_.push_back(std::move(node));
    indexOf_.emplace(key, index);
    return index;
}

Expected<std::vector<int>> FlowchartReader::readVertices() {
    std::vector<int> all;
    while (true) {
        auto vertex = readVertex();
        if (!vertex) return std::unexpected(vertex.error());
        if (*vertex != noNode) all.push_back(*vertex);
        const std::size_t behind = at_;
        skipBlanks();
        if (peek() != '&') {
            at_ = behind;
            return all;
        }
        ++at_;
        skipSpace();
    }
}

Expected<int> FlowchartReader::readVertex() {
    if (looksAtEndWord()) return error("a node cannot be named end");
    const std::string id = readId();
    if (id.empty())
        return error(atEnd() ? "expected a node, but the text ends" : "expected the id of a node");
    if (looksAt("@{") && linkIds_.contains(id)) {
        const auto data = takeShapeData();
        if (!data) return std::unexpected(data.error());
        return noNode;
    }
    const auto index = nodeIndex(id);
    if (!index) return index;
    if (!open_.empty()) open_.back().members.push_back(id);
    ForeignNode& node = nodes_[static_cast<std::size_t>(*index)];
    if (auto good = readShape(node); !good) return std::unexpected(good.error());
    for (int i = 0; i < 2; ++i) { // in either order
        if (looksAt(":::")) {
            at_ += 3;
            if (readId().empty()) return error("expected the name of a class");
            leaveOut("style", at_);
        }
        if (!looksAt("@{")) continue;
        const auto data = takeShapeData();
        if (!data) return std::unexpected(data.error());
        applyShapeData(*data, node);
    }
    return index;
}

FlowchartReader::Check FlowchartReader::readShape(ForeignNode& node) {
    if (looksAt("[|")) { // [|border:left|text]: the border is mere decoration
        const std::size_t bar = text_.find_first_of("|]\n", at_ + 2);
        if (bar == std::string_view::npos || text_[bar] != '|') return error("expected a second | here");
        at_ = bar; // the bar takes the place of the opening bracket
    }
    const bool decorated = peek() == '|';
    for (const Outline& outline : outlines) {
        if (decorated ? outline.open != "[" : !looksAt(outline.open)) continue;
        at_ += outline.open.size();
        std::size_t closer = 0;
        const std::size_t closers = outline.close[1].empty() ? 1 : 2;
        auto text = textUntil(std::span(outline.close).first(closers), closer);
        if (!text) return std::unexpected(text.error());
        node.shape = outline.shape;
        node.label = std::move(*text);
        return {};
    }
    return {};
}

/// What stands in @{ … }; braces in quotes do not close it.
Expected<std::string_view> FlowchartReader::takeShapeData() {
    const std::size_t start = at_ + 2;
    std::size_t end = start;
    for (bool quoted = false; end < text_.size() && (quoted || text_[end] != '}'); ++end)
        quoted = (text_[end] == '"') != quoted;
    if (end >= text_.size()) return error("the @{ opened here is never closed with }");
    if (end - start > mermaidLabelLimit)
        return source_.error(at_, "this text is longer than 10,000 bytes", ErrorCode::Refused);
    at_ = end + 1;
    return text_.substr(start, end - start);
}

void FlowchartReader::applyShapeData(std::string_view raw, ForeignNode& node) {
    ShapeData data(raw);
    while (data.next()) {
        if (data.key == "label") node.label = plainMermaidText(data.value);
        if (data.key == "icon" || data.key == "img") leaveOut("icon or picture", at_);
        if (data.key != "shape") continue;
        const auto shape = shapeNamed(data.value);
        node.shape = shape.value_or(ForeignShape::Other);
        if (!shape) leaveOut("unknown shape", at_);
    }
}

} // namespace chalkline
