#include "geometry/boxes.h"

#include "base/text_advance.h"
#include "model/catalogue.h"

#include <cmath>
#include <functional>

namespace chalkline {

namespace {

constexpr double textLeft = 58;   // px from the node's left edge to its text
constexpr double noteWidth = 200; // px

} // namespace

Size fittedNodeSize(const Node& node) {
    const Family family = familyOf(node.kind);
    const double right = family == Family::Edge || family == Family::Messaging ? 24 : 14;
    const std::string& second = node.second_line.empty() ? node.technology : node.second_line;
    const std::size_t lineBreak = node.name.find('\n');
    double wide = textWidth(std::string_view(node.name).substr(0, lineBreak), Font::Name);
    if (lineBreak != std::string::npos)
        wide = std::max(wide, textWidth(std::string_view(node.name).substr(lineBreak + 1), Font::Name));
    wide = std::max(wide, textWidth(second, Font::SecondLine));
    const double width = std::clamp(std::ceil((textLeft + wide + right) / 8) * 8, 144.0, 240.0);
    if (lineBreak != std::string::npos) return {width, 72};
    return {width, family == Family::Store ? 60.0 : 56.0};
}

std::vector<std::string> noteLines(const Note& note, double width) {
    std::vector<std::string> lines = wrapped(note.text, Font::SecondLine, width - noteIndent);
    if (lines.size() <= mostNoteLines) return lines;
    lines.resize(mostNoteLines);
    lines.back() = elided(lines.back() + " …", Font::SecondLine, width - noteIndent);
    return lines;
}

Size fittedNoteSize(const Note& note) {
    return {noteWidth, static_cast<double>(noteLines(note, noteWidth).size()) * noteLineHeight + 6};
}

std::unordered_map<Ref, Rect> boxesOf(const Tables& tables, SheetId sheet) {
    std::unordered_map<Ref, Rect> boxes;
    std::unordered_map<Ref, Rect> boundaryRects; // as placed
    for (const Placement& placement : tables.of<Placement>()) {
        if (placement.sheet != sheet || placement.hidden) continue;
        Rect box{placement.x, placement.y, placement.w, placement.h};
        if (placement.subject.type == RecordType::Boundary) {
            boundaryRects[placement.subject] = box;
            continue;
        }
        if (box.w <= 0 && placement.subject.type == RecordType::Node)
            if (const Node* node = tables.find(NodeId{placement.subject.id})) {
                const Size size = fittedNodeSize(*node);
                box.w = size.w;
                box.h = size.h;
            }
        if (box.w <= 0 && placement.subject.type == RecordType::Note)
            if (const Note* note = tables.find(NoteId{placement.subject.id})) {
                const Size size = fittedNoteSize(*note);
                box.w = size.w;
                box.h = size.h;
            }
        boxes[placement.subject] = box;
    }
    std::unordered_map<std::int64_t, std::vector<Ref>> members;
    for (const Node& node : tables.of<Node>())
        if (node.boundary && boxes.contains(refOf(node))) members[node.boundary.value].push_back(refOf(node));
    for (const Boundary& boundary : tables.of<Boundary>())
        if (boundary.parent && boundaryRects.contains(refOf(boundary)))
            members[boundary.parent.value].push_back(refOf(boundary));
    const std::function<void(Ref)> derive = [&](Ref ref) {
        if (boxes.contains(ref) || ref.type != RecordType::Boundary) return;
        const Rect placed = boundaryRects[ref];
        Rect box{placed.x, placed.y, placed.w > 0 ? placed.w : emptyBoundary.w,
                 placed.h > 0 ? placed.h : emptyBoundary.h};
        bool any = placed.w > 0;
        for (const Ref& member : members[ref.id]) {
            derive(member);
            Rect around = boxes.at(member).grown(boundaryPadding);
            around.y -= boundaryTitleBand;
            around.h += boundaryTitleBand;
            box = any ? box.united(around) : around;
            any = true;
        }
        boxes[ref] = box;
    };
    for (const auto& [ref, rect] : boundaryRects)
        derive(ref);
    return boxes;
}

} // namespace chalkline
