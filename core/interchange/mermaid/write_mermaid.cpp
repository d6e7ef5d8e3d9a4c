#include "interchange/mermaid/write_mermaid.h"

#include "interchange/mermaid/write_text.h"
#include "interchange/outgoing.h"
#include "text/kind_inference.h"

#include <array>
#include <map>
#include <unordered_map>

namespace chalkline {

namespace {

constexpr std::size_t idsInALine = 20;

struct Brackets {
    std::string_view open;
    std::string_view close;
};

struct ClassOf {
    std::string_view name;
    Family family;
};

constexpr std::array classes{ClassOf{"neutral", Family::Neutral}, ClassOf{"edge", Family::Edge},
                             ClassOf{"compute", Family::Compute}, ClassOf{"store", Family::Store},
                             ClassOf{"cache", Family::Cache},     ClassOf{"messaging", Family::Messaging}};

Brackets bracketsOf(std::string_view kind) {
    switch (familyOf(kind)) {
    case Family::Neutral:
        if (kind.starts_with("client.")) return {"([", "])"};
        return kind.starts_with("ext.") ? Brackets{"[[", "]]"} : Brackets{"[", "]"};
    case Family::Edge:
        return {"{{", "}}"};
    case Family::Compute:
        return {"(", ")"};
    case Family::Store:
        return {"[(", ")]"};
    case Family::Cache:
        return {"[/", "\\]"};
    case Family::Messaging:
        return {">", "]"};
    }
    return {"[", "]"};
}

/// What import takes a label for, the outline counting where no word does.
std::string kindReadBack(const std::string& label, Family family) {
    const KindGuess guess = inferKind(label);
    if (guess.reason == KindReason::Nothing && family == Family::Store) return "store.relational";
    return guess.kindId;
}

/// The arrow between two ids.
std::string_view strokeOf(const Edge& edge) {
    struct Strokes {
        std::string_view forward;
        std::string_view both;
        std::string_view none;
    };
    constexpr Strokes sync{"-->", "<-->", "---"};
    constexpr Strokes async{"-.->", "<-.->", "-.-"};
    constexpr Strokes data{"==>", "<==>", "==="};
    const Strokes& strokes = edge.kind == EdgeKind::Sync ? sync : edge.kind == EdgeKind::Async ? async : data;
    switch (edge.direction) {
    case Direction::Forward:
        return strokes.forward;
    case Direction::Both:
        return strokes.both;
    case Direction::None:
        return strokes.none;
    }
    return strokes.forward;
}

class Writer {
public:
    Writer(const Tables& tables, SheetId sheet)
        : sheet_(tables, sheet, Routes::NotRouted) {
        for (const Node* node : sheet_.nodes)
            nodesIn_[sheet_.around(*node)].push_back(node);
        for (const Boundary* boundary : sheet_.boundaries)
            boundariesIn_[sheet_.around(*boundary)].push_back(boundary);
        nameAll();
    }

    std::string write() {
        text_ = "flowchart LR\n";
        if (!sheet_.name.isEmpty()) line("%% " + mermaidLabel(sheet_.name.toStdString()));
        addMembers({});
        for (const OutgoingLine& drawn : sheet_.lines)
            addEdge(*drawn.edge);
        addClasses();
        addNotes();
        return std::move(text_);
    }

private:
    void line(const std::string& words) {
        text_.append(4 * (depth_ + 1), ' ');
        text_ += words;
        text_ += '\n';
    }

    /// Names where they give one thing alone an id, numbers elsewhere.
    void nameAll() {
        std::unordered_map<std::string, int> uses;
        std::vector<std::pair<Ref, std::string>> wanted;
        for (const Node* node : sheet_.nodes)
            wanted.emplace_back(refOf(*node), mermaidId(node->name));
        for (const Boundary* boundary : sheet_.boundaries)
            wanted.emplace_back(refOf(*boundary), mermaidId(boundary->name));
        for (const auto& [thing, id] : wanted)
            ++uses[id];
        for (const auto& [thing, id] : wanted) {
            const bool named = !id.empty() && uses[id] == 1;
            std::string numbered(1, thing.type == RecordType::Node ? 'n' : 'b');
            numbered += std::to_string(thing.id);
            ids_[thing] = named ? id : numbered;
        }
    }

