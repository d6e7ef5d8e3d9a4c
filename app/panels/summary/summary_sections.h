// Sections of the summary: made from the records and rewritten by hand where a person wants other words.
// Those stay when the records change; then the new text is offered. Used by the summary of the requirements
// and the page to read aloud.
#pragma once

#include "interview/summary.h"

#include <QScrollArea>
#include <QTimer>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace chalkline {

class FieldKeeper;
class GrowingText;

class SummarySections : public QScrollArea {
    Q_OBJECT
public:
    using Made = std::function<std::vector<interview::SummarySection>(const Tables&)>;
    /// Fields: a form that is filled. Page: text to be read, as large as it needs.
    enum class Look { Fields, Page };

    SummarySections(Made made, Look look, QWidget* parent);

    void showSession(Session* session);
    void finishEditing();

Q_SIGNALS:
    void said(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;

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

    Made made_;
    Look look_;
    Session* session_ = nullptr;
    Observation records_;
    QVBoxLayout* rows_;
    QLabel* empty_;
    std::map<std::string, Section, std::less<>> sections_;
    QTimer later_{this};
};

} // namespace chalkline
