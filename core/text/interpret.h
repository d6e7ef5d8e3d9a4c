// Turns lines of type-to-draw into edits of a Session. One Interpreter per input: it remembers the head that
// lines beginning with an operator continue from, and the tags (name#7) that stand for things it created.
// Used by `edit`, import, paste and the type line.
#pragma once

#include "edit/transaction.h"
#include "text/syntax.h"

#include <map>
#include <string_view>

namespace chalkline::text {

class Interpreter {
public:
    explicit Interpreter(Session& session);

    /// Applies one line as one undo step and places what is new beside what it connects to. False: the line
    /// changed nothing. On an error nothing has changed; place is "line:column".
    [[nodiscard]] Expected<bool> run(std::string_view line, int lineNumber);
    /// The same into a transaction that the caller commits. Nothing is placed before placeTouched(); on an
    /// error the transaction is to be rolled back.
    [[nodiscard]] Expected<bool> apply(Transaction& edit, std::string_view line, int lineNumber);
    /// Gives what the last line named or noted a place on the sheet in view.
    void placeTouched(Transaction& edit);
    /// Applies a whole text as one undo step, laid out together. On the first error nothing has changed.
    [[nodiscard]] Expected<bool> runAll(std::string_view text);

    /// The canvas selection that `> x`, `x`, `: text` apply to; nothing = none.
    void setSubject(Ref subject) { subject_ = subject; }
    /// The last node that the last line created, else the last target it named.
    [[nodiscard]] Ref lastNamed() const { return lastNamed_; }

    /// What the last line that began with a name began with, or the subject it applied to.
    [[nodiscard]] Ref head() const { return head_; }
    /// What lines that begin with an operator continue from.
    void setHead(Ref head) { head_ = head; }
    /// Everything the last line named, in its order.
    [[nodiscard]] const std::vector<Ref>& touched() const { return touched_; }
    /// What the last line states, in its order: edges, flow steps, a boundary, a note, a record, and
    /// components that it says more of than the name.
    [[nodiscard]] const std::vector<Ref>& said() const { return said_; }

private:
    struct End {
        Ref ref;
        std::string shown;
    };
    using Check = Expected<void>;

    void placeCard(Transaction& edit, Ref card);
    void reserveTags(std::string_view text);

    [[nodiscard]] Check applyLine(Transaction& edit, const BlankLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const NoteLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const RemovalLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const RecordLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const BoundaryLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const RenameLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const StatementsLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const SubjectLine& line);
    [[nodiscard]] Check applyLine(Transaction& edit, const InsertionLine& line);

    [[nodiscard]] Check applyStatement(Transaction& edit, const Statement& statement, FlowId flow);
    [[nodiscard]] Check applyToEdge(Transaction& edit, const Statement& statement);
    [[nodiscard]] Check insert(Transaction& edit, const Mention& middle);
    [[nodiscard]] Check makeEdges(Transaction& edit, const Segment& segment, const std::vector<Ref>& left,
                                  const std::vector<Ref>& right, FlowId flow);
    [[nodiscard]] Expected<EdgeId> makeEdge(Transaction& edit, const Segment& segment, Ref from, Ref to);
    [[nodiscard]] Check extendFlow(Transaction& edit, FlowId flow, const std::vector<EdgeId>& edges);

    /// What a name means here; None if nothing has it.
    [[nodiscard]] Ref lookUp(const Document& document, const Name& name) const;
    [[nodiscard]] Expected<Ref> mean(Transaction& edit, const Mention& mention);
    [[nodiscard]] Check applySuffixes(Transaction& edit, Ref ref, const Mention& mention);
    [[nodiscard]] Expected<BoundaryId> boundaryNamed(Transaction& edit, const Name& name,
                                                     std::optional<BoundaryType> type);
    [[nodiscard]] Check annotate(Transaction& edit, const std::string& text, Ref anchor);
    template <class R>
    [[nodiscard]] Id<R> idFor(Transaction& edit, const Name& name);
    [[nodiscard]] std::unexpected<Error> errorAt(int column, std::string message) const;

    Session& session_;
    std::int64_t firstNewId_; // ids from here on were made by this input
    std::map<std::pair<std::string, std::int64_t>, Ref> tags_;
    Ref head_;
    Ref subject_;
    Ref lastNamed_;
    int lineNumber_ = 1;
    std::vector<Ref> touched_; // named by this line, in order
    std::vector<Ref> said_;
    std::vector<Ref> newCards_;          // notes and estimates that want a place
    std::vector<std::int64_t> reserved_; // ids that tags of a whole text ask for and that are free
};

} // namespace chalkline::text
