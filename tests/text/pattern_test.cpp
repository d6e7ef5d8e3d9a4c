#include "edit/node_operations.h"
#include "model/catalogue.h"
#include "support/meaning.h"
#include "support/picture_faults.h"
#include "text/pattern.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;
using text::Pattern;

namespace {

const Pattern& builtIn(const std::string& name) {
    const auto& all = text::builtInPatterns();
    const auto found = std::ranges::find(all, name, &Pattern::name);
    if (found == all.end()) qFatal("there is no pattern %s", name.c_str());
    return *found;
}

std::set<Ref> insert(Project& project, const Pattern& pattern, const std::vector<Ref>& chosen = {}) {
    Transaction edit(*project.session, "pattern");
    const auto made = text::insertPattern(edit, pattern, chosen);
    if (!made || !edit.commit()) qFatal("refused: %s", made ? "commit" : made.error().text().c_str());
    return *made;
}

/// "from kind to" of each edge, by names.
std::set<std::string> callsOf(const Document& document) {
    std::set<std::string> calls;
    for (const Edge& edge : document.all<Edge>())
        calls.insert(document.find(NodeId{edge.from().id})->name + " " + std::string(word(edge.kind)) + " " +
                     document.find(NodeId{edge.to().id})->name);
    return calls;
}

std::string errorOf(std::string_view file) {
    const auto read = text::parsePattern(file);
    return read ? "" : read.error().text();
}

} // namespace

class PatternTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePromisedOnesComeWithTheProgram() {
        for (const char* name :
             {"cache-aside", "write-through", "read replicas", "leader follower", "sharding",
              "queue with workers", "fan-out", "CQRS", "saga", "outbox", "CDN with origin",
              "API gateway with rate limit", "blue-green", "circuit breaker with fallback"})
            QVERIFY2(std::ranges::any_of(
                         text::builtInPatterns(),
                         [&](const Pattern& pattern) { return text::patternRank(pattern, name) == 0; }),
                     name);
        QVERIFY(text::builtInPatterns().size() >= 14);
    }

    void noTwoHaveTheSameName() {
        std::set<std::string> names;
        for (const Pattern& pattern : text::builtInPatterns()) {
            QVERIFY2(names.insert(pattern.name).second, pattern.name.c_str());
            for (const std::string& alias : pattern.aliases)
                QVERIFY2(names.insert(alias).second, alias.c_str());
        }
    }

    void eachSaysWhatItIsForAndNamesARole() {
        for (const Pattern& pattern : text::builtInPatterns()) {
            QVERIFY2(!pattern.says.empty() && !pattern.roles.empty(), pattern.name.c_str());
            for (const text::PatternProperty& property : pattern.properties)
                QVERIFY2(propertyKey(property.key), (pattern.name + ": " + property.key).c_str());
        }
    }

    void eachIsDrawnWithoutFaults() {
        for (const Pattern& pattern : text::builtInPatterns()) {
            Project project;
            QCOMPARE(feed(project, "web client > gateway > order service: POST\norder service > order db"),
                     "");
            (void)insert(project, pattern, {project.ref("order service")});
            const Tables& tables = project.document().tables();
            const RoutedSheet routed = routeSheet(tables, project.session->sheet());
            QVERIFY2(pictureFaults(tables, routed).grave() == 0, pattern.name.c_str());
        }
    }

    void theChosenServiceIsTheOneInThePattern() {
        Project project;
        QCOMPARE(feed(project, "client > billing service"), "");
        const Ref service = project.ref("billing service");
        const std::set<Ref> made = insert(project, builtIn("Cache-aside"), {service});
        QCOMPARE(callsOf(project.document()),
                 (std::set<std::string>{"client sync billing service", "billing service sync cache",
                                        "billing service sync database"}));
        QVERIFY(!made.contains(service));
        QCOMPARE(made.size(), 3); // cache, database, the note
        QVERIFY(placementOn(project.document(), project.session->sheet(), project.ref("cache")));
    }

    void aChosenDatabaseStandsForTheDatabase() {
        Project project;
        QCOMPARE(feed(project, "orders > order db"), "");
        (void)insert(project, builtIn("Read replicas"), {project.ref("order db")});
        QVERIFY(callsOf(project.document()).contains("order db data read replica"));
        QVERIFY(project.ref("primary db") == Ref{});
    }

    void serviceAndDatabaseStandForBothAndKeepTheirCall() {
        Project project;
        QCOMPARE(feed(project, "orders > order db: SQL"), "");
        (void)insert(project, builtIn("Cache-aside"), {project.ref("orders"), project.ref("order db")});
        QCOMPARE(callsOf(project.document()),
                 (std::set<std::string>{"orders sync order db", "orders sync cache"}));
    }

    void namesThatAreTakenGetANumber() {
        Project project;
        QCOMPARE(feed(project, "orders > cache"), "");
        (void)insert(project, builtIn("Cache-aside"), {project.ref("orders")});
        QCOMPARE(project.node("cache 2").kind, "cache.distributed");
        QCOMPARE(project.node("cache 2").technology, "Redis");
        (void)insert(project, builtIn("Cache-aside"), {project.ref("orders")});
        QVERIFY(project.ref("cache 3").valid());
    }

    void itsPropertiesAreThoseOfWhatIsMade() {
        Project project;
        (void)insert(project, builtIn("Queue with workers"));
        const Property* delivery = findProperty(project.document(), project.ref("work queue"), "delivery");
        QVERIFY(delivery);
        QCOMPARE(delivery->value, "at-least-once");
        QCOMPARE(delivery->source, "Queue with workers");
    }

    void whatIsChosenBecomesAPatternThatMakesItAgain() {
        Project project;
        QCOMPARE(feed(project, "client > api: POST\napi > redis x3 (cache): get\napi ~> kafka: made\nvpc { "
                               "redis, kafka }\nother > api"),
                 "");
        std::set<Ref> chosen;
        for (const char* name : {"api", "redis", "kafka", "vpc"})
            chosen.insert(project.ref(name));
        const auto pattern = text::patternOf(project.document(), project.session->sheet(), chosen, "my own");
        QVERIFY2(pattern, pattern ? "" : pattern.error().text().c_str());
        QCOMPARE(pattern->roles, std::vector<std::string>{"api"});
        Project other;
        (void)insert(other, *pattern);
        Project expected;
        QCOMPARE(feed(expected, pattern->text), "");
        QCOMPARE(meaningOf(other.document()), meaningOf(expected.document()));
        QCOMPARE(countsOf(other.document()), (Counts{3, 2, 1, 0, 1}));
    }

    void printingAndReadingGiveTheSame() {
        for (const Pattern& pattern : text::builtInPatterns()) {
            const std::string file = text::printPattern(pattern);
            const auto again = text::parsePattern(file);
            QVERIFY(again);
            QCOMPARE(text::printPattern(*again), file);
        }
    }

    void badFilesSayWhereAndWhat() {
        QCOMPARE(errorOf("says: x\n---\na > b\n"), "1:1: a pattern begins with \"name: ...\"");
        QCOMPARE(errorOf("name: x\ncolour: red\n---\na > b\n"),
                 "2:1: \"colour\" is no heading; there are name, aka, says and as");
        QVERIFY(errorOf("name: x\n---\na > b\n> > c\n").starts_with("4:3: "));
        QVERIFY(
            errorOf("name: x\nas: z\n---\na > b\n").ends_with("\"as\" names \"z\", which the text does not"));
        QVERIFY(errorOf("name: x\n---\na > b\n---\nq.delivery = once\n").ends_with("no component \"q\""));
        QVERIFY(errorOf("name: x\n---\na > b\n---\nnonsense\n").starts_with("5:1: expected"));
        QCOMPARE(errorOf("name: x\n---\n"), "2:1: the pattern draws nothing");
    }
};

QTEST_GUILESS_MAIN(PatternTest)
#include "pattern_test.moc"
