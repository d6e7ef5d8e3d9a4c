#include "render/text_outline.h"

#include "render/font_data.h"

#include <QString>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <array>
#include <mutex>

namespace chalkline {

namespace {

/// FreeType's objects, opened when first needed and kept. One user at a time: a face holds the glyph that was
/// loaded last.
class Library {
public:
    Library() { FT_Init_FreeType(&library_); }
    ~Library() { FT_Done_FreeType(library_); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    /// Null if the font cannot be read.
    FT_Face face(Face which) {
        FT_Face& face = faces_[static_cast<std::size_t>(which)];
        if (face) return face;
        const std::string_view bytes = fontBytes(which);
        const int error = FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                             static_cast<FT_Long>(bytes.size()), 0, &face);
        return error == 0 ? face : nullptr;
    }

    std::mutex mutex;

private:
    FT_Library library_ = nullptr;
    std::array<FT_Face, faceCount> faces_{};
};

Library& library() {
    static Library one;
    return one;
}

/// Font units to px, y down.
struct Pen {
    Path path;
    Point origin;
    double scale = 1;
    Point at; // where the outline is
    bool open = false;

    [[nodiscard]] Point place(const FT_Vector& v) const {
        return {origin.x + static_cast<double>(v.x) * scale, origin.y - static_cast<double>(v.y) * scale};
    }
    void close() {
        if (open) path.push_back({Step::Close, {}, {}, {}});
        open = false;
    }
};

int moveTo(const FT_Vector* to, void* user) {
    Pen& pen = *static_cast<Pen*>(user);
    pen.close();
    pen.at = pen.place(*to);
    pen.path.push_back({Step::Move, pen.at, {}, {}});
    pen.open = true;
    return 0;
}

int lineTo(const FT_Vector* to, void* user) {
    Pen& pen = *static_cast<Pen*>(user);
    pen.at = pen.place(*to);
    pen.path.push_back({Step::Line, pen.at, {}, {}});
    return 0;
}

/// A quadratic curve as the cubic that is the same.
int conicTo(const FT_Vector* control, const FT_Vector* to, void* user) {
    Pen& pen = *static_cast<Pen*>(user);
    const Point c = pen.place(*control);
    const Point end = pen.place(*to);
    const auto third = [&c](Point p) { return Point{p.x + (c.x - p.x) * 2 / 3, p.y + (c.y - p.y) * 2 / 3}; };
    pen.path.push_back({Step::Cubic, end, third(pen.at), third(end)});
    pen.at = end;
    return 0;
}

int cubicTo(const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
    Pen& pen = *static_cast<Pen*>(user);
    pen.at = pen.place(*to);
    pen.path.push_back({Step::Cubic, pen.at, pen.place(*first), pen.place(*second)});
    return 0;
}

} // namespace

std::optional<Path> textOutline(Point baseline, std::string_view utf8, FontStyle style) {
    static constexpr FT_Outline_Funcs steps{moveTo, lineTo, conicTo, cubicTo, 0, 0};
    const std::scoped_lock lock(library().mutex);
    const FT_Face face = library().face(style.face);
    if (!face) return std::nullopt;
    Pen pen;
    pen.origin = baseline;
    pen.scale = style.size / face->units_per_EM;
    for (const char32_t character :
         QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toStdU32String()) {
        const FT_UInt index = FT_Get_Char_Index(face, character);
        if (index == 0 || FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE) != 0) return std::nullopt;
        if (FT_Outline_Decompose(&face->glyph->outline, &steps, &pen) != 0) return std::nullopt;
        pen.close();
        pen.origin.x += advanceOf(style.face, character) * style.size + style.spacing;
    }
    return pen.path;
}

} // namespace chalkline
