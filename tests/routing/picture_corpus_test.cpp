#include "support/designs.h"
#include "support/picture_faults.h"
#include "support/read_design.h"

#include <QDir>
#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

QString textOf(const PictureFaults& faults) {
    return QStringLiteral("overlaps %1, strangers %2, through nodes %3, labels on nodes %4, on labels %5")
        .arg(faults.nodeOverlaps)
        .arg(faults.strangersInBoundaries)
        .arg(faults.linesThroughNodes)
        .arg(faults.labelsOnNodes)
        .arg(faults.labelsOnLabels);
}

PictureFaults faultsOf(const Session& session) {
    const Tables& tables = session.document().tables();
    return pictureFaults(tables, routeSheet(tables, firstSheet(tables)));
}

} // namespace

class PictureCorpusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSampleDesignsHaveNoGraveFault() {
        for (const NamedDesign& design : designs) {
            Project project;
            QCOMPARE(feed(project, design.text), std::string());
            const PictureFaults faults = faultsOf(*project.session);
            QVERIFY2(faults.grave() == 0, qPrintable(design.name + (": " + textOf(faults))));
            QVERIFY2(faults.smallestGap >= 4, design.name);
            QCOMPARE(faults.labelsOnLines, 0);
            QCOMPARE(faults.labelsOnBends, 0);
        }
    }

    void everyFlowchartOfTheCorpusHasNoGraveFault_data() {
        QTest::addColumn<QString>("path");
        const QString folder = QStringLiteral(CHALKLINE_CORPUS);
        if (folder.isEmpty()) {
            qInfo("the corpus is not here; nothing is checked");
            QTest::newRow("no corpus") << QString();
            return;
        }
        const QDir files(folder + "/mermaid");
        for (const QString& name : files.entryList({"flowchart*.mmd"}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name)) << files.filePath(name);
    }

    void everyFlowchartOfTheCorpusHasNoGraveFault() {
        QFETCH(QString, path);
        if (path.isEmpty()) return;
        const auto design = readDesign(path.toStdString());
        QVERIFY2(design, design ? "" : design.error().text().c_str());
        const PictureFaults faults = faultsOf(*design->session);
        QVERIFY2(faults.grave() == 0, qPrintable(textOf(faults)));
        QCOMPARE(faults.boundaryOverlaps, 0);
        QCOMPARE(faults.linesThroughTitles, 0);
        QCOMPARE(faults.labelsOnLines, 0);
    }
};

QTEST_APPLESS_MAIN(PictureCorpusTest)
#include "picture_corpus_test.moc"
