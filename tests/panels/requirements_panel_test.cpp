#include "panels/requirements/requirements_panel.h"
#include "panels/statement_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

using Driver = StatementDriver<RequirementsPanel>;

const Requirement& only(const TestSession& host) {
    return *host.document().all<Requirement>().begin();
}

/// "FR-1 must title, ..." in the order of the document.
QString described(const TestSession& host) {
    QStringList rows;
    for (const Requirement* one : inOrder<Requirement>(host.document()))
        rows += QString::fromStdString(one->code + " " + std::string(word(one->priority)) + " " + one->title);
    return rows.join(QStringLiteral(", "));
}

} // namespace

class RequirementsPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingAndEnterAddsWithTheNextCode();
    void prefixesAndButtonsDecideKindAndPriority();
    void pastedLinesAreOneStep();
    void aPastedSingleLineStaysInTheField();
    void reorderingKeepsCodes();
    void draggingARowReordersIt();
    void escapeCancelsAnEdit();
    void anEditThatIsLeftIsKept();
    void aRowIsLinkedBothWays();
    void hoveringShowsWhatIsLinked();
    void deletingTakesLinksAndUndoBringsThemBack();
    void keysAloneAddEditMarkAndLink();
    void tabGoesFromTheRowThroughItsDetailsToTheField();
    void detailsCommitAndTypingIsOneStep();
    void whatIsTypedIsNotOverwritten();
    void aVanishedRecordFoldsItsDetails();
    void anotherSessionShowsItsOwn();
    void everyControlHasAName();
    void nothingIsClippedAtTwiceTheFont();
};

void RequirementsPanelTest::typingAndEnterAddsWithTheNextCode() {
    Driver driver;
    QVERIFY(driver.page.findChild<QLabel*>() != nullptr);
    driver.enter("Shorten a long URL");
    QVERIFY(driver.entry()->hasFocus());
    QCOMPARE(driver.entry()->text(), QString());
    driver.type("Redirect");
    driver.key(Qt::Key_Return);
    QCOMPARE(described(driver.host), "FR-1 must Shorten a long URL, FR-2 must Redirect");
    QCOMPARE(driver.row("Redirect")->accessibleName(), "FR-2 Redirect, must");
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.list()->rows().size(), 2u);
    QCOMPARE(driver.steps(), 2u);
}

void RequirementsPanelTest::prefixesAndButtonsDecideKindAndPriority() {
    Driver driver;
    driver.enter("nfr good: p99 < 100 ms");
    driver.enter("wont: analytics");
    for (QToolButton* button : driver.page.findChildren<QToolButton*>("sortButton"))
        button->click();
    driver.enter("cheap");
    driver.enter("fr must: log in");
    QCOMPARE(described(driver.host),
             "NFR-1 good p99 < 100 ms, FR-1 wont analytics, NFR-2 good cheap, FR-2 must log in");
    QCOMPARE(driver.titles(), "analytics log in p99 < 100 ms cheap");
    QCOMPARE(*only(driver.host).target, 100.0);
}

void RequirementsPanelTest::pastedLinesAreOneStep() {
    Driver driver;
    QGuiApplication::clipboard()->setText("- one\n* two\n3. three\n\n  must: four\r\ngood: five\n");
    driver.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(described(driver.host), "FR-1 must one, FR-2 must two, FR-3 must three, FR-4 must four, "
                                     "FR-5 good five");
    QCOMPARE(driver.entry()->text(), QString());
    QCOMPARE(driver.steps(), 1u);
    QVERIFY(driver.host.undo());
    QVERIFY(driver.list()->rows().empty());
}

void RequirementsPanelTest::aPastedSingleLineStaysInTheField() {
    Driver driver;
    QGuiApplication::clipboard()->setText("- one\n");
    driver.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(driver.entry()->text(), "one");
    QCOMPARE(driver.steps(), 0u);
}

