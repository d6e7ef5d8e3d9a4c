#include "model/catalogue.h"
#include "support/dice.h"
#include "support/projects.h"
#include "text/complete.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

/// The popup of the type line: what it offers, in which order, how it is written and what it replaces.
class CompleteTest : public QObject {
    Q_OBJECT

    Project project_;

    static bool feeds(Project& project, std::string_view text) {
        const std::string error = feed(project, text);
        if (!error.empty()) qWarning("%s", error.c_str());
        return error.empty();
    }

    /// `|` marks the cursor.
    static std::vector<text::Proposal> at(const Project& project, std::string line,
                                          const std::vector<Ref>& recent = {}, std::size_t limit = 20) {
        const std::size_t cursor = line.find('|');
        if (cursor != std::string::npos) line.erase(cursor, 1);
        return text::complete(project.document(), line, cursor, recent, limit);
    }

    /// The proposed names alone, or everything with `all`, joined by " / ".
    static QString offered(const Project& project, const std::string& line,
                           const std::vector<Ref>& recent = {}) {
        QStringList texts;
        for (const text::Proposal& proposal : at(project, line, recent))
            if (proposal.source == text::ProposalSource::Name) texts << QString::fromStdString(proposal.text);
        return texts.join(" / ");
    }
    QString offered(const std::string& line, const std::vector<Ref>& recent = {}) const {
        return offered(project_, line, recent);
    }

    static QString ofSource(const std::vector<text::Proposal>& proposals, text::ProposalSource source) {
        QStringList texts;
        for (const text::Proposal& proposal : proposals)
            if (proposal.source == source) texts << QString::fromStdString(proposal.text);
        return texts.join(" / ");
    }

    /// The line with the first proposal taken, as Tab does.
    static std::string taken(const Project& project, std::string line) {
        const std::size_t cursor = line.find('|');
        line.erase(cursor, 1);
        const auto proposals = text::complete(project.document(), line, cursor);
        if (proposals.empty()) return "nothing";
        return line.replace(proposals[0].from, cursor - proposals[0].from, proposals[0].text);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(feeds(project_, "payment service > post db\nfan-out worker > redis\nuser pay desk > redis\n"
                                "backend { payment service }\nregion paris { post db }"));
    }

    void namesMatchByPrefixThenByWordThenByInitials() {
        QCOMPARE(offered("pay|"), "payment service / user pay desk");
        QCOMPARE(offered("PAYM|"), "payment service");
        QCOMPARE(offered("payment  s|"), "payment service");
        QCOMPARE(offered("desk|"), "user pay desk");
        QCOMPARE(offered("ps|"), "payment service");
        QCOMPARE(offered("pd|"), "post db");
        QCOMPARE(offered("out|"), "fan-out worker"); // a hyphen parts words, too
        QCOMPARE(offered("fow|"), "fan-out worker");
        QCOMPARE(offered("fw|"), "fan-out worker");
        QCOMPARE(offered("zzz|"), "");
        QCOMPARE(offered("ayment|"), "");
    }

    void oneLetterIsNoInitials() {
        QCOMPARE(offered("f|"), "fan-out worker");
        QCOMPARE(offered("s|"), "payment service");
    }

    void initialsMayBeForeignLetters() {
        Project project;
        QVERIFY(feeds(project, "\"Öl Äpfel\" > b"));
        QCOMPARE(offered(project, "öä|"), "Öl Äpfel");
        QCOMPARE(offered(project, "ÖL|"), "Öl Äpfel");
    }

    void theMostRecentComesFirstThenTheLowestId() {
        QCOMPARE(offered("p|"), "payment service / post db / paris / user pay desk");
        QCOMPARE(offered("p|", {project_.ref("post db")}),
                 "post db / payment service / paris / user pay desk");
        QCOMPARE(
            offered("p|", {project_.ref("user pay desk"), project_.ref("paris"), project_.ref("post db")}),
            "paris / post db / payment service / user pay desk");
    }

    void namesComeBeforeKindsAndKindsBeforeTechnologies() {
        const auto proposals = at(project_, "re|");
        std::vector<int> sources;
        for (const text::Proposal& proposal : proposals)
            sources.push_back(static_cast<int>(proposal.source));
        QVERIFY(std::ranges::is_sorted(sources));
        QCOMPARE(proposals.front().text, std::string("redis"));
        QVERIFY(sources.back() == static_cast<int>(text::ProposalSource::Technology));
        const QString kinds = ofSource(proposals, text::ProposalSource::Kind);
        QVERIFY2(kinds.startsWith("Relational DB / Reverse-proxy cache"), qPrintable(kinds));
    }

