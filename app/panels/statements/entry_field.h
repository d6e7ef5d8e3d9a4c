// One line that is always ready for the next entry: Enter hands it over and empties it, pasted lines are
// handed over together. Undo reaches the document while the field is empty.
#pragma once

#include <QLineEdit>

namespace chalkline {

class EntryField : public QLineEdit {
    Q_OBJECT
public:
    explicit EntryField(QWidget* parent = nullptr);

Q_SIGNALS:
    /// At least one line that is not blank.
    void entered(const QStringList& lines);
    /// Up in the field: to the list above.
    void leftUpwards();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeLines(const QString& text);
};

} // namespace chalkline
