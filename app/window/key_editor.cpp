#include "window/key_editor.h"

#include "window/key_caps.h"
#include "window/key_field.h"
#include "window/search_field.h"

#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>

namespace chalkline {

KeyEditor::KeyEditor(CommandRegistry& registry, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , registry_(registry)
    , settings_(settings)
    , search_(new SearchField(tr("Search commands and keys"), this))
    , tree_(new QTreeWidget(this))
    , name_(new QLabel(this))
    , fields_{new KeyField(this), new KeyField(this)}
    , reset_(new QPushButton(tr("Reset"), this))
    , message_(new QLabel(this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(search_);
    tree_->setObjectName(QStringLiteral("keyTable"));
    tree_->setAccessibleName(tr("Commands and their keys"));
    tree_->setColumnCount(2);
    tree_->setHeaderHidden(true);
    tree_->setRootIsDecorated(false);
    tree_->setItemsExpandable(false);
    tree_->setIndentation(0);
    tree_->setUniformRowHeights(true);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    rows->addWidget(tree_, 1);
    buildFoot();
    fill();
    connect(search_, &QLineEdit::textChanged, this, &KeyEditor::filter);
    connect(tree_, &QTreeWidget::currentItemChanged, this, [this] {
        answer({});
        showChosen();
    });
    choose(registry_.commands().empty() ? QString() : registry_.commands().front().id);
}

void KeyEditor::buildFoot() {
    auto* rows = static_cast<QVBoxLayout*>(layout());
    name_->setTextFormat(Qt::PlainText);
    name_->setProperty("role", QStringLiteral("heading"));
    message_->setTextFormat(Qt::PlainText);
    message_->setProperty("role", QStringLiteral("error"));
    message_->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    const QString names[] = {tr("Key"), tr("Second key")};
    for (int slot = 0; slot < 2; ++slot) {
        fields_[slot]->setAccessibleName(names[slot]);
        fields_[slot]->setToolTip(names[slot]);
        foot->addWidget(fields_[slot], 1);
        connect(fields_[slot], &KeyField::recorded, this,
                [this, slot](const QString& key) { record(slot, key); });
    }
    reset_->setToolTip(tr("The key the program came with"));
    auto* all = new QPushButton(tr("Reset All …"), this);
    all->setObjectName(QStringLiteral("resetAll"));
    for (QPushButton* button : {reset_, all}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    connect(reset_, &QPushButton::clicked, this,
            [this] { answer(resetKeys(registry_, settings_, chosen())); });
    connect(all, &QPushButton::clicked, this, [this] {
        const auto sure =
            QMessageBox::question(this, tr("Reset all keys"), tr("Give every command the keys it came with?"),
                                  QMessageBox::Reset | QMessageBox::Cancel, QMessageBox::Cancel);
        if (sure != QMessageBox::Reset) return;
        resetAllKeys(registry_, settings_);
        answer({});
    });
    rows->addWidget(name_);
    rows->addLayout(foot);
    rows->addWidget(message_);
}

void KeyEditor::fill() {
    QMap<QString, QTreeWidgetItem*> groups;
    for (const WindowCommand& command : registry_.commands()) {
        QTreeWidgetItem*& group = groups[command.menu];
        if (!group) {
            group = new QTreeWidgetItem(tree_, {plainTitle(command.menu)});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFirstColumnSpanned(true);
            QFont font = tree_->font();
            font.setWeight(QFont::DemiBold);
            group->setFont(0, font);
        }
        auto* item = new QTreeWidgetItem(group, {plainTitle(command.text)});
        item->setData(0, Qt::UserRole, command.id);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        items_.insert(command.id, item);
    }
    tree_->expandAll();
    showKeys();
}

void KeyEditor::setTheme(const Theme& theme) {
    search_->setTheme(theme);
    for (KeyField* field : fields_)
        field->setTheme(theme);
}

void KeyEditor::choose(const QString& id) {
    if (QTreeWidgetItem* item = items_.value(id)) tree_->setCurrentItem(item);
}

QString KeyEditor::chosen() const {
    const QTreeWidgetItem* item = tree_->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void KeyEditor::showKeys() {
    for (const WindowCommand& command : registry_.commands()) {
        QTreeWidgetItem* item = items_.value(command.id);
        if (!item) continue;
        QStringList keys;
        for (const QKeySequence& key : registry_.action(command.id)->shortcuts())
            keys.append(capsOf(key).join('+'));
        keys.removeDuplicates(); // Return and Enter
        item->setText(1, keys.join(QStringLiteral("   ")));
        QFont font = tree_->font();
        // What the person has changed stands out.
        font.setWeight(settings_.keys().contains(command.id) ? QFont::DemiBold : QFont::Normal);
        item->setFont(1, font);
    }
}

void KeyEditor::showChosen() {
    const WindowCommand* command = registry_.find(chosen());
    const QStringList keys = registry_.keysOf(chosen());
    name_->setText(command ? plainTitle(command->text) : tr("Choose a command"));
    for (int slot = 0; slot < 2; ++slot) {
        fields_[slot]->setEnabled(command != nullptr && slot <= keys.size());
        fields_[slot]->setKey(keys.value(slot));
    }
    reset_->setEnabled(command != nullptr && settings_.keys().contains(chosen()));
}

void KeyEditor::filter(const QString& words) {
    const QString letters = words.simplified().toCaseFolded();
    for (int g = 0; g < tree_->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = tree_->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const bool fits = (item->text(0) + ' ' + item->text(1)).toCaseFolded().contains(letters);
            item->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

void KeyEditor::record(int slot, const QString& key) {
    QStringList keys = registry_.keysOf(chosen());
    if (key.isEmpty()) {
        if (slot < keys.size()) keys.removeAt(slot);
    } else if (slot < keys.size()) {
        keys[slot] = key;
    } else {
        keys.append(key);
    }
    keys.removeDuplicates();
    const QString holder = changeKeys(registry_, settings_, chosen(), keys);
    const QString shown = QKeySequence(key, QKeySequence::PortableText).toString(QKeySequence::NativeText);
    answer(holder.isEmpty() ? QString() : tr("%1 belongs to “%2”.").arg(shown, holder));
}

void KeyEditor::answer(const QString& trouble) {
    message_->setText(trouble);
    showKeys();
    showChosen();
}

} // namespace chalkline
