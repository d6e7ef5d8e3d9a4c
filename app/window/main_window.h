// The window: a strip with the title, the canvas with the type line, and a status bar that says whether the
// work is saved. One project a window; every edit is in its file by itself.
#pragma once

#include "storage/project_file.h"
#include "window/commands.h"

#include <QMainWindow>

class QLabel;

namespace chalkline {

class Canvas;
class TypeLine;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow();
    ~MainWindow() override;

    /// A project, or anything that can be read as one: that becomes a new untitled project. An error leaves
    /// the window as it was.
    [[nodiscard]] Expected<void> open(const std::string& path);
    /// An untitled project in the user's data directory.
    [[nodiscard]] Expected<void> openNew();
    [[nodiscard]] Canvas& canvas() { return *canvas_; }
    [[nodiscard]] const CommandRegistry& commands() const { return commands_; }

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addFileCommands();
    void addEditCommands();
    void addViewCommands();
    void take(OpenedProject project);
    void setTheme(bool dark);
    void showState();
    void showTitle();
    void undo(bool back);
    void removeSelection();
    void toggleAsync();
    void askOpen();
    void askSaveAs();
    void askExport();
    [[nodiscard]] bool askAboutUnsaved(const Error& error);
    void say(const QString& message);
    void complain(const Error& error);

    CommandRegistry commands_;
    std::unique_ptr<ProjectFile> file_;
    std::unique_ptr<Session> session_;
    Observation observation_;
    Canvas* canvas_;
    TypeLine* line_;
    QLabel* title_;
    QLabel* state_;
    QLabel* hint_;
    QLabel* counts_;
    QLabel* zoom_;
    bool dark_ = false;
};

} // namespace chalkline
