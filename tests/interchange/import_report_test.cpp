#include "interchange/build_project.h"
#include "support/mermaid_samples.h"
#include "support/test_session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace chalkline;

namespace {

struct Answer {
    int code = -1;
    QString out;
    QString err;
};

Answer chalklineRun(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(CHALKLINE_PROGRAM), arguments);
    if (!process.waitForFinished(30'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The document that the text becomes; the report goes to `report`.
Expected<Document> built(const std::string& text, ImportReport& report) {
    const auto diagram = readMermaidFlowchart(text, "a.mmd", report);
    if (!diagram) return std::unexpected(diagram.error());
    test::TestSession on;
    Transaction edit(on.session, "Import");
    if (auto done = buildProject(edit, *diagram, report); !done) return std::unexpected(done.error());
    if (auto done = edit.commit(); !done) return std::unexpected(done.error());
    return on.session.document();
}

/// "line text" of each guess.
QStringList guesses(const std::string& text) {
    ImportReport report;
    if (const auto document = built(text, report); !document)
        return {QString::fromStdString(document.error().text())};
    QStringList all;
    for (const ImportReport::Entry& entry : report.entries)
        if (entry.kind == ImportReport::Kind::Guessed)
            all << QString::number(entry.line) + ' ' + QString::fromStdString(entry.text);
    return all;
}

/// The name of the boundary around the boundary of that name.
QString around(const Document& document, const std::string& name) {
    for (const Boundary& inner : document.tables().of<Boundary>())
        if (inner.name == name)
            return inner.parent ? QString::fromStdString(document.find(inner.parent)->name)
                                : QStringLiteral("nothing");
    return QStringLiteral("no such boundary");
}

} // namespace

class ImportReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNameOfANodeDecidesItsKindBeforeItsOutline() {
        QCOMPARE(guesses("graph LR\na[(Redis cache)]").value(0),
                 "2 \"Redis cache\" is Distributed cache, by its name");
    }

    void theOutlineDecidesWhereTheNameSaysNothing() {
        QCOMPARE(guesses("graph LR\na[(Xyzzy)]").value(0), "2 \"Xyzzy\" is Relational DB, by its outline");
        QCOMPARE(guesses("graph LR\na[Xyzzy]").value(0),
                 "2 \"Xyzzy\" is Stateless service, as nothing says otherwise");
    }

    void strokesAreCountedWithTheirFirstLine() {
        const QStringList all = guesses("graph LR\na-->b\na-.->b\nb-.->a\na==>b");
        QVERIFY(all.contains("3 2 dashed lines are asynchronous, first on this line"));
        QVERIFY(all.contains("5 1 thick line is synchronous, first on this line"));
    }

    void aGroupIsPutIntoOneThatComesLater() {
        ImportReport report;
        const auto document = built("graph LR\nsubgraph a\nx\nend\nsubgraph b\na\nend", report);
        QVERIFY2(document, document ? "" : document.error().text().c_str());
        QCOMPARE(around(*document, "a"), "b");
        QCOMPARE(around(*document, "b"), "nothing");
        QVERIFY(validate(document->tables()).empty());
    }

    void groupsThatContainEachOtherMakeAValidProject() {
        ImportReport report;
        const auto document =
            built("graph LR\nsubgraph a\nb\nend\nsubgraph b\na\nend\nsubgraph c\nc\nend", report);
        QVERIFY2(document, document ? "" : document.error().text().c_str());
        QCOMPARE(document->tables().of<Boundary>().size(), 3U);
        QVERIFY(validate(document->tables()).empty());
    }

    void aLinkToASubgraphBecomesAnEdgeToItsBoundary() {
        ImportReport report;
        const auto document = built("graph LR\nsubgraph g\na\nend\nx --> g\na --> g\ng --> g", report);
        QVERIFY2(document, document ? "" : document.error().text().c_str());
        for (const Edge& edge : document->tables().of<Edge>())
            QCOMPARE(edge.to().type, RecordType::Boundary);
        QCOMPARE(document->tables().of<Edge>().size(), 3U);
        QVERIFY(validate(document->tables()).empty());
    }

    void theTitleNamesTheSheet() {
        ImportReport report;
        const auto document = built("---\ntitle: Shop\n---\ngraph LR\na", report);
        QVERIFY(document);
        for (const Sheet& sheet : document->tables().of<Sheet>())
            QCOMPARE(sheet.name, "Shop");
    }

    // The command line

    void importPrintsTheReportByLineAndNothingElse() {
        const Answer answer = imported({});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.err, QString());
        const QStringList lines = answer.out.split('\n');
        const QString path = QStringLiteral(CHALKLINE_TEST_DATA "/mermaid/shop.mmd");
        QCOMPARE(lines.value(0), "read " + path + ":7: 8 nodes, 7 links and 2 groups");
        QVERIFY(lines.contains("dropped " + path + ":24: 1 invisible link, first on this line"));
        QVERIFY(lines.contains("guessed " + path + ":14: \"Orders DB\" is Relational DB, by its name"));
    }

    void importPrintsTheReportAsOneObject() {
        const Answer answer = imported({"--json"});
        QCOMPARE(answer.code, 0);
        const QJsonObject report = QJsonDocument::fromJson(answer.out.toUtf8()).object();
        QCOMPARE(report["format"].toString(), "mermaid");
        QCOMPARE(report["read"].toArray().size(), 1);
        QCOMPARE(report["guessed"].toArray().size(), 10);
        QCOMPARE(report["dropped"].toArray().size(), 5);
        QCOMPARE(report["dropped"][0]["line"].toInt(), 12);
    }

    void otherKindsAreRefusedByNameFileAndLine() {
        const QTemporaryDir folder;
        const QString path = QStringLiteral(CHALKLINE_TEST_DATA "/mermaid/rental_er.mmd");
        const Answer answer = chalklineRun({"import", path, "-o", folder.filePath("a.hld")});
        QCOMPARE(answer.code, 2);
        QCOMPARE(answer.out, QString());
        QCOMPARE(answer.err, "chalkline: " + path + ":1:1: er diagrams are not imported yet\n");
        QVERIFY(!QFile::exists(folder.filePath("a.hld")));
    }

private:
    static Answer imported(const QStringList& options) {
        const QTemporaryDir folder;
        return chalklineRun(QStringList{"import", QStringLiteral(CHALKLINE_TEST_DATA "/mermaid/shop.mmd"),
                                        "-o", folder.filePath("a.hld")} +
                            options);
    }
};

QTEST_APPLESS_MAIN(ImportReportTest)
#include "import_report_test.moc"
