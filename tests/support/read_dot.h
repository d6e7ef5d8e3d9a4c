// Graphviz files as sessions, read by Graphviz itself (`dot -Tjson0`); for tests and tools only.
#pragma once

#include "support/read_design.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace chalkline::test {

/// Nodes by their labels, subgraphs called cluster… as groups. Fails if dot is not there or refuses the file.
inline Expected<ReadDesign> readDot(const std::string& path) {
    QProcess dot;
    dot.start("dot", {"-Tjson0", QString::fromStdString(path)});
    if (!dot.waitForFinished() || dot.exitCode() != 0)
        return failure(ErrorCode::Refused, "dot cannot read it: " + dot.readAllStandardError().toStdString(),
                       path);
    const QJsonObject root = QJsonDocument::fromJson(dot.readAllStandardOutput()).object();
    ForeignDiagram diagram;
    std::map<int, int> nodeOf; // by _gvid
    const auto isCluster = [](const QJsonObject& object) {
        return object["name"].toString().startsWith("cluster");
    };
    for (const QJsonValue& value : root["objects"].toArray()) {
        const QJsonObject object = value.toObject();
        if (object.contains("nodes") || object.contains("subgraphs") || isCluster(object)) continue;
        const QString label = object["label"].toString();
        nodeOf[object["_gvid"].toInt()] = static_cast<int>(diagram.nodes.size());
        ForeignNode node;
        node.key = object["name"].toString().toStdString();
        node.label = label.isEmpty() || label == "\\N" || label.startsWith('<')
                         ? node.key
                         : label.left(40).toStdString();
        diagram.nodes.push_back(node);
    }
    for (const QJsonValue& value : root["objects"].toArray()) {
        const QJsonObject object = value.toObject();
        if (!isCluster(object)) continue;
        ForeignGroup group;
        group.title = object["label"].toString().toStdString();
        for (const QJsonValue& member : object["nodes"].toArray())
            if (const auto found = nodeOf.find(member.toInt()); found != nodeOf.end())
                diagram.nodes[static_cast<std::size_t>(found->second)].group =
                    static_cast<int>(diagram.groups.size());
        diagram.groups.push_back(group);
    }
    for (const QJsonValue& value : root["edges"].toArray()) {
        ForeignEdge edge;
        edge.from.node = nodeOf.at(value["tail"].toInt());
        edge.to.node = nodeOf.at(value["head"].toInt());
        edge.label = value["label"].toString().toStdString();
        edge.headAtEnd = true;
        diagram.edges.push_back(edge);
    }
    ReadDesign design{nullptr, blankSession()};
    ImportReport report;
    Transaction edit(*design.session, "Import");
    if (auto built = buildProject(edit, diagram, report); !built) return std::unexpected(built.error());
    if (auto done = edit.commit(); !done) return std::unexpected(done.error());
    return design;
}

} // namespace chalkline::test
