#include "render/picture.h"

#include "geometry/boxes.h"
#include "render/sketch_surface.h"

#include <cmath>
#include <set>

namespace chalkline {

namespace {

constexpr double farthest = 1e7; // px; what lies beyond is no picture

/// What is selected, with the members of boundaries at any depth.
std::set<Ref> wholeSelection(const Tables& tables, const std::vector<Ref>& selection) {
    std::set<Ref> chosen(selection.begin(), selection.end());
    for (bool grew = true; std::exchange(grew, false);) {
        for (const Boundary& boundary : tables.of<Boundary>())
            if (boundary.parent && chosen.contains({RecordType::Boundary, boundary.parent.value}))
                grew |= chosen.insert(refOf(boundary)).second;
    }
    for (const Node& node : tables.of<Node>())
        if (node.boundary && chosen.contains({RecordType::Boundary, node.boundary.value}))
            chosen.insert(refOf(node));
    for (const Ref& ref : selection) {
        const Edge* edge = ref.type == RecordType::Edge ? tables.find(EdgeId{ref.id}) : nullptr;
        if (edge) chosen.insert({edge->from(), edge->to()});
    }
    return chosen;
}

void keepOnly(RoutedSheet& sheet, const Tables& tables, const std::vector<Ref>& selection) {
    const std::set<Ref> chosen = wholeSelection(tables, selection);
    std::erase_if(sheet.boxes, [&](const auto& box) { return !chosen.contains(box.first); });
    std::erase_if(sheet.routes, [&](const Route& route) {
        const Edge* edge = tables.find(route.edge);
        return !edge || !sheet.boxes.contains(route.from) || !sheet.boxes.contains(route.to);
    });
}

std::vector<Rect> chipBoxes(const Tables& tables, SheetId sheet, const SceneOptions& options) {
    std::vector<Rect> reserved;
    if (options.chips.empty()) return reserved;
    for (const auto& [ref, box] : boxesOf(tables, sheet))
        if (ref.type == RecordType::Node)
            if (const auto chip = options.chips.find(NodeId{ref.id}); chip != options.chips.end())
                reserved.push_back(chipBox(chip->second, box));
    return reserved;
}

} // namespace

Expected<Picture> Picture::of(const Tables& tables, SheetId sheet, const PictureOptions& options) {
    if (!tables.find(sheet)) return failure(ErrorCode::NotFound, "there is no such sheet");
    if (options.scene.flow && !tables.find(options.scene.flow))
        return failure(ErrorCode::NotFound, "there is no such flow");
    Picture picture;
    picture.routed_ =
        std::make_unique<RoutedSheet>(routeSheet(tables, sheet, chipBoxes(tables, sheet, options.scene)));
    if (!options.selection.empty()) {
        keepOnly(*picture.routed_, tables, options.selection);
        if (picture.routed_->boxes.empty())
            return failure(ErrorCode::NotFound, "nothing of the selection stands on the sheet");
    }
    const Theme& theme = themeOf(options.theme);
    picture.sketch_ = theme.sketch;
    if (!options.transparent) picture.background_ = theme.canvas;
    picture.painter_ = std::make_unique<ScenePainter>(tables, *picture.routed_, theme, options.scene);
    const Rect area = picture.painter_->bounds().grown(options.margin);
    const double left = std::floor(area.x);
    const double top = std::floor(area.y);
    picture.area_ = {left, top, std::ceil(area.right()) - left, std::ceil(area.bottom()) - top};
    if (!(std::abs(left) < farthest && std::abs(top) < farthest && picture.area_.w < farthest &&
          picture.area_.h < farthest))
        return failure(ErrorCode::Refused, "the sheet reaches further than a picture can");
    return picture;
}

void Picture::paint(Surface& surface, std::optional<Rect> view) const {
    if (!sketch_) {
        painter_->paint(surface, view);
        return;
    }
    SketchSurface byHand(surface);
    painter_->paint(byHand, view);
}

} // namespace chalkline
