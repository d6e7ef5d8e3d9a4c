// The plain value records a Document is made of. Meaning (Node, Edge, Boundary ...) and picture
// (Placement, EdgeShape) are apart. Units are in the member names; the scene unit is px at 100 %, y down.
// model/fields.h lists every member for SQL, CBOR, JSON and generic tests: a new property is one member
// here and one line there.
#pragma once

#include "model/record_type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chalkline {

/// Who and when; set when a change set is applied and no part of a record's equality.
struct Stamp {
    std::int64_t date_created = 0;  // ms UTC
    std::int64_t last_modified = 0; // ms UTC
    std::string created_by;
    std::string last_modified_by;

    friend bool operator==(const Stamp&, const Stamp&) { return true; }
};

struct Point {
    double x = 0;
    double y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

struct Node;
struct Edge;
struct Boundary;
struct Placement;
struct EdgeShape;
struct Property;
struct Sheet;
struct Note;
struct Stroke;
struct Flow;
struct FlowStep;
struct Requirement;
struct TradeOff;
struct Link;

using NodeId = Id<Node>;
using EdgeId = Id<Edge>;
using BoundaryId = Id<Boundary>;
using PlacementId = Id<Placement>;
using EdgeShapeId = Id<EdgeShape>;
using PropertyId = Id<Property>;
using SheetId = Id<Sheet>;
using NoteId = Id<Note>;
using StrokeId = Id<Stroke>;
using FlowId = Id<Flow>;
using FlowStepId = Id<FlowStep>;
using RequirementId = Id<Requirement>;
using TradeOffId = Id<TradeOff>;
using LinkId = Id<Link>;

enum class EdgeKind { Sync, Async, Data };
enum class Direction { Forward, Both, None };
enum class Delivery { Unstated, AtMostOnce, AtLeastOnce, ExactlyOnce };
enum class BoundaryType { Group, Region, Zone, Vpc, Team, Trust };
enum class EdgeStyle { Orthogonal, Straight, Curved };
enum class RequirementKind { Functional, NonFunctional };
enum class Priority { Must, Good, Wont };
enum class RequirementState { Open, Agreed, Changed, Dropped };
enum class TradeOffState { NotDiscussed, Discussed, Decided };
enum class CapMode { Unstated, Cp, Ap, CaSingleNode };
enum class ElseMode { Unstated, Latency, Consistency };

struct Node {
    NodeId id;
    std::string kind; // catalogue id
    std::string name;
    std::string second_line;
    std::string technology;
    BoundaryId boundary;
    std::int64_t instances_min = 1;
    std::int64_t instances_max = 1;
    Stamp stamp;

    friend bool operator==(const Node&, const Node&) = default;
};

struct Edge {
    EdgeId id;
    NodeId from_node; // exactly one of from_node and from_boundary
    BoundaryId from_boundary;
    NodeId to_node; // exactly one of to_node and to_boundary
    BoundaryId to_boundary;
    EdgeKind kind = EdgeKind::Sync;
    Direction direction = Direction::Forward;
    std::string label;
    std::string protocol;
    std::string operation;
    double calls_per_request = 1;
    std::optional<double> payload_req_bytes;
    std::optional<double> payload_resp_bytes;
    std::optional<double> timeout_ms;
    std::optional<std::int64_t> retries;
    std::string backoff;
    bool circuit_breaker = false;
    bool optional = false;
    bool idempotent = false;
    std::optional<double> hit_ratio; // 0..1
    std::optional<std::int64_t> batch;
    std::int64_t order_no = 0;
    Delivery delivery = Delivery::Unstated;
    std::string ordering;
    NodeId dlq_node;
    Stamp stamp;

    [[nodiscard]] Ref from() const {
        return from_node ? Ref{RecordType::Node, from_node.value}
                         : Ref{RecordType::Boundary, from_boundary.value};
    }
    [[nodiscard]] Ref to() const {
        return to_node ? Ref{RecordType::Node, to_node.value} : Ref{RecordType::Boundary, to_boundary.value};
    }
    void setFrom(Ref end);
    void setTo(Ref end);

    friend bool operator==(const Edge&, const Edge&) = default;
};

struct Boundary {
    BoundaryId id;
    BoundaryType type = BoundaryType::Group;
    std::string name;
    BoundaryId parent;
    Stamp stamp;

