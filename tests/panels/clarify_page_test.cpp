#include "panels/clarify_driver.h"

using namespace chalkline;
using namespace chalkline::test;

using Driver = ClarifyDriver;

class ClarifyPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void problemAndGoalAreStoredWhenTheyAreLeft();
    void wordsBeforeALineDecideWhatItBecomes();
    void aLineMayHaveItsAnswer();
    void theButtonDecidesForPlainLines();
    void linesOfOtherPagesMakeTheirRecords();
    void aDuplicateIsSaidAndChangesNothing();
    void aLongLineStaysInTheField();
    void aLongProblemStaysWithItsMessage();
    void enterOnAQuestionOpensItsAnswer();
    void aLongAnswerStaysInItsField();
    void spaceGoesThroughTheStates();
    void aToggledScopeItemChangesItsPlace();
    void reorderingStaysAmongItsOwn();
    void aQuestionIsConvertedInOneStepAndLinkedBack();
    void detailsFollowTheTypeOfTheRow();
    void keysReachEverything();
    void everyControlHasAName();
    void nothingIsClippedAtTwiceTheFont();
};

void ClarifyPageTest::problemAndGoalAreStoredWhenTheyAreLeft() {
    Driver driver;
    driver.field<QPlainTextEdit>("Problem")->setFocus();
    driver.type("Short links");
    driver.key(Qt::Key_Return);
    driver.type("for messages");
    driver.key(Qt::Key_Tab);
    QCOMPARE(driver.brief().problem, "Short links\nfor messages");
    QCOMPARE(QApplication::focusWidget()->accessibleName(), "Goal");
    driver.type("links that fit");
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.brief().goal, "links that fit");
    QCOMPARE(driver.steps(), 2u);
    QVERIFY(driver.host.undo());
    QCOMPARE(driver.field<QLineEdit>("Goal")->text(), QString());
    QCOMPARE(driver.brief().problem, "Short links\nfor messages");
}

void ClarifyPageTest::wordsBeforeALineDecideWhatItBecomes() {
    Driver driver;
    for (const char* line :
         {"how many users?", "ask: who pays?", "assume: 100:1 reads", "in: shorten", "Out: analytics",
          "problem: short links", "goal: fit", "kind: read heavy, chat", "100:1 reads or writes?"})
        driver.enter(line);
    QCOMPARE(driver.titles(),
             "shorten analytics how many users? who pays? 100:1 reads or writes? 100:1 reads");
    QCOMPARE(driver.row("how many users?")->accessibleName(), "how many users?, non-functional, open");
    QCOMPARE(driver.row("analytics")->accessibleName(), "analytics, out of scope");
    QCOMPARE(driver.row("100:1 reads")->face().group, "assumptions");
    QCOMPARE(driver.brief().problem, "short links");
    QCOMPARE(driver.brief().goal, "fit");
    QCOMPARE(driver.kinds(), "read_heavy chat_realtime");
    QCOMPARE(driver.steps(), 9u);
}

void ClarifyPageTest::aLineMayHaveItsAnswer() {
    Driver driver;
    driver.enter("how many users? -> 10 M");
    QCOMPARE(driver.question("how many users?").answer, "10 M");
    QCOMPARE(driver.question("how many users?").state, QuestionState::Answered);
    driver.enter("ask: how many users? -> 20 M");
    QCOMPARE(driver.question("how many users?").answer, "20 M");
    QCOMPARE(driver.steps(), 2u);
    driver.enter("ask: how many users? -> 20 M");
    QCOMPARE(driver.steps(), 2u);
}

void ClarifyPageTest::theButtonDecidesForPlainLines() {
    Driver driver;
    auto* sort = driver.page.findChild<QToolButton*>("sortButton");
    QCOMPARE(sort->text(), "ask");
    sort->click();
    QCOMPARE(sort->accessibleName(), "The line becomes: assume");
    driver.enter("five years");
    sort->click();
    driver.enter("shorten");
    driver.entry()->setText("out: x");
    QCOMPARE(sort->text(), "out");
    driver.entry()->clear();
    QCOMPARE(sort->text(), "in");
    QCOMPARE(driver.row("five years")->face().group, "assumptions");
    QCOMPARE(driver.row("shorten")->face().group, "in");
}

