#include <QtTest>

#include "render/export_svg.h"
#include "render/font_data.h"
#include "render/font_subset.h"
#include "render/text_outline.h"
#include "support/designs.h"

#include <QGuiApplication>
#include <QRawFont>

using namespace chalkline;
using namespace chalkline::test;

namespace {

std::set<char32_t> charactersOf(std::u32string_view text) {
    return {text.begin(), text.end()};
}

Rect extent(const Path& path) {
    Rect all;
    bool any = false;
    for (const PathStep& step : path) {
        if (step.step == Step::Close) continue;
        const Rect at{step.to.x, step.to.y, 0, 0};
        all = any ? all.united(at) : at;
        any = true;
    }
    return all;
}

} // namespace

/// Parts of the embedded fonts: subsets to carry along, and outlines in place of text.
class FontsTest : public QObject {
    Q_OBJECT

    static void eachFace() {
        QTest::addColumn<Face>("face");
        for (int face = 0; face < faceCount; ++face)
            QTest::addRow("%d", face) << static_cast<Face>(face);
    }

private Q_SLOTS:
    void aSubsetIsSmallAndHasTheSameAdvances_data() { eachFace(); }
    void aSubsetIsSmallAndHasTheSameAdvances() {
        QFETCH(Face, face);
        const std::u32string text = U"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ×·…é";
        const auto subset = subsetFont(face, charactersOf(text));
        QVERIFY(subset);
        QVERIFY2(subset->size() < 25 * 1024, std::to_string(subset->size()).c_str());
        const QRawFont font(QByteArray::fromStdString(*subset), 100);
        QVERIFY(font.isValid());
        for (const char32_t character : text) {
            QVERIFY(font.supportsCharacter(static_cast<uint>(character)));
            const auto glyphs = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
            const auto advances = font.advancesForGlyphIndexes(glyphs, QRawFont::UseDesignMetrics);
            QVERIFY(std::abs(advances[0].x() - 100 * advanceOf(face, character)) < 0.1);
        }
        QVERIFY(!font.supportsCharacter(U'&'));
    }
    void charactersTheFaceLacksAreLeftOut() {
        const auto subset = subsetFont(Face::Inter, {U'a', U'漢'});
        QVERIFY(subset);
        const QRawFont font(QByteArray::fromStdString(*subset), 100);
        QVERIFY(font.supportsCharacter(U'a') && !font.supportsCharacter(U'漢'));
    }
    void twoSubsetsAreTheSameBytes() {
        QCOMPARE(*subsetFont(Face::InterSemiBold, charactersOf(U"redis cache")),
                 *subsetFont(Face::InterSemiBold, charactersOf(U"redis cache")));
    }
    void anSvgCarriesTheFontsItUses() {
        Project project;
        (void)feed(project, urlShortener);
        SvgOptions options;
        options.text = SvgText::Embedded;
        const auto svg = renderSvg(project.document().tables(), project.session->sheet(), options);
        QVERIFY(svg);
        const QString text = QString::fromStdString(*svg);
        QCOMPARE(text.count("@font-face"), 3); // names, labels, HTTP verbs
        QVERIFY(text.contains("font-family:'JetBrains Mono';font-weight:500;src:url(data:font/"));
        QVERIFY(svg->size() < 80 * 1024);
        QCOMPARE(*renderSvg(project.document().tables(), project.session->sheet(), options), *svg);
    }

    void anOutlineIsAsWideAsTheTableSays_data() { eachFace(); }
    void anOutlineIsAsWideAsTheTableSays() {
        QFETCH(Face, face);
        const FontStyle style{face, 14, 0};
        const auto once = textOutline({100, 50}, "H", style);
        const auto twice = textOutline({100, 50}, "HH", style);
        QVERIFY(once && twice);
        QVERIFY(std::abs(extent(*twice).right() - extent(*once).right() - textWidth("H", style)) < 0.001);
        QVERIFY(extent(*once).x >= 100 && extent(*once).x < 103);
    }
    void capitalsStandOnTheBaseline() {
        const auto outline = textOutline({0, 50}, "H", {Face::Inter, 100});
        QVERIFY(std::abs(extent(*outline).bottom() - 50) < 0.01);
        QVERIFY(std::abs(extent(*outline).y - (50 - 72.7)) < 0.1); // Inter's capitals are 0.727 em high
    }
    void letterSpacingCounts() {
        const FontStyle wide{Face::Inter, 10, 3};
        const FontStyle plain{Face::Inter, 10, 0};
        QVERIFY(std::abs(extent(*textOutline({0, 0}, "II", wide)).right() -
                         extent(*textOutline({0, 0}, "II", plain)).right() - 3) < 0.001);
    }
    void everyContourIsClosed() {
        const auto outline = textOutline({0, 0}, "B8%", {Face::Mono, 12});
        const auto moves = std::ranges::count(*outline, Step::Move, &PathStep::step);
        QCOMPARE(std::ranges::count(*outline, Step::Close, &PathStep::step), moves);
        QVERIFY(moves >= 8);
        QCOMPARE(outline->back().step, Step::Close);
    }
    void aForeignCharacterHasNoOutline() {
        QVERIFY(!textOutline({0, 0}, "a漢", {Face::Inter, 12}));
        QVERIFY(textOutline({0, 0}, "", {Face::Inter, 12})->empty());
    }
    void anSvgOfOutlinesHasTextOnlyWhereOurFontsEnd() {
        Project project;
        (void)feed(project, "api > \"漢字 store\": GET");
        SvgOptions options;
        options.text = SvgText::Outlines;
        const auto svg = renderSvg(project.document().tables(), project.session->sheet(), options);
        QCOMPARE(QString::fromStdString(*svg).count("<text"), 1);
        QVERIFY(svg->find("<title>api</title>") != std::string::npos);
    }
};

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    FontsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "fonts_test.moc"
