// The document as a tree: boundaries with what is in them, components with the connections that start there,
// then notes, requirements and trade-offs in groups. Follows the records step by step: what stays keeps its
// index, so views keep selection and what is unfolded. Renames through setData().
#pragma once

#include "edit/session.h"

#include <QAbstractItemModel>
#include <QColor>
#include <QIcon>

#include <deque>
#include <memory>
#include <set>
#include <unordered_map>

namespace chalkline {

class OutlineModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { WordsRole = Qt::UserRole + 1, NoteRole };

    explicit OutlineModel(QObject* parent = nullptr);
    ~OutlineModel() override;

    void showSession(Session* session);
    /// Follows a change that is in the document already.
    void follow(const ChangeSet& changes);
    /// Icons are painted in the colours of the theme.
    void setDark(bool dark);

    /// Nothing for the headings of groups.
    [[nodiscard]] Ref refOf(const QModelIndex& index) const;
    /// Invalid if the outline does not hold it.
    [[nodiscard]] QModelIndex indexOf(Ref ref) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void said(const QString& message);

private:
    struct Item;

    [[nodiscard]] Item* itemOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Item* item) const;
    [[nodiscard]] Ref homeOf(Ref ref) const;
    Item* settle(Ref ref, std::set<Ref>& done);
    Item* insert(Ref ref, Item* home);
    void move(Item* item, Item* home);
    void take(Ref ref);
    void followOne(const ChangeSet& changes);
    void tellChanged(Ref ref);
    void build();
    [[nodiscard]] QIcon iconOf(Ref ref) const;

    Session* session_ = nullptr;
    std::unique_ptr<Item> root_;
    std::unordered_map<Ref, Item*> items_;
    mutable std::unordered_map<std::string, QIcon> icons_;
    bool dark_ = false;
    std::deque<ChangeSet> waiting_; // the first is being followed
};

} // namespace chalkline
