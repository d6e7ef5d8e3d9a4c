// One row of the numbers page: a title, its value in big figures, the formula below it, and what unfolds.
// Edits its text in place; what is refused stays there with the reason. Knows no document.
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace chalkline {

class WrappedLabel;

enum class NumberSort { Workload, Figure, Estimate, Constant, Preset, More };

struct NumberFace {
    NumberSort sort = NumberSort::Figure;
    QString key;         // unique on the page and stable
    std::int64_t id = 0; // of the record, if it is one
    QString group;
    QString title;
    QString value;
    QString note;    // the formula, or what a row says in short
    QString numbers; // the formula with its numbers; shown when unfolded
    QString warning;
    QString edited; // what editing in place begins with; null = nothing to edit
    QString chip;   // the value of a chip that shows it; "" = cannot be pinned
    bool isWrong = false;
    bool isQuiet = false; // a preset that nobody set
    bool isPinned = false;
    bool isMore = false; // shows more rows

    friend bool operator==(const NumberFace&, const NumberFace&) = default;
};

class NumberRow : public QFrame {
    Q_OBJECT
public:
    explicit NumberRow(QWidget* parent);

    void show(const NumberFace& face);
    [[nodiscard]] const NumberFace& face() const { return face_; }
    void setUnfolded(bool unfolded);

    void startEditing();
    [[nodiscard]] bool isEditing() const;
    void finishEditing();
    /// What was edited cannot be taken: it stays in the field, with the reason below.
    void refuse(const QString& text, const QString& reason);

Q_SIGNALS:
    void edited(const QString& text);
    void clicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void stopEditing(bool commit);
    void showParts();
    WrappedLabel* addLine(QVBoxLayout* rows, int most, const char* role);

    NumberFace face_;
    WrappedLabel* title_;
    QLabel* value_;
    WrappedLabel* note_;
    WrappedLabel* numbers_;
    WrappedLabel* warning_;
    QLineEdit* editor_;
    WrappedLabel* error_;
    bool unfolded_ = false;
    bool stopping_ = false;
};

} // namespace chalkline
