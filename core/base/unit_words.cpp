#include "base/unit_words.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

namespace chalkline {

namespace {

struct TimeWord {
    std::string_view word;
    TimeUnit unit;
    int shift = 0;
    double factor = 1;
};
constexpr std::array timeWords{
    TimeWord{"ns", TimeUnit::Second, -9},
    TimeWord{"us", TimeUnit::Second, -6},
    TimeWord{"\u00B5s", TimeUnit::Second, -6}, // micro sign
    TimeWord{"\u03BCs", TimeUnit::Second, -6}, // Greek mu
    TimeWord{"ms", TimeUnit::Second, -3},
    TimeWord{"s", TimeUnit::Second},
    TimeWord{"sec", TimeUnit::Second},
    TimeWord{"secs", TimeUnit::Second},
    TimeWord{"second", TimeUnit::Second},
    TimeWord{"seconds", TimeUnit::Second},
    TimeWord{"min", TimeUnit::Minute},
    TimeWord{"mins", TimeUnit::Minute},
    TimeWord{"minute", TimeUnit::Minute},
    TimeWord{"minutes", TimeUnit::Minute},
    TimeWord{"h", TimeUnit::Hour},
    TimeWord{"hr", TimeUnit::Hour},
    TimeWord{"hrs", TimeUnit::Hour},
    TimeWord{"hour", TimeUnit::Hour},
    TimeWord{"hours", TimeUnit::Hour},
    TimeWord{"d", TimeUnit::Day},
    TimeWord{"day", TimeUnit::Day},
    TimeWord{"days", TimeUnit::Day},
    TimeWord{"w", TimeUnit::Day, 0, 7},
    TimeWord{"wk", TimeUnit::Day, 0, 7},
    TimeWord{"week", TimeUnit::Day, 0, 7},
    TimeWord{"weeks", TimeUnit::Day, 0, 7},
    TimeWord{"mo", TimeUnit::Month},
    TimeWord{"month", TimeUnit::Month},
    TimeWord{"months", TimeUnit::Month},
    TimeWord{"y", TimeUnit::Year},
    TimeWord{"yr", TimeUnit::Year},
    TimeWord{"yrs", TimeUnit::Year},
    TimeWord{"year", TimeUnit::Year},
    TimeWord{"years", TimeUnit::Year},
};

struct Scale {
    std::string_view word;
    int shift;
};
constexpr std::array multipliers{
    Scale{"k", 3},        Scale{"K", 3},       Scale{"M", 6},        Scale{"G", 9},
    Scale{"T", 12},       Scale{"P", 15},      Scale{"bn", 9},       Scale{"Bn", 9},
    Scale{"thousand", 3}, Scale{"million", 6}, Scale{"millions", 6}, Scale{"mln", 6},
    Scale{"mio", 6},      Scale{"billion", 9}, Scale{"billions", 9}, Scale{"trillion", 12}};
constexpr std::array prefixes{Scale{"k", 3},  Scale{"K", 3},  Scale{"M", 6}, Scale{"G", 9},
                              Scale{"T", 12}, Scale{"P", 15}, Scale{"E", 18}};
constexpr std::array prefixWords{Scale{"kilo", 3},  Scale{"mega", 6},  Scale{"giga", 9},
                                 Scale{"tera", 12}, Scale{"peta", 15}, Scale{"exa", 18}};

/// Those of a design interview; others are taken as they come (freshNoun).
struct KnownNoun {
    std::string_view plural;
    std::string_view singular;
    std::string_view others; // more spellings, between blanks
};
constexpr std::array nouns{
    KnownNoun{"users", "user", " DAU MAU "},
    KnownNoun{"requests", "request", " req reqs "},
    KnownNoun{"messages", "message", " msg msgs "},
    KnownNoun{"items", "item", ""},
    KnownNoun{"objects", "object", ""},
    KnownNoun{"reads", "read", ""},
    KnownNoun{"writes", "write", ""},
    KnownNoun{"posts", "post", ""},
    KnownNoun{"pages", "page", ""},
    KnownNoun{"events", "event", ""},
    KnownNoun{"queries", "query", ""},
    KnownNoun{"searches", "search", ""},
    KnownNoun{"operations", "operation", " op ops "},
    KnownNoun{"calls", "call", ""},
    KnownNoun{"connections", "connection", " conn conns "},
    KnownNoun{"sessions", "session", ""},
    KnownNoun{"transactions", "transaction", " txn txns "},
    KnownNoun{"records", "record", ""},
    KnownNoun{"rows", "row", ""},
    KnownNoun{"keys", "key", ""},
    KnownNoun{"entries", "entry", ""},
    KnownNoun{"files", "file", ""},
    KnownNoun{"photos", "photo", ""},
    KnownNoun{"images", "image", ""},
    KnownNoun{"videos", "video", ""},
    KnownNoun{"orders", "order", ""},
    KnownNoun{"links", "link", ""},
    KnownNoun{"URLs", "URL", " url urls "},
    KnownNoun{"redirects", "redirect", ""},
    KnownNoun{"clicks", "click", ""},
    KnownNoun{"views", "view", ""},
    KnownNoun{"jobs", "job", ""},
    KnownNoun{"devices", "device", ""},
    KnownNoun{"servers", "server", ""},
    KnownNoun{"instances", "instance", ""},
    KnownNoun{"nodes", "node", ""},
    KnownNoun{"shards", "shard", ""},
    KnownNoun{"replicas", "replica", ""},
    KnownNoun{"partitions", "partition", ""},
    KnownNoun{"accounts", "account", ""},
    KnownNoun{"customers", "customer", ""},
    KnownNoun{"people", "person", ""},
    KnownNoun{"followers", "follower", ""},
    KnownNoun{"notifications", "notification", ""},
    KnownNoun{"documents", "document", " doc docs "},
};

struct Currency {
    std::string_view code;
    std::string_view sign;
};
constexpr std::array currencies{
    Currency{"USD", "$"},      Currency{"EUR", "\u20AC"}, Currency{"GBP", "\u00A3"},
    Currency{"JPY", "\u00A5"}, Currency{"INR", "\u20B9"}, Currency{"CHF", ""},
    Currency{"CAD", ""},       Currency{"AUD", ""},       Currency{"CNY", ""},
    Currency{"SEK", ""},       Currency{"NOK", ""},       Currency{"DKK", ""},
    Currency{"PLN", ""},       Currency{"BRL", ""},       Currency{"SGD", ""}};

constexpr std::array<std::string_view, 3> perSecondWords{"qps", "rps", "tps"};

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

/// Case counts in symbols; a longer word is a word.
bool matches(std::string_view word, std::string_view known) {
    return word == known || (known.size() >= 3 && lower(word) == lower(known));
}

/// "B", "b" and their words after a prefix; the unit without its power of ten.
std::optional<Unit> dataUnit(std::string_view word) {
    Unit unit;
    const bool rate = word == "bps" || word == "Bps";
    if (word == "B" || word == "Bps" || matches(word, "byte") || matches(word, "bytes"))
        unit.bytes = 1;
    else if (word == "b" || word == "bps" || matches(word, "bit") || matches(word, "bits"))
        unit.bits = 1;
    else
        return {};
    if (rate) unit.of(TimeUnit::Second) = -1;
    return unit;
}

std::optional<UnitWord> dataWord(std::string_view word) {
    if (const auto unit = dataUnit(word)) return UnitWord{WordSort::Unit, 0, 1, *unit};
    double binary = 1;
    for (const std::string_view prefix : {"Ki", "Mi", "Gi", "Ti", "Pi"}) {
        binary *= 1024;
        if (!word.starts_with(prefix)) continue;
        if (const auto unit = dataUnit(word.substr(2))) return UnitWord{WordSort::Unit, 0, binary, *unit};
    }
    for (const Scale& prefix : prefixes)
        if (word.starts_with(prefix.word))
            if (const auto unit = dataUnit(word.substr(1)))
                return UnitWord{WordSort::Unit, prefix.shift, 1, *unit};
    const std::string folded = lower(word);
    for (const Scale& prefix : prefixWords)
        if (folded.starts_with(prefix.word) && folded.size() > prefix.word.size() + 2)
            if (const auto unit = dataUnit(std::string_view(folded).substr(prefix.word.size())))
                return UnitWord{WordSort::Unit, prefix.shift, 1, *unit};
    return {};
}

/// Insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> before(to.size() + 1);
    std::vector<std::size_t> above(to.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::vector<std::size_t> row(to.size() + 1, i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (from[i - 1] != to[j - 1])});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(above, std::move(row));
    }
    return above.back();
}

