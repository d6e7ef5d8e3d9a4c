#include "storage/json_codec.h"
#include "storage/project_file.h"
#include "storage/schema.h"
#include "support/permissions.h"

#include <QTemporaryDir>
#include <QtTest>
#include <sqlite3.h>
#include <sys/stat.h>

using namespace chalkline;

/// Files of schema 1 become files of the present schema when they are opened for writing.
class MigrationTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int count_ = 0;

    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray frozen() { return read(QString(CHALKLINE_TEST_DATA) + "/schema1.hld"); }
    QString oldFile() {
        const QString path = folder_.filePath(QString("m%1.hld").arg(++count_));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(frozen()) < 1) qFatal("write");
        return path;
    }
    static Expected<OpenedProject> open(const QString& path, OpenMode mode = OpenMode::ReadWrite) {
        return openProject(path.toStdString(), mode, [] { return 1; }, "ada");
    }
    /// Every row of a query, cells joined by '|'; blobs in hex.
    static QStringList rowsOf(const QString& path, const char* query) {
        sqlite3* database = nullptr;
        sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database, query, -1, &statement, nullptr) != SQLITE_OK) qFatal("%s", query);
        QStringList rows;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            QStringList cells;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                cells += QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
            rows += cells.join('|');
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return rows;
    }
    static void run(const QString& path, const char* script) {
        sqlite3* database = nullptr;
        sqlite3_open(path.toUtf8().constData(), &database);
        if (sqlite3_exec(database, script, nullptr, nullptr, nullptr) != SQLITE_OK) qFatal("%s", script);
        sqlite3_close(database);
    }

