#include "graph_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <map>

namespace chalkline::bench {

namespace {

std::string kindOf(const std::string& word) {
    static const std::map<std::string, std::string> kinds{{"client", "client.web"},
                                                          {"cdn", "edge.cdn"},
                                                          {"gateway", "edge.api_gateway"},
                                                          {"loadbalancer", "edge.lb_l7"},
                                                          {"service", "compute.service"},
                                                          {"cache", "cache.distributed"},
                                                          {"broker", "msg.log"},
                                                          {"worker", "compute.worker"},
                                                          {"database", "store.relational"},
                                                          {"objectstore", "store.object"}};
    const auto found = kinds.find(word);
    return found == kinds.end() ? "compute.service" : found->second;
}

class Builder {
public:
    Builder() {
        sheet_.id = SheetId{document_.takeId()};
        sheet_.name = "Sheet 1";
        put(sheet_);
    }

    /// With a size of 0 as large as its text needs.
    NodeId node(const std::string& name, const std::string& kind, double x, double y, double w = 0,
                double h = 0) {
        Node node;
        node.id = NodeId{document_.takeId()};
        node.name = name;
        node.kind = kind;
        put(node);
        Placement placement;
        placement.id = PlacementId{document_.takeId()};
        placement.sheet = sheet_.id;
        placement.subject = refOf(node);
        placement.x = x;
        placement.y = y;
        placement.w = w;
        placement.h = h;
        put(placement);
        return node.id;
    }

    EdgeId edge(NodeId from, NodeId to, bool async, const std::string& label) {
        Edge edge;
        edge.id = EdgeId{document_.takeId()};
        edge.from_node = from;
        edge.to_node = to;
        edge.kind = async ? EdgeKind::Async : EdgeKind::Sync;
        edge.label = label;
        put(edge);
        return edge.id;
    }

    Document take() { return std::move(document_); }

private:
    template <class R>
    void put(const R& record) {
        document_.put(std::make_shared<const Record>(record));
    }

    Document document_{{}, 1, "00000000-0000-4000-8000-00000000be9c"};
    Sheet sheet_;
};

} // namespace

Expected<Graph> readGraph(const std::string& path) {
    QFile file(QFile::decodeName(path.c_str()));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unreadable, file.errorString().toStdString(), path);
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Builder builder;
    std::map<QString, NodeId> ids;
    std::map<Ref, std::string> names;
    for (const QJsonValue& node : root["nodes"].toArray()) {
        const NodeId id = builder.node(node["label"].toString().toStdString(),
                                       kindOf(node["kind"].toString().toStdString()), node["x"].toDouble(),
                                       node["y"].toDouble(), node["w"].toDouble(), node["h"].toDouble());
        ids[node["id"].toString()] = id;
        names[{RecordType::Node, id.value}] = node["id"].toString().toStdString();
    }
    for (const QJsonValue& edge : root["edges"].toArray()) {
        const auto from = ids.find(edge["from"].toString());
        const auto to = ids.find(edge["to"].toString());
        if (from == ids.end() || to == ids.end())
            return failure(ErrorCode::Refused, "an edge names a node that is not there", path);
        const EdgeId id = builder.edge(from->second, to->second, edge["kind"].toString() == "async",
                                       edge["label"].toString().toStdString());
        names[{RecordType::Edge, id.value}] = edge["id"].toString().toStdString();
    }
    return Graph{builder.take(), std::move(names)};
}

Graph makeGraph(std::size_t nodes) {
    Builder builder;
    std::vector<NodeId> ids;
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes) * 1.3)));
    for (std::size_t i = 0; i < nodes; ++i)
        ids.push_back(builder.node("Order Service " + std::to_string(i), "compute.service",
                                   static_cast<double>(i % columns * 240 + i * 7 % 31),
                                   static_cast<double>(i / columns * 160 + i * 5 % 23)));
    const auto join = [&](std::size_t from, std::size_t to) {
        if (to < nodes) builder.edge(ids[from], ids[to], from % 3 == 0, from % 4 == 0 ? "gRPC" : "");
    };
    for (std::size_t i = 0; i + 1 < nodes; ++i) {
        join(i, i + columns + i % 3);
        if (i % 10 < 3) join(i, i + 2 * columns + 1 + i % 2);
    }
    Graph made{builder.take(), {}};
    for (const Node& node : made.document.all<Node>())
        made.ids[refOf(node)] = "n" + std::to_string(node.id.value);
    for (const Edge& edge : made.document.all<Edge>())
        made.ids[refOf(edge)] = "e" + std::to_string(edge.id.value);
    return made;
}

} // namespace chalkline::bench
