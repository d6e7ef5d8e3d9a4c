#include "window/style.h"

#include "render/glyphs.h"
#include "render/painter_surface.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QRegularExpression>

namespace chalkline {

namespace {

QString of(const std::string& text) {
    return QString::fromStdString(text);
}

/// #rrggbb between two colours: `share` of the first.
QString mixed(const std::string& first, const std::string& second, double share) {
    const QColor a = colourOf(first);
    const QColor b = colourOf(second);
    const auto part = [share](int x, int y) { return static_cast<int>(x * share + y * (1 - share) + 0.5); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())).name();
}

/// Every font size of the sheet, larger.
QString withTextSize(const QString& sheet, int percent) {
    static const QRegularExpression size(QStringLiteral("font-size: (\\d+)px"));
    QString result;
    qsizetype done = 0;
    for (auto found = size.globalMatch(sheet); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += sheet.mid(done, match.capturedStart(1) - done) +
                  QString::number(match.captured(1).toInt() * percent / 100);
        done = match.capturedEnd(1);
    }
    return result + sheet.mid(done);
}

/// Draws the glyph anew at each size instead of scaling a picture.
class GlyphIcon : public QIconEngine {
public:
    GlyphIcon(const std::string& kind, QColor colour)
        : kind_(kind)
        , colour_(std::move(colour)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        draw(*painter, rect, rect.width(), mode);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }
    /// `size` is in pixels of the device; which drawing it is goes by the size the eye sees.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        draw(painter, QRect({}, size), size.width() / scale, mode);
        return drawn;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new GlyphIcon(*this); }

private:
    void draw(QPainter& painter, const QRect& rect, double seenSize, QIcon::Mode mode) const {
        const GlyphSize grid = seenSize >= 20 ? GlyphSize::Full24 : GlyphSize::Small16;
        painter.save();
        painter.setOpacity(mode == QIcon::Disabled ? 0.4 : colour_.alphaF());
        PainterSurface surface(painter);
        surface.glyph({static_cast<double>(rect.x()), static_cast<double>(rect.y())}, rect.width(),
                      glyphOf(kind_, grid), grid, colour_.name().toStdString());
        painter.restore();
    }

    std::string kind_;
    QColor colour_;
};

} // namespace

QColor colourOf(const std::string& themeColour, double opacity) {
    QColor colour(of(themeColour));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QIcon kindIcon(std::string_view kindId, const QColor& colour, int) {
    return QIcon(new GlyphIcon(std::string(kindId), colour));
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, colourOf(theme.card));
    palette.setColor(QPalette::Base, colourOf(theme.card));
    palette.setColor(QPalette::AlternateBase, colourOf(theme.canvas));
    palette.setColor(QPalette::Button, colourOf(theme.card));
    palette.setColor(QPalette::ToolTipBase, colourOf(theme.ink));
    palette.setColor(QPalette::ToolTipText, colourOf(theme.card));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText})
        palette.setColor(role, colourOf(theme.ink));
    palette.setColor(QPalette::PlaceholderText, colourOf(theme.ink2));
    palette.setColor(QPalette::Highlight, colourOf(theme.accent));
    palette.setColor(QPalette::HighlightedText, colourOf(theme.card));
    palette.setColor(QPalette::Link, colourOf(theme.accent));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colourOf(theme.ink2));
    return palette;
}

