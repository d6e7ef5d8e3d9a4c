#include "base/clock.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace chalkline {

Clock systemClock() {
    if (const char* text = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view view(text);
        std::int64_t seconds = 0;
        const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), seconds);
        if (error == std::errc{} && end == view.data() + view.size())
            return [seconds] { return seconds * 1000; };
    }
    return [] {
        using namespace std::chrono;
        return static_cast<std::int64_t>(
            duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
    };
}

} // namespace chalkline
