#include <QtTest>

#include "edit/delete_operation.h"
#include "panels/inspector_support.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Ends the rest that would commit what is typed, without waiting for it.
void rest(InspectorBench& bench, const char* id) {
    for (QTimer* timer : bench.row(id).editor().findChildren<QTimer*>())
        if (timer->isActive()) timer->stop();
    Q_EMIT bench.row(id).editor().committed(true);
}

} // namespace

class InspectorTypingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavingAFieldCommitsIt();
    void restingForHalfASecondCommits();
    void typingWithRestsIsOneUndoStep();
    void escapeRestoresEvenWhatARestCommitted();
    void escapeTakesAnOverrideAwayAgain();
    void outsideChangesDoNotOverwriteADraft();
    void outsideChangesAreShownInAFocusedFieldWithoutADraft();
    void finishingCommitsTheDraft();
    void choosingSomethingElseCommitsTheDraftToTheOldThing();
    void aBadDraftIsToldWhenSomethingElseIsChosen();
    void deletingWhatIsEditedIsHarmless();
    void replacingTheSessionIsHarmless();
    void undoInAFieldIsLeftToTheWindow();
    void aNumberTypedShortIsShownInFullAfterLeaving();
    void changingTheKindShowsItsOwnPropertiesAndKeepsOverrides();
    void aHiddenPanelCatchesUpWhenShown();
    void thePageHandsFocusToItsFirstField();
    void escapeWithNothingToTakeBackIsLeftToTheWindow();
};

void InspectorTypingTest::leavingAFieldCommitsIt() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Redis");
    QCOMPARE(bench.node().name, "cache");
    bench.control("technology")->setFocus();
    QCOMPARE(bench.node().name, "Redis");
}

void InspectorTypingTest::restingForHalfASecondCommits() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Redis");
    const auto timers = bench.row("name").editor().findChildren<QTimer*>();
    const auto* idle = dynamic_cast<LineEditor*>(&bench.row("name").editor());
    QVERIFY(idle);
    QCOMPARE(FieldEditor::idleDelay, 500);
    QTRY_COMPARE_WITH_TIMEOUT(bench.node().name, std::string("Redis"), 3000);
    QVERIFY(bench.control("name")->hasFocus());
}

void InspectorTypingTest::typingWithRestsIsOneUndoStep() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    const std::size_t before = bench.steps();
    bench.type("name", "Re");
    rest(bench, "name");
    QCOMPARE(bench.node().name, "Re");
    QTest::keyClicks(bench.control("name"), "dis");
    QTest::keyClick(bench.control("name"), Qt::Key_Return);
    QCOMPARE(bench.node().name, "Redis");
    QCOMPARE(bench.steps(), before + 1);
    QVERIFY(bench.host.undo());
    QCOMPARE(bench.node().name, "cache");
    QCOMPARE(bench.shown("name"), "cache");
}

void InspectorTypingTest::escapeRestoresEvenWhatARestCommitted() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Re");
    rest(bench, "name");
    QTest::keyClicks(bench.control("name"), "dis");
    QTest::keyClick(bench.control("name"), Qt::Key_Escape);
    QCOMPARE(bench.shown("name"), "cache");
    QCOMPARE(bench.node().name, "cache");
}

void InspectorTypingTest::escapeTakesAnOverrideAwayAgain() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("property.capacity_rps", "7k");
    rest(bench, "property.capacity_rps");
    QCOMPARE(bench.host.document().all<Property>().size(), 1U);
    QTest::keyClick(bench.control("property.capacity_rps"), Qt::Key_Escape);
    QCOMPARE(bench.host.document().all<Property>().size(), 0U);
    QCOMPARE(bench.shown("property.capacity_rps"), "100000");
}

void InspectorTypingTest::outsideChangesDoNotOverwriteADraft() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Red");
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(bench.cache), "other"); });
    QCOMPARE(bench.shown("name"), "Red");
    QTest::keyClick(bench.control("name"), Qt::Key_Return);
    QCOMPARE(bench.node().name, "Red");
}

