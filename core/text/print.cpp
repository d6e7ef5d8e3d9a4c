#include "text/print.h"

#include "base/text.h"
#include "edit/boundary_operations.h"
#include "geometry/boxes.h"
#include "text/kind_inference.h"
#include "text/parse_line.h"
#include "text/record_edit.h"
#include "text/scan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace chalkline::text {

namespace {

std::string quote(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"')
            result += "\"\"";
        else if (c == '\n')
            result += "\\n";
        else if (c == '\\')
            result += "\\\\";
        else
            result += c;
    }
    return result + '"';
}

/// True if the bare text, where a name is expected, is read back as exactly this name.
bool readsBackAsName(std::string_view name) {
    if (name.empty() || name.find('\n') != std::string_view::npos) return false;
    const auto first = static_cast<unsigned char>(name[0]);
    const bool plainStart =
        first >= 0x80 || (first >= '0' && first <= '9') || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
    if (!plainStart) return false;
    const std::string line = std::string(name) + " > b";
    Scanner scanner(line, 1);
    const auto mention = scanner.mention();
    scanner.skipBlanks();
    return mention && mention->name.text == name && !mention->instances && mention->kinds.empty() &&
           !mention->boundary && mention->name.tag == 0 && scanner.position() == line.size() - 3 &&
           !parseInstances(name);
}

std::string operatorText(const Edge& edge) {
    constexpr std::string_view words[3][3] = {{">", "<>", "--"}, {"~>", "<~>", "~~"}, {"=>", "<=>", "=="}};
    return std::string(words[static_cast<int>(edge.kind)][static_cast<int>(edge.direction)]);
}

class Printer {
public:
    explicit Printer(const Document& document, std::function<bool(Ref)> isShown = {})
        : document_(document)
        , isShown_(std::move(isShown)) {}

    std::vector<PrintedLine> run() {
        std::vector<Ref> outermost;
        for (const Boundary& boundary : document_.all<Boundary>())
            if (shows(refOf(boundary)) && !hasShownParent(boundary)) outermost.push_back(refOf(boundary));
        std::ranges::sort(outermost, {}, [&](Ref ref) { return idKey(ref); });
        for (const Ref& ref : outermost)
            printBoundary(*document_.find(BoundaryId{ref.id}));
        printOwnLines();
        printRecords();
        printEdges();
        printFlows();
        printNotes();
        return std::move(lines_);
    }

    /// Whether it is needed or not.
    [[nodiscard]] std::string ownLine(const Node& node) const {
        const std::string more = suffixes(node);
        std::string name = nameOf(refOf(node));
        // A reserved first word would be read as another kind of line here.
        if (name[0] != '"' && readsOtherwise(name + more))
            name = quote(node.name) + name.substr(writeName(node.name).size());
        return name + more + (node.second_line.empty() ? "" : ": " + writeLabel(node.second_line));
    }

private:
    [[nodiscard]] bool shows(Ref ref) const { return !isShown_ || isShown_(ref); }
    [[nodiscard]] bool shows(const Edge& edge) const { return shows(edge.from()) && shows(edge.to()); }
    [[nodiscard]] bool hasShownParent(const Boundary& boundary) const {
        return boundary.parent && shows({RecordType::Boundary, boundary.parent.value});
    }
    void add(Ref about, std::string text) { lines_.push_back({text, text, about, {}, {}}); }

    [[nodiscard]] std::string nameOf(Ref ref) const {
        const std::string& name = ref.type == RecordType::Node ? document_.find(NodeId{ref.id})->name
                                                               : document_.find(BoundaryId{ref.id})->name;
        std::string written = writeName(name);
        if (isTagged(ref)) written += "#" + std::to_string(ref.id);
        return written;
    }

    /// True if the name alone does not say which thing is meant. Tagged things keep their ids when the text
    /// is read and the others get new ones, so each sort is ordered for itself.
    [[nodiscard]] bool isTagged(Ref ref) const {
        const std::string folded =
            foldName(ref.type == RecordType::Node ? document_.find(NodeId{ref.id})->name
                                                  : document_.find(BoundaryId{ref.id})->name);
        return folded.empty() || document_.named(folded).size() != 1;
    }

    [[nodiscard]] std::pair<int, std::int64_t> idKey(Ref ref) const {
        return {isTagged(ref) ? 2 : 1, ref.id};
    }

