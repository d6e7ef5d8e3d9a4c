// The page "Trade-offs": what was weighed against what, which way was taken and why; and the topics every
// design should speak about, quiet until somebody does. Shows and edits the records TradeOff and their links.
// In Interview mode only what was said is there.
#pragma once

#include "panels/statements/statement_panel.h"

namespace chalkline {

class TradeOffDetail;

class TradeOffsPanel : public StatementPanel {
    Q_OBJECT
public:
    explicit TradeOffsPanel(QWidget* parent = nullptr);

    void setMode(Mode mode) override;
    /// All that were discussed, as decision records in Markdown, on the clipboard.
    void copyAll();

protected:
    [[nodiscard]] std::vector<StatementFace> faces(const Document& document) const override;
    [[nodiscard]] std::vector<Ref> order(const Document& document) const override;
    [[nodiscard]] Expected<Ref> add(Transaction& edit, const std::string& line) override;
    [[nodiscard]] Expected<void> retitle(Transaction& edit, Ref ref, std::string title) override;
    [[nodiscard]] Expected<Ref> recordOf(Transaction& edit, Ref ref) override;
    /// Not discussed, discussed, decided, and from the start again.
    [[nodiscard]] Expected<void> toggle(Transaction& edit, Ref ref) override;
    /// The store of a verdict too.
    [[nodiscard]] std::set<Ref> thingsOf(const Document& document, Ref ref) const override;

private:
    TradeOffsPanel(TradeOffDetail* detail, QWidget* parent);

    TradeOffDetail* detail_;
    Mode mode_ = Mode::Work;
};

} // namespace chalkline
