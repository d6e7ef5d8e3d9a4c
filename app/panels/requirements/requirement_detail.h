// The fields of one requirement, unfolded below its row. Used by RequirementsPanel alone.
#pragma once

#include "panels/statements/statement_detail.h"

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
    void setTarget(const QString& text);

    QComboBox* kind_;
    QComboBox* priority_;
    QComboBox* state_;
    FieldKeeper* category_;
    FieldKeeper* metric_;
    QWidget* targetRow_;
    QComboBox* comparator_ = nullptr;
    FieldKeeper* target_ = nullptr;
    FieldKeeper* unit_ = nullptr;
    FieldKeeper* text_;
};

} // namespace chalkline
