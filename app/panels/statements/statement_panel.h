// A page of the side panel that lists statements of one type: the rows, the details of the chosen one, the
// field for new ones at the foot. Does for requirements and trade-offs alike: edits as undo steps, links,
// highlight of what a row is linked to, marks on rows that the selection is linked to.
#pragma once

#include "panels/panel_page.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/statement_row.h"

class QFrame;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace chalkline {

class EntryField;
class StatementList;

/// The records of one type as a person orders them.
template <class R>
[[nodiscard]] std::vector<const R*> inOrder(const Document& document) {
    std::vector<const R*> records;
    for (const R& record : document.all<R>())
        records.push_back(&record);
    std::ranges::stable_sort(records, {}, [](const R* record) { return record->sort_order; });
    return records;
}

class StatementPanel : public PanelPage {
    Q_OBJECT
public:
    void showSession(Session* session) override;
    void finishEditing() override;
    bool showRecord(Ref ref) override;

protected:
    struct Words {
        QString list;        // for screen readers
        QString empty;       // shown while there are none
        QString placeholder; // of the entry field
        QString entry;       // for screen readers
        QString linkRole;
    };

    StatementPanel(StatementDetail* detail, Words words, QWidget* parent);

    [[nodiscard]] virtual std::vector<StatementFace> faces(const Document& document) const = 0;
    [[nodiscard]] virtual std::vector<Ref> order(const Document& document) const = 0;
    [[nodiscard]] virtual Expected<Ref> add(Transaction& edit, const std::string& line) = 0;
    [[nodiscard]] virtual Expected<void> retitle(Transaction& edit, Ref ref, std::string title) = 0;
    /// The answer to a row that is asked; nothing else has one.
    [[nodiscard]] virtual Expected<void> answer(Transaction& edit, Ref ref, std::string answer);
    [[nodiscard]] virtual Expected<void> toggle(Transaction& edit, Ref ref) = 0;
    /// The record behind a row, made if there is none yet.
    [[nodiscard]] virtual Expected<Ref> recordOf(Transaction& edit, Ref ref);
    /// What "Link to selection" does; by default a link to each thing.
    [[nodiscard]] virtual Expected<void> attach(Transaction& edit, Ref ref, const std::set<Ref>& things);
    /// What stands on the canvas and belongs to the row.
    [[nodiscard]] virtual std::set<Ref> thingsOf(const Document& document, Ref ref) const;

    [[nodiscard]] Session* session() const { return session_; }
    [[nodiscard]] EntryField* entry() const { return entry_; }
    [[nodiscard]] StatementList* list() const { return list_; }
    /// Beside the entry field.
    void addToEntry(QWidget* widget);
    /// Above the list, above the entry field, and at the foot of the page.
    void addAbove(QWidget* widget);
    void addAboveEntry(QWidget* widget);
    void addBelow(QWidget* widget);
    /// Stands in for list and entry while it is shown.
    void addInstead(QWidget* widget);
    void showInstead(QWidget* widget, bool shown);
    /// Below the entry field until something else is typed; "" = nothing.
    void complain(const QString& message);
    /// After each change that was no preview.
    virtual void changed() {}
    bool step(const QString& label, const Operation& operation);
    /// Shows the records anew.
    virtual void refresh();

    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void connectList();
    void connectEditing();
    void watchView();
    void addLines(const QStringList& lines);
    void remove(Ref ref);
    void linkSelection(Ref ref);
    void move(Ref ref, Ref place);
    void pointAt();
    [[nodiscard]] std::vector<QWidget*> tabStops() const;

    Session* session_ = nullptr;
    Observation observation_;
    Observation viewObservation_;
    Words words_;
    StatementDetail* detail_;
    StatementList* list_;
    EntryField* entry_;
    QVBoxLayout* rows_;
    QFrame* foot_;
    QHBoxLayout* entryRow_;
    QLabel* complaint_;
    Ref hovered_;
    bool pointing_ = false;
};

} // namespace chalkline
