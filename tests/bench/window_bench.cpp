#include "window_bench.h"

#include "canvas/canvas.h"
#include "storage/project_file.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <poll.h>
#include <signal.h>

namespace chalkline::bench {

namespace {

constexpr int longestStart = 20'000; // ms

/// MiB of a process that are in memory, by /proc/PID/statm.
double residentMib(pid_t process) {
    QFile file(QStringLiteral("/proc/%1/statm").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const double pages = file.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

} // namespace

int benchWindowStart(const Options& options) {
    QTemporaryDir folder;
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, folder.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("CHALKLINE_TELL_FIRST_FRAME", "1");
    std::vector<double> times;
    double resident = 0;
    for (int run = 0; run < options.runs; ++run) {
        int pipes[2];
        if (pipe(pipes) != 0) return fail("no pipe");
        const double start = now();
        const pid_t child = fork();
        if (child == 0) {
            dup2(pipes[1], 1);
            close(pipes[0]);
            if (options.graph.empty())
                execl(CHALKLINE_PROGRAM, CHALKLINE_PROGRAM, nullptr);
            else
                execl(CHALKLINE_PROGRAM, CHALKLINE_PROGRAM, options.graph.c_str(), nullptr);
            _exit(127);
        }
        close(pipes[1]);
        char letter = 0;
        pollfd waited{pipes[0], POLLIN, 0};
        const bool told = poll(&waited, 1, longestStart) == 1 && read(pipes[0], &letter, 1) == 1;
        times.push_back(now() - start);
        resident = std::max(resident, residentMib(child));
        kill(child, SIGTERM);
        int status = 0;
        waitpid(child, &status, 0);
        close(pipes[0]);
        if (!told) return fail("the window does not open");
    }
    report(options, "process start to the first painted frame", times, 0);
    std::printf(
        "{\"bench\":\"start\",\"what\":\"resident memory with the first frame\",\"resident_mib\":%.1f}\n",
        resident);
    return 0;
}

int benchFrames(const Options& options, const Document& document) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "chalkline-bench";
    char* words[] = {name, nullptr};
    const QApplication application(count, words);
    Session session(document, systemClock(), "bench");
    Canvas canvas;
    canvas.resize(1280, 720);
    canvas.showSession(&session);
    QImage image(canvas.size(), QImage::Format_RGB32);
    canvas.fitAll();
    const auto paint = [&] { canvas.render(&image); };
    measure(options, "the whole sheet", paint);
    canvas.zoomTo(1);
    measure(options, "panning at 100 %", [&] {
        Camera camera = canvas.camera();
        camera.pan({-7, -3});
        canvas.setCamera(camera);
        paint();
    });
    const auto& boxes = canvas.routed().boxes;
    const auto first = std::ranges::min_element(boxes, {}, [](const auto& entry) { return entry.first.id; });
    Camera camera;
    const Point centre = first->second.centre();
    camera.pan(QPointF(400, 300) - camera.toView(centre));
    canvas.setCamera(camera);
    QPointF at(400, 300);
    const auto send = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons held) {
        QMouseEvent event(type, at, at, button, held, {});
        QApplication::sendEvent(&canvas, &event);
    };
    send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
    measure(options, "dragging one node", [&] {
        at += QPointF(9, 5);
        send(QEvent::MouseMove, Qt::NoButton, Qt::LeftButton);
        paint();
    });
    send(QEvent::MouseButtonRelease, Qt::LeftButton, Qt::NoButton);
    canvas.showSession(nullptr);
    return 0;
}

} // namespace chalkline::bench
