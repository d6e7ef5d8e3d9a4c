#include "interchange/mermaid/mermaid.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QtTest>

#include <random>

using namespace chalkline;

namespace {

std::string sample(const QString& name) {
    QFile file(QStringLiteral(CHALKLINE_TEST_DATA "/mermaid/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Expected<ForeignDiagram> readText(const std::string& text) {
    ImportReport report;
    return readMermaidFlowchart(text, "a.mmd", report);
}

/// "nodes edges groups dashed", or the error.
QString census(const std::string& text) {
    const auto found = mermaidCensus(text, "a.mmd");
    if (!found) return QString::fromStdString(found.error().text());
    return QStringLiteral("%1 %2 %3 %4")
        .arg(found->nodes)
        .arg(found->edges)
        .arg(found->groups)
        .arg(found->dashed);
}

std::string nameOf(const ForeignDiagram& diagram, const ForeignEnd& end) {
    return end.node >= 0 ? diagram.nodes[static_cast<std::size_t>(end.node)].key
                         : diagram.groups[static_cast<std::size_t>(end.group)].key;
}

/// "a>b:label c=d", one word for each link: its ends around > (head), - (none), < > (both), with = thick, .
/// dashed.
QString links(const std::string& text) {
    const auto diagram = readText(text);
    if (!diagram) return QString::fromStdString(diagram.error().text());
    QStringList all;
    for (const ForeignEdge& edge : diagram->edges) {
        std::string word = nameOf(*diagram, edge.from) + (edge.headAtStart ? "<" : "");
        word += edge.dashed ? "." : edge.thick ? "=" : "-";
        word += (edge.headAtEnd ? ">" : "") + nameOf(*diagram, edge.to);
        if (!edge.label.empty()) word += ":" + edge.label;
        all << QString::fromStdString(word);
    }
    return all.join(' ');
}

/// The label of the first node of "flowchart LR\n" + `statement`, or the error.
QString label(const std::string& statement) {
    const auto diagram = readText("flowchart LR\n" + statement);
    if (!diagram) return QString::fromStdString(diagram.error().text());
    return QString::fromStdString(diagram->nodes.at(0).label);
}

ForeignShape shape(const std::string& statement) {
    const auto diagram = readText("flowchart LR\n" + statement);
    return diagram ? diagram->nodes.at(0).shape : ForeignShape::Other;
}

QString groupOf(const ForeignDiagram& diagram, const std::string& key) {
    for (const ForeignNode& node : diagram.nodes)
        if (node.key == key)
            return node.group < 0
                       ? QStringLiteral("none")
                       : QString::fromStdString(diagram.groups[static_cast<std::size_t>(node.group)].key);
    return QStringLiteral("no such node");
}

bool refusedIn(const std::string& text, int line) {
    const auto diagram = readText(text);
    const std::string wanted = "a.mmd:" + std::to_string(line) + ":";
    if (diagram)
        qWarning("was read");
    else if (!diagram.error().place.starts_with(wanted))
        qWarning("%s", diagram.error().text().c_str());
    return !diagram && diagram.error().place.starts_with(wanted);
}

std::string repeated(const std::string& part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += part;
    return all;
}

} // namespace

class MermaidTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A whole flowchart

    void aWholeFlowchartIsReadWithItsGroupsAndLabels() {
        ImportReport report;
        const auto diagram = readMermaidFlowchart(sample("shop.mmd"), "shop.mmd", report);
        QVERIFY2(diagram, diagram ? "" : diagram.error().text().c_str());
        QCOMPARE(diagram->title, "Shop front");
        QCOMPARE(diagram->direction, ForeignDirection::LeftToRight);
        QCOMPARE(diagram->nodes.size(), 8U);
        QCOMPARE(diagram->edges.size(), 7U);
        QCOMPARE(diagram->groups.size(), 2U);
        QCOMPARE(diagram->groups[1].title, "Events & workers");
        QCOMPARE(diagram->groups[1].parent, 0);
        QCOMPARE(diagram->groups[0].direction, std::optional(ForeignDirection::TopToBottom));
        QCOMPARE(groupOf(*diagram, "web"), "core");
        QCOMPARE(groupOf(*diagram, "worker"), "async");
        QCOMPARE(groupOf(*diagram, "shopper"), "none");
        QCOMPARE(diagram->nodes[0].line, 9);
        QCOMPARE(diagram->nodes[1].label, "Web shop\nfor \"all\"");
    }

    void theReportSaysWhatWasReadAndWhatWasLeftOut() {
        ImportReport report;
        QVERIFY(readMermaidFlowchart(sample("shop.mmd"), "shop.mmd", report));
        QStringList lines;
        for (const ImportReport::Entry& entry : report.entries)
            lines << QStringLiteral("%1: %2").arg(entry.line).arg(QString::fromStdString(entry.text));
        QVERIFY2(lines.contains("7: 8 nodes, 7 links and 2 groups"), qPrintable(lines.join("\n")));
        QVERIFY(lines.contains("23: 1 invisible link, first on this line"));
        QVERIFY(lines.contains("25: 4 styles, first on this line"));
        QVERIFY(lines.contains("28: 1 click action, first on this line"));
    }

    void theCensusOfAFlowchartCountsDashedThickAndLabelledLinks() {
        const auto found = mermaidCensus(sample("shop.mmd"), "shop.mmd");
        QVERIFY(found);
        QCOMPARE(found->format, "mermaid");
        QCOMPARE(found->diagramType, "flowchart");
        QCOMPARE(found->dashed, 1);
        QCOMPARE(found->extra.at("thick"), 1);
        QCOMPARE(found->extra.at("labelled"), 3);
        QCOMPARE(found->extra.at("groupedge"), 1);
    }

    // Headers and decoration

    void everyOpeningWordAndDirectionIsKnown() {
        for (const std::string opening :
             {"graph", "flowchart", "flowchart-elk", "graph TD;", "flowchart BT", "graph RL "})
            QCOMPARE(links(opening + "\na-->b"), "a->b");
        QCOMPARE(links("graph LR;a-->b;b-->c;"), "a->b b->c");
    }

    void directionsOfTheDiagramAreKept() {
        QCOMPARE(readText("graph BT\na")->direction, ForeignDirection::BottomToTop);
        QCOMPARE(readText("graph RL\na")->direction, ForeignDirection::RightToLeft);
        QCOMPARE(readText("graph\na")->direction, ForeignDirection::TopToBottom);
    }

    void windowsLineEndsAndAByteOrderMarkMakeNoDifference() {
        QCOMPARE(links("\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\ngraph LR\r\n a --> b\r\n b --> c\r\n"),
                 "a->b b->c");
    }

    void commentsAndDirectivesKeepTheLineNumbers() {
        const auto diagram = readText("%%{init: {\n\"a\": 1}}%%\n%% c\ngraph LR\n  %% a-->b\n  x\n");
        QVERIFY(diagram);
        QCOMPARE(diagram->nodes.size(), 1U);
        QCOMPARE(diagram->nodes[0].line, 6);
    }

    void frontMatterThatIsNeverClosedIsRefused() { QVERIFY(refusedIn("---\ntitle: a\ngraph LR\na", 1)); }

    void aStatementBehindTheDirectionIsRefused() { QVERIFY(refusedIn("\ngraph LR a-->b", 2)); }

    // Nodes

    void everyBracketHasItsShape() {
        QCOMPARE(shape("a[x]"), ForeignShape::Box);
        QCOMPARE(shape("a[[x]]"), ForeignShape::Box);
        QCOMPARE(shape("a(x)"), ForeignShape::Rounded);
        QCOMPARE(shape("a([x])"), ForeignShape::Rounded);
        QCOMPARE(shape("a(-x-)"), ForeignShape::Rounded);
        QCOMPARE(shape("a[(x)]"), ForeignShape::Cylinder);
        QCOMPARE(shape("a((x))"), ForeignShape::Circle);
        QCOMPARE(shape("a(((x)))"), ForeignShape::Circle);
        QCOMPARE(shape("a{x}"), ForeignShape::Diamond);
        QCOMPARE(shape("a{{x}}"), ForeignShape::Hexagon);
    }

    void everyBracketHoldsItsText_data() {
        QTest::addColumn<QString>("statement");
        for (const char* statement : {"a[x]",
                                      "a[[x]]",
                                      "a(x)",
                                      "a([x])",
                                      "a(-x-)",
                                      "a[(x)]",
                                      "a((x))",
                                      "a(((x)))",
                                      "a{x}",
                                      "a{{x}}",
                                      "a>x]",
                                      "a[/x/]",
                                      "a[\\x\\]",
                                      "a[/x\\]",
                                      "a[\\x/]",
                                      "a[\"x\"]",
                                      "a[ \"x\" ]",
                                      "a[|border:lt|x]",
                                      "a@{ shape: cyl, label: \"x\" }",
                                      "a@{\n  label: x\n  shape: rect\n}",
                                      "a[\"`x`\"]:::red",
                                      "a[y]\na[x]\na"})
            QTest::newRow(statement) << statement;
    }

    void everyBracketHoldsItsText() {
        QFETCH(QString, statement);
        QCOMPARE(label(statement.toStdString()), "x");
    }

    void namedShapesAreUnderstood() {
        QCOMPARE(shape("a@{ shape: cyl }"), ForeignShape::Cylinder);
        QCOMPARE(shape("a@{ shape: \"das\", label: \"b, c\" }"), ForeignShape::Queue);
        QCOMPARE(label("a@{ shape: das, label: \"b, } c\" }"), "b, } c");
        QCOMPARE(shape("a[x]@{ shape: diamond}"), ForeignShape::Diamond);
    }

    void entitiesTagsAndLineBreaksBecomePlainText() {
        QCOMPARE(label("a[\"#35;1 #quot;q#quot; &amp; &lt;b&gt;\"]"), "#1 \"q\" & <b>");
        QCOMPARE(label("a[one<br/>two<br>three]"), "one\ntwo\nthree");
        QCOMPARE(label("a[\"<b>bold</b> text\"]"), "bold text");
        QCOMPARE(label("a[\"fa:fa-server API\"]"), "API");
    }

    void markdownStringsLoseTheirMarksAndKeepTheirLines() {
        QCOMPARE(label("a[\"`**bold** and\nnext`\"]"), "bold and\nnext");
    }

    void anIdMayBeUnicodeOrHoldDashesAndDots() {
        QCOMPARE(links("graph LR\nüber-uns-->数据.1-->a_b/c"), "über-uns->数据.1 数据.1->a_b/c");
    }

    void aNodeWithoutTextIsNamedByItsId() { QCOMPARE(label("orders"), "orders"); }

    void anIdThatOnlyBeginsWithEndIsANode() {
        QCOMPARE(links("graph LR\nendpoint-->end_1"), "endpoint->end_1");
    }

    void aNodeCannotBeNamedEnd() { QVERIFY(refusedIn("graph LR\na-->end", 2)); }

    void bracketsInBareTextAreRefusedAndInQuotesTaken() {
        QVERIFY(refusedIn("graph LR\na\nb[f(x)]", 3));
        QCOMPARE(label("b[\"f(x)\"]"), "f(x)");
    }

    // Links

    void everyLinkHasItsStrokeAndHeads_data() {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* link, const char* found) { QTest::newRow(link) << link << found; };
        row("-->", "a->b");
        row("---", "a-b");
        row("--->", "a->b");
        row("-----", "a-b");
        row("-.->", "a.>b");
        row("-.-", "a.b");
        row("-...->", "a.>b");
        row("==>", "a=>b");
        row("===", "a=b");
        row("====>", "a=>b");
        row("--x", "a->b");
        row("--o", "a->b");
        row("<-->", "a<->b");
        row("o--o", "a<->b");
        row("x--x", "a<->b");
        row("<-.->", "a<.>b");
        row("<==>", "a<=>b");
        row("~~~", "");
        row("-->|t u|", "a->b:t u");
        row("-->|\"t|u\"|", "a->b:t|u");
        row("-- t u -->", "a->b:t u");
        row("-- \"t--u\" -->", "a->b:t--u");
        row("-- t-u ---", "a-b:t-u");
        row("-. t .->", "a.>b:t");
        row("-. 1.5 -.->", "a.>b:1.5");
        row("== t ==>", "a=>b:t");
        row("<-- t -->", "a<->b:t");
        row("e1@-->", "a->b");
        row("e1@-- t -->", "a->b:t");
        row("\n  -->\n  ", "a->b");
    }

