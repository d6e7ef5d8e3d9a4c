// What a person has chosen about the program, never about a project: theme, typing, keys, recent things. Kept
// in an INI file in the user's configuration folder; only what differs from the defaults is in it. Values out
// of range read as the default. Says changed() after each change.
#pragma once

#include "panels/panel_page.h"

#include <QMap>
#include <QObject>
#include <QSettings>
#include <QStringList>

namespace chalkline {

enum class ThemeChoice { System, Light, Dark };

class Settings : public QObject {
    Q_OBJECT
public:
    static constexpr int smallestText = 100; // per cent of the usual interface text
    static constexpr int largestText = 200;

    /// An empty path is the user's own file.
    explicit Settings(const QString& path = {});

    [[nodiscard]] Mode mode() const;
    void setMode(Mode mode);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// What the desktop said last, so that a start in the dark does not begin with a flash of light.
    [[nodiscard]] bool wasDark() const { return has("window/wasDark", false); }
    void setWasDark(bool dark) { put(QStringLiteral("window/wasDark"), dark, false); }
    [[nodiscard]] bool grid() const { return has("canvas/grid", true); }
    void setGrid(bool on) { put(QStringLiteral("canvas/grid"), on, true); }
    [[nodiscard]] bool snapping() const { return has("canvas/snapping", true); }
    void setSnapping(bool on) { put(QStringLiteral("canvas/snapping"), on, true); }
    /// Whether nothing is to glide.
    [[nodiscard]] bool reducedMotion() const { return has("canvas/reducedMotion", false); }
    void setReducedMotion(bool on) { put(QStringLiteral("canvas/reducedMotion"), on, false); }
    /// Whether a letter typed on the canvas opens the type line.
    [[nodiscard]] bool typing() const { return has("canvas/typing", true); }
    void setTyping(bool on) { put(QStringLiteral("canvas/typing"), on, true); }
    /// Whether one letter and a drag use that letter's tool.
    [[nodiscard]] bool letterTools() const { return has("canvas/letterTools", true); }
    void setLetterTools(bool on) { put(QStringLiteral("canvas/letterTools"), on, true); }
    /// Whether numbers are reckoned with the round day of public guides.
    [[nodiscard]] bool rough() const { return has("numbers/rough", false); }
    void setRough(bool on) { put(QStringLiteral("numbers/rough"), on, false); }
    [[nodiscard]] int textSize() const; // per cent
    void setTextSize(int percent);
    [[nodiscard]] bool palettePinned() const { return has("palette/pinned", false); }
    void setPalettePinned(bool on) { put(QStringLiteral("palette/pinned"), on, false); }

    /// Newest first; each kind id, or kind id and technology with a tab between them.
    [[nodiscard]] QStringList recentComponents() const;
    void noteComponent(const QString& kind, const QString& technology);
    [[nodiscard]] QStringList recentCommands() const;
    void noteCommand(const QString& id);

    /// The person's own keys by command id, portable form; an empty list means the command has none. Ids
    /// nobody knows stay: they may belong to a newer program.
    [[nodiscard]] QMap<QString, QStringList> keys() const;
    void setKeys(const QString& id, const QStringList& keys);
    void resetKeys(const QString& id);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool has(const char* key, bool fallback) const;
    /// A value that is the default leaves the file.
    void put(const QString& key, const QVariant& value, const QVariant& fallback);
    void noteFirst(const QString& key, const QString& entry, int most);

    QSettings store_;
};

/// False for what no keyboard has: "Foo+Bar".
[[nodiscard]] bool isKey(const QString& portable);

} // namespace chalkline
