#include "interchange/clipping.h"

#include "geometry/boxes.h"
#include "interchange/excalidraw/write_excalidraw.h"
#include "model/catalogue.h"
#include "model/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace chalkline {

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char letter : text)
        switch (letter) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\n':
            safe += ' ';
            break;
        default:
            if (static_cast<unsigned char>(letter) >= 0x20) safe += letter;
        }
    return safe;
}

std::string row(std::initializer_list<std::string_view> cells, std::string_view tag = "td") {
    std::string text = "<tr>";
    for (const std::string_view cell : cells)
        text += "<" + std::string(tag) + ">" + escaped(cell) + "</" + std::string(tag) + ">";
    return text + "</tr>\n";
}

std::string_view nameOf(const Tables& tables, Ref end) {
    if (const Node* node = end.type == RecordType::Node ? tables.find(NodeId{end.id}) : nullptr)
        return node->name;
    const Boundary* boundary = end.type == RecordType::Boundary ? tables.find(BoundaryId{end.id}) : nullptr;
    return boundary ? std::string_view(boundary->name) : std::string_view();
}

} // namespace

std::string writeHtmlTable(const Tables& tables) {
    std::string html = "<meta charset=\"utf-8\">\n";
    if (!tables.of<Node>().empty()) {
        html += "<table>\n" + row({"Component", "Kind", "Technology"}, "th");
        for (const Node& node : tables.of<Node>()) {
            const Kind* kind = findKind(node.kind);
            html += row({node.name, kind ? kind->name : std::string_view(node.kind), node.technology});
        }
        html += "</table>\n";
    }
    if (!tables.of<Edge>().empty()) {
        html += "<table>\n" + row({"From", "To", "Kind", "Label"}, "th");
        for (const Edge& edge : tables.of<Edge>())
            html +=
                row({nameOf(tables, edge.from()), nameOf(tables, edge.to()), word(edge.kind), edge.label});
        html += "</table>\n";
    }
    for (const Note& note : tables.of<Note>())
        html += "<p>" + escaped(note.text) + "</p>\n";
    for (const Estimate& estimate : tables.of<Estimate>())
        html += "<p>" + escaped(estimateText(estimate)) + "</p>\n";
    return html;
}

std::string writeExcalidrawClipboard(const Tables& tables, SheetId sheet) {
    const std::string file = writeExcalidraw(tables, sheet);
    const QJsonObject whole =
        QJsonDocument::fromJson(QByteArray(file.data(), static_cast<qsizetype>(file.size()))).object();
    const QJsonObject clipboard{{"type", "excalidraw/clipboard"},
                                {"elements", whole["elements"].toArray()},
                                {"files", QJsonObject{}}};
    return QJsonDocument(clipboard).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace chalkline
