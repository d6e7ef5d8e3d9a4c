#include "text/kind_inference.h"

#include "base/text.h"
#include "model/catalogue.h"

#include <algorithm>
#include <array>
#include <vector>

namespace chalkline {

namespace {

// Who does something: decides when it ends the name.
constexpr std::array actorNouns{
    "service",      "worker",   "consumer",     "api",         "server",     "gateway",   "app",
    "client",       "cron",     "proxy",        "processor",   "scheduler",  "generator", "handler",
    "engine",       "manager",  "resolver",     "crawler",     "fetcher",    "sender",    "dispatcher",
    "indexer",      "listener", "poller",       "subscriber",  "agent",      "browser",   "limiter",
    "transcoder",   "encoder",  "orchestrator", "coordinator", "aggregator", "job",       "balancer",
    "microservice", "backend",  "monolith",     "function",    "lambda",     "router",    "svc"};
// What something is: decides when no actor and no technology does.
constexpr std::array thingNouns{
    "db",       "database", "cache",  "queue",   "topic",    "storage", "replica",   "index", "store",
    "registry", "log",      "stream", "bucket",  "shard",    "broker",  "warehouse", "lake",  "ledger",
    "cdn",      "dns",      "lb",     "mq",      "dlq",      "bus",     "channel",   "blob",  "disk",
    "waf",      "events",   "logs",   "metrics", "pipeline", "session", "sessions",  "table", "primary"};

struct Words {
    std::vector<std::string> all;

    [[nodiscard]] std::string joined(std::size_t from, std::size_t count) const {
        std::string text;
        for (std::size_t i = from; i < from + count; ++i)
            text += (i > from ? " " : "") + all[i];
        return text;
    }
};

bool isOneOf(const auto& nouns, const std::string& word) {
    return std::ranges::find(nouns, word) != nouns.end();
}

/// A plural that is no alias itself is read as its singular, if that is a word we know.
std::string singular(const std::string& word) {
    if (findAlias(word).kind || word.size() < 4 || !word.ends_with('s')) return word;
    const std::string stem = word.substr(0, word.size() - 1);
    const std::string candidates[] = {stem, word.substr(0, word.size() - 2),
                                      word.substr(0, word.size() - 3) + "y"};
    for (const std::string& candidate : candidates)
        if (findAlias(candidate).kind || isOneOf(actorNouns, candidate) || isOneOf(thingNouns, candidate))
            return candidate;
    return word;
}

/// Folded words; a trailing number (db2, cache 3) does not hide the noun before it.
Words wordsOf(std::string_view name) {
    Words words;
    const std::string folded = foldName(name);
    std::string word;
    const auto finish = [&] {
        while (word.size() > 2 && word.back() >= '0' && word.back() <= '9' && !findAlias(word).kind)
            word.pop_back();
        const bool number = !word.empty() && std::ranges::all_of(word, [](char c) {
            return (c >= '0' && c <= '9') || c == '#';
        });
        if (!word.empty() && !number) words.all.push_back(singular(word));
        word.clear();
    };
    for (const char c : folded)
        if (c == ' ' || c == '/' || c == '_' || c == '\n' || c == '(' || c == ')' || c == ',')
            finish();
        else
            word += c;
    finish();
    return words;
}

KindGuess guess(const AliasMeaning& meaning) {
    return {std::string(meaning.kind->id), std::string(meaning.technology)};
}

/// The longest alias of two words or more that ends the name.
std::optional<KindGuess> byEnding(const Words& words) {
    const std::size_t n = words.all.size();
    for (std::size_t length = std::min<std::size_t>(n, 5); length >= 2; --length)
        if (const AliasMeaning meaning = findAlias(words.joined(n - length, length)); meaning.kind)
            return guess(meaning);
    return std::nullopt;
}

std::optional<KindGuess> byActor(const Words& words) {
    const std::string& last = words.all.back();
    if (!isOneOf(actorNouns, last)) return std::nullopt;
    AliasMeaning actor = findAlias(last);
    if (!actor.kind) actor.kind = findKind("compute.service");
    for (std::size_t i = words.all.size() - 1; i-- > 0;) {
        const AliasMeaning before = findAlias(words.all[i]);
        if (before.kind && before.kind->group == actor.kind->group && before.technology.empty() &&
            before.kind != actor.kind)
            return guess(before);
    }
    return guess({actor.kind, {}});
}

std::optional<KindGuess> rightmost(const Words& words, const auto& accept) {
    for (std::size_t end = words.all.size(); end > 0; --end)
        for (std::size_t length = std::min<std::size_t>(end, 3); length > 0; --length)
            if (const AliasMeaning meaning = findAlias(words.joined(end - length, length));
                meaning.kind && accept(meaning, words.all[end - 1]))
                return guess(meaning);
    return std::nullopt;
}

} // namespace

KindGuess inferKind(std::string_view name) {
    if (const AliasMeaning whole = findAlias(foldName(name)); whole.kind) return guess(whole);
    const Words words = wordsOf(name);
    if (words.all.empty()) return {"compute.service", {}};
    if (auto found = byEnding(words)) return *found;
    if (auto found = byActor(words)) return *found;
    if (auto found = rightmost(words, [](const AliasMeaning& meaning, const std::string&) {
            return !meaning.technology.empty();
        }))
        return *found;
    if (auto found = rightmost(
            words, [](const AliasMeaning&, const std::string& last) { return isOneOf(thingNouns, last); }))
        return *found;
    if (auto found = rightmost(words, [](const AliasMeaning&, const std::string&) { return true; }))
        return *found;
    return {"compute.service", {}};
}

std::optional<KindGuess> kindForNode(std::string_view word, std::string_view name) {
    const std::string folded = foldName(word);
    if (const Kind* kind = findKind(folded)) return KindGuess{std::string(kind->id), {}};
    const AliasMeaning meaning = findAlias(folded);
    if (meaning.kind && meaning.kind->id == "ext.api" && folded == "ext") {
        const AliasMeaning own = findAlias(foldName(name));
        if (own.kind && own.kind->id.starts_with("ext.")) return guess({own.kind, {}});
        const KindGuess inferred = inferKind(name);
        if (inferred.kindId.starts_with("ext.")) return KindGuess{inferred.kindId, {}};
    }
    if (meaning.kind) return guess(meaning);
    for (const Kind& kind : allKinds())
        if (foldName(kind.name) == folded) return KindGuess{std::string(kind.id), {}};
    return std::nullopt;
}

} // namespace chalkline
