#include "storage/change_codec.h"
#include "storage/json_codec.h"
#include "storage/project_file.h"
#include "storage/row_hash.h"
#include "storage/sample_project.h"
#include "storage/schema.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace chalkline;

/// What is written into people's files and may never change by accident.
class SchemaTest : public QObject {
    Q_OBJECT

    static std::string text(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

private Q_SLOTS:
    void everySchemaEverReleasedOpens_data() {
        QTest::addColumn<QString>("stem");
        for (std::int64_t version = 1; version <= schemaVersion; ++version) {
            const QString name = QString("schema%1").arg(version);
            QTest::newRow(qPrintable(name)) << QString(CHALKLINE_TEST_DATA) + "/" + name;
        }
    }
    void everySchemaEverReleasedOpens() {
        QFETCH(QString, stem);
        const QTemporaryDir folder;
        const QString path = folder.filePath("copy.hld");
        QVERIFY(QFile::copy(stem + ".hld", path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        auto project = openProject(path.toStdString(), OpenMode::ReadWrite, [] { return 1; }, "ada");
        if (!project) QFAIL(project.error().text().c_str());
        const bool current = stem.endsWith(QString::number(schemaVersion));
        QCOMPARE(project->notices.empty(), current);
        // Of an old one the tables are as they were; younger ones are empty.
        const auto frozen = fromJson(text(stem + ".json"), "frozen");
        if (!frozen) QFAIL(frozen.error().text().c_str());
        QCOMPARE(toJson(project->session->document()), toJson(*frozen));
        if (current) QCOMPARE(toJson(*frozen), text(stem + ".json"));
        QVERIFY(project->session->canRedo());
        while (project->session->canUndo())
            QVERIFY(project->session->undo().value_or(false));
        QCOMPARE(project->session->document().tables().size(), std::size_t{1});
        while (project->session->canRedo())
            QVERIFY(project->session->redo().value_or(false));
        QVERIFY(project->file->flush());
    }

    void theEdgeTableIsDeclaredLikeThis() {
        const auto& tables = projectTables();
        QCOMPARE(tables.size(), std::size_t{28});
        const auto edge =
            std::find_if(tables.begin(), tables.end(), [](const auto& t) { return t.name == "edge"; });
        QVERIFY(edge->sql.starts_with("CREATE TABLE \"edge\" (\n  \"id\" INTEGER PRIMARY KEY,\n"
                                      "  \"from_node\" INTEGER REFERENCES \"node\"(\"id\"),\n"));
        QVERIFY(
            edge->sql.find("\n  \"kind\" TEXT NOT NULL CHECK (\"kind\" IN ('sync', 'async', 'data')),\n") !=
            std::string::npos);
        QVERIFY(
            edge->sql.ends_with("  CHECK ((\"to_node\" IS NULL) <> (\"to_boundary\" IS NULL))\n) STRICT"));
    }

    void rowHashesAreFixed() {
        RowEncoder encoder;
        Sheet sheet{SheetId{1}, "Sheet 1", 0, {10, 20, "ada", "bob"}};
        const std::uint64_t hash = rowHash(encoder, sheet);
        QCOMPARE(QByteArray::number(static_cast<quint64>(hash), 16), QByteArray("cccb4c861158909f"));
        sheet.stamp.last_modified_by = "eve";
        QVERIFY(rowHash(encoder, sheet) != hash);
        Placement placement{PlacementId{3}, SheetId{1}, {}, 0.0, 0, 0, 0, 0, false, false, false, {}};
        const std::uint64_t zero = rowHash(encoder, placement);
        placement.x = -0.0; // SQLite does not keep the sign
        QCOMPARE(rowHash(encoder, placement), zero);
    }

    void changeSetsSurviveCbor() {
        Session session(Document({}, 1, "u"), [] { return 5; }, "ada");
        ChangeSet seen;
        const Observation watch = session.observe([&](const Notice& notice) { seen = notice.changes; });
        QVERIFY(addEverything(session));
        for (const ChangeSet& changes : {seen, seen.inverted()}) {
            const std::string bytes = encodeChanges(changes);
            const auto decoded = decodeChanges(bytes);
            if (!decoded) QFAIL(decoded.error().text().c_str());
            QVERIFY(*decoded == changes);
            QCOMPARE(encodeChanges(*decoded), bytes); // stamps, too
        }
    }

    void hostileCborIsRefused_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const char* hex, const char* message) {
            QTest::newRow(name) << QByteArray(hex) << QByteArray(message);
        };
        row("empty", "", "not a change set");
        row("garbage", "deadbeef", "not a change set");
        row("other version", "820280", "change set version 2 is unknown");
        row("endless array", "9f01", "not a change set");
        row("huge count", "82019bffffffffffffffff", "not a list of changes");
        row("count without content", "82019a00300000", "not a list of changes");
        row("unknown type", "8201818418630af6f6", "record type 99 is unknown");
        row("unknown field", "820181840701f6a1183201", "sheet field 50 is unknown");
        row("huge text", "820181840701f6a1017bffffffffffffff00", "a field cannot be read");
        row("text beyond the end", "820181840701f6a1017a0000ffff61", "a field cannot be read");
        row("wrong kind", "820181840701f6a10105", "sheet field 1 holds a value of the wrong kind");
        row("deep nesting", "820181840701f6a1018181818181818181", "a field cannot be read");
        row("no id", "820181840700f6f6", "a record has no id");
        row("something after", "82018000", "there is something after the changes");
    }
    void hostileCborIsRefused() {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, message);
        const auto decoded = decodeChanges(QByteArray::fromHex(hex).toStdString());
        QVERIFY(!decoded);
        QCOMPARE(QByteArray::fromStdString(decoded.error().message), "history: " + message);
    }

    void mutatedCborNeverCrashes() {
        Session session(Document({}, 1, "u"), [] { return 5; }, "ada");
        ChangeSet seen;
        const Observation watch = session.observe([&](const Notice& notice) { seen = notice.changes; });
        QVERIFY(addEverything(session));
        const std::string sound = encodeChanges(seen);
        std::mt19937 random(3);
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            std::string bytes = sound;
            for (int k = 0; k < 3; ++k)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            if (i % 2 == 0) bytes.resize(random() % bytes.size());
            refused += decodeChanges(bytes) ? 0 : 1;
        }
        QVERIFY(refused > 1500);
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "schema_test.moc"
