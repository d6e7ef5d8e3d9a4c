#include "panels/inspector/inspector_form.h"

#include <QApplication>
#include <QPointer>
#include <QPushButton>

namespace chalkline {

namespace {

constexpr int rowGap = 4;      // px
constexpr int sectionGap = 12; // px
constexpr int largeFont = 21;  // px, line height from which labels stand above their fields

QVBoxLayout* column(QWidget* parent) {
    auto* rows = new QVBoxLayout(parent);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(rowGap);
    return rows;
}

bool isFolded(const EditField& field) {
    return field.more || !field.fold.isEmpty();
}

} // namespace

InspectorForm::InspectorForm(QWidget* parent)
    : QWidget(parent)
    , layout_(column(this)) {}

void InspectorForm::showSubjects(Session* session, std::vector<Ref> subjects) {
    finish();
    for (FieldRow* row : rows_)
        if (row->editor().hasDraft())
            Q_EMIT said(tr("%1 was left as it was: %2").arg(row->field().label, row->error()));
    session_ = session;
    subjects_ = session ? std::move(subjects) : std::vector<Ref>{};
    std::vector<EditField> fields;
    if (session_) fields = InspectorFields::of(*session_, subjects_);
    const bool same = std::ranges::equal(fields, rows_, [](const EditField& field, const FieldRow* row) {
        return field.id == row->field().id && field.label == row->field().label;
    });
    if (same)
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_[i]->adopt(std::move(fields[i]));
            rows_[i]->show(*session_, subjects_);
        }
    else
        makeRows(std::move(fields));
    showSectionNotes();
    showFolds();
}

void InspectorForm::rebuild() {
    finish();
    if (!session_) return;
    makeRows(InspectorFields::of(*session_, subjects_));
    showSectionNotes();
    showFolds();
}

/// The rows may be at work while they go: they are only deleted when the event is over.
void InspectorForm::dropRows() {
    for (FieldRow* row : rows_) {
        row->disconnect(this);
        row->editor().disconnect(this);
    }
    rows_.clear();
    sectionNotes_.clear();
    folds_.clear();
    if (!content_) return;
    // Else hiding hands the focus to whatever comes next.
    if (QWidget* focused = QApplication::focusWidget(); focused && content_->isAncestorOf(focused))
        focused->clearFocus();
    layout_->removeWidget(content_);
    content_->hide();
    content_->deleteLater();
    content_ = nullptr;
}

void InspectorForm::makeRows(std::vector<EditField> fields) {
    QString focused;
    for (FieldRow* row : rows_)
        if (row->isAncestorOf(QApplication::focusWidget())) focused = row->field().id;
    setUpdatesEnabled(false);
    dropRows();
    content_ = new QWidget(this);
    column(content_);
    QString section;
    for (EditField& field : fields) {
        if (!isFolded(field) && field.section != section) {
            section = field.section;
            auto* caption = new QLabel(section, content_);
            caption->setTextFormat(Qt::PlainText);
            caption->setProperty("role", "caption");
            auto* note = new QLabel(content_);
            note->setProperty("role", "quiet");
            note->setTextFormat(Qt::PlainText);
            note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            caption->setWordWrap(true);
            note->setWordWrap(true);
            auto* line = new QHBoxLayout;
            line->setContentsMargins(0, sectionGap - rowGap, 0, 0);
            line->addWidget(caption, 1);
            line->addWidget(note, 2);
            static_cast<QVBoxLayout*>(content_->layout())->addLayout(line);
            sectionNotes_[section] = note;
        }
        addRow(std::move(field));
    }
    // The style sheet's fonts count from the start, else heights are worked out for others.
    for (QWidget* part : content_->findChildren<QWidget*>())
        part->ensurePolished();
    layout_->addWidget(content_);
    fitToFont();
    content_->show();
    setUpdatesEnabled(true);
    if (FieldRow* row = focused.isEmpty() ? nullptr : this->row(focused)) row->editor().control()->setFocus();
}

