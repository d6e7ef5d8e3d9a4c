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
constexpr std::size_t mostRatio = 1000;         // of what is larger than smallProject
constexpr std::size_t smallProject = 1u << 20;  // bytes

std::string packed(std::string_view json) {
    uLongf size = compressBound(static_cast<uLong>(json.size()));
    QByteArray data(static_cast<qsizetype>(size), Qt::Uninitialized);
    compress2(reinterpret_cast<Bytef*>(data.data()), &size, reinterpret_cast<const Bytef*>(json.data()),
              static_cast<uLong>(json.size()), Z_BEST_COMPRESSION);
    data.truncate(static_cast<qsizetype>(size));
    return data.toBase64().toStdString();
}

std::unexpected<Error> damagedProject(const std::string& place) {
    return failure(ErrorCode::Unreadable, "the project carried along is damaged", place);
}

/// In pieces, so that a bomb is met before it takes the memory.
Expected<QByteArray> inflated(std::string_view data, std::size_t limit, const std::string& place) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return failure(ErrorCode::Unreadable, "zlib could not be started", place);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    const std::size_t most = std::min(limit, std::max(smallProject, data.size() * mostRatio));
    QByteArray result;
    int status = Z_OK;
    while (status == Z_OK && static_cast<std::size_t>(result.size()) <= most) {
        char piece[1 << 16];
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = sizeof piece;
        status = inflate(&stream, Z_NO_FLUSH);
        result.append(piece, static_cast<qsizetype>(sizeof piece - stream.avail_out));
    }
    const bool whole = status == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (static_cast<std::size_t>(result.size()) > most)
        return failure(
            ErrorCode::Refused,
            "the project carried along unpacks to more than " + std::to_string(most >> 20) + " MiB", place);
    if (!whole) return damagedProject(place);
    return result;
}

Expected<std::optional<std::string>> unpacked(QByteArray text, const std::string& place) {
    if (static_cast<std::size_t>(text.size()) > mostCarried)
        return failure(ErrorCode::Refused, "the project carried along is larger than 64 MiB", place);
    text.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    const auto data =
        QByteArray::fromBase64Encoding(std::move(text), QByteArray::AbortOnBase64DecodingErrors);
    if (!data) return damagedProject(place);
    const auto json =
        inflated({data.decoded.data(), static_cast<std::size_t>(data.decoded.size())}, mostProject, place);
    if (!json) return std::unexpected(json.error());
    return json->toStdString();
}

/// A text with a place, met in a picture. A second one is refused: nobody could say which is the design.
struct Carried {
    QByteArray text;
    std::string place;
};

Expected<void> take(std::optional<Carried>& held, Carried found) {
    if (held)
        return failure(ErrorCode::Refused, "a second project is carried along; there may be only one",
                       found.place);
    held = std::move(found);
    return {};
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

/// Cuts off what stands before the next NUL and returns it; nothing if there is none.
std::optional<std::string_view> cut(std::string_view& rest) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view front = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return front;
}

/// The project's text, whichever of the text chunks another program saved it in again (PNG, 3rd edition,
/// 11.3.3); nothing if the chunk is something else.
Expected<std::optional<QByteArray>> textOf(const Chunk& chunk, const std::string& place) {
    const bool international = chunk.type == "iTXt";
    if (!international && chunk.type != "tEXt" && chunk.type != "zTXt") return std::nullopt;
    std::string_view rest = chunk.data;
    if (cut(rest) != keyword) return std::nullopt;
    bool isPacked = chunk.type == "zTXt";
    if (international) {
        if (rest.size() < 2) return damagedProject(place);
        isPacked = rest[0] != 0;
        rest.remove_prefix(1);
    }
    if (isPacked && (rest.empty() || rest[0] != 0)) return damagedProject(place); // 0 = zlib
    if (isPacked || international) rest.remove_prefix(1);
    if (international && (!cut(rest) || !cut(rest))) return damagedProject(place); // language, translation
    if (!isPacked) return QByteArray(rest.data(), static_cast<qsizetype>(rest.size()));
    auto text = inflated(rest, mostCarried, place);
    if (!text) return std::unexpected(text.error());
    return std::move(*text);
}

