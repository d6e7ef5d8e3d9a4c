// Turns resources/glyphs/{24,16}/<kind>.svg into the path tables that render/glyph_tables.h declares, so that
// the program reads no SVG when it starts. Refuses, naming file and line, what breaks the rules of the set:
// another root or element, other commands than M L H V C A Z, over five strokes, a second tinted area, and
// lines that leave the grid. A missing kind or a drawing that no kind wants is refused too.
// Usage: glyph_compiler kinds.json glyphs-folder out.cpp
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <numbers>
#include <vector>

namespace {

[[noreturn]] void refuse(const QString& place, const QString& message) {
    std::fprintf(stderr, "%s: error: %s\n", qPrintable(place), qPrintable(message));
    std::exit(1);
}

QString faultyPlace;

/// A fault that need not hide the ones after it; one is told per line.
void complain(const QString& place, const QString& message) {
    if (place == faultyPlace) return;
    std::fprintf(stderr, "%s: error: %s\n", qPrintable(place), qPrintable(message));
    faultyPlace = place;
}

struct Point {
    double x = 0;
    double y = 0;
};

/// The box that a path's points and curves must keep to.
struct Room {
    double low;
    double high;
};

struct Grid {
    int size;
    const char* width;
    Room lines; // of the middle of a stroke
    Room areas;
};

constexpr Grid grids[] = {{24, "1.9", {2.9, 21.1}, {2, 22}}, {16, "1.5", {1.7, 14.3}, {1, 15}}};

/// Steps as letters M L C Z and their points in hundredths of a grid unit.
struct Shape {
    QByteArray steps;
    std::vector<int> points;
    int begun = 0; // lines begun
};

/// Reads the commands of one `d` attribute into a shape.
class PathReader {
public:
    PathReader(QString text, QString place, Room room, Shape& shape)
        : text_(std::move(text))
        , place_(std::move(place))
        , room_(room)
        , shape_(shape) {}

    void run() {
        skipBlanks();
        if (at_ == text_.size() || text_[at_] != u'M')
            refuse(place_, QStringLiteral("a path must begin with M"));
        while (at_ < text_.size())
            command(text_[at_++]);
    }

private:
    void command(QChar letter) {
        switch (letter.unicode()) {
        case u'M':
            now_ = start_ = point();
            step('M', {now_});
            ++shape_.begun;
            break;
        case u'L':
            line(point());
            break;
        case u'H':
            line({number(), now_.y});
            break;
        case u'V':
            line({now_.x, number()});
            break;
        case u'C': {
            const Point first = point();
            const Point second = point();
            curve(first, second, point());
            break;
        }
        case u'A':
            arc();
            break;
        case u'Z':
            step('Z', {});
            now_ = start_;
            break;
        default:
            refuse(place_, QStringLiteral("'%1' is none of the commands M L H V C A Z").arg(letter));
        }
        skipBlanks();
    }

    void skipBlanks() {
        while (at_ < text_.size() && (text_[at_] == u' ' || text_[at_] == u','))
            ++at_;
    }

    double number() {
        skipBlanks();
        const qsizetype from = at_;
        while (at_ < text_.size() && (text_[at_].isDigit() || text_[at_] == u'.' || text_[at_] == u'-'))
            ++at_;
        bool good = false;
        const double value = text_.sliced(from, at_ - from).toDouble(&good);
        if (!good) refuse(place_, QStringLiteral("a number is missing at character %1").arg(from + 1));
        return value;
    }

    Point point() {
        const double x = number();
        return {x, number()};
    }

    void keepInside(Point p) const {
        constexpr double slack = 0.005;
        if (std::min(p.x, p.y) < room_.low - slack || std::max(p.x, p.y) > room_.high + slack)
            complain(place_, QStringLiteral("%1 %2 lies outside %3 to %4")
                                 .arg(p.x)
                                 .arg(p.y)
                                 .arg(room_.low)
                                 .arg(room_.high));
    }

    void step(char letter, std::initializer_list<Point> points) {
        shape_.steps += letter;
        for (const Point& p : points) {
            shape_.points.push_back(static_cast<int>(std::lround(p.x * 100)));
            shape_.points.push_back(static_cast<int>(std::lround(p.y * 100)));
        }
        if (points.size() > 0) keepInside(std::data(points)[points.size() - 1]);
    }

