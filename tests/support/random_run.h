// One session under random operations, with a shadow document that knows only what observers were told. Says
// after each step what rule was broken, if any. Used by the property tests of core/edit.
#pragma once

#include "support/random_operations.h"

#include <map>

namespace chalkline::test {

struct Draw {
    std::size_t operation = 0; // index into randomOperations()
    std::uint64_t seed = 0;
};

class RandomRun {
public:
    /// What is wrong after the draw, or "". Every fourth draw is first tried, shown and rolled back.
    [[nodiscard]] std::string step(const Draw& draw) {
        const RandomOperation& operation = randomOperations()[draw.operation % randomOperations().size()];
        ++attempts[operation.name];
        host.time += 300;
        Dice dice(draw.seed);
        if (dice.oneIn(4))
            if (const std::string wrong = tryAndDrop(operation, draw.seed); !wrong.empty()) return wrong;
        const std::string mergeKey = dice.oneIn(3) ? std::string(operation.name) : std::string();
        {
            Transaction edit(host.session, std::string(operation.name), mergeKey);
            Dice arguments(draw.seed);
            if (const auto ran = operation.run(edit, arguments); !ran) {
                if (ran.error().code != ErrorCode::Invalid) return describe(operation, ran.error().text());
            } else {
                if (dice.oneIn(4)) edit.preview();
                const auto committed = edit.commit();
                if (!committed) return describe(operation, committed.error().text());
                if (*committed) ++effective[operation.name];
            }
        }
        if (dice.oneIn(16) && host.undo() && !host.redo()) return describe(operation, "cannot be redone");
        return check(operation);
    }

    /// Takes everything back and makes it again; what is wrong, or "".
    [[nodiscard]] std::string undoAllRedoAll(const Document& start) {
        const Document end = host.document();
        const std::size_t steps = host.session.history().cursor();
        for (std::size_t i = 0; i < steps; ++i)
            if (!host.undo()) return "step " + std::to_string(steps - i) + " cannot be undone";
        if (!(host.document() == start)) return "undoing everything does not lead to the start";
        if (!(shadow == start)) return "the shadow is not at the start after undoing everything";
        for (std::size_t i = 0; i < steps; ++i)
            if (!host.redo()) return "step " + std::to_string(i + 1) + " cannot be redone";
        if (!(host.document() == end)) return "redoing everything does not lead to the end";
        if (!(shadow == end)) return "the shadow is not at the end after redoing everything";
        return {};
    }

    TestSession host;
    Document shadow = host.document();
    std::map<std::string_view, int> attempts;
    std::map<std::string_view, int> effective;

private:
    static std::string describe(const RandomOperation& operation, const std::string& what) {
        return "after \"" + std::string(operation.name) + "\": " + what;
    }

    std::string tryAndDrop(const RandomOperation& operation, std::uint64_t seed) {
        const Document before = host.document();
        {
            Transaction edit(host.session, "dropped");
            Dice arguments(seed);
            if (const auto ran = operation.run(edit, arguments); !ran && seed % 2 == 0) return {};
            edit.preview();
            if (!(shadow == host.document())) return describe(operation, "a preview misleads observers");
        }
        if (!(host.document() == before)) return describe(operation, "a dropped transaction left traces");
        if (!(shadow == before)) return describe(operation, "observers were not told of the rollback");
        return {};
    }

    std::string check(const RandomOperation& operation) {
        const auto errors = validate(host.document().tables());
        if (!errors.empty()) return describe(operation, errors.front().text());
        if (!(shadow == host.document())) return describe(operation, "the notices do not add up");
        if (++steps_ % 20 != 0) return {};
        return describeIndex(operation);
    }

    /// The index kept up to date must be the one that would be built anew.
    std::string describeIndex(const RandomOperation& operation) {
        const Document& live = host.document();
        const Document fresh(live.tables(), live.nextId(), live.uuid());
        std::string wrong;
        forEachRecordType([&]<class R>() {
            for (const R& record : live.all<R>()) {
                const Ref ref = refOf(record);
                if (!std::ranges::equal(live.referrers(ref), fresh.referrers(ref)))
                    wrong = "the referrers of " + std::string(word(ref.type)) + " " + std::to_string(ref.id) +
                            " are out of date";
            }
        });
        return wrong.empty() ? wrong : describe(operation, wrong);
    }

    Observation watching_ =
        host.session.observe([this](const Notice& notice) { (void)apply(shadow, notice.changes); });
    int steps_ = 0;
};

} // namespace chalkline::test
