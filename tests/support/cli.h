// Drives the program as a person at the command line does: its own process, real files, real pipes. Used by
// tests/cli. Paths are relative to a temporary folder, in which the program runs too.
#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

namespace chalkline::test {

struct Outcome {
    int exit = -1; // -1: did not end by itself
    QByteArray out;
    QByteArray err;
};

inline constexpr int patience = 60'000; // ms; only a program that hangs needs it

/// Starts the program in `folder`; closes its stdin unless told to keep it open.
class Program {
public:
    Program(const QString& folder, const QStringList& arguments) {
        process_.setWorkingDirectory(folder);
        // Without a display, whatever the tests themselves run on.
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        process_.setProcessEnvironment(environment);
        process_.start(CHALKLINE_PROGRAM, arguments);
        if (!process_.waitForStarted(patience)) qFatal("cannot start %s", CHALKLINE_PROGRAM);
    }
    ~Program() {
        if (process_.state() == QProcess::NotRunning) return;
        process_.kill();
        process_.waitForFinished(patience);
    }
    Q_DISABLE_COPY_MOVE(Program)

    void write(const QByteArray& bytes) {
        process_.write(bytes);
        while (process_.bytesToWrite() > 0 && process_.waitForBytesWritten(patience)) {
        }
    }
    /// The next line of stdout without its end; "" if none comes.
    QByteArray answer() {
        while (!process_.canReadLine())
            if (!process_.waitForReadyRead(patience)) return {};
        return process_.readLine().chopped(1);
    }
    /// The next line of stderr without its end.
    QByteArray complaint() {
        process_.setReadChannel(QProcess::StandardError);
        const QByteArray line = answer();
        process_.setReadChannel(QProcess::StandardOutput);
        return line;
    }
    QByteArray ask(const QByteArray& line) {
        write(line + "\n");
        return answer();
    }
    /// Closes stdin and waits for the end. What was read as answers is not in it again.
    Outcome finish() {
        process_.closeWriteChannel();
        if (!process_.waitForFinished(patience)) return {};
        const bool byItself = process_.exitStatus() == QProcess::NormalExit;
        return {byItself ? process_.exitCode() : -1, process_.readAllStandardOutput(),
                process_.readAllStandardError()};
    }

private:
    QProcess process_;
};

/// A temporary folder with files and the program run in it.
class Bench {
public:
    QString path(const QString& name) const { return folder_.filePath(name); }

    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const {
        Program program(folder_.path(), arguments);
        program.write(input);
        return program.finish();
    }
    /// Both outputs led elsewhere, or "" to read them.
    Outcome runInto(const QString& out, const QStringList& arguments, const QString& inputFile = {}) const {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.setStandardOutputFile(out);
        if (!inputFile.isEmpty()) process.setStandardInputFile(inputFile);
        process.start(CHALKLINE_PROGRAM, arguments);
        if (inputFile.isEmpty()) process.closeWriteChannel();
        if (!process.waitForFinished(patience)) return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                {},
                process.readAllStandardError()};
    }

    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    /// Nothing of a pipe: opening one would wait for a writer.
    QByteArray read(const QString& name) const {
        if (!QFileInfo(path(name)).isFile()) return {};
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray hash(const QString& name) const {
        return QCryptographicHash::hash(read(name), QCryptographicHash::Sha256);
    }
    bool has(const QString& name) const {
        const QFileInfo file(path(name));
        return file.exists() || file.isSymLink();
    }
    /// Everything in the folder, hidden files too, in order.
    QStringList files() const {
        return QDir(folder_.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    /// A project that holds these lines.
    void project(const QString& name, const QByteArray& lines = "web client > api: GET > db\n") const {
        const Outcome made = run({"edit", name, "-"}, lines);
        if (made.exit != 0) qFatal("%s", made.err.constData());
    }
    /// Runs SQL on a file that the program does not have open.
    void sql(const QString& name, const char* script) const {
        sqlite3* database = nullptr;
        sqlite3_open(path(name).toUtf8().constData(), &database);
        sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        sqlite3_exec(database, "PRAGMA ignore_check_constraints=ON", nullptr, nullptr, nullptr);
        char* message = nullptr;
        if (sqlite3_exec(database, script, nullptr, nullptr, &message) != SQLITE_OK) qFatal("%s", message);
        sqlite3_close(database);
    }

private:
    QTemporaryDir folder_;
};

} // namespace chalkline::test

#define OUTCOME(outcome, code, outText, errText)                                                             \
    do {                                                                                                     \
        const auto seen_ = (outcome);                                                                        \
        QVERIFY2(seen_.exit == (code),                                                                       \
                 qPrintable(QString("exit %1, stderr: %2").arg(seen_.exit).arg(QString(seen_.err))));        \
        QCOMPARE(QString::fromUtf8(seen_.out), QString::fromUtf8(outText));                                  \
        QCOMPARE(QString::fromUtf8(seen_.err), QString::fromUtf8(errText));                                  \
    } while (false)
