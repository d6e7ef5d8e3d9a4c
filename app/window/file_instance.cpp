#include "window/file_instance.h"

#include <QCryptographicHash>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QFileInfo>

namespace chalkline {

namespace {

const QString objectPath = QStringLiteral("/io/github/chalkline/window");
const QString interfaceName = QStringLiteral("io.github.chalkline.Window");
constexpr int patience = 500; // ms that a window may take to answer

/// A bus name of the file's whole path; only letters and digits may stand in one.
QString nameFor(const QString& path) {
    const QByteArray whole = QFileInfo(path).canonicalFilePath().toUtf8();
    if (whole.isEmpty()) return {};
    const QByteArray hash = QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().left(32);
    return QStringLiteral("io.github.chalkline.file_") + QString::fromLatin1(hash);
}

} // namespace

QDBusConnection FileInstance::ownBus() {
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return QDBusConnection(QString());
    return QDBusConnection::sessionBus();
}

FileInstance::FileInstance(QObject* parent, const QDBusConnection& bus)
    : QObject(parent)
    , bus_(bus) {
    if (bus_.isConnected()) bus_.registerObject(objectPath, this, QDBusConnection::ExportScriptableSlots);
}

void FileInstance::show(const QString& path) {
    if (!bus_.isConnected()) return;
    const QString name = path.isEmpty() ? QString() : nameFor(path);
    if (name == name_) return;
    if (!name_.isEmpty()) bus_.unregisterService(name_);
    name_ = !name.isEmpty() && bus_.registerService(name) ? name : QString();
}

bool FileInstance::raiseOther(const QString& path, QDBusConnection bus) {
    const QString name = nameFor(path);
    if (name.isEmpty() || !bus.isConnected()) return false;
    const QDBusMessage call =
        QDBusMessage::createMethodCall(name, objectPath, interfaceName, QStringLiteral("Raise"));
    return bus.call(call, QDBus::Block, patience).type() == QDBusMessage::ReplyMessage;
}

} // namespace chalkline
