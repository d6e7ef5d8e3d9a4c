// A monkey at the window: keys, mouse, wheel, sizes, drops and commands at random. Nothing may crash or be
// written to stderr, the document stays valid, and undoing everything leads back to the start.
// CHALKLINE_MONKEY_EVENTS and CHALKLINE_MONKEY_SEED choose how long and which; tests/monkey.sh runs 20,000.
#include <QtTest>

#include "support/dice.h"
#include "support/property.h"
#include "support/window_driver.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScopeGuard>
#include <QTimer>
#include <QWheelEvent>

using namespace chalkline;
using namespace chalkline::test;

namespace {

std::vector<QString> warnings;

void keepWarning(QtMsgType type, const QMessageLogContext&, const QString& text) {
    // The offscreen platform says this of itself.
    if (text.startsWith("This plugin does not support")) return;
    if (type == QtWarningMsg || type == QtCriticalMsg) warnings.push_back(text);
    if (type == QtInfoMsg || type == QtFatalMsg) std::fprintf(stdout, "%s\n", qPrintable(text));
}

constexpr std::array keys{Qt::Key_A,      Qt::Key_D,   Qt::Key_G,           Qt::Key_L,
                          Qt::Key_R,      Qt::Key_Z,   Qt::Key_Y,           Qt::Key_T,
                          Qt::Key_F,      Qt::Key_V,   Qt::Key_C,           Qt::Key_X,
                          Qt::Key_Space,  Qt::Key_S,   Qt::Key_Return,      Qt::Key_Escape,
                          Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Delete,      Qt::Key_Left,
                          Qt::Key_Right,  Qt::Key_Up,  Qt::Key_Down,        Qt::Key_F2,
                          Qt::Key_F3,     Qt::Key_F6,  Qt::Key_F9,          Qt::Key_Backspace,
                          Qt::Key_1,      Qt::Key_2,   Qt::Key_Greater,     Qt::Key_AsciiTilde,
                          Qt::Key_Colon,  Qt::Key_At,  Qt::Key_BracketLeft, Qt::Key_Slash};

class Monkey {
public:
    explicit Monkey(std::uint64_t seed)
        : dice_(seed) {
        // Another project would be another start; dialogs that ask would wait for ever.
        for (const WindowCommand& known : w.window.commands().commands())
            if (leaves(known)) w.window.commands().action(known.id)->setVisible(false);
        QObject::connect(&closer_, &QTimer::timeout, [] {
            if (QWidget* dialog = QApplication::activeModalWidget()) dialog->close();
        });
        closer_.start(20);
    }

    WindowDriver w;

    void act() {
        QElapsedTimer timer;
        timer.start();
        const std::size_t kind = dice_.below(20);
        switch (kind) {
        case 0:
        case 1:
        case 2:
        case 3:
            pressKey();
            break;
        case 4:
            wheel();
            break;
        case 5:
            command();
            break;
        case 6:
            if (dice_.below(20) == 0) resize();
            break;
        case 7:
            if (dice_.below(10) == 0) drop();
            break;
        case 8:
            typeLine();
            break;
        default:
            mouse();
            break;
        }
        QApplication::processEvents();
        if (timer.elapsed() > longest)
            slowest = QStringLiteral("%1 ms of kind %2 in %3, last command %5, %4 connections")
                          .arg(timer.elapsed())
                          .arg(kind)
                          .arg(w.window.canvas().toolPath())
                          .arg(w.document().all<Edge>().size())
                          .arg(last_);
        longest = std::max(longest, timer.elapsed());
    }

    qint64 longest = 0; // ms one event took
    QString slowest;

private:
    QWidget* someWidget() {
        if (QWidget* popup = QApplication::activePopupWidget()) return popup;
        if (dice_.below(4) > 0) return &w.window.canvas();
        const auto all = w.window.findChildren<QWidget*>();
        QWidget* widget = all[static_cast<qsizetype>(dice_.below(static_cast<std::uint64_t>(all.size())))];
        return widget->isVisible() && widget->isEnabled() ? widget : &w.window.canvas();
    }

