// The canvas for screen readers and other tools: a child for each boundary, component, connection and note of
// the sheet in view, with a name a person understands, its place on the screen, what it is connected to, and
// actions. What is inside a boundary is the boundary's child.
#pragma once

#include "canvas/canvas.h"

#include <QAccessibleWidget>

#include <map>
#include <set>
#include <vector>

namespace chalkline {

/// Once, before the first canvas is asked for.
void installCanvasAccessibility();

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(Canvas* canvas);
    ~CanvasAccessible() override;

    [[nodiscard]] static CanvasAccessible* of(Canvas& canvas);

    [[nodiscard]] QString text(QAccessible::Text which) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    /// What lies in a boundary, or with nothing, directly on the sheet: boundaries first, then components,
    /// connections and notes, each from the top left.
    [[nodiscard]] const std::vector<Ref>& childrenOf(Ref parent) const;
    [[nodiscard]] QAccessibleInterface* childOf(Ref parent, int index) const;
    [[nodiscard]] int indexIn(Ref parent, const QAccessibleInterface* child) const;
    [[nodiscard]] QAccessibleInterface* parentOf(Ref ref) const;
    /// Null if it is not on the sheet in view.
    [[nodiscard]] QAccessibleInterface* find(Ref ref) const;
    /// Everything on the sheet in view.
    [[nodiscard]] std::set<Ref> all() const;

    /// What is gone is said to be so; nothing of it is left.
    void forget(Ref ref);

private:
    struct Tree {
        std::map<Ref, std::vector<Ref>> children;
        std::map<Ref, Ref> parents;
    };

    [[nodiscard]] Canvas& canvas() const { return *static_cast<Canvas*>(widget()); }
    [[nodiscard]] const Tree& tree() const;
    [[nodiscard]] Tree build() const;
    [[nodiscard]] QAccessibleInterface* interfaceOf(Ref ref) const;

    mutable std::map<Ref, QAccessible::Id> ids_;
    mutable Tree tree_;
    mutable const Session* session_ = nullptr; // the tree is of this state
    mutable std::int64_t revision_ = -1;
    mutable SheetId sheet_;
};

/// Tells who listens what has changed on the canvas: what came and went, new names and places, what is
/// chosen.
class CanvasAnnouncer : public QObject {
public:
    explicit CanvasAnnouncer(Canvas& canvas);

    /// Something has become another: told when the event loop is reached, once for all of it.
    void look();

private:
    void tell();
    void tellThings(CanvasAccessible& tree, const std::set<Ref>& things);
    void tellSelection(CanvasAccessible& tree, const std::set<Ref>& things);

    Canvas& canvas_;
    bool pending_ = false;
    const Session* session_ = nullptr; // what was told last is about this sheet of this session
    SheetId sheet_;
    std::map<Ref, QString> names_;
    std::map<Ref, QRect> places_; // widget px
    std::set<Ref> selection_;
};

} // namespace chalkline
