#include "window/settings.h"

#include <QKeySequence>
#include <QStandardPaths>

namespace chalkline {

namespace {

constexpr int mostComponents = 6;
constexpr int mostCommands = 12;
const QString modeKey = QStringLiteral("window/mode");
const QString themeKey = QStringLiteral("window/theme");
const QString textKey = QStringLiteral("window/textSize");
const QString componentsKey = QStringLiteral("palette/recent");
const QString commandsKey = QStringLiteral("commands/recent");
const QString keysGroup = QStringLiteral("keys");
// A list without entries cannot be told from a list that is not there.
const QString noKeys = QStringLiteral("none");

QString ownFile() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/settings.ini");
}

} // namespace

Settings::Settings(const QString& path)
    : store_(path.isEmpty() ? ownFile() : path, QSettings::IniFormat) {}

Mode Settings::mode() const {
    const QString name = store_.value(modeKey).toString();
    if (name == QLatin1String("interview")) return Mode::Interview;
    if (name == QLatin1String("practice")) return Mode::Practice;
    return Mode::Work;
}

void Settings::setMode(Mode mode) {
    QString name = QStringLiteral("work");
    if (mode == Mode::Interview) name = QStringLiteral("interview");
    if (mode == Mode::Practice) name = QStringLiteral("practice");
    put(modeKey, name, QStringLiteral("work"));
}

ThemeChoice Settings::theme() const {
    const QString name = store_.value(themeKey).toString();
    if (name == QLatin1String("light")) return ThemeChoice::Light;
    if (name == QLatin1String("dark")) return ThemeChoice::Dark;
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice) {
    QString name = QStringLiteral("system");
    if (choice == ThemeChoice::Light) name = QStringLiteral("light");
    if (choice == ThemeChoice::Dark) name = QStringLiteral("dark");
    put(themeKey, name, QStringLiteral("system"));
}

int Settings::textSize() const {
    bool isNumber = false;
    const int percent = store_.value(textKey, smallestText).toInt(&isNumber);
    return isNumber && percent >= smallestText && percent <= largestText ? percent : smallestText;
}

void Settings::setTextSize(int percent) {
    put(textKey, std::clamp(percent, smallestText, largestText), smallestText);
}

QStringList Settings::recentComponents() const {
    return store_.value(componentsKey).toStringList().mid(0, mostComponents);
}

void Settings::noteComponent(const QString& kind, const QString& technology) {
    noteFirst(componentsKey, technology.isEmpty() ? kind : kind + '\t' + technology, mostComponents);
}

QStringList Settings::recentCommands() const {
    return store_.value(commandsKey).toStringList().mid(0, mostCommands);
}

void Settings::noteCommand(const QString& id) {
    noteFirst(commandsKey, id, mostCommands);
}

QMap<QString, QStringList> Settings::keys() const {
    QMap<QString, QStringList> keys;
    const QString prefix = keysGroup + '/';
    for (const QString& key : store_.allKeys()) {
        if (!key.startsWith(prefix)) continue;
        const QStringList value = store_.value(key).toStringList();
        keys.insert(key.mid(prefix.size()), value == QStringList{noKeys} ? QStringList() : value);
    }
    return keys;
}

void Settings::setKeys(const QString& id, const QStringList& keys) {
    store_.setValue(keysGroup + '/' + id, keys.isEmpty() ? QStringList{noKeys} : keys);
    Q_EMIT changed();
}

void Settings::resetKeys(const QString& id) {
    store_.remove(keysGroup + '/' + id);
    Q_EMIT changed();
}

bool Settings::has(const char* key, bool fallback) const {
    const QString value = store_.value(QLatin1String(key), fallback).toString();
    if (value == QLatin1String("true")) return true;
    return value == QLatin1String("false") ? false : fallback;
}

void Settings::put(const QString& key, const QVariant& value, const QVariant& fallback) {
    if (store_.value(key, fallback).toString() == value.toString()) return;
    if (value == fallback)
        store_.remove(key);
    else
        store_.setValue(key, value);
    Q_EMIT changed();
}

void Settings::noteFirst(const QString& key, const QString& entry, int most) {
    QStringList entries = store_.value(key).toStringList();
    entries.removeAll(entry);
    entries.prepend(entry);
    store_.setValue(key, QStringList(entries.mid(0, most)));
}

bool isKey(const QString& portable) {
    const QKeySequence sequence(portable, QKeySequence::PortableText);
    if (sequence.isEmpty()) return false;
    for (int i = 0; i < sequence.count(); ++i)
        if (const Qt::Key key = sequence[static_cast<uint>(i)].key(); key == Qt::Key_unknown || key == 0)
            return false;
    return true;
}

} // namespace chalkline
