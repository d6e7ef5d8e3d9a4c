#include "panels/clarify_driver.h"

using namespace chalkline;
using namespace chalkline::test;

using Driver = ClarifyDriver;

class ClarifyHelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsAreChosenInOrderByKeys();
    void numbersConfirmOrContradictTheKind();
    void usualRowsAreOneStep();
    void targetsBecomeRequirementsAndPatternsAreAskedFor();
    void theKindOrdersTheQuestions();
    void aQuestionOfTheBankGoesIntoTheLog();
    void interviewModeHelpsWithNothing();
    void practiceModeHelpsWhenAsked();
    void expectationsAreHiddenUntilShown();
};

void ClarifyHelpTest::kindsAreChosenInOrderByKeys() {
    Driver driver;
    driver.chip("Read heavy")->setFocus();
    driver.key(Qt::Key_End);
    driver.key(Qt::Key_Left);
    driver.key(Qt::Key_Space);
    driver.key(Qt::Key_Home);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.kinds(), "geo read_heavy");
    QVERIFY(driver.chip("Read heavy")->isChecked());
    QCOMPARE(driver.chip("Read heavy")->accessibleDescription(), "Choice 2");
    driver.key(Qt::Key_End);
    driver.key(Qt::Key_Left);
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.kinds(), "read_heavy");
    QCOMPARE(driver.steps(), 3u);
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.kinds(), "geo read_heavy");
}

void ClarifyHelpTest::numbersConfirmOrContradictTheKind() {
    Driver driver;
    driver.enter("kind: read heavy");
    QCOMPARE(driver.label("kindBadge"), "read-heavy");
    QCOMPARE(driver.label("kindVerdict"), "no reads and writes are counted yet");
    driver.workload("view", WorkloadDirection::Read, 100);
    driver.workload("create", WorkloadDirection::Write, 1);
    QCOMPARE(driver.label("kindBadge"), "read-heavy 100:1");
    QCOMPARE(driver.label("kindVerdict"), "✓ the numbers agree");
    driver.workload("create more", WorkloadDirection::Write, 49);
    QCOMPARE(driver.label("kindBadge"), "read-heavy 2:1");
    QCOMPARE(driver.label("kindVerdict"), "▲ declared read-heavy, but the numbers are balanced 2:1");
    driver.page.setMode(Mode::Interview);
    QCOMPARE(driver.label("kindBadge"), "read-heavy 2:1");
    QCOMPARE(driver.label("kindVerdict"), QString());
}

void ClarifyHelpTest::usualRowsAreOneStep() {
    Driver driver;
    driver.enter("kind: read heavy");
    driver.enter("kind: search");
    const std::size_t before = driver.steps();
    driver.button("usualRows")->setFocus();
    QCOMPARE(driver.button("usualRows")->accessibleName(), "Add its usual rows");
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.steps(), before + 1);
    QVERIFY(driver.host.document().all<Workload>().size() > 2);
    QVERIFY(!driver.button("usualRows")->isVisible());
    QVERIFY(driver.host.undo());
    QVERIFY(driver.host.document().all<Workload>().empty());
    QVERIFY(driver.button("usualRows")->isVisible());
}

void ClarifyHelpTest::targetsBecomeRequirementsAndPatternsAreAskedFor() {
    Driver driver;
    driver.enter("kind: read heavy");
    QSignalSpy patterns(&driver.page, &ClarifyPage::patternAsked);
    driver.field<QPushButton>("Insert the pattern Cache-aside")->click();
    QCOMPARE(patterns.takeFirst()[0].toString(), "Cache-aside");
    driver.field<QPushButton>("Add the target read p99 < 100 ms")->click();
    const Requirement& target = *driver.host.document().all<Requirement>().begin();
    QCOMPARE(target.title, "read p99 < 100 ms");
    QCOMPARE(target.kind, RequirementKind::NonFunctional);
    QCOMPARE(*target.target, 100.0);
    QVERIFY(!driver.bar("usualTargets")->texts().join('|').contains("read p99"));
}

