#include "render/glyphs.h"

#include <map>
#include <string>

namespace chalkline {

namespace {

/// Reads "M x y L x y C x1 y1 x2 y2 x y Z" with single blanks; only for the constants below.
Path read(const char* text) {
    Path path;
    const char* at = text;
    const auto number = [&] {
        char* end = nullptr;
        const double value = std::strtod(at, &end);
        at = end;
        return value;
    };
    const auto point = [&] {
        const double x = number();
        return Point{x, number()};
    };
    while (*at) {
        const char command = *at++;
        if (command == 'M') path.push_back({Step::Move, point(), {}, {}});
        if (command == 'L') path.push_back({Step::Line, point(), {}, {}});
        if (command == 'Z') path.push_back({Step::Close, {}, {}, {}});
        if (command == 'C') {
            const Point first = point();
            const Point second = point();
            path.push_back({Step::Cubic, point(), first, second});
        }
    }
    return path;
}

const std::map<std::string, Path, std::less<>>& glyphs() {
    static const std::map<std::string, Path, std::less<>> all{
        {"client", read("M4 5 L20 5 L20 16 L4 16 Z M12 16 L12 20 M8 20 L16 20")},
        {"edge", read("M4 21 L4 11 C4 6 8 3 12 3 C16 3 20 6 20 11 L20 21 M9 21 L9 12 C9 10 10 9 12 9 C14 9 "
                      "15 10 15 12 "
                      "L15 21 M3 21 L21 21")},
        {"compute", read("M12 3 L20 7 L20 16 L12 21 L4 16 L4 7 Z M4 7 L12 12 L20 7 M12 12 L12 21")},
        {"store",
         read("M4 6 C4 2 20 2 20 6 L20 18 C20 22 4 22 4 18 Z M4 6 C4 10 20 10 20 6 M4 12 C4 16 20 16 20 12")},
        {"cache", read("M13 3 L5 13 L11 13 L10 21 L19 10 L13 10 Z")},
        {"msg", read("M3 7 L21 7 M3 12 L21 12 M3 17 L21 17 M8 5 L8 9 M15 10 L15 14 M6 15 L6 19")},
        {"search",
         read("M10 4 C14 4 16 7 16 10 C16 14 13 16 10 16 C6 16 4 13 4 10 C4 7 6 4 10 4 Z M15 15 L21 21")},
        {"analytics", read("M4 20 L20 20 M7 20 L7 12 M12 20 L12 5 M17 20 L17 9")},
        {"ml", read("M6 6 L12 12 L6 18 M12 12 L19 12 M6 6 L19 12 L6 18 M6 5 L6 7 M6 17 L6 19 M20 11 L20 13")},
        {"obs",
         read("M3 12 C7 5 17 5 21 12 C17 19 7 19 3 12 Z M12 9 C14 9 15 10 15 12 C15 14 14 15 12 15 C10 "
              "15 9 14 9 12 C9 10 10 9 12 9 Z")},
        {"sec", read("M12 3 L20 6 L20 12 C20 17 16 20 12 21 C8 20 4 17 4 12 L4 6 Z M9 12 L11 14 L15 10")},
        {"ext", read("M13 4 L20 4 L20 11 M20 4 L11 13 M17 14 L17 20 L4 20 L4 7 L10 7")},
    };
    return all;
}

} // namespace

const Path& groupGlyph(std::string_view kindId) {
    const Kind* kind = findKind(kindId);
    const auto found = glyphs().find(kind ? kind->group : std::string_view("compute"));
    return found == glyphs().end() ? glyphs().at("compute") : found->second;
}

} // namespace chalkline
