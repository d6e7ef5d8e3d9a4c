// What a reader of a foreign format finds, before it becomes records: every reader fills one of these, and
// build_project.h turns any of them into a project. Counts follow the census rules of docs/interchange.md.
#pragma once

#include "geometry/rect.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chalkline {

/// What a foreign outline hints about the kind of thing.
enum class ForeignShape { Box, Rounded, Cylinder, Circle, Diamond, Hexagon, Queue, Actor, Other };

enum class ForeignDirection { TopToBottom, BottomToTop, LeftToRight, RightToLeft };

struct ForeignNode {
    std::string key;
    std::string label;
    ForeignShape shape = ForeignShape::Box;
    std::string technology;
    int group = -1; // index into groups
    std::optional<Rect> box;
    int line = 0;
};

struct ForeignEnd {
    int node = -1; // index into nodes, or
    int group = -1;
};

struct ForeignEdge {
    ForeignEnd from;
    ForeignEnd to;
    std::string label;
    bool dashed = false;
    bool thick = false;
    bool headAtStart = false;
    bool headAtEnd = false;
    int line = 0;
};

struct ForeignGroup {
    std::string key;
    std::string title;
    int parent = -1; // index into groups; chains end
    std::optional<ForeignDirection> direction;
    int line = 0;
};

struct ForeignDiagram {
    std::string format;
    std::string title;
    ForeignDirection direction = ForeignDirection::TopToBottom;
    std::vector<ForeignNode> nodes;
    std::vector<ForeignEdge> edges;
    std::vector<ForeignGroup> groups;
    std::vector<std::string> texts; // free texts
};

/// What became of the input, line by line, for the person who imports it.
struct ImportReport {
    enum class Kind { Read, Guessed, Dropped };
    struct Entry {
        Kind kind;
        std::string text;
        int line;
    };
    std::vector<Entry> entries;
};

struct Census {
    std::string format;
    std::string diagramType; // of formats with several: flowchart, sequence, er
    std::int64_t nodes = 0;
    std::int64_t edges = 0;
    std::int64_t groups = 0;
    std::int64_t dashed = 0;
    std::int64_t texts = 0;
    std::map<std::string, std::int64_t> extra;
};

[[nodiscard]] inline Census count(const ForeignDiagram& diagram) {
    Census census;
    census.format = diagram.format;
    census.nodes = static_cast<std::int64_t>(diagram.nodes.size());
    census.edges = static_cast<std::int64_t>(diagram.edges.size());
    census.groups = static_cast<std::int64_t>(diagram.groups.size());
    census.texts = static_cast<std::int64_t>(diagram.texts.size());
    for (const ForeignEdge& edge : diagram.edges)
        census.dashed += edge.dashed;
    return census;
}

} // namespace chalkline
