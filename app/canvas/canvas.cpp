#include "canvas/canvas.h"

#include "canvas/canvas_accessible.h"
#include "canvas/glide.h"
#include "canvas/name_editor.h"
#include "canvas/tools/gestures.h"
#include "canvas/tools/new_node.h"
#include "canvas/tools/place_tool.h"
#include "edit/delete_operation.h"
#include "edit/node_operations.h"

#include <algorithm>
#include <cmath>

namespace chalkline {

namespace {

constexpr double gridStep = 8; // px of the scene

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
    if (const Estimate* estimate = tables.find(EstimateId{ref.id});
        estimate && ref.type == RecordType::Estimate)
        return QString::fromStdString(estimate->expression);
    return {};
}

/// The new places, if nothing but nodes, notes and estimates of the sheet was moved, for the time being.
std::optional<Moves> movesIn(const Notice& told, SheetId sheet) {
    if (told.origin != Origin::Preview) return {};
    Moves moves;
    for (const auto& [ref, change] : told.changes.changes()) {
        if (ref.type != RecordType::Placement || !change.before || !change.after) return {};
        const auto& before = std::get<Placement>(*change.before);
        const auto& after = std::get<Placement>(*change.after);
        const bool isMove = before.sheet == sheet && after.sheet == sheet && before.w == after.w &&
                            before.h == after.h && before.hidden == after.hidden && before.z == after.z;
        const RecordType type = after.subject.type;
        const bool follows =
            type == RecordType::Node || type == RecordType::Note || type == RecordType::Estimate;
        if (!isMove || after.hidden || !follows) return {};
        moves[after.subject] = {after.x, after.y};
    }
    return moves;
}

} // namespace

Canvas::Canvas(QWidget* parent)
    : QWidget(parent)
    , tool_(makeSelectTool(*this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled);
    // Before anything asks for the canvas' interface: the first answer is kept.
    [[maybe_unused]] static const bool installed = (installCanvasAccessibility(), true);
    setAccessibleName(tr("Canvas"));
    announcer_ = std::make_unique<CanvasAnnouncer>(*this);
}

Canvas::~Canvas() = default;

void Canvas::showSession(Session* session) {
    finishName(false);
    tool_ = makeSelectTool(*this);
    painter_.reset();
    observation_ = {};
    viewObservation_ = {};
    glide_.reset();
    glideFrom_.reset();
    session_ = session;
    numbersStale_ = true;
    routes_.changed();
    setFilter({});
    if (session_) {
        observation_ = session_->observe([this](const Notice& told) { notice(told); });
        viewObservation_ = session_->observeView([this] {
            if (glideSheet_ != session_->sheet()) finishGlide();
            if (shownSheet_ != session_->sheet()) Q_EMIT viewChanged();
            announcer_->look();
            update();
        });
    }
    announcer_->look();
    update();
}

void Canvas::notice(const Notice& told) {
    finishGlide();
    preview_.reset();
    if (const std::optional<Moves> moves = movesIn(told, session_->sheet()))
        routes_.moved(*moves);
    else
        routes_.changed();
    update();
    if (told.origin != Origin::Preview) {
        numbersStale_ = true;
        painterStale_ = true;
        announcer_->look();
    }
    if (inHandler_ || told.origin == Origin::Preview) return;
    const auto isGone = [&](const auto& change) {
        return !change.second.after && tool_->needs(change.first);
    };
    if (std::ranges::any_of(told.changes.changes(), isGone)) become(makeSelectTool(*this));
    if (nameEditor_ && !session_->document().contains(named_)) finishName(false);
}

void Canvas::setTheme(ThemeName name) {
    themeName_ = name;
    painterStale_ = true;
    update();
}

void Canvas::setPrecision(Precision precision) {
    if (precision_ == precision) return;
    precision_ = precision;
    numbersStale_ = painterStale_ = true;
    update();
}

void Canvas::setGrid(bool on) {
    grid_ = on;
    update();
}

SnapRules Canvas::snapRules() const {
    const bool on = snapping_ && !snapHeld_;
    return {6 / camera_.zoom(), on ? gridStep : 0, on};
}

const RoutedSheet& Canvas::routed() const {
    if (!session_) return routes_.last();
    // Others may hear of another sheet before the canvas does, and ask.
    if (shownSheet_ != session_->sheet()) routes_.changed();
    if (routes_.isStale()) {
        painter_.reset();
        shownSheet_ = session_->sheet();
        return routes_.of(session_->document().tables(), shownSheet_);
    }
    return routes_.last();
}

void Canvas::viewMoved() {
    finishGlide();
    painterStale_ = true; // the detail depends on the zoom
    update();
    Q_EMIT zoomChanged();
    Q_EMIT viewChanged();
}

