// Tidy Up: the layout runs beside the interface, the result is one step to undo, and the picture glides
// there.
#include "canvas/canvas.h"
#include "panels/side_panel.h"
#include "window/main_window.h"
#include "window/progress_card.h"
#include "window/tidying.h"

namespace chalkline {

void MainWindow::addTidyCommands(const QString& menu) {
    tidying_ = new Tidying(this);
    progress_ = new ProgressCard(*canvas_);
    progress_->setObjectName(QStringLiteral("tidyCard"));
    tidying_->setBusy([this] { return canvas_->isDragging() || canvas_->isNaming(); });
    connect(tidying_, &Tidying::progressed, progress_,
            [this](int percent) { progress_->tell(tr("Tidying up"), percent); });
    connect(tidying_, &Tidying::finished, this, &MainWindow::showTidied);
    connect(tidying_, &Tidying::cancelled, this, [this] {
        progress_->finish();
        say(tr("Tidying was cancelled"));
    });
    connect(tidying_, &Tidying::gaveUp, this, [this] {
        progress_->finish();
        say(tr("Not tidied: the sheet kept changing meanwhile"));
    });
    connect(progress_, &ProgressCard::cancelAsked, tidying_, &Tidying::cancel);
    const auto some = [this] { return session_ && !canvas_->routed().boxes.empty(); };
    const auto add = [&](const char* id, const QString& text, const QStringList& keys, TidyStyle style,
                         std::optional<Orientation> orientation) {
        commands_.add({id,
                       menu,
                       text,
                       keys,
                       [this, style, orientation] { tidy(style, orientation); },
                       some,
                       Scope::Window,
                       {},
                       !keys.isEmpty()});
    };
    add("arrange.tidy", tr("Tidy Up"), {"Ctrl+L"}, TidyStyle::Layers, {});
    add("arrange.tidyAcross", tr("Tidy Left to Right"), {}, TidyStyle::Layers, Orientation::LeftToRight);
    add("arrange.tidyDown", tr("Tidy Top to Bottom"), {}, TidyStyle::Layers, Orientation::TopToBottom);
    add("arrange.tidyTiers", tr("Tidy by Tiers"), {}, TidyStyle::Tiers, {});
}

/// Two things or more that are chosen, or a boundary, are tidied alone; else the whole sheet.
void MainWindow::tidy(TidyStyle style, std::optional<Orientation> orientation) {
    (void)canvas_->cancelGesture();
    canvas_->finishName(true);
    panel_->finishEditing();
    TidyRequest request;
    request.sheet = session_->sheet();
    request.style = style;
    request.orientation = orientation;
    request.view = Size{static_cast<double>(canvas_->width()), static_cast<double>(canvas_->height())};
    for (const Ref& ref : session_->selection())
        if (ref.type == RecordType::Node || ref.type == RecordType::Boundary) request.chosen.insert(ref);
    const bool isOneNode = request.chosen.size() == 1 && request.chosen.begin()->type == RecordType::Node;
    const bool isAll = std::ranges::all_of(canvas_->routed().boxes, [&](const auto& box) {
        return box.first.type != RecordType::Node || request.chosen.contains(box.first);
    });
    if (isOneNode || isAll) request.chosen.clear();
    tidiedAll_ = request.chosen.empty();
    if (!tidiedAll_) request.view.reset(); // a part need not fill the view
    tidied_ = request.sheet;
    tidying_->start(*session_, std::move(request));
}

void MainWindow::showTidied(const std::vector<Placement>& moves) {
    progress_->finish();
    if (moves.empty()) return say(tr("Already tidy"));
    const bool isShown = session_->sheet() == tidied_;
    if (isShown) canvas_->beginGlide();
    const bool done = apply(QT_TR_NOOP("Tidy up"), [&](Transaction& edit) -> Expected<void> {
        for (const Placement& placement : moves)
            edit.put(placement);
        return {};
    });
    if (!done || !isShown) return;
    if (tidiedAll_)
        canvas_->fitReadable();
    else
        canvas_->reveal(session_->selection());
    canvas_->endGlide();
}

} // namespace chalkline
