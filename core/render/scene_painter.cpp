#include "render/scene_painter.h"

#include "model/chip.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double dimmedShare = 0.35; // of what is not in the flow that is shown
constexpr double furnitureGap = 24;  // px between the design and what explains it
constexpr double clearance = 12;     // px around furniture inside the design
constexpr double borderGap = 20;     // px
constexpr double legendWidth = 196;  // px

} // namespace

ScenePainter::ScenePainter(const Tables& tables, const RoutedSheet& sheet, const Theme& theme,
                           SceneOptions options)
    : tables_(tables)
    , sheet_(sheet)
    , theme_(theme)
    , dimmed_(options.flow || options.lit ? dimmed(theme, dimmedShare) : theme)
    , options_(std::move(options)) {
    for (const Route& route : sheet_.routes)
        if (const Edge* edge = tables_.find(route.edge)) ++counts_[static_cast<std::size_t>(edge->kind)];
    if (options_.flow) collectSteps();
    collectChips();
    arrange();
}

/// Steps are numbered in order; those of one parallel group share a number.
void ScenePainter::collectSteps() {
    std::vector<const FlowStep*> steps;
    for (const FlowStep& step : tables_.of<FlowStep>())
        if (step.flow == options_.flow) steps.push_back(&step);
    std::ranges::stable_sort(steps, {}, &FlowStep::sort_order);
    int number = 0;
    std::int64_t group = 0;
    for (const FlowStep* step : steps) {
        if (step->parallel_group == 0 || step->parallel_group != group) ++number;
        group = step->parallel_group;
        const Edge* edge = tables_.find(step->edge);
        if (!edge) continue;
        std::string& text = steps_[edge->id];
        text += (text.empty() ? "" : ",") + std::to_string(number);
        for (const Ref end : {edge->from(), edge->to()})
            if (end.type == RecordType::Node) flowNodes_[NodeId{end.id}] = true;
    }
}

/// What the records pin; several numbers of one thing stand in one chip.
void ScenePainter::collectChips() {
    const auto add = [](std::string& text, const std::string& more) {
        text += (text.empty() ? "" : "  ") + more;
    };
    for (const Property& property : tables_.of<Property>()) {
        if (!isChip(property)) continue;
        const auto held = options_.numbers.chips.find(property.value);
        const std::string text = held == options_.numbers.chips.end() ? "\u2013" : held->second;
        if (property.owner.type == RecordType::Node)
            add(options_.chips[NodeId{property.owner.id}].text, text);
        if (property.owner.type == RecordType::Edge) add(edgeChips_[EdgeId{property.owner.id}], text);
    }
}

/// Of a flow its edges and their ends.
bool ScenePainter::isLit(Ref ref) const {
    if (options_.flow)
        return (ref.type == RecordType::Edge && steps_.contains(EdgeId{ref.id})) ||
               (ref.type == RecordType::Node && flowNodes_.contains(NodeId{ref.id}));
    return !options_.lit || options_.lit->contains(ref);
}

/// The box with what is drawn beyond it: the hard edge below, instances behind, their pill, the chip.
Rect ScenePainter::drawnBox(Ref ref, const Rect& box) const {
    if (ref.type == RecordType::Boundary) return {box.x - 2, box.y - 10, box.w + 4, box.h + 12};
    if (ref.type == RecordType::Stroke) {
        Rect all{box.x, box.y, 1, 1};
        if (const Stroke* stroke = tables_.find(StrokeId{ref.id}))
            for (const Point& point : stroke->points)
                all = all.united({box.x + point.x - 2, box.y + point.y - 2, 4, 4});
        return all;
    }
    Rect all{box.x - 1, box.y - 1, box.w + 2, box.h + 4};
    const Node* node = ref.type == RecordType::Node ? tables_.find(NodeId{ref.id}) : nullptr;
    if (!node) return all;
    if (node->instances_max > 1) all = all.united({box.x, box.y - 17, box.w + 11, box.h});
    if (const auto chip = options_.chips.find(node->id); chip != options_.chips.end())
        all = all.united(chipBox(chip->second, box));
    return all;
}

Rect ScenePainter::contents() const {
    bool any = false;
    Rect all{0, 0, 320, 160};
    const auto add = [&](const Rect& box) {
        all = any ? all.united(box) : box;
        any = true;
    };
    for (const auto& [ref, box] : sheet_.boxes)
        add(drawnBox(ref, box));
    for (const Route& route : sheet_.routes) {
        for (const Point& point : route.points)
            add({point.x - 6, point.y - 6, 12, 12});
        if (route.label) add(*route.label);
    }
    return all;
}

bool ScenePainter::isFree(const Rect& box) const {
    const Rect wide = box.grown(clearance);
    for (const auto& [ref, other] : sheet_.boxes)
        if (drawnBox(ref, other).overlaps(wide)) return false;
    for (const Route& route : sheet_.routes) {
        if (route.label && route.label->overlaps(wide)) return false;
        for (std::size_t i = 0; i + 1 < route.points.size(); ++i) {
            const Point& a = route.points[i];
            const Point& b = route.points[i + 1];
            const Rect line{std::min(a.x, b.x) - 1, std::min(a.y, b.y) - 1, std::abs(a.x - b.x) + 2,
                            std::abs(a.y - b.y) + 2};
            if (line.overlaps(wide)) return false;
        }
    }
    return !legend_.overlaps(wide);
}

