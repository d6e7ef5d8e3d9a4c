#include "interchange/outgoing.h"

#include "geometry/boxes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <tuple>

namespace chalkline {

namespace {

constexpr OutgoingColours light{"#F6F4EE",
                                "#1B2126",
                                "#525C66",
                                "#2A343C",
                                "#9A3400",
                                "#857F70",
                                "#5A5547",
                                "#B3122E",
                                {{{"#47525E", "#E9EBED"},
                                  {"#2079E6", "#DFECFB"},
                                  {"#26775A", "#DCEEE6"},
                                  {"#C2429A", "#F8E1F0"},
                                  {"#A17A12", "#F6EBCB"},
                                  {"#9A3400", "#F6DDD0"}}}};
constexpr OutgoingColours dark{"#161B1E",
                               "#EEF1EE",
                               "#A9B3B6",
                               "#D5DCDD",
                               "#F07E58",
                               "#758086",
                               "#B3BBB8",
                               "#FF8292",
                               {{{"#B9C4CE", "#323B42"},
                                 {"#5EA9FE", "#1B3754"},
                                 {"#9BEBC2", "#1D4536"},
                                 {"#B980B0", "#432C42"},
                                 {"#FBC662", "#473A14"},
                                 {"#E8704C", "#4F2A1D"}}}};

/// Lets a line end at the box itself: a route ends at the outermost of the bodies that are drawn behind a
/// node of several instances. `next` is moved along where it is a bend.
void settleEnd(Point& end, Point& next, bool nextIsBend, const Rect& box) {
    const auto along = [](double at, double low, double high) {
        const double corner = std::min(8.0, (high - low) / 2);
        return at < low || at > high ? std::clamp(at, low + corner, high - corner) : at;
    };
    const auto side = [](double at, double to, double low, double high) {
        return to >= high ? high : to <= low ? low : at;
    };
    if (std::abs(end.y - next.y) < 0.5) {
        end.x = side(end.x, next.x, box.x, box.right());
        if (nextIsBend) end.y = next.y = along(end.y, box.y, box.bottom());
    } else if (std::abs(end.x - next.x) < 0.5) {
        end.y = side(end.y, next.y, box.y, box.bottom());
        if (nextIsBend) end.x = next.x = along(end.x, box.x, box.right());
    }
}

/// One paragraph of a text, line by line.
class Paragraph {
public:
    Paragraph(FontStyle style, double width)
        : style_(style)
        , width_(width) {}

    QStringList lines(const QString& text) {
        for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
            addWord(word);
        lines_.append(line_);
        return lines_;
    }

private:
    [[nodiscard]] double widthOf(const QString& text) const { return textWidth(text.toStdString(), style_); }

    void addWord(const QString& word) {
        const double wide = widthOf(word);
        const double gap = line_.isEmpty() ? 0 : widthOf(QStringLiteral(" "));
        if (taken_ + gap + wide <= width_) {
            if (!line_.isEmpty()) line_ += u' ';
            line_ += word;
            taken_ += gap + wide;
            return;
        }
        if (!line_.isEmpty()) breakLine();
        if (wide <= width_) {
            line_ = word;
            taken_ = wide;
        } else {
            addPieces(word);
        }
    }

    void addPieces(const QString& word) {
        for (const uint code : word.toUcs4()) {
            const auto character = static_cast<char32_t>(code);
            const QString piece = QString::fromUcs4(&character, 1);
            const double wide = widthOf(piece);
            if (taken_ + wide > width_ && !line_.isEmpty()) breakLine();
            line_ += piece;
            taken_ += wide;
        }
    }

    void breakLine() {
        lines_.append(line_);
        line_.clear();
        taken_ = 0;
    }

