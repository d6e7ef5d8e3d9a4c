#include <QtTest>

#include "panels/inspector_support.h"
#include "support/colours.h"
#include "support/property.h"
#include "support/random_run.h"

using namespace chalkline;
using namespace chalkline::test;

class InspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChosenShowsTheSheetAndItsCounts();
    void aComponentShowsItsValuesAndTheDefaultsOfItsKind();
    void everyFieldOfAComponentIsWrittenAsOneStep_data();
    void everyFieldOfAComponentIsWrittenAsOneStep();
    void aKindIsFoundByNameWordAndTechnology();
    void anUnknownKindIsRefusedAndTheTextStays();
    void anOverrideIsMarkedAndGoesBackToTheDefault();
    void anEmptyOverrideIsTheDefaultAgain();
    void aFlagOfTheCatalogueIsOverriddenAndReset();
    void anOverrideThatTheKindDoesNotKnowIsStillShown();
    void badNumbersShowAnErrorAndChangeNothing();
    void theMaximumIsNeverBelowTheMinimum();
    void aBoundaryIsEdited();
    void aNoteIsEditedAndTied();
    void aSizeByHandGoesBackToFitted();
    void severalThingsShowMixedValuesAndAreSetInOneStep();
    void severalKindsShowOnlyWhatTheyShare();
    void linkedStatementsAreListedAndHighlightOtherThings();
    void anyEditsWithAnythingChosenAreFollowed();
    void everyControlHasAnAccessibleName();
    void expectation_57_whatFieldsSayIsReadable();
    void expectation_59_noControlIsCutOffAtTwiceTheFont();
};

void InspectorTest::nothingChosenShowsTheSheetAndItsCounts() {
    InspectorBench bench;
    QCOMPARE(bench.panel.heading(), "Sheet");
    QCOMPARE(bench.shown("name"), "Sheet 1");
    QCOMPARE(bench.shown("components"), "3");
    QCOMPARE(bench.shown("sync"), "1");
    QCOMPARE(bench.shown("async"), "0");
    bench.enter("name", "Overview");
    QCOMPARE(bench.host.at(bench.host.sheet).name, "Overview");
}

void InspectorTest::aComponentShowsItsValuesAndTheDefaultsOfItsKind() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    QCOMPARE(bench.panel.heading(), "Component");
    QCOMPARE(bench.shown("name"), "cache");
    QCOMPARE(bench.shown("kind"), "Distributed cache");
    QCOMPARE(bench.shown("boundary"), QString::number(bench.eu.value));
    const Kind* kind = findKind("cache.distributed");
    for (const DefaultProperty& given : kind->defaults) {
        FieldRow& row = bench.row(("property." + std::string(given.key)).c_str());
        QCOMPARE(row.editor().value().toStdString(), std::string(given.value));
        QCOMPARE(row.field().unit.toStdString(), std::string(given.unit));
        QVERIFY(row.editor().control()->toolTip().startsWith("Default of the catalogue: "));
        QVERIFY(!row.isOwn());
    }
}

void InspectorTest::everyFieldOfAComponentIsWrittenAsOneStep_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char* field, const QString& typed, const QString& stored) {
        QTest::newRow(field) << QByteArray(field) << typed << stored;
    };
    row("name", "Redis", "Redis");
    row("kind", "Object storage", "store.object");
    row("technology", "Redis 7", "Redis 7");
    row("second_line", "TTL 24 h", "TTL 24 h");
    row("instances_min", "3", "3");
    row("instances_max", "12", "12");
    row("boundary", "", "0");
    row("property.latency_median_ms", "2 s", "2000");
    row("property.capacity_rps", "250k", "250000");
    row("property.consistency", "strong", "strong");
    row("property.stateful", "false", "false");
    row("locked", "true", "1");
}

