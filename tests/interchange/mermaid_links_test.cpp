#include "support/mermaid_samples.h"

using namespace chalkline;

class MermaidLinksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

QTEST_APPLESS_MAIN(MermaidLinksTest)
#include "mermaid_links_test.moc"
