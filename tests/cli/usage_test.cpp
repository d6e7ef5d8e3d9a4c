#include "support/cli.h"

using namespace chalkline::test;

/// How the program explains itself, and calls that are wrong in themselves: exit 1, one line on stderr,
/// nothing touched.
class UsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionAreResults() {
        Bench bench;
        for (const char* option : {"--help", "-h", "help"}) {
            const Outcome help = bench.run({option});
            QCOMPARE(help.exit, 0);
            QCOMPARE(help.err, "");
            for (const char* word :
                 {"new FILE.hld", "edit ", "print ", "info ", "import ", "export ",
                  "Exit: 0 ok, 1 usage, 2 input unreadable or refused, 3 output failed, 4 findings."})
                QVERIFY2(help.out.contains(word), word);
        }
        const Outcome version = bench.run({"--version"});
        QCOMPARE(version.exit, 0);
        QCOMPARE(version.err, "");
        QVERIFY(
            QRegularExpression("^chalkline \\d+\\.\\d+\\.\\d+\n$").match(QString(version.out)).hasMatch());
    }

    void everyCommandHasHelp() {
        Bench bench;
        for (const QString command :
             {"new", "edit", "print", "info", "import", "export", "report", "thumbnail"})
            for (const QString option : {"--help", "-h"}) {
                const Outcome help = bench.run({command, option});
                QCOMPARE(help.exit, 0);
                QVERIFY(help.out.startsWith("Usage: chalkline " + command.toUtf8() + " "));
                QCOMPARE(help.err, "");
            }
    }

    void noDisplayIsNeeded() {
        Bench bench;
        QProcess process;
        QProcessEnvironment environment;
        environment.insert("PATH", "/usr/bin");
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(bench.path(""));
        process.start(CHALKLINE_PROGRAM, {"new", "a.hld"});
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), "");
    }

    void wrongCallsAreRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const QString& call, const QByteArray& message) {
            QTest::newRow(qPrintable(call))
                << call.split(' ', Qt::SkipEmptyParts).replaceInStrings("''", "") << message;
        };
        row("bogus", "there is no command \"bogus\"; chalkline --help lists them");
        row("--bogus", "there is no command \"--bogus\"; chalkline --help lists them");
        for (const QString command :
             {"new", "edit", "print", "info", "import", "export", "report", "thumbnail"}) {
            row(command, "a file is missing; usage: chalkline " + command.toUtf8() + " ");
            row(command + " --bogus x", "unknown option --bogus; usage: chalkline " + command.toUtf8() + " ");
            row(command + " -x x", "unknown option -x; usage: chalkline " + command.toUtf8() + " ");
        }
        for (const QString command : {"new", "edit", "print"})
            row(command + " a b c", "too many files; usage: chalkline " + command.toUtf8() + " ");
        row("thumbnail a.hld b.hld", "too many files; usage: chalkline thumbnail ");
        row("print a.hld -o", "-o needs a value; usage: chalkline print");
        row("print a.hld -o=x", "unknown option -o=x; usage: chalkline print");
        row("info a.hld --json=yes", "--json takes no value; usage: chalkline info");
        row("export a.hld --force=1 -o x.svg", "--force takes no value; usage");
        row("export a.hld --format= -o x.svg", "--format needs a value; usage");
        const QByteArray formats =
            "the output format is svg, png, pdf, excalidraw, drawio, mmd, json or txt, not ";
        row("export a.hld -o x.bmp", formats + "\"bmp\"");
        row("export a.hld", formats + "\"\"");
        row("export a.hld -o x.hld", "a project is made by import, not by export");
        row("export a.hld -o x.png --scale 9", "--scale is 1 to 4, not \"9\"");
        row("export a.hld -o x.png --scale big", "--scale is 1 to 4, not \"big\"");
        row("export a.hld -o x.svg --scale 2", "--scale is for png, not svg");
        row("export a.hld -o x.json --theme dark", "--theme is for svg/png/pdf/excalidraw, not json");
        row("export a.hld -o x.png --outlines", "--outlines is for svg, not png");
        row("export a.hld -o x.svg --outlines --embed-fonts", "--outlines leaves no text for --embed-fonts");
        row("export a.hld -o x.svg --theme pink",
            "--theme is light, dark, print or hand-drawn, not \"pink\"");
        row("export a.hld a.txt -o x.svg",
            "the results of several inputs need -o FOLDER; x.svg is no folder");
        row("export a.hld a.txt --format svg", "-o is missing");
        row("export a.hld a.txt -o . --format svg", "a.hld and a.txt would both become ./a.svg");
        row("thumbnail a.hld -o x.png --size 9", "--size is 16 to 1024, not \"9\"");
        row("import a.hld", "import needs -o OUT.hld");
        row("import a.hld -o -", "a project cannot be written to standard output");
        row("new -", "a project cannot be written to standard output");
        row("edit -", "edit needs a project file, not standard input");
        for (const QString command : {"info a.hld", "print a.hld", "import a.hld -o b.hld", "info a.txt"})
            row(command + " --format zork",
                "the input format is chalkline, json, svg, png, type-to-draw or mermaid, not \"zork\"");
        row("new ''", "not a file name");
        row("info ''", "a file name is empty");
        row("edit ''", "not a file name");
        row("edit b.hld ''", "a file name is empty");
        row("print ''", "a file name is empty");
    }
    void wrongCallsAreRefused() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, message);
        Bench bench;
        bench.project("a.hld");
        bench.write("a.txt", "a > b\n");
        const QByteArray before = bench.hash("a.hld");
        const Outcome seen = bench.run(arguments, "a > b\n");
        QCOMPARE(seen.exit, 1);
        QCOMPARE(seen.out, "");
        QVERIFY2(seen.err.startsWith("chalkline: " + message), seen.err.constData());
        QCOMPARE(seen.err.count('\n'), 1);
        QCOMPARE(bench.files(), (QStringList{"a.hld", "a.txt"}));
        QCOMPARE(bench.hash("a.hld"), before);
    }

    void noArgumentsShowTheHelpAsAMessage() {
        Bench bench;
        const Outcome seen = bench.run({});
        QCOMPARE(seen.exit, 1);
        QCOMPARE(seen.out, "");
        QCOMPARE(seen.err, bench.run({"--help"}).out);
    }

    void twoDashesEndTheOptions() {
        Bench bench;
        OUTCOME(bench.run({"new", "--", "--odd.hld"}), 0, "", "");
        QCOMPARE(bench.files(), QStringList{"--odd.hld"});
        OUTCOME(bench.run({"print", "./--odd.hld"}), 0, "", "");
    }
};

QTEST_APPLESS_MAIN(UsageTest)
#include "usage_test.moc"
