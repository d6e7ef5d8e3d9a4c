#include <QtTest>

#include "render/picture.h"
#include "render/sketch_surface.h"
#include "support/designs.h"
#include "support/recording_surface.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

Path drawnIn(std::string_view id, const Path& path) {
    RecordingSurface target;
    SketchSurface hand(target);
    hand.beginGroup({id, "", "", ""});
    hand.path(path, {"#FFFFFF", 1}, {"#000000", 1.5, {}});
    return target.paths.front().path;
}

bool same(const Path& a, const Path& b) {
    return std::ranges::equal(a, b, [](const PathStep& p, const PathStep& q) {
        return p.step == q.step && p.to == q.to && p.first == q.first && p.second == q.second;
    });
}

} // namespace

class SketchTest : public QObject {
    Q_OBJECT

    const Path body_ = bodyOutline("compute.service", {100, 100, 160, 56});

private Q_SLOTS:
    void theSameThingIsDrawnTheSameEveryTime() { QVERIFY(same(drawnIn("n7", body_), drawnIn("n7", body_))); }
    void twoThingsAreDrawnDifferently() { QVERIFY(!same(drawnIn("n7", body_), drawnIn("n8", body_))); }
    void theHandStaysWithinTwoPx() {
        for (const char* id : {"n1", "n2", "n3", "n4", "n5"})
            for (const PathStep& step : drawnIn(id, body_))
                if (step.step != Step::Close) {
                    QVERIFY(step.to.x > 98 && step.to.x < 262 && step.to.y > 98 && step.to.y < 158);
                }
    }
    void linesEndWhereTheyShould() {
        RecordingSurface target;
        SketchSurface hand(target);
        hand.beginGroup({"e1", "", "", ""});
        hand.polyline({{0, 0}, {50, 0}, {50, 80}}, 8, {"#000000", 1.75, {}});
        QCOMPARE(target.paths[0].path.front().to, (Point{0, 0}));
        QCOMPARE(target.paths[0].path.back().to, (Point{50, 80}));
    }
    void wordsAreInComicNeueAndNoWiderThanBefore() {
        Project project;
        (void)feed(project, rideHailing);
        const auto words = [&](ThemeName theme) {
            PictureOptions options;
            options.theme = theme;
            RecordingSurface surface;
            Picture::of(project.document().tables(), project.session->sheet(), options)->paint(surface);
            return surface.texts;
        };
        const auto printed = words(ThemeName::Light);
        const auto written = words(ThemeName::HandDrawn);
        QCOMPARE(written.size(), printed.size());
        for (std::size_t i = 0; i < written.size(); ++i) {
            QVERIFY(written[i].font.face == Face::HandDrawn || written[i].font.face == Face::HandDrawnBold);
            QCOMPARE(written[i].text, printed[i].text);
            QVERIFY(textWidth(written[i].text, written[i].font) <=
                    textWidth(printed[i].text, printed[i].font) + 0.01);
        }
    }
};

QTEST_APPLESS_MAIN(SketchTest)
#include "sketch_test.moc"
