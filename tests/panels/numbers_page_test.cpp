#include "edit/guided_operations.h"
#include "edit/placement_operations.h"
#include "model/chip.h"
#include "panels/numbers/number_form.h"
#include "panels/numbers/number_list.h"
#include "panels/numbers/numbers_panel.h"
#include "panels/numbers/pin_bar.h"
#include "panels/statements/entry_field.h"
#include "support/test_session.h"
#include "window/style.h"

#include <QtTest>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

class Driver {
public:
    Driver() {
        QApplication::setPalette(paletteOf(themeOf(ThemeName::Light)));
        page.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light)));
        page.resize(304, 620);
        page.showSession(&host.session);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        entry()->setFocus();
    }
    ~Driver() { page.showSession(nullptr); }

    TestSession host;
    NumbersPanel page;

    EntryField* entry() { return page.findChild<EntryField*>(); }
    NumberList* list() { return page.findChild<NumberList*>(); }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    void enter(const QString& line) {
        entry()->setFocus();
        type(line);
        key(Qt::Key_Return);
    }
    NumberRow* row(const QString& title) {
        QStringList there;
        for (NumberRow* row : list()->rows()) {
            if (row->face().title == title) return row;
            there += row->face().title;
        }
        qFatal("there is no row %s, but: %s", qPrintable(title),
               qPrintable(there.join(QStringLiteral(", "))));
    }
    bool has(const QString& title) {
        return std::ranges::any_of(list()->rows(), [&](auto* row) { return row->face().title == title; });
    }
    void focus(const QString& title) { row(title)->setFocus(); }
    void unfold(const QString& title) {
        focus(title);
        key(Qt::Key_Right);
    }
    template <class Field>
    Field* field(const QString& name) {
        for (Field* field : page.findChildren<Field*>())
            if (field->accessibleName() == name && field->isVisible()) return field;
        qFatal("there is no field %s", qPrintable(name));
    }
    void fill(const QString& name, const QString& text) {
        auto* edit = field<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    std::size_t steps() { return host.session.history().cursor(); }
    QString error() {
        auto* label = page.findChild<QLabel*>(QStringLiteral("numberError"));
        return label->isVisible() ? label->text() : QString();
    }
    const Workload& workload() { return *host.document().all<Workload>().begin(); }
    NodeId node(const std::string& name) {
        Transaction edit(host.session, "test");
        const auto id = addNode(edit, {name, "compute.service", "", {}});
        (void)place(edit, host.sheet, {RecordType::Node, id->value}, 0, 0);
        (void)edit.commit();
        return *id;
    }
    std::size_t chips() {
        return static_cast<std::size_t>(std::ranges::count_if(host.document().all<Property>(), isChip));
    }
};

} // namespace

class NumbersPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineBecomesAWorkloadWithItsResults() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        QCOMPARE(driver.steps(), 1u);
        QCOMPARE(driver.entry()->text(), QString());
        QCOMPARE(*driver.workload().users_per_day, 50e6);
        QCOMPARE(driver.row("redirects")->face().value, "5.79k/s");
        QCOMPARE(driver.row("redirects")->face().note,
                 QString::fromUtf8("50M users × 10/day · read 500 B · ×3"));
        QCOMPARE(driver.row("Peak reads")->face().value, "17.4k/s");
        QCOMPARE(driver.row("Peak reads")->face().note, QString::fromUtf8("average × peak factor"));
        QVERIFY(driver.host.undo());
        QVERIFY(driver.host.document().all<Workload>().empty());
        QVERIFY(!driver.has("Peak reads"));
    }
    void theBadgeSaysWhatReadsAndWritesShow() {
        Driver driver;
        driver.enter("redirects: 1M users * 100 read 500 B");
        driver.enter("shorten: 1M users * 1 write 500 B");
        auto* badge = driver.page.findChild<QLabel*>("numberBadge");
        QVERIFY(badge->isVisible());
        QCOMPARE(badge->text(), "read-heavy 100:1");
    }
    void aResultUnfoldsItsNumbers() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        driver.unfold("Peak reads");
        QVERIFY(
            driver.row("Peak reads")->face().numbers.contains(QString::fromUtf8("= 5.79k/s × 3 = 17.4k/s")));
        driver.key(Qt::Key_Left);
        QVERIFY(!driver.list()->isUnfolded());
    }
    void everyFieldIsEditedInPlace() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        driver.unfold("redirects");
        driver.fill("Users a day", "100M users");
        driver.fill("Each, a day", "20");
        driver.fill("Size out", "1 KB");
        driver.fill("Size in", "200 B");
        driver.fill("Peak factor", "2");
        driver.fill("Who", "readers");
        driver.fill("Name", "reads");
        const Workload& made = driver.workload();
        QCOMPARE(*made.users_per_day, 100e6);
        QCOMPARE(*made.per_user_per_day, 20.);
        QCOMPARE(*made.payload_out_bytes, 1000.);
        QCOMPARE(*made.payload_in_bytes, 200.);
        QCOMPARE(made.peak_factor, 2.);
        QCOMPARE(made.actor, std::string("readers"));
        QCOMPARE(made.name, std::string("reads"));
        QCOMPARE(driver.steps(), 8u);
    }
    void whatDoesNotParseStaysInItsFieldWithTheReason() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B");
        driver.enter("shorten: 1M users * 1 write 500 B");
        driver.unfold("redirects");
        driver.fill("Users a day", "50 mb");
        auto* field = driver.field<QLineEdit>("Users a day");
        QCOMPARE(field->text(), "50 mb");
        QVERIFY(field->property("wrong").toBool());
        QVERIFY(field->accessibleDescription().contains("no unit"));
        QCOMPARE(*driver.workload().users_per_day, 50e6);
        driver.unfold("shorten");
        QCOMPARE(driver.field<QLineEdit>("Users a day")->text(), "1M");
        driver.unfold("redirects");
        QCOMPARE(driver.field<QLineEdit>("Users a day")->text(), "50 mb");
        driver.fill("Users a day", "-3");
        QVERIFY(driver.field<QLineEdit>("Users a day")->accessibleDescription().contains("negative"));
        driver.fill("Users a day", "9e99");
        QVERIFY(driver.field<QLineEdit>("Users a day")->property("wrong").toBool());
        driver.fill("Users a day", "60M");
        QVERIFY(!driver.field<QLineEdit>("Users a day")->property("wrong").toBool());
        QCOMPARE(*driver.workload().users_per_day, 60e6);
    }
    void aWrongLineStaysInTheEntryWithTheReason() {
        Driver driver;
        driver.enter("redirects: lots of users");
        QCOMPARE(driver.entry()->text(), "redirects: lots of users");
        QVERIFY(driver.error().contains("expected a number"));
        QCOMPARE(driver.steps(), 0u);
        driver.type("x");
        QCOMPARE(driver.error(), QString());
    }
    void ofPastedLinesTheGoodOnesAreTaken() {
        Driver driver;
        QGuiApplication::clipboard()->setText("a: 1M users * 2 read 1 KB\nb: nonsense\nspare = 2\n");
        driver.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(driver.steps(), 1u);
        QVERIFY(driver.has("a"));
        QCOMPARE(driver.row("Spare servers")->face().value, "2");
        QCOMPARE(driver.entry()->text(), "b: nonsense");
        QVERIFY(!driver.error().isEmpty());
    }
    void aRowIsEditedAsALine() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        driver.focus("redirects");
        driver.key(Qt::Key_F2);
        driver.type("reads: 5M users * 2/day read 1 KB x4");
        driver.key(Qt::Key_Return);
        QCOMPARE(*driver.workload().users_per_day, 5e6);
        QCOMPARE(driver.workload().peak_factor, 4.);
        QCOMPARE(driver.steps(), 2u);
        driver.focus("reads");
        driver.key(Qt::Key_F2);
        driver.type("reads: 5 mb");
        driver.key(Qt::Key_Return);
        QVERIFY(driver.row("reads")->isEditing());
        QCOMPARE(driver.steps(), 2u);
        driver.row("reads")->findChild<QLineEdit*>()->setFocus();
        driver.key(Qt::Key_Escape);
        QVERIFY(!driver.row("reads")->isEditing());
        driver.key(Qt::Key_Space);
        QVERIFY(driver.workload().direction == WorkloadDirection::Write);
        QCOMPARE(*driver.workload().payload_in_bytes, 1000.);
    }
    void aPresetBecomesAConstantWhenItIsEdited() {
        Driver driver;
        driver.enter("shorten: 1M users * 1 write 500 B");
        driver.focus("Kept for");
        driver.key(Qt::Key_Return);
        driver.type("60 months");
        driver.key(Qt::Key_Return);
        const Constant& made = *driver.host.document().all<Constant>().begin();
        QCOMPARE(made.key, std::string("retention_years"));
        QCOMPARE(made.value, 60.);
        QVERIFY(driver.row("Storage in all")->face().numbers.contains(QString::fromUtf8("× 365 × 5 ×")));
        driver.focus("Copies");
        driver.key(Qt::Key_Return);
        driver.type("-2");
        driver.key(Qt::Key_Return);
        QVERIFY(driver.row("Copies")->isEditing());
        QCOMPARE(driver.host.document().all<Constant>().size(), 1u);
    }
    void aMonthlyAmountReckonsByMonths() {
        Driver driver;
        driver.enter("shorten: 500M/month write 500 B");
        driver.enter("overhead_factor = 1");
        QCOMPARE(driver.row("Storage in all")->face().value, "15 TB");
        QCOMPARE(driver.row("Average writes")->face().value, "192.9/s");
        QCOMPARE(driver.row("Days a year")->face().value, "360");
    }
    void estimatesAreLive() {
        Driver driver;
        driver.enter("est: daily = 2 TB/day");
        driver.enter("est: daily * 5 y");
        QCOMPARE(driver.row("daily")->face().value, "2 TB/day");
        QCOMPARE(driver.row(QString::fromUtf8("daily × 5 y"))->face().value, "3.65 PB");
        driver.focus("daily");
        driver.key(Qt::Key_F2);
        driver.type("daily = 4 TB/day");
        driver.key(Qt::Key_Return);
        QCOMPARE(driver.row(QString::fromUtf8("daily × 5 y"))->face().value, "7.3 PB");
        driver.enter("est: 5 GB + 3 s");
        QCOMPARE(driver.row("5 GB + 3 s")->face().value, "?");
        QVERIFY(driver.row("5 GB + 3 s")->face().warning.contains("do not match"));
    }
    void roughIsInTheViewAndInNoDocument() {
        Driver driver;
        driver.enter("messages: 10M users * 1 write 100 B");
        QSignalSpy chosen(&driver.page, &NumbersPanel::precisionChosen);
        driver.page.findChild<QPushButton*>("roughButton")->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(driver.row("Average writes")->face().value, QString::fromUtf8("≈ 100/s"));
        QCOMPARE(driver.steps(), 1u);
    }
    void oddThingsAreSaidInWorkAndWhenAskedInPractice() {
        Driver driver;
        driver.enter("all: 9G users * 1 write 100 B");
        QCOMPARE(driver.row("all")->face().warning, "more users than there are people");
        driver.page.setMode(Mode::Interview);
        QCOMPARE(driver.row("all")->face().warning, QString());
        QVERIFY(!driver.has("Each server takes"));
        driver.page.setMode(Mode::Practice);
        QCOMPARE(driver.row("all")->face().warning, QString());
        for (QPushButton* button : driver.page.findChildren<QPushButton*>())
            if (button->text() == "Anything odd?") button->click();
        QCOMPARE(driver.row("all")->face().warning, "more users than there are people");
    }
    void aResultIsPinnedToTheSelectionAsOneStep() {
        Driver driver;
        const NodeId node = driver.node("redirect");
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        const std::size_t before = driver.steps();
        driver.focus("Peak reads");
        driver.key(Qt::Key_Space);
        QCOMPARE(driver.chips(), 0u); // nothing is selected
        driver.host.session.select({Ref{RecordType::Node, node.value}});
        driver.key(Qt::Key_Space);
        QCOMPARE(driver.chips(), 1u);
        QCOMPARE(driver.steps(), before + 1);
        QVERIFY(driver.row("Peak reads")->face().isPinned);
        const Property& chip = *driver.host.document().all<Property>().begin();
        QCOMPARE(chip.key, std::string("chip"));
        QCOMPARE(chip.value, std::string("read_qps_peak"));
        driver.key(Qt::Key_Space);
        QCOMPARE(driver.chips(), 0u);
        driver.unfold("Peak reads");
        QTest::mouseClick(driver.page.findChild<QPushButton*>("pinButton"), Qt::LeftButton);
        QCOMPARE(driver.chips(), 1u);
    }
    void anEstimateIsPutOnTheSheet() {
        Driver driver;
        driver.enter("est: 500M/month * 500 B * 5 y");
        driver.unfold(QString::fromUtf8("500M/month × 500 B × 5 y"));
        auto* button = driver.page.findChild<QPushButton*>("placeButton");
        QTest::mouseClick(button, Qt::LeftButton);
        const Ref ref{RecordType::Estimate, driver.host.document().all<Estimate>().begin()->id.value};
        QVERIFY(placementOn(driver.host.document(), driver.host.sheet, ref) != nullptr);
        QVERIFY(!button->isVisible());
    }
    void rowsAreMovedAndDeletedByKeys() {
        Driver driver;
        for (const char* line : {"a: 1 users * 1 read 1 B", "b: 2 users * 1 read 1 B"})
            driver.enter(line);
        driver.focus("b");
        driver.key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(driver.list()->rows()[0]->face().title, "b");
        driver.key(Qt::Key_Delete);
        QCOMPARE(driver.list()->rows()[0]->face().title, "a");
        QVERIFY(driver.host.undo());
        QCOMPARE(driver.list()->rows()[0]->face().title, "b");
    }
    void absurdInputIsAnsweredAndNothingIsLost() {
        Driver driver;
        driver.entry()->setText("est: " + QString("1 + ").repeated(249) + "1");
        driver.key(Qt::Key_Return);
        driver.entry()->setText("est: " + QString("(").repeated(5000));
        driver.key(Qt::Key_Return);
        QCOMPARE(driver.row("1" + QString(" + 1").repeated(249))->face().value, "250");
    }
    void tenThousandRowsDoNotBlockTheInterface() {
        Driver driver;
        Transaction edit(driver.host.session, "many");
        for (int i = 0; i < 10000; ++i) {
            Estimate made;
            made.id = edit.newId<Estimate>();
            made.name = "e" + std::to_string(i);
            made.expression = i == 0 ? "1" : "e" + std::to_string(i - 1) + " + 1";
            made.sort_order = i;
            edit.put(made);
            Workload workload;
            workload.id = edit.newId<Workload>();
            workload.name = "w" + std::to_string(i);
            workload.users_per_day = i;
            workload.per_user_per_day = 1;
            workload.sort_order = i;
            edit.put(workload);
        }
        driver.page.showSession(nullptr);
        QVERIFY(edit.commit());
        driver.page.showSession(&driver.host.session);
        QVERIFY(driver.page.isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(driver.page.figures().estimates.size(), 10000u, 20000);
        QVERIFY(driver.has("w0"));
        QCOMPARE(driver.page.figures().chipText(
                     "estimate:" + std::to_string(driver.page.figures().estimates.back().estimate.value)),
                 std::string("10k"));
        QVERIFY(driver.list()->rows().size() < 250); // the rest when asked for
        driver.enter("last: 5M users * 2/day read 1 KB");
        QCOMPARE(driver.host.document().all<Workload>().size(), 10001u);
        QTRY_VERIFY_WITH_TIMEOUT(driver.page.figures().readsPerDay > 5e6, 20000);
    }
    void tabGoesFromTheRowThroughItsFieldsToTheEntry() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        driver.unfold("redirects");
        driver.key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), "Name");
        for (const char* name :
             {"Who", "Users a day", "Each, a day", "Does", "Size in", "Size out", "Peak factor"}) {
            driver.key(Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget()->accessibleName(), QString(name));
        }
        driver.key(Qt::Key_Tab);
        QVERIFY(driver.entry()->hasFocus());
        driver.key(Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), "Peak factor");
    }
    void everyControlHasAName() {
        Driver driver;
        driver.enter("redirects: 50M users * 10/day read 500 B x3");
        driver.enter("spare = 2");
        for (const char* title : {"redirects", "Spare servers", "Peak reads"}) {
            driver.unfold(title);
            for (QWidget* widget : driver.page.findChildren<QWidget*>()) {
                const bool control = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
                auto* button = qobject_cast<QAbstractButton*>(widget);
                if (control && widget->isVisible() && !(button && !button->text().isEmpty()))
                    QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
            }
        }
    }
};

QTEST_MAIN(NumbersPageTest)
#include "numbers_page_test.moc"
