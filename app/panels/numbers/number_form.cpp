#include "panels/numbers/number_form.h"

#include "analysis/constants.h"
#include "edit/guided_operations.h"
#include "panels/statements/field_keeper.h"
#include "panels/statements/wrapped_label.h"
#include "text/number_line.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace chalkline {

namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// The reason without the record's number.
QString reasonOf(const Error& error) {
    if (error.place.starts_with("column")) return qt(error.message + " (" + error.place + ")");
    return qt(error.message);
}

} // namespace

NumberForm::NumberForm(QWidget* parent)
    : QWidget(parent)
    , form_(new QFormLayout(this)) {
    setObjectName(QStringLiteral("statementDetail"));
    form_->setContentsMargins(16, 4, 12, 12);
    form_->setHorizontalSpacing(8);
    form_->setVerticalSpacing(6);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    hide();
}

void NumberForm::addLine(const QString& label, const char* column, Take take) {
    auto line = std::make_unique<Line>();
    line->column = column;
    line->take = std::move(take);
    auto* cell = new QWidget(this);
    auto* rows = new QVBoxLayout(cell);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    line->edit = new QLineEdit(cell);
    line->edit->setAccessibleName(label);
    line->error = new WrappedLabel(3, cell);
    setRole(line->error, "field-error");
    line->error->hide();
    rows->addWidget(line->edit);
    rows->addWidget(line->error);
    Line* held = line.get();
    line->keeper = new FieldKeeper(line->edit, [this, held](const QString& text) { commit(*held, text); });
    auto* caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setContentsMargins(0, 5, 0, 0); // level with the text of a field
    caption->setBuddy(line->edit);
    setRole(caption, "quiet");
    form_->addRow(caption, cell);
    lines_.push_back(std::move(line));
}

QComboBox* NumberForm::addCombo(const QString& label, const QStringList& items,
                                std::function<void(int)> commit) {
    auto* combo = new QComboBox(this);
    combo->addItems(items);
    combo->setAccessibleName(label);
    combo->setFocusPolicy(Qt::StrongFocus);
    setRole(combo, "field");
    connect(combo, &QComboBox::activated, this, std::move(commit));
    auto* caption = new QLabel(label, this);
    caption->setContentsMargins(0, 5, 0, 0);
    caption->setBuddy(combo);
    setRole(caption, "quiet");
    form_->addRow(caption, combo);
    return combo;
}

void NumberForm::showSession(Session* session) {
    id_ = 0;
    drafts_.clear();
    for (const auto& line : lines_)
        line->keeper->drop();
    session_ = session;
}

void NumberForm::showRecord(std::int64_t id) {
    if (id != id_) {
        finish();
        id_ = id;
        for (const auto& line : lines_)
            line->keeper->drop();
    }
    refresh();
}

void NumberForm::refresh() {
    if (!session_ || id_ == 0) return;
    const Document& document = session_->document();
    if (!exists(document)) {
        id_ = 0;
        for (const auto& line : lines_)
            line->keeper->drop();
        return;
    }
    for (const auto& line : lines_)
        showLine(*line, document);
    fillCombos(document);
}

void NumberForm::showLine(Line& line, const Document& document) {
    const auto draft = drafts_.find(draftKey(line));
    const bool wrong = draft != drafts_.end();
    line.keeper->show(wrong ? draft->second.text : valueOf(document, line.column));
    line.error->setText(wrong ? draft->second.reason : QString());
    line.error->setVisible(wrong);
    line.edit->setAccessibleDescription(wrong ? draft->second.reason : QString());
    setLook(line.edit, "wrong", wrong);
}

void NumberForm::commit(Line& line, const QString& text) {
    if (!session_ || id_ == 0 || !exists(session_->document())) return;
    Transaction edit(*session_, tr("Change a number").toStdString(),
                     "number." + std::to_string(id_) + "." + line.column);
    Expected<void> taken = line.take(edit, text.trimmed().toStdString());
    if (taken) {
        if (auto done = edit.commit(); !done) taken = std::unexpected(done.error());
    }
    if (taken)
        drafts_.erase(draftKey(line));
    else
        drafts_[draftKey(line)] = {text, reasonOf(taken.error())};
    if (!taken) Q_EMIT said(reasonOf(taken.error()));
    refresh();
}

void NumberForm::run(const char* column, const std::function<Expected<void>(Transaction&)>& operation) {
    if (!session_ || id_ == 0 || !exists(session_->document())) return;
    Transaction edit(*session_, tr("Change a number").toStdString(),
                     "number." + std::to_string(id_) + "." + column);
    Expected<void> done = operation(edit);
    if (done)
        if (auto kept = edit.commit(); !kept) done = std::unexpected(kept.error());
    if (!done) Q_EMIT said(reasonOf(done.error()));
    refresh();
}

