#include "text/kind_inference.h"
namespace chalkline {
KindGuess inferKind(std::string_view) {
    return {"compute.service", {}};
}
std::optional<KindGuess> kindForNode(std::string_view word, std::string_view) {
    if (word.find('.') == std::string_view::npos) return std::nullopt;
    return KindGuess{std::string(word), {}};
}
} // namespace chalkline
