// The flowchart grammar: nodes with shapes, links with labels, chains, products, subgraphs. Used by
// mermaid.cpp only. Reads each character a bounded number of times and keeps no stack of calls, so hostile
// input costs no more than its size. Refuses what Mermaid's own parser refuses, with a few harmless
// exceptions (blanks around quotes, ids that begin with a keyword).
#pragma once

#include "base/error.h"
#include "interchange/foreign_diagram.h"
#include "interchange/mermaid/source.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace chalkline {

class FlowchartReader {
public:
    FlowchartReader(const MermaidSource& source, ImportReport& report)
        : source_(source)
        , text_(source.text())
        , report_(report) {}

    [[nodiscard]] Expected<ForeignDiagram> read();

private:
    using Check = Expected<void>;
    static constexpr int noNode = -1; // what stood here was data of a link

    struct Link {
        bool dashed = false;
        bool thick = false;
        bool invisible = false;
        char startHead = ' ';
        char endHead = ' ';
        std::string label;
    };
    struct PendingEdge {
        int from; // indices into nodes_
        int to;
        std::size_t link;
        int line;
    };
    struct OpenGroup {
        int group; // index into groups
        std::size_t at;
        std::vector<std::string> members; // keys of nodes and groups
    };

    // flowchart.cpp: statements
    [[nodiscard]] Check readDirection();
    [[nodiscard]] Check readStatement();
    [[nodiscard]] Expected<bool> readAccessibility();
    [[nodiscard]] Expected<bool> readStyling();
    [[nodiscard]] bool readGroupDirection();
    [[nodiscard]] Check readChain();
    [[nodiscard]] Check addEdges(const std::vector<int>& from, const std::vector<int>& to, Link link,
                                 std::size_t at);

    // flowchart_groups.cpp: subgraphs and the result
    [[nodiscard]] Check openSubgraph();
    [[nodiscard]] Check readGroupName(ForeignGroup& group);
    [[nodiscard]] Check closeSubgraph();
    [[nodiscard]] Check settleGroups();
    [[nodiscard]] ForeignDiagram finish();
    void reportLeftOut();

    // flowchart_nodes.cpp
    [[nodiscard]] Expected<std::vector<int>> readVertices();
    [[nodiscard]] Expected<int> readVertex();
    [[nodiscard]] Check readShape(ForeignNode& node);
    [[nodiscard]] Expected<std::string_view> takeShapeData();
    void applyShapeData(std::string_view data, ForeignNode& node);
    [[nodiscard]] std::string readId();
    [[nodiscard]] Expected<int> nodeIndex(const std::string& key);

    // flowchart_links.cpp
    [[nodiscard]] bool linkStartsHere() const;
    [[nodiscard]] Expected<Link> readLink();
    [[nodiscard]] Check readStroke(Link& link);
    [[nodiscard]] Check readLinkText(Link& link);
    [[nodiscard]] Check readBarLabel(Link& link);
    [[nodiscard]] std::size_t strokeLength(char body, std::size_t at) const;

    // flowchart_text.cpp: what is common to all
    [[nodiscard]] Expected<std::string> quotedText();
    /// Text up to one of `closers`, quoted or bare; `closer` says which.
    [[nodiscard]] Expected<std::string> textUntil(std::span<const std::string_view> closers,
                                                  std::size_t& closer);
    [[nodiscard]] Expected<std::string> labelOf(std::string_view raw, std::size_t at) const;
    void skipBlanks();
    void skipSpace();
    void skipStatement();
    void leaveOut(const std::string& what, std::size_t at);
    [[nodiscard]] bool atEnd() const { return at_ >= text_.size(); }
    [[nodiscard]] bool atStatementEnd() const { return atEnd() || peek() == '\n' || peek() == ';'; }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool looksAt(std::string_view word) const {
        return text_.compare(at_, word.size(), word) == 0;
    }
    [[nodiscard]] bool looksAtWord(std::string_view word) const;
    [[nodiscard]] bool looksAtEndWord() const;
    [[nodiscard]] std::unexpected<Error> error(std::string message) const {
        return source_.error(at_, std::move(message));
    }

    const MermaidSource& source_;
    std::string_view text_;
    ImportReport& report_;
    std::size_t at_ = 0;
    ForeignDiagram diagram_;
    std::vector<ForeignNode> nodes_; // all ids mentioned, subgraphs' too
    std::unordered_map<std::string, int> indexOf_;
    std::unordered_set<std::string> linkIds_;
    std::vector<Link> links_;
    std::vector<PendingEdge> edges_;
    std::vector<OpenGroup> open_;
    std::size_t closed_ = 0;
    std::unordered_map<std::string, int> ownerOf_; // group by member's key
    struct LeftOut {
        int count = 0;
        int line = 0; // of the first
    };
    std::map<std::string, LeftOut> leftOut_;
};

} // namespace chalkline
