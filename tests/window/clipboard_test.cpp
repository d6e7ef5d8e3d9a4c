#include <QtTest>

#include "interchange/clipping.h"
#include "support/window_driver.h"
#include "window/clipboard.h"

#include <QClipboard>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Two connected components in a boundary, with a property, a note and sizes set by hand.
struct Rich : WindowDriver {
    Rich() {
        a = node("api <gateway>", 80, 80);
        b = node("orders db", 480, 80);
        line = edge(a, b, EdgeKind::Async);
        edit([&](Transaction& open) -> Expected<bool> {
            (void)setLabel(open, line, "order & more");
            (void)setProperty(open, {RecordType::Node, a.value}, "latency_p50_ms", "7");
            (void)resize(open, open.session().sheet(), {RecordType::Node, b.value}, 480, 80, 300, 100);
            const auto note = addNote(open, "sharded by customer", {RecordType::Node, b.value});
            (void)place(open, open.session().sheet(), {RecordType::Note, note->value}, 480, 240);
            return true;
        });
        window.canvas().selectAll();
    }
    NodeId a, b;
    EdgeId line;
    [[nodiscard]] std::unique_ptr<QMimeData> copied() { return copySelection(session(), ThemeName::Light); }
};

} // namespace

class ClipboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_02_ctrlDDuplicatesAndNeverDeletes() {
        Rich r;
        r.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(r.document().all<Node>().size(), 4u);
        QCOMPARE(r.document().all<Edge>().size(), 2u);
    }

    void expectation_16_ctrlDAgainRepeatsTheOffset() {
        WindowDriver w;
        w.choose({w.node("a", 80, 80)});
        w.key(Qt::Key_D, Qt::ControlModifier);
        const NodeId second{w.session().selection().begin()->id};
        w.edit([&](Transaction& open) -> Expected<bool> {
            (void)moveBy(open, open.session().sheet(), w.session().selection(), 176, -24);
            return true;
        });
        const Point at{w.placement(second).x, w.placement(second).y};
        w.key(Qt::Key_D, Qt::ControlModifier);
        const NodeId third{w.session().selection().begin()->id};
        QVERIFY(third != second);
        QCOMPARE(w.placement(third).x - at.x, at.x - 80);
        QCOMPARE(w.placement(third).y - at.y, at.y - 80);
    }

    void expectation_33_aCopyOffersOwnTypeSvgPngAndText() {
        Rich r;
        const auto copied = r.copied();
        QVERIFY(copied->data(QString::fromStdString(std::string(pieceMimeType))).startsWith("{"));
        QVERIFY(copied->data("image/svg+xml").contains("<svg"));
        QImage png;
        QVERIFY(png.loadFromData(copied->data("image/png"), "PNG"));
        QVERIFY(png.width() > 800); // two pixels a px
        QVERIFY(copied->text().contains("~>"));
        QVERIFY(copied->html().contains("<td>api &lt;gateway&gt;</td>"));
        QVERIFY(copied->html().contains("<td>order &amp; more</td>"));
    }

    void aCopyStaysAsItWasWhenTheSourceChanges() {
        Rich r;
        const auto copied = r.copied();
        r.key(Qt::Key_Delete);
        QCOMPARE(r.document().all<Node>().size(), 0u);
        QVERIFY(copied->text().contains("orders db"));
    }

    void expectation_34_pasteInAnotherWindowKeepsKindsNotesAndSizes() {
        Rich r;
        const auto copied = r.copied();
        WindowDriver other;
        const auto done = paste(other.session(), *copied, {1000, 500});
        QVERIFY2(done.has_value(), done ? "" : done.error().text().c_str());
        QCOMPARE(other.document().all<Node>().size(), 2u);
        QCOMPARE(other.document().all<Edge>().begin()->kind, EdgeKind::Async);
        QCOMPARE(other.document().all<Edge>().begin()->label, std::string("order & more"));
        QCOMPARE(other.document().all<Note>().begin()->text, std::string("sharded by customer"));
        QCOMPARE(other.document().all<Property>().size(), 1u);
        bool sized = false;
        for (const Placement& placement : other.document().all<Placement>())
            sized = sized || (placement.w == 300 && placement.h == 100);
        QVERIFY(sized);
        QCOMPARE(other.steps(), 1u);
        QVERIFY(!other.session().selection().empty());
    }

    void expectation_35_otherTextBecomesANote() {
        WindowDriver w;
        QMimeData text;
        text.setText("Remember:\nask about quotas");
        QVERIFY(paste(w.session(), text, {100, 100}).has_value());
        QCOMPARE(w.document().all<Note>().begin()->text, std::string("Remember:\nask about quotas"));
        QCOMPARE(w.document().all<Node>().size(), 0u);
    }

    void textThatDrawsIsDrawn() {
        WindowDriver w;
        QMimeData text;
        text.setText("web client > api: GET\napi ~> kafka");
        QVERIFY(paste(w.session(), text, {100, 100}).has_value());
        QCOMPARE(w.document().all<Node>().size(), 3u);
        QCOMPARE(w.document().all<Edge>().size(), 2u);
        QCOMPARE(w.steps(), 1u);
    }

    void mermaidIsDrawn() {
        WindowDriver w;
        QMimeData text;
        text.setText("flowchart LR\n  A[Shop] -->|buys| B[(Orders)]\n  B -.-> C");
        QVERIFY(paste(w.session(), text, {100, 100}).has_value());
        QCOMPARE(w.document().all<Node>().size(), 3u);
        QCOMPARE(w.document().all<Edge>().size(), 2u);
    }

    void aBrokenPieceIsRefusedAndChangesNothing() {
        WindowDriver w;
        QMimeData data;
        data.setData(QString::fromStdString(std::string(pieceMimeType)),
                     R"({"format": "chalkline", "version": 1, "tables": {"node": [{"id": -4}]}})");
        const auto done = paste(w.session(), data, {0, 0});
        QVERIFY(!done);
        QVERIFY(done.error().text().find("clipboard") != std::string::npos);
        QCOMPARE(w.steps(), 0u);
    }

    void cutAndPasteGoesOverTheClipboard() {
        Rich r;
        r.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(r.document().all<Node>().size(), 0u);
        r.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(r.document().all<Node>().size(), 2u);
        r.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(r.document().all<Node>().size(), 4u);
        const auto& boxes = r.window.canvas().routed().boxes;
        std::set<std::pair<double, double>> places;
        for (const auto& [ref, box] : boxes)
            if (ref.type == RecordType::Node) places.insert({box.x, box.y});
        QCOMPARE(places.size(), 4u);
    }

    void excalidrawTakesItsOwnKindOfText() {
        Rich r;
        const auto copied = copyForExcalidraw(r.session());
        const QJsonObject json = QJsonDocument::fromJson(copied->text().toUtf8()).object();
        QCOMPARE(json["type"].toString(), QString("excalidraw/clipboard"));
        QVERIFY(json["elements"].toArray().size() >= 5);
    }
};

int main(int argc, char** argv) {
    const OwnFolders folders;
    QApplication application(argc, argv);
    ClipboardTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "clipboard_test.moc"
