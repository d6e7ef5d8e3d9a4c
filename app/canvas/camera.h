// Where the canvas looks: scene px to widget px and back.
#pragma once

#include "geometry/rect.h"

#include <QPointF>
#include <QSizeF>

namespace chalkline {

class Camera {
public:
    static constexpr double smallest = 0.05;
    static constexpr double largest = 4;

    /// Sees `scene`, which has the shape of the view.
    [[nodiscard]] static Camera looking(const Rect& scene, QSizeF view) {
        Camera camera;
        camera.zoom_ = std::clamp(view.width() / std::max(scene.w, 1.0), smallest, largest);
        camera.origin_ = {scene.x, scene.y};
        return camera;
    }

    [[nodiscard]] double zoom() const { return zoom_; }
    [[nodiscard]] Point origin() const { return origin_; } // scene point at the widget's top left
    [[nodiscard]] Point toScene(QPointF view) const {
        return {origin_.x + view.x() / zoom_, origin_.y + view.y() / zoom_};
    }
    [[nodiscard]] QPointF toView(Point scene) const {
        return {(scene.x - origin_.x) * zoom_, (scene.y - origin_.y) * zoom_};
    }
    [[nodiscard]] Rect seen(QSizeF view) const {
        return {origin_.x, origin_.y, view.width() / zoom_, view.height() / zoom_};
    }

    /// By widget px: what is under the pointer stays under it.
    void pan(QPointF by) {
        origin_.x -= by.x() / zoom_;
        origin_.y -= by.y() / zoom_;
    }
    /// The scene point under `view` stays there.
    void zoomAt(QPointF view, double zoom) {
        const Point fixed = toScene(view);
        zoom_ = std::clamp(zoom, smallest, largest);
        origin_ = {fixed.x - view.x() / zoom_, fixed.y - view.y() / zoom_};
    }
    /// All of `scene` in the middle of the view, at most at 100 %. Where that would take less than `least`,
    /// the view begins at its left or top instead and the rest is scrolled to.
    void fit(const Rect& scene, QSizeF view, double margin, double least = smallest) {
        const double across = (view.width() - 2 * margin) / std::max(scene.w, 1.0);
        const double down = (view.height() - 2 * margin) / std::max(scene.h, 1.0);
        zoom_ = std::clamp(std::min({across, down, 1.0}), std::max(least, smallest), largest);
        const auto from = [&](double low, double size, double room) {
            const bool fits = size * zoom_ <= room - 2 * margin + 1;
            return fits ? low + size / 2 - room / zoom_ / 2 : low - margin / zoom_;
        };
        origin_ = {from(scene.x, scene.w, view.width()), from(scene.y, scene.h, view.height())};
    }
    friend bool operator==(const Camera&, const Camera&) = default;
    /// Moves as little as it takes to have `scene` in view, never zooms.
    void reveal(const Rect& scene, QSizeF view, double margin) {
        const Rect now = seen(view);
        const double room = margin / zoom_;
        const auto shift = [room](double low, double high, double from, double to) {
            if (high + room > to) from += high + room - to;
            return std::min(from, std::max(low - room, from - 1e9));
        };
        origin_.x = shift(scene.x, scene.right(), now.x, now.right());
        origin_.y = shift(scene.y, scene.bottom(), now.y, now.bottom());
    }

private:
    double zoom_ = 1;
    Point origin_{-40, -40};
};

} // namespace chalkline
