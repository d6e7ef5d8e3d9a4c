#include "canvas/canvas_accessible.h"

#include "canvas/canvas.h"
#include "model/catalogue.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace chalkline {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString nameOfEnd(const Tables& tables, Ref end) {
    if (const Node* node = end.type == RecordType::Node ? tables.find(NodeId{end.id}) : nullptr)
        return text(node->name).simplified();
    if (const Boundary* boundary =
            end.type == RecordType::Boundary ? tables.find(BoundaryId{end.id}) : nullptr)
        return text(boundary->name).simplified();
    return {};
}

QString spokenKind(EdgeKind kind) {
    switch (kind) {
    case EdgeKind::Sync:
        return Canvas::tr("synchronous");
    case EdgeKind::Async:
        return Canvas::tr("asynchronous");
    case EdgeKind::Data:
        return Canvas::tr("data");
    }
    return {};
}

/// "redirect service, Stateless service"; "GET: api gateway to redirect service, synchronous".
QString spokenName(const Tables& tables, Ref ref) {
    if (const Node* node = ref.type == RecordType::Node ? tables.find(NodeId{ref.id}) : nullptr) {
        const Kind* kind = findKind(node->kind);
        const QString name = text(node->name).simplified();
        return kind ? name + QStringLiteral(", ") + text(kind->name) : name;
    }
    if (const Boundary* boundary =
            ref.type == RecordType::Boundary ? tables.find(BoundaryId{ref.id}) : nullptr)
        return Canvas::tr("Boundary %1").arg(text(boundary->name).simplified());
    if (const Note* note = ref.type == RecordType::Note ? tables.find(NoteId{ref.id}) : nullptr)
        return Canvas::tr("Note: %1").arg(text(note->text).simplified());
    const Edge* edge = ref.type == RecordType::Edge ? tables.find(EdgeId{ref.id}) : nullptr;
    if (!edge) return {};
    const QString way =
        Canvas::tr("%1 to %2, %3")
            .arg(nameOfEnd(tables, edge->from()), nameOfEnd(tables, edge->to()), spokenKind(edge->kind));
    return edge->label.empty() ? way : text(edge->label) + QStringLiteral(": ") + way;
}

class CanvasAccessible;

/// One thing on the sheet. It may be gone by the time it is asked: then it is not valid.
class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemAccessible(Canvas& canvas, Ref ref)
        : canvas_(&canvas)
        , ref_(ref) {}

    [[nodiscard]] bool isValid() const override {
        return canvas_ && canvas_->shownSession() && canvas_->shownSession()->document().contains(ref_);
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(canvas_);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override {
        return ref_.type == RecordType::Boundary ? QAccessible::Grouping : QAccessible::ListItem;
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override {
        if (which != QAccessible::Name || !isValid()) return {};
        return spokenName(canvas_->shownSession()->document().tables(), ref_);
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        if (!isValid()) return {};
        const QRect box = canvas_->placeOf(ref_).toAlignedRect();
        return {canvas_->mapToGlobal(box.topLeft()), box.size()};
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = canvas_->shownSession()->selection().contains(ref_);
        state.focused = state.selected && canvas_->hasFocus();
        state.offscreen = !canvas_->rect().intersects(canvas_->placeOf(ref_).toAlignedRect());
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString& name) override {
        if (!isValid()) return;
        canvas_->setFocus();
        canvas_->shownSession()->select({ref_});
        canvas_->reveal({ref_});
        if (name == pressAction()) canvas_->beginRename();
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<Canvas> canvas_;
    Ref ref_;
};

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(Canvas* canvas)
        : QAccessibleWidget(canvas, QAccessible::Canvas, Canvas::tr("Canvas")) {}
    ~CanvasAccessible() override {
        for (const auto& [ref, id] : ids_)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override {
        return static_cast<int>(items().size()) + QAccessibleWidget::childCount();
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        const std::vector<Ref> all = items();
        if (index < 0) return nullptr;
        if (index >= static_cast<int>(all.size()))
            return QAccessibleWidget::child(index - static_cast<int>(all.size()));
        return interfaceOf(all[static_cast<std::size_t>(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const std::vector<Ref> all = items();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (interfaceOf(all[i]) == child) return static_cast<int>(i);
        const int widget = QAccessibleWidget::indexOfChild(child);
        return widget < 0 ? -1 : widget + static_cast<int>(all.size());
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        const Session* session = canvas().shownSession();
        if (!session || session->selection().size() != 1 || !canvas().hasFocus())
            return QAccessibleWidget::focusChild();
        return interfaceOf(*session->selection().begin());
    }

private:
    [[nodiscard]] Canvas& canvas() const { return *static_cast<Canvas*>(widget()); }

    /// Boundaries first, then components, connections and notes, each from the top left.
    [[nodiscard]] std::vector<Ref> items() const {
        if (!canvas().shownSession()) return {};
        std::vector<std::tuple<int, double, double, Ref>> order;
        for (const auto& [ref, box] : canvas().routed().boxes) {
            const int group = ref.type == RecordType::Boundary ? 0 : ref.type == RecordType::Node ? 1 : 3;
            if (ref.type != RecordType::Stroke) order.emplace_back(group, std::round(box.y / 96), box.x, ref);
        }
        for (const Route& route : canvas().routed().routes)
            if (!route.points.empty())
                order.emplace_back(2, std::round(route.points.front().y / 96), route.points.front().x,
                                   Ref{RecordType::Edge, route.edge.value});
        std::ranges::sort(order);
        std::vector<Ref> refs;
        for (const auto& entry : order)
            refs.push_back(std::get<Ref>(entry));
        return refs;
    }

    [[nodiscard]] QAccessibleInterface* interfaceOf(Ref ref) const {
        QAccessible::Id& id = ids_[ref];
        if (id != 0)
            if (QAccessibleInterface* known = QAccessible::accessibleInterface(id)) return known;
        auto* made = new ItemAccessible(canvas(), ref); // QAccessible owns what is registered
        id = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    mutable std::map<Ref, QAccessible::Id> ids_;
};

QAccessibleInterface* make(const QString& name, QObject* object) {
    if (name != QLatin1String("chalkline::Canvas")) return nullptr;
    return new CanvasAccessible(static_cast<Canvas*>(object));
}

} // namespace

void installCanvasAccessibility() {
    QAccessible::installFactory(make);
}

} // namespace chalkline
