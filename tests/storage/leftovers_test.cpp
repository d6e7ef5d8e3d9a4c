#include "storage/file_place.h"
#include "storage/project_fixture.h"

#include <QDir>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace chalkline;

/// Temporary files of a program that was killed while it saved: the next save or opening removes them, and
/// only them.
class LeftoversTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    /// A process id that nobody has.
    static pid_t gone() {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(0);
        ::waitpid(child, nullptr, 0);
        return child;
    }
    QString leave(const std::string& name, pid_t writer, std::int64_t ageSeconds) const {
        const QString file = QString::fromStdString("." + name + "." + std::to_string(writer) + "-0.tmp");
        QFile made(folder_.filePath(file));
        if (!made.open(QIODevice::WriteOnly)) qFatal("cannot write");
        made.close();
        ageOf(file, ageSeconds);
        return file;
    }
    void ageOf(const QString& file, std::int64_t seconds) const {
        const timespec time{::time(nullptr) - seconds, 0};
        const timespec times[] = {time, time};
        ::utimensat(AT_FDCWD, folder_.filePath(file).toUtf8().constData(), times, 0);
    }
    [[nodiscard]] QStringList hidden() const {
        return QDir(folder_.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name)
            .filter(".tmp");
    }
    [[nodiscard]] std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

private Q_SLOTS:
    void cleanup() {
        for (const QString& file : QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden))
            QFile::remove(folder_.filePath(file));
    }

    void savingRemovesWhatADeadSaveToTheSameNameLeft() {
        auto project = createProject(path("a.hld"), steadyClock(), "ada");
        MUST(project);
        const QString left = leave("b.hld", gone(), 3600);
        QVERIFY(QFile::copy(folder_.filePath(left), folder_.filePath(left + "-journal")));
        (void)leave("b.hld", gone(), 3600);
        ageOf(left + "-journal", 3600);
        MUST(project->file->saveAs(path("b.hld"), false));
        QCOMPARE(hidden(), QStringList());
    }

    void makingAndOpeningRemoveThemToo() {
        (void)leave("a.hld", gone(), 3600);
        MUST(createProject(path("a.hld"), steadyClock(), "ada"));
        QCOMPARE(hidden(), QStringList());
        const QString left = leave("a.hld", gone(), 3600);
        MUST(openProject(path("a.hld"), OpenMode::ReadOnly, steadyClock(), "ada"));
        QCOMPARE(hidden(), QStringList{left}); // looking changes nothing
        MUST(openProject(path("a.hld"), OpenMode::ReadWrite, steadyClock(), "ada"));
        QCOMPARE(hidden(), QStringList());
    }

    void whatMayBeInUseOrIsNotOursStays() {
        const pid_t dead = gone();
        QStringList kept{leave("a.hld", ::getpid(), 3600), leave("a.hld", 1, 3600), leave("a.hld", dead, 5),
                         leave("other.hld", dead, 3600)};
        for (const std::string name : {".a.hld.tmp", ".a.hld.x-0.tmp", ".a.hld.12.tmp", ".a.hld.-5-0.tmp",
                                       ".a.hld.0-0.tmp", "a.hld.999999-0.tmp"}) {
            QFile file(folder_.filePath(QString::fromStdString(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.close();
            const timespec times[] = {{0, 0}, {0, 0}};
            QCOMPARE(::utimensat(AT_FDCWD, file.fileName().toUtf8().constData(), times, 0), 0);
            kept << QString::fromStdString(name);
        }
        removeLeftovers(path("a.hld"));
        QStringList seen = hidden();
        seen.sort();
        kept.sort();
        QCOMPARE(seen, kept);
    }

    void aLongNameIsCutTheSameWay() {
        const std::string name(240, 'n');
        (void)leave(name.substr(0, 200), gone(), 3600);
        removeLeftovers(path(name.c_str()));
        QCOMPARE(hidden(), QStringList());
    }
};

QTEST_APPLESS_MAIN(LeftoversTest)
#include "leftovers_test.moc"
