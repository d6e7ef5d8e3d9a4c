// Shares out the width of the top strip: the title gives way first, then the names of the stages but the one
// at work, then the tabs of the sheets, which scroll. Nothing is ever cut off at the window's least width.
#pragma once

#include <QObject>

class QTabBar;
class QWidget;

namespace chalkline {

class StageStrip;
class WrappedLabel;

class StripFit : public QObject {
public:
    StripFit(QWidget* strip, WrappedLabel* title, StageStrip* stages, QTabBar* sheets);

    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What everything else in the strip takes, with the gaps. px.
    [[nodiscard]] int taken() const;

    QWidget* strip_;
    WrappedLabel* title_;
    StageStrip* stages_;
    QTabBar* sheets_;
};

} // namespace chalkline
