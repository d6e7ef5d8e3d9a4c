#include <QtTest>

#include "support/window_driver.h"
#include "window/carded_work.h"
#include "window/exporting.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

#include <atomic>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A job that goes on until it is let go or stopped.
struct Long {
    std::atomic<bool> go{false};
    std::atomic<bool> stopped{false};

    Worker::Job job(double told = 0.4) {
        return [this, told](const std::stop_token& stop, const Worker::Progress& progress) {
            if (told >= 0) progress(told);
            while (!go && !stop.stop_requested())
                std::this_thread::yield();
            stopped = stop.stop_requested();
        };
    }
};

/// Answers the two dialogs of an export: the format, then the file.
void answer(const QString& format, const QString& path) {
    QTimer::singleShot(0, [format, path] {
        auto* choice = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
        if (!choice) qFatal("no dialog asks how to export");
        auto* formats = choice->findChild<QComboBox*>(QStringLiteral("format"));
        formats->setCurrentIndex(formats->findData(format));
        QTimer::singleShot(0, [path] {
            auto* file = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!file) qFatal("no dialog asks for the file");
            auto* name = file->findChild<QLineEdit*>();
            name->setText(path);
            QTest::keyClick(name, Qt::Key_Return);
        });
        choice->accept();
    });
}

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void expectation_54_longWorkShowsHowFarItIsWhileTheInterfaceAnswers() {
        QWidget canvas;
        canvas.resize(800, 600);
        canvas.show();
        Long work;
        CardedWork carded(canvas, 0, nullptr);
        bool done = false;
        carded.start("Exporting shop.png", work.job(), [&] { done = true; });
        QVERIFY(carded.isRunning());
        QTRY_VERIFY(carded.card().isVisible());
        QCOMPARE(carded.card().findChild<QLabel*>()->text(), QString("Exporting shop.png … 40 %"));
        QVERIFY(!done);
        work.go = true;
        QTRY_VERIFY(done);
        QVERIFY(!carded.card().isVisible());
    }

    void expectation_54_cancellingEndsItAtOnceAndNothingComesOfIt() {
        QWidget canvas;
        canvas.resize(800, 600);
        canvas.show();
        Long work;
        bool done = false;
        {
            CardedWork carded(canvas, 0, nullptr);
            QSignalSpy cancelled(&carded, &CardedWork::cancelled);
            carded.start("Opening shop.mmd", work.job(), [&] { done = true; });
            QTRY_VERIFY(carded.card().isVisible());
            QTest::mouseClick(carded.card().findChild<QPushButton*>(), Qt::LeftButton);
            QCOMPARE(cancelled.size(), 1);
            QVERIFY(!carded.isRunning());
            QVERIFY(!carded.card().isVisible());
        }
        QVERIFY(work.stopped);
        QVERIFY(!done);
    }

    void workThatTellsNothingShowsThatItGoesOn() {
        QWidget canvas;
        canvas.resize(800, 600);
        canvas.show();
        Long work;
        CardedWork carded(canvas, 0, nullptr);
        carded.start("Opening shop.mmd", work.job(-1), [] {});
        QTRY_VERIFY(carded.card().isVisible());
        QCOMPARE(carded.card().findChild<QLabel*>()->text(), QString("Opening shop.mmd …"));
        QCOMPARE(carded.card().findChild<QProgressBar*>()->maximum(), 0);
    }

    void theEndCanBeWaitedFor() {
        QWidget canvas;
        Long work;
        work.go = true;
        CardedWork carded(canvas, 0, nullptr);
        bool done = false;
        carded.start("Exporting", work.job(), [&] { done = true; });
        carded.finish();
        QVERIFY(done);
        QVERIFY(!carded.isRunning());
    }

    void anImageThatIsStoppedIsNone() {
        WindowDriver w;
        w.node("orders", 100, 100);
        std::stop_source stop;
        stop.request_stop();
        ExportChoice choice;
        choice.format = "png";
        choice.path = folder_.filePath("stopped.png");
        const auto written =
            exportFile(exportSource(w.session(), ThemeName::Light), choice, stop.get_token(), {});
        QVERIFY(!written.has_value());
        QVERIFY(!QFile::exists(choice.path));
    }

    void theImageTellsHowFarItIs() {
        WindowDriver w;
        w.node("orders", 100, 100);
        ExportChoice choice;
        choice.format = "png";
        std::atomic<double> told = 0;
        QVERIFY(exportOf(exportSource(w.session(), ThemeName::Light), choice, {}, [&](double share) {
                    told = share;
                }).has_value());
        QCOMPARE(told.load(), 1.0);
    }

    void anExportIsRepeatedByOneKeyWithoutADialog() {
        WindowDriver w;
        w.node("orders", 100, 100);
        const QString path = folder_.filePath("again.svg");
        answer("svg", path);
        QVERIFY(w.window.commands().run("file.export"));
        QTRY_VERIFY(content(path).contains("orders"));
        QTRY_VERIFY(w.part<QLabel>("hint").text().startsWith("Exported"));
        w.node("payments", 400, 100);
        w.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&w.window));
        w.key(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(content(path).contains("payments"));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void closingWaitsForTheExport() {
        const QString path = folder_.filePath("closing.png");
        {
            WindowDriver w;
            w.node("orders", 100, 100);
            answer("png", path);
            QVERIFY(w.window.commands().run("file.export"));
            QVERIFY(w.window.close());
            QVERIFY(content(path).startsWith("\x89PNG"));
        }
    }

    void aFolderThatIsNotThereIsSaid() {
        WindowDriver w;
        w.node("orders", 100, 100);
        answer("svg", folder_.filePath("first.svg"));
        QVERIFY(w.window.commands().run("file.export"));
        QTRY_VERIFY(QFile::exists(folder_.filePath("first.svg")));
        QVERIFY(QFile::remove(folder_.filePath("first.svg")));
        QVERIFY(QDir(folder_.path()).mkdir("first.svg"));
        QTRY_VERIFY(w.part<QLabel>("hint").text().startsWith("Exported"));
        QVERIFY(w.window.commands().run("file.exportAgain"));
        QTRY_VERIFY(!w.part<QLabel>("hint").text().startsWith("Exported"));
        QVERIFY(w.part<QLabel>("hint").text().contains("first.svg"));
    }

private:
    QTemporaryDir folder_;
};

QTEST_MAIN(ExportingTest)
#include "exporting_test.moc"
