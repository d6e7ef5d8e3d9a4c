#include "support/mermaid_samples.h"

using namespace chalkline;

class MermaidCensusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOtherKindIsCounted() {
        QCOMPARE(census(sample("checkout_sequence.mmd")), "4 4 1 2");
        QCOMPARE(census(sample("rental_er.mmd")), "4 3 0 1");
        QCOMPARE(census(sample("zoo_class.mmd")), "4 4 1 2");
        QCOMPARE(census(sample("door_state.mmd")), "6 5 1 0");
        QCOMPARE(census(sample("bank_c4.mmd")), "3 2 1 0");
        QCOMPARE(census(sample("edge_architecture.mmd")), "2 2 1 0");
        QCOMPARE(census(sample("rack_block.mmd")), "3 1 1 0");
    }

    void aStateNamedRootIsNotCountedAsMermaidDoesNotDrawIt() {
        QCOMPARE(census("stateDiagram-v2\nroot --> a"), "1 1 0 0");
    }

    void everyOtherKindIsRefusedByNameAsADiagram() {
        const auto diagram = readText("\nsequenceDiagram\nA->>B: x");
        QVERIFY(!diagram);
        QCOMPARE(diagram.error().code, ErrorCode::Refused);
        QCOMPARE(diagram.error().text(), "a.mmd:2:1: sequence diagrams are not imported yet");
        QCOMPARE(census("gantt\n a"), "a.mmd:1:1: gantt diagrams are not counted yet");
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
};

QTEST_APPLESS_MAIN(MermaidCensusTest)
#include "mermaid_census_test.moc"
