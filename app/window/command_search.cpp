#include "window/command_search.h"

#include <algorithm>
#include <numeric>

namespace chalkline {

namespace {

// The worth of a letter by where it is found; a run of letters beats scattered starts of words.
constexpr int plainLetter = 1;
constexpr int wordStart = 12;
constexpr int afterLast = 8;
constexpr int textStart = 6;   // besides wordStart
constexpr int recentBonus = 3; // at most; less than a word's start
constexpr int menuShare = 2;   // a match that needs the menu's name counts half
constexpr int meantShare = 2;  // what was meant counts twice
constexpr int cannotRun = 4;   // takes a quarter from what was meant but cannot run now

bool startsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// `query` stands in `title` as it was typed, from the start of a word: it was meant.
bool isMeant(const QString& title, const QString& query) {
    for (qsizetype at = title.indexOf(query); at >= 0; at = title.indexOf(query, at + 1))
        if (startsWord(title, at)) return true;
    return false;
}

QString lettersOf(const QString& query) {
    QString letters;
    for (const QChar c : query.toCaseFolded())
        if (!c.isSpace()) letters.append(c);
    return letters;
}

} // namespace

int fitOf(const QString& text, const QString& query) {
    // best[j]: the most that query[0..i] is worth with its last letter at text[j].
    const auto length = static_cast<std::size_t>(text.size());
    std::vector<int> before(length, 0);
    std::vector<int> best(length, 0);
    for (qsizetype i = 0; i < query.size(); ++i) {
        int reach = 0; // the most of the letters before, ending before j
        for (std::size_t j = 0; j < length; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const int left = i > 0 && j > 0 ? before[j - 1] : 0;
            reach = std::max(reach, left);
            const int from = std::max(reach, left > 0 ? left + afterLast : 0);
            const bool fits = text[at] == query[i] && (i == 0 || from > 0);
            const int worth = plainLetter + (startsWord(text, at) ? wordStart : 0) + (j == 0 ? textStart : 0);
            best[j] = fits ? from + worth : 0;
        }
        before.swap(best);
    }
    return before.empty() ? 0 : *std::ranges::max_element(before);
}

std::vector<std::size_t> findCommands(const std::vector<CommandEntry>& entries, const QString& query) {
    const QString letters = lettersOf(query);
    const bool severalWords = query.trimmed().contains(' ');
    std::vector<std::size_t> found(entries.size());
    std::iota(found.begin(), found.end(), std::size_t{0});
    std::vector<int> fits(entries.size(), 0);
    std::vector<bool> last(entries.size(), false);
    const QString typed = query.simplified().toCaseFolded();
    const auto wasMeant = [&](std::size_t i) {
        return !typed.isEmpty() && isMeant(entries[i].title.toCaseFolded(), typed);
    };
    for (const std::size_t i : found)
        last[i] = !entries[i].enabled && !wasMeant(i);
    if (!letters.isEmpty()) {
        for (const std::size_t i : found) {
            const QString title = entries[i].title.toCaseFolded();
            fits[i] = fitOf(title, letters) * menuShare;
            // A menu's name counts only where it is meant: "file new", or its beginning alone.
            const QString menu = entries[i].menu.toCaseFolded();
            if (fits[i] == 0 && (severalWords || menu.startsWith(letters)))
                fits[i] = fitOf(menu + ' ' + title, letters);
            if (fits[i] == 0) continue;
            fits[i] = fits[i] * 4 - static_cast<int>(title.size()) / 4;
            if (entries[i].recency >= 0) fits[i] += 4 * std::max(0, recentBonus - entries[i].recency);
            if (wasMeant(i)) fits[i] *= meantShare;
            if (!entries[i].enabled) fits[i] -= fits[i] / cannotRun;
            fits[i] = std::max(fits[i], 1);
        }
        std::erase_if(found, [&](std::size_t i) { return fits[i] == 0; });
    }
    const auto key = [&](std::size_t i) {
        const int recency = entries[i].recency < 0 || !letters.isEmpty() ? 1'000 : entries[i].recency;
        return std::tuple(static_cast<bool>(last[i]), -fits[i], recency);
    };
    std::ranges::stable_sort(found, {}, key);
    return found;
}

} // namespace chalkline
