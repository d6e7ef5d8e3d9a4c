#include <QtTest>

#include "support/colours.h"
#include "support/window_driver.h"
#include "window/command_palette.h"
#include "window/icons.h"
#include "window/palette.h"
#include "window/preferences.h"
#include "window/shortcut_sheet.h"
#include "window/style.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabBar>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// selector -> its declarations, in the order of the sheet.
std::vector<std::pair<QString, QString>> rulesOf(const QString& sheet) {
    static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^{}]*)\\}"));
    std::vector<std::pair<QString, QString>> rules;
    for (auto found = rule.globalMatch(sheet); found.hasNext();) {
        const auto match = found.next();
        rules.emplace_back(match.captured(1).simplified(), match.captured(2));
    }
    return rules;
}

QString valueOf(const QString& declarations, const QString& property) {
    const QRegularExpression value("(?:^|[;\\s])" + property + ":[^;#]*(#[0-9a-fA-F]{6})");
    return value.match(declarations).captured(1);
}

/// Drawn with sharp edges: some pixel has the full colour.
bool isSharp(const QIcon& icon, int size, double scale, const QColor& colour) {
    const QImage drawn = icon.pixmap(QSize(size, size), scale).toImage();
    if (drawn.width() != qRound(size * scale)) return false;
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x)
            if (drawn.pixelColor(x, y) == colour) return true;
    return false;
}

/// What is too small for its text, or stands outside of what it is in.
QString cutOff(const QWidget& root) {
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!widget->isVisible() || (!label && !button && !qobject_cast<const QLineEdit*>(widget))) continue;
        if (label && label->text().isEmpty()) continue;
        if (qobject_cast<QLineEdit*>(widget->parentWidget())) continue; // a mark that the style fits in

        const bool wraps = label && label->wordWrap();
        const QSize need = widget->minimumSizeHint();
        const bool narrow = !wraps && widget->width() < need.width();
        const bool low = widget->height() < (wraps ? widget->heightForWidth(widget->width()) : need.height());
        if (narrow || low)
            return QStringLiteral("%1 %2 is %3x%4, needs %5x%6")
                .arg(widget->metaObject()->className(), label    ? label->text()
                                                        : button ? button->text()
                                                                 : QString())
                .arg(widget->width())
                .arg(widget->height())
                .arg(need.width())
                .arg(need.height());
    }
    return {};
}

} // namespace

class StyleTest : public QObject {
    Q_OBJECT

