// Lays small things out from left to right and goes on in the next line where the width ends; a chip wider
// than a line is made as narrow as the line. Sizes in px.
#pragma once

#include <QLayout>

#include <vector>

namespace chalkline {

class ChipLayout : public QLayout {
public:
    explicit ChipLayout(QWidget* parent = nullptr, int gap = 4);
    ~ChipLayout() override;

    void addItem(QLayoutItem* item) override { items_.push_back(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(items_.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

private:
    /// The height used; places the items if `really`.
    int arrange(const QRect& whole, bool really) const;

    std::vector<QLayoutItem*> items_;
};

} // namespace chalkline
