#include "report/report.h"

#include "interview/summary.h"
#include "report/write_markdown.h"
#include "support/awkward.h"
#include "support/guided_design.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace chalkline;
using namespace chalkline::test;

namespace {

QString markdown(const Tables& tables, const std::string& stem = {}) {
    const auto report = markdownReport(tables, {"Shortener"}, stem);
    return report ? QString::fromStdString(report->text) : QString::fromStdString(report.error().text());
}

QString html(const Tables& tables, const std::string& title = "Shortener") {
    const auto page = htmlReport(tables, {title});
    return page ? QString::fromStdString(*page) : QString::fromStdString(page.error().text());
}

/// What a reader of the page sees, without markup and style; "" if it is not well-formed.
QString read(const QString& page) {
    QXmlStreamReader reader(page);
    QString text;
    int style = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QLatin1String("style")) ++style;
        if (reader.isEndElement() && reader.name() == QLatin1String("style")) --style;
        if (reader.isCharacters() && style == 0) text += reader.text();
    }
    return reader.hasError() ? QString() : text;
}

/// Its lines from a heading to the next one of that level or above.
QString chapter(const QString& text, const QString& heading) {
    const qsizetype begin = text.indexOf("\n" + heading + "\n");
    if (begin < 0) return {};
    const QString marks = heading.section(' ', 0, 0);
    const QRegularExpression next("\n#{1," + QString::number(marks.size()) + "} ");
    const qsizetype end = text.indexOf(next, begin + heading.size());
    return text.mid(begin + 1, end < 0 ? -1 : end - begin);
}

} // namespace

#define CONTAINS(text, part)                                                                                 \
    do {                                                                                                     \
        const QString seen_ = (text);                                                                        \
        QVERIFY2(seen_.contains(QStringLiteral(part)), qPrintable(seen_));                                   \
    } while (false)

class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyProjectSaysSo();
    void theTitleIsFollowedByProblemGoalAndKind();
    void scopeHoldsQuestionsWithAnswersAndAssumptions();
    void requirementsAreGroupedWithTargets();
    void mustHavesShowWhatMeetsThemAndWhichNothingDoes();
    void agreementsShowTimeAndWhatChanged();
    void numbersShowTheirArithmetic();
    void anEstimateThatCannotBeReadSaysWhere();
    void connectionsSayHowInWords();
    void decisionsAreRecords();
    void scaleIsToldByTopicAndComponent();
    void whatIsNotAnalysedYetIsNamedWithItsTargets();
    void expectationsAreNeverInIt();
    void rewrittenWordsOfTheSummaryAreKept();
    void markdownLinksItsPictures();
    void htmlHoldsOnePictureForPaperAndOneForSlate();
    void theSameProjectGivesTheSameBytes();
    void htmlIsWellFormedAndNeedsNothingElse();
    void hostileTextStaysText();
    void markdownEscapesOnlyMarkup_data();
    void markdownEscapesOnlyMarkup();
    void deletedThingsLeaveNoGaps();
};

void ReportTest::anEmptyProjectSaysSo() {
    const TestSession host;
    QCOMPARE(markdown(host.document().tables()), "# Shortener\n\nNothing is recorded yet.\n");
    CONTAINS(html(host.document().tables()),
             "<h1>Shortener</h1>\n<p class=\"quiet\">Nothing is recorded yet.</p>");
}

void ReportTest::theTitleIsFollowedByProblemGoalAndKind() {
    const GuidedDesign design;
    QVERIFY(markdown(design.tables())
                .startsWith("# Shortener\n\nTurn long links into short ones and redirect quickly.\n\n"
                            "- **Goal:** Links that never break, at the lowest price a redirect.\n"
                            "- **Approach:** top-down: from the picture to the tables\n"
                            "- **Kind of system:** read-heavy 100:1\n\n## In short\n"));
}

