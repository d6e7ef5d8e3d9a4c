// Records of the guided design whose words are meant to break the lines that say them: separators, prefixes,
// quotes, line breaks, blanks. Each says something of its own, so that no two are one for the language.
#pragma once

#include "base/text.h"
#include "edit/transaction.h"
#include "text/record_edit.h"
#include "text/statement_line.h"

#include <random>
#include <set>
#include <string>
#include <vector>

namespace chalkline::test {

class OddRecords {
public:
    explicit OddRecords(std::mt19937& random)
        : random_(random) {}

    void fill(Transaction& edit) {
        for (std::size_t i = below(3); i > 0; --i)
            put(edit, scopeItem());
        for (std::size_t i = below(4); i > 0; --i)
            put(edit, question());
        for (std::size_t i = below(5); i > 0; --i)
            put(edit, requirement());
        for (std::size_t i = below(3); i > 0; --i)
            put(edit, estimate());
        for (std::size_t i = below(4); i > 0; --i)
            put(edit, tradeOff());
    }

private:
    std::size_t below(std::size_t n) { return random_() % n; }

    std::string odd() {
        static const std::vector<std::string> all = {"shorten a URL",
                                                     "must: x",
                                                     "nfr good: y",
                                                     "good:",
                                                     "a -> b",
                                                     "x because y",
                                                     "SQL vs NoSQL",
                                                     "a over b",
                                                     "a | b",
                                                     "say \"hi\"",
                                                     "\"q\"",
                                                     "two\nlines",
                                                     "  wide  text ",
                                                     "p99 < 100 ms",
                                                     "a = b",
                                                     "ends:",
                                                     ": begins",
                                                     "-> x",
                                                     "| y",
                                                     "because z",
                                                     "tab\tbed",
                                                     "x/y",
                                                     "a, b",
                                                     "# note",
                                                     "ünï 東京",
                                                     "back\\n slash",
                                                     "a > b ~> c",
                                                     "out: z",
                                                     "pick: a|b",
                                                     "\"open",
                                                     "500M/month * 5 B",
                                                     "-minus",
                                                     "a->b",
                                                     "p99 <= 1,5k",
                                                     "=",
                                                     "\"a\" -> \"b\""};
        return all[below(all.size())];
    }
    /// Words that were not there before, as the language compares them.
    std::string own() {
        std::string words = odd();
        while (!used_.insert(foldName(words)).second)
            words = below(2) == 0 ? odd() + " " + std::to_string(below(1000))
                                  : std::to_string(below(1000)) + " " + odd();
        return words;
    }
    /// One of several on a line each.
    std::string option() {
        std::string words = own();
        std::ranges::replace(words, '\n', ' ');
        const std::size_t first = words.find_first_not_of(" \t");
        return words.substr(first, words.find_last_not_of(" \t") - first + 1);
    }

    template <class R>
    void put(Transaction& edit, R record) {
        record.id = edit.newId<R>();
        record.sort_order = static_cast<std::int64_t>(below(4));
        edit.put(std::move(record));
    }

    ScopeItem scopeItem() {
        ScopeItem item;
        item.text = own();
        item.in_scope = below(2) == 0;
        return item;
    }
    Question question() {
        Question question;
        question.text = own();
        if (below(2) == 0) question.answer = odd();
        question.state = below(3) == 0             ? QuestionState::Assumed
                         : question.answer.empty() ? QuestionState::Open
                                                   : QuestionState::Answered;
        return question;
    }
    Requirement requirement() {
        Requirement requirement;
        requirement.title = own();
        requirement.kind = static_cast<RequirementKind>(below(2));
        requirement.priority = static_cast<Priority>(below(3));
        if (requirement.kind == RequirementKind::NonFunctional)
            text::readMeasure(requirement.title, requirement);
        return requirement;
    }
    Estimate estimate() {
        Estimate estimate;
        if (below(2) == 0) estimate.name = own();
        estimate.expression = own();
        return estimate;
    }
    TradeOff tradeOff() {
        TradeOff tradeOff;
        std::vector<std::string> options;
        for (std::size_t i = below(4); i > 0; --i)
            options.push_back(option());
        for (const std::string& option : options)
            tradeOff.options += (tradeOff.options.empty() ? "" : "\n") + option;
        if (!options.empty() && below(2) == 0) tradeOff.choice = options[below(options.size())];
        if (below(2) == 0) tradeOff.justification = odd();
        tradeOff.title = options.empty() || below(2) == 0 ? own() : "";
        if (tradeOff.title.empty())
            for (const std::string& option : options)
                tradeOff.title += (tradeOff.title.empty() ? "" : " vs ") + option;
        tradeOff.state = tradeOff.choice.empty()          ? TradeOffState::NotDiscussed
                         : tradeOff.justification.empty() ? TradeOffState::Discussed
                                                          : TradeOffState::Decided;
        tradeOff.topic_key = text::topicKeyOf(tradeOff);
        return tradeOff;
    }

    std::mt19937& random_;
    std::set<std::string> used_;
};

} // namespace chalkline::test
