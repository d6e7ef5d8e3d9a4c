#include "text/record_line.h"

#include "support/meaning.h"
#include "support/odd_records.h"
#include "text/parse_line.h"
#include "text/print.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;
using namespace chalkline::text;

namespace {

Project fed(const char* lines) {
    Project project;
    const std::string error = feed(project, lines);
    if (!error.empty()) qFatal("%s", error.c_str());
    return project;
}

template <class R>
const R& only(const Project& project) {
    if (project.document().all<R>().size() != 1) qFatal("there is not one");
    return *project.document().all<R>().begin();
}

/// What feeding one more line says: "changed", "same" or the error.
std::string again(Project& project, std::string_view line, Ref subject = {}) {
    Interpreter interpreter(*project.session);
    interpreter.setSubject(subject);
    const auto ran = interpreter.run(line, 1);
    return !ran ? ran.error().text() : *ran ? "changed" : "same";
}

std::string picked(std::string_view line) {
    const PickLine read = readPick(line);
    std::string options;
    for (const std::string& option : optionsOf(read.record))
        options += "[" + option + "]";
    return read.record.title + " " + options + " " + read.record.choice + " / " + read.record.justification;
}

} // namespace

class RecordLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordMakesItsRecord();
    void theWordAloneMakesALineARecord_data();
    void theWordAloneMakesALineARecord();
    void aTargetIsReadWithItsUnit_data();
    void aTargetIsReadWithItsUnit();
    void aPickIsReadInAnyOfItsForms_data();
    void aPickIsReadInAnyOfItsForms();
    void theSameLineAgainChangesNothing();
    void anotherPriorityIsTheSameRequirement();
    void questionsAreAnsweredAndAssumed();
    void scopeMovesInAndOut();
    void anEstimateOfThatNameIsCalculatedAnew();
    void anotherChoiceIsTheSameTradeOff();
    void aChoiceOnATopicIsThatTopicsRecord();
    void recordsAreLinkedToTheSubject();
    void anEstimateIsPlacedBesideItsSubject();
    void tablesAndApisComeLater();
    void aLineWithoutWordsIsAnErrorAtItsColumn();
    void recordsAreNeitherHeadNorSubject();
    void aQuickEntryTakesItsOwnWordOrTheLists();
    void whatIsPrintedReadsBackEqual();
    void ofTwoThatSayTheSameOneIsPrinted();
    void privateAndWordlessRecordsAreNotPrinted();
};

void RecordLineTest::everyWordMakesItsRecord() {
    Project project = fed("must: shorten a URL\ngood: custom alias\nwont: analytics\nnfr: p99 < 100 ms\n"
                          "nfr good: cheap\nask: how many users?\nassume: 100:1 reads\nin: redirect\n"
                          "out: billing\nest: 500M/month * 500 B * 5 y\n"
                          "pick: SQL | NoSQL -> NoSQL because key lookups only");
    std::string requirements;
    for (const Requirement& r : project.document().all<Requirement>())
        requirements += r.code + " " + std::string(word(r.priority)) + " " + r.title + "; ";
    QCOMPARE(requirements, "FR-1 must shorten a URL; FR-2 good custom alias; FR-3 wont analytics; "
                           "NFR-1 must p99 < 100 ms; NFR-2 good cheap; ");
    std::string questions;
    for (const Question& q : project.document().all<Question>())
        questions += std::string(word(q.state)) + " " + q.text + "; ";
    QCOMPARE(questions, "open how many users?; assumed 100:1 reads; ");
    std::string scope;
    for (const ScopeItem& s : project.document().all<ScopeItem>())
        scope += (s.in_scope ? "in " : "out ") + s.text + "; ";
    QCOMPARE(scope, "in redirect; out billing; ");
    QCOMPARE(only<Estimate>(project).expression, "500M/month * 500 B * 5 y");
    const TradeOff& tradeOff = only<TradeOff>(project);
    QCOMPARE(tradeOff.options, "SQL\nNoSQL");
    QCOMPARE(tradeOff.choice, "NoSQL");
    QCOMPARE(tradeOff.justification, "key lookups only");
    QVERIFY(tradeOff.state == TradeOffState::Decided);
    QCOMPARE(countsOf(project.document()).nodes, std::size_t{0});
}

