#include "edit/transaction.h"
#include "storage/project_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace chalkline;

namespace {

Clock steadyClock() {
    auto time = std::make_shared<std::int64_t>(1'700'000'000'000);
    return [time] { return *time += 10'000; };
}

Expected<NodeId> addNode(Session& session, const std::string& name) {
    Transaction transaction(session, "Add " + name);
    Node node;
    node.id = transaction.newId<Node>();
    node.kind = "service";
    node.name = name;
    transaction.put(node);
    if (auto done = transaction.commit(); !done) return std::unexpected(done.error());
    return node.id;
}

std::vector<std::string> names(const Session& session) {
    std::vector<std::string> found;
    for (const Node& node : session.document().all<Node>())
        found.push_back(node.name);
    return found;
}

QByteArray bytesOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

#define MUST(expression)                                                                                     \
    if (const auto& outcome_ = (expression); !outcome_) QFAIL(outcome_.error().text().c_str())

class ProjectFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int count_ = 0;

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
};

QTEST_APPLESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
