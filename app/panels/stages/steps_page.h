// The page of a stage that is worked on elsewhere: its steps as a calm list of what is there and, where help
// is wanted, of what is not yet. "High level" also counts the calls by kind and has the agreement on the
// design and the must-haves with what meets them; "Low level" says what this version leaves out. What is
// chosen here is lit up on the canvas.
#pragma once

#include "interview/progress.h"
#include "panels/panel_page.h"

#include <QTimer>

#include <array>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace chalkline {

class BuyInBar;
class CoverageList;

class StepsPage : public PanelPage {
    Q_OBJECT
public:
    explicit StepsPage(interview::Stage stage, QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void finishEditing() override;
    void setMode(Mode mode) override;
    [[nodiscard]] bool tellsSteps() const override { return true; }

protected:
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// A line of the list, as it is shown.
    struct Line {
        const char* name; // of the widget: "step", "fact", "todo", "says", "later"
        QString text;
        QString mark; // at the right of a step
        friend bool operator==(const Line&, const Line&) = default;
    };

    void buildCounts();
    void refresh();
    [[nodiscard]] std::vector<Line> lines() const;
    void showLines(const std::vector<Line>& lines);
    void showCounts();
    void lightUp();
    void clearLight();

    interview::Stage stage_;
    Session* session_ = nullptr;
    Observation records_;
    Mode mode_ = Mode::Work;
    bool hinted_ = false; // Practice: what is open was asked for
    std::vector<Line> shown_;
    QWidget* list_;
    QVBoxLayout* rows_;
    QPushButton* hint_;
    QWidget* counts_ = nullptr;
    std::array<QPushButton*, 3> kinds_{};
    CoverageList* coverage_ = nullptr;
    BuyInBar* buyIn_ = nullptr;
    std::optional<EdgeKind> lit_; // the kind of calls that is lit up
    bool lighting_ = false;
    QTimer later_{this};
};

} // namespace chalkline
