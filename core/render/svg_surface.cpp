#include "render/svg_surface.h"

#include "render/font_data.h"
#include "render/font_subset.h"
#include "render/line_shapes.h"
#include "render/text_outline.h"
#include "render/theme.h"
#include "render/xml_text.h"

#include <QList>
#include <QString>

namespace chalkline {

namespace {

constexpr std::string_view sans = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
constexpr std::string_view comic = "'Comic Neue', 'Comic Sans MS', cursive, sans-serif";
constexpr std::string_view mono = "'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";

std::string_view familiesOf(Face face) {
    return face == Face::Mono ? mono : face == Face::HandDrawn || face == Face::HandDrawnBold ? comic : sans;
}

void appendAttribute(std::string& xml, std::string_view name, std::string_view value) {
    xml += ' ';
    xml += name;
    xml += "=\"";
    appendEscaped(xml, value);
    xml += '"';
}

void appendAttribute(std::string& xml, std::string_view name, double value) {
    xml += ' ';
    xml += name;
    xml += "=\"";
    appendNumber(xml, value);
    xml += '"';
}

void appendColour(std::string& xml, std::string_view name, std::string_view colour) {
    appendAttribute(xml, name, isColour(colour) ? colour : "#000000");
}

void appendPoint(std::string& text, Point p) {
    appendNumber(text, p.x);
    text += ' ';
    appendNumber(text, p.y);
}

void appendPath(std::string& text, const Path& path) {
    for (const PathStep& step : path) {
        switch (step.step) {
        case Step::Move:
            text += 'M';
            appendPoint(text, step.to);
            break;
        case Step::Line:
            text += 'L';
            appendPoint(text, step.to);
            break;
        case Step::Cubic:
            text += 'C';
            appendPoint(text, step.first);
            text += ' ';
            appendPoint(text, step.second);
            text += ' ';
            appendPoint(text, step.to);
            break;
        case Step::Close:
            text += 'Z';
            break;
        }
    }
}

void appendElement(std::string& xml, std::string_view name, std::string_view text) {
    xml.append("<").append(name).append(">");
    appendEscaped(xml, text);
    xml.append("</").append(name).append(">\n");
}

void collect(std::set<char32_t>& characters, std::string_view utf8) {
    for (const uint character : QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toUcs4())
        characters.insert(character);
}

} // namespace

void SvgSurface::indent() {
    body_.append(static_cast<std::size_t>(depth_), ' ');
}

void SvgSurface::beginGroup(const Group& group) {
    indent();
    body_ += "<g";
    if (!group.id.empty()) appendAttribute(body_, "id", group.id);
    if (!group.classes.empty()) appendAttribute(body_, "class", group.classes);
    body_ += ">\n";
    ++depth_;
    if (!group.title.empty()) {
        indent();
        appendElement(body_, "title", group.title);
    }
    if (group.description.empty()) return;
    indent();
    appendElement(body_, "desc", group.description);
}

void SvgSurface::endGroup() {
    --depth_;
    indent();
    body_ += "</g>\n";
}

void SvgSurface::style(const Fill& fill, const Pen& pen) {
    if (fill.colour.empty())
        body_ += " fill=\"none\"";
    else
        appendColour(body_, "fill", fill.colour);
    if (!fill.colour.empty() && fill.opacity < 1) {
        // Opacities may be finer than the two decimals of lengths.
        body_ += " fill-opacity=\"";
        appendNumber(body_, fill.opacity, 3);
        body_ += '"';
    }
    if (pen.colour.empty()) return;
    appendColour(body_, "stroke", pen.colour);
    appendAttribute(body_, "stroke-width", pen.width);
    if (pen.dash.empty()) return;
    body_ += " stroke-dasharray=\"";
    for (std::size_t i = 0; i < pen.dash.size(); ++i) {
        if (i > 0) body_ += ' ';
        appendNumber(body_, pen.dash[i]);
    }
    body_ += '"';
}

void SvgSurface::writePath(const Path& path, const Fill& fill, const Pen& pen, std::string_view more) {
    indent();
    body_ += "<path d=\"";
    appendPath(body_, path);
    body_ += '"';
    style(fill, pen);
    body_ += more;
    body_ += "/>\n";
}

void SvgSurface::path(const Path& path, const Fill& fill, const Pen& pen) {
    writePath(path, fill, pen);
}

void SvgSurface::polyline(const std::vector<Point>& points, double radius, const Pen& pen) {
    if (points.size() >= 2) writePath(roundedPolyline(points, radius), {}, pen);
}

void SvgSurface::circle(Point centre, double radius, const Fill& fill, const Pen& pen) {
    indent();
    body_ += "<circle";
    appendAttribute(body_, "cx", centre.x);
    appendAttribute(body_, "cy", centre.y);
    appendAttribute(body_, "r", radius);
    style(fill, pen);
    body_ += "/>\n";
}

void SvgSurface::arrowhead(Head head, Point from, Point tip, std::string_view colour) {
    if (head == Head::None) return;
    const Path path = arrowheadShape(head, from, tip);
    if (head == Head::Filled)
        writePath(path, {colour, 1}, {});
    else
        writePath(path, {}, {colour, 1.75, {}}, R"( stroke-linejoin="round" stroke-linecap="round")");
}

void SvgSurface::text(Point at, std::string_view text, FontStyle font, Anchor anchor,
                      std::string_view colour) {
    if (text_ == SvgText::Outlines) {
        const double share = anchor == Anchor::Start ? 0 : anchor == Anchor::Middle ? 0.5 : 1;
        if (const auto outline = textOutline({at.x - share * textWidth(text, font), at.y}, text, font)) {
            if (!outline->empty()) writePath(*outline, {colour, 1}, {});
            return;
        }
    }
    if (text_ == SvgText::Embedded) collect(characters_[font.face], text);
    indent();
    body_ += "<text";
    appendAttribute(body_, "x", at.x);
    appendAttribute(body_, "y", at.y);
    // The root's family is Inter.
    if (familiesOf(font.face) != sans) appendAttribute(body_, "font-family", familiesOf(font.face));
    appendAttribute(body_, "font-size", font.size);
    appendAttribute(body_, "font-weight", nameOf(font.face).weight);
    if (font.spacing > 0) appendAttribute(body_, "letter-spacing", font.spacing);
    if (anchor == Anchor::Middle) body_ += " text-anchor=\"middle\"";
    if (anchor == Anchor::End) body_ += " text-anchor=\"end\"";
    appendColour(body_, "fill", colour);
    body_ += '>';
    appendEscaped(body_, text);
    body_ += "</text>\n";
}

/// Each drawing stands once among the definitions and takes the colour of where it is used.
std::string SvgSurface::glyphId(const Glyph& glyph, GlyphSize grid) {
    const auto [known, isNew] = glyphs_.try_emplace({&glyph, grid}, static_cast<int>(glyphs_.size()) + 1);
    const std::string id = "glyph" + std::to_string(known->second);
    if (!isNew) return id;
    const auto part = [&](const Path& path, std::string_view attributes) {
        if (path.empty()) return;
        definitions_ += "   <path d=\"";
        appendPath(definitions_, path);
        definitions_ += '"';
        definitions_ += attributes;
        definitions_ += "/>\n";
    };
    definitions_ += "  <g id=\"" + id + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    appendAttribute(definitions_, "stroke-width", strokeOf(grid));
    definitions_ += ">\n";
    part(glyph.tint, R"( stroke="none" fill-opacity="0.18")");
    part(glyph.strokes, R"( fill="none")");
    part(glyph.solid, R"( stroke="none")");
    definitions_ += "  </g>\n";
    return id;
}

void SvgSurface::glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, std::string_view colour) {
    static_assert(glyphTintOpacity == 0.18);
    const std::string id = glyphId(glyph, grid);
    indent();
    // The older spelling of the reference is understood by every program.
    body_ += "<use xlink:href=\"#" + id + "\" transform=\"translate(";
    appendPoint(body_, at);
    body_ += ") scale(";
    appendNumber(body_, size / gridOf(grid), 4);
    body_ += ")\"";
    appendColour(body_, "fill", colour);
    appendColour(body_, "stroke", colour);
    body_ += "/>\n";
}