std::vector<std::string_view> spellings() {
    std::vector<std::string_view> all;
    for (const TimeWord& time : timeWords)
        all.push_back(time.word);
    for (const Scale& scale : multipliers)
        if (scale.word.size() > 2) all.push_back(scale.word);
    for (const KnownNoun& noun : nouns) {
        all.push_back(noun.plural);
        all.push_back(noun.singular);
    }
    for (const std::string_view word : {"kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "kb", "Mb",
                                        "Gb", "bytes", "bits", "nines", "percent", "qps", "USD", "EUR"})
        all.push_back(word);
    return all;
}

/// The known word that is this one but for a slip; "" if none is.
std::string_view nearest(std::string_view word) {
    if (word.size() < 2 || word.size() > 20) return {};
    std::string_view best;
    std::size_t bestDistance = word.size() >= 7 ? 3 : 2;
    for (const std::string_view known : spellings()) {
        const std::size_t apart = distance(lower(word), lower(known));
        if (apart < bestDistance) {
            bestDistance = apart;
            best = known;
        }
    }
    return best;
}

} // namespace

std::optional<UnitWord> unitWord(std::string_view word) {
    for (const TimeWord& time : timeWords)
        if (matches(word, time.word)) {
            UnitWord found{WordSort::Unit, time.shift, time.factor, {}};
            found.unit.of(time.unit) = 1;
            return found;
        }
    for (const Scale& scale : multipliers)
        if (matches(word, scale.word)) return UnitWord{WordSort::Multiplier, scale.shift, 1, {}};
    if (auto data = dataWord(word)) return data;
    if (word == "%" || matches(word, "percent")) {
        UnitWord found{WordSort::Unit, -2, 1, {}};
        found.unit.share = Share::Percent;
        return found;
    }
    if (matches(word, "nines") || matches(word, "nine")) {
        UnitWord found;
        found.unit.share = Share::Nines;
        return found;
    }
    if (std::ranges::any_of(perSecondWords, [&](std::string_view known) { return matches(word, known); })) {
        UnitWord found;
        found.unit.of(TimeUnit::Second) = -1;
        found.unit.noun = lower(word) == "qps"   ? "queries"
                          : lower(word) == "rps" ? "requests"
                                                 : "transactions";
        return found;
    }
    if (const std::string_view code = currencyCode(word); !code.empty()) {
        UnitWord found;
        found.unit.money = 1;
        found.unit.currency = code;
        return found;
    }
    return {};
}

