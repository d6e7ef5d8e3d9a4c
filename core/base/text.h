// stand-in until the catalogue branch lands
#pragma once
#include <string>
#include <string_view>
namespace chalkline {
[[nodiscard]] std::string foldName(std::string_view text);
}
