#include "interchange/mermaid/mermaid.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace chalkline;

class MermaidCorpusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFlowchartOfTheCorpusCountsAsExpected() {
        const QString folder = QStringLiteral(CHALKLINE_CORPUS);
        if (folder.isEmpty()) {
            qInfo("the corpus is not here; nothing was compared");
            return;
        }
        QFile table(folder + "/EXPECTED.tsv");
        QVERIFY(table.open(QIODevice::ReadOnly));
        int compared = 0;
        int refused = 0;
        while (!table.atEnd()) {
            const QStringList row = QString::fromUtf8(table.readLine()).split('\t');
            if (row.value(0) != "mermaid") continue;
            const QString name = row[1];
            QFile file(folder + "/mermaid/" + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string text = file.readAll().toStdString();
            const auto census = mermaidCensus(text, name.toStdString());
            if (row[8] == "no") {
                QVERIFY2(!census, qPrintable(name));
                ++refused;
            } else if (name.startsWith("flowchart")) {
                QVERIFY2(census,
                         qPrintable(name + ": " +
                                    (census ? QString() : QString::fromStdString(census.error().text()))));
                const QString found = QStringLiteral("%1 %2 %3 %4")
                                          .arg(census->nodes)
                                          .arg(census->edges)
                                          .arg(census->groups)
                                          .arg(census->dashed);
                const QString expected = QStringLiteral("%1 %2 %3 %4").arg(row[2], row[3], row[4], row[6]);
                QVERIFY2(found == expected, qPrintable(name + ": " + found + ", expected " + expected));
                ++compared;
            }
        }
        qInfo("compared %d flowcharts, %d refused", compared, refused);
        QVERIFY(compared >= 34);
        QCOMPARE(refused, 3);
    }
};

QTEST_APPLESS_MAIN(MermaidCorpusTest)
#include "mermaid_corpus_test.moc"
