#include "model/validate.h"

#include <cmath>
#include <map>
#include <set>

namespace chalkline {

namespace {

std::string placeOf(Ref ref, std::string_view column) {
    return std::string(word(ref.type)) + " " + std::to_string(ref.id) + "." + std::string(column);
}

std::unexpected<Error> broken(Ref ref, std::string_view column, std::string message) {
    return failure(ErrorCode::Invalid, std::move(message), placeOf(ref, column));
}

using Check = std::expected<void, Error>;

Check checkField(Ref, std::string_view, bool) {
    return {};
}
Check checkField(Ref, std::string_view, std::int64_t) {
    return {};
}
template <class E>
    requires std::is_enum_v<E>
Check checkField(Ref, std::string_view, E) {
    return {};
}

Check checkField(Ref ref, std::string_view column, double value) {
    if (!std::isfinite(value)) return broken(ref, column, "is not a finite number");
    return {};
}

Check checkField(Ref ref, std::string_view column, const std::string& text) {
    if (text.size() > textLimit) return broken(ref, column, "is longer than 1,000,000 bytes");
    if (!isCleanText(text)) return broken(ref, column, "is not clean UTF-8 text");
    return {};
}

Check checkField(Ref ref, std::string_view column, const std::vector<Point>& points) {
    for (const Point& point : points)
        if (!(std::abs(point.x) <= coordinateLimit && std::abs(point.y) <= coordinateLimit))
            return broken(ref, column, "has a point outside +-10,000,000 px");
    return {};
}

template <class T>
Check checkField(Ref ref, std::string_view column, const std::optional<T>& value) {
    return value ? checkField(ref, column, *value) : Check{};
}

template <class T>
Check checkField(Ref, std::string_view, const Id<T>&) {
    return {};
}

template <class R>
Check checkFields(const R& record) {
    Check result;
    forEachField<R>([&](const auto& field) {
        if (result) result = checkField(refOf(record), field.name, field.get(record));
    });
    return result;
}

/// Calls visit(column, ref) for every reference that is not "none".
template <class R, class Visit>
void forEachNamedReference(const R& record, Visit&& visit) {
    forEachField<R>([&](const auto& field) {
        const auto& member = field.get(record);
        using Member = std::remove_cvref_t<decltype(member)>;
        if constexpr (isId<Member>) {
            if (member.valid()) visit(field.name, Ref{IdTarget<Member>::type, member.value});
        }
    });
    const auto any = [&](std::string_view column, Ref ref) {
        if (ref.valid()) visit(column, ref);
    };
    if constexpr (std::is_same_v<R, Placement>) any("subject", record.subject);
    if constexpr (std::is_same_v<R, Property>) any("owner", record.owner);
    if constexpr (std::is_same_v<R, Note>) any("anchor", record.anchor);
    if constexpr (std::is_same_v<R, Link>) {
        any("from_id", record.from);
        any("to_id", record.to);
    }
}

template <class R>
Check checkReferences(const Tables& tables, const R& record) {
    Check result;
    forEachNamedReference(record, [&](std::string_view column, Ref target) {
        if (!result || tables.contains(target)) return;
        result = broken(refOf(record), column,
                        "names " + std::string(word(target.type)) + " " + std::to_string(target.id) +
                            ", which does not exist");
    });
    return result;
}

Check checkNotNegative(Ref ref, std::string_view column, std::optional<double> amount) {
    if (amount && *amount < 0) return broken(ref, column, "must not be negative");
    return {};
}

Check checkCoordinate(Ref ref, std::string_view column, double value) {
    if (std::abs(value) > coordinateLimit) return broken(ref, column, "lies outside +-10,000,000 px");
    return {};
}

/// The first failure of several checks.
Check firstOf(std::initializer_list<Check> checks) {
    for (const Check& check : checks)
        if (!check) return check;
    return {};
}

Check checkRules(const Tables&, const Node& node) {
    if (node.kind.empty()) return broken(refOf(node), "kind", "is empty");
    if (node.instances_min < 1 || node.instances_max < node.instances_min || node.instances_max > 1'000'000)
        return broken(refOf(node), "instances_min", "instances must be 1 <= min <= max <= 1,000,000");
    return {};
}

Check checkRules(const Tables&, const Edge& edge) {
    if (edge.from_node.valid() == edge.from_boundary.valid())
        return broken(refOf(edge), "from_node", "an edge starts at one node or one boundary");
    if (edge.to_node.valid() == edge.to_boundary.valid())
        return broken(refOf(edge), "to_node", "an edge ends at one node or one boundary");
    if (edge.hit_ratio && (*edge.hit_ratio < 0 || *edge.hit_ratio > 1))
        return broken(refOf(edge), "hit_ratio", "must be between 0 and 1");
    const Ref ref = refOf(edge);
    return firstOf({checkNotNegative(ref, "calls_per_request", edge.calls_per_request),
                    checkNotNegative(ref, "payload_req_bytes", edge.payload_req_bytes),
                    checkNotNegative(ref, "payload_resp_bytes", edge.payload_resp_bytes),
                    checkNotNegative(ref, "timeout_ms", edge.timeout_ms),
                    checkNotNegative(ref, "retries", edge.retries),
                    checkNotNegative(ref, "batch", edge.batch)});
}

Check checkRules(const Tables& tables, const Boundary& boundary) {
    int depth = 0;
    for (BoundaryId up = boundary.parent; up; ++depth) {
        if (up == boundary.id) return broken(refOf(boundary), "parent", "a boundary contains itself");
        if (depth >= boundaryDepthLimit) return broken(refOf(boundary), "parent", "is nested deeper than 64");
        const Boundary* parent = tables.find(up);
        up = parent ? parent->parent : BoundaryId{};
    }
    return {};
}

Check checkRules(const Tables&, const Placement& placement) {
    using enum RecordType;
    const RecordType type = placement.subject.type;
    if (type != Node && type != Boundary && type != Note && type != Stroke && type != Estimate)
        return broken(refOf(placement), "subject_type",
                      "only nodes, boundaries, notes, strokes and estimates are placed");
    if (!placement.subject.valid()) return broken(refOf(placement), "subject", "is nothing");
    if (!placement.sheet) return broken(refOf(placement), "sheet", "is nothing");
    const Ref ref = refOf(placement);
    return firstOf({checkCoordinate(ref, "x", placement.x), checkCoordinate(ref, "y", placement.y),
                    checkCoordinate(ref, "w", placement.w), checkCoordinate(ref, "h", placement.h),
                    checkNotNegative(ref, "w", placement.w), checkNotNegative(ref, "h", placement.h)});
}

Check checkRules(const Tables&, const EdgeShape& shape) {
    if (!shape.sheet) return broken(refOf(shape), "sheet", "is nothing");
    if (!shape.edge) return broken(refOf(shape), "edge", "is nothing");
    if (shape.waypoints.size() > waypointLimit)
        return broken(refOf(shape), "waypoints", "has more than 1,000 points");
    if (shape.label_position && (*shape.label_position < 0 || *shape.label_position > 1))
        return broken(refOf(shape), "label_position", "must be between 0 and 1");
    return firstOf({checkCoordinate(refOf(shape), "label_offset_x", shape.label_offset_x),
                    checkCoordinate(refOf(shape), "label_offset_y", shape.label_offset_y)});
}

Check checkRules(const Tables&, const Property& property) {
    if (!property.owner.valid()) return broken(refOf(property), "owner", "is nothing");
    if (property.key.empty()) return broken(refOf(property), "key", "is empty");
    return {};
}

Check checkRules(const Tables&, const Stroke& stroke) {
    return firstOf({checkCoordinate(refOf(stroke), "width", stroke.width),
                    checkNotNegative(refOf(stroke), "width", stroke.width)});
}

Check checkRules(const Tables&, const Flow& flow) {
    return checkNotNegative(refOf(flow), "rate_per_s", flow.rate_per_s);
}

Check checkRules(const Tables&, const FlowStep& step) {
    if (!step.flow) return broken(refOf(step), "flow", "is nothing");
    return {};
}

Check checkRules(const Tables&, const Link& link) {
    if (!link.from.valid() || !link.to.valid()) return broken(refOf(link), "from_id", "a link has two ends");
    return {};
}

Check checkRules(const Tables&, const TradeOff& tradeOff) {
    if (tradeOff.position && (*tradeOff.position < 0 || *tradeOff.position > 100))
        return broken(refOf(tradeOff), "position", "must be between 0 and 100");
    return {};
}

Check checkAtMost(Ref ref, std::string_view column, std::optional<double> amount, double most,
                  const char* inWords) {
    if (amount && *amount > most) return broken(ref, column, std::string("must be at most ") + inWords);
    return {};
}

Check checkRules(const Tables&, const Workload& workload) {
    const Ref ref = refOf(workload);
    if (!(workload.peak_factor >= 1 && workload.peak_factor <= 1000))
        return broken(ref, "peak_factor", "must be between 1 and 1,000");
    const char* const people = "10^12";
    const char* const actions = "10^9";
    const char* const bytes = "10^15 bytes";
    return firstOf({checkNotNegative(ref, "users_per_day", workload.users_per_day),
                    checkNotNegative(ref, "per_user_per_day", workload.per_user_per_day),
                    checkNotNegative(ref, "payload_in_bytes", workload.payload_in_bytes),
                    checkNotNegative(ref, "payload_out_bytes", workload.payload_out_bytes),
                    checkAtMost(ref, "users_per_day", workload.users_per_day, 1e12, people),
                    checkAtMost(ref, "per_user_per_day", workload.per_user_per_day, 1e9, actions),
                    checkAtMost(ref, "payload_in_bytes", workload.payload_in_bytes, 1e15, bytes),
                    checkAtMost(ref, "payload_out_bytes", workload.payload_out_bytes, 1e15, bytes)});
}

Check checkRules(const Tables&, const Constant& constant) {
    if (constant.key.empty()) return broken(refOf(constant), "key", "is empty");
    return {};
}

Check checkRules(const Tables&, const BuyIn& buyIn) {
    if (buyIn.confirmed_at_ms < 0) return broken(refOf(buyIn), "confirmed_at_ms", "must not be negative");
    return {};
}

Check checkRules(const Tables&, const Summary& summary) {
    if (summary.section.empty()) return broken(refOf(summary), "section", "is empty");
    return {};
}

template <class R>
Check checkRules(const Tables&, const R&) {
    return {};
}

template <class R>
Check check(const Tables& tables, const R& record) {
    if (record.id.value <= 0) return broken(refOf(record), "id", "is not a positive number");
    if (Check result = checkFields(record); !result) return result;
    if (Check result = checkReferences(tables, record); !result) return result;
    return checkRules(tables, record);
}

/// What a record of the type is the only one with: its value, column and what is wrong with a second one.
template <class R>
struct Only;
template <>
struct Only<Brief> {
    static constexpr std::string_view column = "problem", message = "is a second brief; a project has one";
    static int of(const Brief&) { return 0; }
};
template <>
struct Only<Archetype> {
    static constexpr std::string_view column = "kind", message = "is there twice";
    static ArchetypeKind of(const Archetype& archetype) { return archetype.kind; }
};
template <>
struct Only<Constant> {
    static constexpr std::string_view column = "key", message = "is there twice";
    static const std::string& of(const Constant& constant) { return constant.key; }
};
template <>
struct Only<BuyIn> {
    static constexpr std::string_view column = "stage", message = "is there twice";
    static BuyInStage of(const BuyIn& buyIn) { return buyIn.stage; }
};
template <>
struct Only<Summary> {
    static constexpr std::string_view column = "section", message = "is there twice";
    static const std::string& of(const Summary& summary) { return summary.section; }
};

template <class R>
concept HasOnly = requires { Only<R>::column; };

template <class R>
std::unexpected<Error> second(const R& record) {
    return broken(refOf(record), Only<R>::column, std::string(Only<R>::message));
}

void checkOnlyOnes(const Tables& tables, std::vector<Error>& errors) {
    forEachRecordType([&]<class R>() {
        if constexpr (HasOnly<R>) {
            std::set<std::remove_cvref_t<decltype(Only<R>::of(std::declval<const R&>()))>> seen;
            for (const R& record : tables.of<R>())
                if (!seen.insert(Only<R>::of(record)).second) errors.push_back(second(record).error());
        }
    });
}

template <class R>
Check checkOnlyOne(const Document& document, const R& record) {
    if constexpr (HasOnly<R>)
        for (const R& other : document.all<R>())
            if (other.id != record.id && Only<R>::of(other) == Only<R>::of(record)) return second(record);
    return {};
}

/// One placement of a subject per sheet, one shape of an edge per sheet, one property per owner and key.
void checkUniqueness(const Tables& tables, std::vector<Error>& errors) {
    std::map<std::pair<SheetId, Ref>, int> placed;
    for (const Placement& placement : tables.of<Placement>())
        if (++placed[{placement.sheet, placement.subject}] == 2)
            errors.push_back(broken(refOf(placement), "subject", "stands on the sheet twice").error());
    std::map<std::pair<SheetId, EdgeId>, int> shaped;
    for (const EdgeShape& shape : tables.of<EdgeShape>())
        if (++shaped[{shape.sheet, shape.edge}] == 2)
            errors.push_back(broken(refOf(shape), "edge", "has two shapes on the sheet").error());
    std::map<std::pair<Ref, std::string>, int> owned;
    for (const Property& property : tables.of<Property>())
        if (++owned[{property.owner, property.key}] == 2)
            errors.push_back(broken(refOf(property), "key", "is set twice").error());
    checkOnlyOnes(tables, errors);
}

/// The same for one record, by the index.
Check checkAlone(const Document& document, const Record& record) {
    if (const auto* placement = std::get_if<Placement>(&record))
        for (const PlacementId other : document.referrers<Placement>(placement->subject))
            if (other != placement->id && document.find(other)->sheet == placement->sheet)
                return broken(refOf(*placement), "subject", "stands on the sheet twice");
    if (const auto* shape = std::get_if<EdgeShape>(&record))
        for (const EdgeShapeId other : document.referrers<EdgeShape>({RecordType::Edge, shape->edge.value}))
            if (other != shape->id && document.find(other)->sheet == shape->sheet)
                return broken(refOf(*shape), "edge", "has two shapes on the sheet");
    if (const auto* property = std::get_if<Property>(&record))
        for (const PropertyId other : document.referrers<Property>(property->owner))
            if (other != property->id && document.find(other)->key == property->key)
                return broken(refOf(*property), "key", "is set twice");
    return std::visit([&](const auto& value) { return checkOnlyOne(document, value); }, record);
}

} // namespace

bool isCleanText(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return false;
            ++i;
            continue;
        }
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
        if (length == 0 || byte > 0xF4 || i + length > text.size()) return false;
        std::uint32_t code = byte & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            code = (code << 6) | (next & 0x3F);
        }
        const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
        if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ||
            (code >= 0x80 && code < 0xA0))
            return false;
        i += length;
    }
    return true;
}

