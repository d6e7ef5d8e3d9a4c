// Which kind of component a name means (type-to-draw rule 6). A function of the name and the catalogue alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chalkline {

struct KindGuess {
    std::string kindId;
    std::string technology; // canonical name, if a technology decided
};

/// In this order: a multi-word alias that ends the name; an actor noun in last place (an alias before it wins
/// if it is of the same catalogue group); the rightmost technology; the rightmost thing noun; another alias,
/// the rightmost first; else compute.service.
[[nodiscard]] KindGuess inferKind(std::string_view name);

/// The kind that a word in parentheses stands for, by id, kind name, alias or technology; nullopt: the word
/// is itself a technology. `name` is the component it stands behind: (ext) on a name that is an alias of an
/// ext.* kind gives that kind.
[[nodiscard]] std::optional<KindGuess> kindForNode(std::string_view word, std::string_view name);

} // namespace chalkline
