// The line at the bottom of the canvas in which typing draws. A chip shows what a line without a name of its
// own applies to. Errors stay under the line until it changes, with a wave where they are; Enter once more
// keeps the text as a note.
#pragma once

#include "edit/session.h"
#include "render/theme.h"
#include "window/line_preview.h"

#include <QFrame>
#include <QStringList>
#include <QTimer>

class QLabel;
class QKeyEvent;
class QLineEdit;

namespace chalkline::text {
struct Pattern;
}

namespace chalkline {

class PatternStore;
class ProposalList;

class TypeLine : public QFrame {
    Q_OBJECT
public:
    explicit TypeLine(QWidget* parent);

    /// The session must outlive the line or be replaced before it goes.
    void showSession(Session* session);
    void setTheme(ThemeName name);
    /// With what was typed already; the subject is the selection if that is one thing.
    void open(const QString& text);
    /// Those that are proposed; they must outlive the line.
    void setPatterns(const PatternStore& patterns) { patterns_ = &patterns; }
    /// For choosing a pattern, or with one that is chosen already; Enter inserts it.
    void openPatterns(const text::Pattern* chosen = nullptr);
    /// At the foot of the parent.
    void place();
    /// Closes without keeping what was typed.
    void dismiss();

Q_SIGNALS:
    /// What is in the line now; empty when it closes.
    void textTyped(const QString& text);
    /// What Enter would do has been still for a moment; empty when the line closes or was applied.
    void previewAsked(const chalkline::Trial& edit);
    /// A line was applied; what it named last may be looked at.
    void applied(const std::set<Ref>& shown);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The line is then empty; what was named last is the subject, or with `keepSource` what it began with.
    void commit(bool keepSource);
    void commitPattern();
    /// Null = none; then the line is one of text again.
    void choosePattern(const text::Pattern* pattern);
    void leavePatterns();
    void askPreview();
    /// What a pattern is joined to: the subject with what else is chosen, or nothing.
    [[nodiscard]] std::vector<Ref> joined() const;
    void close();
    void setSubject(Ref subject);
    void propose();
    bool takeProposal();
    [[nodiscard]] bool takeKey(const QKeyEvent& key);
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
    const PatternStore* patterns_ = nullptr;
    bool choosing_ = false;                  // a pattern, not writing a line
    const text::Pattern* pattern_ = nullptr; // the one that Enter inserts
    QLabel* chip_;
    QLabel* patternChip_;
    QLabel* about_; // what the pattern is for
    QLineEdit* edit_;
    QLabel* error_;
    ProposalList* proposals_;
};

} // namespace chalkline
