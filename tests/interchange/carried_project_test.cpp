#include <QtTest>

#include "interchange/carried_project.h"
#include "interchange/xml_scan.h"

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
    }
    void commentsAndQuotesHideNothingFromTheScan() {
        QVERIFY(scanXml("<svg a='<!DOCTYPE x>'><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE x>]]></svg>", "a"));
        QVERIFY(!scanXml("<svg/><!-- - -->\n<!DOCTYPE x>", "a"));
    }
    void picturesAreKnownByTheirFirstBytes() {
        QVERIFY(looksLikePng(pngWith("")));
        QVERIFY(!looksLikePng("PNG"));
        QVERIFY(looksLikeSvg(svgWith("")) && looksLikeSvg("\xEF\xBB\xBF<svg/>"));
        QVERIFY(!looksLikeSvg("a > b: <svg>") && !looksLikeSvg("<html></html>") && !looksLikeSvg(""));
    }
};

QTEST_APPLESS_MAIN(CarriedProjectTest)
#include "carried_project_test.moc"