    void addMembers(BoundaryId around) {
        for (const Node* node : nodesIn_[around])
            addNode(*node);
        for (const Boundary* boundary : boundariesIn_[around]) {
            line("subgraph " + ids_.at(refOf(*boundary)) + " [\"" + mermaidLabel(boundary->name) + "\"]");
            ++depth_;
            addMembers(boundary->id);
            --depth_;
            line("end");
        }
    }

    /// Name, second line, instances. Where the words would be read as another kind the kind's name comes
    /// along, as Mermaid has no glyphs to tell it.
    static std::string wordsOf(const Node& node) {
        const Family family = familyOf(node.kind);
        std::string second = secondLineOf(node).toStdString();
        std::string words = node.name;
        const auto with = [&](const std::string& more) { return more.empty() ? words : words + "\n" + more; };
        const Kind* kind = findKind(node.kind);
        if (kind && kindReadBack(with(second), family) != node.kind) {
            const std::string named = (second.empty() ? "" : second + " · ") + std::string(kind->name);
            if (kindReadBack(with(named), family) == node.kind) second = named;
        }
        if (const QString count = instancesOf(node); !count.isEmpty())
            second += (second.empty() ? "" : " · ") + count.toStdString();
        return with(second);
    }

    void addNode(const Node& node) {
        const Brackets brackets = bracketsOf(node.kind);
        line(ids_.at(refOf(node)) + std::string(brackets.open) + "\"" + mermaidLabel(wordsOf(node)) + "\"" +
             std::string(brackets.close));
    }

    void addEdge(const Edge& edge) {
        const std::string label = mermaidLabel(edge.label);
        line(ids_.at(edge.from()) + " " + std::string(strokeOf(edge)) +
             (label == " " ? " " : "|\"" + label + "\"| ") + ids_.at(edge.to()));
    }

    void addClasses() {
        const OutgoingColours& colours = outgoingColours(false);
        for (const ClassOf& entry : classes) {
            std::vector<std::string> members;
            for (const Node* node : sheet_.nodes)
                if (familyOf(node->kind) == entry.family) members.push_back(ids_.at(refOf(*node)));
            const FamilyInk& ink = colours.families[static_cast<std::size_t>(entry.family)];
            addClass(entry.name, {ink.line, ink.tint}, colours.ink, members);
        }
        std::vector<std::string> members;
        for (const Boundary* boundary : sheet_.boundaries)
            members.push_back(ids_.at(refOf(*boundary)));
        addClass("boundary", {colours.boundary, colours.canvas}, colours.boundaryTitle, members);
    }

    void addClass(std::string_view name, const FamilyInk& ink, const std::string& words,
                  const std::vector<std::string>& members) {
        if (members.empty()) return;
        const std::string called(name);
        line("classDef " + called + " fill:" + ink.tint + ",stroke:" + ink.line + ",color:" + words);
        for (std::size_t at = 0; at < members.size(); at += idsInALine) {
            std::string list;
            for (std::size_t i = at; i < std::min(at + idsInALine, members.size()); ++i)
                list += (list.empty() ? "" : ",") + members[i];
            line("class " + list + " " + called);
        }
    }

    void addNotes() {
        for (const Note* note : sheet_.notes)
            for (const QString& part : cleaned(note->text).split(u'\n'))
                if (!part.simplified().isEmpty()) line("%% " + mermaidLabel(part.toStdString()));
    }

    OutgoingSheet sheet_;
    std::map<BoundaryId, std::vector<const Node*>> nodesIn_;
    std::map<BoundaryId, std::vector<const Boundary*>> boundariesIn_;
    std::unordered_map<Ref, std::string> ids_;
    std::string text_;
    std::size_t depth_ = 0;
};

} // namespace

std::string writeMermaid(const Tables& tables, SheetId sheet) {
    return Writer(tables, sheet).write();
}

} // namespace chalkline
