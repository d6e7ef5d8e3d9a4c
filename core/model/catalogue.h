// The catalogue of component kinds: stable ids (they are in people's files), names, aliases, technologies and
// default properties with unit, source and confidence. Used by the text language, palette, inspector and
// analysis. Static tables compiled from resources/catalogue/kinds.json; nothing is allocated or parsed at
// start. Lookups take words in word form (base/text.h wordForm).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace chalkline {

/// Decides colour and silhouette.
enum class Family { Neutral, Edge, Compute, Store, Cache, Messaging };

enum class PropertyType { Number, Boolean, Text };

struct PropertyChoice {
    std::string_view value; // stored
    std::string_view label;
};

struct PropertyKey {
    std::string_view key; // ends in its unit where it has one
    std::string_view label;
    std::string_view unit;
    PropertyType type = PropertyType::Text;
    std::string_view section = {};                // of what is decided; "" for how the component behaves
    std::span<const PropertyChoice> choices = {}; // the only values there are; none: any
    std::span<const std::string_view> asked = {}; // kinds, and groups of kinds, of which it is asked
    bool whole = false;                           // a number without fraction
    double most = 0;                              // the largest number; 0: any
};

struct DefaultProperty {
    std::string_view key;        // one of allPropertyKeys()
    std::string_view value;      // number in C locale, true or false, or words
    std::string_view unit;       // that of the key
    std::string_view source;     // see sourceText(); B = believed
    std::string_view confidence; // h, m or l
};

struct Kind {
    std::string_view id;
    std::string_view group; // the id up to the dot
    std::string_view name;
    Family family;
    std::span<const std::string_view> aliases;      // each belongs to one kind
    std::span<const std::string_view> technologies; // display names, the owned and the shared
    std::span<const DefaultProperty> defaults;
};

/// What an alias does in a name.
enum class AliasRole {
    Actor,      // noun of one word that acts: decides in last place (worker, gateway)
    Thing,      // noun of one word that holds or carries (queue, cache)
    Word,       // any other word or words for the kind
    Alone,      // counts only as the whole name (customer); may name a technology (Square)
    Technology, // names a technology of the kind (kafka)
};

/// What an alias stands for: a kind, and the technology if the alias names one.
struct AliasMeaning {
    const Kind* kind = nullptr;
    std::string_view technology; // display name; "" if it is a word for the kind itself
    AliasRole role = AliasRole::Word;
};

[[nodiscard]] std::span<const Kind> allKinds();
/// Null if there is no kind of that id.
[[nodiscard]] const Kind* findKind(std::string_view id);
/// The meaning of an alias or spelled technology; kind is null if nobody has it.
[[nodiscard]] AliasMeaning findAlias(std::string_view wordForm);
/// The kind a word stands for, technologies left out; null if none.
[[nodiscard]] const Kind* kindByAlias(std::string_view wordForm);
/// The kind a technology belongs to; null if the catalogue does not know it.
[[nodiscard]] const Kind* kindByTechnology(std::string_view wordForm);
/// The family of a kind; Compute for ids the catalogue does not know (a newer file).
[[nodiscard]] Family familyOf(std::string_view kindId);

[[nodiscard]] std::span<const PropertyKey> allPropertyKeys();
/// Null if there is no such key.
[[nodiscard]] const PropertyKey* propertyKey(std::string_view key);
/// True if the key is asked of a component of that kind, whether or not it has a default.
[[nodiscard]] bool isAsked(const PropertyKey& key, const Kind& kind);
/// How a stored value is called: the label of a choice, else the value itself.
[[nodiscard]] std::string_view valueLabel(const PropertyKey& key, std::string_view value);
/// What a source tag stands for; "" for an unknown one.
[[nodiscard]] std::string_view sourceText(std::string_view tag);

/// The tables the generator writes.
namespace catalogue {

struct Alias {
    std::string_view text; // word form
    int kind;
    std::string_view technology;
    AliasRole role;
};

struct Source {
    std::string_view tag;
    std::string_view text;
};

extern const std::span<const Kind> kinds;
extern const std::span<const Alias> aliases; // ordered by text
extern const std::span<const PropertyKey> properties;
extern const std::span<const Source> sources;

} // namespace catalogue

} // namespace chalkline
