// Which kind of component a name or a word in parentheses means (type-to-draw rule 6). Used by the text
// language, the readers of foreign formats and "next kind" on the canvas. Functions of the words and the
// catalogue alone: the same name gives the same kind on every machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

/// What decided.
enum class KindReason {
    Given,      // somebody named the kind
    Ending,     // words that end the name: "dead letter queue"
    Actor,      // the noun in last place that acts: "payment service"
    Technology, // "kafka topic"
    Thing,      // "post db"
    OtherWord,  // "mobile"
    Nothing,    // no word of the name is known
};

struct KindGuess {
    std::string kindId;
    std::string technology; // display name, if the words name one of that kind
    KindReason reason = KindReason::Nothing;

    bool operator==(const KindGuess&) const = default;
};

/// In this order: the longest alias of several words that ends the name; an actor noun in last place, where
/// an alias before it wins if it is of the same group (among compute kinds only the word next to it); the
/// rightmost technology; the rightmost thing noun; another alias, the rightmost first; else compute.service.
/// Before that, numbers, places and collective nouns are taken off the end ("redis cluster 2", "worker eu"),
/// plurals are read as singulars, and words written together are parted ("OrderDB", "userservice"). A second
/// line or a bracket counts only if what stands before it says nothing.
[[nodiscard]] KindGuess inferKind(std::string_view name);

/// The kind that a word stands for: its id, name, alias or technology (then with the technology). nullopt:
/// the catalogue does not know the word, so it is itself a technology.
[[nodiscard]] std::optional<KindGuess> kindByWord(std::string_view word);

/// kindByWord for a word in parentheses behind `name`. There (ext) gives the external kind that the name
/// speaks of, and a technology that the kind of the name offers leaves that kind: geo index (redis).
[[nodiscard]] std::optional<KindGuess> kindForNode(std::string_view word, std::string_view name);

/// What "next kind" walks through, the best first and none twice: the inferred kind, every other kind a word
/// of the name stands for, the kinds of the same group, then the usual one of each family.
[[nodiscard]] std::vector<std::string> kindCandidates(std::string_view name);

} // namespace chalkline
