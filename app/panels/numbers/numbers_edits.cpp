// What the numbers page changes, each as one undo step; what is refused stays where it was typed.
#include "analysis/constants.h"
#include "edit/delete_operation.h"
#include "edit/guided_operations.h"
#include "edit/placement_operations.h"
#include "edit/statement_operations.h"
#include "geometry/boxes.h"
#include "panels/numbers/number_form.h"
#include "panels/numbers/number_list.h"
#include "panels/numbers/numbers_panel.h"
#include "panels/numbers/pin_bar.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/wrapped_label.h"
#include "text/number_line.h"

#include <algorithm>

namespace chalkline {

namespace {

/// Without the number of a record that is not there yet.
QString reasonOf(const Error& error) {
    const bool column = error.place.starts_with("column");
    const std::size_t dot = error.place.find('.');
    QString text = QString::fromStdString(error.message);
    if (column) return text + QStringLiteral(" (") + QString::fromStdString(error.place) + ')';
    if (dot == std::string::npos) return text;
    return QString::fromStdString(error.place.substr(dot + 1)).replace('_', ' ') + ' ' + text;
}

const Constant* constantOf(const Document& document, const std::string& key) {
    const std::string form = analysis::keyForm(key);
    for (const Constant& constant : document.all<Constant>())
        if (analysis::keyForm(constant.key) == form) return &constant;
    return nullptr;
}

Expected<void> done(const auto& made) {
    if (!made) return std::unexpected(made.error());
    return {};
}

/// A workload given by the month is reckoned by 12 months of 30 days, unless somebody said otherwise.
Expected<void> reckonByMonths(Transaction& edit) {
    if (constantOf(edit.document(), "days_per_year")) return {};
    Constant days;
    days.key = "days_per_year";
    days.value = 360;
    days.source = ConstantSource::Derived;
    days.note = "12 months of 30 days, as numbers are given by the month";
    return done(addConstant(edit, std::move(days)));
}

} // namespace

void NumbersPanel::refuseEntry(const QStringList& lines, const QString& reason) {
    error_->setText(reason);
    error_->setVisible(!reason.isEmpty());
    entry_->setAccessibleDescription(reason);
    setLook(entry_, "wrong", !reason.isEmpty());
    if (!lines.isEmpty()) entry_->setText(lines.join(QStringLiteral("; ")));
    if (!reason.isEmpty()) Q_EMIT said(reason);
}

/// Good lines are taken as one step; the others stay in the field, parted by semicolons, for Enter to try
/// again.
void NumbersPanel::addLines(const QStringList& typed) {
    QStringList lines;
    for (const QString& line : typed)
        lines += line.split(QStringLiteral("; "), Qt::SkipEmptyParts);
    QStringList wrong;
    QString reason;
    QString last;
    const auto added = step(tr("Add Numbers"), [&](Transaction& edit) -> Expected<void> {
        for (const QString& line : lines) {
            const auto made = addLine(edit, line);
            if (made) {
                if (!made->isEmpty()) last = *made;
                continue;
            }
            wrong += line;
            if (reason.isEmpty()) reason = reasonOf(made.error());
        }
        return {};
    });
    if (!added) return refuseEntry(lines, reasonOf(added.error()));
    refuseEntry(wrong, reason);
    if (!last.isEmpty()) list_->setCurrent(last, false);
}

Expected<QString> NumbersPanel::addLine(Transaction& edit, const QString& line) {
    const auto read = text::readNumberLine(line.toStdString());
    if (!read) return std::unexpected(read.error());
    if (!*read) return QString();
    if (const auto* workload = std::get_if<text::WorkloadLine>(&**read)) {
        const auto made = addWorkload(edit, workload->record);
        if (!made) return std::unexpected(made.error());
        if (workload->monthly)
            if (auto months = reckonByMonths(edit); !months) return std::unexpected(months.error());
        return numberKey({RecordType::Workload, made->value});
    }
    if (const auto* estimate = std::get_if<Estimate>(&**read)) {
        const auto made = addEstimate(edit, *estimate);
        if (!made) return std::unexpected(made.error());
        return numberKey({RecordType::Estimate, made->value});
    }
    Constant constant = std::get<Constant>(**read);
    const std::size_t equals = line.toStdString().find('=');
    if (const analysis::ConstantKey* key = analysis::constantKey(constant.key)) constant.key = key->key;
    const std::string value = line.toStdString().substr(equals + 1);
    if (const Constant* held = constantOf(edit.document(), constant.key)) {
        Constant changed = *held;
        if (auto taken = takeConstantValue(value, changed); !taken) return std::unexpected(taken.error());
        if (auto put = editConstant(edit, changed); !put) return std::unexpected(put.error());
        return numberKey(refOf(changed));
    }
    if (auto taken = takeConstantValue(value, constant); !taken) return std::unexpected(taken.error());
    const auto made = addConstant(edit, std::move(constant));
    if (!made) return std::unexpected(made.error());
    return numberKey({RecordType::Constant, made->value});
}

Expected<void> NumbersPanel::takeText(Transaction& edit, const NumberFace& face, const std::string& text) {
    if (face.sort == NumberSort::Workload) {
        const Workload* held = edit.document().find(WorkloadId{face.id});
        const auto read = text::readNumberLine(text.contains(':') ? text : ": " + text);
        if (!read) return std::unexpected(read.error());
        const auto* line = *read ? std::get_if<text::WorkloadLine>(&**read) : nullptr;
        if (!held || !line)
            return failure(ErrorCode::Invalid,
                           "expected a workload, such as redirects: 50M users * 10/day read 500 B");
        Workload changed = line->record;
        changed.id = held->id;
        changed.sort_order = held->sort_order;
        return editWorkload(edit, std::move(changed));
    }
    if (face.sort == NumberSort::Estimate) {
        const Estimate* held = edit.document().find(EstimateId{face.id});
        if (!held) return {};
        Estimate changed = *held;
        text::readEstimate(text, changed);
        if (changed.expression.empty())
            return failure(ErrorCode::Invalid, "expected an estimate, such as 500M/month * 500 B * 5 y");
        return editEstimate(edit, std::move(changed));
    }
    if (face.sort == NumberSort::Constant) {
        const Constant* held = edit.document().find(ConstantId{face.id});
        if (!held) return {};
        Constant changed = *held;
        if (auto taken = takeConstantValue(text, changed); !taken) return taken;
        return editConstant(edit, std::move(changed));
    }
    if (face.sort != NumberSort::Preset) return {};
    Constant constant;
    constant.key = face.key.section(':', 1).toStdString();
    constant.source = ConstantSource::Assumed;
    if (auto taken = takeConstantValue(text, constant); !taken) return taken;
    return done(addConstant(edit, std::move(constant)));
}

void NumbersPanel::editRow(const QString& key, const QString& text) {
    NumberRow* row = list_->row(key);
    if (!row) return;
    const NumberFace face = row->face();
    if (face.sort == NumberSort::Preset && text.isEmpty()) return;
    const auto taken = step(tr("Change Numbers"),
                            [&](Transaction& edit) { return takeText(edit, face, text.toStdString()); });
    if (!taken) {
        row->refuse(text, reasonOf(taken.error()));
        Q_EMIT said(reasonOf(taken.error()));
        return;
    }
    if (face.sort != NumberSort::Preset || !session_) return;
    const Constant* made = constantOf(session_->document(), face.key.section(':', 1).toStdString());
    if (made) list_->setCurrent(numberKey(refOf(*made)));
}

void NumbersPanel::toggle(const QString& key) {
    const NumberRow* row = list_->row(key);
    if (!row || !session_) return;
    const NumberFace face = row->face();
    if (face.sort == NumberSort::Workload) {
        const auto turned = step(tr("Read or Write"), [&](Transaction& edit) -> Expected<void> {
            const Workload* held = edit.document().find(WorkloadId{face.id});
            if (!held) return {};
            Workload changed = *held;
            const bool read = held->direction == WorkloadDirection::Read;
            changed.direction = read ? WorkloadDirection::Write : WorkloadDirection::Read;
            std::swap(changed.payload_in_bytes, changed.payload_out_bytes);
            return editWorkload(edit, std::move(changed));
        });
        if (!turned) Q_EMIT said(reasonOf(turned.error()));
    } else if (!face.chip.isEmpty()) {
        list_->setCurrent(key);
        pin();
    }
}

/// Pins it to all of the selection, or takes it off all of it if it stands on each.
void NumbersPanel::pin() {
    const NumberFace* face = currentFace();
    if (!session_ || !face || face->chip.isEmpty()) return;
    const std::string chip = face->chip.toStdString();
    const std::vector<Ref> refs = pinnable(session_->selection());
    if (refs.empty()) {
        Q_EMIT said(tr("Select a component or a connection on the canvas first, then pin to it"));
        return;
    }
    const std::vector<Ref> owners = pinnedTo(session_->document().tables(), chip);
    const bool off =
        std::ranges::all_of(refs, [&](Ref ref) { return std::ranges::find(owners, ref) != owners.end(); });
    const auto changed = step(off ? tr("Unpin a Number") : tr("Pin a Number"), [&](Transaction& edit) {
        for (const Ref ref : refs) {
            Expected<void> one = off ? unpinChip(edit, ref, chip) : done(pinChip(edit, ref, chip));
            if (!one) return one;
        }
        return Expected<void>();
    });
    if (!changed) Q_EMIT said(reasonOf(changed.error()));
}

void NumbersPanel::unpin(Ref owner) {
    const NumberFace* face = currentFace();
    if (!face) return;
    const std::string chip = face->chip.toStdString();
    const auto changed =
        step(tr("Unpin a Number"), [&](Transaction& edit) { return unpinChip(edit, owner, chip); });
    if (!changed) Q_EMIT said(reasonOf(changed.error()));
}

/// Below everything that stands on the sheet, at its left.
void NumbersPanel::placeEstimate() {
    const NumberFace* face = currentFace();
    if (!session_ || !face || face->sort != NumberSort::Estimate) return;
    const Ref ref{RecordType::Estimate, face->id};
    const SheetId sheet = session_->sheet();
    constexpr double gap = 32;
    constexpr double grid = 8;
    std::optional<Rect> all;
    for (const auto& [other, box] : boxesOf(session_->document().tables(), sheet))
        all = all ? all->united(box) : box;
    const double x = all ? all->x : 0;
    const double y = all ? std::ceil((all->bottom() + gap) / grid) * grid : 0;
    const auto placed = step(tr("Put an Estimate on the Sheet"),
                             [&](Transaction& edit) { return done(place(edit, sheet, ref, x, y)); });
    if (!placed) Q_EMIT said(reasonOf(placed.error()));
    if (placed) Q_EMIT revealAsked({ref});
}

void NumbersPanel::erase(const QString& key) {
    const NumberRow* row = list_->row(key);
    if (!row || row->face().id == 0) return;
    RecordType type = RecordType::Workload;
    if (row->face().sort == NumberSort::Estimate) type = RecordType::Estimate;
    if (row->face().sort == NumberSort::Constant) type = RecordType::Constant;
    const Ref ref{type, row->face().id};
    const auto gone = step(tr("Delete"), [&](Transaction& edit) { return chalkline::remove(edit, {ref}); });
    if (!gone) Q_EMIT said(reasonOf(gone.error()));
}

void NumbersPanel::move(const QString& key, const QString& placeKey) {
    const NumberRow* row = list_->row(key);
    const NumberRow* other = list_->row(placeKey);
    if (!row || !other || !session_) return;
    std::size_t index = 0;
    for (const NumberRow* each : list_->rows()) {
        if (each == other) break;
        if (each->face().sort == row->face().sort) ++index;
    }
    RecordType type = RecordType::Workload;
    if (row->face().sort == NumberSort::Estimate) type = RecordType::Estimate;
    if (row->face().sort == NumberSort::Constant) type = RecordType::Constant;
    const Ref ref{type, row->face().id};
    const auto moved = step(tr("Move"), [&](Transaction& edit) { return reorder(edit, ref, index); });
    if (!moved) Q_EMIT said(reasonOf(moved.error()));
    list_->setCurrent(key);
}

} // namespace chalkline
