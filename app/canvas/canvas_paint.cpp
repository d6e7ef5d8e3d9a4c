// How the canvas draws: the sheet by ScenePainter, over it selection, highlight and what the tool shows.
#include "canvas/canvas.h"

#include "canvas/glide.h"
#include "canvas/tools/gestures.h"
#include "render/painter_surface.h"
#include "report/number_texts.h"

#include <QPainter>

#include <cmath>
#include <utility>

namespace chalkline {

namespace {

constexpr double gridDots = 24;      // px of the scene
constexpr double smallestGrid = 0.6; // zoom below which there is no grid
constexpr double ringGap = 4;        // px of the scene
constexpr double highlightOpacity = 0.45;
constexpr double ghostOpacity = 0.55;
constexpr std::size_t mostToGlide = 200; // boxes; a frame of 300 that lie about anyhow takes 25 ms
constexpr double glideDuration = 180;    // ms
constexpr int glideFrame = 12;           // ms

QPolygonF polygonOf(const std::vector<Point>& points) {
    QPolygonF line;
    for (const Point& point : points)
        line.append({point.x, point.y});
    return line;
}

} // namespace

void Canvas::paintGrid(QPainter& painter) const {
    if (!grid_ || camera_.zoom() < smallestGrid) return;
    // One dot drawn once and stamped: far cheaper than as many round points.
    const double ratio = devicePixelRatioF();
    const double diameter = std::max(1.5, 2 * camera_.zoom());
    const int side = static_cast<int>(std::ceil(diameter * ratio)) + 2;
    QPixmap dot(side, side);
    dot.fill(Qt::transparent);
    QPainter stamp(&dot);
    stamp.setRenderHint(QPainter::Antialiasing);
    stamp.setPen(Qt::NoPen);
    stamp.setBrush(
        QColor(themeName_ == ThemeName::Dark ? QStringLiteral("#2F383D") : QStringLiteral("#CFC9BB")));
    stamp.drawEllipse(QRectF(0, 0, side, side).center(), diameter * ratio / 2, diameter * ratio / 2);
    stamp.end();
    const Rect seen = camera_.seen(size());
    QList<QPainter::PixmapFragment> dots;
    for (double x = std::floor(seen.x / gridDots) * gridDots; x < seen.right(); x += gridDots)
        for (double y = std::floor(seen.y / gridDots) * gridDots; y < seen.bottom(); y += gridDots)
            dots.append(QPainter::PixmapFragment::create(camera_.toView({x, y}), QRectF(0, 0, side, side),
                                                         1 / ratio, 1 / ratio));
    painter.drawPixmapFragments(dots.constData(), static_cast<int>(dots.size()), dot);
}

void Canvas::paintRing(QPainter& painter, Ref ref, double opacity) const {
    painter.setBrush(Qt::NoBrush);
    if (const auto found = painted().boxes.find(ref); found != painted().boxes.end()) {
        Rect box = found->second.grown(ringGap);
        box.h += 2; // the ink edge stands lower
        painter.setPen(QPen(colourOf(theme().accent, opacity), 2));
        painter.drawRoundedRect(rectOf(box), 12, 12);
    }
    if (ref.type != RecordType::Edge) return;
    const Route* route = routeOf(painted(), EdgeId{ref.id});
    if (!route) return;
    painter.setPen(
        QPen(colourOf(theme().accent, 0.28 * opacity), 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(polygonOf(route->points));
    if (!route->label) return;
    painter.setPen(QPen(colourOf(theme().accent, opacity), 1));
    painter.drawRoundedRect(rectOf(*route->label), 4, 4);
}

void Canvas::paintSelection(QPainter& painter) const {
    for (const Ref& ref : session_->highlighted())
        if (!session_->selection().contains(ref)) paintRing(painter, ref, highlightOpacity);
    for (const Ref& ref : session_->selection())
        paintRing(painter, ref, 1);
    // What the keyboard acts on.
    if (!byKeyboard_ || !hasFocus() || session_->selection().size() != 1) return;
    const auto found = painted().boxes.find(*session_->selection().begin());
    if (found == painted().boxes.end()) return;
    Rect box = found->second.grown(ringGap + 3.75);
    box.h += 2;
    painter.setPen(QPen(colourOf(theme().ink), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rectOf(box), 15, 15);
}

/// One frame on the way: everything is made anew, with the detail of the end so that nothing flickers.
void Canvas::paintGlide(QPainter& painter) {
    const double share = glideShare();
    const Camera there = std::exchange(camera_, glide_->cameraAt(share));
    onTheWay_ = glide_->pictureAt(share);
    SceneOptions options = sceneOptions();
    options.zoom = there.zoom();
    const ScenePainter scene(session_->document().tables(), *onTheWay_, theme(), options);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    painter.scale(camera_.zoom(), camera_.zoom());
    painter.translate(-camera_.origin().x, -camera_.origin().y);
    PainterSurface surface(painter);
    scene.paint(surface, camera_.seen(size()));
    paintSelection(painter);
    onTheWay_.reset();
    camera_ = there;
}

SceneOptions Canvas::sceneOptions() const {
    SceneOptions options;
    options.legend = false;
    options.zoom = camera_.zoom();
    options.lit = litBy(session_->document().tables(), filter_);
    if (std::exchange(numbersStale_, false))
        numbers_ = numberTexts(session_->document().tables(), precision_);
    options.numbers = numbers_;
    return options;
}

void Canvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colourOf(theme().canvas));
    if (!session_) return;
    if (glide_) return paintGlide(painter);
    const RoutedSheet& sheet = routed();
    if (!painter_ || painterStale_) {
        const SceneOptions options = sceneOptions();
        painter_ = std::make_unique<ScenePainter>(session_->document().tables(), sheet, theme(), options);
        painterStale_ = false;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter);
    painter.scale(camera_.zoom(), camera_.zoom());
    painter.translate(-camera_.origin().x, -camera_.origin().y);
    PainterSurface surface(painter);
    painter_->paint(surface, camera_.seen(size()));
    paintSelection(painter);
    paintPreview(painter);
    tool_->paint(painter);
}

/// Ghosts are the things themselves, paler: never dashed, dashes mean asynchronous.
void Canvas::paintPreview(QPainter& painter) const {
    if (!preview_) return;
    for (const Ref& ref : preview_->named)
        if (!session_->selection().contains(ref)) paintRing(painter, ref, highlightOpacity);
    SceneOptions options;
    options.legend = false;
    options.zoom = camera_.zoom();
    options.only = preview_->fresh;
    options.numbers = numberTexts(preview_->tables, precision_);
    // On a sheet of their own first: what lies under a body must not show through it.
    QPixmap ghosts(size() * devicePixelRatioF());
    ghosts.setDevicePixelRatio(devicePixelRatioF());
    ghosts.fill(Qt::transparent);
    QPainter layer(&ghosts);
    layer.setRenderHint(QPainter::Antialiasing);
    layer.scale(camera_.zoom(), camera_.zoom());
    layer.translate(-camera_.origin().x, -camera_.origin().y);
    PainterSurface surface(layer);
    ScenePainter(preview_->tables, preview_->sheet, theme(), options).paint(surface, camera_.seen(size()));
    layer.end();
    painter.save();
    painter.resetTransform();
    painter.setOpacity(ghostOpacity);
    painter.drawPixmap(0, 0, ghosts);
    painter.restore();
}

void Canvas::beginGlide() {
    finishGlide();
    glideFrom_.reset();
    if (!session_ || !motion_ || routed().boxes.size() > mostToGlide) return;
    glideFrom_ = Begin{routed(), camera_, session_->sheet()};
}

void Canvas::endGlide() {
    std::optional<Begin> from = std::exchange(glideFrom_, std::nullopt);
    if (!from || !session_ || from->sheet != session_->sheet() || !isVisible()) return;
    glide_ = std::make_unique<Glide>(std::move(from->picture), routed(), from->camera, camera_, size());
    glideSheet_ = session_->sheet();
    glideTime_.start();
    glideFrames_.start(glideFrame, this);
    update();
}

double Canvas::glideShare() const {
    const double rest = 1 - std::min(1.0, static_cast<double>(glideTime_.elapsed()) / glideDuration);
    return 1 - rest * rest * rest; // ease-out
}

void Canvas::finishGlide() {
    if (!glide_) return;
    glide_.reset();
    glideFrames_.stop();
    update();
}

} // namespace chalkline
