// Random choices from one number, the same on every machine, and picks of records from an open transaction.
// A pick makes what it needs when there is none, so that every operation has something to work on.
#pragma once

#include "support/test_session.h"

namespace chalkline::test {

/// splitmix64.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 .. count - 1
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    bool oneIn(std::size_t count) { return below(count) == 0; }
    /// Whole px between -2000 and 2000.
    double length() { return static_cast<double>(below(4001)) - 2000; }
    template <class E>
    E oneOf() {
        return static_cast<E>(below(Words<E>::all.size()));
    }
    std::string text(std::string_view stem) {
        return std::string(stem) + " " + std::to_string(next() % 100'000);
    }

private:
    std::uint64_t state_;
};

template <class R>
[[nodiscard]] Id<R> anyOf(const Document& document, Dice& dice) {
    const Table<R>& table = document.all<R>();
    if (table.empty()) return {};
    auto at = table.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(dice.below(table.size())));
    return at->id;
}

inline SheetId anySheet(Transaction& edit, Dice& dice) {
    return dice.oneIn(4) ? anyOf<Sheet>(edit.document(), dice) : firstSheet(edit.document().tables());
}

inline NodeId freshNode(Transaction& edit, Dice& dice) {
    return addNode(edit, {dice.text("node"), "compute.service", "", anyOf<Boundary>(edit.document(), dice)})
        .value();
}

inline NodeId anyNode(Transaction& edit, Dice& dice) {
    const NodeId held = anyOf<Node>(edit.document(), dice);
    return held ? held : freshNode(edit, dice);
}

inline BoundaryId anyBoundary(Transaction& edit, Dice& dice) {
    const BoundaryId held = anyOf<Boundary>(edit.document(), dice);
    return held ? held : addBoundary(edit, dice.oneOf<BoundaryType>(), dice.text("boundary")).value();
}

/// A node, or one time in three a boundary.
inline Ref anyEnd(Transaction& edit, Dice& dice) {
    return dice.oneIn(3) ? refTo(anyBoundary(edit, dice)) : refTo(anyNode(edit, dice));
}

inline EdgeId anyEdge(Transaction& edit, Dice& dice) {
    const EdgeId held = anyOf<Edge>(edit.document(), dice);
    if (held) return held;
    const Ref from = anyEnd(edit, dice);
    return connect(edit, {from, anyEnd(edit, dice), EdgeKind::Sync, Direction::Forward, "calls"}).value();
}

inline NoteId anyNote(Transaction& edit, Dice& dice) {
    const NoteId held = anyOf<Note>(edit.document(), dice);
    return held ? held : addNote(edit, dice.text("note"), anyEnd(edit, dice)).value();
}

inline FlowId anyFlow(Transaction& edit, Dice& dice) {
    const FlowId held = anyOf<Flow>(edit.document(), dice);
    return held ? held : addFlow(edit, dice.text("flow")).value();
}

inline RequirementId anyRequirement(Transaction& edit, Dice& dice) {
    const RequirementId held = anyOf<Requirement>(edit.document(), dice);
    return held ? held
                : addRequirement(edit, dice.oneOf<RequirementKind>(), dice.oneOf<Priority>(), "x").value();
}

inline TradeOffId anyTradeOff(Transaction& edit, Dice& dice) {
    const TradeOffId held = anyOf<TradeOff>(edit.document(), dice);
    return held ? held : addTradeOff(edit, dice.text("trade-off")).value();
}

/// What stands on the sheet, filled up with new nodes to at least `least` unlocked things.
inline std::vector<Ref> placedThings(Transaction& edit, Dice& dice, SheetId sheet, std::size_t least) {
    std::vector<Ref> things;
    for (const Placement& placement : edit.document().all<Placement>())
        if (placement.sheet == sheet && !placement.locked) things.push_back(placement.subject);
    while (things.size() < least) {
        const Ref made = refTo(freshNode(edit, dice));
        (void)place(edit, sheet, made, dice.length(), dice.length()).value();
        things.push_back(made);
    }
    return things;
}

/// `count` different ones of what stands on the sheet.
inline std::vector<Ref> somePlaced(Transaction& edit, Dice& dice, SheetId sheet, std::size_t count) {
    std::vector<Ref> things = placedThings(edit, dice, sheet, count);
    for (std::size_t i = 0; i < count; ++i)
        std::swap(things[i], things[i + dice.below(things.size() - i)]);
    things.resize(count);
    return things;
}

inline std::vector<PlacedBox> someBoxes(Transaction& edit, Dice& dice, SheetId sheet, std::size_t count) {
    std::vector<PlacedBox> boxes;
    for (const Ref& subject : somePlaced(edit, dice, sheet, count)) {
        const Placement* held = placementOn(edit.document(), sheet, subject);
        boxes.push_back({subject, held->x, held->y, 144, 56});
    }
    return boxes;
}

} // namespace chalkline::test
