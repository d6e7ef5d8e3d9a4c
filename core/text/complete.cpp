#include "text/complete.h"

#include "base/text.h"
#include "model/catalogue.h"
#include "text/completion_place.h"
#include "text/parse_line.h"
#include "text/print.h"
#include "text/record_line.h"

#include <algorithm>

namespace chalkline::text {

namespace {

constexpr int recordRank = 3;     // behind every name
constexpr int catalogueRank = 4;  // behind every word of a record
constexpr int technologyRank = 7; // behind every kind

bool wordBeginsWith(std::string_view folded, std::string_view typed) {
    return std::ranges::any_of(words(folded), [&](std::string_view word) {
        return word.data() > folded.data() &&
               folded.substr(static_cast<std::size_t>(word.data() - folded.data())).starts_with(typed);
    });
}

/// The first letter of each part of a name.
template <class Parts>
std::string initialsOf(const Parts& parts) {
    std::string initials;
    for (const std::string_view part : parts) {
        std::size_t length = 1;
        while (length < part.size() && (static_cast<unsigned char>(part[length]) & 0xC0) == 0x80)
            ++length;
        initials += part.substr(0, length);
    }
    return initials;
}

/// "fan-out worker" has the initials fow, and fw for who takes fan-out as one word.
bool hasInitials(std::string_view folded, std::string_view typed) {
    if (typed.size() < 2) return false;
    std::vector<std::string_view> blankParted;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        blankParted.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return initialsOf(words(folded)).starts_with(typed) || initialsOf(blankParted).starts_with(typed);
}

/// 0 best; -1 no match.
int rankOf(std::string_view name, std::string_view typed) {
    const std::string folded = foldName(name);
    if (folded.starts_with(typed)) return 0;
    if (wordBeginsWith(folded, typed)) return 1;
    if (hasInitials(folded, typed)) return 2;
    return -1;
}

/// What a quoted text stands for so far.
std::string unquoted(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if ((text[i] == '"' && next == '"') || (text[i] == '\\' && next == '\\')) ++i;
        if (text[i] == '\\' && next == 'n') {
            ++i;
            result += '\n';
        } else {
            result += text[i];
        }
    }
    return result;
}

struct Ranked {
    int rank;
    std::size_t recency;
    std::int64_t id;
    Proposal proposal;
};

class Completion {
public:
    Completion(const Document& document, std::string_view line, std::size_t cursor)
        : document_(document)
        , place_(completionPlace(line.substr(0, cursor))) {
        const std::string_view word = line.substr(place_.from, cursor - place_.from);
        typed_ = foldName(place_.inQuotes ? unquoted(word.substr(1)) : std::string(word));
        closed_ = place_.inQuotes && cursor < line.size() && line[cursor] == '"';
    }

    std::vector<Ranked> run(const std::vector<Ref>& recent) {
        const Place place = place_.place;
        if (place == Place::Name || place == Place::ExistingName) addNames<Node>(recent);
        if (place == Place::Name || place == Place::ExistingName || place == Place::BoundaryName)
            addNames<Boundary>(recent);
        if (place == Place::Name && place_.atStart && !place_.inQuotes && !typed_.empty()) addRecordWords();
        if (place == Place::KindWord ||
            (!typed_.empty() && (place == Place::Name || place == Place::NewName)))
            addCatalogue();
        std::ranges::stable_sort(found_, [](const Ranked& a, const Ranked& b) {
            return std::tuple(a.rank, a.recency, a.id) < std::tuple(b.rank, b.recency, b.id);
        });
        return std::move(found_);
    }

private:
    template <class R>
    void addNames(const std::vector<Ref>& recent) {
        for (const R& record : document_.all<R>()) {
            const int rank = record.name.empty() ? -1 : rankOf(record.name, typed_);
            if (rank < 0) continue;
            const auto recency =
                static_cast<std::size_t>(std::ranges::find(recent, refOf(record)) - recent.begin());
            std::string text = written(record.name);
            if (!closed_ && document_.named(foldName(record.name)).size() > 1)
                text += "#" + std::to_string(record.id.value);
            found_.push_back(
                {rank, recency, record.id.value, {std::move(text), ProposalSource::Name, place_.from}});
        }
    }

    void addRecordWords() {
        std::int64_t order = 0;
        for (const RecordWord& record : recordWords())
            if (++order; record.word.starts_with(typed_))
                found_.push_back({recordRank,
                                  0,
                                  order,
                                  {std::string(record.word) + ": ", ProposalSource::Record, place_.from}});
    }

    void addCatalogue() {
        std::int64_t order = 0;
        for (const Kind& kind : allKinds()) {
            ++order;
            if (const int rank = rankOf(kind.name, typed_); rank >= 0)
                found_.push_back({catalogueRank + rank,
                                  0,
                                  order,
                                  {written(kind.name), ProposalSource::Kind, place_.from}});
            for (const std::string_view technology : kind.technologies)
                if (rankOf(technology, typed_) == 0)
                    found_.push_back({technologyRank,
                                      0,
                                      order,
                                      {written(technology), ProposalSource::Technology, place_.from}});
        }
    }

    [[nodiscard]] std::string written(std::string_view text) const {
        if (place_.inQuotes) {
            std::string quoted = writeQuoted(text);
            if (closed_) quoted.pop_back(); // its closing quote stands behind the cursor
            return quoted;
        }
        if (place_.place == Place::KindWord) return writeKindWord(text);
        std::string name = writeName(text);
        return place_.atStart && readsOtherwise(name) ? writeQuoted(text) : name;
    }

    /// True if the name begins like a line of another kind: `vpc peering`, `table orders`, `flow control`.
    static bool readsOtherwise(const std::string& name) {
        const auto alone = parseLine(name);
        const auto labelled = parseLine(name + ": x");
        return name.starts_with("flow ") || !alone || !std::holds_alternative<StatementsLine>(*alone) ||
               !labelled || !std::holds_alternative<StatementsLine>(*labelled);
    }

    const Document& document_;
    CompletionPlace place_;
    std::string typed_; // folded
    bool closed_ = false;
    std::vector<Ranked> found_;
};

} // namespace

std::vector<Proposal> complete(const Document& document, std::string_view line, std::size_t cursor,
                               const std::vector<Ref>& recent, std::size_t limit) {
    Completion completion(document, line, std::min(cursor, line.size()));
    std::vector<Proposal> proposals;
    for (Ranked& ranked : completion.run(recent)) {
        const bool held =
            std::ranges::any_of(proposals, [&](const Proposal& p) { return p.text == ranked.proposal.text; });
        if (!held && proposals.size() < limit) proposals.push_back(std::move(ranked.proposal));
    }
    return proposals;
}

} // namespace chalkline::text
