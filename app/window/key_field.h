// A field that takes the next keys pressed instead of text. Esc and Tab keep their meaning, so that nobody is
// caught in it; the button in it takes the key away.
#pragma once

#include "window/search_field.h"

#include <QKeySequence>

namespace chalkline {

class KeyField : public HintedField {
    Q_OBJECT
public:
    explicit KeyField(QWidget* parent = nullptr);
    void setTheme(const Theme& theme) override;
    void setKey(const QString& portable);

Q_SIGNALS:
    /// Portable form; empty = no key.
    void recorded(const QString& portable);

protected:
    bool event(QEvent* event) override;

private:
    QAction* clear_;
};

} // namespace chalkline