void InspectorForm::addRow(EditField field) {
    QWidget* fold = foldHome(field);
    QWidget* home = fold ? fold : content_;
    auto* row = new FieldRow(std::move(field), home);
    home->layout()->addWidget(row);
    rows_.push_back(row);
    connectRow(row);
    if (row->field().input == FieldInput::Segments || row->field().input == FieldInput::Choice)
        row->editor().showOptions(row->field().options(*session_, subjects_.front()));
    row->show(*session_, subjects_);
}

QWidget* InspectorForm::foldHome(const EditField& field) {
    if (!isFolded(field)) return nullptr;
    const QString title = field.more ? tr("More") : field.fold;
    const auto found = std::ranges::find(folds_, title, &Fold::title);
    if (found != folds_.end()) return found->home;
    Fold fold{title, new QPushButton(content_), new QWidget(content_)};
    fold.button->setProperty("role", "fold");
    fold.button->setCheckable(true);
    fold.button->setChecked(openFolds_.contains(title));
    column(fold.home);
    content_->layout()->addWidget(fold.button);
    content_->layout()->addWidget(fold.home);
    connect(fold.button, &QPushButton::toggled, this, [this, title](bool open) {
        if (open)
            openFolds_.insert(title);
        else
            openFolds_.erase(title);
        showFolds();
    });
    folds_.push_back(fold);
    return fold.home;
}

QWidget* InspectorForm::unfold(const QString& title) {
    openFolds_.insert(title);
    const auto found = std::ranges::find(folds_, title, &Fold::title);
    if (found == folds_.end()) return nullptr;
    found->button->setChecked(true);
    return found->home;
}

/// Says how much is set of what is folded away.
void InspectorForm::showFolds() {
    for (const Fold& fold : folds_) {
        const auto set = std::ranges::count_if(rows_, [&](const FieldRow* row) {
            if (row->parentWidget() != fold.home) return false;
            return row->field().own && !row->field().more ? row->isOwn() : row->saysSomething();
        });
        const bool open = fold.button->isChecked();
        fold.button->setIcon(chevron(QApplication::palette().color(QPalette::PlaceholderText),
                                     open ? Turn::Down : Turn::Right));
        fold.button->setText(set == 0 || open ? fold.title : tr("%1 · %2 set").arg(fold.title).arg(set));
        fold.button->setAccessibleName(fold.button->text());
        fold.home->setVisible(open);
    }
}

void InspectorForm::showSectionNotes() {
    for (const auto& [section, note] : sectionNotes_) {
        int own = 0;
        bool defaults = false;
        for (const FieldRow* row : rows_) {
            if (row->field().section != section || !row->field().own) continue;
            defaults = true;
            own += row->isOwn();
        }
        note->setText(!defaults  ? QString()
                      : own == 0 ? tr("from the catalogue")
                                 : tr("%1 set by you").arg(own));
    }
}

void InspectorForm::connectRow(FieldRow* row) {
    FieldEditor* editor = &row->editor();
    connect(editor, &FieldEditor::began, this, [this, row] { remember(*row); });
    connect(editor, &FieldEditor::committed, this, [this, row](bool typed) { commit(*row, typed); });
    connect(editor, &FieldEditor::restoreAsked, this, [this, row] { restore(*row); });
    connect(editor, &FieldEditor::optionsAsked, this, [this, row, editor] {
        if (session_ && !subjects_.empty() && row->field().options)
            editor->showOptions(row->field().options(*session_, subjects_.front()));
    });
    connect(row, &FieldRow::resetAsked, this, [this, row] { reset(*row); });
}

FieldRow* InspectorForm::row(const QString& id) const {
    const auto found = std::ranges::find(rows_, id, [](const FieldRow* row) { return row->field().id; });
    return found == rows_.end() ? nullptr : *found;
}

void InspectorForm::refresh() {
    if (!session_) return;
    std::vector<Ref> left = subjects_;
    std::erase_if(left, [this](const Ref& ref) { return !session_->document().contains(ref); });
    const std::vector<EditField> fields = InspectorFields::of(*session_, left);
    const bool same = std::ranges::equal(fields, rows_, {}, &EditField::id,
                                         [](const FieldRow* row) { return row->field().id; });
    subjects_ = std::move(left);
    if (!same) {
        // A draft of a row that stays is written before the row is made anew.
        if (!writing_) finish();
        makeRows(fields);
    } else {
        for (FieldRow* row : rows_)
            if (row != writing_ && !row->editor().hasDraft()) row->show(*session_, subjects_);
    }
    showSectionNotes();
    showFolds();
}

