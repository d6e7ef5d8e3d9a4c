#include "text/kind_inference.h"

#include "base/text.h"
#include "model/catalogue.h"

#include <algorithm>
#include <array>
#include <span>

namespace chalkline {

namespace {

using Words = std::vector<std::string>;
using Span = std::span<const std::string>;

constexpr std::string_view defaultKind = "compute.service";
constexpr std::size_t longestAlias = 5; // words

// Behind the noun these say how many or where, not what.
constexpr std::array tailWords = {"cluster", "pool", "fleet",    "farm",  "tier",    "layer",      "node",
                                  "group",   "set",  "instance", "ring",  "prod",    "production", "staging",
                                  "dev",     "test", "eu",       "us",    "ap",      "apac",       "emea",
                                  "east",    "west", "north",    "south", "central", "europe",     "asia",
                                  "region",  "zone", "az",       "main",  "new",     "old",        "legacy"};
// Nouns that people write together with the word before them.
constexpr std::array gluedNouns = {"microservice", "service",  "server",    "gateway", "worker",
                                   "consumer",     "database", "processor", "queue",   "cache",
                                   "topic",        "client",   "api",       "app",     "db"};

bool isOneOf(const auto& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}

/// The word, then what it may be the plural of.
Words readings(const std::string& word) {
    Words all{word};
    if (word.size() < 3 || !word.ends_with('s') || word.ends_with("ss")) return all;
    all.push_back(word.substr(0, word.size() - 1));
    if (word.ends_with("es")) all.push_back(word.substr(0, word.size() - 2));
    if (word.ends_with("ies")) all.push_back(word.substr(0, word.size() - 3) + "y");
    return all;
}

/// What these words together stand for; the last may be a plural.
AliasMeaning meaningOf(Span words) {
    if (words.empty()) return {};
    std::string before;
    for (const std::string& word : words.first(words.size() - 1))
        before += word + ' ';
    for (const std::string& last : readings(words.back()))
        if (const AliasMeaning meaning = findAlias(before + last); meaning.kind) return meaning;
    return {};
}

bool isKnown(const std::string& word) {
    return meaningOf(Span(&word, 1)).kind != nullptr;
}

/// The longest alias that ends these words and has at least so many of them.
AliasMeaning endingOf(Span words, std::size_t atLeast, std::size_t whole) {
    for (std::size_t length = std::min(words.size(), longestAlias); length >= atLeast && length > 0; --length)
        if (const AliasMeaning meaning = meaningOf(words.last(length));
            meaning.kind && (meaning.role != AliasRole::Alone || length == whole))
            return meaning;
    return {};
}

/// "userdb2" becomes "user", "db": a number at the end goes if that gives a known word, then a noun
/// written together with at least three letters before it is parted.
void addParted(std::string word, Words& to) {
    if (isKnown(word)) return to.push_back(std::move(word));
    const std::size_t lastLetter = word.find_last_not_of("0123456789");
    std::string plain = lastLetter == std::string::npos ? word : word.substr(0, lastLetter + 1);
    for (const std::string& reading : readings(plain))
        for (const std::string_view noun : gluedNouns)
            if (reading.ends_with(noun) && reading.size() >= noun.size() + 3) {
                to.push_back(reading.substr(0, reading.size() - noun.size()));
                to.emplace_back(noun);
                return;
            }
    to.push_back(isKnown(plain) ? std::move(plain) : std::move(word));
}

/// Parts "OrderDB" and "APIGateway", not "PostgreSQL", which the catalogue knows.
void addCamel(std::string_view word, Words& to) {
    std::string folded = foldName(word);
    if (isKnown(folded)) return to.push_back(std::move(folded));
    std::size_t begin = 0;
    for (std::size_t i = 1; i < word.size(); ++i) {
        const bool rises = isLower(word[i - 1]) && isUpper(word[i]);
        const bool falls =
            isUpper(word[i - 1]) && isUpper(word[i]) && i + 1 < word.size() && isLower(word[i + 1]);
        // "DBs" is one word: a plural's s opens none.
        if (!rises && !(falls && word.substr(i + 1) != "s")) continue;
        addParted(foldName(word.substr(begin, i - begin)), to);
        begin = i;
    }
    addParted(foldName(word.substr(begin)), to);
}

bool isNumbering(const std::string& word) {
    const bool letterFirst = !word.empty() && isLower(word.front());
    return std::ranges::all_of(word.begin() + (letterFirst ? 1 : 0), word.end(), isDigit);
}

/// "redis server" is redis, "stripe api" is stripe: a product's own server or interface.
bool isOwnNoun(Span words) {
    const std::string& noun = words.back();
    const AliasMeaning before = endingOf(words.first(words.size() - 1), 1, 0);
    if (!before.kind || before.role != AliasRole::Technology) return false;
    const Family family = before.kind->family;
    if (noun == "server" || noun == "servers")
        return family != Family::Compute && before.kind->group != "client";
    return noun == "api" && before.kind->group == "ext";
}

void trimTail(Words& words) {
    while (words.size() > 1) {
        if (endingOf(words, 2, words.size()).kind) return;
        bool isTail = isNumbering(words.back()) || isOwnNoun(words);
        for (const std::string& reading : readings(words.back()))
            isTail = isTail || isOneOf(tailWords, reading);
        if (!isTail) return;
        words.pop_back();
    }
}

Words wordsOf(std::string_view name) {
    Words all;
    for (const std::string_view word : words(name))
        addCamel(word, all);
    trimTail(all);
    return all;
}

KindGuess guess(const AliasMeaning& meaning, KindReason reason) {
    return {std::string(meaning.kind->id), std::string(meaning.technology), reason};
}

/// Does the alias that ends `before` say more about the actor than the actor noun?
bool refines(const AliasMeaning& before, const AliasMeaning& actor) {
    return before.kind && before.kind->group == actor.kind->group && before.kind->id != defaultKind;
}

std::optional<KindGuess> byActor(const Words& words) {
    const AliasMeaning actor = meaningOf(Span(words).last(1));
    if (!actor.kind || actor.role != AliasRole::Actor) return std::nullopt;
    // Among compute kinds only the word next to the noun: a "batch payment service" is a service.
    const std::size_t reach = actor.kind->group == "compute" ? 1 : words.size();
    for (std::size_t end = words.size() - 1; end > 0 && words.size() - end <= reach; --end)
        if (const AliasMeaning before = endingOf(Span(words).first(end), 1, 0); refines(before, actor))
            return guess(before, KindReason::Actor);
    return guess(actor, KindReason::Actor);
}

/// The rightmost alias that `accept` takes; it is asked with the role of the alias's last word too.
std::optional<KindGuess> rightmost(const Words& words, KindReason reason, const auto& accept) {
    for (std::size_t end = words.size(); end > 0; --end) {
        const AliasMeaning noun = meaningOf(Span(words).subspan(end - 1, 1));
        const AliasMeaning meaning = endingOf(Span(words).first(end), 1, words.size());
        if (meaning.kind && accept(meaning, noun)) return guess(meaning, reason);
    }
    return std::nullopt;
}

bool isTechnology(const AliasMeaning& meaning, const AliasMeaning&) {
    return meaning.role == AliasRole::Technology;
}

bool isThing(const AliasMeaning&, const AliasMeaning& noun) {
    return noun.kind && noun.role == AliasRole::Thing;
}

bool isAny(const AliasMeaning&, const AliasMeaning&) {
    return true;
}

KindGuess inferFrom(const Words& words) {
    if (words.empty()) return {std::string(defaultKind), {}, KindReason::Nothing};
    if (const AliasMeaning ending = endingOf(words, 2, words.size()); ending.kind)
        return guess(ending, KindReason::Ending);
    if (auto found = byActor(words)) return *found;
    if (auto found = rightmost(words, KindReason::Technology, isTechnology)) return *found;
    if (auto found = rightmost(words, KindReason::Thing, isThing)) return *found;
    if (auto found = rightmost(words, KindReason::OtherWord, isAny)) return *found;
    return {std::string(defaultKind), {}, KindReason::Nothing};
}

/// The external kind that a name marked (ext) speaks of.
std::string externalKind(std::string_view name) {
    const Words words = wordsOf(name);
    const auto isExternal = [](const AliasMeaning& meaning, const AliasMeaning&) {
        return meaning.kind->group == "ext";
    };
    if (const auto found = rightmost(words, KindReason::Given, isExternal)) return found->kindId;
    return inferFrom(words).kindId == "sec.auth" ? "ext.identity" : "ext.api";
}

void addOnce(std::vector<std::string>& list, std::string_view id) {
    if (!isOneOf(list, id)) list.emplace_back(id);
}

} // namespace

KindGuess inferKind(std::string_view name) {
    const std::size_t headEnd = name.find_first_of("\n([{");
    KindGuess found = inferFrom(wordsOf(name.substr(0, headEnd)));
    if (found.reason == KindReason::Nothing && headEnd != std::string_view::npos)
        found = inferFrom(wordsOf(name));
    return found;
}

std::optional<KindGuess> kindByWord(std::string_view word) {
    const std::string folded = foldName(word);
    if (const Kind* kind = findKind(folded)) return KindGuess{std::string(kind->id), {}, KindReason::Given};
    const std::string form = wordForm(folded);
    for (const Kind& kind : allKinds())
        if (wordForm(kind.name) == form) return KindGuess{std::string(kind.id), {}, KindReason::Given};
    const auto views = words(folded);
    const AliasMeaning meaning = meaningOf(Words(views.begin(), views.end()));
    if (!meaning.kind) return std::nullopt;
    return guess(meaning, KindReason::Given);
}

std::optional<KindGuess> kindForNode(std::string_view word, std::string_view name) {
    std::optional<KindGuess> found = kindByWord(word);
    if (!found) return std::nullopt;
    if (found->technology.empty()) {
        if (found->kindId == "ext.api") found->kindId = externalKind(name);
        return found;
    }
    const KindGuess own = inferKind(name);
    const Kind* kind = findKind(own.kindId);
    if (own.reason != KindReason::Nothing && kind && isOneOf(kind->technologies, found->technology))
        found->kindId = own.kindId;
    return found;
}

std::vector<std::string> kindCandidates(std::string_view name) {
    std::vector<std::string> all{inferKind(name).kindId};
    const Words words = wordsOf(name);
    for (std::size_t end = words.size(); end > 0; --end)
        for (std::size_t length = std::min(end, longestAlias); length > 0; --length)
            if (const AliasMeaning meaning = meaningOf(Span(words).subspan(end - length, length));
                meaning.kind && meaning.role != AliasRole::Alone)
                addOnce(all, meaning.kind->id);
    const std::string_view group = findKind(all.front())->group;
    for (const Kind& kind : allKinds())
        if (kind.group == group) addOnce(all, kind.id);
    for (const std::string_view usual :
         {"compute.service", "compute.worker", "store.relational", "cache.distributed", "msg.queue",
          "msg.log", "edge.api_gateway", "client.web", "ext.api"})
        addOnce(all, usual);
    return all;
}

} // namespace chalkline
