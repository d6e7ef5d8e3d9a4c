#include "base/arithmetic.h"

#include "support/property.h"

#include <QtTest>

#include <array>
#include <cmath>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Row {
    const char* expression;
    const char* text;
};

constexpr std::array rows{
    Row{"500M/month * 500 B * 5 y", "500M/month × 500 B × 5 y = 15 TB"},
    Row{"500 B * 5 y * 500M/month", "500 B × 5 y × 500M/month = 15 TB"},
    Row{"500M/month × 500 B × 5 y", "500M/month × 500 B × 5 y = 15 TB"},
    Row{"500M/month*5y", "500M/month × 5y = 30G"},
    Row{"500M/month", "500M/month = 192.9/s"},
    Row{"500M * 40 / 1 day", "500M × 40 ÷ 1 day = 20G/day = 231.5k/s"},
    Row{"500M * 40 / day", "500M × 40 ÷ day = 20G/day = 231.5k/s"},
    Row{"20 GB / 5 MB/s", "20 GB ÷ 5 MB/s = 1.11 h"},
    Row{"2.5 GB / 1 Gb/s", "2.5 GB ÷ 1 Gb/s = 20 s"},
    Row{"(1 + 2) * 3", "(1 + 2) × 3 = 9"},
    Row{"1 + 2 * 3 - 4 / 2", "1 + 2 × 3 − 4 ÷ 2 = 5"},
    Row{"2^3^2", "2^3^2 = 512"},
    Row{"62^7", "62^7 = 3.52T"},
    Row{"2 ^ -1", "2^−1 = 0.5"},
    Row{"100M * 20 %", "100M × 20 % = 20M"},
    Row{"99.9 % * 99.9 %", "99.9 % × 99.9 % = 99.8 %"},
    Row{"$0.096/h * 1 month * 5", "$0.096/h × 1 month × 5 = $350.40"},
    Row{"1 TB * $0.023/GB", "1 TB × $0.023/GB = $23"},
    Row{"5 y + 1 month", "5 y + 1 month = 61 months"},
    Row{"60 months", "60 months"},
    Row{"(1 - 99.99 %) * 1 y", "(1 − 99.99 %) × 1 y = 52.6 min"},
    Row{"12 TB / 2 TB/server", "12 TB ÷ 2 TB/server = 6 servers"},
    Row{"100M * 10 / 86400 s", "100M × 10 ÷ 86400 s = 11.6k/s"},
    Row{"2 GB", "2 GB"},
    // what public worked examples reckon (docs/numbers.md)
    Row{"300M users * 50 % * 2 / 1 day", "300M users × 50 % × 2 ÷ 1 day = 300M users/day = 3.47k users/s"},
    Row{"300M * 50 % * 2 / 1 day * 10 % * 1 MB * 5 y",
        "300M × 50 % × 2 ÷ 1 day × 10 % × 1 MB × 5 y = 54.8 PB"},
    Row{"50G/month * 20 % * 500 B / 30", "50G/month × 20 % × 500 B ÷ 30 = 166.7 GB/month = 64.3 kB/s"},
    Row{"500M*40*100 B/day*5 y", "500M × 40 × 100 B/day × 5 y = 3.65 PB"},
    Row{"10M/month * 1.27 KB * 3 y", "10M/month × 1.27 KB × 3 y = 457.2 GB"},
    Row{"4G/month * 500 KB", "4G/month × 500 KB = 2 PB/month = 771.6 MB/s"},
};

struct WrongRow {
    const char* expression;
    int column;
    const char* message;
};

constexpr std::array wrongRows{
    WrongRow{"", 1, "expected a number, such as 500 B, a name or ("},
    WrongRow{"3 TB + 5 s", 6, "cannot add 5 s to 3 TB: bytes and time do not match"},
    WrongRow{"3 TB - 5 TB/s", 6, "cannot subtract 5 TB/s from 3 TB: bytes and bytes per time do not match"},
    WrongRow{"$5 + \u20AC5", 4, "USD and EUR are two currencies"},
    WrongRow{"$5 * \u20AC5", 4, "USD and EUR are two currencies"},
    WrongRow{"((1)", 5, "expected ) for the ( at column 1"},
    WrongRow{"1)", 2, "this ) closes nothing"},
    WrongRow{"1 +", 4, "expected a number, such as 500 B, a name or ("},
    WrongRow{"1 2", 3, "expected an operator (+ - * / ^) or the end"},
    WrongRow{"1 = 1", 3, "expected an operator (+ - * / ^) or the end"},
    WrongRow{"5 / 0", 3, "division by zero"},
    WrongRow{"5 / (1 - 1)", 3, "division by zero"},
    WrongRow{"10^400", 3, "the result is too large to reckon with"},
    WrongRow{"1e300 * 1e300", 7, "the result is too large to reckon with"},
    WrongRow{"1e-300 * 1e-300", 8, "the result is too small to reckon with"},
    WrongRow{"(0 - 8)^0.5", 8, "this has no value among the real numbers"},
    WrongRow{"0^-1", 2, "zero has no negative power"},
    WrongRow{"2^(1 GB)", 2, "an exponent is a plain number"},
    WrongRow{"(2 GB)^0.5", 7, "a quantity with a unit has whole powers up to 9"},
    WrongRow{"(1 B)^9 * 1 B", 9, "too many powers of one unit"},
    WrongRow{"zork * 3", 1, "\"zork\" is neither a unit nor a name known here"},
    WrongRow{"3 * circle", 5, "circle leads back to itself"},
    WrongRow{"3 peak", 3, "\"peak\" is no unit; expected one such as ms, GB, users or /day"},
    WrongRow{"---3", 3, "expected a number after the minus"},
    WrongRow{"\"DAU", 1, "expected a closing quote"},
    WrongRow{"\u20AC5 × 3 zork", 8, "\"zork\" is no unit; expected one such as ms, GB, users or /day"},
};

