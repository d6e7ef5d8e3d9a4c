// Where a result stands on the canvas, as chips with a cross that takes it off, and the button that pins it
// to what is selected. Changes nothing itself: it asks.
#pragma once

#include "model/document.h"

#include <QWidget>

#include <set>
#include <vector>

class QPushButton;

namespace chalkline {

class ChipLayout;

/// The components and connections on which a chip with this value stands, in id order.
[[nodiscard]] std::vector<Ref> pinnedTo(const Tables& tables, const std::string& chip);
/// Of a selection what can carry a chip.
[[nodiscard]] std::vector<Ref> pinnable(const std::set<Ref>& selection);

class PinBar : public QWidget {
    Q_OBJECT
public:
    explicit PinBar(QWidget* parent);

    /// An estimate can be put on the sheet too.
    void show(const Document& document, const std::string& chip, bool isEstimate, bool isOnSheet);
    /// The button says what it would do.
    void offer(const Document& document, const std::set<Ref>& selection);

Q_SIGNALS:
    void pinAsked();
    void unpinAsked(Ref owner);
    void placeAsked();

private:
    QWidget* chips_;
    ChipLayout* row_;
    QPushButton* pin_;
    QPushButton* place_;
    std::vector<Ref> shown_;
    std::string chip_;
};

} // namespace chalkline
