// A sheet that a test writes as text, and edits on.
#pragma once

#include "edit/transaction.h"
#include "support/designs.h"
#include "text/sheet_text.h"

#include <QtTest>

namespace chalkline::test {

inline std::string textOf(const text::SheetText& text) {
    std::string all;
    for (const text::SheetLine& line : text.lines())
        all += line.text + "\n";
    return all;
}

inline std::vector<text::TypedLine> typedOf(const text::SheetText& text) {
    std::vector<text::TypedLine> typed;
    for (const text::SheetLine& line : text.lines())
        typed.push_back({line.key, line.text});
    return typed;
}

struct WrittenSheet {
    explicit WrittenSheet(const char* design) { QCOMPARE(feed(project, design), ""); }
    Project project;
    [[nodiscard]] Session& session() { return *project.session; }
    [[nodiscard]] std::size_t steps() { return session().history().cursor(); }
};

/// One step that has to go.
template <class Operation>
void on(Session& session, Operation&& operation) {
    Transaction edit(session, "twin");
    const auto good = operation(edit);
    if (!good) qFatal("refused: %s", good.error().text().c_str());
    if (const auto done = edit.commit(); !done) qFatal("refused: %s", done.error().text().c_str());
}

} // namespace chalkline::test