    void parenthesesTakeKindsAndTechnologiesOnly() {
        for (const char* line : {"a > b (pos|", "a > b x3 (cache, pos|", "a (pos|) > b", "a ( pos|"}) {
            const auto proposals = at(project_, line);
            QCOMPARE(ofSource(proposals, text::ProposalSource::Name), "");
            QVERIFY2(ofSource(proposals, text::ProposalSource::Technology).contains("PostgreSQL"), line);
        }
        QVERIFY(ofSource(at(project_, "x (rel|"), text::ProposalSource::Kind).startsWith("Relational DB"));
        QCOMPARE(at(project_, "x (|").size(), std::size_t{20});
    }

    void everyKindAndTechnologyIsWrittenSoThatItReadsBack() {
        for (const Kind& kind : allKinds()) {
            // What stands in parentheses in a name would close the list.
            const std::string line = "thing (" + std::string(kind.name.substr(0, kind.name.find('(')));
            Project project;
            const std::string done = taken(project, line + "|");
            QVERIFY2(done != "nothing", line.c_str());
            const std::string error = feed(project, done + ")");
            QVERIFY2(error.empty(), (done + ") " + error).c_str());
            QCOMPARE(project.node("thing").kind, std::string(kind.id));
            QCOMPARE(project.node("thing").technology, std::string());
        }
        QCOMPARE(ofSource(at(project_, "a > faa|"), text::ProposalSource::Kind), "\"Function (FaaS)\"");
        QCOMPARE(ofSource(at(project_, "a > function|"), text::ProposalSource::Kind), "\"Function (FaaS)\"");
        QCOMPARE(taken(project_, "a (container plat|"), std::string("a (\"Container platform (group)\""));
    }

    void aNameThatNeedsQuotesIsQuoted() {
        Project project;
        QVERIFY(
            feeds(project, "\"a: b > c\" > \"say \"\"hi\"\"\"\n\"two\\nlines\" > \"x3\"\n\"redis x3\" > q"));
        QCOMPARE(offered(project, "a|"), "\"a: b > c\"");
        QCOMPARE(offered(project, "say|"), "\"say \"\"hi\"\"\"");
        QCOMPARE(offered(project, "two l|"), "\"two\\nlines\"");
        QCOMPARE(offered(project, "x|"), "\"x3\" / \"redis x3\"");
        const std::size_t edges = project.document().all<Edge>().size();
        for (const char* begun : {"a|", "say|", "two|", "redis|"}) {
            const std::size_t nodes = project.document().all<Node>().size();
            QVERIFY(feeds(project, taken(project, std::string("q > ") + begun)));
            QCOMPARE(project.document().all<Node>().size(), nodes); // the thing itself, no new one
        }
        QCOMPARE(project.document().all<Edge>().size(), edges + 4);
    }

    void aNameThatBeginsLikeAnotherLineIsQuotedAtTheStart() {
        Project project;
        QVERIFY(feeds(project, "\"vpc peering\" > \"table orders\" > \"flow control\""));
        QCOMPARE(offered(project, "vpc p|"), "\"vpc peering\"");
        QCOMPARE(offered(project, "table|"), "\"table orders\"");
        QCOMPARE(offered(project, "flow|"), "\"flow control\"");
        QCOMPARE(offered(project, "a > vpc p|"), "vpc peering");
        QCOMPARE(offered(project, "a > table|"), "table orders");
    }

    void aNameThatIsNotUniqueCarriesItsTag() {
        Project project;
        QVERIFY(feeds(project, "redis > a\nb > +redis"));
        const auto both = project.document().named("redis");
        QCOMPARE(both.size(), std::size_t{2});
        QCOMPARE(offered(project, "c > red|"),
                 QString("redis#%1 / redis#%2").arg(both[0].id).arg(both[1].id));
        QVERIFY(feeds(project, "c > redis#" + std::to_string(both[1].id)));
        QCOMPARE(project.document().all<Node>().size(), std::size_t{5});
    }

