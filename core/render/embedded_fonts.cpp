#include "render/embedded_fonts.h"

#include "render/font_data.h"

#include <QFontDatabase>

#include <array>
#include <cmath>
#include <mutex>

namespace chalkline {

namespace {

/// Once a face, whichever thread draws first.
void registerFace(Face face) {
    static std::array<std::once_flag, faceCount> known;
    std::call_once(known[static_cast<std::size_t>(face)], [face] {
        const std::string_view bytes = fontBytes(face);
        QFontDatabase::addApplicationFontFromData(
            QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    });
}

} // namespace

QFont fontOf(const FontStyle& style) {
    registerFace(style.face);
    const FaceName name = nameOf(style.face);
    QFont font(QString::fromLatin1(name.family));
    font.setPixelSize(static_cast<int>(std::lround(style.size)));
    font.setWeight(static_cast<QFont::Weight>(name.weight));
    font.setLetterSpacing(QFont::AbsoluteSpacing, style.spacing);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace chalkline
