// Drives a page of statements as a person does: keys into whatever has the focus, rows found by their title.
#pragma once

#include "panels/statements/entry_field.h"
#include "panels/statements/link_chips.h"
#include "panels/statements/statement_list.h"
#include "panels/statements/statement_panel.h"
#include "support/test_session.h"
#include "window/style.h"

#include <QtTest>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

namespace chalkline::test {

template <class Page>
class StatementDriver {
public:
    StatementDriver() {
        QApplication::setPalette(paletteOf(themeOf(ThemeName::Light)));
        page.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light)));
        page.resize(304, 620);
        page.showSession(&host.session);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        entry()->setFocus();
    }
    ~StatementDriver() { page.showSession(nullptr); }

    TestSession host;
    Page page;

    EntryField* entry() { return page.template findChild<EntryField*>(); }
    StatementList* list() { return page.template findChild<StatementList*>(); }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    void enter(const QString& line) {
        entry()->setFocus();
        type(line);
        key(Qt::Key_Return);
    }
    StatementRow* row(const QString& title) {
        for (StatementRow* row : list()->rows())
            if (row->face().title == title) return row;
        qFatal("there is no row %s", qPrintable(title));
    }
    QString titles() {
        QStringList titles;
        for (StatementRow* row : list()->rows())
            titles += row->face().title;
        return titles.join(' ');
    }
    void focus(const QString& title) { list()->setCurrent(row(title)->face().ref); }
    void unfold(const QString& title) {
        focus(title);
        list()->setUnfolded(true);
    }
    /// The field of that accessible name in the details.
    template <class Field>
    Field* field(const QString& name) {
        for (Field* field : page.template findChildren<Field*>())
            if (field->accessibleName() == name && field->isVisible()) return field;
        qFatal("there is no field %s", qPrintable(name));
    }
    std::size_t steps() { return host.session.history().cursor(); }

    /// Names of controls a screen reader has no name for.
    QStringList unnamed() {
        QStringList found;
        for (QWidget* widget : page.template findChildren<QWidget*>()) {
            const bool control = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
            if (control && widget->accessibleName().isEmpty())
                found += QString::fromLatin1(widget->metaObject()->className()) + widget->objectName();
        }
        return found;
    }
    /// What reaches out of the page at the right or is narrower than it needs.
    QStringList clipped() {
        QStringList found;
        for (QWidget* widget : page.template findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->parentWidget()->inherits("QAbstractItemView")) continue;
            const bool shown = widget->inherits("QLabel") || widget->inherits("QAbstractButton") ||
                               widget->inherits("QLineEdit") || widget->inherits("QComboBox") ||
                               widget->inherits("QPlainTextEdit") || widget->inherits("QSlider");
            if (!shown) continue;
            const int right = widget->mapTo(&page, QPoint(widget->width(), 0)).x();
            QSize least = widget->minimumSizeHint();
            if (widget->inherits("QPlainTextEdit")) least.setHeight(2 * widget->fontMetrics().lineSpacing());
            if (right > page.width() || widget->x() < 0 || widget->height() < least.height() ||
                (!widget->inherits("QSlider") && widget->width() < least.width()))
                found += QStringLiteral("%1 %2 %3 right %4, %5x%6 of %7x%8")
                             .arg(QString::fromLatin1(widget->metaObject()->className()),
                                  widget->objectName() + widget->property("text").toString(),
                                  widget->accessibleName())
                             .arg(right)
                             .arg(widget->width())
                             .arg(widget->height())
                             .arg(least.width())
                             .arg(least.height());
        }
        return found;
    }
    /// Layouts in layouts need a few rounds until all have their sizes.
    void settle() {
        for (int i = 0; i < 5; ++i)
            QApplication::processEvents();
    }
    void doubleFont() {
        QString sheet = styleSheetOf(themeOf(ThemeName::Light));
        for (const int size : {13, 12, 11})
            sheet.replace(QStringLiteral("font-size: %1px").arg(size),
                          QStringLiteral("font-size: %1px").arg(size * 2));
        page.setStyleSheet(sheet);
        settle();
    }
};

} // namespace chalkline::test
