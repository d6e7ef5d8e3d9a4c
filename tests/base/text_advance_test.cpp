// JetBrains Mono is 0.6 em wide throughout; the other figures follow from how widths add up.
#include <QtTest>

#include "base/text_advance.h"

using namespace chalkline;

class TextAdvanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCharacterOfMonoIsSixTenthsOfAnEm() {
        QCOMPARE(textWidth("GET /{code}", Font::Mono), 11 * 0.6 * 11);
    }

    void aTextIsAsWideAsItsCharacters() {
        const double apart = textWidth("Re", Font::Name) + textWidth("dis", Font::Name);
        QVERIFY(std::abs(textWidth("Redis", Font::Name) - apart) < 1e-9);
    }

    void wideLettersAreWiderThanNarrowOnes() {
        QVERIFY(textWidth("mmmm", Font::Name) > 3 * textWidth("iiii", Font::Name));
    }

    void spacingCountsForEachCharacter() {
        QCOMPARE(textWidth("AB", Font::BoundaryTitle) - textWidth("AB", Font::Pill), 1.2);
    }

    void wideScriptsOutsideTheFontsCountOneEm() {
        QCOMPARE(advanceOf(Face::Mono, U'漢'), 1.0);
        QCOMPARE(advanceOf(Face::InterSemiBold, U'한'), 1.0);
    }

    void otherForeignScriptsCountSixTenths() { QCOMPARE(advanceOf(Face::InterSemiBold, U'ก'), 0.6); }

    void combiningMarksHaveNoWidth() {
        QCOMPARE(textWidth("e\xCC\x81", Font::Name), textWidth("e", Font::Name));
    }

    void brokenUtf8IsMeasuredAndNeverReadPast() {
        QVERIFY(textWidth("\xF0\x9F", Font::Name) > 0);
        QVERIFY(textWidth("\xC3(", Font::Name) > 0);
    }

    void aTextThatFitsStaysWhole() {
        QCOMPARE(elided("Redirect", Font::Name, textWidth("Redirect", Font::Name)), std::string("Redirect"));
    }

    void aTextThatDoesNotFitEndsInAnEllipsisWithinTheWidth() {
        const std::string cut = elided("Notification service", Font::Name, 90);
        QVERIFY(cut.ends_with("…"));
        QVERIFY(textWidth(cut, Font::Name) <= 90.02);
        QVERIFY(textWidth(cut, Font::Name) > 75);
    }

    void aCharacterOfSeveralBytesIsNeverCut() {
        const std::string text = "ÄÖÜÄÖÜÄÖÜÄÖÜ";
        for (int width = 0; width < 130; ++width) {
            const std::string cut = elided(text, Font::Name, width);
            QVERIFY2(QString::fromStdString(cut).toStdString() == cut, cut.c_str());
        }
    }

    void noRoomGivesTheEllipsisAlone() { QCOMPARE(elided("Redis", Font::Name, 0), std::string("…")); }
};

QTEST_APPLESS_MAIN(TextAdvanceTest)
#include "text_advance_test.moc"
