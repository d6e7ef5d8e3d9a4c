#include <QtTest>

#include "panels/outline/outline_page.h"
#include "panels/outline/text_page.h"
#include "support/designs.h"
#include "support/window_driver.h"

#include <QPlainTextEdit>
#include <QTextBlock>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// The window with the text of the sheet beside the canvas.
struct TextBench : WindowDriver {
    explicit TextBench(const char* design = "") {
        text::Interpreter interpreter(session());
        if (const auto done = interpreter.runAll(design); !done) qFatal("%s", done.error().text().c_str());
        if (!window.commands().run(QStringLiteral("view.text"))) qFatal("no text page");
        QApplication::processEvents();
    }

    [[nodiscard]] TextPage& page() {
        return qobject_cast<OutlinePage*>(window.panel().pageOf(QStringLiteral("outline")))->text();
    }
    [[nodiscard]] QPlainTextEdit& editor() { return page().editor(); }
    [[nodiscard]] QString text() { return editor().toPlainText(); }
    void goTo(int line) {
        QTextCursor cursor(editor().document()->findBlockByNumber(line));
        cursor.movePosition(QTextCursor::EndOfBlock);
        editor().setTextCursor(cursor);
    }
    void type(const char* letters) { QTest::keyClicks(&editor(), QLatin1String(letters)); }
    void press(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&editor(), key, keys); }
    [[nodiscard]] std::string name(Ref ref) { return document().find(NodeId{ref.id})->name; }
};

} // namespace

class TextPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void leavingALineDrawsIt() {
        TextBench w;
        QVERIFY(w.editor().hasFocus());
        w.type("client > api: POST");
        QCOMPARE(w.document().all<Node>().size(), 0);
        w.press(Qt::Key_Return);
        QCOMPARE(w.document().all<Node>().size(), 2);
        QCOMPARE(w.document().all<Edge>().begin()->label, "POST");
        w.type("~> kafka: made");
        w.press(Qt::Key_Up);
        QCOMPARE(w.document().all<Edge>().size(), 2);
        QCOMPARE(w.text(), "client > api: POST\n~> kafka: made");
    }

    void eachLineIsOneUndoStep() {
        TextBench w("a > b: x");
        const std::size_t before = w.steps();
        w.goTo(0);
        w.type("yz");
        w.press(Qt::Key_Return);
        QCOMPARE(w.steps(), before + 1);
        QVERIFY(w.window.commands().run("edit.undo"));
        QCOMPARE(w.document().all<Edge>().begin()->label, "x");
        QVERIFY(w.text().startsWith("a > b: x"));
    }

    void losingTheFocusTakesTheLine() {
        TextBench w("a > b: x");
        w.goTo(0);
        w.type("y");
        w.window.canvas().setFocus();
        QTRY_COMPARE(w.document().all<Edge>().begin()->label, "xy");
    }

    void theCursorChoosesOnTheCanvas() {
        TextBench w("a > b: x\nc x3");
        const int own = w.text().startsWith("c x3") ? 0 : 1;
        w.goTo(1 - own);
        QCOMPARE(w.session().selection().size(), 1);
        QCOMPARE(w.session().selection().begin()->type, RecordType::Edge);
        w.goTo(own);
        QCOMPARE(w.session().selection().begin()->type, RecordType::Node);
    }

    void choosingOnTheCanvasMovesTheCursor() {
        TextBench w("a > b\nb > c\nc > d");
        const Edge& last = *std::ranges::max_element(w.document().all<Edge>(), {}, &Edge::id);
        w.session().select({refOf(last)});
        QCOMPARE(w.editor().textCursor().block().text(), "c > d");
        QCOMPARE(w.editor().extraSelections().size(), 1);
    }

    void everyLineThatNamesWhatIsChosenIsMarked() {
        TextBench w("a > b\nb > c\nc > d");
        w.session().select({refOf(*std::ranges::find(w.document().all<Node>(), "b", &Node::name))});
        QCOMPARE(w.editor().extraSelections().size(), 2);
        QCOMPARE(w.editor().textCursor().block().text(), "a > b");
    }

    void whatIsDrawnElsewhereAppears() {
        TextBench w("a > b");
        const NodeId c = w.node("cc", 400, 400);
        QCOMPARE(w.text(), "cc\na > b");
        w.edit([&](Transaction& edit) { return setSecondLine(edit, c, "two"); });
        QCOMPARE(w.text(), "cc: two\na > b");
    }

    void anErrorIsExplainedAndTheOtherLinesGoOn() {
        TextBench w("a > b: x\nc > d");
        w.goTo(0);
        for (int i = 0; i < 3; ++i)
            w.press(Qt::Key_Backspace);
        w.type(" >");
        w.press(Qt::Key_Down);
        QVERIFY(w.page().message().startsWith("Line 1:"));
        QCOMPARE(w.document().all<Edge>().begin()->label, "x");
        w.goTo(1);
        w.type(": y");
        w.press(Qt::Key_Up);
        QCOMPARE(std::ranges::max_element(w.document().all<Edge>(), {}, &Edge::id)->label, "y");
        QVERIFY(w.text().startsWith("a > b >\n"));
        w.goTo(0);
        w.press(Qt::Key_Backspace);
        w.press(Qt::Key_Backspace);
        w.type(": z");
        w.press(Qt::Key_Down);
        QCOMPARE(w.page().message(), "");
        QCOMPARE(w.document().all<Edge>().begin()->label, "z");
    }

    void escTakesBackWhatWasWritten() {
        TextBench w("a > b: x");
        w.goTo(0);
        w.type("12 ");
        w.press(Qt::Key_Escape);
        w.press(Qt::Key_Escape);
        QCOMPARE(w.text(), "a > b: x");
    }

    void tabTakesAProposal() {
        TextBench w("client > order database");
        w.goTo(0);
        w.press(Qt::Key_Return);
        w.type("api > ord");
        QApplication::processEvents();
        w.press(Qt::Key_Tab);
        QCOMPARE(w.editor().textCursor().block().text(), "api > order database");
    }

    void undoWhileWritingTakesBackLettersOnly() {
        TextBench w("a > b: x");
        const std::size_t before = w.steps();
        w.goTo(0);
        w.type("y");
        w.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.text(), "a > b: x");
        QCOMPARE(w.steps(), before);
    }

    void theReferenceDesignTypedHereIsTheSame() {
        TextBench w;
        for (const QString& line : QString::fromLatin1(urlShortener).split('\n')) {
            QTest::keyClicks(&w.editor(), line);
            w.press(Qt::Key_Return);
        }
        w.window.canvas().setFocus();
        QTRY_COMPARE(countsOf(w.document()), (Counts{10, 12, 2, 0, 1}));
    }
};

QTEST_MAIN(TextPageTest)
#include "text_page_test.moc"
