#include "window/start.h"

#include "cli/command.h"
#include "window/main_window.h"

#include <QApplication>

namespace chalkline {

int runWindow(int argc, char** argv, const std::string& file) {
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("chalkline"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.chalkline.chalkline"));
    MainWindow window;
    const auto opened = file.empty() ? window.openNew() : window.open(file);
    if (!opened) return cli::complain(opened.error());
    window.show();
    return QApplication::exec();
}

} // namespace chalkline
