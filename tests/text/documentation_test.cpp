#include "support/projects.h"

#include "support/designs.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace chalkline::test;

/// Runs every example of docs/type-to-draw.md and compares it with the sentence behind it.
class DocumentationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyExampleGivesWhatTheTextSays() {
        QFile file(QStringLiteral(CHALKLINE_TEST_DATA "/../../docs/type-to-draw.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression example("```type-to-draw\\n(.*?)```\\n(?:Gives (\\d+) nodes, (\\d+) "
                                                "edges, (\\d+) asynchronous, (\\d+) both ways, "
                                                "(\\d+) boundaries|Is an error at (\\d+:\\d+))\\.",
                                                QRegularExpression::DotMatchesEverythingOption);
        int examples = 0;
        for (auto at = example.globalMatch(text); at.hasNext(); ++examples) {
            const QRegularExpressionMatch match = at.next();
            Project project;
            const QString error = QString::fromStdString(feed(project, match.captured(1).toStdString()));
            if (!match.captured(7).isEmpty()) {
                QVERIFY2(error.startsWith(match.captured(7) + ": "), qPrintable(match.captured(1) + error));
                continue;
            }
            QVERIFY2(error.isEmpty(), qPrintable(match.captured(1) + error));
            const Counts counts = countsOf(project.document());
            const QString found = QStringLiteral("%1 %2 %3 %4 %5")
                                      .arg(counts.nodes)
                                      .arg(counts.edges)
                                      .arg(counts.async)
                                      .arg(counts.both)
                                      .arg(counts.boundaries);
            const QString stated = QStringLiteral("%1 %2 %3 %4 %5")
                                       .arg(match.captured(2), match.captured(3), match.captured(4),
                                            match.captured(5), match.captured(6));
            QVERIFY2(found == stated,
                     qPrintable(match.captured(1) + "gives " + found + ", stated " + stated));
        }
        QCOMPARE(examples, static_cast<int>(text.count("```type-to-draw")));
        QVERIFY(examples >= 15);
    }
};

QTEST_APPLESS_MAIN(DocumentationTest)
#include "documentation_test.moc"
