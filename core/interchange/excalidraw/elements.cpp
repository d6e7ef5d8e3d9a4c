#include "interchange/excalidraw/elements.h"

#include "interchange/outgoing.h"

#include <cmath>
#include <cstdint>

namespace chalkline::excalidraw {

namespace {

constexpr double lineHeight = 1.25;      // of the font size
constexpr int handDrawnFont = 5;         // Excalifont
constexpr double excalifontShare = 1.15; // of the width in the font we have a table of, as measured

/// FNV-1a; positive and never 0, as a seed of 0 means "none".
int seedOf(const QString& id) {
    std::uint32_t hash = 2166136261u;
    for (const char c : id.toUtf8())
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return static_cast<int>(hash & 0x7FFFFFFFu) | 1;
}

FontStyle handDrawn(double size) {
    return {Face::HandDrawn, size * excalifontShare};
}

} // namespace

double neat(double value) {
    const double rounded = std::round(value * 100) / 100;
    return rounded == 0 ? 0 : rounded; // no -0
}

QJsonObject element(const QString& type, const QString& id, const Rect& box) {
    return {{"type", type},
            {"id", id},
            {"x", neat(box.x)},
            {"y", neat(box.y)},
            {"width", neat(box.w)},
            {"height", neat(box.h)},
            {"angle", 0},
            {"strokeColor", "#1e1e1e"},
            {"backgroundColor", "transparent"},
            {"fillStyle", "solid"},
            {"strokeWidth", 2},
            {"strokeStyle", "solid"},
            {"roughness", 1},
            {"opacity", 100},
            {"groupIds", QJsonArray()},
            {"frameId", QJsonValue::Null},
            {"roundness", QJsonValue::Null},
            {"seed", seedOf(id)},
            {"version", 1},
            {"versionNonce", seedOf(id + u'v')},
            {"isDeleted", false},
            {"boundElements", QJsonArray()},
            {"updated", 1},
            {"link", QJsonValue::Null},
            {"locked", false}};
}

Size textSize(const QStringList& lines, double fontSize) {
    double widest = 0;
    for (const QString& line : lines)
        widest = std::max(widest, textWidth(line.toStdString(), handDrawn(fontSize)));
    return {std::ceil(widest), static_cast<double>(lines.size()) * fontSize * lineHeight};
}

QStringList handDrawnLines(const QString& text, double fontSize, double width) {
    return wrapped(text, handDrawn(fontSize), width);
}

QJsonObject text(const QString& id, const QStringList& lines, const QString& whole, Point centre,
                 const TextLook& look) {
    const Size size = textSize(lines, look.size);
    QJsonObject made =
        element(QStringLiteral("text"), id, {centre.x - size.w / 2, centre.y - size.h / 2, size.w, size.h});
    made["strokeColor"] = look.colour;
    made["text"] = lines.join(u'\n');
    made["originalText"] = whole;
    made["fontSize"] = look.size;
    made["fontFamily"] = handDrawnFont;
    made["textAlign"] = look.align == TextAlign::Centre ? "center" : "left";
    made["verticalAlign"] = look.align == TextAlign::Centre ? "middle" : "top";
    made["lineHeight"] = lineHeight;
    made["autoResize"] = true;
    made["containerId"] = QJsonValue::Null;
    return made;
}

QString indexKey(std::size_t n) {
    static const QString digits =
        QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    std::size_t length = 1;
    std::size_t count = 62;
    for (; n >= count; count *= 62) {
        n -= count;
        ++length;
    }
    QString key(static_cast<qsizetype>(length), u'0');
    for (qsizetype i = key.size(); i-- > 0; n /= 62)
        key[i] = digits[static_cast<qsizetype>(n % 62)];
    return QChar(static_cast<char16_t>('a' + length - 1)) + key;
}

std::vector<Point> withoutRepeats(const std::vector<Point>& points) {
    std::vector<Point> kept;
    for (const Point& point : points) {
        const Point rounded{neat(point.x), neat(point.y)};
        if (kept.empty() || !(kept.back() == rounded)) kept.push_back(rounded);
    }
    if (kept.size() == 1) kept.push_back(kept.front());
    return kept;
}

std::vector<Point> drawnBack(std::vector<Point> points, double gap) {
    const auto shorten = [gap](Point& end, Point next) {
        const double length = std::hypot(next.x - end.x, next.y - end.y);
        end = towards(end, next, std::min(gap, length / 3));
    };
    const Point second = points[1];
    shorten(points.back(), points[points.size() - 2]);
    shorten(points.front(), second);
    return points;
}

std::vector<Point> withMiddleAt(const std::vector<Point>& points, Point label) {
    const OnLine nearest = nearestOn(points, label);
    const std::size_t leg = nearest.leg;
    const Point middle = nearest.at;
    const std::size_t before = leg + 1;
    const std::size_t after = points.size() - before;
    std::vector<Point> result(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(before));
    const auto pad = [&](Point from, Point to, std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) {
            const double share = static_cast<double>(i) / static_cast<double>(count + 1);
            result.push_back({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
        }
    };
    pad(points[leg], middle, after > before ? after - before : 0);
    result.push_back(middle);
    pad(middle, points[leg + 1], before > after ? before - after : 0);
    result.insert(result.end(), points.begin() + static_cast<std::ptrdiff_t>(before), points.end());
    for (Point& point : result)
        point = {neat(point.x), neat(point.y)};
    return result;
}

} // namespace chalkline::excalidraw
