#include "support/cli.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace chalkline::test;

/// `chalkline edit`: one answer per line while stdin stays open, and what becomes of lines that are wrong.
class EditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsAnsweredOnceItIsDurable() {
        Bench bench;
        Program edit(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(edit.ask("a > b: ask"), "ok 1");
        QVERIFY(bench.run({"print", "a.hld"}).out.contains("a > b: ask")); // while stdin is open
        QCOMPARE(edit.ask("b ~> c"), "ok 2");
        OUTCOME(bench.run({"print", "a.hld"}), 0, "a > b: ask\nb ~> c\n", "");
        OUTCOME(edit.finish(), 0, "", "");
        QCOMPARE(bench.files(), QStringList{"a.hld"});
    }

    void theRevisionStaysIfNothingChangesAndNeverFalls() {
        Bench bench;
        const QByteArray lines = "a > b\na > b\n\n   \n\t\r\na > b\r\n# note\nb x3\nb x3\n- a\n";
        OUTCOME(bench.run({"edit", "a.hld", "-"}, lines), 0, "ok 1\nok 1\nok 1\nok 2\nok 3\nok 3\nok 4\n",
                "");
        OUTCOME(bench.run({"edit", "a.hld"}, "b x3"), 0, "ok 4\n",
                ""); // "-" is the default; no last line end
        OUTCOME(bench.run({"edit", "a.hld"}, "c"), 0, "ok 5\n", "");
    }

    void recordsAreEnteredLikeAnything() {
        Bench bench;
        const QByteArray lines = "must: shorten a URL\nmust: shorten a URL\nest: 5 MB * 3\nest:\n"
                                 "table url: code pk\nask: how many?\n";
        OUTCOME(bench.run({"edit", "a.hld", "-"}, lines), 2, "ok 1\nok 1\nok 2\nok 3\n",
                "error 4:5 text is expected after est: such as \"est: 500M/month * 500 B * 5 y\"\n"
                "error 5:1 the record \"table url:\" comes later; put a component of that name in quotes\n");
        OUTCOME(bench.run({"print", "a.hld"}), 0, "ask: how many?\nmust: shorten a URL\nest: 5 MB * 3\n", "");
    }

    void emptyInputMakesAnEmptyProject() {
        Bench bench;
        OUTCOME(bench.run({"edit", "a.hld", "-"}), 0, "", "");
        OUTCOME(bench.run({"print", "a.hld"}), 0, "", "");
        const QByteArray before = bench.hash("a.hld");
        OUTCOME(bench.run({"edit", "a.hld", "-"}, "\n \n"), 0, "", "");
        QCOMPARE(bench.hash("a.hld"), before);
    }

