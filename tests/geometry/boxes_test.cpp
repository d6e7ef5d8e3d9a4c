#include <QtTest>

#include "base/text_advance.h"
#include "geometry/boxes.h"

using namespace chalkline;

namespace {

Node named(const char* name, const char* kind = "compute.service") {
    Node node;
    node.name = name;
    node.kind = kind;
    return node;
}

std::vector<std::string> linesOf(const char* name) {
    return nameLines(named(name), 168);
}

} // namespace

class BoxesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShortNameIsOneLineInTheSmallestBox() {
        QCOMPARE(linesOf("api"), std::vector<std::string>{"api"});
        QCOMPARE(fittedNodeSize(named("api")), (Size{144, 56}));
        QCOMPARE(fittedNodeSize(named("db", "store.relational")), (Size{144, 60}));
    }
    void widthsGrowInStepsOfEight() {
        const Size size = fittedNodeSize(named("notification service"));
        QCOMPARE(size.h, 56.0);
        QCOMPARE(std::fmod(size.w, 8), 0.0);
        const double text = textWidth("notification service", Font::Name);
        QVERIFY(size.w >= 58 + text + 14 && size.w < 58 + text + 14 + 8);
    }
    void aLongNameIsPartedAtABlankNearItsMiddle() {
        QCOMPARE(linesOf("recommendation ranking service"),
                 (std::vector<std::string>{"recommendation", "ranking service"}));
        QCOMPARE(fittedNodeSize(named("recommendation ranking service")).h, 72.0);
        QCOMPARE(fittedNodeSize(named("recommendation ranking database", "store.relational")).h, 76.0);
    }
    void aLongWordIsPartedWhereItsPartsMeet() {
        QCOMPARE(linesOf("WorkflowExecutionStartedEvent"),
                 (std::vector<std::string>{"WorkflowExecution", "StartedEvent"}));
        QCOMPARE(linesOf("payments-reconciliation-exporter"),
                 (std::vector<std::string>{"payments-", "reconciliation-exporter"}));
    }
    void aWordThatCannotBePartedIsElided() {
        const auto lines = linesOf("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        QCOMPARE(lines.size(), 1u);
        QVERIFY(lines[0].ends_with("…"));
        QVERIFY(textWidth(lines[0], Font::Name) <= 168);
    }
    void anEstimateIsAsWideAsItsArithmeticAndWrappedLikeANote() {
        Estimate estimate;
        estimate.expression = "1 + 1";
        QCOMPARE(fittedEstimateSize(estimate), (Size{120, 23}));
        estimate.expression = "500M/month * 500 B * 5 y";
        QCOMPARE(estimateText(estimate), "500M/month × 500 B × 5 y = 15 TB");
        const Size fitted = fittedEstimateSize(estimate);
        QCOMPARE(fitted.h, 23.0);
        QVERIFY(fitted.w >= noteIndent + textWidth(estimateText(estimate), Font::Mono));
        estimate.name = "storage";
        QCOMPARE(estimateText(estimate), "storage = 500M/month × 500 B × 5 y = 15 TB");
        for (int i = 0; i < 3; ++i)
            estimate.expression += " + " + estimate.expression;
        const Size wrapped = fittedEstimateSize(estimate);
        QCOMPARE(wrapped.w, 360.0);
        QVERIFY(wrapped.h > 6 + 2 * 17);
        QVERIFY(estimateLines(estimateText(estimate), 360, 2).back().ends_with("…"));
    }
    void anEstimateOfOthersHasRoomForItsResult() {
        Estimate alone;
        alone.expression = "daily * 5";
        QCOMPARE(estimateText(alone), "daily * 5");
        QVERIFY(fittedEstimateSize(alone).w >
                noteIndent + textWidth(estimateText(alone), Font::Mono) + textWidth("= 100.0k", Font::Mono));
    }
    void linesThatAPersonBrokeStayAsTheyAre() {
        QCOMPARE(linesOf("a\nb c"), (std::vector<std::string>{"a", "b c"}));
        QCOMPARE(linesOf("a\nb\nc"), (std::vector<std::string>{"a", "b c"}));
    }
    void noNameIsWiderThanItsBox() {
        for (const char* name :
             {"a", "recommendation ranking service", "x\ny", "漢字漢字漢字漢字漢字漢字漢字漢字",
              "one two three four five six seven eight nine ten eleven twelve"})
            for (const char* kind : {"compute.service", "edge.cdn", "store.relational", "msg.log"}) {
                const Node node = named(name, kind);
                const double room = fittedNodeSize(node).w - textLeft - textRight(kind);
                for (const std::string& line : nameLines(node, room))
                    QVERIFY2(textWidth(line, Font::Name) <= room + 0.01, line.c_str());
            }
    }
};

QTEST_APPLESS_MAIN(BoxesTest)
#include "boxes_test.moc"
