#include "window/appearance.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QTimer>

namespace chalkline {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString space = QStringLiteral("org.freedesktop.appearance");
const QString key = QStringLiteral("color-scheme");
constexpr int patience = 2000; // ms until a portal that is silent counts as none

/// The palette before the window puts its own in its place.
bool startedDark() {
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

/// Without one, libdbus would start a daemon of its own and wait for it.
bool hasSessionBus() {
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/bus"));
}

} // namespace

std::optional<bool> darkOf(const QVariant& reply) {
    QVariant value = reply;
    // Read() wraps its answer twice.
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    bool isNumber = false;
    const uint scheme = value.toUInt(&isNumber);
    if (!isNumber || scheme == 0 || scheme > 2) return {};
    return scheme == 1;
}

Appearance::Appearance(Settings& settings, QObject* parent)
    : QObject(parent)
    , settings_(settings) {
    connect(&settings_, &Settings::changed, this, &Appearance::resolve);
    const bool systemDark = startedDark() || settings_.wasDark();
    dark_ = settings_.theme() == ThemeChoice::System ? systemDark : settings_.theme() == ThemeChoice::Dark;
    if (settings_.wasDark()) desktop_ = true;
}

void Appearance::followDesktop() {
    QTimer::singleShot(0, this, [this] {
        if (hasSessionBus())
            followDesktop(QDBusConnection::sessionBus());
        else
            setScheme({});
    });
}

void Appearance::followDesktop(const QDBusConnection& given) {
    QDBusConnection bus = given;
    if (!bus.isConnected()) return setScheme({});
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    ask << space << key;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusMessage reply = done->reply();
        const bool answered = reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty();
        setScheme(answered ? darkOf(reply.arguments().constFirst()) : std::nullopt);
        done->deleteLater();
    });
}

void Appearance::settingChanged(const QString& changedSpace, const QString& changedKey,
                                const QDBusVariant& value) {
    if (changedSpace == space && changedKey == key) setScheme(darkOf(value.variant()));
}

void Appearance::setScheme(std::optional<bool> dark) {
    desktop_ = dark;
    settings_.setWasDark(dark.value_or(false));
    resolve();
}

void Appearance::resolve() {
    const ThemeChoice choice = settings_.theme();
    const bool dark =
        choice == ThemeChoice::System ? desktop_.value_or(startedDark()) : choice == ThemeChoice::Dark;
    if (dark == dark_) return;
    dark_ = dark;
    Q_EMIT changed(dark);
}

} // namespace chalkline
