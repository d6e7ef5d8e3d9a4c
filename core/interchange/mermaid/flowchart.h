// The flowchart grammar: nodes with shapes, links with labels, chains, products, subgraphs. Used by
// mermaid.cpp only; `text` has front matter, directives and comments blanked, line breaks kept.
#pragma once

#include "base/error.h"
#include "interchange/foreign_diagram.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace chalkline {

class FlowchartReader {
public:
    FlowchartReader(std::string_view text, std::string fileName, ImportReport& report)
        : text_(text)
        , fileName_(std::move(fileName))
        , report_(report) {}

    /// From behind the header word on.
    [[nodiscard]] Expected<ForeignDiagram> read(std::size_t from);

private:
    using Check = Expected<void>;

    struct Link {
        bool dashed = false;
        bool thick = false;
        bool invisible = false;
        bool headAtStart = false;
        bool headAtEnd = false;
        std::string label;
    };
    struct PendingEdge {
        int from; // index into nodes_
        int to;
        Link link;
        int line;
    };

    [[nodiscard]] Check readDirection();
    [[nodiscard]] Check readStatement();
    [[nodiscard]] bool skipKeyword();
    [[nodiscard]] Check openSubgraph();
    [[nodiscard]] Check closeSubgraph();
    [[nodiscard]] Check readChain();
    [[nodiscard]] Expected<std::vector<int>> readVertices();
    [[nodiscard]] Expected<int> readVertex();
    [[nodiscard]] Check readShape(ForeignNode& node);
    [[nodiscard]] Check readShapeData(ForeignNode& node);
    [[nodiscard]] Expected<std::string> textUntil(std::initializer_list<std::string_view> closers);
    [[nodiscard]] Expected<Link> readLink();
    [[nodiscard]] Check readLinkText(Link& link, char body);
    [[nodiscard]] Check readBarLabel(Link& link);
    [[nodiscard]] Check addEdges(const std::vector<int>& from, const std::vector<int>& to, const Link& link);
    [[nodiscard]] ForeignDiagram finish();

    [[nodiscard]] std::string readId();
    int nodeIndex(const std::string& key);
    void skipBlanks();
    void skipSpace();
    void skipToLineEnd();
    [[nodiscard]] bool atEnd() const { return at_ >= text_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool looksAt(std::string_view word) const { return text_.substr(at_).starts_with(word); }
    [[nodiscard]] bool looksAtWord(std::string_view word) const;
    [[nodiscard]] int line();
    [[nodiscard]] std::unexpected<Error> error(std::string message);

    std::string_view text_;
    std::string fileName_;
    ImportReport& report_;
    std::size_t at_ = 0;
    std::size_t countedTo_ = 0; // for line()
    int countedLine_ = 1;
    ForeignDiagram diagram_;
    std::vector<ForeignNode> nodes_; // all ids mentioned, subgraphs' too
    std::unordered_map<std::string, int> indexOf_;
    std::vector<PendingEdge> edges_;
    std::vector<int> open_;                   // groups
    std::vector<std::vector<int>> mentioned_; // by open group
};

} // namespace chalkline
