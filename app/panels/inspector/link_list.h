// The requirements and trade-offs that speak of what is chosen: titles, and pointing at one highlights on the
// canvas what else it speaks of.
#pragma once

#include "edit/session.h"

#include <QWidget>

#include <span>

class QLabel;
class QVBoxLayout;

namespace chalkline {

/// What a requirement or trade-off is linked to, in either direction; nodes, edges, boundaries and notes.
[[nodiscard]] std::set<Ref> thingsLinkedTo(const Document& document, Ref statement);
/// The requirements and trade-offs linked to a thing, in id order.
[[nodiscard]] std::vector<Ref> statementsOn(const Document& document, Ref thing);
/// "FR-1 Shorten a URL", or the title of a trade-off.
[[nodiscard]] QString statementText(const Document& document, Ref statement);

class LinkList : public QWidget {
    Q_OBJECT
public:
    explicit LinkList(QWidget* parent = nullptr);

    void showSubjects(Session* session, std::span<const Ref> subjects);

Q_SIGNALS:
    void revealAsked(const std::set<Ref>& refs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void point(Ref statement);

    Session* session_ = nullptr;
    std::vector<Ref> shown_;
    QStringList texts_;
    QVBoxLayout* rows_;
    QWidget* list_ = nullptr;
};

} // namespace chalkline
