// A field with a hint while it is empty, in a colour that can be read, which a style sheet of Qt 6.4 cannot
// give it. Over a list, where a search is typed, it has a lens at the left.
#pragma once

#include "render/theme.h"

#include <QLineEdit>

namespace chalkline {

class HintedField : public QLineEdit {
    Q_OBJECT
public:
    /// The hint is its accessible name too.
    explicit HintedField(const QString& hint, QWidget* parent = nullptr);
    virtual void setTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString hint_;
    QColor colour_;
};

class SearchField : public HintedField {
    Q_OBJECT
public:
    explicit SearchField(const QString& hint, QWidget* parent = nullptr);
    void setTheme(const Theme& theme) override;

private:
    QAction* lens_;
};

} // namespace chalkline
