// What one line of type-to-draw says, before it is applied to a project. parse_line.h makes it from text,
// interpret.h turns it into edits. Columns count characters from 1.
#pragma once

#include "model/records.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace chalkline::text {

struct Name {
    std::string text;
    bool quoted = false;
    bool forceNew = false; // written +name
    std::int64_t tag = 0;  // written name#7
    int column = 1;
};

struct KindWord {
    std::string text;
    int column = 1;
};

/// A name with its suffixes: x3-20 (kind, technology) @boundary.
struct Mention {
    Name name;
    std::optional<std::pair<std::int64_t, std::int64_t>> instances;
    std::vector<KindWord> kinds;
    std::optional<Name> boundary;
};

enum class Arrow { Forward, Backward, Both, None };

struct Operator {
    EdgeKind kind = EdgeKind::Sync;
    Arrow arrow = Arrow::Forward;
    bool fresh = false; // written with !: always a new edge
    int column = 1;
};

/// `op names : label`, or, first in a statement that begins with a name, `names : label` without operator.
struct Segment {
    std::optional<Operator> op;
    bool sameLeft = false; // after ';': from the left-hand names of the operator before
    std::vector<Mention> names;
    std::optional<std::string> label;
    int labelColumn = 0;
};

struct Statement {
    std::vector<Segment> segments;
    [[nodiscard]] bool continues() const { return segments.front().op.has_value(); }
};

struct StatementsLine {
    std::string flow; // "" = none
    std::vector<Statement> statements;
    std::optional<std::string> note;
};

struct NoteLine {
    std::string text;
};

struct RemovalLine {
    Name name;
    std::optional<Operator> op; // with an operator: edges, not the thing
    Name target;
    std::optional<std::string> label;
};

struct BoundaryLine {
    std::optional<BoundaryType> type;
    Name name;
    std::vector<Name> parents; // innermost first
    bool braces = false;
    std::vector<Mention> members;
};

struct RenameLine {
    Name from;
    Mention to;
};

/// must:, nfr good:, est:, pick: ... and what is behind the colon (record_line.h reads it). Of tables and
/// APIs
/// (`table url:`, `api GET`) only the word is known; their records come later.
struct RecordLine {
    std::string word;
    std::string text;
    int column = 1; // where the text begins
};

/// `: text`, `x3`, `(kind)`, `@vpc` for the selected subject.
struct SubjectLine {
    Mention suffixes;
    std::optional<std::string> label;
};

/// `~ name` for a selected edge: the component goes between its ends.
struct InsertionLine {
    Mention middle;
};

struct BlankLine {};

using Line = std::variant<BlankLine, NoteLine, RemovalLine, RecordLine, BoundaryLine, RenameLine,
                          StatementsLine, SubjectLine, InsertionLine>;

} // namespace chalkline::text
