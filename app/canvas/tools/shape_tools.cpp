// Tools that drag a corner of a box, a stretch of a line, or a label.
#include "canvas/tools/gestures.h"

#include "edit/edge_operations.h"
#include "edit/placement_operations.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

constexpr Size smallestBox{48, 32};  // px of the scene
constexpr double labelSnapBack = 12; // px beside the line within which a label stays on it

class ResizeTool : public Tool {
public:
    ResizeTool(ToolContext& context, Ref subject, int corner)
        : context_(context)
        , subject_(subject)
        , corner_(corner)
        , start_(context.routed().boxes.at(subject))
        , edit_(context.session(), QObject::tr("Resize").toStdString()) {
        fixed_ = cornersOf(start_)[static_cast<std::size_t>((corner + 2) % 4)];
    }

    Next move(const Pointer& at) override {
        const double grid = context_.snapRules().grid;
        const auto snapped = [grid](double value) {
            return grid > 0 ? std::round(value / grid) * grid : value;
        };
        Point to{snapped(at.scene.x), snapped(at.scene.y)};
        if (at.keys & Qt::ShiftModifier) // keeps the shape
            to.y = fixed_.y + std::copysign(std::abs(to.x - fixed_.x) * start_.h / start_.w, to.y - fixed_.y);
        const bool left = corner_ == 0 || corner_ == 3;
        const bool top = corner_ < 2;
        Rect box;
        box.w = std::max(left ? fixed_.x - to.x : to.x - fixed_.x, smallestBox.w);
        box.h = std::max(top ? fixed_.y - to.y : to.y - fixed_.y, smallestBox.h);
        box.x = left ? fixed_.x - box.w : fixed_.x;
        box.y = top ? fixed_.y - box.h : fixed_.y;
        if (const auto done = resize(edit_, context_.session().sheet(), subject_, box.x, box.y, box.w, box.h);
            !done) {
            context_.say(QString::fromStdString(done.error().text()));
            return makeSelectTool(context_);
        }
        size_ = {box.w, box.h};
        edit_.preview();
        return nullptr;
    }
    Next release(const Pointer&) override {
        (void)finish(context_, edit_, {});
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == subject_; }
    [[nodiscard]] bool isDragging() const override { return true; }
    [[nodiscard]] Qt::CursorShape cursor() const override {
        return corner_ % 2 ? Qt::SizeBDiagCursor : Qt::SizeFDiagCursor;
    }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/resize"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("%1 × %2 · Shift keeps the shape, double-click fits").arg(size_.w).arg(size_.h);
    }

private:
    ToolContext& context_;
    Ref subject_;
    int corner_;
    Rect start_;
    Point fixed_;
    Size size_;
    Transaction edit_;
};

class SegmentTool : public Tool {
public:
    SegmentTool(ToolContext& context, EdgeId edge, std::size_t segment, Point from)
        : context_(context)
        , edge_(edge)
        , segment_(segment)
        , from_(from)
        , points_(routeOf(context.routed(), edge)->points)
        , edit_(context.session(), QObject::tr("Move line").toStdString()) {}

    Next move(const Pointer& at) override {
        if (!moved_ && std::hypot(at.scene.x - from_.x, at.scene.y - from_.y) * context_.zoom() < dragStart)
            return nullptr;
        moved_ = true;
        if (const auto done = setEdgeShape(edit_, context_.session().sheet(), edge_, EdgeStyle::Orthogonal,
                                           waypointsFor(at.scene));
            !done) {
            context_.say(QString::fromStdString(done.error().text()));
            return makeSelectTool(context_);
        }
        edit_.preview();
        return nullptr;
    }
    Next release(const Pointer&) override {
        if (moved_)
            (void)finish(context_, edit_, {});
        else
            context_.select({{RecordType::Edge, edge_.value}});
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == Ref{RecordType::Edge, edge_.value}; }
    [[nodiscard]] bool isDragging() const override { return true; }
    [[nodiscard]] Qt::CursorShape cursor() const override {
        return isLevel() ? Qt::SizeVerCursor : Qt::SizeHorCursor;
    }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/segment"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Moves this stretch · Route Again in the menu undoes it");
    }

private:
    [[nodiscard]] bool isLevel() const { return points_[segment_].y == points_[segment_ + 1].y; }

    /// All bends, those of the dragged stretch moved with the pointer. The first and last stretch stay at
    /// their boxes and get a bend where the pointer leads them.
    [[nodiscard]] std::vector<Point> waypointsFor(Point at) const {
        const double grid = context_.snapRules().grid;
        const auto snapped = [grid](double value) {
            return grid > 0 ? std::round(value / grid) * grid : value;
        };
        std::vector<Point> bends(points_.begin() + 1, points_.end() - 1);
        const bool first = segment_ == 0;
        const bool last = segment_ + 2 == points_.size();
        if (first || last) {
            const Point to{snapped(at.x), snapped(at.y)};
            if (first && last) return {to};
            bends.insert(first ? bends.begin() : bends.end(), to);
            return bends;
        }
        for (const std::size_t i : {segment_ - 1, segment_})
            (isLevel() ? bends[i].y : bends[i].x) = snapped(isLevel() ? at.y : at.x);
        return bends;
    }

    ToolContext& context_;
    EdgeId edge_;
    std::size_t segment_;
    Point from_;
    std::vector<Point> points_;
    Transaction edit_;
    bool moved_ = false;
};

class LabelTool : public Tool {
public:
    LabelTool(ToolContext& context, EdgeId edge)
        : context_(context)
        , edge_(edge)
        , edit_(context.session(), QObject::tr("Move label").toStdString()) {}

    Next move(const Pointer& at) override {
        if (!from_) from_ = at.view;
        if (!moved_ && std::hypot(at.view.x() - from_->x(), at.view.y() - from_->y()) < dragStart)
            return nullptr;
        moved_ = true;
        const Route* route = routeOf(context_.routed(), edge_);
        if (!route) return makeSelectTool(context_);
        const PlaceOnLine place = nearestOnLine(route->points, at.scene);
        double dx = at.scene.x - place.point.x;
        double dy = at.scene.y - place.point.y;
        if (std::hypot(dx, dy) < labelSnapBack) dx = dy = 0;
        if (const auto done = setLabelPlace(edit_, context_.session().sheet(), edge_, place.share, dx, dy);
            !done) {
            context_.say(QString::fromStdString(done.error().text()));
            return makeSelectTool(context_);
        }
        edit_.preview();
        return nullptr;
    }
    Next release(const Pointer&) override {
        (void)finish(context_, edit_, {});
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == Ref{RecordType::Edge, edge_.value}; }
    [[nodiscard]] bool isDragging() const override { return true; }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/label"); }
    [[nodiscard]] QString hint() const override { return QObject::tr("The label follows the line"); }

private:
    ToolContext& context_;
    EdgeId edge_;
    std::optional<QPointF> from_;
    Transaction edit_;
    bool moved_ = false;
};

} // namespace

std::unique_ptr<Tool> makeResizeTool(ToolContext& context, Ref subject, int corner) {
    return std::make_unique<ResizeTool>(context, subject, corner);
}

std::unique_ptr<Tool> makeSegmentTool(ToolContext& context, EdgeId edge, std::size_t segment, Point from) {
    return std::make_unique<SegmentTool>(context, edge, segment, from);
}

std::unique_ptr<Tool> makeLabelTool(ToolContext& context, EdgeId edge) {
    return std::make_unique<LabelTool>(context, edge);
}

} // namespace chalkline
