#include "window/palette_list.h"

#include "window/style.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyledItemDelegate>

namespace chalkline {

namespace {

constexpr int iconSize = 20;  // px
constexpr int iconLeft = 10;  // px from the row's left
constexpr int textLeft = 40;  // px
constexpr int rowPadding = 7; // px above and below the text

/// A smaller size of the list's font, as the style sheet's quiet text has it.
QFont smaller(const QFont& font, double share) {
    QFont small = font;
    small.setPixelSize(std::max(9, qRound(QFontInfo(font).pixelSize() * share)));
    return small;
}

class PaletteRow : public QStyledItemDelegate {
public:
    explicit PaletteRow(const PaletteModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , model_(model) {}

    const Theme* theme = &themeOf(ThemeName::Light);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        const int line = option.fontMetrics.height();
        if (model_.isCaption(index.row())) return {10, line + (index.row() == 0 ? 10 : 18)};
        const int second = model_.choiceAt(index.row()).technology.empty() ? 0 : line - 1;
        return {10, std::max(line + 2 * rowPadding, iconSize + 6) + second};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (model_.isCaption(index.row()))
            paintCaption(*painter, option, index);
        else
            paintComponent(*painter, option, index);
        painter->restore();
    }

private:
    void paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
        QFont font = smaller(option.font, 11.0 / 13);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colourOf(theme->ink2));
        painter.drawText(option.rect.adjusted(iconLeft, 0, -8, -4), Qt::AlignLeft | Qt::AlignBottom,
                         index.data().toString());
    }

    void paintComponent(QPainter& painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
        const bool chosen = option.state & QStyle::State_Selected;
        const bool hovered = option.state & QStyle::State_MouseOver;
        if (chosen || hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(chosen ? colourOf(theme->of(Family::Edge).tint) : colourOf(theme->ink, 0.07));
            painter.drawRoundedRect(QRectF(option.rect), 5, 5);
        }
        const QRect box = option.rect;
        const QRect icon(box.left() + iconLeft, box.top() + (box.height() - iconSize) / 2, iconSize,
                         iconSize);
        index.data(Qt::DecorationRole).value<QIcon>().paint(&painter, icon);
        const QString technology = index.data(Qt::UserRole).toString();
        const QRect text = box.adjusted(textLeft, 0, -8, 0);
        const int line = option.fontMetrics.height();
        QRect first = text;
        if (!technology.isEmpty()) {
            first.setTop(text.top() + (text.height() - 2 * line + 1) / 2);
            first.setHeight(line);
        }
        painter.setFont(option.font);
        painter.setPen(colourOf(theme->ink));
        painter.drawText(
            first, Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        if (technology.isEmpty()) return;
        const QFont quiet = smaller(option.font, 12.0 / 13);
        painter.setFont(quiet);
        painter.setPen(colourOf(theme->ink2));
        painter.drawText(QRect(first.left(), first.bottom(), text.width(), line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(quiet).elidedText(technology, Qt::ElideRight, text.width()));
    }

    const PaletteModel& model_;
};

} // namespace

PaletteList::PaletteList(PaletteModel& model, QWidget* parent)
    : QListView(parent)
    , model_(model) {
    setModel(&model);
    setItemDelegate(new PaletteRow(model, this));
    setObjectName(QStringLiteral("paletteList"));
    setAccessibleName(tr("Components"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(false);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
}

void PaletteList::setTheme(const Theme& theme) {
    static_cast<PaletteRow*>(itemDelegate())->theme = &theme;
    model_.setTheme(theme);
    viewport()->update();
}

void PaletteList::mousePressEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->position().toPoint());
    const bool taken = event->button() == Qt::LeftButton && at.isValid() && !model_.isCaption(at.row());
    pressedRow_ = taken ? at.row() : -1;
    pressedAt_ = event->position().toPoint();
    if (taken) setCurrentIndex(at);
}

void PaletteList::mouseMoveEvent(QMouseEvent* event) {
    if (pressedRow_ < 0 || !(event->buttons() & Qt::LeftButton)) return QListView::mouseMoveEvent(event);
    const bool far =
        (event->position().toPoint() - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    if (!dragging_ && far) {
        dragging_ = true;
        // Esc must arrive here whoever has the focus.
        grabKeyboard();
        QApplication::setOverrideCursor(Qt::DragCopyCursor);
        Q_EMIT dragStarted(model_.choiceAt(pressedRow_));
    }
    if (dragging_) Q_EMIT dragMoved(event->globalPosition().toPoint());
}

void PaletteList::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && dragging_) {
        endDrag();
        Q_EMIT dragDropped(event->globalPosition().toPoint());
    }
    if (event->button() == Qt::LeftButton) pressedRow_ = -1;
}

void PaletteList::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->position().toPoint());
    pressedRow_ = -1;
    if (event->button() == Qt::LeftButton && at.isValid() && !model_.isCaption(at.row()))
        Q_EMIT chosen(model_.choiceAt(at.row()));
}

void PaletteList::keyPressEvent(QKeyEvent* event) {
    if (!dragging_) return event->ignore(); // the palette answers keys, wherever the focus is in it
    if (event->key() != Qt::Key_Escape) return;
    endDrag();
    Q_EMIT dragCancelled();
}

void PaletteList::hideEvent(QHideEvent* event) {
    if (dragging_) {
        endDrag();
        Q_EMIT dragCancelled();
    }
    QListView::hideEvent(event);
}

void PaletteList::endDrag() {
    dragging_ = false;
    pressedRow_ = -1;
    releaseKeyboard();
    QApplication::restoreOverrideCursor();
}

} // namespace chalkline