void ReportTest::scopeHoldsQuestionsWithAnswersAndAssumptions() {
    const GuidedDesign design;
    const QString scope = chapter(markdown(design.tables()), "## Scope");
    CONTAINS(scope, "### In scope\n\n- Create and follow short links\n- Click counts for owners\n");
    CONTAINS(scope, "### Out of scope\n\n- Paid plans and invoices\n");
    CONTAINS(scope, "| How long is a link kept? | Five years | functional |\n");
    CONTAINS(scope, "| May two people shorten the same link? | (open) | functional |\n");
    CONTAINS(scope, "### Assumed\n\n- Codes of seven characters are short enough\n");
}

void ReportTest::requirementsAreGroupedWithTargets() {
    const GuidedDesign design;
    const QString all = chapter(markdown(design.tables()), "## Requirements");
    CONTAINS(chapter(all, "### Features: must have"),
             "| FR-2 | Redirect a short link | redirect service, redis cache |\n");
    CONTAINS(chapter(all, "### Features: good to have"), "| FR-3 | Choose the alias |\n");
    CONTAINS(chapter(all, "### Performance"),
             "| NFR-1 | redirect p99 < 100 ms | p99 < 100 ms | not analysed yet |");
    CONTAINS(chapter(all, "### Reliability"),
             "availability ≥ 99.99 %<br>3153.6 s = 52.56 min down a year | not analysed yet |\n");
    CONTAINS(chapter(all, "### Scalability"), "throughput ≥ 20k/s | not analysed yet | good to have |\n");
    CONTAINS(chapter(all, "### Won't have"), "| FR-4 | Preview pages |\n");
}

void ReportTest::mustHavesShowWhatMeetsThemAndWhichNothingDoes() {
    const GuidedDesign design;
    const QString covered = chapter(markdown(design.tables()), "### Coverage of the must-haves");
    CONTAINS(covered, "2 of 4 must-haves are met by something.");
    CONTAINS(covered, "| FR-2 Redirect a short link | redirect service, redis cache |  |\n");
    CONTAINS(covered, "| NFR-1 redirect p99 < 100 ms | redis cache | SQL or NoSQL |\n");
    CONTAINS(covered,
             "> **Note:** Not met by anything yet: FR-1 Shorten a long URL, NFR-2 availability 99.99 %.\n");
}

void ReportTest::agreementsShowTimeAndWhatChanged() {
    GuidedDesign design;
    const QString before = chapter(markdown(design.tables()), "## Agreement");
    CONTAINS(before, "- **Scope:** Confirmed on 2023-11-14 22:13 UTC.\\\n  Analytics may be a day late\n");
    CONTAINS(before, "- **Design:** Not confirmed yet.\n");
    QVERIFY(!before.contains("###"));
    Requirement one = *design.session->document().find(design.must);
    one.title = "Shorten any long URL";
    design.put(one);
    const QString after = chapter(markdown(design.tables()), "## Agreement");
    CONTAINS(after, "- **Scope:** Changed since it was confirmed on 2023-11-14 22:13 UTC.");
    CONTAINS(after, "### Scope: changed since confirmed\n\n- FR-1 Shorten any long URL");
}

void ReportTest::numbersShowTheirArithmetic() {
    const GuidedDesign design;
    const QString numbers = chapter(markdown(design.tables()), "## Numbers");
    CONTAINS(numbers, "| shorten | author | write | 10M | 1.67 | 500 B |  | 193.3/s | 579.9/s (× 3) |\n");
    CONTAINS(numbers, "| Copies (replication) | 3 | assumed | one leader, two copies |\n");
    CONTAINS(numbers, "| Kept for (retention_years) | 5 y | preset |");
    CONTAINS(numbers,
             "| Average writes | 193.3/s | DAU × writes ÷ 86 400 = 10M × 1.67 ÷ 86 400 = 193.3/s |\n");
    CONTAINS(numbers, "8.35 GB/day × 365 × 5 × 3 × 1.3 = 59.4 TB |\n");
    CONTAINS(numbers, "| storage | 500M/month × 500 B × 5 y = 15 TB | 15 TB |\n");
    CONTAINS(numbers, "| url database | storage | 15 TB |\n| redirect service | Peak reads | 58k/s |\n");
    CONTAINS(chapter(markdown(design.tables()), "## In short"),
             "- **Numbers:** Writes: 193.3/s on average, 579.9/s at peak\\\n");
    QCOMPARE(reportNumberLines(design.tables()).front(), "Writes: 193.3/s on average, 579.9/s at peak");
}

