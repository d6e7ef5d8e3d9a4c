// What each everyday interaction costs; the goals are two actions or less where other tools need up to seven.
#include <QtTest>

#include "support/hands.h"
#include "text/interpret.h"
#include "window/find_bar.h"

#include <QClipboard>
#include <QMimeData>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Desk {
    WindowDriver w;
    Hands hands;

    explicit Desk(const char* design = "") {
        text::Interpreter interpreter(w.session());
        if (const auto drawn = interpreter.runAll(design); !drawn) qFatal("%s", drawn.error().text().c_str());
        w.session().select({});
        w.window.canvas().fitAll();
    }
    [[nodiscard]] const Node& node(const std::string& name) {
        for (const Node& node : w.document().all<Node>())
            if (node.name == name) return node;
        qFatal("there is no %s", name.c_str());
    }
    [[nodiscard]] const Edge& edge(const std::string& from, const std::string& to) {
        for (const Edge& edge : w.document().all<Edge>())
            if (edge.from_node == node(from).id && edge.to_node == node(to).id) return edge;
        qFatal("%s is not connected to %s", from.c_str(), to.c_str());
    }
    [[nodiscard]] bool has(const std::string& from, const std::string& to) {
        return std::ranges::any_of(w.document().all<Edge>(), [&](const Edge& edge) {
            return edge.from_node == node(from).id && edge.to_node == node(to).id;
        });
    }
    void choose(const std::string& name) { w.choose({node(name).id}); }
    void chooseEdge(const std::string& from, const std::string& to) {
        w.session().select({{RecordType::Edge, edge(from, to).id.value}});
    }
    [[nodiscard]] QPoint viewOf(const std::string& name) {
        return w.window.canvas().viewBox({RecordType::Node, node(name).id.value}).center().toPoint();
    }
    /// Behind the last of everything, in px of the view.
    [[nodiscard]] std::pair<QPoint, QPoint> around() {
        QRectF box;
        for (const Node& node : w.document().all<Node>())
            box |= w.window.canvas().viewBox({RecordType::Node, node.id.value});
        return {box.topLeft().toPoint() - QPoint(14, 14), box.bottomRight().toPoint() + QPoint(14, 14)};
    }
};

} // namespace

class ActionCountsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void aNewComponentOfTheRightKindTakesTwo() {
        Desk d;
        d.hands.type("redis cache");
        d.hands.press(Qt::Key_Return);
        QCOMPARE(d.node("redis cache").kind, std::string("cache.distributed"));
        QVERIFY(d.hands.actions <= 2);
        QCOMPARE(d.hands.pointer, 0);
    }
    void anotherKindTakesOneKey() {
        Desk d("orders service");
        d.choose("orders service");
        const std::string before = d.node("orders service").kind;
        d.hands.press(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(d.node("orders service").kind != before);
        QCOMPARE(d.hands.actions, 1);
    }
    void aComponentConnectedToTheChosenOneTakesTwo() {
        Desk d("api");
        d.choose("api");
        d.hands.type("~> kafka: ordered");
        d.hands.press(Qt::Key_Return);
        QCOMPARE(d.edge("api", "kafka").kind, EdgeKind::Async);
        QCOMPARE(d.edge("api", "kafka").label, std::string("ordered"));
        QVERIFY(d.hands.actions <= 2);
    }
    void severalOfThemTakeTwo() {
        Desk d("api");
        d.choose("api");
        d.hands.type("> orders, users, carts");
        d.hands.press(Qt::Key_Return);
        QVERIFY(d.has("api", "orders") && d.has("api", "users") && d.has("api", "carts"));
        QVERIFY(d.hands.actions <= 2);
    }
    void connectingTwoTakesTwoKeys() {
        Desk d("api\norders db");
        d.choose("api");
        d.hands.type(">orders db");
        d.hands.press(Qt::Key_Return);
        QVERIFY(d.has("api", "orders db"));
        QCOMPARE(d.w.document().all<Node>().size(), std::size_t{2});
        QVERIFY(d.hands.actions <= 2);
    }
    void orOneDrag() {
        Desk d("api\norders db");
        Canvas& canvas = d.w.window.canvas();
        const QRectF box = canvas.viewBox({RecordType::Node, d.node("api").id.value});
        WindowDriver::mouse(canvas, QEvent::MouseMove, box.center().toPoint(), Qt::NoButton, Qt::NoButton);
        d.hands.drag(canvas, QPointF(box.right() + 20, box.center().y()).toPoint(), d.viewOf("orders db"));
        QVERIFY(d.has("api", "orders db"));
        QCOMPARE(d.hands.actions, 1);
    }
    void aLabelComesWithTheLine() {
        Desk d;
        d.hands.type("api > db: insert");
        d.hands.press(Qt::Key_Return);
        QCOMPARE(d.edge("api", "db").label, std::string("insert"));
        QCOMPARE(d.hands.actions, 1); // no action of its own
    }
    void aLabelLaterTakesTwo() {
        Desk d("api > db");
        d.chooseEdge("api", "db");
        d.hands.type(": insert");
        d.hands.press(Qt::Key_Return);
        QCOMPARE(d.edge("api", "db").label, std::string("insert"));
        QVERIFY(d.hands.actions <= 2);
    }
    void makingItAsynchronousTakesOneKey() {
        Desk d("api > db");
        d.chooseEdge("api", "db");
        d.hands.press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(d.edge("api", "db").kind, EdgeKind::Async);
        QCOMPARE(d.hands.actions, 1);
    }
    void anotherNameTakesTwo() {
        Desk d("api");
        d.choose("api");
        d.hands.press(Qt::Key_F2);
        d.hands.type("front door");
        d.hands.press(Qt::Key_Return);
        QCOMPARE(d.w.document().all<Node>().begin()->name, std::string("front door"));
        QCOMPARE(d.hands.actions, 2);
    }
    void aComponentIntoAConnectionTakesTwo() {
        Desk d("api ~> worker: job");
        d.chooseEdge("api", "worker");
        d.hands.type("~ queue");
        d.hands.press(Qt::Key_Return);
        QVERIFY(d.has("api", "queue") && d.has("queue", "worker") && !d.has("api", "worker"));
        QCOMPARE(d.edge("queue", "worker").kind, EdgeKind::Async);
        QCOMPARE(d.edge("api", "queue").label, std::string("job"));
        QVERIFY(d.hands.actions <= 2);
    }
    void puttingFiveInOrderTakesTwo() {
        Desk d;
        std::vector<NodeId> nodes;
        for (const auto& [x, y] : {std::pair(80, 90), std::pair(300, 130), std::pair(560, 70),
                                   std::pair(110, 330), std::pair(420, 300)})
            nodes.push_back(d.w.node("n" + std::to_string(nodes.size()), x, y));
        for (std::size_t i = 1; i < nodes.size(); ++i)
            d.w.edge(nodes[0], nodes[i]);
        d.w.session().select({});
        d.w.window.canvas().fitAll();
        const auto [from, to] = d.around();
        d.hands.drag(d.w.window.canvas(), from, to);
        QCOMPARE(d.w.session().selection().size(), std::size_t{9}); // their connections too
        d.hands.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_COMPARE(d.w.steps(), std::size_t{10});
        std::set<double> columns;
        for (std::size_t i = 1; i < nodes.size(); ++i)
            columns.insert(d.w.placement(nodes[i]).x);
        std::set<double> rows;
        for (std::size_t i = 1; i < nodes.size(); ++i)
            rows.insert(d.w.placement(nodes[i]).y);
        QVERIFY(std::min(columns.size(), rows.size()) <= 2); // side by side, or in two rows
        QCOMPARE(d.hands.actions, 2);
    }
    void aNamedBoundaryTakesThree() {
        Desk d("api > orders db");
        const auto [from, to] = d.around();
        d.hands.drag(d.w.window.canvas(), from, to);
        d.hands.press(Qt::Key_G, Qt::ControlModifier);
        d.hands.type("backend");
        d.hands.press(Qt::Key_Return);
        QCOMPARE(d.w.document().all<Boundary>().begin()->name, std::string("backend"));
        QVERIFY(d.node("api").boundary.valid() && d.node("orders db").boundary.valid());
        QCOMPARE(d.hands.actions, 3);
    }
    void findingTakesOne() {
        Desk d("api > orders db");
        d.hands.press(Qt::Key_F, Qt::ControlModifier);
        d.hands.type("orders");
        QVERIFY(d.w.session().selection().contains({RecordType::Node, d.node("orders db").id.value}));
        QCOMPARE(d.hands.actions, 1);
    }
    void goingAlongAConnectionTakesOne() {
        Desk d("api > orders db");
        d.choose("api");
        const Rect a = d.w.sheet().boxes.at({RecordType::Node, d.node("api").id.value});
        const Rect b = d.w.sheet().boxes.at({RecordType::Node, d.node("orders db").id.value});
        d.hands.press(b.x > a.right() ? Qt::Key_Right : Qt::Key_Down, Qt::AltModifier);
        QVERIFY(d.w.session().selection().contains({RecordType::Node, d.node("orders db").id.value}));
        QCOMPARE(d.hands.actions, 1);
    }
    void copyingAPictureTakesOne() {
        Desk d("api > orders db");
        QApplication::clipboard()->clear();
        d.hands.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QApplication::clipboard()->mimeData()->hasFormat("image/png"));
        QCOMPARE(d.hands.actions, 1);
    }
    // That an export is repeated by Ctrl+E alone is tested with the other exports.
};

QTEST_MAIN(ActionCountsTest)
#include "action_counts_test.moc"
