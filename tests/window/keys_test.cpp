#include <QtTest>

#include "support/window_driver.h"
#include "window/key_field.h"
#include "window/key_settings.h"
#include "window/preferences.h"

#include <QCheckBox>
#include <QLabel>
#include <QTemporaryDir>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Registry {
    QTemporaryDir folder;
    QString path = folder.filePath("settings.ini");
    QMainWindow window;
    QWidget canvas;
    CommandRegistry commands{window, canvas};

    Registry() {
        const auto nothing = [] {};
        commands.add({"a.one", "&A", "One", {"Ctrl+1"}, nothing});
        commands.add({"a.two", "&A", "Two …", {"Ctrl+2", "F2"}, nothing});
        commands.add({"a.none", "&A", "None", {}, nothing});
    }
    void write(const QByteArray& text) const {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray written() const {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }
    void init() { QFile::remove(settingsPath()); }

    void expectation_51_aChangedKeyIsInForceAndKept() {
        Registry host;
        {
            Settings settings(host.path);
            QCOMPARE(changeKeys(host.commands, settings, "a.one", {"Ctrl+,"}), QString());
        }
        QCOMPARE(host.commands.keysOf("a.one"), QStringList{"Ctrl+,"});
        Registry next;
        const Settings settings(host.path);
        QCOMPARE(applyKeys(next.commands, settings), QStringList());
        QCOMPARE(next.commands.keysOf("a.one"), QStringList{"Ctrl+,"});
        QCOMPARE(next.commands.keysOf("a.two"), (QStringList{"Ctrl+2", "F2"}));
    }

    void expectation_51_aTakenKeyIsRefusedByName() {
        Registry host;
        Settings settings(host.path);
        QCOMPARE(changeKeys(host.commands, settings, "a.one", {"F2"}), QString("Two"));
        QCOMPARE(host.commands.keysOf("a.one"), QStringList{"Ctrl+1"});
        QVERIFY(settings.keys().isEmpty());
        QCOMPARE(changeKeys(host.commands, settings, "a.one", {"Foo+Bar"}), QString("Foo+Bar"));
    }

    void onlyDifferencesFromTheDefaultsAreWritten() {
        Registry host;
        {
            Settings settings(host.path);
            (void)changeKeys(host.commands, settings, "a.one", {"Ctrl+9"});
            (void)changeKeys(host.commands, settings, "a.one", {"Ctrl+1"});
            (void)changeKeys(host.commands, settings, "a.two", {});
            settings.setGrid(false);
            settings.setGrid(true);
            settings.setTheme(ThemeChoice::Dark);
            settings.setTheme(ThemeChoice::System);
        }
        QCOMPARE(host.written().trimmed(), QByteArray("[keys]\na.two=none"));
        Registry next;
        (void)applyKeys(next.commands, Settings(host.path));
        QCOMPARE(next.commands.keysOf("a.two"), QStringList());
    }

    void resetGivesOneOrAllTheirDefaults() {
        Registry host;
        Settings settings(host.path);
        (void)changeKeys(host.commands, settings, "a.two", {"F8"});
        (void)changeKeys(host.commands, settings, "a.one", {"F2"});
        QCOMPARE(resetKeys(host.commands, settings, "a.two"), QString("One")); // which has F2 now
        QCOMPARE(host.commands.keysOf("a.two"), QStringList{"F8"});
        resetAllKeys(host.commands, settings);
        QCOMPARE(host.commands.keysOf("a.one"), QStringList{"Ctrl+1"});
        QCOMPARE(host.commands.keysOf("a.two"), (QStringList{"Ctrl+2", "F2"}));
        QVERIFY(settings.keys().isEmpty());
    }

    void swappedKeysAreReadBack() {
        Registry host;
        host.write("[keys]\na.one=Ctrl+2\na.two=Ctrl+1\n");
        QCOMPARE(applyKeys(host.commands, Settings(host.path)), QStringList());
        QCOMPARE(host.commands.keysOf("a.one"), QStringList{"Ctrl+2"});
        QCOMPARE(host.commands.keysOf("a.two"), QStringList{"Ctrl+1"});
    }

    void unknownCommandsStayInTheFileAndBadKeysAreReported() {
        Registry host;
        host.write("[keys]\nfuture.thing=Ctrl+5\na.one=Foo+Bar\na.none=F2\n");
        {
            Settings settings(host.path);
            const QStringList messages = applyKeys(host.commands, settings);
            QCOMPARE(messages.size(), 2);
            QVERIFY(messages[0].contains("None") && messages[0].contains("Two"));
            QVERIFY(messages[1].contains("One") && messages[1].contains("Foo+Bar"));
            QCOMPARE(host.commands.keysOf("a.one"), QStringList{"Ctrl+1"});
            QCOMPARE(host.commands.keysOf("a.none"), QStringList());
            settings.setGrid(false);
        }
        QVERIFY(host.written().contains("future.thing=Ctrl+5"));
    }

    void valuesOutOfRangeReadAsTheDefault() {
        Registry host;
        host.write("[window]\ntextSize=5000\ntheme=purple\n[canvas]\ngrid=perhaps\n");
        const Settings settings(host.path);
        QCOMPARE(settings.textSize(), 100);
        QVERIFY(settings.theme() == ThemeChoice::System);
        QVERIFY(settings.grid());
    }

    void recentThingsAreAtMostSixNewestFirst() {
        Registry host;
        Settings settings(host.path);
        for (const char* kind : {"a", "b", "c", "d", "e", "f", "g", "c"})
            settings.noteComponent(kind, {});
        settings.noteComponent("h", "Tech");
        QCOMPARE(settings.recentComponents(), (QStringList{"h\tTech", "c", "g", "f", "e", "d"}));
    }

    void expectation_51_keysAreChangedByPressingThem() {
        WindowDriver driver;
        QVERIFY(driver.window.commands().run("help.changeKeys"));
        auto& dialog = driver.part<Preferences>("preferences");
        dialog.findChild<KeyEditor*>()->choose("view.full");
        const auto fields = dialog.findChildren<KeyField*>();
        QCOMPARE(fields.size(), 2);
        QTest::keyClick(fields[0], Qt::Key_Z, Qt::ControlModifier);
        QStringList said;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            said.append(label->text());
        QVERIFY(said.contains("Ctrl+Z belongs to “Undo”."));
        QCOMPARE(driver.window.commands().keysOf("view.full"), QStringList{"F11"});
        QTest::keyClick(fields[0], Qt::Key_F12, Qt::ShiftModifier);
        QCOMPARE(driver.window.commands().keysOf("view.full"), QStringList{"Shift+F12"});
        QTest::keyClick(fields[1], Qt::Key_J, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(driver.window.commands().keysOf("view.full"), (QStringList{"Shift+F12", "Ctrl+Alt+J"}));
        QCOMPARE(driver.window.settings().keys().keys(), QStringList{"view.full"});
    }

    void expectation_51_singleLettersAndTypingCanBeSwitchedOff() {
        WindowDriver driver;
        auto& line = driver.part<QWidget>("typeLine");
        driver.window.settings().setTyping(false);
        QTest::keyClick(&driver.window.canvas(), Qt::Key_A);
        QVERIFY(!line.isVisible());
        // A letter and a drag still draw with that tool ...
        Canvas& canvas = driver.window.canvas();
        QTest::keyClick(&canvas, Qt::Key_F);
        WindowDriver::press(canvas, {300, 300});
        WindowDriver::move(canvas, {500, 400});
        QVERIFY(canvas.toolPath() != "select" && !canvas.toolPath().startsWith("select/band"));
        (void)canvas.cancelGesture();
        WindowDriver::release(canvas, {500, 400});
        // ... until that is switched off as well.
        driver.window.settings().setLetterTools(false);
        QTest::keyClick(&canvas, Qt::Key_H);
        const QPointF before = canvas.camera().toView({0, 0});
        WindowDriver::press(canvas, {300, 300});
        WindowDriver::move(canvas, {400, 400});
        WindowDriver::release(canvas, {400, 400});
        QCOMPARE(canvas.camera().toView({0, 0}), before);
        driver.window.settings().setTyping(true);
        QTest::keyClick(&canvas, Qt::Key_A);
        QVERIFY(line.isVisible());
    }
};

QTEST_MAIN(KeysTest)
#include "keys_test.moc"
