#include "text/complete.h"

#include "base/text.h"
#include "model/catalogue.h"
#include "text/print.h"
#include "text/scan.h"

#include <algorithm>

namespace chalkline::text {

namespace {

enum class Place { Name, KindWord, Nowhere };

struct Token {
    std::size_t from = 0;
    Place place = Place::Name;
};

/// Where the word under the cursor begins and what may stand there.
Token tokenAt(std::string_view line, std::size_t cursor) {
    Token token;
    bool inQuotes = false;
    for (std::size_t p = 0; p < cursor;) {
        const char c = line[p];
        if (c == '"') inQuotes = !inQuotes;
        if (inQuotes) {
            ++p;
            continue;
        }
        Scanner scanner(line.substr(0, cursor), 1);
        scanner.seek(p);
        if (!isBlank(c) && token.place != Place::KindWord && scanner.takeOperator()) {
            token = {scanner.position(), Place::Name};
            p = scanner.position();
            continue;
        }
        if (c == '(') token = {p + 1, Place::KindWord};
        if (c == ',' && token.place != Place::Nowhere) token.from = p + 1;
        if (c == ')' || (c == ':' && token.place == Place::Name)) token = {p + 1, Place::Nowhere};
        if (c == ';' || c == '{' || c == '@') token = {p + 1, Place::Name};
        ++p;
    }
    while (token.from < cursor && isBlank(line[token.from]))
        ++token.from;
    return token;
}

bool wordBeginsWith(const std::string& folded, const std::string& typed) {
    for (std::size_t at = folded.find(' '); at != std::string::npos; at = folded.find(' ', at + 1))
        if (folded.compare(at + 1, typed.size(), typed) == 0) return true;
    return false;
}

bool hasInitials(const std::string& folded, const std::string& typed) {
    std::string initials;
    for (std::size_t i = 0; i < folded.size(); ++i)
        if (folded[i] != ' ' && (i == 0 || folded[i - 1] == ' ')) initials += folded[i];
    return typed.size() > 1 && initials.starts_with(typed);
}

/// 0 best; -1 no match.
int rankOf(const std::string& name, const std::string& typed) {
    const std::string folded = foldName(name);
    if (folded.starts_with(typed)) return 0;
    if (wordBeginsWith(folded, typed)) return 1;
    if (hasInitials(folded, typed)) return 2;
    return -1;
}

struct Ranked {
    int rank;
    std::size_t recency;
    std::int64_t id;
    Proposal proposal;
};

void addNames(const Document& document, const Token& token, const std::string& typed,
              const std::vector<Ref>& recent, std::vector<Ranked>& found) {
    const auto add = [&](const auto& record) {
        const int rank = record.name.empty() ? -1 : rankOf(record.name, typed);
        if (rank < 0) return;
        const auto recency =
            static_cast<std::size_t>(std::ranges::find(recent, refOf(record)) - recent.begin());
        found.push_back(
            {rank, recency, record.id.value, {writeName(record.name), ProposalSource::Name, token.from}});
    };
    for (const Node& node : document.all<Node>())
        add(node);
    for (const Boundary& boundary : document.all<Boundary>())
        add(boundary);
}

void addCatalogue(const Token& token, const std::string& typed, std::vector<Ranked>& found) {
    if (typed.empty() && token.place == Place::Name) return;
    std::int64_t order = 0;
    for (const Kind& kind : allKinds()) {
        ++order;
        const int rank = rankOf(std::string(kind.name), typed);
        if (rank >= 0)
            found.push_back({3 + rank, 0, order, {std::string(kind.name), ProposalSource::Kind, token.from}});
        for (const std::string_view technology : kind.technologies)
            if (rankOf(std::string(technology), typed) == 0)
                found.push_back(
                    {6, 0, order, {std::string(technology), ProposalSource::Technology, token.from}});
    }
}

} // namespace

std::vector<Proposal> complete(const Document& document, std::string_view line, std::size_t cursor,
                               const std::vector<Ref>& recent, std::size_t limit) {
    cursor = std::min(cursor, line.size());
    const Token token = tokenAt(line, cursor);
    if (token.place == Place::Nowhere) return {};
    std::string_view word = line.substr(token.from, cursor - token.from);
    if (word.starts_with('"')) word.remove_prefix(1);
    const std::string typed = foldName(word);
    std::vector<Ranked> found;
    if (token.place == Place::Name) addNames(document, token, typed, recent, found);
    addCatalogue(token, typed, found);
    std::ranges::stable_sort(found, [](const Ranked& a, const Ranked& b) {
        return std::tuple(a.rank, a.recency, a.id) < std::tuple(b.rank, b.recency, b.id);
    });
    std::vector<Proposal> proposals;
    for (Ranked& ranked : found) {
        const bool held =
            std::ranges::any_of(proposals, [&](const Proposal& p) { return p.text == ranked.proposal.text; });
        if (!held && proposals.size() < limit) proposals.push_back(std::move(ranked.proposal));
    }
    return proposals;
}

} // namespace chalkline::text