    friend bool operator==(const Boundary&, const Boundary&) = default;
};

/// Puts a node, boundary, note, stroke or estimate on a sheet. w and h 0: fitted (a node to its text, a
/// boundary to its members); else set by hand.
struct Placement {
    PlacementId id;
    SheetId sheet;
    Ref subject;
    double x = 0; // px, left
    double y = 0; // px, top
    double w = 0; // px
    double h = 0; // px
    std::int64_t z = 0;
    bool locked = false;
    bool hidden = false;
    bool collapsed = false;
    Stamp stamp;

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// Exists only where a person changed how an edge runs on a sheet.
struct EdgeShape {
    EdgeShapeId id;
    SheetId sheet;
    EdgeId edge;
    EdgeStyle style = EdgeStyle::Orthogonal;
    std::vector<Point> waypoints;         // px
    std::optional<double> label_position; // 0 at the source .. 1 at the target
    double label_offset_x = 0;            // px
    double label_offset_y = 0;            // px
    Stamp stamp;

    friend bool operator==(const EdgeShape&, const EdgeShape&) = default;
};

/// An override of a catalogue default; the catalogue types the key and gives its unit.
struct Property {
    PropertyId id;
    Ref owner;
    std::string key;
    std::string value;
    std::string source;
    Stamp stamp;

    friend bool operator==(const Property&, const Property&) = default;
};

struct Sheet {
    SheetId id;
    std::string name;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Sheet&, const Sheet&) = default;
};

struct Note {
    NoteId id;
    std::string text;
    Ref anchor; // what the note is tied to, or nothing
    Stamp stamp;

    friend bool operator==(const Note&, const Note&) = default;
};

struct Stroke {
    StrokeId id;
    std::vector<Point> points; // px, relative to the placement
    double width = 2;          // px
    std::string colour;        // theme token
    Stamp stamp;

    friend bool operator==(const Stroke&, const Stroke&) = default;
};

struct Flow {
    FlowId id;
    std::string name;
    std::string trigger;
    std::optional<double> rate_per_s;
    bool critical = false;
    NodeId start_node;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Flow&, const Flow&) = default;
};

/// A step whose edge was deleted keeps its place and words with edge = none ("broken").
struct FlowStep {
    FlowStepId id;
    FlowId flow;
    EdgeId edge;
    std::int64_t sort_order = 0;
    std::int64_t parallel_group = 0;
    std::string note;
    std::string payload;
    Stamp stamp;

    friend bool operator==(const FlowStep&, const FlowStep&) = default;
};

struct Requirement {
    RequirementId id;
    RequirementKind kind = RequirementKind::Functional;
    std::string code; // FR-1, NFR-2; stays when the order changes
    std::string title;
    std::string detail;
    std::string actor;
    Priority priority = Priority::Must;
    RequirementState state = RequirementState::Open;
    std::string category;
    std::string metric;
    std::string comparator;
    std::optional<double> target;
    std::string unit;
    FlowId flow;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Requirement&, const Requirement&) = default;
};

struct TradeOff {
    TradeOffId id;
    std::string topic_key;
    std::string title;
    std::string options; // one a line
    std::string choice;
    std::optional<double> position; // 0..100 between the first and the last option
    std::string pros;
    std::string cons;
    std::string justification;
    std::string driver; // scale, reliability, dev_speed, cost, latency, consistency, security, compliance
    std::string consequence;
    std::string revisit_when;
    TradeOffState state = TradeOffState::NotDiscussed;
    NodeId node;                             // the store of a CAP verdict
    CapMode cap_mode = CapMode::Unstated;    // under partition
    ElseMode else_mode = ElseMode::Unstated; // otherwise (PACELC)
    std::string cap_note;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const TradeOff&, const TradeOff&) = default;
};

struct Link {
    LinkId id;
    Ref from;
    Ref to;
    std::string role;
    Stamp stamp;

    friend bool operator==(const Link&, const Link&) = default;
};

inline void Edge::setFrom(Ref end) {
    from_node = NodeId{end.type == RecordType::Node ? end.id : 0};
    from_boundary = BoundaryId{end.type == RecordType::Boundary ? end.id : 0};
}

inline void Edge::setTo(Ref end) {
    to_node = NodeId{end.type == RecordType::Node ? end.id : 0};
    to_boundary = BoundaryId{end.type == RecordType::Boundary ? end.id : 0};
}

} // namespace chalkline
