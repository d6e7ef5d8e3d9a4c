#include "canvas/full_text.h"

#include "base/text.h"
#include "base/text_advance.h"
#include "geometry/boxes.h"

namespace chalkline {

namespace {

QString textOf(const std::string& text) {
    return QString::fromStdString(text);
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines)
        all += (all.empty() ? "" : " ") + line;
    return all;
}

QString labelAt(const Tables& tables, const RoutedSheet& routed, Point at) {
    constexpr double padding = 4;
    for (const Route& route : routed.routes) {
        const Edge* edge = tables.find(route.edge);
        if (!edge || !route.label || !route.label->contains(at)) continue;
        const std::string whole = labelText(*edge, route.stands);
        const double room = route.label->w - 2 * padding;
        return elided(whole, labelFont(edge->label), room) == whole ? QString() : textOf(whole);
    }
    return {};
}

QString nameAt(const Tables& tables, const RoutedSheet& routed, Point at) {
    for (const auto& [ref, box] : routed.boxes) {
        const Node* node = ref.type == RecordType::Node ? tables.find(NodeId{ref.id}) : nullptr;
        if (!node || !box.contains(at)) continue;
        const double room = box.w - textLeft - textRight(node->kind);
        const std::string drawn = joined(nameLines(*node, room));
        if (drawn.find("…") != std::string::npos && oneLine(node->name).find("…") == std::string::npos)
            return textOf(oneLine(node->name));
    }
    return {};
}

} // namespace

QString fullTextAt(const Tables& tables, const RoutedSheet& routed, Point at) {
    const QString name = nameAt(tables, routed, at);
    return name.isEmpty() ? labelAt(tables, routed, at) : name;
}

} // namespace chalkline
