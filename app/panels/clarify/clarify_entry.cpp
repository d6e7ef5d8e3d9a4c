#include "panels/clarify/clarify_entry.h"

#include "base/text.h"
#include "edit/statement_operations.h"
#include "interview/archetype_acts.h"
#include "text/statement_line.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace chalkline {

namespace {

struct Spelling {
    std::string_view prefix;
    EntryWord word;
};

constexpr std::array spellings{
    Spelling{"ask", EntryWord::Ask},         Spelling{"question", EntryWord::Ask},
    Spelling{"assume", EntryWord::Assume},   Spelling{"assumption", EntryWord::Assume},
    Spelling{"in", EntryWord::In},           Spelling{"in scope", EntryWord::In},
    Spelling{"out", EntryWord::Out},         Spelling{"out of scope", EntryWord::Out},
    Spelling{"expect", EntryWord::Expect},   Spelling{"expectation", EntryWord::Expect},
    Spelling{"problem", EntryWord::Problem}, Spelling{"goal", EntryWord::Goal},
    Spelling{"kind", EntryWord::Kind},       Spelling{"pick", EntryWord::TradeOff},
};

QString say(const char* text) {
    return QCoreApplication::translate("chalkline::ClarifyPage", text);
}

/// True if every word before the colon says what sort of requirement it is.
bool isRequirement(std::string_view prefix) {
    const auto parts = words(prefix);
    return !parts.empty() && std::ranges::all_of(parts, [](std::string_view word) {
        return word == "must" || word == "good" || word == "wont" || word == "nfr" || word == "fr";
    });
}

/// "read heavy, chat": of each, the first kind whose title, badge or word begins so.
Expected<Entered> enterKinds(Transaction& edit, std::string_view text) {
    std::vector<ArchetypeKind> kinds = interview::kindsOf(edit.document().tables());
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string wanted = wordForm(text.substr(from, comma - from));
        from = comma + 1;
        if (wanted.empty()) continue;
        const auto profiles = interview::archetypeProfiles();
        const auto found = std::ranges::find_if(profiles, [&](const interview::ArchetypeProfile& profile) {
            return wordForm(profile.title).starts_with(wanted) || wordForm(profile.badge).starts_with(wanted);
        });
        if (found == profiles.end())
            return failure(ErrorCode::Invalid, "there is no kind of system “" + wanted.substr(0, 40) + "”");
        if (std::ranges::find(kinds, found->kind) == kinds.end()) kinds.push_back(found->kind);
    }
    if (auto done = setArchetypes(edit, kinds); !done) return std::unexpected(done.error());
    return Entered{};
}

Expected<Entered> enterRequirement(Transaction& edit, const std::string& line) {
    const auto read = text::readRequirement(line, {});
    if (!read) return Entered{};
    for (const Requirement& held : edit.document().all<Requirement>())
        if (foldName(held.title) == foldName(read->title))
            return Entered{{}, say("%1 says that already").arg(QString::fromStdString(held.code))};
    const auto id = addRequirement(edit, *read);
    if (!id) return std::unexpected(id.error());
    return Entered{
        {}, say("%1 is among the requirements").arg(QString::fromStdString(edit.document().find(*id)->code))};
}

Expected<Entered> enterTradeOff(Transaction& edit, const std::string& line) {
    const auto read = text::readTradeOff(line);
    if (!read) return Entered{};
    for (const TradeOff& held : edit.document().all<TradeOff>())
        if (foldName(held.title) == foldName(read->title) && held.choice == read->choice)
            return Entered{{}, say("That is among the trade-offs already")};
    const auto id = addTradeOff(edit, *read);
    if (!id) return std::unexpected(id.error());
    return Entered{{}, say("It is among the trade-offs")};
}

QString sayOf(EntryWord word, Noting what) {
    if (what == Noting::New) return {};
    switch (word) {
    case EntryWord::Ask:
        return say("That question is in the log already");
    case EntryWord::Assume:
        return what == Noting::Same ? say("That is in the log already") : say("Assumed instead of open");
    case EntryWord::In:
        return what == Noting::Same ? say("That is in scope already") : say("Moved into the scope");
    case EntryWord::Out:
        return what == Noting::Same ? say("That is out of scope already") : say("Moved out of scope");
    case EntryWord::Expect:
        return say("That is expected already");
    case EntryWord::Problem:
    case EntryWord::Goal:
    case EntryWord::Kind:
    case EntryWord::Requirement:
    case EntryWord::TradeOff:
        break;
    }
    return {};
}

Expected<Noted> note(Transaction& edit, const ClarifyEntry& entry) {
    switch (entry.word) {
    case EntryWord::Assume:
        return noteAssumption(edit, entry.text);
    case EntryWord::In:
    case EntryWord::Out:
        return noteScope(edit, entry.text, entry.word == EntryWord::In);
    case EntryWord::Expect:
        return noteExpectation(edit, entry.text);
    case EntryWord::Ask:
    case EntryWord::Problem:
    case EntryWord::Goal:
    case EntryWord::Kind:
    case EntryWord::Requirement:
    case EntryWord::TradeOff:
        break;
    }
    return noteQuestion(edit, entry.text);
}

} // namespace

ClarifyEntry readEntry(std::string_view line, EntryWord given) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && colon < 40) {
        const std::string prefix = foldName(line.substr(0, colon));
        const auto known = std::ranges::find(spellings, prefix, &Spelling::prefix);
        if (known != spellings.end() && known->word == EntryWord::TradeOff)
            return {known->word, std::string(line)};
        if (known != spellings.end()) {
            std::string_view rest = line.substr(colon + 1);
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
            return {known->word, std::string(rest)};
        }
        if (isRequirement(prefix)) return {EntryWord::Requirement, std::string(line)};
    }
    return {given, std::string(line)};
}

Expected<Entered> enterLine(Transaction& edit, const ClarifyEntry& entry) {
    if (entry.text.find_first_not_of(' ') == std::string::npos) return Entered{};
    if (entry.word == EntryWord::Kind) return enterKinds(edit, entry.text);
    const std::size_t limit = entry.word == EntryWord::Problem ? longestBrief : longestNote;
    if (auto good = checkLength(entry.text, limit); !good) return std::unexpected(good.error());
    if (entry.word == EntryWord::Requirement) return enterRequirement(edit, entry.text);
    if (entry.word == EntryWord::TradeOff) return enterTradeOff(edit, entry.text);
    if (entry.word == EntryWord::Problem || entry.word == EntryWord::Goal) {
        const auto done =
            entry.word == EntryWord::Goal ? setGoal(edit, entry.text) : setProblem(edit, entry.text);
        if (!done) return std::unexpected(done.error());
        return Entered{};
    }
    const auto done = note(edit, entry);
    if (!done) return std::unexpected(done.error());
    return Entered{done->ref, sayOf(entry.word, done->what)};
}

} // namespace chalkline
