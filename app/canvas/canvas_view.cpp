// Where the canvas looks: fitting, revealing, zooming, and making room for what a line would add.
#include "canvas/canvas.h"

#include "canvas/glide.h"
#include "canvas/tools/gestures.h"

#include <algorithm>

namespace chalkline {

namespace {

constexpr double fitMargin = 48;           // px of the widget
constexpr double narrowMargin = 20;        // px of the widget, where the other would make words too small
constexpr double readableZoom = 11.0 / 14; // at which names are 11 px high
constexpr double labelZoom = 11.0 / 12;    // and labels
constexpr int frameTime = 16;              // ms
constexpr double lineRoom = 72;            // px of the widget at its foot that the type line takes

} // namespace

void Canvas::fitAll() {
    if (!session_) return;
    const Camera before = camera_;
    fitReadable();
    if (camera_ != before) return;
    if (const auto all = boundsOfAll()) camera_.fit(*all, size(), fitMargin);
    viewMoved();
}

void Canvas::fitReadable() {
    if (!session_) return;
    camera_ = Camera();
    if (const auto all = boundsOfAll()) {
        camera_.fit(*all, size(), fitMargin, readableZoom);
        Camera close;
        close.fit(*all, size(), narrowMargin);
        // Room at the sides is nice, words that can be read are better.
        if (camera_.zoom() < labelZoom && close.zoom() > camera_.zoom()) camera_ = close;
        showSomething(*all);
    }
    viewMoved();
}

/// The corner of a sheet that is larger than the view may be empty: then what stands nearest to it is shown.
void Canvas::showSomething(const Rect& all) {
    const Rect seen = camera_.seen(size());
    const Rect* nearest = nullptr;
    const auto away = [&](const Rect& box) { return box.x - all.x + box.y - all.y; };
    for (const auto& [ref, box] : routed().boxes) {
        if (ref.type != RecordType::Node) continue;
        if (seen.overlaps(box)) return;
        if (!nearest || away(box) < away(*nearest)) nearest = &box;
    }
    if (!nearest) return;
    const bool isBeside = nearest->right() < seen.x || nearest->x > seen.right();
    const bool isBelow = nearest->bottom() < seen.y || nearest->y > seen.bottom();
    const Point from = nearest->centre();
    const Point to = seen.centre();
    camera_.pan(QPointF(isBeside ? to.x - from.x : 0, isBelow ? to.y - from.y : 0) * camera_.zoom());
}

std::optional<Rect> Canvas::boundsOfAll() const {
    std::optional<Rect> all;
    for (const auto& [ref, box] : routed().boxes)
        all = all ? all->united(box) : box;
    for (const Route& route : routed().routes)
        for (const Point& point : route.points)
            all = all->united({point.x, point.y, 0, 0});
    return all;
}

void Canvas::fitSelection() {
    if (!session_) return;
    if (const auto all = boundsOf(session_->selection())) camera_.fit(*all, size(), fitMargin);
    viewMoved();
}

void Canvas::setCamera(const Camera& camera) {
    camera_ = camera;
    viewMoved();
}

void Canvas::zoomTo(double zoom) {
    camera_.zoomAt(QPointF(width() / 2.0, height() / 2.0), zoom);
    viewMoved();
}

void Canvas::reveal(const std::set<Ref>& refs) {
    if (!session_) return;
    finishGlide();
    if (const auto all = boundsOf(refs)) camera_.reveal(*all, size(), fitMargin);
    update();
    Q_EMIT viewChanged();
}

void Canvas::setFilter(SheetFilter filter) {
    if (filter == filter_) return;
    filter_ = std::move(filter);
    painter_.reset();
    update();
    Q_EMIT filterChanged();
}

void Canvas::setPresenting(bool on) {
    presenting_ = on;
    (void)cancelGesture();
    become(makeSelectTool(*this));
}

void Canvas::startLaser() {
    if (!session_ || inHandler_) return;
    become(makeLaserTool(*this));
    if (underMouse()) (void)tool_->move(pointerOf(mapFromGlobal(QCursor::pos()), Qt::NoButton, {}));
}

void Canvas::keepMoving() {
    if (!frames_.isActive()) frames_.start(frameTime, this);
}

void Canvas::showPreview(std::optional<Preview> preview) {
    if (!preview && !preview_) return;
    preview_ = std::move(preview);
    const QSizeF view(width(), height() - lineRoom);
    if (preview_ && preview_->room) {
        const Rect seen = camera_.seen(view);
        const bool fits = preview_->room->w < seen.w && preview_->room->h < seen.h;
        const Camera before = camera_;
        camera_.reveal(fits ? *preview_->room : preview_->freshRoom.value_or(seen), view, narrowMargin);
        if (camera_ != before) viewMoved();
    }
    update();
}

} // namespace chalkline