void InspectorTest::everyFieldOfAComponentIsWrittenAsOneStep() {
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    const std::size_t before = bench.steps();
    const auto read = [&]() -> std::string {
        const Node& node = bench.node();
        if (field.startsWith("property.")) {
            const Property* held =
                findProperty(bench.host.document(), refTo(bench.cache), field.mid(9).toStdString());
            return held ? held->value : "no override";
        }
        if (field == "name") return node.name;
        if (field == "kind") return node.kind;
        if (field == "technology") return node.technology;
        if (field == "second_line") return node.second_line;
        if (field == "instances_min") return std::to_string(node.instances_min);
        if (field == "instances_max") return std::to_string(node.instances_max);
        if (field == "locked") return std::to_string(bench.host.placement(refTo(bench.cache))->locked);
        return std::to_string(node.boundary.value);
    };
    const std::string first = read();
    const FieldInput input = bench.row(field).field().input;
    if (input == FieldInput::Line || input == FieldInput::Search)
        bench.enter(field, typed);
    else
        bench.pick(field, typed);
    QCOMPARE(read(), stored.toStdString());
    QCOMPARE(bench.steps(), before + 1);
    QCOMPARE(bench.row(field).error(), QString());
    QVERIFY(bench.host.undo());
    QCOMPARE(read(), first);
}

void InspectorTest::aKindIsFoundByNameWordAndTechnology() {
    InspectorBench bench;
    bench.choose({refTo(bench.client)});
    for (const auto& [typed, kind] : {std::pair("redis", "cache.distributed"),
                                      {"Load balancer", "edge.lb_l7"},
                                      {"postgres", "store.relational"}}) {
        bench.enter("kind", typed);
        QCOMPARE(bench.host.at(bench.client).kind, std::string(kind));
    }
}

void InspectorTest::anUnknownKindIsRefusedAndTheTextStays() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    const std::size_t before = bench.steps();
    bench.enter("kind", "flux compensator");
    QCOMPARE(bench.row("kind").error(), "“flux compensator” is no kind of component");
    QCOMPARE(bench.shown("kind"), "flux compensator");
    QCOMPARE(bench.steps(), before);
    QTest::keyClick(bench.control("kind"), Qt::Key_Escape);
    QCOMPARE(bench.shown("kind"), "Distributed cache");
    QCOMPARE(bench.row("kind").error(), QString());
}

void InspectorTest::anOverrideIsMarkedAndGoesBackToTheDefault() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    FieldRow& row = bench.row("property.capacity_rps");
    auto* reset = row.findChild<QToolButton*>();
    QVERIFY(!reset->isVisible());
    bench.enter("property.capacity_rps", "5k");
    QVERIFY(row.isOwn());
    QVERIFY(reset->isVisible());
    QCOMPARE(row.editor().control()->property("provenance").toByteArray(), "own");
    QVERIFY(row.editor().control()->toolTip().startsWith("Set by you. The catalogue says 100000 1/s"));
    const std::size_t before = bench.steps();
    reset->click();
    QCOMPARE(bench.host.document().all<Property>().size(), 0U);
    QCOMPARE(bench.shown("property.capacity_rps"), "100000");
    QCOMPARE(bench.steps(), before + 1);
    QVERIFY(!reset->isVisible());
}

void InspectorTest::anEmptyOverrideIsTheDefaultAgain() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.enter("property.capacity_rps", "5k");
    bench.enter("property.capacity_rps", "");
    QCOMPARE(bench.host.document().all<Property>().size(), 0U);
    QCOMPARE(bench.shown("property.capacity_rps"), "100000");
}

void InspectorTest::aFlagOfTheCatalogueIsOverriddenAndReset() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    QCOMPARE(bench.shown("property.stateful"), "true");
    bench.pick("property.stateful", "false");
    QCOMPARE(findProperty(bench.host.document(), refTo(bench.cache), "stateful")->value,
             std::string("false"));
    bench.row("property.stateful").findChild<QToolButton*>()->click();
    QCOMPARE(bench.shown("property.stateful"), "true");
}

