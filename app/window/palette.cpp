#include "window/palette.h"

#include "window/icons.h"
#include "window/search_field.h"
#include "window/style.h"

#include <QToolButton>

namespace chalkline {

namespace {

constexpr int margin = 8;    // px to the edges of the canvas
constexpr int pageStep = 10; // rows

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

Palette::Palette(Settings& settings, QWidget& canvas)
    : QFrame(canvas.parentWidget())
    , settings_(settings)
    , canvas_(canvas)
    , model_(new PaletteModel(this))
    , list_(new PaletteList(*model_, this))
    , search_(new SearchField(tr("Search components"), this))
    , pin_(new QToolButton(this))
    , fold_(new QToolButton(this))
    , nothing_(new QLabel(this))
    , hint_(new QLabel(this)) {
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Component palette"));
    buildRows();
    connectList();
    canvas.installEventFilter(this);
    search_->installEventFilter(this);
    hide();
}

void Palette::buildRows() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 8, 6, 8);
    rows->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setSpacing(2);
    pin_->setCheckable(true);
    pin_->setChecked(settings_.palettePinned());
    pin_->setToolTip(tr("Keep open after placing"));
    pin_->setAccessibleName(tr("Pin the palette"));
    fold_->setToolTip(tr("Close (Esc)"));
    fold_->setAccessibleName(tr("Close the palette"));
    for (QToolButton* button : {pin_, fold_}) {
        button->setFixedSize(28, 28);
        button->setIconSize({16, 16});
        button->setFocusPolicy(Qt::TabFocus);
    }
    top->addWidget(search_, 1);
    top->addSpacing(4);
    top->addWidget(pin_);
    top->addWidget(fold_);
    rows->addLayout(top);
    rows->addWidget(list_, 1);
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setTextFormat(Qt::PlainText);
    nothing_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    nothing_->hide();
    rows->addWidget(nothing_, 1);
    hint_->setProperty("role", QStringLiteral("quiet"));
    hint_->setWordWrap(true);
    hint_->setContentsMargins(4, 0, 4, 0);
    hint_->setText(tr("Drag out, or Enter for the middle of the view. Ctrl+Enter keeps this open."));
    rows->addWidget(hint_);
}

void Palette::connectList() {
    connect(search_, &QLineEdit::textChanged, this, &Palette::search);
    connect(pin_, &QToolButton::toggled, this, [this](bool on) { settings_.setPalettePinned(on); });
    connect(fold_, &QToolButton::clicked, this, &Palette::close);
    connect(list_, &PaletteList::chosen, this,
            [this](const ComponentChoice& choice) { choose(choice, false); });
    connect(list_, &PaletteList::dragStarted, this, [this](const ComponentChoice& choice) {
        dragged_ = choice;
        Q_EMIT dragStarted(textOf(choice.kind->id), textOf(choice.technology));
    });
    connect(list_, &PaletteList::dragMoved, this, &Palette::dragMoved);
    connect(list_, &PaletteList::dragCancelled, this, &Palette::dragCancelled);
    connect(list_, &PaletteList::dragDropped, this, [this](const QPoint& global) {
        // Back where it came from: never mind.
        if (rect().contains(mapFromGlobal(global))) {
            Q_EMIT dragCancelled();
            return;
        }
        const bool onCanvas = canvas_.rect().contains(canvas_.mapFromGlobal(global));
        Q_EMIT dragDropped(global);
        if (!onCanvas) return;
        settings_.noteComponent(textOf(dragged_.kind->id), textOf(dragged_.technology));
        if (!settings_.palettePinned()) close();
    });
}

void Palette::setTheme(const Theme& theme) {
    const QColor quiet = colourOf(theme.ink2);
    pin_->setIcon(symbolIcon(Symbol::Pin, quiet));
    fold_->setIcon(symbolIcon(Symbol::Close, quiet));
    search_->setTheme(theme);
    list_->setTheme(theme);
}

void Palette::open() {
    family_.reset();
    search_->clear();
    search({});
    const bool wasHidden = !isVisible();
    place();
    show();
    raise();
    search_->setFocus(Qt::ShortcutFocusReason);
    if (wasHidden) Q_EMIT opened();
}

void Palette::openAt(Family family) {
    if (isVisible() && family_ == family && search_->text().isEmpty()) return close();
    open();
    family_ = family;
    const int caption = model_->rowOfGroup(firstGroupOf(family));
    if (caption < 0) return;
    list_->setCurrentIndex(model_->index(caption + 1));
    list_->scrollTo(model_->index(caption), QAbstractItemView::PositionAtTop);
}

void Palette::close() {
    if (!isVisible()) return;
    hide();
    family_.reset();
    canvas_.setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void Palette::place() {
    const QRect room = canvas_.geometry();
    const double scale = settings_.textSize() / 100.0;
    const int width = std::min(qRound(paletteWidth * std::sqrt(scale)), room.width() - 2 * margin);
    setGeometry(room.left() + margin, room.top() + margin, width, room.height() - 2 * margin);
}

void Palette::search(const QString& query) {
    model_->show(query, settings_.recentComponents());
    const bool any = model_->rowCount() > 0;
    list_->setVisible(any);
    nothing_->setVisible(!any);
    nothing_->setText(tr("No component is called “%1”. Type its name on the canvas: any name draws one.")
                          .arg(query.trimmed()));
    if (!any) return;
    list_->setCurrentIndex(model_->index(model_->componentFrom(0, 1)));
    list_->scrollToTop();
}

void Palette::choose(const ComponentChoice& choice, bool stay) {
    if (!choice.kind) return;
    settings_.noteComponent(textOf(choice.kind->id), textOf(choice.technology));
    if (!stay && !settings_.palettePinned()) close();
    Q_EMIT placeAsked(textOf(choice.kind->id), textOf(choice.technology));
}

void Palette::step(int rows) {
    const int direction = rows < 0 ? -1 : 1;
    const int wanted = std::clamp(list_->currentIndex().row() + rows, 0, model_->rowCount() - 1);
    int row = model_->componentFrom(wanted, direction);
    if (row < 0) row = model_->componentFrom(wanted, -direction);
    if (row < 0) return;
    list_->setCurrentIndex(model_->index(row));
    // The caption of a group's first row should be seen with it.
    if (row > 0 && model_->isCaption(row - 1)) list_->scrollTo(model_->index(row - 1));
    list_->scrollTo(model_->index(row));
}

bool Palette::takeKey(const QKeyEvent& key) {
    switch (key.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(pageStep);
        return true;
    case Qt::Key_PageUp:
        step(-pageStep);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (list_->isVisible() && list_->currentIndex().isValid())
            choose(model_->choiceAt(list_->currentIndex().row()),
                   key.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
        return true;
    default:
        return false;
    }
}

void Palette::keyPressEvent(QKeyEvent* event) {
    if (!takeKey(*event)) QFrame::keyPressEvent(event);
}

/// Ctrl+Enter has a meaning in the window too; here it places.
bool Palette::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (watched == search_ && type == QEvent::KeyPress) {
        if (takeKey(*static_cast<QKeyEvent*>(event))) return true;
    } else if (watched == &canvas_ && isVisible()) {
        if (type == QEvent::Resize || type == QEvent::Move) place();
        if (type == QEvent::MouseButtonPress && !settings_.palettePinned()) close();
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace chalkline
