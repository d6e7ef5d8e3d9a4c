// The fields of boundaries, notes and the sheet.
#include "panels/inspector/fields.h"

#include "edit/boundary_operations.h"
#include "edit/node_operations.h"
#include "model/words.h"

namespace chalkline {

namespace {

EditField::Write renaming() {
    return [](Transaction& edit, Ref ref, const QString& value) {
        return rename(edit, ref, value.toStdString());
    };
}

struct SheetCounts {
    int components = 0;
    int boundaries = 0;
    int notes = 0;
    int sync = 0;
    int async = 0;
    int data = 0;
};

SheetCounts countOn(const Document& document, Ref sheet) {
    SheetCounts counts;
    std::set<Ref> here;
    for (const PlacementId id : document.referrers<Placement>(sheet)) {
        const Ref subject = document.find(id)->subject;
        here.insert(subject);
        counts.components += subject.type == RecordType::Node;
        counts.boundaries += subject.type == RecordType::Boundary;
        counts.notes += subject.type == RecordType::Note;
    }
    for (const Edge& edge : document.all<Edge>()) {
        if (!here.contains(edge.from()) || !here.contains(edge.to())) continue;
        counts.sync += edge.kind == EdgeKind::Sync;
        counts.async += edge.kind == EdgeKind::Async;
        counts.data += edge.kind == EdgeKind::Data;
    }
    return counts;
}

} // namespace

std::vector<EditField> InspectorFields::ofBoundary() {
    const QStringList texts{tr("Group"), tr("Region"), tr("Zone"),
                            tr("VPC"),   tr("Team"),   tr("Trust boundary")};
    std::vector<Option> types;
    for (std::size_t i = 0; i < Words<BoundaryType>::all.size(); ++i)
        types.push_back(
            {QString::fromLatin1(Words<BoundaryType>::all[i].data()), texts.at(static_cast<int>(i)), {}});
    const auto held = [](const Session& session, Ref ref) {
        return ref.type == RecordType::Boundary ? session.document().find(BoundaryId{ref.id}) : nullptr;
    };
    std::vector<EditField> fields;
    fields.push_back({.id = "name",
                      .label = tr("Name"),
                      .read =
                          [held](const Session& session, Ref ref) {
                              const Boundary* boundary = held(session, ref);
                              return boundary ? QString::fromStdString(boundary->name) : QString();
                          },
                      .write = renaming()});
    fields.push_back({.id = "type",
                      .label = tr("Type"),
                      .input = FieldInput::Choice,
                      .read =
                          [held](const Session& session, Ref ref) {
                              const Boundary* boundary = held(session, ref);
                              return boundary ? QString::fromLatin1(word(boundary->type).data()) : QString();
                          },
                      .write = [](Transaction& edit, Ref ref, const QString& value) -> Expected<void> {
                          const auto type = fromWord<BoundaryType>(value.toStdString());
                          if (!type) return failure(ErrorCode::Invalid, "no such type of boundary");
                          return setBoundaryType(edit, BoundaryId{ref.id}, *type);
                      },
                      .options = [types](const Session&, Ref) { return types; }});
    fields.push_back(
        {.id = "boundary",
         .label = tr("In boundary"),
         .input = FieldInput::Choice,
         .read =
             [](const Session& session, Ref ref) {
                 const BoundaryId id = parentOf(session.document().tables(), ref);
                 return id ? QString::number(id.value) : QString();
             },
         .write =
             [](Transaction& edit, Ref ref, const QString& value) {
                 return moveIntoBoundary(edit, ref, BoundaryId{value.toLongLong()});
             },
         .options = [](const Session& session,
                       Ref ref) { return boundaryOptions(session.document(), BoundaryId{ref.id}); }});
    for (EditField& field : placement(true))
        fields.push_back(std::move(field));
    return fields;
}

std::vector<EditField> InspectorFields::ofNote() {
    const auto held = [](const Session& session, Ref ref) {
        return ref.type == RecordType::Note ? session.document().find(NoteId{ref.id}) : nullptr;
    };
    std::vector<EditField> fields;
    fields.push_back({.id = "text",
                      .label = tr("Text"),
                      .input = FieldInput::Lines,
                      .read =
                          [held](const Session& session, Ref ref) {
                              const Note* note = held(session, ref);
                              return note ? QString::fromStdString(note->text) : QString();
                          },
                      .write = renaming()});
    fields.push_back(
        {.id = "anchor",
         .label = tr("Tied to"),
         .input = FieldInput::Search,
         .read =
             [held](const Session& session, Ref ref) {
                 const Note* note = held(session, ref);
                 if (!note || !note->anchor.valid()) return QString();
                 const QString end = endText(session.document(), note->anchor);
                 return end.isEmpty() ? tr("connection #%1").arg(note->anchor.id) : end;
             },
         .write = [](Transaction& edit, Ref ref, const QString& value) -> Expected<void> {
             const Ref target = value.trimmed().isEmpty() ? Ref{} : endNamed(edit.document(), value);
             if (!value.trimmed().isEmpty() && !target.valid())
                 return failure(ErrorCode::Invalid,
                                tr("“%1” is no component or boundary here").arg(value).toStdString());
             return setAnchor(edit, NoteId{ref.id}, target);
         },
         .options = [](const Session& session, Ref) { return endOptions(session.document(), true); }});
    for (EditField& field : placement(true))
        fields.push_back(std::move(field));
    return fields;
}

std::vector<EditField> InspectorFields::ofSheet() {
    const auto fact = [](QString id, QString label, int SheetCounts::* member) {
        return EditField{.id = std::move(id),
                         .label = std::move(label),
                         .input = FieldInput::Fact,
                         .read =
                             [member](const Session& session, Ref sheet) {
                                 return QString::number(countOn(session.document(), sheet).*member);
                             },
                         .section = tr("On this sheet")};
    };
    std::vector<EditField> fields;
    fields.push_back({.id = "name",
                      .label = tr("Name"),
                      .read =
                          [](const Session& session, Ref ref) {
                              const Sheet* sheet = session.document().find(SheetId{ref.id});
                              return sheet ? QString::fromStdString(sheet->name) : QString();
                          },
                      .write = renaming()});
    fields.push_back(fact("components", tr("Components"), &SheetCounts::components));
    fields.push_back(fact("sync", tr("Synchronous"), &SheetCounts::sync));
    fields.push_back(fact("async", tr("Asynchronous"), &SheetCounts::async));
    fields.push_back(fact("data", tr("Data"), &SheetCounts::data));
    fields.push_back(fact("boundaries", tr("Boundaries"), &SheetCounts::boundaries));
    fields.push_back(fact("notes", tr("Notes"), &SheetCounts::notes));
    return fields;
}

} // namespace chalkline
