#include <QtTest>

#include "layout/network_simplex.h"
#include "support/dice.h"

using namespace chalkline;
using namespace chalkline::layering;
using namespace chalkline::test;

namespace {

long costOf(const std::vector<Span>& spans, const std::vector<int>& at) {
    long cost = 0;
    for (const Span& span : spans)
        cost += static_cast<long>(span.weight) *
                (at[static_cast<std::size_t>(span.to)] - at[static_cast<std::size_t>(span.from)]);
    return cost;
}

bool keeps(const std::vector<Span>& spans, const std::vector<int>& at) {
    return std::ranges::all_of(spans, [&](const Span& span) {
        return at[static_cast<std::size_t>(span.to)] - at[static_cast<std::size_t>(span.from)] >= span.least;
    });
}

/// Tries every assignment of positions 0 .. limit - 1.
long leastCost(int nodes, const std::vector<Span>& spans, int limit) {
    std::vector<int> at(static_cast<std::size_t>(nodes), 0);
    long least = std::numeric_limits<long>::max();
    while (true) {
        if (keeps(spans, at)) least = std::min(least, costOf(spans, at));
        std::size_t n = 0;
        while (n < at.size() && ++at[n] == limit)
            at[n++] = 0;
        if (n == at.size()) return least;
    }
}

/// Connected and acyclic: node n hangs at one before it, and some more.
std::vector<Span> randomSpans(Dice& dice, int nodes, int more, int longest) {
    std::vector<Span> spans;
    const auto number = [&](int below) {
        return static_cast<int>(dice.below(static_cast<std::size_t>(below)));
    };
    for (int n = 1; n < nodes; ++n)
        spans.push_back({number(n), n, number(longest + 1), number(4)});
    for (int i = 0; i < more; ++i) {
        const int to = 1 + number(nodes - 1);
        spans.push_back({number(to), to, number(longest + 1), number(4)});
    }
    return spans;
}

constexpr std::size_t enough = 1'000'000;

} // namespace

class NetworkSimplexTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smallGraphsGetTheLeastCostThereIs() {
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            Dice dice(seed);
            const int nodes = 2 + static_cast<int>(dice.below(5));
            const std::vector<Span> spans = randomSpans(dice, nodes, static_cast<int>(dice.below(6)), 2);
            const std::vector<int> at = networkSimplex(nodes, spans, enough);
            QVERIFY2(keeps(spans, at), qPrintable(QString::number(seed)));
            QCOMPARE(costOf(spans, at), leastCost(nodes, spans, 2 * (nodes - 1) + 1));
        }
    }
    void largeGraphsKeepEveryDistanceAndStartAtNought() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Dice dice(seed);
            const std::vector<Span> spans = randomSpans(dice, 800, 500, 5);
            const std::vector<int> at = networkSimplex(800, spans, enough);
            QVERIFY2(keeps(spans, at), qPrintable(QString::number(seed)));
            QCOMPARE(*std::ranges::min_element(at), 0);
        }
    }
    void aGivenStartEndsAtTheSameCost() {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            Dice dice(seed);
            const std::vector<Span> spans = randomSpans(dice, 200, 150, 3);
            std::vector<int> first(200);
            for (int n = 0; n < 200; ++n)
                first[static_cast<std::size_t>(n)] = 7 * n; // keeps every distance: spans lead forwards
            QCOMPARE(costOf(spans, networkSimplex(200, spans, enough, {}, first)),
                     costOf(spans, networkSimplex(200, spans, enough)));
        }
    }
    void withoutWorkTheDistancesAreKeptAllTheSame() {
        Dice dice(3);
        const std::vector<Span> spans = randomSpans(dice, 300, 200, 4);
        QVERIFY(keeps(spans, networkSimplex(300, spans, 0)));
    }
    void aStopKeepsTheDistances() {
        Dice dice(4);
        const std::vector<Span> spans = randomSpans(dice, 300, 200, 4);
        std::stop_source source;
        source.request_stop();
        QVERIFY(keeps(spans, networkSimplex(300, spans, enough, source.get_token())));
    }
    void oneNodeAndNoneHaveTheirPlace() {
        QVERIFY(networkSimplex(0, {}, enough).empty());
        QVERIFY(networkSimplex(1, {}, enough) == std::vector<int>{0});
    }
};

QTEST_APPLESS_MAIN(NetworkSimplexTest)
#include "network_simplex_test.moc"