    Qt::KeyboardModifiers someKeys() {
        static constexpr std::array all{Qt::NoModifier,    Qt::NoModifier,      Qt::NoModifier,
                                        Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
        return all[dice_.below(all.size())];
    }

    void pressKey() {
        QWidget* focus = QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                                           : QApplication::focusWidget();
        const Qt::Key key = keys[dice_.below(keys.size())];
        // Ctrl+S asks for a name in a dialog that would wait for ever.
        QTest::keyClick(focus ? focus : &w.window.canvas(), key,
                        key == Qt::Key_S ? Qt::NoModifier : someKeys());
    }

    void mouse() {
        QWidget* widget = someWidget();
        // Often where something stands.
        QPointF at(static_cast<double>(dice_.below(static_cast<std::uint64_t>(widget->width() + 1))),
                   static_cast<double>(dice_.below(static_cast<std::uint64_t>(widget->height() + 1))));
        const auto& boxes = w.window.canvas().routed().boxes;
        if (widget == &w.window.canvas() && !boxes.empty() && dice_.below(2) == 0) {
            auto box = boxes.begin();
            std::advance(box, static_cast<std::ptrdiff_t>(dice_.below(boxes.size())));
            at = w.window.canvas().viewBox(box->first).center() +
                 QPointF(static_cast<double>(dice_.below(160)) - 80,
                         static_cast<double>(dice_.below(80)) - 40);
        }
        static constexpr std::array types{QEvent::MouseButtonPress,   QEvent::MouseMove,
                                          QEvent::MouseMove,          QEvent::MouseMove,
                                          QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick};
        const QEvent::Type type = types[dice_.below(types.size())];
        const Qt::MouseButton button = dice_.below(12) == 0 ? Qt::MiddleButton : Qt::LeftButton;
        QMouseEvent event(type, at, widget->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : button, someKeys());
        QApplication::sendEvent(widget, &event);
        if (widget == &w.window.canvas() && dice_.below(40) == 0) {
            QContextMenuEvent menu(QContextMenuEvent::Mouse, at.toPoint(), widget->mapToGlobal(at.toPoint()));
            QApplication::sendEvent(widget, &menu);
        }
    }

    void wheel() {
        const QPointF at(300, 200);
        const int angle = static_cast<int>(dice_.below(480)) - 240;
        QWheelEvent event(at, w.window.canvas().mapToGlobal(at), {}, {0, angle}, Qt::NoButton, someKeys(),
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&w.window.canvas(), &event);
    }

    void command() {
        const auto& all = w.window.commands().commands();
        const WindowCommand& chosen = all[dice_.below(all.size())];
        last_ = chosen.id;
        if (!leaves(chosen)) (void)w.window.commands().run(chosen.id);
    }
    [[nodiscard]] static bool leaves(const WindowCommand& command) {
        return command.id.startsWith("file.") || command.id.startsWith("help.");
    }

    void resize() {
        w.window.resize(800 + static_cast<int>(dice_.below(1200)), 480 + static_cast<int>(dice_.below(700)));
    }

    void drop() {
        QMimeData data;
        data.setText(dice_.below(2) ? "dropped > there: call" : "just words");
        QDropEvent event(QPointF(300, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&w.window.canvas(), &event);
    }

    void typeLine() {
        static constexpr std::array lines{"web > api: GET ; db",
                                          "api ~> kafka > worker",
                                          "> redis",
                                          "x3",
                                          "=> s3",
                                          "@ vpc",
                                          "region { a, b }",
                                          "- api"};
        QWidget* focus = QApplication::focusWidget();
        if (QApplication::activePopupWidget()) return;
        QTest::keyClicks(focus ? focus : &w.window.canvas(), lines[dice_.below(lines.size())]);
        focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &w.window.canvas(), Qt::Key_Return);
    }

    Dice dice_;
    QString last_; // command that was run
    QTimer closer_;
};

} // namespace

class MonkeyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingBreaks();
};

void MonkeyTest::nothingBreaks() {
    const int events = qEnvironmentVariableIsSet("CHALKLINE_MONKEY_EVENTS")
                           ? qEnvironmentVariableIntValue("CHALKLINE_MONKEY_EVENTS")
                           : 2000;
    const std::uint64_t seed = qEnvironmentVariableIsSet("CHALKLINE_MONKEY_SEED")
                                   ? qEnvironmentVariable("CHALKLINE_MONKEY_SEED").toULongLong()
                                   : freshSeed();
    qInfo("seed %llu, %d events", static_cast<unsigned long long>(seed), events);
    // Qt Test has put in its own by now.
    const QtMessageHandler before = qInstallMessageHandler(keepWarning);
    const auto restored = qScopeGuard([before] { qInstallMessageHandler(before); });
    Monkey monkey(seed);
    const Tables start = monkey.w.document().tables();
    for (int i = 0; i < events; ++i) {
        monkey.act();
        if (i % 100 == 0)
            QVERIFY2(validate(monkey.w.document().tables()).empty(), qPrintable(QString("event %1").arg(i)));
    }
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    (void)monkey.w.window.canvas().cancelGesture();
    monkey.w.window.canvas().finishName(false);
    monkey.w.window.panel().finishEditing();
    qInfo("%zu steps, longest event: %s; %zu records", monkey.w.steps(), qPrintable(monkey.slowest),
          monkey.w.document().tables().size());
    const Tables end = monkey.w.document().tables();
    const std::size_t steps = monkey.w.steps(); // it may have undone some that can still be redone
    while (monkey.w.session().canUndo())
        QVERIFY(monkey.w.session().undo().value_or(false));
    QVERIFY(monkey.w.document().tables() == start);
    while (monkey.w.steps() < steps)
        QVERIFY(monkey.w.session().redo().value_or(false));
    QVERIFY(monkey.w.document().tables() == end);
    QVERIFY2(warnings.empty(), warnings.empty() ? "" : qPrintable(warnings.front()));
}

int main(int argc, char** argv) {
    const OwnFolders folders;
    QApplication application(argc, argv);
    MonkeyTest test;
    const int result = QTest::qExec(&test, argc, argv);
    return result;
}
#include "monkey_test.moc"
