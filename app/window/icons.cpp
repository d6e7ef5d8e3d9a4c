#include "window/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace chalkline {

namespace {

constexpr double gridSize = 16; // the drawings' units a side
constexpr double strokeWidth = 1.5;

QPainterPath lines(std::initializer_list<std::initializer_list<QPointF>> polylines) {
    QPainterPath path;
    for (const auto& polyline : polylines) {
        bool first = true;
        for (const QPointF& point : polyline) {
            first ? path.moveTo(point) : path.lineTo(point);
            first = false;
        }
    }
    return path;
}

/// A drawing pin as seen from the side: head, collar, needle.
QPainterPath pinPath() {
    QPainterPath path = lines({{{5, 2.5}, {11, 2.5}}, {{8, 10.5}, {8, 14}}});
    path.addPath(lines({{{6, 2.5}, {6, 6.5}, {4, 10.5}, {12, 10.5}, {10, 6.5}, {10, 2.5}}}));
    return path;
}

QPainterPath pathOf(Symbol symbol) {
    QPainterPath path;
    switch (symbol) {
    case Symbol::Search:
        path.addEllipse(QPointF(7, 7), 4.5, 4.5);
        path.addPath(lines({{{10.4, 10.4}, {14, 14}}}));
        break;
    case Symbol::Pin:
        path = pinPath();
        break;
    case Symbol::Close:
        path = lines({{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}});
        break;
    case Symbol::Check:
        path = lines({{{3, 8.5}, {6.5, 12}, {13, 4.5}}});
        break;
    case Symbol::Frame: // a boundary's crop marks
        path = lines({{{2, 6}, {2, 2}, {6, 2}},
                      {{10, 2}, {14, 2}, {14, 6}},
                      {{14, 10}, {14, 14}, {10, 14}},
                      {{6, 14}, {2, 14}, {2, 10}}});
        break;
    case Symbol::Note:
        path = lines({{{9.5, 13.5},
                       {2.5, 13.5},
                       {2.5, 2.5},
                       {13.5, 2.5},
                       {13.5, 9.5},
                       {9.5, 13.5},
                       {9.5, 9.5},
                       {13.5, 9.5}},
                      {{5.5, 6}, {10.5, 6}}});
        break;
    case Symbol::Arrow:
        path = lines({{{2.5, 13.5}, {13, 3}}, {{7, 2.5}, {13.5, 2.5}, {13.5, 9}}});
        break;
    case Symbol::Picture: // a framed drawing
        path = lines(
            {{{2, 3}, {14, 3}, {14, 13}, {2, 13}, {2, 3}}, {{4.5, 10.5}, {7, 7.5}, {9, 9.5}, {11.5, 6.5}}});
        break;
    case Symbol::Reset:
        path.moveTo(4, 6);
        path.lineTo(4, 2.5);
        path.moveTo(4, 6);
        path.lineTo(7.5, 6);
        path.moveTo(4, 6);
        path.arcTo(QRectF(3, 3.5, 10, 10), 150, -300);
        break;
    }
    return path;
}

class SymbolIcon : public QIconEngine {
public:
    SymbolIcon(Symbol symbol, QColor colour)
        : symbol_(symbol)
        , colour_(std::move(colour)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QColor colour = colour_;
        if (mode == QIcon::Disabled) colour.setAlphaF(0.4F);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / gridSize, rect.height() / gridSize);
        painter->setPen(QPen(colour, strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(state == QIcon::On ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter->drawPath(pathOf(symbol_));
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect({}, size), mode, state);
        return drawn;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new SymbolIcon(*this); }

private:
    Symbol symbol_;
    QColor colour_;
};

} // namespace

QIcon symbolIcon(Symbol symbol, const QColor& colour) {
    return QIcon(new SymbolIcon(symbol, colour));
}

} // namespace chalkline