    void aWrongLineNamesItsPlaceAndTheNextOnesWork() {
        Bench bench;
        Program edit(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(edit.ask("a > b"), "ok 1");
        edit.write("\na > \"b\n");
        QCOMPARE(edit.complaint(), "error 3:5 the quote that begins here is never closed");
        QCOMPARE(edit.ask("b > c"), "ok 2");
        OUTCOME(edit.finish(), 2, "", "");
        OUTCOME(bench.run({"print", "a.hld"}), 0, "a > b\nb > c\n", "");
    }

    void wrongLinesChangeNothing_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const QByteArray& line, const char* message) {
            QTest::newRow(name) << line << QByteArray(message);
        };
        row("no target", "a >", "error 1:4 a name is expected here");
        row("no head", "> a", "error 1:1 ");
        row("no end of parentheses", "a (cache", "error 1:3 the ( that begins here is never closed");
        row("label before operator", "a: x > b", "error 1:2 a label stands behind the target");
        row("columns count characters", "ä > \"ö", "error 1:5 the quote that begins here");
        row("no such thing", "- nobody", "error 1:3 there is nothing named \"nobody\"");
        row("bad UTF-8", "a > \xC3\x28", "error 1:1 the line is not clean UTF-8 text");
        row("cut UTF-8", "a > \xE2\x82", "error 1:1 the line is not clean UTF-8 text");
        row("surrogate", "a > \xED\xA0\x80", "error 1:1 the line is not clean UTF-8 text");
        row("NUL", QByteArray("a > b\0c", 7), "error 1:1 the line is not clean UTF-8 text");
        row("escape sequence", "a > \x1B[31mb", "error 1:1 the line is not clean UTF-8 text");
        row("huge", "a > " + QByteArray(100'000, 'b'), "error 1:1 the line is longer than 100,000 bytes");
        row("very huge", QByteArray(20'000'000, 'b'), "error 1:1 the line is longer than 100,000 bytes");
        row("too many edges", "a, b, c, d, e, f, g, h, i > j, k, l, m, n, o, p, q", "error 1:");
        row("too many instances", "+a x2000000 (x", "error 1:");
        row("names itself", "vpc a @a {}", "error 1:");
    }
    void wrongLinesChangeNothing() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, message);
        Bench bench;
        bench.project("a.hld", "x > y\n");
        const QByteArray before = bench.hash("a.hld");
        const Outcome seen = bench.run({"edit", "a.hld", "-"}, line + "\n");
        QCOMPARE(seen.exit, 2);
        QCOMPARE(seen.out, QByteArray());
        QVERIFY2(seen.err.startsWith(message), seen.err.constData());
        QCOMPARE(seen.err.count('\n'), 1);
        QCOMPARE(bench.hash("a.hld"), before);
        OUTCOME(bench.run({"edit", "a.hld", "-"}, "x > y\n"), 0, "ok 1\n", "");
    }

    void theLongestLineIsRead() {
        Bench bench;
        const QByteArray line = "a > b: " + QByteArray(100'000 - 7, 'x');
        OUTCOME(bench.run({"edit", "a.hld", "-"}, line + "\n"), 0, "ok 1\n", "");
        OUTCOME(bench.run({"print", "a.hld"}), 0, line + "\n", "");
    }

    void linesComeFromAFileOrAPipe() {
        Bench bench;
        bench.write("lines.txt", "a > b\n> c\n");
        OUTCOME(bench.run({"edit", "a.hld", "lines.txt"}), 0, "ok 1\nok 2\n", "");
        const QString pipe = bench.path("pipe");
        QCOMPARE(mkfifo(pipe.toUtf8().constData(), 0600), 0);
        Program edit(bench.path(""), {"edit", "b.hld", "pipe"});
        QFile end(pipe);
        QVERIFY(end.open(QIODevice::WriteOnly | QIODevice::Unbuffered)); // waits for the reader
        end.write("a > b\n");
        QCOMPARE(edit.answer(), "ok 1");
        end.close();
        OUTCOME(edit.finish(), 0, "", "");
    }

    void linesThatCannotBeReadAreRefusedBeforeAnythingIsMade() {
        Bench bench;
        const auto refused = [&](const QString& lines, const QByteArray& message) {
            OUTCOME(bench.run({"edit", "a.hld", lines}), 2, "", message);
            QVERIFY(!bench.has("a.hld"));
        };
        refused("missing.txt", "chalkline: missing.txt: there is no such file\n");
        refused(".", "chalkline: .: is a folder, not a file\n");
        refused("/dev/zero", "chalkline: /dev/zero: is a device, not a file\n");
        const Outcome folder = bench.runInto(bench.path("out"), {"edit", "b.hld", "-"}, "/");
        QCOMPARE(folder.exit, 2);
        QCOMPARE(folder.err, "chalkline: standard input: cannot be read: Is a directory\n");
    }

    void aLineWithoutEndIsNotReadForEver() {
        Bench bench;
        bench.project("a.hld", "x > y\n");
        const QByteArray before = bench.hash("a.hld");
        const Outcome seen = bench.runInto(bench.path("out"), {"edit", "a.hld", "-"}, "/dev/zero");
        QCOMPARE(seen.exit, 2);
        QCOMPARE(seen.err, "chalkline: standard input: has a line longer than 512 MiB\n");
        QCOMPARE(bench.hash("a.hld"), before);
    }

    void theFileMayVanishBetweenTwoLines() {
        Bench bench;
        Program edit(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(edit.ask("a > b"), "ok 1");
        QVERIFY(QFile::remove(bench.path("a.hld")));
        edit.write("b > c\nc > d\n");
        const Outcome end = edit.finish();
        QCOMPARE(end.exit, 3);
        QCOMPARE(end.out, QByteArray());
        QVERIFY2(end.err.startsWith("chalkline: NOT SAVED: ") &&
                     end.err.contains("a.hld: the file was moved, "
                                      "replaced or deleted"),
                 end.err.constData());
        QCOMPARE(bench.files(), QStringList()); // nothing is left, nothing came back
    }

    void aFileThatWasReplacedIsNotWrittenTo() {
        Bench bench;
        bench.project("other.hld", "x > y\n");
        const QByteArray other = bench.hash("other.hld");
        Program edit(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(edit.ask("a > b"), "ok 1");
        QCOMPARE(std::rename(bench.path("other.hld").toUtf8().constData(),
                             bench.path("a.hld").toUtf8().constData()),
                 0);
        edit.write("b > c\n");
        QCOMPARE(edit.finish().exit, 3);
        QCOMPARE(bench.hash("a.hld"), other);
    }

    void twoWritersNeverOverwriteEachOther() {
        Bench bench;
        Program first(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(first.ask("a > b"), "ok 1");
        Program second(bench.path(""), {"edit", "a.hld", "-"});
        QCOMPARE(second.ask("b > c"), "ok 2");
        first.write("x > y\n");
        const Outcome lost = first.finish();
        QCOMPARE(lost.exit, 3);
        QVERIFY2(lost.err.contains("another program changed the file"), lost.err.constData());
        OUTCOME(second.finish(), 0, "", "");
        OUTCOME(bench.run({"print", "a.hld"}), 0, "a > b\nb > c\n", "");
    }

    void aKilledEditLeavesWhatItAnswered() {
        Bench bench;
        {
            Program edit(bench.path(""), {"edit", "a.hld", "-"});
            QCOMPARE(edit.ask("a > b"), "ok 1");
            QCOMPARE(edit.ask("b > c"), "ok 2");
        } // killed
        OUTCOME(bench.run({"print", "a.hld"}), 0, "a > b\nb > c\n", "");
    }
};

QTEST_APPLESS_MAIN(EditTest)
#include "edit_test.moc"
