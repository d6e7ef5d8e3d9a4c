#include <QtTest>

#include "panels/inspector/amount.h"
#include "panels/inspector_support.h"

#include <cmath>

using namespace chalkline;
using namespace chalkline::test;

class InspectorEdgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAConnectionIsWrittenAsOneStep_data();
    void everyFieldOfAConnectionIsWrittenAsOneStep();
    void optionalNumbersBecomeUnstatedAgain();
    void expectation_26_reconnectingAnEndByProperties();
    void endsOfOneNameAreToldApartByNumber();
    void anEndThatIsNotThereIsRefused();
    void theStyleIsSetOnThisSheetAndKeepsTheBends();
    void rareFieldsAreFoldedAndCounted();
    void severalConnectionsBecomeAsynchronousInOneStep();
    void amountsAreReadAsPeopleTypeThem_data();
    void amountsAreReadAsPeopleTypeThem();
    void shownAmountsReadBackAsTheSameNumber();
};

void InspectorEdgeTest::everyFieldOfAConnectionIsWrittenAsOneStep_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* field, const QString& value, const QString& shown = {}) {
        QTest::newRow(field) << QByteArray(field) << value << (shown.isEmpty() ? value : shown);
    };
    row("label", "get");
    row("edge_kind", "async");
    row("direction", "both");
    row("protocol", "gRPC");
    row("operation", "GET");
    row("from", "kafka");
    row("to", "eu");
    row("style", "curved");
    row("calls_per_request", "2.5");
    row("payload_req_bytes", "20 kB", "20000");
    row("payload_resp_bytes", "1 MiB", "1048576");
    row("timeout_ms", "1.5 s", "1500");
    row("retries", "3");
    row("backoff", "exponential");
    row("circuit_breaker", "true");
    row("optional", "true");
    row("idempotent", "true");
    row("hit_ratio", "90 %", "0.9");
    row("batch", "100");
    row("delivery", "at_least_once");
    row("ordering", "per key");
    row("dlq_node", "kafka");
}

/// The record's field of the same name, as it is kept in a file.
static QString storedIn(const Edge& edge, const QByteArray& field) {
    QString text;
    forEachField<Edge>([&](const auto& column) {
        const bool kind = field == "edge_kind" && column.name == "kind";
        if (!kind && column.name != field.toStdString()) return;
        const auto& value = column.get(edge);
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::string>) text = QString::fromStdString(value);
        if constexpr (std::is_same_v<Value, bool>) text = QString::fromLatin1(value ? "true" : "false");
        if constexpr (std::is_same_v<Value, double>) text = amountText(value);
        if constexpr (std::is_enum_v<Value>) text = QString::fromLatin1(word(value).data());
        if constexpr (std::is_same_v<Value, std::optional<double>>)
            text = value ? amountText(*value) : QString();
        if constexpr (std::is_same_v<Value, std::optional<std::int64_t>>)
            text = value ? QString::number(*value) : QString();
    });
    return text;
}

void InspectorEdgeTest::everyFieldOfAConnectionIsWrittenAsOneStep() {
    QFETCH(QByteArray, field);
    QFETCH(QString, value);
    QFETCH(QString, shown);
    InspectorBench bench;
    bench.choose({refTo(bench.edge)});
    QCOMPARE(bench.panel.heading(), "Connection");
    const std::size_t before = bench.steps();
    const Edge first = bench.line();
    const QString firstShown = bench.shown(field);
    const FieldInput input = bench.row(field).field().input;
    if (input == FieldInput::Line || input == FieldInput::Search)
        bench.enter(field, value);
    else
        bench.pick(field, value);
    QCOMPARE(bench.row(field).error(), QString());
    QCOMPARE(bench.shown(field), shown);
    QCOMPARE(bench.steps(), before + 1);
    if (const QString stored = storedIn(bench.line(), field); !stored.isEmpty()) QCOMPARE(stored, shown);
    if (field != "style") QVERIFY(!(bench.line() == first));
    QVERIFY(bench.host.undo());
    QVERIFY(bench.line() == first);
    QCOMPARE(bench.shown(field), firstShown);
}

void InspectorEdgeTest::optionalNumbersBecomeUnstatedAgain() {
    InspectorBench bench;
    bench.choose({refTo(bench.edge)});
    bench.enter("timeout_ms", "250");
    QCOMPARE(*bench.line().timeout_ms, 250.0);
    bench.enter("timeout_ms", "");
    QVERIFY(!bench.line().timeout_ms);
    bench.enter("hit_ratio", "1.5");
    QCOMPARE(bench.row("hit_ratio").error(), "Must be between 0 and 1");
    QVERIFY(!bench.line().hit_ratio);
}

void InspectorEdgeTest::expectation_26_reconnectingAnEndByProperties() {
    InspectorBench bench;
    bench.choose({refTo(bench.edge)});
    QCOMPARE(bench.shown("from"), "client");
    QCOMPARE(bench.shown("to"), "cache");
    bench.enter("to", "kafka");
    QVERIFY(bench.line().to() == refTo(bench.kafka));
    QVERIFY(bench.line().from() == refTo(bench.client));
    bench.enter("from", "eu");
    QVERIFY(bench.line().from() == refTo(bench.eu));
    QCOMPARE(bench.shown("from"), "eu");
    QVERIFY(bench.host.undo());
    QVERIFY(bench.line().from() == refTo(bench.client));
}

