#include <QtTest>

#include "support/window_driver.h"
#include "window/palette.h"
#include "window/rail.h"
#include "window/search_field.h"

#include <QToolButton>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct OpenPalette : WindowDriver {
    Palette& palette = part<Palette>("palette");
    PaletteList& list = part<PaletteList>("paletteList");
    SearchField& search = *palette.findChild<SearchField*>();

    void open() {
        QTest::keyClick(&window.canvas(), Qt::Key_Slash);
        QApplication::processEvents();
    }
    void type(const QString& text) { QTest::keyClicks(&search, text); }
    [[nodiscard]] QPoint rowAt(int row) { return list.visualRect(list.model()->index(row, 0)).center(); }
    [[nodiscard]] QString chosen() { return list.currentIndex().data().toString(); }
    [[nodiscard]] std::vector<const Node*> nodes() {
        std::vector<const Node*> all;
        for (const Node& node : window.session()->document().all<Node>())
            all.push_back(&node);
        return all;
    }
    [[nodiscard]] Rect boxOf(const Node& node) { return sheet().boxes.at({RecordType::Node, node.id.value}); }
    /// Presses on a row and moves to a place on the canvas, button held.
    void dragOut(int row, QPoint onCanvas) {
        press(*list.viewport(), rowAt(row));
        const QPoint to = list.viewport()->mapFromGlobal(window.canvas().mapToGlobal(onCanvas));
        move(*list.viewport(), (rowAt(row) + to) / 2);
        move(*list.viewport(), to);
    }
    void drop(QPoint onCanvas) {
        release(*list.viewport(), list.viewport()->mapFromGlobal(window.canvas().mapToGlobal(onCanvas)));
    }
};

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }
    void init() { QFile::remove(settingsPath()); }

    void expectation_10_draggingShowsAGhostAndDropsItsCentreAtThePointer() {
        OpenPalette driver;
        driver.open();
        driver.type("redis");
        const QPoint at(600, 300);
        driver.dragOut(0, at);
        QCOMPARE(driver.window.canvas().toolPath(), QString("place"));
        QVERIFY(driver.nodes().empty()); // a ghost so far
        driver.drop(at);
        QCOMPARE(driver.nodes().size(), std::size_t{1});
        QCOMPARE(driver.nodes()[0]->kind, std::string("cache.distributed"));
        QCOMPARE(driver.nodes()[0]->technology, std::string("Redis"));
        const Rect box = driver.boxOf(*driver.nodes()[0]);
        const QPointF centre = driver.window.canvas().camera().toView(box.centre());
        QVERIFY(QLineF(centre, at).length() <= 6 * driver.window.canvas().zoom());
        QCOMPARE(std::fmod(box.x, 8), 0.0);
        QCOMPARE(std::fmod(box.y, 8), 0.0);
        QVERIFY(!driver.palette.isVisible());
    }

    void expectation_10_escWhileDraggingTakesItBack() {
        OpenPalette driver;
        driver.open();
        driver.dragOut(1, {600, 300});
        QTest::keyClick(&driver.list, Qt::Key_Escape);
        QCOMPARE(driver.window.canvas().toolPath(), QString("select"));
        driver.drop({600, 300});
        QVERIFY(driver.nodes().empty());
        QVERIFY(driver.palette.isVisible());
        QVERIFY(!QApplication::overrideCursor());
    }

    void droppingOnThePaletteItselfMakesNothing() {
        OpenPalette driver;
        driver.open();
        driver.dragOut(1, {600, 300});
        const QPoint back = driver.rowAt(3);
        WindowDriver::move(*driver.list.viewport(), back);
        WindowDriver::release(*driver.list.viewport(), back);
        QVERIFY(driver.nodes().empty());
        QCOMPARE(driver.window.canvas().toolPath(), QString("select"));
    }

    void expectation_11_enterPlacesInTheViewAndNeverOverlaps() {
        OpenPalette driver;
        driver.open();
        driver.type("kafka");
        QTest::keyClick(&driver.search, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(driver.palette.isVisible());
        QTest::keyClick(&driver.search, Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(driver.palette.isVisible());
        QTest::keyClick(&driver.search, Qt::Key_Return);
        QVERIFY(!driver.palette.isVisible());
        QVERIFY(driver.window.canvas().hasFocus());
        const auto nodes = driver.nodes();
        QCOMPARE(nodes.size(), std::size_t{3});
        for (const Node* node : nodes) {
            QCOMPARE(node->kind, std::string("msg.log"));
            QCOMPARE(node->technology, std::string("Kafka"));
            for (const Node* other : nodes)
                QVERIFY(node == other || !driver.boxOf(*node).overlaps(driver.boxOf(*other)));
        }
        const QPointF first = driver.window.canvas().camera().toView(driver.boxOf(*nodes[0]).centre());
        QVERIFY(QLineF(first, QRectF(driver.window.canvas().rect()).center()).length() < 12);
    }

    void expectation_11_doubleClickPlacesToo() {
        OpenPalette driver;
        driver.open();
        WindowDriver::mouse(*driver.list.viewport(), QEvent::MouseButtonDblClick, driver.rowAt(1),
                            Qt::LeftButton, Qt::LeftButton);
        QCOMPARE(driver.nodes().size(), std::size_t{1});
        QCOMPARE(driver.nodes()[0]->kind, std::string("client.web"));
    }

    void expectation_12_paletteSearchFindsSynonymsByKeyboardAlone() {
        OpenPalette driver;
        driver.open();
        QVERIFY(driver.palette.isVisible());
        QVERIFY(driver.search.hasFocus());
        driver.type("redis");
        QCOMPARE(driver.chosen(), QString("Distributed cache"));
        QCOMPARE(driver.list.currentIndex().data(Qt::UserRole).toString(), QString("Redis"));
        QTest::keyClick(&driver.search, Qt::Key_Down);
        QVERIFY(driver.chosen() != "Distributed cache");
        QTest::keyClick(&driver.search, Qt::Key_Up);
        QTest::keyClick(&driver.search, Qt::Key_Escape);
        QVERIFY(!driver.palette.isVisible());
        QVERIFY(driver.window.canvas().hasFocus());
    }

    void upAndDownPassOverCaptions() {
        OpenPalette driver;
        driver.open();
        const auto* model = static_cast<const PaletteModel*>(driver.list.model());
        for (int i = 0; i < model->rowCount(); ++i) {
            QVERIFY(!model->isCaption(driver.list.currentIndex().row()));
            QTest::keyClick(&driver.search, Qt::Key_Down);
        }
        QCOMPARE(driver.list.currentIndex().row(), model->rowCount() - 1);
    }

    void theRailOpensItAtItsFamilyAndTheSameButtonClosesIt() {
        OpenPalette driver;
        const auto press = [&](const QString& name) {
            for (QToolButton* button : driver.part<Rail>("rail").findChildren<QToolButton*>())
                if (button->accessibleName() == name) button->click();
        };
        press("Databases and stores");
        QCOMPARE(driver.chosen(), QString("Relational DB"));
        press("Queues and streams");
        QCOMPARE(driver.chosen(), QString("Work queue"));
        press("Queues and streams");
        QVERIFY(!driver.palette.isVisible());
    }

    void whatWasUsedLastStandsOnTop() {
        OpenPalette driver;
        driver.open();
        driver.type("kafka");
        QTest::keyClick(&driver.search, Qt::Key_Return);
        driver.open();
        QCOMPARE(driver.list.model()->index(0, 0).data().toString(), QString("Recent"));
        QCOMPARE(driver.chosen(), QString("Partitioned log / stream"));
        QCOMPARE(driver.list.currentIndex().data(Qt::UserRole).toString(), QString("Kafka"));
    }

    void pinnedItStaysAndAPressOnTheCanvasClosesItOtherwise() {
        OpenPalette driver;
        driver.window.settings().setPalettePinned(true);
        driver.open();
        QTest::keyClick(&driver.search, Qt::Key_Return);
        QVERIFY(driver.palette.isVisible());
        WindowDriver::press(driver.window.canvas(), {700, 500});
        WindowDriver::release(driver.window.canvas(), {700, 500});
        QVERIFY(driver.palette.isVisible());
        driver.window.settings().setPalettePinned(false);
        WindowDriver::press(driver.window.canvas(), {700, 500});
        WindowDriver::release(driver.window.canvas(), {700, 500});
        QVERIFY(!driver.palette.isVisible());
    }

    void itLiesOverTheCanvasBesideTheRail() {
        OpenPalette driver;
        driver.open();
        const QRect canvas = driver.window.canvas().geometry();
        QCOMPARE(driver.palette.geometry(),
                 QRect(canvas.left() + 8, canvas.top() + 8, 264, canvas.height() - 16));
        driver.window.resize(1280, 640);
        QApplication::processEvents();
        QCOMPARE(driver.palette.height(), driver.window.canvas().height() - 16);
    }
};

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
