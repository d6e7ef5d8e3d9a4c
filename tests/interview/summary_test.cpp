#include "interview/buy_in.h"
#include "interview/summary.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

namespace {

struct Told : TestSession {
    [[nodiscard]] const Tables& tables() const { return document().tables(); }
    RequirementId require(std::string title, Priority priority = Priority::Must) {
        return edit([&](Transaction& open) {
            return addRequirement(open, RequirementKind::Functional, priority, std::move(title));
        });
    }
    RequirementId quality(std::string title, std::string metric = {}, Priority priority = Priority::Must) {
        Requirement values;
        values.kind = RequirementKind::NonFunctional;
        values.title = std::move(title);
        values.metric = std::move(metric);
        values.priority = priority;
        return edit([&](Transaction& open) { return addRequirement(open, values); });
    }
    [[nodiscard]] SummarySection section(std::string_view key) const {
        for (const SummarySection& made : onePage(tables()))
            if (made.key == key) return made;
        return {};
    }
    [[nodiscard]] std::string text(std::string_view key) const { return section(key).text; }
    void write(std::string_view key, std::string words) {
        edit([&](Transaction& open) { return rewrite(open, key, words); });
    }
};

std::vector<std::string_view> keysOf(const std::vector<SummarySection>& sections) {
    std::vector<std::string_view> keys;
    for (const SummarySection& section : sections)
        keys.push_back(section.key);
    return keys;
}

} // namespace

class SummaryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBlankProjectHasNothingToSay() {
        QVERIFY(requirementSummary(Told().tables()).empty());
        QVERIFY(onePage(Told().tables()).empty());
    }

    void mustHavesComeFirstAndQualitiesInFourGroups() {
        Told project;
        project.quality("monthly budget <= 5000 USD");
        project.quality("availability >= 99.95 %", "availability");
        project.quality("redirect p99 < 100 ms", "p99");
        project.quality("19,300 redirects/s at peak");
        project.require("custom alias", Priority::Good);
        project.require("shorten a URL");
        project.require("custom domains", Priority::Wont);
        const std::vector<std::string_view> expected{"must",  "performance", "scalability", "reliability",
                                                     "other", "good",        "out"};
        QCOMPARE(keysOf(requirementSummary(project.tables())), expected);
        QCOMPARE(project.text("must"), std::string("FR-2 shorten a URL"));
        QCOMPARE(project.text("performance"), std::string("NFR-3 redirect p99 < 100 ms"));
        QCOMPARE(project.text("reliability"), std::string("NFR-2 availability >= 99.95 %"));
        QCOMPARE(project.text("other"), std::string("NFR-1 monthly budget <= 5000 USD"));
        QCOMPARE(project.text("out"), std::string("FR-3 custom domains"));
    }

    void aQualityFindsItsGroup_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("group");
        const auto row = [](const char* title, const char* metric, const char* unit, QualityGroup group) {
            QTest::newRow(title) << title << metric << unit << static_cast<int>(group);
        };
        using enum QualityGroup;
        row("redirect p99 < 100 ms", "p99", "ms", Performance);
        row("a new post is seen within 5 s", "", "", Performance);
        row("checkout < 2 s", "checkout", "s", Performance);
        row("19,300 redirects/s at peak", "peak", "/s", Scalability);
        row("10 M concurrent users", "", "", Scalability);
        row("throughput >= 5000 rps", "throughput", "rps", Scalability);
        row("availability >= 99.9 %", "availability", "%", Reliability);
        row("no order is charged twice", "", "", Reliability);
        row("acknowledged orders lost = 0", "lost", "", Reliability);
        row("RPO <= 5 min", "RPO", "min", Reliability);
        row("data stays in the EU", "", "", Other);
        row("budget <= 5000 USD", "budget", "USD", Other);
    }
    void aQualityFindsItsGroup() {
        QFETCH(QString, title);
        QFETCH(QString, metric);
        QFETCH(QString, unit);
        QFETCH(int, group);
        Requirement requirement;
        requirement.title = title.toStdString();
        requirement.metric = metric.toStdString();
        requirement.unit = unit.toStdString();
        QCOMPARE(static_cast<int>(qualityOf(requirement)), group);
    }

    void theCategoryOfAPersonDecides() {
        Requirement requirement;
        requirement.title = "p99 < 100 ms";
        requirement.metric = "p99";
        requirement.category = "reliability";
        QCOMPARE(qualityOf(requirement), QualityGroup::Reliability);
    }

    void aGoodToHaveQualitySaysSoAndComesLast() {
        Told project;
        project.quality("p95 < 50 ms", "p95", Priority::Good);
        project.quality("p99 < 100 ms", "p99");
        QCOMPARE(project.text("performance"),
                 std::string("NFR-2 p99 < 100 ms\nNFR-1 p95 < 50 ms (good to have)"));
    }

    void wordsOfAPersonStay() {
        Told project;
        project.require("shorten a URL");
        project.write("must", "  It shortens links.\n");
        SummarySection must = project.section("must");
        QCOMPARE(must.text, std::string("It shortens links."));
        QCOMPARE(must.generated, std::string("FR-1 shorten a URL"));
        QVERIFY(must.edited && !must.outdated);
        project.require("redirect");
        must = project.section("must");
        QCOMPARE(must.text, std::string("It shortens links."));
        QVERIFY(must.outdated);
        project.edit([](Transaction& open) { return keepWords(open, "must"); });
        QVERIFY(!project.section("must").outdated);
        project.edit([](Transaction& open) { return regenerate(open, "must"); });
        QCOMPARE(project.text("must"), std::string("FR-1 shorten a URL\nFR-2 redirect"));
        QVERIFY(project.document().all<Summary>().empty());
    }

    void writingWhatIsGeneratedAnywayKeepsNoRecord() {
        Told project;
        project.require("shorten a URL");
        project.write("must", "Links.");
        project.write("must", "FR-1 shorten a URL");
        QVERIFY(project.document().all<Summary>().empty());
        project.write("must", "Links.");
        project.write("must", " ");
        QVERIFY(project.document().all<Summary>().empty());
    }

    void anEditedSectionIsThereWithoutRecords() {
        Told project;
        project.write("assumed", "Nothing.");
        QCOMPARE(keysOf(requirementSummary(project.tables())), std::vector<std::string_view>{"assumed"});
    }

    void anUnknownSectionIsRefused() {
        Told project;
        QVERIFY(!project.attempt([](Transaction& open) { return rewrite(open, "weather", "fine"); }));
        QVERIFY(!project.attempt([](Transaction& open) { return regenerate(open, "weather"); }));
        QVERIFY(!project.attempt([](Transaction& open) { return keepWords(open, "must"); }));
    }

    void thePageTellsTheWholeAnswer() {
        Told project;
        Brief brief;
        brief.problem = "Turn long links\ninto short ones.";
        project.put(brief);
        const RequirementId shorten = project.require("shorten a URL");
        const NodeId web = project.node("web", {}, "client.web"), api = project.node("shorten service"),
                     db = project.node("url database", {}, "store.relational"),
                     queue = project.node("kafka", {}, "msg.log");
        project.edge(web, api);
        project.edge(api, db);
        project.edge(refTo(api), refTo(queue), EdgeKind::Async, "url created");
        Node large = project.at(api);
        large.instances_min = 3;
        large.instances_max = 20;
        project.put(large);
        project.edit([&](Transaction& open) { return link(open, refTo(shorten), refTo(api)); });
        TradeOff choice;
        choice.title = "SQL vs NoSQL";
        choice.options = "SQL\nNoSQL";
        choice.choice = "NoSQL";
        choice.justification = "key lookups only";
        project.put(choice);
        ReliabilityItem item;
        item.topic = ReliabilityTopic::Failover;
        item.node = db;
        item.statement = "a replica is promoted";
        item.evidence = "30 s";
        project.put(item);
        Estimate estimate;
        estimate.name = "storage";
        estimate.expression = "500M/month * 500 B * 5 y";
        project.put(estimate);
        QCOMPARE(project.text("problem"), std::string("Turn long links into short ones."));
        QCOMPARE(project.text("numbers"), std::string("storage: 500M/month * 500 B * 5 y"));
        QCOMPARE(project.text("design"),
                 std::string("4 components and 3 connections, 1 of them asynchronous.\nClients: web\n"
                             "Services: shorten service ×3 to 20\nStores: url database\nMessaging: kafka\n"
                             "Without waiting: shorten service to kafka (url created)"));
        QCOMPARE(project.text("trade_offs"), std::string("SQL vs NoSQL: NoSQL, because key lookups only"));
        QCOMPARE(project.text("scale"),
                 std::string("Failover of url database: a replica is promoted (30 s)"));
        QCOMPARE(project.text("open"), std::string());
        const std::vector<std::string_view> expected{"problem", "must",       "numbers",
                                                     "design",  "trade_offs", "scale"};
        QCOMPARE(keysOf(onePage(project.tables())), expected);
    }

    void numbersWorkedOutElsewhereReplaceTheTypedOnes() {
        Told project;
        Estimate estimate;
        estimate.expression = "2 * 3";
        project.put(estimate);
        const std::vector<std::string> lines{"19.3k reads/s", "15 TB"};
        QCOMPARE(onePage(project.tables(), lines).front().text, std::string("19.3k reads/s\n15 TB"));
    }

    void whatIsOpenIsSaidInTheEnd() {
        Told project;
        project.require("shorten a URL");
        project.edit([](Transaction& open) { return confirm(open, BuyInStage::Scope); });
        project.require("redirect");
        Question question;
        question.text = "How long are links kept?";
        project.put(question);
        QCOMPARE(project.text("open"),
                 std::string("Nothing meets FR-1 shorten a URL yet.\nNothing meets FR-2 redirect yet.\n"
                             "How long are links kept?\nThe scope has changed since it was confirmed."));
    }

    void whatTheInterviewerMayExpectIsNeverInIt() {
        Told project;
        Expectation expectation;
        expectation.text = "wants sharding";
        project.put(expectation);
        Question question;
        question.text = "Shall I go deep?";
        question.category = QuestionCategory::Expectation;
        question.id = project.put(question);
        QVERIFY(onePage(project.tables()).empty());
        question.state = QuestionState::Assumed;
        project.put(question);
        QVERIFY(onePage(project.tables()).empty());
    }

    void aPageStaysAPage() {
        Told project;
        for (int i = 0; i < 20; ++i)
            project.require("feature " + std::to_string(i));
        const std::string text = project.text("must");
        QCOMPARE(std::ranges::count(text, '\n'), 7);
        QVERIFY(text.ends_with("\nand 13 more"));
        QCOMPARE(std::ranges::count(requirementSummary(project.tables()).front().text, '\n'), 19);
    }

    void manyComponentsAreCutShortInTheirLine() {
        Told project;
        for (int i = 0; i < 12; ++i)
            project.node("s" + std::to_string(i));
        QCOMPARE(project.text("design"),
                 std::string("12 components and 0 connections, 0 of them asynchronous.\n"
                             "Services: s0, s1, s2, s3, s4, s5, s6 and 5 more"));
    }

    void asTextHasTitlesAboveTheirLines() {
        Told project;
        project.require("shorten a URL");
        project.require("alias", Priority::Good);
        QCOMPARE(asText(requirementSummary(project.tables())),
                 std::string("It must\nFR-1 shorten a URL\n\nGood to have\nFR-2 alias\n"));
    }
};

QTEST_APPLESS_MAIN(SummaryTest)
#include "summary_test.moc"
