#include "support/mermaid_samples.h"

using namespace chalkline;

class MermaidFlowchartTest : public QObject {
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
        QVERIFY(lines.contains("24: 1 invisible link, first on this line"));
        QVERIFY(lines.contains("26: 4 styles, first on this line"));
        QVERIFY(lines.contains("29: 1 click action, first on this line"));
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

    void everyNameOfAShapeIsUnderstood() {
        for (const std::string name :
             {"rect",       "proc",     "fr-rect",    "rounded",  "stadium",   "cyl",        "lin-cyl",
              "das",        "circle",   "dbl-circ",   "fr-circ",  "f-circ",    "cross-circ", "diam",
              "hex",        "lean-r",   "lean-l",     "trap-b",   "trap-t",    "odd",        "text",
              "notch-rect", "lin-rect", "sm-circ",    "fork",     "hourglass", "brace",      "brace-r",
              "braces",     "bolt",     "doc",        "delay",    "curv-trap", "div-rect",   "tri",
              "win-pane",   "lin-doc",  "notch-pent", "flip-tri", "sl-rect",   "docs",       "procs",
              "flag",       "bow-rect", "tag-doc",    "tag-rect", "cloud"})
            QCOMPARE(dropped("a@{ shape: " + name + " }"), "");
        QCOMPARE(dropped("a@{ shape: banana }"), "2: 1 unknown shape, first on this line");
    }

    void entitiesTagsAndLineBreaksBecomePlainText() {
        QCOMPARE(label("a[\"#35;1 #quot;q#quot; &amp; &lt;b&gt;\"]"), "#1 \"q\" & <b>");
        QCOMPARE(label("a[one<br/>two<br>three]"), "one\ntwo\nthree");
        QCOMPARE(label("a[\"<b>bold</b> text\"]"), "bold text");
        QCOMPARE(label("a[\"fa:fa-server API\"]"), "API");
    }

    void theOldEntitiesOfHtmlNeedNoSemicolon() {
        QCOMPARE(label("a[\"one&nbsptwo &lt 3\"]"), "one two < 3");
        QCOMPARE(label("a[\"R&D &unknown\"]"), "R&D &unknown");
    }

    void entitiesStandForBracketsAndForCharactersByNumber() {
        QCOMPARE(label("a[get#lpar;x#rpar; #lsqb;0#rsqb;]"), "get(x) [0]");
        QCOMPARE(label("a[\"#9829; &#x41; #nosuch;\"]"), "♥ A #nosuch;");
    }

    void anEntityForAControlCharacterVanishes() { QCOMPARE(label("a[\"x#0;#7;y#55296;\"]"), "xy"); }

    void markdownStringsLoseTheirMarksAndKeepTheirLines() {
        QCOMPARE(label("a[\"`**bold** and\nnext`\"]"), "bold and\nnext");
        QCOMPARE(label("a[\"`_slanted_ ***both***`\"]"), "slanted both");
    }

    void starsAndUnderscoresThatMarkNothingStay() {
        QCOMPARE(label("a[\"`2 * 3 of snake_case__id`\"]"), "2 * 3 of snake_case__id");
        QCOMPARE(label("a[\"**plain** _text_\"]"), "**plain** _text_");
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

    void aLinkToASubgraphEndsAtTheGroup() {
        const auto diagram = readText("graph LR\na --> g\nsubgraph g\nb\nend\nb --> g");
        QVERIFY(diagram);
        QCOMPARE(diagram->nodes.size(), 2U);
        QCOMPARE(diagram->edges[0].to.group, 0);
        QCOMPARE(diagram->edges[1].to.group, 0);
    }

    void aNodeNamedAsTheSubgraphItStandsInIsThatSubgraph() {
        const auto diagram = readText("graph LR\nsubgraph a\na --> b\nend");
        QVERIFY(diagram);
        QCOMPARE(diagram->nodes.size(), 1U);
        QCOMPARE(diagram->groups[0].parent, -1);
        QCOMPARE(diagram->edges[0].from.group, 0);
    }

    // What is left out

    void whatHasNoPlaceInADesignIsReportedWithItsLine() {
        QCOMPARE(dropped("a", "flowchart BT\n"), "1: 1 backward direction, first on this line");
        QCOMPARE(dropped("a", "graph RL\n"), "1: 1 backward direction, first on this line");
        QCOMPARE(dropped("a", "graph TD\n"), "");
        QCOMPARE(dropped("a:::red"), "2: 1 style, first on this line");
        QCOMPARE(dropped("a\na ~~~ b\na~~~c"), "3: 2 invisible links, first on this line");
        QCOMPARE(dropped("subgraph g\ndirection TB\na\nend"), "3: 1 subgraph direction, first on this line");
        QCOMPARE(dropped("accTitle: x\naccDescr {\ny\n}\na"), "2: 2 screen reader texts, first on this line");
        QCOMPARE(dropped("a --x b"), "2: 1 cross or circle head, first on this line");
        QCOMPARE(dropped("a x--> b"), "2: 1 lone start head, first on this line");
        QCOMPARE(dropped("a@{ icon: \"x\" }"), "2: 1 icon or picture, first on this line");
        QCOMPARE(dropped("a --> b"), "");
    }

    void anUnbalancedEndIsRefused() {
        QVERIFY(refusedIn("graph LR\na\nend", 3));
        QVERIFY(refusedIn("graph LR\na\nsubgraph g\nb", 3));
    }
};

QTEST_APPLESS_MAIN(MermaidFlowchartTest)
#include "mermaid_flowchart_test.moc"
