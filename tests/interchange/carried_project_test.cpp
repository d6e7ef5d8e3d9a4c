#include <QtTest>

#include "interchange/carried_project.h"
#include "interchange/xml_scan.h"

#include <QBuffer>
#include <QImage>

#include <zlib.h>

using namespace chalkline;

namespace {

const std::string json = R"({"format":1,"nodes":[{"name":"redis \"cache\" ü"}]})";

std::string svgWith(const std::string& metadata) {
    return "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
           "height=\"9\">\n<metadata>" +
           metadata + "</metadata>\n<g/></svg>\n";
}

std::string chunk(const std::string& type, const std::string& data) {
    const auto number = [](std::uint32_t value) {
        std::string bytes;
        for (const int shift : {24, 16, 8, 0})
            bytes += static_cast<char>(value >> shift & 0xFF);
        return bytes;
    };
    const std::string body = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return number(static_cast<std::uint32_t>(data.size())) + body + number(static_cast<std::uint32_t>(sum));
}

std::string pngWith(const std::string& chunks) {
    return std::string("\x89PNG\r\n\x1a\n") + chunk("IHDR", std::string(13, '\1')) + chunks +
           chunk("IEND", "");
}

std::string carriedIn(const std::string& text) {
    const auto [keyword, value] = carriedChunk(text);
    return pngWith(chunk("tEXt", keyword + '\0' + value));
}

std::string zlibOf(std::string_view data) {
    uLongf size = compressBound(static_cast<uLong>(data.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
             static_cast<uLong>(data.size()));
    packed.resize(size);
    return packed;
}

/// As other programs write what they read from our tEXt.
std::string savedAgain(const std::string& type, const std::string& beforeText, std::string text,
                       bool isPacked) {
    if (isPacked) text = zlibOf(text);
    return pngWith(chunk(type, carriedChunk(json).first + '\0' + beforeText + text));
}

/// The payload of the element with the base64 replaced.
std::string elementWith(const std::string& payload) {
    const std::string whole = carriedElement(json);
    return whole.substr(0, whole.find('>') + 1) + payload + "</chalkline:project>";
}

void refuses(const Expected<std::optional<std::string>>& read, ErrorCode code, const std::string& message) {
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY2(read.error().text().find(message) != std::string::npos, read.error().text().c_str());
}

} // namespace

class CarriedProjectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anSvgGivesBackWhatItCarries() {
        QCOMPARE(projectInSvg(svgWith(carriedElement(json)), "a.svg")->value(), json);
    }
    void aPngGivesBackWhatItCarries() { QCOMPARE(projectInPng(carriedIn(json), "a.png")->value(), json); }
    void aLargeProjectComesBackWhole() {
        std::string large;
        for (int i = 0; i < 200'000; ++i)
            large += "{\"id\":" + std::to_string(i * 7919 % 100'003) + "},";
        QCOMPARE(projectInPng(carriedIn(large), "a.png")->value(), large);
    }
    void packingIsTheSameEveryTime() { QCOMPARE(carriedElement(json), carriedElement(json)); }
    void anotherProgramMayBreakTheLinesAndRenameThePrefix() {
        std::string element = carriedElement(json);
        for (std::size_t at = element.find('>') + 5; at < element.size() - 25; at += 20)
            element.insert(at, "\n    ");
        for (std::size_t at; (at = element.find("chalkline:")) != std::string::npos;)
            element.replace(at, 10, "ns1:");
        element.replace(element.find("xmlns:chalkline"), 15, "xmlns:ns1");
        QCOMPARE(projectInSvg(svgWith(element), "a.svg")->value(), json);
    }
    void aPictureWithoutAProjectGivesNothing() {
        QVERIFY(!projectInSvg(svgWith(""), "a.svg")->has_value());
        QVERIFY(!projectInSvg("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a.svg")->has_value());
        QVERIFY(
            !projectInPng(pngWith(chunk("tEXt", std::string("Title") + '\0' + "x")), "a.png")->has_value());
    }
    void anElementOutsideTheMetadataIsNoProject() {
        QVERIFY(!projectInSvg("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>" + carriedElement(json) +
                                  "</g></svg>",
                              "a.svg")
                     ->has_value());
    }
    void everyKindOfTextChunkIsRead() {
        using namespace std::string_literals;
        const std::string text = carriedChunk(json).second;
        QCOMPARE(projectInPng(savedAgain("zTXt", "\0"s, text, true), "a.png")->value(), json);
        QCOMPARE(projectInPng(savedAgain("iTXt", "\0\0\0\0"s, text, false), "a.png")->value(), json);
        QCOMPARE(projectInPng(savedAgain("iTXt", "\1\0de\0Projekt\0"s, text, true), "a.png")->value(), json);
    }
    void aPngSavedAgainWithQtStillCarriesIt() {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        std::string large = json;
        for (int i = 0; i < 5000; ++i)
            large += std::to_string(i * 7919 % 10'007);
        const auto [keyword, text] = carriedChunk(large);
        image.setText(QString::fromStdString(keyword), QString::fromStdString(text));
        for (int round = 0; round < 2; ++round) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            QVERIFY(image.save(&buffer, "PNG"));
            QCOMPARE(projectInPng(bytes.toStdString(), "a.png")->value(), large);
            image = QImage::fromData(bytes, "PNG");
        }
    }
    void damagedTextChunksAreRefused() {
        using namespace std::string_literals;
        const std::string text = carriedChunk(json).second;
        for (const std::string& start : {""s, "\1"s, "\0"s})
            refuses(projectInPng(savedAgain("zTXt", start, "", false), "a.png"), ErrorCode::Unreadable,
                    "a.png: byte 33: the project carried along is damaged");
        for (const std::string& start : {""s, "\0"s, "\0\0"s, "\0\0\0"s, "\1\1\0\0"s, "\1\0\0\0"s})
            refuses(projectInPng(savedAgain("iTXt", start, "", false), "a.png"), ErrorCode::Unreadable,
                    "is damaged");
        refuses(projectInPng(savedAgain("zTXt", "\0"s, std::string(32u << 20, 'A'), true), "a.png"),
                ErrorCode::Refused, "unpacks to more than");
    }
    void twoProjectsAreRefused() {
        const auto [keyword, value] = carriedChunk(json);
        const std::string once = chunk("tEXt", keyword + '\0' + value);
        refuses(projectInPng(pngWith(once + once), "a.png"), ErrorCode::Refused, "a second project");
        const std::string element = carriedElement(json);
        refuses(projectInSvg(svgWith(element + "\n" + element), "a.svg"), ErrorCode::Refused, "a.svg:4:");
    }
    void whatFollowsTheEndOfAPngIsNotRead() {
        const auto [keyword, value] = carriedChunk(json);
        QVERIFY(!projectInPng(pngWith("") + chunk("tEXt", keyword + '\0' + value), "a.png")->has_value());
    }
    void bytesAfterTheProjectAreRefused() {
        const std::string packed = zlibOf(json) + "x";
        const QByteArray text = QByteArray::fromStdString(packed).toBase64();
        refuses(projectInSvg(svgWith(elementWith(text.toStdString())), "a.svg"), ErrorCode::Unreadable,
                "is damaged");
    }
    void damagedPayloadsAreRefused() {
        refuses(projectInSvg(svgWith(elementWith("!!!")), "a.svg"), ErrorCode::Unreadable, "a.svg:3:");
        refuses(projectInSvg(svgWith(elementWith("AAAA")), "a.svg"), ErrorCode::Unreadable, "is damaged");
        const auto [keyword, value] = carriedChunk(json);
        refuses(projectInPng(pngWith(chunk("tEXt", keyword + '\0' + value.substr(0, value.size() / 8 * 4))),
                             "a.png"),
                ErrorCode::Unreadable, "is damaged");
    }
    void aNewerVersionIsRefused() {
        std::string element = carriedElement(json);
        element.replace(element.find("version=\"1\""), 11, "version=\"2\"");
        refuses(projectInSvg(svgWith(element), "a.svg"), ErrorCode::Refused, "newer version");
        element = carriedElement(json);
        element.replace(element.find("zlib+"), 5, "zstd+");
        refuses(projectInSvg(svgWith(element), "a.svg"), ErrorCode::Refused, "newer version");
    }
    void aBombIsRefused() {
        const std::string zeros(32u << 20, '0');
        refuses(projectInPng(carriedIn(zeros), "a.png"), ErrorCode::Refused, "unpacks to more than");
    }
    void brokenPngsAreRefusedWithTheirByte() {
        const std::string good = carriedIn(json);
        refuses(projectInPng(good.substr(0, 40), "a.png"), ErrorCode::Unreadable, "damaged at byte 33");
        std::string wrong = good;
        wrong[50] ^= 1;
        refuses(projectInPng(wrong, "a.png"), ErrorCode::Unreadable, "a checksum is wrong");
        std::string longer = good;
        longer[33] = '\x7F';
        refuses(projectInPng(longer, "a.png"), ErrorCode::Unreadable, "longer than the file");
        refuses(projectInPng("GIF89a", "a.png"), ErrorCode::Unreadable, "is no PNG");
    }
    void entitiesAreRefusedAtTheDocumentType() {
        refuses(projectInSvg(
                    "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n"
                    "<svg>&b;</svg>",
                    "a.svg"),
                ErrorCode::Refused, "a.svg:2:1: a document type is not read");
    }
    void entitiesAreRefusedInEveryEncoding() {
        const std::u16string text =
            u"\uFEFF<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg>&a;</svg>";
        std::string little;
        std::string big;
        for (const char16_t unit : text) {
            little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
            big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
        }
        refuses(projectInSvg(little, "a.svg"), ErrorCode::Refused, "the text is not UTF-8");
        refuses(projectInSvg(big, "a.svg"), ErrorCode::Refused, "the text is not UTF-8");
        const std::string declared = "<?xml version=\"1.0\" encoding=\"UTF-16LE\"?>";
        refuses(projectInSvg(declared + little.substr(2), "a.svg"), ErrorCode::Refused,
                "the text is not UTF-8");
    }
    void deepAndWideXmlIsRefused() {
        std::string deep;
        for (int i = 0; i < 200'000; ++i)
            deep += "<g>";
        refuses(projectInSvg("<svg>" + deep, "a.svg"), ErrorCode::Refused, "nested more than 256 deep");
        std::string wide = "<svg";
        for (int i = 0; i < 60'000; ++i)
            wide += " a" + std::to_string(i) + "=\"\"";
        refuses(projectInSvg(wide + "/>", "a.svg"), ErrorCode::Refused, "more than 256 attributes");
        refuses(projectInSvg("<" + std::string(5000, 'a') + "/>", "a.svg"), ErrorCode::Refused,
                "a name has more than 1024 characters");
        std::string many = "<svg>";
        for (int i = 0; i < 1'000'001; ++i)
            many += "<g/>";
        refuses(projectInSvg(many + "</svg>", "a.svg"), ErrorCode::Refused, "more than 1000000 elements");
    }
    void brokenXmlIsRefusedWithItsPlace() {
        refuses(projectInSvg("<svg>\n<g></svg>", "a.svg"), ErrorCode::Unreadable, "a.svg:2:");
        refuses(projectInSvg("<svg", "a.svg"), ErrorCode::Unreadable, "is no sound XML");
        refuses(projectInSvg("", "a.svg"), ErrorCode::Unreadable, "is no sound XML");
        const std::string whole = svgWith(carriedElement(json));
        refuses(projectInSvg(whole.substr(0, whole.size() - 20), "a.svg"), ErrorCode::Unreadable,
                "is no sound XML");
        refuses(projectInSvg("<?xml version=\"1.0\"?>\n<html/>", "a.svg"), ErrorCode::Unreadable,
                "a.svg:2:8: is no SVG");
    }
    void commentsAndQuotesHideNothingFromTheScan() {
        QVERIFY(scanXml("<svg a='<!DOCTYPE x>'><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE x>]]></svg>", "a"));
        QVERIFY(!scanXml("<svg/><!-- - -->\n<!DOCTYPE x>", "a"));
    }
    void picturesAreKnownByTheirFirstBytes() {
        QVERIFY(looksLikePng(pngWith("")));
        QVERIFY(!looksLikePng("PNG"));
        QVERIFY(looksLikeSvg(svgWith("")) && looksLikeSvg("\xEF\xBB\xBF<svg/>"));
        QVERIFY(looksLikeSvg("<?xml version='1.0'?>\n<!-- <html> -->\n<svg:svg xmlns:svg='x'/>"));
        QVERIFY(looksLikeSvg("<!DOCTYPE svg PUBLIC 'a' 'b' [<!ENTITY ns 'c'>]>\n<svg>"));
        QVERIFY(!looksLikeSvg("a > b: <svg>") && !looksLikeSvg("<html><svg/></html>") && !looksLikeSvg(""));
        QVERIFY(!looksLikeSvg("<svgs/>") && !looksLikeSvg("<!-- <svg>") && !looksLikeSvg("<"));
    }
};

QTEST_APPLESS_MAIN(CarriedProjectTest)
#include "carried_project_test.moc"
