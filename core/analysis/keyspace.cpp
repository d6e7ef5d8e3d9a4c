#include "analysis/keyspace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chalkline::analysis {

namespace {

constexpr double longestKey = 1000;
constexpr double largestAlphabet = 2'000'000; // more than there are characters
constexpr double yearSeconds = 31'536'000;
constexpr double exactWhole = 9007199254740992; // 2^53: doubles up to here are whole numbers exactly
constexpr double largestSpace = 1e300;

Expected<void> checkWhole(std::string_view field, double value, double least, double most) {
    if (std::isfinite(value) && value == std::floor(value) && value >= least && value <= most) return {};
    return failure(ErrorCode::Invalid,
                   "expected a whole number from " + shortNumber(least) + " to " + shortNumber(most),
                   std::string(field));
}

Expected<void> check(const KeyspaceInputs& in) {
    if (auto valid = checkWhole("alphabet", in.alphabet, 2, largestAlphabet); !valid) return valid;
    if (auto valid = checkWhole("length", in.length, 1, longestKey); !valid) return valid;
    if (in.length * std::log10(in.alphabet) > std::log10(largestSpace))
        return failure(ErrorCode::Invalid, "more than 1e300 keys: expected a shorter length", "length");
    if (auto valid = checkInput("ids_total", in.ids_total); !valid) return valid;
    return checkInput("ids_per_s", in.ids_per_s);
}

/// Powers up to 2^53 and the number of ids are exact, so a power that is just enough is enough. Beyond, ids
/// are rounded to 53 bits themselves; a hair below counts as equal.
double shortest(double alphabet, double ids) {
    const double enough = ids <= exactWhole ? ids : ids * (1 - 4 * std::numeric_limits<double>::epsilon());
    double length = 1;
    for (double keys = alphabet; keys < enough; keys *= alphabet)
        ++length;
    return length;
}

} // namespace

Expected<KeyspaceResults> keyspace(const KeyspaceInputs& in) {
    if (auto valid = check(in); !valid) return std::unexpected(valid.error());
    KeyspaceResults out;
    out.min_length = shortest(in.alphabet, in.ids_total);
    out.space = std::pow(in.alphabet, in.length);
    out.collision_prob_next_insert = std::min(1.0, in.ids_total / out.space);
    out.expected_colliding_pairs = std::max(0.0, in.ids_total * (in.ids_total - 1) / (2 * out.space));
    out.years_to_exhaust =
        in.ids_per_s > 0 ? out.space / in.ids_per_s / yearSeconds : std::numeric_limits<double>::infinity();
    return out;
}

std::vector<Figure> keyspaceFigures(const KeyspaceInputs& in) {
    const auto out = keyspace(in);
    if (!out) return {};
    const std::string alphabet = shortNumber(in.alphabet);
    const std::string ids = shortNumber(in.ids_total);
    const std::string space = shortNumber(out->space);
    Quantity share{out->collision_prob_next_insert, {}};
    share.unit.share = Share::Percent;
    Quantity years{out->years_to_exhaust, {}};
    years.unit.of(TimeUnit::Year) = 1;
    Quantity perSecond{in.ids_per_s, {}};
    perSecond.unit.of(TimeUnit::Second) = -1;
    return {figure("min_length", {out->min_length, {}}, "\u2308log(ids) \u00F7 log(alphabet)\u2309",
                   "\u2308log(" + ids + ") \u00F7 log(" + alphabet + ")\u2309"),
            figure("space", {out->space, {}}, "alphabet^length", alphabet + '^' + shortNumber(in.length)),
            figure("collision_prob_next_insert", share, "ids \u00F7 keys", ids + " \u00F7 " + space),
            figure("expected_colliding_pairs", {out->expected_colliding_pairs, {}},
                   "ids \u00D7 (ids \u2212 1) \u00F7 (2 \u00D7 keys)",
                   ids + " \u00D7 (" + ids + " \u2212 1) \u00F7 (2 \u00D7 " + space + ")"),
            figure("years_to_exhaust", years, "keys \u00F7 ids/s \u00F7 31 536 000",
                   space + " \u00F7 " + shortText(perSecond) + " \u00F7 31 536 000")};
}

std::vector<FieldWarning> keyspaceWarnings(const KeyspaceInputs& in) {
    std::vector<FieldWarning> found;
    const auto out = keyspace(in);
    if (!out) return found;
    if (in.ids_total > out->space)
        found.push_back({"length", "too short: " + shortNumber(in.ids_total) + " ids need " +
                                       shortNumber(out->min_length) + " characters"});
    else if (out->collision_prob_next_insert > 0.1)
        found.push_back({"collision_prob_next_insert", "more than one random key in ten is taken"});
    if (out->years_to_exhaust < 1) found.push_back({"years_to_exhaust", "used up in less than a year"});
    if (in.alphabet > 256) found.push_back({"alphabet", "more than 256 characters"});
    if (in.ids_total != std::floor(in.ids_total)) found.push_back({"ids_total", "not a whole number"});
    return found;
}

} // namespace chalkline::analysis