void ClarifyPageTest::linesOfOtherPagesMakeTheirRecords() {
    Driver driver;
    const QStringList& heard = driver.listen();
    driver.enter("must: shorten a URL");
    driver.enter("nfr: redirect p99 < 100 ms");
    driver.enter("pick: Kafka over RabbitMQ: replay");
    driver.enter("est: 500M/month * 500 B * 5 y");
    QCOMPARE(heard.join('|'),
             "FR-1 is among the requirements|NFR-1 is among the requirements|It is among the trade-offs|"
             "It is among the numbers");
    QCOMPARE(driver.host.document().all<Requirement>().size(), 2u);
    QCOMPARE(driver.host.document().all<TradeOff>().size(), 1u);
    QVERIFY(driver.list()->rows().empty());
}

void ClarifyPageTest::aDuplicateIsSaidAndChangesNothing() {
    Driver driver;
    for (const char* line : {"how many users?", "in: shorten", "assume: 100:1", "expect: depth"})
        driver.enter(line);
    const std::size_t before = driver.steps();
    const QStringList& heard = driver.listen();
    for (const char* line :
         {"How many users", "in: Shorten", "assume: 100:1", "expect: DEPTH", "must: pay", "must: pay"})
        driver.enter(line);
    QCOMPARE(heard.join('|'), "That question is in the log already|That is in scope already|"
                              "That is in the log already|That is expected already|"
                              "FR-1 is among the requirements|FR-1 says that already");
    QCOMPARE(driver.steps(), before + 1);
    driver.enter("out: shorten");
    QCOMPARE(heard.last(), "Moved out of scope");
    QCOMPARE(driver.row("shorten")->face().group, "out");
}

void ClarifyPageTest::aLongLineStaysInTheField() {
    Driver driver;
    const QStringList& heard = driver.listen();
    const QString line = "ask: " + QString(5000, 'x');
    for (const char* word : {"", "assume: ", "in: ", "must: ", "goal: "}) {
        driver.entry()->setText(QString(word) + line);
        driver.key(Qt::Key_Return);
        QCOMPARE(driver.entry()->text(), QString(word) + line);
        QVERIFY2(heard.last().contains("too long"), qPrintable(heard.last().left(80)));
    }
    QCOMPARE(driver.steps(), 0u);
    driver.entry()->clear();
    driver.enter("kind: nonsense");
    QCOMPARE(heard.last(), "there is no kind of system “nonsense”");
}

void ClarifyPageTest::aLongProblemStaysWithItsMessage() {
    Driver driver;
    auto* problem = driver.field<QPlainTextEdit>("Problem");
    const QString text(20'001, 'x');
    problem->setFocus();
    problem->setPlainText(text);
    driver.entry()->setFocus();
    QCOMPARE(problem->toPlainText(), text);
    QVERIFY(driver.shows("too long: 20001 characters, at most 20000 fit here"));
    driver.enter("something else");
    QCOMPARE(problem->toPlainText(), text);
    QVERIFY(driver.host.document().all<Brief>().empty());
    problem->setFocus();
    problem->setPlainText("short");
    driver.entry()->setFocus();
    QCOMPARE(driver.brief().problem, "short");
    QVERIFY(!driver.shows("too long: 20001 characters, at most 20000 fit here"));
}

void ClarifyPageTest::enterOnAQuestionOpensItsAnswer() {
    Driver driver;
    driver.enter("how many users?");
    driver.key(Qt::Key_Up);
    driver.key(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), "Answer");
    driver.type("10 M");
    driver.key(Qt::Key_Return);
    QVERIFY(driver.row("how many users?")->hasFocus());
    QCOMPARE(driver.question("how many users?").answer, "10 M");
    QCOMPARE(driver.question("how many users?").state, QuestionState::Answered);
    QCOMPARE(driver.row("how many users?")->accessibleName(),
             "how many users?, non-functional, answered: 10 M");
    driver.key(Qt::Key_F2);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), "Title");
    driver.type("how many people?");
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.question("how many people?").answer, "10 M");
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_Delete);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.question("how many people?").state, QuestionState::Open);
    QCOMPARE(driver.steps(), 4u);
}

