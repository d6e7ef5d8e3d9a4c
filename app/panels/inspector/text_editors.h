// Editors of text: one line with suggestions and a unit inside it, or several lines. Both commit on leaving,
// on Enter (Ctrl+Enter in several lines) and when the keys rest; Esc asks to restore.
#pragma once

#include "panels/inspector/field_editor.h"

#include <QLineEdit>
#include <QPlainTextEdit>

class QCompleter;
class QStandardItemModel;

namespace chalkline {

/// Shows its unit at the right, inside the frame; leaves Ctrl+Z to the window, which undoes in the document.
class UnitEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit UnitEdit(QString unit, QWidget* parent);

Q_SIGNALS:
    void entered();
    void escaped();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void useQuietInk();

    QString unit_;
};

class LineEditor : public FieldEditor {
    Q_OBJECT
public:
    LineEditor(const EditField& field, QWidget* parent);

    void showValue(const QString& value, bool mixed) override;
    [[nodiscard]] bool hasDraft() const override { return draft_; }
    [[nodiscard]] QString value() const override { return edit_->text(); }
    [[nodiscard]] QWidget* control() override { return edit_; }
    void showOptions(const std::vector<Option>& options) override;
    void showProvenance(Provenance provenance) override;
    void markWrong(bool wrong) override;
    void settle() override;

private:
    void addList();
    void commit(bool typed);
    void openList();

    UnitEdit* edit_;
    QCompleter* completer_ = nullptr;
    QStandardItemModel* options_ = nullptr;
    QTimer idle_;
    bool closed_; // only what is in the list counts
    bool draft_ = false;
    bool mixed_ = false;
};

class LinesEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit LinesEditor(QWidget* parent);

    void showValue(const QString& value, bool mixed) override;
    [[nodiscard]] bool hasDraft() const override { return draft_; }
    [[nodiscard]] QString value() const override { return edit_->toPlainText(); }
    [[nodiscard]] QWidget* control() override { return edit_; }
    void settle() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* edit_;
    QTimer idle_;
    bool draft_ = false;
};

} // namespace chalkline
