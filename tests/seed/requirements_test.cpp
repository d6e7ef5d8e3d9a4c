#include "support/settled.h"
// The rows of the seed about requirements, the agreement on them and the way to go on from there: each is
// entered by keys and pointer, read from the file, and found in the report.
#include "support/seed_driver.h"

#include "edit/statement_operations.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/statement_list.h"
#include "panels/statements/statement_row.h"
#include "window/stage_strip.h"

#include <QClipboard>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Driver : SeedDriver {
    Driver() { page(QStringLiteral("requirements")); }

    PanelPage& requirements() { return *window().panel().pageOf(QStringLiteral("requirements")); }
    EntryField& entry() { return part<EntryField>(QString(), &requirements()); }
    StatementList& list() { return part<StatementList>(QString(), &requirements()); }
    void add(const QString& line) { enter(entry(), line); }
    StatementRow& row(const QString& title) {
        for (StatementRow* row : list().rows())
            if (row->face().title == title) return *row;
        qFatal("there is no row %s", qPrintable(title));
    }
    QString titles() {
        QStringList titles;
        for (StatementRow* row : list().rows())
            titles += row->face().title;
        return titles.join(QStringLiteral(", "));
    }
    void unfold(const QString& title) {
        page(QStringLiteral("requirements"));
        if (list().current() != row(title).face().ref || !list().isUnfolded()) click(row(title));
    }
    QLineEdit& field(const QString& name) { return named<QLineEdit>(name, &requirements()); }
    QLabel& label(const QString& name, QWidget& within) { return part<QLabel>(name, &within); }
    QString verdict() { return shown(list()).contains("not analysed yet") ? "not analysed yet" : "none"; }
    void openSummary(bool open) {
        auto& forms = part<QTabBar>(QStringLiteral("forms"), &requirements());
        QTest::mouseClick(&forms, Qt::LeftButton, {}, forms.tabRect(open ? 1 : 0).center());
        QApplication::processEvents();
    }
    QPlainTextEdit& section(const QString& key) {
        return part<QPlainTextEdit>(QString(), &part<QWidget>("section." + key, &requirements()));
    }
    QPushButton& sectionButton(const QString& key, const QString& name) {
        return part<QPushButton>(name, &part<QWidget>("section." + key, &requirements()));
    }
    QWidget& bar(const char* name) { return part<QWidget>(QLatin1String(name)); }
    QString stateOf(const char* name) {
        const QLabel& state = label(QStringLiteral("buyInState"), bar(name));
        return state.isVisible() ? state.text() : QStringLiteral("pending");
    }
    /// By the pointer on its middle.
    void selectNode(const std::string& name) {
        for (const Node& node : document().all<Node>())
            if (node.name == name) session().select({{RecordType::Node, node.id.value}});
    }
};

} // namespace

class RequirementsSeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seed_09_expected_features();
    void seed_10_latency();
    void seed_11_availability();
    void seed_12_budget();
    void seed_13_must_have();
    void seed_14_good_to_have();
    void seed_16_list_frs_and_nfrs();
    void seed_17_mark_which_is_must_have();
    void seed_18_summarise_functional_and_nfr();
    void seed_19_confirm_scope_buy_in();
    void seed_20_top_down();
    void seed_21_bottom_up();
    void seed_22_propose_hld_and_get_buy_in();
};

