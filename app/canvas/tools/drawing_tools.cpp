// Tools that are chosen by a letter or a button and act once: boundary, note, hand.
#include "canvas/hit_test.h"
#include "canvas/tools/gestures.h"
#include "canvas/tools/new_node.h"

#include "edit/boundary_operations.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"

#include <QObject>

namespace chalkline {

namespace {

constexpr double smallestFrame = 24; // px of the scene

class BoundaryTool : public Tool {
public:
    explicit BoundaryTool(ToolContext& context)
        : context_(context) {}

    Next press(const Pointer& at) override {
        if (at.button == Qt::LeftButton) from_ = to_ = at.scene;
        return nullptr;
    }
    Next move(const Pointer& at) override {
        if (from_) to_ = at.scene;
        context_.repaint();
        return nullptr;
    }
    Next release(const Pointer& at) override {
        if (!from_) return nullptr;
        const Rect frame = between(*from_, at.scene);
        if (frame.w < smallestFrame || frame.h < smallestFrame) {
            context_.say(QObject::tr("Drag a frame around what belongs together"));
            return makeSelectTool(context_);
        }
        draw(frame);
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }
    void paint(QPainter& painter) const override {
        if (!from_) return;
        const Rect frame = between(*from_, to_);
        painter.setPen(QPen(colourOf(context_.theme().boundaryTitle), 1.5 / context_.zoom()));
        painter.setBrush(colourOf(context_.theme().ink, 0.04));
        painter.drawRoundedRect(rectOf(frame), 10, 10);
        for (const Ref& ref : membersIn(frame))
            if (const auto box = context_.routed().boxes.find(ref); box != context_.routed().boxes.end())
                paintTarget(painter, context_, box->second);
    }
    [[nodiscard]] bool isDragging() const override { return from_.has_value(); }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("boundary"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Drag a frame: what is inside belongs to it");
    }

private:
    [[nodiscard]] std::set<Ref> membersIn(const Rect& frame) const {
        std::set<Ref> inside = hitWithin(context_.routed(), frame);
        std::erase_if(
            inside, [](Ref ref) { return ref.type != RecordType::Node && ref.type != RecordType::Boundary; });
        return inside;
    }

    void draw(const Rect& frame) {
        Session& session = context_.session();
        Transaction edit(session, QObject::tr("Add boundary").toStdString());
        const std::set<Ref> inside = membersIn(frame);
        const std::string name = QObject::tr("Boundary").toStdString();
        const auto made = inside.empty() ? addBoundary(edit, BoundaryType::Group, name,
                                                       boundaryAt(context_.routed(), frame.centre()))
                                         : boundaryAround(edit, inside, BoundaryType::Group, name);
        Expected<void> done = made ? Expected<void>() : std::unexpected(made.error());
        const Ref ref{RecordType::Boundary, made ? made->value : 0};
        if (done)
            if (const auto placed = place(edit, session.sheet(), ref, frame.x, frame.y); !placed)
                done = std::unexpected(placed.error());
        if (done) {
            const Point corner = onGrid({frame.x, frame.y});
            const Point far = onGrid({frame.right(), frame.bottom()});
            done = resize(edit, session.sheet(), ref, corner.x, corner.y, far.x - corner.x, far.y - corner.y);
        }
        if (!finish(context_, edit, done)) return;
        context_.select({ref});
        context_.editName(ref);
    }

    ToolContext& context_;
    std::optional<Point> from_;
    Point to_;
};

class NoteTool : public Tool {
public:
    explicit NoteTool(ToolContext& context)
        : context_(context) {}

    Next press(const Pointer& at) override {
        if (at.button == Qt::LeftButton) from_ = at.scene;
        return nullptr;
    }
    Next release(const Pointer& at) override {
        if (!from_) return nullptr;
        Session& session = context_.session();
        Ref anchor = hitAt(session.document(), session.sheet(), context_.routed(), *from_,
                           lineReach / context_.zoom());
        if (anchor.type == RecordType::Note || anchor.type == RecordType::Stroke) anchor = {};
        Transaction edit(session, QObject::tr("Add note").toStdString());
        const auto made = addNote(edit, QObject::tr("Note").toStdString(), anchor);
        Expected<void> done = made ? Expected<void>() : std::unexpected(made.error());
        const Ref ref{RecordType::Note, made ? made->value : 0};
        if (done) {
            Point corner = onGrid(*from_);
            if (const auto box = context_.routed().boxes.find(anchor); box != context_.routed().boxes.end())
                corner = freePlace(context_.routed(), {200, 48}, {box->second.x, box->second.bottom() + 32});
            if (const auto placed = place(edit, session.sheet(), ref, corner.x, corner.y); !placed)
                done = std::unexpected(placed.error());
            const Rect frame = between(*from_, at.scene);
            if (done && frame.w > 48 && frame.h > smallestFrame)
                done = resize(edit, session.sheet(), ref, frame.x, frame.y, frame.w, frame.h);
        }
        if (!finish(context_, edit, done)) return makeSelectTool(context_);
        context_.select({ref});
        context_.editName(ref, true);
        return makeSelectTool(context_);
    }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::IBeamCursor; }
    [[nodiscard]] QString path() const override { return QStringLiteral("note"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Click for a note; on a component it is tied to that");
    }

private:
    ToolContext& context_;
    std::optional<Point> from_;
};

class HandTool : public Tool {
public:
    explicit HandTool(ToolContext& context)
        : context_(context) {}
    Next press(const Pointer& at) override {
        if (at.button == Qt::LeftButton) last_ = at.view;
        return nullptr;
    }
    Next move(const Pointer& at) override {
        if (!last_) return nullptr;
        context_.pan(at.view.x() - last_->x(), at.view.y() - last_->y());
        last_ = at.view;
        return nullptr;
    }
    Next release(const Pointer&) override { return makeSelectTool(context_); }
    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] Qt::CursorShape cursor() const override {
        return last_ ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
    }
    [[nodiscard]] QString path() const override { return QStringLiteral("hand"); }
    [[nodiscard]] QString hint() const override { return QObject::tr("Drag to look around"); }

private:
    ToolContext& context_;
    std::optional<QPointF> last_;
};

} // namespace

std::unique_ptr<Tool> makeBoundaryTool(ToolContext& context) {
    return std::make_unique<BoundaryTool>(context);
}

std::unique_ptr<Tool> makeNoteTool(ToolContext& context) {
    return std::make_unique<NoteTool>(context);
}

std::unique_ptr<Tool> makeHandTool(ToolContext& context) {
    return std::make_unique<HandTool>(context);
}

} // namespace chalkline