private Q_SLOTS:
    void theOldFileStaysBesideTheNewOneByteForByte() {
        const QString path = oldFile();
        const auto project = open(path);
        if (!project) QFAIL(project.error().text().c_str());
        QVERIFY(!project->readOnly);
        QCOMPARE(project->notices.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(project->notices.front()),
                 "The file was brought from format 1 to 2; as it was it is kept as " +
                     QFileInfo(path).canonicalFilePath() + ".schema1.");
        QVERIFY(read(path + ".schema1") == frozen());
        QCOMPARE(rowsOf(path, "PRAGMA user_version"), QStringList{"2"});
        QCOMPARE(rowsOf(path, "SELECT min_reader, min_writer FROM meta"), QStringList{"2|2"});
    }

    void onlyTheFirstOpeningMigrates() {
        const QString path = oldFile();
        QVERIFY(open(path));
        const QByteArray migrated = read(path);
        const auto again = open(path);
        QVERIFY(again && again->notices.empty() && !again->readOnly);
        QVERIFY(read(path) == migrated);
        QCOMPARE(QDir(folder_.path()).entryList({QFileInfo(path).fileName() + ".*"}).size(), 1);
    }

    void theLogIsTheSameRowForRow() {
        const QString path = oldFile();
        const char* const log = "SELECT revision, kind, step, time_ms, author, label, merge_key,"
                                " hex(changes) FROM history ORDER BY revision";
        const QStringList before = rowsOf(path, log);
        QVERIFY(before.size() > 20);
        const QStringList counters =
            rowsOf(path, "SELECT project_uuid, next_id, revision, history_cursor, date_created FROM meta");
        QVERIFY(open(path));
        QCOMPARE(rowsOf(path, log), before);
        QCOMPARE(
            rowsOf(path, "SELECT project_uuid, next_id, revision, history_cursor, date_created FROM meta"),
            counters);
    }

    void lookingLeavesEveryByteAsItWas() {
        const QString path = oldFile();
        const auto project = open(path, OpenMode::ReadOnly);
        if (!project) QFAIL(project.error().text().c_str());
        const auto json =
            fromJson(read(QString(CHALKLINE_TEST_DATA) + "/schema1.json").toStdString(), "frozen");
        QVERIFY(json && project->session->document() == *json);
        QVERIFY(read(path) == frozen());
        QVERIFY(!QFile::exists(path + ".schema1"));
    }

    void aCopyOfAnOldFileIsANewOne() {
        const QString path = oldFile();
        const auto project = open(path, OpenMode::ReadOnly);
        QVERIFY(project);
        const QString copy = folder_.filePath("copy.hld");
        QVERIFY(project->file->saveCopy(copy.toStdString(), false, true));
        QCOMPARE(rowsOf(copy, "PRAGMA user_version"), QStringList{"2"});
        QCOMPARE(rowsOf(copy, "SELECT min_reader, min_writer FROM meta"), QStringList{"2|2"});
        const auto opened = open(copy);
        QVERIFY(opened && opened->notices.empty());
        QVERIFY(opened->session->document() == project->session->document());
    }

    void aKeptFileIsNeverOverwritten() {
        const QString path = oldFile();
        QVERIFY(QFile::copy(path, path + ".schema1"));
        run(path + ".schema1", "UPDATE node SET name = 'precious'");
        const QByteArray precious = read(path + ".schema1");
        QVERIFY(open(path));
        QVERIFY(read(path + ".schema1") == precious);
        QVERIFY(read(path + ".schema1-2") == frozen());
    }

    void permissionsStay() {
        const QString path = oldFile();
        QCOMPARE(chmod(path.toUtf8().constData(), 0640), 0);
        QVERIFY(open(path));
        struct stat state{};
        QCOMPARE(stat(path.toUtf8().constData(), &state), 0);
        QCOMPARE(state.st_mode & 07777u, 0640u);
    }

    void whereNothingMayBeWrittenItIsReadOnly() {
        const QString path = oldFile();
        QCOMPARE(chmod(path.toUtf8().constData(), 0440), 0);
        const bool readOnly = test::boundByPermissions([&] {
            const auto project = open(path);
            return project && project->readOnly && read(path) == frozen();
        });
        QVERIFY(readOnly);
    }

    void whileAnotherProgramWritesItIsReadOnlyAndSaysWhy() {
        const QString path = oldFile();
        sqlite3* other = nullptr;
        sqlite3_open(path.toUtf8().constData(), &other);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        const auto project = open(path);
        sqlite3_close(other);
        if (!project) QFAIL(project.error().text().c_str());
        QVERIFY(project->readOnly);
        QVERIFY2(
            project->notices.front().starts_with("Read-only: it could not be brought from format 1 to 2: "),
            project->notices.front().c_str());
        QVERIFY(read(path) == frozen());
        QVERIFY(!QFile::exists(path + ".schema1"));
    }

    void whatIsNotExactlySchema1IsRefused_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("table of schema 2")
            << QByteArray("CREATE TABLE brief(a)") << QByteArray("foreign table \"brief\"");
        QTest::newRow("says it is schema 2")
            << QByteArray("PRAGMA user_version=2") << QByteArray("is not declared as Chalkline declares it");
        QTest::newRow("column") << QByteArray("ALTER TABLE node ADD COLUMN more TEXT")
                                << QByteArray("\"node\" is not declared");
        QTest::newRow("changed") << QByteArray("UPDATE node SET name = 'x'")
                                 << QByteArray("\"node\" does not match its hash");
        QTest::newRow("hash of a younger table") << QByteArray("INSERT INTO table_hash VALUES ('brief', 0)")
                                                 << QByteArray("names an unknown table");
    }
    void whatIsNotExactlySchema1IsRefused() {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, message);
        const QString path = oldFile();
        run(path, script.constData());
        const QByteArray before = read(path);
        const auto project = open(path);
        QVERIFY(!project);
        QVERIFY2(QByteArray::fromStdString(project.error().message).contains(message),
                 project.error().text().c_str());
        QVERIFY(read(path) == before);
        QVERIFY(!QFile::exists(path + ".schema1"));
    }
};

QTEST_APPLESS_MAIN(MigrationTest)
#include "migration_test.moc"
