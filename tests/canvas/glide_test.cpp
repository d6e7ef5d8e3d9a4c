#include <QtTest>

#include "canvas/glide.h"
#include "support/canvas_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Two nodes and a line with a label; `apart()` puts the second elsewhere, so that the line has other bends.
struct Pair : CanvasDriver {
    NodeId a = host.placedNode("a", 80, 80);
    NodeId b = host.placedNode("b", 480, 80);
    EdgeId line = host.edge(refTo(a), refTo(b), EdgeKind::Sync, "GET /x");

    Pair() { canvas.setMotion(true); }
    void apart() {
        host.edit([&](Transaction& open) { return moveBy(open, host.sheet, {refTo(b)}, -240, 320); });
    }
    /// The picture glides there.
    void glide() {
        canvas.beginGlide();
        apart();
        canvas.endGlide();
    }
    [[nodiscard]] QImage picture() { return canvas.grab().toImage(); }
};

double longest(const std::vector<Point>& points) {
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    return length;
}

const Route& only(const RoutedSheet& picture) {
    return picture.routes.front();
}

} // namespace

class GlideTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itBeginsWithTheOldPictureAndEndsWithTheNew() {
        Pair sheet;
        const RoutedSheet before = sheet.canvas.routed();
        sheet.apart();
        const RoutedSheet after = sheet.canvas.routed();
        const Glide way(before, after, {}, {}, {900, 600});
        for (const auto& [share, end] : {std::pair(0.0, &before), std::pair(1.0, &after)}) {
            const RoutedSheet picture = way.pictureAt(share);
            QVERIFY(picture.boxes == end->boxes);
            QVERIFY(only(picture).label == only(*end).label);
            // More points than it has bends, all of them on the line.
            QVERIFY(only(picture).points.front() == only(*end).points.front());
            QVERIFY(only(picture).points.back() == only(*end).points.back());
            QVERIFY(std::abs(longest(only(picture).points) - longest(only(*end).points)) < 1e-6);
        }
    }
    void halfWayEverythingIsBetween() {
        Pair sheet;
        const RoutedSheet before = sheet.canvas.routed();
        sheet.apart();
        const Glide way(before, sheet.canvas.routed(), {}, {}, {900, 600});
        const RoutedSheet picture = way.pictureAt(0.5);
        QCOMPARE(picture.boxes.at(refTo(sheet.b)).x, 360.0);
        QCOMPARE(picture.boxes.at(refTo(sheet.b)).y, 240.0);
        QVERIFY(picture.boxes.at(refTo(sheet.a)) == before.boxes.at(refTo(sheet.a)));
    }
    /// No point of a line goes further in one frame than its share of its way.
    void linesDoNotJump() {
        Pair sheet;
        const RoutedSheet before = sheet.canvas.routed();
        sheet.apart();
        const Glide way(before, sheet.canvas.routed(), {}, {}, {900, 600});
        const std::size_t count = only(way.pictureAt(0)).points.size();
        const auto step = [&](std::size_t i, double share) {
            const Point from = only(way.pictureAt(share)).points[i];
            const Point to = only(way.pictureAt(share + 0.05)).points[i];
            return std::hypot(to.x - from.x, to.y - from.y);
        };
        for (double share = 0; share < 0.94; share += 0.05) {
            QCOMPARE(only(way.pictureAt(share)).points.size(), count);
            for (std::size_t i = 0; i < count; ++i)
                QVERIFY(step(i, share) < 40);
        }
    }
    void theViewGoesAlong() {
        Camera here;
        Camera there;
        there.zoomAt({0, 0}, 0.5);
        there.pan({-200, 100});
        const Glide way({}, {}, here, there, {900, 600});
        QVERIFY(way.cameraAt(0) == here);
        QVERIFY(std::abs(way.cameraAt(1).zoom() - there.zoom()) < 1e-9);
        QVERIFY(way.cameraAt(0.5).zoom() < here.zoom() && way.cameraAt(0.5).zoom() > there.zoom());
    }
    void whatIsNewIsThereFromTheBeginning() {
        Pair sheet;
        const RoutedSheet before = sheet.canvas.routed();
        const NodeId c = sheet.host.placedNode("c", 80, 400);
        const Glide way(before, sheet.canvas.routed(), {}, {}, {900, 600});
        QVERIFY(way.pictureAt(0).boxes.contains(refTo(c)));
    }

    void itEndsAtThePictureOfTheWholeRouting() {
        Pair sheet;
        sheet.glide();
        QVERIFY(sheet.canvas.isGliding());
        QTRY_VERIFY(!sheet.canvas.isGliding());
        Pair still;
        still.canvas.setMotion(false);
        still.glide();
        QVERIFY(!still.canvas.isGliding());
        QCOMPARE(sheet.picture(), still.picture());
    }
    void theRoutingIsThatOfTheEndAllTheTime() {
        Pair sheet;
        sheet.glide();
        const RoutedSheet whole = routeSheet(sheet.host.document().tables(), sheet.host.sheet);
        QVERIFY(sheet.canvas.isGliding());
        QVERIFY(sheet.canvas.routed().boxes == whole.boxes);
        QVERIFY(only(sheet.canvas.routed()).points == only(whole).points);
    }

    void anyInputEndsIt_data() {
        QTest::addColumn<int>("which");
        const char* names[] = {"press",  "key",  "wheel", "shortcut", "zoom",
                               "reveal", "edit", "undo",  "resize"};
        for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }
    void anyInputEndsIt() {
        QFETCH(int, which);
        Pair sheet;
        sheet.glide();
        QVERIFY(sheet.canvas.isGliding());
        const std::function<void()> inputs[] = {
            [&] { sheet.press({300, 500}); },
            [&] { sheet.key(Qt::Key_Tab); },
            [&] { sheet.wheel({100, 100}, {0, 120}); },
            [&] {
                QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
                QApplication::sendEvent(&sheet.canvas, &event);
            },
            [&] { sheet.canvas.zoomTo(0.5); },
            [&] { sheet.canvas.reveal({refTo(sheet.a)}); },
            [&] { (void)sheet.host.placedNode("c", 80, 400); },
            [&] { QVERIFY(sheet.host.undo()); },
            [&] { sheet.canvas.resize(700, 500); },
        };
        inputs[which]();
        QVERIFY(!sheet.canvas.isGliding());
    }
    void aPressActsOnWhereThingsWillBe() {
        Pair sheet;
        sheet.glide();
        sheet.click(sheet.centre(sheet.b));
        QVERIFY((sheet.host.session.selection() == std::set<Ref>{refTo(sheet.b)}));
    }
    void theOtherSheetIsShownAtOnce() {
        Pair sheet;
        const SheetId other = sheet.host.edit([&](Transaction& open) { return addSheet(open, "other"); });
        sheet.glide();
        sheet.host.session.showSheet(other);
        QVERIFY(!sheet.canvas.isGliding());
    }
    void movingThePointerLetsItGoOn() {
        Pair sheet;
        sheet.glide();
        sheet.hover({300, 300});
        QVERIFY(sheet.canvas.isGliding());
    }
    void anotherProjectEndsIt() {
        Pair sheet;
        TestSession other;
        sheet.glide();
        sheet.canvas.showSession(&other.session);
        QVERIFY(!sheet.canvas.isGliding());
        (void)sheet.picture();
        sheet.canvas.showSession(nullptr);
    }
    void largeSheetsJump() {
        Pair sheet;
        sheet.host.edit([&](Transaction& open) -> Expected<void> {
            for (int i = 0; i < 1'000; ++i) {
                const auto id = addNode(open, {"n", "compute.service", "", {}});
                if (!id) return std::unexpected(id.error());
                if (const auto placed = place(open, sheet.host.sheet, refTo(*id), i % 40 * 240, i / 40 * 160);
                    !placed)
                    return std::unexpected(placed.error());
            }
            return {};
        });
        sheet.glide();
        QVERIFY(!sheet.canvas.isGliding());
    }
};

QTEST_MAIN(GlideTest)
#include "glide_test.moc"
