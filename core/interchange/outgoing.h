// What the writers of foreign formats share: the things on a sheet in a fixed order with their boxes and
// routes, their words made fit for any format, and the colours of the art direction (the theme belongs to
// drawing). Same records, same order. Unit: px.
#pragma once

#include "base/text_advance.h"
#include "model/catalogue.h"
#include "routing/route.h"

#include <QString>
#include <QStringList>

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace chalkline {

struct OutgoingLine {
    const Edge* edge;
    std::vector<Point> points; // at least two, from outline to outline; none without routes
    std::optional<Rect> label; // where it stands on the sheet
};

enum class Routes { Routed, NotRouted };

/// Holds pointers into the tables it was made of.
class OutgoingSheet {
public:
    OutgoingSheet(const Tables& tables, SheetId sheet, Routes routes = Routes::Routed);
    OutgoingSheet(const OutgoingSheet&) = delete;
    OutgoingSheet& operator=(const OutgoingSheet&) = delete;

    std::vector<const Boundary*> boundaries; // outer before inner, then by id
    std::vector<const Node*> nodes;          // by id, as all below
    std::vector<const Note*> notes;          // with the estimates, which other programs see as notes
    std::vector<const Stroke*> strokes;
    std::vector<OutgoingLine> lines;
    QString name;

    [[nodiscard]] const Rect& box(Ref thing) const { return routed_.boxes.at(thing); }
    /// The innermost boundary around it that stands on the sheet, or none.
    [[nodiscard]] BoundaryId around(const Node& node) const { return standing(node.boundary); }
    [[nodiscard]] BoundaryId around(const Boundary& boundary) const { return standing(boundary.parent); }

private:
    void collectLines(Routes routes);
    [[nodiscard]] BoundaryId standing(BoundaryId id) const;
    [[nodiscard]] std::size_t depthOf(const Boundary& boundary) const;

    void collectEstimates();

    const Tables& tables_;
    RoutedSheet routed_;
    std::deque<Note> estimates_;
};

/// Without what XML cannot hold or a terminal would obey: control characters but line breaks, U+FFFE, U+FFFF.
/// Tabs become blanks, broken UTF-8 U+FFFD.
[[nodiscard]] QString cleaned(std::string_view utf8);
/// The same on one line.
[[nodiscard]] QString cleanedLine(std::string_view utf8);

/// The second line, or the technology.
[[nodiscard]] QString secondLineOf(const Node& node);
/// "×3" or "×2–10"; "" for one.
[[nodiscard]] QString instancesOf(const Node& node);

/// The text in lines no wider than `width` px: broken at blanks, inside words that are wider than that.
[[nodiscard]] QStringList wrapped(const QString& text, FontStyle style, double width);

/// The place on a line nearest to a point, but never within a tenth of a bend.
struct OnLine {
    std::size_t leg = 0;
    Point at;
    double share = 0.5; // of the whole way
};
[[nodiscard]] OnLine nearestOn(const std::vector<Point>& line, Point to);
/// True if every leg runs across or down, to half a px.
[[nodiscard]] bool isOrthogonal(const std::vector<Point>& line);

struct FamilyInk {
    const char* line;
    const char* tint;
};

struct OutgoingColours {
    const char* canvas;
    const char* ink;
    const char* secondInk;
    const char* sync;
    const char* async;
    const char* boundary;
    const char* boundaryTitle;
    const char* trust;
    std::array<FamilyInk, 6> families;

    [[nodiscard]] const FamilyInk& of(std::string_view kind) const {
        return families[static_cast<std::size_t>(familyOf(kind))];
    }
    [[nodiscard]] const char* of(EdgeKind kind) const { return kind == EdgeKind::Async ? async : sync; }
};

[[nodiscard]] const OutgoingColours& outgoingColours(bool dark);

} // namespace chalkline
