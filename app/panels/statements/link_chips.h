// What a requirement or trade-off is linked to, as chips with a cross that takes the link away, and the
// button that links what is selected on the canvas. Changes nothing itself: it asks.
#pragma once

#include "edit/lost_links.h"

#include <QWidget>

#include <set>
#include <vector>

class QPushButton;

namespace chalkline {

class ChipLayout;

/// One link of a record, seen from that record.
struct LinkedEnd {
    LinkId link;
    Ref other;

    friend bool operator==(const LinkedEnd&, const LinkedEnd&) = default;
};

/// The links of a record, whichever end it is, in id order.
[[nodiscard]] std::vector<LinkedEnd> linksOf(const Document& document, Ref ref);
/// What a person calls a record: name, code, "A → B" for an edge.
[[nodiscard]] QString nameOf(const Document& document, Ref ref);
/// True for what stands on the canvas and can be linked: nodes, edges, boundaries.
[[nodiscard]] bool isLinkable(Ref ref);

class LinkChips : public QWidget {
    Q_OBJECT
public:
    explicit LinkChips(QWidget* parent = nullptr);

    void show(const Document& document, Ref subject);
    /// The button says what it would do.
    void offer(const Document& document, const std::set<Ref>& selection);

Q_SIGNALS:
    void unlinkAsked(LinkId link);
    void forgetAsked(PropertyId lost);
    void linkAsked();
    void revealAsked(const std::set<Ref>& refs);

private:
    QWidget* makeChip(const QString& name, const LinkedEnd& end);
    /// Of what was deleted: its name, and the cross that lets it be forgotten.
    QWidget* makeLostChip(const QString& name, PropertyId lost);
    void clear();

    QWidget* chips_;
    ChipLayout* row_;
    QPushButton* button_;
    std::vector<std::pair<LinkedEnd, QString>> shown_;
    std::vector<std::pair<PropertyId, QString>> lost_;
};

} // namespace chalkline
