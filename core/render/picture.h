// A sheet, or the chosen part of it, ready to be drawn: what every export has in common. Holds routes and
// painter; the records must outlive it.
#pragma once

#include "base/error.h"
#include "render/scene_painter.h"

#include <memory>

namespace chalkline {

struct PictureOptions {
    ThemeName theme = ThemeName::Light;
    bool transparent = false; // no canvas behind
    double margin = 32;       // px around everything drawn
    std::vector<Ref>
        selection; // draw only these, the members of boundaries and the edges among them; empty = all
    SceneOptions scene;
};

class Picture {
public:
    /// NotFound for a sheet, flow or selected thing that is not there.
    [[nodiscard]] static Expected<Picture> of(const Tables& tables, SheetId sheet,
                                              const PictureOptions& options);

    /// The part of the scene that the picture shows, margin included; whole px.
    [[nodiscard]] Rect area() const { return area_; }
    /// "" if it is transparent.
    [[nodiscard]] const std::string& background() const { return background_; }
    /// All of it, or what touches `view` (of the scene). By hand where the theme is drawn so.
    void paint(Surface& surface, std::optional<Rect> view = {}) const;

private:
    Picture() = default;

    // Behind pointers, so that the painter's references stay when the picture moves.
    std::unique_ptr<RoutedSheet> routed_;
    std::unique_ptr<ScenePainter> painter_;
    Rect area_;
    std::string background_;
    bool sketch_ = false;
};

} // namespace chalkline