void ReportTest::anEstimateThatCannotBeReadSaysWhere() {
    TestSession host;
    host.put(Estimate{{}, "odd", "500 B +", 1, {}});
    CONTAINS(markdown(host.document().tables()), "| odd | 500 B +<br>");
}

void ReportTest::connectionsSayHowInWords() {
    const GuidedDesign design;
    const QString all = chapter(markdown(design.tables()), "### Connections");
    CONTAINS(all, "8 synchronous, 2 asynchronous, 1 data or replication.");
    CONTAINS(all, "| web client | load balancer | synchronous call | HTTPS |\n");
    CONTAINS(all, "| redirect service | kafka | asynchronous message | click |\n");
    CONTAINS(all, "| url database | read replica | data or replication | replication |\n");
    CONTAINS(chapter(markdown(design.tables()), "### Components"),
             "| redirect service | Stateless service | 3 to 20 | backend | FR-2 |\n");
}

void ReportTest::decisionsAreRecords() {
    const GuidedDesign design;
    const QString all = chapter(markdown(design.tables()), "## Trade-offs");
    QCOMPARE(
        chapter(all, "### SQL or NoSQL"),
        "### SQL or NoSQL\n\n- **Status:** decided\n- **Context:** NFR-1 redirect p99 < 100 ms\n"
        "- **Options:** SQL\\\n  NoSQL (chosen)\n- **Position:** 80 of 100 on the way from SQL to NoSQL\n"
        "- **For:** Scales by adding machines\\\n  Key lookups only\n- **Against:** No joins for reports\n"
        "- **Decision:** NoSQL\n- **Justification:** key lookups only, and 15 TB\n- **Driver:** scale\n"
        "- **Consequence:** Reports run on an export\n- **Revisit when:** Owners want ad-hoc queries\n"
        "- **Computed:** Stores that fit the queries, the consistency, the scale and the schema: "
        "not analysed yet\n\n");
    CONTAINS(chapter(all, "### CAP: CP or AP (url database)"),
             "- **When parts cannot reach each other:** AP: While the network is parted");
    const QString open = chapter(all, "### Not discussed");
    CONTAINS(open, "- Sharding\n");
    QVERIFY(!open.contains("NoSQL"));
}

void ReportTest::scaleIsToldByTopicAndComponent() {
    const GuidedDesign design;
    const QString all = chapter(markdown(design.tables()), "## Scale and reliability");
    CONTAINS(
        all,
        "| redirect service | Stateless, so twice the load is twice the instances | load test of 2026 |\n\n"
        "Instances needed now and at twice the load: not analysed yet.\n");
    CONTAINS(all, "| the whole | Nightly snapshot, kept for 30 days |\n");
    CONTAINS(all, "| redirect service | Instances | 3 to 20 |  |\n");
    CONTAINS(all, "| redis cache | Capacity of one unit | 80k/s | measured |\n");
    CONTAINS(all,
             "Nothing is said yet about: Failover, Caching, Load balancing, Replication, Observability.");
}

void ReportTest::whatIsNotAnalysedYetIsNamedWithItsTargets() {
    const GuidedDesign design;
    const QString all = chapter(markdown(design.tables()), "## Not analysed yet");
    CONTAINS(all, "- **Latency:** not analysed yet; wanted: NFR-1 p99 < 100 ms\n");
    CONTAINS(all, "- **Availability:** not analysed yet; wanted: NFR-2 availability ≥ 99.99 %\n");
    CONTAINS(all, "- **Load of each component:** not analysed yet; wanted: NFR-3 throughput ≥ 20k/s\n");
}

