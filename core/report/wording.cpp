#include "report/wording.h"

#include "base/decimal.h"
#include "base/quantity.h"
#include "base/text.h"
#include "model/catalogue.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

namespace chalkline::report {

namespace {

std::string edgeName(const Tables& tables, const Edge& edge) {
    const bool both = edge.direction == Direction::Both;
    return nameOf(tables, edge.from()) +
           (both                                   ? " ↔ "
            : edge.direction == Direction::Forward ? " → "
                                                   : " – ") +
           nameOf(tables, edge.to()) + (edge.label.empty() ? "" : ": " + oneLine(edge.label));
}

std::string nodeName(const Node& node) {
    if (!node.name.empty()) return oneLine(node.name);
    const Kind* kind = findKind(node.kind);
    return kind ? std::string(kind->name) : "component";
}

struct Named {
    const Tables& tables;

    std::string operator()(const Node& node) const { return nodeName(node); }
    std::string operator()(const Edge& edge) const { return edgeName(tables, edge); }
    std::string operator()(const Boundary& boundary) const { return oneLine(boundary.name); }
    std::string operator()(const Sheet& sheet) const { return oneLine(sheet.name); }
    std::string operator()(const Flow& flow) const { return oneLine(flow.name); }
    std::string operator()(const Requirement& one) const { return one.code + " " + oneLine(one.title); }
    std::string operator()(const TradeOff& one) const { return oneLine(one.title); }
    std::string operator()(const Question& one) const { return oneLine(one.text); }
    std::string operator()(const Note& note) const { return oneLine(note.text); }
    std::string operator()(const Workload& one) const { return oneLine(one.name); }
    std::string operator()(const Constant& one) const { return oneLine(one.key); }
    std::string operator()(const ScopeItem& one) const { return oneLine(one.text); }
    std::string operator()(const ReliabilityItem& one) const { return oneLine(one.statement); }
    std::string operator()(const Estimate& one) const {
        return oneLine(one.name.empty() ? one.expression : one.name);
    }
    template <class R>
    std::string operator()(const R&) const {
        return {};
    }
};

std::string comparatorText(const std::string& comparator) {
    if (comparator == "<=") return "≤";
    if (comparator == ">=") return "≥";
    return comparator;
}

std::optional<Quantity> targetOf(const Requirement& requirement) {
    if (!requirement.target) return std::nullopt;
    const auto read = parseQuantity(decimalText(*requirement.target) + " " + requirement.unit);
    return read ? std::optional(*read) : std::nullopt;
}

bool isAbout(const Requirement& requirement, std::initializer_list<std::string_view> words) {
    const std::string text =
        wordForm(requirement.category + " " + requirement.metric + " " + requirement.title);
    return std::ranges::any_of(words, [&](std::string_view word) { return text.contains(word); });
}

} // namespace

std::string nameOf(const Tables& tables, Ref ref) {
    const RecordPtr record = tables.find(ref);
    return record ? std::visit(Named{tables}, *record) : std::string();
}

std::string codesOf(const Tables& tables, const std::vector<RequirementId>& ids) {
    std::vector<std::string> codes;
    for (const RequirementId id : ids)
        if (const Requirement* requirement = tables.find(id)) codes.push_back(requirement->code);
    return listed(codes);
}

std::string targetText(const Requirement& requirement) {
    if (!requirement.target) return requirement.metric;
    std::string amount =
        numberText(*requirement.target) + (requirement.unit.empty() ? "" : " " + oneLine(requirement.unit));
    if (const auto quantity = targetOf(requirement)) amount = shortText(*quantity);
    std::string text = oneLine(requirement.metric);
    for (const std::string& part : {comparatorText(requirement.comparator), amount})
        if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    return text;
}

std::string downtimeText(const Requirement& requirement) {
    const auto quantity = targetOf(requirement);
    if (!quantity || !requirement.unit.contains('%') || quantity->value < 0 || quantity->value > 1) return {};
    if (!isAbout(requirement, {"availab", "uptime", "nines"})) return {};
    const double seconds = downtimeSecondsPerYear(quantity->value);
    char text[80];
    if (seconds < 120)
        std::snprintf(text, sizeof text, "%.4g s", seconds);
    else if (seconds < 7200)
        std::snprintf(text, sizeof text, "%.5g s = %.4g min", seconds, seconds / 60);
    else
        std::snprintf(text, sizeof text, "%.4g h", seconds / 3600);
    return std::string(text) + " down a year";
}

std::string timeText(std::int64_t ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds{ms}};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{floor<minutes>(time - day)};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d UTC", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()));
    return text;
}

std::string inWords(std::string_view word) {
    std::string text(word);
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string numberText(double value) {
    return value != 0 && (value >= 1e5 || value <= -1e5) ? shortNumber(value) : roundedText(value, 4);
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string line(text.substr(from, end - from));
        if (line.find_first_not_of(" \t\r") != std::string::npos) lines.push_back(std::move(line));
        from = end + 1;
    }
    return lines;
}

std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

void addFact(Facts& facts, std::string_view name, std::string says) {
    if (!linesOf(says).empty()) facts.rows.emplace_back(name, std::move(says));
}

void addTable(Blocks& blocks, Table table) {
    if (table.rows.empty()) return;
    for (std::size_t at = table.columns.size(); at-- > 0;) {
        if (!std::ranges::all_of(table.rows, [at](const auto& row) { return row[at].empty(); })) continue;
        const auto place = static_cast<std::ptrdiff_t>(at);
        table.columns.erase(table.columns.begin() + place);
        for (auto& row : table.rows)
            row.erase(row.begin() + place);
    }
    if (!table.columns.empty()) blocks.push_back(std::move(table));
}

void append(Blocks& blocks, Blocks more) {
    std::ranges::move(more, std::back_inserter(blocks));
}

} // namespace chalkline::report