    FontStyle style_;
    double width_;
    QStringList lines_;
    QString line_;
    double taken_ = 0;
};

} // namespace

OutgoingSheet::OutgoingSheet(const Tables& tables, SheetId sheet, Routes routes)
    : tables_(tables)
    , routed_(routes == Routes::Routed ? routeSheet(tables, sheet, {}, Folds::Open)
                                       : RoutedSheet{boxesOf(tables, sheet, Folds::Open), {}, {}, {}}) {
    if (const Sheet* record = tables.find(sheet)) name = cleanedLine(record->name);
    const auto collect = [&]<class R>(std::vector<const R*>& found) {
        for (const R& record : tables.of<R>())
            if (routed_.boxes.contains(Ref{RecordTraits<R>::type, record.id.value})) found.push_back(&record);
    };
    collect(boundaries);
    collect(nodes);
    collect(notes);
    collectEstimates();
    collect(strokes);
    std::ranges::sort(boundaries, [&](const Boundary* a, const Boundary* b) {
        return std::tuple(depthOf(*a), a->id) < std::tuple(depthOf(*b), b->id);
    });
    collectLines(routes);
}

void OutgoingSheet::collectEstimates() {
    for (const Estimate& estimate : tables_.of<Estimate>()) {
        const auto found = routed_.boxes.find(refOf(estimate));
        if (found == routed_.boxes.end()) continue;
        const Note& note = estimates_.emplace_back(Note{{estimate.id.value}, estimateText(estimate), {}, {}});
        const Rect box = found->second;
        routed_.boxes[refOf(note)] = box; // no other record has that id
        notes.push_back(&note);
    }
    std::ranges::sort(notes, {}, [](const Note* note) { return note->id; });
}

void OutgoingSheet::collectLines(Routes routes) {
    for (const Route& route : routed_.routes) {
        const Edge* edge = tables_.find(route.edge);
        if (!edge || route.points.size() < 2) continue;
        std::vector<Point> points = route.points;
        const bool bends = points.size() > 2;
        settleEnd(points[0], points[1], bends, box(edge->from()));
        settleEnd(points.back(), points[points.size() - 2], bends, box(edge->to()));
        lines.push_back({edge, std::move(points), route.label});
    }
    if (routes == Routes::Routed) return;
    for (const Edge& edge : tables_.of<Edge>())
        if (routed_.boxes.contains(edge.from()) && routed_.boxes.contains(edge.to()))
            lines.push_back({&edge, {}, {}});
}

BoundaryId OutgoingSheet::standing(BoundaryId id) const {
    while (id && !routed_.boxes.contains({RecordType::Boundary, id.value})) {
        const Boundary* boundary = tables_.find(id);
        id = boundary ? boundary->parent : BoundaryId{};
    }
    return id;
}

std::size_t OutgoingSheet::depthOf(const Boundary& boundary) const {
    std::size_t depth = 0;
    for (BoundaryId id = around(boundary); id; id = around(*tables_.find(id)))
        ++depth;
    return depth;
}

QString cleaned(std::string_view utf8) {
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    text.replace(u'\t', u' ');
    text.removeIf([](QChar c) {
        const char16_t code = c.unicode();
        const bool control = (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0);
        return control || code == 0xFFFE || code == 0xFFFF;
    });
    return text;
}

QString cleanedLine(std::string_view utf8) {
    return cleaned(utf8).replace(u'\n', u' ');
}

QString secondLineOf(const Node& node) {
    return cleanedLine(node.second_line.empty() ? node.technology : node.second_line);
}

QString instancesOf(const Node& node) {
    if (node.instances_max <= 1) return {};
    QString text = QStringLiteral("×%1").arg(node.instances_min);
    if (node.instances_max != node.instances_min) text += QStringLiteral("–%1").arg(node.instances_max);
    return text;
}

QStringList wrapped(const QString& text, FontStyle style, double width) {
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n'))
        lines += Paragraph(style, width).lines(paragraph);
    return lines;
}

OnLine nearestOn(const std::vector<Point>& line, Point to) {
    OnLine best;
    best.at = line.front();
    double nearest = std::numeric_limits<double>::max();
    double total = 0;
    double way = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const double dx = line[i + 1].x - a.x;
        const double dy = line[i + 1].y - a.y;
        const double length = std::hypot(dx, dy);
        if (length <= 0) continue;
        const double part = std::clamp(((to.x - a.x) * dx + (to.y - a.y) * dy) / (length * length), 0.1, 0.9);
        const Point at{a.x + part * dx, a.y + part * dy};
        const double distance = std::hypot(to.x - at.x, to.y - at.y);
        if (distance < nearest) {
            nearest = distance;
            best.leg = i;
            best.at = at;
            way = total + part * length;
        }
        total += length;
    }
    if (total > 0) best.share = way / total;
    return best;
}

bool isOrthogonal(const std::vector<Point>& line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        if (std::abs(line[i].x - line[i + 1].x) > 0.5 && std::abs(line[i].y - line[i + 1].y) > 0.5)
            return false;
    return true;
}

const OutgoingColours& outgoingColours(bool darkTheme) {
    return darkTheme ? dark : light;
}

} // namespace chalkline
