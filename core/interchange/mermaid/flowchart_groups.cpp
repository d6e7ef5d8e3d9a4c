#include "interchange/mermaid/flowchart.h"

#include "interchange/mermaid/label.h"
#include "interchange/mermaid/mermaid.h"

namespace chalkline {

namespace {

std::string counted(std::size_t count, const std::string& word) {
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

} // namespace

FlowchartReader::Check FlowchartReader::openSubgraph() {
    if (open_.size() >= mermaidDepthLimit)
        return source_.error(at_, "subgraphs are nested deeper than 60", ErrorCode::Refused);
    if (diagram_.groups.size() >= mermaidNodeLimit)
        return source_.error(at_, "there are more than 5,000 subgraphs", ErrorCode::Refused);
    ForeignGroup group;
    group.line = source_.lineOf(at_);
    group.parent = open_.empty() ? -1 : open_.back().group;
    const std::size_t start = at_;
    at_ += 8;
    if (auto good = readGroupName(group); !good) return good;
    skipBlanks();
    if (!atStatementEnd()) return error("expected the end of the line after the title of a subgraph");
    open_.push_back({static_cast<int>(diagram_.groups.size()), start, {}});
    diagram_.groups.push_back(std::move(group));
    return {};
}

/// `id [title]`, `"title"`, `id` or nothing. A lone title with a blank in it is no id.
FlowchartReader::Check FlowchartReader::readGroupName(ForeignGroup& group) {
    skipBlanks();
    if (atStatementEnd()) return {};
    const std::size_t start = at_;
    std::string name;
    if (peek() == '"') {
        auto text = quotedText();
        if (!text) return std::unexpected(text.error());
        name = std::move(*text);
        skipBlanks();
    } else {
        while (!atStatementEnd() && peek() != '[') {
            if (std::string_view("](){}|\"<>").find(peek()) != std::string_view::npos)
                return error(std::string("a subgraph title with ") + peek() +
                             " in it needs quotes around it");
            ++at_;
        }
        name = trimmed(text_.substr(start, at_ - start));
        if (name.size() > mermaidLabelLimit)
            return source_.error(start, "this text is longer than 10,000 bytes", ErrorCode::Refused);
    }
    if (peek() == '[') {
        ++at_;
        static constexpr std::string_view bracket[] = {"]"};
        std::size_t closer = 0;
        auto title = textUntil(bracket, closer);
        if (!title) return std::unexpected(title.error());
        group.title = std::move(*title);
        group.key = std::move(name);
        return {};
    }
    group.title = plainMermaidText(name);
    if (name.find_first_of(" \t\n") == std::string::npos) group.key = std::move(name);
    return {};
}

/// The subgraph closed first owns what both mention.
FlowchartReader::Check FlowchartReader::closeSubgraph() {
    if (open_.empty()) return error("end without a subgraph");
    at_ += 3;
    const OpenGroup closed = std::move(open_.back());
    open_.pop_back();
    ForeignGroup& group = diagram_.groups[static_cast<std::size_t>(closed.group)];
    if (group.key.empty()) group.key = "subGraph" + std::to_string(closed_);
    ++closed_;
    for (const std::string& member : closed.members)
        if (member != group.key) ownerOf_.try_emplace(member, closed.group);
    if (!open_.empty()) open_.back().members.push_back(group.key);
    return {};
}

/// A group mentioned in another is part of it, wherever it is declared. Groups that would contain each other
/// stay apart.
FlowchartReader::Check FlowchartReader::settleGroups() {
    std::vector<ForeignGroup>& groups = diagram_.groups;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const auto owner = ownerOf_.find(groups[g].key);
        if (owner != ownerOf_.end() && owner->second != static_cast<int>(g)) groups[g].parent = owner->second;
    }
    enum class Mark : char { New, OnTheWay, Done };
    std::vector<Mark> marks(groups.size(), Mark::New);
    std::vector<std::size_t> depths(groups.size(), 1);
    for (std::size_t start = 0; start < groups.size(); ++start) {
        std::vector<std::size_t> way;
        for (std::size_t g = start; marks[g] == Mark::New; g = static_cast<std::size_t>(groups[g].parent)) {
            marks[g] = Mark::OnTheWay;
            way.push_back(g);
            if (groups[g].parent < 0) break;
            if (marks[static_cast<std::size_t>(groups[g].parent)] != Mark::OnTheWay) continue;
            groups[g].parent = -1;
            report_.entries.push_back(
                {ImportReport::Kind::Guessed,
                 "the groups around " + groups[g].key + " contain each other; it stays outside",
                 groups[g].line});
            break;
        }
        for (; !way.empty(); way.pop_back()) {
            const std::size_t g = way.back();
            marks[g] = Mark::Done;
            if (groups[g].parent >= 0) depths[g] = depths[static_cast<std::size_t>(groups[g].parent)] + 1;
            if (depths[g] > mermaidDepthLimit)
                return source_.error(source_.startOf(groups[g].line), "subgraphs are nested deeper than 60",
                                     ErrorCode::Refused);
        }
    }
    return {};
}

ForeignDiagram FlowchartReader::finish() {
    std::unordered_map<std::string, int> groupOf;
    for (std::size_t g = 0; g < diagram_.groups.size(); ++g)
        groupOf.try_emplace(diagram_.groups[g].key, static_cast<int>(g));
    std::vector<ForeignEnd> ends(nodes_.size());
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
        if (const auto group = groupOf.find(nodes_[n].key); group != groupOf.end()) {
            ends[n].group = group->second;
            continue;
        }
        ends[n].node = static_cast<int>(diagram_.nodes.size());
        if (const auto owner = ownerOf_.find(nodes_[n].key); owner != ownerOf_.end())
            nodes_[n].group = owner->second;
        diagram_.nodes.push_back(std::move(nodes_[n]));
    }
    for (const PendingEdge& pending : edges_) {
        const Link& link = links_[pending.link];
        ForeignEdge edge;
        edge.from = ends[static_cast<std::size_t>(pending.from)];
        edge.to = ends[static_cast<std::size_t>(pending.to)];
        edge.label = link.label;
        edge.dashed = link.dashed;
        edge.thick = link.thick;
        edge.headAtEnd = link.endHead != ' ';
        // Mermaid draws a head at the start only if the end has the same one.
        edge.headAtStart = edge.headAtEnd && link.startHead == link.endHead;
        edge.line = pending.line;
        diagram_.edges.push_back(std::move(edge));
    }
    reportLeftOut();
    return std::move(diagram_);
}

void FlowchartReader::reportLeftOut() {
    report_.entries.push_back({ImportReport::Kind::Read,
                               counted(diagram_.nodes.size(), "node") + ", " +
                                   counted(diagram_.edges.size(), "link") + " and " +
                                   counted(diagram_.groups.size(), "group"),
                               source_.lineOf(source_.body())});
    for (const auto& [what, entry] : leftOut_)
        report_.entries.push_back(
            {ImportReport::Kind::Dropped,
             counted(static_cast<std::size_t>(entry.count), what) + ", first on this line", entry.line});
}

} // namespace chalkline
