#include "support/property.h"
#include "support/rich_design.h"

#include <limits>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// What an observer was told, kept.
struct Told {
    ChangeSet changes;
    Origin origin;
    std::int64_t revision;
    bool merged;
};

class Listener {
public:
    explicit Listener(TestSession& host)
        : shadow(host.document())
        , watching_(host.session.observe([this](const Notice& notice) {
            told.push_back({notice.changes, notice.origin, notice.revision, notice.merged});
            (void)apply(shadow, notice.changes);
        })) {}
    Document shadow;
    std::vector<Told> told;

private:
    Observation watching_;
};

Expected<void> renameTo(Transaction& edit, NodeId node, std::string name) {
    return rename(edit, refTo(node), std::move(name));
}

} // namespace

class TransactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void destroyingWithoutCommitRollsBack();
    void anEditThatEndsWhereItBeganLeavesNoStepAndNoStamp();
    void anInvalidEditIsRolledBackAndNamesThePlace();
    void aPlacementTwiceOnASheetIsRefused();
    void aSecondValueOfAPropertyIsRefused();
    void pushingABoundaryTooDeepIsRefused();
    void erasingWhatIsStillNamedIsRefused();
    void previewsTellOnlyWhatIsNew();
    void aRollbackAfterAPreviewTellsObservers();
    void aPreviewedRecordThatEndsAsItBeganIsTold();
    void aSecondTransactionIsRefusedWhileOneIsOpen();
    void createdStaysAndModifiedFollowsTheClock();
    void undoneRecordsKeepWhenTheyWereCreated();
    void stepsWithOneKeyWithinASecondMerge();
    void stepsThatCancelOutAreNotMerged();
    void nothingHappensAfterTheEnd();
};

void TransactionTest::destroyingWithoutCommitRollsBack() {
    TestSession host;
    const NodeId a = host.node("a");
    const Document before = host.document();
    {
        Transaction edit(host.session, "dropped");
        QVERIFY(renameTo(edit, a, "b"));
        QVERIFY(addNode(edit, {"c", "compute.service", "", {}}));
        edit.erase(a);
        QVERIFY(!host.document().find(a));
        QVERIFY(!host.session.canUndo());
    }
    QVERIFY(host.document() == before);
    QCOMPARE(host.session.revision(), 1);
    QCOMPARE(host.session.history().steps().size(), 1u);
    QVERIFY(host.session.canUndo());
}

void TransactionTest::anEditThatEndsWhereItBeganLeavesNoStepAndNoStamp() {
    TestSession host;
    const NodeId a = host.node("a");
    host.time += 9000;
    Transaction edit(host.session, "there and back");
    QVERIFY(renameTo(edit, a, "b"));
    QVERIFY(renameTo(edit, a, "a"));
    const auto made = addNode(edit, {"c", "compute.service", "", {}});
    edit.erase(*made);
    QCOMPARE(edit.commit().value(), false);
    QCOMPARE(host.session.history().steps().size(), 1u);
    QCOMPARE(host.at(a).stamp.last_modified, startTime);
}

void TransactionTest::anInvalidEditIsRolledBackAndNamesThePlace() {
    TestSession host;
    const NodeId a = host.placedNode("a", 0, 0);
    const Document before = host.document();
    const auto place = "node " + std::to_string(a.value);
    const auto instances = host.attempt([&](Transaction& edit) { return setInstances(edit, a, 3, 2); });
    QCOMPARE(instances.error().place, place + ".instances_min");
    const auto name = host.attempt([&](Transaction& edit) { return renameTo(edit, a, "\xFF"); });
    QCOMPARE(name.error().text(), place + ".name: is not clean UTF-8 text");
    const auto far = host.attempt([&](Transaction& edit) {
        return moveBy(edit, host.sheet, {refTo(a)}, std::numeric_limits<double>::quiet_NaN(), 0);
    });
    QCOMPARE(far.error().message, "is not a finite number");
    QVERIFY(host.document() == before);
    QCOMPARE(host.session.revision(), 2);
    QVERIFY(host.undo());
}

