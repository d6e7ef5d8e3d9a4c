#include "window/preferences.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace chalkline {

namespace {

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

} // namespace

Preferences::Preferences(CommandRegistry& registry, Settings& settings, QWidget* parent)
    : QDialog(parent)
    , registry_(registry)
    , settings_(settings)
    , tabs_(new QTabBar(this))
    , pages_(new QStackedWidget(this))
    , keys_(new KeyEditor(registry, settings, this)) {
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 14, 20, 16);
    rows->setSpacing(14);
    tabs_->addTab(tr("General"));
    tabs_->addTab(tr("Keys"));
    tabs_->setExpanding(false);
    tabs_->setAccessibleName(tr("Pages"));
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(generalPage());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    pages_->addWidget(scroll);
    pages_->addWidget(keys_);
    connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
    auto* foot = new QHBoxLayout;
    auto* hint = new QLabel(tr("Every change acts at once."), this);
    hint->setProperty("role", QStringLiteral("quiet"));
    auto* done = new QPushButton(tr("Close"), this);
    done->setAutoDefault(false);
    connect(done, &QPushButton::clicked, this, &QDialog::close);
    foot->addWidget(hint, 1);
    foot->addWidget(done);
    rows->addWidget(tabs_);
    rows->addWidget(pages_, 1);
    rows->addLayout(foot);
}

void Preferences::showPage(const QString& id) {
    tabs_->setCurrentIndex(id == QLatin1String("keys") ? 1 : 0);
    const QSize wanted = QSize(580, 520) * settings_.textSize() / 100;
    const QWidget* over = parentWidget();
    resize(over ? wanted.boundedTo(over->size() - QSize(48, 48)) : wanted);
    show();
    raise();
    activateWindow();
}

QWidget* Preferences::generalPage() {
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 12, 0);
    rows->setSpacing(8);
    rows->addWidget(heading(tr("Theme")));
    rows->addWidget(segments(tr("Theme"),
                             {{static_cast<int>(ThemeChoice::System), tr("System")},
                              {static_cast<int>(ThemeChoice::Light), tr("Light")},
                              {static_cast<int>(ThemeChoice::Dark), tr("Dark")}},
                             static_cast<int>(settings_.theme()),
                             [this](int theme) { settings_.setTheme(static_cast<ThemeChoice>(theme)); }));
    rows->addSpacing(10);
    rows->addWidget(heading(tr("Text size")));
    QList<std::pair<int, QString>> sizes;
    for (int size = Settings::smallestText; size <= Settings::largestText; size += 25)
        sizes.append({size, tr("%1 %").arg(size)});
    rows->addWidget(segments(tr("Text size"), sizes, settings_.textSize(),
                             [this](int size) { settings_.setTextSize(size); }));
    rows->addSpacing(10);
    rows->addWidget(heading(tr("Canvas")));
    rows->addWidget(check(tr("Show the grid"), settings_.grid(), [this](bool on) { settings_.setGrid(on); }));
    rows->addWidget(check(tr("Snap to the grid and to neighbours"), settings_.snapping(),
                          [this](bool on) { settings_.setSnapping(on); }));
    rows->addWidget(check(tr("Reduce motion: tidied things jump"), settings_.reducedMotion(),
                          [this](bool on) { settings_.setReducedMotion(on); }));
    rows->addSpacing(10);
    rows->addWidget(heading(tr("Keyboard")));
    rows->addWidget(check(tr("Typing on the canvas opens the type line"), settings_.typing(),
                          [this](bool on) { settings_.setTyping(on); }));
    rows->addWidget(check(tr("One letter, then a drag, uses its tool: V H A T F"), settings_.letterTools(),
                          [this](bool on) { settings_.setLetterTools(on); }));
    rows->addStretch();
    return page;
}

QWidget* Preferences::segments(const QString& name, const QList<std::pair<int, QString>>& choices, int now,
                               const std::function<void(int)>& chosen) {
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* group = new QButtonGroup(widget);
    for (const auto& [value, text] : choices) {
        auto* button = new QToolButton(widget);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(value == now);
        button->setProperty("role", QStringLiteral("segment"));
        button->setAccessibleName(name + ' ' + text);
        button->setToolTip(name + ' ' + text);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button, value);
        row->addWidget(button);
    }
    row->addStretch();
    connect(group, &QButtonGroup::idClicked, this, chosen);
    return widget;
}

QCheckBox* Preferences::check(const QString& text, bool now, const std::function<void(bool)>& chosen) {
    auto* box = new QCheckBox(text, this);
    box->setChecked(now);
    connect(box, &QCheckBox::toggled, this, chosen);
    return box;
}

} // namespace chalkline
