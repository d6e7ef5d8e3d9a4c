#include "storage/project_file.h"
#include "storage/sample_project.h"
#include "support/permissions.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace chalkline;

/// Files that are broken or built to do harm: each is refused by name, quickly, in little memory, and keeps
/// every byte.
class HostileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QByteArray sound_;
    int count_ = 0;

    QString newPath() { return folder_.filePath(QString("h%1.hld").arg(++count_)); }

    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("write");
    }
    QString soundCopy() {
        const QString path = newPath();
        write(path, sound_);
        return path;
    }
    static Expected<OpenedProject> open(const QString& path) {
        return openProject(path.toStdString(), OpenMode::ReadWrite, [] { return 1; }, "ada");
    }
    static void sql(const QString& path, const char* script) {
        sqlite3* database = nullptr;
        sqlite3_hard_heap_limit64(0); // an earlier opening in this process has set it
        sqlite3_open(path.toUtf8().constData(), &database);
        sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        sqlite3_exec(database, "PRAGMA ignore_check_constraints=ON", nullptr, nullptr, nullptr);
        char* message = nullptr;
        if (sqlite3_exec(database, script, nullptr, nullptr, &message) != SQLITE_OK)
            QTest::qFail(message, __FILE__, __LINE__);
        sqlite3_close(database);
    }

    static QByteArray digest(const QString& path) {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
    }
    static void resetPeakMemory() {
        QFile file("/proc/self/clear_refs");
        if (file.open(QIODevice::WriteOnly)) file.write("5");
    }
    static int peakMemoryKiB() {
        QFile file("/proc/self/status");
        if (!file.open(QIODevice::ReadOnly)) return 0;
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith("VmHWM:")) return line.mid(6).trimmed().split(' ').front().toInt();
        return 0;
    }

    /// The tables are right, what they hold is not.
    static void contentRows() {
        const auto row = [](const char* name, const char* script, const char* message) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(message);
        };
        row("newer reader", "UPDATE meta SET min_reader = 9",
            "needs a newer Chalkline: it has format 9, this program reads up to 2");
        row("newer schema", "PRAGMA user_version=9; DROP TABLE meta",
            "needs a newer Chalkline: it has format 9");
        row("older schema", "PRAGMA user_version=0", "unknown format 0");
        row("format word", "UPDATE meta SET format = 'other'", "format chalkline");
        row("two meta rows", "INSERT INTO meta SELECT 2, format, 1, 1, project_uuid, 9, 9, 9, 9 FROM meta",
            "more than its one row");
        row("no meta row", "DELETE FROM meta", "\"meta\" has no row");
        row("negative next_id", "UPDATE meta SET next_id = -5", "next_id is not positive");
        row("id above next_id", "UPDATE meta SET next_id = 4", "has an id outside those handed out");
        row("negative id", "UPDATE link SET id = -3", "link -3 has an id outside");
        row("cursor beyond revision", "UPDATE meta SET history_cursor = 99", "out of range");
        row("changed text", "UPDATE node SET name = 'other'", "\"node\" does not match its hash");
        row("row deleted", "DELETE FROM stroke", "\"stroke\" does not match its hash");
        row("revision changed", "UPDATE meta SET revision = 2", "\"meta\" does not match its hash");
        row("hash row missing", "DELETE FROM table_hash WHERE name = 'node'", "\"table_hash\" is incomplete");
        row("hash of nothing", "UPDATE table_hash SET name = 'nodes' WHERE name = 'node'", "unknown table");
        row("bad enum", "UPDATE edge SET kind = 'magic'", "CHECK constraint failed in edge");
        row("both ends", "UPDATE edge SET from_boundary = 2", "CHECK constraint failed in edge");
        row("infinite", "UPDATE placement SET x = 9e999", "\"placement\" does not match");
        row("bad UTF-8", "UPDATE node SET name = CAST(x'c3280aff' AS TEXT)", "\"node\" does not match");
        row("embedded NUL", "UPDATE node SET name = 'a' || char(0) || 'b'", "\"node\" does not match");
        row("garbage history", "UPDATE history SET changes = x'deadbeef'",
            "\"history\" does not match its hash");
        row("history beyond revision", "UPDATE history SET revision = 50",
            "revision the project has not reached");
        row("large value", "UPDATE node SET name = CAST(zeroblob(300000000) AS TEXT)", "too large");
        row("WAL", "PRAGMA journal_mode=WAL", "journal mode that Chalkline never writes");
    }

    void refuses(const QString& path, const QByteArray& message) {
        const QByteArray before = digest(path);
        resetPeakMemory();
        QElapsedTimer timer;
        timer.start();
        const auto opened = open(path);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString("took %1 ms").arg(timer.elapsed())));
        QVERIFY2(!opened, "was opened");
        QVERIFY2(QByteArray::fromStdString(opened.error().message).contains(message),
                 opened.error().text().c_str());
        QCOMPARE(opened.error().place, path.toStdString());
        QVERIFY2(digest(path) == before, "bytes changed");
        QVERIFY(!QFile::exists(path + "-journal") && !QFile::exists(path + "-wal"));
        QVERIFY2(peakMemoryKiB() < 512 * 1024, qPrintable(QString("%1 KiB").arg(peakMemoryKiB())));
    }

