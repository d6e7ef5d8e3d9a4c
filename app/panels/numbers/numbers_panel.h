// The page "Numbers": workloads, what they come to with the arithmetic in sight, estimates, constants. One
// line at the foot takes new ones; results can be pinned to what is selected on the canvas. Exact or rough is
// a matter of the view and in no document.
#pragma once

#include "analysis/project_figures.h"
#include "panels/numbers/number_faces.h"
#include "panels/panel_page.h"
#include "window/worker.h"

#include <functional>
#include <memory>

class QLabel;
class QPushButton;

namespace chalkline {

class ConstantForm;
class EntryField;
class NumberList;
class PinBar;
class WorkloadForm;
class WrappedLabel;

class NumbersPanel : public PanelPage {
    Q_OBJECT
public:
    explicit NumbersPanel(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;
    void setMode(Mode mode) override;
    void setPrecision(Precision precision);
    [[nodiscard]] const analysis::ProjectFigures& figures() const { return figures_; }

Q_SIGNALS:
    void precisionChosen(Precision precision);

protected:
    void showEvent(QShowEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    using Operation = std::function<Expected<void>(Transaction&)>;

    void buildHead();
    void connectList();
    void refresh();
    /// Figures that came in, and the rows anew.
    void showFigures();
    void showHead();
    void showBelow();
    void offer();
    void addLines(const QStringList& lines);
    [[nodiscard]] Expected<QString> addLine(Transaction& edit, const QString& line);
    void refuseEntry(const QStringList& lines, const QString& reason);
    void editRow(const QString& key, const QString& text);
    [[nodiscard]] Expected<void> takeText(Transaction& edit, const NumberFace& face, const std::string& text);
    void toggle(const QString& key);
    void erase(const QString& key);
    void move(const QString& key, const QString& place);
    void pin();
    void unpin(Ref owner);
    void placeEstimate();
    [[nodiscard]] Expected<bool> step(const QString& label, const Operation& operation);
    [[nodiscard]] const NumberFace* currentFace() const;

    Session* session_ = nullptr;
    Observation observation_;
    Observation viewObservation_;
    Mode mode_ = Mode::Work;
    Precision precision_ = Precision::Exact;
    bool asked_ = false; // for what looks odd, in Practice
    bool allFigures_ = false;
    analysis::ProjectFigures figures_;
    std::shared_ptr<analysis::ProjectFigures> coming_;
    Worker worker_;
    QWidget* head_;
    QLabel* badge_;
    QPushButton* exact_;
    QPushButton* rough_;
    QPushButton* odd_;
    NumberList* list_;
    WorkloadForm* workload_;
    ConstantForm* constant_;
    PinBar* pins_;
    WrappedLabel* error_;
    EntryField* entry_;
};

} // namespace chalkline