    void whatIsReplacedBeginsWithTheWordUnderTheCursor() {
        QCOMPARE(at(project_, "pay|").front().from, std::size_t{0});
        QCOMPARE(at(project_, "  pay|").front().from, std::size_t{2});
        QCOMPARE(at(project_, "x > pay|").front().from, std::size_t{4});
        QCOMPARE(at(project_, "x>pay|").front().from, std::size_t{2});
        QCOMPARE(at(project_, "x >! pay|").front().from, std::size_t{5});
        QCOMPARE(at(project_, "x > \"pay|").front().from, std::size_t{4});
        QCOMPARE(at(project_, "x > +pay|").front().from, std::size_t{5});
        QCOMPARE(at(project_, "x (rel|").front().from, std::size_t{3});
        QCOMPARE(taken(project_, "user pay|"), std::string("user pay desk"));
        QCOMPARE(taken(project_, "redis > user pay|"), std::string("redis > user pay desk"));
    }

    void aNameIsOfferedWhereverOneCanStand_data() {
        QTest::addColumn<QString>("line");
        for (const char* line : {"pa|",
                                 "x > pa|",
                                 "x ~> pa|",
                                 "x >> pa|",
                                 "x < pa|",
                                 "x <~> pa|",
                                 "x -- pa|",
                                 "x => pa|",
                                 "x -.-> pa|",
                                 "> pa|",
                                 "~> pa|",
                                 "~ pa|",
                                 "x, pa|",
                                 "x > y, pa|",
                                 "x > y (cache), pa|",
                                 "x > y: label; pa|",
                                 "x > y: label > pa|",
                                 "x > y: label ~> pa|",
                                 "x > y: \"a > b\" > pa|",
                                 "x > y: 5\" disk > pa|",
                                 "x > y @vpc, pa|",
                                 "vpc { pa|",
                                 "vpc { x, pa| }",
                                 "x; pa|",
                                 "\"x > y\" > pa|",
                                 "x x3 > pa|",
                                 "flow write: pa|",
                                 "flow write: x > y: go > pa|",
                                 "- pa|",
                                 "- x > pa|",
                                 "x >! pa|",
                                 "x > +pa|"})
            QTest::newRow(line) << line;
    }
    void aNameIsOfferedWhereverOneCanStand() {
        QFETCH(QString, line);
        QVERIFY2(offered(line.toStdString()).startsWith("payment service / paris"),
                 qPrintable(offered(line.toStdString())));
    }

    void nothingIsOfferedWhereNoNameCanStand_data() {
        QTest::addColumn<QString>("line");
        for (const char* line : {"x > y: pa|",
                                 "x > y:|",
                                 "x > y: a, pa|",
                                 "x > y: user -> pa|",
                                 "x > y: p99 < 200 pa|",
                                 "x > y: a -- pa|",
                                 "x > y: a => pa|",
                                 "x > y: \"pa|",
                                 "x > y: \"a > pa\"|",
                                 "x: pa|",
                                 "x (cache): pa|",
                                 "x @vpc: pa|",
                                 ": pa|",
                                 "# pa|",
                                 "# x > pa|",
                                 "x > y # pa|",
                                 "x > y: ask # x > pa|",
                                 "must: pa|",
                                 "nfr: redirect p99 < pa|",
                                 "table url: code, x > pa|",
                                 "api GET /pa > pa|",
                                 "x (cache) pa|",
                                 "vpc { x } pa|",
                                 "\"payment service\" pa|",
                                 "\"payment service\"|",
                                 "x > y: a >pa|",
                                 "x > y: a > 1|"})
            QTest::newRow(line) << line;
    }
    void nothingIsOfferedWhereNoNameCanStand() {
        QFETCH(QString, line);
        const auto proposals = at(project_, line.toStdString());
        QVERIFY2(proposals.empty(), proposals.empty() ? "" : proposals.front().text.c_str());
    }

    void behindAnAtSignOnlyBoundariesAreOffered() {
        QCOMPARE(offered("x @|"), "backend / paris");
        QCOMPARE(offered("x > y @pa|"), "paris");
        QCOMPARE(offered("zone z1 @ pa|"), "paris");
        QVERIFY(at(project_, "x @re|").empty()); // no kinds, no nodes
    }

    void aRemovalOffersOnlyWhatIsThere() {
        const auto proposals = at(project_, "- re|");
        QCOMPARE(proposals.size(), std::size_t{1});
        QCOMPARE(proposals[0].text, std::string("redis"));
        QCOMPARE(proposals[0].from, std::size_t{2});
    }

    void aRenameOffersOnlyNewNames() {
        const auto proposals = at(project_, "redis = Cas|");
        QCOMPARE(ofSource(proposals, text::ProposalSource::Name), "");
        QCOMPARE(ofSource(proposals, text::ProposalSource::Technology), "Cassandra");
        QCOMPARE(proposals[0].from, std::size_t{8});
        QCOMPARE(offered("redis = pa|"), ""); // two things of one name are an error
    }