private Q_SLOTS:
    void initTestCase() {
        const QString path = newPath();
        auto project = createProject(path.toStdString(), [] { return 1; }, "ada");
        QVERIFY(project);
        QVERIFY(addEverything(*project->session));
        QVERIFY(project->file->flush());
        project = {};
        sound_ = read(path);
        QVERIFY(open(path));
    }

    void databasesAreRefused_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const char* script, const char* message) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(message);
        };
        row("view", "CREATE VIEW more AS SELECT 1", "foreign view \"more\"");
        row("table replaced by view",
            "DROP TABLE link; CREATE VIEW link AS WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id+1 "
            "FROM r)"
            " SELECT id, '' a, 1 b, '' c, 1 d, '' e, 1 f, 1 g, '' h, '' i FROM r",
            "foreign view \"link\"");
        row("trigger", "CREATE TRIGGER t AFTER UPDATE ON node BEGIN DELETE FROM edge; END",
            "foreign trigger \"t\"");
        row("virtual table", "CREATE VIRTUAL TABLE v USING fts5(a)", "foreign table \"v");
        row("check bomb",
            "DROP TABLE link; CREATE TABLE link(id INTEGER PRIMARY KEY, x CHECK "
            "(length(randomblob(400000000)) > 0));"
            "INSERT INTO link VALUES (1, 2)",
            "\"link\" is not declared as Chalkline declares it");
        row("generated column", "ALTER TABLE node ADD COLUMN g TEXT AS (printf('%.*c', 90000000, 'x'))",
            "\"node\" is not declared");
        row("extra column", "ALTER TABLE node ADD COLUMN extra TEXT", "\"node\" is not declared");
        row("3000 tables",
            "PRAGMA writable_schema=ON; WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r WHERE "
            "i<3000)"
            " INSERT INTO sqlite_schema SELECT 'table','t'||i,'t'||i,2,'CREATE TABLE t'||i||'(a)' FROM r",
            "");
        row("extra table", "CREATE TABLE x_more(a)", "foreign table \"x_more\"");
        row("extra index", "CREATE INDEX i ON node(name)", "foreign index \"i\"");
        row("table not strict",
            "CREATE TABLE keep AS SELECT * FROM stroke; DROP TABLE stroke; ALTER TABLE keep RENAME TO stroke",
            "\"stroke\" is not declared");
        row("table missing", "DROP TABLE flow", "\"flow\" is missing");
        row("meta missing", "DROP TABLE meta", "\"meta\" is not declared");
        row("application id", "PRAGMA application_id=7", "not a Chalkline project");
        contentRows();
    }
    void databasesAreRefused() {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, message);
        const QString path = soundCopy();
        sql(path, script.constData());
        refuses(path, message);
    }

    void bytesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const QByteArray& bytes, const char* message) {
            QTest::newRow(name) << bytes << QByteArray(message);
        };
        row("empty", {}, "the file is empty");
        row("zeros", QByteArray(8192, '\0'), "not a Chalkline project");
        row("text", "hello world, this is no database at all\n", "not a Chalkline project");
        row("PNG", QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(200, 'x'), "not a Chalkline project");
        row("magic only", QByteArray("SQLite format 3\0", 16), "cut off");
        for (const int size : {100, 512, 4096, 5000, 20000})
            row(qPrintable(QString("cut to %1").arg(size)), sound_.left(size), "");
        row("last page gone", sound_.left(sound_.size() - 4096), "");
        row("other database", QByteArray(sound_).replace(68, 4, "abcd"), "another program's SQLite database");
    }
    void bytesAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, message);
        const QString path = newPath();
        write(path, bytes);
        refuses(path, message);
    }

    void noBitFlipChangesWhatIsRead() {
        auto reference = open([&] { return soundCopy(); }());
        QVERIFY(reference);
        std::mt19937 random(7);
        int refused = 0;
        const QString path = newPath();
        for (int i = 0; i < 300; ++i) {
            QByteArray bytes = sound_;
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
            write(path, bytes);
            const auto opened = open(path);
            if (!opened)
                ++refused;
            else
                QVERIFY2(opened->session->document() == reference->session->document() &&
                             opened->session->revision() == reference->session->revision(),
                         qPrintable(QString("bit flip at %1").arg(at)));
        }
        QVERIFY2(refused > 20, qPrintable(QString::number(refused)));
    }

    void placesThatAreNoFilesAreRefused() {
        const auto messageOf = [](const QString& path) {
            const auto opened = open(path);
            return opened ? std::string("opened") : opened.error().message;
        };
        const QString pipe = newPath();
        QCOMPARE(mkfifo(pipe.toUtf8().constData(), 0600), 0);
        QCOMPARE(messageOf(pipe), std::string("is a pipe, not a file"));
        QCOMPARE(messageOf(folder_.path()), std::string("is a folder, not a file"));
        QCOMPARE(messageOf("/dev/null"), std::string("is a device, not a file"));
        QCOMPARE(messageOf(newPath()), std::string("there is no such file"));
        const QString a = newPath();
        const QString b = newPath();
        QVERIFY(QFile::link(a, b) && QFile::link(b, a));
        QCOMPARE(messageOf(a), std::string("the symbolic links lead round in a circle"));
        QCOMPARE(messageOf(""), std::string("not a file name"));
        const QString big = newPath();
        write(big, sound_);
        QCOMPARE(truncate(big.toUtf8().constData(), (off_t{512} << 20) + 4096), 0);
        QCOMPARE(messageOf(big), std::string("the file is larger than 512 MiB"));
        const QString closed = folder_.filePath("closed");
        QVERIFY(QDir().mkdir(closed));
        write(closed + "/x.hld", sound_);
        QCOMPARE(chmod(closed.toUtf8().constData(), 0), 0);
        const std::string refusal = test::boundByPermissions([&] { return messageOf(closed + "/x.hld"); });
        chmod(closed.toUtf8().constData(), 0700);
        QVERIFY2(refusal.starts_with("cannot be opened"), refusal.c_str());
    }

    void strangeNamesAreTakenLiterally() {
        for (const char* name :
             {"file:x?mode=memory", "-dash.hld", "new\nline.hld", "%00.hld", "\u202Egnp.hld"}) {
            const QString path = folder_.filePath(QString::fromUtf8(name));
            write(path, sound_);
            const auto opened = open(path);
            QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
            QCOMPARE(opened->file->path(), QFileInfo(path).canonicalFilePath().toStdString());
        }
    }

    void aSymbolicLinkLeadsToTheProject() {
        const QString path = soundCopy();
        const QString link = newPath();
        QVERIFY(QFile::link(path, link));
        const auto opened = open(link);
        QVERIFY(opened);
        QCOMPARE(opened->file->path(), QFileInfo(path).canonicalFilePath().toStdString());
    }

    void aGarbageJournalDoesNoHarm() {
        const QString path = soundCopy();
        write(path + "-journal", QByteArray(5000, 'j'));
        const auto opened = open(path);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        QVERIFY(read(path) == sound_);
        QCOMPARE(opened->notices.front(), std::string("An interrupted save was found and finished."));
        const auto created = createProject(
            [&] {
                const QString fresh = newPath();
                write(fresh + "-journal", QByteArray(5000, 'j'));
                return fresh.toStdString();
            }(),
            [] { return 1; }, "ada");
        QVERIFY(!created);
        QVERIFY(created.error().message.contains("unfinished save"));
    }

    void aNewerWriterOpensReadOnly();
    void wellHashedNonsenseIsRefused_data();
    void wellHashedNonsenseIsRefused();
};

