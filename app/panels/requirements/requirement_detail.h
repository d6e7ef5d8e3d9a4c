// The fields of one requirement, unfolded below its row. Used by RequirementsPanel alone.
#pragma once

#include "panels/statements/statement_detail.h"

class QLabel;

namespace chalkline {

class RequirementDetail : public StatementDetail {
    Q_OBJECT
public:
    explicit RequirementDetail(QWidget* parent = nullptr);

protected:
    void fill(const Document& document) override;

private:
    void change(const std::string& field, const std::function<void(Requirement&)>& edit);
    QWidget* makeTarget();
    QLabel* addFact(const QString& label);
    void setTarget(const QString& text);
    void showMessage(const QString& text);
    void showFlows(const Document& document, FlowId chosen);

    QComboBox* kind_;
    QComboBox* priority_;
    QComboBox* state_;
    FieldKeeper* category_;
    FieldKeeper* metric_;
    QWidget* targetRow_;
    QComboBox* comparator_ = nullptr;
    FieldKeeper* target_ = nullptr;
    QLabel* message_ = nullptr;
    QLabel* verdict_;
    QComboBox* flow_;
    FieldKeeper* actor_;
    FieldKeeper* text_;
    Ref shown_;          // of the last fill()
    bool wrong_ = false; // the target in the field does not read
};

} // namespace chalkline
