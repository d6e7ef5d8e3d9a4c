#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "edit/statement_operations.h"
#include "support/designs.h"
#include "support/test_session.h"
#include "support/written_sheet.h"
#include "text/print.h"
#include "text/sheet_text.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;
using text::SheetLine;
using text::SheetText;
using text::TypedLine;

namespace {

/// Changes the line that reads `from`.
bool change(SheetText& text, const std::string& from, const std::string& to) {
    std::vector<TypedLine> typed = typedOf(text);
    const auto line = std::ranges::find(typed, from, &TypedLine::text);
    if (line == typed.end()) qFatal("there is no line %s in\n%s", from.c_str(), textOf(text).c_str());
    line->text = to;
    return text.take(typed);
}

bool removeLine(SheetText& text, const std::string& gone) {
    std::vector<TypedLine> typed = typedOf(text);
    std::erase_if(typed, [&](const TypedLine& line) { return line.text == gone; });
    return text.take(typed);
}

const Node& named(const Document& document, const std::string& name) {
    for (const Node& node : document.all<Node>())
        if (node.name == name) return node;
    qFatal("there is no %s", name.c_str());
}

} // namespace

class SheetTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshTextIsThePrintedOne() {
        WrittenSheet s(urlShortener);
        const SheetText text(s.session());
        QCOMPARE(textOf(text), text::print(s.project.document()));
    }

    void anotherLabelKeepsTheEdge() {
        WrittenSheet s("a > b: x\na > c");
        SheetText text(s.session());
        const std::size_t before = s.steps();
        const EdgeId edge = s.project.document().all<Edge>().begin()->id;
        QVERIFY(change(text, "a > b: x", "a ~> b: y"));
        QCOMPARE(s.steps(), before + 1);
        QCOMPARE(s.project.document().find(edge)->label, "y");
        QCOMPARE(s.project.document().find(edge)->kind, EdgeKind::Async);
        QCOMPARE(textOf(text), "a ~> b: y\n> c\n");
    }

    void otherWordsOfARecordAreTheSameRecord() {
        WrittenSheet s("api > store\nmust: shorten\nnfr: p99 < 100 ms\nest: 1 + 1\npick: SQL | NoSQL -> SQL");
        const auto only = [&]<class R>() { return s.project.document().all<R>().begin()->id; };
        const RequirementId first = only.operator()<Requirement>();
        const EstimateId estimate = only.operator()<Estimate>();
        const TradeOffId tradeOff = only.operator()<TradeOff>();
        on(s.session(),
           [&](Transaction& edit) { return link(edit, refTo(first), s.project.ref("store"), "satisfies"); });
        SheetText text(s.session());
        const std::size_t before = s.steps();
        QVERIFY(change(text, "must: shorten", "nfr good: redirect p99 < 50 ms"));
        QCOMPARE(s.steps(), before + 1);
        const Requirement& changed = *s.project.document().find(first);
        QCOMPARE(changed.title, "redirect p99 < 50 ms");
        QCOMPARE(changed.code, "NFR-2");
        QCOMPARE(changed.metric, "p99");
        QCOMPARE(*changed.target, 50.0);
        QVERIFY(changed.priority == Priority::Good);
        QCOMPARE(s.project.document().referrers<Link>(refTo(first)).size(), std::size_t{1});
        QVERIFY(change(text, "est: 1 + 1", "est: two = 1 + 1"));
        QCOMPARE(s.project.document().find(estimate)->name, "two");
        QVERIFY(placementOn(s.project.document(), s.session().sheet(), refTo(estimate)));
        QVERIFY(change(text, "pick: SQL | NoSQL -> SQL", "pick: NoSQL | SQL -> NoSQL because keys"));
        QCOMPARE(s.project.document().find(tradeOff)->choice, "NoSQL");
        QCOMPARE(s.project.document().all<Requirement>().size(), std::size_t{2});
        QCOMPARE(textOf(text), "nfr good: redirect p99 < 50 ms\nnfr: p99 < 100 ms\nest: two = 1 + 1\n"
                               "pick: NoSQL | SQL -> NoSQL because keys\napi > store\n");
        QVERIFY(s.session().undo().value_or(false));
        text.follow();
        QVERIFY(textOf(text).find("pick: SQL | NoSQL -> SQL\n") != std::string::npos);
    }

    void aRecordLineThatGoesTakesItsRecord() {
        WrittenSheet s("must: a\nask: b\nout: c");
        SheetText text(s.session());
        QVERIFY(removeLine(text, "ask: b"));
        QVERIFY(s.project.document().all<Question>().empty());
        QVERIFY(change(text, "must: a", "ask: a"));
        QVERIFY(s.project.document().all<Requirement>().empty());
        QCOMPARE(s.project.document().all<Question>().begin()->text, "a");
        QCOMPARE(textOf(text), "out: c\nask: a\n");
    }

    void aRecordLineWithoutWordsStaysWithItsError() {
        WrittenSheet s("must: a");
        SheetText text(s.session());
        QVERIFY(!change(text, "must: a", "must:"));
        QCOMPARE(text.lines().front().error->place, "1:6");
        QCOMPARE(s.project.document().all<Requirement>().begin()->title, "a");
        QVERIFY(change(text, "must:", "must: b"));
        QCOMPARE(s.project.document().all<Requirement>().begin()->title, "b");
        QCOMPARE(s.project.document().all<Requirement>().size(), std::size_t{1});
    }

    void recordsStandInTheTextOfEverySheetAndEstimatesOnTheirs() {
        WrittenSheet s("must: a\nest: 1 + 1\nx > y");
        on(s.session(), [](Transaction& edit) -> Expected<void> {
            const auto made = addSheet(edit, "Second");
            return made ? Expected<void>() : std::unexpected(made.error());
        });
        s.session().showSheet((*std::next(s.project.document().all<Sheet>().begin())).id);
        const SheetText text(s.session());
        QCOMPARE(textOf(text), "must: a\n");
    }

    void aLabelThatGoesIsGone() {
        WrittenSheet s("a > b: x");
        SheetText text(s.session());
        QVERIFY(change(text, "a > b: x", "a > b"));
        QCOMPARE(s.project.document().all<Edge>().begin()->label, "");
    }

    void aMisspeltNameThatNothingElseMentionsIsRenamed() {
        WrittenSheet s("a > rdis cache: x\na > c");
        SheetText text(s.session());
        const NodeId node = named(s.project.document(), "rdis cache").id;
        QVERIFY(change(text, "a > rdis cache: x", "a > redis cache: x"));
        QCOMPARE(s.project.document().find(node)->name, "redis cache");
        QCOMPARE(s.project.document().all<Node>().size(), 3);
    }

    void anotherTargetLeavesTheOneThatOthersMention() {
        WrittenSheet s("a > b: x\nc > b");
        SheetText text(s.session());
        QVERIFY(change(text, "a > b: x", "a > d: x"));
        QCOMPARE(s.project.document().all<Node>().size(), 4);
        QCOMPARE(textOf(text), "a > d: x\nc > b\n");
    }

    void whatNoLineMentionsAnyMoreGetsALineOfItsOwn() {
        WrittenSheet s("a > b: x\na > c");
        SheetText text(s.session());
        QVERIFY(removeLine(text, "a > b: x"));
        QCOMPARE(textOf(text), "b\na > c\n");
        QVERIFY(removeLine(text, "b"));
        QCOMPARE(s.project.document().all<Node>().size(), 2);
    }

    void linesBelowAHeadThatGoesSayItThemselves() {
        WrittenSheet s("a > b: x\n> c\n~> d");
        SheetText text(s.session());
        QVERIFY(change(text, "a > b: x", "e > b: x"));
        QCOMPARE(textOf(text), "e > b: x\na > c\n~> d\n");
        QCOMPARE(s.project.document().all<Edge>().size(), 3);
    }

    void aLineOfOnesOwnSpellingStaysAsItIsWritten() {
        WrittenSheet s("a > b: x");
        SheetText text(s.session());
        QVERIFY(change(text, "a > b: x", "a   >  b:  x  > c; d x3"));
        QCOMPARE(textOf(text), "a   >  b:  x  > c; d x3\n");
        text.follow();
        QCOMPARE(textOf(text), "a   >  b:  x  > c; d x3\n");
    }

    void whatChangesElsewhereChangesOnlyItsLines() {
        WrittenSheet s("a  >  b: x");
        SheetText text(s.session());
        QVERIFY(change(text, "a > b: x", "a   >  b:  x  > c"));
        const NodeId c = named(s.project.document(), "c").id;
        on(s.session(), [&](Transaction& edit) { return rename(edit, refTo(c), "d"); });
        text.follow();
        QCOMPARE(textOf(text), "a > b: x\nb > d\n");
    }

    void aComponentsOwnLineSaysAllOfIt() {
        WrittenSheet s("a > b\nb x3 (cassandra): rows");
        SheetText text(s.session());
        const NodeId b = named(s.project.document(), "b").id;
        QVERIFY(change(text, "b x3 (Cassandra): rows", "bee x2"));
        const Node& node = *s.project.document().find(b);
        QCOMPARE(node.name, "bee");
        QCOMPARE(node.instances_max, 2);
        QCOMPARE(node.technology, "");
        QCOMPARE(node.second_line, "");
        QCOMPARE(textOf(text), "bee x2\na > bee\n");
    }

    void membersThatLeaveABoundarysLineLeaveIt() {
        WrittenSheet s("vpc { a, b }\na > b");
        SheetText text(s.session());
        const BoundaryId vpc = s.project.document().all<Boundary>().begin()->id;
        QVERIFY(change(text, "vpc { a, b }", "region eu { b, c }"));
        QCOMPARE(s.project.document().find(vpc)->name, "eu");
        QCOMPARE(s.project.document().find(vpc)->type, BoundaryType::Region);
        QVERIFY(!named(s.project.document(), "a").boundary);
        QCOMPARE(named(s.project.document(), "b").boundary, vpc);
        QCOMPARE(named(s.project.document(), "c").boundary, vpc);
    }

    void anErrorStaysOnItsLineAndChangesNothing() {
        WrittenSheet s("a > b: x\na > c");
        SheetText text(s.session());
        const std::size_t before = s.steps();
        QVERIFY(!change(text, "a > b: x", "a > > b"));
        QCOMPARE(s.steps(), before);
        QCOMPARE(textOf(text), "a > > b\n> c\n");
        QCOMPARE(text.lines()[0].error->place, "1:5");
        QVERIFY(change(text, "a > > b", "a > b: y"));
        QVERIFY(!text.lines()[0].error);
        QCOMPARE(s.project.document().all<Edge>().begin()->label, "y");
    }

    void severalLinesAtOnceAreOneStep() {
        WrittenSheet s("a > b");
        SheetText text(s.session());
        const std::size_t before = s.steps();
        std::vector<TypedLine> typed = typedOf(text);
        for (const char* line : {"b > c", "~> d: later", "", "vpc { c, d }"})
            typed.push_back({0, line});
        QVERIFY(text.take(typed));
        QCOMPARE(s.steps(), before + 1);
        QCOMPARE(s.project.document().all<Edge>().size(), 3);
        QCOMPARE(textOf(text), "a > b\nb > c\n~> d: later\n\nvpc { c, d }\n");
    }

    void aLineThatIsCutAndPastedElsewhereChangesNothing() {
        WrittenSheet s("a > b: x\nc > d\ne > f");
        SheetText text(s.session());
        const std::size_t before = s.steps();
        std::vector<TypedLine> typed = typedOf(text);
        typed.push_back({0, typed[0].text});
        typed.erase(typed.begin());
        QVERIFY(!text.take(typed));
        QCOMPARE(s.steps(), before);
        QCOMPARE(textOf(text), "c > d\ne > f\na > b: x\n");
    }

    void aRemovalOrRenameIsDoneAndGone() {
        WrittenSheet s("a > b\na > c");
        SheetText text(s.session());
        std::vector<TypedLine> typed = typedOf(text);
        typed.push_back({0, "b = redis"});
        typed.push_back({0, "- c"});
        QVERIFY(text.take(typed));
        QCOMPARE(textOf(text), "a > redis\n");
    }

    void deletingALineOfAComponentOnAnotherSheetKeepsItThere() {
        WrittenSheet s("alone x2");
        on(s.session(), [&](Transaction& edit) -> Expected<void> {
            const auto other = addSheet(edit, "other");
            const auto placed = place(edit, *other, refOf(named(edit.document(), "alone")), 0, 0);
            return placed ? Expected<void>() : std::unexpected(placed.error());
        });
        SheetText text(s.session());
        QVERIFY(removeLine(text, "alone x2"));
        QCOMPARE(s.project.document().all<Node>().size(), 1);
        QCOMPARE(s.project.document().all<Placement>().size(), 1);
    }

    void linesOfAnEditorAreKnownAgain() {
        WrittenSheet s("a > b\nc > d\ne > f\ng > h");
        const SheetText text(s.session());
        const auto keysOf = [&](const std::vector<std::string>& texts) {
            std::vector<std::int64_t> keys;
            for (const TypedLine& line : text.matched(texts))
                keys.push_back(line.key);
            return keys;
        };
        using Keys = std::vector<std::int64_t>;
        const auto key = [&](std::size_t i) { return text.lines()[i].key; };
        QCOMPARE(keysOf({"a > b", "c > x", "e > f", "g > h"}), Keys({key(0), key(1), key(2), key(3)}));
        QCOMPARE(keysOf({"a > b", "new", "c > d", "e > f", "g > h"}),
                 Keys({key(0), 0, key(1), key(2), key(3)}));
        QCOMPARE(keysOf({"a > b", "e > f", "g > h"}), Keys({key(0), key(2), key(3)}));
        QCOMPARE(keysOf({"x", "y", "e > f", "z"}), Keys({key(0), key(1), key(2), key(3)}));
        QCOMPARE(keysOf({"a > b", "c", "> d", "e > f", "g > h"}), Keys({key(0), key(1), 0, key(2), key(3)}));
        QCOMPARE(keysOf({}), Keys());
    }
};

QTEST_GUILESS_MAIN(SheetTextTest)
#include "sheet_text_test.moc"
