#include "window/export_dialog.h"

#include "edit/guided_operations.h"
#include "interchange/carried_project.h"
#include "interchange/drawio/write_drawio.h"
#include "interchange/excalidraw/write_excalidraw.h"
#include "interchange/mermaid/write_mermaid.h"
#include "render/export_pdf.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "storage/json_codec.h"
#include "text/print.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace chalkline {

namespace {

bool isPicture(const QString& format) {
    return format == QLatin1String("svg") || format == QLatin1String("png") || format == QLatin1String("pdf");
}

std::string nameOfSheet(const Session& session) {
    const Sheet* sheet = session.document().find(session.sheet());
    return sheet ? sheet->name : std::string();
}

} // namespace

Expected<std::string> exportOf(const Session& session, const ExportChoice& choice, ThemeName window) {
    const Document& document = session.document();
    const Tables& tables = document.tables();
    const SheetId sheet = session.sheet();
    const ThemeName theme = choice.theme == 0 ? window : static_cast<ThemeName>(choice.theme - 1);
    if (choice.format == QLatin1String("json")) return toJson(document);
    if (choice.format == QLatin1String("txt")) return text::print(document);
    if (choice.format == QLatin1String("mmd")) return writeMermaid(tables, sheet);
    if (choice.format == QLatin1String("drawio")) return writeDrawio(tables, {sheet});
    if (choice.format == QLatin1String("excalidraw"))
        return writeExcalidraw(tables, sheet, {theme == ThemeName::Dark});
    PictureOptions picture;
    picture.theme = theme;
    picture.transparent = choice.transparent;
    picture.scene.legend = choice.legend;
    picture.scene.border = choice.border;
    if (choice.title) picture.scene.title = nameOfSheet(session);
    if (choice.selection) picture.selection.assign(session.selection().begin(), session.selection().end());
    if (choice.format == QLatin1String("svg"))
        return renderSvg(tables, sheet,
                         {picture, SvgText::Fallback, nameOfSheet(session),
                          choice.project ? carriedElement(toJson(withoutExpectations(document))) : ""});
    if (choice.format == QLatin1String("png")) {
        PngOptions options;
        options.picture = picture;
        options.scale = choice.scale;
        if (choice.project) options.texts.push_back(carriedChunk(toJson(withoutExpectations(document))));
        return renderPng(tables, sheet, options);
    }
    return renderPdf(tables, {sheet}, {picture, nameOfSheet(session)});
}

ExportDialog::ExportDialog(const ExportChoice& before, bool hasSelection, QWidget* parent)
    : QDialog(parent)
    , format_(new QComboBox(this))
    , theme_(new QComboBox(this))
    , scale_(new QComboBox(this))
    , transparent_(new QCheckBox(tr("Transparent background"), this))
    , selection_(new QCheckBox(tr("Only what is selected"), this))
    , legend_(new QCheckBox(tr("Legend"), this))
    , border_(new QCheckBox(tr("Border"), this))
    , title_(new QCheckBox(tr("Title"), this))
    , project_(new QCheckBox(tr("Carry the project, to open it again from the picture"), this)) {
    setWindowTitle(tr("Export"));
    for (const auto& [id, name] :
         {std::pair("svg", tr("SVG picture")), std::pair("png", tr("PNG picture")),
          std::pair("pdf", tr("PDF page")), std::pair("excalidraw", tr("Excalidraw")),
          std::pair("drawio", tr("draw.io")), std::pair("mmd", tr("Mermaid")),
          std::pair("txt", tr("Type-to-draw text")), std::pair("json", tr("JSON, lossless"))})
        format_->addItem(name, QString::fromLatin1(id));
    theme_->addItems({tr("As the window"), tr("Light"), tr("Dark"), tr("Print"), tr("Hand-drawn")});
    for (int scale = 1; scale <= 4; ++scale)
        scale_->addItem(tr("%1 times").arg(scale), scale);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(20, 20, 20, 16);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("&Theme"), theme_);
    form->addRow(tr("&Size"), scale_);
    for (QCheckBox* box : {selection_, transparent_, legend_, border_, title_, project_})
        form->addRow(QString(), box);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* go = buttons->addButton(tr("Export …"), QDialogButtonBox::AcceptRole);
    go->setProperty("role", QStringLiteral("primary"));
    go->setDefault(true);
    form->addRow(buttons);
    format_->setCurrentIndex(std::max(0, format_->findData(before.format)));
    theme_->setCurrentIndex(before.theme);
    scale_->setCurrentIndex(before.scale - 1);
    transparent_->setChecked(before.transparent);
    selection_->setChecked(before.selection && hasSelection);
    selection_->setEnabled(hasSelection);
    legend_->setChecked(before.legend);
    border_->setChecked(before.border);
    title_->setChecked(before.title);
    project_->setChecked(before.project);
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::showWhatFits);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showWhatFits();
}

/// What says nothing to a format is greyed.
void ExportDialog::showWhatFits() {
    const QString format = format_->currentData().toString();
    const bool picture = isPicture(format);
    theme_->setEnabled(picture || format == QLatin1String("excalidraw"));
    scale_->setEnabled(format == QLatin1String("png"));
    for (QCheckBox* box : {transparent_, legend_, border_, title_})
        box->setEnabled(picture);
    project_->setEnabled(format == QLatin1String("svg") || format == QLatin1String("png"));
}

ExportChoice ExportDialog::choice() const {
    ExportChoice choice;
    choice.format = format_->currentData().toString();
    choice.theme = theme_->currentIndex();
    choice.scale = scale_->currentData().toInt();
    choice.transparent = transparent_->isChecked();
    choice.selection = selection_->isEnabled() && selection_->isChecked();
    choice.legend = legend_->isChecked();
    choice.border = border_->isChecked();
    choice.title = title_->isChecked();
    choice.project = project_->isChecked();
    return choice;
}

} // namespace chalkline
