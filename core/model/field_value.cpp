#include "model/field_value.h"

#include <charconv>
#include <cmath>

namespace chalkline {

std::string formatNumber(double value) {
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} ? std::string(buffer, end) : std::string("0");
}

std::string formatPoints(const std::vector<Point>& points) {
    std::string text;
    for (const Point& point : points) {
        if (!text.empty()) text += ' ';
        text += formatNumber(point.x);
        text += ' ';
        text += formatNumber(point.y);
    }
    return text;
}

bool parsePoints(std::string_view text, std::vector<Point>& points) {
    std::vector<double> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        if (*at == ' ') {
            ++at;
            continue;
        }
        double number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc{} || !std::isfinite(number)) return false;
        numbers.push_back(number);
        at = next;
    }
    if (numbers.size() % 2 != 0) return false;
    points.clear();
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        points.push_back({numbers[i], numbers[i + 1]});
    return true;
}

} // namespace chalkline
