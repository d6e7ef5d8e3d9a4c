// The fields of a connection.
#include "panels/inspector/amount.h"
#include "panels/inspector/fields.h"

#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "model/words.h"

namespace chalkline {

namespace {

template <class Get>
EditField::Read reading(Get get) {
    return [get](const Session& session, Ref ref) {
        const Edge* edge = ref.type == RecordType::Edge ? session.document().find(EdgeId{ref.id}) : nullptr;
        return edge ? get(session, *edge) : QString();
    };
}

/// `set(edge, text)` changes the edge or says what is wrong with the text.
template <class Set>
EditField::Write writing(Set set) {
    return [set](Transaction& edit, Ref ref, const QString& value) -> Expected<void> {
        auto edge = fetch(edit, EdgeId{ref.id});
        if (!edge) return std::unexpected(edge.error());
        if (Expected<void> good = set(*edge, value); !good) return good;
        return editEdge(edit, std::move(*edge));
    };
}

std::vector<Option> plain(std::initializer_list<const char*> texts) {
    std::vector<Option> options;
    for (const char* text : texts)
        options.push_back({QString::fromUtf8(text), QString::fromUtf8(text), {}});
    return options;
}

EditField textField(QString id, QString label, std::string Edge::* member,
                    std::initializer_list<const char*> suggestions = {}) {
    EditField field{.id = std::move(id), .label = std::move(label)};
    field.read =
        reading([member](const Session&, const Edge& edge) { return QString::fromStdString(edge.*member); });
    field.write = writing([member](Edge& edge, const QString& value) -> Expected<void> {
        edge.*member = value.toStdString();
        return {};
    });
    if (suggestions.size() > 0)
        field.options = [options = plain(suggestions)](const Session&, Ref) { return options; };
    return field;
}

EditField flagField(QString id, QString label, bool Edge::* member) {
    EditField field{.id = std::move(id), .label = std::move(label), .input = FieldInput::Flag};
    field.read = reading([member](const Session&, const Edge& edge) {
        return QString::fromLatin1(edge.*member ? "true" : "false");
    });
    field.write = writing([member](Edge& edge, const QString& value) -> Expected<void> {
        edge.*member = value == QLatin1String("true");
        return {};
    });
    field.usual = QStringLiteral("false");
    return field;
}

EditField amountField(QString id, QString label, QString unit, std::optional<double> Edge::* member) {
    EditField field{.id = std::move(id), .label = std::move(label), .unit = unit};
    field.read = reading([member](const Session&, const Edge& edge) {
        return edge.*member ? amountText(*(edge.*member)) : QString();
    });
    field.write = writing([member, unit](Edge& edge, const QString& value) -> Expected<void> {
        const auto number = value.trimmed().isEmpty() ? Expected<double>(0) : parseAmount(value, unit);
        if (!number) return std::unexpected(number.error());
        edge.*member = value.trimmed().isEmpty() ? std::nullopt : std::optional(*number);
        return {};
    });
    return field;
}

EditField countField(QString id, QString label, std::optional<std::int64_t> Edge::* member) {
    EditField field{.id = std::move(id), .label = std::move(label)};
    field.read = reading([member](const Session&, const Edge& edge) {
        return edge.*member ? QString::number(*(edge.*member)) : QString();
    });
    field.write = writing([member](Edge& edge, const QString& value) -> Expected<void> {
        const auto number = value.trimmed().isEmpty() ? Expected<std::int64_t>(0) : parseCount(value);
        if (!number) return std::unexpected(number.error());
        edge.*member = value.trimmed().isEmpty() ? std::nullopt : std::optional(*number);
        return {};
    });
    return field;
}

/// `texts` in the order of the enumerators.
template <class E>
EditField choiceField(QString id, QString label, FieldInput input, E Edge::* member,
                      const QStringList& texts) {
    EditField field{.id = std::move(id), .label = std::move(label), .input = input};
    field.read = reading([member](const Session&, const Edge& edge) {
        return QString::fromLatin1(word(edge.*member).data());
    });
    field.write = writing([member](Edge& edge, const QString& value) -> Expected<void> {
        const auto known = fromWord<E>(value.toStdString());
        if (!known) return failure(ErrorCode::Invalid, "\"" + value.toStdString() + "\" is not known");
        edge.*member = *known;
        return {};
    });
    std::vector<Option> options;
    for (std::size_t i = 0; i < Words<E>::all.size(); ++i)
        options.push_back({QString::fromLatin1(Words<E>::all[i].data()), texts.at(static_cast<int>(i)), {}});
    field.options = [options](const Session&, Ref) { return options; };
    return field;
}

} // namespace

EditField InspectorFields::end(bool to) {
    const auto read = reading([to](const Session& session, const Edge& edge) {
        return endText(session.document(), to ? edge.to() : edge.from());
    });
    const auto write = [to](Transaction& edit, Ref ref, const QString& value) -> Expected<void> {
        const Ref target = endNamed(edit.document(), value);
        if (!target.valid())
            return failure(ErrorCode::Invalid,
                           tr("“%1” is no component or boundary here").arg(value).toStdString());
        return reconnect(edit, EdgeId{ref.id}, to ? EdgeEnd::To : EdgeEnd::From, target);
    };
    return {.id = to ? "to" : "from",
            .label = to ? tr("To") : tr("From"),
            .input = FieldInput::Search,
            .read = read,
            .write = write,
            .options = [](const Session& session, Ref) { return endOptions(session.document(), true); }};
}

EditField InspectorFields::style() {
    const auto shapeHere = [](const Document& document, SheetId sheet, Ref edge) -> const EdgeShape* {
        for (const EdgeShapeId id : document.referrers<EdgeShape>(edge))
            if (document.find(id)->sheet == sheet) return document.find(id);
        return nullptr;
    };
    const auto read = [shapeHere](const Session& session, Ref edge) {
        const EdgeShape* shape = shapeHere(session.document(), session.sheet(), edge);
        return QString::fromLatin1(word(shape ? shape->style : EdgeStyle::Orthogonal).data());
    };
    const auto write = [shapeHere](Transaction& edit, Ref edge, const QString& value) -> Expected<void> {
        const auto wanted = fromWord<EdgeStyle>(value.toStdString());
        if (!wanted) return failure(ErrorCode::Invalid, "\"" + value.toStdString() + "\" is not known");
        const EdgeShape* shape = shapeHere(edit.document(), edit.session().sheet(), edge);
        return setEdgeShape(edit, edit.session().sheet(), EdgeId{edge.id}, *wanted,
                            shape ? shape->waypoints : std::vector<Point>{});
    };
    const std::vector<Option> options{{"orthogonal", tr("Right angles"), {}},
                                      {"straight", tr("Straight"), {}},
                                      {"curved", tr("Curved"), {}}};
    return {.id = "style",
            .label = tr("Line"),
            .input = FieldInput::Choice,
            .read = read,
            .write = write,
            .options = [options](const Session&, Ref) { return options; }};
}

std::vector<EditField> InspectorFields::ofEdge() {
    std::vector<EditField> fields{
        textField("label", tr("Label"), &Edge::label),
        choiceField("edge_kind", tr("Kind"), FieldInput::Segments, &Edge::kind,
                    {tr("Sync"), tr("Async"), tr("Data")}),
        choiceField("direction", tr("Direction"), FieldInput::Segments, &Edge::direction,
                    {tr("One way"), tr("Both"), tr("None")}),
        end(false),
        end(true),
        textField("protocol", tr("Protocol"), &Edge::protocol,
                  {"HTTPS", "REST", "gRPC", "GraphQL", "WebSocket", "SSE", "TCP", "UDP", "SQL", "AMQP",
                   "Kafka", "MQTT", "Redis"}),
        textField("operation", tr("Operation"), &Edge::operation,
                  {"GET", "POST", "PUT", "PATCH", "DELETE", "read", "write", "publish", "subscribe"}),
        style(),
    };
    EditField calls{.id = "calls_per_request", .label = tr("Calls per request"), .section = tr("Load")};
    calls.read = reading([](const Session&, const Edge& edge) { return amountText(edge.calls_per_request); });
    calls.write = writing([](Edge& edge, const QString& value) -> Expected<void> {
        const auto number = parseAmount(value);
        if (!number) return std::unexpected(number.error());
        edge.calls_per_request = *number;
        return {};
    });
    fields.push_back(calls);
    fields.push_back(amountField("payload_req_bytes", tr("Request size"), "B", &Edge::payload_req_bytes));
    fields.push_back(amountField("payload_resp_bytes", tr("Response size"), "B", &Edge::payload_resp_bytes));
    fields.push_back(amountField("timeout_ms", tr("Timeout"), "ms", &Edge::timeout_ms));
    fields.push_back(countField("retries", tr("Retries"), &Edge::retries));
    for (std::size_t i = fields.size() - 4; i < fields.size(); ++i)
        fields[i].section = i < fields.size() - 2 ? tr("Load") : tr("When it fails");
    for (EditField& field : rareOfEdge()) {
        field.more = true;
        fields.push_back(std::move(field));
    }
    return fields;
}

std::vector<EditField> InspectorFields::rareOfEdge() {
    std::vector<EditField> fields{
        textField("backoff", tr("Backoff"), &Edge::backoff,
                  {"none", "fixed", "exponential", "exponential with jitter"}),
        flagField("circuit_breaker", tr("Circuit breaker"), &Edge::circuit_breaker),
        flagField("optional", tr("Optional"), &Edge::optional),
        flagField("idempotent", tr("Idempotent"), &Edge::idempotent),
        amountField("hit_ratio", tr("Hit ratio"), {}, &Edge::hit_ratio),
        countField("batch", tr("Batch size"), &Edge::batch),
        choiceField("delivery", tr("Delivery"), FieldInput::Choice, &Edge::delivery,
                    {tr("Not stated"), tr("At most once"), tr("At least once"), tr("Exactly once")}),
        textField("ordering", tr("Ordering"), &Edge::ordering, {"none", "per key", "per partition", "total"}),
    };
    fields[6].usual = QStringLiteral("unstated");
    EditField letters{.id = "dlq_node", .label = tr("Dead letters to"), .input = FieldInput::Search};
    letters.read = reading([](const Session& session, const Edge& edge) {
        return edge.dlq_node ? endText(session.document(), {RecordType::Node, edge.dlq_node.value})
                             : QString();
    });
    letters.write = [](Transaction& edit, Ref ref, const QString& value) -> Expected<void> {
        auto edge = fetch(edit, EdgeId{ref.id});
        if (!edge) return std::unexpected(edge.error());
        const Ref target = value.trimmed().isEmpty() ? Ref{} : endNamed(edit.document(), value);
        if (!value.trimmed().isEmpty() && target.type != RecordType::Node)
            return failure(ErrorCode::Invalid, tr("“%1” is no component here").arg(value).toStdString());
        edge->dlq_node = NodeId{target.id};
        return editEdge(edit, std::move(*edge));
    };
    letters.options = [](const Session& session, Ref) { return endOptions(session.document(), false); };
    fields.push_back(letters);
    return fields;
}

} // namespace chalkline
