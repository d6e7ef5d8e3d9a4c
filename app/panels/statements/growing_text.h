// A text field of several lines, as high as its text, usually within two and six of them. Tab leaves it.
#pragma once

#include "window/plain_text.h"

namespace chalkline {

class GrowingText : public PlainText {
public:
    /// Lines it is high at least.
    explicit GrowingText(QWidget* parent, int leastLines = 2, int mostLines = 6);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    int leastLines_;
    int mostLines_;
};

} // namespace chalkline
