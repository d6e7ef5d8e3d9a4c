#include <QtTest>

#include "support/window_driver.h"
#include "window/appearance.h"
#include "window/style.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>

using namespace chalkline;
using namespace chalkline::test;

namespace {

constexpr const char* portalPath = "/org/freedesktop/portal/desktop";

/// Answers Read() as the desktop's portal does.
class FakePortal : public QDBusVirtualObject {
public:
    uint scheme = 0;
    int asked = 0;

    [[nodiscard]] QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
        if (message.member() != "Read") return false;
        ++asked;
        const QVariant inner = QVariant::fromValue(QDBusVariant(scheme));
        bus.send(message.createReply(QVariant::fromValue(QDBusVariant(inner))));
        return true;
    }
    static void announce(const QDBusConnection& bus, uint scheme, const char* key = "color-scheme") {
        QDBusMessage signal =
            QDBusMessage::createSignal(portalPath, "org.freedesktop.portal.Settings", "SettingChanged");
        signal << QString("org.freedesktop.appearance") << QString(key)
               << QVariant::fromValue(QDBusVariant(scheme));
        bus.send(signal);
    }
};

/// A bus that nobody else is on, for as long as the test runs.
struct PrivateBus {
    QProcess daemon;
    QString address;

    PrivateBus() {
        daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
        if (daemon.waitForStarted() && daemon.waitForReadyRead())
            address = QString::fromUtf8(daemon.readLine()).trimmed();
    }
    ~PrivateBus() {
        QDBusConnection::disconnectFromBus("portal");
        QDBusConnection::disconnectFromBus("window");
        daemon.kill();
        daemon.waitForFinished();
    }
};

} // namespace

class AppearanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }
    void init() { QFile::remove(settingsPath()); }

    void expectation_56_thePortalsAnswerIsReadHoweverItIsWrapped() {
        const auto wrapped = [](const QVariant& value) { return QVariant::fromValue(QDBusVariant(value)); };
        QCOMPARE(darkOf(1U), std::optional(true));
        QCOMPARE(darkOf(wrapped(1U)), std::optional(true));
        QCOMPARE(darkOf(wrapped(wrapped(2U))), std::optional(false));
        QVERIFY(!darkOf(wrapped(0U)));
        QVERIFY(!darkOf(wrapped(7U)));
        QVERIFY(!darkOf(wrapped(QString("dark"))));
        QVERIFY(!darkOf({}));
    }

    void expectation_56_theDesktopIsAskedAndFollowed() {
        const PrivateBus bus;
        if (bus.address.isEmpty()) QSKIP("there is no dbus-daemon");
        QDBusConnection portalSide = QDBusConnection::connectToBus(bus.address, "portal");
        FakePortal portal;
        portal.scheme = 1;
        QVERIFY(portalSide.registerVirtualObject(portalPath, &portal));
        QVERIFY(portalSide.registerService("org.freedesktop.portal.Desktop"));
        const QTemporaryDir folder;
        Settings settings(folder.filePath("settings.ini"));
        Appearance appearance(settings);
        QVERIFY(!appearance.isDark());
        QSignalSpy changes(&appearance, &Appearance::changed);
        appearance.followDesktop(QDBusConnection::connectToBus(bus.address, "window"));
        QVERIFY(changes.wait());
        QCOMPARE(changes.takeFirst()[0].toBool(), true);
        QCOMPARE(portal.asked, 1);
        FakePortal::announce(portalSide, 2);
        QVERIFY(changes.wait());
        QCOMPARE(changes.takeFirst()[0].toBool(), false);
        FakePortal::announce(portalSide, 1, "accent-color"); // about something else
        FakePortal::announce(portalSide, 1);
        QVERIFY(changes.wait());
        QCOMPARE(changes.size(), 1);
        QVERIFY(appearance.isDark());
        // The next start is dark from its first moment.
        QVERIFY(Appearance(settings).isDark());
        settings.setTheme(ThemeChoice::Light);
        QVERIFY(!appearance.isDark());
        settings.setTheme(ThemeChoice::System);
        QVERIFY(appearance.isDark());
    }

    void aBusWithoutAPortalLeavesItAsItIs() {
        const PrivateBus bus;
        if (bus.address.isEmpty()) QSKIP("there is no dbus-daemon");
        const QTemporaryDir folder;
        Settings settings(folder.filePath("settings.ini"));
        settings.setWasDark(true);
        Appearance appearance(settings);
        QSignalSpy changes(&appearance, &Appearance::changed);
        appearance.followDesktop(QDBusConnection::connectToBus(bus.address, "window"));
        QVERIFY(changes.wait()); // what was remembered does not hold any more
        QVERIFY(!appearance.isDark());
    }

    void noBusAtAllDecidesByThePaletteWithoutAWord() {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("settings.ini"));
        Appearance appearance(settings);
        appearance.followDesktop(QDBusConnection("no such connection"));
        QVERIFY(!appearance.isDark());
    }

    void expectation_56_theThemeChangesWhileTheWindowIsOpen() {
        WindowDriver driver;
        driver.window.settings().setTheme(ThemeChoice::Dark);
        QVERIFY(driver.window.canvas().themeName() == ThemeName::Dark);
        QCOMPARE(driver.window.grab().toImage().pixelColor(4, 4), colourOf(themeOf(ThemeName::Dark).card));
        driver.window.settings().setTheme(ThemeChoice::Light);
        QVERIFY(driver.window.canvas().themeName() == ThemeName::Light);
        QCOMPARE(driver.window.grab().toImage().pixelColor(4, 4), colourOf(themeOf(ThemeName::Light).card));
        QVERIFY(driver.window.commands().run("view.dark"));
        QVERIFY(driver.window.settings().theme() == ThemeChoice::Dark);
        QVERIFY(driver.window.canvas().themeName() == ThemeName::Dark);
    }
};

QTEST_MAIN(AppearanceTest)
#include "appearance_test.moc"
