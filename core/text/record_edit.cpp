#include "text/record_edit.h"

#include "base/text.h"
#include "edit/guided_operations.h"
#include "edit/statement_operations.h"
#include "model/trade_off_topics.h"
#include "text/statement_line.h"

#include <algorithm>

namespace chalkline::text {

namespace {

template <class R>
const R* sameAs(const Document& document, const R& wanted) {
    const std::string identity = identityOf(wanted);
    for (const R& held : document.all<R>())
        if (identityOf(held) == identity) return &held;
    return nullptr;
}

template <class R>
Expected<EnteredRecord> entered(const Expected<Id<R>>& made) {
    if (!made) return std::unexpected(made.error());
    return EnteredRecord{{RecordTraits<R>::type, made->value}, true};
}

/// Puts a changed copy; leaves no trace if nothing is different.
template <class R>
EnteredRecord updated(Transaction& edit, const R& held, R changed) {
    const Ref ref = refOf(held);
    if (!(changed == held)) edit.put(std::move(changed));
    return {ref, false};
}

class Entry {
public:
    Entry(Transaction& edit, Ref subject)
        : edit_(edit)
        , subject_(subject) {}

    Expected<EnteredRecord> operator()(const RequirementLine& line) {
        const Requirement* held = sameAs(edit_.document(), line.record);
        if (!held) return entered(addRequirement(edit_, line.record));
        Requirement changed = *held;
        if (line.saysPriority) changed.priority = line.record.priority;
        return updated(edit_, *held, std::move(changed));
    }

    Expected<EnteredRecord> operator()(const QuestionLine& line) {
        const Question* held = sameAs(edit_.document(), line.record);
        if (!held) return entered(addQuestion(edit_, line.record));
        Question changed = *held;
        if (line.saysAnswer) changed.answer = line.record.answer;
        if (line.assumes)
            changed.state = QuestionState::Assumed;
        else if (line.saysAnswer)
            changed.state = line.record.state;
        return updated(edit_, *held, std::move(changed));
    }

    Expected<EnteredRecord> operator()(const ScopeItem& item) {
        const ScopeItem* held = sameAs(edit_.document(), item);
        if (!held) return entered(addScopeItem(edit_, item));
        ScopeItem changed = *held;
        changed.in_scope = item.in_scope;
        return updated(edit_, *held, std::move(changed));
    }

    Expected<EnteredRecord> operator()(const Estimate& estimate) {
        const Estimate* held = sameAs(edit_.document(), estimate);
        if (!held) return entered(addEstimate(edit_, estimate));
        Estimate changed = *held;
        changed.expression = estimate.expression;
        return updated(edit_, *held, std::move(changed));
    }

    Expected<EnteredRecord> operator()(const PickLine& line) {
        TradeOff read = line.record;
        read.topic_key = topicKeyOf(read);
        if (read.topic_key == "cap" && subject_.type == RecordType::Node) read.node = NodeId{subject_.id};
        const TradeOff* held = find(read);
        if (!held) return entered(addTradeOff(edit_, std::move(read)));
        TradeOff changed = *held;
        if (changed.topic_key.empty()) changed.topic_key = read.topic_key;
        if (line.saysTitle) changed.title = read.title;
        std::vector<std::string> options = optionsOf(changed);
        for (const std::string& option : optionsOf(read)) {
            if (std::ranges::find(options, option) != options.end()) continue;
            options.push_back(option);
            changed.options += (changed.options.empty() ? "" : "\n") + option;
        }
        if (!read.choice.empty()) changed.choice = read.choice;
        if (!read.justification.empty()) changed.justification = read.justification;
        if (!read.choice.empty())
            changed.state = changed.justification.empty() ? TradeOffState::Discussed : TradeOffState::Decided;
        return updated(edit_, *held, std::move(changed));
    }

private:
    /// The record of the same topic, else of the same title. CAP is asked of each store.
    [[nodiscard]] const TradeOff* find(const TradeOff& read) const {
        const Table<TradeOff>& all = edit_.document().all<TradeOff>();
        const auto first = [&](const auto& matches) -> const TradeOff* {
            const auto found = std::find_if(all.begin(), all.end(), [&](const TradeOff& other) {
                return matches(other) && (read.topic_key != "cap" || other.node == read.node);
            });
            return found == all.end() ? nullptr : &*found;
        };
        if (!read.topic_key.empty())
            if (const TradeOff* held =
                    first([&](const TradeOff& other) { return other.topic_key == read.topic_key; }))
                return held;
        return first([&](const TradeOff& other) { return foldName(other.title) == foldName(read.title); });
    }

    Transaction& edit_;
    Ref subject_;
};

std::unexpected<Error> at(Error error, int lineNumber, int column) {
    if (error.place.find(':') == std::string::npos)
        error.place = std::to_string(lineNumber) + ":" + std::to_string(column);
    return std::unexpected(std::move(error));
}

} // namespace

std::string topicKeyOf(const TradeOff& tradeOff) {
    const TradeOffTopic* topic = topicOf(tradeOff.title, optionsOf(tradeOff));
    return topic ? std::string(topic->key) : std::string();
}

Expected<EnteredRecord> enterRecord(Transaction& edit, const RecordLine& line, int lineNumber, Ref subject) {
    const auto values = readRecord(line, lineNumber);
    if (!values) return std::unexpected(values.error());
    const auto done = std::visit(Entry(edit, subject), *values);
    if (!done) return at(done.error(), lineNumber, line.column);
    if (!subject.valid() || subject == done->record) return done;
    const char* const role = done->record.type == RecordType::Requirement ? "satisfies" : "concerns";
    if (const auto linked = link(edit, done->record, subject, role); !linked)
        return at(linked.error(), lineNumber, line.column);
    return done;
}

Expected<EnteredRecord> enterRecord(Transaction& edit, std::string_view line, std::string_view word,
                                    Ref subject) {
    if (const auto own = recordLine(line)) return enterRecord(edit, *own, 1, subject);
    return enterRecord(edit, RecordLine{std::string(word), std::string(line), 1}, 1, subject);
}

namespace {

void copyWords(Requirement& kept, const Requirement& made) {
    if (kept.kind != made.kind) kept.code = made.code;
    kept.kind = made.kind;
    kept.priority = made.priority;
    kept.title = made.title;
    kept.metric = made.metric;
    kept.comparator = made.comparator;
    kept.target = made.target;
    kept.unit = made.unit;
}

void copyWords(Question& kept, const Question& made) {
    kept.text = made.text;
    kept.answer = made.answer;
    kept.state = made.state;
}

void copyWords(ScopeItem& kept, const ScopeItem& made) {
    kept.text = made.text;
    kept.in_scope = made.in_scope;
}

void copyWords(Estimate& kept, const Estimate& made) {
    kept.name = made.name;
    kept.expression = made.expression;
}

void copyWords(TradeOff& kept, const TradeOff& made) {
    if (!made.topic_key.empty()) kept.topic_key = made.topic_key;
    kept.title = made.title;
    kept.options = made.options;
    kept.choice = made.choice;
    kept.justification = made.justification;
    kept.state = made.state;
}

template <class R>
void copyWords(R&, const R&) {}

} // namespace

void takeOver(Record& kept, const Record& made) {
    std::visit(
        [&](auto& value) {
            using R = std::remove_cvref_t<decltype(value)>;
            if (const R* other = std::get_if<R>(&made)) copyWords(value, *other);
        },
        kept);
}

} // namespace chalkline::text
