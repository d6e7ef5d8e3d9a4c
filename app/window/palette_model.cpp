#include "window/palette_model.h"

#include "window/style.h"

namespace chalkline {

namespace {

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void PaletteModel::show(const QString& query, const QStringList& recent) {
    beginResetModel();
    rows_.clear();
    if (!query.trimmed().isEmpty()) {
        addRows({}, {}, findComponents(query));
    } else {
        addRows(tr("Recent"), "recent", recentChoices(recent));
        std::vector<ComponentChoice> members;
        std::string_view group = allKinds().front().group;
        for (const Kind& kind : allKinds()) {
            if (kind.group != group) {
                addRows(groupTitle(group), group, members);
                members.clear();
                group = kind.group;
            }
            members.push_back({&kind, {}});
        }
        addRows(groupTitle(group), group, members);
    }
    endResetModel();
}

void PaletteModel::addRows(const QString& caption, std::string_view group,
                           const std::vector<ComponentChoice>& choices) {
    if (choices.empty()) return;
    if (!caption.isEmpty()) rows_.push_back({{}, caption, group});
    for (const ComponentChoice& choice : choices)
        rows_.push_back({choice, {}, group});
}

void PaletteModel::setTheme(const Theme& theme) {
    theme_ = &theme;
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const Kind* kind = row.choice.kind;
    if (role == Qt::DisplayRole) return kind ? textOf(kind->name) : row.caption;
    if (!kind) return {};
    if (role == Qt::UserRole) return textOf(row.choice.technology);
    if (role == Qt::AccessibleTextRole)
        return row.choice.technology.empty() ? textOf(kind->name)
                                             : textOf(kind->name) + ", " + textOf(row.choice.technology);
    if (role == Qt::DecorationRole) return kindIcon(kind->id, colourOf(theme_->of(kind->family).line));
    if (role == Qt::ToolTipRole && !kind->technologies.empty()) {
        QStringList known;
        for (const std::string_view technology : kind->technologies)
            known.append(textOf(technology));
        return textOf(kind->name) + '\n' + known.mid(0, 8).join(QStringLiteral(", "));
    }
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || isCaption(index.row())) return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

int PaletteModel::componentFrom(int row, int step) const {
    for (; row >= 0 && row < rowCount(); row += step)
        if (!isCaption(row)) return row;
    return -1;
}

int PaletteModel::rowOfGroup(std::string_view group) const {
    const auto found = std::ranges::find(rows_, group, &Row::group);
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

} // namespace chalkline
