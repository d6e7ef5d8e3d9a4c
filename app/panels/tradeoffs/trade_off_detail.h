// The fields of one trade-off, unfolded below its row; the verdict on a store (CAP) behind "More". Used by
// TradeOffsPanel alone.
#pragma once

#include "panels/statements/statement_detail.h"

class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace chalkline {

class ChipLayout;
class ElidedButton;

class TradeOffDetail : public StatementDetail {
    Q_OBJECT
public:
    explicit TradeOffDetail(QWidget* parent = nullptr);

protected:
    void fill(const Document& document) override;

private:
    using Change = std::function<void(TradeOff&)>;

    void change(const std::string& field, const Change& edit);
    FieldKeeper* addText(const QString& label, std::string TradeOff::* field, bool area);
    void addVerdict();
    QWidget* makePosition();
    void fillChoices(const TradeOff& tradeOff);
    void fillPosition(const TradeOff& tradeOff);
    void fillStores(const Document& document, const TradeOff& tradeOff);
    void addReason();
    void fillReasons(QMenu& menu);
    void linkRequirement(RequirementId id);
    void showMore();

    QWidget* choices_;
    ChipLayout* choiceRow_;
    QStringList shownOptions_;
    QWidget* position_;
    QSlider* slider_ = nullptr;
    QToolButton* clear_ = nullptr;
    QLabel* first_ = nullptr;
    QLabel* last_ = nullptr;
    QComboBox* state_;
    QComboBox* driver_;
    ElidedButton* reason_ = nullptr;
    std::vector<std::pair<FieldKeeper*, std::string TradeOff::*>> texts_;
    QToolButton* more_;
    QComboBox* store_ = nullptr;
    QComboBox* capMode_ = nullptr;
    QComboBox* elseMode_ = nullptr;
    std::vector<QWidget*> behindMore_;
};

} // namespace chalkline
