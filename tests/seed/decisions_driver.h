// Hands for the rows of the seed that are entered on the pages "Trade-offs" and "Scale" and in the inspector.
#pragma once

#include "panels/inspector/inspector_form.h"
#include "panels/inspector/inspector_panel.h"
#include "panels/statements/entry_field.h"
#include "panels/statements/statement_detail.h"
#include "panels/statements/statement_list.h"
#include "support/seed_driver.h"

#include <QPushButton>

namespace chalkline::test {

class DecisionsDriver : public SeedDriver {
public:
    void say(const QString& page, const QString& line) {
        PanelPage& shown = this->page(page);
        enter(*shown.findChild<EntryField*>(), line);
    }
    /// Unfolds the row of that title on the page in front, by the pointer.
    void open(const QString& pageId, const QString& title) {
        PanelPage& shown = page(pageId);
        auto* list = shown.findChild<StatementList*>();
        for (StatementRow* row : list->rows()) {
            if (row->face().title != title) continue;
            if (list->current() != row->face().ref || !list->isUnfolded()) click(*row);
            return;
        }
        QStringList there;
        for (StatementRow* row : list->rows())
            there += row->face().title;
        qFatal("there is no row \"%s\", but: %s", qPrintable(title),
               qPrintable(there.join(QStringLiteral(", "))));
    }
    [[nodiscard]] QString shownOn(const QString& pageId) { return shown(page(pageId)); }

    /// Brings a component into the inspector with a heading unfolded.
    InspectorForm& inspect(const std::string& name, const QString& heading) {
        for (const Node& node : document().all<Node>())
            if (node.name == name) session().select({refOf(node)});
        auto& panel = static_cast<InspectorPanel&>(page(QStringLiteral("inspector")));
        for (QPushButton* fold : panel.findChildren<QPushButton*>())
            if (fold->isVisible() && fold->text().startsWith(heading) && !fold->isChecked()) click(*fold);
        return panel.form();
    }
    /// The control of that label; of a number the label ends in its unit.
    void set(InspectorForm& form, const QString& label, const QString& value) {
        for (FieldRow* row : form.rows()) {
            if (row->field().label != label) continue;
            QWidget* control = row->editor().control();
            if (auto* box = qobject_cast<QComboBox*>(control))
                choose(*box, value);
            else
                fill(*control, value);
            if (!row->error().isEmpty()) qFatal("%s: %s", qPrintable(label), qPrintable(row->error()));
            return;
        }
        qFatal("there is no field %s", qPrintable(label));
    }
    /// The stored value of a property of a component.
    [[nodiscard]] QString property(const std::string& node, const std::string& key) {
        return value("SELECT p.value FROM property p JOIN node n ON n.id = p.owner "
                     "WHERE p.owner_type = 'node' AND n.name = '" +
                     node + "' AND p.key = '" + key + "'");
    }
    /// The report without the difference between "active_passive" and "active-passive", in small letters.
    [[nodiscard]] QString plainReport() {
        QString text = report().toLower();
        text.remove('\\');
        return text.replace('_', ' ').replace('-', ' ');
    }
};

} // namespace chalkline::test
