#include "canvas/canvas.h"

#include "canvas/hit_test.h"
#include "canvas/tools/place_tool.h"
#include "edit/node_operations.h"
#include "render/painter_surface.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double gridStep = 24;      // px of the scene
constexpr double smallestGrid = 0.6; // zoom below which there is no grid
constexpr double fitMargin = 48;     // px of the widget
constexpr double ringGap = 4;        // px of the scene

QColor colourOf(const std::string& text, double opacity = 1) {
    QColor colour(QString::fromStdString(text));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QString nameOf(const Tables& tables, Ref ref) {
    if (const Node* node = tables.find(NodeId{ref.id}); node && ref.type == RecordType::Node)
        return QString::fromStdString(node->name);
    if (const Boundary* boundary = tables.find(BoundaryId{ref.id});
        boundary && ref.type == RecordType::Boundary)
        return QString::fromStdString(boundary->name);
    if (const Edge* edge = tables.find(EdgeId{ref.id}); edge && ref.type == RecordType::Edge)
        return QString::fromStdString(edge->label);
    if (const Note* note = tables.find(NoteId{ref.id}); note && ref.type == RecordType::Note)
        return QString::fromStdString(note->text);
    return {};
}

} // namespace

Canvas::Canvas(QWidget* parent)
    : QWidget(parent)
    , tool_(makeSelectTool(*this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Canvas"));
}

Canvas::~Canvas() = default;

void Canvas::showSession(Session* session) {
    finishName(false);
    tool_ = makeSelectTool(*this);
    painter_.reset();
    observation_ = {};
    session_ = session;
    stale_ = true;
    viewObservation_ = {};
    if (session_) {
        observation_ = session_->observe([this](const Notice&) {
            stale_ = true;
            update();
        });
        viewObservation_ = session_->observeView([this] {
            stale_ = true;
            update();
        });
    }
    update();
}

void Canvas::setTheme(ThemeName name) {
    themeName_ = name;
    stale_ = true;
    update();
}

const RoutedSheet& Canvas::routed() const {
    if (!stale_ || !session_) return routed_;
    const Tables& tables = session_->document().tables();
    painter_.reset();
    routed_ = routeSheet(tables, session_->sheet());
    SceneOptions options;
    options.legend = false;
    options.zoom = camera_.zoom();
    painter_ = std::make_unique<ScenePainter>(tables, routed_, theme(), options);
    stale_ = false;
    return routed_;
}

void Canvas::fitAll() {
    if (!session_) return;
    (void)routed();
    camera_.fit(painter_->bounds(), size(), fitMargin);
    stale_ = true;
    update();
    Q_EMIT zoomChanged();
}

void Canvas::fitSelection() {
    if (!session_) return;
    std::optional<Rect> all;
    for (const Ref& ref : session_->selection()) {
        if (const auto box = routed().boxes.find(ref); box != routed().boxes.end())
            all = all ? all->united(box->second) : box->second;
        for (const Route& route : routed().routes)
            if (ref == Ref{RecordType::Edge, route.edge.value})
                for (const Point& point : route.points)
                    all = all ? all->united({point.x, point.y, 0, 0}) : Rect{point.x, point.y, 0, 0};
    }
    if (!all) return;
    camera_.fit(*all, size(), fitMargin);
    stale_ = true;
    update();
    Q_EMIT zoomChanged();
}

void Canvas::beginRename() {
    if (session_ && session_->selection().size() == 1) editName(*session_->selection().begin());
}

void Canvas::beginPlacing(const std::string& kind, const std::string& technology) {
    if (session_) become(makePlaceTool(*this, kind, technology));
}

void Canvas::movePlacing(const QPoint& global) {
    become(tool_->move(pointerOf(mapFromGlobal(QPointF(global)), Qt::NoButton, {})));
}

void Canvas::dropPlacing(const QPoint& global) {
    const QPointF at = mapFromGlobal(QPointF(global));
    if (rect().contains(at.toPoint()))
        become(tool_->release(pointerOf(at, Qt::LeftButton, {})));
    else
        (void)cancelGesture();
}

void Canvas::placeInView(const std::string& kind, const std::string& technology) {
    if (!session_) return;
    const Point middle = camera_.toScene(QPointF(width() / 2.0, height() / 2.0));
    placeNear(*this, kind, technology, middle);
}

Point Canvas::pointerPlace() const {
    const QPoint at = mapFromGlobal(QCursor::pos());
    return camera_.toScene(rect().contains(at) ? QPointF(at) : QPointF(width() / 2.0, height() / 2.0));
}

void Canvas::zoomTo(double zoom) {
    camera_.zoomAt(QPointF(width() / 2.0, height() / 2.0), zoom);
    stale_ = true; // the detail depends on it
    update();
    Q_EMIT zoomChanged();
}

void Canvas::reveal(const std::set<Ref>& refs) {
    if (!session_) return;
    std::optional<Rect> all;
    for (const Ref& ref : refs)
        if (const auto box = routed().boxes.find(ref); box != routed().boxes.end())
            all = all ? all->united(box->second) : box->second;
    if (!all) return;
    camera_.reveal(*all, size(), fitMargin);
    update();
}

QRectF Canvas::viewBox(Ref ref) {
    if (!session_) return {};
    const auto box = routed().boxes.find(ref);
    if (box == routed().boxes.end()) return {};
    return {camera_.toView({box->second.x, box->second.y}),
            QSizeF(box->second.w * camera_.zoom(), box->second.h * camera_.zoom())};
}

void Canvas::pan(double dx, double dy) {
    camera_.pan({dx, dy});
    update();
}

void Canvas::select(std::set<Ref> refs) {
    if (session_) session_->select(std::move(refs));
}

void Canvas::selectAll() {
    if (!session_) return;
    std::set<Ref> all;
    for (const auto& [ref, box] : routed().boxes)
        all.insert(ref);
    for (const Route& route : routed().routes)
        all.insert({RecordType::Edge, route.edge.value});
    select(std::move(all));
}

/// In reading order: from the top left, row by row.
void Canvas::selectNext(bool forward) {
    std::vector<std::pair<std::pair<double, double>, Ref>> order;
    for (const auto& [ref, box] : routed().boxes)
        if (ref.type == RecordType::Node) order.push_back({{std::round(box.centre().x / 96), box.y}, ref});
    if (order.empty()) return;
    std::ranges::sort(order);
    const auto current = std::ranges::find_if(
        order, [&](const auto& entry) { return session_->selection().contains(entry.second); });
    const std::size_t count = order.size();
    const std::size_t at = static_cast<std::size_t>(current - order.begin());
    const std::size_t next =
        current == order.end() ? (forward ? 0 : count - 1) : (at + (forward ? 1 : count - 1)) % count;
    select({order[next].second});
    reveal({order[next].second});
}

bool Canvas::cancelGesture() {
    Tool::Next next = tool_->cancel();
    if (!next) return false;
    become(std::move(next));
    return true;
}

void Canvas::become(Tool::Next next) {
    if (!next) return;
    // The old state goes first: what it has begun and not finished is taken back before the next one looks.
    tool_.reset();
    tool_ = std::move(next);
    setCursor(tool_->cursor());
    Q_EMIT hintChanged(tool_->hint());
    update();
}

Pointer Canvas::pointerOf(const QPointF& view, Qt::MouseButton button, Qt::KeyboardModifiers keys) const {
    return {camera_.toScene(view), view, button, keys};
}

void Canvas::paintGrid(QPainter& painter) const {
    if (camera_.zoom() < smallestGrid) return;
    const Rect seen = camera_.seen(size());
    QList<QPointF> dots;
    for (double x = std::floor(seen.x / gridStep) * gridStep; x < seen.right(); x += gridStep)
        for (double y = std::floor(seen.y / gridStep) * gridStep; y < seen.bottom(); y += gridStep)
            dots.append({x, y});
    painter.setPen(
        QPen(QColor(themeName_ == ThemeName::Dark ? "#2F383D" : "#CFC9BB"), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void Canvas::paintSelection(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    for (const Ref& ref : session_->selection()) {
        painter.setPen(QPen(colourOf(theme().accent), 2));
        if (const auto found = routed().boxes.find(ref); found != routed().boxes.end()) {
            const Rect box = found->second.grown(ringGap);
            painter.drawRoundedRect(QRectF(box.x, box.y, box.w, box.h + 2), 12, 12);
        }
        if (ref.type != RecordType::Edge) continue;
        for (const Route& route : routed().routes) {
            if (route.edge.value != ref.id) continue;
            QPolygonF line;
            for (const Point& point : route.points)
                line.append({point.x, point.y});
            painter.setPen(
                QPen(colourOf(theme().accent, 0.28), 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(line);
        }
    }
}

void Canvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colourOf(theme().canvas));
    if (!session_) return;
    (void)routed();
    painter.scale(camera_.zoom(), camera_.zoom());
    painter.translate(-camera_.origin().x, -camera_.origin().y);
    paintGrid(painter);
    PainterSurface surface(painter);
    painter_->paint(surface, camera_.seen(size()));
    paintSelection(painter);
    tool_->paint(painter);
}

void Canvas::mousePressEvent(QMouseEvent* event) {
    if (!session_) return;
    finishName(true);
    if (spaceHeld_ && event->button() == Qt::LeftButton) {
        become(makePanTool(*this, event->position()));
        return;
    }
    become(tool_->press(pointerOf(event->position(), event->button(), event->modifiers())));
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    if (!session_) return;
    become(tool_->move(pointerOf(event->position(), Qt::NoButton, event->modifiers())));
    setCursor(spaceHeld_ ? Qt::OpenHandCursor : tool_->cursor());
    Q_EMIT hintChanged(tool_->hint());
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (!session_) return;
    (void)cancelGesture();
    Ref on;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (!session_->selection().empty()) {
            on = *session_->selection().begin();
            const QRectF box = viewBox(on);
            at = mapToGlobal(box.isEmpty() ? rect().center() : box.center().toPoint());
        }
    } else {
        on =
            hitAt(session_->document().tables(), routed(), camera_.toScene(event->pos()), 8 / camera_.zoom());
        if (!session_->selection().contains(on))
            select(on.type == RecordType::None ? std::set<Ref>{} : std::set<Ref>{on});
    }
    Q_EMIT contextMenuAsked(on, at);
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    if (session_) become(tool_->release(pointerOf(event->position(), event->button(), event->modifiers())));
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!session_ || event->button() != Qt::LeftButton) return;
    const Point at = camera_.toScene(event->position());
    const Ref hit = hitAt(session_->document().tables(), routed(), at, 8 / camera_.zoom());
    if (hit.type == RecordType::None) return;
    select({hit});
    editName(hit);
}

void Canvas::wheelEvent(QWheelEvent* event) {
    const QPointF turned =
        event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 120 * 48 : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier) {
        camera_.zoomAt(event->position(), camera_.zoom() * std::pow(1.1, event->angleDelta().y() / 120.0));
        stale_ = true;
        Q_EMIT zoomChanged();
    } else if (event->modifiers() & Qt::ShiftModifier) {
        camera_.pan({turned.x() + turned.y(), 0});
    } else {
        camera_.pan(turned);
    }
    update();
    event->accept();
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    if (!session_) return;
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        spaceHeld_ = true;
        setCursor(Qt::OpenHandCursor);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (nameEditor_)
            finishName(false);
        else if (!cancelGesture())
            select({});
        return;
    }
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const QString text = event->text();
    if (plain && !text.isEmpty() && text[0].isPrint() && text != " " && text != "?" && text != "/" &&
        text != "[" && text != "]") {
        Q_EMIT typed(text);
        return;
    }
    QWidget::keyPressEvent(event);
}

void Canvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        spaceHeld_ = false;
        setCursor(tool_->cursor());
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void Canvas::focusOutEvent(QFocusEvent* event) {
    spaceHeld_ = false;
    (void)cancelGesture();
    QWidget::focusOutEvent(event);
}

/// Tab goes from component to component; F6 leaves the canvas.
bool Canvas::focusNextPrevChild(bool next) {
    if (!session_) return QWidget::focusNextPrevChild(next);
    selectNext(next);
    return true;
}

void Canvas::editName(Ref ref) {
    finishName(true);
    QRectF box = viewBox(ref);
    if (ref.type == RecordType::Edge)
        for (const Route& route : routed().routes)
            if (route.edge.value == ref.id && !route.points.empty()) {
                const Point at = route.label ? route.label->centre() : route.points[route.points.size() / 2];
                box = QRectF(camera_.toView(at) - QPointF(80, 14), QSizeF(160, 28));
            }
    if (box.isEmpty()) return;
    named_ = ref;
    nameEditor_ = new QLineEdit(nameOf(session_->document().tables(), ref).replace('\n', ' '), this);
    const QSizeF size(std::max(box.width(), 160.0), 32);
    nameEditor_->setGeometry(
        QRectF(box.center() - QPointF(size.width() / 2, size.height() / 2), size).toRect());
    nameEditor_->selectAll();
    nameEditor_->show();
    nameEditor_->setFocus();
    connect(nameEditor_, &QLineEdit::editingFinished, this, [this] { finishName(true); });
}

void Canvas::finishName(bool keep) {
    if (!nameEditor_) return;
    QLineEdit* editor = std::exchange(nameEditor_, nullptr);
    const std::string name = editor->text().toStdString();
    editor->disconnect(this);
    editor->deleteLater();
    setFocus();
    if (!keep || !session_ ||
        editor->text() == nameOf(session_->document().tables(), named_).replace('\n', ' '))
        return;
    Transaction edit(*session_, "Rename");
    auto done = rename(edit, named_, name);
    if (done)
        if (const auto committed = edit.commit(); !committed) done = std::unexpected(committed.error());
    if (!done) Q_EMIT said(QString::fromStdString(done.error().text()));
}

} // namespace chalkline
