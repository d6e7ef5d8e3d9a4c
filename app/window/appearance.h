// Whether the window is dark: the person's choice, or what the desktop asks for. The desktop's settings
// portal is asked without waiting and followed while the program runs; where there is none, the palette the
// program was started with decides. Touches no bus that is not already there.
#pragma once

#include "window/settings.h"

#include <QDBusConnection>
#include <QDBusVariant>

#include <optional>

namespace chalkline {

class Appearance : public QObject {
    Q_OBJECT
public:
    /// The settings must outlive it.
    explicit Appearance(Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] bool isDark() const { return dark_; }
    /// Asks the desktop that the session bus leads to, once the event loop runs.
    void followDesktop();
    /// The same on a bus that is given.
    void followDesktop(const QDBusConnection& bus);

Q_SIGNALS:
    void changed(bool dark);

private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void setScheme(std::optional<bool> dark);
    void resolve();

    Settings& settings_;
    std::optional<bool> desktop_; // what the portal said
    bool dark_ = false;
};

/// The portal's answer about "color-scheme", wrapped in variants or not: 1 dark, 2 light, others no wish.
[[nodiscard]] std::optional<bool> darkOf(const QVariant& reply);

} // namespace chalkline