void RequirementsPanelTest::reorderingKeepsCodes() {
    Driver driver;
    for (const char* line : {"a", "nfr: n", "b", "c"})
        driver.enter(line);
    driver.focus("c");
    driver.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.titles(), "a c b n");
    QVERIFY(driver.row("c")->hasFocus());
    driver.key(Qt::Key_Up, Qt::AltModifier);
    driver.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.titles(), "c a b n");
    QCOMPARE(driver.row("c")->face().code, "FR-3");
    driver.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(driver.titles(), "a c b n");
    QCOMPARE(driver.steps(), 7u);
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.titles(), "c a b n");
}

void RequirementsPanelTest::draggingARowReordersIt() {
    Driver driver;
    for (const char* line : {"a", "b", "c"})
        driver.enter(line);
    QApplication::processEvents();
    StatementRow* row = driver.row("a");
    const QPoint from = row->rect().center();
    const QPoint to = row->mapFromGlobal(driver.row("c")->mapToGlobal(QPoint(40, 26)));
    QTest::mousePress(row, Qt::LeftButton, {}, from);
    QTest::mouseMove(row, from + QPoint(0, 20));
    QTest::mouseMove(row, to);
    QTest::mouseRelease(row, Qt::LeftButton, {}, to);
    QCOMPARE(driver.titles(), "b c a");
    QVERIFY(!driver.list()->isUnfolded());
    QTest::mouseClick(row, Qt::LeftButton);
    QVERIFY(driver.list()->isUnfolded());
    QTest::mouseClick(row, Qt::LeftButton);
    QVERIFY(!driver.list()->isUnfolded());
}

void RequirementsPanelTest::escapeCancelsAnEdit() {
    Driver driver;
    driver.enter("a");
    driver.focus("a");
    driver.key(Qt::Key_F2);
    driver.type("other");
    driver.key(Qt::Key_Escape);
    QCOMPARE(driver.titles(), "a");
    QVERIFY(driver.row("a")->hasFocus());
    QCOMPARE(driver.steps(), 1u);
    driver.entry()->setFocus();
    driver.type("draft");
    driver.key(Qt::Key_Escape);
    QCOMPARE(driver.entry()->text(), QString());
}

void RequirementsPanelTest::anEditThatIsLeftIsKept() {
    Driver driver;
    driver.enter("a");
    QTest::mouseDClick(driver.row("a"), Qt::LeftButton);
    driver.type("b");
    driver.entry()->setFocus();
    QCOMPARE(driver.titles(), "b");
    driver.focus("b");
    driver.key(Qt::Key_Return);
    driver.type("c");
    driver.page.finishEditing();
    QCOMPARE(driver.titles(), "c");
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_A, Qt::ControlModifier);
    driver.key(Qt::Key_Delete);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.titles(), "c");
}

void RequirementsPanelTest::aRowIsLinkedBothWays() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    const NodeId kafka = driver.host.node("Kafka");
    driver.enter("a");
    driver.enter("b");
    driver.host.session.select({refTo(redis), refTo(kafka)});
    driver.unfold("a");
    auto* button = driver.field<QPushButton>("Link to selection");
    QVERIFY(button->isEnabled());
    button->click();
    QCOMPARE(driver.host.document().all<Link>().size(), 2u);
    const Link& made = *driver.host.document().all<Link>().begin();
    QVERIFY(made.from == refOf(only(driver.host)));
    QVERIFY(made.to == refTo(redis));
    QCOMPARE(made.role, "satisfies");
    QVERIFY(driver.row("a")->isLinked());
    QVERIFY(!driver.row("b")->isLinked());
    driver.host.session.select({});
    QVERIFY(!driver.row("a")->isLinked());
    QVERIFY(!button->isEnabled());
    driver.host.session.select({refTo(kafka)});
    QVERIFY(driver.row("a")->isLinked());
    driver.field<QToolButton>("Unlink Redis")->click();
    QCOMPARE(driver.host.document().all<Link>().size(), 1u);
    // A link that begins at the component counts alike.
    driver.host.edit([&](Transaction& edit) {
        return link(edit, refTo(kafka), driver.row("b")->face().ref, "satisfies");
    });
    QVERIFY(driver.row("b")->isLinked());
}

