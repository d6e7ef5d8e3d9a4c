#include "support/property.h"
#include "support/random_run.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

constexpr int stepCount = 1000;
constexpr int mostRounds = 20;

/// Every operation equally often, in random order.
std::vector<Draw> evenDraws(std::uint64_t seed) {
    const std::size_t kinds = randomOperations().size();
    Dice dice(seed);
    std::vector<Draw> draws;
    for (std::size_t i = 0; i < stepCount; ++i)
        draws.push_back({i % kinds, dice.next()});
    for (std::size_t i = 0; i < draws.size(); ++i)
        std::swap(draws[i].operation, draws[i + dice.below(draws.size() - i)].operation);
    return draws;
}

} // namespace

class RandomOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOperationIsDrawnAndKeepsEveryRule_data();
    void everyOperationIsDrawnAndKeepsEveryRule();
    void anySequenceCanBeUndoneAndRedone();
    void everyOperationWorksOnAnEmptySheet();
};

void RandomOperationsTest::everyOperationIsDrawnAndKeepsEveryRule_data() {
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {1u, 2u, 3u, 20260101u})
        QTest::addRow("seed %llu", seed) << seed;
    const quint64 fresh = freshSeed();
    QTest::addRow("fresh seed %llu", fresh) << fresh;
}

void RandomOperationsTest::everyOperationIsDrawnAndKeepsEveryRule() {
    QFETCH(const quint64, seed);
    qInfo("seed %llu", seed);
    RandomRun run;
    const Document start = run.host.document();
    const auto everyOneHadAnEffect = [&run] {
        return std::ranges::all_of(randomOperations(), [&run](const RandomOperation& operation) {
            return run.effective[operation.name] > 0;
        });
    };
    // Chance may deny an operation its target for a whole round (a flow has no second step to reorder, say).
    for (int round = 0; round == 0 || (round < mostRounds && !everyOneHadAnEffect()); ++round) {
        int number = 0;
        for (const Draw& draw : evenDraws(seed + static_cast<std::uint64_t>(round))) {
            const std::string wrong = run.step(draw);
            QVERIFY2(wrong.empty(), qPrintable(QString("seed %1, round %2, step %3 %4")
                                                   .arg(seed)
                                                   .arg(round)
                                                   .arg(number)
                                                   .arg(QString::fromStdString(wrong))));
            ++number;
        }
    }
    for (const RandomOperation& operation : randomOperations()) {
        QVERIFY2(run.attempts[operation.name] >= stepCount / 100, operation.name.data());
        QVERIFY2(run.effective[operation.name] >= 1, operation.name.data());
    }
    const std::string wrong = run.undoAllRedoAll(start);
    QVERIFY2(wrong.empty(), wrong.c_str());
    QVERIFY(run.host.session.history().steps().size() > stepCount / 2);
}

void RandomOperationsTest::anySequenceCanBeUndoneAndRedone() {
    QVERIFY(holds(
        "a sequence of operations keeps every rule, is undone and redone",
        [](const std::vector<std::pair<std::uint16_t, std::uint16_t>>& draws) {
            RandomRun run;
            const Document start = run.host.document();
            for (const auto& [operation, seed] : draws)
                if (const std::string wrong = run.step({operation, seed}); !wrong.empty()) RC_FAIL(wrong);
            if (const std::string wrong = run.undoAllRedoAll(start); !wrong.empty()) RC_FAIL(wrong);
        },
        60));
}

void RandomOperationsTest::everyOperationWorksOnAnEmptySheet() {
    for (std::size_t i = 0; i < randomOperations().size(); ++i) {
        RandomRun run;
        const std::string wrong = run.step({i, 1});
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
}

QTEST_APPLESS_MAIN(RandomOperationsTest)
#include "random_operations_test.moc"
