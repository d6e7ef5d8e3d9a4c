// Random projects with everything on the first sheet and edges of all sorts between nodes and boundaries, for
// rules that must hold of whatever the editor can make.
#pragma once

#include "support/property.h"
#include "support/random_run.h"

namespace chalkline::test {

/// Up to 44 random steps, all nodes and boundaries placed anywhere, ten edges more. What went wrong, or "".
inline std::string makeDense(RandomRun& run, Dice& dice) {
    const std::size_t steps = 5 + dice.below(40);
    for (std::size_t i = 0; i < steps; ++i)
        if (std::string wrong = run.step({dice.below(randomOperations().size()), dice.next()});
            !wrong.empty())
            return wrong;
    const SheetId sheet = firstSheet(run.host.document().tables());
    run.host.edit([&](Transaction& edit) -> Expected<void> {
        const Tables tables = edit.document().tables();
        const auto put = [&](Ref thing) { (void)place(edit, sheet, thing, dice.length(), dice.length()); };
        for (const Node& node : tables.of<Node>())
            put(refOf(node));
        for (const Boundary& boundary : tables.of<Boundary>())
            put(refOf(boundary));
        for (int i = 0; i < 10; ++i) {
            const Ref from = anyEnd(edit, dice);
            (void)connect(edit, {from, anyEnd(edit, dice), dice.oneOf<EdgeKind>(), dice.oneOf<Direction>(),
                                 dice.text("calls")});
        }
        return {};
    });
    return {};
}

} // namespace chalkline::test
