// Which window shows a file: each says so on the session bus by a name made from the file's place, so that a
// second start with the same file finds it and brings it to the front. Without a bus nothing is said or
// found.
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace chalkline {

class FileInstance : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "io.github.chalkline.Window")
public:
    explicit FileInstance(QObject* parent, const QDBusConnection& bus = ownBus());

    /// From now on this window shows that file and no other; "" = none.
    void show(const QString& path);

    /// Asks the window that shows the file to come to the front. False: there is none.
    [[nodiscard]] static bool raiseOther(const QString& path, QDBusConnection bus = ownBus());
    /// The session bus where its address is known; else one that is not connected, without asking anybody.
    [[nodiscard]] static QDBusConnection ownBus();

public Q_SLOTS:
    Q_SCRIPTABLE void Raise() { Q_EMIT raiseAsked(); }

Q_SIGNALS:
    void raiseAsked();

private:
    QDBusConnection bus_;
    QString name_;
};

} // namespace chalkline
