// One field table per record type: stable field id, column name, unit and accessor. It drives the SQL
// schema, CBOR history, JSON, table hashes and the generic tests. Field ids are written into histories:
// append, never renumber, never reuse.
#pragma once

#include "model/field_value.h"

#include <string_view>
#include <tuple>

namespace chalkline {

template <class Get>
struct Field {
    int id;
    std::string_view name; // the SQL column; ends in the unit where there is one
    std::string_view unit; // "" = none
    Get get;               // (record&) -> member&
};

template <class Get>
Field(int, const char*, const char*, Get) -> Field<Get>;

template <class R>
struct RecordTraits;

#define CHALKLINE_FIELD(ID, NAME, UNIT, PATH)                                                                \
    Field {                                                                                                  \
        ID, NAME, UNIT, [](auto& record) -> auto& { return record.PATH; }                                    \
    }

#define CHALKLINE_STAMP_FIELDS                                                                               \
    CHALKLINE_FIELD(101, "date_created", "ms", stamp.date_created),                                          \
        CHALKLINE_FIELD(102, "last_modified", "ms", stamp.last_modified),                                    \
        CHALKLINE_FIELD(103, "created_by", "", stamp.created_by),                                            \
        CHALKLINE_FIELD(104, "last_modified_by", "", stamp.last_modified_by)

template <>
struct RecordTraits<Node> {
    static constexpr RecordType type = RecordType::Node;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "kind", "", kind),
                                              CHALKLINE_FIELD(2, "name", "", name),
                                              CHALKLINE_FIELD(3, "second_line", "", second_line),
                                              CHALKLINE_FIELD(4, "technology", "", technology),
                                              CHALKLINE_FIELD(5, "boundary", "", boundary),
                                              CHALKLINE_FIELD(6, "instances_min", "", instances_min),
                                              CHALKLINE_FIELD(7, "instances_max", "", instances_max),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Edge> {
    static constexpr RecordType type = RecordType::Edge;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "from_node", "", from_node),
                   CHALKLINE_FIELD(2, "from_boundary", "", from_boundary),
                   CHALKLINE_FIELD(3, "to_node", "", to_node),
                   CHALKLINE_FIELD(4, "to_boundary", "", to_boundary),
                   CHALKLINE_FIELD(5, "kind", "", kind),
                   CHALKLINE_FIELD(6, "direction", "", direction),
                   CHALKLINE_FIELD(7, "label", "", label),
                   CHALKLINE_FIELD(8, "protocol", "", protocol),
                   CHALKLINE_FIELD(9, "operation", "", operation),
                   CHALKLINE_FIELD(10, "calls_per_request", "", calls_per_request),
                   CHALKLINE_FIELD(11, "payload_req_bytes", "B", payload_req_bytes),
                   CHALKLINE_FIELD(12, "payload_resp_bytes", "B", payload_resp_bytes),
                   CHALKLINE_FIELD(13, "timeout_ms", "ms", timeout_ms),
                   CHALKLINE_FIELD(14, "retries", "", retries),
                   CHALKLINE_FIELD(15, "backoff", "", backoff),
                   CHALKLINE_FIELD(16, "circuit_breaker", "", circuit_breaker),
                   CHALKLINE_FIELD(17, "optional", "", optional),
                   CHALKLINE_FIELD(18, "idempotent", "", idempotent),
                   CHALKLINE_FIELD(19, "hit_ratio", "", hit_ratio),
                   CHALKLINE_FIELD(20, "batch", "", batch),
                   CHALKLINE_FIELD(21, "order_no", "", order_no),
                   CHALKLINE_FIELD(22, "delivery", "", delivery),
                   CHALKLINE_FIELD(23, "ordering", "", ordering),
                   CHALKLINE_FIELD(24, "dlq_node", "", dlq_node),
                   CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Boundary> {
    static constexpr RecordType type = RecordType::Boundary;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "type", "", type), CHALKLINE_FIELD(2, "name", "", name),
                   CHALKLINE_FIELD(3, "parent", "", parent), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Placement> {
    static constexpr RecordType type = RecordType::Placement;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "sheet", "", sheet),
                                              CHALKLINE_FIELD(2, "subject_type", "", subject.type),
                                              CHALKLINE_FIELD(3, "subject", "", subject.id),
                                              CHALKLINE_FIELD(4, "x", "px", x),
                                              CHALKLINE_FIELD(5, "y", "px", y),
                                              CHALKLINE_FIELD(6, "w", "px", w),
                                              CHALKLINE_FIELD(7, "h", "px", h),
                                              CHALKLINE_FIELD(8, "z", "", z),
                                              CHALKLINE_FIELD(9, "locked", "", locked),
                                              CHALKLINE_FIELD(10, "hidden", "", hidden),
                                              CHALKLINE_FIELD(11, "collapsed", "", collapsed),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<EdgeShape> {
    static constexpr RecordType type = RecordType::EdgeShape;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "sheet", "", sheet),
                                              CHALKLINE_FIELD(2, "edge", "", edge),
                                              CHALKLINE_FIELD(3, "style", "", style),
                                              CHALKLINE_FIELD(4, "waypoints", "px", waypoints),
                                              CHALKLINE_FIELD(5, "label_position", "", label_position),
                                              CHALKLINE_FIELD(6, "label_offset_x", "px", label_offset_x),
                                              CHALKLINE_FIELD(7, "label_offset_y", "px", label_offset_y),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Property> {
    static constexpr RecordType type = RecordType::Property;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "owner_type", "", owner.type),
                                              CHALKLINE_FIELD(2, "owner", "", owner.id),
                                              CHALKLINE_FIELD(3, "key", "", key),
                                              CHALKLINE_FIELD(4, "value", "", value),
                                              CHALKLINE_FIELD(5, "source", "", source),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Sheet> {
    static constexpr RecordType type = RecordType::Sheet;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "name", "", name), CHALKLINE_FIELD(2, "sort_order", "", sort_order),
                   CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Note> {
    static constexpr RecordType type = RecordType::Note;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "text", "", text), CHALKLINE_FIELD(2, "anchor_type", "", anchor.type),
                   CHALKLINE_FIELD(3, "anchor", "", anchor.id), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Stroke> {
    static constexpr RecordType type = RecordType::Stroke;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "points", "px", points), CHALKLINE_FIELD(2, "width", "px", width),
                   CHALKLINE_FIELD(3, "colour", "", colour), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Flow> {
    static constexpr RecordType type = RecordType::Flow;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "name", "", name),
                                              CHALKLINE_FIELD(2, "trigger", "", trigger),
                                              CHALKLINE_FIELD(3, "rate_per_s", "1/s", rate_per_s),
                                              CHALKLINE_FIELD(4, "critical", "", critical),
                                              CHALKLINE_FIELD(5, "start_node", "", start_node),
                                              CHALKLINE_FIELD(6, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<FlowStep> {
    static constexpr RecordType type = RecordType::FlowStep;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "flow", "", flow),
                                              CHALKLINE_FIELD(2, "edge", "", edge),
                                              CHALKLINE_FIELD(3, "sort_order", "", sort_order),
                                              CHALKLINE_FIELD(4, "parallel_group", "", parallel_group),
                                              CHALKLINE_FIELD(5, "note", "", note),
                                              CHALKLINE_FIELD(6, "payload", "", payload),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Requirement> {
    static constexpr RecordType type = RecordType::Requirement;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "kind", "", kind),
                                              CHALKLINE_FIELD(2, "code", "", code),
                                              CHALKLINE_FIELD(3, "title", "", title),
                                              CHALKLINE_FIELD(4, "detail", "", detail),
                                              CHALKLINE_FIELD(5, "actor", "", actor),
                                              CHALKLINE_FIELD(6, "priority", "", priority),
                                              CHALKLINE_FIELD(7, "state", "", state),
                                              CHALKLINE_FIELD(8, "category", "", category),
                                              CHALKLINE_FIELD(9, "metric", "", metric),
                                              CHALKLINE_FIELD(10, "comparator", "", comparator),
                                              CHALKLINE_FIELD(11, "target", "", target),
                                              CHALKLINE_FIELD(12, "unit", "", unit),
                                              CHALKLINE_FIELD(13, "flow", "", flow),
                                              CHALKLINE_FIELD(14, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<TradeOff> {
    static constexpr RecordType type = RecordType::TradeOff;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "topic_key", "", topic_key),
                                              CHALKLINE_FIELD(2, "title", "", title),
                                              CHALKLINE_FIELD(3, "options", "", options),
                                              CHALKLINE_FIELD(4, "choice", "", choice),
                                              CHALKLINE_FIELD(5, "position", "%", position),
                                              CHALKLINE_FIELD(6, "pros", "", pros),
                                              CHALKLINE_FIELD(7, "cons", "", cons),
                                              CHALKLINE_FIELD(8, "justification", "", justification),
                                              CHALKLINE_FIELD(9, "driver", "", driver),
                                              CHALKLINE_FIELD(10, "consequence", "", consequence),
                                              CHALKLINE_FIELD(11, "revisit_when", "", revisit_when),
                                              CHALKLINE_FIELD(12, "state", "", state),
                                              CHALKLINE_FIELD(13, "node", "", node),
                                              CHALKLINE_FIELD(14, "cap_mode", "", cap_mode),
                                              CHALKLINE_FIELD(15, "else_mode", "", else_mode),
                                              CHALKLINE_FIELD(16, "cap_note", "", cap_note),
                                              CHALKLINE_FIELD(17, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Link> {
    static constexpr RecordType type = RecordType::Link;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "from_type", "", from.type), CHALKLINE_FIELD(2, "from_id", "", from.id),
                   CHALKLINE_FIELD(3, "to_type", "", to.type),     CHALKLINE_FIELD(4, "to_id", "", to.id),
                   CHALKLINE_FIELD(5, "role", "", role),           CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Brief> {
    static constexpr RecordType type = RecordType::Brief;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "problem", "", problem), CHALKLINE_FIELD(2, "goal", "", goal),
                   CHALKLINE_FIELD(3, "approach", "", approach), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<ScopeItem> {
    static constexpr RecordType type = RecordType::ScopeItem;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "text", "", text), CHALKLINE_FIELD(2, "in_scope", "", in_scope),
                   CHALKLINE_FIELD(3, "sort_order", "", sort_order), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Question> {
    static constexpr RecordType type = RecordType::Question;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "text", "", text),
                                              CHALKLINE_FIELD(2, "category", "", category),
                                              CHALKLINE_FIELD(3, "answer", "", answer),
                                              CHALKLINE_FIELD(4, "state", "", state),
                                              CHALKLINE_FIELD(5, "template_key", "", template_key),
                                              CHALKLINE_FIELD(6, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Expectation> {
    static constexpr RecordType type = RecordType::Expectation;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "text", "", text),
                                              CHALKLINE_FIELD(2, "focus", "", focus),
                                              CHALKLINE_FIELD(3, "strength", "", strength),
                                              CHALKLINE_FIELD(4, "confirmed", "", confirmed),
                                              CHALKLINE_FIELD(5, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Archetype> {
    static constexpr RecordType type = RecordType::Archetype;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "kind", "", kind), CHALKLINE_FIELD(2, "origin", "", origin),
                   CHALKLINE_FIELD(3, "sort_order", "", sort_order), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Workload> {
    static constexpr RecordType type = RecordType::Workload;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "name", "", name),
                   CHALKLINE_FIELD(2, "actor", "", actor),
                   CHALKLINE_FIELD(3, "users_per_day", "1/day", users_per_day),
                   CHALKLINE_FIELD(4, "per_user_per_day", "1/day", per_user_per_day),
                   CHALKLINE_FIELD(5, "direction", "", direction),
                   CHALKLINE_FIELD(6, "payload_in_bytes", "B", payload_in_bytes),
                   CHALKLINE_FIELD(7, "payload_out_bytes", "B", payload_out_bytes),
                   CHALKLINE_FIELD(8, "peak_factor", "", peak_factor),
                   CHALKLINE_FIELD(9, "sort_order", "", sort_order),
                   CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Constant> {
    static constexpr RecordType type = RecordType::Constant;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "key", "", key),
                                              CHALKLINE_FIELD(2, "value", "", value),
                                              CHALKLINE_FIELD(3, "unit", "", unit),
                                              CHALKLINE_FIELD(4, "source", "", source),
                                              CHALKLINE_FIELD(5, "note", "", note),
                                              CHALKLINE_FIELD(6, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Estimate> {
    static constexpr RecordType type = RecordType::Estimate;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "name", "", name), CHALKLINE_FIELD(2, "expression", "", expression),
                   CHALKLINE_FIELD(3, "sort_order", "", sort_order), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<BuyIn> {
    static constexpr RecordType type = RecordType::BuyIn;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "stage", "", stage),
                                              CHALKLINE_FIELD(2, "state", "", state),
                                              CHALKLINE_FIELD(3, "confirmed_at_ms", "ms", confirmed_at_ms),
                                              CHALKLINE_FIELD(4, "remark", "", remark),
                                              CHALKLINE_FIELD(5, "snapshot_hash", "", snapshot_hash),
                                              CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<Summary> {
    static constexpr RecordType type = RecordType::Summary;
    static constexpr auto fields =
        std::tuple{CHALKLINE_FIELD(1, "section", "", section), CHALKLINE_FIELD(2, "text", "", text),
                   CHALKLINE_FIELD(3, "generated_hash", "", generated_hash),
                   CHALKLINE_FIELD(4, "edited", "", edited), CHALKLINE_STAMP_FIELDS};
};

template <>
struct RecordTraits<ReliabilityItem> {
    static constexpr RecordType type = RecordType::ReliabilityItem;
    static constexpr auto fields = std::tuple{CHALKLINE_FIELD(1, "topic", "", topic),
                                              CHALKLINE_FIELD(2, "node", "", node),
                                              CHALKLINE_FIELD(3, "statement", "", statement),
                                              CHALKLINE_FIELD(4, "state", "", state),
                                              CHALKLINE_FIELD(5, "evidence", "", evidence),
                                              CHALKLINE_FIELD(6, "sort_order", "", sort_order),
                                              CHALKLINE_STAMP_FIELDS};
};

#undef CHALKLINE_STAMP_FIELDS
#undef CHALKLINE_FIELD

/// Every record type in the order of RecordType; the order of tables in a file and of visits.
using RecordTypes =
    std::tuple<Node, Edge, Boundary, Placement, EdgeShape, Property, Sheet, Note, Stroke, Flow, FlowStep,
               Requirement, TradeOff, Link, Brief, ScopeItem, Question, Expectation, Archetype, Workload,
               Constant, Estimate, BuyIn, Summary, ReliabilityItem>;

template <class R>
inline constexpr std::string_view tableName = word(RecordTraits<R>::type);

/// Calls visit(field) for each field of R in table order.
template <class R, class Visit>
constexpr void forEachField(Visit&& visit) {
    std::apply([&](const auto&... field) { (visit(field), ...); }, RecordTraits<R>::fields);
}

/// Calls visit.template operator()<R>() for each record type.
template <class Visit>
constexpr void forEachRecordType(Visit&& visit) {
    [&]<class... R>(std::type_identity<std::tuple<R...>>) {
        (visit.template operator()<R>(), ...);
    }(std::type_identity<RecordTypes>{});
}

template <class R>
[[nodiscard]] Ref refOf(const R& record) {
    return {RecordTraits<R>::type, record.id.value};
}

} // namespace chalkline
