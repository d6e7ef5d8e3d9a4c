// What unfolds below a row: a form of one record's fields, each of which commits by itself as one undo step,
// and the record's links. Derived classes name the fields. A record that vanished leaves it empty.
#pragma once

#include "edit/transaction.h"
#include "panels/statements/field_keeper.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;

namespace chalkline {

class LinkChips;

using Operation = std::function<Expected<void>(Transaction&)>;

/// Runs it as one undo step.
[[nodiscard]] Expected<bool> runStep(Session& session, const QString& label, const Operation& operation,
                                     std::string mergeKey = {});

class StatementDetail : public QWidget {
    Q_OBJECT
public:
    explicit StatementDetail(QWidget* parent = nullptr);

    void showSession(Session* session);
    /// Nothing: an invalid ref.
    void showRecord(Ref ref);
    /// The same under another ref: what is being edited got its record, or lost it.
    void adopt(Ref ref);
    void refresh();
    void finish();
    [[nodiscard]] LinkChips* links() const { return links_; }
    /// A box for one of few, with the arrow that the style sheet leaves out.
    [[nodiscard]] static QComboBox* makeChooser(QWidget* parent);

Q_SIGNALS:
    void said(const QString& message);

protected:
    using Text = std::function<void(const QString&)>;

    virtual void fill(const Document& document) = 0;
    /// False: what was shown is gone. A row can be shown that has no record yet.
    [[nodiscard]] virtual bool holds(const Document& document) const;

    FieldKeeper* addLine(const QString& label, Text commit);
    FieldKeeper* addArea(const QString& label, Text commit);
    QComboBox* addCombo(const QString& label, const QStringList& items, std::function<void(int)> commit);
    void addRow(const QString& label, QWidget* widget);
    /// Over the whole width, without a label.
    void addWide(QWidget* widget);
    void addLinks();
    void setRowShown(QWidget* widget, bool shown);
    /// A line edit that is kept but stands where the caller puts it.
    FieldKeeper* makeLine(const QString& name, QWidget* parent, Text commit);
    QComboBox* makeCombo(const QString& name, const QStringList& items, QWidget* parent,
                         std::function<void(int)> commit);

    [[nodiscard]] Session* session() const { return session_; }
    [[nodiscard]] Ref ref() const { return ref_; }
    /// One field's change; those of one field in quick succession are one undo step.
    void run(const QString& label, const std::string& field, const Operation& operation);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        QLabel* label; // null: over the whole width
        QWidget* widget;
        bool shown;
    };

    Session* session_ = nullptr;
    Ref ref_;
    Ref begun_; // what ref_ was when it was shown; keeps steps together
    QFormLayout* form_;
    LinkChips* links_;
    std::vector<FieldKeeper*> keepers_;
    std::vector<Row> rows_; // in order, those that are not shown too
};

} // namespace chalkline
