// The rows of a panel of statements under their captions, with one row's details unfolded below it. Keys:
// Up and Down move, Right, Left and Ctrl+Enter unfold and fold, Enter or F2 edit the title (Enter the answer
// of what is asked), Space or Ctrl+M toggle, Delete deletes, Alt+Up and Alt+Down move the row, Esc folds,
// then leaves. Changes nothing itself: it asks.
#pragma once

#include "panels/statements/statement_row.h"

#include <QScrollArea>

#include <set>
#include <vector>

class QVBoxLayout;

namespace chalkline {

/// A part of the page that stands there with rows or without.
struct StatementGroup {
    QString key;              // `group` of its rows
    QString caption;          // none if it is empty
    QString empty;            // shown while there are no rows
    QWidget* below = nullptr; // after the rows

    friend bool operator==(const StatementGroup&, const StatementGroup&) = default;
};

class StatementList : public QScrollArea {
    Q_OBJECT
public:
    StatementList(QWidget* detail, const QString& emptyText, QWidget* parent);

    /// Above everything; scrolls with it.
    void setHead(QWidget* head);
    /// The parts of the page from top to bottom; rows of other groups are not shown. Without any, each group
    /// of rows stands under its own name.
    void setGroups(const std::vector<StatementGroup>& groups);

    /// In the order to show; rows that are there already stay, also those that get or lose their record.
    void show(const std::vector<StatementFace>& faces);
    void markLinked(const std::set<Ref>& linked);

    [[nodiscard]] Ref current() const { return current_; }
    [[nodiscard]] bool isUnfolded() const { return unfolded_ && current_.valid(); }
    void setCurrent(Ref ref, bool focus = true);
    void setUnfolded(bool unfolded);
    [[nodiscard]] StatementRow* row(Ref ref) const;
    [[nodiscard]] const std::vector<StatementRow*>& rows() const { return rows_; }
    void focusLast();
    void finishEditing();

Q_SIGNALS:
    void currentChanged();
    void hoverChanged(Ref ref);
    void titleEdited(Ref ref, const QString& title);
    void answerEdited(Ref ref, const QString& answer);
    void toggleAsked(Ref ref);
    void deleteAsked(Ref ref);
    /// `ref` is to stand where `place` stands.
    void moveAsked(Ref ref, Ref place);
    void leftDownwards();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    StatementRow* makeRow();
    /// A row that stood for the same before a record came or went; it keeps focus, place and details.
    [[nodiscard]] StatementRow* kin(const StatementFace& face, const std::vector<StatementFace>& faces) const;
    void arrange();
    void arrangeRow(StatementRow* row);
    void arrangeGroup(const StatementGroup& group);
    void addCaption(const QString& text);
    void addQuiet(const QString& text);
    void revealCurrent();
    bool rowKey(StatementRow* row, QKeyEvent* event);
    void step(StatementRow* row, int by);
    void moveRow(StatementRow* row, int by);
    /// The rows of one group with `row` among them.
    [[nodiscard]] std::vector<StatementRow*> groupOf(const StatementRow* row) const;
    /// Before which row of its group a dragged one would stand; its size: behind the last.
    [[nodiscard]] std::size_t gapAt(const std::vector<StatementRow*>& group, const QPoint& global) const;
    void dragTo(StatementRow* row, const QPoint& global);
    void dropAt(StatementRow* row, const QPoint& global);

    QWidget* body_;
    QVBoxLayout* layout_;
    QWidget* detail_;
    QLabel* empty_;
    QFrame* gap_;
    QWidget* head_ = nullptr;
    std::vector<StatementGroup> groups_;
    std::vector<StatementRow*> rows_;
    std::vector<QLabel*> captions_; // and the words of empty groups
    Ref current_;
    bool unfolded_ = false;
};

} // namespace chalkline
