// The summary of the requirements to read to the interviewer: made from the records, section by section, and
// rewritten by hand where a person wants other words. Those stay when the records change; then the new text
// is offered. Used by RequirementsPanel.
#pragma once

#include "interview/summary.h"

#include <QScrollArea>
#include <QTimer>

#include <map>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace chalkline {

class FieldKeeper;
class GrowingText;

class RequirementSummary : public QScrollArea {
    Q_OBJECT
public:
    explicit RequirementSummary(QWidget* parent);

    void showSession(Session* session);
    void finishEditing();

Q_SIGNALS:
    void said(const QString& message);

private:
    struct Section {
        QWidget* all = nullptr;
        QLabel* title = nullptr;
        FieldKeeper* text = nullptr;
        QLabel* state = nullptr;
        QPushButton* useNew = nullptr;
        QPushButton* keep = nullptr;
    };
    using Operation = std::function<Expected<void>(Transaction&)>;

    Section& sectionOf(const std::string& key);
    Section makeSection(const std::string& key);
    void fill(Section& section, const interview::SummarySection& made);
    void refresh();
    void run(const QString& label, const Operation& operation, const std::string& mergeKey = {});

    Session* session_ = nullptr;
    Observation records_;
    QVBoxLayout* rows_;
    QLabel* empty_;
    std::map<std::string, Section, std::less<>> sections_;
    QTimer later_;
};

} // namespace chalkline