    void mention(Ref ref) {
        if (rank_.contains(ref)) return;
        const auto next = rank_.size();
        rank_[ref] = next;
    }

    void printBoundary(const Boundary& boundary) {
        const Ref own = refOf(boundary);
        mention(own);
        std::string line;
        const bool typeIsName = boundaryType(boundary.name) == boundary.type;
        const bool groupByDefault =
            boundary.type == BoundaryType::Group && !boundaryType(firstWord(boundary.name));
        std::string name = nameOf(own);
        if (!typeIsName && !groupByDefault) line = std::string(word(boundary.type)) + " ";
        if (boundaryType(firstWord(boundary.name)) && !typeIsName && name[0] != '"')
            name = quote(boundary.name) + name.substr(writeName(boundary.name).size());
        line += name;
        if (hasShownParent(boundary)) line += " @" + nameOf({RecordType::Boundary, boundary.parent.value});
        std::vector<Ref> nodes;
        std::vector<BoundaryId> inner;
        std::vector<Ref> members = membersOf(document_, boundary.id);
        std::ranges::sort(members, {}, [&](Ref ref) { return idKey(ref); });
        for (const Ref& member : members) {
            if (!shows(member)) continue;
            if (member.type == RecordType::Node)
                nodes.push_back(member);
            else
                inner.push_back(BoundaryId{member.id});
        }
        line += nodes.empty() ? " {}" : " { ";
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            line += (i > 0 ? ", " : "") + nameOf(nodes[i]);
            mention(nodes[i]);
        }
        if (!nodes.empty()) line += " }";
        add(own, line);
        lines_.back().names = nodes;
        for (const BoundaryId id : inner)
            printBoundary(*document_.find(id));
    }

    static std::string firstWord(const std::string& name) { return name.substr(0, name.find(' ')); }

    /// ` x3 (kind, technology)` where the name alone does not say so.
    [[nodiscard]] std::string suffixes(const Node& node) const {
        std::string result;
        if (node.instances_min != 1 || node.instances_max != 1) {
            result += " x" + std::to_string(node.instances_min);
            if (node.instances_max != node.instances_min) result += "-" + std::to_string(node.instances_max);
        }
        const std::string inferred = inferKind(node.name).kindId;
        if (node.technology.empty()) return node.kind == inferred ? result : result + " (" + node.kind + ")";
        const auto alone = kindForNode(node.technology, node.name);
        const bool short1 = alone ? alone->kindId == node.kind && alone->technology == node.technology
                                  : node.kind == inferred;
        const std::string technology = writeKindWord(node.technology);
        return result + (short1 ? " (" + technology + ")" : " (" + node.kind + ", " + technology + ")");
    }

    void printOwnLines() {
        std::vector<const Node*> order;
        for (const Node& node : document_.all<Node>())
            if (shows(refOf(node))) order.push_back(&node);
        std::ranges::stable_sort(
            order, [&](const Node* a, const Node* b) { return orderKey(refOf(*a)) < orderKey(refOf(*b)); });
        for (const Node* node : order) {
            const Ref ref = refOf(*node);
            const std::string more = suffixes(*node);
            const bool mentioned = rank_.contains(ref) || hasShownEdge(ref);
            if (more.empty() && node->second_line.empty() && mentioned) continue;
            mention(ref);
            add(ref, ownLine(*node));
            lines_.back().head = ref;
            lines_.back().names = {ref};
        }
    }

    /// Of records that one line would mean only the first is written.
    void printRecords() {
        printAll<ScopeItem>(identityOf<ScopeItem>);
        printAll<Question>(identityOf<Question>);
        printAll<Requirement>(identityOf<Requirement>);
        printAll<Estimate>(identityOf<Estimate>);
        std::set<std::string> topics;
        printAll<TradeOff>([&](const TradeOff& tradeOff) {
            const std::string topic = topicKeyOf(tradeOff);
            const bool known = !topic.empty() && !topics.insert(topic).second;
            return known ? std::string() : "title " + foldName(tradeOff.title);
        });
    }

    template <class R>
    static std::string identityOf(const R& record) {
        return text::identityOf(record) + " "; // never empty
    }

    /// In the order a person gave them; none whose identity is "" or was there before.
    template <class R, class Identity>
    void printAll(const Identity& identity) {
        std::vector<const R*> order;
        for (const R& record : document_.all<R>())
            if (stands(record)) order.push_back(&record);
        std::ranges::stable_sort(order, {}, [](const R* record) { return record->sort_order; });
        std::set<std::string> seen;
        for (const R* record : order) {
            std::string line = writeRecord(*record);
            if (line.empty()) continue;
            const std::string own = identity(*record);
            if (!own.empty() && seen.insert(own).second) add(refOf(*record), std::move(line));
        }
    }

    /// An estimate stands on the sheets it was put on, other records on all.
    template <class R>
    [[nodiscard]] bool stands(const R& record) const {
        return !std::is_same_v<R, Estimate> || shows(refOf(record)) ||
               document_.referrers<Placement>(refOf(record)).empty();
    }

    [[nodiscard]] bool hasShownEdge(Ref ref) const {
        return std::ranges::any_of(document_.referrers<Edge>(ref),
                                   [&](EdgeId id) { return shows(*document_.find(id)); });
    }

    static bool readsOtherwise(const std::string& line) {
        const auto plain = parseLine(line);
        if (!plain || !std::holds_alternative<StatementsLine>(*plain)) return true;
        const auto labelled = parseLine(line + ": x");
        return !labelled || !std::holds_alternative<StatementsLine>(*labelled);
    }

    /// Mentioned things first, in order of mention; then by id. The same after printing and parsing.
    [[nodiscard]] std::pair<int, std::int64_t> orderKey(Ref ref) const {
        const auto found = rank_.find(ref);
        if (found != rank_.end()) return {0, static_cast<std::int64_t>(found->second)};
        return idKey(ref);
    }

    void printEdges() {
        std::map<Ref, std::vector<const Edge*>> byHead;
        std::map<Ref, int> incoming;
        for (const Edge& edge : document_.all<Edge>()) {
            if (!shows(edge)) continue;
            byHead[edge.from()].push_back(&edge);
            if (edge.to() != edge.from()) ++incoming[edge.to()];
        }
        std::vector<Ref> waiting;
        for (const auto& [head, edges] : byHead)
            waiting.push_back(head);
        std::ranges::stable_sort(waiting, [&](Ref a, Ref b) {
            return std::pair(incoming[a] > 0, orderKey(a)) < std::pair(incoming[b] > 0, orderKey(b));
        });
        std::vector<Ref> named; // by edge lines, in order
        std::set<Ref> done;
        std::size_t next = 0;
        while (done.size() < byHead.size()) {
            Ref head;
            while (next < named.size() && (done.contains(named[next]) || !byHead.contains(named[next])))
                ++next;
            if (next < named.size())
                head = named[next];
            else
                head = *std::ranges::find_if(waiting, [&](Ref ref) { return !done.contains(ref); });
            done.insert(head);
            printHead(head, byHead[head], named);
        }
    }

    void printHead(Ref head, std::vector<const Edge*> edges, std::vector<Ref>& named) {
        const auto endKey = [](const Edge* edge) {
            return std::tuple(edge->to(), edge->kind, edge->direction);
        };
        // An unlabelled edge goes before a labelled one of the same ends, kind and direction.
        for (std::size_t i = 0; i < edges.size(); ++i)
            for (std::size_t k = i + 1; k < edges.size(); ++k)
                if (endKey(edges[i]) == endKey(edges[k]) && !edges[i]->label.empty() &&
                    edges[k]->label.empty())
                    std::swap(edges[i], edges[k]);
        bool first = true;
        for (const Edge* edge : edges) {
            std::string line = operatorText(*edge) + (wouldMatch(*edge) ? "! " : " ") + nameOf(edge->to());
            if (!edge->label.empty()) line += ": " + writeLabel(edge->label);
            const std::string whole = nameOf(head) + " " + line;
            lines_.push_back(
                {first ? whole : line, whole, refOf(*edge), first ? head : Ref{}, {head, edge->to()}});
            first = false;
            printed_[keyOf(*edge)].push_back(edge);
            named.push_back(edge->to());
        }
    }

    using EdgeKey = std::tuple<Ref, Ref, EdgeKind, Direction>;

    /// Edges without a single direction have no first end.
    static EdgeKey keyOf(const Edge& edge) {
        const bool turned = edge.direction != Direction::Forward && edge.to() < edge.from();
        return {turned ? edge.to() : edge.from(), turned ? edge.from() : edge.to(), edge.kind,
                edge.direction};
    }

    /// True if the language would take the line for an edge already printed.
    [[nodiscard]] bool wouldMatch(const Edge& edge) const {
        const auto found = printed_.find(keyOf(edge));
        if (found == printed_.end()) return false;
        return std::ranges::any_of(found->second, [&](const Edge* other) {
            return edge.label.empty() || other->label == edge.label || other->label.empty();
        });
    }

    void printFlows() {
        for (const Flow& flow : document_.all<Flow>()) {
            std::vector<const FlowStep*> steps;
            for (const FlowStepId id : document_.referrers<FlowStep>(refOf(flow)))
                steps.push_back(document_.find(id));
            std::ranges::stable_sort(steps, {}, [](const FlowStep* step) { return step->sort_order; });
            for (const FlowStep* step : steps) {
                const Edge* edge = document_.find(step->edge);
                if (!edge || !shows(*edge)) continue;
                std::string line = "flow " + writeName(flow.name) + ": " + nameOf(edge->from()) + " " +
                                   operatorText(*edge) + " " + nameOf(edge->to());
                if (!edge->label.empty()) line += ": " + writeLabel(edge->label);
                add(refOf(*step), line);
            }
        }
    }

    void printNotes() {
        for (const Note& note : document_.all<Note>()) {
            if (!shows(refOf(note))) continue;
            const std::string text = writeNote(note.text);
            const bool named =
                (note.anchor.type == RecordType::Node || note.anchor.type == RecordType::Boundary) &&
                shows(note.anchor);
            add(refOf(note), (named ? anchorName(note.anchor) + " # " : "# ") + text);
            if (named) lines_.back().head = note.anchor;
        }
    }

    [[nodiscard]] std::string anchorName(Ref ref) const {
        const std::string name = nameOf(ref);
        if (name[0] == '"' || !readsOtherwise(name)) return name;
        const std::size_t tagAt = name.rfind('#');
        return quote(tagAt == std::string::npos ? name : name.substr(0, tagAt)) +
               (tagAt == std::string::npos ? "" : name.substr(tagAt));
    }

    static std::string writeNote(const std::string& text) {
        const bool plain = !text.empty() && text[0] != '"' && text.find('\n') == std::string::npos &&
                           collapsed(text) == text;
        return plain ? text : quote(text);
    }

    const Document& document_;
    std::function<bool(Ref)> isShown_; // empty = everything
    std::vector<PrintedLine> lines_;
    std::map<Ref, std::size_t> rank_;
    std::map<EdgeKey, std::vector<const Edge*>> printed_;
};

} // namespace

