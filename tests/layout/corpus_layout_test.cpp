#include <QtTest>

#include "layout/tidy.h"
#include "routing/route.h"
#include "support/picture_faults.h"
#include "support/read_dot.h"

#include <QDir>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Way {
    const char* name;
    std::optional<Orientation> orientation;
    TidyStyle style;
    bool fitted;
};

const Way ways[] = {{"as imported, tidied for the view", {}, TidyStyle::Layers, true},
                    {"left to right", Orientation::LeftToRight, TidyStyle::Layers, false},
                    {"top to bottom", Orientation::TopToBottom, TidyStyle::Layers, false},
                    {"tiers", {}, TidyStyle::Tiers, true}};

} // namespace

/// Diagrams that people drew. They come with the corpus, which is not part of the project.
class CorpusLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDiagramIsLaidOutWithoutAFault_data() {
        QTest::addColumn<QString>("path");
        const QDir flowcharts(QStringLiteral(CHALKLINE_CORPUS "/mermaid"));
        const QDir graphs(QStringLiteral(CHALKLINE_CORPUS "/dot"));
        for (const QString& name : flowcharts.entryList({"flowchart__*.mmd"}, QDir::Files))
            QTest::newRow(qPrintable(name)) << flowcharts.filePath(name);
        for (const QString& name : graphs.entryList({"*.dot"}, QDir::Files))
            QTest::newRow(qPrintable(name)) << graphs.filePath(name);
        if (!flowcharts.exists()) QTest::newRow("no corpus") << QString();
    }
    void everyDiagramIsLaidOutWithoutAFault() {
        QFETCH(QString, path);
        if (path.isEmpty()) QSKIP("the corpus is not there: " CHALKLINE_CORPUS);
        const auto design =
            path.endsWith(".dot") ? readDot(path.toStdString()) : readDesign(path.toStdString());
        QVERIFY2(design, design ? "" : design.error().text().c_str());
        for (const Way& way : ways) {
            Session& session = *design->session;
            TidyRequest request;
            request.sheet = session.sheet();
            request.orientation = way.orientation;
            request.style = way.style;
            if (way.fitted) request.view = Size{928, 656};
            const auto moves = tidySheet(session.document().tables(), request);
            QVERIFY(moves);
            Transaction edit(session, "Tidy up");
            for (const Placement& placement : *moves)
                edit.put(placement);
            QVERIFY(edit.commit());
            const Tables& tables = session.document().tables();
            const PictureFaults faults = pictureFaults(tables, routeSheet(tables, request.sheet));
            const int sum = faults.nodeOverlaps + faults.strangersInBoundaries + faults.boundaryOverlaps +
                            faults.linesThroughNodes;
            QVERIFY2(sum == 0,
                     qPrintable(QStringLiteral("%1: overlaps %2, strangers %3, boundaries %4, through %5")
                                    .arg(way.name)
                                    .arg(faults.nodeOverlaps)
                                    .arg(faults.strangersInBoundaries)
                                    .arg(faults.boundaryOverlaps)
                                    .arg(faults.linesThroughNodes)));
        }
    }
};

QTEST_GUILESS_MAIN(CorpusLayoutTest)
#include "corpus_layout_test.moc"
