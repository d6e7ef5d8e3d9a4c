// The records of the guided design: what is asked, assumed, counted, agreed and promised beside the picture
// (Requirement, TradeOff and Link are in records.h). Plain values like all records. Where a person decides
// the order of a list, sort_order keeps it.
#pragma once

#include "model/records.h"

namespace chalkline {

struct Brief;
struct ScopeItem;
struct Question;
struct Expectation;
struct Archetype;
struct Workload;
struct Constant;
struct Estimate;
struct BuyIn;
struct Summary;
struct ReliabilityItem;

using BriefId = Id<Brief>;
using ScopeItemId = Id<ScopeItem>;
using QuestionId = Id<Question>;
using ExpectationId = Id<Expectation>;
using ArchetypeId = Id<Archetype>;
using WorkloadId = Id<Workload>;
using ConstantId = Id<Constant>;
using EstimateId = Id<Estimate>;
using BuyInId = Id<BuyIn>;
using SummaryId = Id<Summary>;
using ReliabilityItemId = Id<ReliabilityItem>;

enum class Approach { Unstated, TopDown, BottomUp };
enum class QuestionCategory { Functional, NonFunctional, Constraint, Expectation };
enum class QuestionState { Open, Answered, Assumed, Parked };
enum class Focus { Api, Data, Scale, Reliability, Depth, Cost, Other };
enum class Strength { Stated, Guessed };
enum class ArchetypeKind {
    ReadHeavy,
    WriteHeavy,
    Balanced,
    ChatRealtime,
    StreamingMedia,
    BatchAnalytics,
    Transactional,
    Search,
    Geo,
    IotIngest
};
enum class ArchetypeOrigin { User, Derived };
enum class WorkloadDirection { Read, Write };
enum class ConstantSource { Given, Assumed, Derived };
enum class BuyInStage { Scope, Hld };
enum class BuyInState { Pending, Confirmed };
enum class ReliabilityTopic { Scaling, Failover, Caching, LoadBalancing, Replication, Backup, Observability };
enum class ReliabilityState { Open, Stated };

/// What the whole is about; a project has at most one.
struct Brief {
    BriefId id;
    std::string problem;
    std::string goal;
    Approach approach = Approach::Unstated;
    Stamp stamp;

    friend bool operator==(const Brief&, const Brief&) = default;
};

struct ScopeItem {
    ScopeItemId id;
    std::string text;
    bool in_scope = true;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const ScopeItem&, const ScopeItem&) = default;
};

/// An assumption is a question whose text is what is assumed, in the state Assumed.
struct Question {
    QuestionId id;
    std::string text;
    QuestionCategory category = QuestionCategory::Functional;
    std::string answer;
    QuestionState state = QuestionState::Open;
    std::string template_key; // of the bank it was taken from
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Question&, const Question&) = default;
};

/// What the interviewer seems to look for. Private: hidden until shown, in no report and no picture.
struct Expectation {
    ExpectationId id;
    std::string text;
    Focus focus = Focus::Other;
    Strength strength = Strength::Stated;
    bool confirmed = false;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// A kind of system that the project is; each kind at most once.
struct Archetype {
    ArchetypeId id;
    ArchetypeKind kind = ArchetypeKind::ReadHeavy;
    ArchetypeOrigin origin = ArchetypeOrigin::User;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Archetype&, const Archetype&) = default;
};

/// What one kind of user does in a day.
struct Workload {
    WorkloadId id;
    std::string name;
    std::string actor;
    std::optional<double> users_per_day;
    std::optional<double> per_user_per_day;
    WorkloadDirection direction = WorkloadDirection::Read;
    std::optional<double> payload_in_bytes;
    std::optional<double> payload_out_bytes;
    double peak_factor = 3; // peak over average, at least 1
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Workload&, const Workload&) = default;
};

/// A number that estimates use by its key; a key is there once.
struct Constant {
    ConstantId id;
    std::string key;
    double value = 0; // in `unit`
    std::string unit;
    ConstantSource source = ConstantSource::Given;
    std::string note;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Constant&, const Constant&) = default;
};

/// A calculation as it was typed; what it comes to is never stored. Placed on a sheet like a note.
struct Estimate {
    EstimateId id;
    std::string name;
    std::string expression;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// What was agreed on, and the hash of what it then said; each stage at most once.
struct BuyIn {
    BuyInId id;
    BuyInStage stage = BuyInStage::Scope;
    BuyInState state = BuyInState::Pending;
    std::int64_t confirmed_at_ms = 0; // ms UTC; 0 = never
    std::string remark;
    std::string snapshot_hash;
    Stamp stamp;

    friend bool operator==(const BuyIn&, const BuyIn&) = default;
};

/// A part of the summary; each section at most once.
struct Summary {
    SummaryId id;
    std::string section;
    std::string text;
    std::string generated_hash; // of the text as it was generated
    bool edited = false;        // by a person since
    Stamp stamp;

    friend bool operator==(const Summary&, const Summary&) = default;
};

/// How the system scales or survives, of one component or (no node) as a whole.
struct ReliabilityItem {
    ReliabilityItemId id;
    ReliabilityTopic topic = ReliabilityTopic::Scaling;
    NodeId node;
    std::string statement;
    ReliabilityState state = ReliabilityState::Open;
    std::string evidence;
    std::int64_t sort_order = 0;
    Stamp stamp;

    friend bool operator==(const ReliabilityItem&, const ReliabilityItem&) = default;
};

} // namespace chalkline
