#include "canvas/tools/gestures.h"

#include "canvas/hit_test.h"
#include "canvas/tools/connect_discs.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "geometry/boxes.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

constexpr double dragStart = 4;   // px of the widget
constexpr double grid = 8;        // px of the scene
constexpr double snapReach = 6;   // px of the widget
constexpr double guideBeyond = 16; // px of the scene a guide goes past both items

QColor colourOf(const std::string& text, double opacity = 1) {
    QColor colour(QString::fromStdString(text));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QRectF rectOf(const Rect& box) {
    return {box.x, box.y, box.w, box.h};
}

std::set<Ref> toggled(std::set<Ref> selection, Ref ref) {
    if (!selection.erase(ref)) selection.insert(ref);
    return selection;
}

QString textOf(const Error& error) {
    return QString::fromStdString(error.text());
}

} // namespace

Tool::Next PressedTool::move(const Pointer& at) {
    if (std::hypot(at.view.x() - from_.view.x(), at.view.y() - from_.view.y()) < dragStart) return nullptr;
    const std::set<Ref> before = context_.session().selection();
    const bool adding = from_.keys & Qt::ShiftModifier;
    if (on_.type == RecordType::None) {
        auto next = std::make_unique<MarqueeTool>(context_, from_.scene, adding ? before : std::set<Ref>());
        (void)next->move(at);
        return next;
    }
    if (!before.contains(on_)) context_.select(adding ? toggled(before, on_) : std::set<Ref>{on_});
    auto next = std::make_unique<MoveTool>(context_, from_.scene, context_.session().selection());
    (void)next->move(at);
    return next;
}

Tool::Next PressedTool::release(const Pointer&) {
    const std::set<Ref>& before = context_.session().selection();
    const bool adding = from_.keys & Qt::ShiftModifier;
    if (on_.type == RecordType::None) {
        if (!adding) context_.select({});
    } else {
        context_.select(adding ? toggled(before, on_) : std::set<Ref>{on_});
    }
    return makeSelectTool(context_);
}

MoveTool::MoveTool(ToolContext& context, Point from, std::set<Ref> subjects)
    : context_(context)
    , from_(from)
    , subjects_(std::move(subjects))
    , edit_(context.session(), "Move") {
    bool any = false;
    for (const auto& [ref, box] : context_.routed().boxes) {
        if (subjects_.contains(ref)) {
            bounds_ = any ? bounds_.united(box) : box;
            any = true;
        } else if (ref.type != RecordType::Boundary) {
            others_.push_back(box);
        }
    }
}

/// To the grid, or to a side or middle of something near, which draws a guide.
MoveTool::Snap MoveTool::snapped(double shift, bool across) const {
    const auto low = [across](const Rect& box) { return across ? box.x : box.y; };
    const auto size = [across](const Rect& box) { return across ? box.w : box.h; };
    const double start = low(bounds_);
    Snap best{std::round((start + shift) / grid) * grid - start, std::nullopt};
    double nearest = snapReach / context_.zoom();
    for (const Rect& other : others_)
        for (const double share : {0.0, 0.5, 1.0}) {
            const double line = low(other) + share * size(other);
            const double off = line - (start + share * size(bounds_)) - shift;
            if (std::abs(off) >= nearest) continue;
            nearest = std::abs(off);
            best = {shift + off, line};
        }
    return best;
}

Tool::Next MoveTool::move(const Pointer& at) {
    const Snap x = snapped(at.scene.x - from_.x, true);
    const Snap y = snapped(at.scene.y - from_.y, false);
    guideX_ = x.line;
    guideY_ = y.line;
    const SheetId sheet = context_.session().sheet();
    if (const auto moved = moveBy(edit_, sheet, subjects_, x.shift - dx_, y.shift - dy_); !moved) {
        context_.say(textOf(moved.error()));
        return makeSelectTool(context_);
    }
    dx_ = x.shift;
    dy_ = y.shift;
    edit_.preview();
    return nullptr;
}

Tool::Next MoveTool::release(const Pointer&) {
    if (const auto done = edit_.commit(); !done) context_.say(textOf(done.error()));
    return makeSelectTool(context_);
}

