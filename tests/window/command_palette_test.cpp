#include <QtTest>

#include "panels/side_panel.h"
#include "support/window_driver.h"
#include "window/command_palette.h"
#include "window/key_caps.h"
#include "window/search_field.h"
#include "window/shortcut_sheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QTabBar>
#include <QToolButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct OpenCommands : WindowDriver {
    CommandPalette& palette = part<CommandPalette>("commandPalette");
    QListView& list = part<QListView>("commandList");
    SearchField& search = *palette.findChild<SearchField*>();

    [[nodiscard]] QStringList titles() {
        QStringList all;
        for (int i = 0; i < list.model()->rowCount(); ++i)
            all.append(list.model()->index(i, 0).data().toString());
        return all;
    }
};

std::vector<CommandEntry> entries(std::initializer_list<const char*> titles) {
    std::vector<CommandEntry> all;
    for (const char* title : titles)
        all.push_back({title, title, "Menu"});
    return all;
}

QStringList order(const std::vector<CommandEntry>& all, const QString& query) {
    QStringList titles;
    for (const std::size_t i : findCommands(all, query))
        titles.append(all[i].title);
    return titles;
}

} // namespace

class CommandPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }
    void init() { QFile::remove(settingsPath()); }

    void expectation_01_noTwoCommandsShareAKey() {
        WindowDriver driver;
        QCOMPARE(driver.window.commands().sharedKey(), QString());
    }

    /// The platform reads it once, so each desktop gets a program of its own.
    void expectation_01_norUnderAnyDesktop_data() {
        QTest::addColumn<QString>("desktop");
        QTest::newRow("none") << "";
        QTest::newRow("GNOME") << "GNOME";
        QTest::newRow("KDE") << "KDE";
    }
    void expectation_01_norUnderAnyDesktop() {
        QFETCH(QString, desktop);
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CURRENT_DESKTOP", desktop);
        if (environment.contains("DISPLAY")) environment.insert("QT_QPA_PLATFORM", "xcb");
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {"expectation_01_noTwoCommandsShareAKey"});
        QVERIFY(child.waitForFinished());
        QVERIFY2(child.exitCode() == 0, child.readAllStandardOutput().constData());
    }

    void expectation_37_listsEveryCommandWithItsKeysAndRunsByEnter() {
        OpenCommands driver;
        QTest::keyClick(&driver.window.canvas(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(driver.palette.isVisible());
        QVERIFY(driver.search.hasFocus());
        QCOMPARE(std::size_t(driver.list.model()->rowCount()), driver.window.commands().commands().size());
        for (const WindowCommand& command : driver.window.commands().commands())
            QVERIFY2(driver.titles().contains(plainTitle(command.text)), qPrintable(command.id));
        QTest::keyClicks(&driver.search, "side pan");
        QCOMPARE(driver.titles().value(0), QString("Side Panel"));
        QCOMPARE(driver.list.currentIndex().data(Qt::UserRole + 1).toStringList(),
                 (QStringList{"Ctrl", "\\"}));
        const bool before = driver.window.panel().isVisible();
        QTest::keyClick(&driver.search, Qt::Key_Return);
        QVERIFY(!driver.palette.isVisible());
        QCOMPARE(driver.window.panel().isVisible(), !before);
        QVERIFY(driver.window.canvas().hasFocus());
        QCOMPARE(driver.window.settings().recentCommands().value(0), QString("view.panel"));
    }

    void expectation_37_escClosesItAndTheFocusReturns() {
        OpenCommands driver;
        QTest::keyClick(&driver.window.canvas(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(driver.palette.isVisible());
        QTest::keyClick(&driver.search, Qt::Key_Escape);
        QVERIFY(!driver.palette.isVisible());
        QVERIFY(driver.window.canvas().hasFocus());
    }

    void commandsThatCannotRunAreLastAndDoNothing() {
        OpenCommands driver;
        QTest::keyClick(&driver.window.canvas(), Qt::Key_K, Qt::ControlModifier);
        bool enabled = true;
        for (int i = 0; i < driver.list.model()->rowCount(); ++i) {
            const bool now = driver.list.model()->index(i, 0).data(Qt::UserRole + 2).toBool();
            QVERIFY(enabled || !now);
            enabled = now;
        }
        QVERIFY(!enabled); // undo, for one, with nothing done yet
        QTest::keyClicks(&driver.search, "undo");
        QTest::keyClick(&driver.search, Qt::Key_Return);
        QVERIFY(driver.palette.isVisible());
    }

    void aPressBesideItClosesIt() {
        OpenCommands driver;
        QTest::keyClick(&driver.window.canvas(), Qt::Key_K, Qt::ControlModifier);
        WindowDriver::press(driver.window.canvas(), {20, 600});
        WindowDriver::release(driver.window.canvas(), {20, 600});
        QVERIFY(!driver.palette.isVisible());
    }

    void lettersThatBeginWordsBeatLettersInTheMiddle() {
        const auto all = entries({"Distribute Artefacts", "Fit All", "Default", "Find and Act"});
        QCOMPARE(order(all, "fa").first(), QString("Fit All"));
        QCOMPARE(order(all, "default").size(), 1);
        QCOMPARE(order(entries({"Zoom Out", "Full Screen", "Zoom In"}), "zi"), QStringList{"Zoom In"});
        QCOMPARE(order(entries({"Export", "Repeat Export"}), "exp").first(), QString("Export"));
        QCOMPARE(order(entries({"Undo"}), "xyz"), QStringList());
    }

    void whatRanLatelyWinsATie() {
        auto all = entries({"Copy Red", "Copy Tan"});
        QCOMPARE(order(all, "copy").first(), QString("Copy Red"));
        all[1].recency = 0;
        QCOMPARE(order(all, "copy").first(), QString("Copy Tan"));
        QCOMPARE(order(all, "").first(), QString("Copy Tan"));
    }

    void whatWasMeantIsFirstThoughItCannotRun() {
        auto all = entries({"Unique Id to do", "Undo"});
        all[1].enabled = false;
        QCOMPARE(order(all, "undo").first(), QString("Undo"));
        QCOMPARE(order(all, "").first(), QString("Unique Id to do"));
    }

    void aMenuCountsWhereItIsMeant() {
        auto all = entries({"New", "Quit"});
        for (CommandEntry& entry : all)
            entry.menu = "File";
        QCOMPARE(order(all, "file q"), QStringList{"Quit"});
        QCOMPARE(order(all, "file").size(), 2);
        QCOMPARE(order(all, "fit"), QStringList());
    }

    void expectation_50_theSheetShowsTheLiveKeys() {
        WindowDriver driver;
        QVERIFY(driver.window.commands().setKeys("edit.undo", {"Ctrl+Alt+U"}).isEmpty());
        QTest::keyClick(&driver.window.canvas(), Qt::Key_Question);
        auto& sheet = driver.part<ShortcutSheet>("shortcutSheet");
        QVERIFY(sheet.isVisible());
        QVERIFY(driver.window.rect().contains(sheet.geometry()));
        QStringList texts;
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            texts.append(label->text());
        for (const WindowCommand& command : driver.window.commands().commands())
            if (!driver.window.commands().keysOf(command.id).isEmpty())
                QVERIFY2(texts.contains(plainTitle(command.text)), qPrintable(command.id));
        QVERIFY(texts.contains("Typing on the canvas"));
        QStringList caps;
        for (const KeyCaps* keys : sheet.findChildren<KeyCaps*>())
            caps.append(keys->accessibleName());
        QVERIFY(caps.contains("Ctrl Alt U"));
        QVERIFY(!caps.contains("Ctrl Z"));
        QTest::keyClick(driver.window.focusWidget(), Qt::Key_Escape);
        QVERIFY(!sheet.isVisible());
        QTest::keyClick(&driver.window, Qt::Key_F1);
        QVERIFY(sheet.isVisible());
    }

    void expectation_53_buttonsHaveATooltipAndAName() {
        WindowDriver driver;
        int buttons = 0;
        for (const QToolButton* button : driver.window.findChildren<QToolButton*>()) {
            // Arrows of bars and marks in fields are Qt's own.
            if (button->objectName().startsWith("qt_")) continue;
            if (qobject_cast<QTabBar*>(button->parentWidget()) ||
                qobject_cast<QLineEdit*>(button->parentWidget()))
                continue;
            const QString name = button->objectName() + ' ' + button->toolTip();
            QVERIFY2(!button->toolTip().isEmpty() || !button->text().isEmpty(), qPrintable(name));
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(name));
            ++buttons;
        }
        QVERIFY(buttons >= 9);
        bool named = false;
        for (const QToolButton* button : driver.part<QWidget>("strip").findChildren<QToolButton*>())
            named = named || button->toolTip() == "Commands (Ctrl+K)";
        QVERIFY(named);
    }
};

QTEST_MAIN(CommandPaletteTest)
#include "command_palette_test.moc"
