// Where the canvas looked: places that were stayed at, with a way back and forth as in a browser.
#pragma once

#include "canvas/camera.h"
#include "model/records.h"

#include <optional>
#include <vector>

namespace chalkline {

struct View {
    SheetId sheet;
    Camera camera;

    friend bool operator==(const View&, const View&) = default;
};

class ViewHistory {
public:
    static constexpr std::size_t most = 100;

    /// The view has come to rest. Somewhere else than before it is a new place, and what was gone back from
    /// is forgotten; near by, on a view of `size` px, it is the same place.
    void restAt(const View& view, QSizeF size);
    /// The place before or after this one; nothing if there is none.
    [[nodiscard]] std::optional<View> go(int step);
    [[nodiscard]] bool canGo(int step) const;
    void clear();

private:
    std::vector<View> places_;
    std::size_t at_ = 0; // the place that is looked at, if there are any
};

} // namespace chalkline