    void everyLinkHasItsStrokeAndHeads() {
        QFETCH(QString, link);
        QFETCH(QString, found);
        QCOMPARE(links("graph LR\na " + link.toStdString() + " b"), found);
    }

    void linksNeedNoBlanksAroundThem() {
        QCOMPARE(links("graph LR\na-->b---c-.->d==>e--text-->f"), "a->b b-c c.>d d=>e e->f:text");
    }

    void chainsAndProductsMakeEveryLink() {
        QCOMPARE(links("graph LR\na & b --> c & d --> e"), "a->c a->d b->c b->d c->e d->e");
    }

    void theDataOfALinkMakesNoNode() {
        const auto diagram = readText("graph LR\na e1@--> b\ne1@{ animate: true }\n");
        QVERIFY(diagram);
        QCOMPARE(diagram->nodes.size(), 2U);
    }

    void anUnfinishedLinkIsRefusedWithItsLine() {
        QVERIFY(refusedIn("graph LR\na-->b\nb-->\n", 3));
        QVERIFY(refusedIn("graph LR\na --|text| b\n", 2));
        QVERIFY(refusedIn("graph LR\na -- b\n", 2));
        QVERIFY(refusedIn("graph LR\na -> b\n", 2));
        QVERIFY(refusedIn("graph LR\na b\n", 2));
    }

