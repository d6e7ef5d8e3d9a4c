// The page "Trade-offs": what was weighed against what, which way was taken and why. Shows and edits the
// records TradeOff and their links.
#pragma once

#include "panels/statements/statement_panel.h"

namespace chalkline {

class TradeOffsPanel : public StatementPanel {
    Q_OBJECT
public:
    explicit TradeOffsPanel(QWidget* parent = nullptr);

protected:
    [[nodiscard]] std::vector<StatementFace> faces(const Document& document) const override;
    [[nodiscard]] std::vector<Ref> order(const Document& document) const override;
    [[nodiscard]] Expected<Ref> add(Transaction& edit, const std::string& line) override;
    [[nodiscard]] Expected<void> retitle(Transaction& edit, Ref ref, std::string title) override;
    /// Not discussed, discussed, decided, and from the start again.
    [[nodiscard]] Expected<void> toggle(Transaction& edit, Ref ref) override;
    /// The store of a verdict too.
    [[nodiscard]] std::set<Ref> thingsOf(const Document& document, Ref ref) const override;
};

} // namespace chalkline
