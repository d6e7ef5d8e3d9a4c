#include "support/cli.h"

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace chalkline::test;

/// Disks that are full, write-protected or in use by somebody else: exit 3 for what could not be written, a
/// message that says why, no half-written file.
class DiskTest : public QObject {
    Q_OBJECT

    static constexpr const char* lines = "client > api > db\n";

    /// Runs without root's right to ignore permissions.
    static Outcome runBound(const Bench& bench, const QStringList& arguments, const QByteArray& input = {}) {
        QProcess process;
        process.setWorkingDirectory(bench.path(""));
        process.setChildProcessModifier([] {
            constexpr unsigned long dacOverride = 1;
            constexpr unsigned long dacReadSearch = 2;
            ::prctl(PR_CAPBSET_DROP, dacOverride, 0, 0, 0);
            ::prctl(PR_CAPBSET_DROP, dacReadSearch, 0, 0, 0);
        });
        process.start(CHALKLINE_PROGRAM, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patience)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static bool permissionsBind(const Bench& bench) {
        bench.write("probe", "x");
        ::chmod(bench.path("probe").toUtf8().constData(), 0);
        const bool bind = runBound(bench, {"info", "probe"}).err.contains("Permission denied");
        QFile::remove(bench.path("probe"));
        return bind;
    }

    /// Runs with the `at`-th file call on paths with `part` in them failing.
    static Outcome runFailing(const Bench& bench, const QStringList& arguments, const QByteArray& input,
                              const QString& part, const QString& mode, int at) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_PRELOAD", CHALKLINE_FAULT_SHIM);
        environment.insert("CHALKLINE_FAULT_PATH", part);
        environment.insert("CHALKLINE_FAULT_MODE", mode);
        environment.insert("CHALKLINE_FAULT_AT", QString::number(at));
        environment.insert("CHALKLINE_FAULT_COUNT", bench.path("calls"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(bench.path(""));
        process.start(CHALKLINE_PROGRAM, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patience)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// How many such calls the command makes.
    static int callsOf(const Bench& bench, const QStringList& arguments, const QByteArray& input,
                       const QString& part) {
        (void)runFailing(bench, arguments, input, part, "none", 0);
        const int calls = bench.read("calls").trimmed().toInt();
        QFile::remove(bench.path("calls"));
        return calls;
    }

private Q_SLOTS:
    void aFullStandardOutputIsExit3() {
        Bench bench;
        bench.project("a.hld", lines);
        const QByteArray message = "chalkline: standard output: cannot be written: No space left on device\n";
        for (const QStringList& arguments :
             {QStringList{"info", "a.hld"}, QStringList{"info", "a.hld", "--json"},
              QStringList{"print", "a.hld"}, QStringList{"export", "a.hld", "--format", "svg"}})
            OUTCOME(bench.runInto("/dev/full", arguments), 3, "", message);
        for (const char* option : {"--help", "--version"})
            OUTCOME(bench.runInto("/dev/full", {option}), 3, "",
                    "chalkline: standard output: cannot be written\n");
    }

    void anAnswerThatCannotBeGivenIsSaidAndTheEditIsSaved() {
        Bench bench;
        bench.project("a.hld", lines);
        bench.write("lines.txt", "x > y\ny > z\n");
        OUTCOME(bench.runInto("/dev/full", {"edit", "a.hld", "lines.txt"}), 3, "",
                "chalkline: standard output: cannot be written; the edit is saved\n");
        const QByteArray printed = bench.run({"print", "a.hld"}).out;
        QVERIFY(printed.contains("x > y") && !printed.contains("y > z"));
    }

    void aFullDiskLeavesNothingOfANewFile_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("new") << QStringList{"new", "out.hld"};
        QTest::newRow("import") << QStringList{"import", "a.hld", "-o", "out.hld"};
        QTest::newRow("export") << QStringList{"export", "a.hld", "-o", "out.svg"};
        QTest::newRow("print") << QStringList{"print", "a.hld", "-o", "out.txt"};
    }
    void aFullDiskLeavesNothingOfANewFile() {
        if (QByteArray(CHALKLINE_FAULT_SHIM).isEmpty()) QSKIP("the fault shim does not go with a sanitizer");
        QFETCH(QStringList, arguments);
        Bench bench;
        bench.project("a.hld", lines);
        const QString output = arguments.last();
        const QString part = QDir(bench.path("")).dirName(); // temporary files may have no name
        const int calls = callsOf(bench, arguments, {}, part);
        QVERIFY(bench.has(output) && calls > 0);
        QFile::remove(bench.path(output));
        const QStringList before = bench.files();
        int failed = 0;
        for (int at = 1; at <= calls; ++at) {
            const Outcome seen = runFailing(bench, arguments, {}, part, "enospc", at);
            QFile::remove(bench.path("calls"));
            QVERIFY2(seen.exit == 3 || seen.exit == 0, qPrintable(QString::number(at) + seen.err));
            QCOMPARE(seen.out, "");
            QCOMPARE(bench.has(output), seen.exit == 0);
            QFile::remove(bench.path(output));
            QCOMPARE(bench.files().join(" "), before.join(" "));
            if (seen.exit == 0) continue;
            ++failed;
            QVERIFY2(seen.err.startsWith("chalkline: " + output.toUtf8() + ": "), seen.err.constData());
        }
        QVERIFY(failed > 0);
    }

    void aFullDiskKeepsTheOldFile() {
        if (QByteArray(CHALKLINE_FAULT_SHIM).isEmpty()) QSKIP("the fault shim does not go with a sanitizer");
        Bench bench;
        bench.project("a.hld", lines);
        bench.write("out.svg", "old");
        const QStringList arguments{"export", "a.hld", "--force", "-o", "out.svg"};
        const Outcome seen = runFailing(bench, arguments, {}, QDir(bench.path("")).dirName(), "enospc", 1);
        QCOMPARE(seen.exit, 3);
        QVERIFY2(seen.err.contains("No space left on device"), seen.err.constData());
        QCOMPARE(bench.read("out.svg"), "old");
    }

    void anEditThatFindsNoSpaceIsNotAnswered() {
        if (QByteArray(CHALKLINE_FAULT_SHIM).isEmpty()) QSKIP("the fault shim does not go with a sanitizer");
        Bench bench;
        bench.project("first.hld", lines);
        const QByteArray sound = bench.read("first.hld");
        const QStringList arguments{"edit", "a.hld", "-"};
        bench.write("a.hld", sound);
        const int calls = callsOf(bench, arguments, "x > y\n", "a.hld");
        QVERIFY(calls > 3);
        int failed = 0;
        for (int at = 1; at <= calls; ++at) {
            bench.write("a.hld", sound);
            const Outcome seen = runFailing(bench, arguments, "x > y\n", "a.hld", "enospc", at);
            const QByteArray printed = bench.run({"print", "a.hld"}).out;
            if (seen.exit == 0) {
                QCOMPARE(seen.out, "ok 2\n");
                QVERIFY(printed.contains("x > y"));
                continue;
            }
            ++failed;
            QCOMPARE(seen.exit, 3);
            QCOMPARE(seen.out, "");
            QVERIFY2(seen.err.startsWith("chalkline: NOT SAVED: ") && seen.err.contains("a.hld"),
                     seen.err.constData());
            QCOMPARE(printed, "client > api\napi > db\n");
        }
        QVERIFY(failed > 0);
    }

    void aWriteProtectedProjectIsReadAndNotEdited() {
        Bench bench;
        bench.project("a.hld", lines);
        if (!permissionsBind(bench))
            QSKIP("LOUD: permissions do not bind here; write protection is not tested");
        const QByteArray before = bench.hash("a.hld");
        const QByteArray message =
            "chalkline: a.hld: cannot be edited: the file or its folder is write-protected\n";
        QCOMPARE(chmod(bench.path("a.hld").toUtf8().constData(), 0444), 0);
        OUTCOME(runBound(bench, {"print", "a.hld"}), 0, "client > api\napi > db\n", "");
        const Outcome file = runBound(bench, {"edit", "a.hld", "-"}, "x > y\n");
        chmod(bench.path("a.hld").toUtf8().constData(), 0644);
        OUTCOME(file, 3, "", message);
        QCOMPARE(chmod(bench.path("").toUtf8().constData(), 0555), 0);
        const Outcome folder = runBound(bench, {"edit", "a.hld", "-"}, "x > y\n");
        const Outcome fresh = runBound(bench, {"new", "b.hld"});
        const Outcome svg = runBound(bench, {"export", "a.hld", "-o", "b.svg"});
        const Outcome looked = runBound(bench, {"print", "a.hld"});
        chmod(bench.path("").toUtf8().constData(), 0755);
        OUTCOME(folder, 3, "", message);
        OUTCOME(looked, 0, "client > api\napi > db\n", "");
        QCOMPARE(fresh.exit, 3);
        QVERIFY2(fresh.err.startsWith("chalkline: b.hld: cannot be "), fresh.err.constData());
        QCOMPARE(svg.exit, 3);
        QVERIFY2(svg.err.startsWith("chalkline: b.svg: "), svg.err.constData());
        QCOMPARE(bench.hash("a.hld"), before);
        QCOMPARE(bench.files(), QStringList{"a.hld"});
    }

    void aFileThatMayNotBeReadIsUnreadable() {
        Bench bench;
        bench.project("a.hld", lines);
        if (!permissionsBind(bench))
            QSKIP("LOUD: permissions do not bind here; unreadable files are not tested");
        bench.write("t.txt", lines);
        for (const QString name : {"a.hld", "t.txt"}) {
            chmod(bench.path(name).toUtf8().constData(), 0);
            OUTCOME(runBound(bench, {"print", name}), 2, "",
                    "chalkline: " + name.toUtf8() + ": cannot be read: Permission denied\n");
        }
    }

    void aProjectLockedByAnotherProgramIsRefused() {
        Bench bench;
        bench.project("a.hld", lines);
        const QByteArray before = bench.hash("a.hld");
        Program edit(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(edit.ask("client > api"), "ok 1"); // is open now, and nothing has changed
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(bench.path("a.hld").toUtf8().constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        for (const QStringList& arguments : {QStringList{"info", "a.hld"}, QStringList{"print", "a.hld"},
                                             QStringList{"edit", "a.hld", "-"}}) {
            const Outcome seen = bench.run(arguments, "x > y\n");
            QCOMPARE(seen.exit, 2);
            QCOMPARE(seen.out, "");
            QVERIFY2(seen.err.startsWith("chalkline: a.hld: the file is locked by another program"),
                     seen.err.constData());
        }
        edit.write("x > y\n");
        const Outcome lost = edit.finish();
        QCOMPARE(lost.exit, 3);
        QVERIFY2(lost.err.contains("NOT SAVED: ") && lost.err.contains("locked by another program"),
                 lost.err.constData());
        sqlite3_close(other);
        QCOMPARE(bench.hash("a.hld"), before);
    }
};

QTEST_APPLESS_MAIN(DiskTest)
#include "disk_test.moc"
