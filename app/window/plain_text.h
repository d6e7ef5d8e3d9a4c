// A text field of several lines. Qt 6.4 reads the first format of what is pasted without looking whether
// there is one, and an empty clipboard of X11 has none; so an empty one is left alone here.
#pragma once

#include <QMimeData>
#include <QPlainTextEdit>

namespace chalkline {

class PlainText : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void insertFromMimeData(const QMimeData* source) override {
        if (source && !source->formats().isEmpty()) QPlainTextEdit::insertFromMimeData(source);
    }
};

} // namespace chalkline
