#include <QtTest>

#include "routing/route.h"
#include "support/designs.h"
#include "support/hands.h"
#include "support/picture_faults.h"
#include "support/window_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Nodes, boundaries and edges by their names, in no order.
std::multiset<std::string> contentOf(const Document& document) {
    std::multiset<std::string> content;
    const Tables& tables = document.tables();
    const auto nameOf = [&](Ref ref) {
        const Node* node = tables.find(NodeId{ref.id});
        const Boundary* boundary = tables.find(BoundaryId{ref.id});
        return ref.type == RecordType::Node && node ? node->name : boundary ? boundary->name : std::string();
    };
    for (const Node& node : document.all<Node>()) {
        const Boundary* boundary = tables.find(node.boundary);
        content.insert("node " + node.name + " (" + node.kind + ") in " + (boundary ? boundary->name : ""));
    }
    for (const Edge& edge : document.all<Edge>())
        content.insert("edge " + nameOf(edge.from()) + " " + std::to_string(static_cast<int>(edge.kind)) +
                       " " + nameOf(edge.to()) + ": " + edge.label);
    return content;
}

} // namespace

class KeystrokeBudgetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void theReferenceDesignIsTypedWithinTheBudget() {
        Project reference;
        QCOMPARE(feed(reference, urlShortener), "");
        WindowDriver w;
        Hands hands;
        hands.type("web client>cdn:static files");
        hands.press(Qt::Key_Return, Qt::ShiftModifier); // the source stays
        hands.type(
            ">load balancer:HTTPS > api gateway:HTTP > shorten service:POST /urls;redirect service:GET "
            "/{code}");
        hands.press(Qt::Key_Return); // the last new one is the source
        hands.type(">redis cache:get;url database:on miss;~>kafka:click");
        hands.press(Qt::Key_Return);
        hands.type("sh\t>key generator:next key;url\t:insert;redis\t:warm;~>ka\t:url created");
        hands.press(Qt::Key_Return);
        hands.type("backend{sh\t,redir\t,key\t,redis\t,url\t,ka\t}");
        hands.press(Qt::Key_Return);
        hands.press(Qt::Key_Escape);
        hands.press(Qt::Key_L, Qt::ControlModifier);
        qInfo("actions %d chars %d model_s %.1f pointer %d", hands.actions, hands.chars, hands.time,
              hands.pointer);
        QVERIFY(contentOf(w.document()) == contentOf(reference.document()));
        QVERIFY(hands.actions <= 34);
        QVERIFY(hands.chars <= 300);
        QVERIFY(hands.time <= 60);
        QCOMPARE(hands.pointer, 0);
        const PictureFaults faults = pictureFaults(w.document().tables(), w.sheet());
        QCOMPARE(faults.nodeOverlaps, 0);
        QCOMPARE(faults.linesThroughNodes, 0);
    }
};

QTEST_MAIN(KeystrokeBudgetTest)
#include "keystroke_budget_test.moc"
