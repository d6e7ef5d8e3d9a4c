#include "window/component_search.h"

#include "base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace chalkline {

namespace {

/// How a query met a kind, best first.
enum Rank {
    WholeName,
    NameStart,
    WholeAlias,
    OwnTechnology,
    NameWord,
    SharedTechnology,
    AliasStart,
    TechnologyStart,
    AllWords,
    AliasWord,
    TechnologyWord,
    InName,
    InAlias,
    InTechnology,
    Nothing,
};

struct Ranks {
    Rank whole;
    Rank start;
    Rank word;
    Rank inside;
};

constexpr Ranks ofName{WholeName, NameStart, NameWord, InName};
constexpr Ranks ofAlias{WholeAlias, AliasStart, AliasWord, InAlias};
constexpr Ranks ofOwn{OwnTechnology, TechnologyStart, TechnologyWord, InTechnology};
constexpr Ranks ofShared{SharedTechnology, TechnologyStart, TechnologyWord, InTechnology};

struct Found {
    Rank rank = Nothing;
    std::string_view technology;
    Rank second = Nothing;  // how an alias or technology met it, whatever the name did
    std::size_t length = 0; // of the text that matched: the shorter, the nearer
};

struct GroupTitle {
    std::string_view group;
    const char* title;
};

constexpr GroupTitle titles[] = {
    {"client", QT_TRANSLATE_NOOP("chalkline::Palette", "Clients")},
    {"edge", QT_TRANSLATE_NOOP("chalkline::Palette", "Edge and gateways")},
    {"compute", QT_TRANSLATE_NOOP("chalkline::Palette", "Services and workers")},
    {"store", QT_TRANSLATE_NOOP("chalkline::Palette", "Databases and stores")},
    {"cache", QT_TRANSLATE_NOOP("chalkline::Palette", "Caches")},
    {"msg", QT_TRANSLATE_NOOP("chalkline::Palette", "Queues and streams")},
    {"search", QT_TRANSLATE_NOOP("chalkline::Palette", "Search")},
    {"analytics", QT_TRANSLATE_NOOP("chalkline::Palette", "Analytics")},
    {"ml", QT_TRANSLATE_NOOP("chalkline::Palette", "Machine learning")},
    {"obs", QT_TRANSLATE_NOOP("chalkline::Palette", "Observability")},
    {"sec", QT_TRANSLATE_NOOP("chalkline::Palette", "Security")},
    {"ext", QT_TRANSLATE_NOOP("chalkline::Palette", "External services")},
};

Rank rankOf(std::string_view text, std::string_view query, const Ranks& ranks) {
    const std::size_t at = text.find(query);
    if (at == std::string_view::npos) return Nothing;
    if (at == 0) return text.size() == query.size() ? ranks.whole : ranks.start;
    // Two letters in the middle of a word are an accident.
    if (text.find(' ' + std::string(query)) != std::string_view::npos) return ranks.word;
    return query.size() > 2 ? ranks.inside : Nothing;
}

void meet(Found& best, std::string_view text, std::string_view query, const Ranks& ranks,
          std::string_view technology) {
    const Rank rank = rankOf(text, query, ranks);
    if (rank == Nothing) return;
    const bool nearer =
        rank < best.rank || (rank == best.rank && (!technology.empty() && best.technology.empty()));
    if (ranks.whole != WholeName) best.second = std::min(best.second, rank);
    if (nearer) best = {rank, technology, best.second, text.size()};
}

bool startsAWord(std::string_view text, std::string_view word) {
    return text.starts_with(word) || text.find(' ' + std::string(word)) != std::string_view::npos;
}

/// "redis cache", "sql managed": each word begins a word of the name, an alias or one technology.
Found meetByWords(const Kind& kind, const std::vector<std::string_view>& query) {
    const std::string name = wordForm(kind.name);
    std::string_view technology;
    std::size_t distance = name.size();
    for (const std::string_view word : query) {
        bool met = startsAWord(name, word);
        for (const std::string_view alias : kind.aliases)
            met = met || startsAWord(wordForm(alias), word);
        for (const std::string_view other : kind.technologies)
            if (!met && startsAWord(wordForm(other), word)) {
                met = true;
                technology = other;
                // A kind that only shares it stands behind the one whose it is.
                if (kindByTechnology(wordForm(other)) != &kind) distance += 100;
            }
        if (!met) return {};
    }
    return {AllWords, technology, Nothing, distance};
}

Found meetKind(std::size_t index, std::string_view query) {
    const Kind& kind = allKinds()[index];
    Found best;
    meet(best, wordForm(kind.name), query, ofName, {});
    for (const std::string_view technology : kind.technologies) {
        const std::string form = wordForm(technology);
        meet(best, form, query, kindByTechnology(form) == &kind ? ofOwn : ofShared, technology);
    }
    for (const catalogue::Alias& alias : catalogue::aliases)
        if (alias.kind == static_cast<int>(index))
            meet(best, alias.text, query, alias.technology.empty() ? ofAlias : ofOwn, alias.technology);
    const std::vector<std::string_view> parts = words(query);
    if (best.rank > AllWords && parts.size() > 1)
        if (const Found found = meetByWords(kind, parts); found.rank < best.rank) best = found;
    return best;
}

} // namespace

std::vector<ComponentChoice> findComponents(const QString& query) {
    const std::string form = wordForm(query.toStdString());
    if (form.empty()) return {};
    struct Entry {
        Found found;
        const Kind* kind;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < allKinds().size(); ++i)
        if (const Found found = meetKind(i, form); found.rank != Nothing)
            entries.push_back({found, &allKinds()[i]});
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) {
        return std::tuple(entry.found.rank, entry.found.second, entry.found.length);
    });
    std::vector<ComponentChoice> choices;
    for (const Entry& entry : entries)
        choices.push_back({entry.kind, entry.found.technology});
    return choices;
}

std::vector<ComponentChoice> recentChoices(const QStringList& entries) {
    std::vector<ComponentChoice> choices;
    for (const QString& entry : entries) {
        const Kind* kind = findKind(entry.section('\t', 0, 0).toStdString());
        if (!kind) continue;
        const std::string wanted = entry.section('\t', 1).toStdString();
        const auto technology = std::ranges::find(kind->technologies, wanted);
        const bool known = technology != kind->technologies.end();
        const ComponentChoice choice{kind, known ? *technology : std::string_view()};
        if (std::ranges::find(choices, choice) == choices.end()) choices.push_back(choice);
    }
    return choices;
}

QString groupTitle(std::string_view group) {
    const auto known = std::ranges::find(titles, group, &GroupTitle::group);
    if (known == std::end(titles))
        return QString::fromUtf8(group.data(), static_cast<qsizetype>(group.size()));
    return QCoreApplication::translate("chalkline::Palette", known->title);
}

std::string_view firstGroupOf(Family family) {
    switch (family) {
    case Family::Neutral:
        return "client";
    case Family::Edge:
        return "edge";
    case Family::Compute:
        return "compute";
    case Family::Store:
        return "store";
    case Family::Cache:
        return "cache";
    case Family::Messaging:
        return "msg";
    }
    return "client";
}

} // namespace chalkline
