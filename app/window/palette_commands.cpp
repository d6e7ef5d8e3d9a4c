// The component palette, the command palette, the shortcut sheet and the preferences: their commands, and how
// they meet canvas, rail and settings.
#include "window/main_window.h"

#include "canvas/canvas.h"
#include "panels/numbers/numbers_panel.h"
#include "panels/side_panel.h"
#include "panels/summary/summary_page.h"
#include "window/appearance.h"
#include "window/command_palette.h"
#include "window/icons.h"
#include "window/key_settings.h"
#include "window/palette.h"
#include "window/preferences.h"
#include "window/rail.h"
#include "window/shortcut_sheet.h"
#include "window/stage_strip.h"
#include "window/style.h"
#include "window/type_line.h"

#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

namespace chalkline {

/// Before the menus are built.
void MainWindow::addPaletteCommands() {
    const auto hasSession = [this] { return session_ != nullptr; };
    commands_.add({"insert.component",
                   tr("&Insert"),
                   tr("Component …"),
                   {"/"},
                   [this] { palette_->open(); },
                   hasSession,
                   Scope::Canvas});
    commands_.add({"edit.preferences",
                   tr("&Edit"),
                   tr("Preferences …"),
                   {"Ctrl+,"},
                   [this] { showPreferences(QStringLiteral("general")); },
                   {},
                   Scope::Window,
                   {},
                   true});
    commands_.add({"view.palette",
                   tr("&View"),
                   tr("Component Palette"),
                   {"F9"},
                   [this] { palette_->isVisible() ? palette_->close() : palette_->open(); },
                   hasSession,
                   Scope::Window,
                   [this] { return palette_->isVisible(); },
                   true});
    const QString help = tr("&Help");
    commands_.add({"help.commands", help, tr("Commands …"), {"Ctrl+K", "Ctrl+Shift+P"}, [this] {
                       commandPalette_->ask();
                   }});
    // Where text is typed "?" stays a sign: those fields take it before the window does.
    commands_.add(
        {"help.keys", help, tr("Keyboard Shortcuts"), {"F1", "?"}, [this] { shortcutSheet_->showKeys(); }});
    commands_.add({"help.changeKeys", help, tr("Change Keys …"), {}, [this] {
                       showPreferences(QStringLiteral("keys"));
                   }});
}

/// After all commands are there.
void MainWindow::connectPalette() {
    palette_ = new Palette(settings_, *canvas_);
    commandPalette_ = new CommandPalette(commands_, settings_, *this);
    shortcutSheet_ = new ShortcutSheet(commands_, settings_, *this);
    connect(rail_, &Rail::familyChosen, palette_, [this](Family family) {
        if (session_) palette_->openAt(family);
    });
    connect(palette_, &Palette::placeAsked, canvas_, [this](const QString& kind, const QString& technology) {
        canvas_->placeInView(kind.toStdString(), technology.toStdString());
    });
    connect(palette_, &Palette::dragStarted, canvas_, [this](const QString& kind, const QString& technology) {
        canvas_->beginPlacing(kind.toStdString(), technology.toStdString());
    });
    connect(palette_, &Palette::dragMoved, canvas_, [this](const QPoint& at) {
        if (session_) canvas_->movePlacing(at);
    });
    connect(palette_, &Palette::dragDropped, canvas_, [this](const QPoint& at) {
        if (session_) canvas_->dropPlacing(at);
    });
    connect(palette_, &Palette::dragCancelled, canvas_, [this] { (void)canvas_->cancelGesture(); });
    connect(palette_, &Palette::opened, this, [this] { commands_.refresh(); });
    connect(palette_, &Palette::closed, this, [this] { commands_.refresh(); });
    commandButton_ = new QToolButton(strip_);
    commandButton_->setFixedSize(32, 32);
    commandButton_->setIconSize({16, 16});
    commandButton_->setFocusPolicy(Qt::TabFocus);
    commandButton_->setAccessibleName(tr("Commands"));
    strip_->layout()->addWidget(commandButton_);
    connect(commandButton_, &QToolButton::clicked, this, [this] { commandPalette_->ask(); });
    // What the commands switch on the canvas is remembered.
    const auto remember = [this](const QString& id, const std::function<void()>& keep) {
        if (QAction* action = commands_.action(id)) connect(action, &QAction::triggered, this, keep);
    };
    remember(QStringLiteral("view.grid"), [this] { settings_.setGrid(canvas_->hasGrid()); });
    remember(QStringLiteral("view.snapping"), [this] { settings_.setSnapping(canvas_->isSnapping()); });
    remember(QStringLiteral("view.dark"),
             [this] { settings_.setTheme(dark_ ? ThemeChoice::Dark : ThemeChoice::Light); });
    for (const QString& message : applyKeys(commands_, settings_))
        say(message);
    appearance_ = new Appearance(settings_, this);
    connect(appearance_, &Appearance::changed, this, &MainWindow::setTheme);
    connect(&settings_, &Settings::changed, this, &MainWindow::applySettings);
    setTheme(appearance_->isDark());
    applySettings();
    appearance_->followDesktop();
}

void MainWindow::showPreferences(const QString& page) {
    if (preferences_ && !preferences_->isVisible()) delete std::exchange(preferences_, nullptr);
    if (!preferences_) {
        preferences_ = new Preferences(commands_, settings_, this);
        preferences_->setTheme(themeOf(canvas_->themeName()));
    }
    preferences_->showPage(page);
}

void MainWindow::applySettings() {
    stages_->setMode(settings_.mode());
    panel_->setMode(settings_.mode());
    const Precision precision = settings_.rough() ? Precision::Rough : Precision::Exact;
    canvas_->setPrecision(precision);
    if (auto* numbers = qobject_cast<NumbersPanel*>(panel_->pageOf(QStringLiteral("numbers"))))
        numbers->setPrecision(precision);
    if (auto* summary = qobject_cast<SummaryPage*>(panel_->pageOf(QStringLiteral("summary"))))
        summary->setPrecision(precision);
    canvas_->setGrid(settings_.grid());
    canvas_->setSnapping(settings_.snapping());
    // Desktops that turn animations off say so through the style.
    const bool still = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    canvas_->setMotion(!still && !settings_.reducedMotion());
    canvas_->setTyping(settings_.typing() || settings_.letterTools());
    commandButton_->setToolTip(
        tr("Commands (%1)").arg(commands_.keysOf(QStringLiteral("help.commands")).value(0)));
    if (textSize_ != settings_.textSize()) setTheme(dark_);
    palette_->place();
    commands_.refresh();
}

/// What setTheme leaves to this part.
void MainWindow::setPaletteTheme(const Theme& theme) {
    textSize_ = settings_.textSize();
    setStyleSheet(styleSheetOf(theme, textSize_));
    strip_->setFixedHeight(40 + (textSize_ - 100) / 5);
    if (auto* status = findChild<QWidget*>(QStringLiteral("status")))
        status->setFixedHeight(24 * textSize_ / 100);
    zoom_->setFixedWidth(60 * textSize_ / 100);
    palette_->setTheme(theme);
    commandPalette_->setTheme(theme);
    shortcutSheet_->setTheme(theme);
    if (preferences_) preferences_->setTheme(theme);
    commandButton_->setIcon(symbolIcon(Symbol::Search, colourOf(theme.ink2)));
}

void MainWindow::typeOnCanvas(const QString& text) {
    if (settings_.typing()) return line_->open(text);
    const bool letter = text.size() == 1 && QStringLiteral("vhatfVHATF").contains(text[0]);
    canvas_->armTool(letter && settings_.letterTools() ? text[0] : QChar());
}

} // namespace chalkline
