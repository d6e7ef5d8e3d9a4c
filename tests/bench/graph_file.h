// Benchmark graphs in the neutral JSON of nodes (id, kind, label, x, y, w, h) and edges (id, from, to, label,
// kind), or made here: a layered grid with 1.3 edges a node.
#pragma once

#include "base/error.h"
#include "model/document.h"

#include <map>
#include <string>

namespace chalkline::bench {

struct Graph {
    Document document;
    std::map<Ref, std::string> ids; // in the file
};

[[nodiscard]] Expected<Graph> readGraph(const std::string& path);
[[nodiscard]] Graph makeGraph(std::size_t nodes);

} // namespace chalkline::bench
