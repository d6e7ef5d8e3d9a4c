// Sessions for tests: an empty one with one sheet and a clock that only moves when told, and short ways to
// feed type-to-draw and to look things up by name.
#pragma once

#include "base/text.h"
#include "edit/transaction.h"
#include "text/interpret.h"

#include <memory>
#include <string>
#include <string_view>

namespace chalkline::test {

struct Project {
    std::shared_ptr<std::int64_t> time = std::make_shared<std::int64_t>(1'000'000);
    std::unique_ptr<Session> session;

    Project() {
        Document document({}, 1, "00000000-0000-4000-8000-000000000000");
        Sheet sheet;
        sheet.id = SheetId{document.takeId()};
        sheet.name = "Sheet 1";
        document.put(std::make_shared<const Record>(sheet));
        session = std::make_unique<Session>(std::move(document), [held = time] { return *held; }, "tester");
    }

    [[nodiscard]] const Document& document() const { return session->document(); }

    /// The node or boundary of that name; a fresh default record's id 0 if there is none.
    [[nodiscard]] Ref ref(std::string_view name) const {
        const auto found = document().named(foldName(name));
        return found.empty() ? Ref{} : found.front();
    }
    [[nodiscard]] Node node(std::string_view name) const {
        const Node* found = document().find(NodeId{ref(name).id});
        return found ? *found : Node{};
    }
    [[nodiscard]] Boundary boundary(std::string_view name) const {
        const Boundary* found = document().find(BoundaryId{ref(name).id});
        return found ? *found : Boundary{};
    }
};

/// Feeds the lines one by one as `edit` does; returns "" or the first error as text.
inline std::string feed(Project& project, std::string_view text) {
    text::Interpreter interpreter(*project.session);
    int number = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto done = interpreter.run(text.substr(at, end - at), ++number);
        if (!done) return done.error().text();
        at = end + 1;
    }
    return {};
}

struct Counts {
    std::size_t nodes = 0, edges = 0, async = 0, both = 0, boundaries = 0;
    friend bool operator==(const Counts&, const Counts&) = default;
};

inline Counts countsOf(const Document& document) {
    Counts counts{document.all<Node>().size(), document.all<Edge>().size(), 0, 0,
                  document.all<Boundary>().size()};
    for (const Edge& edge : document.all<Edge>()) {
        counts.async += edge.kind == EdgeKind::Async;
        counts.both += edge.direction == Direction::Both;
    }
    return counts;
}

} // namespace chalkline::test