void RecordLineTest::theWordAloneMakesALineARecord_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char* line, const char* word) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(word);
    };
    row("must: x", "must:");
    row("must : x", "must:");
    row("nfr good: x", "nfr good:");
    row("good  nfr: x", "good nfr:");
    row("won't: x", "won't:");
    row("in: x", "in:");
    row("ask good: x", "");
    row("musty: x", "");
    row("Must: x", "");
    row("a must: x", "");
    row("must", "");
    row("must > x: y", "");
    row("\"must\": x", "");
    row("table url: code pk", "table url:");
    row("api GET /urls", "api GET");
}

void RecordLineTest::theWordAloneMakesALineARecord() {
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, word);
    QCOMPARE(QByteArray::fromStdString(reservedRecord(line.toStdString())), word);
    const auto parsed = parseLine(line.toStdString());
    QVERIFY(parsed);
    QCOMPARE(std::holds_alternative<RecordLine>(*parsed), !word.isEmpty());
}

void RecordLineTest::aTargetIsReadWithItsUnit_data() {
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char* words, const char* read) {
        QTest::newRow(words) << QByteArray(words) << QByteArray(read);
    };
    row("redirect p99 < 100 ms", "p99 < 100 ms");
    row("redirect p99 <= 100ms at peak", "p99 <= 100 ms");
    row("availability >= 99.99 %", "availability >= 99.99 %");
    row("availability ≥ 99.95%", "availability >= 99.95 %");
    row("throughput > 100k req/s", "throughput > 100000 req/s");
    row("writes > 20k/s", "writes > 20000 /s");
    row("users > 1,000,000", "users > 1000000 ");
    row("users > 1,000, all active", "users > 1000 ");
    row("storage < 10 MB", "storage < 10 MB");
    row("storage < 10MB", "storage < 10 MB");
    row("budget <= 20k USD/month", "budget <= 20000 USD/month");
    row("users = 5M", "users = 5000000 ");
    row("latency < low", "none");
    row("p99 < 1.2.3 ms", "none");
    row("p99 < -5 ms", "none");
    row("p99 < 1e999 ms", "p99 < 1 e999");
    row("fast", "none");
}

void RecordLineTest::aTargetIsReadWithItsUnit() {
    QFETCH(const QByteArray, words);
    QFETCH(const QByteArray, read);
    const auto requirement = readRequirement("nfr: " + words.toStdString(), {});
    QCOMPARE(QByteArray::fromStdString(requirement->title), words);
    const std::string found = requirement->target
                                  ? requirement->metric + " " + requirement->comparator + " " +
                                        QString::number(*requirement->target, 'g', 12).toStdString() + " " +
                                        requirement->unit
                                  : "none";
    QCOMPARE(QByteArray::fromStdString(found), read);
}

void RecordLineTest::aPickIsReadInAnyOfItsForms_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char* line, const char* read) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(read);
    };
    row("SQL | NoSQL -> NoSQL because key lookups only",
        "SQL vs NoSQL [SQL][NoSQL] NoSQL / key lookups only");
    row("SQL | NoSQL", "SQL vs NoSQL [SQL][NoSQL]  / ");
    row("Storage: SQL | NoSQL -> SQL", "Storage [SQL][NoSQL] SQL / ");
    row("Storage: SQL vs NoSQL -> SQL", "Storage [SQL][NoSQL] SQL / ");
    row("where to cut:", "where to cut   / ");
    row("SQL vs NoSQL because reads", "SQL vs NoSQL [SQL][NoSQL]  / reads");
    row("Kafka over RabbitMQ: replay", "Kafka vs RabbitMQ [Kafka][RabbitMQ] Kafka / replay");
    row("Kafka over RabbitMQ because replay", "Kafka vs RabbitMQ [Kafka][RabbitMQ] Kafka / replay");
    row("Go", "Go [Go] Go / ");
    row("\"Go\"", "Go [Go]  / ");
    row("\"a | b\" | c -> \"a | b\"", "a | b vs c [a | b][c] a | b / ");
    row("a | b -> c", "a vs b vs c [a][b][c] c / ");
    row("\"x: y\": a | b", "x: y [a][b]  / ");
    row("a | a -> a BECAUSE b", "a [a] a / b");
}