bool isProject(const QXmlStreamReader& xml) {
    return xml.name() == QLatin1String("project") &&
           xml.namespaceUri() ==
               QLatin1String(namespaceUri.data(), static_cast<qsizetype>(namespaceUri.size()));
}

Expected<Carried> readElement(QXmlStreamReader& xml, const std::string& name) {
    std::string place = placeIn(name, xml);
    if (xml.attributes().value(QLatin1String("version")) != QLatin1String("1") ||
        xml.attributes().value(QLatin1String("encoding")) != QLatin1String("zlib+base64"))
        return failure(ErrorCode::Refused, "the project carried along is of a newer version", place);
    return Carried{xml.readElementText().toLatin1(), std::move(place)};
}

/// Past byte order mark, declaration, comments and document type.
std::string_view rootOf(std::string_view xml) {
    if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
    for (;;) {
        xml.remove_prefix(std::min(xml.find_first_not_of(" \t\r\n"), xml.size()));
        std::string_view end;
        if (xml.starts_with("<?"))
            end = "?>";
        else if (xml.starts_with("<!--"))
            end = "-->";
        else if (xml.starts_with("<!"))
            end = xml.substr(0, xml.find('>')).find('[') == std::string_view::npos ? ">" : "]>";
        else
            return xml;
        const std::size_t at = xml.find(end);
        if (at == std::string_view::npos) return {};
        xml.remove_prefix(at + end.size());
    }
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
    const std::string_view root = rootOf(bytes);
    if (!root.starts_with('<')) return false;
    std::string_view name = root.substr(1, root.find_first_of(" \t\r\n/>") - 1);
    name.remove_prefix(name.find(':') + 1); // none is npos, and npos + 1 is 0
    return name == "svg";
}

Expected<std::optional<std::string>> projectInSvg(std::string_view bytes, const std::string& name) {
    if (auto good = scanXml(bytes, name); !good) return std::unexpected(good.error());
    QXmlStreamReader xml(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (xml.readNextStartElement() && xml.name() != QLatin1String("svg"))
        return failure(ErrorCode::Unreadable, "is no SVG", placeIn(name, xml));
    bool inMetadata = false;
    std::optional<Carried> carried;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const bool isMetadata = xml.name() == QLatin1String("metadata");
        if (token == QXmlStreamReader::EndElement && isMetadata) inMetadata = false;
        if (token != QXmlStreamReader::StartElement) continue;
        if (isMetadata) inMetadata = true;
        if (!inMetadata || !isProject(xml)) continue;
        auto found = readElement(xml, name);
        if (!found) return std::unexpected(found.error());
        if (auto taken = take(carried, std::move(*found)); !taken) return std::unexpected(taken.error());
    }
    if (xml.hasError())
        return failure(ErrorCode::Unreadable, "is no sound XML: " + xml.errorString().toStdString(),
                       placeIn(name, xml));
    if (!carried) return std::nullopt;
    return unpacked(std::move(carried->text), carried->place);
}

Expected<std::optional<std::string>> projectInPng(std::string_view bytes, const std::string& name) {
    if (!looksLikePng(bytes)) return failure(ErrorCode::Unreadable, "is no PNG", name);
    std::optional<Carried> carried;
    for (std::size_t at = pngSignature.size();;) {
        const std::string place = name + ": byte " + std::to_string(at);
        const auto chunk = nextChunk(bytes, at, name);
        if (!chunk) return std::unexpected(chunk.error());
        if (chunk->type == "IEND") break;
        auto text = textOf(*chunk, place);
        if (!text) return std::unexpected(text.error());
        if (!*text) continue;
        if (auto taken = take(carried, {std::move(**text), place}); !taken)
            return std::unexpected(taken.error());
    }
    if (!carried) return std::nullopt;
    return unpacked(std::move(carried->text), carried->place);
}

} // namespace chalkline
