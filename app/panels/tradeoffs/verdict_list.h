// The verdicts of the topic CAP side by side: the system as a whole and every store of the design, each with
// what it does while the network is parted and what otherwise. Changes nothing itself: it asks. Used by
// TradeOffDetail alone.
#pragma once

#include "model/document.h"

#include <QWidget>

#include <set>
#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace chalkline {

class ElidedButton;

class VerdictList : public QWidget {
    Q_OBJECT
public:
    explicit VerdictList(QWidget* parent);

    void show(const Document& document);
    /// Whether the entries say what they mean.
    void setExplained(bool explained);

Q_SIGNALS:
    /// No node: the whole system.
    void verdictAsked(NodeId store, CapMode mode, ElseMode otherwise);
    void revealAsked(const std::set<Ref>& refs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        NodeId store;
        QWidget* widget;
        ElidedButton* name; // null: the whole
        QComboBox* mode;
        QComboBox* otherwise;
    };

    void rebuild(const std::vector<std::pair<NodeId, QString>>& stores);
    Row makeRow(NodeId store, const QString& name);
    QComboBox* makeCombo(const QStringList& items, const QString& name, QWidget* parent);

    QVBoxLayout* rows_;
    QLabel* none_;
    QLabel* why_;
    std::vector<std::pair<NodeId, QString>> shown_;
    std::vector<Row> made_;
    bool explained_ = false;
};

} // namespace chalkline
