#include "panels/inspector/link_list.h"

#include "base/text.h"

#include <QPushButton>

namespace chalkline {

namespace {

bool isStatement(RecordType type) {
    return type == RecordType::Requirement || type == RecordType::TradeOff;
}

Ref otherEnd(const Link& link, Ref one) {
    return link.from == one ? link.to : link.from;
}

/// Keeps its whole text for the tool tip and shows what fits.
class StatementButton : public QPushButton {
public:
    StatementButton(QString text, QWidget* parent)
        : QPushButton(parent)
        , whole_(std::move(text)) {
        setProperty("role", "statement");
        setAccessibleName(whole_);
        setToolTip(whole_.toHtmlEscaped());
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QPushButton::resizeEvent(event);
        setText(
            fontMetrics().elidedText(whole_, Qt::ElideRight, width() - 14).replace('&', QLatin1String("&&")));
    }

private:
    QString whole_;
};

} // namespace

std::set<Ref> thingsLinkedTo(const Document& document, Ref statement) {
    std::set<Ref> things;
    for (const LinkId id : document.referrers<Link>(statement)) {
        const Ref other = otherEnd(*document.find(id), statement);
        if (other.type == RecordType::Node || other.type == RecordType::Edge ||
            other.type == RecordType::Boundary || other.type == RecordType::Note)
            things.insert(other);
    }
    if (statement.type == RecordType::TradeOff)
        if (const TradeOff* tradeOff = document.find(TradeOffId{statement.id}); tradeOff && tradeOff->node)
            things.insert({RecordType::Node, tradeOff->node.value});
    return things;
}

std::vector<Ref> statementsOn(const Document& document, Ref thing) {
    std::set<Ref> found;
    for (const LinkId id : document.referrers<Link>(thing)) {
        const Ref other = otherEnd(*document.find(id), thing);
        if (isStatement(other.type)) found.insert(other);
    }
    for (const TradeOffId id : document.referrers<TradeOff>(thing))
        found.insert({RecordType::TradeOff, id.value});
    return {found.begin(), found.end()};
}

QString statementText(const Document& document, Ref statement) {
    if (statement.type == RecordType::Requirement) {
        const Requirement* requirement = document.find(RequirementId{statement.id});
        if (!requirement) return {};
        return QString::fromStdString(oneLine(requirement->code + " " + requirement->title)).trimmed();
    }
    const TradeOff* tradeOff = document.find(TradeOffId{statement.id});
    return tradeOff ? QString::fromStdString(oneLine(tradeOff->title)) : QString();
}

LinkList::LinkList(QWidget* parent)
    : QWidget(parent)
    , rows_(new QVBoxLayout(this)) {
    rows_->setContentsMargins(0, 12, 0, 0);
    rows_->setSpacing(0);
    auto* caption = new QLabel(tr("Linked"), this);
    caption->setProperty("role", "caption");
    rows_->addWidget(caption);
    hide();
}

void LinkList::showSubjects(Session* session, std::span<const Ref> subjects) {
    std::set<Ref> found;
    if (session)
        for (const Ref& subject : subjects)
            for (const Ref& statement : statementsOn(session->document(), subject))
                found.insert(statement);
    std::vector<Ref> wanted(found.begin(), found.end());
    QStringList texts;
    for (const Ref& statement : wanted)
        texts.push_back(statementText(session->document(), statement));
    setVisible(!wanted.empty());
    if (session == session_ && wanted == shown_ && texts == texts_) return;
    session_ = session;
    shown_ = std::move(wanted);
    texts_ = texts;
    if (list_) {
        list_->hide();
        list_->deleteLater();
    }
    list_ = new QWidget(this);
    rows_->addWidget(list_);
    auto* column = new QVBoxLayout(list_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        auto* button = new StatementButton(texts[static_cast<int>(i)], list_);
        button->setProperty("statement", QVariant::fromValue<qulonglong>(i));
        button->installEventFilter(this);
        column->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, ref = shown_[i]] {
            if (session_) Q_EMIT revealAsked(thingsLinkedTo(session_->document(), ref));
        });
    }
    list_->show();
}

void LinkList::point(Ref statement) {
    if (!session_) return;
    session_->highlight(statement.valid() ? thingsLinkedTo(session_->document(), statement)
                                          : std::set<Ref>{});
}

bool LinkList::eventFilter(QObject* watched, QEvent* event) {
    const auto index = static_cast<std::size_t>(watched->property("statement").toULongLong());
    const bool in = event->type() == QEvent::Enter || event->type() == QEvent::FocusIn;
    const bool out =
        event->type() == QEvent::Leave || event->type() == QEvent::FocusOut || event->type() == QEvent::Hide;
    if (in && index < shown_.size()) point(shown_[index]);
    if (out && watched->parent() == list_) point({});
    return QWidget::eventFilter(watched, event);
}

} // namespace chalkline
