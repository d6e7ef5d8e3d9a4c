#include "interchange/mermaid/mermaid.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <map>

using namespace chalkline;

namespace {

struct Row {
    QString name;
    QString nodes, edges, groups, directed, dashed;
    bool valid = true;
    QString extra; // name=count, parted by semicolons; what is zero is left out
};

QList<Row> expectedRows(const QString& folder) {
    QList<Row> rows;
    QFile table(folder + "/EXPECTED.tsv");
    if (!table.open(QIODevice::ReadOnly)) return rows;
    while (!table.atEnd()) {
        const QStringList cells = QString::fromUtf8(table.readLine()).split('\t');
        if (cells.value(0) == "mermaid")
            rows.append(
                {cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[8] != "no", cells[9]});
    }
    return rows;
}

QString kindOf(const QString& name) {
    return name.section("__", 0, 0);
}

/// The extra counts that both sides know.
QStringList wantedExtras(const Row& row) {
    QStringList extras;
    if (kindOf(row.name) == "flowchart" && row.directed != "0") extras << "directed=" + row.directed;
    for (const QString& part : row.extra.split(';')) {
        const QString name = part.section('=', 0, 0);
        if (QStringList{"attrs", "junctions", "notes", "thick", "labelled", "groupedge"}.contains(name))
            extras << part;
    }
    extras.sort();
    return extras;
}

/// Notes are told of sequences only.
QStringList foundExtras(const Census& census) {
    QStringList extras;
    for (const auto& [name, count] : census.extra)
        if (count > 0 && (name != "notes" || census.diagramType == "sequence"))
            extras << QString::fromStdString(name) + '=' + QString::number(count);
    return extras;
}

/// A blank cell promises nothing.
QString compared(const QString& wanted, std::int64_t found) {
    return wanted.isEmpty() ? QString() : QString::number(found);
}

} // namespace

class MermaidCorpusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (folder_.isEmpty()) qInfo("the corpus is not here; nothing is compared");
    }

    void everyDiagramOfTheCorpusCountsAsExpected_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<bool>("valid");
        if (folder_.isEmpty()) QTest::newRow("no corpus") << QString() << QStringList() << true;
        for (const Row& row : expectedRows(folder_))
            QTest::newRow(qPrintable(row.name))
                << row.name
                << QStringList{row.nodes, row.edges, row.groups, row.dashed, wantedExtras(row).join(';')}
                << row.valid;
    }

    void everyDiagramOfTheCorpusCountsAsExpected() {
        QFETCH(QString, name);
        QFETCH(QStringList, wanted);
        QFETCH(bool, valid);
        if (name.isEmpty()) return;
        ++total_[kindOf(name)];
        QFile file(folder_ + "/mermaid/" + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto census = mermaidCensus(file.readAll().toStdString(), name.toStdString());
        if (!valid) {
            QVERIFY(!census);
            QVERIFY2(QString::fromStdString(census.error().place).contains(QRegularExpression(":[1-9]\\d*:")),
                     census.error().place.c_str());
            ++exact_[kindOf(name)];
            return;
        }
        QVERIFY2(census, census ? "" : census.error().text().c_str());
        const QStringList found{compared(wanted[0], census->nodes), compared(wanted[1], census->edges),
                                compared(wanted[2], census->groups), compared(wanted[3], census->dashed),
                                foundExtras(*census).join(';')};
        exact_[kindOf(name)] += found == wanted;
        QCOMPARE(found, wanted);
    }

    void theCorpusHasItsSixtyEightRows() {
        if (folder_.isEmpty()) return;
        QCOMPARE(expectedRows(folder_).size(), 68);
    }

    void cleanupTestCase() {
        for (const auto& [kind, total] : total_)
            qInfo("%-18s %d/%d exact", qPrintable(kind), exact_[kind], total);
    }

private:
    std::map<QString, int> exact_; // by kind
    std::map<QString, int> total_;
    QString folder_ = QStringLiteral(CHALKLINE_CORPUS);
};

QTEST_APPLESS_MAIN(MermaidCorpusTest)
#include "mermaid_corpus_test.moc"
