// The constants that the figures of a project reckon with: years kept, copies, what one server takes ... Each
// known key has a unit, a range, and mostly a preset that serves until somebody records the constant. Used by
// the project's figures, the numbers page and the report. Other keys are free: estimates use them by name.
#pragma once

#include "base/quantity.h"
#include "model/document.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::analysis {

struct ConstantKey {
    std::string_view key;
    std::string_view title;
    std::string_view unit;        // "y", "s", "/s", "B" or none; values are converted to it
    std::optional<double> preset; // in that unit; without one nothing is reckoned that needs it
    double least;                 // in that unit; `least` itself is legal
    double most;
    bool whole;
    std::string_view says; // why the preset, or what it is good for
};

/// In the order in which they are shown.
[[nodiscard]] std::span<const ConstantKey> constantKeys();
/// Case, blanks and hyphens do not matter: "Retention years" is retention_years. Null for a free key.
[[nodiscard]] const ConstantKey* constantKey(std::string_view key);
/// How keys are compared: lower case, "_" for what parts words.
[[nodiscard]] std::string keyForm(std::string_view key);

/// The value with its unit, as recorded. A unit that does not read is left out.
[[nodiscard]] Quantity quantityOf(const Constant& constant);
/// In the unit of a known key, or why it cannot be: "expected a time, such as 5 y, not bytes".
[[nodiscard]] std::expected<double, std::string> valueFor(const ConstantKey& key, const Quantity& quantity);

/// What the constants of a project come to.
class ConstantValues {
public:
    struct Wrong {
        ConstantId constant;
        std::string message;
    };

    explicit ConstantValues(const Tables& tables);

    /// Recorded and usable, else the preset, else none. `key` is a known one.
    [[nodiscard]] std::optional<double> find(std::string_view key) const;
    /// As find(), for keys that have a preset.
    [[nodiscard]] double of(std::string_view key) const { return find(key).value_or(0); }
    /// The record it comes from; none where the preset serves.
    [[nodiscard]] ConstantId recordOf(std::string_view key) const;
    /// Records with a known key whose value cannot be used; the preset serves instead.
    [[nodiscard]] const std::vector<Wrong>& wrong() const { return wrong_; }

private:
    struct Held {
        std::optional<double> value;
        ConstantId record;
    };
    std::vector<Held> held_; // by place in constantKeys()
    std::vector<Wrong> wrong_;
};

} // namespace chalkline::analysis
