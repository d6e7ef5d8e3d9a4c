// The program as a guest on a person's machine: what it leaves there, what it says, what it takes.
#include <QtTest>

#include "support/window_driver.h"

#include <QAbstractButton>
#include <QDir>
#include <QProcess>
#include <QTranslator>

using namespace chalkline;
using namespace chalkline::test;

namespace {

constexpr int patience = 60'000; // ms; only a program that hangs needs it

/// The real program in a home of its own, until its first frame is painted.
struct Guest {
    Guest() {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
                                 "DBUS_SESSION_BUS_ADDRESS"})
            environment.remove(QString::fromLatin1(name));
        QDir(home.path()).mkdir("run");
        QFile::setPermissions(home.path() + "/run", QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert("HOME", home.path());
        environment.insert("XDG_RUNTIME_DIR", home.path() + "/run");
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("CHALKLINE_TELL_FIRST_FRAME", "1");
        program.setProcessEnvironment(environment);
        program.start(CHALKLINE_PROGRAM, {});
    }
    ~Guest() {
        program.terminate();
        program.waitForFinished(patience);
    }
    [[nodiscard]] bool shows() {
        return program.waitForStarted(patience) && program.waitForReadyRead(patience);
    }

    QTemporaryDir home;
    QProcess program;
};

/// Marks every string that goes through tr().
class Pseudo : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        return QStringLiteral("⟦%1⟧").arg(QString::fromUtf8(source));
    }
};

} // namespace

class GuestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectation_78_filesLieOnlyInTheFoldersMeantForThem() {
        Guest guest;
        QVERIFY(guest.shows());
        guest.program.terminate();
        QVERIFY(guest.program.waitForFinished(patience));
        const QStringList left =
            QDir(guest.home.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        for (const QString& name : left)
            QVERIFY2(QStringList({".config", ".local", ".cache", "run"}).contains(name), qPrintable(name));
    }

    void expectation_80_theWindowOpensWithinItsMemory() {
        Guest guest;
        QVERIFY(guest.shows());
        QFile file(QStringLiteral("/proc/%1/statm").arg(guest.program.processId()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const double mib = file.readAll().split(' ').value(1).toDouble() * 4096 / (1 << 20);
        QVERIFY2(mib > 5 && mib < 100, qPrintable(QString::number(mib)));
    }

    void expectation_81_stderrStaysEmpty() {
        Guest guest;
        QVERIFY(guest.shows());
        guest.program.terminate();
        QVERIFY(guest.program.waitForFinished(patience));
        QCOMPARE(guest.program.readAllStandardError(), QByteArray());
    }

    void expectation_82_everyWordOfTheWindowGoesThroughTheTranslator() {
        Pseudo pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        {
            WindowDriver w;
            for (const WindowCommand& command : w.window.commands().commands())
                QVERIFY2(command.text.startsWith(QStringLiteral("⟦")), qPrintable(command.id));
            for (const QAbstractButton* button : w.window.findChildren<QAbstractButton*>()) {
                const QString words = button->text().isEmpty() ? button->toolTip() : button->text();
                if (words.isEmpty() || !words[0].isLetter()) continue;
                QFAIL(qPrintable(button->objectName() + ": " + words));
            }
        }
        QCoreApplication::removeTranslator(&pseudo);
    }

    void expectation_82_theWindowWorksFromRightToLeft() {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            WindowDriver w;
            QVERIFY(w.window.panel().geometry().right() < w.window.canvas().geometry().left() + 2);
            w.window.canvas().placeInView("compute.service", "");
            QCOMPARE(w.document().all<Node>().size(), 1u);
            QVERIFY(w.window.canvas().width() > 800);
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

int main(int argc, char** argv) {
    const OwnFolders folders;
    QApplication application(argc, argv);
    GuestTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "guest_test.moc"
