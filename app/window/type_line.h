// The line at the bottom of the canvas in which typing draws. A chip shows what a line without a name of its
// own applies to. Errors stay under the line until it changes, with a wave where they are; Enter once more
// keeps the text as a note.
#pragma once

#include "edit/session.h"
#include "render/theme.h"

#include <QFrame>
#include <QStringList>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;

namespace chalkline {

class TypeLine : public QFrame {
    Q_OBJECT
public:
    explicit TypeLine(QWidget* parent);

    /// The session must outlive the line or be replaced before it goes.
    void showSession(Session* session);
    void setTheme(ThemeName name);
    /// With what was typed already; the subject is the selection if that is one thing.
    void open(const QString& text);
    /// At the foot of the parent.
    void place();
    /// Closes without keeping what was typed.
    void dismiss();

Q_SIGNALS:
    /// What is in the line now; empty when it closes.
    void textTyped(const QString& text);
    /// What the line says has been still for a moment; empty when it closes or was applied.
    void previewAsked(chalkline::Ref subject, const QString& text);
    /// A line was applied; what it named last may be looked at.
    void applied(const std::set<Ref>& shown);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The line is then empty; what was named last is the subject, or with `keepSource` what it began with.
    void commit(bool keepSource);
    void close();
    void setSubject(Ref subject);
    void propose();
    bool takeProposal();
    void showError(const QString& text, int column = 0);
    [[nodiscard]] bool keepAsNote();
    void recall(int step);

    Session* session_ = nullptr;
    ThemeName themeName_ = ThemeName::Light;
    Ref subject_;
    QString draft_;
    QStringList history_;    // lines that were applied, oldest first
    qsizetype recalled_ = 0; // index into history_, its size = the line being written
    QString refused_;        // what was not understood
    QTimer still_;
    QLabel* chip_;
    QLineEdit* edit_;
    QLabel* error_;
    QListWidget* proposals_;
};

} // namespace chalkline
