#include "base/quantity.h"

#include "support/property.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Row {
    const char* text;
    double value; // in bytes, bits, seconds, or the unit of time it was written in
    const char* shown;
    const char* exact;
    Measure measure;
};

constexpr std::array rows{
    // counts
    Row{"0", 0, "0", "0", Measure::Count},
    Row{"1e6", 1e6, "1M", "1M", Measure::Count},
    Row{"1,000,000", 1e6, "1M", "1M", Measure::Count},
    Row{"1,000.5", 1000.5, "1k", "1000.5", Measure::Count},
    Row{"3 k", 3000, "3k", "3k", Measure::Count},
    Row{"3 K", 3000, "3k", "3k", Measure::Count},
    Row{"2.5e3", 2500, "2.5k", "2.5k", Measure::Count},
    Row{"0.1", 0.1, "0.1", "0.1", Measure::Count},
    Row{".25", 0.25, "0.25", "0.25", Measure::Count},
    Row{"999.96", 999.96, "1k", "999.96", Measure::Count},
    Row{"1234567", 1234567, "1.23M", "1234567", Measure::Count},
    Row{"1e-9", 1e-9, "1e-9", "1e-9", Measure::Count},
    Row{"7e29", 7e29, "7e29", "7e29", Measure::Count},
    Row{"-5", -5, "-5", "-5", Measure::Count},
    Row{"\u22125", -5, "-5", "-5", Measure::Count},
    Row{"4 G", 4e9, "4G", "4G", Measure::Count},
    Row{"2 T", 2e12, "2T", "2T", Measure::Count},
    Row{"1 P", 1e15, "1P", "1P", Measure::Count},
    Row{"3 bn requests", 3e9, "3G requests", "3G requests", Measure::Count},
    Row{"2 million users", 2e6, "2M users", "2M users", Measure::Count},
    Row{"1.5 billion", 1.5e9, "1.5G", "1.5G", Measure::Count},
    Row{"300M MAU", 3e8, "300M users", "300M users", Measure::Count},
    Row{"1 user", 1, "1 user", "1 user", Measure::Count},
    Row{"40 msgs", 40, "40 messages", "40 messages", Measure::Count},
    Row{"40 seats", 40, "40 seats", "40 seats", Measure::Count},
    Row{"1 seat", 1, "1 seat", "1 seat", Measure::Count},
    // rates
    Row{"500M/month", 5e8, "500M/month", "500M/month", Measure::CountRate},
    Row{"500 M / month", 5e8, "500M/month", "500M/month", Measure::CountRate},
    Row{"2.5M users/day", 2.5e6, "2.5M users/day", "2.5M users/day", Measure::CountRate},
    Row{"19290.1/s", 19290.1, "19.3k/s", "19290.1/s", Measure::CountRate},
    Row{"192.901 req/s", 192.901, "192.9 requests/s", "192.901 requests/s", Measure::CountRate},
    Row{"1000 QPS", 1000, "1k queries/s", "1k queries/s", Measure::CountRate},
    Row{"250 rps", 250, "250 requests/s", "250 requests/s", Measure::CountRate},
    Row{"5 requests per second", 5, "5 requests/s", "5 requests/s", Measure::CountRate},
    Row{"40 messages/user/day", 40, "40 messages/user/day", "40 messages/user/day", Measure::CountRate},
    Row{"3/seat/day", 3, "3/seat/day", "3/seat/day", Measure::CountRate},
    Row{"10/min", 10, "10/min", "10/min", Measure::CountRate},
    Row{"3 orders/h", 3, "3 orders/h", "3 orders/h", Measure::CountRate},
    Row{"12/y", 12, "12/y", "12/y", Measure::CountRate},
    // bytes and bits
    Row{"500 B", 500, "500 B", "500 B", Measure::Bytes},
    Row{"1.27 KB", 1270, "1.27 kB", "1.27 kB", Measure::Bytes},
    Row{"1.27 kB", 1270, "1.27 kB", "1.27 kB", Measure::Bytes},
    Row{"4 KiB", 4096, "4.1 kB", "4096 B", Measure::Bytes},
    Row{"1 MiB", 1048576, "1.05 MB", "1048576 B", Measure::Bytes},
    Row{"2 GiB", 2147483648., "2.15 GB", "2147483648 B", Measure::Bytes},
    Row{"1 TiB", 1099511627776., "1.1 TB", "1099511627776 B", Measure::Bytes},
    Row{"15 TB", 15e12, "15 TB", "15 TB", Measure::Bytes},
    Row{"166.6667 GB", 166.6667e9, "166.7 GB", "166.6667 GB", Measure::Bytes},
    Row{"54.75 PB", 54.75e15, "54.8 PB", "54.75 PB", Measure::Bytes},
    Row{"5 EB", 5e18, "5 EB", "5 EB", Measure::Bytes},
    Row{"2 gigabytes", 2e9, "2 GB", "2 GB", Measure::Bytes},
    Row{"10 bytes", 10, "10 B", "10 B", Measure::Bytes},
    Row{"9.647 MB/s", 9.647e6, "9.65 MB/s", "9.647 MB/s", Measure::ByteRate},
    Row{"30 TB/day", 30e12, "30 TB/day", "30 TB/day", Measure::ByteRate},
    Row{"8 b", 8, "8 b", "8 b", Measure::Bits},
    Row{"10 Gb/s", 1e10, "10 Gb/s", "10 Gb/s", Measure::BitRate},
    Row{"100 Mbps", 1e8, "100 Mb/s", "100 Mb/s", Measure::BitRate},
    Row{"3.5 Mbit/s", 3.5e6, "3.5 Mb/s", "3.5 Mb/s", Measure::BitRate},
    // time
    Row{"100 ms", 0.1, "100 ms", "100 ms", Measure::Time},
    Row{"250 us", 250e-6, "250 \u00B5s", "250 \u00B5s", Measure::Time},
    Row{"250 \u03BCs", 250e-6, "250 \u00B5s", "250 \u00B5s", Measure::Time},
    Row{"12 ns", 12e-9, "12 ns", "12 ns", Measure::Time},
    Row{"1.5 s", 1.5, "1.5 s", "1.5 s", Measure::Time},
    Row{"90 seconds", 90, "1.5 min", "90 s", Measure::Time},
    Row{"5 min", 5, "5 min", "5 min", Measure::Time},
    Row{"1.5 h", 1.5, "1.5 h", "1.5 h", Measure::Time},
    Row{"7 days", 7, "7 d", "7 d", Measure::Time},
    Row{"2 weeks", 14, "14 d", "14 d", Measure::Time},
    Row{"1 month", 1, "1 month", "1 month", Measure::Time},
    Row{"0.5 d", 0.5, "12 h", "0.5 d", Measure::Time},
    Row{"60 mo", 60, "60 months", "60 months", Measure::Time},
    Row{"5 y", 5, "5 y", "5 y", Measure::Time},
    // fractions
    Row{"99.99 %", 0.9999, "99.99 %", "99.99 %", Measure::Fraction},
    Row{"99.9999%", 0.999999, "99.9999 %", "99.9999 %", Measure::Fraction},
    Row{"20 percent", 0.2, "20 %", "20 %", Measure::Fraction},
    Row{"0.5 %", 0.005, "0.5 %", "0.5 %", Measure::Fraction},
    Row{"4 nines", 0.9999, "4 nines", "4 nines", Measure::Fraction},
    // money
    Row{"$20k/month", 20000, "$20k/month", "$20k/month", Measure::MoneyRate},
    Row{"20k USD / month", 20000, "$20k/month", "$20k/month", Measure::MoneyRate},
    Row{"\u20AC5", 5, "\u20AC5", "\u20AC5", Measure::Money},
    Row{"20k CHF", 20000, "20k CHF", "20k CHF", Measure::Money},
    Row{"-$3.50", -3.5, "-$3.50", "-$3.5", Measure::Money},
    Row{"$0.096/h", 0.096, "$0.096/h", "$0.096/h", Measure::MoneyRate},
    Row{"$0.09/GB", 9e-11, "$0.09/GB", "$0.09/GB", Measure::Other},
    Row{"0.40 USD/million requests", 4e-7, "$4e-7/request", "$0.0000004/request", Measure::Money},
};

