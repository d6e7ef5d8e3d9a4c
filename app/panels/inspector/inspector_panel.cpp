#include "panels/inspector/inspector_panel.h"

#include "panels/inspector/inspector_form.h"
#include "panels/inspector/link_list.h"
#include "window/style.h"

#include <QScrollArea>
#include <QTimer>

namespace chalkline {

namespace {

constexpr int glyphSize = 20; // px

const Theme& themeFor(const QPalette& palette) {
    return themeOf(palette.color(QPalette::Window).lightness() < 128 ? ThemeName::Dark : ThemeName::Light);
}

} // namespace

InspectorPanel::InspectorPanel(QWidget* parent)
    : PanelPage(parent)
    , scroll_(new QScrollArea(this))
    , icon_(new QLabel(this))
    , heading_(new QLabel(this))
    , none_(new QLabel(this))
    , form_(new InspectorForm)
    , links_(new LinkList) {
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll_);
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(16, 10, 12, 16);
    rows->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(icon_);
    head->addWidget(heading_, 1);
    heading_->setTextFormat(Qt::PlainText);
    heading_->setProperty("role", "heading");
    heading_->setWordWrap(true);
    rows->addLayout(head);
    none_->setText(tr("These have no fields in common."));
    none_->setProperty("role", "quiet");
    none_->setWordWrap(true);
    none_->hide();
    rows->addWidget(none_);
    rows->addWidget(form_);
    rows->addWidget(links_);
    rows->addStretch();
    scroll_->setWidget(content);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll_->setAccessibleName(tr("Inspector"));
    setFocusPolicy(Qt::NoFocus);
    connect(form_, &InspectorForm::said, this, &InspectorPanel::said);
    connect(links_, &LinkList::revealAsked, this, &InspectorPanel::revealAsked);
}

void InspectorPanel::showSession(Session* session) {
    if (session_) form_->finish();
    records_ = {};
    view_ = {};
    session_ = session;
    form_->showSubjects(nullptr, {});
    links_->showSubjects(nullptr, {});
    heading_->clear();
    icon_->hide();
    if (!session_) return;
    records_ = session_->observe([this](const Notice& change) { notice(change); });
    view_ = session_->observeView([this] { follow(); });
    follow();
}

void InspectorPanel::finishEditing() {
    form_->finish();
}

void InspectorPanel::unfold(const QString& section) {
    QWidget* opened = form_->unfold(section);
    if (!opened) return;
    // Once the layout has its sizes.
    QMetaObject::invokeMethod(
        this,
        [this, at = QPointer(opened)] {
            if (at) scroll_->ensureWidgetVisible(at, 0, 8);
        },
        Qt::QueuedConnection);
}

std::vector<Ref> InspectorPanel::wanted() const {
    std::vector<Ref> chosen(session_->selection().begin(), session_->selection().end());
    std::erase_if(chosen, [this](const Ref& ref) { return !session_->document().contains(ref); });
    if (chosen.empty() && session_->sheet()) chosen.push_back({RecordType::Sheet, session_->sheet().value});
    return chosen;
}

/// Shows what is chosen now; a page that nobody sees waits.
void InspectorPanel::follow() {
    if (!session_) return;
    const std::vector<Ref> chosen = wanted();
    if (!isVisible()) {
        if (chosen != form_->subjects()) form_->finish();
        stale_ = true;
        return;
    }
    if (chosen == form_->subjects()) return;
    form_->showSubjects(session_, chosen);
    links_->showSubjects(session_, chosen);
    showHeading();
}

void InspectorPanel::notice(const Notice& notice) {
    if (notice.origin == Origin::Preview) return;
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    form_->refresh();
    follow();
    links_->showSubjects(session_, form_->subjects());
    showHeading();
}

void InspectorPanel::showHeading() {
    const std::vector<Ref>& chosen = form_->subjects();
    int components = 0;
    int connections = 0;
    int others = 0;
    for (const Ref& ref : chosen) {
        components += ref.type == RecordType::Node;
        connections += ref.type == RecordType::Edge;
        others += ref.type != RecordType::Node && ref.type != RecordType::Edge;
    }
    const Node* node = chosen.size() == 1 && components == 1
                           ? session_->document().find(NodeId{chosen.front().id})
                           : nullptr;
    icon_->setVisible(node != nullptr);
    if (node)
        icon_->setPixmap(
            kindIcon(node->kind, colourOf(themeFor(palette()).of(familyOf(node->kind)).line), glyphSize)
                .pixmap(QSize(glyphSize, glyphSize), devicePixelRatioF()));
    QStringList parts;
    if (components > 1) parts << tr("%1 components").arg(components);
    if (components == 1) parts << (chosen.size() == 1 ? tr("Component") : tr("1 component"));
    if (connections > 1) parts << tr("%1 connections").arg(connections);
    if (connections == 1) parts << (chosen.size() == 1 ? tr("Connection") : tr("1 connection"));
    if (others == 1 && chosen.size() == 1) {
        const RecordType type = chosen.front().type;
        parts << (type == RecordType::Boundary   ? tr("Boundary")
                  : type == RecordType::Note     ? tr("Note")
                  : type == RecordType::Estimate ? tr("Estimate")
                  : type == RecordType::Sheet    ? tr("Sheet")
                                                 : tr("Drawing"));
    } else if (others > 0) {
        parts << (parts.isEmpty() ? tr("%1 things").arg(others) : tr("%1 more").arg(others));
    }
    heading_->setText(parts.join(QStringLiteral(", ")));
    none_->setVisible(chosen.size() > 1 && form_->rows().empty());
}

QString InspectorPanel::heading() const {
    return heading_->text();
}

/// The page is asked for by a key: typing goes on in its first field.
void InspectorPanel::focusInEvent(QFocusEvent* event) {
    PanelPage::focusInEvent(event);
    if (!form_->rows().empty()) form_->rows().front()->editor().control()->setFocus(Qt::TabFocusReason);
}

void InspectorPanel::showEvent(QShowEvent* event) {
    PanelPage::showEvent(event);
    if (!std::exchange(stale_, false) || !session_) return;
    form_->showSubjects(session_, wanted());
    links_->showSubjects(session_, form_->subjects());
    showHeading();
}

/// What is painted in the theme's colours is made anew when these change.
void InspectorPanel::changeEvent(QEvent* event) {
    PanelPage::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !session_) return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!session_) return;
            form_->rebuild();
            showHeading();
        },
        Qt::QueuedConnection);
}

} // namespace chalkline
