// The control of one field: shows a value, holds what a person makes of it until that is committed, and knows
// nothing of records. Values are text as in fields.h.
#pragma once

#include "panels/inspector/fields.h"

#include <QIcon>
#include <QTimer>
#include <QWidget>

namespace chalkline {

/// Where the value shown comes from; it decides colour and weight.
enum class Provenance { Plain, Default, Own };

class FieldEditor : public QWidget {
    Q_OBJECT
public:
    static constexpr int idleDelay = 500;    // ms from the last key to the commit
    static constexpr int controlHeight = 26; // px, at the usual font

    static constexpr int factHeight = 20; // px, of what is only read

    using QWidget::QWidget;

    /// Replaces what is shown; a draft too. mixed: the things chosen differ.
    virtual void showValue(const QString& value, bool mixed) = 0;
    /// There is something typed or chosen that was not committed.
    [[nodiscard]] virtual bool hasDraft() const { return false; }
    [[nodiscard]] virtual QString value() const = 0;
    /// What takes focus and has the accessible name.
    [[nodiscard]] virtual QWidget* control() = 0;
    virtual void showOptions(const std::vector<Option>&) {}
    virtual void showProvenance(Provenance) {}
    virtual void markWrong(bool) {}
    /// The draft is in the document now.
    virtual void settle() {}

Q_SIGNALS:
    /// typed: the keys rest, more of them may come. Else the field was left, or a choice made; also told
    /// when there is no draft.
    void committed(bool typed);
    /// Editing begins: the value of now is what Esc returns to.
    void began();
    void restoreAsked();
    void optionsAsked();
};

enum class Turn { Down, Right };
/// A chevron, 16 px; no icon theme is needed.
[[nodiscard]] QIcon chevron(const QColor& colour, Turn turn = Turn::Down);

/// The editor for an input; the parent owns it.
[[nodiscard]] FieldEditor* makeEditor(const EditField& field, QWidget* parent);

} // namespace chalkline
