// Plain text over at most so many lines, the last one elided; as high as its text needs at its width.
#pragma once

#include <QLabel>

namespace chalkline {

class WrappedLabel : public QLabel {
public:
    explicit WrappedLabel(int maxLines, QWidget* parent = nullptr);

    void setMaxLines(int lines);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// The lines the text takes at a width, the last one elided.
    [[nodiscard]] QStringList lines(int width) const;

    [[nodiscard]] QSize frame() const;

    int maxLines_;
};

/// Gives a widget another look of the style sheet.
void setRole(QWidget* widget, const char* role);
/// The same for any property that the style sheet asks for.
void setLook(QWidget* widget, const char* property, const QVariant& value);

} // namespace chalkline
