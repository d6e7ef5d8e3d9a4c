// What unfolds on the page "Scale": the fields of one statement with what the component's own properties say,
// or, under a row where nothing was said yet, the question and the components it is asked of. Used by
// ScalePage alone.
#pragma once

#include "interview/reliability_list.h"
#include "panels/panel_page.h"
#include "panels/statements/statement_detail.h"

class QLabel;

namespace chalkline {

class ChipLayout;
class ElidedButton;
class HintBox;

/// The ref of the row of a topic for what was not said yet; it stands for no record.
[[nodiscard]] Ref gapRef(ReliabilityTopic topic);
/// None unless it is such a ref.
[[nodiscard]] std::optional<ReliabilityTopic> gapOf(Ref ref);

class ScaleDetail : public StatementDetail {
    Q_OBJECT
public:
    explicit ScaleDetail(QWidget* parent = nullptr);

    void setMode(Mode mode);

Q_SIGNALS:
    /// The next line typed should be about this; no node: the whole.
    void startAsked(ReliabilityTopic topic, NodeId node);
    /// The component's properties under this heading.
    void inspectAsked(NodeId node, const QString& section);

protected:
    void fill(const Document& document) override;
    [[nodiscard]] bool holds(const Document& document) const override;

private:
    void change(const std::string& field, const std::function<void(ReliabilityItem&)>& edit);
    void fillGap(const Document& document, ReliabilityTopic topic);
    void fillItem(const Document& document, const ReliabilityItem& item);
    void fillComponents(const Document& document, const ReliabilityItem& item);
    void fillHelp(ReliabilityTopic topic);
    void showFields(bool shown);

    HintBox* hints_;
    QWidget* starts_;
    ChipLayout* startRow_;
    std::vector<std::pair<NodeId, QString>> offered_;
    QComboBox* topic_;
    QComboBox* component_ = nullptr;
    FieldKeeper* statement_ = nullptr;
    FieldKeeper* evidence_ = nullptr;
    QLabel* facts_;
    ElidedButton* inspect_;
    QLabel* analysis_;
    Mode mode_ = Mode::Work;
};

} // namespace chalkline