/// A snapped chalk line: a fine line and a dusty band.
void MoveTool::paint(QPainter& painter) const {
    Rect all = bounds_;
    all.x += dx_;
    all.y += dy_;
    for (const Rect& other : others_) {
        const bool onX = guideX_ && (other.x == *guideX_ || other.centre().x == *guideX_ || other.right() == *guideX_);
        const bool onY = guideY_ && (other.y == *guideY_ || other.centre().y == *guideY_ || other.bottom() == *guideY_);
        if (onX || onY) all = all.united(other);
    }
    all = all.grown(guideBeyond);
    const auto draw = [&](QPointF a, QPointF b) {
        painter.setPen(QPen(colourOf(context_.theme().accent, 0.15), 5 / context_.zoom()));
        painter.drawLine(a, b);
        painter.setPen(QPen(colourOf(context_.theme().accent), 1 / context_.zoom()));
        painter.drawLine(a, b);
    };
    if (guideX_) draw({*guideX_, all.y}, {*guideX_, all.bottom()});
    if (guideY_) draw({all.x, *guideY_}, {all.right(), *guideY_});
}

QString MoveTool::hint() const {
    return QObject::tr("Moving by %1, %2 · Esc takes it back").arg(std::lround(dx_)).arg(std::lround(dy_));
}

Rect MarqueeTool::frame() const {
    return {std::min(from_.x, to_.x), std::min(from_.y, to_.y), std::abs(to_.x - from_.x), std::abs(to_.y - from_.y)};
}

Tool::Next MarqueeTool::move(const Pointer& at) {
    to_ = at.scene;
    std::set<Ref> chosen = hitWithin(context_.session().document().tables(), context_.routed(), frame());
    chosen.insert(before_.begin(), before_.end());
    context_.select(std::move(chosen));
    return nullptr;
}

Tool::Next MarqueeTool::release(const Pointer&) {
    return makeSelectTool(context_);
}

Tool::Next MarqueeTool::cancel() {
    context_.select(before_);
    return makeSelectTool(context_);
}

void MarqueeTool::paint(QPainter& painter) const {
    painter.setPen(QPen(colourOf(context_.theme().accent), 1 / context_.zoom()));
    painter.setBrush(colourOf(context_.theme().accent, 0.08));
    painter.drawRect(rectOf(frame()));
}

Tool::Next ConnectTool::move(const Pointer& at) {
    to_ = at.scene;
    async_ = at.keys & Qt::ShiftModifier;
    const Ref now = hitAt(context_.session().document().tables(), context_.routed(), at.scene, 0);
    target_ = now.type == RecordType::Node || now.type == RecordType::Boundary ? now : Ref{};
    context_.repaint();
    return nullptr;
}

Tool::Next ConnectTool::release(const Pointer& at) {
    Session& session = context_.session();
    const EdgeKind kind = async_ ? EdgeKind::Async : EdgeKind::Sync;
    Transaction edit(session, "Connect");
    Ref target = target_;
    const bool isNew = target.type == RecordType::None;
    if (target == source_) return makeSelectTool(context_);
    if (isNew) {
        const auto node = addNode(edit, {"service", "compute.service", "", {}});
        if (!node) return makeSelectTool(context_);
        target = {RecordType::Node, node->value};
        const Size size = fittedNodeSize(*edit.document().find(*node));
        (void)place(edit, session.sheet(), target, std::round((at.scene.x - size.w / 2) / grid) * grid,
                    std::round((at.scene.y - size.h / 2) / grid) * grid);
    }
    const auto edge = connect(edit, {source_, target, kind, Direction::Forward, ""});
    const auto done = edge ? edit.commit() : Expected<bool>(std::unexpected(edge.error()));
    if (!done) {
        context_.say(textOf(done.error()));
        return makeSelectTool(context_);
    }
    context_.select({isNew ? target : Ref{RecordType::Edge, edge->value}});
    if (isNew) context_.editName(target);
    return makeSelectTool(context_);
}

void ConnectTool::paint(QPainter& painter) const {
    const auto source = context_.routed().boxes.find(source_);
    if (source == context_.routed().boxes.end()) return;
    const std::string& colour = async_ ? context_.theme().async : context_.theme().accent;
    QPen pen(colourOf(colour), 1.75);
    const Point from = source->second.centre();
    painter.setPen(pen);
    painter.drawLine(QPointF(from.x, from.y), QPointF(to_.x, to_.y));
    const auto target = context_.routed().boxes.find(target_);
    if (target == context_.routed().boxes.end() || target_ == source_) return;
    painter.setPen(QPen(colourOf(context_.theme().accent), 2 / context_.zoom()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rectOf(target->second.grown(4)), 10, 10);
}

QString ConnectTool::hint() const {
    return async_ ? QObject::tr("Asynchronous · release over a component, or anywhere for a new one")
                  : QObject::tr("Synchronous, Shift for asynchronous · release over a component, or anywhere for a new one");
}

} // namespace chalkline
