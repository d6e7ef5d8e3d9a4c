#include "geometry/boxes.h"

#include <cmath>

namespace chalkline {

Size fittedNodeSize(const Node& node) {
    const double width = 80 + 8.0 * static_cast<double>(std::max(node.name.size(), node.second_line.size()));
    return {std::clamp(std::ceil(width / 8) * 8, 144.0, 240.0), 56};
}

std::unordered_map<Ref, Rect> boxesOf(const Tables& tables, SheetId sheet) {
    std::unordered_map<Ref, Rect> boxes;
    for (const Placement& placement : tables.of<Placement>()) {
        if (placement.sheet != sheet || placement.hidden) continue;
        Rect box{placement.x, placement.y, placement.w, placement.h};
        if (placement.subject.type == RecordType::Node && placement.w <= 0) {
            const Node* node = tables.find(NodeId{placement.subject.id});
            if (!node) continue;
            const Size size = fittedNodeSize(*node);
            box.w = size.w;
            box.h = size.h;
        }
        boxes.emplace(placement.subject, box);
    }
    return boxes;
}

} // namespace chalkline
