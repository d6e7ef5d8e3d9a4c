// The rows of what is chosen, in sections: reads them from the records, writes what a person changes as one
// undo step for all things chosen, and keeps a draft that cannot be taken, with the reason below it.
#pragma once

#include "panels/inspector/field_row.h"

#include <map>
#include <set>

class QPushButton;
class QVBoxLayout;

namespace chalkline {

class InspectorForm : public QWidget {
    Q_OBJECT
public:
    explicit InspectorForm(QWidget* parent = nullptr);

    /// Finishes what was being edited first. Null or no subjects: an empty form.
    void showSubjects(Session* session, std::vector<Ref> subjects);
    /// Shows what the records say now, but for drafts.
    void refresh();
    /// Commits drafts; one that is refused stays as long as its row.
    void finish();
    /// Unfolds a heading ("Failover"), now and for what is shown later; its rows, or null if there are none
    /// now.
    QWidget* unfold(const QString& title);
    /// Drops all rows and makes them again.
    void rebuild();

    [[nodiscard]] const std::vector<Ref>& subjects() const { return subjects_; }
    /// Null if there is no such field now.
    [[nodiscard]] FieldRow* row(const QString& id) const;
    [[nodiscard]] const std::vector<FieldRow*>& rows() const { return rows_; }

Q_SIGNALS:
    void said(const QString& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeRows(std::vector<EditField> fields);
    void addRow(EditField field);
    /// The fold a row belongs to, made if it is not there; null for rows that always show.
    QWidget* foldHome(const EditField& field);
    void showFolds();
    void showSectionNotes();
    void dropRows();
    void connectRow(FieldRow* row);
    void commit(FieldRow& row, bool typed);
    void restore(FieldRow& row);
    void reset(FieldRow& row);
    void remember(FieldRow& row);
    /// Runs `write` for every subject in one transaction; an error goes under the row.
    bool apply(FieldRow& row, const std::string& mergeKey,
               const std::function<Expected<void>(Transaction&, Ref)>& write);
    [[nodiscard]] std::string mergeKeyOf(const FieldRow& row) const;
    void fitToFont();

    Session* session_ = nullptr;
    std::vector<Ref> subjects_;
    std::vector<FieldRow*> rows_;
    QVBoxLayout* layout_;
    QWidget* content_ = nullptr;
    struct Fold {
        QString title;
        QPushButton* button;
        QWidget* home;
    };
    std::vector<Fold> folds_;
    std::set<QString> openFolds_; // stays from one subject to the next
    std::map<QString, QLabel*> sectionNotes_;
    FieldRow* writing_ = nullptr; // its draft is on the way into the document
};

} // namespace chalkline
