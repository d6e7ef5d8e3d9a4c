#include "window/start.h"

#include "canvas/canvas.h"
#include "cli/command.h"
#include "window/file_instance.h"
#include "window/main_window.h"

#include <QApplication>
#include <QFile>

#include <cstdio>

namespace chalkline {

namespace {

/// For chalkline-bench start: writes a line to stdout when the canvas has been painted for the first time.
class FirstFrame : public QObject {
public:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint && !std::exchange(seen_, true))
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::puts("first frame");
                    std::fflush(stdout);
                },
                Qt::QueuedConnection);
        return false;
    }

private:
    bool seen_ = false;
};

} // namespace

int runWindow(int argc, char** argv, const std::string& file) {
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("chalkline"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.chalkline.chalkline"));
    if (!file.empty() && FileInstance::raiseOther(QFile::decodeName(file.c_str()))) return cli::Ok;
    FirstFrame frame;
    MainWindow window;
    if (qEnvironmentVariableIsSet("CHALKLINE_TELL_FIRST_FRAME")) window.canvas().installEventFilter(&frame);
    const auto opened = file.empty() ? window.openLast() : window.open(file);
    if (!opened) return cli::complain(opened.error());
    window.show();
    return QApplication::exec();
}

} // namespace chalkline