Expected<std::string> SvgSurface::document(const Page& page) const {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg";
    appendAttribute(xml, "width", page.area.w);
    appendAttribute(xml, "height", page.area.h);
    xml += " viewBox=\"";
    appendPoint(xml, {page.area.x, page.area.y});
    xml += ' ';
    appendPoint(xml, {page.area.w, page.area.h});
    xml += R"(" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img")";
    appendAttribute(xml, "font-family", sans);
    xml += ">\n";
    for (const auto& [name, text] : {std::pair("title", page.title), std::pair("desc", page.description)})
        if (!text.empty()) {
            xml += ' ';
            appendElement(xml, name, text);
        }
    if (!page.metadata.empty()) xml.append(" <metadata>").append(page.metadata).append("</metadata>\n");
    if (!characters_.empty()) {
        const auto css = fontFaceCss(characters_);
        if (!css) return std::unexpected(css.error());
        xml.append(" <style>").append(*css).append("</style>\n");
    }
    if (!definitions_.empty()) xml.append(" <defs>\n").append(definitions_).append(" </defs>\n");
    if (!page.background.empty()) {
        xml += " <rect class=\"canvas\"";
        appendAttribute(xml, "x", page.area.x);
        appendAttribute(xml, "y", page.area.y);
        appendAttribute(xml, "width", page.area.w);
        appendAttribute(xml, "height", page.area.h);
        appendColour(xml, "fill", page.background);
        xml += "/>\n";
    }
    xml.reserve(xml.size() + body_.size() + 8);
    return xml.append(body_).append("</svg>\n");
}

} // namespace chalkline
