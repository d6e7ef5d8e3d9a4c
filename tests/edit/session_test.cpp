#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noticesNameOriginRevisionAndStep();
    void undoAndRedoTellWhatReallyChanged();
    void undoWithNothingToUndoIsFalse();
    void aNewEditForgetsWhatCouldBeRedone();
    void anEndedObservationHearsNothing();
    void anObserverMayStopOthersWhileItListens();
    void aStepThatWouldBreakARuleChangesNothing();
    void anUnreadableStepChangesNothing();
    void theSheetInViewFallsBackToTheFirst();
    void selectionIsInNoHistory();
    void undoShowsTheSheetAndSelectsWhatItChanged();
    void whatIsDeletedIsNoLongerSelected();
    void viewObserversAreToldOnlyOfRealChanges();
};

namespace {

struct Heard {
    Origin origin;
    std::string label;
    std::int64_t revision;
    std::int64_t step;
    std::size_t changes;
    std::int64_t time;
    friend bool operator==(const Heard&, const Heard&) = default;
};

/// A session whose only history step is the given one.
History only(decltype(HistoryStep::changes) changes) {
    History history;
    history.push({1, "from the file", 0, "", std::move(changes)});
    return history;
}

} // namespace

void SessionTest::noticesNameOriginRevisionAndStep() {
    TestSession host;
    std::vector<Heard> heard;
    const Observation watching = host.session.observe([&](const Notice& notice) {
        heard.push_back({notice.origin, std::string(notice.label), notice.revision, notice.step,
                         notice.changes.size(), notice.time});
    });
    host.node("a");
    host.time += 10;
    host.node("b");
    QVERIFY(host.undo());
    QVERIFY(host.undo());
    QVERIFY(host.redo());
    QVERIFY((heard == std::vector<Heard>{{Origin::Commit, "test", 1, 1, 1, startTime},
                                         {Origin::Commit, "test", 2, 2, 1, startTime + 10},
                                         {Origin::Undo, "test", 3, 2, 1, startTime + 10},
                                         {Origin::Undo, "test", 4, 1, 1, startTime + 10},
                                         {Origin::Redo, "test", 5, 1, 1, startTime + 10}}));
}

void SessionTest::undoAndRedoTellWhatReallyChanged() {
    TestSession host;
    const NodeId a = host.node("a");
    host.edit([&](Transaction& edit) { return rename(edit, refTo(a), "b"); });
    ChangeSet told;
    const Observation watching = host.session.observe([&](const Notice& notice) { told = notice.changes; });
    QVERIFY(host.undo());
    QCOMPARE(std::get<Node>(*told.changes().at(refTo(a)).before).name, "b");
    QCOMPARE(std::get<Node>(*told.changes().at(refTo(a)).after).name, "a");
    QVERIFY(host.undo());
    QVERIFY(!told.changes().at(refTo(a)).after);
}

void SessionTest::undoWithNothingToUndoIsFalse() {
    TestSession host;
    QCOMPARE(host.session.undo().value(), false);
    QCOMPARE(host.session.redo().value(), false);
    QCOMPARE(host.session.revision(), 0);
}

void SessionTest::aNewEditForgetsWhatCouldBeRedone() {
    TestSession host;
    host.node("a");
    QVERIFY(host.undo());
    QVERIFY(host.session.canRedo());
    host.node("b");
    QVERIFY(!host.session.canRedo());
    QCOMPARE(host.document().all<Node>().size(), 1u);
}

void SessionTest::anEndedObservationHearsNothing() {
    TestSession host;
    int heard = 0;
    {
        const Observation watching = host.session.observe([&](const Notice&) { ++heard; });
        host.node("a");
    }
    host.node("b");
    QCOMPARE(heard, 1);
}

void SessionTest::anObserverMayStopOthersWhileItListens() {
    TestSession host;
    int heard = 0;
    Observation second;
    const Observation first = host.session.observe([&](const Notice&) { second = {}; });
    second = host.session.observe([&](const Notice&) { ++heard; });
    host.node("a");
    host.node("b");
    QCOMPARE(heard, 0);
}

void SessionTest::aStepThatWouldBreakARuleChangesNothing() {
    Placement lost;
    lost.id = PlacementId{50};
    lost.sheet = SheetId{1};
    lost.subject = {RecordType::Node, 999};
    ChangeSet damaged;
    damaged.record(refOf(lost), std::make_shared<const Record>(lost), nullptr);
    TestSession host(only(damaged));
    const Document before = host.document();
    const auto undone = host.session.undo();
    QCOMPARE(undone.error().text(), "placement 50.subject: names node 999, which does not exist");
    QVERIFY(host.document() == before);
    QCOMPARE(host.session.history().cursor(), 1u);
    QCOMPARE(host.session.revision(), 0);
}

void SessionTest::anUnreadableStepChangesNothing() {
    TestSession host(only(DeferredChanges{
        []() -> Expected<ChangeSet> { return failure(ErrorCode::Unreadable, "damaged"); }, 1}));
    QVERIFY(host.session.undo().error().code == ErrorCode::Unreadable);
    QCOMPARE(host.session.history().cursor(), 1u);
    host.node("a");
    QCOMPARE(host.session.history().cursor(), 2u);
    QVERIFY(host.undo());
}

void SessionTest::theSheetInViewFallsBackToTheFirst() {
    TestSession host;
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "Sheet 2"); });
    QVERIFY(host.session.sheet() == host.sheet);
    host.session.showSheet(second);
    QVERIFY(host.session.sheet() == second);
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(second)}); });
    QVERIFY(host.session.sheet() == host.sheet);
}

void SessionTest::selectionIsInNoHistory() {
    TestSession host;
    const NodeId a = host.node("a");
    host.session.select({refTo(a)});
    QCOMPARE(host.session.history().steps().size(), 1u);
    QVERIFY((host.session.selection() == std::set<Ref>{refTo(a)}));
    QCOMPARE(host.session.revision(), 1);
}

void SessionTest::undoShowsTheSheetAndSelectsWhatItChanged() {
    TestSession host;
    const NodeId a = host.placedNode("a", 0, 0);
    const SheetId second = host.edit([](Transaction& edit) { return addSheet(edit, "Sheet 2"); });
    host.edit([&](Transaction& edit) { return moveBy(edit, host.sheet, {refTo(a)}, 80, 0); });
    host.session.showSheet(second);
    QVERIFY(host.undo());
    QVERIFY(host.session.sheet() == host.sheet);
    QVERIFY((host.session.selection() == std::set<Ref>{refTo(a)}));
}

void SessionTest::whatIsDeletedIsNoLongerSelected() {
    TestSession host;
    const NodeId a = host.node("a");
    const NodeId b = host.node("b");
    host.session.select({refTo(a), refTo(b)});
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(a)}); });
    QVERIFY((host.session.selection() == std::set<Ref>{refTo(b)}));
}

void SessionTest::viewObserversAreToldOnlyOfRealChanges() {
    TestSession host;
    const NodeId a = host.node("a");
    int told = 0;
    const Observation observation = host.session.observeView([&] { ++told; });
    host.session.select({refTo(a)});
    host.session.select({refTo(a)});
    host.session.highlight({refTo(a)});
    host.session.showSheet(host.sheet);
    QCOMPARE(told, 2);
}

QTEST_APPLESS_MAIN(SessionTest)
#include "session_test.moc"
