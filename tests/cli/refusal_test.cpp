#include "support/cli.h"

#include <sys/stat.h>

using namespace chalkline::test;

/// Input that is broken, hostile or of another kind: every command refuses it with exit 2 and one line that
/// names the file, and leaves every byte as it was.
class RefusalTest : public QObject {
    Q_OBJECT

    Bench sound_;

    /// All commands that read, on one file.
    static QList<QStringList> readers(const QString& name) {
        return {{"info", name, "--json"},
                {"print", name},
                {"export", name, "--format", "svg"},
                {"import", name, "-o", "made.hld"}};
    }

    static void refuses(const Bench& bench, const QStringList& arguments, const QByteArray& message) {
        const QStringList before = bench.files();
        const Outcome seen = bench.run(arguments, "a > b\n");
        QVERIFY2(seen.exit == 2,
                 qPrintable(arguments.join(' ') + QString(": exit %1 ").arg(seen.exit) + seen.err));
        QCOMPARE(seen.out, "");
        QVERIFY2(seen.err.startsWith("chalkline: " + message), seen.err.constData());
        QCOMPARE(seen.err.count('\n'), 1);
        QCOMPARE(bench.files(), before);
    }

    /// A project file that was spoilt: by all commands, edit too.
    static void refusesProject(const Bench& bench, const QByteArray& message) {
        const QByteArray before = bench.hash("bad.hld");
        const auto commands = readers("bad.hld") + QList<QStringList>{{"edit", "bad.hld", "-"}};
        for (const QStringList& arguments : commands)
            refuses(bench, arguments, "bad.hld: " + message);
        QCOMPARE(bench.hash("bad.hld"), before);
    }

private Q_SLOTS:
    void initTestCase() { sound_.project("sound.hld", "backend { api, db }\nclient > api > db: SQL\n"); }

    void filesThatAreNoProjectsAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("message");
        const QByteArray sound = sound_.read("sound.hld");
        const auto row = [](const char* name, const QByteArray& bytes, const char* message) {
            QTest::newRow(name) << bytes << QByteArray(message);
        };
        row("empty", {}, "the file is empty\n");
        row("text", "a > b\n", "not a Chalkline project\n");
        row("zeros", QByteArray(100'000, '\0'), "not a Chalkline project\n");
        row("another database", QByteArray(sound).replace(68, 4, "abcd"),
            "not a Chalkline project: another program's SQLite database\n");
        row("cut in the header", sound.left(60), "the file is damaged: it is cut off\n");
        row("cut to a page", sound.left(4096), "the file is damaged");
        row("cut in half", sound.left(sound.size() / 2), "the file is damaged");
        row("damaged page", QByteArray(sound).replace(4096, 4096, QByteArray(4096, '\xA5')),
            "the file is damaged");
        row("damaged last page",
            QByteArray(sound).replace(sound.size() - 4096, 4096, QByteArray(4096, '\xA5')), "");
    }
    void filesThatAreNoProjectsAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, message);
        Bench bench;
        bench.write("bad.hld", bytes);
        refusesProject(bench, message);
    }

    void hostileProjectsAreRefused_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const char* script, const char* message) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(message);
        };
        row("newer format", "UPDATE meta SET min_reader = 9",
            "the file needs a newer Chalkline: it has format 9, this program reads up to 2\n");
        row("view", "CREATE VIEW more AS SELECT 1", "");
        row("trigger", "CREATE TRIGGER t AFTER UPDATE ON node BEGIN DELETE FROM edge; END", "");
        row("check bomb",
            "DROP TABLE link; CREATE TABLE link(id INTEGER PRIMARY KEY, x CHECK "
            "(length(randomblob(400000000)) > 0)); INSERT INTO link VALUES (1, 2)",
            "the table \"link\" is not declared as Chalkline declares it\n");
        row("infinite number", "UPDATE placement SET x = 9e999",
            "the table \"placement\" does not match its hash");
        row("bad text", "UPDATE node SET name = CAST(x'c328' AS TEXT)",
            "the table \"node\" does not match its hash");
        row("changed by hand", "UPDATE node SET name = 'other'",
            "the table \"node\" does not match its hash: the file is damaged or another program changed "
            "it\n");
        row("parent cycle", "UPDATE boundary SET parent = id", "");
    }
    void hostileProjectsAreRefused() {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, message);
        Bench bench;
        bench.write("bad.hld", sound_.read("sound.hld"));
        bench.sql("bad.hld", script.constData());
        refusesProject(bench, message);
    }

    void whatIsNoFileIsRefused() {
        Bench bench;
        QCOMPARE(mkfifo(bench.path("bad.hld").toUtf8().constData(), 0600), 0);
        refusesProject(bench, "is a pipe, not a file\n");
        QCOMPARE(mkfifo(bench.path("pipe").toUtf8().constData(), 0600), 0);
        QVERIFY(QDir(bench.path("")).mkdir("folder.hld"));
        for (const QStringList& arguments : readers("pipe"))
            refuses(bench, arguments, "pipe: is a pipe, not a file\n");
        for (const QStringList& arguments : readers("folder.hld") + readers("."))
            refuses(bench, arguments,
                    arguments[1].toUtf8() + (arguments[0] == "print"
                                                 ? ": is a folder, not a file\n"
                                                 : ": the folder holds no file that can be read\n"));
        for (const QStringList& arguments : readers("/dev/zero"))
            refuses(bench, arguments, "/dev/zero: is a device, not a file\n");
        for (const char* path : {"/dev/zero", "/dev/null", "/dev/full"})
            refuses(bench, {"edit", path, "-"}, QByteArray(path) + ": is a device, not a file\n");
        refuses(bench, {"edit", "folder.hld", "-"}, "folder.hld: is a folder, not a file\n");
        for (const QStringList& arguments : readers("none.hld") + readers("none.txt"))
            refuses(bench, arguments, arguments[1].toUtf8() + ": there is no such file\n");
        QVERIFY(QFile::link("loop.hld", bench.path("loop.hld")));
        refuses(bench, {"print", "loop.hld"}, "loop.hld: the symbolic links lead round in a circle\n");
    }

    void aTextThatCannotBeReadNamesFileLineAndColumn() {
        Bench bench;
        bench.write("t.txt", "a > b\n\nb > \"c\n");
        for (const QStringList& arguments : readers("t.txt"))
            refuses(bench, arguments, "t.txt:3:5: the quote that begins here is never closed\n");
        bench.write("u.txt", "a > b\nb > \xC3\x28\n");
        refuses(bench, {"print", "u.txt"}, "u.txt:2:1: the line is not clean UTF-8 text\n");
        bench.write("m.mmd", "flowchart LR\n a --> \n");
        const Outcome mermaid = bench.run({"import", "m.mmd", "-o", "made.hld"});
        QVERIFY2(mermaid.exit == 2 || mermaid.exit == 0, mermaid.err.constData());
        QVERIFY2(mermaid.err.startsWith("chalkline: m.mmd:"), mermaid.err.constData());
        bench.write("what", "a > b\n");
        refuses(bench, {"print", "what"},
                "what: is no project, Mermaid, type-to-draw or JSON file that can be read, nor a picture of "
                "one\n");
    }

    void jsonThatIsWrongIsRefused_data();
    void jsonThatIsWrongIsRefused();
    void deepJsonIsRefused();
};

