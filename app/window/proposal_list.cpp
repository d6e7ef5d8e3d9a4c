#include "window/proposal_list.h"

#include "text/complete.h"
#include "text/pattern.h"

namespace chalkline {

ProposalList::ProposalList(QWidget* parent)
    : QListWidget(parent) {
    setObjectName(QStringLiteral("proposals"));
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Proposals, Tab takes one"));
    hide();
}

void ProposalList::setTheme(ThemeName name) {
    const Theme& theme = themeOf(name);
    const auto colour = [](const std::string& text) { return QString::fromStdString(text); };
    setStyleSheet(
        QStringLiteral("#proposals { background: %1; color: %2; border: 1px solid %3; border-radius: 6px; }"
                       "#proposals::item { height: %5px; padding: 0 8px; border-radius: 0; }"
                       "#proposals::item:selected { background: %4; color: %2; }")
            .arg(colour(theme.card), colour(theme.ink), colour(theme.controlBorder),
                 colour(theme.of(Family::Edge).tint))
            .arg(rowHeight));
}

void ProposalList::propose(const Document& document, const QString& line, int cursor) {
    forget();
    const auto at = static_cast<std::size_t>(line.left(cursor).toUtf8().size());
    if (!line.isEmpty())
        for (const text::Proposal& proposal : text::complete(document, line.toStdString(), at, {}, most)) {
            auto* item = new QListWidgetItem(QString::fromStdString(proposal.text), this);
            item->setData(Qt::UserRole, static_cast<int>(proposal.from));
        }
    setVisible(count() > 0);
    setCurrentRow(0);
    raise();
}

void ProposalList::addPatterns(const std::vector<const text::Pattern*>& patterns, bool all) {
    if (patterns.empty()) return;
    // One row at least is for them.
    while (!all && count() >= most)
        delete takeItem(count() - 1);
    for (const text::Pattern* pattern : patterns) {
        if (!all && count() >= most) break;
        auto* item =
            new QListWidgetItem(tr("%1  —  pattern").arg(QString::fromStdString(pattern->name)), this);
        item->setToolTip(QString::fromStdString(pattern->says));
        patterns_.push_back(pattern);
    }
    setVerticalScrollBarPolicy(count() > most ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    show();
    if (currentRow() < 0) setCurrentRow(0);
    raise();
}

const text::Pattern* ProposalList::pattern() const {
    const int first = count() - static_cast<int>(patterns_.size());
    if (!isVisible() || currentRow() < first) return nullptr;
    return patterns_[static_cast<std::size_t>(currentRow() - first)];
}

void ProposalList::forget() {
    patterns_.clear();
    clear();
    hide();
}

void ProposalList::step(int rows) {
    setCurrentRow(std::clamp(currentRow() + rows, 0, count() - 1));
}

std::optional<ProposalList::Completed> ProposalList::complete(const QString& line, int cursor) const {
    const QListWidgetItem* item = isVisible() ? currentItem() : nullptr;
    if (!item || pattern()) return std::nullopt;
    const QByteArray utf8 = line.toUtf8();
    const QString before =
        QString::fromUtf8(utf8.left(static_cast<qsizetype>(item->data(Qt::UserRole).toInt()))) + item->text();
    return Completed{before + line.mid(cursor), static_cast<int>(before.size())};
}

} // namespace chalkline
