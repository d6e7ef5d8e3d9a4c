#include <QtTest>

#include "support/canvas_driver.h"

#include <functional>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Two connected components and a boundary around a third.
struct Scene : CanvasDriver {
    Scene() {
        a = host.placedNode("alpha", 80, 80);
        b = host.placedNode("beta", 480, 80);
        zone = host.boundary("zone");
        host.placeAt(refTo(zone), 0, 0);
        c = host.placedNode("gamma", 480, 360, zone);
        edge = host.edge(refTo(a), refTo(b), EdgeKind::Sync, "get");
        const Document& document = host.document();
        before = document.tables();
    }
    NodeId a, b, c;
    BoundaryId zone;
    EdgeId edge;
    Tables before;

    void choose(Ref ref) { host.session.select({ref}); }
    [[nodiscard]] Point discOf(NodeId node) const {
        const Rect around = box(refTo(node));
        return {around.right() + 20, around.centre().y};
    }
};

struct State {
    const char* path;
    std::function<void(Scene&)> enter;
    std::function<Ref(const Scene&)> target; // what the gesture cannot do without
};

/// States that a press or drag on what is there enters.
std::vector<State> pointerStates() {
    const auto a = [](const Scene& s) { return refTo(s.a); };
    const auto edge = [](const Scene& s) { return refTo(s.edge); };
    std::vector<State> all;
    all.push_back({"select/pressed",
                   [](Scene& s) {
                       s.hover(s.centre(s.a));
                       s.press(s.centre(s.a));
                   },
                   a});
    all.push_back({"select/move", [](Scene& s) { s.begin(s.centre(s.a), {300, 300}); }, a});
    all.push_back({"select/marquee", [](Scene& s) { s.begin({20, 20}, {400, 300}); }, {}});
    all.push_back({"select/connect",
                   [](Scene& s) {
                       s.hover(s.centre(s.b));
                       s.begin(s.discOf(s.b), {700, 300});
                   },
                   [](const Scene& s) { return refTo(s.b); }});
    all.push_back({"select/resize",
                   [](Scene& s) {
                       s.choose(refTo(s.c));
                       s.hover(s.centre(s.c));
                       const Rect box = s.box(refTo(s.c));
                       s.begin({box.right() + 4, box.bottom() + 4}, {760, 500});
                   },
                   [](const Scene& s) { return refTo(s.c); }});
    all.push_back({"select/reconnect",
                   [](Scene& s) {
                       s.choose(refTo(s.edge));
                       s.begin(s.route(s.edge).points.back(), s.centre(s.c));
                   },
                   edge});
    all.push_back({"select/segment",
                   [](Scene& s) {
                       s.choose(refTo(s.edge));
                       const Point at{s.route(s.edge).points.front().x + 60,
                                      s.route(s.edge).points.front().y};
                       s.begin(at, {at.x, at.y + 80});
                   },
                   edge});
    all.push_back({"select/label",
                   [](Scene& s) {
                       const Point at = s.route(s.edge).label->centre();
                       s.begin(at, {at.x + 40, at.y});
                   },
                   edge});
    return all;
}

const std::vector<State>& states() {
    static const std::vector<State> all = [] {
        std::vector<State> states = pointerStates();
        const auto started = [](QChar letter) {
            return [letter](Scene& s) {
                s.canvas.startTool(letter);
                s.begin({20, 500}, {400, 560});
            };
        };
        states.push_back({"boundary", started('f'), {}});
        states.push_back({"note", started('t'), {}});
        states.push_back({"hand", started('h'), {}});
        states.push_back({"connect", [](Scene& s) { s.canvas.startTool('a'); }, {}});
        states.push_back({"place",
                          [](Scene& s) {
                              s.canvas.beginPlacing("cache.distributed", "");
                              s.canvas.movePlacing(s.canvas.mapToGlobal(QPoint(300, 500)));
                          },
                          {}});
        return states;
    }();
    return all;
}

