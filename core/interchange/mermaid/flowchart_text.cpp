#include "interchange/mermaid/flowchart.h"

#include "interchange/mermaid/label.h"
#include "interchange/mermaid/mermaid.h"

#include <algorithm>

namespace chalkline {

void FlowchartReader::skipBlanks() {
    while (peek() == ' ' || peek() == '\t')
        ++at_;
}

void FlowchartReader::skipSpace() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n')
        ++at_;
}

/// To the end of the statement. A semicolon in quotes does not end it.
void FlowchartReader::skipStatement() {
    bool quoted = false;
    while (!atEnd() && peek() != '\n' && (quoted || peek() != ';')) {
        quoted = (peek() == '"') != quoted;
        ++at_;
    }
}

void FlowchartReader::leaveOut(const std::string& what, std::size_t at) {
    LeftOut& entry = leftOut_[what];
    if (entry.count++ == 0) entry.line = source_.lineOf(at);
}

bool FlowchartReader::looksAtWord(std::string_view word) const {
    if (!looksAt(word)) return false;
    const char next = peek(word.size());
    return next == '\0' || next == '\n' || next == ';' || next == ' ' || next == '\t';
}

/// `end` closes a subgraph wherever a word of that name stands, `end-x` too; that is the known trap.
bool FlowchartReader::looksAtEndWord() const {
    if (!looksAt("end")) return false;
    const char next = peek(3);
    const auto byte = static_cast<unsigned char>(next);
    const bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    return !letter && (byte < '0' || byte > '9') && next != '_' && byte < 0x80;
}

Expected<std::string> FlowchartReader::labelOf(std::string_view raw, std::size_t at) const {
    if (raw.size() > mermaidLabelLimit)
        return source_.error(at, "this text is longer than 10,000 bytes", ErrorCode::Refused);
    return plainMermaidText(raw);
}

/// From the quote on. A markdown string ends at its backquote and quote.
Expected<std::string> FlowchartReader::quotedText() {
    const std::size_t start = at_ + 1;
    const bool markdown = peek(1) == '`';
    const std::size_t end = markdown ? text_.find("`\"", start + 1) : text_.find('"', start);
    if (end == std::string_view::npos) return error("the quote opened here is never closed");
    at_ = end + (markdown ? 2 : 1);
    return labelOf(text_.substr(start, end - start + (markdown ? 1 : 0)), start);
}

Expected<std::string> FlowchartReader::textUntil(std::span<const std::string_view> closers,
                                                 std::size_t& closer) {
    const auto atCloser = [&] {
        closer = 0;
        while (closer < closers.size() && !looksAt(closers[closer]))
            ++closer;
        return closer < closers.size();
    };
    const std::size_t open = at_;
    skipSpace();
    if (peek() == '"') {
        auto text = quotedText();
        if (!text) return text;
        skipSpace();
        if (!atCloser()) return error("expected " + std::string(closers[0]) + " after the quoted text");
        at_ += closers[closer].size();
        return text;
    }
    const std::size_t start = at_;
    while (!atEnd() && !atCloser()) {
        if (std::string_view("[](){}|\"").find(peek()) != std::string_view::npos)
            return error(std::string("text with ") + peek() + " in it needs quotes around it");
        ++at_;
    }
    if (atEnd())
        return source_.error(open, "the text opened here is never closed with " + std::string(closers[0]));
    const std::string_view raw = text_.substr(start, at_ - start);
    if (raw.empty()) return error("expected text before " + std::string(closers[0]));
    at_ += closers[closer].size();
    return labelOf(raw, start);
}

} // namespace chalkline
