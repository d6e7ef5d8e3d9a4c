#include "panels/stages/buy_in_bar.h"

#include "panels/statements/field_keeper.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/wrapped_label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace chalkline {

namespace {

constexpr int rest = 80;        // ms after an edit until it is compared again
constexpr int shownChanges = 3; // lines; the tool tip has them all

} // namespace

QString timeOfDay(std::int64_t ms) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms);
    const bool today = time.date() == QDate::currentDate();
    return QLocale().toString(time, today ? QStringLiteral("HH:mm") : QStringLiteral("d MMM HH:mm"));
}

BuyInBar::BuyInBar(BuyInStage stage, QWidget* parent)
    : QFrame(parent)
    , stage_(stage)
    , state_(new QLabel(this))
    , changes_(new WrappedLabel(shownChanges, this))
    , confirm_(new QPushButton(tr("Confirm"), this))
    , withdraw_(new QPushButton(tr("Reopen"), this)) {
    setObjectName(stage == BuyInStage::Scope ? QStringLiteral("scopeBuyIn") : QStringLiteral("designBuyIn"));
    setProperty("role", QByteArray("foot"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 12, 8);
    rows->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    state_->setObjectName(QStringLiteral("buyInState"));
    state_->setTextFormat(Qt::PlainText);
    changes_->setObjectName(QStringLiteral("buyInChanges"));
    setRole(changes_, "quiet");
    confirm_->setObjectName(QStringLiteral("confirm"));
    withdraw_->setObjectName(QStringLiteral("withdraw"));
    setRole(withdraw_, "onward");
    withdraw_->setToolTip(tr("Not agreed any more; the remark stays"));
    head->addWidget(state_);
    head->addStretch();
    head->addWidget(withdraw_);
    rows->addLayout(head);
    rows->addWidget(changes_);
    auto* remark = new QLineEdit(this);
    remark->setObjectName(QStringLiteral("remark"));
    remark->setPlaceholderText(tr("Remark"));
    remark->setAccessibleName(stage == BuyInStage::Scope ? tr("Remark on the scope")
                                                         : tr("Remark on the design"));
    remark_ = new FieldKeeper(remark, [this](const QString& text) {
        run(tr("Remark"),
            [&](Transaction& edit) { return interview::remark(edit, stage_, text.toStdString()); });
    });
    rows->addWidget(confirm_);
    rows->addWidget(remark);
    connect(confirm_, &QPushButton::clicked, this, [this] {
        const bool focused = confirm_->hasFocus(); // the next key is no "Reopen"
        run(tr("Confirm"), [this](Transaction& edit) -> Expected<void> {
            const auto done = interview::confirm(edit, stage_);
            if (!done) return std::unexpected(done.error());
            return {};
        });
        if (focused && remark_->field()->isVisible()) remark_->field()->setFocus();
    });
    connect(withdraw_, &QPushButton::clicked, this, [this] {
        run(tr("Reopen"), [this](Transaction& edit) { return interview::withdraw(edit, stage_); });
    });
    later_.setSingleShot(true);
    later_.setInterval(rest);
    connect(&later_, &QTimer::timeout, this, &BuyInBar::refresh);
    refresh();
}

void BuyInBar::showSession(Session* session) {
    remark_->drop();
    session_ = session;
    records_ = {};
    later_.stop();
    if (session_)
        records_ = session_->observe([this](const Notice& notice) {
            if (notice.origin != Origin::Preview && !later_.isActive()) later_.start();
        });
    refresh();
}

void BuyInBar::finishEditing() {
    remark_->finish();
}

void BuyInBar::run(const QString& label, const std::function<Expected<void>(Transaction&)>& operation) {
    if (!session_) return;
    const auto done = runStep(*session_, label, operation);
    if (!done) Q_EMIT said(QString::fromStdString(done.error().text()));
    refresh();
}

void BuyInBar::refresh() {
    setEnabled(session_);
    const interview::BuyInStatus status =
        session_ ? interview::buyInOf(session_->document().tables(), stage_) : interview::BuyInStatus();
    const bool scope = stage_ == BuyInStage::Scope;
    const bool known = status.agreement != interview::Agreement::Pending;
    const bool changed = status.agreement == interview::Agreement::Changed;
    const QString time = timeOfDay(status.confirmed_at_ms);
    state_->setVisible(known);
    withdraw_->setVisible(known);
    withdraw_->setAccessibleName(scope ? tr("Reopen the scope") : tr("Reopen the design"));
    state_->setText(changed ? tr("Changed since %1").arg(time)
                    : scope ? tr("✓ Scope confirmed %1").arg(time)
                            : tr("✓ Design confirmed %1").arg(time));
    setRole(state_, changed ? "warning" : "good");
    QStringList changes;
    for (const std::string& change : status.changes)
        changes += QString::fromStdString(change);
    changes_->setText(changes.join(QStringLiteral("; ")));
    changes_->setToolTip(changes.join('\n'));
    changes_->setVisible(changed);
    confirm_->setVisible(!known || changed);
    confirm_->setText(changed ? tr("Confirm again")
                      : scope ? tr("Confirm scope with the interviewer")
                              : tr("Confirm design with the interviewer"));
    confirm_->setAccessibleName(confirm_->text());
    remark_->show(QString::fromStdString(status.remark));
    remark_->field()->setVisible(status.record.valid() && (known || !status.remark.empty()));
}

} // namespace chalkline