void RefusalTest::jsonThatIsWrongIsRefused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const char* message) {
        QTest::newRow(name) << from << to << QByteArray(message);
    };
    row("no JSON", "{", "", "bad.json:2:4: is not JSON: ");
    row("cut off", "]\n  }\n}", "", "bad.json:");
    row("not ours", "\"chalkline\"", "\"other\"", "bad.json: is not a Chalkline project in JSON\n");
    row("newer", "\"version\": 2", "\"version\": 9", "bad.json: has version 9, this program reads 2\n");
    row("unknown table", "\"stroke\"", "\"strokes\"", "bad.json: unknown table \"strokes\"\n");
    row("unknown field", "\"kind\": \"store.", "\"sort\": \"store.", "bad.json: node ");
    row("parent cycle", "\"parent\": null", "\"parent\": %1",
        "bad.json: boundary %1.parent: a boundary contains itself\n");
    row("dangling edge", "\"to_node\": ", "\"to_node\": 9", "bad.json: edge ");
    row("infinite", "\"calls_per_request\": 1", "\"calls_per_request\": 1e999", "bad.json:");
    row("not a number", "\"calls_per_request\": 1", "\"calls_per_request\": NaN", "bad.json:");
    row("number of the wrong kind", "\"calls_per_request\": 1", "\"calls_per_request\": \"1\"",
        "bad.json: edge ");
    row("bad UTF-8", "\"name\": \"api\"", "\"name\": \"\xC3\x28\"", "bad.json:");
    row("NUL", "\"name\": \"api\"", "\"name\": \"a\\u0000\"", "bad.json: node ");
    row("lone surrogate", "\"name\": \"api\"", "\"name\": \"\\ud800\"", "bad.json:");
    row("id beyond next_id", "\"next_id\": ", "\"next_id\": 1, \"x\": ", "bad.json:");
    row("negative instances", "\"instances_min\": 1", "\"instances_min\": -1", "bad.json: node ");
}

void RefusalTest::jsonThatIsWrongIsRefused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, message);
    QByteArray json = sound_.run({"export", "sound.hld", "--format", "json"}).out;
    const auto boundary = QRegularExpression("\"boundary\": \\[\\s*\\{\"id\": (\\d+)")
                              .match(QString(json))
                              .captured(1)
                              .toUtf8();
    QVERIFY(!boundary.isEmpty());
    const qsizetype at = json.indexOf(from);
    QVERIFY2(at >= 0, json.constData());
    json.replace(at, from.size(), to.replace("%1", boundary));
    Bench bench;
    bench.write("bad.json", json);
    for (const QStringList& arguments : readers("bad.json"))
        refuses(bench, arguments, message.replace("%1", boundary));
}

void RefusalTest::deepJsonIsRefused() {
    Bench bench;
    bench.write("deep.json", "{\"format\":" + QByteArray(1'000'000, '['));
    for (const QStringList& arguments : readers("deep.json"))
        refuses(bench, arguments, "deep.json:1:");
}

QTEST_APPLESS_MAIN(RefusalTest)
#include "refusal_test.moc"
