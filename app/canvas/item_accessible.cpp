#include "canvas/item_accessible.h"

#include "canvas/canvas_accessible.h"
#include "canvas/spoken.h"

namespace chalkline {

ItemAccessible::ItemAccessible(Canvas& canvas, Ref ref)
    : canvas_(&canvas)
    , ref_(ref) {}

CanvasAccessible* ItemAccessible::tree() const {
    return canvas_ ? CanvasAccessible::of(*canvas_) : nullptr;
}

bool ItemAccessible::isValid() const {
    return canvas_ && canvas_->shownSession() && (leaving_ || document().contains(ref_));
}

QAccessibleInterface* ItemAccessible::parent() const {
    CanvasAccessible* all = tree();
    return all ? all->parentOf(ref_) : nullptr;
}

QAccessibleInterface* ItemAccessible::child(int index) const {
    CanvasAccessible* all = tree();
    return all ? all->childOf(ref_, index) : nullptr;
}

int ItemAccessible::childCount() const {
    CanvasAccessible* all = tree();
    return all ? static_cast<int>(all->childrenOf(ref_).size()) : 0;
}

int ItemAccessible::indexOfChild(const QAccessibleInterface* child) const {
    CanvasAccessible* all = tree();
    return all ? all->indexIn(ref_, child) : -1;
}

QAccessible::Role ItemAccessible::role() const {
    return ref_.type == RecordType::Boundary ? QAccessible::Grouping : QAccessible::ListItem;
}

QString ItemAccessible::text(QAccessible::Text which) const {
    if (!isValid()) return {};
    if (which == QAccessible::Name) return spokenName(document(), ref_);
    if (which == QAccessible::Description) return spokenDescription(document(), sheet(), ref_);
    return {};
}

QRect ItemAccessible::rect() const {
    if (!isValid()) return {};
    const QRect box = canvas_->placeOf(ref_).toAlignedRect();
    return {canvas_->mapToGlobal(box.topLeft()), box.size()};
}

QAccessible::State ItemAccessible::state() const {
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    if (!isValid() || leaving_) {
        state.invalid = true;
        return state;
    }
    const std::set<Ref>& selection = canvas_->shownSession()->selection();
    state.selected = selection.contains(ref_);
    state.focused = state.selected && selection.size() == 1 && canvas_->hasFocus();
    state.multiSelectable = true;
    const Placement* placement = placementOn(document(), sheet(), ref_);
    state.readOnly = placement && placement->locked;
    state.offscreen = !canvas_->rect().intersects(canvas_->placeOf(ref_).toAlignedRect());
    return state;
}

QVector<QPair<QAccessibleInterface*, QAccessible::Relation>>
ItemAccessible::relations(QAccessible::Relation match) const {
    QVector<QPair<QAccessibleInterface*, QAccessible::Relation>> all;
    CanvasAccessible* others = tree();
    if (!isValid() || leaving_ || !others) return all;
    const auto add = [&](Ref other, QAccessible::RelationFlag relation) {
        if (!(match & relation)) return;
        if (QAccessibleInterface* found = others->find(other)) all.append({found, relation});
    };
    if (const Edge* edge = ref_.type == RecordType::Edge ? document().find(EdgeId{ref_.id}) : nullptr) {
        add(edge->from(), QAccessible::Controller);
        add(edge->to(), QAccessible::Controlled);
    } else {
        for (const EdgeId id : document().referrers<Edge>(ref_)) {
            const Edge* of = document().find(id);
            if (!of) continue;
            if (of->from() == ref_) add(of->to(), QAccessible::Controlled);
            if (of->to() == ref_) add(of->from(), QAccessible::Controller);
        }
    }
    return all;
}

void* ItemAccessible::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

QStringList ItemAccessible::actionNames() const {
    return {setFocusAction(), pressAction(), showMenuAction()};
}

void ItemAccessible::doAction(const QString& name) {
    if (!isValid() || leaving_) return;
    canvas_->setFocus();
    canvas_->shownSession()->select({ref_});
    canvas_->reveal({ref_});
    if (name == pressAction()) canvas_->beginRename();
    if (name == showMenuAction())
        Q_EMIT canvas_->contextMenuAsked(ref_,
                                         canvas_->mapToGlobal(canvas_->placeOf(ref_).center().toPoint()));
}

QStringList ItemAccessible::keyBindingsForAction(const QString& name) const {
    if (name == pressAction()) return {QStringLiteral("F2")};
    if (name == showMenuAction()) return {QStringLiteral("Shift+F10")};
    return {};
}

} // namespace chalkline