struct Way {
    const char* name;
    std::function<void(Scene&)> take;
};

const std::vector<Way>& ways() {
    static const std::vector<Way> all{
        {"Esc", [](Scene& s) { s.key(Qt::Key_Escape); }},
        {"Undo", [](Scene& s) { (void)s.canvas.cancelGesture(); }},
        {"another tool", [](Scene& s) { s.canvas.startTool('v'); }},
        {"focus lost",
         [](Scene& s) {
             QFocusEvent lost(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
             QApplication::sendEvent(&s.canvas, &lost);
         }},
    };
    return all;
}

} // namespace

class GesturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyGestureIsCancelledInEveryWay_data();
    void everyGestureIsCancelledInEveryWay();
    void expectation_17_escRestoresTheExactState_data() { everyGestureIsCancelledInEveryWay_data(); }
    void expectation_17_escRestoresTheExactState() { everyGestureIsCancelledInEveryWay(); }
    void deletingTheTargetEndsTheGesture_data();
    void deletingTheTargetEndsTheGesture();
    void undoKeyTakesBackAMoveAndNothingElse();
};

void GesturesTest::everyGestureIsCancelledInEveryWay_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("way");
    for (std::size_t state = 0; state < states().size(); ++state)
        for (std::size_t way = 0; way < ways().size(); ++way)
            QTest::addRow("%s, %s", states()[state].path, ways()[way].name)
                << static_cast<int>(state) << static_cast<int>(way);
}

void GesturesTest::everyGestureIsCancelledInEveryWay() {
    QFETCH(const int, state);
    QFETCH(const int, way);
    Scene s;
    const std::size_t steps = s.steps();
    const State& entered = states()[static_cast<std::size_t>(state)];
    entered.enter(s);
    QCOMPARE(s.canvas.toolPath(), QString(entered.path));
    ways()[static_cast<std::size_t>(way)].take(s);
    QCOMPARE(s.canvas.toolPath(), QString("select"));
    QVERIFY(s.host.document().tables() == s.before);
    QCOMPARE(s.steps(), steps);
    s.release({300, 300}); // the button comes up later and finds nothing to do
    QVERIFY(s.host.document().tables() == s.before);
    QVERIFY(s.host.session.canUndo());
}

void GesturesTest::deletingTheTargetEndsTheGesture_data() {
    QTest::addColumn<int>("state");
    for (std::size_t state = 0; state < states().size(); ++state)
        if (states()[state].target) QTest::addRow("%s", states()[state].path) << static_cast<int>(state);
}

/// An undo from elsewhere is what can take the target away: while a gesture holds a transaction open no other
/// edit is let in, so a gesture with one ends first.
void GesturesTest::deletingTheTargetEndsTheGesture() {
    QFETCH(const int, state);
    Scene s;
    const State& entered = states()[static_cast<std::size_t>(state)];
    entered.enter(s);
    const Ref target = entered.target(s);
    Transaction edit(s.host.session, "Delete");
    const auto removed = remove(edit, {target});
    const auto done = removed ? edit.commit() : Expected<bool>(std::unexpected(removed.error()));
    if (done) {
        QCOMPARE(s.canvas.toolPath(), QString("select"));
        QVERIFY(!s.host.document().contains(target));
    } else {
        QCOMPARE(done.error().code, ErrorCode::Busy);
        QVERIFY(s.canvas.cancelGesture());
        QVERIFY(s.host.document().tables() == s.before);
    }
    s.release({300, 300});
    QVERIFY(validate(s.host.document().tables()).empty());
}

void GesturesTest::undoKeyTakesBackAMoveAndNothingElse() {
    Scene s;
    const std::size_t cursor = s.host.session.history().cursor();
    s.begin(s.centre(s.a), {300, 300});
    s.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(s.host.document().tables() == s.before);
    QCOMPARE(s.host.session.history().cursor(), cursor);
}

QTEST_MAIN(GesturesTest)
#include "gestures_test.moc"