    void line(Point to) {
        step('L', {to});
        now_ = to;
    }

    void curve(Point first, Point second, Point to) {
        for (double t = 0.125; t < 1; t += 0.125) {
            const double u = 1 - t;
            const auto at = [&](double a, double b, double c, double d) {
                return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
            };
            keepInside({at(now_.x, first.x, second.x, to.x), at(now_.y, first.y, second.y, to.y)});
        }
        step('C', {first, second, to});
        now_ = to;
    }

    /// A circular arc as cubics of at most a quarter turn.
    void arc() {
        const double wanted = number();
        if (number() != wanted || number() != 0)
            refuse(place_, QStringLiteral("only arcs of circles are allowed"));
        const bool isLarge = number() != 0;
        const bool isClockwise = number() != 0;
        const Point to = point();
        const Point half{(to.x - now_.x) / 2, (to.y - now_.y) / 2};
        const double chord = std::hypot(half.x, half.y);
        if (chord < 1e-9 || chord > wanted + 0.05)
            refuse(place_, QStringLiteral("no arc of radius %1 joins these points").arg(wanted));
        const double radius = std::max(wanted, chord);
        const double height = std::sqrt(std::max(0.0, radius * radius - chord * chord)) / chord *
                              (isLarge == isClockwise ? 1 : -1);
        const Point centre{now_.x + half.x + half.y * height, now_.y + half.y - half.x * height};
        const double from = std::atan2(now_.y - centre.y, now_.x - centre.x);
        double turn = std::atan2(to.y - centre.y, to.x - centre.x) - from;
        if (isClockwise && turn < 0) turn += 2 * std::numbers::pi;
        if (!isClockwise && turn > 0) turn -= 2 * std::numbers::pi;
        const int parts =
            std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (std::numbers::pi / 2) - 1e-6)));
        const double handle = radius * 4 / 3 * std::tan(turn / parts / 4);
        for (int i = 1; i <= parts; ++i) {
            const double a = from + turn * (i - 1) / parts;
            const double b = from + turn * i / parts;
            const Point end{centre.x + radius * std::cos(b), centre.y + radius * std::sin(b)};
            curve({now_.x - handle * std::sin(a), now_.y + handle * std::cos(a)},
                  {end.x + handle * std::sin(b), end.y - handle * std::cos(b)}, i == parts ? to : end);
        }
    }

    QString text_;
    QString place_;
    Room room_;
    Shape& shape_;
    qsizetype at_ = 0;
    Point now_;
    Point start_;
};

struct Drawing {
    Shape strokes;
    Shape tint;
    Shape solid;
};

class DrawingReader {
public:
    DrawingReader(QString fileName, const Grid& grid)
        : name_(std::move(fileName))
        , grid_(grid) {}

    Drawing run() {
        QFile file(name_);
        if (!file.open(QIODevice::ReadOnly)) refuse(name_, QStringLiteral("the kind has no drawing here"));
        xml_.setDevice(&file);
        if (!xml_.readNextStartElement() || xml_.name() != QStringLiteral("svg"))
            refuse(place(), QStringLiteral("the root must be svg"));
        checkRoot(xml_.attributes());
        while (xml_.readNextStartElement())
            readPath();
        if (xml_.hasError()) refuse(place(), xml_.errorString());
        if (drawing_.strokes.begun == 0) refuse(place(), QStringLiteral("there is no stroke"));
        return drawing_;
    }

private:
    QString place() const { return name_ + u':' + QString::number(xml_.lineNumber()); }

    void checkRoot(const QXmlStreamAttributes& found) {
        const QString side = QString::number(grid_.size);
        const std::pair<const char*, QString> wanted[] = {
            {"viewBox", "0 0 " + side + ' ' + side},     {"fill", QStringLiteral("none")},
            {"stroke", QStringLiteral("currentColor")},  {"stroke-width", QLatin1String(grid_.width)},
            {"stroke-linecap", QStringLiteral("round")}, {"stroke-linejoin", QStringLiteral("round")},
        };
        for (const auto& [attribute, value] : wanted)
            if (found.value(QLatin1String(attribute)) != value)
                refuse(place(), QStringLiteral("%1 must be \"%2\"").arg(QLatin1String(attribute), value));
        if (found.size() != std::ssize(wanted))
            refuse(place(), QStringLiteral("svg has an attribute too many"));
    }

