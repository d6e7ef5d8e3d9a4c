#include "geometry/chips.h"

#include "model/chip.h"

#include <algorithm>

namespace chalkline {

namespace {

constexpr int mostBeside = 2; // chips beside a label

} // namespace

std::unordered_map<Ref, int> chipsOf(const Tables& tables) {
    std::unordered_map<Ref, int> counts;
    for (const Property& property : tables.of<Property>())
        if (isChip(property)) ++counts[property.owner];
    return counts;
}

Rect chipRoomBelow(const Rect& node, int chips) {
    const double width = std::min(chipRoom * chips, std::max(node.w - 8, 0.0));
    return {node.centre().x - width / 2, node.bottom() - chipOverlap, width, chipHeight};
}

double chipRoomBeside(int chips) {
    return chipRoom * std::min(chips, mostBeside);
}

} // namespace chalkline
