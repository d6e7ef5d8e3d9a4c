// Keeps a text field and a value of the document in step: what is typed is handed over on Enter, on leaving
// and after half a second of rest; Esc brings back what stood there when the field was entered. What is being
// typed is never overwritten, and what was refused stays until it is changed.
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace chalkline {

class FieldKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int restMs = 500;
    using Commit = std::function<void(const QString&)>;

    FieldKeeper(QLineEdit* field, Commit commit);
    FieldKeeper(QPlainTextEdit* field, Commit commit);

    /// The document's value.
    void show(const QString& text);
    /// Hands over what is typed and not handed over yet.
    void finish();
    /// From within the commit: the text was not taken. It stays in the field, which looks wrong.
    void refuse();
    /// Forgets what is typed; the field is about to show another record.
    void drop();
    [[nodiscard]] QWidget* field() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void typed();
    void setRefused(bool refused);

    QLineEdit* line_ = nullptr;
    QPlainTextEdit* area_ = nullptr;
    Commit commit_;
    QTimer rest_;
    QString entered_; // when the focus came
    QString shown_;   // last known to be in the document
    QString before_;  // shown_ before the last commit
    bool quiet_ = false;
    bool refused_ = false;
};

} // namespace chalkline