std::optional<Rect> Canvas::boundsOf(const std::set<Ref>& refs) const {
    std::optional<Rect> all;
    const auto add = [&all](const Rect& box) { all = all ? all->united(box) : box; };
    for (const Ref& ref : refs) {
        const auto box = routed().boxes.find(routed().folding.seen(ref));
        if (box != routed().boxes.end()) add(box->second);
        if (ref.type != RecordType::Edge) continue;
        if (const Route* route = routeOf(routed(), EdgeId{ref.id}))
            for (const Point& point : route->points)
                add({point.x, point.y, 0, 0});
    }
    return all;
}

QRectF Canvas::viewBox(Ref ref) {
    if (!session_) return {};
    const auto box = routed().boxes.find(ref);
    if (box == routed().boxes.end()) return {};
    return {camera_.toView({box->second.x, box->second.y}),
            QSizeF(box->second.w * camera_.zoom(), box->second.h * camera_.zoom())};
}

void Canvas::pan(double dx, double dy) {
    finishGlide();
    camera_.pan({dx, dy});
    update();
    Q_EMIT viewChanged();
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

void Canvas::selectNext(bool forward) {
    if (!session_) return;
    std::vector<std::pair<std::pair<double, double>, Ref>> order;
    for (const auto& [ref, box] : routed().boxes)
        if (ref.type == RecordType::Node) order.push_back({{std::round(box.centre().y / 96), box.x}, ref});
    if (order.empty()) return;
    std::ranges::sort(order);
    const auto current = std::ranges::find_if(
        order, [&](const auto& entry) { return session_->selection().contains(entry.second); });
    const std::size_t count = order.size();
    const std::size_t at = static_cast<std::size_t>(current - order.begin());
    const std::size_t next =
        current == order.end() ? (forward ? 0 : count - 1) : (at + (forward ? 1 : count - 1)) % count;
    select({order[next].second});
    byKeyboard_ = true;
    reveal({order[next].second});
}

void Canvas::startTool(QChar letter) {
    if (!session_ || inHandler_) return;
    become(makeToolFor(*this, letter));
    setFocus();
}

bool Canvas::cancelGesture() {
    if (inHandler_) return false; // the tool that ends by itself moves the focus, to a name, say
    Tool::Next next = tool_->cancel();
    if (!next) return false;
    become(std::move(next));
    return true;
}

void Canvas::become(Tool::Next next) {
    if (!next) return;
    // What the old state has begun and not finished is taken back as it goes; whoever is told of that finds
    // the new state here.
    inHandler_ = true;
    std::exchange(tool_, std::move(next)).reset();
    inHandler_ = false;
    scroll_.stop();
    if (routes_.isProvisional() && !isInGesture()) routes_.changed();
    // What lies under the pointer is hovered at once, not only when it moves.
    if (session_ && !isInGesture() && !presenting_ && underMouse())
        (void)tool_->move(pointerOf(lastPointer_, Qt::NoButton, {}));
    showToolState();
    update();
}

void Canvas::showToolState() {
    setCursor(panning_ ? Qt::ClosedHandCursor : spaceHeld_ ? Qt::OpenHandCursor : tool_->cursor());
    Q_EMIT hintChanged(tool_->hint());
}

void Canvas::beginPlacing(const std::string& kind, const std::string& technology) {
    if (session_) become(makePlaceTool(*this, kind, technology));
}

void Canvas::movePlacing(const QPoint& global) {
    if (session_) become(tool_->move(pointerOf(mapFromGlobal(QPointF(global)), Qt::NoButton, {})));
}

void Canvas::dropPlacing(const QPoint& global) {
    const QPointF at = mapFromGlobal(QPointF(global));
    if (session_ && rect().contains(at.toPoint()))
        become(tool_->release(pointerOf(at, Qt::LeftButton, {})));
    else
        (void)cancelGesture();
}

void Canvas::placeInView(const std::string& kind, const std::string& technology) {
    if (!session_) return;
    const Point middle = camera_.toScene(QPointF(width() / 2.0, height() / 2.0));
    placeNear(*this, kind, technology, middle);
    reveal(session_->selection());
}

void Canvas::connectNew(Ref source, BoxSide side, const std::string& kind, EdgeKind edge) {
    if (!session_) return;
    Transaction edit(*session_, tr("Connect").toStdString());
    const auto made = addConnected(edit, routed(), source, side, nodeOfKind(kind, ""), edge);
    if (!finish(*this, edit, made ? Expected<void>() : std::unexpected(made.error()))) return;
    select({made->node});
    reveal({source, made->node});
    editName(made->node, false, made->edge);
}

void Canvas::askKind(Ref source, BoxSide side) {
    const QRectF box = viewBox(source);
    const QPointF at = side == BoxSide::Right    ? QPointF(box.right() + 20, box.center().y())
                       : side == BoxSide::Left   ? QPointF(box.left() - 20, box.center().y())
                       : side == BoxSide::Bottom ? QPointF(box.center().x(), box.bottom() + 20)
                                                 : QPointF(box.center().x(), box.top() - 20);
    // Once the release that asks has been handled whole.
    const QPoint global = mapToGlobal(at.toPoint());
    QMetaObject::invokeMethod(
        this, [this, source, side, global] { Q_EMIT kindMenuAsked(source, side, global); },
        Qt::QueuedConnection);
}

Point Canvas::pointerPlace() const {
    const QPoint at = mapFromGlobal(QCursor::pos());
    return camera_.toScene(rect().contains(at) ? QPointF(at) : QPointF(width() / 2.0, height() / 2.0));
}

Pointer Canvas::pointerOf(const QPointF& view, Qt::MouseButton button, Qt::KeyboardModifiers keys) const {
    return {camera_.toScene(view), view, button, keys};
}

void Canvas::beginRename() {
    if (session_ && session_->selection().size() == 1) editName(*session_->selection().begin());
}

QRectF Canvas::placeOf(Ref ref) {
    if (ref.type != RecordType::Edge || !session_) return viewBox(ref);
    const Route* route = routeOf(routed(), EdgeId{ref.id});
    if (!route || route->points.size() < 2) return {};
    if (route->label)
        return {camera_.toView({route->label->x, route->label->y}),
                QSizeF(route->label->w * camera_.zoom(), route->label->h * camera_.zoom())};
    // The longest stretch's middle lies on the line and off its bends.
    std::size_t longest = 0;
    const auto length = [&](std::size_t i) {
        return std::hypot(route->points[i].x - route->points[i + 1].x,
                          route->points[i].y - route->points[i + 1].y);
    };
    for (std::size_t i = 0; i + 1 < route->points.size(); ++i)
        if (length(i) > length(longest)) longest = i;
    const Point a = route->points[longest];
    const Point b = route->points[longest + 1];
    return {camera_.toView({(a.x + b.x) / 2, (a.y + b.y) / 2}) - QPointF(4, 4), QSizeF(8, 8)};
}

QRectF Canvas::labelPlace(Ref ref) {
    QRectF box = viewBox(ref);
    if (ref.type == RecordType::Boundary) return {box.left() + 24, box.top() - 15, 200, 30};
    if (ref.type != RecordType::Edge) return box;
    const Route* route = routeOf(routed(), EdgeId{ref.id});
    if (!route || route->points.empty()) return {};
    const Point at =
        route->label ? route->label->centre() : nearestOnLine(route->points, boundsOf({ref})->centre()).point;
    return {camera_.toView(at) - QPointF(60, 15), QSizeF(120, 30)};
}

void Canvas::editName(Ref ref, bool fresh, Ref after) {
    finishName(true);
    const QRectF box = labelPlace(ref);
    if (box.isEmpty() || ref.type == RecordType::Stroke) return;
    named_ = ref;
    namedFresh_ = fresh;
    nameEditor_ = new NameEditor(this, nameOf(session_->document().tables(), ref), box, camera_.zoom(),
                                 ref.type == RecordType::Edge, theme());
    nameEditor_->show();
    nameEditor_->setFocus();
    namedNext_ = after;
    connect(nameEditor_, &NameEditor::done, this, &Canvas::finishName);
    connect(nameEditor_, &NameEditor::nextAsked, this, [this] {
        const Ref next = std::exchange(namedNext_, Ref{});
        finishName(true);
        if (next.type == RecordType::None || !session_->document().contains(next)) return;
        select({next});
        editName(next);
    });
    if (after.type != RecordType::None)
        Q_EMIT hintChanged(tr("Enter keeps the name · Tab goes on to the connection's label"));
}

void Canvas::finishName(bool keep) {
    if (!nameEditor_) return;
    NameEditor* editor = std::exchange(nameEditor_, nullptr);
    const QString text = editor->toPlainText().trimmed();
    editor->disconnect(this);
    setFocus(); // before the field goes, or Qt looks for the next one itself
    editor->hide();
    editor->deleteLater();
    if (!session_ || !session_->document().contains(named_)) return;
    const QString before = nameOf(session_->document().tables(), named_);
    const bool needless = namedFresh_ && (text.isEmpty() || (!keep && named_.type == RecordType::Note));
    if (!needless && (!keep || text == before)) return;
    if (!needless && text.isEmpty() && named_.type != RecordType::Edge) {
        say(tr("A name cannot be empty"));
        return;
    }
    Transaction edit(*session_, (needless ? tr("Delete") : tr("Rename")).toStdString());
    (void)finish(*this, edit, needless ? remove(edit, {named_}) : rename(edit, named_, text.toStdString()));
}

} // namespace chalkline
