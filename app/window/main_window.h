// The window: a strip with the title and the sheets, the rail of families, the canvas with the type line, one
// panel at the right, and a status bar that says whether the work is saved. One project a window; every edit
// is in its file by itself.
#pragma once

#include "canvas/view_history.h"
#include "interview/stages.h"
#include "storage/file_place.h"
#include "storage/project_file.h"
#include "window/commands.h"
#include "window/export_dialog.h"
#include "window/settings.h"
#include "window/window_state.h"

#include <QMainWindow>
#include <QTimer>

class QFileSystemWatcher;
class QLabel;
class QLineEdit;
class QMimeData;
class QTabBar;
class QToolButton;

namespace chalkline {

class Appearance;
class Canvas;
class CanvasPill;
class CommandPalette;
class FileInstance;
class FindBar;
class NoticeBar;
class StartPage;
class Palette;
class PictureGrip;
enum class PictureFile;
class PatternStore;
class Preferences;
class Rail;
class ShortcutSheet;
class SidePanel;
class StageStrip;
class CardedWork;
class ProgressCard;
class Tidying;
class TypeLine;
class WrappedLabel;
struct Theme;
enum class Orientation;
enum class TidyStyle;
enum class BoxSide;

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
    /// The untitled project that was drawn in last, or a new one.
    [[nodiscard]] Expected<void> openLast();
    /// A copy of an example that is compiled in.
    [[nodiscard]] Expected<void> openExample(const QString& name);
    /// Of the project's file.
    [[nodiscard]] QString path() const;

    [[nodiscard]] Canvas& canvas() { return *canvas_; }
    [[nodiscard]] SidePanel& panel() { return *panel_; }
    [[nodiscard]] CommandRegistry& commands() { return commands_; }
    [[nodiscard]] Settings& settings() { return settings_; }
    /// Null before a project is open.
    [[nodiscard]] Session* session() { return session_.get(); }
    [[nodiscard]] ProjectFile* file() { return file_.get(); }
    [[nodiscard]] QString stateText() const;
    /// What is chosen becomes a pattern of the person's own.
    [[nodiscard]] Expected<void> savePattern(const QString& name);

