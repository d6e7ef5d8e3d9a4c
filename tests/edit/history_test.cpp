#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

const Ref sheet{RecordType::Sheet, 1};

RecordPtr named(std::string name) {
    Sheet record;
    record.id = SheetId{1};
    record.name = std::move(name);
    return std::make_shared<const Record>(record);
}

ChangeSet change(std::string from, std::string to) {
    ChangeSet changes;
    changes.record(sheet, named(std::move(from)), named(std::move(to)));
    return changes;
}

HistoryStep step(std::int64_t revision, ChangeSet changes, std::int64_t time = 0, std::string key = {}) {
    return {revision, "rename", time, std::move(key), std::move(changes)};
}

/// A step of about 10 kB.
HistoryStep large(std::int64_t revision) {
    return step(revision, change("a", std::string(10'000, 'x')));
}

std::vector<std::int64_t> revisions(const History& history) {
    std::vector<std::int64_t> found;
    for (const HistoryStep& held : history.steps())
        found.push_back(held.revision);
    return found;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewHistoryHasNothingToUndoOrRedo();
    void theCursorGoesBackAndForth();
    void aNewStepForgetsWhatCouldBeRedone();
    void theOldestStepsAreForgottenBeyondTheCap();
    void theNewestStepStaysHoweverLarge();
    void forgottenRedoStepsNoLongerCount();
    void mergingNeedsTheSameKeyWithinASecondAtTheTop();
    void mergingJoinsTheChangesAndMovesTheTime();
    void mergingToNothingIsRefused();
    void mergingKeepsToTheCap();
    void aDeferredStepIsDecodedOnceWhenNeeded();
    void anUnreadableStepIsAnError();
    void decodingDoesNotUpsetTheCap();
};

void HistoryTest::aNewHistoryHasNothingToUndoOrRedo() {
    const History history;
    QVERIFY(!history.canUndo());
    QVERIFY(!history.canRedo());
    QVERIFY(!history.merges("key", 0));
}

void HistoryTest::theCursorGoesBackAndForth() {
    History history;
    history.push(step(1, change("a", "b")));
    history.push(step(2, change("b", "c")));
    QCOMPARE(history.cursor(), 2u);
    QCOMPARE(history.undoStep().revision, 2);
    history.moveBack();
    QCOMPARE(history.undoStep().revision, 1);
    QCOMPARE(history.redoStep().revision, 2);
    history.moveBack();
    QVERIFY(!history.canUndo());
    history.moveForward();
    history.moveForward();
    QVERIFY(!history.canRedo());
}

void HistoryTest::aNewStepForgetsWhatCouldBeRedone() {
    History history;
    for (const std::int64_t revision : {1, 2, 3})
        history.push(step(revision, change("a", "b")));
    history.moveBack();
    history.moveBack();
    history.push(step(4, change("a", "z")));
    QVERIFY((revisions(history) == std::vector<std::int64_t>{1, 4}));
    QVERIFY(!history.canRedo());
}

void HistoryTest::theOldestStepsAreForgottenBeyondTheCap() {
    History history(50'000);
    for (std::int64_t revision = 1; revision <= 20; ++revision)
        history.push(large(revision));
    QVERIFY((revisions(history) == std::vector<std::int64_t>{17, 18, 19, 20}));
    QCOMPARE(history.cursor(), 4u);
}

void HistoryTest::theNewestStepStaysHoweverLarge() {
    History history(100);
    history.push(large(1));
    history.push(large(2));
    QVERIFY((revisions(history) == std::vector<std::int64_t>{2}));
    QVERIFY(history.canUndo());
}

void HistoryTest::forgottenRedoStepsNoLongerCount() {
    History history(50'000);
    for (std::int64_t round = 0; round < 20; ++round) {
        history.push(large(3 * round));
        history.push(large(3 * round + 1));
        history.moveBack();
        history.moveBack();
    }
    history.push(large(100));
    history.push(large(101));
    QVERIFY((revisions(history) == std::vector<std::int64_t>{100, 101}));
}

void HistoryTest::mergingNeedsTheSameKeyWithinASecondAtTheTop() {
    History history;
    history.push(step(1, change("a", "b"), 5000, "name 1"));
    QVERIFY(history.merges("name 1", 5000));
    QVERIFY(history.merges("name 1", 6000));
    QVERIFY(!history.merges("name 1", 6001));
    QVERIFY(!history.merges("name 1", 4999));
    QVERIFY(!history.merges("name 2", 5000));
    QVERIFY(!history.merges("", 5000));
    history.push(step(2, change("b", "c"), 5000));
    QVERIFY(!history.merges("", 5000));
    history.moveBack();
    QVERIFY(!history.merges("name 1", 5000));
}

void HistoryTest::mergingJoinsTheChangesAndMovesTheTime() {
    History history;
    history.push(step(1, change("a", "b"), 5000, "key"));
    QVERIFY(history.merge(change("b", "c"), 5900).value());
    QCOMPARE(history.steps().size(), 1u);
    QCOMPARE(history.undoStep().time, 5900);
    QVERIFY(**History::changesOf(history.undoStep()) == change("a", "c"));
    QVERIFY(history.merges("key", 6900));
}

void HistoryTest::mergingToNothingIsRefused() {
    History history;
    history.push(step(1, change("a", "b"), 5000, "key"));
    QVERIFY(!history.merge(change("b", "a"), 5100).value());
    QVERIFY(**History::changesOf(history.undoStep()) == change("a", "b"));
    QCOMPARE(history.undoStep().time, 5000);
}

void HistoryTest::mergingKeepsToTheCap() {
    History history(25'000);
    history.push(large(1));
    history.push(step(2, change("a", "b"), 0, "key"));
    QVERIFY(history.merge(change("b", std::string(20'000, 'y')), 0).value());
    QVERIFY((revisions(history) == std::vector<std::int64_t>{2}));
    QCOMPARE(history.cursor(), 1u);
}

void HistoryTest::aDeferredStepIsDecodedOnceWhenNeeded() {
    History history;
    int decoded = 0;
    HistoryStep deferred = step(1, {});
    deferred.changes = DeferredChanges{[&]() -> Expected<ChangeSet> {
                                           ++decoded;
                                           return change("a", "b");
                                       },
                                       100};
    history.push(std::move(deferred));
    QCOMPARE(decoded, 0);
    QVERIFY(**History::changesOf(history.undoStep()) == change("a", "b"));
    QVERIFY(**History::changesOf(history.undoStep()) == change("a", "b"));
    QCOMPARE(decoded, 1);
}

void HistoryTest::anUnreadableStepIsAnError() {
    History history;
    HistoryStep damaged = step(1, {}, 5000, "key");
    damaged.changes = DeferredChanges{
        []() -> Expected<ChangeSet> { return failure(ErrorCode::Unreadable, "damaged", "step 1"); }, 10};
    history.push(std::move(damaged));
    QCOMPARE(History::changesOf(history.undoStep()).error().text(), "step 1: damaged");
    QCOMPARE(history.merge(change("a", "b"), 5000).error().text(), "step 1: damaged");
    QCOMPARE(history.cursor(), 1u);
}

void HistoryTest::decodingDoesNotUpsetTheCap() {
    History history(50'000);
    for (std::int64_t revision = 1; revision <= 3; ++revision) {
        HistoryStep deferred = step(revision, {});
        deferred.changes = DeferredChanges{
            []() -> Expected<ChangeSet> { return change("a", std::string(40'000, 'x')); }, 1'000};
        history.push(std::move(deferred));
    }
    // Decoded, the top weighs far more than it was counted for; taking it off must not free more than that.
    QVERIFY(History::changesOf(history.undoStep()).has_value());
    history.moveBack();
    for (std::int64_t revision = 4; revision <= 9; ++revision)
        history.push(large(revision));
    QVERIFY((revisions(history) == std::vector<std::int64_t>{6, 7, 8, 9}));
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
