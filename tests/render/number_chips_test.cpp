#include <QtTest>

#include "edit/guided_operations.h"
#include "geometry/chips.h"
#include "render/export_pdf.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "render/picture.h"
#include "report/number_texts.h"
#include "support/recording_surface.h"
#include "support/test_session.h"

#include <QGuiApplication>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Two services with a line between them, a workload and an estimate on the sheet.
struct Drawn {
    TestSession host;
    NodeId api;
    NodeId store;
    EdgeId edge;
    EstimateId estimate;

    Drawn() {
        (void)host.attempt([&](Transaction& edit) -> Expected<void> {
            api = *addNode(edit, {"api", "compute.service", "", {}});
            store = *addNode(edit, {"store", "compute.service", "", {}});
            (void)place(edit, host.sheet, refTo(api), 0, 0);
            (void)place(edit, host.sheet, refTo(store), 0, 240);
            edge = *connect(edit, {refTo(api), refTo(store), EdgeKind::Sync, Direction::Forward, "get"});
            Workload reads;
            reads.name = "redirects";
            reads.users_per_day = 50e6;
            reads.per_user_per_day = 10;
            (void)addWorkload(edit, reads);
            Estimate kept;
            kept.expression = "500M/month * 500 B * 5 y";
            estimate = *addEstimate(edit, kept);
            (void)place(edit, host.sheet, refTo(estimate), 300, 0);
            return {};
        });
    }
    void pin(Ref owner, const std::string& value) {
        (void)host.attempt([&](Transaction& edit) { return pinChip(edit, owner, value); });
    }
    void say(const std::string& expression) {
        (void)host.attempt([&](Transaction& edit) {
            Estimate changed = host.at(estimate);
            changed.expression = expression;
            return editEstimate(edit, changed);
        });
    }
    [[nodiscard]] const Tables& tables() const { return host.document().tables(); }
    [[nodiscard]] PictureOptions options(Precision precision = Precision::Exact) const {
        PictureOptions made;
        made.scene.numbers = numberTexts(tables(), precision);
        return made;
    }
    [[nodiscard]] RecordingSurface drawn(Precision precision = Precision::Exact) const {
        RecordingSurface surface;
        const auto picture = Picture::of(tables(), host.sheet, options(precision));
        if (!picture) qFatal("%s", picture.error().text().c_str());
        picture->paint(surface);
        return surface;
    }
    /// The lines of the estimate.
    [[nodiscard]] QString said() const {
        QStringList lines;
        for (const DrawnText& text : drawn().texts)
            if (text.group == "c" + std::to_string(estimate.value))
                lines += QString::fromStdString(text.text);
        return lines.join(' ');
    }
    [[nodiscard]] RoutedSheet routed() const { return routeSheet(tables(), host.sheet); }
};

} // namespace

class NumberChipsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPinnedResultStandsOnTheNodesLowerEdgeWithoutABar() {
        Drawn made;
        made.pin(refTo(made.api), "read_qps_peak");
        const RecordingSurface surface = made.drawn();
        const auto text = std::ranges::find(surface.texts, std::string("17.4k/s"), &DrawnText::text);
        QVERIFY(text != surface.texts.end());
        const Rect box = made.routed().boxes.at(refTo(made.api));
        QCOMPARE(text->at.y, box.bottom() - 5 + 13);
        QVERIFY(text->box().x > box.x && text->box().right() < box.right());
        const auto bars = std::ranges::count_if(surface.paths, [](const DrawnPath& path) {
            return path.path.size() == 10 && path.path[3].to.x - path.path[7].to.x == 26;
        });
        QCOMPARE(bars, 0);
    }
    void aPinnedResultStandsBesideTheLabelOfALine() {
        Drawn made;
        const double before = made.routed().routes[0].label->w;
        made.pin(refTo(made.edge), "read_qps_avg");
        const Rect label = *made.routed().routes[0].label;
        QCOMPARE(label.w, before + chipRoom);
        const RecordingSurface surface = made.drawn();
        const auto chip = std::ranges::find(surface.texts, std::string("5.79k/s"), &DrawnText::text);
        QVERIFY(chip != surface.texts.end());
        QVERIFY(surface.says("get"));
        QVERIFY(chip->box().x > label.x + before - 1 && chip->box().right() < label.right());
    }
    void boxesAndLinesDependOnThePresenceOfAChipAlone() {
        Drawn made;
        made.pin(refTo(made.api), "read_qps_peak");
        made.pin(refTo(made.edge), "read_qps_peak");
        const RoutedSheet before = made.routed();
        (void)made.host.attempt([&](Transaction& edit) {
            Workload changed = *made.tables().of<Workload>().begin();
            changed.users_per_day = 1;
            return editWorkload(edit, changed);
        });
        const RoutedSheet after = made.routed();
        QVERIFY(before.boxes == after.boxes);
        QCOMPARE(before.routes[0].points, after.routes[0].points);
        QCOMPARE(*before.routes[0].label, *after.routes[0].label);
    }
    void portsKeepOffTheRoomBelowANode() {
        Drawn made;
        made.pin(refTo(made.api), "read_qps_peak");
        const RoutedSheet routed = made.routed();
        const Rect room = chipRoomBelow(routed.boxes.at(refTo(made.api)), 1);
        QCOMPARE(room.bottom(), routed.boxes.at(refTo(made.api)).bottom() + 13);
        for (const Point& point : routed.routes[0].points)
            QVERIFY(
                !(point.x > room.x && point.x < room.right() && point.y > room.y && point.y < room.bottom()));
    }
    void anEstimateIsDrawnAsArithmetic() {
        Drawn made;
        QCOMPARE(made.said(), QString::fromUtf8("500M/month × 500 B × 5 y = 15 TB"));
        made.say("redirects * 500 B * 5 y");
        QCOMPARE(made.said(), QString::fromUtf8("redirects × 500 B × 5 y = 456.2 TB"));
        const Rect before = made.routed().boxes.at(refTo(made.estimate));
        (void)made.host.attempt([&](Transaction& edit) {
            Workload changed = *made.tables().of<Workload>().begin();
            changed.users_per_day = 123;
            return editWorkload(edit, changed);
        });
        QCOMPARE(made.routed().boxes.at(refTo(made.estimate)), before);
        made.say("5 GB + 3 s");
        QCOMPARE(made.said(), QString("5 GB + 3 s = ?"));
    }
    void whatIsDrawnStaysInTheBoxOfTheEstimate() {
        Drawn made;
        for (const std::string& expression :
             {std::string("1"), std::string("500M/month * 500 B * 5 y"), std::string("redirects * 3"),
              std::string("redirects.peak * 2 KB / 7 + redirects.avg * 3 GB"), std::string(900, '7'),
              "1" + [] {
                  std::string sum;
                  for (int i = 0; i < 240; ++i)
                      sum += " + 1";
                  return sum;
              }()}) {
            made.say(expression);
            const Rect box = made.routed().boxes.at(refTo(made.estimate)).grown(2);
            for (const DrawnText& text : made.drawn().texts)
                if (text.group == "c" + std::to_string(made.estimate.value))
                    QVERIFY2(text.box().right() <= box.right() && text.box().bottom() <= box.bottom(),
                             text.text.c_str());
        }
    }
    void roughNumbersSaySo() {
        Drawn made;
        made.pin(refTo(made.api), "read_qps_avg");
        QVERIFY(made.drawn(Precision::Rough).says("≈ 5k/s"));
    }
    void whatIsUnknownIsADash() {
        Drawn made;
        made.pin(refTo(made.api), "servers");
        QVERIFY(made.drawn().says("–"));
    }
    void everyFormatHoldsThem() {
        Drawn made;
        made.pin(refTo(made.api), "read_qps_peak");
        const auto svg =
            renderSvg(made.tables(), made.host.sheet, {made.options(), SvgText::Fallback, "", ""});
        QVERIFY(svg);
        QVERIFY(svg->find("17.4k/s") != std::string::npos);
        QVERIFY(svg->find("= 15 TB") != std::string::npos);
        PngOptions with;
        with.picture = made.options();
        PngOptions without;
        without.picture.scene.numbers.chips["read_qps_peak"] = " ";
        QVERIFY(renderPng(made.tables(), made.host.sheet, with));
        QVERIFY(*renderPng(made.tables(), made.host.sheet, with) !=
                *renderPng(made.tables(), made.host.sheet, without));
        QVERIFY(renderPdf(made.tables(), {made.host.sheet}, {made.options(), ""}));
    }
};

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    NumberChipsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "number_chips_test.moc"