void InspectorTypingTest::outsideChangesAreShownInAFocusedFieldWithoutADraft() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.control("name")->setFocus();
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(bench.cache), "other"); });
    QCOMPARE(bench.shown("name"), "other");
}

void InspectorTypingTest::finishingCommitsTheDraft() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("second_line", "TTL 24 h");
    bench.panel.finishEditing();
    QCOMPARE(bench.node().second_line, "TTL 24 h");
}

void InspectorTypingTest::choosingSomethingElseCommitsTheDraftToTheOldThing() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Redis");
    bench.choose({refTo(bench.client)});
    QCOMPARE(bench.node().name, "Redis");
    QCOMPARE(bench.host.at(bench.client).name, "client");
    QCOMPARE(bench.shown("name"), "client");
}

void InspectorTypingTest::aBadDraftIsToldWhenSomethingElseIsChosen() {
    InspectorBench bench;
    QSignalSpy said(&bench.panel, &PanelPage::said);
    bench.choose({refTo(bench.cache)});
    bench.type("instances_min", "many");
    bench.choose({refTo(bench.client)});
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.front().front().toString(), "Instances was left as it was: “many” is not a number");
    QCOMPARE(bench.shown("instances_min"), "1");
    QCOMPARE(bench.node().instances_min, 1);
}

void InspectorTypingTest::deletingWhatIsEditedIsHarmless() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Redis");
    bench.host.edit([&](Transaction& edit) { return remove(edit, {refTo(bench.cache)}); });
    QCOMPARE(bench.panel.heading(), "Sheet");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(bench.shown("components"), "2");
}

void InspectorTypingTest::replacingTheSessionIsHarmless() {
    InspectorBench bench;
    TestSession other;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Redis");
    bench.panel.showSession(&other.session);
    QCOMPARE(bench.node().name, "Redis");
    QCOMPARE(bench.shown("components"), "0");
    bench.panel.showSession(nullptr);
    QVERIFY(bench.panel.form().rows().empty());
}

void InspectorTypingTest::undoInAFieldIsLeftToTheWindow() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("name", "Redis");
    QKeyEvent wish(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    wish.ignore();
    QCoreApplication::sendEvent(bench.control("name"), &wish);
    QVERIFY(!wish.isAccepted());
    QTest::keyClick(bench.control("name"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.shown("name"), "Redis");
}

void InspectorTypingTest::aNumberTypedShortIsShownInFullAfterLeaving() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.type("property.capacity_rps", "20k");
    rest(bench, "property.capacity_rps");
    QCOMPARE(bench.shown("property.capacity_rps"), "20k");
    bench.control("name")->setFocus();
    QCOMPARE(bench.shown("property.capacity_rps"), "20000");
}

void InspectorTypingTest::changingTheKindShowsItsOwnPropertiesAndKeepsOverrides() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.enter("property.capacity_rps", "5k");
    bench.enter("kind", "Relational database");
    QCOMPARE(bench.node().kind, "store.relational");
    QVERIFY(bench.has("property.read_latency_median_ms"));
    QCOMPARE(bench.shown("property.capacity_rps"), "5000");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(bench.control("kind")->hasFocus());
}

void InspectorTypingTest::aHiddenPanelCatchesUpWhenShown() {
    InspectorBench bench;
    bench.panel.hide();
    bench.choose({refTo(bench.cache)});
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(bench.cache), "Redis"); });
    bench.panel.show();
    QCOMPARE(bench.shown("name"), "Redis");
}

void InspectorTypingTest::thePageHandsFocusToItsFirstField() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.panel.setFocus();
    QVERIFY(bench.control("name")->hasFocus());
}

void InspectorTypingTest::escapeWithNothingToTakeBackIsLeftToTheWindow() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.control("name"), &escape);
    QVERIFY(!escape.isAccepted());
    bench.type("name", "Redis");
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(bench.control("name"), &again);
    QVERIFY(again.isAccepted());
    QCOMPARE(bench.shown("name"), "cache");
}

QTEST_MAIN(InspectorTypingTest)
#include "inspector_typing_test.moc"
