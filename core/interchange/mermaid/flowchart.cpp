#include "interchange/mermaid/flowchart.h"

#include "interchange/mermaid/mermaid.h"

#include <array>
#include <optional>

namespace chalkline {

namespace {

std::optional<ForeignDirection> directionNamed(std::string_view word) {
    if (word == "TB" || word == "TD" || word == "v") return ForeignDirection::TopToBottom;
    if (word == "BT" || word == "^") return ForeignDirection::BottomToTop;
    if (word == "LR" || word == ">" || word == "BR") return ForeignDirection::LeftToRight;
    if (word == "RL" || word == "<") return ForeignDirection::RightToLeft;
    return std::nullopt;
}

} // namespace

Expected<ForeignDiagram> FlowchartReader::read() {
    at_ = source_.body();
    diagram_.format = "mermaid";
    diagram_.title = source_.title();
    if (auto good = readDirection(); !good) return std::unexpected(good.error());
    while (true) {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == ';')
            ++at_;
        if (atEnd()) break;
        if (auto good = readStatement(); !good) return std::unexpected(good.error());
    }
    if (!open_.empty())
        return source_.error(open_.back().at, "the subgraph opened here is never closed with end");
    if (auto good = settleGroups(); !good) return std::unexpected(good.error());
    return finish();
}

FlowchartReader::Check FlowchartReader::readDirection() {
    skipBlanks();
    for (const std::string_view word : {"TB", "TD", "BT", "LR", "RL", "BR", "<", ">", "^", "v"})
        if (looksAtWord(word)) {
            diagram_.direction = *directionNamed(word);
            // The layout runs down or to the right.
            if (diagram_.direction == ForeignDirection::BottomToTop ||
                diagram_.direction == ForeignDirection::RightToLeft)
                leaveOut("backward direction", at_);
            at_ += word.size();
            break;
        }
    skipBlanks();
    if (!atStatementEnd()) return error("expected a direction such as LR, or the end of the line");
    return {};
}

FlowchartReader::Check FlowchartReader::readStatement() {
    if (looksAtWord("subgraph")) return openSubgraph();
    if (looksAtEndWord()) return closeSubgraph();
    if (readGroupDirection()) return {};
    for (const auto reader : {&FlowchartReader::readAccessibility, &FlowchartReader::readStyling}) {
        const auto done = (this->*reader)();
        if (!done) return std::unexpected(done.error());
        if (*done) return {};
    }
    return readChain();
}

/// accTitle: to the end of the line; accDescr the same or in braces.
Expected<bool> FlowchartReader::readAccessibility() {
    for (const std::string_view word : {"accTitle", "accDescr"}) {
        if (!looksAt(word)) continue;
        const std::size_t start = at_;
        at_ += word.size();
        skipBlanks();
        const char next = peek();
        if (next != ':' && (next != '{' || word != "accDescr")) {
            at_ = start;
            return false;
        }
        const std::size_t end = text_.find(next == ':' ? '\n' : '}', at_);
        if (next == '{' && end == std::string_view::npos)
            return source_.error(start, "the description opened here is never closed with }");
        at_ = end == std::string_view::npos ? text_.size() : end + (next == ':' ? 0 : 1);
        leaveOut("screen reader text", start);
        return true;
    }
    return false;
}

/// Styles, classes and clicks are read past; an id that is only styled is a node all the same.
Expected<bool> FlowchartReader::readStyling() {
    static constexpr std::array<std::string_view, 5> words{"classDef", "class", "linkStyle", "style",
                                                           "click"};
    for (const std::string_view word : words) {
        if (!looksAtWord(word)) continue;
        leaveOut(word == "click" ? "click action" : "style", at_);
        at_ += word.size();
        skipBlanks();
        if (atStatementEnd()) return error(std::string(word) + " needs to say what it is for");
        if (word == "style") {
            const std::string id = readId();
            if (!id.empty() && id.find(',') == std::string::npos)
                if (auto index = nodeIndex(id); !index) return std::unexpected(index.error());
        }
        skipStatement();
        return true;
    }
    return false;
}

bool FlowchartReader::readGroupDirection() {
    const std::size_t start = at_;
    if (!looksAtWord("direction")) return false;
    at_ += 9;
    skipBlanks();
    for (const std::string_view word : {"TB", "TD", "BT", "LR", "RL"})
        if (looksAtWord(word)) {
            if (!open_.empty())
                diagram_.groups[static_cast<std::size_t>(open_.back().group)].direction =
                    directionNamed(word);
            leaveOut("subgraph direction", start);
            while (!atEnd() && peek() != '\n')
                ++at_;
            return true;
        }
    at_ = start;
    return false;
}

FlowchartReader::Check FlowchartReader::readChain() {
    auto left = readVertices();
    if (!left) return std::unexpected(left.error());
    while (true) {
        const std::size_t behind = at_;
        skipSpace();
        const bool sameLine = text_.substr(behind, at_ - behind).find('\n') == std::string_view::npos;
        // A link may open the next line, but a head such as x--> there is rather the next node.
        const bool nextLine = !sameLine && linkStartsHere() && peek() != 'x' && peek() != 'o';
        if (!sameLine && !nextLine) at_ = behind;
        skipBlanks();
        if (atStatementEnd()) return {};
        if (left->empty()) return error("expected the end of the line after the data of a link");
        const std::size_t start = at_;
        auto link = readLink();
        if (!link) return std::unexpected(link.error());
        auto right = readVertices();
        if (!right) return std::unexpected(right.error());
        if (auto good = addEdges(*left, *right, std::move(*link), start); !good) return good;
        left = std::move(right);
    }
}

/// `at` is where the link stands.
FlowchartReader::Check FlowchartReader::addEdges(const std::vector<int>& from, const std::vector<int>& to,
                                                 Link link, std::size_t at) {
    const std::size_t count = from.size() * to.size();
    if (count > mermaidProductLimit)
        return source_.error(at, "this link stands for more than 2,500", ErrorCode::Refused);
    if (link.invisible) {
        leaveOut("invisible link", at);
        return {};
    }
    if (count + edges_.size() > mermaidEdgeLimit)
        return source_.error(at, "there are more than 20,000 links", ErrorCode::Refused);
    if (link.startHead != ' ' && link.startHead != link.endHead) leaveOut("lone start head", at);
    if (link.endHead == 'x' || link.endHead == 'o') leaveOut("cross or circle head", at);
    const int line = source_.lineOf(at);
    for (const int a : from)
        for (const int b : to)
            edges_.push_back({a, b, links_.size(), line});
    links_.push_back(std::move(link));
    return {};
}

} // namespace chalkline