void RequirementsPanelTest::hoveringShowsWhatIsLinked() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    const NodeId kafka = driver.host.node("Kafka");
    driver.enter("a");
    driver.enter("b");
    for (const auto& [title, node] : {std::pair("a", redis), std::pair("b", kafka)})
        driver.host.edit([&](Transaction& edit) {
            return link(edit, driver.row(title)->face().ref, refTo(node), "satisfies");
        });
    Session& session = driver.host.session;
    driver.focus("a");
    QVERIFY(session.highlighted() == std::set<Ref>{refTo(redis)});
    Q_EMIT driver.row("b")->hovered(true);
    QVERIFY(session.highlighted() == std::set<Ref>{refTo(kafka)});
    Q_EMIT driver.row("b")->hovered(false);
    QVERIFY(session.highlighted() == std::set<Ref>{refTo(redis)});
    driver.page.hide();
    QVERIFY(session.highlighted().empty());
}

void RequirementsPanelTest::deletingTakesLinksAndUndoBringsThemBack() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    driver.enter("a");
    driver.enter("b");
    driver.host.edit([&](Transaction& edit) {
        return link(edit, driver.row("a")->face().ref, refTo(redis), "satisfies");
    });
    const std::size_t before = driver.steps();
    driver.unfold("a");
    driver.key(Qt::Key_Delete);
    QCOMPARE(driver.titles(), "b");
    QVERIFY(driver.row("b")->hasFocus());
    QVERIFY(driver.host.document().all<Link>().empty());
    QCOMPARE(driver.steps(), before + 1);
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.titles(), "a b");
    QCOMPARE(driver.host.document().all<Link>().size(), 1u);
}

void RequirementsPanelTest::keysAloneAddEditMarkAndLink() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    driver.enter("a");
    driver.enter("b");
    driver.host.session.select({refTo(redis)});
    driver.key(Qt::Key_Up);
    QVERIFY(driver.row("b")->hasFocus());
    driver.key(Qt::Key_Up);
    driver.key(Qt::Key_Return);
    driver.type("first");
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_Space);
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(described(driver.host), "FR-1 good first, FR-2 must b");
    QCOMPARE(driver.host.document().all<Link>().size(), 1u);
    driver.enter("c");
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.host.document().all<Link>().size(), 2u);
    QVERIFY(driver.row("c")->isLinked());
    driver.focus("first");
    driver.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(described(driver.host), "FR-1 must first, FR-2 must b, FR-3 must c");
    driver.key(Qt::Key_Down);
    driver.key(Qt::Key_Down);
    driver.key(Qt::Key_Down);
    QVERIFY(driver.entry()->hasFocus());
}

void RequirementsPanelTest::tabGoesFromTheRowThroughItsDetailsToTheField() {
    Driver driver;
    driver.enter("a");
    driver.enter("b");
    driver.focus("a");
    driver.key(Qt::Key_Right);
    QApplication::processEvents();
    driver.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), "Kind");
    driver.key(Qt::Key_Backtab);
    QVERIFY(driver.row("a")->hasFocus());
    for (int i = 0; i < 24 && !driver.entry()->hasFocus(); ++i)
        driver.key(Qt::Key_Tab);
    QVERIFY(driver.entry()->hasFocus());
    driver.focus("a");
    driver.key(Qt::Key_Escape);
    QVERIFY(!driver.list()->isUnfolded());
    driver.key(Qt::Key_Tab);
    QVERIFY(driver.entry()->hasFocus());
}