void RequirementsSeedTest::seed_09_expected_features() {
    Driver d;
    d.add("must: Shorten a long URL");
    d.add("good: Custom alias");
    d.add("wont: Billing");
    d.unfold("Shorten a long URL");
    d.fill(d.field("Actor"), "visitor");
    d.fill(d.named<QPlainTextEdit>("Detail", &d.requirements()), "up to 2 kB long");
    d.key(d.row("Custom alias"), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(d.titles(), "Custom alias, Shorten a long URL, Billing");
    d.reopen();
    QCOMPARE(
        d.sql(
            "SELECT code, kind, title, actor, detail, priority, state FROM requirement ORDER BY sort_order"),
        (std::vector<SqlRow>{
            {"FR-2", "functional", "Custom alias", "", "", "good", "open"},
            {"FR-1", "functional", "Shorten a long URL", "visitor", "up to 2 kB long", "must", "open"},
            {"FR-3", "functional", "Billing", "", "", "wont", "open"}}));
    HAS(d.report(), "Shorten a long URL");
    HAS(d.report(), "visitor");
    HAS(d.report(), "up to 2 kB long");
}

void RequirementsSeedTest::seed_10_latency() {
    Driver d;
    d.add("nfr: redirect p99 <= 200 ms");
    Transaction edit(d.session(), "test");
    const auto flow = addFlow(edit, "redirect a visitor");
    QVERIFY(flow && edit.commit());
    d.unfold("redirect p99 <= 200 ms");
    QCOMPARE(d.field("Metric").text(), "p99");
    QCOMPARE(d.field("Target").text(), "200 ms");
    QCOMPARE(d.verdict(), "not analysed yet");
    d.choose(d.named<QComboBox>("Flow", &d.requirements()), "redirect a visitor");
    d.reopen();
    QCOMPARE(d.sql("SELECT kind, category, metric, comparator, target, unit, flow FROM requirement"),
             (std::vector<SqlRow>{
                 {"non_functional", "latency", "p99", "<=", "200.0", "ms", std::to_string(flow->value)}}));
    HAS(d.report(), "200 ms");
    HAS(d.report(), "redirect a visitor");
    HAS(d.report(), "not analysed yet");
}

void RequirementsSeedTest::seed_11_availability() {
    Driver d;
    d.add("nfr: availability 99.99 %");
    d.unfold("availability 99.99 %");
    QCOMPARE(d.label("targetMessage", d.list()).text(), "3153.6 s = 52.56 min down a year");
    QCOMPARE(d.verdict(), "not analysed yet");
    d.fill(d.field("Target"), "99.9 %");
    QCOMPARE(d.label("targetMessage", d.list()).text(), "8.76 h down a year");
    d.fill(d.field("Target"), "99.99 %");
    d.reopen();
    QCOMPARE(d.sql("SELECT category, metric, comparator, target, unit FROM requirement"),
             (std::vector<SqlRow>{{"availability", "availability", ">=", "99.99", "%"}}));
    HAS(d.report(), "3153.6 s = 52.56 min down a year");
    HAS(d.report(), "not analysed yet");
}

void RequirementsSeedTest::seed_12_budget() {
    Driver d;
    d.add("nfr: stays cheap");
    d.unfold("stays cheap");
    d.fill(d.field("Category"), "budget");
    d.fill(d.field("Target"), "20k zork");
    QCOMPARE(d.field("Target").text(), "20k zork");
    HAS(d.label("targetMessage", d.list()).text(), "\"zork\" is no unit");
    QCOMPARE(d.value("SELECT target IS NULL FROM requirement"), "1");
    d.fill(d.field("Target"), "$20k/month");
    QVERIFY(!d.label("targetMessage", d.list()).isVisible());
    d.reopen();
    QCOMPARE(d.sql("SELECT category, target, unit FROM requirement"),
             (std::vector<SqlRow>{{"budget", "20000.0", "USD/month"}}));
    d.unfold("stays cheap");
    QCOMPARE(d.field("Target").text(), "$20k/month");
    HAS(d.report(), "$20k/month");
    HAS(d.report(), "not analysed yet");
}

void RequirementsSeedTest::seed_13_must_have() {
    Driver d;
    d.line("redirect service > redis");
    d.page("requirements");
    d.add("must: Shorten a long URL");
    d.add("good: Statistics");
    d.add("must: Redirect");
    QLabel& linked = d.label("coverage", d.requirements());
    QCOMPARE(linked.text(), "0 of 2 linked");
    HAS(linked.toolTip(), "FR-1 Shorten a long URL");
    d.click(d.part<QToolButton>("mustOnly"));
    QCOMPARE(d.titles(), "Shorten a long URL, Redirect");
    d.selectNode("redirect service");
    d.list().setCurrent(d.row("Redirect").face().ref);
    d.key(d.row("Redirect"), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(linked.text(), "1 of 2 linked");
    d.click(d.part<QToolButton>("mustOnly"));
    QCOMPARE(d.list().rows().size(), 3u);
    d.reopen();
    QCOMPARE(d.value("SELECT group_concat(title) FROM requirement WHERE priority = 'must'"),
             "Shorten a long URL,Redirect");
    QCOMPARE(d.value("SELECT count(*) FROM link WHERE from_type = 'requirement' AND to_type = 'node'"), "1");
    HAS(d.report(), "1 of 2 must-haves are met by something.");
    // Deleting the component takes the link away, but not without a word.
    d.selectNode("redirect service");
    d.focus(d.window().canvas());
    d.key(d.window().canvas(), Qt::Key_Delete);
    QCOMPARE(d.part<QLabel>("hint").text(), "FR-3 was linked to redirect service");
    d.page("requirements");
    QCOMPARE(d.row("Redirect").face().chips, QStringList{"was linked to redirect service"});
    QCOMPARE(d.value("SELECT value FROM property WHERE owner_type = 'requirement'"), "redirect service");
}

void RequirementsSeedTest::seed_14_good_to_have() {
    Driver d;
    d.add("must: Redirect");
    d.add("good: Custom alias");
    QVERIFY(d.row("Custom alias").face().dimmed);
    QVERIFY(!d.row("Redirect").face().dimmed);
    QCOMPARE(d.label("coverage", d.requirements()).text(), "0 of 1 linked");
    d.reopen();
    QCOMPARE(d.value("SELECT priority FROM requirement WHERE title = 'Custom alias'"), "good");
    HAS(d.report(), "0 of 1 must-haves are met by something.");
    HAS(d.report(), "Custom alias");
}

void RequirementsSeedTest::seed_16_list_frs_and_nfrs() {
    Driver d;
    QGuiApplication::clipboard()->setText(
        "- Shorten a long URL\n- Redirect\nnfr: p99 < 100 ms\nnfr good: GDPR\n");
    d.focus(d.entry());
    d.key(d.entry(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(d.titles(), "Shorten a long URL, Redirect, p99 < 100 ms, GDPR");
    QCOMPARE(d.steps(), 1u);
    d.key(d.row("GDPR"), Qt::Key_Up, Qt::AltModifier);
    d.key(d.row("Redirect"), Qt::Key_Delete);
    QCOMPARE(d.titles(), "Shorten a long URL, GDPR, p99 < 100 ms");
    QVERIFY(d.window().commands().run("edit.undo"));
    QCOMPARE(d.titles(), "Shorten a long URL, Redirect, GDPR, p99 < 100 ms");
    d.reopen();
    QCOMPARE(d.sql("SELECT kind, code, title FROM requirement ORDER BY kind, sort_order"),
             (std::vector<SqlRow>{{"functional", "FR-1", "Shorten a long URL"},
                                  {"functional", "FR-2", "Redirect"},
                                  {"non_functional", "NFR-2", "GDPR"},
                                  {"non_functional", "NFR-1", "p99 < 100 ms"}}));
    for (const char* title : {"Shorten a long URL", "Redirect", "GDPR"})
        QVERIFY2(d.report().contains(title), title);
}

void RequirementsSeedTest::seed_17_mark_which_is_must_have() {
    Driver d;
    d.add("Redirect");
    d.add("nfr good: p99 < 100 ms");
    QCOMPARE(d.label("coverage", d.requirements()).text(), "0 of 1 linked");
    d.key(d.row("p99 < 100 ms"), Qt::Key_Space);
    QCOMPARE(d.row("p99 < 100 ms").face().mark, "must");
    QCOMPARE(d.label("coverage", d.requirements()).text(), "0 of 2 linked");
    d.unfold("Redirect");
    d.choose(d.named<QComboBox>("Priority", &d.requirements()), "Good to have");
    d.reopen();
    QCOMPARE(d.sql("SELECT code, priority FROM requirement ORDER BY code"),
             (std::vector<SqlRow>{{"FR-1", "good"}, {"NFR-1", "must"}}));
    HAS(d.report(), "0 of 1 must-haves are met by something.");
}

void RequirementsSeedTest::seed_18_summarise_functional_and_nfr() {
    Driver d;
    for (const char* line : {"good: Custom alias", "must: Shorten a long URL", "nfr: redirect p99 < 100 ms",
                             "nfr: availability 99.95 %", "nfr: throughput >= 20k/s", "nfr: GDPR"})
        d.add(line);
    d.openSummary(true);
    QTRY_COMPARE(d.section("must").toPlainText(), "FR-2 Shorten a long URL");
    QCOMPARE(d.section("performance").toPlainText(), "NFR-1 redirect p99 < 100 ms");
    QCOMPARE(d.section("scalability").toPlainText(), "NFR-3 throughput >= 20k/s");
    QCOMPARE(d.section("reliability").toPlainText(), "NFR-2 availability 99.95 %");
    QCOMPARE(d.section("other").toPlainText(), "NFR-4 GDPR");
    QVERIFY(d.section("must").mapTo(&d.requirements(), QPoint()).y() <
            d.section("performance").mapTo(&d.requirements(), QPoint()).y());
    d.fill(d.section("must"), "People paste a long URL and get a short one.");
    QVERIFY(d.sectionButton("must", "useNew").isVisible());
    QVERIFY(!d.sectionButton("must", "keepMine").isVisible());
    // What it was made from changes: the words stay, the new text is offered.
    d.openSummary(false);
    d.page("requirements");
    d.add("must: Redirect");
    d.reopen();
    QCOMPARE(d.sql("SELECT section, text, edited FROM summary"),
             (std::vector<SqlRow>{{"must", "People paste a long URL and get a short one.", "1"}}));
    d.page("requirements");
    d.openSummary(true);
    QTRY_COMPARE(d.section("must").toPlainText(), "People paste a long URL and get a short one.");
    QVERIFY(d.sectionButton("must", "keepMine").isVisible());
    HAS(d.sectionButton("must", "useNew").toolTip(), "FR-3 Redirect");
    HAS(d.report(), "People paste a long URL and get a short one.");
    d.click(d.sectionButton("must", "useNew"));
    QCOMPARE(d.section("must").toPlainText(), "FR-2 Shorten a long URL\nFR-3 Redirect");
    QCOMPARE(d.value("SELECT count(*) FROM summary"), "0");
}

void RequirementsSeedTest::seed_19_confirm_scope_buy_in() {
    Driver d;
    d.add("must: Shorten a long URL");
    QCOMPARE(d.stateOf("scopeBuyIn"), "pending");
    d.click(d.part<QPushButton>("confirm", &d.bar("scopeBuyIn")));
    QVERIFY(d.stateOf("scopeBuyIn").contains("Scope confirmed"));
    d.fill(d.part<QLineEdit>("remark", &d.bar("scopeBuyIn")), "no accounts");
    QCOMPARE(d.sql("SELECT stage, state, remark, confirmed_at_ms > 0, snapshot_hash <> '' FROM buy_in"),
             (std::vector<SqlRow>{{"scope", "confirmed", "no accounts", "1", "1"}}));
    d.reopen();
    d.page("requirements");
    QVERIFY(d.stateOf("scopeBuyIn").contains("Scope confirmed"));
    d.add("must: Redirect");
    QTRY_VERIFY(d.stateOf("scopeBuyIn").startsWith("Changed since"));
    HAS(d.label("buyInChanges", d.bar("scopeBuyIn")).text(), "FR-2 Redirect");
    HAS(d.report(), "no accounts");
    HAS(d.report(), "changed since");
    d.click(d.part<QPushButton>("confirm", &d.bar("scopeBuyIn")));
    QVERIFY(d.stateOf("scopeBuyIn").contains("Scope confirmed"));
    d.click(d.part<QPushButton>("withdraw", &d.bar("scopeBuyIn")));
    QCOMPARE(d.sql("SELECT state, remark FROM buy_in"), (std::vector<SqlRow>{{"pending", "no accounts"}}));
}

void RequirementsSeedTest::seed_20_top_down() {
    Driver d;
    d.add("must: Shorten a long URL");
    d.click(d.part<QPushButton>("topDown"));
    QCOMPARE(d.part<QPushButton>("nextStage").text(), "Then: 3 High level");
    QCOMPARE(d.value("SELECT approach FROM brief"), "top_down");
    d.reopen();
    d.page("requirements");
    QVERIFY(d.part<QPushButton>("topDown").isChecked());
    d.click(d.part<QPushButton>("nextStage"));
    QCOMPARE(d.window().panel().page(), "highlevel");
    HAS(d.report().toLower(), "top-down");
}

void RequirementsSeedTest::seed_21_bottom_up() {
    Driver d;
    d.add("must: Shorten a long URL");
    d.click(d.part<QPushButton>("topDown"));
    d.click(d.part<QPushButton>("bottomUp"));
    QCOMPARE(d.part<QPushButton>("nextStage").text(), "Then: 4 Low level");
    d.reopen();
    QCOMPARE(d.value("SELECT approach FROM brief"), "bottom_up");
    QCOMPARE(d.value("SELECT count(*) FROM requirement"), "1"); // nothing is lost by switching
    d.page("requirements");
    QVERIFY(d.part<QPushButton>("bottomUp").isChecked());
    d.click(d.part<QPushButton>("nextStage"));
    QCOMPARE(d.window().panel().page(), "lowlevel");
    HAS(d.shown(*d.window().panel().pageOf("lowlevel")), "Not in this version yet.");
    HAS(d.report().toLower(), "bottom-up");
}

void RequirementsSeedTest::seed_22_propose_hld_and_get_buy_in() {
    Driver d;
    d.line("web client > api gateway: HTTPS > redirect service: GET /{code}");
    d.page("highlevel");
    QCOMPARE(d.stateOf("designBuyIn"), "pending");
    d.click(d.part<QPushButton>("confirm", &d.bar("designBuyIn")));
    QVERIFY(d.stateOf("designBuyIn").contains("Design confirmed"));
    d.fill(d.part<QLineEdit>("remark", &d.bar("designBuyIn")), "one region is enough");
    // Moving things is no change of the design.
    d.selectNode("api gateway");
    d.focus(d.window().canvas());
    d.key(d.window().canvas(), Qt::Key_Right);
    QTRY_VERIFY(isSettled(d.bar("designBuyIn")));
    QVERIFY(d.stateOf("designBuyIn").contains("Design confirmed"));
    d.reopen();
    QCOMPARE(d.sql("SELECT stage, state, remark FROM buy_in"),
             (std::vector<SqlRow>{{"hld", "confirmed", "one region is enough"}}));
    d.line("redirect service > redis: GET code");
    d.page("highlevel");
    QTRY_VERIFY(d.stateOf("designBuyIn").startsWith("Changed since"));
    HAS(d.label("buyInChanges", d.bar("designBuyIn")).text(), "redis");
    HAS(d.report(), "one region is enough");
    HAS(d.report(), "changed since");
}

QTEST_MAIN(RequirementsSeedTest)
#include "requirements_test.moc"
#include "support/settled.h"
