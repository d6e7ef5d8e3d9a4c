#include "interview/summary.h"

#include "edit/guided_operations.h"
#include "interview/summary_lines.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace chalkline::interview {

namespace {

/// Lines of one section on the page that is read aloud; the design has one for each kind of component.
constexpr std::size_t pageLines(std::string_view section) {
    return section == "design" ? 13 : 8;
}

struct SectionText {
    std::string_view key;
    std::string_view title;
    Lines (*lines)(const Tables&);
    bool ofRequirements;
};

constexpr std::array<SectionText, 14> sectionTexts{{
    {"problem", "The problem", problemLines, true},
    {"must", "It must", [](const Tables& tables) { return featureLines(tables, Priority::Must); }, true},
    {"performance", "Performance",
     [](const Tables& tables) { return qualityLines(tables, QualityGroup::Performance); }, true},
    {"scalability", "Scalability",
     [](const Tables& tables) { return qualityLines(tables, QualityGroup::Scalability); }, true},
    {"reliability", "Reliability",
     [](const Tables& tables) { return qualityLines(tables, QualityGroup::Reliability); }, true},
    {"other", "Other qualities",
     [](const Tables& tables) { return qualityLines(tables, QualityGroup::Other); }, true},
    {"good", "Good to have", [](const Tables& tables) { return featureLines(tables, Priority::Good); }, true},
    {"out", "Out of scope", outsideLines, true},
    {"assumed", "Assumed", assumedLines, true},
    {"numbers", "Numbers", numberLines, false},
    {"design", "Design", designLines, false},
    {"trade_offs", "Trade-offs", decisionLines, false},
    {"scale", "Scale and reliability", scaleLines, false},
    {"open", "Still open", openLines, false},
}};

const SectionText* sectionText(std::string_view key) {
    const auto found = std::ranges::find(sectionTexts, key, &SectionText::key);
    return found == sectionTexts.end() ? nullptr : &*found;
}

std::string joined(Lines lines, std::size_t limit) {
    if (lines.size() > limit) {
        const std::size_t more = lines.size() - (limit - 1);
        lines.resize(limit - 1);
        lines.push_back("and " + std::to_string(more) + " more");
    }
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::string hashOf(std::string_view text) {
    std::uint64_t state = 0xCBF29CE484222325ULL; // FNV-1a
    for (const char c : text)
        state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    char written[20];
    std::snprintf(written, sizeof written, "%016llx", static_cast<unsigned long long>(state));
    return written;
}

/// What a section says by itself, whole, however little of it a page shows.
std::string generatedText(const Tables& tables, const SectionText& section) {
    return joined(section.lines(tables), std::string::npos);
}

SummarySection sectionOf(const Tables& tables, const SectionText& section, Lines lines, std::size_t limit) {
    SummarySection made{section.key, section.title, {}, joined(lines, limit), false, false};
    const Summary* record = findSummary(tables, section.key);
    made.edited = record && record->edited;
    made.outdated = made.edited && record->generated_hash != hashOf(generatedText(tables, section));
    made.text = made.edited ? record->text : made.generated;
    return made;
}

std::string withoutBlanksAround(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Expected<void> kept(const Expected<SummaryId>& set) {
    if (!set) return std::unexpected(set.error());
    return {};
}

Error unknown(std::string_view section) {
    return {ErrorCode::NotFound, "there is no section \"" + std::string(section) + "\" of the summary", {}};
}

} // namespace

std::vector<SummarySection> requirementSummary(const Tables& tables) {
    std::vector<SummarySection> sections;
    for (const SectionText& section : sectionTexts) {
        if (!section.ofRequirements) continue;
        auto made = sectionOf(tables, section, section.lines(tables), std::string::npos);
        if (!made.text.empty() || made.edited) sections.push_back(std::move(made));
    }
    return sections;
}

std::vector<SummarySection> onePage(const Tables& tables, std::span<const std::string> numbers) {
    std::vector<SummarySection> sections;
    for (const SectionText& section : sectionTexts) {
        Lines lines = section.key == "numbers" && !numbers.empty() ? Lines(numbers.begin(), numbers.end())
                                                                   : section.lines(tables);
        auto made = sectionOf(tables, section, std::move(lines), pageLines(section.key));
        if (!made.text.empty() || made.edited) sections.push_back(std::move(made));
    }
    return sections;
}

std::string asText(std::span<const SummarySection> sections) {
    std::string text;
    for (const SummarySection& section : sections) {
        if (!text.empty()) text += "\n";
        text += std::string(section.title) + "\n" + section.text + "\n";
    }
    return text;
}

bool isOfRequirements(std::string_view section) {
    const SectionText* text = sectionText(section);
    return text && text->ofRequirements;
}

Expected<void> rewrite(Transaction& edit, std::string_view section, std::string text) {
    const SectionText* known = sectionText(section);
    if (!known) return std::unexpected(unknown(section));
    const Tables& tables = edit.document().tables();
    const std::string generated = generatedText(tables, *known);
    text = withoutBlanksAround(text);
    if (text.empty() || text == generated || text == joined(known->lines(tables), pageLines(section)))
        return regenerate(edit, section);
    return kept(setSummary(edit, {{}, std::string(section), std::move(text), hashOf(generated), true, {}}));
}

Expected<void> regenerate(Transaction& edit, std::string_view section) {
    if (!sectionText(section)) return std::unexpected(unknown(section));
    if (const Summary* held = findSummary(edit.document().tables(), section)) edit.erase(held->id);
    return {};
}

Expected<void> keepWords(Transaction& edit, std::string_view section) {
    const SectionText* known = sectionText(section);
    const Summary* held = known ? findSummary(edit.document().tables(), section) : nullptr;
    if (!held) return std::unexpected(unknown(section));
    Summary record = *held;
    record.generated_hash = hashOf(generatedText(edit.document().tables(), *known));
    return kept(setSummary(edit, std::move(record)));
}

} // namespace chalkline::interview