void RecordLineTest::aPickIsReadInAnyOfItsForms() {
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, read);
    QCOMPARE(QByteArray::fromStdString(picked(line.toStdString())), read);
}

void RecordLineTest::theSameLineAgainChangesNothing() {
    Project project;
    for (const char* line :
         {"must: shorten a URL", "nfr good: p99 < 100 ms", "ask: how many users? -> 10M", "assume: 100:1",
          "in: redirect", "out: billing", "est: 5 MB * 3", "est: storage = 5 MB * 3",
          "pick: SQL | NoSQL -> NoSQL because key lookups only", "pick: where to cut:", "pick: Go"}) {
        QCOMPARE(again(project, line), "changed");
        const Document before = project.document();
        QCOMPARE(again(project, line), "same");
        QVERIFY(project.document() == before);
    }
    QCOMPARE(again(project, "must:  Shorten  a url"), "same");
    QCOMPARE(project.document().all<Requirement>().size(), std::size_t{2});
    QCOMPARE(project.document().all<Estimate>().size(), std::size_t{2});
    QCOMPARE(project.document().all<TradeOff>().size(), std::size_t{3});
}

void RecordLineTest::anotherPriorityIsTheSameRequirement() {
    Project project = fed("must: shorten a URL\nnfr good: cheap");
    QCOMPARE(again(project, "wont: shorten a URL"), "changed");
    QCOMPARE(again(project, "nfr: cheap"), "same"); // says no priority
    QCOMPARE(project.document().all<Requirement>().size(), std::size_t{2});
    const Requirement& first = *project.document().all<Requirement>().begin();
    QCOMPARE(first.code, "FR-1");
    QVERIFY(first.priority == Priority::Wont);
    QCOMPARE(again(project, "must: cheap"), "changed"); // functional: another one
    QCOMPARE(project.document().all<Requirement>().size(), std::size_t{3});
}

void RecordLineTest::questionsAreAnsweredAndAssumed() {
    Project project = fed("ask: how many users?");
    const QuestionId id = only<Question>(project).id;
    QCOMPARE(again(project, "ask: how many users? -> 10M a day"), "changed");
    QCOMPARE(only<Question>(project).answer, "10M a day");
    QVERIFY(only<Question>(project).state == QuestionState::Answered);
    QCOMPARE(again(project, "ask: how many users?"), "same");
    QCOMPARE(again(project, "assume: How many users?"), "changed");
    QVERIFY(only<Question>(project).state == QuestionState::Assumed);
    QCOMPARE(only<Question>(project).answer, "10M a day");
    QVERIFY(only<Question>(project).id == id);
}

void RecordLineTest::scopeMovesInAndOut() {
    Project project = fed("in: analytics");
    QVERIFY(only<ScopeItem>(project).in_scope);
    QCOMPARE(again(project, "out: Analytics"), "changed");
    QVERIFY(!only<ScopeItem>(project).in_scope);
}

void RecordLineTest::anEstimateOfThatNameIsCalculatedAnew() {
    Project project = fed("est: storage = 500M/month * 500 B");
    QCOMPARE(only<Estimate>(project).name, "storage");
    QCOMPARE(again(project, "est: storage = 500M/month * 1 kB"), "changed");
    QCOMPARE(only<Estimate>(project).expression, "500M/month * 1 kB");
    QCOMPARE(again(project, "est: 1 + 1"), "changed");
    QCOMPARE(project.document().all<Estimate>().size(), std::size_t{2});
}

