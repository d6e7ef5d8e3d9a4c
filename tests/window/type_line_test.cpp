#include <QtTest>

#include "support/designs.h"
#include "support/window_driver.h"
#include "text/interpret.h"
#include "window/type_line.h"

#include <QLabel>
#include <QLineEdit>

using namespace chalkline;
using namespace chalkline::test;

namespace {

void type(const QString& text) {
    for (const QChar letter : text)
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
}

void press(Qt::Key key, Qt::KeyboardModifiers keys = {}) {
    QTest::keyClick(QApplication::focusWidget(), key, keys);
}

QLineEdit& lineOf(WindowDriver& w) {
    return *w.part<TypeLine>("typeLine").findChild<QLineEdit*>();
}

std::size_t nodesOf(WindowDriver& w) {
    return w.document().all<Node>().size();
}

void draw(WindowDriver& w, const char* text) {
    text::Interpreter interpreter(w.session());
    QVERIFY(interpreter.runAll(text));
}

} // namespace

class TypeLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void ghostsShowWhatTheLineWillDoAndChangeNothing() {
        WindowDriver w;
        draw(w, "api");
        type("api > cache: get");
        QTRY_VERIFY(w.window.canvas().preview().has_value());
        QTRY_COMPARE(w.window.canvas().preview()->fresh.size(),
                     std::size_t{2}); // the cache and the line to it
        QVERIFY(w.window.canvas().preview()->named.contains(refOf(*w.document().all<Node>().begin())));
        QCOMPARE(nodesOf(w), std::size_t{1});
        w.window.canvas().grab();
    }
    void theGhostsStandWhereEnterPutsTheThings() {
        WindowDriver w;
        draw(w, urlShortener);
        type("api gateway ~> audit log: calls");
        const auto& preview = w.window.canvas().preview();
        QTRY_VERIFY(preview && preview->fresh.size() == 2 &&
                    preview->tables.find(EdgeId{preview->fresh.rbegin()->id}));
        w.window.canvas().grab();
        Rect ghost;
        for (const Ref& ref : preview->fresh)
            if (ref.type == RecordType::Node) ghost = preview->sheet.boxes.at(ref);
        press(Qt::Key_Return);
        QVERIFY(!w.window.canvas().preview());
        const auto& boxes = w.sheet().boxes;
        QVERIFY(std::ranges::any_of(boxes, [&](const auto& box) { return box.second == ghost; }));
    }
    void aClosedLineLeavesNoGhosts() {
        WindowDriver w;
        type("api > cache");
        QTRY_VERIFY(w.window.canvas().preview().has_value());
        press(Qt::Key_Escape);
        QVERIFY(!w.window.canvas().preview());
    }
    void aLineThatCannotBeReadHasNoGhosts() {
        WindowDriver w;
        type("api > cache");
        QTRY_VERIFY(w.window.canvas().preview().has_value());
        type(" > ");
        QTRY_VERIFY(!w.window.canvas().preview());
    }
    void typingNeverZooms() {
        WindowDriver w;
        draw(w, newsFeed);
        const double zoom = w.window.canvas().zoom();
        type("graph db > far away service > further still: a long label");
        QTRY_VERIFY(w.window.canvas().preview().has_value());
        press(Qt::Key_Return);
        QCOMPARE(w.window.canvas().zoom(), zoom);
    }
    void aRefusedLineStaysAndSaysWhy() {
        WindowDriver w;
        type("a > ; > >");
        press(Qt::Key_Return);
        QCOMPARE(lineOf(w).text(), QString("a > ; > >"));
        QVERIFY(!w.part<QLabel>("error").text().isEmpty());
        QCOMPARE(nodesOf(w), std::size_t{0});
    }
    void aSecondEnterKeepsARefusedLineAsANote() {
        WindowDriver w;
        type("a > ; > >");
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QCOMPARE(w.document().all<Note>().size(), std::size_t{1});
        QCOMPARE(w.document().all<Note>().begin()->text, std::string("a > ; > >"));
        QCOMPARE(lineOf(w).text(), QString());
    }
    void aRefusedLineThatWasChangedIsReadAgain() {
        WindowDriver w;
        type("a >");
        press(Qt::Key_Return);
        type(" b");
        press(Qt::Key_Return);
        QCOMPARE(nodesOf(w), std::size_t{2});
        QCOMPARE(w.document().all<Note>().size(), std::size_t{0});
    }
    void upAndDownGoThroughWhatWasTyped() {
        WindowDriver w;
        for (const char* line : {"one", "two", "three"}) {
            type(line);
            press(Qt::Key_Return);
        }
        press(Qt::Key_Up);
        QCOMPARE(lineOf(w).text(), QString("three"));
        press(Qt::Key_Up);
        QCOMPARE(lineOf(w).text(), QString("two"));
        press(Qt::Key_Down);
        QCOMPARE(lineOf(w).text(), QString("three"));
        press(Qt::Key_Down);
        QCOMPARE(lineOf(w).text(), QString());
    }
    void escKeepsTheDraftAndUpBringsItBack() {
        WindowDriver w;
        type("half a li");
        press(Qt::Key_Escape);
        type("x");
        press(Qt::Key_Backspace);
        press(Qt::Key_Up);
        QCOMPARE(lineOf(w).text(), QString("half a li"));
    }
    void shiftEnterKeepsTheSource() {
        WindowDriver w;
        type("api > cache");
        press(Qt::Key_Return, Qt::ShiftModifier);
        type("> database");
        press(Qt::Key_Return, Qt::ShiftModifier);
        type("> queue");
        press(Qt::Key_Return);
        const Tables& tables = w.document().tables();
        QCOMPARE(w.document().all<Edge>().size(), std::size_t{3});
        for (const Edge& edge : w.document().all<Edge>())
            QCOMPARE(tables.find(edge.from_node)->name, std::string("api"));
    }
    void enterGoesOnFromTheLastNewNode() {
        WindowDriver w;
        type("api > cache");
        press(Qt::Key_Return);
        type("> database");
        press(Qt::Key_Return);
        const Edge last =
            *std::ranges::max_element(w.document().all<Edge>(), {}, [](const Edge& e) { return e.id.value; });
        QCOMPARE(w.document().tables().find(last.from_node)->name, std::string("cache"));
    }
};

QTEST_MAIN(TypeLineTest)
#include "type_line_test.moc"
