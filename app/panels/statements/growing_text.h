// A text field of several lines, as high as its text within two and six of them. Tab leaves it.
#pragma once

#include "window/plain_text.h"

namespace chalkline {

class GrowingText : public PlainText {
public:
    explicit GrowingText(QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fit();
};

} // namespace chalkline
