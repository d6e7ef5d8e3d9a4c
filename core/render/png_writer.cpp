#include "render/png_writer.h"

#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace chalkline {

namespace {

constexpr int packingLevel = 3;
constexpr std::uint8_t filterNone = 0;
constexpr std::uint8_t filterUp = 2;

void appendNumber(std::string& bytes, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>(value >> shift & 0xFF);
}

void appendChunk(std::string& png, const char* type, std::string_view data) {
    appendNumber(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = png.size();
    png += type;
    png += data;
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(png.data() + begin), static_cast<uInt>(png.size() - begin));
    appendNumber(png, static_cast<std::uint32_t>(sum));
}

struct Band {
    std::string packed; // raw deflate, ending on a byte
    uLong sum = 0;      // Adler-32 of the filtered rows
    std::size_t size = 0;
};

std::size_t pixelBytes(const PngLayout& layout) {
    return layout.alpha ? 4 : 3;
}

/// Each row as its difference from the one above, which is nearly always zero; the first one as it is, since
/// the band above belongs to another thread.
std::vector<std::uint8_t> filtered(const std::vector<std::uint8_t>& pixels, std::size_t rowSize) {
    std::vector<std::uint8_t> result;
    result.resize(pixels.size() + pixels.size() / rowSize);
    std::uint8_t* out = result.data();
    for (std::size_t at = 0; at < pixels.size(); at += rowSize) {
        *out++ = at == 0 ? filterNone : filterUp;
        const std::uint8_t* row = pixels.data() + at;
        if (at == 0)
            std::copy_n(row, rowSize, out);
        else
            for (std::size_t i = 0; i < rowSize; ++i)
                out[i] = static_cast<std::uint8_t>(row[i] - (row - rowSize)[i]);
        out += rowSize;
    }
    return result;
}

Band packedBand(const PngLayout& layout, const BandPainter& paint, int top, int rows, bool last) {
    const std::size_t rowSize = static_cast<std::size_t>(layout.width) * pixelBytes(layout);
    std::vector<std::uint8_t> pixels(rowSize * static_cast<std::size_t>(rows));
    paint(top, rows, pixels.data());
    const std::vector<std::uint8_t> data = filtered(pixels, rowSize);
    Band band;
    band.size = data.size();
    band.sum = adler32(adler32(0, nullptr, 0), data.data(), static_cast<uInt>(data.size()));
    z_stream stream{};
    // Raw deflate: the bands become one zlib stream, with one header and one sum.
    deflateInit2(&stream, packingLevel, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    band.packed.resize(deflateBound(&stream, static_cast<uLong>(data.size())) + 16);
    stream.next_in = const_cast<Bytef*>(data.data());
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(band.packed.data());
    stream.avail_out = static_cast<uInt>(band.packed.size());
    deflate(&stream, last ? Z_FINISH : Z_FULL_FLUSH);
    band.packed.resize(band.packed.size() - stream.avail_out);
    band.packed.shrink_to_fit();
    deflateEnd(&stream);
    return band;
}

std::string header(const PngLayout& layout) {
    std::string png = "\x89PNG\r\n\x1a\n";
    std::string data;
    appendNumber(data, static_cast<std::uint32_t>(layout.width));
    appendNumber(data, static_cast<std::uint32_t>(layout.height));
    data += '\x08';
    data += layout.alpha ? '\x06' : '\x02';
    data += std::string(3, '\0');
    appendChunk(png, "IHDR", data);
    appendChunk(png, "sRGB", std::string(1, '\0')); // perceptual
    data.clear();
    appendNumber(data, static_cast<std::uint32_t>(layout.dotsPerMetre));
    appendNumber(data, static_cast<std::uint32_t>(layout.dotsPerMetre));
    data += '\x01';
    appendChunk(png, "pHYs", data);
    for (const auto& [keyword, text] : layout.texts)
        appendChunk(png, "tEXt", keyword + '\0' + text);
    return png;
}

} // namespace

int bandRows(const PngLayout& layout) {
    constexpr std::size_t bandBytes = 4u << 20;
    const std::size_t rowSize = static_cast<std::size_t>(layout.width) * pixelBytes(layout);
    return static_cast<int>(std::clamp<std::size_t>(bandBytes / std::max<std::size_t>(rowSize, 1), 16, 512));
}

std::string writePng(const PngLayout& layout, const BandPainter& paint, int threads) {
    const int rows = bandRows(layout);
    const int count = (layout.height + rows - 1) / rows;
    std::vector<Band> bands(static_cast<std::size_t>(count));
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int i = next++; i < count; i = next++)
            bands[static_cast<std::size_t>(i)] =
                packedBand(layout, paint, i * rows, std::min(rows, layout.height - i * rows), i + 1 == count);
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < std::min(threads, count); ++i)
            others.emplace_back(work);
        work();
    }
    std::string data = "\x78\x01"; // zlib, fast
    uLong sum = adler32(0, nullptr, 0);
    for (Band& band : bands) {
        data += band.packed;
        sum = adler32_combine(sum, band.sum, static_cast<z_off_t>(band.size));
        band.packed = {};
    }
    appendNumber(data, static_cast<std::uint32_t>(sum));
    std::string png = header(layout);
    // Readers that limit the size of a chunk take these.
    constexpr std::size_t chunkSize = 1u << 20;
    for (std::size_t at = 0; at < data.size(); at += chunkSize)
        appendChunk(png, "IDAT", std::string_view(data).substr(at, chunkSize));
    appendChunk(png, "IEND", "");
    return png;
}

} // namespace chalkline