struct WrongRow {
    const char* text;
    int column;
    const char* message;
};

constexpr std::array wrongRows{
    WrongRow{"", 1, "expected a number, such as 100 ms or 500M/month"},
    WrongRow{"   ", 4, "expected a number, such as 100 ms or 500M/month"},
    WrongRow{"fast", 1, "expected a number, such as 100 ms or 500M/month"},
    WrongRow{"p99", 1, "expected a number, such as 100 ms or 500M/month"},
    WrongRow{"100 mss", 5, "\"mss\" is no unit; did you mean ms?"},
    WrongRow{"5 secnds", 3, "\"secnds\" is no unit; did you mean seconds?"},
    WrongRow{"5 m", 3, "\"m\" may be minutes, months or millions: write min, month or M"},
    WrongRow{"15 gb", 4, "\"gb\" is no unit: write GB for bytes or Gb for bits"},
    WrongRow{"3 zork", 3, "\"zork\" is no unit; expected one such as ms, GB, users or /day"},
    WrongRow{"1,5", 2, "a comma stands only between thousands, as in 1,000,000; decimals follow a point"},
    WrongRow{"12,34,567", 6, "a comma stands only between thousands, as in 1,000,000"},
    WrongRow{"1..2", 3, "expected a digit after the point"},
    WrongRow{"1.2.3", 4, "a number has one point"},
    WrongRow{"3B users", 4, "expected / or the end: B is bytes; write bn or G for a billion users"},
    WrongRow{"100 GB egress", 8, "expected the end or / and a unit after 100 GB"},
    WrongRow{"$5 GB", 4, "money is counted in USD alone"},
    WrongRow{"5 k k", 5, "expected a unit after the first multiplier"},
    WrongRow{"5 GB/", 6, "expected a unit after /, such as s, day or user"},
    WrongRow{"5 GB/zz", 6, "\"zz\" is no unit; expected one such as ms, GB, users or /day"},
    WrongRow{"5/mont", 3, "\"mont\" is no unit; did you mean month?"},
    WrongRow{"5 GB/%", 6, "nothing can be counted per %"},
    WrongRow{"5 y y", 5, "expected the end or / and a unit after 5 y"},
    WrongRow{"\u20AC5 ms", 4, "money is counted in EUR alone"},
    WrongRow{"\u22125 \u00FC", 4, "\"\u00FC\" is no unit; expected one such as ms, GB, users or /day"},
    WrongRow{"1e400", 1, "the number is too large or too small to reckon with"},
    WrongRow{"1e-400", 1, "the number is too large or too small to reckon with"},
    WrongRow{"13 nines", 1, "expected 1 to 12 nines, whole"},
    WrongRow{"3.5 nines", 1, "expected 1 to 12 nines, whole"},
};

