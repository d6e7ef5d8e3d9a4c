#include "interchange/mermaid/census.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace chalkline {

namespace {

class ClassCounter {
public:
    explicit ClassCounter(const MermaidSource& source)
        : lines_(source) {}

    Expected<Census> run() {
        while (lines_.next()) {
            if (inClass_) {
                if (lines_.line().find('}') != std::string_view::npos) inClass_ = false;
                continue;
            }
            if (skipsCommonLine(lines_)) continue;
            if (auto good = readLine(lines_.line()); !good) return std::unexpected(good.error());
        }
        if (inClass_ || !namespaces_.empty()) return lines_.error("a { is never closed with }");
        census_.nodes = static_cast<std::int64_t>(classes_.size());
        census_.groups = static_cast<std::int64_t>(groups_.size());
        return census_;
    }

private:
    /// Without the generic type and the style class.
    void addClass(std::string_view name) {
        name = trimmed(name);
        if (name.starts_with('`')) name = name.substr(1, name.find('`', 1) - 1);
        name = name.substr(0, std::min({name.find('~'), name.find(":::"), name.find('[')}));
        if (!trimmed(name).empty()) classes_.emplace(trimmed(name));
    }

    Expected<void> readLine(std::string_view line) {
        if (line.starts_with('}')) {
            if (namespaces_.empty()) return lines_.error("} without a {");
            namespaces_.pop_back();
            return {};
        }
        if (const auto name = behindWord(line, "namespace")) return openNamespace(*name);
        if (const auto rest = behindWord(line, "class")) return readClass(*rest);
        for (const std::string_view word : {"callback", "click", "link"})
            if (behindWord(line, word)) return {};
        if (firstWord(line) == "note") {
            ++census_.extra["notes"];
            return {};
        }
        if (line.starts_with("<<")) { // an annotation names its class
            const std::size_t end = line.find(">>");
            if (end == std::string_view::npos) return lines_.error("an annotation is never closed with >>");
            addClass(line.substr(end + 2));
            return {};
        }
        return readRelation(line);
    }

    Expected<void> openNamespace(std::string_view rest) {
        const std::string_view name = trimmed(rest.substr(0, rest.find('{')));
        if (name.empty() || rest.find('{') == std::string_view::npos)
            return lines_.error("expected a name and { behind namespace");
        namespaces_.emplace_back(namespaces_.empty() ? std::string(name)
                                                     : namespaces_.back() + "." + std::string(name));
        // A dotted name stands for the namespaces around it as well.
        const std::string& full = namespaces_.back();
        for (std::size_t dot = full.find('.'); dot != std::string::npos; dot = full.find('.', dot + 1))
            groups_.insert(full.substr(0, dot));
        groups_.insert(full);
        if (rest.ends_with('}')) namespaces_.pop_back();
        return {};
    }

    Expected<void> readClass(std::string_view rest) {
        const std::size_t open = rest.find('{');
        std::string_view name = trimmed(rest.substr(0, open));
        if (name.empty()) return lines_.error("a class needs a name");
        addClass(name);
        if (open != std::string_view::npos) inClass_ = rest.find('}', open) == std::string_view::npos;
        return {};
    }

    static bool isStroke(std::string_view text) { return text.starts_with("--") || text.starts_with(".."); }

    /// `A "1" --> "*" B : label`, or `A : member`.
    Expected<void> readRelation(std::string_view line) {
        std::size_t at = 0;
        bool quoted = false;
        for (; at < line.size(); ++at) {
            if (line[at] == '"' || line[at] == '`') quoted = !quoted;
            if (quoted) continue;
            if (line[at] == ':' && !line.substr(at).starts_with(":::")) break; // a member
            if (isStroke(line.substr(at))) break;
        }
        if (at >= line.size() || line[at] == ':') {
            if (at >= line.size() && firstWord(line) != line)
                return lines_.error("expected a relation such as -->");
            addClass(line.substr(0, at));
            return {};
        }
        std::string_view left = trimmed(line.substr(0, at));
        std::string_view right = line.substr(at + 2);
        const bool startLollipop = takeHead(left, false);
        const bool endLollipop = takeHead(right, true);
        right = right.substr(0, labelStart(right));
        left = withoutCardinality(left);
        right = withoutCardinality(right);
        if (left.empty() || right.empty()) return lines_.error("a relation needs two classes");
        if (!startLollipop) addClass(left);
        if (!endLollipop) addClass(right);
        ++census_.edges;
        census_.dashed += line[at] == '.';
        return {};
    }

    /// At the `:` before the label, not at `:::`.
    static std::size_t labelStart(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != ':') continue;
            if (!text.substr(i).starts_with(":::")) return i;
            i += 2;
        }
        return text.size();
    }

    /// Takes the head off that touches the stroke; true if it is a lollipop: this side is no class then.
    static bool takeHead(std::string_view& side, bool front) {
        for (const std::string_view head : {"<|", "|>", "()", "<", ">", "*", "o"}) {
            if (front ? !side.starts_with(head) : !side.ends_with(head)) continue;
            // The o of a name is no head: that stands alone.
            if (head == "o" && !front && side.size() > 1 && side[side.size() - 2] != ' ' &&
                side[side.size() - 2] != '"')
                continue;
            if (front)
                side.remove_prefix(head.size());
            else
                side.remove_suffix(head.size());
            return head == "()";
        }
        return false;
    }

    static std::string_view withoutCardinality(std::string_view side) {
        side = trimmed(side);
        if (side.ends_with('"')) side = trimmed(side.substr(0, side.find('"')));
        if (side.starts_with('"'))
            side = trimmed(side.substr(std::min(side.find('"', 1), side.size() - 1) + 1));
        return side;
    }

    MermaidLines lines_;
    Census census_;
    std::unordered_set<std::string> classes_;
    std::unordered_set<std::string> groups_;
    std::vector<std::string> namespaces_;
    bool inClass_ = false;
};

} // namespace

Expected<Census> countMermaidClass(const MermaidSource& source) {
    return ClassCounter(source).run();
}

} // namespace chalkline