    // Subgraphs

    void aGroupHasAnIdATitleBothOrNeither() {
        const auto diagram = readText("graph LR\nsubgraph one\na\nend\nsubgraph two [The second]\nb\nend\n"
                                      "subgraph \"with blanks\"\nc\nend\nsubgraph\nd\nend\n"
                                      "subgraph five[\"(5)\"];e;end;two-->five");
        QVERIFY2(diagram, diagram ? "" : diagram.error().text().c_str());
        QStringList all;
        for (const ForeignGroup& group : diagram->groups)
            all << QString::fromStdString(group.key + "=" + group.title);
        QCOMPARE(all.join(' '), "one=one two=The second subGraph2=with blanks subGraph3= five=(5)");
        QCOMPARE(diagram->nodes.size(), 5U);
        QCOMPARE(diagram->edges[0].from.group, 1);
        QCOMPARE(diagram->edges[0].to.group, 4);
    }

    void theGroupClosedFirstOwnsWhatTwoMention() {
        const auto diagram =
            readText("graph LR\nsubgraph out\na-->b\nsubgraph in\nb\nend\nend\nsubgraph late\na\nend");
        QVERIFY(diagram);
        QCOMPARE(groupOf(*diagram, "a"), "out");
        QCOMPARE(groupOf(*diagram, "b"), "in");
    }

