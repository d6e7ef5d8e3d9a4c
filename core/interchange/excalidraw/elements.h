// The plain parts of an Excalidraw file: elements with all the fields that Excalidraw itself writes, their
// fractional indices, and the way of an arrow. Used by write_excalidraw.cpp only. Unit: px.
#pragma once

#include "geometry/rect.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace chalkline::excalidraw {

/// Rounded to a hundredth of a px.
[[nodiscard]] double neat(double value);

/// An element without anything special; seed and nonce are a function of the id.
[[nodiscard]] QJsonObject element(const QString& type, const QString& id, const Rect& box);

enum class TextAlign { Left, Centre };

struct TextLook {
    double size = 16; // px
    QString colour;
    TextAlign align = TextAlign::Centre;
};

/// Lines of hand-drawn text with their middle at `centre`. `whole` is the text before it was broken in lines.
[[nodiscard]] QJsonObject text(const QString& id, const QStringList& lines, const QString& whole,
                               Point centre, const TextLook& look);
/// How wide the widest line is, and how high all of them are.
[[nodiscard]] Size textSize(const QStringList& lines, double fontSize);
/// The text in lines that fit the width in the hand-drawn font.
[[nodiscard]] QStringList handDrawnLines(const QString& text, double fontSize, double width);

/// The n-th key of an ascending series: a0 … az, b00 … bzz, c000 …
[[nodiscard]] QString indexKey(std::size_t n);

/// Without points that repeat the one before.
[[nodiscard]] std::vector<Point> withoutRepeats(const std::vector<Point>& points);
/// Both ends drawn back from the shapes, by `gap` px where the first and last leg are long enough.
[[nodiscard]] std::vector<Point> drawnBack(std::vector<Point> points, double gap);
/// Excalidraw puts an arrow's label at the middle one of its points: points are added on the straights so
/// that this is the place on the line nearest to `label`.
[[nodiscard]] std::vector<Point> withMiddleAt(const std::vector<Point>& points, Point label);

} // namespace chalkline::excalidraw
