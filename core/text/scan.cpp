#include "text/scan.h"

#include <charconv>

namespace chalkline::text {

namespace {

constexpr std::int64_t instanceLimit = 1'000'000;
constexpr std::string_view nameStops = "<>~:,;()@\"{}#";

struct Spelling {
    std::string_view text;
    EdgeKind kind;
    Arrow arrow;
    bool needsBlanks;
};

// Longest first.
constexpr Spelling spellings[] = {
    {"-.->", EdgeKind::Async, Arrow::Forward, false}, {"<=>", EdgeKind::Data, Arrow::Both, true},
    {"<~>", EdgeKind::Async, Arrow::Both, false},     {"-->", EdgeKind::Sync, Arrow::Forward, false},
    {"->", EdgeKind::Sync, Arrow::Forward, false},    {"~>", EdgeKind::Async, Arrow::Forward, false},
    {">>", EdgeKind::Async, Arrow::Forward, false},   {"<~", EdgeKind::Async, Arrow::Backward, false},
    {"<>", EdgeKind::Sync, Arrow::Both, false},       {"~~", EdgeKind::Async, Arrow::None, false},
    {"=>", EdgeKind::Data, Arrow::Forward, true},     {"==", EdgeKind::Data, Arrow::None, true},
    {"--", EdgeKind::Sync, Arrow::None, true},        {">", EdgeKind::Sync, Arrow::Forward, false},
    {"<", EdgeKind::Sync, Arrow::Backward, false},
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

std::string collapsed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (!isBlank(c))
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

std::optional<std::pair<std::int64_t, std::int64_t>> parseInstances(std::string_view word) {
    if (word.size() < 2 || word[0] != 'x' || !isDigit(word[1])) return std::nullopt;
    const char* const end = word.data() + word.size();
    std::int64_t min = 0;
    auto [at, bad] = std::from_chars(word.data() + 1, end, min);
    if (bad != std::errc{}) return std::nullopt;
    std::int64_t max = min;
    if (at != end) {
        if (*at != '-') return std::nullopt;
        const auto [last, wrong] = std::from_chars(at + 1, end, max);
        if (wrong != std::errc{} || last != end || !isDigit(at[1])) return std::nullopt;
    }
    if (min < 1 || max < min || max > instanceLimit) return std::nullopt;
    return std::pair{min, max};
}

void Scanner::skipBlanks() {
    while (isBlank(peek()))
        ++at_;
}

bool Scanner::take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
}

bool Scanner::atNote() const {
    std::size_t p = at_;
    while (p < line_.size() && isBlank(line_[p]))
        ++p;
    const bool blankBefore = p == 0 || isBlank(line_[p - 1]);
    return blankBefore && p < line_.size() && line_[p] == '#' &&
           (p + 1 == line_.size() || isBlank(line_[p + 1]));
}

int Scanner::columnAt(std::size_t position) const {
    int column = 1;
    for (std::size_t i = 0; i < position && i < line_.size(); ++i)
        if ((static_cast<unsigned char>(line_[i]) & 0xC0) != 0x80) ++column;
    return column;
}

std::unexpected<Error> Scanner::errorAt(int column, std::string message) const {
    return failure(ErrorCode::Invalid, std::move(message),
                   std::to_string(lineNumber_) + ":" + std::to_string(column));
}

std::optional<Scanner::Token> Scanner::operatorAt(std::size_t position) const {
    const std::string_view rest = line_.substr(position);
    const bool blankBefore = position == 0 || isBlank(line_[position - 1]);
    for (const Spelling& spelling : spellings) {
        if (!rest.starts_with(spelling.text)) continue;
        std::size_t length = spelling.text.size();
        const bool fresh = length < rest.size() && rest[length] == '!';
        if (fresh) ++length;
        const bool blankAfter = length == rest.size() || isBlank(rest[length]);
        if (spelling.needsBlanks && !(blankBefore && blankAfter)) continue;
        return Token{{spelling.kind, spelling.arrow, fresh, columnAt(position)}, length};
    }
    return std::nullopt;
}

std::optional<Operator> Scanner::peekOperator() const {
    std::size_t p = at_;
    while (p < line_.size() && isBlank(line_[p]))
        ++p;
    const auto token = operatorAt(p);
    return token ? std::optional(token->op) : std::nullopt;
}

std::optional<Operator> Scanner::takeOperator() {
    std::size_t p = at_;
    while (p < line_.size() && isBlank(line_[p]))
        ++p;
    const auto token = operatorAt(p);
    if (!token) return std::nullopt;
    at_ = p + token->length;
    return token->op;
}

/// Where a bare name ends: at a stop character or an operator.
std::size_t Scanner::bareEnd(std::size_t from) const {
    for (std::size_t p = from; p < line_.size(); ++p) {
        const char c = line_[p];
        if (nameStops.find(c) != std::string_view::npos) return p;
        if ((c == '-' || c == '=') && operatorAt(p)) return p;
        if (c == '=' && p > 0 && isBlank(line_[p - 1]) && (p + 1 == line_.size() || isBlank(line_[p + 1])))
            return p;
    }
    return line_.size();
}

Expected<std::string> Scanner::quoted() {
    const int start = column();
    std::string text;
    for (++at_; at_ < line_.size(); ++at_) {
        const char c = line_[at_];
        if (c == '"') {
            if (peek(1) != '"') {
                ++at_;
                return text;
            }
            ++at_;
        } else if (c == '\\' && (peek(1) == 'n' || peek(1) == '\\')) {
            ++at_;
            text += line_[at_] == 'n' ? '\n' : '\\';
            continue;
        }
        text += c;
    }
    return errorAt(start, "the quote that begins here is never closed");
}

Expected<Name> Scanner::name() {
    skipBlanks();
    Name result;
    result.column = column();
    if (peek() == '+') {
        ++at_;
        result.forceNew = true;
    }
    if (peek() == '"') {
        auto text = quoted();
        if (!text) return std::unexpected(text.error());
        result.text = std::move(*text);
        result.quoted = true;
    } else {
        const std::size_t end = bareEnd(at_);
        result.text = collapsed(line_.substr(at_, end - at_));
        if (result.text.empty())
            return error(atEnd() ? "a name is expected here" : "a name is expected before this");
        if (result.text[0] == '!' || result.text[0] == '-')
            return error("a name does not begin with " + result.text.substr(0, 1) + "; put it in quotes");
        if (end < line_.size() && line_[end] == '>' && line_[end - 1] == '=')
            return errorAt(columnAt(end - 1), "=> needs a blank on both sides");
        at_ = end;
    }
    if (auto good = tag(result); !good) return std::unexpected(good.error());
    return result;
}

Expected<void> Scanner::tag(Name& name) {
    const std::size_t before = at_;
    skipBlanks();
    if (peek() != '#' || !isDigit(peek(1))) {
        at_ = before;
        return {};
    }
    ++at_;
    const char* const end = line_.data() + line_.size();
    const auto [last, bad] = std::from_chars(line_.data() + at_, end, name.tag);
    if (bad != std::errc{} || name.tag < 1) return error("this id is not a number that an id can be");
    at_ = static_cast<std::size_t>(last - line_.data());
    return {};
}

void Scanner::takeInstances(Mention& mention) {
    if (!mention.name.quoted) {
        const std::size_t blank = mention.name.text.rfind(' ');
        if (blank == std::string::npos) return;
        mention.instances = parseInstances(std::string_view(mention.name.text).substr(blank + 1));
        if (mention.instances) mention.name.text.resize(blank);
        return;
    }
    const std::size_t before = at_;
    skipBlanks();
    const std::size_t end = bareEnd(at_);
    const std::string word = collapsed(line_.substr(at_, end - at_));
    mention.instances = parseInstances(word);
    at_ = mention.instances ? end : before;
}

Expected<void> Scanner::kindWords(Mention& mention) {
    const int open = column();
    ++at_;
    while (true) {
        skipBlanks();
        KindWord word;
        word.column = column();
        if (peek() == '"') {
            auto text = quoted();
            if (!text) return std::unexpected(text.error());
            word.text = std::move(*text);
            skipBlanks();
        } else {
            const std::size_t end = line_.find_first_of(",)", at_);
            if (end == std::string_view::npos) return errorAt(open, "the ( that begins here is never closed");
            word.text = collapsed(line_.substr(at_, end - at_));
            at_ = end;
        }
        if (word.text.empty()) return error("a kind or technology is expected here");
        mention.kinds.push_back(std::move(word));
        if (take(')')) return {};
        if (!take(',')) return error("expected , or ) here");
    }
}

Expected<void> Scanner::suffixes(Mention& mention) {
    takeInstances(mention);
    skipBlanks();
    if (peek() == '(')
        if (auto good = kindWords(mention); !good) return good;
    skipBlanks();
    if (peek() == '@') {
        ++at_;
        auto boundary = name();
        if (!boundary) return std::unexpected(boundary.error());
        mention.boundary = std::move(*boundary);
    }
    if (mention.name.tag == 0)
        if (auto good = tag(mention.name); !good) return good;
    return {};
}

Expected<Mention> Scanner::mention() {
    auto first = name();
    if (!first) return std::unexpected(first.error());
    Mention result;
    result.name = std::move(*first);
    if (auto good = suffixes(result); !good) return std::unexpected(good.error());
    return result;
}

Expected<std::vector<Mention>> Scanner::mentions() {
    std::vector<Mention> all;
    do {
        auto next = mention();
        if (!next) return std::unexpected(next.error());
        all.push_back(std::move(*next));
        skipBlanks();
    } while (take(','));
    return all;
}

/// An operator that ends a label: blanks around it and no number, comparison or money behind it.
bool Scanner::labelOperatorAt(std::size_t position) const {
    if (position == 0 || !isBlank(line_[position - 1])) return false;
    constexpr std::string_view ending[] = {"<~>", "~>", ">>", "<~", "<>", ">", "<"};
    for (const std::string_view op : ending) {
        if (!line_.substr(position).starts_with(op)) continue;
        std::size_t p = position + op.size();
        if (p < line_.size() && line_[p] == '!') ++p;
        if (p >= line_.size() || !isBlank(line_[p])) continue;
        while (p < line_.size() && isBlank(line_[p]))
            ++p;
        if (p >= line_.size()) continue;
        return !isDigit(line_[p]) && std::string_view("$~=<>").find(line_[p]) == std::string_view::npos;
    }
    return false;
}

bool Scanner::labelEndsAt(std::size_t position) const {
    if (position >= line_.size() || line_[position] == ';') return true;
    if (line_[position] == '#' && position > 0 && isBlank(line_[position - 1]))
        return position + 1 == line_.size() || isBlank(line_[position + 1]);
    return labelOperatorAt(position);
}

Expected<std::string> Scanner::label() {
    skipBlanks();
    if (peek() == '"') {
        const std::size_t before = at_;
        auto text = quoted();
        if (text) {
            skipBlanks();
            if (labelEndsAt(at_)) return text;
        }
        at_ = before; // any other quote is text
    }
    const std::size_t start = at_;
    while (!labelEndsAt(at_))
        ++at_;
    const std::string text = collapsed(line_.substr(start, at_ - start));
    if (text.empty()) return error("text is expected after the colon");
    return text;
}

std::string Scanner::restAsText() {
    skipBlanks();
    const std::size_t before = at_;
    if (peek() == '"') {
        auto text = quoted();
        skipBlanks();
        if (text && atEnd()) return *text;
        at_ = before;
    }
    std::string text = collapsed(line_.substr(at_));
    at_ = line_.size();
    return text;
}

} // namespace chalkline::text
