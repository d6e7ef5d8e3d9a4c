// The catalogue of component kinds: stable ids (they are in people's files), names, aliases, technologies and
// default properties with unit, source and confidence. Static tables compiled from
// resources/catalogue/kinds.json; nothing is allocated or parsed at start.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace chalkline {

/// Decides colour and silhouette.
enum class Family { Neutral, Edge, Compute, Store, Cache, Messaging };

struct DefaultProperty {
    std::string_view key;   // ends in its unit where it has one
    std::string_view value; // number in C locale, true/false, or words
    std::string_view unit;
    std::string_view source;     // tag of the reference list; B = believed
    std::string_view confidence; // h, m or l
};

struct Kind {
    std::string_view id;
    std::string_view group;
    std::string_view name;
    Family family;
    std::span<const std::string_view> aliases; // folded; each belongs to one kind
    std::span<const std::string_view> technologies;
    std::span<const DefaultProperty> defaults;
};

/// What an alias stands for: a kind, and the technology if the alias names one.
struct AliasMeaning {
    const Kind* kind = nullptr;
    std::string_view technology; // "" if the alias is a word for the kind itself
};

[[nodiscard]] std::span<const Kind> allKinds();
/// Null if there is no kind of that id.
[[nodiscard]] const Kind* findKind(std::string_view id);
/// The meaning of a folded alias or spelled technology; kind is null if nobody has it.
[[nodiscard]] AliasMeaning findAlias(std::string_view folded);
/// The family of a kind; Compute for ids the catalogue does not know (a newer file).
[[nodiscard]] Family familyOf(std::string_view kindId);

namespace catalogue {

struct Alias {
    std::string_view text;
    int kind;
    std::string_view technology;
};

extern const Kind kinds[];
extern const std::size_t kindCount;
extern const Alias aliases[]; // ordered by text
extern const std::size_t aliasCount;

} // namespace catalogue

} // namespace chalkline
