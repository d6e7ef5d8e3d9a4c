#include "interview/decision_record.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

class DecisionRecordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingSaidIsInIt() {
        TestSession host;
        const NodeId db = host.node("url db", {}, "store.keyvalue");
        TradeOff values;
        values.title = "SQL or NoSQL";
        values.options = "SQL\nNoSQL";
        values.choice = "NoSQL";
        values.position = 80;
        values.justification = "key lookups only";
        values.driver = "dev_speed";
        values.pros = "scales by key\nno schema";
        values.cons = "no joins";
        values.consequence = "reports run elsewhere";
        values.revisit_when = "queries join";
        values.state = TradeOffState::Decided;
        const TradeOffId id =
            host.edit([&](Transaction& edit) { return addTradeOff(edit, std::move(values)); });
        const RequirementId fast = host.edit([](Transaction& edit) {
            return addRequirement(edit, RequirementKind::NonFunctional, Priority::Must, "19k reads/s");
        });
        host.edit([&](Transaction& edit) { return link(edit, refTo(id), refTo(fast), "justified by"); });
        host.edit([&](Transaction& edit) { return link(edit, refTo(id), refTo(db), "concerns"); });
        QCOMPARE(reasonsOf(host.document(), id), (std::vector<RequirementId>{fast}));
        QCOMPARE(QString::fromStdString(decisionRecord(host.document(), host.at(id))),
                 QStringLiteral("## SQL or NoSQL\n"
                                "\n"
                                "- Status: decided\n"
                                "- Concerns: url db\n"
                                "- Because of: NFR-1 19k reads/s\n"
                                "- Driver: dev speed\n"
                                "- Choice: NoSQL\n"
                                "\n"
                                "### Options\n"
                                "\n"
                                "- SQL\n"
                                "- **NoSQL** (chosen)\n"
                                "- Leaning: 80 of 100 from SQL to NoSQL\n"
                                "\n"
                                "### Why\n"
                                "\n"
                                "key lookups only\n"
                                "\n"
                                "### For it\n"
                                "\n"
                                "- scales by key\n"
                                "- no schema\n"
                                "\n"
                                "### Against it\n"
                                "\n"
                                "no joins\n"
                                "\n"
                                "### Consequence\n"
                                "\n"
                                "reports run elsewhere\n"
                                "\n"
                                "### Revisit when\n"
                                "\n"
                                "queries join\n"));
    }
    void aVerdictIsSpelledOut() {
        TestSession host;
        TradeOff values;
        values.title = "CAP";
        values.node = host.node("cache", {}, "cache.distributed");
        values.cap_mode = CapMode::Ap;
        values.else_mode = ElseMode::Latency;
        values.state = TradeOffState::Discussed;
        const TradeOffId id =
            host.edit([&](Transaction& edit) { return addTradeOff(edit, std::move(values)); });
        const QString text = QString::fromStdString(decisionRecord(host.document(), host.at(id)));
        QVERIFY(text.contains("- Concerns: cache\n"));
        QVERIFY(text.contains("- Under partition: AP. While the network is parted it answers every request"));
        QVERIFY(text.contains("- Otherwise: EL. In normal operation it answers at once"));
    }
    void marksOfMarkdownAreWords() {
        TestSession host;
        TradeOff values;
        values.title = "# a*b_c `d` <e> [f]";
        values.justification = "1\n# 2";
        const TradeOffId id =
            host.edit([&](Transaction& edit) { return addTradeOff(edit, std::move(values)); });
        const QString text = QString::fromStdString(decisionRecord(host.document(), host.at(id)));
        QVERIFY(text.startsWith("## \\# a\\*b\\_c \\`d\\` \\<e\\> \\[f\\]\n"));
        QVERIFY(text.contains("- 1\n- \\# 2\n"));
    }
    void allAreInThePersonsOrderWithoutBareTitles() {
        TestSession host;
        QCOMPARE(decisionRecords(host.document()), "");
        for (const char* title : {"first", "bare", "second"})
            host.edit([&](Transaction& edit) {
                return addTradeOff(edit, title, QLatin1String(title) == QLatin1String("bare") ? "" : "a\nb");
            });
        const QString text = QString::fromStdString(decisionRecords(host.document()));
        QVERIFY(text.indexOf("## first") < text.indexOf("## second"));
        QVERIFY(!text.contains("bare"));
    }
};

QTEST_APPLESS_MAIN(DecisionRecordTest)
#include "decision_record_test.moc"
