// A short word over the canvas: what is filtered, which sheet is presented. With a cross that ends it, or
// gone by itself after a while.
#pragma once

#include "render/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace chalkline {

class CanvasPill : public QFrame {
    Q_OBJECT
public:
    /// `middle` is where its middle stands in `canvas`: 0 left .. 1 right.
    CanvasPill(QWidget* canvas, double middle, bool atTop);

    void setTheme(const Theme& theme);
    void tell(const QString& text, const QString& endTip);
    /// Goes by itself.
    void tellFor(const QString& text, int milliseconds);
    void place();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void ended();

private:
    void showText(const QString& text);

    QLabel* label_;
    QToolButton* end_;
    QTimer gone_;
    double middle_;
    bool atTop_;
};

} // namespace chalkline
