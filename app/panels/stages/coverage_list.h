// The must-haves, each with what it is linked to: components, calls, boundaries, trade-offs. Choosing one
// asks to show its things on the canvas; what is chosen there marks the rows it belongs to. Used by the page
// "High level".
#pragma once

#include "edit/session.h"
#include "panels/panel_page.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace chalkline {

class StatementRow;

class CoverageList : public QWidget {
    Q_OBJECT
public:
    explicit CoverageList(QWidget* parent);

    void showSession(Session* session);
    /// In Interview mode nothing says what is missing.
    void setMode(Mode mode);
    /// The records anew.
    void refresh();
    [[nodiscard]] const std::vector<StatementRow*>& rows() const { return rows_; }
    /// None: nothing is chosen.
    [[nodiscard]] Ref chosen() const { return chosen_; }
    /// What stands on the canvas and belongs to a requirement.
    [[nodiscard]] std::set<Ref> thingsOf(Ref requirement) const;

Q_SIGNALS:
    /// On the canvas, as long as it is chosen.
    void chosenChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(Ref requirement);
    void markSelected();
    void step(const StatementRow* from, int by);

    Session* session_ = nullptr;
    Observation view_;
    QVBoxLayout* layout_;
    QLabel* count_;
    std::vector<StatementRow*> rows_;
    Ref chosen_;
    Mode mode_ = Mode::Work;
};

} // namespace chalkline
