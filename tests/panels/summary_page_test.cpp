#include "panels/statements/field_keeper.h"
#include "panels/summary/summary_page.h"
#include "support/seed_driver.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

using namespace chalkline;
using namespace chalkline::test;

class SummaryPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageTellsTheWholeDesign();
    void ownWordsStayWhenTheRecordsChange();
    void copyTakesThePageAsText();
    void theButtonRunsTheCommand();
    void everyControlHasAName();
};

namespace {

/// A design by lines alone, with the page in front.
PanelPage& told(SeedDriver& d) {
    for (const char* line : {"must: redirect a short link", "nfr: redirect p99 < 100 ms",
                             "est: 20k/s * 500 B", "web client > api: GET"})
        d.line(QString::fromLatin1(line));
    return d.page(QStringLiteral("summary"));
}

} // namespace

void SummaryPageTest::thePageTellsTheWholeDesign() {
    SeedDriver d;
    PanelPage& page = told(d);
    QCOMPARE(d.named<QPlainTextEdit>("It must", &page).toPlainText(), QString("FR-1 redirect a short link"));
    QCOMPARE(d.named<QPlainTextEdit>("Numbers", &page).toPlainText(),
             QStringLiteral("20k/s × 500 B = 10 MB/s"));
    QVERIFY(
        d.named<QPlainTextEdit>("Design", &page).toPlainText().startsWith("2 components and 1 connection"));
    QVERIFY(d.named<QPlainTextEdit>("Still open", &page).toPlainText().contains("Nothing meets FR-1"));
}

void SummaryPageTest::ownWordsStayWhenTheRecordsChange() {
    SeedDriver d;
    PanelPage& page = told(d);
    d.fill(d.named<QPlainTextEdit>("It must", &page), "Send people to the long link.");
    QCOMPARE(d.value("SELECT text FROM summary WHERE section = 'must'"),
             QString("Send people to the long link."));
    d.line("must: shorten a long link");
    PanelPage& again = d.page("summary");
    QTRY_VERIFY(d.shown(again).contains("It has changed since"));
    QCOMPARE(d.named<QPlainTextEdit>("It must", &again).toPlainText(),
             QString("Send people to the long link."));
    d.reopen();
    PanelPage& later = d.page("summary");
    QCOMPARE(d.named<QPlainTextEdit>("It must", &later).toPlainText(),
             QString("Send people to the long link."));
    HAS(d.report(), "Send people to the long link.");
    d.click(d.button("It must: use the generated text", &later));
    QCOMPARE(d.named<QPlainTextEdit>("It must", &later).toPlainText(),
             QString("FR-1 redirect a short link\nFR-2 shorten a long link"));
    QCOMPARE(d.value("SELECT count(*) FROM summary"), QString("0"));
}

void SummaryPageTest::copyTakesThePageAsText() {
    SeedDriver d;
    PanelPage& page = told(d);
    QSignalSpy said(&page, &PanelPage::said);
    d.click(d.button("Copy", &page));
    QVERIFY(
        QApplication::clipboard()->text().startsWith("It must\nFR-1 redirect a short link\n\nPerformance\n"));
    QCOMPARE(said.last().first().toString(), QString("Copied the page as text"));
}

void SummaryPageTest::theButtonRunsTheCommand() {
    SeedDriver d;
    PanelPage& page = told(d);
    QSignalSpy asked(&page, SIGNAL(reportAsked()));
    QVERIFY(d.window().commands().action("file.report")->isEnabled());
    disconnect(&page, SIGNAL(reportAsked()), &d.window(), nullptr); // the dialog would wait for a person
    d.click(d.button(QStringLiteral("Export report …"), &page));
    QCOMPARE(asked.count(), 1);
}

void SummaryPageTest::everyControlHasAName() {
    SeedDriver d;
    PanelPage& page = told(d);
    for (QWidget* widget : page.findChildren<QWidget*>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
        auto* button = qobject_cast<QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(SummaryPageTest)
#include "summary_page_test.moc"
