#include "canvas/tools/grow_tool.h"

#include "canvas/tools/new_node.h"
#include "canvas/tools/tool_paint.h"

#include <QObject>

namespace chalkline {

namespace {

class Growing : public GrowingTool {
public:
    Growing(ToolContext& context, Ref source)
        : context_(context)
        , source_(source)
        , edit_(context.session(), QObject::tr("Add connected").toStdString()) {}

    void more(BoxSide side) override {
        const auto made = addConnected(edit_, context_.routed(), source_, side,
                                       nodeOfKind("compute.service", ""), EdgeKind::Sync);
        if (!made) return context_.say(QString::fromStdString(made.error().text()));
        made_.push_back(*made);
        edit_.preview();
        context_.repaint();
    }

    Next keep() override {
        const std::vector<Connected> made = std::exchange(made_, {});
        if (!made.empty() && finish(context_, edit_, {})) {
            std::set<Ref> chosen;
            for (const Connected& one : made)
                chosen.insert(one.node);
            context_.select(chosen);
            if (made.size() == 1) context_.editName(made[0].node, false, made[0].edge);
        }
        return makeSelectTool(context_);
    }

    [[nodiscard]] Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return ref == source_; }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/grow"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr("%n to add · arrows add more, let Ctrl go to keep, Esc takes back", nullptr,
                           static_cast<int>(made_.size()));
    }

private:
    ToolContext& context_;
    Ref source_;
    Transaction edit_;
    std::vector<Connected> made_;
};

} // namespace

std::unique_ptr<GrowingTool> makeGrowingTool(ToolContext& context, Ref source) {
    return std::make_unique<Growing>(context, source);
}

} // namespace chalkline
