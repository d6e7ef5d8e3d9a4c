#include <QtTest>

#include "render/theme.h"
#include "support/colours.h"

using namespace chalkline;
using namespace chalkline::test;

/// The figures of the art direction. A colour may change only if these still hold.
class ThemeTest : public QObject {
    Q_OBJECT

    static void eachTheme() {
        QTest::addColumn<ThemeName>("name");
        QTest::newRow("light") << ThemeName::Light;
        QTest::newRow("dark") << ThemeName::Dark;
        QTest::newRow("print") << ThemeName::Print;
        QTest::newRow("hand-drawn") << ThemeName::HandDrawn;
    }

private Q_SLOTS:
    void theDistanceOfTwoColoursIsThatOfThePaper() {
        // Pairs 1 and 17 of the test data of Sharma, Wu and Dalal.
        QVERIFY(std::abs(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
        QVERIFY(std::abs(ciede2000({50, 2.5, 0}, {73, 25, -18}) - 27.1492) < 1e-4);
    }

    void textIsReadable_data() { eachTheme(); }
    void textIsReadable() {
        QFETCH(ThemeName, name);
        const Theme& theme = themeOf(name);
        const auto atLeast = [](const std::string& text, const std::string& ground, double least) {
            QVERIFY2(contrast(text, ground) >= least, (text + " on " + ground).c_str());
        };
        atLeast(theme.ink, theme.card, 7);
        atLeast(theme.ink, theme.canvas, 7);
        for (const std::string* text : {&theme.ink2, &theme.error})
            atLeast(*text, theme.card, 4.5);
        for (const std::string* text : {&theme.sync, &theme.async, &theme.boundaryTitle, &theme.accent})
            atLeast(*text, theme.canvas, 4.5);
        atLeast(theme.card, theme.accent, 4.5); // the number in a step's disc
    }

    void linesAndGlyphsAreSeen_data() { eachTheme(); }
    void linesAndGlyphsAreSeen() {
        QFETCH(ThemeName, name);
        const Theme& theme = themeOf(name);
        QVERIFY(contrast(theme.boundaryLine, theme.canvas) >= 3);
        QVERIFY(contrast(theme.controlBorder, theme.card) >= 3);
        for (const FamilyColours& family : theme.families) {
            QVERIFY2(contrast(family.line, theme.card) >= 3, family.line.c_str());
            QVERIFY2(contrast(family.line, theme.canvas) >= 3, family.line.c_str());
            QVERIFY2(contrast(family.line, family.tint) >= 3, family.line.c_str());
        }
    }

    void familiesAreToldApartByEveryEye_data() { eachTheme(); }
    void familiesAreToldApartByEveryEye() {
        QFETCH(ThemeName, name);
        const Theme& theme = themeOf(name);
        for (const Vision vision : {Vision::Normal, Vision::Protan, Vision::Deutan, Vision::Tritan})
            for (const FamilyColours& a : theme.families)
                for (const FamilyColours& b : theme.families)
                    if (&a < &b)
                        QVERIFY2(distance(a.line, b.line, vision) >= 13,
                                 qPrintable(QString("%1 %2 in vision %3: %4")
                                                .arg(a.line.c_str(), b.line.c_str())
                                                .arg(int(vision))
                                                .arg(distance(a.line, b.line, vision))));
    }

    void printHasWhitePaperAndNoTints() {
        const Theme& print = themeOf(ThemeName::Print);
        QCOMPARE(print.canvas, "#FFFFFF");
        for (const FamilyColours& family : print.families)
            QCOMPARE(family.tint, "#FFFFFF");
        QCOMPARE(print.boundaryFill, 0.0);
        QCOMPARE(print.of(Family::Store).line, themeOf(ThemeName::Light).of(Family::Store).line);
    }

    void dimmingMovesEveryColourTowardsTheCanvas() {
        const Theme& light = themeOf(ThemeName::Light);
        const Theme third = dimmed(light, 0.35);
        QCOMPARE(third.canvas, light.canvas);
        QCOMPARE(third.ink, "#A9AAA8"); // 35 % of #1B2126, 65 % of #F6F4EE
        QCOMPARE(dimmed(light, 1).async, light.async);
        QCOMPARE(dimmed(light, 0).async, light.canvas);
    }

    void onlySixHexadecimalDigitsAreAColour() {
        for (const char* good : {"#1B2126", "#abcdef", "#000000"})
            QVERIFY2(isColour(good), good);
        for (const char* bad : {"", "red", "#12345", "#1234567", "#12345g", "url(#a)", "#1B2126;x"})
            QVERIFY2(!isColour(bad), bad);
    }

    void themesAreFoundByTheirWords() {
        QCOMPARE(themeNamed("hand-drawn"), ThemeName::HandDrawn);
        QCOMPARE(themeNamed("print"), ThemeName::Print);
        QVERIFY(!themeNamed("Light"));
        QVERIFY(!themeNamed(""));
    }
};

QTEST_APPLESS_MAIN(ThemeTest)
#include "theme_test.moc"
