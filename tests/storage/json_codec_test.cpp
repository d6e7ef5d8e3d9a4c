#include "storage/json_codec.h"

#include "storage/sample_project.h"

#include <QtTest>

using namespace chalkline;

class JsonCodecTest : public QObject {
    Q_OBJECT

    static Document sample() {
        Session session(
            Document({}, 1, "0b5c2d6e-0000-4000-8000-000000000001"), [] { return 1234567890123; }, "ada");
        if (!addEverything(session)) qFatal("sample");
        return session.document();
    }

private Q_SLOTS:
    void everyFieldSurvives() {
        const Document before = sample();
        const std::string text = toJson(before);
        const auto after = fromJson(text, "x.json");
        if (!after) QFAIL(after.error().text().c_str());
        QVERIFY(*after == before);
        QCOMPARE(after->nextId(), before.nextId());
        QCOMPARE(after->uuid(), before.uuid());
        QCOMPARE(toJson(*after), text); // stamps, too
    }

    void numbersSurviveToTheLastBit() {
        for (const double value :
             {0.1, 1e300, 5e-324, -1.0 / 3, 123456789012345680.0, 0.0, 1e15, 4503599627370497.5}) {
            Tables tables;
            auto edge = filled<Edge>(3);
            tables.of<Node>().put(filled<Node>(1));
            edge.from_node = edge.to_node = NodeId{1};
            edge.order_no = 9'223'372'036'854'775'807;
            edge.payload_req_bytes = std::abs(value);
            tables.of<Edge>().put(edge);
            const Document document(tables, 9'007'199'254'740'993, "u");
            const auto back = fromJson(toJson(document), "x.json");
            if (!back) QFAIL(back.error().text().c_str());
            QVERIFY(*back == document);
            QCOMPARE(back->nextId(), document.nextId());
        }
    }

    void errorsNameThePlace_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("enum") << QByteArray("\"kind\": \"data\"") << QByteArray("\"kind\": \"magic\"")
                              << QByteArray("x.json: edge 4.kind holds a value of the wrong kind");
        QTest::newRow("type") << QByteArray("\"instances_min\": 7") << QByteArray("\"instances_min\": \"7\"")
                              << QByteArray("x.json: node 3.instances_min holds a value of the wrong kind");
        QTest::newRow("field") << QByteArray("\"instances_min\": 7") << QByteArray("\"instances\": 7")
                               << QByteArray("x.json: node 3 has an unknown field \"instances\"");
        QTest::newRow("dangling") << QByteArray("\"from_node\": 3") << QByteArray("\"from_node\": 2")
                                  << QByteArray(
                                         "x.json: edge 4.from_node: names node 2, which does not exist");
        QTest::newRow("table") << QByteArray("\"stroke\": [") << QByteArray("\"strike\": [")
                               << QByteArray("x.json: unknown table \"strike\"");
        QTest::newRow("id") << QByteArray("\"next_id\": 27") << QByteArray("\"next_id\": 5")
                            << QByteArray("x.json: placement[0].id is not below next_id");
        QTest::newRow("format") << QByteArray("\"chalkline\"") << QByteArray("\"excalidraw\"")
                                << QByteArray("x.json: is not a Chalkline project in JSON");
        QTest::newRow("version") << QByteArray("\"version\": 2") << QByteArray("\"version\": 3")
                                 << QByteArray("x.json: has version 3, this program reads 2");
        QTest::newRow("json") << QByteArray("\"next_id\": 27,") << QByteArray("\"next_id\": 27")
                              << QByteArray("x.json:6:4: is not JSON: missing comma");
    }
    void errorsNameThePlace() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, message);
        QByteArray text = QByteArray::fromStdString(toJson(sample()));
        QVERIFY(text.contains(from));
        text.replace(text.indexOf(from), from.size(), to);
        const auto read = fromJson(text.toStdString(), "x.json");
        QVERIFY(!read);
        if (qstrcmp(QTest::currentDataTag(), "json") == 0)
            QVERIFY2(read.error().text().starts_with("x.json:6:"), read.error().text().c_str());
        else
            QCOMPARE(QByteArray::fromStdString(read.error().text()), message);
    }
};

QTEST_APPLESS_MAIN(JsonCodecTest)
#include "json_codec_test.moc"
