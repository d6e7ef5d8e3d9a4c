#include <QtTest>

#include "model/validate.h"
#include "support/window_driver.h"
#include "text/interpret.h"
#include "window/file_instance.h"
#include "window/notice_bar.h"
#include "window/start_page.h"
#include "window/versions_dialog.h"
#include "window/window_state.h"

#include <QFile>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QThread>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A project of two components on disk.
QString project(const QString& folder, const QString& name) {
    const QString path = folder + '/' + name;
    auto made = createProject(path.toStdString(), systemClock(), "ann");
    if (!made) qFatal("%s", made.error().text().c_str());
    Transaction edit(*made->session, "test");
    const auto a = addNode(edit, {"orders", "compute.service", "", {}});
    (void)place(edit, made->session->sheet(), {RecordType::Node, a->value}, 80, 80);
    if (const auto done = edit.commit(); !done) qFatal("%s", done.error().text().c_str());
    if (const auto done = made->file->flush(); !done) qFatal("%s", done.error().text().c_str());
    return path;
}

/// A window on a file.
struct Opened {
    explicit Opened(const QString& path) {
        if (const auto done = window.open(path.toStdString()); !done)
            qFatal("%s", done.error().text().c_str());
        window.resize(1280, 720);
        window.show();
        QApplication::processEvents();
    }
    MainWindow window;
    [[nodiscard]] QString bar() { return window.findChild<NoticeBar*>()->text(); }
    void add(const std::string& name) {
        Transaction edit(*window.session(), "test");
        (void)addNode(edit, {name, "compute.service", "", {}});
        (void)edit.commit();
    }
};

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void expectation_39_theTitleNamesFileAndProgram() {
        const QString path = project(folder_->path(), "shop.hld");
        Opened o(path);
        QCOMPARE(o.window.windowTitle(), QString("shop.hld – Chalkline"));
        QCOMPARE(o.window.windowFilePath(), path);
        QVERIFY(o.window.stateText().startsWith("Saved"));
    }

    void expectation_40_closingNeverAsksWhileSavingWorks() {
        Opened o(project(folder_->path(), "shop.hld"));
        o.add("later");
        QVERIFY(o.window.close());
        auto again = openProject((folder_->path() + "/shop.hld").toStdString(), OpenMode::ReadOnly,
                                 systemClock(), "ann");
        QVERIFY(again.has_value());
        QCOMPARE(again->session->document().all<Node>().size(), 2u);
    }

    void expectation_40_closingAsksWhenTheFileIsGone() {
        const QString path = project(folder_->path(), "shop.hld");
        Opened o(path);
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(!o.bar().isEmpty());
        QTimer::singleShot(0, [] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            QCOMPARE(box->buttons().size(), 3);
            box->button(QMessageBox::Cancel)->click();
        });
        QVERIFY(!o.window.close());
        QTimer::singleShot(0, [] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            for (QAbstractButton* button : box->buttons())
                if (box->buttonRole(button) == QMessageBox::DestructiveRole) button->click();
        });
        QVERIFY(o.window.close());
    }

    void expectation_41_tenRecentFilesWithoutRepeatsAndWithMissingOnes() {
        WindowState state;
        for (int i = 0; i < 12; ++i)
            state.noteFile(QString("/nowhere/%1.hld").arg(i));
        state.noteFile("/nowhere/5.hld");
        const QStringList files = WindowState().recentFiles();
        QCOMPARE(files.size(), 10);
        QCOMPARE(files.first(), QString("/nowhere/5.hld"));
        QCOMPARE(files.count("/nowhere/5.hld"), 1);
        state.forgetFile("/nowhere/5.hld");
        QVERIFY(!WindowState().recentFiles().contains("/nowhere/5.hld"));
    }

    void expectation_42_theWindowComesBackOnAScreen() {
        {
            WindowDriver w;
            w.window.setGeometry(-5000, -5000, 1000, 600); // on a screen that is no more
            w.window.commands().run("view.panel");
            w.window.close();
        }
        WindowDriver w;
        QVERIFY(w.window.screen()->availableGeometry().intersects(w.window.geometry()));
        QVERIFY(w.window.geometry().top() >= w.window.screen()->availableGeometry().top());
        QVERIFY(!w.window.panel().isVisible());
        w.window.commands().run("view.panel");
        w.window.close();
    }

    void expectation_43_zoomAndPlaceComeBackWithTheProject() {
        const QString path = project(folder_->path(), "shop.hld");
        {
            Opened o(path);
            o.window.canvas().zoomTo(1.5);
            o.window.close();
        }
        Opened o(path);
        QCOMPARE(o.window.canvas().zoom(), 1.5);
    }

    void anUntitledProjectWithAQuestionAloneIsKept() {
        QString untitled;
        {
            WindowDriver w;
            text::Interpreter interpreter(w.session());
            QVERIFY(interpreter.run("ask: how many users?", 1).value_or(false));
            untitled = w.window.path();
            w.window.close();
        }
        QVERIFY(QFile::exists(untitled));
        QFile::remove(untitled);
    }

    void expectation_44_anUntitledProjectIsThereAfterTheProgramDied() {
        {
            WindowDriver w;
            w.node("kept", 80, 80);
            QVERIFY(w.window.file()->flush().has_value());
            QFile::copy(w.window.path(), folder_->path() + "/copy.hld"); // as kill -9 would leave it
            while (w.session().canUndo())
                QVERIFY(w.session().undo().value_or(false));
            const QString untitled = w.window.path();
            w.window.close(); // empty now: removed
            QVERIFY(!QFile::exists(untitled));
            QVERIFY(QFile::copy(folder_->path() + "/copy.hld", untitled));
        }
        MainWindow window;
        QVERIFY(window.openLast().has_value());
        QCOMPARE(window.session()->document().all<Node>().size(), 1u);
        const QString untitled = window.path();
        window.close();
        QFile::remove(untitled);
    }

    void expectation_45_aSecondStartRaisesTheFirstWindow() {
        QProcess daemon;
        daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
        QVERIFY(daemon.waitForStarted() && daemon.waitForReadyRead());
        const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
        const QString path = project(folder_->path(), "shop.hld");
        {
            FileInstance first(nullptr, QDBusConnection::connectToBus(address, "first"));
            QSignalSpy raised(&first, &FileInstance::raiseAsked);
            first.show(path);
            // A call that waits for its answer would wait for ever in one thread.
            const auto ask = [&](const QString& file) {
                bool found = false;
                std::unique_ptr<QThread> other(QThread::create([&] {
                    found = FileInstance::raiseOther(file, QDBusConnection::connectToBus(address, "second"));
                }));
                other->start();
                while (!other->wait(1))
                    QApplication::processEvents();
                QDBusConnection::disconnectFromBus("second");
                return found;
            };
            QVERIFY(ask(path));
            QCOMPARE(raised.size(), 1);
            QVERIFY(!ask(folder_->path()));
            first.show({});
            QVERIFY(!ask(path));
        }
        QDBusConnection::disconnectFromBus("first");
        daemon.kill();
        daemon.waitForFinished();
    }

    void aVersionIsGoneBackToAndForth() {
        WindowDriver w;
        w.node("a", 80, 80);
        w.node("b", 480, 80);
        const std::size_t steps = w.steps();
        QVERIFY(VersionsDialog::goTo(w.session(), 1).has_value());
        QCOMPARE(w.document().all<Node>().size(), 1u);
        QVERIFY(VersionsDialog::goTo(w.session(), 0).has_value());
        QCOMPARE(w.document().all<Node>().size(), 0u);
        QVERIFY(VersionsDialog::goTo(w.session(), steps).has_value());
        QCOMPARE(w.document().all<Node>().size(), 2u);
    }

    void expectation_46_aSecondWindowOnTheSameFileSaysSo() {
        const QString path = project(folder_->path(), "shop.hld");
        Opened first(path);
        MainWindow second;
        const auto opened = second.open(path.toStdString());
        if (opened) {
            QVERIFY(second.file()->state().kind == FileState::ReadOnly);
        } else {
            QVERIFY2(opened.error().message.find("open") != std::string::npos, opened.error().text().c_str());
        }
    }

    void expectation_47_aReadOnlyFileOpensWithABar() {
        if (geteuid() == 0) {
            // Nothing is read-only to root but a folder that is not there to write in.
            const QString path = project(folder_->path(), "shop.hld");
            auto opened = openProject(path.toStdString(), OpenMode::ReadOnly, systemClock(), "ann");
            QVERIFY(opened.has_value());
            QVERIFY(opened->file->state().kind == FileState::ReadOnly);
            return;
        }
        const QString path = project(folder_->path(), "shop.hld");
        QFile::setPermissions(path, QFile::ReadOwner);
        Opened o(path);
        QVERIFY(o.bar().startsWith("Read-only"));
        o.add("only here");
        QCOMPARE(o.window.session()->document().all<Node>().size(), 2u);
    }

    void expectation_48_theStartHintsGoWithTheFirstComponent() {
        WindowDriver w;
        auto* start = w.window.findChild<StartPage*>();
        QVERIFY(start->isVisible());
        w.window.canvas().placeInView("compute.service", "");
        QVERIFY(!start->isVisible());
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(start->isVisible());
    }

    void expectation_49_theExamplesOpenAsCopies_data() {
        QTest::addColumn<QString>("name");
        QTest::addRow("url-shortener") << "url-shortener";
        QTest::addRow("news-feed") << "news-feed";
    }
    void expectation_49_theExamplesOpenAsCopies() {
        QFETCH(const QString, name);
        WindowDriver w;
        QVERIFY(w.window.openExample(name).has_value());
        QVERIFY(w.document().all<Requirement>().size() >= 6);
        QVERIFY(w.document().all<TradeOff>().size() >= 3);
        QVERIFY(w.document().all<Link>().size() >= 8);
        QCOMPARE(w.window.windowTitle(), QString("Untitled – Chalkline"));
        QVERIFY(validate(w.document().tables()).empty());
        QFile::remove(w.window.path());
    }

    void aFileThatIsReplacedIsNoticed() {
        const QString path = project(folder_->path(), "shop.hld");
        const QString other = project(folder_->path(), "other.hld");
        Opened o(path);
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(other, path));
        QTRY_VERIFY(o.bar().contains("shop.hld"));
        QVERIFY(o.window.stateText().startsWith("NOT SAVED"));
    }

    void whatCannotBeReadLeavesTheWindowAsItWas() {
        Opened o(project(folder_->path(), "shop.hld"));
        const QString path = folder_->path() + "/broken.hld";
        QFile broken(path);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("SQLite format 3\0 and then nothing", 33);
        broken.close();
        const auto done = o.window.open(path.toStdString());
        QVERIFY(!done);
        QVERIFY(QString::fromStdString(done.error().text()).contains("broken.hld"));
        QCOMPARE(o.window.session()->document().all<Node>().size(), 1u);
        QCOMPARE(o.window.windowTitle(), QString("shop.hld – Chalkline"));
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
};

int main(int argc, char** argv) {
    const OwnFolders folders;
    QApplication application(argc, argv);
    FilesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "files_test.moc"