void InspectorTest::anOverrideThatTheKindDoesNotKnowIsStillShown() {
    InspectorBench bench;
    bench.host.edit([&](Transaction& edit) {
        return chalkline::setProperty(edit, refTo(bench.cache), "shoe_size", "44");
    });
    bench.choose({refTo(bench.cache)});
    QCOMPARE(bench.shown("property.shoe_size"), "44");
    QCOMPARE(bench.row("property.shoe_size").field().section, "Other properties");
    bench.row("property.shoe_size").findChild<QToolButton*>()->click();
    QVERIFY(!bench.has("property.shoe_size"));
}

void InspectorTest::badNumbersShowAnErrorAndChangeNothing() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    const std::size_t before = bench.steps();
    const std::pair<const char*, const char*> bad[] = {{"12 apples", "“12 apples” is not a number"},
                                                       {"-1", "Must not be negative"},
                                                       {"1,5", "“1,5” is not a number"}};
    for (const auto& [typed, error] : bad) {
        bench.enter("property.capacity_rps", typed);
        QCOMPARE(bench.row("property.capacity_rps").error(), QString::fromUtf8(error));
        QCOMPARE(bench.shown("property.capacity_rps"), QString::fromLatin1(typed));
    }
    bench.enter("instances_min", "1.5");
    QCOMPARE(bench.row("instances_min").error(), "Must be a whole number");
    QCOMPARE(bench.steps(), before);
    // What is wrong stays to be mended when other things change.
    bench.host.edit([&](Transaction& edit) { return rename(edit, refTo(bench.cache), "Redis"); });
    QCOMPARE(bench.shown("name"), "Redis");
    QCOMPARE(bench.shown("property.capacity_rps"), "1,5");
}

void InspectorTest::theMaximumIsNeverBelowTheMinimum() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    bench.enter("instances_min", "3");
    QCOMPARE(bench.node().instances_max, 3);
    bench.enter("instances_max", "2");
    QVERIFY(bench.row("instances_max").error().startsWith("Must be at least 3"));
    QCOMPARE(bench.node().instances_max, 3);
    QTest::keyClick(bench.control("instances_max"), Qt::Key_Escape);
    bench.enter("instances_max", "12");
    bench.enter("instances_min", "20");
    QCOMPARE(bench.node().instances_max, 20);
}

void InspectorTest::aBoundaryIsEdited() {
    InspectorBench bench;
    const BoundaryId outer = bench.host.boundary("world");
    bench.choose({refTo(bench.eu)});
    QCOMPARE(bench.panel.heading(), "Boundary");
    bench.enter("name", "eu-west");
    bench.pick("type", "region");
    bench.pick("boundary", QString::number(outer.value));
    const Boundary& now = bench.host.at(bench.eu);
    QCOMPARE(now.name, "eu-west");
    QCOMPARE(now.type, BoundaryType::Region);
    QVERIFY(now.parent == outer);
    bench.choose({refTo(outer)});
    // What is inside cannot hold it.
    const auto* list = qobject_cast<QComboBox*>(bench.control("boundary"));
    QCOMPARE(list->findData(QString::number(bench.eu.value)), -1);
}

void InspectorTest::aNoteIsEditedAndTied() {
    InspectorBench bench;
    const NoteId note = bench.host.edit([](Transaction& edit) { return addNote(edit, "why?"); });
    bench.choose({refTo(note)});
    QCOMPARE(bench.panel.heading(), "Note");
    bench.type("text", "because");
    bench.panel.finishEditing();
    QCOMPARE(bench.host.at(note).text, "because");
    bench.enter("anchor", "kafka");
    QVERIFY(bench.host.at(note).anchor == refTo(bench.kafka));
    bench.enter("anchor", "");
    QVERIFY(!bench.host.at(note).anchor.valid());
    bench.enter("anchor", "nobody");
    QCOMPARE(bench.row("anchor").error(), "“nobody” is no component or boundary here");
}

