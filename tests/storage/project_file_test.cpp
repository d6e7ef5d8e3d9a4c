#include "storage/json_codec.h"
#include "storage/project_fixture.h"
#include "storage/sample_project.h"
#include "support/permissions.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace chalkline;

class ProjectFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int count_ = 0;

    static std::string dump(const Session& session) { return toJson(session.document()); }
    static void sqlExec(const std::string& path, const char* sql) {
        sqlite3* database = nullptr;
        sqlite3_open(path.c_str(), &database);
        char* message = nullptr;
        if (sqlite3_exec(database, sql, nullptr, nullptr, &message) != SQLITE_OK) qFatal("%s", message);
        sqlite3_close(database);
    }

    std::string newPath() { return folder_.filePath(QString("p%1.hld").arg(++count_)).toStdString(); }
    Expected<OpenedProject> create(const std::string& path) {
        return createProject(path, steadyClock(), "ada");
    }
    Expected<OpenedProject> open(const std::string& path, OpenMode mode = OpenMode::ReadWrite) {
        return openProject(path, mode, steadyClock(), "ada");
    }

private Q_SLOTS:
    void aNewProjectHasOneSheetAndRevisionZero() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        QCOMPARE(project->session->revision(), 0);
        QCOMPARE(project->session->document().all<Sheet>().size(), std::size_t{1});
        QCOMPARE(project->session->document().find(SheetId{1})->name, std::string("Sheet 1"));
        QVERIFY(!project->session->canUndo());
        QVERIFY(looksLikeProject(path));
        QCOMPARE(project->file->state().kind, FileState::Saved);
    }

    void creatingOverAFileIsRefused() {
        const std::string path = newPath();
        {
            MUST(create(path));
        }
        const auto again = create(path);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Output);
        QCOMPARE(again.error().message, std::string("the file exists already"));
    }

    void editsAreThereAfterReopening() {
        const std::string path = newPath();
        {
            auto project = create(path);
            MUST(project);
            MUST(addNode(*project->session, "a"));
            MUST(addNode(*project->session, "b"));
            MUST(project->file->flush());
            QCOMPARE(project->file->state().durableRevision, 2);
        }
        auto project = open(path);
        MUST(project);
        QVERIFY(project->notices.empty());
        QCOMPARE(project->session->revision(), 2);
        QCOMPARE(names(*project->session), (std::vector<std::string>{"a", "b"}));
    }

    void undoReachesBackToEmptyAfterReopening() {
        const std::string path = newPath();
        {
            auto project = create(path);
            MUST(project);
            for (const char* name : {"a", "b", "c"})
                MUST(addNode(*project->session, name));
            MUST(project->session->undo());
        }
        {
            auto project = open(path);
            MUST(project);
            Session& session = *project->session;
            QVERIFY(session.canRedo());
            QCOMPARE(*session.undo(), true);
            QCOMPARE(*session.undo(), true);
            QVERIFY(!session.canUndo());
            QVERIFY(names(session).empty());
            QCOMPARE(session.document().all<Sheet>().size(), std::size_t{1});
        }
        auto project = open(path);
        MUST(project);
        Session& session = *project->session;
        QVERIFY(!session.canUndo());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(*session.redo(), true);
        QVERIFY(!session.canRedo());
        QCOMPARE(names(session), (std::vector<std::string>{"a", "b", "c"}));
    }

    void lookingLeavesEveryByte() {
        const std::string path = newPath();
        {
            auto project = create(path);
            MUST(project);
            MUST(addNode(*project->session, "a"));
        }
        const QByteArray before = bytesOf(path);
        {
            auto project = open(path, OpenMode::ReadOnly);
            MUST(project);
            QVERIFY(project->readOnly);
            QCOMPARE(project->file->state().kind, FileState::ReadOnly);
            MUST(addNode(*project->session, "b"));
            const auto flushed = project->file->flush();
            QVERIFY(!flushed);
            QCOMPARE(flushed.error().code, ErrorCode::Refused);
        }
        {
            MUST(open(path));
        }
        QCOMPARE(bytesOf(path), before);
    }

    void everyFieldOfEveryTypeSurvives() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        MUST(addEverything(*project->session));
        const std::string before = dump(*project->session);
        project->file.reset();
        auto again = open(path);
        MUST(again);
        QCOMPARE(dump(*again->session), before);
        QCOMPARE(*again->session->undo(), true);
        QCOMPARE(again->session->document().tables().size(), std::size_t{1});
        QCOMPARE(*again->session->redo(), true);
        QVERIFY(again->session->document() == project->session->document());
    }

    void randomEditsReopenEqual() {
        for (unsigned seed = 1; seed <= 2; ++seed) {
            const std::string path = newPath();
            std::mt19937 random(seed);
            auto project = create(path);
            MUST(project);
            for (int i = 0; i < 300; ++i) {
                MUST(randomEdit(*project->session, random));
                if (i % 60 == 59) {
                    MUST(project->file->flush());
                    const std::string before = dump(*project->session);
                    const std::size_t cursor = project->session->history().cursor();
                    const std::size_t steps = project->session->history().steps().size();
                    project = {};
                    project = open(path);
                    MUST(project);
                    QVERIFY2(dump(*project->session) == before, qPrintable(QString("seed %1").arg(seed)));
                    QCOMPARE(project->session->history().cursor(), cursor);
                    QCOMPARE(project->session->history().steps().size(), steps);
                }
            }
            while (project->session->canUndo())
                MUST(project->session->undo());
            MUST(project->file->flush());
            QCOMPARE(project->session->document().tables().size(), std::size_t{1});
        }
    }

    void aSecondProgramsChangeIsNeverOverwritten() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        MUST(addNode(*project->session, "mine"));
        MUST(project->file->flush());
        sqlExec(path, "UPDATE meta SET revision = 2");
        MUST(addNode(*project->session, "late"));
        const auto flushed = project->file->flush();
        QVERIFY(!flushed);
        QCOMPARE(flushed.error().code, ErrorCode::Conflict);
        QCOMPARE(project->file->state().kind, FileState::Conflict);
        QVERIFY(project->file->state().reason.starts_with("another program changed the file"));
        const std::string other = newPath();
        MUST(project->file->saveAs(other, false)); // nothing is lost
        QCOMPARE(project->file->state().kind, FileState::Saved);
        project = {};
        auto saved = open(other);
        MUST(saved);
        QCOMPARE(names(*saved->session), (std::vector<std::string>{"mine", "late"}));
        QVERIFY(saved->session->canUndo());
    }

    void aVanishedFileIsReportedAndSavedElsewhere() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        MUST(addNode(*project->session, "a"));
        const auto flushed = project->file->flush();
        QVERIFY(!flushed);
        QVERIFY2(
            flushed.error().message.starts_with("the file was moved, replaced or deleted while it was open"),
            flushed.error().message.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
        const std::string other = newPath();
        MUST(project->file->saveAs(other, false));
        MUST(addNode(*project->session, "b"));
        MUST(project->file->flush());
        project = {};
        auto saved = open(other);
        MUST(saved);
        QCOMPARE(names(*saved->session), (std::vector<std::string>{"a", "b"}));
    }

    void aLockedFileIsRetried() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        MUST(addNode(*project->session, "a"));
        const auto flushed = project->file->flush();
        QVERIFY(!flushed);
        QCOMPARE(flushed.error().code, ErrorCode::Busy);
        QCOMPARE(project->file->state().kind, FileState::NotSaved);
        sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
        MUST(addNode(*project->session, "b"));
        MUST(project->file->flush());
        QCOMPARE(project->file->state().kind, FileState::Saved);
        QCOMPARE(project->file->state().durableRevision, 2);
        sqlite3_close(other);
    }

    void aFullDiskKeepsEditsQueued() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        signal(SIGXFSZ, SIG_IGN);
        const rlimit tight{8192, old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
        MUST(addNode(*project->session, "a"));
        const auto flushed = project->file->flush();
        setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!flushed);
        QCOMPARE(project->file->state().kind, FileState::NotSaved);
        MUST(project->file->flush());
        QCOMPARE(project->file->state().kind, FileState::Saved);
        project = {};
        auto again = open(path);
        MUST(again);
        QCOMPARE(names(*again->session), std::vector<std::string>{"a"});
    }

    void saveAsGoesOnWithTheCopy() {
        const std::string path = newPath();
        const std::string other = newPath();
        auto project = create(path);
        MUST(project);
        MUST(addNode(*project->session, "a"));
        const std::string uuid = project->file->uuid();
        MUST(project->file->saveAs(other, false));
        QVERIFY(project->file->uuid() != uuid);
        QCOMPARE(project->file->path(),
                 QFileInfo(QString::fromStdString(other)).canonicalFilePath().toStdString());
        MUST(addNode(*project->session, "b"));
        MUST(project->file->flush());
        const auto refused = project->file->saveAs(path, false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, std::string("the file exists already"));
        project = {};
        auto old = open(path);
        MUST(old);
        QCOMPARE(names(*old->session), std::vector<std::string>{"a"});
        auto copy = open(other);
        MUST(copy);
        QCOMPARE(names(*copy->session), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(*copy->session->undo(), true);
        QCOMPARE(*copy->session->undo(), true);
        MUST(copy->file->flush());
        MUST(copy->file->saveCopy(newPath(), false, true));
        QCOMPARE(QDir(folder_.path()).entryList({".*"}, QDir::Files | QDir::Hidden).size(), 0);
    }

    void aCopyHoldsNothingThatWasDeleted() {
        const std::string path = newPath();
        const std::string copy = newPath();
        auto project = create(path);
        MUST(project);
        const auto secret = addNode(*project->session, "topsecretname");
        MUST(secret);
        {
            Transaction transaction(*project->session, "Delete");
            transaction.erase(*secret);
            MUST(transaction.commit());
        }
        MUST(project->file->flush());
        QVERIFY(bytesOf(path).contains("topsecretname"));
        MUST(project->file->saveCopy(copy, false));
        QVERIFY(!bytesOf(copy).contains("topsecretname"));
        auto opened = open(copy);
        MUST(opened);
        QVERIFY(!opened->session->canUndo());
        QCOMPARE(opened->session->revision(), 2);
    }

    void revertIsOneUndoableStep() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        MUST(addEverything(*project->session));
        project = {};
        project = open(path);
        MUST(project);
        const Document opened = project->session->document();
        for (int i = 0; i < 40; ++i)
            MUST(addNode(*project->session, "n" + std::to_string(i)));
        QCOMPARE(*project->file->revertToOpened(), true);
        QVERIFY(project->session->document() == opened);
        QCOMPARE(*project->file->revertToOpened(), false);
        QCOMPARE(*project->session->undo(), true);
        QCOMPARE(names(*project->session).size(), std::size_t{41});
    }

    void theHistoryCapLetsTheOldestGo() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        project->file->setHistoryCap(1000);
        for (int i = 0; i < 30; ++i)
            MUST(addNode(*project->session, "n" + std::to_string(i)));
        project = {};
        project = open(path);
        MUST(project);
        const std::size_t reach = project->session->history().cursor();
        QVERIFY2(reach > 1 && reach < 30, qPrintable(QString::number(reach)));
        for (std::size_t i = 0; i < reach; ++i)
            QCOMPARE(*project->session->undo(), true);
        QVERIFY(!project->session->canUndo());
        QCOMPARE(names(*project->session).size(), 30 - reach);
        project = {};
        MUST(open(path));
    }

    void aSecondOpeningInTheSameProgramIsRefused() {
        const std::string path = newPath();
        auto project = create(path);
        MUST(project);
        const auto again = open(path);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Busy);
        QVERIFY(looksLikeProject(path));
    }

    void theStateListenerHearsOfSaving() {
        auto project = create(newPath());
        MUST(project);
        std::atomic<int> heard = 0;
        project->file->onStateChanged([&] { ++heard; });
        MUST(addNode(*project->session, "a"));
        MUST(project->file->flush());
        QVERIFY(heard >= 1);
        project->file->onStateChanged({});
    }

    void aHotJournalIsFinishedEvenForLooking() {
        const std::string path = newPath();
        const std::string crashed = newPath();
        {
            auto project = create(path);
            MUST(project);
            MUST(addNode(*project->session, "a"));
        }
        const QByteArray sound = bytesOf(path);
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN; UPDATE node SET name = 'half'", nullptr, nullptr, nullptr),
                 SQLITE_OK);
        QCOMPARE(sqlite3_db_cacheflush(other), SQLITE_OK);
        for (const char* part : {"", "-journal"})
            QVERIFY(QFile::copy(QString::fromStdString(path + part), QString::fromStdString(crashed + part)));
        sqlite3_close(other);
        QVERIFY(bytesOf(crashed) != sound);
        auto project = open(crashed, OpenMode::ReadOnly);
        MUST(project);
        QVERIFY(project->readOnly);
        QCOMPARE(names(*project->session), std::vector<std::string>{"a"});
        QCOMPARE(project->notices.front(), std::string("An interrupted save was found and finished."));
        QVERIFY(bytesOf(crashed) == sound);
        QVERIFY(!QFile::exists(QString::fromStdString(crashed + "-journal")));
    }

    void aWriteProtectedFolderIsSaid() {
        const QString place = folder_.filePath("protected");
        QVERIFY(QDir().mkdir(place));
        const std::string path = (place + "/x.hld").toStdString();
        {
            MUST(create(path));
        }
        QFile::setPermissions(place, QFile::ReadOwner | QFile::ExeOwner);
        const auto project = test::boundByPermissions([&] { return open(path); });
        QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        MUST(project);
        QVERIFY(project->readOnly);
        QCOMPARE(project->file->state().reason, std::string("the file or its folder is write-protected"));
    }

    void savingElsewhereKeepsWhatTheFullDiskRefused() {
        const std::string path = newPath();
        const std::string other = newPath();
        auto project = create(path);
        MUST(project);
        MUST(addNode(*project->session, "a"));
        MUST(project->file->flush());
        sqlite3* lock = nullptr; // stands for a disk that refuses for good
        QCOMPARE(sqlite3_open(path.c_str(), &lock), SQLITE_OK);
        QCOMPARE(sqlite3_exec(lock, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        MUST(addNode(*project->session, "b"));
        QVERIFY(!project->file->flush());
        MUST(project->session->undo());
        MUST(project->file->saveAs(other, false));
        sqlite3_close(lock);
        QCOMPARE(*project->session->redo(), true);
        MUST(project->file->flush());
        const Document before = project->session->document();
        project = {};
        project = open(other);
        MUST(project);
        QVERIFY(project->session->document() == before);
        QCOMPARE(names(*project->session), (std::vector<std::string>{"a", "b"}));
        while (project->session->canUndo())
            MUST(project->session->undo());
        MUST(project->file->flush());
        project = {};
        MUST(open(other));
    }
};

QTEST_APPLESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