void NumberForm::finish() {
    for (const auto& line : lines_)
        line->keeper->finish();
}

WorkloadForm::WorkloadForm(QWidget* parent)
    : NumberForm(parent) {
    const auto change = [this](Transaction& edit, const std::function<Expected<void>(Workload&)>& set) {
        const Workload* held = edit.document().find(WorkloadId{id()});
        if (!held) return Expected<void>();
        Workload changed = *held;
        if (auto done = set(changed); !done) return done;
        return editWorkload(edit, std::move(changed));
    };
    const auto words = [&](const QString& label, const char* column, std::string Workload::* member) {
        addLine(label, column, [change, member](Transaction& edit, const std::string& text) {
            return change(edit, [&](Workload& workload) {
                workload.*member = text;
                return Expected<void>();
            });
        });
    };
    const auto amount = [&](const QString& label, const char* column) {
        addLine(label, column, [change, column](Transaction& edit, const std::string& text) {
            return change(
                edit, [&](Workload& workload) { return text::readWorkloadField(column, text, workload); });
        });
    };
    words(tr("Name"), "name", &Workload::name);
    words(tr("Who"), "actor", &Workload::actor);
    amount(tr("Users a day"), "users_per_day");
    amount(tr("Each, a day"), "per_user_per_day");
    direction_ = addCombo(tr("Does"), {tr("read"), tr("write")}, [this, change](int index) {
        run("direction", [&](Transaction& edit) {
            return change(edit, [&](Workload& workload) {
                workload.direction = index == 0 ? WorkloadDirection::Read : WorkloadDirection::Write;
                return Expected<void>();
            });
        });
    });
    amount(tr("Size in"), "payload_in_bytes");
    amount(tr("Size out"), "payload_out_bytes");
    amount(tr("Peak factor"), "peak_factor");
}

bool WorkloadForm::exists(const Document& document) const {
    return document.find(WorkloadId{id()}) != nullptr;
}

QString WorkloadForm::valueOf(const Document& document, const std::string& column) const {
    const Workload& workload = *document.find(WorkloadId{id()});
    if (column == "name") return qt(workload.name);
    if (column == "actor") return qt(workload.actor);
    return qt(text::workloadFieldText(column, workload));
}

void WorkloadForm::fillCombos(const Document& document) {
    const Workload& workload = *document.find(WorkloadId{id()});
    direction_->setCurrentIndex(workload.direction == WorkloadDirection::Read ? 0 : 1);
}

ConstantForm::ConstantForm(QWidget* parent)
    : NumberForm(parent) {
    const auto change = [this](Transaction& edit, const std::function<Expected<void>(Constant&)>& set) {
        const Constant* held = edit.document().find(ConstantId{id()});
        if (!held) return Expected<void>();
        Constant changed = *held;
        if (auto done = set(changed); !done) return done;
        return editConstant(edit, std::move(changed));
    };
    addLine(tr("Value"), "value", [change](Transaction& edit, const std::string& text) {
        return change(edit, [&](Constant& constant) { return takeConstantValue(text, constant); });
    });
    source_ = addCombo(tr("Source"), {tr("given"), tr("assumed"), tr("derived")}, [this, change](int index) {
        run("source", [&](Transaction& edit) {
            return change(edit, [&](Constant& constant) {
                constant.source = static_cast<ConstantSource>(index);
                return Expected<void>();
            });
        });
    });
    addLine(tr("Note"), "note", [change](Transaction& edit, const std::string& text) {
        return change(edit, [&](Constant& constant) {
            constant.note = text;
            return Expected<void>();
        });
    });
}

bool ConstantForm::exists(const Document& document) const {
    return document.find(ConstantId{id()}) != nullptr;
}

QString ConstantForm::valueOf(const Document& document, const std::string& column) const {
    const Constant& constant = *document.find(ConstantId{id()});
    return column == "note" ? qt(constant.note) : qt(exactText(analysis::quantityOf(constant)));
}

void ConstantForm::fillCombos(const Document& document) {
    source_->setCurrentIndex(static_cast<int>(document.find(ConstantId{id()})->source));
}

Expected<void> takeConstantValue(const std::string& text, Constant& into) {
    Constant changed = into;
    if (auto done = text::readConstantValue(text, changed); !done) return done;
    if (const analysis::ConstantKey* key = analysis::constantKey(into.key))
        if (const auto value = valueFor(*key, analysis::quantityOf(changed)); !value)
            return failure(ErrorCode::Invalid, value.error());
    into = std::move(changed);
    return {};
}

} // namespace chalkline
