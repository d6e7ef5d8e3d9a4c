#include "panels/summary/summary_sections.h"

#include "panels/statements/field_keeper.h"
#include "panels/statements/growing_text.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/wrapped_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkline {

namespace {

constexpr int rest = 80;        // ms after an edit until it is made anew
constexpr int listedLines = 12; // of a section among others, before it scrolls
constexpr int mostLines = 1000; // of a section that is read

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

SummarySections::SummarySections(Made made, Look look, QWidget* parent)
    : QScrollArea(parent)
    , made_(std::move(made))
    , look_(look) {
    setObjectName(QStringLiteral("summarySections"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    rows_ = new QVBoxLayout(body);
    rows_->setContentsMargins(16, 8, 12, 8);
    rows_->setSpacing(10);
    empty_ = new QLabel(tr("There is nothing to sum up yet."), body);
    setRole(empty_, "quiet");
    rows_->addWidget(empty_);
    rows_->addStretch();
    setWidget(body);
    viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    later_.setSingleShot(true);
    later_.setInterval(rest);
    connect(&later_, &QTimer::timeout, this, &SummarySections::refresh);
}

void SummarySections::showSession(Session* session) {
    for (auto& [key, section] : sections_)
        section.text->drop();
    session_ = session;
    records_ = {};
    later_.stop();
    if (session_)
        records_ = session_->observe([this](const Notice& notice) {
            if (notice.origin != Origin::Preview && !later_.isActive()) later_.start();
        });
    refresh();
}

void SummarySections::finishEditing() {
    for (auto& [key, section] : sections_)
        section.text->finish();
}

SummarySections::Section SummarySections::makeSection(const std::string& key) {
    Section made;
    made.all = new QWidget(widget());
    made.all->setObjectName(QStringLiteral("section.") + QString::fromStdString(key));
    auto* rows = new QVBoxLayout(made.all);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    made.title = new QLabel(made.all);
    setRole(made.title, look_ == Look::Page ? "caption" : "heading");
    auto* area = new GrowingText(made.all, 1, look_ == Look::Page ? mostLines : listedLines);
    setLook(area, "role", QByteArray(look_ == Look::Page ? "reading" : "summary"));
    made.text = new FieldKeeper(area, [this, key](const QString& words) {
        run(
            tr("Rewrite the summary"),
            [&](Transaction& edit) { return interview::rewrite(edit, key, words.toStdString()); },
            "summary." + key);
    });
    made.state = new QLabel(made.all);
    setRole(made.state, "quiet");
    const auto button = [&](const QString& words, const char* name, const QString& label, auto operation) {
        auto* push = new QPushButton(words, made.all);
        push->setObjectName(QLatin1String(name));
        setRole(push, "onward");
        connect(push, &QPushButton::clicked, this, [this, key, label, operation] {
            sectionOf(key).text->drop();
            run(label, [&](Transaction& edit) { return operation(edit, key); });
        });
        return push;
    };
    made.useNew = button(tr("Use the new text"), "useNew", tr("Use the new text"), interview::regenerate);
    made.keep = button(tr("Keep mine"), "keepMine", tr("Keep the summary"), interview::keepWords);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(made.state, 1);
    foot->addWidget(made.keep);
    foot->addWidget(made.useNew);
    rows->addWidget(made.title);
    rows->addWidget(area);
    rows->addLayout(foot);
    return made;
}

SummarySections::Section& SummarySections::sectionOf(const std::string& key) {
    auto found = sections_.find(key);
    if (found == sections_.end()) found = sections_.emplace(key, makeSection(key)).first;
    return found->second;
}

void SummarySections::fill(Section& section, const interview::SummarySection& made) {
    section.title->setText(text(made.title));
    section.text->show(text(made.text));
    section.text->field()->setAccessibleName(text(made.title));
    section.state->setText(made.outdated ? tr("It has changed since") : tr("Your words"));
    section.state->setVisible(made.edited);
    section.useNew->setVisible(made.edited);
    section.useNew->setText(made.outdated ? tr("Use the new text") : tr("Use the generated text"));
    section.useNew->setToolTip(text(made.generated));
    section.useNew->setAccessibleName(tr("%1: use the generated text").arg(text(made.title)));
    section.keep->setVisible(made.outdated);
    section.keep->setAccessibleName(tr("%1: keep my words").arg(text(made.title)));
}

void SummarySections::showEvent(QShowEvent* event) {
    refresh();
    QScrollArea::showEvent(event);
}

/// Nothing is worked out while nobody looks.
void SummarySections::refresh() {
    if (!isVisible()) return;
    const auto made =
        session_ ? made_(session_->document().tables()) : std::vector<interview::SummarySection>();
    empty_->setVisible(made.empty());
    std::vector<QWidget*> shown;
    for (const interview::SummarySection& one : made) {
        Section& section = sectionOf(std::string(one.key));
        fill(section, one);
        shown.push_back(section.all);
    }
    for (auto& [key, section] : sections_)
        if (std::ranges::find(shown, section.all) == shown.end()) section.all->hide();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int at = static_cast<int>(i) + 1;
        if (rows_->indexOf(shown[i]) != at) rows_->insertWidget(at, shown[i]);
        shown[i]->show();
    }
}

void SummarySections::run(const QString& label, const Operation& operation, const std::string& mergeKey) {
    if (!session_) return;
    const auto done = runStep(*session_, label, operation, mergeKey);
    if (!done) Q_EMIT said(QString::fromStdString(done.error().text()));
    refresh();
}

} // namespace chalkline
