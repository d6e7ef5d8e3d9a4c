#include "model/catalogue.h"

#include <algorithm>

namespace chalkline {

namespace {

template <class Row, class Key>
const Row* rowOf(std::span<const Row> rows, std::string_view wanted, Key key) {
    const auto found = std::ranges::find(rows, wanted, key);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

std::span<const Kind> allKinds() {
    return catalogue::kinds;
}

const Kind* findKind(std::string_view id) {
    return rowOf(catalogue::kinds, id, &Kind::id);
}

AliasMeaning findAlias(std::string_view wordForm) {
    const auto found = std::ranges::lower_bound(catalogue::aliases, wordForm, {}, &catalogue::Alias::text);
    if (found == catalogue::aliases.end() || found->text != wordForm) return {};
    return {&catalogue::kinds[static_cast<std::size_t>(found->kind)], found->technology, found->role};
}

const Kind* kindByAlias(std::string_view wordForm) {
    const AliasMeaning meaning = findAlias(wordForm);
    return meaning.technology.empty() ? meaning.kind : nullptr;
}

const Kind* kindByTechnology(std::string_view wordForm) {
    const AliasMeaning meaning = findAlias(wordForm);
    return meaning.technology.empty() ? nullptr : meaning.kind;
}

Family familyOf(std::string_view kindId) {
    const Kind* kind = findKind(kindId);
    return kind ? kind->family : Family::Compute;
}

std::span<const PropertyKey> allPropertyKeys() {
    return catalogue::properties;
}

const PropertyKey* propertyKey(std::string_view key) {
    return rowOf(catalogue::properties, key, &PropertyKey::key);
}

bool isAsked(const PropertyKey& key, const Kind& kind) {
    return std::ranges::any_of(
        key.asked, [&](std::string_view asked) { return asked == kind.id || asked == kind.group; });
}

std::string_view valueLabel(const PropertyKey& key, std::string_view value) {
    const PropertyChoice* choice = rowOf(key.choices, value, &PropertyChoice::value);
    return choice ? choice->label : value;
}

std::string_view sourceText(std::string_view tag) {
    const catalogue::Source* source = rowOf(catalogue::sources, tag, &catalogue::Source::tag);
    return source ? source->text : std::string_view{};
}

} // namespace chalkline
