// Small buttons side by side, in as many lines as they need. Tab stops at one of them; arrows, Home and End
// go from one to the next, Enter and Space press it. Changes nothing itself: it asks.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QPushButton;

namespace chalkline {

class ChipLayout;

class ChipBar : public QWidget {
    Q_OBJECT
public:
    explicit ChipBar(QWidget* parent);

    /// `spoken` are their accessible names. Chips that are checkable stay pressed while they are checked.
    void show(const QStringList& texts, const QStringList& spoken, bool checkable);
    void setChecked(int index, bool checked);
    void setHint(int index, const QString& hint);
    [[nodiscard]] const QStringList& texts() const { return texts_; }
    [[nodiscard]] QPushButton* chip(int index) const { return chips_[static_cast<std::size_t>(index)]; }

Q_SIGNALS:
    void pressed(int index);
    /// The chip that had the focus is gone and there is none to take it.
    void emptied();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCurrent(std::size_t index);

    ChipLayout* row_;
    QStringList texts_;
    std::vector<QPushButton*> chips_;
    std::size_t current_ = 0;
};

} // namespace chalkline