struct WarningRow {
    const char* expression;
    const char* message;
    int column;
};

constexpr std::array warningRows{
    WarningRow{"3 - 5", "the result is negative", 1},
    WarningRow{"2e25 B", "more than 1e24 B is more than there is", 1},
    WarningRow{"1e25 users", "more than 1e24 of anything is hard to believe", 1},
    WarningRow{"1e16/s", "more than 1e15 a second is hard to believe", 1},
    WarningRow{"20,000 y", "more than 10 000 years is hard to believe", 1},
    WarningRow{"$1e16", "that is more money than there is", 1},
    WarningRow{"150 %", "more than 100 %", 1},
    WarningRow{"500 B * 5 y", "the result is in B\u00B7y", 1},
    WarningRow{"10M/day / 86400",
               "the rate has its unit of time already, so this divides twice: write the number with s", 9},
    WarningRow{"5 reads + 3 writes", "reads and writes are counted together", 9},
};

std::expected<Quantity, std::string> named(std::string_view name) {
    if (name == "DAU" || name == "daily users") return quantity("50M users");
    if (name == "peak_factor") return quantity("3");
    if (name == "writes") return quantity("0.1/user/day");
    if (name == "d") return quantity("7");
    if (name == "circle") return std::unexpected("circle leads back to itself");
    return std::unexpected(std::string());
}

std::string textOf(std::string_view expression, Precision precision = Precision::Exact) {
    const auto made = evaluate(expression, precision, named);
    return made ? made->text()
                : "column " + std::to_string(made.error().column) + ": " + made.error().message;
}

/// An expression of plain numbers and what it comes to.
struct Sum {
    std::string text;
    double value;
};

Sum anySum(int depth) {
    const int pick = depth == 0 ? 0 : *rc::gen::inRange(0, 6);
    if (pick == 0) {
        const int number = *rc::gen::inRange(1, 1000);
        return {std::to_string(number), static_cast<double>(number)};
    }
    const Sum left = anySum(depth - 1);
    if (pick == 5) return {"-(" + left.text + ")", -left.value};
    const Sum right = anySum(depth - 1);
    static constexpr std::array signs{"+", "-", "*", "/"};
    const std::string both =
        "(" + left.text + ")" + signs[static_cast<std::size_t>(pick - 1)] + " (" + right.text + ")";
    switch (pick) {
    case 1:
        return {both, left.value + right.value};
    case 2:
        return {both, left.value - right.value};
    case 3:
        return {both, left.value * right.value};
    default:
        return {both, left.value / right.value};
    }
}

} // namespace

class ArithmeticTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void estimatesAreWorkedOutWithTheirFormula_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow(rows[i].expression) << static_cast<int>(i);
    }
    void estimatesAreWorkedOutWithTheirFormula() {
        QFETCH(int, row);
        const Row& expected = rows[static_cast<std::size_t>(row)];
        QCOMPARE(textOf(expected.expression), std::string(expected.text));
    }
    void whatDoesNotFitIsRefusedWithItsColumn_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < wrongRows.size(); ++i)
            QTest::newRow(wrongRows[i].expression) << static_cast<int>(i);
    }
    void whatDoesNotFitIsRefusedWithItsColumn() {
        QFETCH(int, row);
        const WrongRow& expected = wrongRows[static_cast<std::size_t>(row)];
        const auto made = evaluate(expected.expression, Precision::Exact, named);
        QVERIFY(!made);
        QCOMPARE(made.error().message, std::string(expected.message));
        QCOMPARE(made.error().column, expected.column);
    }
    void absurdResultsAreWarnedOf_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < warningRows.size(); ++i)
            QTest::newRow(warningRows[i].expression) << static_cast<int>(i);
    }
    void absurdResultsAreWarnedOf() {
        QFETCH(int, row);
        const WarningRow& expected = warningRows[static_cast<std::size_t>(row)];
        const auto made = evaluate(expected.expression);
        QVERIFY(made);
        QCOMPARE(made->warnings.size(), std::size_t{1});
        QCOMPARE(made->warnings.front().message, std::string(expected.message));
        QCOMPARE(made->warnings.front().column, expected.column);
    }
    void storageOfFiveYearsIsExact() {
        const auto made = evaluate("500M/month * 500 B * 5 y");
        QVERIFY(made);
        QCOMPARE(made->result, quantity("15 TB"));
        QVERIFY(made->warnings.empty());
        QVERIFY(!made->rough);
    }
    void theOrderOfFactorsDoesNotMatter() {
        const std::array orders{"1/month * 60 d * 1 y", "60 d * 1 y * 1/month", "1 y * 1/month * 60 d"};
        for (const char* order : orders)
            QCOMPARE(evaluate(order)->result, evaluate(orders[0])->result);
    }
    void roughIsMarkedAndOnlyWhereItCounts() {
        QCOMPARE(textOf("500M/month", Precision::Rough), std::string("500M/month ≈ 200/s"));
        QCOMPARE(textOf("500M * 40 / 1 day", Precision::Rough),
                 std::string("500M × 40 ÷ 1 day = 20G/day ≈ 200k/s"));
        QCOMPARE(textOf("500M/month * 500 B * 5 y", Precision::Rough),
                 std::string("500M/month × 500 B × 5 y = 15 TB"));
        QCOMPARE(textOf("1k/s * 1 day", Precision::Rough), std::string("1k/s × 1 day ≈ 100M"));
    }
    void namesArePutInWithTheirNumbers() {
        QCOMPARE(
            textOf("DAU * writes * 500 B"),
            std::string("DAU × writes × 500 B = 50M users × 0.1/user/day × 500 B = 2.5 GB/day = 28.9 kB/s"));
        QCOMPARE(textOf("\"daily users\" * peak_factor"),
                 std::string("daily users × peak_factor = 50M users × 3 = 150M users"));
    }
    void aNameMayHideWhatIsCountedButNoUnit() {
        QCOMPARE(textOf("6 / d"), std::string("6 ÷ d = 6/day = 0.0000694/s"));
        QCOMPARE(textOf("users * 4"), std::string("users × 4 = 4 users"));
        QCOMPARE(textOf("5 * writes/day"),
                 std::string("5 × writes ÷ day = 5 × 0.1/user/day ÷ day = 0.5/user/day/day"));
    }
    void numbersAgreeWithThoseOfTheMachine() {
        QVERIFY(holds(
            "the value of a formula",
            [] {
                const Sum sum = anySum(4);
                RC_PRE(sum.text.size() <= expressionLimit);
                const auto made = evaluate(sum.text);
                if (!made) {
                    RC_ASSERT(!std::isnormal(sum.value));
                    return;
                }
                RC_ASSERT(std::abs(made->result.value - sum.value) <= 1e-12 * std::abs(sum.value));
            },
            500));
    }
    void whatIsPrintedIsReadAsTheSameFormula() {
        QVERIFY(holds(
            "symbols read back",
            [] {
                const Sum sum = anySum(4);
                const auto made = evaluate(sum.text);
                RC_PRE(made.has_value());
                const auto again = evaluate(made->symbols);
                RC_PRE(made->symbols.size() <= expressionLimit);
                RC_ASSERT(again.has_value());
                RC_ASSERT(again->result == made->result);
                RC_ASSERT(again->symbols == made->symbols);
            },
            300));
    }
    void noTextMakesItStumble() {
        static constexpr std::array pieces{"(",   ")",  "+",  "-",     "*",     "/",    "^",   " ", "5",
                                           "1e9", "GB", "/s", "month", "users", "DAU",  "\"",  "%", "$",
                                           "d",   "0",  ".",  ",",     "×",     "\xFF", "zork"};
        QVERIFY(holds(
            "an answer in time",
            [] {
                const auto picks = *rc::gen::container<std::vector<std::size_t>>(
                    rc::gen::inRange<std::size_t>(0, pieces.size()));
                std::string text;
                for (const std::size_t pick : picks)
                    text += pieces[pick];
                const auto made = evaluate(text, Precision::Exact, named);
                if (made) {
                    RC_ASSERT(std::isfinite(made->result.value));
                } else {
                    RC_ASSERT(made.error().column >= 1);
                    RC_ASSERT(made.error().column <= static_cast<int>(text.size()) + 2);
                }
            },
            3000));
    }
    void depthAndLengthHaveLimits() {
        const auto nested = [](std::size_t depth) {
            return std::string(depth, '(') + "1" + std::string(depth, ')');
        };
        QVERIFY(evaluate(nested(nestingLimit)));
        const auto deep = evaluate(nested(nestingLimit + 1));
        QVERIFY(!deep);
        QCOMPARE(deep.error().message, std::string("nested too deeply"));
        QCOMPARE(deep.error().column, nestingLimit + 1);
        std::string powers = "1";
        for (int i = 0; i < nestingLimit + 5; ++i)
            powers += "^1";
        QCOMPARE(evaluate(powers).error().message, std::string("nested too deeply"));
        QCOMPARE(evaluate(std::string(expressionLimit + 1, '1')).error().message,
                 std::string("an estimate has at most 1000 characters"));
        QVERIFY(!evaluate(std::string(expressionLimit, '(')));
        QVERIFY(!evaluate(std::string(expressionLimit, '-')));
    }
};

QTEST_APPLESS_MAIN(ArithmeticTest)
#include "arithmetic_test.moc"
