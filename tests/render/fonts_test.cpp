#include <QtTest>

#include "render/export_svg.h"
#include "render/font_data.h"
#include "render/font_subset.h"
#include "render/text_outline.h"
#include "support/designs.h"

#include <QGuiApplication>
#include <QPainterPath>
#include <QRawFont>

#include <thread>

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

QPainterPath shapeOf(const Path& path) {
    QPainterPath shape;
    shape.setFillRule(Qt::WindingFill);
    for (const PathStep& step : path) {
        const QPointF to(step.to.x, step.to.y);
        if (step.step == Step::Move) shape.moveTo(to);
        if (step.step == Step::Line) shape.lineTo(to);
        if (step.step == Step::Cubic)
            shape.cubicTo({step.first.x, step.first.y}, {step.second.x, step.second.y}, to);
        if (step.step == Step::Close) shape.closeSubpath();
    }
    return shape;
}

QRawFont rawFont(std::string_view bytes) {
    return QRawFont(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())), 100,
                    QFont::PreferNoHinting);
}

QPainterPath glyphOf(const QRawFont& font, char32_t character) {
    return font.pathForGlyph(font.glyphIndexesForString(QString::fromUcs4(&character, 1))[0]);
}

/// Both cover the same points of a grid, but for the few that lie on a line.
bool sameShape(const QPainterPath& a, const QPainterPath& b) {
    int different = 0;
    for (double y = -100.25; y < 40; y += 2)
        for (double x = -10.25; x < 120; x += 2)
            different += a.contains(QPointF(x, y)) != b.contains(QPointF(x, y));
    return different <= 5;
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
    void aSubsetDrawsTheSame_data() { eachFace(); }
    void aSubsetDrawsTheSame() {
        QFETCH(Face, face);
        const std::u32string text = U"Rg8&é";
        const QRawFont whole = rawFont(fontBytes(face));
        const QRawFont part = rawFont(*subsetFont(face, charactersOf(text)));
        for (const char32_t character : text) {
            QVERIFY(!glyphOf(part, character).isEmpty());
            QVERIFY(sameShape(glyphOf(part, character), glyphOf(whole, character)));
        }
    }
    void anOutlineIsWhatTheFontDraws_data() { eachFace(); }
    void anOutlineIsWhatTheFontDraws() {
        QFETCH(Face, face);
        const QRawFont font = rawFont(fontBytes(face));
        for (const char* text : {"R", "g", "8", "%", "é", "@"}) {
            const QPainterPath outline = shapeOf(*textOutline({0, 0}, text, {face, 100}));
            QPainterPath drawn = glyphOf(font, QString::fromUtf8(text).toUcs4()[0]);
            drawn.setFillRule(Qt::WindingFill);
            QVERIFY2(sameShape(outline, drawn), text);
        }
    }
    void outlinesMayBeMadeInSeveralThreads() {
        const std::string text = "Order Service 19.3k/s POST /urls/{code}";
        const auto length = [&](Face face) { return textOutline({3, 7}, text, {face, 14, 0.5})->size(); };
        std::vector<std::size_t> alone;
        for (int face = 0; face < faceCount; ++face)
            alone.push_back(length(static_cast<Face>(face)));
        std::array<int, 4> wrong{};
        {
            std::vector<std::jthread> threads;
            for (int& count : wrong)
                threads.emplace_back([&] {
                    for (int i = 0; i < 100; ++i)
                        count += length(static_cast<Face>(i % faceCount)) !=
                                 alone[static_cast<std::size_t>(i % faceCount)];
                });
        }
        QCOMPARE(wrong, (std::array<int, 4>{}));
    }
    void aFaceIsDeclaredAsWhatItIs() {
        const auto css = fontFaceCss({{Face::InterSemiBold, {U'a'}}, {Face::Mono, {U'a'}}});
        QVERIFY(css);
        QVERIFY(css->starts_with(
            "@font-face{font-family:'Inter';font-weight:600;src:url(data:font/otf;base64,T1RUTw"));
        QVERIFY(css->find("\n@font-face{font-family:'JetBrains Mono';font-weight:500;"
                          "src:url(data:font/ttf;base64,AAEAAA") != std::string::npos);
        QVERIFY(css->ends_with(")}\n"));
        QCOMPARE(fontFaceCss({}).value(), "");
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