/// Roles (property "role"): "heading" 600 ink, "caption" 11 px capitals ink 2, "quiet" ink 2, "number" mono,
/// "error", "good", "warning", "quiet-button" flat button, "primary" filled accent button, "list" plain list.
static constexpr char sheetText[] = R"(
* { font-family: 'Inter', sans-serif; font-size: 13px; }
QMainWindow, QDialog { background: %card; }
QWidget { color: %ink; }
QToolTip { background: %ink; color: %card; border: 0; padding: 4px 6px; font-size: 12px; }
QMenuBar { background: %card; border-bottom: 1px solid %line; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected { background: %hover; }
QMenu { background: %card; border: 1px solid %control; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 4px; }
QMenu::icon, QMenu::indicator { left: 6px; }
QMenu::item:selected { background: %chosen; }
QMenu::item:disabled { color: %faint; }
QMenu::separator { height: 1px; background: %line; margin: 4px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: %card; border: 1px solid %control; border-radius: 5px; padding: 3px 6px; selection-background-color: %accent;
  selection-color: %card; }
QPlainTextEdit[role="reading"] { border-color: transparent; background: transparent; font-size: 15px; padding: 2px 0; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 1px solid %accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: %ink2; background: %canvas; }
QComboBox::drop-down { border: 0; width: 18px; }
QComboBox QAbstractItemView { background: %card; border: 1px solid %control; selection-background-color: %chosen; selection-color: %ink; }
QPushButton { background: %card; border: 1px solid %control; border-radius: 5px; padding: 4px 12px; }
QPushButton:hover { background: %hover; }
QPushButton:focus { border: 1px solid %accent; }
QPushButton:disabled { color: %faint; border-color: %line; }
QPushButton[role="primary"] { background: %accent; color: %card; border-color: %accent; font-weight: 600; }
QPushButton[role="quiet-button"], QToolButton { background: transparent; border: 0; border-radius: 5px; padding: 4px; }
QPushButton[role="quiet-button"]:hover, QToolButton:hover { background: %hover; }
QToolButton:checked { background: %chosen; }
QToolButton[role="stage"] { color: %ink2; padding: 4px 9px; border-radius: 12px; }
QToolButton[role="stage"]:hover { color: %ink; }
QToolButton[role="stage"]:checked { background: %accent; color: %card; font-weight: 600; }
#stageHead { border-bottom: 1px solid %line; }
QPushButton[role="onward"] { background: transparent; border: 1px solid transparent; border-radius: 4px; color: %accent;
  padding: 2px 0; text-align: left; }
QPushButton[role="onward"]:hover { text-decoration: underline; }
QPushButton[role="onward"]:focus { border: 1px solid %accent; }
QToolButton:focus, QPushButton[role="quiet-button"]:focus { border: 1px solid %accent; }
QToolButton[role="stage"]:checked:focus { border: 1px solid %ink; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="caption"] { font-size: 11px; font-weight: 600; color: %ink2; }
QLabel[role="quiet"] { color: %ink2; font-size: 12px; }
QLabel[role="number"] { font-family: 'JetBrains Mono'; font-size: 12px; }
QLabel[role^="figure"] { font-family: 'JetBrains Mono'; font-size: 14px; font-weight: 600; }
QLabel[role="figure-quiet"] { color: %ink2; font-weight: 400; }
QLabel[role="figure-wrong"] { color: %error; }
QLabel[role^="formula"] { font-family: 'JetBrains Mono'; font-size: 11px; color: %ink2; }
QLabel[role="formula-open"] { color: %ink; }
QLabel[role="more"] { color: %accent; }
QLabel[role="warning-line"] { color: %warning; font-size: 12px; }
QLabel[role="error"] { color: %error; }
QLabel[role="good"] { color: %good; font-weight: 600; }
QLabel[role="warning"] { color: %warning; font-weight: 600; }
QLabel[role="remark"] { color: %warning; font-size: 12px; }
QListView, QTreeView, QListWidget, QTreeWidget { background: transparent; border: 0; outline: 0; }
QListView::item, QTreeView::item { padding: 3px 4px; border-radius: 4px; }
QListView::item:hover, QTreeView::item:hover { background: %hover; }
QListView::item:selected, QTreeView::item:selected { background: %chosen; color: %ink; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %control; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox { spacing: 8px; }
#strip { background: %card; border-bottom: 1px solid %line; }
#title { font-weight: 600; }
#rail { background: %card; border-right: 1px solid %line; }
#sidePanel { background: %card; border-left: 1px solid %line; }
#status { background: %card; }
#status QLabel, #status QPushButton, #status QLineEdit { color: %ink2; font-size: 12px; }
#status QLabel[role="error"] { color: %error; font-weight: 600; }
#zoom { border: 0; padding: 0; background: transparent; }
#zoom:focus { border: 1px solid %accent; background: %card; }
#palette { background: %card; border: 1px solid %control; border-radius: 8px; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; border: 0; padding: 5px 2px; margin-right: 11px; color: %ink2; }
QTabBar::tab:selected { color: %ink; font-weight: 600; }
QTabBar::tab:hover { color: %ink; }
QTabBar::tab:focus { color: %accent; }
#sidePanel QTabBar::tab { font-size: 12px; padding: 5px 1px; margin-right: 9px; }
#sidePanel #forms::tab { padding: 3px 10px; border-radius: 11px; margin-right: 4px; }
#forms::tab:selected { background: %chosen; color: %ink; }
#sheetText { border: 0; border-top: 1px solid %line; border-radius: 0; padding: 6px 8px;
  font-family: 'JetBrains Mono', monospace; font-size: 12px; }
#sheetText:focus { border: 0; border-top: 1px solid %accent; }
#sheets::tab { padding: 5px 14px; border-radius: 13px; margin-right: 4px; }
#sheets::tab:selected { background: %chosen; color: %ink; }
QLineEdit[role="search"] { padding: 5px 6px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
#shortcutSheet QScrollArea QLabel, #shortcutSheet chalkline--KeyCaps { font-size: 12px; }
#commandPalette, #shortcutSheet { background: %card; border: 1px solid %control; border-radius: 8px; }
#sheetTitle { font-size: 16px; font-weight: 600; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QLineEdit QToolButton { padding: 0; }
QToolButton[role="segment"] { border: 1px solid %control; padding: 5px 14px; }
QToolButton[role="segment"]:checked { background: %accent; color: %card; border-color: %accent; font-weight: 600; }
QToolButton[role="segment"]:focus { border: 1px solid %ink; }
#keyTable { border: 1px solid %line; border-radius: 6px; }
#keyTable::item { border-radius: 0; }
QLabel[role="start-title"] { font-size: 20px; font-weight: 600; }
QPushButton[role="way"] { background: %card; border: 1px solid %control; border-radius: 8px; text-align: left; }
QPushButton[role="way"]:hover, QPushButton[role="way"]:focus { border-color: %accent; }
QFrame[role="progress"] { background: %card; border: 1px solid %control; border-radius: 8px; }
QFrame[role="progress"] QProgressBar { background: %line; border: none; border-radius: 3px; }
QFrame[role="progress"] QProgressBar::chunk { background: %accent; border-radius: 3px; }
#bar { background: %warningTint; border-bottom: 1px solid %line; }
QLineEdit[provenance="default"] { color: %ink2; }
QLineEdit[provenance="own"] { font-weight: 600; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"], QPlainTextEdit[wrong="true"]:focus {
  border: 1px solid %error; }
QLabel[role="field-error"] { color: %error; font-size: 12px; }
QPushButton[role^="segment"] { border-radius: 0; padding: 2px 4px; margin-left: -1px; font-size: 12px; }
QPushButton[role="segment-first"] { border-top-left-radius: 5px; border-bottom-left-radius: 5px; margin-left: 0; }
QPushButton[role="segment-last"] { border-top-right-radius: 5px; border-bottom-right-radius: 5px; }
QPushButton[role^="segment"]:checked { background: %chosen; border-color: %accent; font-weight: 600; }
QPushButton[role^="segment"]:focus { border-color: %accent; }
QPushButton[role="statement"] { background: transparent; border: 0; border-radius: 4px; padding: 4px 6px; text-align: left; }
QTreeView QLineEdit { padding: 0 2px; border-radius: 3px; }
QComboBox[role="field"] { padding: 3px 22px 3px 8px; }
QPushButton[role="fold"] { background: transparent; border: 0; border-radius: 4px; color: %ink2; font-size: 12px;
  font-weight: 600; padding: 4px 0; margin-top: 8px; text-align: left; }
QPushButton[role="fold"]:hover, QPushButton[role="fold"]:focus { background: %hover; color: %ink; }
QPushButton[role="statement"]:checked { background: %chosen; }
QPushButton[role="statement"]:disabled { color: %faint; }
QPushButton[role="statement"]:hover, QPushButton[role="statement"]:focus { background: %hover; }
#statementRow { background: transparent; border: 1px solid transparent; border-left: 3px solid transparent; }
#statementRow:hover, #statementRow[current="true"] { background: %hover; }
#statementRow:focus { border-top-color: %accent; border-right-color: %accent; border-bottom-color: %accent; }
#statementRow[linked="true"] { border-left-color: %accent; }
#statementRow QLineEdit { border: 0; border-bottom: 1px solid %accent; border-radius: 0; padding: 0; }
#statementDetail, #statementEntry, #statementEntryBelow { background: transparent; }
QFrame[role="foot"], #statementEntry { border-top: 1px solid %line; }
#statementGap { background: %accent; }
#statementDetail QSlider::groove:horizontal { height: 2px; background: %line; }
#statementDetail QSlider::handle:horizontal { background: %accent; width: 10px; margin: -5px 0; border-radius: 5px;
  border: 1px solid %accent; }
#statementDetail QSlider[unset="true"]::handle:horizontal { background: %card; border-color: %control; }
#statementDetail QSlider:focus::handle:horizontal { border-color: %ink; }
#statementDetail QToolButton:disabled { color: %line; }
#mustOnly { color: %ink2; font-size: 12px; padding: 2px 6px 2px 4px; }
#mustOnly:checked { color: %ink; font-weight: 600; }
#sortButton { color: %ink2; font-size: 12px; font-weight: 600; }
QPlainTextEdit[role="summary"] { border-color: transparent; border-radius: 3px; padding: 3px 0; }
QPlainTextEdit[role="summary"]:hover { border-color: %line; }
QPlainTextEdit[role="summary"]:focus { border-color: %accent; }
#lostChip { border: 1px solid %line; border-radius: 5px; }
#lostChip QToolButton { padding: 2px 4px; font-size: 12px; }
#linkChip { background: %chosen; border-radius: 5px; }
#linkChip QToolButton, #linkChip QPushButton { padding: 2px 4px; font-size: 12px; }
QPushButton#choice, QPushButton[role="offer"] { padding: 2px 10px; font-size: 12px; }
QPushButton#choice:checked { background: %accent; border-color: %accent; color: %card; font-weight: 600; }
QLabel[role="code"] { font-family: 'JetBrains Mono'; font-size: 12px; font-weight: 600; color: %ink2; }
QLabel[role="quiet-title"], QLabel[role="faint"] { color: %ink2; }
QLabel[role="mark"] { color: %ink2; font-weight: 600; }
QLabel[role="answer"] { color: %ink2; }
QPushButton[role="quiet-link"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px;
  color: %accent; font-size: 12px; }
QPushButton[role="quiet-link"]:hover { background: %hover; }
QPushButton[role="quiet-link"]:focus { border-color: %accent; }
#bankRow { background: transparent; border: 1px solid transparent; border-radius: 4px; }
#bankRow:hover { background: %hover; }
#bankRow:focus { border-color: %accent; }
QLabel[role="chip"], QLabel[role="chip-chosen"] { border: 1px solid %line; border-radius: 4px; padding: 0 5px;
  font-size: 12px; color: %ink2; }
QLabel[role="chip-chosen"] { background: %accent; border-color: %accent; color: %card; font-weight: 600; }
)";

QString styleSheetOf(const Theme& theme, int textSize) {
    const QString hover = mixed(theme.ink, theme.card, 0.07);
    const QString line = mixed(theme.boundaryLine, theme.card, 0.45);
    QString sheet = QString::fromUtf8(sheetText);
    const std::pair<const char*, QString> values[] = {
        {"%warningTint", of(theme.of(Family::Cache).tint)},
        {"%warning", of(theme.warningText)},
        {"%card", of(theme.card)},
        {"%canvas", of(theme.canvas)},
        {"%ink2", of(theme.ink2)},
        {"%ink", of(theme.ink)},
        {"%accent", of(theme.accent)},
        {"%control", of(theme.controlBorder)},
        {"%error", of(theme.error)},
        {"%good", of(theme.good)},
        {"%hover", hover},
        {"%line", line},
        {"%dim", mixed(theme.ink2, theme.card, 0.78)},
        {"%faint", mixed(theme.ink2, theme.card, 0.55)},
        {"%chosen", of(theme.of(Family::Edge).tint)},
    };
    for (const auto& [name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return withTextSize(sheet, textSize);
}

} // namespace chalkline
