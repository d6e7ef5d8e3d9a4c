#include "panels/clarify/bank_list.h"

#include "interview/archetype_acts.h"
#include "panels/inspector/field_editor.h"
#include "panels/statements/wrapped_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

#include <algorithm>

namespace chalkline {

namespace {

constexpr int questionLines = 4; // at most
constexpr int plusWidth = 10;    // px
constexpr int textIndent = 22;   // px, of the questions' words

QString worded(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString titleOf(std::string_view topic) {
    for (const interview::QuestionTopic& one : interview::questionTopics())
        if (one.key == topic) return worded(one.title);
    return {};
}

} // namespace

/// A button with text over several lines.
class BankRow : public QAbstractButton {
public:
    explicit BankRow(QWidget* parent)
        : QAbstractButton(parent)
        , label_(new WrappedLabel(questionLines, this)) {
        setObjectName(QStringLiteral("bankRow"));
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(3, 3, 7, 3);
        row->setSpacing(8);
        auto* plus = new QLabel(QStringLiteral("+"), this);
        plus->setMinimumWidth(plusWidth);
        plus->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        setRole(plus, "mark");
        row->addWidget(plus, 0, Qt::AlignTop);
        row->addWidget(label_, 1);
        for (QWidget* part : {static_cast<QWidget*>(plus), static_cast<QWidget*>(label_)})
            part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void show(const interview::BankQuestion& question) {
        label_->setText(worded(question.text));
        setText(label_->text());
        setToolTip(titleOf(question.topic));
        setAccessibleName(QCoreApplication::translate("chalkline::BankList", "Ask: %1").arg(label_->text()));
        updateGeometry();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QStyleOption option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this);
    }

private:
    WrappedLabel* label_;
};

BankList::BankList(QWidget* parent)
    : QWidget(parent)
    , fold_(new QPushButton(this))
    , body_(new QWidget(this))
    , column_(new QVBoxLayout(body_))
    , more_(new QPushButton(tr("More"), body_)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 0, 12, 0);
    rows->setSpacing(0);
    fold_->setObjectName(QStringLiteral("bankFold"));
    fold_->setText(tr("Worth asking"));
    fold_->setAutoDefault(false);
    setRole(fold_, "fold");
    connect(fold_, &QPushButton::clicked, this, [this] {
        open_ = !open_;
        wanted_ = atFirst;
        refresh(Tables(tables_));
    });
    rows->addWidget(fold_);
    rows->addWidget(body_);
    column_->setContentsMargins(0, 2, 0, 0);
    column_->setSpacing(0);
    more_->setObjectName(QStringLiteral("bankMore"));
    more_->setAutoDefault(false);
    more_->setAccessibleName(tr("More questions"));
    setRole(more_, "quiet-link");
    connect(more_, &QPushButton::clicked, this, [this] {
        wanted_ += more;
        refresh(Tables(tables_));
    });
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(textIndent - 4, 0, 0, 0);
    foot->addWidget(more_);
    foot->addStretch();
    column_->addLayout(foot);
}

void BankList::setMode(Mode mode) {
    mode_ = mode;
    open_ = mode == Mode::Work;
    wanted_ = atFirst;
    refresh(Tables(tables_));
}

void BankList::refresh(const Tables& tables) {
    tables_ = tables;
    const bool isThere = mode_ != Mode::Interview;
    fold_->setVisible(isThere);
    body_->setVisible(isThere && open_);
    if (!isThere || !open_) {
        showFold();
        return;
    }
    std::vector<const interview::BankQuestion*> questions = interview::nextQuestions(tables, wanted_ + 1);
    more_->setVisible(questions.size() > wanted_);
    if (questions.size() > wanted_) questions.resize(wanted_);
    if (questions != shown_) show(questions);
    showFold();
}

void BankList::showFold() {
    fold_->setText(mode_ == Mode::Practice && !open_ ? tr("Suggest questions") : tr("Worth asking"));
    fold_->setAccessibleName(fold_->text());
    fold_->setAccessibleDescription(open_ ? tr("Unfolded") : tr("Folded"));
    fold_->setIcon(
        chevron(QApplication::palette().color(QPalette::PlaceholderText), open_ ? Turn::Down : Turn::Right));
}

/// Rows are used again for other questions, so the focus stays where it is in the list.
void BankList::show(const std::vector<const interview::BankQuestion*>& questions) {
    shown_ = questions;
    while (rows_.size() < shown_.size()) {
        const std::size_t at = rows_.size();
        auto* row = new BankRow(body_);
        row->installEventFilter(this);
        connect(row, &QAbstractButton::clicked, this, [this, at] {
            if (at < shown_.size()) Q_EMIT asked(*shown_[at]);
        });
        column_->insertWidget(static_cast<int>(at), row);
        rows_.push_back(row);
    }
    const bool focused = std::ranges::any_of(rows_, &QWidget::hasFocus);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setVisible(i < shown_.size());
        if (i < shown_.size()) rows_[i]->show(*shown_[i]);
    }
    makeCurrent(shown_.empty() ? 0 : std::min(current_, shown_.size() - 1));
    if (focused && !shown_.empty())
        rows_[current_]->setFocus();
    else if (focused)
        fold_->setFocus();
}

void BankList::makeCurrent(std::size_t index) {
    current_ = index;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        rows_[i]->setFocusPolicy(i == current_ ? Qt::StrongFocus : Qt::ClickFocus);
}

bool BankList::eventFilter(QObject* watched, QEvent* event) {
    const auto here = std::ranges::find(rows_, watched);
    if (here == rows_.end()) return QWidget::eventFilter(watched, event);
    const auto at = static_cast<std::size_t>(here - rows_.begin());
    if (event->type() == QEvent::FocusIn) makeCurrent(at);
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        rows_[at]->click();
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const std::size_t to =
            key == Qt::Key_Up ? (at == 0 ? 0 : at - 1) : std::min(at + 1, shown_.size() - 1);
        makeCurrent(to);
        rows_[to]->setFocus();
    } else {
        return false;
    }
    return true;
}

} // namespace chalkline