void InspectorTest::aSizeByHandGoesBackToFitted() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache)});
    QCOMPARE(bench.shown("size"), "fitted");
    bench.host.edit([&](Transaction& edit) {
        return resize(edit, bench.host.sheet, refTo(bench.cache), 300, 0, 200, 80);
    });
    QCOMPARE(bench.shown("size"), "200 × 80 px, by hand");
    bench.row("size").findChild<QToolButton*>()->click();
    QCOMPARE(bench.shown("size"), "fitted");
    QCOMPARE(bench.host.placement(refTo(bench.cache))->w, 0.0);
}

void InspectorTest::severalThingsShowMixedValuesAndAreSetInOneStep() {
    InspectorBench bench;
    bench.choose({refTo(bench.client), refTo(bench.cache), refTo(bench.kafka)});
    QCOMPARE(bench.panel.heading(), "3 components");
    const auto* name = qobject_cast<QLineEdit*>(bench.control("name"));
    QCOMPARE(name->text(), QString());
    QCOMPARE(name->placeholderText(), "mixed");
    QCOMPARE(bench.shown("instances_min"), "1");
    QCOMPARE(qobject_cast<QComboBox*>(bench.control("boundary"))->currentIndex(), -1);
    const std::size_t before = bench.steps();
    bench.enter("technology", "Rust");
    for (const NodeId id : {bench.client, bench.cache, bench.kafka})
        QCOMPARE(bench.host.at(id).technology, "Rust");
    QCOMPARE(bench.steps(), before + 1);
    bench.pick("boundary", QString::number(bench.eu.value));
    QVERIFY(bench.host.at(bench.kafka).boundary == bench.eu);
    QVERIFY(bench.host.undo());
    QVERIFY(!bench.host.at(bench.kafka).boundary);
    // Leaving a mixed field as it is changes nothing.
    name = qobject_cast<QLineEdit*>(bench.control("name"));
    bench.control("name")->setFocus();
    QTest::keyClick(bench.control("name"), Qt::Key_Return);
    QCOMPARE(bench.host.at(bench.kafka).name, "kafka");
}

void InspectorTest::severalKindsShowOnlyWhatTheyShare() {
    InspectorBench bench;
    bench.choose({refTo(bench.cache), refTo(bench.edge)});
    QCOMPARE(bench.panel.heading(), "1 component, 1 connection");
    QVERIFY(bench.panel.form().rows().empty());
    bench.choose({refTo(bench.cache), refTo(bench.eu)});
    QVERIFY(bench.has("name") && bench.has("boundary") && !bench.has("technology"));
}

void InspectorTest::linkedStatementsAreListedAndHighlightOtherThings() {
    InspectorBench bench;
    const RequirementId fast = bench.host.edit([](Transaction& edit) {
        return addRequirement(edit, RequirementKind::NonFunctional, Priority::Must, "p99 < 100 ms");
    });
    for (const NodeId id : {bench.cache, bench.client})
        bench.host.edit([&](Transaction& edit) { return link(edit, refTo(fast), refTo(id)); });
    bench.choose({refTo(bench.cache)});
    auto* button = bench.panel.findChild<QPushButton*>(QString(), Qt::FindChildrenRecursively);
    for (QPushButton* candidate : bench.panel.findChildren<QPushButton*>())
        if (candidate->accessibleName() == "NFR-1 p99 < 100 ms") button = candidate;
    QCOMPARE(button->accessibleName(), "NFR-1 p99 < 100 ms");
    button->setFocus();
    QCOMPARE(bench.host.session.highlighted(), (std::set<Ref>{refTo(bench.cache), refTo(bench.client)}));
    button->clearFocus();
    QVERIFY(bench.host.session.highlighted().empty());
}

