#include "render/glyphs.h"

#include "model/catalogue.h"

#include <QtTest>

#include <map>
#include <string>

using namespace chalkline;

namespace {

constexpr GlyphSize sizes[] = {GlyphSize::Small16, GlyphSize::Full24};

std::string keyOf(const Glyph& glyph) {
    std::string key;
    for (const Path* path : {&glyph.strokes, &glyph.tint, &glyph.solid})
        for (const PathStep& step : *path)
            for (const Point& p : {step.first, step.second, step.to})
                key += std::to_string(p.x) + ',' + std::to_string(p.y) + ' ';
    return key;
}

bool isInside(const Path& path, double low, double high) {
    return std::ranges::all_of(path, [=](const PathStep& step) {
        const auto fits = [=](double v) { return v >= low && v <= high; };
        return step.step == Step::Close || (fits(step.to.x) && fits(step.to.y));
    });
}

} // namespace

class GlyphsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsOwnDrawingInBothSizes() {
        for (const GlyphSize size : sizes) {
            std::map<std::string, std::string_view> seen;
            for (const Kind& kind : allKinds()) {
                const auto [held, isNew] = seen.try_emplace(keyOf(glyphOf(kind.id, size)), kind.id);
                QVERIFY2(isNew, (std::string(kind.id) + " looks like " + std::string(held->second)).c_str());
            }
            QCOMPARE(seen.size(), allKinds().size());
        }
    }
    void theSmallDrawingIsNotTheLargeOneScaled() {
        for (const Kind& kind : allKinds()) {
            Glyph scaled = glyphOf(kind.id, GlyphSize::Full24);
            for (PathStep& step : scaled.strokes)
                step.to = {step.to.x * 2 / 3, step.to.y * 2 / 3};
            const Path& small = glyphOf(kind.id, GlyphSize::Small16).strokes;
            const bool same = std::ranges::equal(small, scaled.strokes, [](const auto& a, const auto& b) {
                return std::abs(a.to.x - b.to.x) < 0.02 && std::abs(a.to.y - b.to.y) < 0.02;
            });
            QVERIFY2(!same, std::string(kind.id).c_str());
        }
    }
    void atMostFiveStrokes() {
        for (const GlyphSize size : sizes)
            for (const Kind& kind : allKinds()) {
                const auto strokes =
                    std::ranges::count(glyphOf(kind.id, size).strokes, Step::Move, &PathStep::step);
                QVERIFY2(strokes >= 1 && strokes <= 5, std::string(kind.id).c_str());
            }
    }
    void allLinesKeepToTheGrid() {
        for (const GlyphSize size : sizes)
            for (const Kind& kind : allKinds()) {
                const Glyph& glyph = glyphOf(kind.id, size);
                const double margin = strokeOf(size) / 2 + 0.9;
                const double grid = gridOf(size);
                QVERIFY2(isInside(glyph.strokes, margin, grid - margin), std::string(kind.id).c_str());
                QVERIFY2(isInside(glyph.tint, 1, grid - 1), std::string(kind.id).c_str());
                QVERIFY2(isInside(glyph.solid, 1, grid - 1), std::string(kind.id).c_str());
            }
    }
    void unknownKindsGetTheCube() {
        for (const GlyphSize size : sizes)
            QCOMPARE(&glyphOf("compute.not_yet_known", size), &glyphOf("compute.service", size));
        QCOMPARE(&glyphOf("", GlyphSize::Full24), &glyphOf("compute.service", GlyphSize::Full24));
    }
};

QTEST_APPLESS_MAIN(GlyphsTest)
#include "glyphs_test.moc"
