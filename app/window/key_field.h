// A field that takes the next keys pressed instead of text. Esc and Tab keep their meaning, so that nobody is
// caught in it; the button in it takes the key away.
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace chalkline {

class KeyField : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget* parent = nullptr);
    void setClearIcon(const QIcon& icon) { clear_->setIcon(icon); }
    void setKey(const QString& portable);

Q_SIGNALS:
    /// Portable form; empty = no key.
    void recorded(const QString& portable);

protected:
    bool event(QEvent* event) override;

private:
    QAction* clear_;
};

} // namespace chalkline
