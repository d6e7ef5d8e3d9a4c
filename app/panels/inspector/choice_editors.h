// Editors that choose: a list, a row of segments, a check box, and a fact that is only read. A choice is
// committed at once. They can show that the things chosen differ.
#pragma once

#include "panels/inspector/field_editor.h"

#include <QCheckBox>
#include <QComboBox>

class QButtonGroup;
class QLabel;

namespace chalkline {

/// Leaves the wheel to the panel that scrolls.
class ListBox : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void showPopup() override;

Q_SIGNALS:
    void opening();
};

class CheckBox : public QCheckBox {
    Q_OBJECT
public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

class ListEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit ListEditor(QWidget* parent);

    void showValue(const QString& value, bool mixed) override;
    [[nodiscard]] QString value() const override { return box_->currentData().toString(); }
    [[nodiscard]] QWidget* control() override { return box_; }
    void showOptions(const std::vector<Option>& options) override;

private:
    ListBox* box_;
};

class SegmentEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit SegmentEditor(QWidget* parent);

    void showValue(const QString& value, bool mixed) override;
    [[nodiscard]] QString value() const override;
    [[nodiscard]] QWidget* control() override;
    void showOptions(const std::vector<Option>& options) override;

private:
    QButtonGroup* group_;
    QStringList values_;
};

class FlagEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit FlagEditor(QWidget* parent);

    void showValue(const QString& value, bool mixed) override;
    [[nodiscard]] QString value() const override;
    [[nodiscard]] QWidget* control() override { return box_; }
    void showProvenance(Provenance provenance) override;

private:
    QCheckBox* box_;
};

class FactEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit FactEditor(QWidget* parent);

    void showValue(const QString& value, bool mixed) override;
    [[nodiscard]] QString value() const override;
    [[nodiscard]] QWidget* control() override;

private:
    QLabel* text_;
};

} // namespace chalkline
