#include "panels/statements/chip_layout.h"

#include <QWidget>

namespace chalkline {

ChipLayout::ChipLayout(QWidget* parent, int gap)
    : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(gap);
}

ChipLayout::~ChipLayout() {
    for (QLayoutItem* item : items_)
        delete item;
}

QLayoutItem* ChipLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* ChipLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item) items_.erase(items_.begin() + index);
    return item;
}

int ChipLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

void ChipLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize ChipLayout::sizeHint() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        if (item->isEmpty()) continue;
        const QSize hint = item->sizeHint();
        size = {size.width() + hint.width() + (size.width() ? spacing() : 0),
                std::max(size.height(), hint.height())};
    }
    return size.grownBy(contentsMargins());
}

QSize ChipLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

int ChipLayout::arrange(const QRect& whole, bool really) const {
    const QMargins margins = contentsMargins();
    const QRect rect = whole.marginsRemoved(margins);
    int x = rect.x();
    int y = rect.y();
    int line = 0;
    for (QLayoutItem* item : items_) {
        if (item->isEmpty()) continue;
        const QSize hint = item->sizeHint();
        const int width = std::min(hint.width(), rect.width());
        if (x > rect.x() && x + width > rect.x() + rect.width()) {
            x = rect.x();
            y += line + spacing();
            line = 0;
        }
        if (really) item->setGeometry(QRect(x, y, width, hint.height()));
        x += width + spacing();
        line = std::max(line, hint.height());
    }
    return y + line - rect.y() + margins.top() + margins.bottom();
}

} // namespace chalkline