    void aGroupMentionedInAnotherIsPartOfIt() {
        const auto diagram = readText("graph LR\nsubgraph a\nb\nend\nsubgraph b\nc\nend");
        QVERIFY(diagram);
        QCOMPARE(diagram->nodes.size(), 1U);
        QCOMPARE(diagram->groups[1].parent, 0);
    }

    void groupsThatContainEachOtherEndSomewhere() {
        const auto diagram = readText("graph LR\nsubgraph a\nb\nend\nsubgraph b\na\nend\nsubgraph c\nc\nend");
        QVERIFY(diagram);
        const int outer = diagram->groups[0].parent;
        QVERIFY((outer == -1) != (diagram->groups[1].parent == -1));
        QCOMPARE(diagram->groups[2].parent, -1);
    }

    void styledNodesExistButBelongToNoGroup() {
        const auto diagram = readText("graph LR\nsubgraph g\na\nstyle b fill:#fff\nend");
        QVERIFY(diagram);
        QCOMPARE(groupOf(*diagram, "b"), "none");
    }

    void anUnbalancedEndIsRefused() {
        QVERIFY(refusedIn("graph LR\na\nend", 3));
        QVERIFY(refusedIn("graph LR\na\nsubgraph g\nb", 3));
    }

    // Other diagrams