void ReportTest::expectationsAreNeverInIt() {
    GuidedDesign design;
    Question question;
    question.text = "Do you care for depth?";
    question.category = QuestionCategory::Expectation;
    question.state = QuestionState::Assumed;
    design.put(question);
    for (const QString& report : {markdown(design.tables()), html(design.tables())}) {
        QVERIFY(report.contains("Paid plans"));
        QVERIFY(!report.contains("depth"));
    }
}

void ReportTest::rewrittenWordsOfTheSummaryAreKept() {
    GuidedDesign design;
    Transaction edit(*design.session, "test");
    QVERIFY(interview::rewrite(edit, "must", "Shorten, and follow.").has_value());
    QVERIFY(edit.commit().has_value());
    CONTAINS(markdown(design.tables()), "- **It must:** Shorten, and follow.\n- **Performance:**");
    Requirement one = *design.session->document().find(design.must);
    one.title = "Shorten any long URL";
    design.put(one);
    CONTAINS(markdown(design.tables()), "> **Note:** \"It must\" was written by hand before what it is about "
                                        "changed. Today:\\\n> FR-1 Shorten any long URL");
}

void ReportTest::markdownLinksItsPictures() {
    const GuidedDesign design;
    const auto report = markdownReport(design.tables(), {"Shortener"}, "my design");
    QVERIFY(report.has_value());
    QCOMPARE(report->pictures.size(), 1u);
    QCOMPARE(report->pictures[0].name, "my design-1.svg");
    QVERIFY(report->pictures[0].svg.starts_with("<?xml"));
    QVERIFY(report->pictures[0].svg.contains("redis cache"));
    CONTAINS(QString::fromStdString(report->text), "\n![The design](my%20design-1.svg)\n");
    CONTAINS(markdown(design.tables()),
             "(The picture of The design is left out: it needs a file beside this one.)");
}

void ReportTest::htmlHoldsOnePictureForPaperAndOneForSlate() {
    const GuidedDesign design;
    const QString page = html(design.tables());
    QCOMPARE(page.count("<svg"), 2);
    QVERIFY(page.contains("<div class=\"on-paper\"><svg width="));
    QVERIFY(page.contains("<div class=\"on-slate\"><svg width="));
    // Ids are unique although two pictures have the same things.
    QStringList ids;
    QRegularExpressionMatchIterator found = QRegularExpression(" id=\"([^\"]*)\"").globalMatch(page);
    while (found.hasNext())
        ids += found.next().captured(1);
    QVERIFY(ids.size() > 40);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    QRegularExpressionMatchIterator links = QRegularExpression(" href=\"([^\"]*)\"").globalMatch(page);
    while (links.hasNext()) {
        const QString target = links.next().captured(1);
        QVERIFY2(target.startsWith('#') && ids.contains(target.mid(1)), qPrintable(target));
    }
}

void ReportTest::theSameProjectGivesTheSameBytes() {
    const GuidedDesign one;
    const GuidedDesign two;
    QCOMPARE(html(one.tables()), html(two.tables()));
    QCOMPARE(markdown(one.tables(), "a"), markdown(two.tables(), "a"));
}

void ReportTest::htmlIsWellFormedAndNeedsNothingElse() {
    const GuidedDesign design;
    const QString page = html(design.tables());
    CONTAINS(read(page), "Shorten a long URL");
    for (const char* outside : {"<script", "http:", "https:", "//", "<link", "<img", "url(", "@import",
                                "<iframe", "javascript", " on", "src="}) {
        // " on" is an event attribute only inside a tag.
        const QString pattern = QString::fromLatin1(outside);
        const QRegularExpression inTag("<[^>]*" + QRegularExpression::escape(pattern) + "[a-z]*=");
        if (pattern == " on")
            QVERIFY2(!inTag.match(page).hasMatch(), qPrintable(inTag.match(page).captured()));
        else
            QVERIFY2(!page.contains(pattern), outside);
    }
}

