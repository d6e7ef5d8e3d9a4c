// The rows of the numbers page under their captions, at most so many of each group, with what belongs to the
// chosen one unfolded below it. Keys: Up and Down move, Right, Left and Ctrl+Enter unfold and fold, Enter or
// F2 edit in place, Space pins or turns over, Delete deletes, Alt+Up and Alt+Down move a row, Esc folds, then
// leaves. Changes nothing itself: it asks.
#pragma once

#include "panels/numbers/number_row.h"

#include <QScrollArea>

#include <map>
#include <vector>

namespace chalkline {

class NumberList : public QScrollArea {
    Q_OBJECT
public:
    static constexpr int firstShown = 50; // rows of a group, until more are asked for
    static constexpr int moreShown = 100;

    explicit NumberList(QWidget* parent);

    /// In the order to show; rows that are there already stay. `empty` stands there while there are none.
    void show(const std::vector<NumberFace>& faces, const QString& empty);
    /// What unfolds below the current row; null for nothing. Stays the caller's.
    void setBelow(QWidget* below);

    [[nodiscard]] const QString& current() const { return current_; }
    [[nodiscard]] bool isUnfolded() const { return unfolded_ && !current_.isEmpty(); }
    void setCurrent(const QString& key, bool focus = true);
    void setUnfolded(bool unfolded);
    [[nodiscard]] NumberRow* row(const QString& key) const;
    [[nodiscard]] const std::vector<NumberRow*>& rows() const { return rows_; }
    void focusLast();
    void finishEditing();

Q_SIGNALS:
    void currentChanged();
    void edited(const QString& key, const QString& text);
    void toggleAsked(const QString& key);
    void deleteAsked(const QString& key);
    /// `key` is to stand where `place` stands.
    void moveAsked(const QString& key, const QString& place);
    void leftDownwards();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    NumberRow* makeRow();
    /// At most so many of each group, and a row that says how many more there are.
    [[nodiscard]] std::vector<NumberFace> capped(const std::vector<NumberFace>& faces) const;
    void arrange();
    void revealCurrent();
    bool rowKey(NumberRow* row, QKeyEvent* event);
    void step(NumberRow* row, int by);
    void moveRow(NumberRow* row, int by);
    void activate(NumberRow* row);
    [[nodiscard]] int placeOf(const NumberRow* row) const;

    QWidget* body_;
    QVBoxLayout* layout_;
    QLabel* empty_;
    QWidget* below_ = nullptr;
    std::vector<NumberFace> faces_;
    std::vector<NumberRow*> rows_;
    std::map<QString, NumberRow*> byKey_;
    std::map<QString, int> shownOf_; // by group
    std::vector<QLabel*> captions_;
    QString current_;
    bool unfolded_ = false;
};

} // namespace chalkline
