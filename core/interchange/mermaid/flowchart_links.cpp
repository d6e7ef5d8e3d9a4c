// Links of the flowchart grammar: solid, dotted, thick and invisible, with heads and text.
#include "interchange/mermaid/flowchart.h"
#include "interchange/mermaid/label.h"

#include <algorithm>

namespace chalkline {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

} // namespace

Expected<FlowchartReader::Link> FlowchartReader::readLink() {
    Link link;
    const std::size_t start = at_;
    if (const std::string id = readId(); id.empty() || peek() != '@') at_ = start; // an id of the link itself
    if (peek() == '@') ++at_;
    if (looksAt("~~~")) {
        while (peek() == '~')
            ++at_;
        link.invisible = true;
        if (auto good = readBarLabel(link); !good) return std::unexpected(good.error());
        return link;
    }
    if ((peek() == '<' || peek() == 'x' || peek() == 'o') && (peek(1) == '-' || peek(1) == '=')) {
        link.headAtStart = true;
        ++at_;
    }
    const char body = peek();
    if (body != '-' && body != '=') return error("expected a link such as --> here");
    link.thick = body == '=';
    const std::size_t run = std::min(text_.find_first_not_of(body, at_), text_.size()) - at_;
    at_ += run;
    if (body == '-' && run == 1 && peek() == '.') {
        link.dashed = true;
        while (peek() == '.')
            ++at_;
        if (peek() != '-') {
            if (auto good = readLinkText(link, '.'); !good) return std::unexpected(good.error());
            return link;
        }
        ++at_;
    } else if (run < 2) {
        return error("expected a link such as --> here");
    }
    const char head = peek();
    const bool crossOrDot = (head == 'x' || head == 'o') && (run == 2 || link.dashed || isBlank(peek(1)));
    if (head == '>' || crossOrDot) {
        link.headAtEnd = true;
        ++at_;
    } else if (run == 2 && !link.dashed) {
        if (auto good = readLinkText(link, body); !good) return std::unexpected(good.error());
        return link;
    }
    if (auto good = readBarLabel(link); !good) return std::unexpected(good.error());
    return link;
}

/// `text -->` behind `--`, `==` or `-.`; the text stays on its line.
FlowchartReader::Check FlowchartReader::readLinkText(Link& link, char body) {
    skipBlanks();
    const std::string_view closer = body == '-' ? "--" : body == '=' ? "==" : ".-";
    std::size_t from = at_;
    std::size_t end;
    if (peek() == '"') {
        end = text_.find('"', ++from);
        if (end == std::string_view::npos) return error("a quote is never closed");
        at_ = end + 1;
        skipBlanks();
        if (!looksAt(closer)) return error("expected the rest of the link after its text");
    } else {
        end = text_.find(closer, from);
        if (end == std::string_view::npos || text_.find('\n', from) < end)
            return error("a link is never finished");
        at_ = end;
    }
    link.label = plainMermaidText(text_.substr(from, end - from));
    if (body == '.') {
        while (peek() == '.')
            ++at_;
    }
    const std::size_t before = at_;
    while (peek() == (body == '=' ? '=' : '-'))
        ++at_;
    const char head = peek();
    if (head == '>' || head == 'x' || head == 'o') {
        link.headAtEnd = true;
        ++at_;
    } else if (body != '.' && at_ - before < 3) {
        return error("a link is never finished");
    }
    return {};
}

FlowchartReader::Check FlowchartReader::readBarLabel(Link& link) {
    skipBlanks();
    if (peek() != '|') return {};
    ++at_;
    auto text = textUntil({"|"});
    if (!text) return std::unexpected(text.error());
    link.label = std::move(*text);
    return {};
}

} // namespace chalkline