    void readPath() {
        if (xml_.name() != QStringLiteral("path"))
            refuse(place(), QStringLiteral("<%1> is not a path").arg(xml_.name()));
        const QXmlStreamAttributes found = xml_.attributes();
        const QString role = found.value(QStringLiteral("class")).toString();
        if (found.size() != (role.isEmpty() ? 1 : 2))
            refuse(place(), QStringLiteral("a path has only d and class"));
        const QString data = found.value(QStringLiteral("d")).toString();
        if (role.isEmpty()) {
            PathReader(data, place(), grid_.lines, drawing_.strokes).run();
            if (drawing_.strokes.begun > 5) complain(place(), QStringLiteral("this is a sixth stroke"));
        } else if (role == QStringLiteral("tint")) {
            if (drawing_.tint.begun > 0 || drawing_.strokes.begun > 0)
                refuse(place(), QStringLiteral("there is one tinted area, drawn first"));
            PathReader(data, place(), grid_.areas, drawing_.tint).run();
        } else if (role == QStringLiteral("solid")) {
            PathReader(data, place(), grid_.areas, drawing_.solid).run();
        } else {
            refuse(place(), "\"" + role + "\" is no class of a path");
        }
        if (xml_.readNextStartElement()) refuse(place(), QStringLiteral("a path holds nothing"));
    }

    QString name_;
    const Grid& grid_;
    QXmlStreamReader xml_;
    Drawing drawing_;
};

/// Collects the points of all drawings in one table.
class Writer {
public:
    QByteArray drawing(const Drawing& drawing) {
        return '{' + shape(drawing.strokes) + ", " + shape(drawing.tint) + ", " + shape(drawing.solid) + '}';
    }

    QByteArray code(const QByteArray& rows) const {
        return "// Made from resources/glyphs; do not edit.\n"
               "#include \"render/glyph_tables.h\"\n\nnamespace chalkline::glyphs {\n\nnamespace {\n\n"
               "constexpr std::int16_t points[] = {" +
               points_ + "\n};\n\nconstexpr Row table[] = {\n" + rows +
               "};\n\n} // namespace\n\n"
               "const std::span<const Row> rows(table);\n\n} // namespace chalkline::glyphs\n";
    }

private:
    QByteArray shape(const Shape& shape) {
        if (shape.steps.isEmpty()) return "{}";
        const QByteArray from = QByteArray::number(count_);
        for (const int value : shape.points) {
            points_ += count_ % 20 == 0 ? "\n    " : " ";
            points_ += QByteArray::number(value) + ',';
            ++count_;
        }
        return "{\"" + shape.steps + "\", points + " + from + '}';
    }

    QByteArray points_;
    int count_ = 0;
};

QStringList kindsIn(const QString& fileName) {
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) refuse(fileName, file.errorString());
    QStringList ids;
    for (const QJsonValue& kind : QJsonDocument::fromJson(file.readAll())["kinds"].toArray())
        ids << kind["id"].toString();
    ids.sort();
    return ids;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4)
        refuse(QStringLiteral("usage"), QStringLiteral("glyph_compiler kinds.json folder out.cpp"));
    const QStringList kinds = kindsIn(QFile::decodeName(argv[1]));
    const QString folder = QFile::decodeName(argv[2]);
    for (const Grid& grid : grids) {
        const QDir drawings(folder + u'/' + QString::number(grid.size));
        for (const QString& name : drawings.entryList({QStringLiteral("*.svg")}, QDir::Files))
            if (!kinds.contains(name.chopped(4)))
                refuse(drawings.filePath(name), QStringLiteral("the catalogue has no such kind"));
    }
    Writer writer;
    QByteArray rows;
    for (const QString& kind : kinds) {
        rows += "    {\"" + kind.toUtf8() + '"';
        for (const Grid& grid : grids)
            rows +=
                ", " +
                writer.drawing(
                    DrawingReader(QStringLiteral("%1/%2/%3.svg").arg(folder).arg(grid.size).arg(kind), grid)
                        .run());
        rows += "},\n";
    }
    if (!faultyPlace.isEmpty()) return 1;
    const QByteArray code = writer.code(rows);
    QFile output(QFile::decodeName(argv[3]));
    if (!output.open(QIODevice::WriteOnly) || output.write(code) != code.size())
        refuse(output.fileName(), output.errorString());
    return 0;
}