void ClarifyPageTest::aLongAnswerStaysInItsField() {
    Driver driver;
    driver.enter("how many users?");
    driver.focus("how many users?");
    driver.key(Qt::Key_Return);
    const QString text(3000, 'x');
    auto* field = driver.field<QLineEdit>("Answer");
    field->setText(text);
    const QStringList& heard = driver.listen();
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.field<QLineEdit>("Answer")->text(), text);
    QVERIFY(driver.field<QLineEdit>("Answer")->hasFocus());
    QVERIFY(heard.last().contains("too long"));
    driver.key(Qt::Key_Escape);
    driver.unfold("how many users?");
    auto* area = driver.field<QPlainTextEdit>("Answer");
    area->setFocus();
    area->setPlainText(text);
    driver.entry()->setFocus();
    QCOMPARE(area->toPlainText(), text);
    QCOMPARE(driver.question("how many users?").answer, "");
    QCOMPARE(driver.steps(), 1u);
}

void ClarifyPageTest::spaceGoesThroughTheStates() {
    Driver driver;
    driver.enter("a question");
    driver.focus("a question");
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.row("a question")->face().group, "assumptions");
    QVERIFY(driver.row("a question")->hasFocus());
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.row("a question")->face().mark, "parked");
    QVERIFY(driver.shows("QUESTIONS"));
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.row("a question")->face().mark, "open");
    QVERIFY(driver.shows("QUESTIONS · 1 OPEN"));
}

void ClarifyPageTest::aToggledScopeItemChangesItsPlace() {
    Driver driver;
    driver.enter("in: only one");
    QVERIFY(driver.shows("out: what does not"));
    driver.focus("only one");
    driver.key(Qt::Key_M, Qt::ControlModifier);
    QVERIFY(driver.shows("in: what belongs to it"));
    QVERIFY(!driver.shows("out: what does not"));
    driver.enter("in: another");
    QVERIFY(driver.row("another")->y() < driver.row("only one")->y());
}

void ClarifyPageTest::reorderingStaysAmongItsOwn() {
    Driver driver;
    for (const char* line : {"in: a", "out: x", "in: b", "q", "r"})
        driver.enter(line);
    driver.focus("b");
    driver.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.titles(), "b a x q r");
    driver.key(Qt::Key_Up, Qt::AltModifier);
    driver.focus("r");
    driver.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(driver.titles(), "b a x r q");
    QCOMPARE(driver.steps(), 7u);
}

void ClarifyPageTest::aQuestionIsConvertedInOneStepAndLinkedBack() {
    Driver driver;
    driver.enter("how fast must a redirect be?");
    driver.focus("how fast must a redirect be?");
    driver.key(Qt::Key_Return);
    driver.type("redirect p99 < 100 ms");
    driver.key(Qt::Key_Return);
    const std::size_t before = driver.steps();
    const QStringList& heard = driver.listen();
    driver.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.steps(), before + 1);
    QCOMPARE(heard.last(), "It is NFR-1 now, linked to the question");
    const Requirement& made = *driver.host.document().all<Requirement>().begin();
    QCOMPARE(made.title, "redirect p99 < 100 ms");
    QCOMPARE(made.kind, RequirementKind::NonFunctional);
    QCOMPARE(*made.target, 100.0);
    QCOMPARE(driver.row("how fast must a redirect be?")->face().chips, QStringList("→ NFR-1"));
    driver.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.steps(), before + 1);
    driver.unfold("how fast must a redirect be?");
    QSignalSpy asked(&driver.page, &PanelPage::revealAsked);
    driver.field<QPushButton>("Go to NFR-1")->click();
    QCOMPARE(asked.takeFirst()[0].value<std::set<Ref>>(), (std::set<Ref>{refOf(made)}));
    QVERIFY(driver.host.undo());
    QVERIFY(driver.host.document().all<Requirement>().empty());
    QVERIFY(driver.row("how fast must a redirect be?")->face().chips.isEmpty());
    driver.field<QPushButton>("Convert to requirement")->click();
    QCOMPARE(driver.host.document().all<Requirement>().size(), 1u);
}

