// Points at things while presenting: a dot at the pointer and a trail that fades within a second.
#include "canvas/tools/gestures.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>

namespace chalkline {

namespace {

constexpr double trailTime = 900;      // ms from bright to gone
constexpr double dotRadius = 5;        // px of the screen
constexpr double trailWidth = 5;       // px of the screen, at the dot
constexpr double dotHalo = 2;          // px around the dot
constexpr std::size_t mostTrail = 400; // points

class LaserTool : public Tool {
public:
    explicit LaserTool(ToolContext& context)
        : context_(context) {
        clock_.start();
    }

    Next press(const Pointer& at) override { return move(at); }

    Next move(const Pointer& at) override {
        dot_ = at.scene;
        if (context_.mayMove()) {
            trail_.push_back({at.scene, clock_.elapsed()});
            if (trail_.size() > mostTrail) trail_.pop_front();
            context_.keepMoving();
        }
        context_.repaint();
        return nullptr;
    }

    [[nodiscard]] bool doubleClick(const Pointer&) override { return true; }
    [[nodiscard]] Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool isMoving() const override {
        return !trail_.empty() && static_cast<double>(clock_.elapsed() - trail_.back().time) < trailTime;
    }

    void paint(QPainter& painter) const override {
        if (!dot_) return;
        const QColor red(QString::fromStdString(context_.theme().error));
        const double px = 1 / context_.zoom();
        const qint64 now = clock_.elapsed();
        for (std::size_t i = 0; i + 1 < trail_.size(); ++i) {
            const double left = 1 - static_cast<double>(now - trail_[i].time) / trailTime;
            if (left <= 0) continue;
            QColor faded = red;
            faded.setAlphaF(static_cast<float>(left * left));
            painter.setPen(QPen(faded, trailWidth * left * px, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(trail_[i].at.x, trail_[i].at.y),
                             QPointF(trail_[i + 1].at.x, trail_[i + 1].at.y));
        }
        painter.setPen(QPen(QColor(QString::fromStdString(context_.theme().card)), dotHalo * px));
        painter.setBrush(red);
        painter.drawEllipse(QPointF(dot_->x, dot_->y), dotRadius * px, dotRadius * px);
    }

    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::BlankCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("laser"); }
    [[nodiscard]] QString hint() const override { return QObject::tr("Laser · Esc or F4 puts it away"); }

private:
    struct Lit {
        Point at;
        qint64 time; // ms
    };

    ToolContext& context_;
    QElapsedTimer clock_;
    std::deque<Lit> trail_;
    std::optional<Point> dot_;
};

} // namespace

std::unique_ptr<Tool> makeLaserTool(ToolContext& context) {
    return std::make_unique<LaserTool>(context);
}

} // namespace chalkline
