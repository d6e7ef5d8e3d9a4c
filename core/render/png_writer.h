// Writes a PNG band by band, so that no whole image is ever in memory, with two threads that draw and pack.
// However many threads there are, the bytes are the same. Used by export_png.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace chalkline {

struct PngLayout {
    int width = 0;  // pixels
    int height = 0; // pixels
    bool alpha = false;
    int dotsPerMetre = 3780;
    std::vector<std::pair<std::string, std::string>> texts; // keyword of up to 79 and text, both Latin-1
};

/// Fills `rows` rows from `top` on: 3 bytes a pixel, or 4 with alpha (not premultiplied), no padding. Called
/// from several threads at once.
using BandPainter = std::function<void(int top, int rows, std::uint8_t* pixels)>;

/// Rows of one band: about 4 MB of pixels.
[[nodiscard]] int bandRows(const PngLayout& layout);
/// sRGB, 8 bits a channel (PNG, 3rd edition).
[[nodiscard]] std::string writePng(const PngLayout& layout, const BandPainter& paint, int threads = 2);

} // namespace chalkline
