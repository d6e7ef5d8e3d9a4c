// Hands at the page "Trade-offs".
#pragma once

#include "panels/statement_driver.h"
#include "panels/tradeoffs/trade_offs_panel.h"

namespace chalkline::test {

/// Without the topics that nobody spoke of yet.
class TradeOffsDriver : public StatementDriver<TradeOffsPanel> {
public:
    explicit TradeOffsDriver(Mode mode = Mode::Interview) { page.setMode(mode); }

    QStringList quietTitles() {
        QStringList titles;
        for (StatementRow* row : list()->rows())
            if (row->face().quiet) titles += row->face().title;
        return titles;
    }
    /// What the labels that are shown say.
    QString shown() {
        QStringList texts;
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible()) texts += label->text();
        return texts.join('\n');
    }
};

inline const TradeOff& only(const TestSession& host) {
    return *host.document().all<TradeOff>().begin();
}

} // namespace chalkline::test
