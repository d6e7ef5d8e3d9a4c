// What was agreed with the interviewer about the scope or the design: a button to confirm it, since when it
// stands, what has changed in it since, and a remark. Used by the pages "Requirements" and "High level".
#pragma once

#include "interview/buy_in.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace chalkline {

class FieldKeeper;

/// "14:03", with the day if that is not today.
[[nodiscard]] QString timeOfDay(std::int64_t ms);

class BuyInBar : public QFrame {
    Q_OBJECT
public:
    BuyInBar(BuyInStage stage, QWidget* parent);

    void showSession(Session* session);
    void finishEditing();

Q_SIGNALS:
    void said(const QString& message);

private:
    void refresh();
    void run(const QString& label, const std::function<Expected<void>(Transaction&)>& operation);

    BuyInStage stage_;
    Session* session_ = nullptr;
    Observation records_;
    QLabel* state_;
    QLabel* changes_;
    QPushButton* confirm_;
    QPushButton* withdraw_;
    FieldKeeper* remark_;
    QTimer later_{this};
};

} // namespace chalkline
