// Draws by hand: passes everything on to another surface with wavering lines and in Comic Neue. The waver
// comes from the id of the group alone, so that the same thing looks the same in every picture.
#pragma once

#include "render/surface.h"

#include <cstdint>

namespace chalkline {

class SketchSurface : public Surface {
public:
    /// `target` must outlive the surface.
    explicit SketchSurface(Surface& target)
        : target_(target) {}

    [[nodiscard]] bool keepsWords() const override { return target_.keepsWords(); }
    void beginGroup(const Group& group) override;
    void endGroup() override;
    void path(const Path& path, const Fill& fill, const Pen& pen) override;
    void polyline(const std::vector<Point>& points, double radius, const Pen& pen) override;
    void circle(Point centre, double radius, const Fill& fill, const Pen& pen) override;
    void arrowhead(Head head, Point from, Point tip, std::string_view colour) override;
    void text(Point at, std::string_view text, FontStyle font, Anchor anchor,
              std::string_view colour) override;
    void glyph(Point at, double size, const Glyph& glyph, GlyphSize grid, std::string_view colour) override;

private:
    [[nodiscard]] double waver(double most);
    [[nodiscard]] Point near(Point at, double most);
    [[nodiscard]] Path byHand(const Path& path, double most);
    void lineByHand(Path& path, Point from, Point to, double most);

    Surface& target_;
    std::uint64_t state_ = 0;
};

} // namespace chalkline
