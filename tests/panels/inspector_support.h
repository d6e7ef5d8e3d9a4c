// An inspector on the screen with a small design, and hands to use it: choose, read, type, pick.
#pragma once

#include "panels/inspector/choice_editors.h"
#include "panels/inspector/inspector_form.h"
#include "panels/inspector/inspector_panel.h"
#include "panels/inspector/text_editors.h"
#include "support/test_session.h"
#include "window/style.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QtTest>

namespace chalkline::test {

inline constexpr int panelWidth = 304; // px

/// client -> cache in boundary "eu", and kafka outside.
struct InspectorBench {
    TestSession host;
    BoundaryId eu = host.boundary("eu");
    NodeId client = host.placedNode("client", 0, 0);
    NodeId cache = host.node("cache", eu, "cache.distributed");
    NodeId kafka = host.node("kafka", {}, "msg.log");
    EdgeId edge = host.edge(client, cache);
    InspectorPanel panel;

    InspectorBench() {
        host.placeAt(refTo(cache), 300, 0);
        host.placeAt(refTo(kafka), 600, 0);
        panel.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light)));
        panel.resize(panelWidth, 700);
        panel.showSession(&host.session);
        panel.show();
        (void)QTest::qWaitForWindowActive(&panel);
    }
    ~InspectorBench() { panel.showSession(nullptr); }

    void choose(std::set<Ref> refs) { host.session.select(std::move(refs)); }
    [[nodiscard]] FieldRow& row(const char* id) {
        FieldRow* row = panel.form().row(QString::fromLatin1(id));
        if (!row) qFatal("there is no field %s", id);
        return *row;
    }
    [[nodiscard]] bool has(const char* id) { return panel.form().row(QString::fromLatin1(id)) != nullptr; }
    [[nodiscard]] QString shown(const char* id) { return row(id).editor().value(); }
    [[nodiscard]] QWidget* control(const char* id) { return row(id).editor().control(); }
    /// Replaces what a field of text holds, without leaving it.
    void type(const char* id, const QString& text) {
        QWidget* edit = control(id);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else
            QTest::keyClicks(edit, text);
    }
    void enter(const char* id, const QString& text) {
        type(id, text);
        QTest::keyClick(control(id), Qt::Key_Return);
    }
    /// Chooses in a list, a row of segments or a check box.
    void pick(const char* id, const QString& value) {
        QWidget* edit = control(id);
        if (auto* list = qobject_cast<QComboBox*>(edit)) {
            list->setCurrentIndex(list->findData(value));
            Q_EMIT list->activated(list->currentIndex());
        } else if (auto* box = qobject_cast<QCheckBox*>(edit)) {
            if (box->isChecked() != (value == QLatin1String("true"))) box->click();
        } else {
            for (QPushButton* button : row(id).editor().findChildren<QPushButton*>())
                if (button->text().compare(value, Qt::CaseInsensitive) == 0) button->click();
        }
    }
    [[nodiscard]] std::size_t steps() const { return host.session.history().cursor(); }
    [[nodiscard]] const Node& node() const { return host.at(cache); }
    [[nodiscard]] const Edge& line() const { return host.at(edge); }
};

} // namespace chalkline::test
