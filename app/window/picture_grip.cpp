#include "window/picture_grip.h"

#include "cli/io.h"
#include "window/exporting.h"
#include "window/icons.h"
#include "window/style.h"

#include <QApplication>
#include <QDir>
#include <QDrag>
#include <QFile>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <utility>

namespace chalkline {

namespace {

constexpr int previewWidth = 160; // px of the picture under the pointer
constexpr int longestName = 80;   // characters

/// As it may stand in any file system.
QString fileName(const QString& title) {
    QString name;
    for (const QChar letter : title.simplified().left(longestName))
        name += letter.isPrint() && !QStringLiteral("/\\:*?\"<>|").contains(letter) ? letter : QChar('-');
    while (name.startsWith('.'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("design") : name;
}

} // namespace

Expected<std::unique_ptr<QMimeData>> pictureToDrag(const Session& session, ThemeName theme, PictureFile kind,
                                                   const QString& title, const QString& folder) {
    ExportChoice choice;
    choice.format = kind == PictureFile::Png ? QStringLiteral("png") : QStringLiteral("svg");
    choice.selection = !session.selection().empty();
    const auto picture = exportOf(exportSource(session, theme), choice);
    if (!picture) return std::unexpected(picture.error());
    const QString path = QDir(folder).filePath(fileName(title) + '.' + choice.format);
    if (const auto done = cli::writeOutput(QFile::encodeName(path).toStdString(), *picture, true); !done)
        return std::unexpected(done.error());
    auto data = std::make_unique<QMimeData>();
    data->setUrls({QUrl::fromLocalFile(path)});
    data->setData(kind == PictureFile::Png ? QStringLiteral("image/png") : QStringLiteral("image/svg+xml"),
                  {picture->data(), static_cast<qsizetype>(picture->size())});
    return data;
}

PictureGrip::PictureGrip(Source source, QWidget* parent)
    : QToolButton(parent)
    , source_(std::move(source)) {
    setObjectName(QStringLiteral("pictureGrip"));
    setAccessibleName(tr("Picture"));
    setToolTip(tr("Picture: drag it into a folder or another program (Shift: SVG), click to copy"));
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(32, 32);
    setIconSize({18, 18});
    connect(this, &QToolButton::clicked, this, &PictureGrip::copyAsked);
}

void PictureGrip::setTheme(const Theme& theme) {
    setIcon(symbolIcon(Symbol::Picture, colourOf(theme.ink2)));
}

void PictureGrip::mousePressEvent(QMouseEvent* event) {
    pressedAt_ = event->pos();
    QToolButton::mousePressEvent(event);
}

void PictureGrip::mouseMoveEvent(QMouseEvent* event) {
    const bool held = event->buttons() & Qt::LeftButton;
    if (!held || (event->pos() - pressedAt_).manhattanLength() < QApplication::startDragDistance())
        return QToolButton::mouseMoveEvent(event);
    setDown(false); // the end of a drag is no click
    drag(event->modifiers() & Qt::ShiftModifier ? PictureFile::Svg : PictureFile::Png);
}

void PictureGrip::drag(PictureFile kind) {
    auto picture = source_(kind, folder_.path());
    if (!picture) return Q_EMIT refused(picture.error());
    auto* drag = new QDrag(this); // Qt deletes it
    if (kind == PictureFile::Png)
        if (QPixmap shown; shown.loadFromData((*picture)->data(QStringLiteral("image/png"))))
            drag->setPixmap(shown.scaledToWidth(previewWidth, Qt::SmoothTransformation));
    drag->setMimeData(picture->release());
    drag->exec(Qt::CopyAction);
}

} // namespace chalkline