void InspectorEdgeTest::endsOfOneNameAreToldApartByNumber() {
    InspectorBench bench;
    const NodeId twin = bench.host.node("cache");
    bench.choose({refTo(bench.edge)});
    QCOMPARE(bench.shown("to"), QStringLiteral("cache #%1").arg(bench.cache.value));
    bench.enter("to", QStringLiteral("cache #%1").arg(twin.value));
    QVERIFY(bench.line().to() == refTo(twin));
}

void InspectorEdgeTest::anEndThatIsNotThereIsRefused() {
    InspectorBench bench;
    bench.choose({refTo(bench.edge)});
    bench.enter("to", "nowhere");
    QCOMPARE(bench.row("to").error(), "“nowhere” is no component or boundary here");
    QVERIFY(bench.line().to() == refTo(bench.cache));
}

void InspectorEdgeTest::theStyleIsSetOnThisSheetAndKeepsTheBends() {
    InspectorBench bench;
    bench.host.edit([&](Transaction& edit) {
        return setEdgeShape(edit, bench.host.sheet, bench.edge, EdgeStyle::Straight, {{10, 20}});
    });
    bench.choose({refTo(bench.edge)});
    QCOMPARE(bench.shown("style"), "straight");
    bench.pick("style", "curved");
    const EdgeShape& shape = *bench.host.document().all<EdgeShape>().begin();
    QCOMPARE(shape.style, EdgeStyle::Curved);
    QCOMPARE(shape.waypoints.size(), 1U);
}

void InspectorEdgeTest::rareFieldsAreFoldedAndCounted() {
    InspectorBench bench;
    bench.host.edit([&](Transaction& edit) {
        Edge changed = bench.line();
        changed.idempotent = true;
        changed.batch = 10;
        return editEdge(edit, changed);
    });
    bench.choose({refTo(bench.edge)});
    QPushButton* fold = nullptr;
    for (QPushButton* button : bench.panel.form().findChildren<QPushButton*>())
        if (button->property("role") == "fold") fold = button;
    QVERIFY(fold);
    QCOMPARE(fold->text(), "More · 2 set");
    QVERIFY(!bench.row("batch").isVisible());
    fold->click();
    QVERIFY(bench.row("batch").isVisible());
    QCOMPARE(fold->text(), "More");
}

void InspectorEdgeTest::severalConnectionsBecomeAsynchronousInOneStep() {
    InspectorBench bench;
    const EdgeId other = bench.host.edge(refTo(bench.client), refTo(bench.kafka), EdgeKind::Async, "clicks");
    bench.choose({refTo(bench.edge), refTo(other)});
    QCOMPARE(bench.panel.heading(), "2 connections");
    QCOMPARE(bench.shown("edge_kind"), QString());
    const std::size_t before = bench.steps();
    bench.pick("edge_kind", "data");
    QCOMPARE(bench.line().kind, EdgeKind::Data);
    QCOMPARE(bench.host.at(other).kind, EdgeKind::Data);
    QCOMPARE(bench.steps(), before + 1);
}

void InspectorEdgeTest::amountsAreReadAsPeopleTypeThem_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value"); // -1: refused
    const auto row = [](const char* text, const char* unit, double value) {
        QTest::addRow("%s in %s", text, unit) << text << unit << value;
    };
    row("12", "", 12);
    row(" 1.5 M ", "", 1.5e6);
    row("2e3", "", 2000);
    row("4Ki", "", 4096);
    row("20 kB", "B", 20'000);
    row("3 GiB", "B", 3.0 * 1024 * 1024 * 1024);
    row("250 ms", "ms", 250);
    row("2s", "ms", 2000);
    row("5 min", "ms", 300'000);
    row("19.3k/s", "", -1);
    row("300 1/s", "1/s", 300);
    row("90%", "", 0.9);
    row("90%", "ms", -1);
    row("", "", -1);
    row("k", "", -1);
    row("nan", "", -1);
    row("inf", "", -1);
    row("1e400", "", -1);
    row("-3", "", -1);
    row("1 2", "", -1);
}

void InspectorEdgeTest::amountsAreReadAsPeopleTypeThem() {
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(double, value);
    const auto read = parseAmount(text, unit);
    if (value < 0) {
        QVERIFY(!read);
        QVERIFY(!read.error().message.empty());
    } else {
        QVERIFY(read);
        QVERIFY(std::abs(*read - value) <= 1e-12 * value);
    }
}

void InspectorEdgeTest::shownAmountsReadBackAsTheSameNumber() {
    for (const double value : {0.0, 1.0, 0.1, 0.999, 1e-7, 123456789.0, 1e15, 2.5e22, 1.0 / 3})
        QCOMPARE(*parseAmount(amountText(value)), value);
    QCOMPARE(amountText(100'000), "100000");
    QCOMPARE(amountText(0.9995), "0.9995");
}

QTEST_MAIN(InspectorEdgeTest)
#include "inspector_edge_test.moc"
