// What can be edited of each kind of record, as data: how a field is called, read, written and taken back to
// its default. The inspector makes one row of each. Values are text: numbers in the C locale, enumerators as
// their words, ids as digits, flags "true" or "false", nothing "".
#pragma once

#include "edit/transaction.h"
#include "model/catalogue.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace chalkline {

enum class FieldInput {
    Line,     // one line of text, with suggestions if there are options
    Lines,    // text of several lines
    Search,   // one of the options, found by typing
    Choice,   // one of few options in a list
    Segments, // one of two to four options side by side
    Flag,
    Fact, // only to read
};

struct Option {
    QString value;
    QString text;  // what is shown; for Line and Search also the value
    QString words; // found by these too
};

struct EditField {
    using Read = std::function<QString(const Session&, Ref)>;
    using Write = std::function<Expected<void>(Transaction&, Ref, const QString&)>;
    using Reset = std::function<Expected<void>(Transaction&, Ref)>;

    QString id = {};
    QString label = {};
    FieldInput input = FieldInput::Line;
    Read read = {};
    Write write = {};
    QString unit = {};
    std::function<std::vector<Option>(const Session&, Ref)> options = {};
    /// Only for what has a default of its own: set by hand here? and back to the default.
    std::function<bool(const Session&, Ref)> own = {};
    Reset reset = {};
    /// Where the value comes from.
    Read hint = {};
    QString section = {};
    bool more = false;  // rarely used: under "More"
    QString fold = {};  // under a heading of this name that unfolds
    QString usual = {}; // the value that says nothing
};

/// The fields of each type of record.
class InspectorFields {
    Q_DECLARE_TR_FUNCTIONS(chalkline::InspectorFields)
public:
    /// In their order; none if the record is not there or has nothing to edit.
    [[nodiscard]] static std::vector<EditField> of(const Session& session, Ref subject);
    /// The fields that all of these have.
    [[nodiscard]] static std::vector<EditField> of(const Session& session, std::span<const Ref> subjects);

private:
    static std::vector<EditField> ofNode(const Session& session, Ref node);
    static std::vector<EditField> ofEdge();
    static std::vector<EditField> rareOfEdge();
    static std::vector<EditField> ofBoundary();
    static std::vector<EditField> ofNote();
    static std::vector<EditField> ofSheet();
    static EditField end(bool to);
    static EditField style();
    static EditField instances(bool max);
    /// The catalogue's properties of a kind, and overrides that the kind does not know.
    static std::vector<EditField> properties(const Session& session, Ref owner, const Kind* kind);
    static EditField property(const PropertyKey& key, const DefaultProperty* fallback);
    /// Locked, and for what has a size whether it is fitted.
    static std::vector<EditField> placement(bool sized);
    static EditField locked();
};

/// How a person tells this node or boundary from all others: its name, with its number if that is not enough.
[[nodiscard]] QString endText(const Document& document, Ref end);
/// The node or boundary that endText() or its bare name means; nothing if there is none.
[[nodiscard]] Ref endNamed(const Document& document, const QString& text);
/// All nodes, and boundaries if wanted, by endText().
[[nodiscard]] std::vector<Option> endOptions(const Document& document, bool boundaries);
/// "None" and all boundaries; without `except` and what is in it.
[[nodiscard]] std::vector<Option> boundaryOptions(const Document& document, BoundaryId except = {});

} // namespace chalkline
