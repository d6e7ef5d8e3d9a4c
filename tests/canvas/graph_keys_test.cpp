#include <QtTest>

#include "support/window_driver.h"

#include <QLineEdit>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Pair {
    WindowDriver w;
    NodeId a = w.node("api", 320, 320);

    Pair() { w.choose({a}); }
    void hold(Qt::Key key) { QTest::keyPress(&w.window.canvas(), key, Qt::ControlModifier); }
    void release() { QTest::keyRelease(&w.window.canvas(), Qt::Key_Control); }
    [[nodiscard]] std::size_t nodes() { return w.document().all<Node>().size(); }
    [[nodiscard]] Rect box(NodeId node) { return w.sheet().boxes.at({RecordType::Node, node.value}); }
};

} // namespace

class GraphKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void expectation_23_ctrlArrowAddsAConnectedComponentAtThatSide() {
        Pair pair;
        pair.hold(Qt::Key_Right);
        pair.release();
        QCOMPARE(pair.nodes(), std::size_t{2});
        QCOMPARE(pair.w.steps(), std::size_t{2});
        const Edge edge = *pair.w.document().all<Edge>().begin();
        QCOMPARE(edge.from_node, pair.a);
        QVERIFY(pair.box(edge.to_node).x >= pair.box(pair.a).right() + 48);
    }
    void everyPressAddsASiblingAndLettingGoIsOneStep() {
        Pair pair;
        for (int i = 0; i < 3; ++i)
            pair.hold(Qt::Key_Down);
        QCOMPARE(pair.w.steps(), std::size_t{1}); // making the first component
        pair.release();
        QCOMPARE(pair.nodes(), std::size_t{4});
        QCOMPARE(pair.w.steps(), std::size_t{2});
        QCOMPARE(pair.w.session().selection().size(), std::size_t{3});
        QVERIFY(pair.w.session().undo().value_or(false));
        QCOMPARE(pair.nodes(), std::size_t{1});
    }
    void escTakesBackWhatHasGrown() {
        Pair pair;
        pair.hold(Qt::Key_Right);
        pair.hold(Qt::Key_Right);
        QTest::keyClick(&pair.w.window.canvas(), Qt::Key_Escape);
        pair.release();
        QCOMPARE(pair.nodes(), std::size_t{1});
        QCOMPARE(pair.w.steps(), std::size_t{1});
    }
    void theNameOfOneThatHasGrownIsTypedAtOnce() {
        Pair pair;
        pair.hold(Qt::Key_Right);
        pair.release();
        auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(editor || QApplication::focusWidget() != &pair.w.window.canvas());
        for (const char letter : {'c', 'a', 'c', 'h', 'e'})
            QTest::keyClick(QApplication::focusWidget(), letter);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const NodeId made = pair.w.document().all<Edge>().begin()->to_node;
        QCOMPARE(pair.w.document().find(made)->name, std::string("cache"));
    }
    void grownSiblingsDoNotOverlap() {
        Pair pair;
        for (int i = 0; i < 5; ++i)
            pair.hold(Qt::Key_Right);
        pair.release();
        std::vector<Rect> boxes;
        for (const Node& node : pair.w.document().all<Node>())
            boxes.push_back(pair.box(node.id));
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = i + 1; j < boxes.size(); ++j)
                QVERIFY(!boxes[i].overlaps(boxes[j]));
    }
    void expectation_24_altArrowWalksAlongEdges() {
        Pair pair;
        const NodeId right = pair.w.node("right", 640, 320);
        const NodeId below = pair.w.node("below", 320, 640);
        const NodeId unlinked = pair.w.node("unlinked", 640, 640);
        pair.w.edge(pair.a, right);
        pair.w.edge(below, pair.a);
        pair.w.choose({pair.a});
        const auto chosen = [&] { return pair.w.session().selection().begin()->id; };
        pair.w.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(chosen(), right.value);
        pair.w.key(Qt::Key_Down, Qt::AltModifier); // no edge to what lies there
        QCOMPARE(chosen(), right.value);
        pair.w.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(chosen(), pair.a.value);
        pair.w.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(chosen(), below.value);
        QVERIFY(chosen() != unlinked.value);
    }
};

QTEST_MAIN(GraphKeysTest)
#include "graph_keys_test.moc"
