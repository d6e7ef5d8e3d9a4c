// Questions of the bank that were not asked yet, the most relevant first, behind a fold: Enter, Space or a
// click adds one to the log. Up and Down go from one to the next; Tab stops at one of them. Unfolded in Work,
// folded until asked for in Practice, not there in Interview. Changes nothing itself: it asks.
#pragma once

#include "interview/question_bank.h"
#include "panels/panel_page.h"

class QPushButton;
class QVBoxLayout;

namespace chalkline {

class BankRow;

class BankList : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t atFirst = 5; // questions shown until more are asked for
    static constexpr std::size_t more = 10;

    explicit BankList(QWidget* parent);

    void setMode(Mode mode);
    void refresh(const Tables& tables);

Q_SIGNALS:
    void asked(const interview::BankQuestion& question);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(const std::vector<const interview::BankQuestion*>& questions);
    void makeCurrent(std::size_t index);
    void showFold();

    Mode mode_ = Mode::Work;
    bool open_ = true;
    std::size_t wanted_ = atFirst;
    Tables tables_;
    std::vector<const interview::BankQuestion*> shown_;
    std::vector<BankRow*> rows_;
    std::size_t current_ = 0;
    QPushButton* fold_;
    QWidget* body_;
    QVBoxLayout* column_;
    QPushButton* more_;
};

} // namespace chalkline
