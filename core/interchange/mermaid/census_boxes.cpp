// C4, architecture and block: the kinds whose elements are declared one by one.
#include "interchange/mermaid/census.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

namespace chalkline {

namespace {

std::string_view trimmedEnd(std::string_view text, std::string_view endings) {
    while (!text.empty() && endings.find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

bool isOneOf(std::string_view word, std::span<const std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

/// The first arguments of `Name(a, b, …)`.
std::string_view argument(std::string_view inner, std::size_t index) {
    for (; index > 0; --index) {
        const std::size_t comma = inner.find(',');
        if (comma == std::string_view::npos) return {};
        inner.remove_prefix(comma + 1);
    }
    std::string_view value = trimmed(inner.substr(0, inner.find(',')));
    if (value.starts_with('"') && value.ends_with('"') && value.size() > 1)
        value = value.substr(1, value.size() - 2);
    return value;
}

bool isC4Shape(std::string_view macro) {
    static constexpr std::array<std::string_view, 4> bases{"Person", "System", "Container", "Component"};
    static constexpr std::array<std::string_view, 3> kinds{"", "Db", "Queue"};
    if (macro.ends_with("_Ext")) macro.remove_suffix(4);
    return std::ranges::any_of(bases, [&](std::string_view base) {
        return macro.starts_with(base) && isOneOf(macro.substr(base.size()), kinds) &&
               (base != "Person" || macro == base);
    });
}

bool isC4Group(std::string_view macro) {
    static constexpr std::array<std::string_view, 8> groups{
        "Boundary", "Enterprise_Boundary", "System_Boundary", "Container_Boundary", "Node", "Node_L",
        "Node_R",   "Deployment_Node"};
    return isOneOf(macro, groups);
}

bool isC4Relation(std::string_view macro) {
    static constexpr std::array<std::string_view, 12> relations{"Rel",   "BiRel",     "Rel_U",    "Rel_Up",
                                                                "Rel_D", "Rel_Down",  "Rel_L",    "Rel_Left",
                                                                "Rel_R", "Rel_Right", "Rel_Back", "RelIndex"};
    return isOneOf(macro, relations);
}

} // namespace

Expected<Census> countMermaidC4(const MermaidSource& source) {
    MermaidLines lines(source);
    Census census;
    std::unordered_set<std::string> shapes;
    std::unordered_set<std::string> groups;
    std::unordered_set<std::string> relations;
    int open = 0;
    while (lines.next()) {
        if (skipsCommonLine(lines)) continue;
        const std::string_view line = lines.line();
        if (line == "{") {
            ++open;
            continue;
        }
        if (line.starts_with('}')) {
            if (open-- == 0) return lines.error("} without a {");
            continue;
        }
        const std::string_view macro = firstWord(line, "(");
        const std::size_t from = line.find('(');
        const std::size_t to = line.rfind(')');
        if (from == std::string_view::npos || to == std::string_view::npos || to < from)
            return lines.error("expected an element such as System(id, \"name\")");
        const std::string_view inner = line.substr(from + 1, to - from - 1);
        const std::string alias(argument(inner, 0));
        if (alias.empty() && !macro.starts_with("Update")) return lines.error("an element needs an alias");
        if (isC4Shape(macro))
            shapes.insert(alias);
        else if (isC4Group(macro))
            groups.insert(alias);
        else if (isC4Relation(macro)) // a second one between the same two replaces the first
            relations.insert(std::string(argument(inner, macro == "RelIndex" ? 1 : 0)) + '\n' +
                             std::string(argument(inner, macro == "RelIndex" ? 2 : 1)));
        else if (!macro.starts_with("Update"))
            return lines.error("there is no C4 element " + std::string(macro.substr(0, 40)));
        open += trimmedEnd(line, " \t").ends_with('{');
    }
    if (open > 0) return lines.error("a { is never closed with }");
    census.nodes = static_cast<std::int64_t>(shapes.size());
    census.groups = static_cast<std::int64_t>(groups.size());
    census.edges = static_cast<std::int64_t>(relations.size());
    return census;
}

Expected<Census> countMermaidArchitecture(const MermaidSource& source) {
    MermaidLines lines(source);
    Census census;
    std::unordered_set<std::string> ids;
    while (lines.next()) {
        if (skipsCommonLine(lines) || firstWord(lines.line()) == "align") continue;
        const std::string_view line = lines.line();
        const std::string_view word = firstWord(line);
        const std::string id(firstWord(trimmed(line.substr(word.size())), "([{"));
        if (word == "service" || word == "group" || word == "junction") {
            if (id.empty()) return lines.error(std::string(word) + " needs an id");
            if (!ids.insert(id).second)
                return lines.error("the id " + id.substr(0, 60) + " is taken already");
            if (word == "service") ++census.nodes;
            if (word == "group") ++census.groups;
            if (word == "junction") ++census.extra["junctions"];
            continue;
        }
        if (line.find("--") == std::string_view::npos && line.find("-[") == std::string_view::npos)
            return lines.error("expected service, group, junction or an edge such as a:R -- L:b");
        ++census.edges;
    }
    return census;
}

namespace {

/// Blocks stand side by side on a line: id, id["text"], id:3, block:id … end, a --> b.
class BlockCounter {
public:
    explicit BlockCounter(const MermaidSource& source)
        : lines_(source) {}

    Expected<Census> run() {
        while (lines_.next()) {
            static constexpr std::array<std::string_view, 2> skipped{"columns", "class"};
            if (skipsCommonLine(lines_) || isOneOf(firstWord(lines_.line()), skipped)) continue;
            rest_ = lines_.line();
            while (!rest_.empty())
                if (auto good = readItem(); !good) return std::unexpected(good.error());
        }
        if (open_ > 0) return lines_.error("a block is never closed with end");
        census_.nodes = static_cast<std::int64_t>(blocks_.size());
        return census_;
    }

private:
    Expected<void> readItem() {
        const std::string_view id = rest_.substr(0, rest_.find_first_of(" \t:[({<>"));
        if (isLink(id) || rest_.starts_with('<')) return readLink();
        rest_.remove_prefix(id.size());
        if (id == "block") {
            ++census_.groups;
            ++open_;
            groupName();
        } else if (id == "end") {
            if (open_-- == 0) return lines_.error("end without a block");
        } else if (!id.empty()) {
            if (id != "space") blocks_.emplace(id);
            if (auto good = readShape(); !good) return good;
        } else {
            return lines_.error("expected a block");
        }
        rest_ = trimmed(rest_);
        return {};
    }

    static bool isLink(std::string_view word) {
        return word.starts_with("--") || word.starts_with("==") || word.starts_with("-.") ||
               word.starts_with("~~~") || word.starts_with("x--") || word.starts_with("o--");
    }

    void groupName() { rest_ = rest_.substr(std::min(rest_.find_first_of(" \t"), rest_.size())); }

    /// Brackets with what they hold, a direction in parentheses, a width.
    Expected<void> readShape() {
        int depth = 0;
        bool quoted = false;
        std::size_t at = 0;
        for (; at < rest_.size(); ++at) {
            const char c = rest_[at];
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (depth == 0 && (c == ' ' || c == '\t')) break;
            depth += c == '[' || c == '(' || c == '{';
            depth -= c == ']' || c == ')' || c == '}';
        }
        if (quoted || depth > 0) return lines_.error("the text of a block is never closed");
        rest_.remove_prefix(at);
        return {};
    }

    Expected<void> readLink() {
        ++census_.edges;
        std::size_t end = std::min(rest_.find_first_of(" \t"), rest_.size());
        if (rest_.substr(0, end) == "--" || rest_.substr(0, end) == "==" || rest_.substr(0, end) == "-.") {
            const std::size_t quote = rest_.find('"', end); // -- "text" -->
            const std::size_t close = quote == std::string_view::npos ? quote : rest_.find('"', quote + 1);
            if (close == std::string_view::npos) return lines_.error("the link here is never finished");
            rest_ = trimmed(rest_.substr(close + 1));
            end = std::min(rest_.find_first_of(" \t"), rest_.size());
        }
        rest_ = trimmed(rest_.substr(end));
        if (rest_.empty()) return lines_.error("this link leads nowhere");
        return {};
    }

    MermaidLines lines_;
    std::string_view rest_;
    Census census_;
    std::unordered_set<std::string> blocks_;
    int open_ = 0;
};

} // namespace

Expected<Census> countMermaidBlock(const MermaidSource& source) {
    return BlockCounter(source).run();
}

} // namespace chalkline