    void say(const QString& message);

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildStrip();
    void buildStatus();
    void buildPanel();
    void addScalePage();
    void connectParts();
    void addFileCommands();
    void addExampleCommands();
    [[nodiscard]] Expected<void> openCopy(const Document& content);
    /// Foreign files are read beside the interface.
    void openPath(const QString& path);
    void showOpened(const QString& path, const Expected<void>& done);
    void leaveProject();
    void showStartPage();
    void watchFile();
    void lookAtFile();
    void showCounts();
    void showHint(const QString& hint);
    void showRecent();
    void askSaveCopy();
    [[nodiscard]] WindowState& state() { return windowState_; }
    void addEditCommands();
    void addGraphCommands(const QString& menu);
    void addTurnCommands(const QString& menu);
    void addClipboardCommands();
    void pasteAtPointer();
    void duplicateSelection();
    bool takeDrop(QDropEvent& event);
    void addArrangeCommands();
    void addGroupCommands(const QString& menu);
    void groupSelection();
    void addEdgeCommands(const QString& menu);
    void addNudgeCommands(const QString& menu);
    void addInsertCommands();
    void addViewCommands();
    void addShownCommands(const QString& menu);
    void addFocusCommands();
    void addStageCommands();
    void addLookingCommands();
    void addFilterCommands();
    void showFilter();
    [[nodiscard]] std::set<Ref> chosenBoundaries() const;
    void hideChrome(bool hidden);
    void present(bool on);
    void tellSheet();
    [[nodiscard]] bool presentingKey(const QKeyEvent& key, bool act);
    void setCompact(bool on);
    void restView();
    void lookAtView(const View& view);
    void focusPane(int step);
    void showMenuBar(bool on);
    void watchAlt(const QEvent& event);
    void addPaletteCommands();
    void addPatternCommands();
    void askSavePattern();
    void connectPalette();
    void setPaletteTheme(const Theme& theme);
    void showPreferences(const QString& page);
    void applySettings();
    void typeOnCanvas(const QString& text);
    void take(OpenedProject project);
    void setTheme(bool dark);
    void showState();
    void showZoom();
    void showTitle();
    void showStage(interview::Stage stage);
    void sayLosses(const Notice& notice);
    void showSheets();
    void showSheetBeside(int step);
    void addTidyCommands(const QString& menu);
    void tidy(TidyStyle style, std::optional<Orientation> orientation);
    void showTidied(const std::vector<Placement>& moves);
    void showContextMenu(Ref on, const QPoint& global);
    void showKindMenu(Ref source, BoxSide side, const QPoint& global);
    /// How many of what is chosen stand on the sheet with a box.
    [[nodiscard]] std::size_t chosenBoxes() const;
    [[nodiscard]] bool hasChosen(RecordType type) const;
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] bool isCollapsed() const;
    [[nodiscard]] Expected<void> turnKinds(Transaction& edit, bool next) const;
    void undo(bool back);
    void nameUndo();
    /// Runs `edit` in a transaction of its own; an error goes to the status bar. True if something changed.
    bool apply(const char* label, const std::function<Expected<void>(Transaction&)>& edit,
               const std::string& mergeKey = {});
    void askOpen();
    bool askSaveAs();
    void askExport(bool again);
    void exportNow();
    void askReport();
    void writeReportTo(const QString& path);
    void showWork();
    [[nodiscard]] bool askAboutUnsaved();
    void complain(const Error& error);
    [[nodiscard]] Expected<std::unique_ptr<QMimeData>> picture(PictureFile kind, const QString& folder) const;

    Settings settings_;
    std::unique_ptr<PatternStore> patterns_;
    Canvas* canvas_;
    CommandRegistry commands_;
    std::unique_ptr<ProjectFile> file_;
    std::unique_ptr<Session> session_;
    Observation observation_;
    Observation viewObservation_;
    TypeLine* line_;
    FindBar* find_;
    StartPage* start_;
    NoticeBar* bar_;
    QFileSystemWatcher* watcher_;
    FileIdentity fileIdentity_;
    QString fileGone_; // why the file is not there any more, in words; empty = it is
    WindowState windowState_;
    FileInstance* instance_;
    ExportChoice exported_;
    Rail* rail_;
    SidePanel* panel_;
    QWidget* strip_;
    StageStrip* stages_;
    PictureGrip* grip_;
    QTabBar* sheets_;
    WrappedLabel* title_;
    QLabel* state_;
    QLabel* hint_;
    QLabel* counts_;
    QLineEdit* zoom_;
    CanvasPill* filterPill_;
    CanvasPill* sheetPill_;
    CanvasPill* compactPill_;
    ViewHistory views_;
    QTimer viewRest_;
    bool presenting_ = false;
    bool compact_ = false;
    bool panelBefore_ = true;    // the chrome went
    bool wasFullScreen_ = false; // before presenting
    bool fitOnResize_ = false;   // the canvas has another size in a moment
    std::optional<View> viewBefore_;
    QByteArray geometryBefore_;
    Appearance* appearance_ = nullptr;
    Tidying* tidying_ = nullptr;
    ProgressCard* progress_ = nullptr;
    CardedWork* exporting_ = nullptr;
    CardedWork* opening_ = nullptr;
    bool exportFailed_ = false; // the last one
    bool tidiedAll_ = false;    // what is being tidied is the whole sheet
    SheetId tidied_;            // where
    Palette* palette_ = nullptr;
    CommandPalette* commandPalette_ = nullptr;
    ShortcutSheet* shortcutSheet_ = nullptr;
    Preferences* preferences_ = nullptr; // while it is open, or was
    QToolButton* commandButton_ = nullptr;
    int textSize_ = 0; // per cent, as the style sheet has it
    QTimer messageEnd_;
    QString lastHint_;
    bool dark_ = false;
    bool fitOnShow_ = true;
    bool altAlone_ = false;
    std::optional<Point> pastedAt_;
    double pasteShift_ = 0;    // px, of pasting again at one place
    std::set<Ref> duplicates_; // what Ctrl+D made last
    std::optional<Point> duplicatedFrom_;
};

} // namespace chalkline