Quantity ofUnit(double value, TimeUnit unit, int power) {
    Quantity made{value, {}};
    made.unit.of(unit) = power;
    return made;
}

bool near(double actual, double expected) {
    return std::abs(actual - expected) <= 1e-12 * std::abs(expected);
}

} // namespace

class QuantityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unitStringsParseAndPrint_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow(rows[i].text) << static_cast<int>(i);
    }
    void unitStringsParseAndPrint() {
        QFETCH(int, row);
        const Row& expected = rows[static_cast<std::size_t>(row)];
        const auto read = parseQuantity(expected.text);
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(read->value, expected.value);
        QCOMPARE(shortText(*read), std::string(expected.shown));
        QCOMPARE(exactText(*read), std::string(expected.exact));
        QCOMPARE(measureOf(read->unit), expected.measure);
        const auto again = parseQuantity(expected.exact);
        QVERIFY(again);
        QVERIFY(*again == *read);
    }
    void thereAreSixtyUnitStringsAtLeast() { QVERIFY(rows.size() >= 60); }
    void whatIsNoQuantityIsRefusedWithItsColumn_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < wrongRows.size(); ++i)
            QTest::newRow(wrongRows[i].text) << static_cast<int>(i);
    }
    void whatIsNoQuantityIsRefusedWithItsColumn() {
        QFETCH(int, row);
        const WrongRow& expected = wrongRows[static_cast<std::size_t>(row)];
        const auto read = parseQuantity(expected.text);
        QVERIFY(!read);
        QCOMPARE(read.error().message, std::string(expected.message));
        QCOMPARE(read.error().column, expected.column);
    }
    void aLongTextIsRefused() {
        QVERIFY(!parseQuantity(std::string(100'000, '9')));
        QVERIFY(!parseQuantity("5 " + std::string(quantityLimit, 's')));
    }
    void exactTextReadsBackAsTheSameValue() {
        static constexpr std::array units{"",       "B",       "b",
                                          "s",      "y",       "/month",
                                          "/s",     "B/s",     "b/s",
                                          "%",      "users",   "requests/day",
                                          "$",      "CHF",     "B/user/day",
                                          "min",    "months",  "/user",
                                          "USD/GB", "seats",   "messages/user",
                                          "h",      "B/month", "/s/s"};
        QVERIFY(holds(
            "parse(exact(q)) is q",
            [] {
                const auto exponent = *rc::gen::inRange(-40, 40);
                const auto digits = *rc::gen::arbitrary<std::int64_t>();
                const std::string unit = units[*rc::gen::inRange<std::size_t>(0, units.size())];
                const double value = static_cast<double>(digits % 1'000'000'000'000) * std::pow(10, exponent);
                auto read = parseQuantity(unit == "$" ? "$1" : "1 " + unit);
                RC_ASSERT(read.has_value());
                read->value = value;
                const auto again = parseQuantity(exactText(*read));
                if (!again) RC_FAIL(exactText(*read) + ": " + again.error().message);
                RC_ASSERT(*again == *read);
            },
            2000));
    }
    void shortTextIsNearAndReadsBack() {
        QVERIFY(holds(
            "short text is within 0.6 %",
            [] {
                const double value =
                    *rc::gen::inRange(1, 1'000'000) * std::pow(10, *rc::gen::inRange(-5, 12));
                const auto read = parseQuantity(shortNumber(value));
                RC_ASSERT(read.has_value());
                RC_ASSERT(std::abs(read->value - value) <= 0.006 * value);
                RC_ASSERT(shortNumber(value).size() <= 9);
            },
            1000));
    }
    void noTextMakesTheReaderStumble() {
        static constexpr std::string_view alphabet =
            "0123456789.,eE+-/%$ kMGTiBbsmhdy\xE2\x82\xAC\xC2\xB5per";
        QVERIFY(holds(
            "reading answers",
            [] {
                const auto picks = *rc::gen::container<std::vector<std::size_t>>(
                    rc::gen::inRange<std::size_t>(0, alphabet.size()));
                std::string text;
                for (const std::size_t pick : picks)
                    text += alphabet[pick];
                const auto read = parseQuantity(text);
                if (read) {
                    RC_ASSERT(std::isfinite(read->value));
                    RC_ASSERT((parseQuantity(exactText(*read)) == read));
                } else {
                    RC_ASSERT(read.error().column >= 1);
                    RC_ASSERT(read.error().column <= static_cast<int>(text.size()) + 1);
                }
            },
            3000));
    }
    void aMonthIsThirtyDaysInSeconds() {
        const Quantity monthly = quantity("500M/month");
        QVERIFY(near(inSeconds(monthly).value, 5e8 / 2'592'000));
        QCOMPARE(shortText(inSeconds(monthly)), std::string("192.9/s"));
        bool rough = false;
        QCOMPARE(inSeconds(monthly, Precision::Rough, &rough).value, 200.);
        QVERIFY(rough);
        QCOMPARE(inSeconds(quantity("1 d"), Precision::Rough).value, 1e5);
        QCOMPARE(inSeconds(quantity("5 y")).value, 157'680'000.);
    }
    void aYearIsTwelveMonthsAndAlso365Days() {
        QCOMPARE(settled(times(quantity("500M/month"), quantity("5 y"))), (Quantity{30e9, {}}));
        QCOMPARE(settled(times(quantity("30 TB/day"), quantity("5 y"))).value, 54.75e15);
        QCOMPARE(settled(times(quantity("1/month"), quantity("60 d"))).value, 2.);
        bool rough = false;
        QCOMPARE(settled(times(quantity("1/day"), quantity("1 y")), Precision::Rough, &rough).value, 365.);
        QVERIFY(!rough);
    }
    void inPricesAMonthIs730Hours() {
        QCOMPARE(settled(times(quantity("$1/h"), quantity("1 month"))).value, 730.);
        QCOMPARE(settled(times(quantity("$1/h"), quantity("1 y"))).value, 8760.);
        QCOMPARE(settled(times(quantity("1/h"), quantity("1 month"))).value, 720.);
    }
    void bitsAndBytesCancel() {
        const Quantity seconds = settled(over(quantity("1 GB"), quantity("1 Gb/s")));
        QCOMPARE(seconds, ofUnit(8, TimeUnit::Second, 1));
        QCOMPARE(plus(quantity("1 kB"), quantity("800 b"), Precision::Exact).value, 1100.);
    }
    void timesAddUpInTheFinerUnit() {
        QCOMPARE(plus(quantity("5 y"), quantity("1 month"), Precision::Exact),
                 ofUnit(61, TimeUnit::Month, 1));
        QCOMPARE(plus(quantity("1 d"), quantity("3 h"), Precision::Exact), ofUnit(27, TimeUnit::Hour, 1));
        QVERIFY(!addsUp(quantity("1 d").unit, quantity("3 GB").unit));
        QVERIFY(!addsUp(quantity("$1").unit, quantity("\u20AC1").unit));
    }
    void nounsFollowTheArithmetic() {
        QCOMPARE(shortText(times(quantity("50M users"), quantity("2 posts/user/day"))),
                 std::string("100M posts/day"));
        QCOMPARE(shortText(over(quantity("500 users"), quantity("10 servers"))),
                 std::string("50 users/server"));
        QCOMPARE(shortText(times(quantity("10 users"), quantity("5 MB"))), std::string("50 MB"));
    }
    void bytesCanBeShownInPowersOf1024() {
        QCOMPARE(shortText(quantity("4 KiB"), Prefixes::Binary), std::string("4 KiB"));
        QCOMPARE(shortText(quantity("10 GB"), Prefixes::Binary), std::string("9.31 GiB"));
        QCOMPARE(shortText(quantity("1023.99 B"), Prefixes::Binary), std::string("1 KiB"));
    }
    void percentagesNearOneStayApartFromOne() {
        Quantity share = quantity("99.99 %");
        share.value = 0.99996;
        QCOMPARE(shortText(share), std::string("99.996 %"));
        share.value = 1;
        QCOMPARE(shortText(share), std::string("100 %"));
        share.value = 0;
        QCOMPARE(shortText(share), std::string("0 %"));
    }
    void availabilityIsNinesAndDowntime() {
        QVERIFY(std::abs(ninesOf(0.9999) - 4) < 1e-9);
        QVERIFY(std::abs(downtimeSecondsPerYear(0.9999) - 3153.6) < 1e-6);
        QVERIFY(std::isinf(ninesOf(1)));
    }
    void endlessAndUndefinedValuesPrint() {
        QCOMPARE(shortNumber(std::numeric_limits<double>::infinity()), std::string("\u221E"));
        QCOMPARE(shortNumber(std::nan("")), std::string("?"));
    }
};

QTEST_APPLESS_MAIN(QuantityTest)
#include "quantity_test.moc"