std::expected<void, Error> validateRecord(const Tables& tables, const Record& record) {
    return std::visit([&](const auto& value) { return check(tables, value); }, record);
}

std::expected<void, Error> validateRecord(const Document& document, const Record& record) {
    if (Check result = validateRecord(document.tables(), record); !result) return result;
    return checkAlone(document, record);
}

std::expected<void, Error> validateChanged(const Document& document, const std::vector<Ref>& changed) {
    std::set<Ref> affected(changed.begin(), changed.end());
    std::vector<Ref> open = changed;
    while (!open.empty()) {
        const Ref ref = open.back();
        open.pop_back();
        const bool gone = !document.contains(ref);
        if (!gone && ref.type != RecordType::Boundary) continue;
        for (const Ref& referrer : document.referrers(ref)) {
            const bool inner = referrer.type == RecordType::Boundary; // may now be nested too deep
            if ((gone || inner) && affected.insert(referrer).second && inner) open.push_back(referrer);
        }
    }
    for (const Ref& ref : affected) {
        const RecordPtr record = document.find(ref);
        if (!record) continue;
        if (Check result = validateRecord(document, *record); !result) return result;
    }
    return {};
}

std::vector<Error> validate(const Tables& tables, std::size_t limit) {
    std::vector<Error> errors;
    forEachRecordType([&]<class R>() {
        for (const R& record : tables.of<R>()) {
            if (errors.size() >= limit) return;
            if (const Check result = check(tables, record); !result) errors.push_back(result.error());
        }
    });
    checkUniqueness(tables, errors);
    if (errors.size() > limit) errors.resize(limit);
    return errors;
}

} // namespace chalkline