void InspectorForm::finish() {
    const std::vector<FieldRow*> rows = rows_;
    for (FieldRow* row : rows)
        if (std::ranges::find(rows_, row) != rows_.end() && row->editor().hasDraft()) commit(*row, false);
}

void InspectorForm::remember(FieldRow& row) {
    if (!session_ || !row.originals.empty()) return;
    for (const Ref& subject : subjects_)
        row.originals.push_back({subject, row.field().read(*session_, subject),
                                 row.field().own && row.field().own(*session_, subject)});
}

std::string InspectorForm::mergeKeyOf(const FieldRow& row) const {
    std::string key = "inspector " + row.field().id.toStdString();
    for (const Ref& subject : subjects_)
        key += ' ' + std::to_string(subject.id);
    return key;
}

bool InspectorForm::apply(FieldRow& row, const std::string& mergeKey,
                          const std::function<Expected<void>(Transaction&, Ref)>& write) {
    if (!session_ || subjects_.empty()) return false;
    Transaction edit(*session_, tr("Change “%1”").arg(row.field().label).toStdString(), mergeKey);
    Expected<void> good;
    for (const Ref& subject : subjects_)
        if (good && edit.document().contains(subject)) good = write(edit, subject);
    if (good)
        if (const auto done = edit.commit(); !done) good = std::unexpected(done.error());
    if (!good) row.complain(QString::fromStdString(good.error().message));
    return good.has_value();
}

/// While keys still come, what is typed stays as it is typed; else the field shows what the record says.
void InspectorForm::commit(FieldRow& row, bool typed) {
    if (!session_ || writing_) return;
    const QPointer<FieldRow> alive(&row);
    const auto input = row.field().input;
    if (input == FieldInput::Fact || !row.field().write) return;
    const bool text = input == FieldInput::Line || input == FieldInput::Lines || input == FieldInput::Search;
    bool taken = true;
    if (!text || row.editor().hasDraft()) {
        const QString value = row.editor().value();
        const auto write = row.field().write;
        writing_ = &row;
        taken = apply(row, text ? mergeKeyOf(row) : std::string(),
                      [&](Transaction& edit, Ref subject) { return write(edit, subject, value); });
        writing_ = nullptr;
    }
    if (!alive || std::ranges::find(rows_, &row) == rows_.end()) return;
    if (!taken) {
        if (!text)
            row.editor().showValue(row.originals.empty() ? QString() : row.originals.front().value,
                                   row.isMixed());
        return;
    }
    row.editor().settle();
    row.complain({});
    if (typed) return;
    row.originals.clear();
    row.show(*session_, subjects_);
    showSectionNotes();
    showFolds();
}

void InspectorForm::restore(FieldRow& row) {
    if (!session_ || row.originals.empty()) return;
    const std::vector<FieldRow::Original> originals = std::exchange(row.originals, {});
    row.editor().settle();
    writing_ = &row;
    const EditField field = row.field();
    apply(row, {}, [&](Transaction& edit, Ref subject) -> Expected<void> {
        const auto held = std::ranges::find(originals, subject, &FieldRow::Original::subject);
        if (held == originals.end() || field.read(edit.session(), subject) == held->value) return {};
        if (field.own && !held->own) return field.reset(edit, subject);
        return field.write(edit, subject, held->value);
    });
    writing_ = nullptr;
    refresh();
}

void InspectorForm::reset(FieldRow& row) {
    row.editor().settle();
    const auto back = row.field().reset;
    writing_ = &row;
    apply(row, {}, [&](Transaction& edit, Ref subject) { return back(edit, subject); });
    writing_ = nullptr;
    refresh();
}

void InspectorForm::fitToFont() {
    const bool large = QFontMetrics(font()).height() > largeFont;
    for (FieldRow* row : rows_)
        row->setStacked(large);
}

void InspectorForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitToFont();
}

} // namespace chalkline
