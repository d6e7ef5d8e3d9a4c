// The page "Scale": what was said about growth and failure, topic by topic, of the whole or of one component;
// and quietly, of which components nobody spoke yet (not in Interview mode). Shows and edits the records
// ReliabilityItem. A line typed on it may name topic and component itself.
#pragma once

#include "panels/statements/statement_panel.h"
#include "text/reliability_line.h"

class QLabel;
class QToolButton;

namespace chalkline {

class ScaleDetail;

class ScalePage : public StatementPanel {
    Q_OBJECT
public:
    explicit ScalePage(QWidget* parent = nullptr);

    void showSession(Session* session) override;
    void setMode(Mode mode) override;

Q_SIGNALS:
    /// The component's properties under this heading of the inspector.
    void inspectAsked(NodeId node, const QString& section);

protected:
    [[nodiscard]] std::vector<StatementFace> faces(const Document& document) const override;
    [[nodiscard]] std::vector<Ref> order(const Document& document) const override;
    [[nodiscard]] Expected<Ref> add(Transaction& edit, const std::string& line) override;
    [[nodiscard]] Expected<void> retitle(Transaction& edit, Ref ref, std::string title) override;
    /// The state follows from the words; there is nothing to toggle.
    [[nodiscard]] Expected<void> toggle(Transaction& edit, Ref ref) override;
    /// The component that is selected becomes the statement's.
    [[nodiscard]] Expected<void> attach(Transaction& edit, Ref ref, const std::set<Ref>& things) override;
    [[nodiscard]] std::set<Ref> thingsOf(const Document& document, Ref ref) const override;

private:
    ScalePage(ScaleDetail* detail, QWidget* parent);

    QWidget* makeSubject();
    [[nodiscard]] text::ReliabilitySubject subject() const;
    void choose(ReliabilityTopic topic);
    void start(ReliabilityTopic topic, NodeId node);
    /// What the line in the field will be about stands above it.
    void showSubject();

    ScaleDetail* detail_;
    QToolButton* topic_ = nullptr;
    QLabel* component_ = nullptr;
    ReliabilityTopic chosen_ = ReliabilityTopic::Scaling;
    Observation view_;
    Mode mode_ = Mode::Work;
};

} // namespace chalkline