void ReportTest::hostileTextStaysText() {
    GuidedDesign design;
    const std::string evil = "</td></svg><script>alert(1)</script>\" onload=\"x\" ]]> <!-- &amp; 'q' ";
    design.put(ScopeItem{{}, evil, true, 9, {}});
    Node node = *design.session->document().find(design.node("redis cache"));
    node.name = evil + " href=\"#x\" id=\"y\"";
    design.put(node);
    const QString page = html(design.tables(), evil);
    CONTAINS(read(page), "</td></svg><script>alert(1)</script>\" onload=\"x\" ]]> <!-- &amp; 'q' ");
    QVERIFY(!page.contains("<script"));
    QVERIFY(!page.contains("<!--"));
    QVERIFY(!QRegularExpression("<[^>]*onload=").match(page).hasMatch());
    QString text = markdown(design.tables());
    QVERIFY(!text.contains(QRegularExpression("(?<!\\\\)<(script|/td|!--)")));
    std::string words;
    for (const std::string& word : awkwardWords())
        words += word + "\n";
    design.put(ScopeItem{{}, words, false, 10, {}});
    for (const std::string& word : awkwardWords()) {
        TradeOff free;
        free.title = word;
        free.options = words;
        free.justification = word;
        design.put(free);
    }
    QVERIFY(!read(html(design.tables())).isEmpty());
    QVERIFY(!html(design.tables()).contains("<script"));
}

void ReportTest::markdownEscapesOnlyMarkup_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    const auto row = [](const char* text, const char* escaped) {
        QTest::newRow(text) << QString(text) << QString(escaped);
    };
    row("p99 < 100 ms", "p99 < 100 ms");
    row("3153.6 s", "3153.6 s");
    row("3. third", "3\\. third");
    row("3) third", "3\\) third");
    row("# no heading", "\\# no heading");
    row("C# and F#", "C# and F#");
    row("- no list", "\\- no list");
    row("-5 % a year", "-5 % a year");
    row("> no quote", "\\> no quote");
    row("a > b ~> c", "a > b ~> c");
    row("snake_case_name", "snake_case_name");
    row("_no emphasis_", "\\_no emphasis\\_");
    row("2 * 3 * 4", "2 * 3 * 4");
    row("**bold**", "\\*\\*bold\\*\\*");
    row("~~gone~~", "\\~\\~gone\\~\\~");
    row("a|b", "a\\|b");
    row("[link](javascript:x)", "\\[link](javascript:x)");
    row("![picture](x)", "!\\[picture](x)");
    row("<b>", "\\<b>");
    row("<!-- x", "\\<!-- x");
    row("R&D &amp; more", "R&D \\&amp; more");
    row("`code`", "\\`code\\`");
    row("C:\\temp", "C:\\temp");
    row("\\*", "\\\\\\*");
    row("---", "\\---");
    row("===", "\\===");
}
void ReportTest::markdownEscapesOnlyMarkup() {
    QFETCH(QString, text);
    QFETCH(QString, escaped);
    QCOMPARE(QString::fromStdString(report::markdownText(text.toStdString())), escaped);
}

void ReportTest::deletedThingsLeaveNoGaps() {
    GuidedDesign design;
    Transaction edit(*design.session, "test");
    QVERIFY(remove(edit, {design.thing("url database"), design.thing("redirect service")}).has_value());
    QVERIFY(edit.commit().has_value());
    const QString text = markdown(design.tables());
    QVERIFY(!text.contains("url database |"));
    CONTAINS(text, "### SQL or NoSQL");
    CONTAINS(text, "Stateless, so twice the load is twice the instances");
    QVERIFY(!read(html(design.tables())).isEmpty());
}

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
