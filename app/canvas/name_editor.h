// The field in which a name, label or note is typed where it stands: Enter commits, Shift+Enter begins a new
// line, Esc cancels, leaving commits. As large as its text needs.
#pragma once

#include "render/theme.h"
#include "window/plain_text.h"

namespace chalkline {

class NameEditor : public PlainText {
    Q_OBJECT
public:
    /// `place` in px of the parent: the text grows from its middle. One line only for labels of connections.
    NameEditor(QWidget* parent, const QString& text, const QRectF& place, double zoom, bool oneLine,
               const Theme& theme);

Q_SIGNALS:
    /// Once: what was typed, and whether to keep it.
    void done(bool keep);
    /// Tab: this name is done, on to what belongs to it.
    void nextAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void fit();

    QRectF place_;
    bool oneLine_;
    bool isDone_ = false;
};

} // namespace chalkline
