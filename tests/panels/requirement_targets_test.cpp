// The page "Requirements": targets, the filter, what is linked, and what was lost.
#include "panels/requirements/requirements_panel.h"
#include "panels/statement_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

using Driver = StatementDriver<RequirementsPanel>;

const Requirement& only(const TestSession& host) {
    return *host.document().all<Requirement>().begin();
}

} // namespace

class RequirementTargetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWrongTargetStaysInItsField();
    void aTargetThatDoesNotReadIsKeptAsWords();
    void mustOnlyHidesTheRest();
    void coverageIsCountedButInInterviewMode();
    void aLostComponentIsSaidUntilItIsForgotten();
};

void RequirementTargetsTest::aWrongTargetStaysInItsField() {
    Driver driver;
    driver.enter("nfr: p99 < 100 ms");
    driver.enter("nfr: other");
    driver.unfold("p99 < 100 ms");
    const QSignalSpy said(&driver.page, &PanelPage::said);
    auto* target = driver.field<QLineEdit>("Target");
    auto* message = driver.page.findChild<QLabel*>("targetMessage");
    QCOMPARE(target->text(), "100 ms");
    target->setFocus();
    target->selectAll();
    driver.type("12 zork");
    driver.key(Qt::Key_Return);
    QCOMPARE(said.size(), 1);
    QCOMPARE(target->text(), "12 zork");
    QVERIFY(message->text().startsWith("\"zork\" is no unit"));
    QVERIFY(target->property("wrong").toBool());
    QCOMPARE(*only(driver.host).target, 100.0);
    // Another edit leaves it there, another record does not get it.
    driver.host.edit([&](Transaction& edit) -> Expected<bool> {
        Requirement changed = only(driver.host);
        changed.actor = "user";
        if (const auto done = editRequirement(edit, changed); !done) return std::unexpected(done.error());
        return true;
    });
    QCOMPARE(target->text(), "12 zork");
    driver.unfold("other");
    QCOMPARE(driver.field<QLineEdit>("Target")->text(), "");
    driver.unfold("p99 < 100 ms");
    QCOMPARE(target->text(), "100 ms");
    target->setFocus();
    target->selectAll();
    driver.type("99.5 ms");
    driver.key(Qt::Key_Return);
    QVERIFY(!message->isVisible());
    QCOMPARE(*only(driver.host).target, 99.5);
    QCOMPARE(only(driver.host).unit, "ms");
}

void RequirementTargetsTest::aTargetThatDoesNotReadIsKeptAsWords() {
    Driver driver;
    driver.enter("nfr: redirect p99 < 100 mss");
    QCOMPARE(only(driver.host).title, "redirect p99 < 100 mss");
    QVERIFY(!only(driver.host).target);
    QLabel* complaint = nullptr;
    for (QLabel* label : driver.page.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains("did you mean ms?")) complaint = label;
    QVERIFY(complaint);
    driver.type("x");
    QVERIFY(!complaint->isVisible());
}

void RequirementTargetsTest::mustOnlyHidesTheRest() {
    Driver driver;
    for (const char* line : {"a", "good: b", "nfr: c", "wont: d"})
        driver.enter(line);
    auto* mustOnly = driver.page.findChild<QToolButton*>("mustOnly");
    mustOnly->click();
    QCOMPARE(driver.titles(), "a c");
    driver.enter("e");
    QCOMPARE(driver.titles(), "a e c");
    // What is added is seen.
    driver.enter("good: f");
    QVERIFY(!mustOnly->isChecked());
    QCOMPARE(driver.titles(), "a b d e f c");
}

void RequirementTargetsTest::coverageIsCountedButInInterviewMode() {
    Driver driver;
    const NodeId node =
        driver.host.edit([](Transaction& edit) { return addNode(edit, {"api", "compute.service", "", {}}); });
    driver.enter("a");
    driver.enter("b");
    driver.enter("good: c");
    auto* coverage = driver.page.findChild<QLabel*>("coverage");
    QCOMPARE(coverage->text(), "0 of 2 linked");
    driver.host.session.select({refTo(node)});
    driver.focus("a");
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(coverage->text(), "1 of 2 linked");
    QCOMPARE(coverage->toolTip(), "Linked to nothing yet:\nFR-2 b");
    driver.page.setMode(Mode::Interview);
    QVERIFY(!coverage->isVisible());
    driver.page.setMode(Mode::Practice);
    QVERIFY(coverage->isVisible());
}

void RequirementTargetsTest::aLostComponentIsSaidUntilItIsForgotten() {
    Driver driver;
    const Ref node = refTo(driver.host.edit(
        [](Transaction& edit) { return addNode(edit, {"api", "compute.service", "", {}}); }));
    driver.enter("a");
    driver.host.session.select({node});
    driver.focus("a");
    driver.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    driver.host.edit([&](Transaction& edit) -> Expected<bool> {
        if (const auto done = remove(edit, {node}); !done) return std::unexpected(done.error());
        return true;
    });
    QCOMPARE(driver.row("a")->face().chips, QStringList{"was linked to api"});
    QCOMPARE(driver.row("a")->accessibleName(), "FR-1 a, must, was linked to api");
    driver.unfold("a");
    for (QToolButton* cross : driver.page.findChildren<QToolButton*>())
        if (cross->accessibleName() == "Forget that api was linked") cross->click();
    QCOMPARE(driver.row("a")->face().chips, QStringList());
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.row("a")->face().chips, QStringList{"was linked to api"});
}

QTEST_MAIN(RequirementTargetsTest)
#include "requirement_targets_test.moc"
