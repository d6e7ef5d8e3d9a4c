// The button in the top strip that is dragged out of the window: a file manager, a chat or a document gets a
// PNG of the selection or, if nothing is chosen, of the sheet; an SVG with Shift. A click copies instead.
#pragma once

#include "edit/session.h"
#include "render/theme.h"

#include <QPoint>
#include <QTemporaryDir>
#include <QToolButton>

#include <functional>
#include <memory>

class QMimeData;

namespace chalkline {

enum class PictureFile { Png, Svg };

/// A file in `folder` named after `title`, offered as its address and as its bytes. Both carry the project,
/// so that dropped on Chalkline they open as it. Errors: nothing to draw, too large, the folder cannot be
/// written.
[[nodiscard]] Expected<std::unique_ptr<QMimeData>> pictureToDrag(const Session& session, ThemeName theme,
                                                                 PictureFile kind, const QString& title,
                                                                 const QString& folder);

class PictureGrip : public QToolButton {
    Q_OBJECT
public:
    /// Makes the picture when it is dragged, with its file in the folder given.
    using Source = std::function<Expected<std::unique_ptr<QMimeData>>(PictureFile, const QString& folder)>;

    PictureGrip(Source source, QWidget* parent);

    void setTheme(const Theme& theme);

Q_SIGNALS:
    void copyAsked();
    void refused(const Error& error);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void drag(PictureFile kind);

    Source source_;
    QPoint pressedAt_;
    QTemporaryDir folder_; // whoever takes the file may read it long after the drop
};

} // namespace chalkline
