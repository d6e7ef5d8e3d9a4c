#include "analysis/estimate_values.h"

#include "analysis/figure_units.h"
#include "base/text.h"
#include "base/unit_words.h"

#include <algorithm>
#include <unordered_map>

namespace chalkline::analysis {

namespace {

using Named = std::expected<Quantity, std::string>;

enum class Standing { Waiting, Underway, Done };

struct Entry {
    const Estimate* estimate = nullptr;
    std::string name; // folded
    Standing standing = Standing::Waiting;
    std::expected<Arithmetic, Misread> result = std::unexpected(Misread{});
};

bool isNameByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// What may be names in an expression: a few too many rather than one too few.
std::vector<std::string> possibleNames(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (text[at] == '"') {
            at = std::min(text.find('"', begin + 1), text.size());
            names.push_back(foldName(text.substr(begin + 1, at - begin - 1)));
            ++at;
        } else if (isNameByte(text[at])) {
            while (at < text.size() && isNameByte(text[at]))
                ++at;
            names.push_back(foldName(text.substr(begin, at - begin)));
        } else {
            ++at;
        }
    }
    return names;
}

/// Works estimates out in the order of what they need, with a stack of its own: chains may be long.
class Working {
public:
    Working(const Tables& tables, std::span<const ProjectFigure> totals, Precision precision)
        : precision_(precision) {
        if (tables.of<Estimate>().empty()) return;
        for (const Estimate& estimate : tables.of<Estimate>())
            entries_.push_back({&estimate, foldName(estimate.name)});
        std::ranges::stable_sort(entries_, {}, [](const Entry& entry) { return entry.estimate->sort_order; });
        for (std::size_t i = 0; i < entries_.size(); ++i)
            if (!entries_[i].name.empty()) byName_.try_emplace(entries_[i].name, i);
        nameConstants(tables);
        for (const ProjectFigure& figure : totals)
            values_.try_emplace(foldName(figure.key), figure.value);
        nameWorkloads(tables);
    }

    std::vector<EstimateValue> run() {
        std::vector<EstimateValue> made;
        made.reserve(entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i)
            workOut(i);
        for (Entry& entry : entries_)
            made.push_back({entry.estimate->id, std::move(entry.result)});
        return made;
    }

private:
    struct Step {
        std::size_t entry;
        std::vector<std::size_t> needs;
        std::size_t next = 0;
    };

    void nameConstants(const Tables& tables) {
        const ConstantValues constants(tables);
        for (const Constant& constant : tables.of<Constant>())
            values_.try_emplace(foldName(constant.key), quantityOf(constant));
        for (const ConstantKey& key : constantKeys()) {
            const auto value = constants.find(key.key);
            if (!value) continue;
            const Quantity one = key.unit.empty() ? Quantity{1, {}} : quantity("1 " + std::string(key.unit));
            Quantity made{*value, key.unit == "/s" ? perSecond(count(1)).unit : one.unit};
            values_.try_emplace(std::string(key.key), std::move(made));
        }
    }

    void nameWorkloads(const Tables& tables) {
        for (const Workload& workload : tables.of<Workload>()) {
            const WorkloadResults out = workloadResults(workload, precision_);
            const std::string name = foldName(workload.name);
            if (!out.complete || name.empty()) continue;
            values_.try_emplace(name, each(count(out.per_day), TimeUnit::Day));
            values_.try_emplace(name + ".avg", perSecond(count(out.qps_avg)));
            values_.try_emplace(name + ".peak", perSecond(count(out.qps_peak)));
        }
    }

    [[nodiscard]] std::vector<std::size_t> needsOf(std::size_t entry) const {
        std::vector<std::size_t> needs;
        for (const std::string& name : possibleNames(entries_[entry].estimate->expression))
            if (const auto held = byName_.find(name); held != byName_.end()) needs.push_back(held->second);
        return needs;
    }

    void workOut(std::size_t first) {
        if (entries_[first].standing != Standing::Waiting) return;
        entries_[first].standing = Standing::Underway;
        path_.push_back({first, needsOf(first)});
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next < step.needs.size()) {
                const std::size_t need = step.needs[step.next++];
                if (entries_[need].standing != Standing::Waiting) continue;
                entries_[need].standing = Standing::Underway;
                path_.push_back({need, needsOf(need)});
                continue;
            }
            const std::size_t entry = step.entry;
            entries_[entry].result =
                evaluate(entries_[entry].estimate->expression, precision_,
                         [this, entry](std::string_view name) { return valueOf(entry, name); });
            entries_[entry].standing = Standing::Done;
            path_.pop_back();
        }
    }

    [[nodiscard]] Named valueOf(std::size_t asking, std::string_view typed) const {
        const std::string name = foldName(typed);
        if (const auto held = byName_.find(name); held != byName_.end()) {
            const Entry& entry = entries_[held->second];
            const bool counted = held->second == asking && knownNoun(typed); // "users: 50M users"
            if (counted) return std::unexpected(std::string());
            if (entry.standing == Standing::Underway) return std::unexpected(circle(held->second));
            if (!entry.result) return std::unexpected('"' + entry.estimate->name + "\" has no value itself");
            return entry.result->result;
        }
        if (const auto held = values_.find(name); held != values_.end()) return held->second;
        return std::unexpected(std::string());
    }

    /// "depends on itself: a → b → a".
    [[nodiscard]] std::string circle(std::size_t entry) const {
        constexpr std::size_t shown = 4;
        std::string text = "depends on itself: ";
        std::size_t written = 0;
        bool inside = false;
        for (const Step& step : path_) {
            inside = inside || step.entry == entry;
            if (!inside) continue;
            if (written++ < shown) text += entries_[step.entry].estimate->name + " \u2192 ";
        }
        if (written > shown) text += "\u2026 \u2192 ";
        return text + entries_[entry].estimate->name;
    }

    Precision precision_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::size_t> byName_;
    std::unordered_map<std::string, Quantity> values_;
    std::vector<Step> path_;
};

} // namespace

std::string EstimateValue::value() const {
    if (!result) return {};
    return (result->rough ? "\u2248 " : "") + result->value;
}

std::string EstimateValue::text() const {
    if (result) return result->text();
    return result.error().message + " (column " + std::to_string(result.error().column) + ")";
}

std::string EstimateValue::line(const Estimate& record) const {
    const std::string name = record.name.empty() ? "" : oneLine(record.name) + " = ";
    if (!result) return name + oneLine(record.expression) + " = ?";
    Arithmetic shown = *result;
    shown.numbers = shown.symbols;
    return name + shown.text();
}

std::vector<EstimateValue> estimateValues(const Tables& tables, std::span<const ProjectFigure> totals,
                                          Precision precision) {
    return Working(tables, totals, precision).run();
}

} // namespace chalkline::analysis
