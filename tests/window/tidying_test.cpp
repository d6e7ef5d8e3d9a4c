#include <QtTest>

#include "support/designs.h"
#include "support/window_driver.h"
#include "window/tidying.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <atomic>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A project with two boxes on each other, and a way to hold its layout up.
struct Slow {
    Project project;
    std::atomic<bool> go{false};
    std::atomic<int> runs{0};
    std::atomic<int> stopped{0};

    Slow() {
        if (!feed(project, "a > b").empty()) qFatal("no design");
        Transaction edit(*project.session, "Move");
        (void)moveBy(edit, project.session->sheet(), {project.ref("b")}, -60, 40);
        (void)edit.commit();
    }

    Tidying::Layout layout() {
        return [this](const Tables& tables, const TidyRequest& request, const std::stop_token& stop,
                      const TidyProgress& progress) -> std::optional<std::vector<Placement>> {
            ++runs;
            progress(0.4);
            while (!go && !stop.stop_requested())
                std::this_thread::yield();
            if (!stop.stop_requested()) return tidySheet(tables, request);
            ++stopped;
            return std::nullopt;
        };
    }
    [[nodiscard]] TidyRequest request() const {
        TidyRequest request;
        request.sheet = project.session->sheet();
        return request;
    }
    void change() {
        Transaction edit(*project.session, "Move");
        (void)moveBy(edit, project.session->sheet(), {project.ref("a")}, 8, 0);
        (void)edit.commit();
    }
};

} // namespace

class TidyingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void whatIsQuickHasEndedWhenStartReturns() {
        Slow slow;
        slow.go = true;
        Tidying tidying(nullptr, slow.layout());
        QSignalSpy finished(&tidying, &Tidying::finished);
        QSignalSpy progressed(&tidying, &Tidying::progressed);
        tidying.start(*slow.project.session, slow.request());
        QCOMPARE(finished.count(), 1);
        QVERIFY(!tidying.isRunning());
        QCOMPARE(progressed.count(), 0);
    }
    void progressIsToldOfWhatTakesLonger() {
        Slow slow;
        Tidying tidying(nullptr, slow.layout());
        QSignalSpy finished(&tidying, &Tidying::finished);
        QSignalSpy progressed(&tidying, &Tidying::progressed);
        tidying.start(*slow.project.session, slow.request());
        QTRY_VERIFY(progressed.count() > 0);
        QCOMPARE(progressed.first().first().toInt(), 40);
        QCOMPARE(finished.count(), 0);
        slow.go = true;
        QTRY_COMPARE(finished.count(), 1);
    }
    void cancellingStopsTheLayoutAndHandsNothingOn() {
        Slow slow;
        Tidying tidying(nullptr, slow.layout());
        QSignalSpy finished(&tidying, &Tidying::finished);
        QSignalSpy cancelled(&tidying, &Tidying::cancelled);
        tidying.start(*slow.project.session, slow.request());
        QVERIFY(tidying.cancel());
        QTRY_COMPARE(slow.stopped.load(), 1);
        QCOMPARE(cancelled.count(), 1);
        QVERIFY(!tidying.cancel());
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 0);
    }
    void aChangeMeanwhileMakesItStartAgain() {
        Slow slow;
        Tidying tidying(nullptr, slow.layout());
        QSignalSpy finished(&tidying, &Tidying::finished);
        tidying.start(*slow.project.session, slow.request());
        slow.change();
        slow.go = true;
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(slow.runs.load(), 2);
    }
    void changesWithoutEndMakeItGiveUp() {
        Slow slow;
        Slow* held = &slow;
        Tidying tidying(nullptr, [held](const Tables& tables, const TidyRequest& request,
                                        const std::stop_token&, const TidyProgress&) {
            ++held->runs;
            while (!held->go)
                std::this_thread::yield();
            held->go = false;
            return tidySheet(tables, request);
        });
        QSignalSpy gaveUp(&tidying, &Tidying::gaveUp);
        QSignalSpy finished(&tidying, &Tidying::finished);
        tidying.start(*slow.project.session, slow.request());
        for (int run = 1; run <= 3; ++run) {
            QTRY_COMPARE(slow.runs.load(), run);
            slow.change();
            slow.go = true;
            QTRY_VERIFY(!slow.go);
        }
        QTRY_COMPARE(gaveUp.count(), 1);
        QCOMPARE(finished.count(), 0);
    }
    void aSecondStartReplacesTheFirst() {
        Slow slow;
        Tidying tidying(nullptr, slow.layout());
        QSignalSpy finished(&tidying, &Tidying::finished);
        tidying.start(*slow.project.session, slow.request());
        tidying.start(*slow.project.session, slow.request());
        QTRY_COMPARE(slow.stopped.load(), 1);
        slow.go = true;
        QTRY_COMPARE(finished.count(), 1);
    }
    void cancellingDoesNotWaitForTheLayout() {
        std::atomic<bool> go{false};
        std::atomic<int> ended{0};
        Slow slow;
        Tidying tidying(nullptr,
                        [&](const Tables&, const TidyRequest&, const std::stop_token&,
                            const TidyProgress&) -> std::optional<std::vector<Placement>> {
                            while (!go) // deaf
                                std::this_thread::yield();
                            ++ended;
                            return std::nullopt;
                        });
        const auto letGo = qScopeGuard([&] { go = true; });
        tidying.start(*slow.project.session, slow.request());
        QVERIFY(tidying.cancel());
        tidying.start(*slow.project.session, slow.request());
        QVERIFY(tidying.cancel());
        QCOMPARE(ended.load(), 0);
        go = true;
        QTRY_COMPARE(ended.load(), 2);
    }
    void itMayGoWhileTheLayoutRuns() {
        Slow slow;
        {
            Tidying tidying(nullptr, slow.layout());
            tidying.start(*slow.project.session, slow.request());
        }
        QTRY_COMPARE(slow.stopped.load(), 1);
        QCoreApplication::processEvents();
    }

    void tidyIsOneStepThatUndoTakesBack() {
        WindowDriver w;
        const NodeId a = w.node("a", 80, 80);
        const NodeId b = w.node("b", 90, 90);
        w.edge(a, b);
        QVERIFY(w.oneStep("arrange.tidy"));
        QVERIFY(w.placement(b).x > w.placement(a).x + 144);
        QVERIFY(w.session().undo().value_or(false));
        QCOMPARE(w.placement(b).x, 90.0);
    }
    void whatIsTidyMakesNoStep() {
        WindowDriver w;
        w.edge(w.node("a", 80, 80), w.node("b", 90, 90));
        QVERIFY(w.oneStep("arrange.tidy"));
        QVERIFY(!w.oneStep("arrange.tidy"));
    }
    void aSelectionIsTidiedAlone() {
        WindowDriver w;
        const NodeId a = w.node("a", 80, 80);
        const NodeId b = w.node("b", 90, 90);
        const NodeId c = w.node("c", 700, 333);
        w.edge(a, b);
        w.edge(b, c);
        w.choose({a, b});
        QVERIFY(w.oneStep("arrange.tidy"));
        QCOMPARE(w.placement(c).x, 700.0);
        QCOMPARE(w.placement(c).y, 333.0);
        QVERIFY(w.placement(b).x > w.placement(a).x + 144);
    }
    void thingsGlideAndEndWhereTheRoutingHasThem() {
        WindowDriver w;
        Canvas& canvas = w.window.canvas();
        canvas.setMotion(true);
        w.edge(w.node("a", 80, 80), w.node("b", 90, 90));
        QVERIFY(w.oneStep("arrange.tidy"));
        QVERIFY(canvas.isGliding());
        QTRY_VERIFY(!canvas.isGliding());
        const QImage after = canvas.grab().toImage();
        canvas.update();
        QCOMPARE(after, canvas.grab().toImage());
    }
    void aKeyEndsTheGlideAndActsOnTheEnd() {
        WindowDriver w;
        Canvas& canvas = w.window.canvas();
        canvas.setMotion(true);
        const NodeId a = w.node("a", 80, 80);
        w.edge(a, w.node("b", 90, 90));
        QVERIFY(w.oneStep("arrange.tidy"));
        QVERIFY(canvas.isGliding());
        w.choose({a});
        const double x = w.placement(a).x;
        w.key(Qt::Key_Right);
        QVERIFY(!canvas.isGliding());
        QCOMPARE(w.placement(a).x, x + 8);
    }
    void undoDuringTheGlideIsRight() {
        WindowDriver w;
        w.window.canvas().setMotion(true);
        const NodeId b = w.node("b", 90, 90);
        w.edge(w.node("a", 80, 80), b);
        QVERIFY(w.oneStep("arrange.tidy"));
        QVERIFY(w.window.commands().run("edit.undo"));
        QVERIFY(!w.window.canvas().isGliding());
        QCOMPARE(w.placement(b).x, 90.0);
    }
    void withReducedMotionThingsJump() {
        WindowDriver w;
        w.window.settings().setReducedMotion(true);
        w.edge(w.node("a", 80, 80), w.node("b", 90, 90));
        QVERIFY(w.oneStep("arrange.tidy"));
        QVERIFY(!w.window.canvas().isGliding());
        w.window.settings().setReducedMotion(false);
    }
    void aDirectionCanBeAskedFor() {
        WindowDriver w;
        const NodeId a = w.node("a", 80, 80);
        const NodeId b = w.node("b", 400, 90);
        w.edge(a, b);
        QVERIFY(w.oneStep("arrange.tidyDown"));
        QVERIFY(w.placement(b).y >= w.placement(a).y + 56 + 48);
        QVERIFY(w.oneStep("arrange.tidyAcross"));
        QVERIFY(w.placement(b).x >= w.placement(a).x + 144 + 48);
    }
    void anotherProjectMayBeOpenedMeanwhile() {
        WindowDriver w;
        for (int i = 0; i < 120; ++i) // enough to take its time
            w.node(QStringLiteral("n%1").arg(i).toStdString(), 10.0 * i, 7.0 * i);
        w.window.commands().run("arrange.tidy");
        QVERIFY(w.window.openNew());
        QCOMPARE(w.session().document().all<Node>().size(), std::size_t{0});
        QCoreApplication::processEvents();
        QCOMPARE(w.steps(), std::size_t{0});
    }
};

QTEST_MAIN(TidyingTest)
#include "tidying_test.moc"
