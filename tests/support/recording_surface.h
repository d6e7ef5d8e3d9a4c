// A surface that remembers what is drawn on it, with the group it belongs to.
#pragma once

#include "render/surface.h"

#include <vector>

namespace chalkline::test {

struct DrawnText {
    std::string group; // id
    std::string text;
    Point at;
    FontStyle font;
    Anchor anchor;
    std::string colour;

    /// From the top of the capitals to the foot of the descenders.
    [[nodiscard]] Rect box() const {
        const double width = textWidth(text, font);
        const double left = at.x - (anchor == Anchor::Middle ? width / 2 : anchor == Anchor::End ? width : 0);
        return {left, at.y - 0.73 * font.size, width, 0.95 * font.size};
    }
};

struct DrawnPath {
    std::string group;
    Path path;
    std::string fill;
    double opacity;
    std::string stroke;
    double width;
    bool dashed;
};

struct DrawnHead {
    std::string group;
    Head head;
    Point from;
    Point tip;
};

class RecordingSurface : public Surface {
public:
    explicit RecordingSurface(bool keepsWords = false)
        : keepsWords_(keepsWords) {}

    [[nodiscard]] bool keepsWords() const override { return keepsWords_; }
    void beginGroup(const Group& group) override {
        group_ = group.id;
        groups.push_back(
            {group_, std::string(group.classes), std::string(group.title), std::string(group.description)});
    }
    void endGroup() override { group_.clear(); }
    void path(const Path& path, const Fill& fill, const Pen& pen) override {
        paths.push_back({group_, path, std::string(fill.colour), fill.opacity, std::string(pen.colour),
                         pen.width, !pen.dash.empty()});
    }
    void polyline(const std::vector<Point>& points, double, const Pen& pen) override {
        lines.push_back(points);
        Path path;
        for (const Point& at : points)
            path.push_back({path.empty() ? Step::Move : Step::Line, at, {}, {}});
        this->path(path, {}, pen);
    }
    void circle(Point centre, double radius, const Fill& fill, const Pen& pen) override {
        path(roundedRect({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, radius), fill, pen);
    }
    void arrowhead(Head head, Point from, Point tip, std::string_view) override {
        heads.push_back({group_, head, from, tip});
    }
    void text(Point at, std::string_view text, FontStyle font, Anchor anchor,
              std::string_view colour) override {
        texts.push_back({group_, std::string(text), at, font, anchor, std::string(colour)});
    }
    void glyph(Point, double, const Glyph&, GlyphSize, std::string_view) override { ++glyphs; }

    [[nodiscard]] std::vector<std::string> words() const {
        std::vector<std::string> all;
        for (const DrawnText& text : texts)
            all.push_back(text.text);
        return all;
    }
    [[nodiscard]] bool says(std::string_view wanted) const {
        for (const DrawnText& text : texts)
            if (text.text == wanted) return true;
        return false;
    }

    struct KeptGroup {
        std::string id, classes, title, description;
    };
    std::vector<KeptGroup> groups;
    std::vector<DrawnText> texts;
    std::vector<DrawnPath> paths;
    std::vector<std::vector<Point>> lines;
    std::vector<DrawnHead> heads;
    int glyphs = 0;

private:
    bool keepsWords_;
    std::string group_;
};

} // namespace chalkline::test
