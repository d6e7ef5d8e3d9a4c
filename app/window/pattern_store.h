// The patterns that can be inserted: those of the program and those that a person saved, one file each in the
// data directory.
#pragma once

#include "text/pattern.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace chalkline {

class PatternStore {
public:
    /// Reads the person's own; a file that cannot be read is left alone and named in problems().
    PatternStore();

    /// By name; an own one with the name of a built-in one takes its place.
    [[nodiscard]] const std::vector<text::Pattern>& patterns() const { return patterns_; }
    [[nodiscard]] const text::Pattern* find(const std::string& name) const;
    /// Whose names meet what is typed, the best first; all of them for nothing.
    [[nodiscard]] std::vector<const text::Pattern*> matching(const std::string& typed) const;
    [[nodiscard]] const QStringList& problems() const { return problems_; }
    /// Where the person's own are.
    [[nodiscard]] static QString folder();

    /// Writes it to a file of its own and takes it in. Pointers to patterns end here.
    [[nodiscard]] Expected<void> save(const text::Pattern& pattern);

private:
    void takeIn(text::Pattern pattern);

    std::vector<text::Pattern> patterns_;
    QStringList problems_;
};

} // namespace chalkline
