// Writes a PNG band by band, so that no whole image is ever in memory, with two threads that draw and pack.
// However many threads there are, the bytes are the same. Used by export_png.
#pragma once

#include "base/error.h"

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
    std::vector<std::pair<std::string, std::string>> texts; // keyword of 1 to 79 bytes of Latin-1, UTF-8 text
};

/// Fills `rows` rows from `top` on, each `stride` bytes after the one before: 3 bytes a pixel, or 4 with
/// alpha (not premultiplied). False if there is not enough memory. Called from several threads at once.
using PngBand = std::function<bool(int top, int rows, std::uint8_t* pixels, std::size_t stride)>;

/// Rows of one band: about 6 MB of pixels, 16 to 512 rows.
[[nodiscard]] int bandRows(const PngLayout& layout);
/// sRGB, 8 bits a channel (PNG, 3rd edition). Usage error for a keyword that PNG does not allow, Output where
/// memory ends.
[[nodiscard]] Expected<std::string> writePng(const PngLayout& layout, const PngBand& paint, int threads = 2);

} // namespace chalkline
