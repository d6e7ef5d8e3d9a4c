#include "window/window_state.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>
#include <QWidget>

namespace chalkline {

namespace {

const QString recentKey = QStringLiteral("recent/files");
const QString geometryKey = QStringLiteral("window/geometry");
const QString maximisedKey = QStringLiteral("window/maximised");
const QString pageKey = QStringLiteral("panel/page");
const QString shownKey = QStringLiteral("panel/shown");
const QString cameraGroup = QStringLiteral("cameras/");
constexpr int leastSeen = 120; // px of the window that must lie on a screen

/// A path cannot be a key: it holds slashes.
QString keyOf(const QString& path) {
    return cameraGroup + QString::fromLatin1(path.toUtf8().toBase64(QByteArray::Base64UrlEncoding |
                                                                    QByteArray::OmitTrailingEquals));
}

} // namespace

WindowState::WindowState()
    : store_(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                 QStringLiteral("/state.ini"),
             QSettings::IniFormat) {}

QStringList WindowState::recentFiles() const {
    return store_.value(recentKey).toStringList().mid(0, mostRecent);
}

void WindowState::noteFile(const QString& path) {
    QStringList files = recentFiles();
    const QString whole = QFileInfo(path).absoluteFilePath();
    files.removeAll(whole);
    files.prepend(whole);
    store_.setValue(recentKey, files.mid(0, mostRecent));
}

void WindowState::forgetFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(path);
    store_.setValue(recentKey, files);
    store_.remove(keyOf(path));
}

void WindowState::saveWindow(const QWidget& window) {
    store_.setValue(maximisedKey, window.isMaximized());
    if (!window.isMaximized() && !window.isFullScreen()) store_.setValue(geometryKey, window.geometry());
}

bool WindowState::restoreWindow(QWidget& window) const {
    QRect place = store_.value(geometryKey).toRect();
    if (place.width() < 100 || place.height() < 100) return false;
    const QScreen* screen = QGuiApplication::screenAt(place.center());
    for (const QScreen* other : QGuiApplication::screens()) {
        const QRect common = other->availableGeometry().intersected(place);
        if (!screen && common.width() >= leastSeen && common.height() >= leastSeen) screen = other;
    }
    if (!screen) screen = QGuiApplication::primaryScreen();
    const QRect room = screen->availableGeometry();
    place.setSize(place.size().boundedTo(room.size()));
    place.moveLeft(std::clamp(place.left(), room.left(), room.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), room.top(), room.bottom() + 1 - place.height()));
    window.setGeometry(place);
    if (store_.value(maximisedKey).toBool()) window.setWindowState(Qt::WindowMaximized);
    return true;
}

QString WindowState::page() const {
    return store_.value(pageKey).toString();
}

void WindowState::setPage(const QString& id) {
    store_.setValue(pageKey, id);
}

bool WindowState::panelShown() const {
    return store_.value(shownKey, true).toBool();
}

void WindowState::setPanelShown(bool shown) {
    store_.setValue(shownKey, shown);
}

std::optional<Camera> WindowState::camera(const QString& path) const {
    const QStringList numbers = store_.value(keyOf(path)).toStringList();
    if (numbers.size() != 3) return std::nullopt;
    const double zoom = numbers[2].toDouble();
    if (!(zoom >= Camera::smallest && zoom <= Camera::largest)) return std::nullopt;
    Camera camera;
    camera.zoomAt({0, 0}, zoom);
    const Point origin{numbers[0].toDouble(), numbers[1].toDouble()};
    camera.pan(camera.toView(origin) * -1);
    return camera;
}

void WindowState::noteCamera(const QString& path, const Camera& camera) {
    const QStringList numbers{QString::number(camera.origin().x, 'f', 1),
                              QString::number(camera.origin().y, 'f', 1),
                              QString::number(camera.zoom(), 'f', 4)};
    store_.setValue(keyOf(path), numbers);
}

} // namespace chalkline
