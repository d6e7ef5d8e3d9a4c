// What to export and how: asked once, repeated by Ctrl+E.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace chalkline {

struct ExportChoice {
    QString path;                           // "" = never exported
    QString format = QStringLiteral("svg"); // svg, png, pdf, excalidraw, drawio, mmd, txt, json
    int theme = 0;                          // 0 as the window, else ThemeName + 1
    int scale = 2;                          // of a PNG, 1 to 4
    bool transparent = false;
    bool selection = false; // only what is chosen
    bool legend = true;
    bool border = false;
    bool title = false;
    bool project = true; // SVG and PNG carry the project
};

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const ExportChoice& before, bool hasSelection, QWidget* parent);
    [[nodiscard]] ExportChoice choice() const;

private:
    void showWhatFits();

    QComboBox* format_;
    QComboBox* theme_;
    QComboBox* scale_;
    QCheckBox* transparent_;
    QCheckBox* selection_;
    QCheckBox* legend_;
    QCheckBox* border_;
    QCheckBox* title_;
    QCheckBox* project_;
};

} // namespace chalkline
