#include "analysis/capacity.h"
#include "analysis/concurrency.h"
#include "analysis/keyspace.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

using namespace chalkline;
using namespace chalkline::analysis;

namespace {

/// To the digits the expected number is written with.
bool near(double actual, double expected, double relative = 1e-6) {
    return std::abs(actual - expected) <= relative * std::abs(expected);
}

EstimateInputs shortener() {
    EstimateInputs in;
    in.users = 500e6;
    in.writes_per_user = 1;
    in.reads_per_user = 100;
    in.period = Period::Month;
    in.peak_factor = 1;
    in.object_bytes = 500;
    in.read_bytes = 500;
    in.retention_years = 5;
    in.overhead_factor = 1;
    return in;
}

std::string formulaOf(const std::vector<Figure>& figures, std::string_view key) {
    for (const Figure& figure : figures)
        if (figure.key == key) return figure.formula;
    return "no such figure";
}

template <class T>
std::string refusal(const Expected<T>& result) {
    return result ? "accepted" : result.error().text();
}

/// The recursion of the textbooks.
double recursiveErlangB(int servers, double erlangs) {
    double blocked = 1;
    for (int n = 1; n <= servers; ++n)
        blocked = erlangs * blocked / (n + erlangs * blocked);
    return blocked;
}

} // namespace

class CapacityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The five public worked examples; docs/numbers.md names them.
    void aMicroBlogComesOutAsItsSourceSays() {
        EstimateInputs in;
        in.users = 150e6; // half of 300M monthly ones
        in.writes_per_user = 2;
        in.peak_factor = 2;
        in.object_bytes = 0.1 * 1e6; // one post in ten has a picture of 1 MB
        in.retention_years = 5;
        in.overhead_factor = 1;
        const auto out = estimate(in);
        QVERIFY(out);
        QVERIFY(near(out->write_qps_avg, 3472.22, 1e-5));
        QVERIFY(near(out->write_qps_peak, 6944.44, 1e-5));
        QCOMPARE(out->storage_per_day_bytes, 30e12);
        QCOMPARE(out->storage_total_bytes, 54.75e15);
    }
    void aUrlShortenerComesOutAsItsSourceSays() {
        const auto out = estimate(shortener());
        QVERIFY(out);
        QVERIFY(near(out->write_qps_avg, 192.901, 1e-5));
        QVERIFY(near(out->read_qps_avg, 19290.1, 1e-5));
        QCOMPARE(out->storage_total_bytes, 15e12);
        QVERIFY(near(out->egress_bits_s_avg / 8, 9.645e6, 1e-4));
        QVERIFY(near(out->cache_bytes, 166.7e9, 1e-3));
        QCOMPARE(out->read_write_ratio, 100.);
    }
    void aMessengerComesOutAsItsSourceSays() {
        EstimateInputs in;
        in.users = 500e6;
        in.writes_per_user = 40;
        in.object_bytes = 100;
        in.overhead_factor = 1;
        const auto out = estimate(in);
        QVERIFY(out);
        QCOMPARE(out->writes_per_day, 20e9);
        QVERIFY(near(out->write_qps_avg, 231481, 1e-5));
        QCOMPARE(out->storage_per_day_bytes, 2e12);
        QCOMPARE(out->storage_total_bytes, 3.65e15);
        QVERIFY(near(out->ingress_bytes_s_avg, 23.15e6, 1e-4));
    }
    void aPasteServiceComesOutAsItsSourceSays() {
        EstimateInputs in;
        in.users = 1;
        in.writes_per_user = 10e6;
        in.reads_per_user = 100e6;
        in.period = Period::Month;
        in.object_bytes = 1270;
        in.retention_years = 3;
        in.overhead_factor = 1;
        const auto out = estimate(in);
        QVERIFY(out);
        QVERIFY(near(out->write_qps_avg, 3.858, 1e-4));
        QVERIFY(near(out->read_qps_avg, 38.58, 1e-4));
        QCOMPARE(out->storage_per_month_bytes, 12.7e9);
        QVERIFY(near(out->storage_total_bytes, 457.2e9, 1e-12));
    }
    void aCrawlerComesOutAsItsSourceSays() {
        EstimateInputs in;
        in.users = 1;
        in.writes_per_user = 4e9;
        in.reads_per_user = 100e9;
        in.period = Period::Month;
        in.object_bytes = 500e3;
        const auto out = estimate(in);
        QVERIFY(out);
        QVERIFY(near(out->write_qps_avg, 1543.2, 1e-4));
        QVERIFY(near(out->read_qps_avg, 38580, 1e-4));
        QCOMPARE(out->storage_per_month_bytes, 2e15);
    }

    void roughUsesTheRoundNumbersOfPublicGuides() {
        EstimateInputs in = shortener();
        in.precision = Precision::Rough;
        QCOMPARE(estimate(in)->write_qps_avg, 200.);
        QCOMPARE(estimate(in)->storage_total_bytes, 15e12);
        in.period = Period::Day;
        in.users = 1e6;
        QCOMPARE(estimate(in)->write_qps_avg, 10.);
        const double month = 2'592'000 / 2.5e6;
        const double day = 1e5 / 86'400;
        QVERIFY(near(month - 1, 0.0368, 1e-3) && near(day - 1, 0.157, 1e-2));
    }
    void serversAreRoundedUpAndSpareOnesAdded() {
        QCOMPARE(tierServers({600, 1000, 0.6, 0, {}})->servers, 1.);
        QCOMPARE(tierServers({600.001, 1000, 0.6, 0, {}})->servers, 2.);
        QCOMPARE(tierServers({0.3, 1, 0.1, 0, {}})->servers, 3.); // 0.3/0.1 is a hair below 3
        QCOMPARE(tierServers({0.7, 1, 0.1, 0, {}})->servers, 7.); // 0.7/0.1 is a hair off 7
        QCOMPARE(tierServers({0, 1000, 0.6, 2, {}})->servers, 2.);
    }
    void withOneZoneLostTheRestCarryThePeak() {
        const auto three = tierServers({5000, 1000, 1, 1, 3});
        QCOMPARE(three->servers, 6.);
        QCOMPARE(*three->servers_zone_safe, 9.); // ceil(5/2) * 3
        QCOMPARE(*tierServers({4000, 1000, 1, 0, 3})->servers_zone_safe, 6.);
        QCOMPARE(*tierServers({5000, 1000, 1, 0, 2})->servers_zone_safe, 10.);
        QVERIFY(!tierServers({5000, 1000, 1, 0, 1})->servers_zone_safe);
    }
    void readsAgainstWritesGiveTheMix() {
        QCOMPARE(mixOf(100), Mix::ReadHeavy);
        QCOMPARE(mixOf(5), Mix::ReadHeavy);
        QCOMPARE(mixOf(4.9), Mix::Balanced);
        QCOMPARE(mixOf(1. / 5), Mix::WriteHeavy);
        QCOMPARE(mixOf(std::numeric_limits<double>::infinity()), Mix::ReadHeavy);
        EstimateInputs readsOnly = shortener();
        readsOnly.writes_per_user = 0;
        QVERIFY(std::isinf(estimate(readsOnly)->read_write_ratio));
        readsOnly.reads_per_user = 0;
        QCOMPARE(estimate(readsOnly)->read_write_ratio, 0.);
    }

    void severalStreamsAddUp() {
        const std::array streams{RequestStream{100, 2, true, 1000, 2}, RequestStream{50, 4, true, 500, 4},
                                 RequestStream{100, 30, false, 200, 3},
                                 RequestStream{10, 100, false, 600, 3}};
        const EstimateInputs in = together(streams, shortener());
        QCOMPARE(in.users, 100.);
        QCOMPARE(in.retention_years, 5.);
        QCOMPARE(in.peak_factor, 3.);
        const auto out = estimate(in);
        QVERIFY(near(out->writes_per_day, 400. / 30, 1e-12));
        QVERIFY(near(out->reads_per_day, 4000. / 30, 1e-12));
        QVERIFY(near(out->storage_per_month_bytes, 200 * 1000. + 200 * 500., 1e-12));
        QVERIFY(near(out->egress_bits_s_avg, 8 * (3000 * 200. + 1000 * 600.) / 2'592'000, 1e-12));
        QCOMPARE(estimate(together({}))->read_qps_avg, 0.);
    }
    void everyFigureShowsItsFormula() {
        EstimateInputs in;
        in.users = 50e6;
        in.writes_per_user = 0.1;
        in.reads_per_user = 10;
        in.object_bytes = in.read_bytes = 500;
        in.replication = 3;
        in.overhead_factor = 1.2;
        in.qps_per_server = 1000;
        in.spare_servers = 2;
        in.zones = 3;
        const auto figures = estimateFigures(in);
        QCOMPARE(figures.size(), std::size_t{17});
        const std::array<std::array<std::string, 2>, 9> expected{{
            {"writes_per_day", "DAU × writes/day = 50M × 0.1 = 5M/day"},
            {"write_qps_avg", "DAU × writes/day ÷ 86 400 = 50M × 0.1 ÷ 86 400 = 57.9/s"},
            {"write_qps_peak", "average writes × peak factor = 57.9/s × 3 = 173.6/s"},
            {"read_write_ratio", "reads ÷ writes = 10 ÷ 0.1 = 100"},
            {"storage_per_day_bytes", "DAU × writes/day × object size = 50M × 0.1 × 500 B = 2.5 GB/day"},
            {"storage_total_bytes", "storage/day × 365 × years × copies × overhead = "
                                    "2.5 GB/day × 365 × 5 × 3 × 1.2 = 16.4 TB"},
            {"egress_bits_s_peak", "peak reads × read size × 8 = 17.4k/s × 500 B × 8 = 69.4 Mb/s"},
            {"servers", "⌈(peak reads + peak writes) ÷ (per server × utilisation)⌉ + spare = "
                        "⌈(17.4k/s + 173.6/s) ÷ (1k/s × 0.6)⌉ + 2 = 32 servers"},
            {"servers_zone_safe",
             "⌈servers without spare ÷ (zones − 1)⌉ × zones = ⌈30 ÷ (3 − 1)⌉ × 3 = 45 servers"},
        }};
        for (const auto& [key, formula] : expected)
            QCOMPARE(formulaOf(figures, key), formula);
    }
    void monthlyAndRoughFormulasSaySo() {
        EstimateInputs in = shortener();
        QCOMPARE(formulaOf(estimateFigures(in), "write_qps_avg"),
                 std::string("users × writes/month ÷ (30 × 86 400) = 500M × 1 ÷ (30 × 86 400) = 192.9/s"));
        QCOMPARE(formulaOf(estimateFigures(in), "storage_total_bytes"),
                 std::string("storage/month × 12 × years × copies × overhead = "
                             "250 GB/month × 12 × 5 × 1 × 1 = 15 TB"));
        QCOMPARE(formulaOf(estimateFigures(in), "cache_bytes"),
                 std::string("hot share × reads/day × read size × distinct share = "
                             "0.2 × 1.67G × 500 B × 1 = 166.7 GB"));
        in.precision = Precision::Rough;
        QCOMPARE(formulaOf(estimateFigures(in), "write_qps_avg"),
                 std::string("users × writes/month ÷ 2 500 000 = 500M × 1 ÷ 2 500 000 ≈ 200/s"));
    }
    void figuresOfKeysAndConnectionsShowTheirFormulas() {
        const auto keys = keyspaceFigures({62, 7, 30e9, 1000});
        QCOMPARE(keys.size(), std::size_t{5});
        QCOMPARE(formulaOf(keys, "space"), std::string("alphabet^length = 62^7 = 3.52T"));
        QCOMPARE(formulaOf(keys, "min_length"),
                 std::string("⌈log(ids) ÷ log(alphabet)⌉ = ⌈log(30G) ÷ log(62)⌉ = 6"));
        QCOMPARE(formulaOf(keys, "years_to_exhaust"),
                 std::string("keys ÷ ids/s ÷ 31 536 000 = 3.52T ÷ 1k/s ÷ 31 536 000 = 111.7 y"));
        ConcurrencyInputs in;
        in.rate = 400;
        in.hold_s = 0.025;
        in.target_utilisation = 0.5;
        in.per_server = 100;
        in.bytes_per_connection = 10e6;
        const auto open = concurrencyFigures(in);
        QCOMPARE(open.size(), std::size_t{5});
        QCOMPARE(formulaOf(open, "concurrent"), std::string("rate × time held = 400/s × 25 ms = 10"));
        QCOMPARE(formulaOf(open, "pool_size"), std::string("⌈open at once ÷ utilisation⌉ = ⌈10 ÷ 0.5⌉ = 20"));
        QCOMPARE(formulaOf(open, "memory_bytes"),
                 std::string("open at once × peak factor × memory each = 10 × 3 × 10 MB = 300 MB"));
        QCOMPARE(formulaOf(open, "p_pool_exhausted"),
                 std::string("Erlang B(pool, open at once) = Erlang B(20, 10) = 0.187 %"));
    }

    void anExactPowerNeedsNoFurtherCharacter() {
        const auto shortest = [](double alphabet, double ids) {
            return keyspace({alphabet, 10, ids, 1})->min_length;
        };
        QCOMPARE(shortest(2, 1048576), 20.);
        QCOMPARE(shortest(2, 1048577), 21.);
        QCOMPARE(shortest(10, 1000), 3.); // log10(1000) is a hair below 3 on some machines
        QCOMPARE(shortest(10, 1001), 4.);
        QCOMPARE(shortest(62, std::pow(62., 7)), 7.);
        QCOMPARE(shortest(62, std::pow(62., 7) + 1), 8.);
        QCOMPARE(shortest(2, std::pow(2., 53)), 53.);
        QCOMPARE(shortest(10, 1e16), 16.);
        QCOMPARE(shortest(36, 0), 1.);
        QCOMPARE(shortest(36, 1), 1.);
        for (double alphabet = 2; alphabet <= 64; ++alphabet) {
            double keys = alphabet;
            for (double length = 1; keys < 9e15; ++length, keys *= alphabet) {
                QCOMPARE(shortest(alphabet, keys), length);
                QCOMPARE(shortest(alphabet, keys + 1), length + 1);
            }
        }
    }
    void keysCollideAndRunOut() {
        const auto full = keyspace({2, 4, 16, 0});
        QCOMPARE(full->collision_prob_next_insert, 1.);
        QCOMPARE(full->expected_colliding_pairs, 7.5);
        QVERIFY(std::isinf(full->years_to_exhaust));
        QCOMPARE(keyspace({2, 4, 32, 0})->collision_prob_next_insert, 1.);
        QCOMPARE(keyspace({10, 1, 0, 0})->expected_colliding_pairs, 0.);
        QVERIFY(near(keyspace({2, 10, 0, 1024. / 31'536'000})->years_to_exhaust, 1, 1e-12));
    }
    void erlangBAgreesWithTheRecursion() {
        for (const double erlangs : {0.01, 0.5, 1., 3.7, 10., 99.5, 1000., 20'000.})
            for (const int servers : {1, 2, 5, 10, 20, 90, 100, 130, 950, 1000, 1100, 20'500}) {
                const double expected = recursiveErlangB(servers, erlangs);
                const double actual = erlangB(servers, erlangs);
                if (expected < 1e-200)
                    QCOMPARE(actual, 0.);
                else
                    QVERIFY2(near(actual, expected, 1e-9),
                             qPrintable(QString("B(%1, %2)").arg(servers).arg(erlangs)));
            }
    }
    void erlangBAtItsEnds() {
        QCOMPARE(erlangB(5, 0), 0.);
        QCOMPARE(erlangB(0, 5), 1.);
        QVERIFY(near(erlangB(2, 2), 0.4, 1e-12)); // (4/2)/(1+2+2)
        QVERIFY(near(erlangB(1e11, 1e11), std::sqrt(2 / (std::numbers::pi * 1e11)), 1e-4));
        QVERIFY(near(erlangB(9.999e9, 9.999e9), std::sqrt(2 / (std::numbers::pi * 9.999e9)), 1e-4));
        QCOMPARE(erlangB(2e18, 1e18), 0.);
        QVERIFY(near(erlangB(1e18, 4e18), 0.75, 1e-9));
    }
    void connectionsNeedAPoolServersAndMemory() {
        ConcurrencyInputs in;
        in.rate = 2000;
        in.hold_s = 300;
        in.peak_factor = 2;
        in.per_server = 50'000;
        in.bytes_per_connection = 10'240;
        const auto out = concurrency(in);
        QVERIFY(out);
        QCOMPARE(out->concurrent, 600'000.);
        QCOMPARE(out->pool_size, 800'000.);
        QCOMPARE(*out->servers, 24.);
        QCOMPARE(out->memory_bytes, 12'288'000'000.);
        QCOMPARE(out->p_pool_exhausted, 0.);
        in.per_server.reset();
        in.rate = 0;
        const auto idle = concurrency(in);
        QVERIFY(!idle->servers);
        QCOMPARE(idle->pool_size, 0.);
        QCOMPARE(idle->p_pool_exhausted, 0.);
    }

    void wrongInputsAreRefusedByField() {
        const auto refused = [](auto change) {
            EstimateInputs in = shortener();
            change(in);
            return refusal(estimate(in));
        };
        QCOMPARE(refused([](auto& in) { in.users = -1; }), std::string("users: expected at least 0, not -1"));
        QCOMPARE(refused([](auto& in) { in.object_bytes = std::nan(""); }),
                 std::string("object_bytes: expected a number"));
        QCOMPARE(refused([](auto& in) { in.reads_per_user = 1e19; }),
                 std::string("reads_per_user: expected at most 1e18"));
        QCOMPARE(refused([](auto& in) { in.peak_factor = 0; }),
                 std::string("peak_factor: expected more than 0"));
        QCOMPARE(refused([](auto& in) { in.target_utilisation = 0; }),
                 std::string("target_utilisation: expected more than 0"));
        QCOMPARE(refused([](auto& in) { in.qps_per_server = 0; }),
                 std::string("qps_per_server: expected more than 0"));
        QCOMPARE(refused([](auto& in) { in.zones = 0; }), std::string("zones: expected 1 to 1000 zones"));
        QCOMPARE(refusal(keyspace({1, 7, 1, 1})),
                 std::string("alphabet: expected a whole number from 2 to 2M"));
        QCOMPARE(refusal(keyspace({62, 2.5, 1, 1})),
                 std::string("length: expected a whole number from 1 to 1k"));
        QCOMPARE(refusal(keyspace({62, 1000, 1, 1})),
                 std::string("length: more than 1e300 keys: expected a shorter length"));
        ConcurrencyInputs open;
        open.rate = 1;
        open.hold_s = -1;
        QCOMPARE(refusal(concurrency(open)), std::string("hold_s: expected at least 0, not -1"));
        QCOMPARE(refusal(tierServers({1, 0, 1, 0, {}})), std::string("qps_per_server: expected more than 0"));
    }
    void absurdNumbersAreWarnedOfByField() {
        QVERIFY(estimateWarnings(shortener()).empty());
        const auto fields = [](auto change) {
            EstimateInputs in = shortener();
            change(in);
            std::string names;
            for (const FieldWarning& warning : estimateWarnings(in))
                names += (names.empty() ? "" : " ") + warning.field;
            return names;
        };
        QCOMPARE(fields([](auto& in) { in.peak_factor = 0.5; }), std::string("peak_factor"));
        QCOMPARE(fields([](auto& in) { in.target_utilisation = 1.5; }), std::string("target_utilisation"));
        QCOMPARE(fields([](auto& in) { in.target_utilisation = 0.95; }), std::string("target_utilisation"));
        QCOMPARE(fields([](auto& in) { in.cache_hot_fraction = 2; }), std::string("cache_hot_fraction"));
        QCOMPARE(fields([](auto& in) { in.writes_per_user = 1e-5; }), std::string("read_write_ratio"));
        QCOMPARE(fields([](auto& in) { in.object_bytes = 1e9; }), std::string("storage_total_bytes"));
        QCOMPARE(fields([](auto& in) { in.replication = 0.5; }), std::string("replication"));
        QCOMPARE(fields([](auto& in) { in.users = 1e10; }), std::string("users"));
        QCOMPARE(keyspaceWarnings({62, 3, 1e6, 1e-3}).front(),
                 (FieldWarning{"length", "too short: 1M ids need 4 characters"}));
        ConcurrencyInputs open;
        open.rate = 100;
        open.hold_s = 1;
        open.target_utilisation = 1;
        QCOMPARE(concurrencyWarnings(open).front().field, std::string("p_pool_exhausted"));
    }
    void noInputsHangOrOverflow() {
        const std::array extremes{0., 1e-18, 1., 1e9, 1e18};
        for (const double users : extremes)
            for (const double perUser : extremes)
                for (const double bytes : extremes) {
                    EstimateInputs in = shortener();
                    in.users = users;
                    in.writes_per_user = in.reads_per_user = perUser;
                    in.object_bytes = in.read_bytes = bytes;
                    in.retention_years = in.replication = in.overhead_factor = in.cache_unique_factor = 1e18;
                    const auto out = estimate(in);
                    QVERIFY(out && std::isfinite(out->storage_total_bytes) &&
                            std::isfinite(out->cache_bytes));
                    ConcurrencyInputs open;
                    open.rate = users;
                    open.hold_s = bytes;
                    const auto held = concurrency(open);
                    QVERIFY(!held || (held->p_pool_exhausted >= 0 && held->p_pool_exhausted <= 1));
                }
    }
};

QTEST_APPLESS_MAIN(CapacityTest)
#include "capacity_test.moc"