void RecordLineTest::anotherChoiceIsTheSameTradeOff() {
    Project project = fed("pick: SQL | NoSQL -> NoSQL because key lookups only");
    QCOMPARE(again(project, "pick: SQL | NoSQL -> SQL because joins"), "changed");
    QCOMPARE(only<TradeOff>(project).choice, "SQL");
    QCOMPARE(only<TradeOff>(project).justification, "joins");
    QCOMPARE(again(project, "pick: SQL vs NoSQL: NewSQL | SQL"), "changed");
    QCOMPARE(only<TradeOff>(project).options, "SQL\nNoSQL\nNewSQL");
    QCOMPARE(only<TradeOff>(project).choice, "SQL");
    QVERIFY(only<TradeOff>(project).state == TradeOffState::Decided);
}

void RecordLineTest::aChoiceOnATopicIsThatTopicsRecord() {
    Project project =
        fed("pick: SQL | NoSQL -> NoSQL because key lookups only\npick: Go | Rust -> Go\na > b");
    QCOMPARE(project.document().all<TradeOff>().begin()->topic_key, "sql_nosql");
    QCOMPARE(std::next(project.document().all<TradeOff>().begin())->topic_key, "");
    QCOMPARE(again(project, "pick: PostgreSQL over DynamoDB: joins"), "changed");
    QCOMPARE(project.document().all<TradeOff>().size(), std::size_t{2});
    QCOMPARE(project.document().all<TradeOff>().begin()->choice, "PostgreSQL");
    for (const char* store : {"a", "b"}) // CAP is asked of each store
        for (const char* expected : {"changed", "same"})
            QCOMPARE(again(project, "pick: CP | AP -> AP", project.ref(store)), expected);
    QCOMPARE(project.document().all<TradeOff>().size(), std::size_t{4});
    QCOMPARE(project.document().referrers<TradeOff>(project.ref("b")).size(), std::size_t{1});
}

void RecordLineTest::recordsAreLinkedToTheSubject() {
    Project project = fed("api > store: read");
    const Ref store = project.ref("store");
    for (const char* line : {"must: survive a crash", "pick: SQL | NoSQL -> SQL", "ask: how large?",
                             "assume: small", "out: search", "est: 5 GB"})
        QCOMPARE(again(project, line, store), "changed");
    std::string links;
    for (const Link& link : project.document().all<Link>()) {
        QVERIFY(link.to == store);
        links += std::string(word(link.from.type)) + " " + link.role + "; ";
    }
    QCOMPARE(links, "requirement satisfies; trade_off concerns; question concerns; question concerns; "
                    "scope_item concerns; estimate concerns; ");
    QCOMPARE(again(project, "must: survive a crash", store), "same");
    QCOMPARE(again(project, "must: survive a crash", project.ref("api")), "changed"); // one more link
    QCOMPARE(project.document().all<Requirement>().size(), std::size_t{1});
    const EdgeId edge = project.document().all<Edge>().begin()->id;
    QCOMPARE(again(project, "nfr: p99 < 5 ms", {RecordType::Edge, edge.value}), "changed");
    QCOMPARE(project.document().referrers<Link>({RecordType::Edge, edge.value}).size(), std::size_t{1});
}

void RecordLineTest::anEstimateIsPlacedBesideItsSubject() {
    Project project = fed("api > store: read\nest: 1 + 1");
    const SheetId sheet = project.session->sheet();
    const Placement* below = placementOn(project.document(), sheet, refOf(only<Estimate>(project)));
    const Placement* store = placementOn(project.document(), sheet, project.ref("store"));
    QVERIFY(below && store);
    QVERIFY(below->y >= store->y + 56);
    QCOMPARE(again(project, "est: 5 GB", project.ref("store")), "changed");
    const auto tied = std::ranges::find(project.document().all<Estimate>(), "5 GB", &Estimate::expression);
    const Placement* beside = placementOn(project.document(), sheet, refOf(*tied));
    store = placementOn(project.document(), sheet, project.ref("store"));
    QVERIFY(beside);
    QCOMPARE(beside->x, store->x);
    QVERIFY(std::abs(beside->y - store->y) < 150);
}

