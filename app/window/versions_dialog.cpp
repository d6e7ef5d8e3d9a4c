#include "window/versions_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkline {

VersionsDialog::VersionsDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , list_(new QListWidget(this)) {
    setWindowTitle(tr("Versions"));
    resize(420, 460);
    auto* rows = new QVBoxLayout(this);
    auto* words = new QLabel(
        tr("Choose a step to go back to it. The later ones stay until something is changed."), this);
    words->setWordWrap(true);
    words->setProperty("role", QStringLiteral("quiet"));
    rows->addWidget(words);
    rows->addWidget(list_, 1);
    const History& history = session.history();
    const auto add = [&](std::size_t steps, const QString& label, std::int64_t time) {
        const QString when =
            time > 0 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat)
                     : QString();
        auto* item =
            new QListWidgetItem(label + (when.isEmpty() ? QString() : QStringLiteral("  ·  ") + when), list_);
        item->setData(Qt::UserRole, static_cast<int>(steps));
        if (steps == history.cursor()) list_->setCurrentItem(item);
    };
    for (std::size_t i = history.steps().size(); i > 0; --i)
        add(i, QString::fromStdString(history.steps()[i - 1].label), history.steps()[i - 1].time);
    add(0, tr("The beginning"), 0);
    list_->setAccessibleName(tr("Steps, newest first"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    rows->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QListWidget::itemActivated, this, [&session](const QListWidgetItem* item) {
        (void)goTo(session, static_cast<std::size_t>(item->data(Qt::UserRole).toInt()));
    });
}

Expected<void> VersionsDialog::goTo(Session& session, std::size_t steps) {
    while (session.history().cursor() != steps) {
        const auto done = session.history().cursor() > steps ? session.undo() : session.redo();
        if (!done) return std::unexpected(done.error());
        if (!*done) break; // an edit is in progress
    }
    return {};
}

} // namespace chalkline
