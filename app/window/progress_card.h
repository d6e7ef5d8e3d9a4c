// A small card at the foot of the canvas for work that takes its time: what is done, how far it is, and a
// button to cancel it; Esc on it cancels too. A screen reader is told when it appears.
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace chalkline {

class ProgressCard : public QFrame {
    Q_OBJECT
public:
    /// Stands over `canvas`, of which it is a child, `row` rows above its foot.
    explicit ProgressCard(QWidget& canvas, int row = 0);

    /// Below 0: nobody knows how far it is.
    void tell(const QString& what, int percent);
    void finish();

Q_SIGNALS:
    void cancelAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QWidget& canvas_;
    int row_;
    QLabel* text_;
    QProgressBar* bar_;
    QPushButton* cancel_;
};

} // namespace chalkline