    static void eachTheme() {
        QTest::addColumn<ThemeName>("name");
        QTest::newRow("light") << ThemeName::Light;
        QTest::newRow("dark") << ThemeName::Dark;
    }

private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }
    void init() { QFile::remove(settingsPath()); }

    void expectation_57_everyTextColourOfTheSheetCanBeRead_data() { eachTheme(); }
    void expectation_57_everyTextColourOfTheSheetCanBeRead() {
        QFETCH(ThemeName, name);
        const Theme& theme = themeOf(name);
        int checked = 0;
        for (const auto& [selector, declarations] : rulesOf(styleSheetOf(theme))) {
            const QString text = valueOf(declarations, QStringLiteral("color"));
            // What cannot be used now may be faint: that is what faint says.
            if (text.isEmpty() || selector.contains(":disabled")) continue;
            const QString own = valueOf(declarations, QStringLiteral("background"));
            const std::string ground = own.isEmpty() ? theme.card : own.toStdString();
            QVERIFY2(contrast(text.toStdString(), ground) >= 4.5, qPrintable(selector + declarations));
            ++checked;
        }
        QVERIFY(checked >= 10);
    }

    void expectation_57_textIsReadOnChosenRowsAndCanvasToo_data() { eachTheme(); }
    void expectation_57_textIsReadOnChosenRowsAndCanvasToo() {
        QFETCH(ThemeName, name);
        const Theme& theme = themeOf(name);
        for (const std::string& ground : {theme.card, theme.canvas, theme.of(Family::Edge).tint})
            for (const std::string& text : {theme.ink, theme.ink2})
                QVERIFY2(contrast(text, ground) >= 4.5, (text + " on " + ground).c_str());
    }

    void expectation_57_linesOfControlsAreSeen_data() { eachTheme(); }
    void expectation_57_linesOfControlsAreSeen() {
        QFETCH(ThemeName, name);
        const Theme& theme = themeOf(name);
        for (const auto& [selector, declarations] : rulesOf(styleSheetOf(theme))) {
            const bool control = selector.contains("QLineEdit") || selector.startsWith("QPushButton") ||
                                 selector.contains("segment") || selector == "#palette" ||
                                 selector.startsWith("#commandPalette");
            const QString line = valueOf(declarations, QStringLiteral("border"));
            if (!control || line.isEmpty() || selector.contains(":disabled")) continue;
            QVERIFY2(contrast(line.toStdString(), theme.card) >= 3, qPrintable(selector + declarations));
        }
    }

    void expectation_57_whatThePaletteOfQtSaysIsReadable_data() { eachTheme(); }
    void expectation_57_whatThePaletteOfQtSaysIsReadable() {
        QFETCH(ThemeName, name);
        const QPalette palette = paletteOf(themeOf(name));
        const auto ratio = [&](QPalette::ColorRole text, QPalette::ColorRole ground) {
            return contrast(palette.color(text).name().toStdString(),
                            palette.color(ground).name().toStdString());
        };
        QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 4.5);
        QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 4.5);
        QVERIFY(ratio(QPalette::Text, QPalette::AlternateBase) >= 4.5);
        QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 4.5);
        QVERIFY(ratio(QPalette::ToolTipText, QPalette::ToolTipBase) >= 4.5);
        QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
    }

    void expectation_58_iconsAreSharpAtEveryScale_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.25, 1.5, 2.0})
            QTest::newRow(qPrintable(QString::number(scale))) << scale;
    }
    void expectation_58_iconsAreSharpAtEveryScale() {
        QFETCH(double, scale);
        const QColor colour("#26775a");
        for (const Kind& kind : allKinds())
            for (const int size : {16, 20, 24})
                QVERIFY2(isSharp(kindIcon(kind.id, colour), size, scale, colour), kind.id.data());
        for (const Symbol symbol : {Symbol::Search, Symbol::Pin, Symbol::Close, Symbol::Check})
            QVERIFY2(isSharp(symbolIcon(symbol, colour), 16, scale, colour),
                     qPrintable(QString::number(static_cast<int>(symbol))));
    }

    void theDrawingOfAGlyphGoesByTheSizeThatIsSeen() {
        // 16 px at a scale of two is the small drawing on twice the pixels, not the large one.
        const QIcon icon = kindIcon("store.relational", QColor("#26775a"));
        const QImage twice = icon.pixmap(QSize(16, 16), 2.0).toImage();
        const QImage large = icon.pixmap(QSize(32, 32), 1.0).toImage();
        QCOMPARE(twice.size(), large.size());
        QVERIFY(twice.convertToFormat(QImage::Format_ARGB32) != large.convertToFormat(QImage::Format_ARGB32));
    }

    void expectation_83_iconsNeedNoIconTheme() {
        QIcon::setThemeName(QStringLiteral("no-such-theme"));
        WindowDriver driver;
        QStringList bare;
        for (const QAbstractButton* button : driver.window.findChildren<QAbstractButton*>()) {
            if (qobject_cast<QTabBar*>(button->parentWidget()) || button->text().size() > 0) continue;
            if (button->objectName() == "closeSheet") continue; // gets its icon when the sheet opens
            const bool drawn = !button->icon().isNull() && button->icon().name().isEmpty();
            const bool inField = qobject_cast<QLineEdit*>(button->parentWidget()) != nullptr;
            const bool inWords = button->findChild<QLabel*>() != nullptr;
            if (drawn || inField || inWords) continue;
            bare += button->objectName() + ' ' + button->accessibleName() + ' ' +
                    button->parentWidget()->metaObject()->className();
        }
        QCOMPARE(bare.join('\n'), QString());
    }

    void theSheetGrowsWithTheTextSize() {
        const QString usual = styleSheetOf(themeOf(ThemeName::Light));
        const QString large = styleSheetOf(themeOf(ThemeName::Light), 200);
        QVERIFY(usual.contains("font-size: 13px") && large.contains("font-size: 26px"));
        QVERIFY(!large.contains("font-size: 13px"));
        QCOMPARE(rulesOf(usual).size(), rulesOf(large).size());
    }

    void expectation_59_nothingIsCutOffAt1280By720_data() {
        QTest::addColumn<int>("size");
        for (const int size : {100, 125, 150, 200})
            QTest::newRow(qPrintable(QString::number(size))) << size;
    }
    void expectation_59_nothingIsCutOffAt1280By720() {
        QFETCH(int, size);
        WindowDriver driver;
        driver.window.settings().setTextSize(size);
        const auto look = [&](const QWidget& part) {
            QApplication::processEvents();
            QVERIFY2(part.isVisible(), qPrintable(part.objectName()));
            QVERIFY2(cutOff(part).isEmpty(), qPrintable(part.objectName() + ": " + cutOff(part)));
        };
        CommandRegistry& commands = driver.window.commands();
        look(driver.part<QWidget>("strip"));
        look(driver.part<QWidget>("status"));
        QVERIFY(commands.run("insert.component"));
        look(driver.part<QWidget>("palette"));
        QVERIFY(commands.run("help.commands"));
        look(driver.part<QWidget>("commandPalette"));
        QVERIFY(driver.window.rect().contains(driver.part<QWidget>("commandPalette").geometry()));
        QVERIFY(commands.run("help.keys"));
        look(driver.part<QWidget>("shortcutSheet"));
        QVERIFY(driver.window.rect().contains(driver.part<QWidget>("shortcutSheet").geometry()));
        QVERIFY(commands.run("edit.preferences"));
        look(driver.part<QWidget>("preferences"));
        QVERIFY(commands.run("help.changeKeys"));
        look(driver.part<QWidget>("preferences"));
        QVERIFY(driver.part<QWidget>("preferences").height() <= 720);
    }
};

QTEST_MAIN(StyleTest)
#include "style_test.moc"
