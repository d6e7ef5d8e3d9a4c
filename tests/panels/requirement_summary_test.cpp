#include "panels/requirements/requirement_summary.h"

#include "edit/guided_operations.h"
#include "support/test_session.h"
#include "window/style.h"

#include <QtTest>

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Driver {
    Driver() {
        summary.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light)));
        summary.resize(304, 500);
        summary.showSession(&host.session);
        summary.setVisible(true);
        summary.activateWindow();
        (void)QTest::qWaitForWindowActive(&summary);
    }
    ~Driver() { summary.showSession(nullptr); }

    TestSession host;
    RequirementSummary summary{nullptr};

    RequirementId requirement(RequirementKind kind, Priority priority, const char* title) {
        return host.edit([&](Transaction& edit) { return addRequirement(edit, kind, priority, title); });
    }
    /// Titles and words of what is shown, from top to bottom.
    QStringList shown() {
        std::vector<std::pair<int, QString>> found;
        for (QPlainTextEdit* area : summary.findChildren<QPlainTextEdit*>())
            if (area->isVisible())
                found.emplace_back(area->mapTo(&summary, QPoint()).y(),
                                   area->accessibleName() + ": " + area->toPlainText());
        std::ranges::sort(found);
        QStringList words;
        for (const auto& [y, text] : found)
            words += text;
        return words;
    }
    QPlainTextEdit& area(const char* key) { return *part(key)->findChild<QPlainTextEdit*>(); }
    QPushButton& button(const char* key, const char* name) {
        return *part(key)->findChild<QPushButton*>(QLatin1String(name));
    }
    QWidget* part(const char* key) {
        auto* found = summary.findChild<QWidget*>(QLatin1String("section.") + QLatin1String(key));
        if (!found) qFatal("there is no section %s", key);
        return found;
    }
    void rewrite(const char* key, const char* words) {
        area(key).setFocus();
        area(key).selectAll();
        QTest::keyClicks(&area(key), words);
        QTest::keyClick(&area(key), Qt::Key_Return, Qt::ControlModifier);
    }
};

} // namespace

class RequirementSummaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mustHavesComeFirstAndQualitiesAreGrouped();
    void anEditSurvivesAndTheNewTextIsOffered();
    void wordsThatAreKeptAreNoLongerOffered();
    void nothingToSumUpSaysSo();
};

void RequirementSummaryTest::mustHavesComeFirstAndQualitiesAreGrouped() {
    Driver driver;
    using enum RequirementKind;
    driver.requirement(Functional, Priority::Good, "Custom alias");
    driver.requirement(NonFunctional, Priority::Must, "p99 < 100 ms");
    driver.requirement(Functional, Priority::Must, "Redirect");
    driver.requirement(NonFunctional, Priority::Good, "availability 99.9 %");
    QTRY_COMPARE(driver.shown(), (QStringList{"It must: FR-2 Redirect", "Performance: NFR-1 p99 < 100 ms",
                                              "Reliability: NFR-2 availability 99.9 % (good to have)",
                                              "Good to have: FR-1 Custom alias"}));
}

void RequirementSummaryTest::anEditSurvivesAndTheNewTextIsOffered() {
    Driver driver;
    driver.requirement(RequirementKind::Functional, Priority::Must, "Redirect");
    QTRY_COMPARE(driver.shown(), QStringList{"It must: FR-1 Redirect"});
    QVERIFY(!driver.button("must", "useNew").isVisible());
    driver.rewrite("must", "It redirects.");
    QCOMPARE(findSummary(driver.host.document().tables(), "must")->text, "It redirects.");
    QCOMPARE(driver.button("must", "useNew").text(), "Use the generated text");
    QVERIFY(!driver.button("must", "keepMine").isVisible());
    driver.requirement(RequirementKind::Functional, Priority::Must, "Shorten");
    QTRY_VERIFY(driver.button("must", "keepMine").isVisible());
    QCOMPARE(driver.shown(), QStringList{"It must: It redirects."});
    QCOMPARE(driver.button("must", "useNew").text(), "Use the new text");
    QCOMPARE(driver.button("must", "useNew").toolTip(), "FR-1 Redirect\nFR-2 Shorten");
    driver.button("must", "useNew").click();
    QCOMPARE(driver.shown(), QStringList{"It must: FR-1 Redirect\nFR-2 Shorten"});
    QVERIFY(!findSummary(driver.host.document().tables(), "must"));
    QVERIFY(driver.host.undo());
    QTRY_COMPARE(driver.shown(), QStringList{"It must: It redirects."});
}

void RequirementSummaryTest::wordsThatAreKeptAreNoLongerOffered() {
    Driver driver;
    driver.requirement(RequirementKind::Functional, Priority::Must, "Redirect");
    QTRY_VERIFY(!driver.shown().isEmpty());
    driver.rewrite("must", "It redirects.");
    driver.requirement(RequirementKind::Functional, Priority::Must, "Shorten");
    QTRY_VERIFY(driver.button("must", "keepMine").isVisible());
    driver.button("must", "keepMine").click();
    QVERIFY(!driver.button("must", "keepMine").isVisible());
    QCOMPARE(driver.shown(), QStringList{"It must: It redirects."});
}

void RequirementSummaryTest::nothingToSumUpSaysSo() {
    Driver driver;
    QCOMPARE(driver.shown(), QStringList());
    bool said = false;
    for (const QLabel* label : driver.summary.findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text() == "There is nothing to sum up yet.");
    QVERIFY(said);
}

QTEST_MAIN(RequirementSummaryTest)
#include "requirement_summary_test.moc"
