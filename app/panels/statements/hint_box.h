// What usually speaks for and against: shown beside the fields in Work mode, behind a button in Practice
// mode, never in Interview mode. Plain text; empty when there is nothing to say.
#pragma once

#include "panels/panel_page.h"

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace chalkline {

struct HintLine {
    QString text;
    const char* role = "quiet";

    friend bool operator==(const HintLine& a, const HintLine& b) {
        return a.text == b.text && QLatin1String(a.role) == QLatin1String(b.role);
    }
};

class HintBox : public QWidget {
    Q_OBJECT
public:
    explicit HintBox(QWidget* parent);

    /// Other lines are hidden again in Practice mode until they are asked for.
    void show(const std::vector<HintLine>& lines);
    void setMode(Mode mode);

private:
    void refresh();

    QPushButton* ask_;
    QWidget* lines_;
    QVBoxLayout* rows_;
    std::vector<HintLine> shown_;
    Mode mode_ = Mode::Work;
    bool asked_ = false;
};

} // namespace chalkline
