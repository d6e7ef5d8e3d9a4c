// The rows of the palette: captions and components. Without a search they stand in groups, what was used last
// on top; with one, the best match is first and there are no groups.
#pragma once

#include "render/theme.h"
#include "window/component_search.h"

#include <QAbstractListModel>

namespace chalkline {

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void show(const QString& query, const QStringList& recent);
    void setTheme(const Theme& theme);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] bool isCaption(int row) const { return !rows_[static_cast<std::size_t>(row)].choice.kind; }
    /// What the row is about; the kind is null for a caption.
    [[nodiscard]] const ComponentChoice& choiceAt(int row) const {
        return rows_[static_cast<std::size_t>(row)].choice;
    }
    /// The first component at or after the row in the direction of `step`, or -1.
    [[nodiscard]] int componentFrom(int row, int step) const;
    /// The caption of a group, or -1.
    [[nodiscard]] int rowOfGroup(std::string_view group) const;

private:
    struct Row {
        ComponentChoice choice;
        QString caption;
        std::string_view group;
    };
    void addRows(const QString& caption, std::string_view group, const std::vector<ComponentChoice>& choices);

    std::vector<Row> rows_;
    const Theme* theme_ = &themeOf(ThemeName::Light);
};

} // namespace chalkline
