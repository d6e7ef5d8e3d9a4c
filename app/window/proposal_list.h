// The list of what Tab may put where the cursor stands in a line of type-to-draw, and of patterns.
#pragma once

#include "model/document.h"
#include "render/theme.h"

#include <QListWidget>

#include <optional>
#include <vector>

namespace chalkline::text {
struct Pattern;
}

namespace chalkline {

class ProposalList : public QListWidget {
    Q_OBJECT
public:
    static constexpr int most = 5;       // rows
    static constexpr int rowHeight = 26; // px

    explicit ProposalList(QWidget* parent);

    void setTheme(ThemeName name);
    /// Shows itself if there is something to offer at `cursor` (in UTF-16 units) of the line.
    void propose(const Document& document, const QString& line, int cursor);
    /// Patterns below what is there already, `most` rows in all unless `all` are wanted.
    void addPatterns(const std::vector<const text::Pattern*>& patterns, bool all);
    void forget();
    void step(int rows);
    [[nodiscard]] int listHeight() const { return std::min(count(), most) * rowHeight + 4; } // px
    /// What is chosen, if that is a pattern and the list is shown.
    [[nodiscard]] const text::Pattern* pattern() const;

    struct Completed {
        QString line;
        int cursor = 0; // behind what was put in
    };
    /// The line with the chosen proposal; nothing if the list is not shown.
    [[nodiscard]] std::optional<Completed> complete(const QString& line, int cursor) const;

private:
    std::vector<const text::Pattern*> patterns_; // of the last rows, in order
};

} // namespace chalkline
