#include "panels/tradeoffs/verdict_list.h"

#include "edit/trade_off_operations.h"
#include "model/trade_off_topics.h"
#include "panels/statements/elided_button.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/wrapped_label.h"
#include "panels/tradeoffs/topic_rows.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace chalkline {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

VerdictList::VerdictList(QWidget* parent)
    : QWidget(parent)
    , rows_(new QVBoxLayout(this))
    , none_(new WrappedLabel(2, this))
    , why_(new WrappedLabel(3, this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
    auto* caption = new QLabel(tr("VERDICT"), this);
    caption->setTextFormat(Qt::PlainText);
    caption->setToolTip(tr("Left: while the network is parted. Right: otherwise."));
    setRole(caption, "caption");
    rows_->addWidget(caption);
    none_->setText(tr("There is no store in the design yet."));
    setRole(none_, "quiet");
    rows_->addWidget(none_);
    why_->setText(
        tr("Networks do part: what can be chosen is only what happens then. EL and EC: what comes first "
           "while they do not."));
    setRole(why_, "quiet");
    why_->hide();
    rows_->addWidget(why_);
}

QComboBox* VerdictList::makeCombo(const QStringList& items, const QString& name, QWidget* parent) {
    auto* combo = StatementDetail::makeChooser(parent);
    combo->addItems(items);
    combo->setAccessibleName(name);
    combo->view()->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(2);
    combo->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->installEventFilter(this);
    return combo;
}

VerdictList::Row VerdictList::makeRow(NodeId store, const QString& name) {
    Row row{store, new QWidget(this), nullptr, nullptr, nullptr};
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    if (store) {
        row.name = new ElidedButton(name, row.widget);
        setRole(row.name, "quiet-button");
        row.name->setFocusPolicy(Qt::NoFocus);
        row.name->setAccessibleName(tr("Show %1 on the canvas").arg(name));
        connect(row.name, &QPushButton::clicked, this,
                [this, store] { Q_EMIT revealAsked({{RecordType::Node, store.value}}); });
        line->addWidget(row.name);
        line->addStretch(1);
    } else {
        auto* whole = new WrappedLabel(1, row.widget);
        whole->setText(name);
        whole->setContentsMargins(4, 0, 0, 0);
        line->addWidget(whole, 1, Qt::AlignVCenter);
    }
    row.mode =
        makeCombo({QStringLiteral("–"), QStringLiteral("CP"), QStringLiteral("AP"), QStringLiteral("CA")},
                  tr("%1: under partition").arg(name), row.widget);
    row.otherwise = makeCombo({QStringLiteral("–"), QStringLiteral("EL"), QStringLiteral("EC")},
                              tr("%1: otherwise").arg(name), row.widget);
    const auto ask = [this, store, mode = row.mode, otherwise = row.otherwise] {
        Q_EMIT verdictAsked(store, static_cast<CapMode>(mode->currentIndex()),
                            static_cast<ElseMode>(otherwise->currentIndex()));
    };
    connect(row.mode, &QComboBox::activated, this, ask);
    connect(row.otherwise, &QComboBox::activated, this, ask);
    line->addWidget(row.mode);
    line->addWidget(row.otherwise);
    return row;
}

void VerdictList::rebuild(const std::vector<std::pair<NodeId, QString>>& stores) {
    for (const Row& row : made_) {
        row.widget->hide();
        row.widget->deleteLater();
    }
    made_.clear();
    shown_ = stores;
    for (const auto& [store, name] : stores) {
        made_.push_back(makeRow(store, name));
        rows_->insertWidget(static_cast<int>(made_.size()), made_.back().widget);
        made_.back().widget->show();
    }
    setExplained(explained_);
}

void VerdictList::show(const Document& document) {
    std::vector<std::pair<NodeId, QString>> stores{{NodeId{}, tr("The whole system")}};
    for (const Node& node : document.all<Node>())
        if (isStore(node)) stores.emplace_back(node.id, nameOf(document, refOf(node)));
    if (stores != shown_) rebuild(stores);
    none_->setVisible(stores.size() == 1);
    for (const Row& row : made_) {
        const TradeOff* held = verdictOn(document.tables(), row.store);
        row.mode->setCurrentIndex(held ? static_cast<int>(held->cap_mode) : 0);
        row.otherwise->setCurrentIndex(held ? static_cast<int>(held->else_mode) : 0);
    }
}

void VerdictList::setExplained(bool explained) {
    explained_ = explained;
    why_->setVisible(explained);
    for (const Row& row : made_) {
        for (int i = 0; i < row.mode->count(); ++i)
            row.mode->setItemData(i, explained ? q(capMeaning(static_cast<CapMode>(i))) : QString(),
                                  Qt::ToolTipRole);
        for (int i = 0; i < row.otherwise->count(); ++i)
            row.otherwise->setItemData(i, explained ? q(elseMeaning(static_cast<ElseMode>(i))) : QString(),
                                       Qt::ToolTipRole);
    }
}

/// The wheel scrolls the list unless the field was chosen.
bool VerdictList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace chalkline
