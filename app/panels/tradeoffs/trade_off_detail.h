// The fields of one trade-off, unfolded below its row; a topic without a record gets one with the first edit.
// Under CAP stand the verdicts of all stores, elsewhere the verdict on one store is behind "More". Used by
// TradeOffsPanel alone.
#pragma once

#include "panels/panel_page.h"
#include "panels/statements/statement_detail.h"

class QLabel;
class QMenu;
class QPlainTextEdit;
class QSlider;
class QToolButton;

namespace chalkline {

class ChipLayout;
class ElidedButton;
class HintBox;
class VerdictList;

class TradeOffDetail : public StatementDetail {
    Q_OBJECT
public:
    explicit TradeOffDetail(QWidget* parent = nullptr);

    void setMode(Mode mode);

Q_SIGNALS:
    void revealAsked(const std::set<Ref>& refs);

protected:
    void fill(const Document& document) override;
    [[nodiscard]] bool holds(const Document& document) const override;

private:
    using Change = std::function<void(TradeOff&)>;

    /// The record shown; for a topic without one as it would begin. None: it is gone.
    [[nodiscard]] std::optional<TradeOff> shown(const Document& document) const;
    void change(const std::string& field, const Change& edit);
    FieldKeeper* addText(const QString& label, std::string TradeOff::* field, bool area);
    void addVerdict();
    void addFoot();
    void copy();
    QWidget* makePosition();
    void fillChoices(const TradeOff& tradeOff);
    void fillPosition(const TradeOff& tradeOff);
    void fillStores(const Document& document, const TradeOff& tradeOff);
    void fillVerdicts(const Document& document, const TradeOff& tradeOff);
    void fillHelp(const Document& document, const TradeOff& tradeOff);
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
    HintBox* hints_;
    VerdictList* verdicts_;
    QPlainTextEdit* why_ = nullptr;
    QLabel* unreasoned_;
    QLabel* analysis_;
    ElidedButton* copy_ = nullptr;
    Mode mode_ = Mode::Work;
    QToolButton* more_;
    QComboBox* store_ = nullptr;
    QComboBox* capMode_ = nullptr;
    QComboBox* elseMode_ = nullptr;
    std::vector<QWidget*> behindMore_;
};

} // namespace chalkline