void RequirementsPanelTest::detailsCommitAndTypingIsOneStep() {
    Driver driver;
    driver.enter("nfr: fast");
    driver.unfold("fast");
    const std::size_t before = driver.steps();
    auto* category = driver.field<QLineEdit>("Category");
    category->setFocus();
    driver.type("late");
    driver.key(Qt::Key_Return);
    driver.type("ncy");
    driver.key(Qt::Key_Return);
    QCOMPARE(only(driver.host).category, "latency");
    QCOMPARE(driver.steps(), before + 1);
    driver.type("!");
    driver.key(Qt::Key_Escape);
    QCOMPARE(category->text(), "latency");
    driver.type("?");
    QTRY_COMPARE(only(driver.host).category, "latency?"); // half a second of rest
    driver.field<QPlainTextEdit>("Detail")->setFocus();
    driver.type("why");
    driver.entry()->setFocus();
    QCOMPARE(only(driver.host).detail, "why");
    auto* state = driver.field<QComboBox>("State");
    state->setFocus();
    driver.key(Qt::Key_Down);
    QVERIFY(only(driver.host).state == RequirementState::Agreed);
    driver.field<QComboBox>("Comparator")->setFocus();
    driver.key(Qt::Key_Down);
    QCOMPARE(only(driver.host).comparator, "<=");
    auto* kind = driver.field<QComboBox>("Kind");
    kind->setFocus();
    driver.key(Qt::Key_Up);
    QCOMPARE(only(driver.host).code, "FR-1");
}

void RequirementsPanelTest::whatIsTypedIsNotOverwritten() {
    Driver driver;
    driver.enter("a");
    driver.unfold("a");
    auto* category = driver.field<QLineEdit>("Category");
    category->setFocus();
    driver.type("mine");
    Requirement changed = only(driver.host);
    changed.category = "theirs";
    changed.detail = "shown";
    driver.host.edit([&](Transaction& edit) { return editRequirement(edit, changed); });
    QCOMPARE(category->text(), "mine");
    QCOMPARE(driver.field<QPlainTextEdit>("Detail")->toPlainText(), "shown");
    driver.page.finishEditing();
    QCOMPARE(only(driver.host).category, "mine");
}

void RequirementsPanelTest::aVanishedRecordFoldsItsDetails() {
    Driver driver;
    driver.enter("a");
    driver.unfold("a");
    driver.field<QLineEdit>("Category")->setFocus();
    driver.type("lost");
    driver.host.edit([&](Transaction& edit) { return remove(edit, {refOf(only(driver.host))}); });
    QVERIFY(driver.list()->rows().empty());
    QVERIFY(driver.entry()->hasFocus());
    driver.page.finishEditing();
    QApplication::processEvents();
    QVERIFY(driver.host.document().all<Requirement>().empty());
}

void RequirementsPanelTest::anotherSessionShowsItsOwn() {
    Driver driver;
    driver.enter("a");
    driver.unfold("a");
    TestSession other;
    driver.page.showSession(&other.session);
    QVERIFY(driver.list()->rows().empty());
    driver.enter("b");
    QCOMPARE(described(other), "FR-1 must b");
    QCOMPARE(described(driver.host), "FR-1 must a");
    driver.page.showSession(nullptr);
    QVERIFY(!driver.page.isEnabled());
    driver.page.finishEditing();
}

void RequirementsPanelTest::everyControlHasAName() {
    Driver driver;
    const NodeId redis = driver.host.node("Redis");
    driver.enter("nfr: fast");
    driver.host.session.select({refTo(redis)});
    driver.unfold("fast");
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.unnamed().join('\n'), QString());
}

void RequirementsPanelTest::nothingIsClippedAtTwiceTheFont() {
    Driver driver;
    const NodeId redis = driver.host.node("A component with quite a long name indeed");
    driver.enter("nfr: redirects of every short code within p99 < 100 ms at the peak of the day");
    driver.enter("good: b");
    driver.host.session.select({refTo(redis)});
    driver.focus("redirects of every short code within p99 < 100 ms at the peak of the day");
    driver.key(Qt::Key_Right);
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QApplication::processEvents();
    QCOMPARE(driver.clipped().join('\n'), QString());
    driver.doubleFont();
    QTRY_COMPARE(driver.clipped().join('\n'), QString());
}

QTEST_MAIN(RequirementsPanelTest)
#include "requirements_panel_test.moc"
