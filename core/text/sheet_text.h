// A sheet as type-to-draw text in an editor: lines that know what they stand for. A changed line changes just
// that, as one undo step; whatever else changes the project changes only the lines that do not tell the truth
// any more. A person's own spelling stays as long as it is true: `a > b: x > c` is not taken apart.
#pragma once

#include "edit/session.h"
#include "text/line_edit.h"
#include "text/print.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace chalkline::text {

struct SheetLine {
    std::int64_t key = 0; // of this line, as long as it is there
    std::string text;     // UTF-8; as typed where `error` says why it was not understood
    LineMeaning meaning;
    std::vector<std::string> truth; // what `meaning.about` looked like when this was true
    std::optional<Error> error;
    bool typed = false; // by a person; else as printed
};

/// A line of the editor: `key` of the line it was, or 0 for a new one.
struct TypedLine {
    std::int64_t key = 0;
    std::string text;
};

class SheetText {
public:
    /// The sheet in view. The session must outlive the text.
    explicit SheetText(Session& session);

    [[nodiscard]] const std::vector<SheetLine>& lines() const { return lines_; }
    /// The line that stands for a record: the one it is about, else the first that names it; -1 = none.
    [[nodiscard]] int lineOf(Ref ref) const;

    /// Brings the lines up to what the project says now.
    void follow();
    /// Takes the lines as the editor has them now. Lines that changed are applied from top to bottom, then
    /// those that are gone; together they are one undo step. A line that cannot be applied changes nothing
    /// and stays with its error, whose place is "line:column". False if the project did not change.
    bool take(const std::vector<TypedLine>& typed);
    /// Which line each of these was: the same words first, what differs between them from top to bottom.
    [[nodiscard]] std::vector<TypedLine> matched(const std::vector<std::string>& texts) const;

private:
    [[nodiscard]] Ref headAbove(std::size_t index) const;
    [[nodiscard]] bool isClaimedBeside(std::size_t index, Ref ref) const;
    bool applyLine(std::size_t index, const std::string& text, const std::string& mergeKey);
    bool removeGone(std::vector<SheetLine> gone, const std::string& mergeKey);
    [[nodiscard]] std::string truthOf(Ref ref) const;
    void rebuildTruths();
    void dropUntrue();
    void insertMissing();
    void mendContinuations();
    [[nodiscard]] SheetLine printedLine(const PrintedLine& printed, bool whole);

    Session& session_;
    std::vector<SheetLine> lines_;
    std::vector<PrintedLine> printed_;
    std::unordered_map<Ref, std::size_t> printedAt_; // index into printed_
    std::int64_t nextKey_ = 1;
    std::int64_t edits_ = 0;
};

} // namespace chalkline::text
