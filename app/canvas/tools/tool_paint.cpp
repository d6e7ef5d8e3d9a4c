#include "canvas/tools/tool_paint.h"

#include "render/embedded_fonts.h"

#include <cmath>

namespace chalkline {

namespace {

constexpr double guideBeyond = 16; // px of the scene a guide goes past both items
constexpr double handleSize = 8;   // px of the widget

void paintChip(QPainter& painter, const ToolContext& context, QPointF at, const QString& text) {
    const double zoom = context.zoom();
    painter.save();
    painter.translate(at);
    painter.scale(1 / zoom, 1 / zoom);
    painter.setFont(fontOf({Face::Mono, 11}));
    const QRectF box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-5, -2, 5, 2);
    const QRectF chip = box.translated(-box.center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(context.theme().accent));
    painter.drawRoundedRect(chip, 4, 4);
    painter.setPen(colourOf(context.theme().card));
    painter.drawText(chip, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

bool finish(ToolContext& context, Transaction& edit, const Expected<void>& done) {
    if (!done) {
        edit.rollback();
        context.say(QString::fromStdString(done.error().text()));
        return false;
    }
    const auto committed = edit.commit();
    if (!committed) context.say(QString::fromStdString(committed.error().text()));
    return committed.value_or(false);
}

void paintGuides(QPainter& painter, const ToolContext& context, const Snapped& snapped) {
    const double zoom = context.zoom();
    const auto draw = [&](QPointF a, QPointF b) {
        painter.setPen(QPen(colourOf(context.theme().accent, 0.15), 5 / zoom));
        painter.drawLine(a, b);
        painter.setPen(QPen(colourOf(context.theme().accent), 1 / zoom));
        painter.drawLine(a, b);
    };
    for (const Guide& guide : snapped.guides) {
        const double from = guide.from - guideBeyond;
        const double to = guide.to + guideBeyond;
        if (guide.vertical)
            draw({guide.at, from}, {guide.at, to});
        else
            draw({from, guide.at}, {to, guide.at});
    }
    for (const EqualGap& gap : snapped.gaps) {
        draw({gap.from.x, gap.from.y}, {gap.to.x, gap.to.y});
        const double length = std::hypot(gap.to.x - gap.from.x, gap.to.y - gap.from.y);
        paintChip(painter, context, {(gap.from.x + gap.to.x) / 2, (gap.from.y + gap.to.y) / 2},
                  QString::number(std::lround(length)));
    }
    if (!snapped.gaps.empty()) return;
    for (const Guide& guide : snapped.guides) {
        if (guide.gapFrom == guide.gapTo) continue;
        const double middle = (guide.gapFrom + guide.gapTo) / 2;
        paintChip(painter, context, guide.vertical ? QPointF(guide.at, middle) : QPointF(middle, guide.at),
                  QString::number(std::lround(guide.gapTo - guide.gapFrom)));
    }
}

void paintHandle(QPainter& painter, const ToolContext& context, Point at, bool round) {
    const double size = handleSize / context.zoom();
    painter.setPen(QPen(colourOf(context.theme().accent), 1.5 / context.zoom()));
    painter.setBrush(colourOf(context.theme().card));
    const QRectF box(at.x - size / 2, at.y - size / 2, size, size);
    if (round)
        painter.drawEllipse(
            box.adjusted(-1 / context.zoom(), -1 / context.zoom(), 1 / context.zoom(), 1 / context.zoom()));
    else
        painter.drawRoundedRect(box, 1.5 / context.zoom(), 1.5 / context.zoom());
}

void paintTarget(QPainter& painter, const ToolContext& context, const Rect& box) {
    painter.setPen(QPen(colourOf(context.theme().accent), 2 / context.zoom()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rectOf(box.grown(4)), 12, 12);
}

} // namespace chalkline
