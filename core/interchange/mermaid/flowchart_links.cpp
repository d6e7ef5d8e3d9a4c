#include "interchange/mermaid/flowchart.h"

#include "interchange/mermaid/label.h"

#include <algorithm>

namespace chalkline {

namespace {

bool isHead(char c) {
    return c == '>' || c == 'x' || c == 'o';
}

} // namespace

bool FlowchartReader::linkStartsHere() const {
    const std::size_t skip = peek() == '<' || peek() == 'x' || peek() == 'o' ? 1 : 0;
    const std::string_view rest = text_.substr(std::min(at_ + skip, text_.size()), 3);
    return rest.starts_with("--") || rest.starts_with("==") || rest.starts_with("-.") ||
           rest.starts_with(".-") || (skip == 0 && rest == "~~~");
}

Expected<FlowchartReader::Link> FlowchartReader::readLink() {
    Link link;
    if (!linkStartsHere()) { // an id of the link itself?
        const std::size_t start = at_;
        std::string id = readId();
        at_ += !id.empty() && peek() == '@' ? 1 : 0;
        if (id.empty() || text_[at_ - 1] != '@' || !linkStartsHere()) {
            at_ = start;
            return error("expected a link such as --> or the end of the line");
        }
        linkIds_.insert(std::move(id));
    }
    if (auto good = readStroke(link); !good) return std::unexpected(good.error());
    skipSpace();
    if (peek() == '|')
        if (auto good = readBarLabel(link); !good) return std::unexpected(good.error());
    skipBlanks();
    if (atEnd() || peek() == '\n' || peek() == ';') return error("this link leads nowhere");
    return link;
}

/// How many bytes of `body` stand at `at`.
std::size_t FlowchartReader::strokeLength(char body, std::size_t at) const {
    return std::min(text_.find_first_not_of(body, at), text_.size()) - at;
}

/// The line with its heads, and the text in its middle if it has one.
FlowchartReader::Check FlowchartReader::readStroke(Link& link) {
    if (peek() == '~') {
        at_ += strokeLength('~', at_);
        link.invisible = true;
        return {};
    }
    if (peek() == '<' || peek() == 'x' || peek() == 'o') {
        link.startHead = peek() == '<' ? '>' : peek();
        ++at_;
    }
    const char body = peek();
    link.thick = body == '=';
    const std::size_t run = strokeLength(body, at_);
    if (body == '.' || (body == '-' && peek(1) == '.')) {
        link.dashed = true;
        at_ += body == '.' ? 0 : 1;
        at_ += strokeLength('.', at_);
        if (peek() != '-') return readLinkText(link);
        ++at_;
        if (isHead(peek())) link.endHead = text_[at_++];
        return {};
    }
    at_ += run;
    if (isHead(peek()))
        link.endHead = text_[at_++];
    else if (run == 2)
        return readLinkText(link);
    return {};
}

/// `text -->` behind `--`, `==` or `-.`; bare text runs up to the next stroke, over line breaks too.
FlowchartReader::Check FlowchartReader::readLinkText(Link& link) {
    const std::size_t open = at_;
    skipSpace();
    const std::size_t start = at_;
    const char body = link.thick ? '=' : link.dashed ? '.' : '-';
    const bool quoted = peek() == '"';
    if (quoted) {
        auto text = quotedText();
        if (!text) return std::unexpected(text.error());
        link.label = std::move(*text);
        skipSpace();
    }
    const auto closes = [&] {
        if (peek() != body) return false;
        if (body != '.') return peek(1) == body;
        return text_.substr(at_ + strokeLength('.', at_)).starts_with('-');
    };
    while (!quoted && !atEnd() && !closes())
        at_ += body == '.' && peek() == '.' ? strokeLength('.', at_) : 1;
    const std::size_t end = at_;
    if (quoted && peek() == '-' && peek(1) == '.' && body == '.') ++at_;
    if (atEnd() || !closes()) return source_.error(open, "the link opened here is never finished");
    at_ += strokeLength(body, at_) + (body == '.' ? 1 : 0);
    if (isHead(peek()))
        link.endHead = text_[at_++];
    else if (body != '.' && at_ - end < 3)
        return source_.error(end, "expected the rest of the link here");
    if (quoted) return {};
    std::string_view raw = trimmed(text_.substr(start, end - start));
    if (body == '.' && raw.ends_with('-')) raw.remove_suffix(1);
    if (raw.empty()) return source_.error(start, "expected text in the middle of the link");
    auto label = labelOf(raw, start);
    if (!label) return std::unexpected(label.error());
    link.label = std::move(*label);
    return {};
}

FlowchartReader::Check FlowchartReader::readBarLabel(Link& link) {
    ++at_;
    static constexpr std::string_view bar[] = {"|"};
    std::size_t closer = 0;
    auto text = textUntil(bar, closer);
    if (!text) return std::unexpected(text.error());
    link.label = std::move(*text);
    return {};
}

} // namespace chalkline