/// Hostile files may carry right hashes: then the rules of the model refuse them.
void HostileTest::wellHashedNonsenseIsRefused_data() {
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("parent cycle") << 0 << QByteArray("a boundary contains itself");
    QTest::newRow("dangling edge") << 1 << QByteArray("names node 77, which does not exist");
    QTest::newRow("bad UTF-8") << 2 << QByteArray("is not clean UTF-8 text");
    QTest::newRow("infinite") << 3 << QByteArray("is not a finite number");
    QTest::newRow("control character") << 4 << QByteArray("is not clean UTF-8 text");
}

void HostileTest::wellHashedNonsenseIsRefused() {
    QFETCH(int, what);
    QFETCH(QByteArray, message);
    Tables tables;
    auto boundary = filled<Boundary>(1);
    auto inner = filled<Boundary>(2);
    auto node = filled<Node>(3);
    auto edge = filled<Edge>(4);
    edge.from_node = edge.to_node = node.id;
    inner.parent = boundary.id;
    if (what == 0) boundary.parent = inner.id;
    if (what == 1) edge.to_node = NodeId{77};
    if (what == 2) node.name = "\xc3\x28";
    if (what == 3) edge.timeout_ms = std::numeric_limits<double>::infinity();
    if (what == 4) node.name = "a\x01";
    tables.of<Boundary>().put(boundary);
    tables.of<Boundary>().put(inner);
    tables.of<Node>().put(node);
    tables.of<Edge>().put(edge);
    const QString path = newPath();
    Meta meta;
    meta.uuid = newUuid();
    meta.nextId = 100;
    QVERIFY(writeNewFile(path.toStdString(), tables, meta, nullptr, "ada"));
    refuses(path, message);
}

void HostileTest::aNewerWriterOpensReadOnly() {
    const QString path = newPath();
    Tables tables;
    tables.of<Node>().put(filled<Node>(3));
    Meta meta;
    meta.uuid = newUuid();
    meta.nextId = 100;
    meta.minWriter = 9;
    QVERIFY(writeNewFile(path.toStdString(), tables, meta, nullptr, "ada"));
    const auto opened = open(path);
    QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
    QVERIFY(opened->readOnly);
    QCOMPARE(opened->notices.front(),
             std::string("Read-only: it was written by a newer Chalkline (format 9)."));
}

QTEST_APPLESS_MAIN(HostileTest)
#include "hostile_test.moc"
