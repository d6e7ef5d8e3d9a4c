#include "render/png_writer.h"

#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>

namespace chalkline {

namespace {

// Measured on drawings: rows as they are pack faster than differences and to less. Level 3 takes hardly
// longer than 1; from 4 on it takes twice as long.
constexpr int packingLevel = 3;
constexpr std::uint8_t filterNone = 0;

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
    uLong sum = 0;      // Adler-32 of the rows with their filter bytes
    std::size_t size = 0;
};

std::size_t rowBytes(const PngLayout& layout) {
    return static_cast<std::size_t>(layout.width) * (layout.alpha ? 4 : 3);
}

/// Raw deflate: the bands become one zlib stream, with one header and one sum.
bool pack(const std::vector<std::uint8_t>& data, bool last, std::string& packed) {
    z_stream stream{};
    if (deflateInit2(&stream, packingLevel, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    stream.next_in = const_cast<Bytef*>(data.data());
    stream.avail_in = static_cast<uInt>(data.size());
    do {
        char piece[1 << 16];
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = sizeof piece;
        deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
        packed.append(piece, sizeof piece - stream.avail_out);
    } while (stream.avail_out == 0);
    deflateEnd(&stream);
    return true;
}

/// `data` is the thread's own, kept from band to band.
bool makeBand(const PngLayout& layout, const PngBand& paint, int top, int rows, Band& band,
              std::vector<std::uint8_t>& data) {
    const std::size_t stride = rowBytes(layout) + 1;
    data.resize(stride * static_cast<std::size_t>(rows));
    for (std::size_t at = 0; at < data.size(); at += stride)
        data[at] = filterNone;
    if (!paint(top, rows, data.data() + 1, stride)) return false;
    band.size = data.size();
    band.sum = adler32(adler32(0, nullptr, 0), data.data(), static_cast<uInt>(data.size()));
    return pack(data, top + rows == layout.height, band.packed);
}

/// Every band, in order; fewer if one could not be made.
std::vector<Band> makeBands(const PngLayout& layout, const PngBand& paint, int threads) {
    const int rows = bandRows(layout);
    const int count = (layout.height + rows - 1) / rows;
    std::vector<Band> bands(static_cast<std::size_t>(count));
    std::atomic<int> next = 0;
    std::atomic<bool> failed = false;
    const auto work = [&] {
        std::vector<std::uint8_t> data;
        for (int i = next++; i < count && !failed; i = next++)
            if (!makeBand(layout, paint, i * rows, std::min(rows, layout.height - i * rows),
                          bands[static_cast<std::size_t>(i)], data))
                failed = true;
    };
    {
        std::vector<std::jthread> others;
        try {
            for (int i = 1; i < std::min(threads, count); ++i)
                others.emplace_back(work);
        } catch (const std::system_error&) {
            // The system gives no more threads: those there are do it.
        }
        work();
    }
    if (failed) bands.clear();
    return bands;
}

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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
        if (isAscii(text))
            appendChunk(png, "tEXt", keyword + '\0' + text);
        else // not packed, no language, no translation of the keyword
            appendChunk(png, "iTXt", keyword + std::string(5, '\0') + text);
    return png;
}

} // namespace

int bandRows(const PngLayout& layout) {
    constexpr std::size_t bandBytes = 6u << 20;
    return static_cast<int>(
        std::clamp<std::size_t>(bandBytes / std::max<std::size_t>(rowBytes(layout), 1), 16, 512));
}

Expected<std::string> writePng(const PngLayout& layout, const PngBand& paint, int threads) {
    for (const auto& [keyword, text] : layout.texts)
        if (keyword.empty() || keyword.size() > 79 || keyword.find('\0') != std::string::npos)
            return failure(ErrorCode::Usage, "a keyword of a PNG has 1 to 79 characters", keyword);
    std::vector<Band> bands = makeBands(layout, paint, threads);
    if (bands.empty()) return failure(ErrorCode::Output, "there is not enough memory for the image");
    uLong sum = adler32(0, nullptr, 0);
    for (const Band& band : bands)
        sum = adler32_combine(sum, band.sum, static_cast<z_off_t>(band.size));
    bands.front().packed.insert(0, "\x78\x01"); // zlib, fast
    appendNumber(bands.back().packed, static_cast<std::uint32_t>(sum));
    std::string png = header(layout);
    // Readers that limit the size of a chunk take these.
    constexpr std::size_t chunkSize = 1u << 20;
    for (Band& band : bands) {
        for (std::size_t at = 0; at < band.packed.size(); at += chunkSize)
            appendChunk(png, "IDAT", std::string_view(band.packed).substr(at, chunkSize));
        band.packed = {};
    }
    appendChunk(png, "IEND", "");
    return png;
}

} // namespace chalkline
