// Ctrl+F: finds in names, labels and notes of every sheet; Enter and F3 go on to the next, Shift backwards.
#pragma once

#include "edit/session.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace chalkline {

struct Found {
    SheetId sheet;
    Ref ref;
    friend bool operator==(const Found&, const Found&) = default;
};

/// Everything whose name, second line, technology, label or text holds `words`, letters compared without
/// case: by sheet, then from the top left. An edge counts where both its ends stand.
[[nodiscard]] std::vector<Found> findInProject(const Document& document, const QString& words);

class FindBar : public QFrame {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent);

    void showSession(Session* session);
    /// At the top right of the parent.
    void place();
    void open();
    /// To the next or previous one; opens if nothing was looked for yet.
    void go(int step);

Q_SIGNALS:
    void revealAsked(const std::set<Ref>& refs);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void show(std::size_t index);
    void close();

    Session* session_ = nullptr;
    QLineEdit* words_;
    QLabel* count_;
    QToolButton* close_;
    std::vector<Found> found_;
    std::size_t at_ = 0;
};

} // namespace chalkline
