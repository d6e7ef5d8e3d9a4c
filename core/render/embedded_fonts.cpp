#include "render/embedded_fonts.h"

#include <QFontDatabase>

#include <array>
#include <cmath>

// Written by resources/generate/CMakeLists.txt: the bytes of each font, in the order of Face.
extern "C" {
extern const char chalklineFont0[], chalklineFont0End[];
extern const char chalklineFont1[], chalklineFont1End[];
extern const char chalklineFont2[], chalklineFont2End[];
extern const char chalklineFont3[], chalklineFont3End[];
extern const char chalklineFont4[], chalklineFont4End[];
extern const char chalklineFont5[], chalklineFont5End[];
extern const char chalklineFont6[], chalklineFont6End[];
}

namespace chalkline {

namespace {

struct Bytes {
    const char* begin;
    const char* end;
};

constexpr std::array<Bytes, faceCount> fonts{{{chalklineFont0, chalklineFont0End},
                                              {chalklineFont1, chalklineFont1End},
                                              {chalklineFont2, chalklineFont2End},
                                              {chalklineFont3, chalklineFont3End},
                                              {chalklineFont4, chalklineFont4End},
                                              {chalklineFont5, chalklineFont5End},
                                              {chalklineFont6, chalklineFont6End}}};

struct FaceName {
    const char* family;
    QFont::Weight weight;
};

constexpr std::array<FaceName, faceCount> names{{{"Inter", QFont::Normal},
                                                 {"Inter", QFont::Medium},
                                                 {"Inter", QFont::DemiBold},
                                                 {"Inter", QFont::Bold},
                                                 {"JetBrains Mono", QFont::Medium},
                                                 {"Comic Neue", QFont::Normal},
                                                 {"Comic Neue", QFont::Bold}}};

void registerFace(std::size_t face) {
    static std::array<bool, faceCount> known{};
    if (std::exchange(known[face], true)) return;
    const Bytes bytes = fonts[face];
    QFontDatabase::addApplicationFontFromData(
        QByteArray::fromRawData(bytes.begin, static_cast<qsizetype>(bytes.end - bytes.begin)));
}

} // namespace

QFont fontOf(const FontStyle& style) {
    const auto face = static_cast<std::size_t>(style.face);
    registerFace(face);
    QFont font(QString::fromLatin1(names[face].family));
    font.setPixelSize(static_cast<int>(std::lround(style.size)));
    font.setWeight(names[face].weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, style.spacing);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace chalkline
