// Problem and goal at the head of the page "Clarify": what is typed is handed over on leaving and after half
// a second of rest, each field as one undo step. A text that is too long is refused at the field and stays.
#pragma once

#include "edit/session.h"

#include <QWidget>

class QLabel;

namespace chalkline {

class FieldKeeper;
class GrowingText;

class BriefForm : public QWidget {
    Q_OBJECT
public:
    explicit BriefForm(QWidget* parent);

    void showSession(Session* session);
    void refresh();
    void finish();
    /// Whether the empty fields say what belongs into them.
    void setHelping(bool helps);

Q_SIGNALS:
    void said(const QString& message);

private:
    enum class Part { Problem, Goal };
    void commit(Part part, const QString& text);
    [[nodiscard]] QLabel* addRefusal();

    Session* session_ = nullptr;
    GrowingText* area_;
    FieldKeeper* problem_;
    FieldKeeper* goal_;
    QLabel* problemRefused_ = nullptr;
    QLabel* goalRefused_ = nullptr;
};

} // namespace chalkline
