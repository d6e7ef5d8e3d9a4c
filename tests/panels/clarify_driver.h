// Drives the page "Clarify" as a person does, for tests of it.
#pragma once

#include "panels/clarify/bank_list.h"
#include "panels/clarify/chip_bar.h"
#include "panels/clarify/clarify_page.h"
#include "panels/statement_driver.h"

namespace chalkline::test {

struct ClarifyDriver : StatementDriver<ClarifyPage> {
    const Question& question(const QString& title) {
        const Question* found = host.document().find(QuestionId{row(title)->face().ref.id});
        if (!found) qFatal("%s is no question", qPrintable(title));
        return *found;
    }
    QPushButton* button(const char* name) { return page.findChild<QPushButton*>(QLatin1String(name)); }
    /// The questions of the bank that are shown.
    QStringList offered() {
        QStringList texts;
        for (auto* row : page.findChildren<QAbstractButton*>(QStringLiteral("bankRow")))
            if (row->isVisible()) texts += row->text();
        return texts;
    }
    QAbstractButton* offer(const QString& text) {
        for (auto* row : page.findChildren<QAbstractButton*>(QStringLiteral("bankRow")))
            if (row->isVisible() && row->text() == text) return row;
        qFatal("“%s” is not offered", qPrintable(text));
    }
    QPushButton* chip(const QString& name) { return field<QPushButton>(name); }
    ChipBar* bar(const char* name) { return page.findChild<ChipBar*>(QLatin1String(name)); }
    QString label(const char* name) {
        auto* label = page.findChild<QLabel*>(QLatin1String(name));
        return label->isVisible() ? label->text() : QString();
    }
    bool shows(const QString& text) {
        for (auto* label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->text() == text) return true;
        return false;
    }
    Brief brief() { return briefOf(host.document().tables()); }
    void workload(const char* name, WorkloadDirection direction, double perDay) {
        Workload row;
        row.name = name;
        row.direction = direction;
        row.users_per_day = 1000;
        row.per_user_per_day = perDay;
        if (!host.attempt([&](Transaction& edit) { return addWorkload(edit, row); })) qFatal("refused");
    }
    QString kinds() {
        QStringList names;
        for (const Archetype* one : inOrder<Archetype>(host.document()))
            names += QString::fromStdString(std::string(word(one->kind)));
        return names.join(' ');
    }
    QStringList heard;
    QStringList& listen() {
        QObject::connect(&page, &PanelPage::said, &page, [this](const QString& text) { heard += text; });
        return heard;
    }
};

} // namespace chalkline::test
