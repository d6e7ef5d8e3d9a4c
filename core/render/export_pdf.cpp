#include "render/export_pdf.h"

#include "render/painter_surface.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

#include <algorithm>

namespace chalkline {

namespace {

constexpr double pointsPerPx = 0.75;
constexpr double widestPx = 200 * 96; // PDF 1.7, annex C: 200 inches

/// A scene larger than a page can be is drawn smaller.
double scaleFor(const Rect& area) {
    return std::min(1.0, widestPx / std::max(area.w, area.h));
}

QPageLayout pageFor(const Rect& area) {
    const double points = pointsPerPx * scaleFor(area);
    const QPageSize page(QSizeF(area.w * points, area.h * points), QPageSize::Point, QString(),
                         QPageSize::ExactMatch);
    return QPageLayout(page, QPageLayout::Portrait, QMarginsF());
}

} // namespace

Expected<std::string> renderPdf(const Tables& tables, const std::vector<SheetId>& sheets,
                                const PdfOptions& options) {
    if (sheets.empty()) return failure(ErrorCode::NotFound, "there is no sheet to draw");
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(96); // a dot of the painter is a px
    writer.setCreator(QStringLiteral("Chalkline"));
    writer.setTitle(QString::fromStdString(options.title));
    QPainter painter;
    for (const SheetId sheet : sheets) {
        const auto picture = Picture::of(tables, sheet, options.picture);
        if (!picture) return std::unexpected(picture.error());
        const Rect area = picture->area();
        writer.setPageLayout(pageFor(area));
        const bool ready = painter.isActive() ? writer.newPage() : painter.begin(&writer);
        if (!ready) return failure(ErrorCode::Output, "the page could not be begun");
        painter.save();
        painter.scale(scaleFor(area), scaleFor(area));
        painter.translate(-area.x, -area.y);
        if (!picture->background().empty())
            painter.fillRect(QRectF(area.x, area.y, area.w, area.h),
                             QColor(QString::fromStdString(picture->background())));
        PainterSurface surface(painter);
        picture->paint(surface);
        painter.restore();
    }
    if (!painter.end()) return failure(ErrorCode::Output, "the document could not be written");
    return data.toStdString();
}

} // namespace chalkline
