// Kinds of system (read heavy, chat, search ...) and what each brings along: usual workload rows, patterns
// and trade-offs in the order in which they are offered, targets to agree on; and the kind that reads and
// writes themselves show. Used by Clarify, Numbers, Trade-offs and the title's badge. Static tables compiled
// from resources/interview/archetypes.json.
#pragma once

#include "model/guided_records.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::interview {

/// One row of a usual workload: a default to be corrected, not a fact.
struct WorkloadRow {
    std::string_view name;
    std::string_view actor;
    WorkloadDirection direction;
    double per_user_per_day;
    double payload_bytes; // in for a write, out for a read
    double peak_factor;
};

/// What reads and writes of such a system are expected to show.
enum class ExpectedLoad { Any, Reads, Writes, Balanced };

struct ArchetypeProfile {
    ArchetypeKind kind;
    std::string_view title;
    std::string_view badge; // "read-heavy"
    std::string_view says;  // its meaning in a sentence
    ExpectedLoad load;
    std::span<const WorkloadRow> workloads;
    std::span<const std::string_view> patterns;   // names of built-in patterns, first ones first
    std::span<const std::string_view> trade_offs; // keys of all topics, first ones first
    std::span<const std::string_view> targets;    // what follows "nfr:", to agree on
};

/// In the order of ArchetypeKind.
[[nodiscard]] std::span<const ArchetypeProfile> archetypeProfiles();
[[nodiscard]] const ArchetypeProfile& profileOf(ArchetypeKind kind);

/// Workload rows, patterns, topics and targets of several kinds: those of the first come first, none twice.
[[nodiscard]] std::vector<WorkloadRow> workloadRows(std::span<const ArchetypeKind> kinds);
[[nodiscard]] std::vector<std::string_view> patternsFirst(std::span<const ArchetypeKind> kinds);
/// All topics; of several kinds the one with the best places in all of them comes first.
[[nodiscard]] std::vector<std::string_view> tradeOffOrder(std::span<const ArchetypeKind> kinds);
[[nodiscard]] std::vector<std::string_view> suggestedTargets(std::span<const ArchetypeKind> kinds);

/// The row as a record without users, which only a person knows.
[[nodiscard]] Workload newWorkload(const WorkloadRow& row);

inline constexpr double heavyRatio =
    5; // reads per write from which a system is read heavy; its inverse: write heavy

/// Reads and writes of the same time (a second or a day), at least 0; none if both are 0 or one is no number.
[[nodiscard]] std::optional<ArchetypeKind> derivedArchetype(double reads, double writes);
/// "100:1", "1.5:1", "1:20", "reads only", "writes only"; "" where nothing can be derived.
[[nodiscard]] std::string ratioText(double reads, double writes);
/// "read-heavy 100:1", "reads only"; "" where nothing can be derived.
[[nodiscard]] std::string derivedBadge(double reads, double writes);
/// True if such a system may well have this load.
[[nodiscard]] bool agrees(const ArchetypeProfile& profile, ArchetypeKind derived);

} // namespace chalkline::interview
