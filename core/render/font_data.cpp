#include "render/font_data.h"

#include <array>

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

constexpr std::array<FaceName, faceCount> names{{{"Inter", 400},
                                                 {"Inter", 500},
                                                 {"Inter", 600},
                                                 {"Inter", 700},
                                                 {"JetBrains Mono", 500},
                                                 {"Comic Neue", 400},
                                                 {"Comic Neue", 700}}};

} // namespace

FaceName nameOf(Face face) {
    return names[static_cast<std::size_t>(face)];
}

std::string_view fontBytes(Face face) {
    const Bytes bytes = fonts[static_cast<std::size_t>(face)];
    return {bytes.begin, static_cast<std::size_t>(bytes.end - bytes.begin)};
}

} // namespace chalkline