std::optional<Noun> knownNoun(std::string_view word) {
    if (word.empty()) return {};
    for (const KnownNoun& noun : nouns) {
        const std::string asOther = ' ' + std::string(word) + ' ';
        if (matches(word, noun.plural) || matches(word, noun.singular) ||
            noun.others.find(asOther) != std::string_view::npos)
            return Noun{std::string(noun.plural), std::string(noun.singular)};
    }
    return {};
}

std::optional<Noun> freshNoun(std::string_view word) {
    const bool letters =
        std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
    if (word.size() < 4 || word.size() > 40 || !letters || !word.ends_with('s')) return {};
    if (!nearest(word).empty()) return {};
    return Noun{std::string(word), std::string(word.substr(0, word.size() - 1))};
}

std::optional<Noun> freshSingular(std::string_view word) {
    return freshNoun(std::string(word) + 's');
}

std::string singularOf(std::string_view plural) {
    if (auto noun = knownNoun(plural)) return noun->singular;
    return std::string(plural.ends_with('s') ? plural.substr(0, plural.size() - 1) : plural);
}

std::string_view currencyCode(std::string_view word) {
    for (const Currency& currency : currencies)
        if (word == currency.code || (!currency.sign.empty() && word == currency.sign)) return currency.code;
    return {};
}

std::string_view currencySign(std::string_view code) {
    for (const Currency& currency : currencies)
        if (code == currency.code) return currency.sign;
    return {};
}

std::string wordComplaint(std::string_view word) {
    const std::string quoted = '"' + std::string(word) + '"';
    if (word == "m") return quoted + " may be minutes, months or millions: write min, month or M";
    const std::string folded = lower(word);
    if (folded.size() == 2 && folded[1] == 'b' && folded.find_first_of("mgtp") == 0) {
        const std::string prefix(1, static_cast<char>(folded[0] - 32));
        return quoted + " is no unit: write " + prefix + "B for bytes or " + prefix + "b for bits";
    }
    if (const std::string_view meant = nearest(word); !meant.empty())
        return quoted + " is no unit; did you mean " + std::string(meant) + '?';
    return quoted + " is no unit; expected one such as ms, GB, users or /day";
}

} // namespace chalkline
