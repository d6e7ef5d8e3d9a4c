#include "interview/decision_record.h"

#include "base/text.h"
#include "model/trade_off_topics.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>

namespace chalkline::interview {

namespace {

/// Marks of Markdown in people's words are only marks.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : oneLine(text)) {
        if (std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos || (c == '#' && result.empty()))
            result += '\\';
        result += c;
    }
    return result;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (std::string line = text.substr(from, end - from); !wordForm(line).empty()) lines.push_back(line);
        from = end + 1;
    }
    return lines;
}

class Record {
public:
    explicit Record(const std::string& title) { text_ = "## " + escaped(title) + "\n"; }

    void fact(const char* name, const std::string& value) {
        if (value.empty()) return;
        if (!facts_) text_ += "\n";
        facts_ = true;
        text_ += "- " + std::string(name) + ": " + value + "\n";
    }
    void part(const char* title, const std::string& words) {
        const std::vector<std::string> lines = linesOf(words);
        if (lines.empty()) return;
        heading(title);
        for (const std::string& line : lines)
            text_ += (lines.size() == 1 ? "" : "- ") + escaped(line) + "\n";
    }
    void heading(const char* title) { text_ += "\n### " + std::string(title) + "\n\n"; }
    void item(const std::string& words) { text_ += "- " + words + "\n"; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
    bool facts_ = false;
};

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string spaced(std::string_view word) {
    std::string text(word);
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string nameOf(const Document& document, Ref ref) {
    const RecordPtr record = document.find(ref);
    if (!record) return {};
    if (const auto* node = std::get_if<Node>(record.get())) return escaped(node->name);
    if (const auto* boundary = std::get_if<Boundary>(record.get())) return escaped(boundary->name);
    if (const auto* edge = std::get_if<Edge>(record.get()))
        return nameOf(document, edge->from()) + " → " + nameOf(document, edge->to());
    return {};
}

std::vector<Ref> linkedTo(const Document& document, TradeOffId id) {
    const Ref here{RecordType::TradeOff, id.value};
    std::vector<Ref> others;
    for (const LinkId link : document.referrers<Link>(here)) {
        const Link* held = document.find(link);
        if (held) others.push_back(held->from == here ? held->to : held->from);
    }
    std::ranges::sort(others);
    return others;
}

std::string reasonsText(const Document& document, TradeOffId id) {
    std::vector<std::string> reasons;
    for (const RequirementId reason : reasonsOf(document, id)) {
        const Requirement* requirement = document.find(reason);
        reasons.push_back(requirement->code + " " + escaped(requirement->title));
    }
    return joined(reasons);
}

std::string thingsText(const Document& document, const TradeOff& tradeOff) {
    std::vector<std::string> things;
    if (const Node* node = document.find(tradeOff.node)) things.push_back(escaped(node->name));
    for (const Ref& ref : linkedTo(document, tradeOff.id))
        if (std::string name = nameOf(document, ref);
            !name.empty() && std::ranges::find(things, name) == things.end())
            things.push_back(name);
    return joined(things);
}

void addOptions(Record& record, const TradeOff& tradeOff) {
    const std::vector<std::string> options = linesOf(tradeOff.options);
    if (options.empty()) return;
    record.heading("Options");
    for (const std::string& option : options)
        record.item(option == tradeOff.choice ? "**" + escaped(option) + "** (chosen)" : escaped(option));
    if (tradeOff.position && options.size() > 1)
        record.item("Leaning: " + std::to_string(std::lround(*tradeOff.position)) + " of 100 from " +
                    escaped(options.front()) + " to " + escaped(options.back()));
}

bool saysSomething(const TradeOff& tradeOff) {
    return tradeOff.state != TradeOffState::NotDiscussed || !tradeOff.choice.empty() ||
           !tradeOff.options.empty() || !tradeOff.justification.empty() ||
           tradeOff.cap_mode != CapMode::Unstated;
}

} // namespace

std::vector<RequirementId> reasonsOf(const Document& document, TradeOffId tradeOff) {
    std::vector<RequirementId> reasons;
    for (const Ref& ref : linkedTo(document, tradeOff))
        if (ref.type == RecordType::Requirement && document.contains(ref))
            reasons.push_back(RequirementId{ref.id});
    return reasons;
}

std::string decisionRecord(const Document& document, const TradeOff& tradeOff) {
    Record record(tradeOff.title);
    record.fact("Status", spaced(word(tradeOff.state)));
    record.fact("Concerns", thingsText(document, tradeOff));
    record.fact("Because of", reasonsText(document, tradeOff.id));
    record.fact("Driver", spaced(tradeOff.driver));
    record.fact("Choice", escaped(tradeOff.choice));
    if (tradeOff.cap_mode != CapMode::Unstated)
        record.fact("Under partition", std::string(letters(tradeOff.cap_mode)) + ". " +
                                           std::string(capMeaning(tradeOff.cap_mode)));
    if (tradeOff.else_mode != ElseMode::Unstated)
        record.fact("Otherwise", std::string(letters(tradeOff.else_mode)) + ". " +
                                     std::string(elseMeaning(tradeOff.else_mode)));
    record.fact("Note", escaped(tradeOff.cap_note));
    addOptions(record, tradeOff);
    record.part("Why", tradeOff.justification);
    record.part("For it", tradeOff.pros);
    record.part("Against it", tradeOff.cons);
    record.part("Consequence", tradeOff.consequence);
    record.part("Revisit when", tradeOff.revisit_when);
    return record.text();
}

std::string decisionRecords(const Document& document) {
    std::vector<const TradeOff*> all;
    for (const TradeOff& tradeOff : document.all<TradeOff>())
        if (saysSomething(tradeOff)) all.push_back(&tradeOff);
    std::ranges::stable_sort(all, {}, &TradeOff::sort_order);
    std::string text;
    for (const TradeOff* tradeOff : all)
        text += (text.empty() ? "" : "\n") + decisionRecord(document, *tradeOff);
    return text;
}

} // namespace chalkline::interview
