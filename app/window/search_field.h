// The field over a list in which its search is typed: a lens at the left, and while it is empty a hint in a
// colour that can be read, which a style sheet of Qt 6.4 cannot give it.
#pragma once

#include "render/theme.h"

#include <QLineEdit>

namespace chalkline {

class SearchField : public QLineEdit {
    Q_OBJECT
public:
    /// The hint is its accessible name too.
    explicit SearchField(const QString& hint, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString hint_;
    QAction* lens_;
    QColor colour_;
};

} // namespace chalkline
