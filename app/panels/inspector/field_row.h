// One row of the inspector: label, control, a button back to the default where the value is an override, and
// what is wrong with a draft below. Its form reads and writes the records.
#pragma once

#include "panels/inspector/field_editor.h"

class QGridLayout;
class QLabel;
class QToolButton;

namespace chalkline {

class FieldRow : public QWidget {
    Q_OBJECT
public:
    static constexpr int labelWidth = 96; // px

    FieldRow(EditField field, QWidget* parent);

    [[nodiscard]] const EditField& field() const { return field_; }
    [[nodiscard]] FieldEditor& editor() { return *editor_; }
    /// Shows the value that the subjects have now, and where it comes from; a draft goes.
    void show(const Session& session, std::span<const Ref> subjects);
    /// Another subject of the same kind.
    void adopt(EditField field);
    void complain(const QString& message);
    [[nodiscard]] QString error() const;
    [[nodiscard]] bool isOwn() const { return own_; }
    [[nodiscard]] bool isMixed() const { return mixed_; }
    /// Under "More": there is something to read here.
    [[nodiscard]] bool saysSomething() const;
    /// The label above the control instead of beside it, for large fonts.
    void setStacked(bool stacked);

    /// What each subject had when editing began.
    struct Original {
        Ref subject;
        QString value;
        bool own = false;
    };
    std::vector<Original> originals;

Q_SIGNALS:
    void resetAsked();

private:
    void nameParts();

    EditField field_;
    QGridLayout* grid_;
    QLabel* label_;
    FieldEditor* editor_;
    QToolButton* reset_ = nullptr;
    QLabel* error_;
    QString shown_;
    bool own_ = false;
    bool mixed_ = false;
    bool stacked_ = false;
};

} // namespace chalkline
