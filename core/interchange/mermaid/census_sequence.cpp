#include "interchange/mermaid/census.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace chalkline {

namespace {

struct Arrow {
    std::string_view text;
    bool dashed;
};

// Longest first: the first that fits is the one meant.
constexpr std::array arrows{
    Arrow{"<<-->>", true}, Arrow{"<<->>", false}, Arrow{"-->>", true},  Arrow{"--||", true},
    Arrow{"--|\\", true},  Arrow{"--|/", true},   Arrow{"->>", false},  Arrow{"-->", true},
    Arrow{"--x", true},    Arrow{"--)", true},    Arrow{"-|\\", false}, Arrow{"-|/", false},
    Arrow{"->", false},    Arrow{"-x", false},    Arrow{"-)", false},
};

class SequenceCounter {
public:
    explicit SequenceCounter(const MermaidSource& source)
        : lines_(source) {}

    Expected<Census> run() {
        while (lines_.next()) {
            if (skipsCommonLine(lines_)) continue;
            std::string_view rest = lines_.line();
            while (!rest.empty()) {
                const std::size_t end = statementEnd(rest);
                const std::string_view statement = trimmed(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (statement.empty() || statement.starts_with('#') || statement.starts_with("%%")) continue;
                if (auto good = readStatement(statement); !good) return std::unexpected(good.error());
            }
        }
        if (open_ > 0) return lines_.error("a block such as loop or box is never closed with end");
        census_.nodes = static_cast<std::int64_t>(actors_.size());
        return census_;
    }

private:
    /// At a semicolon that does not end an entity such as #59;
    static std::size_t statementEnd(std::string_view text) {
        std::size_t entity = std::string_view::npos;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '#' || text[i] == '&') entity = i;
            if (text[i] == ' ') entity = std::string_view::npos;
            if (text[i] == ';' && entity == std::string_view::npos) return i;
            if (text[i] == ';') entity = std::string_view::npos;
        }
        return text.size();
    }

    void addActor(std::string_view name) {
        name = trimmed(name);
        if (name.starts_with("()")) name = trimmed(name.substr(2));
        if (name.ends_with("()")) name = trimmed(name.substr(0, name.size() - 2));
        if (!name.empty()) actors_.emplace(name);
    }

    Expected<void> readStatement(std::string_view statement) {
        for (const std::string_view word :
             {"loop", "alt", "opt", "par", "par_over", "critical", "break", "rect"})
            if (behindWord(statement, word)) return ++open_, Expected<void>{};
        if (behindWord(statement, "box")) return ++open_, ++census_.groups, Expected<void>{};
        if (behindWord(statement, "end")) {
            if (open_-- == 0) return lines_.error("end without a block");
            return {};
        }
        for (const std::string_view word : {"else", "and", "option"})
            if (behindWord(statement, word)) {
                if (open_ == 0) return lines_.error(std::string(word) + " outside a block");
                return {};
            }
        for (const std::string_view word : {"autonumber", "activate", "deactivate", "destroy"})
            if (behindWord(statement, word)) return {};
        if (const auto created = behindWord(statement, "create")) statement = *created;
        for (const std::string_view word : {"participant", "actor"})
            if (const auto name = behindWord(statement, word)) return readParticipant(*name);
        if (const auto note = behindWord(statement, "note")) return readNote(*note);
        for (const std::string_view word : {"links", "link", "properties", "details"})
            if (const auto name = behindWord(statement, word)) {
                addActor(name->substr(0, name->find(':')));
                return {};
            }
        return readMessage(statement);
    }

    Expected<void> readParticipant(std::string_view name) {
        const std::size_t as = name.find(" as ");
        name = trimmed(name.substr(0, std::min(as, name.find("@{"))));
        if (name.empty()) return lines_.error("a participant needs a name");
        addActor(name);
        return {};
    }

    Expected<void> readNote(std::string_view note) {
        const std::size_t colon = note.find(':');
        if (colon == std::string_view::npos) return lines_.error("a note needs : and its text");
        std::string_view names = note.substr(0, colon);
        bool placed = false;
        for (const std::string_view place : {"left of", "right of", "over"})
            if (const auto rest = behindWord(names, place)) {
                names = *rest;
                placed = true;
                break;
            }
        if (!placed) return lines_.error("expected left of, right of or over behind note");
        while (true) {
            const std::size_t comma = names.find(',');
            addActor(names.substr(0, comma));
            if (comma == std::string_view::npos) break;
            names.remove_prefix(comma + 1);
        }
        ++census_.extra["notes"];
        return {};
    }

    Expected<void> readMessage(std::string_view statement) {
        const std::size_t colon = std::min(statement.find(':'), statement.size());
        const std::string_view ends = statement.substr(0, colon);
        for (std::size_t at = 1; at < ends.size(); ++at) {
            const auto arrow = std::ranges::find_if(
                arrows, [&](const Arrow& candidate) { return ends.substr(at).starts_with(candidate.text); });
            if (arrow == arrows.end()) continue;
            std::string_view to = trimmed(ends.substr(at + arrow->text.size()));
            if (to.starts_with('+') || to.starts_with('-')) to.remove_prefix(1);
            if (trimmed(to).empty()) return lines_.error("this message goes to nobody");
            if (colon == statement.size()) return lines_.error("a message needs : and its text");
            addActor(ends.substr(0, at));
            addActor(to);
            ++census_.edges;
            census_.dashed += arrow->dashed;
            return {};
        }
        return lines_.error("expected a message such as A->>B: text");
    }

    MermaidLines lines_;
    Census census_;
    std::unordered_set<std::string> actors_;
    int open_ = 0;
};

} // namespace

Expected<Census> countMermaidSequence(const MermaidSource& source) {
    return SequenceCounter(source).run();
}

} // namespace chalkline
