#include "cli/offscreen.h"

namespace chalkline::cli {

Offscreen::Offscreen() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto handler = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    application_ = new QGuiApplication(count_, words_);
    qInstallMessageHandler(handler);
}

Offscreen::~Offscreen() {
    delete application_;
}

} // namespace chalkline::cli