    void everyOtherKindIsCounted() {
        QCOMPARE(census(sample("checkout_sequence.mmd")), "4 4 1 2");
        QCOMPARE(census(sample("rental_er.mmd")), "4 3 0 1");
        QCOMPARE(census(sample("zoo_class.mmd")), "4 4 1 2");
        QCOMPARE(census(sample("door_state.mmd")), "5 5 1 0");
        QCOMPARE(census(sample("bank_c4.mmd")), "3 2 1 0");
        QCOMPARE(census(sample("edge_architecture.mmd")), "2 2 1 0");
        QCOMPARE(census(sample("rack_block.mmd")), "3 1 1 0");
    }

    void everyOtherKindIsRefusedByNameAsADiagram() {
        const auto diagram = readText("\nsequenceDiagram\nA->>B: x");
        QVERIFY(!diagram);
        QCOMPARE(diagram.error().code, ErrorCode::Refused);
        QCOMPARE(diagram.error().text(), "a.mmd:2:1: import of Mermaid sequence diagrams comes later");
        QCOMPARE(census("gantt\n a"), "a.mmd:1:1: import of Mermaid gantt diagrams comes later");
    }

    void damageInOtherKindsIsRefusedWithItsLine_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("message to nobody") << "sequenceDiagram\nA->>B: x\nA->>: y" << 3;
        QTest::newRow("end without a block") << "sequenceDiagram\nA->>B: x\nend" << 3;
        QTest::newRow("open loop") << "sequenceDiagram\nloop x\nA->>B: x" << 3;
        QTest::newRow("half a relation") << "erDiagram\nA ||--|{ B : x\nB ||..|{" << 3;
        QTest::newRow("half an attribute") << "erDiagram\nA {\nint\n}" << 3;
        QTest::newRow("open class") << "classDiagram\nclass A {\n+x" << 3;
        QTest::newRow("transition to nowhere") << "stateDiagram-v2\nA --> " << 2;
        QTest::newRow("unknown macro") << "C4Context\nFoo(a)" << 2;
        QTest::newRow("id used twice") << "architecture-beta\nservice a\nservice a" << 3;
        QTest::newRow("open block") << "block\nblock:a\nb" << 3;
    }

    void damageInOtherKindsIsRefusedWithItsLine() {
        QFETCH(QString, text);
        QFETCH(int, line);
        const auto found = mermaidCensus(text.toStdString(), "a.mmd");
        QVERIFY(!found);
        QVERIFY2(found.error().place.starts_with("a.mmd:" + std::to_string(line) + ":"),
                 found.error().text().c_str());
    }

    void mermaidIsRecognisedByItsFirstWord() {
        QVERIFY(looksLikeMermaid("graph LR\na-->b"));
        QVERIFY(looksLikeMermaid("---\ntitle: x\n---\n%%{init: {}}%%\nsequenceDiagram\n"));
        QVERIFY(looksLikeMermaid("gantt\n"));
        QVERIFY(!looksLikeMermaid("digraph { a -> b }"));
        QVERIFY(!looksLikeMermaid("graphics are nice"));
        QVERIFY(!looksLikeMermaid(""));
    }

    // Hostile input

    void whatIsNoTextIsRefusedWithItsLine() {
        QVERIFY(refusedIn(std::string("graph LR\na\nb\0c", 14), 3));
        QVERIFY(refusedIn("graph LR\na[\xFF\xFE]", 2));
        QVERIFY(refusedIn("graph LR\na[\xC0\xAF]", 2));
        QVERIFY(!readText(""));
        QVERIFY(!readText("\n\n"));
    }

    void hostileInputIsAnsweredInTime_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString("graph LR\n" + text);
        };
        std::string product = "n0";
        for (int i = 1; i < 1000; ++i)
            product += " & n" + std::to_string(i);
        row("one line of a megabyte", std::string(990'000, 'a'));
        row("a label of a megabyte", "a[" + std::string(900'000, 'x') + "]");
        row("a link label of a megabyte", "a -- " + std::string(900'000, 'x') + " --> b");
        row("100,000 nested subgraphs", repeated("subgraph\n", 100'000));
        row("a product of a thousand by a thousand", product + " --> " + product);
        row("a chain of 200,000 links", "a" + repeated("-->a", 200'000));
        row("200,000 nodes", [] {
            std::string all;
            for (int i = 0; i < 100'000; ++i)
                all += "n" + std::to_string(i) + "\n";
            return all;
        }());
        row("a quote that is never closed", repeated("a[\"x\n", 150'000));
        row("brackets that are never closed", repeated("a[/x", 200'000));
        row("directives that are never closed", repeated("%%{", 300'000) + "\na-->");
        row("links that are never finished", repeated("a --", 200'000));
        row("dots", "a -. " + std::string(900'000, '.'));
        row("data that is never closed", repeated("a@{", 300'000));
        row("more than a megabyte", std::string(1'000'001, '\n'));
    }

    void hostileInputIsAnsweredInTime() {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const auto diagram = readText(text.toStdString());
        QVERIFY(!diagram);
        QVERIFY(!diagram.error().place.empty());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void damagedInputIsReadOrRefusedWithAPlace() {
        const std::string samples[] = {
            sample("shop.mmd"),
            sample("checkout_sequence.mmd"),
            sample("rental_er.mmd"),
            sample("zoo_class.mmd"),
            sample("door_state.mmd"),
            sample("bank_c4.mmd"),
            sample("rack_block.mmd"),
            sample("edge_architecture.mmd"),
            "stateDiagram\nnote left of a: b\nnote left of a\nb\nend note",
        };
        const std::string_view tokens = "[](){}|\"'`;:,#&@~<>-=.xo*%\n end";
        const unsigned seed = QRandomGenerator::global()->generate();
        std::mt19937 random(seed);
        qInfo("seed %u", seed);
        for (int round = 0; round < 4'000; ++round) {
            std::string text = samples[random() % std::size(samples)];
            for (auto changes = 1 + random() % 4; changes > 0; --changes) {
                const std::size_t at = random() % text.size();
                if (random() % 3 == 0)
                    text.erase(at, 1 + random() % 6);
                else if (random() % 2 == 0)
                    text.insert(at, 1, tokens[random() % tokens.size()]);
                else
                    text.insert(at, text.substr(random() % text.size(), random() % 20));
                if (text.empty()) text = "graph";
            }
            const auto found = mermaidCensus(text, "a.mmd");
            QVERIFY2(found || found.error().place.starts_with("a.mmd:"), text.c_str());
        }
    }

    void largeHonestInputIsReadInTime() {
        std::string text = "graph LR\n";
        for (int i = 0; i < 4'900; ++i)
            text += "n" + std::to_string(i) + "[\"Service " + std::to_string(i) + "\"] -->|calls| n" +
                    std::to_string((i * 7) % 4'900) + "\n\n";
        text += repeated("\n", 400'000) + repeated("n1 ~~~ n2\n", 20'000) +
                repeated("style n1 fill:#fff\n", 5'000);
        QElapsedTimer timer;
        timer.start();
        const auto diagram = readText(text);
        QVERIFY2(diagram, diagram ? "" : diagram.error().text().c_str());
        QCOMPARE(diagram->nodes.size(), 4'900U);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void hostileInputOfOtherKindsIsAnsweredInTime_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* kind : {"sequenceDiagram", "erDiagram", "classDiagram", "stateDiagram-v2",
                                 "C4Context", "architecture-beta", "block"})
            for (const char* part : {"a", "a ", "a--", "\"", "{", "a{", "[", "loop\n", "block ", "note ",
                                     "note a end note ", "#", ";", "~", ":::"})
                QTest::newRow(qPrintable(QString(kind) + ' ' + part))
                    << QByteArray(kind) + '\n' +
                           QByteArray(part).repeated(300'000 / static_cast<int>(qstrlen(part)));
    }

    void hostileInputOfOtherKindsIsAnsweredInTime() {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const auto found = mermaidCensus(text.toStdString(), "a.mmd");
        QVERIFY(found || !found.error().place.empty());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(MermaidTest)
#include "mermaid_test.moc"
