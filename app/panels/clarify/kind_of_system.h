// The kinds of system a project is, as chips that are chosen in order, and below them what the numbers say
// about that. What a kind usually brings (workload rows, targets, patterns) is offered where the mode helps:
// unfolded in Work, when asked for in Practice, never in Interview. Changes nothing itself: it asks.
#pragma once

#include "interview/archetype_acts.h"
#include "panels/panel_page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace chalkline {

class ChipBar;
class WrappedLabel;

class KindOfSystem : public QWidget {
    Q_OBJECT
public:
    explicit KindOfSystem(QWidget* parent);

    void setMode(Mode mode);
    void refresh(const Tables& tables);

Q_SIGNALS:
    /// Exactly these, in this order.
    void kindsChosen(const std::vector<ArchetypeKind>& kinds);
    void workloadsAsked();
    void targetAsked(const QString& target);
    void patternAsked(const QString& name);

private:
    void buildUsual();
    [[nodiscard]] QLabel* addQuiet(const QString& text, QVBoxLayout* rows);
    void toggle(int index);
    void showVerdict(const Tables& tables);
    void showUsual(const Tables& tables);
    void unfold(bool open);
    [[nodiscard]] bool helps() const;

    Mode mode_ = Mode::Work;
    bool open_ = true;
    std::vector<ArchetypeKind> kinds_;
    Tables tables_;
    QVBoxLayout* rows_;
    ChipBar* chips_;
    QLabel* badge_;
    WrappedLabel* verdict_;
    QPushButton* fold_;
    QWidget* usual_;
    QPushButton* workloads_ = nullptr;
    WrappedLabel* workloadNames_ = nullptr;
    QLabel* targetsTitle_ = nullptr;
    ChipBar* targets_ = nullptr;
    QStringList offeredTargets_; // as they are typed
    QLabel* patternsTitle_ = nullptr;
    ChipBar* patterns_ = nullptr;
};

} // namespace chalkline
