// Which commands a few letters mean, best first: the letters of the query in their order, words begun rather
// than hit in the middle, what was run lately before what was not, what cannot run now last, unless it is
// what was typed: "undo" with nothing to undo must not run another command that has the same letters.
#pragma once

#include <QString>

#include <vector>

namespace chalkline {

struct CommandEntry {
    QString id;
    QString title; // plain
    QString menu;  // plain
    bool enabled = true;
    int recency = -1; // 0 = run last, -1 = not lately
};

/// How well the letters of `query` fit: 0 = not at all, more is better. Both case folded.
[[nodiscard]] int fitOf(const QString& text, const QString& query);
/// Indexes into `entries`, best first. Without a query: recent ones, then all in their order.
[[nodiscard]] std::vector<std::size_t> findCommands(const std::vector<CommandEntry>& entries,
                                                    const QString& query);

} // namespace chalkline
