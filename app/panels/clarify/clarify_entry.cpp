#include "panels/clarify/clarify_entry.h"

#include "base/text.h"
#include "interview/archetype_acts.h"
#include "text/record_edit.h"

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
    Spelling{"kind", EntryWord::Kind},
};

QString say(const char* text) {
    return QCoreApplication::translate("chalkline::ClarifyPage", text);
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

Expected<Entered> enterRecord(Transaction& edit, const std::string& line) {
    const auto entered = text::enterRecord(edit, line, "must");
    if (!entered) return failure(entered.error().code, entered.error().message);
    const Requirement* requirement = edit.document().find(RequirementId{entered->record.id});
    if (requirement && refOf(*requirement) == entered->record)
        return Entered{{},
                       (entered->fresh ? say("%1 is among the requirements") : say("%1 says that already"))
                           .arg(QString::fromStdString(requirement->code))};
    if (entered->record.type == RecordType::TradeOff)
        return Entered{{},
                       entered->fresh ? say("It is among the trade-offs")
                                      : say("It is among the trade-offs already")};
    return Entered{{},
                   entered->fresh ? say("It is among the numbers") : say("It is among the numbers already")};
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
    case EntryWord::Elsewhere:
        break;
    }
    return {};
}

/// A question or assumption, with its answer if the line has one.
Expected<Noted> noteAsked(Transaction& edit, const ClarifyEntry& entry) {
    const bool assumes = entry.word == EntryWord::Assume;
    const auto values = text::readRecord({assumes ? "assume" : "ask", entry.text});
    if (!values) return failure(values.error().code, values.error().message);
    const auto& read = std::get<text::QuestionLine>(*values);
    auto done = assumes ? noteAssumption(edit, read.record.text) : noteQuestion(edit, read.record.text);
    if (!done || !read.saysAnswer) return done;
    const QuestionId id{done->ref.id};
    if (edit.document().find(id)->answer == read.record.answer) return done;
    if (auto answered = answerQuestion(edit, id, read.record.answer); !answered)
        return std::unexpected(answered.error());
    done->what = Noting::New; // the answer is
    return done;
}

Expected<Noted> note(Transaction& edit, const ClarifyEntry& entry) {
    switch (entry.word) {
    case EntryWord::In:
    case EntryWord::Out:
        return noteScope(edit, entry.text, entry.word == EntryWord::In);
    case EntryWord::Expect:
        return noteExpectation(edit, entry.text);
    case EntryWord::Ask:
    case EntryWord::Assume:
    case EntryWord::Problem:
    case EntryWord::Goal:
    case EntryWord::Kind:
    case EntryWord::Elsewhere:
        break;
    }
    return noteAsked(edit, entry);
}

} // namespace

ClarifyEntry readEntry(std::string_view line, EntryWord given) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && colon < 40) {
        const std::string prefix = foldName(line.substr(0, colon));
        const auto known = std::ranges::find(spellings, prefix, &Spelling::prefix);
        if (known != spellings.end()) {
            std::string_view rest = line.substr(colon + 1);
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
            return {known->word, std::string(rest)};
        }
        if (text::recordLine(line)) return {EntryWord::Elsewhere, std::string(line)};
    }
    return {given, std::string(line)};
}

Expected<Entered> enterLine(Transaction& edit, const ClarifyEntry& entry) {
    if (entry.text.find_first_not_of(' ') == std::string::npos) return Entered{};
    if (entry.word == EntryWord::Kind) return enterKinds(edit, entry.text);
    const std::size_t limit = entry.word == EntryWord::Problem ? longestBrief : longestNote;
    if (auto good = checkLength(entry.text, limit); !good) return std::unexpected(good.error());
    if (entry.word == EntryWord::Elsewhere) return enterRecord(edit, entry.text);
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
