// What the window remembers between starts, never about a project's content: recent files, its size and
// place, what stands at the side, and where each project was looked at. An INI file in the configuration
// folder.
#pragma once

#include "canvas/camera.h"

#include <QSettings>
#include <QStringList>

class QWidget;

namespace chalkline {

class WindowState {
public:
    static constexpr int mostRecent = 10;

    WindowState();

    /// Newest first, absolute, without repeats; files that are gone are still named.
    [[nodiscard]] QStringList recentFiles() const;
    void noteFile(const QString& path);
    void forgetFile(const QString& path);

    void saveWindow(const QWidget& window);
    /// The size and place of last time, on a screen that is there; false if there was none.
    bool restoreWindow(QWidget& window) const;

    [[nodiscard]] QString page() const;
    void setPage(const QString& id);
    [[nodiscard]] bool panelShown() const;
    void setPanelShown(bool shown);

    [[nodiscard]] std::optional<Camera> camera(const QString& path) const;
    void noteCamera(const QString& path, const Camera& camera);

private:
    mutable QSettings store_;
};

} // namespace chalkline
