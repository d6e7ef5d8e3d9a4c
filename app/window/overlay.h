// What lies over the window for a moment and has the keyboard meanwhile: command palette, shortcut sheet.
// Esc, a press beside it, or the focus going elsewhere close it; the focus returns to where it was.
#pragma once

#include <QFrame>
#include <QPointer>

namespace chalkline {

class Overlay : public QFrame {
    Q_OBJECT
public:
    /// Covers parts of `window`, of which it is a child.
    explicit Overlay(QWidget& window);

    void open();
    void close();

protected:
    /// Where it lies in the window.
    [[nodiscard]] virtual QRect placeIn(const QRect& window) = 0;
    /// To be called when what it shows asks for another size.
    void relayout();
    /// What gets the keyboard.
    [[nodiscard]] virtual QWidget* firstFocus() { return this; }

    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void focusMoved(const QWidget* now);

    QWidget& window_;
    QPointer<QWidget> before_;
};

} // namespace chalkline
