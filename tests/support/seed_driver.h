// A main window on a project file of its own, used as a person uses it: widgets are found by their object or
// accessible name and typed into by events. What was entered is then read from the file by SQL and looked for
// in the report. For tests/seed, where each function is a ctest of its own.
#pragma once

#include "canvas/canvas.h"
#include "panels/side_panel.h"
#include "report/report.h"
#include "support/window_driver.h"
#include "window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

namespace chalkline::test {

using SqlRow = std::vector<std::string>; // NULL is ""

class SeedDriver {
public:
    SeedDriver() {
        static const OwnFolders folders;
        path = folder_.filePath(QStringLiteral("seed.hld"));
        if (const auto made = createProject(path.toStdString(), systemClock(), "ann"); !made)
            qFatal("%s", made.error().text().c_str());
        open();
    }

    QString path; // of the project file

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] Session& session() { return *window_->session(); }
    [[nodiscard]] const Document& document() { return session().document(); }
    [[nodiscard]] std::size_t steps() { return session().history().cursor(); }

    /// Closes the window, which puts everything into the file, and opens the file in a new one.
    void reopen() {
        close();
        open();
    }
    /// Brings a page of the panel to the front, by the id it was added with.
    PanelPage& page(const QString& id) {
        window_->panel().showPage(id);
        QApplication::processEvents();
        PanelPage* found = window_->panel().pageOf(id);
        if (!found) qFatal("there is no page %s", qPrintable(id));
        return *found;
    }

    /// The widget of that object name, whether it is shown or not.
    template <class Widget>
    [[nodiscard]] Widget& part(const QString& objectName, QWidget* within = nullptr) {
        auto* found = (within ? within : window_.get())->findChild<Widget*>(objectName);
        if (!found) qFatal("there is no %s", qPrintable(objectName));
        return *found;
    }
    /// The widget that a screen reader calls so, among those that are shown.
    template <class Widget>
    [[nodiscard]] Widget& named(const QString& accessibleName, QWidget* within = nullptr) {
        QStringList there;
        for (Widget* found : (within ? within : window_.get())->findChildren<Widget*>()) {
            if (!found->isVisible()) continue;
            if (found->accessibleName() == accessibleName) return *found;
            there += found->accessibleName();
        }
        qFatal("nothing is called \"%s\", but: %s", qPrintable(accessibleName),
               qPrintable(there.join(QStringLiteral(", "))));
    }
    /// The button that says so, or is called so by a screen reader.
    [[nodiscard]] QAbstractButton& button(const QString& text, QWidget* within = nullptr) {
        QStringList there;
        for (QAbstractButton* found : (within ? within : window_.get())->findChildren<QAbstractButton*>()) {
            if (!found->isVisible()) continue;
            if (found->text() == text || found->accessibleName() == text) return *found;
            there += found->text();
        }
        qFatal("there is no button \"%s\", but: %s", qPrintable(text),
               qPrintable(there.join(QStringLiteral(", "))));
    }

    void focus(QWidget& widget) {
        widget.setFocus();
        QApplication::processEvents();
    }
    /// Into the widget, after what stands there.
    void type(QWidget& widget, const QString& text) {
        focus(widget);
        QTest::keyClicks(&widget, text);
    }
    void key(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&widget, key, modifiers);
        QApplication::processEvents();
    }
    /// A line and Enter, as into a field for quick entry.
    void enter(QWidget& widget, const QString& line) {
        type(widget, line);
        key(widget, Qt::Key_Return);
    }
    /// Replaces what stands in a field and leaves it.
    void fill(QWidget& field, const QString& text) {
        focus(field);
        key(field, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty()) key(field, Qt::Key_Delete);
        QTest::keyClicks(&field, text);
        leave();
    }
    /// Takes the focus out of whatever has it: fields put what was typed into the project.
    void leave() { focus(window_->canvas()); }
    /// The entry of a box that says so, by keys.
    void choose(QComboBox& box, const QString& text) {
        const int wanted = box.findText(text);
        if (wanted < 0) qFatal("there is no entry \"%s\"", qPrintable(text));
        focus(box);
        key(box, Qt::Key_Home);
        for (int at = box.currentIndex(); at < wanted; at = box.currentIndex()) {
            key(box, Qt::Key_Down);
            if (box.currentIndex() == at) qFatal("\"%s\" cannot be reached by keys", qPrintable(text));
        }
        leave();
    }
    /// By the pointer.
    void click(QWidget& widget) {
        QTest::mouseClick(&widget, Qt::LeftButton);
        QApplication::processEvents();
    }
    /// A line of the language, typed on the canvas; the line is closed again.
    void line(const QString& text) {
        focus(window_->canvas());
        QTest::keyClicks(&window_->canvas(), text.left(1));
        QTest::keyClicks(QApplication::focusWidget(), text.mid(1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QApplication::processEvents();
    }
    /// What the labels that are shown say, one a line.
    [[nodiscard]] QString shown(QWidget& within) {
        QStringList texts;
        for (const QLabel* label : within.findChildren<QLabel*>())
            if (label->isVisible() && !label->text().isEmpty()) texts += label->text();
        return texts.join('\n');
    }

    /// The rows of a query on the file, which holds everything that was entered and left. Read-only.
    [[nodiscard]] std::vector<SqlRow> sql(const std::string& query) {
        if (window_) {
            window_->panel().finishEditing();
            if (const auto done = window_->file()->flush(); !done) qFatal("%s", done.error().text().c_str());
        }
        sqlite3* database = nullptr;
        sqlite3_stmt* statement = nullptr;
        sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
        if (sqlite3_prepare_v2(database, query.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("%s: %s", query.c_str(), sqlite3_errmsg(database));
        std::vector<SqlRow> rows;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            SqlRow row;
            for (int column = 0; column < sqlite3_column_count(statement); ++column) {
                const unsigned char* text = sqlite3_column_text(statement, column);
                row.emplace_back(text ? reinterpret_cast<const char*>(text) : "");
            }
            rows.push_back(std::move(row));
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return rows;
    }
    /// The first column of the first row; "(none)" if there is no row.
    [[nodiscard]] QString value(const std::string& query) {
        const auto rows = sql(query);
        return rows.empty() ? QStringLiteral("(none)") : QString::fromStdString(rows[0][0]);
    }
    /// The report of what is in the window, as Markdown.
    [[nodiscard]] QString report() {
        window_->panel().finishEditing();
        const auto made = markdownReport(document().tables(), {"Seed"});
        if (!made) qFatal("%s", made.error().text().c_str());
        return QString::fromStdString(made->text);
    }

private:
    void open() {
        window_ = std::make_unique<MainWindow>();
        window_->resize(1280, 720);
        window_->show();
        window_->activateWindow();
        (void)QTest::qWaitForWindowActive(window_.get());
        if (const auto done = window_->open(path.toStdString()); !done)
            qFatal("%s", done.error().text().c_str());
        leave();
    }
    void close() {
        window_->close();
        window_.reset();
    }

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace chalkline::test

/// The text holds these words; shows the text if it does not.
#define HAS(text, words)                                                                                     \
    do {                                                                                                     \
        const QString seen_ = (text);                                                                        \
        const QString wanted_ = QStringLiteral(words);                                                       \
        QVERIFY2(seen_.contains(wanted_), qPrintable("\"" + wanted_ + "\" is not in:\n" + seen_));           \
    } while (false)
