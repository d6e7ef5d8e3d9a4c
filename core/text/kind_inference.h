// stand-in until the catalogue lands
#pragma once
#include <optional>
#include <string>
#include <string_view>
namespace chalkline {
struct KindGuess {
    std::string kindId;
    std::string technology;
};
[[nodiscard]] KindGuess inferKind(std::string_view name);
[[nodiscard]] std::optional<KindGuess> kindForNode(std::string_view word, std::string_view name);
} // namespace chalkline
