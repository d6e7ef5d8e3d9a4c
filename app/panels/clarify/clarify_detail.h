// The fields of one note of the page "Clarify", unfolded below its row: of a question its answer, state and
// kind, and the step to a requirement; of a scope item its side; of an expectation what it is about and how
// sure it is. Used by ClarifyPage alone.
#pragma once

#include "panels/statements/statement_detail.h"

class QPushButton;

namespace chalkline {

class ClarifyDetail : public StatementDetail {
    Q_OBJECT
public:
    explicit ClarifyDetail(QWidget* parent = nullptr);

Q_SIGNALS:
    void convertAsked(Ref question);

protected:
    void fill(const Document& document) override;

private:
    void addQuestionRows();
    void addExpectationRows();
    void changeQuestion(const std::string& field, const std::function<void(Question&)>& edit);
    void changeExpectation(const std::string& field, const std::function<void(Expectation&)>& edit);
    void fillQuestion(const Document& document, const Question& question);
    void fillExpectation(const Expectation& expectation);

    FieldKeeper* answer_ = nullptr;
    QComboBox* state_ = nullptr;
    QComboBox* category_ = nullptr;
    QPushButton* convert_ = nullptr;
    QComboBox* scope_ = nullptr;
    QComboBox* focus_ = nullptr;
    QComboBox* strength_ = nullptr;
    QComboBox* confirmed_ = nullptr;
    std::vector<std::pair<RecordType, QWidget*>> rows_; // whose they are
};

} // namespace chalkline
