#include "interchange/mermaid/census.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

namespace chalkline {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

class ErCounter {
public:
    explicit ErCounter(const MermaidSource& source)
        : lines_(source) {}

    Expected<Census> run() {
        while (lines_.next()) {
            rest_ = lines_.line();
            if (inBlock_) {
                if (auto good = readAttributes(); !good) return std::unexpected(good.error());
                continue;
            }
            if (skipsCommonLine(lines_) || firstWord(rest_) == "class") continue;
            if (auto good = readStatement(); !good) return std::unexpected(good.error());
        }
        if (inBlock_) return lines_.error("the attributes of an entity are never closed with }");
        census_.nodes = static_cast<std::int64_t>(entities_.size());
        return census_;
    }

private:
    void skipBlanks() { rest_ = rest_.substr(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }

    /// Bare up to a blank or a mark of the grammar, or in quotes.
    Expected<std::string_view> takeName() {
        skipBlanks();
        if (rest_.starts_with('"')) {
            const std::size_t end = rest_.find('"', 1);
            if (end == std::string_view::npos) return lines_.error("a quote is never closed");
            const std::string_view name = rest_.substr(1, end - 1);
            rest_.remove_prefix(end + 1);
            return name;
        }
        std::size_t end = 0;
        while (end < rest_.size() && !isBlank(rest_[end]) &&
               std::string_view("|{}[]:\"").find(rest_[end]) == std::string_view::npos)
            ++end;
        const std::string_view name = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (name.empty()) return lines_.error("expected the name of an entity");
        return name;
    }

    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    bool takeOneOf(std::span<const std::string_view> choices) {
        return std::ranges::any_of(choices, [&](std::string_view choice) { return take(choice); });
    }

    /// In marks or in words; words end at a blank or at the line between the two.
    bool takeCardinality() {
        static constexpr std::array<std::string_view, 7> marks{"||", "|o", "o|", "}o", "o{", "}|", "|{"};
        static constexpr std::array<std::string_view, 13> words{"one or zero",
                                                                "one or more",
                                                                "one or many",
                                                                "zero or one",
                                                                "zero or more",
                                                                "zero or many",
                                                                "only one",
                                                                "many(0)",
                                                                "many(1)",
                                                                "many",
                                                                "1+",
                                                                "0+",
                                                                "1"};
        skipBlanks();
        if (takeOneOf(marks)) return true;
        for (const std::string_view word : words) {
            const char next = rest_.size() > word.size() ? rest_[word.size()] : ' ';
            if (isBlank(next) || next == '-' || next == '.')
                if (take(word)) return true;
        }
        return false;
    }

    Expected<void> readStatement() {
        const auto name = takeName();
        if (!name) return std::unexpected(name.error());
        entities_.emplace(*name);
        skipBlanks();
        if (take("[")) {
            const std::size_t end = rest_.find(']');
            if (end == std::string_view::npos) return lines_.error("an alias is never closed with ]");
            rest_.remove_prefix(end + 1);
        }
        if (auto good = readClass(); !good) return good;
        if (take("{")) {
            inBlock_ = true;
            return readAttributes();
        }
        return rest_.empty() ? Expected<void>{} : readRelation();
    }

    Expected<void> readClass() {
        skipBlanks();
        if (take(":::")) {
            const auto name = takeName();
            if (!name) return std::unexpected(name.error());
        }
        skipBlanks();
        return {};
    }

    Expected<void> readRelation() {
        static constexpr std::array<std::string_view, 3> dots{"..", ".-", "-."};
        if (!takeCardinality()) return lines_.error("expected a cardinality such as ||");
        skipBlanks();
        const bool solid = take("--") || take("to ");
        const bool dashed = !solid && (takeOneOf(dots) || take("optionally to "));
        if (!solid && !dashed) return lines_.error("expected -- or .. between the cardinalities");
        if (!takeCardinality()) return lines_.error("expected a cardinality such as o{");
        const auto other = takeName();
        if (!other) return std::unexpected(other.error());
        entities_.emplace(*other);
        if (auto good = readClass(); !good) return good;
        if (!rest_.empty() && !take(":")) return lines_.error("expected : and the role of the relationship");
        ++census_.edges;
        census_.dashed += dashed;
        return {};
    }

    /// A type may hold blanks between ~ and ~.
    std::string_view takeToken() {
        skipBlanks();
        std::size_t end = 0;
        const bool tilde = rest_.starts_with('~');
        if (tilde) end = std::min(rest_.find("~ ", 1), rest_.size() - 1) + 1;
        if (rest_.starts_with('"')) end = std::min(rest_.find('"', 1), rest_.size() - 1) + 1;
        while (end < rest_.size() && !isBlank(rest_[end]) && rest_[end] != '}' && rest_[end] != '"')
            ++end;
        const std::string_view token = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return token;
    }

    Expected<void> readAttributes() {
        while (true) {
            skipBlanks();
            if (rest_.empty()) return {};
            if (take("}")) {
                inBlock_ = false;
                skipBlanks();
                return rest_.empty() ? Expected<void>{} : readStatement();
            }
            const std::string_view type = takeToken();
            const std::string_view name = takeToken();
            if (type.empty() || name.empty() || name.starts_with('"'))
                return lines_.error("an attribute needs a type and a name");
            ++census_.extra["attrs"];
            takeKeys();
            if (rest_.starts_with('"')) (void)takeToken();
        }
    }

    void takeKeys() {
        static constexpr std::array<std::string_view, 3> keys{"PK", "FK", "UK"};
        while (true) {
            skipBlanks();
            if (take(",")) continue;
            const auto key =
                std::ranges::find_if(keys, [&](std::string_view k) { return rest_.starts_with(k); });
            const bool whole = key != keys.end() && (rest_.size() == 2 || isBlank(rest_[2]) ||
                                                     rest_[2] == ',' || rest_[2] == '}' || rest_[2] == '"');
            if (!whole) return;
            rest_.remove_prefix(2);
        }
    }

    MermaidLines lines_;
    std::string_view rest_;
    Census census_;
    std::unordered_set<std::string> entities_;
    bool inBlock_ = false;
};

} // namespace

Expected<Census> countMermaidEr(const MermaidSource& source) {
    return ErCounter(source).run();
}

} // namespace chalkline
