// What stands above the pages of a stage: its steps with how far each is, the one next thing to do, the stage
// that follows, and where the requirements are told, the choice between the picture first and the tables
// first. Shows only as much as the mode allows: in Interview mode nothing but the choice. Used by SidePanel.
#pragma once

#include "interview/progress.h"
#include "panels/panel_page.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace chalkline {

class StageHead : public QFrame {
    Q_OBJECT
public:
    explicit StageHead(QWidget* parent);

    void showSession(Session* session);
    void showStage(interview::Stage stage);
    void setMode(Mode mode);
    enum class Shown {
        Nothing, // whatever the mode
        Choice,  // what the page below tells itself is left out
        Everything
    };
    void setShown(Shown shown);

Q_SIGNALS:
    void stageAsked(interview::Stage stage);
    void said(const QString& message);

private:
    struct Row {
        QWidget* widget = nullptr;
        QLabel* title = nullptr;
        QLabel* facts = nullptr;
    };

    void buildFoot();
    void refresh();
    void showSteps(const interview::Progress& progress);
    void showNext(const interview::Progress& progress);
    void showOnward(const interview::Progress& progress);
    void choose(Approach approach);

    Session* session_ = nullptr;
    Observation records_;
    interview::Stage stage_ = interview::Stage::HighLevel;
    Mode mode_ = Mode::Work;
    Shown shown_ = Shown::Everything;
    bool hinted_ = false; // Practice: the hint was asked for
    QVBoxLayout* rows_;
    std::vector<Row> steps_;
    QLabel* next_;
    QPushButton* hint_;
    QWidget* fork_;
    QPushButton* onward_;
    QLabel* approach_;
    interview::Stage following_ = interview::Stage::LowLevel;
    QPushButton* topDown_ = nullptr;
    QPushButton* bottomUp_ = nullptr;
    QTimer later_{this};
};

} // namespace chalkline
