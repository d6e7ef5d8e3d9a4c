// The fields of a component.
#include "panels/inspector/amount.h"
#include "panels/inspector/fields.h"

#include "base/text.h"
#include "edit/boundary_operations.h"
#include "edit/node_operations.h"

namespace chalkline {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const Node* nodeOf(const Session& session, Ref ref) {
    return ref.type == RecordType::Node ? session.document().find(NodeId{ref.id}) : nullptr;
}

EditField::Read text(std::string Node::* member) {
    return [member](const Session& session, Ref ref) {
        const Node* node = nodeOf(session, ref);
        return node ? QString::fromStdString(node->*member) : QString();
    };
}

QString kindText(const Session& session, Ref ref) {
    const Node* node = nodeOf(session, ref);
    if (!node) return {};
    const Kind* kind = findKind(node->kind);
    return kind ? q(kind->name) : QString::fromStdString(node->kind);
}

std::vector<Option> kindOptions(const Session&, Ref) {
    std::vector<Option> options;
    for (const Kind& kind : allKinds()) {
        QString words = q(kind.name) + ' ' + q(kind.id);
        for (const std::string_view alias : kind.aliases)
            words += ' ' + q(alias);
        for (const std::string_view technology : kind.technologies)
            words += ' ' + q(technology);
        options.push_back({q(kind.name), q(kind.name), words});
    }
    return options;
}

/// By name, id, or any word or technology that stands for one kind.
const Kind* kindCalled(const std::string& text) {
    const std::string form = wordForm(text);
    for (const Kind& kind : allKinds())
        if (kind.id == text || wordForm(kind.name) == form) return &kind;
    return findAlias(form).kind;
}

std::vector<Option> technologyOptions(const Session& session, Ref ref) {
    std::vector<Option> options;
    const Node* node = nodeOf(session, ref);
    if (const Kind* kind = node ? findKind(node->kind) : nullptr)
        for (const std::string_view technology : kind->technologies)
            options.push_back({q(technology), q(technology), {}});
    return options;
}

} // namespace

EditField InspectorFields::instances(bool max) {
    const auto read = [max](const Session& session, Ref ref) {
        const Node* node = nodeOf(session, ref);
        return node ? QString::number(max ? node->instances_max : node->instances_min) : QString();
    };
    const auto write = [max](Transaction& edit, Ref ref, const QString& value) -> Expected<void> {
        const auto node = fetch(edit, NodeId{ref.id});
        if (!node) return std::unexpected(node.error());
        const auto count = parseCount(value);
        if (!count) return std::unexpected(count.error());
        if (*count < 1 || *count > 1'000'000)
            return failure(ErrorCode::Invalid, tr("must be between 1 and 1,000,000").toStdString());
        if (max && *count < node->instances_min)
            return failure(ErrorCode::Invalid, tr("must be at least %1, the instances there always are")
                                                   .arg(node->instances_min)
                                                   .toStdString());
        // One number for both stays one number.
        const bool same = node->instances_min == node->instances_max;
        const std::int64_t highest = same ? *count : std::max(node->instances_max, *count);
        return max ? setInstances(edit, node->id, node->instances_min, *count)
                   : setInstances(edit, node->id, *count, highest);
    };
    return {.id = max ? "instances_max" : "instances_min",
            .label = max ? tr("… at most") : tr("Instances"),
            .read = read,
            .write = write,
            .hint = [](const Session&, Ref) {
                return tr("How many of it run: always, and at most when it scales");
            }};
}

std::vector<EditField> InspectorFields::ofNode(const Session& session, Ref ref) {
    std::vector<EditField> fields;
    fields.push_back({.id = "name",
                      .label = tr("Name"),
                      .input = FieldInput::Line,
                      .read = text(&Node::name),
                      .write = [](Transaction& edit, Ref node, const QString& value) {
                          return rename(edit, node, value.toStdString());
                      }});
    fields.push_back({.id = "kind",
                      .label = tr("Kind"),
                      .input = FieldInput::Search,
                      .read = kindText,
                      .write = [](Transaction& edit, Ref node, const QString& value) -> Expected<void> {
                          const std::string typed = value.trimmed().toStdString();
                          const Kind* kind = kindCalled(typed);
                          const Node* held = edit.document().find(NodeId{node.id});
                          if (!kind && held && held->kind == typed) return {};
                          if (!kind)
                              return failure(ErrorCode::Invalid,
                                             tr("“%1” is no kind of component").arg(value).toStdString());
                          return setKind(edit, NodeId{node.id}, std::string(kind->id));
                      },
                      .options = kindOptions});
    fields.push_back({.id = "technology",
                      .label = tr("Technology"),
                      .read = text(&Node::technology),
                      .write =
                          [](Transaction& edit, Ref node, const QString& value) {
                              return setTechnology(edit, NodeId{node.id}, value.toStdString());
                          },
                      .options = technologyOptions});
    fields.push_back({.id = "second_line",
                      .label = tr("Second line"),
                      .read = text(&Node::second_line),
                      .write = [](Transaction& edit, Ref node, const QString& value) {
                          return setSecondLine(edit, NodeId{node.id}, value.toStdString());
                      }});
    fields.push_back(instances(false));
    fields.push_back(instances(true));
    fields.push_back({.id = "boundary",
                      .label = tr("In boundary"),
                      .input = FieldInput::Choice,
                      .read =
                          [](const Session& open, Ref node) {
                              const BoundaryId id = parentOf(open.document().tables(), node);
                              return id ? QString::number(id.value) : QString();
                          },
                      .write =
                          [](Transaction& edit, Ref node, const QString& value) {
                              return moveIntoBoundary(edit, node, BoundaryId{value.toLongLong()});
                          },
                      .options = [](const Session& open, Ref) { return boundaryOptions(open.document()); }});
    const Node* node = nodeOf(session, ref);
    for (EditField& field : properties(session, ref, node ? findKind(node->kind) : nullptr))
        fields.push_back(std::move(field));
    for (EditField& field : placement(true))
        fields.push_back(std::move(field));
    return fields;
}

} // namespace chalkline