std::string writeName(std::string_view name) {
    return readsBackAsName(name) ? std::string(name) : quote(name);
}

std::string writeQuoted(std::string_view name) {
    return quote(name);
}

std::string writeKindWord(std::string_view word) {
    const bool plain = !word.empty() && word[0] != '"' &&
                       word.find_first_of(",)\n") == std::string_view::npos && collapsed(word) == word;
    return plain ? std::string(word) : quote(word);
}

std::string writeLabel(std::string_view label) {
    if (label.find('\n') == std::string_view::npos && !label.empty()) {
        const std::string line = std::string(label) + " > b";
        for (const std::string& tail : {std::string(label), line}) {
            Scanner scanner(tail, 1);
            const auto read = scanner.label();
            if (!read || *read != label) return quote(label);
        }
        if (label[0] != '"') return std::string(label);
    }
    return quote(label);
}

std::string print(const Document& document) {
    std::string text;
    for (const PrintedLine& line : Printer(document).run())
        text += line.text + "\n";
    return text;
}

std::string printComponent(const Document& document, NodeId node) {
    const Node* record = document.find(node);
    return record ? Printer(document).ownLine(*record) : std::string();
}

std::vector<PrintedLine> printSheet(const Document& document, SheetId sheet) {
    const auto boxes = boxesOf(document.tables(), sheet, Folds::Open);
    return Printer(document, [&](Ref ref) { return boxes.contains(ref); }).run();
}

} // namespace chalkline::text
