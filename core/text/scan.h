// Reads the pieces of a type-to-draw line from left to right: operators, names, suffixes, labels. Knows the
// rules of quoting and of where a label ends; knows nothing of lines as wholes.
#pragma once

#include "base/error.h"
#include "text/syntax.h"

#include <string_view>

namespace chalkline::text {

class Scanner {
public:
    Scanner(std::string_view line, int lineNumber)
        : line_(line)
        , lineNumber_(lineNumber) {}

    [[nodiscard]] bool atEnd() const { return at_ >= line_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
    }
    [[nodiscard]] std::size_t position() const { return at_; }
    void seek(std::size_t position) { at_ = position; }
    void skipBlanks();
    /// Takes the character if it is next.
    bool take(char c);
    /// True at ` # ` (or ` #` at the end): where a note behind a name or label begins.
    [[nodiscard]] bool atNote() const;

    /// The operator that begins here, blanks before it skipped; nothing is consumed if there is none.
    [[nodiscard]] std::optional<Operator> peekOperator() const;
    [[nodiscard]] std::optional<Operator> takeOperator();

    /// The quoted text that begins here.
    [[nodiscard]] Expected<std::string> quoted();
    [[nodiscard]] Expected<Name> name();
    [[nodiscard]] Expected<Mention> mention();
    /// One or more mentions with commas between.
    [[nodiscard]] Expected<std::vector<Mention>> mentions();
    /// After ':' was taken.
    [[nodiscard]] Expected<std::string> label();
    /// Everything to the end, unquoted if wholly quoted.
    [[nodiscard]] std::string restAsText();

    [[nodiscard]] int column() const { return columnAt(at_); }
    [[nodiscard]] std::unexpected<Error> error(std::string message) const {
        return errorAt(column(), std::move(message));
    }
    [[nodiscard]] std::unexpected<Error> errorAt(int column, std::string message) const;

    /// Suffixes x3, (kind), @boundary, #id behind a name, or alone.
    [[nodiscard]] Expected<void> suffixes(Mention& mention);

private:
    struct Token {
        Operator op;
        std::size_t length;
    };

    [[nodiscard]] int columnAt(std::size_t position) const;
    [[nodiscard]] std::optional<Token> operatorAt(std::size_t position) const;
    [[nodiscard]] std::optional<Token> spacedOperatorAt(std::size_t position) const;
    [[nodiscard]] bool labelEndsAt(std::size_t position) const;
    [[nodiscard]] bool labelOperatorAt(std::size_t position) const;
    [[nodiscard]] std::size_t bareEnd(std::size_t from) const;
    [[nodiscard]] Expected<void> kindWords(Mention& mention);
    void takeInstances(Mention& mention);
    [[nodiscard]] Expected<void> tag(Name& name);

    std::string_view line_;
    std::size_t at_ = 0;
    int lineNumber_;
};

/// Blanks at the ends gone, runs of blanks inside made one space.
[[nodiscard]] std::string collapsed(std::string_view text);
[[nodiscard]] bool isBlank(char c);
/// x3 or x3-20; 1 <= min <= max <= 1,000,000.
[[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> parseInstances(std::string_view word);

} // namespace chalkline::text