/// A corner of the design where nothing stands: the lower ones first.
std::optional<Rect> ScenePainter::freeCorner(Size size, bool rightFirst) const {
    const Rect all = bounds_;
    if (all.w < size.w || all.h < size.h) return std::nullopt;
    for (const bool low : {true, false})
        for (const bool right : {rightFirst, !rightFirst}) {
            const Rect box{right ? all.right() - size.w : all.x, low ? all.bottom() - size.h : all.y, size.w,
                           size.h};
            if (isFree(box)) return box;
        }
    return std::nullopt;
}

/// Legend and title block stand in free corners, else in a row below the design.
void ScenePainter::arrange() {
    bounds_ = contents();
    const Rect design = bounds_;
    const double row = design.bottom() + furnitureGap;
    legend_ = title_ = {design.x, design.bottom(), 0, 0};
    if (const Size size{legendWidth, legendHeight()}; size.h > 0)
        legend_ = freeCorner(size, false).value_or(Rect{design.x, row, size.w, size.h});
    if (const Size size = titleSize(); size.h > 0) {
        const bool besideLegend = legend_.h > 0 && legend_.y >= row;
        const double left = besideLegend ? legend_.right() + furnitureGap : design.x;
        const Rect below{std::max(design.right() - size.w, left), row, size.w, size.h};
        title_ = freeCorner(size, true).value_or(below);
    }
    if (legend_.h > 0) bounds_ = bounds_.united(legend_);
    if (title_.h > 0) bounds_ = bounds_.united(title_);
    if (options_.border) bounds_ = bounds_.grown(borderGap);
}

/// With heads, queue mark, band, label and step.
Rect ScenePainter::drawnBox(const Route& route) const {
    constexpr double reach = 20;
    Rect all{route.points.front().x, route.points.front().y, 0, 0};
    for (const Point& point : route.points)
        all = all.united({point.x, point.y, 0, 0});
    if (route.label) all = all.united(*route.label);
    return all.grown(reach);
}

/// Notes, estimates and nodes from back to front; without an order, notes and estimates behind nodes.
std::vector<Ref> ScenePainter::stacking() const {
    if (!sheet_.order.empty()) return sheet_.order;
    std::vector<Ref> order;
    for (const Note& note : tables_.of<Note>())
        order.push_back(refOf(note));
    for (const Estimate& estimate : tables_.of<Estimate>())
        order.push_back(refOf(estimate));
    for (const Node& node : tables_.of<Node>())
        order.push_back(refOf(node));
    return order;
}

void ScenePainter::paint(Surface& surface, std::optional<Rect> view) const {
    const auto isSeen = [&](const Rect& box) { return !view || box.overlaps(*view); };
    std::vector<std::pair<const Route*, const Edge*>> routes;
    for (const Route& route : sheet_.routes)
        if (const Edge* edge =
                isDrawn({RecordType::Edge, route.edge.value}) ? tables_.find(route.edge) : nullptr;
            edge && route.points.size() >= 2 && isSeen(drawnBox(route)))
            routes.emplace_back(&route, edge);
    const auto reachOf = [&]<class R>(const R& record, const Rect& box) {
        const Rect drawn = drawnBox(refOf(record), box);
        if constexpr (std::is_same_v<R, Note>) // with its line
            if (const auto about = sheet_.boxes.find(record.anchor); about != sheet_.boxes.end())
                return drawn.united(about->second);
        return drawn;
    };
    // Calls with each record of a type that stands in view, and its box.
    const auto eachOf = [&]<class R>(const auto& draw) {
        for (const R& record : tables_.of<R>())
            if (const auto box = sheet_.boxes.find(refOf(record));
                box != sheet_.boxes.end() && isSeen(reachOf(record, box->second)))
                draw(record, box->second);
    };
    if (options_.border) paintBorder(surface);
    paintBoundaries(surface, view);
    for (const bool lit : {false, true})
        for (const auto& [route, edge] : routes)
            if (isLit(refOf(*edge)) == lit) paintEdge(surface, *edge, *route);
    for (const Ref& ref : stacking()) {
        const auto box = sheet_.boxes.find(ref);
        if (box == sheet_.boxes.end() || !isDrawn(ref)) continue;
        if (const Note* note = tables_.find(NoteId{ref.id});
            note && ref.type == RecordType::Note && isSeen(reachOf(*note, box->second)))
            paintNote(surface, *note, box->second);
        if (const Estimate* estimate = tables_.find(EstimateId{ref.id});
            estimate && ref.type == RecordType::Estimate && isSeen(reachOf(*estimate, box->second)))
            paintEstimate(surface, *estimate, box->second);
        if (const Node* node = tables_.find(NodeId{ref.id});
            node && ref.type == RecordType::Node && isSeen(reachOf(*node, box->second)))
            paintNode(surface, themeFor(refOf(*node)), *node, box->second);
    }
    for (const auto& [route, edge] : routes)
        if (route->label) paintLabel(surface, *edge, *route);
    for (const auto& [route, edge] : routes)
        if (const auto step = steps_.find(edge->id); step != steps_.end())
            paintStep(surface, *route, step->second);
    eachOf.operator()<Stroke>(
        [&](const Stroke& stroke, const Rect& box) { paintStroke(surface, stroke, box); });
    if (legend_.h > 0) paintLegend(surface);
    if (title_.h > 0) paintTitle(surface);
}

} // namespace chalkline