void InspectorTest::anyEditsWithAnythingChosenAreFollowed() {
    RandomRun run;
    InspectorPanel panel;
    panel.resize(panelWidth, 700);
    panel.showSession(&run.host.session);
    panel.show();
    const std::uint64_t seed = freshSeed();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Dice dice(seed);
    for (std::size_t i = 0; i < 300; ++i) {
        const std::string wrong = run.step({i, dice.next()});
        QVERIFY2(wrong.empty(), wrong.c_str());
        std::vector<Ref> things;
        for (const Node& node : run.host.document().all<Node>())
            things.push_back(refOf(node));
        for (const Edge& edge : run.host.document().all<Edge>())
            things.push_back(refOf(edge));
        std::set<Ref> chosen;
        if (!things.empty())
            for (std::size_t n = dice.below(3); n-- > 0;)
                chosen.insert(things[dice.below(things.size())]);
        if (dice.oneIn(2)) run.host.session.select(chosen);
        for (FieldRow* row : panel.form().rows())
            if (!row->isMixed() && row->field().input != FieldInput::Segments)
                QCOMPARE(row->editor().value(),
                         row->field().read(run.host.session, panel.form().subjects().front()));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    panel.showSession(nullptr);
}

void InspectorTest::everyControlHasAnAccessibleName() {
    InspectorBench bench;
    for (const std::set<Ref>& chosen :
         {std::set<Ref>{}, {refTo(bench.cache)}, {refTo(bench.edge)}, {refTo(bench.eu)}}) {
        bench.choose(chosen);
        for (const QWidget* widget : bench.panel.form().findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
}

/// Mixed values and units are quiet and still have the contrast of text; frames have that of lines.
void InspectorTest::expectation_57_whatFieldsSayIsReadable() {
    for (const ThemeName name : {ThemeName::Light, ThemeName::Dark}) {
        const Theme& theme = themeOf(name);
        QApplication::setPalette(paletteOf(theme));
        InspectorBench bench;
        bench.panel.setStyleSheet(styleSheetOf(theme));
        bench.choose({refTo(bench.cache), refTo(bench.kafka)});
        const QColor quiet = bench.control("name")->palette().color(QPalette::PlaceholderText);
        QCOMPARE(quiet, colourOf(theme.ink2));
        for (const std::string& text : {theme.ink, theme.ink2, theme.error, theme.accent})
            QVERIFY2(contrast(text, theme.card) >= 4.5, text.c_str());
        QVERIFY(contrast(theme.controlBorder, theme.card) >= 3);
    }
    QApplication::setPalette(QPalette());
}

void InspectorTest::expectation_59_noControlIsCutOffAtTwiceTheFont() {
    InspectorBench bench;
    bench.panel.setStyleSheet(styleSheetOf(themeOf(ThemeName::Light))
                                  .replace("13px", "26px")
                                  .replace("12px", "24px")
                                  .replace("11px", "22px"));
    for (const std::set<Ref>& chosen : {std::set<Ref>{}, {refTo(bench.cache)}, {refTo(bench.edge)}}) {
        bench.choose(chosen);
        for (QPushButton* fold : bench.panel.form().findChildren<QPushButton*>())
            if (fold->property("role") == "fold" && !fold->isChecked()) fold->click();
        QCoreApplication::processEvents();
        const auto* scroll = bench.panel.findChild<QScrollArea*>();
        for (const QWidget* widget : bench.panel.form().findChildren<QWidget*>())
            if (widget->isVisible() && widget->minimumSizeHint().width() > panelWidth - 32)
                qWarning("%s %s needs %d px", widget->metaObject()->className(),
                         qPrintable(widget->accessibleName()), widget->minimumSizeHint().width());
        QVERIFY(scroll->widget()->minimumSizeHint().width() <= panelWidth);
        for (const QWidget* widget : bench.panel.form().findChildren<QWidget*>()) {
            // Qt lays out what is inside a field.
            if (!widget->isVisible() || qobject_cast<QLineEdit*>(widget->parentWidget())) continue;
            const int right = widget->mapTo(&bench.panel, QPoint(widget->width(), 0)).x();
            QVERIFY2(right <= panelWidth, widget->metaObject()->className());
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width(),
                     qPrintable(widget->accessibleName() + ' ' + widget->metaObject()->className()));
            const auto* label = qobject_cast<const QLabel*>(widget);
            if (label && label->wordWrap()) QVERIFY(label->height() >= label->heightForWidth(label->width()));
        }
    }
}

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
