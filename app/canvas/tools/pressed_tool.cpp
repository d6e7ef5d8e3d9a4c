#include "canvas/hit_test.h"
#include "canvas/tools/gestures.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

std::set<Ref> toggled(std::set<Ref> selection, Ref ref) {
    if (!selection.erase(ref)) selection.insert(ref);
    return selection;
}

class PressedTool : public Tool {
public:
    PressedTool(ToolContext& context, const Pointer& from, Ref on)
        : context_(context)
        , from_(from)
        , on_(on) {}

    Next move(const Pointer& at) override {
        if (std::hypot(at.view.x() - from_.view.x(), at.view.y() - from_.view.y()) < dragStart)
            return nullptr;
        const std::set<Ref> before = context_.session().selection();
        const bool adding = from_.keys & Qt::ShiftModifier;
        Next next;
        if (on_.type == RecordType::None) {
            next = makeMarqueeTool(context_, from_.scene, adding ? before : std::set<Ref>());
        } else {
            if (!before.contains(on_)) context_.select(adding ? toggled(before, on_) : std::set<Ref>{on_});
            next = makeMoveTool(context_, from_.scene);
        }
        if (Next after = next->move(at)) return after;
        return next;
    }

    Next release(const Pointer&) override {
        const std::set<Ref>& before = context_.session().selection();
        const bool adding = from_.keys & (Qt::ShiftModifier | Qt::ControlModifier);
        if (on_.type == RecordType::None) {
            if (!adding) context_.select({});
        } else {
            context_.select(adding ? toggled(before, on_) : std::set<Ref>{on_});
        }
        return makeSelectTool(context_);
    }

    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == on_; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/pressed"); }

private:
    ToolContext& context_;
    Pointer from_;
    Ref on_;
};

class MarqueeTool : public Tool {
public:
    MarqueeTool(ToolContext& context, Point from, std::set<Ref> before)
        : context_(context)
        , from_(from)
        , to_(from)
        , before_(std::move(before)) {}

    Next move(const Pointer& at) override {
        to_ = at.scene;
        std::set<Ref> chosen = hitWithin(context_.routed(), between(from_, to_));
        chosen.insert(before_.begin(), before_.end());
        context_.select(std::move(chosen));
        context_.repaint();
        return nullptr;
    }
    Next release(const Pointer&) override { return makeSelectTool(context_); }
    Next cancel() override {
        context_.select(before_);
        return makeSelectTool(context_);
    }
    void paint(QPainter& painter) const override {
        painter.setPen(QPen(colourOf(context_.theme().accent), 1 / context_.zoom()));
        painter.setBrush(colourOf(context_.theme().accent, 0.08));
        painter.drawRect(rectOf(between(from_, to_)));
    }
    [[nodiscard]] bool isDragging() const override { return true; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/marquee"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("Components by more than half, connections by a touch · Shift adds");
    }

private:
    ToolContext& context_;
    Point from_;
    Point to_;
    std::set<Ref> before_;
};

} // namespace

std::unique_ptr<Tool> makePressedTool(ToolContext& context, const Pointer& from, Ref on) {
    return std::make_unique<PressedTool>(context, from, on);
}

std::unique_ptr<Tool> makeMarqueeTool(ToolContext& context, Point from, std::set<Ref> before) {
    return std::make_unique<MarqueeTool>(context, from, std::move(before));
}

} // namespace chalkline
