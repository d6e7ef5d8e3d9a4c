#include "window/key_caps.h"

#include "window/style.h"

#include <QCoreApplication>
#include <QPainter>

namespace chalkline {

namespace {

constexpr int gap = 3;                        // px between caps
constexpr int padding = 5;                    // px in a cap at each side
const QString between = QStringLiteral("or"); // no key is called that; drawn as a stroke
const QString stroke = QStringLiteral("/");

QFont capFont(const QFont& font) {
    QFont small = font;
    small.setPixelSize(std::max(9, qRound(QFontInfo(font).pixelSize() * 11.0 / 13)));
    small.setWeight(QFont::Medium);
    return small;
}

QString nameOf(Qt::Key key) {
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return QCoreApplication::translate("chalkline::KeyCaps", "Enter");
    case Qt::Key_Left:
        return QStringLiteral("←");
    case Qt::Key_Right:
        return QStringLiteral("→");
    case Qt::Key_Up:
        return QStringLiteral("↑");
    case Qt::Key_Down:
        return QStringLiteral("↓");
    default:
        return QKeySequence(key).toString(QKeySequence::NativeText);
    }
}

int widthOf(const QString& cap, const QFontMetrics& metrics) {
    if (cap == between) return metrics.horizontalAdvance(stroke);
    return std::max(metrics.horizontalAdvance(cap) + 2 * padding, metrics.height() + 4);
}

} // namespace

QStringList capsOf(const QKeySequence& sequence) {
    QStringList caps;
    for (int i = 0; i < sequence.count(); ++i) {
        const QKeyCombination keys = sequence[static_cast<uint>(i)];
        const Qt::KeyboardModifiers modifiers = keys.keyboardModifiers();
        const auto add = [&](Qt::KeyboardModifier modifier, const char* name) {
            if (modifiers & modifier) caps.append(QCoreApplication::translate("chalkline::KeyCaps", name));
        };
        add(Qt::ControlModifier, QT_TRANSLATE_NOOP("chalkline::KeyCaps", "Ctrl"));
        add(Qt::AltModifier, QT_TRANSLATE_NOOP("chalkline::KeyCaps", "Alt"));
        add(Qt::ShiftModifier, QT_TRANSLATE_NOOP("chalkline::KeyCaps", "Shift"));
        add(Qt::MetaModifier, QT_TRANSLATE_NOOP("chalkline::KeyCaps", "Meta"));
        caps.append(nameOf(keys.key()));
    }
    return caps;
}

QStringList capsOf(const QList<QKeySequence>& sequences, int most) {
    QStringList all;
    QList<QStringList> shown;
    for (const QKeySequence& sequence : sequences) {
        const QStringList caps = capsOf(sequence);
        // Return and Enter look the same.
        if (caps.isEmpty() || shown.contains(caps) || shown.size() == most) continue;
        if (!shown.isEmpty()) all.append(between);
        shown.append(caps);
        all.append(caps);
    }
    return all;
}

int capsWidth(const QStringList& caps, const QFont& font) {
    const QFontMetrics metrics(capFont(font));
    int width = 0;
    for (const QString& cap : caps)
        width += widthOf(cap, metrics) + (width > 0 ? gap : 0);
    return width;
}

void paintCaps(QPainter& painter, const QRect& box, const QStringList& caps, const QFont& font,
               const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont small = capFont(font);
    const QFontMetrics metrics(small);
    painter.setFont(small);
    const int height = metrics.height() + 4;
    int x = box.right() + 1 - capsWidth(caps, font);
    const int y = box.top() + (box.height() - height) / 2;
    for (const QString& cap : caps) {
        const QRect place(x, y, widthOf(cap, metrics), height);
        x += place.width() + gap;
        if (cap != between) {
            painter.setPen(QPen(colourOf(theme.controlBorder, 0.7), 1));
            painter.setBrush(colourOf(theme.card));
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setPen(colourOf(theme.ink2));
        painter.drawText(place, Qt::AlignCenter, cap == between ? stroke : cap);
    }
    painter.restore();
}

KeyCaps::KeyCaps(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
}

void KeyCaps::show(const QStringList& caps, const Theme& theme) {
    caps_ = caps;
    theme_ = &theme;
    setAccessibleName(caps.join(' '));
    updateGeometry();
    update();
}

QSize KeyCaps::sizeHint() const {
    return {capsWidth(caps_, font()), QFontMetrics(capFont(font())).height() + 4};
}

void KeyCaps::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintCaps(painter, rect(), caps_, font(), *theme_);
}

} // namespace chalkline
