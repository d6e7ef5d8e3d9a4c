#include <QtTest>

#include "canvas/canvas_accessible.h"
#include "canvas/spoken.h"
#include "edit/delete_operation.h"
#include "support/window_driver.h"
#include "text/interpret.h"
#include "window/announce.h"

#include <QAccessible>

using namespace chalkline;
using namespace chalkline::test;

namespace {

constexpr const char* lines[] = {"client > api gateway: GET / > order service ~> kafka: ordered",
                                 "backend { order service, kafka }", "order service <> users db",
                                 "# talk about retries"};

std::vector<std::pair<QAccessible::Event, QString>> told;

void hear(QAccessibleEvent* event) {
    const QAccessibleInterface* about = event->accessibleInterface();
    told.emplace_back(event->type(), about ? about->text(QAccessible::Name) : QString());
}

bool isTold(QAccessible::Event what, const QString& name) {
    return std::ranges::count(told, std::pair(what, name)) > 0;
}

struct Read {
    WindowDriver w;

    Read() {
        text::Interpreter interpreter(w.session());
        for (const char* line : lines)
            if (const auto done = interpreter.run(line, 1); !done) qFatal("%s", done.error().text().c_str());
        settle();
    }
    [[nodiscard]] CanvasAccessible& tree() { return *CanvasAccessible::of(w.window.canvas()); }
    /// What is to be told has been.
    void settle() { QApplication::processEvents(); }
    void forget() {
        settle();
        told.clear();
    }
    [[nodiscard]] QAccessibleInterface& named(const QString& start) {
        for (const Ref ref : tree().all())
            if (QAccessibleInterface* found = tree().find(ref);
                found->text(QAccessible::Name).startsWith(start))
                return *found;
        qFatal("nothing is named %s", qPrintable(start));
    }
    /// Of what is on the sheet; the canvas has widgets above it besides.
    [[nodiscard]] QStringList namesUnder(QAccessibleInterface& parent) {
        QStringList names;
        for (int i = 0; i < parent.childCount(); ++i)
            if (!parent.child(i)->object()) names.append(parent.child(i)->text(QAccessible::Name));
        return names;
    }
    void act(QAccessibleInterface& on, const QString& action) {
        static_cast<QAccessibleActionInterface*>(on.interface_cast(QAccessible::ActionInterface))
            ->doAction(action);
    }
    [[nodiscard]] QString chosen() {
        const std::set<Ref>& selection = w.session().selection();
        return selection.size() == 1 ? spokenName(w.document(), *selection.begin()) : QString();
    }
};

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        beginWindowTests();
        listenToAccessibility(hear);
    }
    void cleanupTestCase() { listenToAccessibility(nullptr); }

    void expectation_60_everythingOnTheSheetIsThereByName() {
        Read read;
        QCOMPARE(
            read.namesUnder(read.tree()),
            (QStringList{"Boundary backend", "client, Web browser", "api gateway, API gateway",
                         "users db, Relational DB", "GET /: client to api gateway, synchronous",
                         "api gateway to order service, synchronous",
                         "ordered: order service to kafka, asynchronous",
                         "order service to users db and back, synchronous", "Note: talk about retries"}));
    }

    void expectation_60_whatIsInsideABoundaryIsItsChild() {
        Read read;
        QAccessibleInterface& backend = read.named("Boundary backend");
        QCOMPARE(backend.role(), QAccessible::Grouping);
        QCOMPARE(read.namesUnder(backend),
                 (QStringList{"order service, Stateless service", "kafka, Partitioned log / stream"}));
        QCOMPARE(backend.child(1)->parent(), &backend);
        QCOMPARE(backend.indexOfChild(backend.child(1)), 1);
        QCOMPARE(backend.parent()->role(), QAccessible::Canvas);
    }

    void expectation_60_nothingIsNamelessHoweverEmpty() {
        Read read;
        const NodeId node = read.w.node("", 900, 300);
        const NodeId other = read.w.node("other", 900, 500);
        const EdgeId edge = read.w.edge(node, other);
        QCOMPARE(spokenName(read.w.document(), {RecordType::Node, node.value}),
                 QString("Stateless service without a name"));
        QCOMPARE(spokenName(read.w.document(), {RecordType::Edge, edge.value}),
                 QString("Stateless service to other, synchronous"));
    }

    void theDescriptionSaysWhatItIsConnectedTo() {
        Read read;
        QCOMPARE(read.named("order service").text(QAccessible::Description),
                 QString("2 connections in, 2 out; in backend"));
        QCOMPARE(read.named("client,").text(QAccessible::Description), QString("0 connections in, 1 out"));
        QCOMPARE(read.named("Boundary").text(QAccessible::Description), QString("2 components inside"));
        QCOMPARE(read.tree().text(QAccessible::Description), QString("Sheet 1: 5 components, 4 connections"));
    }

    void relationsLeadAlongTheConnections() {
        Read read;
        QStringList related;
        for (const auto& [other, relation] : read.named("order service").relations(QAccessible::AllRelations))
            related.append((relation == QAccessible::Controlled ? "to " : "from ") +
                           other->text(QAccessible::Name).section(',', 0, 0));
        related.sort();
        QCOMPARE(related, (QStringList{"from api gateway", "to kafka", "to users db"}));
        QAccessibleInterface& edge = read.named("GET /");
        QCOMPARE(edge.relations(QAccessible::Controller).value(0).first, &read.named("client,"));
        QCOMPARE(edge.relations(QAccessible::Controlled).value(0).first, &read.named("api gateway,"));
    }

    void whatIsUnderAPointIsFound() {
        Read read;
        for (const char* name : {"kafka", "api gateway,", "GET /"}) {
            QAccessibleInterface& item = read.named(name);
            const QPoint at = item.rect().center();
            QCOMPARE(read.tree().childAt(at.x(), at.y()), &item);
        }
    }

    void expectation_61_focusChoosesTheComponent() {
        Read read;
        read.forget();
        read.act(read.named("kafka"), QAccessibleActionInterface::setFocusAction());
        QCOMPARE(read.chosen(), QString("kafka, Partitioned log / stream"));
        read.settle();
        QVERIFY(isTold(QAccessible::SelectionAdd, "kafka, Partitioned log / stream"));
        QVERIFY(isTold(QAccessible::Focus, "kafka, Partitioned log / stream"));
        QVERIFY(read.named("kafka").state().focused);
    }

    void expectation_61_aNewNameIsSaid() {
        Read read;
        read.forget();
        QAccessibleInterface& item = read.named("kafka");
        read.act(item, QAccessibleActionInterface::pressAction());
        QTest::keyClicks(QApplication::focusWidget(), "event log");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        read.settle();
        QVERIFY(isTold(QAccessible::NameChanged, "event log, Partitioned log / stream"));
        QCOMPARE(item.text(QAccessible::Name), QString("event log, Partitioned log / stream"));
    }

    void aWalkByKeysIsSaid() {
        Read read;
        read.act(read.named("client,"), QAccessibleActionInterface::setFocusAction());
        read.forget();
        read.w.key(Qt::Key_Tab);
        read.settle();
        QVERIFY(isTold(QAccessible::Focus, read.chosen()));
        QVERIFY(read.chosen() != QString("client, Web browser"));
    }

    void whatIsNewIsSaid() {
        Read read;
        read.forget();
        read.w.node("mailer", 900, 300);
        read.settle();
        QVERIFY(isTold(QAccessible::ObjectCreated, "mailer, Stateless service"));
    }

    void whatIsDeletedIsSaidAndNotHandedOutAgain() {
        Read read;
        read.act(read.named("kafka"), QAccessibleActionInterface::setFocusAction());
        read.forget();
        const std::size_t before = read.tree().all().size();
        read.w.key(Qt::Key_Delete);
        read.settle();
        QCOMPARE(std::ranges::count(told, QAccessible::ObjectDestroyed,
                                    [](const auto& event) { return event.first; }),
                 2); // and its connection
        QCOMPARE(read.tree().all().size(), before - 2);
        QCOMPARE(read.namesUnder(read.named("Boundary backend")),
                 QStringList{"order service, Stateless service"});
    }

    void anotherSheetHasItsOwnThings() {
        Read read;
        QVERIFY(read.w.window.commands().run("insert.sheet"));
        read.settle();
        QCOMPARE(read.tree().all().size(), std::size_t{0});
        QCOMPARE(read.tree().text(QAccessible::Description).section(": ", 1),
                 QString("0 components, 0 connections"));
    }

    void aMessageOfTheWindowIsSaid() {
        Read read;
        read.forget();
        read.w.window.say("Nothing to connect");
        QVERIFY(isTold(QAccessible::Alert, "Nothing to connect"));
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