void ClarifyHelpTest::theKindOrdersTheQuestions() {
    Driver driver;
    QVERIFY(!driver.offered().join('|').contains("online or typing"));
    driver.enter("kind: chat");
    driver.button("bankMore")->click();
    QVERIFY2(driver.offered().join('|').contains("online or typing"), qPrintable(driver.offered().join('|')));
    QCOMPARE(driver.offered().size(), 15);
}

void ClarifyHelpTest::aQuestionOfTheBankGoesIntoTheLog() {
    Driver driver;
    const QStringList offered = driver.offered();
    QCOMPARE(offered.size(), 5);
    driver.offer(offered[1])->setFocus();
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.titles(), offered[1]);
    QVERIFY(!driver.question(offered[1]).template_key.empty());
    QVERIFY(!driver.offered().contains(offered[1]));
    QCOMPARE(driver.offered().size(), 5);
    QVERIFY(driver.offer(offered[2])->hasFocus());
    driver.key(Qt::Key_Up);
    QVERIFY(driver.offer(offered[0])->hasFocus());
    QTest::mouseClick(driver.offer(offered[2]), Qt::LeftButton);
    QCOMPARE(driver.steps(), 2u);
    driver.enter(offered[0]);
    QVERIFY(!driver.offered().contains(offered[0]));
}

void ClarifyHelpTest::interviewModeHelpsWithNothing() {
    Driver driver;
    driver.enter("kind: read heavy");
    driver.page.setMode(Mode::Interview);
    QVERIFY(driver.offered().isEmpty());
    for (const char* name : {"bankFold", "usualFold", "usualRows"})
        QVERIFY2(!driver.button(name)->isVisible(), name);
    QVERIFY(!driver.shows("out: what does not"));
    QCOMPARE(driver.field<QPlainTextEdit>("Problem")->placeholderText(), QString());
    QCOMPARE(driver.entry()->placeholderText(), "Add a line");
    driver.page.setMode(Mode::Work);
    QCOMPARE(driver.offered().size(), 5);
    QVERIFY(driver.button("usualRows")->isVisible());
}

void ClarifyHelpTest::practiceModeHelpsWhenAsked() {
    Driver driver;
    driver.enter("kind: read heavy");
    driver.page.setMode(Mode::Practice);
    QVERIFY(driver.offered().isEmpty());
    QVERIFY(!driver.button("usualRows")->isVisible());
    QCOMPARE(driver.label("kindVerdict"), QString());
    QCOMPARE(driver.button("bankFold")->text(), "Suggest questions");
    driver.button("bankFold")->click();
    QCOMPARE(driver.offered().size(), 5);
    driver.button("usualFold")->click();
    QVERIFY(driver.button("usualRows")->isVisible());
    QCOMPARE(driver.label("kindVerdict"), "no reads and writes are counted yet");
}

void ClarifyHelpTest::expectationsAreHiddenUntilShown() {
    Driver driver;
    const QStringList& heard = driver.listen();
    driver.enter("expect: depth in partitioning");
    QCOMPARE(heard.last(), "Noted, and hidden");
    QVERIFY(driver.list()->rows().empty());
    QVERIFY(!driver.shows("EXPECTATIONS"));
    driver.button("expectations")->setFocus();
    driver.key(Qt::Key_Space);
    QVERIFY(driver.button("expectations")->hasFocus());
    QVERIFY(driver.shows("EXPECTATIONS"));
    QCOMPARE(driver.row("depth in partitioning")->accessibleName(), "depth in partitioning, said");
    driver.focus("depth in partitioning");
    driver.key(Qt::Key_Space);
    QVERIFY(driver.host.document().all<Expectation>().begin()->confirmed);
    driver.page.setMode(Mode::Interview);
    QVERIFY(driver.list()->rows().empty());
    driver.button("expectations")->click();
    QCOMPARE(driver.list()->rows().size(), 1u);
    driver.page.showSession(&driver.host.session);
    QVERIFY(!driver.page.showsExpectations());
    QVERIFY(driver.list()->rows().empty());
}

QTEST_MAIN(ClarifyHelpTest)
#include "clarify_help_test.moc"
