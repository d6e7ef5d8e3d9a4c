// One thing on the sheet, for screen readers and other tools. Made by CanvasAccessible and owned by
// QAccessible.
#pragma once

#include "canvas/canvas.h"

#include <QAccessible>
#include <QPointer>

namespace chalkline {

class CanvasAccessible;

/// It may be gone by the time it is asked: then it is not valid and says nothing.
class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemAccessible(Canvas& canvas, Ref ref);

    /// It is no longer on the sheet, and may be named this once more to those who are told so.
    void leave() { leaving_ = true; }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::State state() const override;
    /// A component is controlled by those that call it; a connection by what it begins at.
    [[nodiscard]] QVector<QPair<QAccessibleInterface*, QAccessible::Relation>>
    relations(QAccessible::Relation match) const override;
    void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList actionNames() const override;
    /// Focus chooses it, press opens the field for its name, the menu is its context menu.
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString& name) const override;

private:
    [[nodiscard]] CanvasAccessible* tree() const;
    [[nodiscard]] const Document& document() const { return canvas_->shownSession()->document(); }
    [[nodiscard]] SheetId sheet() const { return canvas_->shownSession()->sheet(); }

    QPointer<Canvas> canvas_;
    Ref ref_;
    bool leaving_ = false;
};

} // namespace chalkline