void TransactionTest::aPlacementTwiceOnASheetIsRefused() {
    TestSession host;
    const NodeId a = host.placedNode("a", 0, 0);
    Transaction edit(host.session, "place again");
    Placement again;
    again.sheet = host.sheet;
    again.subject = refTo(a);
    placeAll(edit, {again});
    QCOMPARE(edit.commit().error().message, "stands on the sheet twice");
    QCOMPARE(host.document().all<Placement>().size(), 1u);
}

void TransactionTest::aSecondValueOfAPropertyIsRefused() {
    RichDesign design;
    Transaction edit(design.host.session, "again");
    Property again = design.host.at(design.property);
    again.id = edit.newId<Property>();
    edit.put(again);
    EdgeShape shape = design.host.at(design.shape);
    QCOMPARE(edit.commit().error().message, "is set twice");
    Transaction other(design.host.session, "again");
    shape.id = other.newId<EdgeShape>();
    other.put(shape);
    QCOMPARE(other.commit().error().message, "has two shapes on the sheet");
}

void TransactionTest::pushingABoundaryTooDeepIsRefused() {
    TestSession host;
    const auto chain = [&](int length) {
        std::vector<BoundaryId> made{host.boundary("b")};
        while (static_cast<int>(made.size()) < length)
            made.push_back(host.boundary("b", made.back()));
        return made;
    };
    const auto outer = chain(40);
    const auto inner = chain(40);
    const auto moved = host.attempt(
        [&](Transaction& edit) { return moveIntoBoundary(edit, refTo(inner.front()), outer.back()); });
    QCOMPARE(moved.error().message, "is nested deeper than 64");
    QVERIFY(validate(host.document().tables()).empty());
}

void TransactionTest::erasingWhatIsStillNamedIsRefused() {
    RichDesign design;
    Transaction edit(design.host.session, "erase only the node");
    edit.erase(design.store);
    const auto refused = edit.commit();
    QVERIFY(refused.error().message.ends_with("which does not exist"));
    QVERIFY(design.host.document().find(design.store));
}

void TransactionTest::previewsTellOnlyWhatIsNew() {
    TestSession host;
    const NodeId a = host.node("a");
    const NodeId b = host.node("b");
    Listener listener(host);
    Transaction edit(host.session, "rename");
    edit.preview();
    QVERIFY(listener.told.empty());
    QVERIFY(renameTo(edit, a, "a2"));
    edit.preview();
    edit.preview();
    QVERIFY(renameTo(edit, b, "b2"));
    edit.preview();
    QCOMPARE(listener.told.size(), 2u);
    QVERIFY(listener.told[0].changes.refs() == std::vector<Ref>{refTo(a)});
    QVERIFY(listener.told[1].changes.refs() == std::vector<Ref>{refTo(b)});
    QVERIFY(listener.told[1].origin == Origin::Preview);
    QCOMPARE(listener.told[1].revision, 2);
    QCOMPARE(edit.commit().value(), true);
    QCOMPARE(listener.told.size(), 3u);
    QVERIFY(listener.told[2].origin == Origin::Commit);
    QCOMPARE(listener.told[2].changes.size(), 2u);
    QCOMPARE(listener.told[2].revision, 3);
}

void TransactionTest::aRollbackAfterAPreviewTellsObservers() {
    TestSession host;
    const NodeId a = host.node("a");
    Listener listener(host);
    {
        Transaction edit(host.session, "drag");
        QVERIFY(renameTo(edit, a, "b"));
    }
    QVERIFY(listener.told.empty());
    {
        Transaction edit(host.session, "drag");
        QVERIFY(renameTo(edit, a, "b"));
        edit.preview();
        QVERIFY(renameTo(edit, a, "c"));
    }
    QCOMPARE(listener.told.size(), 2u);
    QVERIFY(listener.told[1].origin == Origin::Preview);
    QVERIFY(listener.shadow == host.document());
    QCOMPARE(listener.shadow.find(a)->name, "a");
}

void TransactionTest::aPreviewedRecordThatEndsAsItBeganIsTold() {
    TestSession host;
    const NodeId a = host.node("a");
    const NodeId b = host.node("b");
    Listener listener(host);
    Transaction edit(host.session, "drag over and back");
    QVERIFY(renameTo(edit, a, "shown for a moment"));
    const auto shown = addNode(edit, {"c", "compute.service", "", {}});
    edit.preview();
    QVERIFY(renameTo(edit, a, "a"));
    edit.erase(*shown);
    QVERIFY(renameTo(edit, b, "b2"));
    QCOMPARE(edit.commit().value(), true);
    QVERIFY(listener.shadow == host.document());
    QVERIFY(listener.told.back().changes.refs() == std::vector<Ref>{refTo(b)});
}

