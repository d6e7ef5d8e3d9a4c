#include <QtTest>

#include "layout/layers.h"
#include "support/dice.h"

using namespace chalkline;
using namespace chalkline::layering;
using namespace chalkline::test;

namespace {

/// Items 160 x 56 in ranks of `width`, links from each rank to the next ones.
Level randomLevel(Dice& dice, int ranks, int width, int links, std::vector<int>& rankOf) {
    Level level;
    level.items.assign(static_cast<std::size_t>(ranks * width), {160, 56, -1, {}, {}});
    rankOf.clear();
    for (int i = 0; i < ranks * width; ++i)
        rankOf.push_back(i / width);
    const auto number = [&](int below) {
        return static_cast<int>(dice.below(static_cast<std::size_t>(below)));
    };
    for (int l = 0; l < links; ++l) {
        const int from = number((ranks - 1) * width);
        const int rank = std::min(ranks - 1, from / width + 1 + number(2));
        layering::Link link;
        link.from = from;
        link.to = rank * width + number(width);
        link.fromPort = link.toPort = 28;
        level.links.push_back(link);
    }
    return level;
}

Layers layersFor(const Level& level, const std::vector<int>& ranks) {
    return layersOf(level, std::vector<bool>(level.links.size(), false), ranks);
}

/// Pair by pair.
std::int64_t countedCrossings(const Layers& layers) {
    std::int64_t count = 0;
    const auto place = [&](int v) { return layers.place[static_cast<std::size_t>(v)]; };
    for (std::size_t a = 0; a < layers.arcs.size(); ++a)
        for (std::size_t b = a + 1; b < layers.arcs.size(); ++b) {
            const Arc& one = layers.arcs[a];
            const Arc& other = layers.arcs[b];
            if (layers.vertices[static_cast<std::size_t>(one.up)].rank !=
                layers.vertices[static_cast<std::size_t>(other.up)].rank)
                continue;
            const int up = place(one.up) - place(other.up);
            const int down = place(one.down) - place(other.down);
            count += (up < 0 && down > 0) || (up > 0 && down < 0) ? 1 : 0;
        }
    return count;
}

bool isWhole(const Layers& layers) {
    std::vector<int> seen(layers.vertices.size(), 0);
    for (std::size_t r = 0; r < layers.order.size(); ++r)
        for (const int v : layers.order[r])
            if (layers.vertices[static_cast<std::size_t>(v)].rank == static_cast<int>(r))
                ++seen[static_cast<std::size_t>(v)];
    return std::ranges::all_of(seen, [](int times) { return times == 1; });
}

} // namespace

class OrderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void crossingsAreCountedAsPairByPair() {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            Dice dice(seed);
            std::vector<int> ranks;
            const Level level = randomLevel(dice, 4, 7, 30, ranks);
            const Layers layers = layersFor(level, ranks);
            QCOMPARE(crossings(layers), countedCrossings(layers));
        }
    }
    void reducingCrossesNoMoreThanBeforeAndLosesNothing() {
        for (std::uint64_t seed = 1; seed <= 60; ++seed)
            for (const Effort effort : {Effort::Fast, Effort::Quality}) {
                Dice dice(seed);
                std::vector<int> ranks;
                const Level level = randomLevel(dice, 5, 6, 30, ranks);
                Layers layers = layersFor(level, ranks);
                const std::int64_t before = crossings(layers);
                LayoutOptions options;
                options.effort = effort;
                reduceCrossings(layers, options, false);
                QVERIFY2(crossings(layers) <= before && isWhole(layers), qPrintable(QString::number(seed)));
            }
    }
    void qualityCrossesNoMoreThanFast() {
        std::int64_t fast = 0;
        std::int64_t quality = 0;
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            Dice dice(seed);
            std::vector<int> ranks;
            const Level level = randomLevel(dice, 6, 8, 60, ranks);
            Layers layers = layersFor(level, ranks);
            LayoutOptions options;
            reduceCrossings(layers, options, false);
            fast += crossings(layers);
            layers = layersFor(level, ranks);
            options.effort = Effort::Quality;
            reduceCrossings(layers, options, false);
            quality += crossings(layers);
        }
        QVERIFY2(quality < fast, qPrintable(QStringLiteral("%1 against %2").arg(quality).arg(fast)));
    }
    void aShuffledGridIsPutInOrderWithoutACrossing() {
        constexpr int width = 9;
        constexpr int ranks = 9;
        Dice dice(5);
        std::vector<int> names(width * ranks); // which item stands in each cell
        std::iota(names.begin(), names.end(), 0);
        for (std::size_t i = names.size(); i > 1; --i)
            std::swap(names[i - 1], names[dice.below(i)]);
        Level level;
        level.items.assign(names.size(), {160, 56, -1, {}, {}});
        std::vector<int> rankOf(names.size());
        for (int r = 0; r < ranks; ++r)
            for (int c = 0; c < width; ++c) {
                const auto cell = static_cast<std::size_t>(r * width + c);
                rankOf[static_cast<std::size_t>(names[cell])] = r;
                if (r + 1 == ranks) continue;
                for (int to = c; to <= std::min(c + 1, width - 1); ++to)
                    level.links.push_back(
                        {names[cell], names[static_cast<std::size_t>((r + 1) * width + to)], 28, 28, 0, 0});
            }
        Layers layers = layersFor(level, rankOf);
        reduceCrossings(layers, {}, false);
        QCOMPARE(crossings(layers), std::int64_t{0});
    }
    void siftingNeverAddsACrossing() {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Dice dice(seed);
            std::vector<int> ranks;
            const Level level = randomLevel(dice, 5, 9, 50, ranks);
            Layers layers = layersFor(level, ranks);
            std::int64_t before = crossings(layers);
            for (int round = 0; round < 4; ++round) {
                sift(layers, 1, {});
                QVERIFY2(crossings(layers) <= before, qPrintable(QString::number(seed)));
                before = crossings(layers);
            }
            QVERIFY(isWhole(layers));
        }
    }
    void theOrderInWhichThingsStoodIsKeptIfItCrossesLittle() {
        Level level;
        for (const double y : {300.0, 100.0, 200.0, 0.0}) // two above two, no crossing as they stand
            level.items.push_back({160, 56, -1, Point{0, y}, {}});
        level.links = {{0, 2, 28, 28, 0, 0}, {1, 3, 28, 28, 0, 0}};
        Layers layers = layersFor(level, {0, 0, 1, 1});
        reduceCrossings(layers, {}, true);
        QVERIFY((layers.order == Ranks{{1, 0}, {3, 2}}));
    }
};

QTEST_APPLESS_MAIN(OrderTest)
#include "order_test.moc"
