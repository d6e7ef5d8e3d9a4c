#include "interchange/mermaid/census.h"

#include <algorithm>
#include <unordered_set>

namespace chalkline {

namespace {

/// Statements need no line breaks between them here: a word is a state, wherever it stands.
class StateCounter {
public:
    explicit StateCounter(const MermaidSource& source)
        : lines_(source) {}

    Expected<Census> run() {
        while (lines_.next()) {
            rest_ = lines_.line();
            if (skipsCommonLine(lines_)) continue;
            while (skipBlanks(), !rest_.empty())
                if (auto good = readStatement(); !good) return std::unexpected(good.error());
        }
        if (!open_.empty()) return lines_.error("a state is never closed with }");
        for (const std::string& state : states_) // Mermaid never draws a state named root
            census_.nodes += !composites_.contains(state) && state != "root";
        census_.groups = static_cast<std::int64_t>(composites_.size());
        return census_;
    }

private:
    void skipBlanks() { rest_ = rest_.substr(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }

    std::string_view takeId() {
        if (rest_.starts_with("[*]")) {
            rest_.remove_prefix(3);
            return "[*]";
        }
        std::size_t end = 0;
        while (end < rest_.size() && std::string_view(" \t:{").find(rest_[end]) == std::string_view::npos &&
               (rest_[end] != '-' || end == 0 ||
                (rest_.substr(end, 2) != "--" && rest_.substr(end, 2) != "->")) &&
               rest_.substr(end, 2) != "<<" && !rest_.substr(end).starts_with("%%"))
            ++end;
        const std::string_view id = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (rest_.starts_with(":::"))
            rest_ = rest_.substr(std::min(rest_.find_first_of(" \t"), rest_.size()));
        return id;
    }

    /// Start and end are states of their own in each composite state.
    void addState(std::string_view id, std::string_view role) {
        if (id != "[*]")
            states_.emplace(id);
        else
            states_.insert((open_.empty() ? std::string("root") : open_.back()) + "_" + std::string(role));
    }

    Expected<void> readStatement() {
        if (rest_.starts_with("%%")) return rest_ = {}, Expected<void>{};
        if (rest_.starts_with("--") && !rest_.starts_with("-->"))
            return rest_.remove_prefix(2), Expected<void>{};
        if (rest_.starts_with('}')) {
            if (open_.empty()) return lines_.error("} without a {");
            open_.pop_back();
            rest_.remove_prefix(1);
            return {};
        }
        if (behindWord(rest_, "state")) return readDeclaration();
        if (behindWord(rest_, "note")) return readNote();
        for (const std::string_view word : {"class", "click", "hide", "scale"})
            if (behindWord(rest_, word)) return rest_ = {}, Expected<void>{};
        const std::string_view id = takeId();
        if (id.empty()) return lines_.error("expected a state or a transition such as A --> B");
        skipBlanks();
        if (rest_.starts_with("-->")) {
            rest_.remove_prefix(3);
            skipBlanks();
            const std::string_view target = takeId();
            if (target.empty()) return lines_.error("this transition leads nowhere");
            addState(target, "end");
            ++census_.edges;
        }
        addState(id, "start");
        skipBlanks();
        if (rest_.starts_with(':')) rest_ = {};
        return {};
    }

    /// state id, state "text" as id, state id { , state id <<fork>>
    Expected<void> readDeclaration() {
        rest_.remove_prefix(5);
        skipBlanks();
        if (rest_.starts_with('"')) {
            const std::size_t end = rest_.find('"', 1);
            if (end == std::string_view::npos) return lines_.error("a quote is never closed");
            rest_.remove_prefix(end + 1);
            skipBlanks();
            if (!behindWord(rest_, "as")) return lines_.error("expected as and an id behind the text");
            rest_.remove_prefix(2);
            skipBlanks();
        }
        const std::string_view id = takeId();
        if (id.empty()) return lines_.error("a state needs an id");
        addState(id, "start");
        skipBlanks();
        if (rest_.starts_with("<<")) rest_ = rest_.substr(std::min(rest_.find(">>"), rest_.size() - 2) + 2);
        skipBlanks();
        if (rest_.starts_with('{')) {
            rest_.remove_prefix(1);
            open_.emplace_back(id);
            composites_.emplace(id);
        } else if (rest_.starts_with(':')) {
            rest_ = {};
        }
        return {};
    }

    /// On one line behind a colon, or up to `end note`; what follows that is read on.
    Expected<void> readNote() {
        ++census_.extra["notes"];
        const bool oneLine =
            rest_.substr(0, rest_.find("end note")).find_first_of(":\"") != std::string_view::npos;
        rest_.remove_prefix(4);
        skipBlanks();
        for (const std::string_view word : {"left of", "right of"})
            if (const auto behind = behindWord(rest_, word)) {
                rest_ = *behind;
                const std::string_view id = takeId();
                if (id.empty()) return lines_.error("a note needs the state it belongs to");
                addState(id, "start");
            }
        if (oneLine) return rest_ = {}, Expected<void>{};
        std::size_t end = rest_.find("end note");
        for (; end == std::string_view::npos; end = rest_.find("end note")) {
            if (!lines_.next()) return lines_.error("a note is never closed with end note");
            rest_ = lines_.line();
        }
        rest_.remove_prefix(end + 8);
        return {};
    }

    MermaidLines lines_;
    std::string_view rest_;
    Census census_;
    std::unordered_set<std::string> states_;
    std::unordered_set<std::string> composites_;
    std::vector<std::string> open_;
};

} // namespace

Expected<Census> countMermaidState(const MermaidSource& source) {
    return StateCounter(source).run();
}

} // namespace chalkline
