// A text field of several lines, as high as its text within two and six of them, or other limits. Tab leaves
// it.
#pragma once

#include "window/plain_text.h"

namespace chalkline {

class GrowingText : public PlainText {
public:
    explicit GrowingText(QWidget* parent);

    void setLines(int least, int most);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fit();

    int least_ = 2;
    int most_ = 6;
};

} // namespace chalkline
