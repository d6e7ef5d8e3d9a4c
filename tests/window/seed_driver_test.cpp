#include "support/seed_driver.h"

#include "panels/statements/entry_field.h"

using namespace chalkline;
using namespace chalkline::test;

class SeedDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsEnteredIsInTheFileTheNextWindowAndTheReport();
    void aLineTypedOnTheCanvasDraws();
};

void SeedDriverTest::whatIsEnteredIsInTheFileTheNextWindowAndTheReport() {
    SeedDriver d;
    PanelPage& page = d.page("requirements");
    d.enter(d.part<EntryField>("", &page), "must: Shorten a long URL");
    QCOMPARE(d.value("SELECT priority FROM requirement WHERE title = 'Shorten a long URL'"), QString("must"));
    d.reopen();
    QCOMPARE(d.document().all<Requirement>().size(), 1u);
    QCOMPARE(d.sql("SELECT code, detail FROM requirement"), (std::vector<SqlRow>{{"FR-1", ""}}));
    QCOMPARE(d.value("SELECT code FROM requirement WHERE priority = 'good'"), QString("(none)"));
    HAS(d.report(), "Shorten a long URL");
}

void SeedDriverTest::aLineTypedOnTheCanvasDraws() {
    SeedDriver d;
    d.line("web client > api gateway: HTTPS");
    QCOMPARE(d.value("SELECT count(*) FROM node"), QString("2"));
    d.line("api gateway ~> kafka");
    QCOMPARE(d.value("SELECT count(*) FROM edge WHERE kind = 'async'"), QString("1"));
}

QTEST_MAIN(SeedDriverTest)
#include "seed_driver_test.moc"
