// One statement in a list: code, title on two lines or more, small chips, a mark at the right, and where
// there is one, the answer to it below the title. Edits title and answer in place. Knows no document; the
// list tells it what to show.
#pragma once

#include "model/record_type.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace chalkline {

class ChipLayout;
class WrappedLabel;

struct StatementFace {
    Ref ref = {};
    Ref origin = {};    // the row this one was before there was a record, and is again without it
    QString group = {}; // rows of one group stand together under this caption
    QString code;
    QString title;
    QString mark;
    const char* tone = "quiet"; // role of the mark
    QStringList chips;
    qsizetype chosenChip = -1;
    bool dropped = false;
    bool dimmed = false; // of less weight than the others
    bool quiet = false;  // nothing was said here yet
    QString spoken;      // for screen readers
    int titleLines = 2;
    QString answer;
    bool isAsked = false; // Enter edits the answer instead of the title

    friend bool operator==(const StatementFace&, const StatementFace&) = default;
};

class StatementRow : public QFrame {
    Q_OBJECT
public:
    static constexpr int codeWidth = 46; // px

    explicit StatementRow(QWidget* parent);

    void show(const StatementFace& face);
    [[nodiscard]] const StatementFace& face() const { return face_; }
    void setLinked(bool linked);
    void setCurrent(bool current);
    [[nodiscard]] bool isLinked() const { return linked_; }

    void startEditing();
    void startAnswering();
    /// Shows what was refused again, as it was typed.
    void resumeEditing(const QString& title);
    void resumeAnswering(const QString& answer);
    [[nodiscard]] bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void titleEdited(const QString& title);
    void answerEdited(const QString& answer);
    void clicked();
    void hovered(bool inside);
    void dragged(const QPoint& globalPosition);
    void dropped(const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void stopEditing(bool commit);
    [[nodiscard]] QWidget* makeAnswerBox();
    void showAnswer();
    void openEditor(QLineEdit* editor, const QString& text);
    [[nodiscard]] QLineEdit* openedEditor() const;
    void showChips();
    void showSpoken();
    void fitCode();

    StatementFace face_;
    QLabel* code_;
    WrappedLabel* title_;
    QLabel* mark_;
    QWidget* chips_;
    ChipLayout* chipRow_;
    QLineEdit* editor_;
    WrappedLabel* answer_;
    QLineEdit* answerEditor_;
    QWidget* answerBox_ = nullptr;
    QPoint pressedAt_;
    bool pressed_ = false;
    bool dragging_ = false;
    bool linked_ = false;
};

} // namespace chalkline
