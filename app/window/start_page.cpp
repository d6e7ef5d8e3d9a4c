#include "window/start_page.h"

#include "render/export_png.h"
#include "storage/project_file.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkline {

namespace {

constexpr int pageWidth = 460; // px
constexpr int mostShown = 3;
constexpr QSize pictureSize(56, 36);
constexpr qint64 largestPictured = 4 << 20; // bytes: a start must not wait for a picture

/// A small picture of a project, or nothing.
QPixmap pictureOf(const QString& path, ThemeName theme, double ratio) {
    if (QFileInfo(path).size() > largestPictured || !path.endsWith(QLatin1String(".hld"))) return {};
    const auto opened =
        openProject(QFile::encodeName(path).toStdString(), OpenMode::ReadOnly, systemClock(), "");
    if (!opened) return {};
    const Tables& tables = opened->session->document().tables();
    const auto png =
        renderThumbnail(tables, firstSheet(tables), static_cast<int>(pictureSize.width() * ratio), theme);
    if (!png) return {};
    QPixmap picture;
    picture.loadFromData(reinterpret_cast<const uchar*>(png->data()), static_cast<uint>(png->size()), "PNG");
    picture.setDevicePixelRatio(ratio);
    return picture;
}

QLabel* label(QWidget* parent, const QString& text, const char* role) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("role", QString::fromLatin1(role));
    made->setAttribute(Qt::WA_TransparentForMouseEvents);
    return made;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , ways_(new QVBoxLayout)
    , recent_(new QWidget(this))
    , recentRows_(new QVBoxLayout(recent_)) {
    setObjectName(QStringLiteral("startPage"));
    setFixedWidth(pageWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(20);
    rows->addWidget(label(this, tr("Three ways to begin"), "start-title"));
    ways_->setSpacing(6);
    rows->addLayout(ways_);
    addWay(tr("Type a line"), tr("any letter"), tr("web client > api gateway: HTTPS > url database"),
           &StartPage::typeAsked);
    addWay(tr("Pick a component"), QStringLiteral("/"),
           tr("search by name or technology, or drag it from the left"), &StartPage::componentsAsked);
    auto* examples = new QHBoxLayout;
    examples->setSpacing(8);
    examples->addWidget(label(this, tr("Look at an example"), "heading"));
    for (const auto& [name, title] :
         {std::pair("url-shortener", tr("URL shortener")), std::pair("news-feed", tr("News feed"))}) {
        auto* button = new QPushButton(title, this);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this,
                [this, chosen = QString::fromLatin1(name)] { Q_EMIT exampleAsked(chosen); });
        examples->addWidget(button);
    }
    examples->addStretch();
    examples->setContentsMargins(12, 6, 12, 0);
    ways_->addLayout(examples);
    recentRows_->setContentsMargins(0, 0, 0, 0);
    recentRows_->setSpacing(2);
    rows->addWidget(recent_);
}

void StartPage::addWay(const QString& title, const QString& keys, const QString& words,
                       void (StartPage::*chosen)()) {
    auto* button = new QPushButton(this);
    button->setProperty("role", QStringLiteral("way"));
    button->setAccessibleName(title);
    button->setAccessibleDescription(words);
    button->setFocusPolicy(Qt::TabFocus);
    auto* grid = new QGridLayout(button);
    grid->setContentsMargins(12, 9, 12, 9);
    grid->setVerticalSpacing(3);
    grid->addWidget(label(button, title, "heading"), 0, 0);
    grid->addWidget(label(button, keys, "quiet"), 0, 1, Qt::AlignRight);
    grid->addWidget(label(button, words, "quiet-title"), 1, 0, 1, 2);
    button->setMinimumHeight(60);
    connect(button, &QPushButton::clicked, this, chosen);
    ways_->addWidget(button);
}

void StartPage::setTheme(ThemeName name) {
    if (themeName_ == name) return;
    themeName_ = name;
    setRecent(files_);
}

void StartPage::setRecent(const QStringList& files) {
    files_ = files;
    qDeleteAll(recent_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    int shown = 0;
    for (const QString& path : files) {
        const QFileInfo info(path);
        if (!info.exists() || shown == mostShown) continue;
        if (shown++ == 0) recentRows_->addWidget(label(recent_, tr("RECENT"), "caption"));
        auto* button = new QPushButton(recent_);
        button->setProperty("role", QStringLiteral("way"));
        button->setAccessibleName(tr("Open %1").arg(info.completeBaseName()));
        button->setToolTip(info.absoluteFilePath());
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumHeight(48);
        auto* row = new QHBoxLayout(button);
        row->setContentsMargins(8, 4, 12, 4);
        row->setSpacing(12);
        auto* picture = label(button, {}, "quiet");
        picture->setFixedSize(pictureSize);
        picture->setAlignment(Qt::AlignCenter);
        picture->setPixmap(pictureOf(path, themeName_, devicePixelRatioF()));
        row->addWidget(picture);
        row->addWidget(label(button, info.completeBaseName(), "heading"), 1);
        row->addWidget(label(button, QLocale().toString(info.lastModified(), QLocale::ShortFormat), "quiet"));
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileAsked(path); });
        recentRows_->addWidget(button);
    }
    recent_->setVisible(shown > 0);
    place();
}

void StartPage::place() {
    adjustSize();
    move((parentWidget()->width() - width()) / 2,
         std::max(24, (parentWidget()->height() - height()) * 2 / 5));
}

} // namespace chalkline
