// The six stages of a design in the top strip: their names, the one at work, and (but in Interview mode) how
// far each is as a disc that fills. Shows and asks; what a stage opens is the window's.
#pragma once

#include "interview/stages.h"
#include "panels/panel_page.h"
#include "render/theme.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QToolButton;

namespace chalkline {

class StageStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t stageCount = 6;

    explicit StageStrip(QWidget* parent);

    void showSession(Session* session);
    void setTheme(const Theme& theme);
    void setMode(Mode mode);
    /// What the panel shows; what is edited moves the mark on from there.
    void setCurrent(interview::Stage stage);
    [[nodiscard]] interview::Stage current() const { return current_; }
    [[nodiscard]] QToolButton* button(interview::Stage stage) const;
    /// Short: of all but the current one the number alone.
    void setShort(bool isShort);
    [[nodiscard]] bool isShort() const { return short_; }
    /// What all of them need, px.
    [[nodiscard]] int widthOf(bool isShort) const;

Q_SIGNALS:
    void stageAsked(interview::Stage stage);

protected:
    bool event(QEvent* event) override;

private:
    [[nodiscard]] bool showsStates() const { return mode_ != Mode::Interview && session_; }
    [[nodiscard]] QString wordsOf(interview::Stage stage, bool isShort) const;
    [[nodiscard]] int widthOf(interview::Stage stage, bool isShort) const;
    void fit();
    void follow(const Notice& notice);
    void showStates();

    std::array<QToolButton*, stageCount> buttons_{};
    Session* session_ = nullptr;
    Observation records_;
    interview::Stage current_ = interview::Stage::HighLevel;
    const Theme* theme_ = nullptr;
    Mode mode_ = Mode::Work;
    bool short_ = false;
    QTimer later_{this};
};

} // namespace chalkline