    void insideQuotesTheProposalIsQuotedOnce() {
        QCOMPARE(taken(project_, "x > \"pay|"), std::string("x > \"payment service\""));
        QCOMPARE(taken(project_, "x > \"pay|\" > y"), std::string("x > \"payment service\" > y"));
        QCOMPARE(taken(project_, "\"user pa|"), std::string("\"user pay desk\""));
        QCOMPARE(taken(project_, "x (\"postgres|\")"), std::string("x (\"PostgreSQL\")"));
        Project project;
        QVERIFY(feeds(project, "\"say \"\"hi\"\"\" > \"two\\nlines\""));
        QCOMPARE(taken(project, "\"say \"\"h|"), std::string("\"say \"\"hi\"\"\""));
        QCOMPARE(taken(project, "\"two\\nl|"), std::string("\"two\\nlines\""));
    }

    void inTheMiddleOfALineOnlyWhatIsBeforeTheCursorCounts() {
        QCOMPARE(taken(project_, "pay| > redis"), std::string("payment service > redis"));
        QCOMPARE(taken(project_, "x > pay| > redis: label"),
                 std::string("x > payment service > redis: label"));
        QCOMPARE(offered("pay|zzz"), "payment service / user pay desk");
        QCOMPARE(offered("|redis"), "payment service / post db / fan-out worker / redis / user pay desk / "
                                    "backend / paris");
    }

    void wordsOfRecordsAreOfferedWhereALineBegins() {
        const auto words = [&](const std::string& line) {
            return ofSource(at(project_, line), text::ProposalSource::Record);
        };
        QCOMPARE(words("a|"), QString("ask:  / assume: "));
        QCOMPARE(words("  mu|"), QString("must: "));
        QCOMPARE(words("n|"), QString("nfr: "));
        QCOMPARE(words("x > a|"), QString());
        QCOMPARE(words("- a|"), QString());
        QCOMPARE(words("\"a|"), QString());
        QCOMPARE(words("|"), QString());
        QCOMPARE(taken(project_, "pic|"), std::string("pick: "));
        QCOMPARE(words("must: a|"), QString());
    }
    void anEmptyPlaceOffersEveryNameAndNoKind() {
        const QString all =
            "payment service / post db / fan-out worker / redis / user pay desk / backend / paris";
        for (const char* line : {"|", "   |", "x > |", "x >|", "x ~> |", "x > y: label > |", "+|"}) {
            QCOMPARE(offered(line), all);
            QCOMPARE(at(project_, line).size(), std::size_t{7});
        }
        Project empty;
        QVERIFY(at(empty, "|").empty());
    }

    void theLimitHolds() {
        QCOMPARE(at(project_, "|", {}, 3).size(), std::size_t{3});
        QCOMPARE(at(project_, "|", {}, 0).size(), std::size_t{0});
        QCOMPARE(at(project_, "x (|", {}, 1000).size() > 100, true);
    }

    void nothingIsOfferedTwice() {
        std::set<std::string> seen;
        for (const text::Proposal& proposal : at(project_, "x (|", {}, 10'000))
            QVERIFY2(seen.insert(proposal.text).second, proposal.text.c_str());
    }

    void aCursorBeyondTheLineStandsAtItsEnd() {
        const auto proposals = text::complete(project_.document(), "pay", 1000);
        QCOMPARE(proposals.front().text, std::string("payment service"));
        QCOMPARE(proposals.front().from, std::size_t{0});
    }

    void brokenTextIsHarmless() {
        QCOMPARE(offered("\xC3|"), "");
        QCOMPARE(offered("x > \xFF\xFE|"), "");
        QCOMPARE(offered("\xC3\xA4 > pa|"), "payment service / paris / user pay desk");
        QCOMPARE(offered("\xFF > pa|"), "payment service / paris / user pay desk");
        QCOMPARE(offered(std::string("a\0b > pa|", 9)), "payment service / paris / user pay desk");
        const std::string nasty = "a\"(,):;@{}#=~<>- x+!\xC3\xA4\\n0";
        Dice dice(11);
        for (int i = 0; i < 20'000; ++i) {
            std::string line;
            for (std::size_t length = dice.below(14); length > 0; --length)
                line += nasty[dice.below(nasty.size())];
            const std::size_t cursor = dice.below(line.size() + 3);
            for (const text::Proposal& proposal : text::complete(project_.document(), line, cursor))
                QVERIFY2(proposal.from <= std::min(cursor, line.size()), line.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(CompleteTest)
#include "complete_test.moc"