void RecordLineTest::tablesAndApisComeLater() {
    Project project;
    for (const char* line : {"table url: code pk", "api GET /urls"})
        QVERIFY2(feed(project, line).find("comes later") != std::string::npos, line);
    QCOMPARE(project.document().tables().size(), std::size_t{1});
}

void RecordLineTest::aLineWithoutWordsIsAnErrorAtItsColumn() {
    Project project;
    QCOMPARE(again(project, "must:"), "1:6: text is expected after must: such as \"must: shorten a URL\"");
    QCOMPARE(again(project, "  est :  "), "1:10: text is expected after est: such as \"est: 500M/month * 500 "
                                          "B * 5 y\"");
    for (const char* line : {"ask: -> 5", "est: x =", "pick:", "nfr good: \"\"", "must: good:"})
        QVERIFY2(again(project, line).starts_with("1:"), line);
    QCOMPARE(project.document().tables().size(), std::size_t{1});
}

void RecordLineTest::recordsAreNeitherHeadNorSubject() {
    Project project = fed("a > b\nmust: x\n> c\nest: 5\n> d");
    QCOMPARE(countsOf(project.document()), (Counts{4, 3, 0, 0, 0}));
    QCOMPARE(project.document().referrers<Edge>(project.ref("a")).size(), std::size_t{3});
}

void RecordLineTest::aQuickEntryTakesItsOwnWordOrTheLists() {
    Project project;
    Transaction edit(*project.session, "Enter");
    QVERIFY(enterRecord(edit, "how many users?", "ask")->record.type == RecordType::Question);
    QVERIFY(enterRecord(edit, "out: analytics", "must")->record.type == RecordType::ScopeItem);
    const auto entered = enterRecord(edit, "good nfr: cheap", "must");
    QVERIFY(entered->fresh);
    QVERIFY(edit.document().find(RequirementId{entered->record.id})->priority == Priority::Good);
    QVERIFY(!enterRecord(edit, "cheap", "nfr")->fresh);
    QCOMPARE(enterRecord(edit, " ", "must").error().place, "1:1");
}

void RecordLineTest::whatIsPrintedReadsBackEqual() {
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        std::mt19937 random(seed);
        Project project;
        {
            Transaction edit(*project.session, "fill");
            OddRecords(random).fill(edit);
            QVERIFY(edit.commit());
        }
        const std::string printed = print(project.document());
        std::string error;
        const Project read = readBack(printed, error);
        const std::string context = "seed " + std::to_string(seed) + " " + error + "\n" + printed;
        QVERIFY2(error.empty(), context.c_str());
        QVERIFY2(meaningOf(read.document()) == meaningOf(project.document()),
                 (context + "\nread back:\n" + print(read.document())).c_str());
        QVERIFY2(print(read.document()) == printed,
                 (context + "\nprinted again:\n" + print(read.document())).c_str());
    }
}

void RecordLineTest::ofTwoThatSayTheSameOneIsPrinted() {
    Project project;
    Transaction edit(*project.session, "fill");
    for (const char* title : {"shorten", "Shorten"}) {
        Requirement requirement;
        requirement.id = edit.newId<Requirement>();
        requirement.title = title;
        edit.put(requirement);
        TradeOff tradeOff;
        tradeOff.id = edit.newId<TradeOff>();
        tradeOff.title = title;
        edit.put(tradeOff);
    }
    QVERIFY(edit.commit());
    QCOMPARE(print(project.document()), "must: shorten\npick: shorten:\n");
}

void RecordLineTest::privateAndWordlessRecordsAreNotPrinted() {
    Project project;
    Transaction edit(*project.session, "fill");
    Expectation expectation;
    expectation.id = edit.newId<Expectation>();
    expectation.text = "wants to hear of sharding";
    edit.put(expectation);
    Requirement requirement;
    requirement.id = edit.newId<Requirement>();
    edit.put(requirement);
    TradeOff tradeOff;
    tradeOff.id = edit.newId<TradeOff>();
    edit.put(tradeOff);
    QVERIFY(edit.commit());
    QCOMPARE(print(project.document()), "");
}

QTEST_APPLESS_MAIN(RecordLineTest)
#include "record_line_test.moc"