void TransactionTest::aSecondTransactionIsRefusedWhileOneIsOpen() {
    TestSession host;
    const NodeId a = host.node("a");
    Transaction outer(host.session, "outer");
    {
        Transaction inner(host.session, "inner");
        QVERIFY(renameTo(inner, a, "inner"));
        QVERIFY(inner.commit().error().code == ErrorCode::Busy);
    }
    QCOMPARE(host.at(a).name, "a");
    QVERIFY(!host.session.canUndo());
    QCOMPARE(host.session.undo().value(), false);
    QVERIFY(renameTo(outer, a, "outer"));
    QCOMPARE(outer.commit().value(), true);
    QCOMPARE(host.at(a).name, "outer");
}

void TransactionTest::createdStaysAndModifiedFollowsTheClock() {
    TestSession host;
    const NodeId a = host.node("a");
    host.time += 60'000;
    host.edit([&](Transaction& edit) { return renameTo(edit, a, "b"); });
    const Stamp& stamp = host.at(a).stamp;
    QCOMPARE(stamp.date_created, startTime);
    QCOMPARE(stamp.last_modified, startTime + 60'000);
    QCOMPARE(stamp.created_by, "ann");
    QCOMPARE(stamp.last_modified_by, "ann");
}

void TransactionTest::undoneRecordsKeepWhenTheyWereCreated() {
    TestSession host;
    const NodeId a = host.node("a");
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(a)}); });
    host.time += 5000;
    QVERIFY(host.undo());
    QCOMPARE(host.at(a).stamp.date_created, startTime);
    QCOMPARE(host.at(a).stamp.last_modified, startTime + 5000);
}

void TransactionTest::stepsWithOneKeyWithinASecondMerge() {
    TestSession host;
    const NodeId a = host.node("a");
    Listener listener(host);
    for (const char* name : {"o", "or", "ord", "orde", "order"}) {
        host.edit([&](Transaction& edit) { return renameTo(edit, a, name); }, "name");
        host.time += 900;
    }
    QCOMPARE(host.session.history().steps().size(), 2u);
    QVERIFY(!listener.told[0].merged);
    QVERIFY(listener.told[4].merged);
    QCOMPARE(listener.told[4].revision, 6);
    host.time += 101;
    host.edit([&](Transaction& edit) { return renameTo(edit, a, "orders"); }, "name");
    QCOMPARE(host.session.history().steps().size(), 3u);
    QVERIFY(host.undo());
    QCOMPARE(host.at(a).name, "order");
    QVERIFY(host.undo());
    QCOMPARE(host.at(a).name, "a");
}

void TransactionTest::stepsThatCancelOutAreNotMerged() {
    TestSession host;
    const NodeId a = host.node("a");
    host.edit([&](Transaction& edit) { return renameTo(edit, a, "b"); }, "name");
    host.edit([&](Transaction& edit) { return renameTo(edit, a, "a"); }, "name");
    QCOMPARE(host.session.history().steps().size(), 3u);
    QVERIFY(host.undo());
    QCOMPARE(host.at(a).name, "b"); // every undo takes something back
    QVERIFY(host.undo());
    QCOMPARE(host.at(a).name, "a");
}

void TransactionTest::nothingHappensAfterTheEnd() {
    TestSession host;
    const NodeId a = host.node("a");
    Listener listener(host);
    Transaction edit(host.session, "rename");
    QVERIFY(renameTo(edit, a, "b"));
    QCOMPARE(edit.commit().value(), true);
    QVERIFY(renameTo(edit, a, "c"));
    edit.erase(a);
    edit.preview();
    edit.rollback();
    QVERIFY(!edit.commit());
    QCOMPARE(host.at(a).name, "b");
    QCOMPARE(listener.told.size(), 1u);
}

QTEST_APPLESS_MAIN(TransactionTest)
#include "transaction_test.moc"
