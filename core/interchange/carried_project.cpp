#include "interchange/carried_project.h"

#include "interchange/xml_scan.h"

#include <QByteArray>
#include <QXmlStreamReader>

#include <zlib.h>

#include <algorithm>

namespace chalkline {

namespace {

constexpr std::string_view keyword = "chalkline.project";
constexpr std::string_view namespaceUri = "https://chalkline.github.io/ns/project";
constexpr std::string_view pngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t mostCarried = 64u << 20;  // bytes, packed
constexpr std::size_t mostProject = 512u << 20; // bytes, unpacked
constexpr std::size_t mostRatio = 200;          // of what is larger than smallProject
constexpr std::size_t smallProject = 1u << 20;  // bytes

std::string packed(std::string_view json) {
    uLongf size = compressBound(static_cast<uLong>(json.size()));
    QByteArray data(static_cast<qsizetype>(size), Qt::Uninitialized);
    compress2(reinterpret_cast<Bytef*>(data.data()), &size, reinterpret_cast<const Bytef*>(json.data()),
              static_cast<uLong>(json.size()), Z_BEST_COMPRESSION);
    data.truncate(static_cast<qsizetype>(size));
    return data.toBase64().toStdString();
}

/// In pieces, so that a bomb is met before it takes the memory.
Expected<std::string> inflated(const QByteArray& data, const std::string& name) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return failure(ErrorCode::Unreadable, "zlib could not be started", name);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    const std::size_t most =
        std::min(mostProject, std::max(smallProject, static_cast<std::size_t>(data.size()) * mostRatio));
    std::string result;
    int status = Z_OK;
    while (status == Z_OK && result.size() <= most) {
        char piece[1 << 16];
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = sizeof piece;
        status = inflate(&stream, Z_NO_FLUSH);
        result.append(piece, sizeof piece - stream.avail_out);
    }
    inflateEnd(&stream);
    if (result.size() > most)
        return failure(
            ErrorCode::Refused,
            "the project carried along unpacks to more than " + std::to_string(most >> 20) + " MiB", name);
    if (status == Z_STREAM_END) return result;
    return failure(ErrorCode::Unreadable, "the project carried along is damaged", name);
}

Expected<std::optional<std::string>> unpacked(QByteArray text, const std::string& name) {
    if (static_cast<std::size_t>(text.size()) > mostCarried)
        return failure(ErrorCode::Refused, "the project carried along is larger than 64 MiB", name);
    text.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    const auto data =
        QByteArray::fromBase64Encoding(std::move(text), QByteArray::AbortOnBase64DecodingErrors);
    if (!data) return failure(ErrorCode::Unreadable, "the project carried along is damaged", name);
    auto json = inflated(data.decoded, name);
    if (!json) return std::unexpected(json.error());
    return std::optional(std::move(*json));
}

std::string placeIn(const std::string& name, const QXmlStreamReader& xml) {
    return name + ":" + std::to_string(xml.lineNumber()) + ":" + std::to_string(xml.columnNumber() + 1);
}

std::uint32_t bigEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

struct Chunk {
    std::string_view type;
    std::string_view data;
};

/// The chunk at `at`, which moves past it (PNG, 3rd edition, 5.3).
Expected<Chunk> nextChunk(std::string_view bytes, std::size_t& at, const std::string& name) {
    const auto damaged = [&](const char* what) {
        return failure(ErrorCode::Unreadable,
                       std::string("the PNG is damaged at byte ") + std::to_string(at) + ": " + what, name);
    };
    if (bytes.size() - at < 12) return damaged("it ends within a chunk");
    const std::size_t length = bigEndian(bytes.substr(at));
    if (length > bytes.size() - at - 12) return damaged("a chunk is longer than the file");
    const Chunk chunk{bytes.substr(at + 4, 4), bytes.substr(at + 8, length)};
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data() + at + 4), static_cast<uInt>(length + 4));
    if (sum != bigEndian(bytes.substr(at + 8 + length))) return damaged("a checksum is wrong");
    at += length + 12;
    return chunk;
}

} // namespace

std::string carriedElement(std::string_view json) {
    return "<chalkline:project xmlns:chalkline=\"" + std::string(namespaceUri) +
           "\" version=\"1\" encoding=\"zlib+base64\">" + packed(json) + "</chalkline:project>";
}

std::pair<std::string, std::string> carriedChunk(std::string_view json) {
    return {std::string(keyword), packed(json)};
}

bool looksLikePng(std::string_view bytes) {
    return bytes.starts_with(pngSignature);
}

bool looksLikeSvg(std::string_view bytes) {
    const std::string_view begin = bytes.substr(0, 4096);
    const std::size_t first = begin.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && begin[first] == '<' &&
           begin.find("<svg") != std::string_view::npos;
}

Expected<std::optional<std::string>> projectInSvg(std::string_view bytes, const std::string& name) {
    if (auto good = scanXml(bytes, name); !good) return std::unexpected(good.error());
    QXmlStreamReader xml(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    bool inMetadata = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == QLatin1String("metadata"))
            inMetadata = false;
        if (token != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("metadata")) inMetadata = true;
        const bool isProject =
            inMetadata && xml.name() == QLatin1String("project") &&
            xml.namespaceUri() ==
                QLatin1String(namespaceUri.data(), static_cast<qsizetype>(namespaceUri.size()));
        if (!isProject) continue;
        if (xml.attributes().value(QLatin1String("version")) != QLatin1String("1"))
            return failure(ErrorCode::Refused, "the project carried along is of a newer version",
                           placeIn(name, xml));
        const std::string place = placeIn(name, xml);
        const QByteArray text = xml.readElementText().toLatin1();
        if (!xml.hasError()) return unpacked(text, place);
    }
    if (xml.hasError())
        return failure(ErrorCode::Unreadable, "is no sound XML: " + xml.errorString().toStdString(),
                       placeIn(name, xml));
    return std::nullopt;
}

Expected<std::optional<std::string>> projectInPng(std::string_view bytes, const std::string& name) {
    if (!looksLikePng(bytes)) return failure(ErrorCode::Unreadable, "is no PNG", name);
    for (std::size_t at = pngSignature.size();;) {
        const auto chunk = nextChunk(bytes, at, name);
        if (!chunk) return std::unexpected(chunk.error());
        if (chunk->type == "IEND") return std::nullopt;
        if (chunk->type != "tEXt") continue;
        const std::size_t end = chunk->data.find('\0');
        if (end == std::string_view::npos || chunk->data.substr(0, end) != keyword) continue;
        const std::string_view text = chunk->data.substr(end + 1);
        return unpacked(QByteArray(text.data(), static_cast<qsizetype>(text.size())), name);
    }
}

} // namespace chalkline