void ClarifyPageTest::detailsFollowTheTypeOfTheRow() {
    Driver driver;
    for (const char* line : {"in: a", "q", "expect: e"})
        driver.enter(line);
    driver.button("expectations")->click();
    driver.unfold("a");
    QTest::keyClick(driver.field<QComboBox>("Scope"), Qt::Key_Down);
    QCOMPARE(driver.row("a")->face().group, "out");
    driver.unfold("q");
    QTest::keyClick(driver.field<QComboBox>("Category"), Qt::Key_Down);
    QCOMPARE(driver.question("q").category, QuestionCategory::NonFunctional);
    driver.unfold("e");
    QTest::keyClick(driver.field<QComboBox>("Focus"), Qt::Key_Up);
    QTest::keyClick(driver.field<QComboBox>("Strength"), Qt::Key_Down);
    QTest::keyClick(driver.field<QComboBox>("Confirmed"), Qt::Key_Down);
    const Expectation& expectation = *driver.host.document().all<Expectation>().begin();
    QCOMPARE(expectation.focus, Focus::Cost);
    QCOMPARE(expectation.strength, Strength::Guessed);
    QVERIFY(expectation.confirmed);
    QVERIFY(!driver.list()->row(refOf(expectation))->isLinked());
}

void ClarifyPageTest::keysReachEverything() {
    Driver driver;
    driver.enter("in: a");
    driver.enter("q");
    driver.field<QPlainTextEdit>("Problem")->setFocus();
    QStringList stops;
    for (int i = 0; i < 20; ++i) {
        stops += QApplication::focusWidget()->accessibleName();
        if (QApplication::focusWidget() == driver.entry()) break;
        driver.key(Qt::Key_Tab);
        QVERIFY(!QApplication::focusWidget()->visibleRegion().isEmpty());
    }
    QCOMPARE(stops.first(), "Problem");
    for (const char* stop : {"Goal", "Read heavy", "Worth asking", "More questions", "Show expectations"})
        QVERIFY2(stops.contains(stop), qPrintable(stop + QStringLiteral(" is not in ") + stops.join('|')));
    QCOMPARE(stops.filter("Ask: ").size(), 1);
    QCOMPARE(stops.filter(", open").size(), 1);
    QCOMPARE(stops.last(), driver.entry()->accessibleName());
    driver.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), "Show expectations");
}

void ClarifyPageTest::everyControlHasAName() {
    Driver driver;
    for (const char* line : {"in: a", "q", "expect: e", "kind: read heavy"})
        driver.enter(line);
    driver.button("expectations")->click();
    for (const char* title : {"a", "q", "e"}) {
        driver.unfold(title);
        QCOMPARE(driver.unnamed(), QStringList());
    }
}

void ClarifyPageTest::nothingIsClippedAtTwiceTheFont() {
    Driver driver;
    for (const char* line : {"in: a long item that needs more than one line of the panel", "how many users?",
                             "expect: depth", "kind: read heavy, chat"})
        driver.enter(line);
    driver.workload("view", WorkloadDirection::Read, 10);
    driver.button("expectations")->click();
    driver.doubleFont();
    for (const char* title : {"how many users?", "depth"}) {
        driver.unfold(title);
        QApplication::processEvents();
        QVERIFY2(driver.clipped().isEmpty(), qPrintable(driver.clipped().join("\n")));
    }
}

QTEST_MAIN(ClarifyPageTest)
#include "clarify_page_test.moc"
