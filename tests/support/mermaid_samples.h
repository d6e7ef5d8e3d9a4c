// Small Mermaid texts in, short words out: what the tests of the Mermaid reader share. Every function reads
// the text as the file a.mmd; an error comes back as its words.
#pragma once

#include "interchange/mermaid/mermaid.h"

#include <QFile>
#include <QtTest>

namespace chalkline {

inline std::string sample(const QString& name) {
    QFile file(QStringLiteral(CHALKLINE_TEST_DATA "/mermaid/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline Expected<ForeignDiagram> readText(const std::string& text) {
    ImportReport report;
    return readMermaidFlowchart(text, "a.mmd", report);
}

/// "nodes edges groups dashed", or the error.
inline QString census(const std::string& text) {
    const auto found = mermaidCensus(text, "a.mmd");
    if (!found) return QString::fromStdString(found.error().text());
    return QStringLiteral("%1 %2 %3 %4")
        .arg(found->nodes)
        .arg(found->edges)
        .arg(found->groups)
        .arg(found->dashed);
}

inline std::string nameOf(const ForeignDiagram& diagram, const ForeignEnd& end) {
    return end.node >= 0 ? diagram.nodes[static_cast<std::size_t>(end.node)].key
                         : diagram.groups[static_cast<std::size_t>(end.group)].key;
}

/// "a>b:label c=d", one word for each link: its ends around > (head), - (none), < > (both), with = thick, .
/// dashed.
inline QString links(const std::string& text) {
    const auto diagram = readText(text);
    if (!diagram) return QString::fromStdString(diagram.error().text());
    QStringList all;
    for (const ForeignEdge& edge : diagram->edges) {
        std::string word = nameOf(*diagram, edge.from) + (edge.headAtStart ? "<" : "");
        word += edge.dashed ? "." : edge.thick ? "=" : "-";
        word += (edge.headAtEnd ? ">" : "") + nameOf(*diagram, edge.to);
        if (!edge.label.empty()) word += ":" + edge.label;
        all << QString::fromStdString(word);
    }
    return all.join(' ');
}

/// The label of the first node of "flowchart LR\n" + `statement`, or the error.
inline QString label(const std::string& statement) {
    const auto diagram = readText("flowchart LR\n" + statement);
    if (!diagram) return QString::fromStdString(diagram.error().text());
    return QString::fromStdString(diagram->nodes.at(0).label);
}

/// "line: text" of each thing left out of "flowchart LR\n" + `statements`, or the error.
inline QString dropped(const std::string& statements, const std::string& heading = "flowchart LR\n") {
    ImportReport report;
    const auto diagram = readMermaidFlowchart(heading + statements, "a.mmd", report);
    if (!diagram) return QString::fromStdString(diagram.error().text());
    QStringList lines;
    for (const ImportReport::Entry& entry : report.entries)
        if (entry.kind == ImportReport::Kind::Dropped)
            lines << QString::number(entry.line) + ": " + QString::fromStdString(entry.text);
    return lines.join('\n');
}

inline ForeignShape shape(const std::string& statement) {
    const auto diagram = readText("flowchart LR\n" + statement);
    return diagram ? diagram->nodes.at(0).shape : ForeignShape::Other;
}

inline QString groupOf(const ForeignDiagram& diagram, const std::string& key) {
    for (const ForeignNode& node : diagram.nodes)
        if (node.key == key)
            return node.group < 0
                       ? QStringLiteral("none")
                       : QString::fromStdString(diagram.groups[static_cast<std::size_t>(node.group)].key);
    return QStringLiteral("no such node");
}

inline bool refusedIn(const std::string& text, int line) {
    const auto diagram = readText(text);
    const std::string wanted = "a.mmd:" + std::to_string(line) + ":";
    if (diagram)
        qWarning("was read");
    else if (!diagram.error().place.starts_with(wanted))
        qWarning("%s", diagram.error().text().c_str());
    return !diagram && diagram.error().place.starts_with(wanted);
}

inline std::string repeated(const std::string& part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += part;
    return all;
}

} // namespace chalkline
