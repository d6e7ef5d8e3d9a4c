// The way from one picture of a sheet to another: boxes, lines and labels between here and there, and where
// the camera looks. Used by the canvas after a tidy. Unit: px of the scene.
#pragma once

#include "canvas/camera.h"
#include "routing/route.h"

namespace chalkline {

class Glide {
public:
    /// Both pictures are copied.
    Glide(RoutedSheet from, RoutedSheet to, const Camera& fromCamera, const Camera& toCamera, QSizeF view);

    /// `share` from 0 to 1. What is only in the second picture is there from the beginning.
    [[nodiscard]] RoutedSheet pictureAt(double share) const;
    [[nodiscard]] Camera cameraAt(double share) const;

private:
    struct Line {
        std::size_t route = 0;   // in to_
        std::vector<Point> from; // as many points as `to`
        std::vector<Point> to;
        std::optional<Rect> label; // where it was
    };

    RoutedSheet from_;
    RoutedSheet to_;
    std::vector<Line> lines_;
    Camera fromCamera_;
    Camera toCamera_;
    QSizeF view_;
};

} // namespace chalkline
