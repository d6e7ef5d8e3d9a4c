// The bar above the canvas that says why work is not being saved, and what can be done.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace chalkline {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent);

    enum Offer { SaveAs = 1, Retry = 2, Reload = 4 };
    /// An empty text hides it. `offers` are the buttons, or-ed.
    void tell(const QString& text, int offers);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void saveAsAsked();
    void retryAsked();
    void reloadAsked();

private:
    QLabel* text_;
    QPushButton* saveAs_;
    QPushButton* retry_;
    QPushButton* reload_;
};

} // namespace chalkline
