#include "window/strip_fit.h"

#include "panels/statements/wrapped_label.h"
#include "window/stage_strip.h"

#include <QEvent>
#include <QLayout>
#include <QTabBar>

#include <algorithm>

namespace chalkline {

namespace {

constexpr int leastTitle = 64;   // px, some letters of it
constexpr int leastSheets = 132; // px, one tab and the two arrows
constexpr int wideTitle = 240;   // px, from which on it gives way to the tabs

} // namespace

StripFit::StripFit(QWidget* strip, WrappedLabel* title, StageStrip* stages, QTabBar* sheets)
    : QObject(strip)
    , strip_(strip)
    , title_(title)
    , stages_(stages)
    , sheets_(sheets) {
    title_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // as wide as fit() makes it
    strip_->installEventFilter(this);
}

bool StripFit::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fit();
    return QObject::eventFilter(watched, event);
}

int StripFit::taken() const {
    const QLayout& row = *strip_->layout();
    const QMargins margins = row.contentsMargins();
    int sum = margins.left() + margins.right();
    int shown = 0;
    for (int i = 0; i < row.count(); ++i) {
        const QWidget* widget = row.itemAt(i)->widget();
        if (!widget || widget->isHidden()) continue;
        ++shown;
        if (widget != title_ && widget != stages_ && widget != sheets_) sum += widget->sizeHint().width();
    }
    return sum + shown * row.spacing(); // the stretch is an item too
}

void StripFit::fit() {
    const bool hasSheets = !sheets_->isHidden();
    const int title = title_->sizeHint().width();
    const int sheets = hasSheets ? sheets_->sizeHint().width() : 0;
    const int room = strip_->width() - taken();
    const int least = std::min(title, leastTitle) + std::min(sheets, leastSheets);
    stages_->setShort(stages_->widthOf(false) + least > room);
    const int left = std::max(room - stages_->widthOf(stages_->isShort()), 0);
    const int forTitle =
        std::clamp(left - sheets, std::min({title, wideTitle, left - std::min(sheets, leastSheets)}), title);
    title_->setFixedWidth(std::max(forTitle, 0));
    sheets_->setMaximumWidth(std::max(left - forTitle, 0));
}

} // namespace chalkline
