#include "analysis/project_figures.h"

#include <QtTest>

#include <cmath>

using namespace chalkline;
using namespace chalkline::analysis;

namespace {

bool near(double actual, double expected, double relative = 1e-5) {
    return std::abs(actual - expected) <= relative * std::abs(expected);
}

/// Records put together without a session.
struct Project {
    Tables tables;
    std::int64_t next = 1;

    WorkloadId workload(const std::string& name, double users, double each, WorkloadDirection direction,
                        double bytes, double peak = 3) {
        Workload made;
        made.id = WorkloadId{next++};
        made.name = name;
        made.users_per_day = users;
        made.per_user_per_day = each;
        made.direction = direction;
        (direction == WorkloadDirection::Write ? made.payload_in_bytes : made.payload_out_bytes) = bytes;
        made.peak_factor = peak;
        made.sort_order = next;
        tables.of<Workload>().put(made);
        return made.id;
    }
    ConstantId constant(const std::string& key, double value, const std::string& unit = {}) {
        Constant made;
        made.id = ConstantId{next++};
        made.key = key;
        made.value = value;
        made.unit = unit;
        tables.of<Constant>().put(made);
        return made.id;
    }
    EstimateId estimate(const std::string& name, const std::string& expression) {
        Estimate made;
        made.id = EstimateId{next++};
        made.name = name;
        made.expression = expression;
        made.sort_order = next;
        tables.of<Estimate>().put(made);
        return made.id;
    }
    [[nodiscard]] ProjectFigures figures(Precision precision = Precision::Exact) const {
        return projectFigures(tables, precision);
    }
    [[nodiscard]] double value(std::string_view key) const {
        const ProjectFigures made = figures();
        const ProjectFigure* figure = made.find(key);
        return figure ? figure->value.value : std::nan("");
    }
    [[nodiscard]] std::string formula(std::string_view key, Precision precision = Precision::Exact) const {
        const ProjectFigures made = figures(precision);
        const ProjectFigure* figure = made.find(key);
        return figure ? figure->formula() : "none";
    }
    [[nodiscard]] std::string text(EstimateId id, Precision precision = Precision::Exact) const {
        return figures(precision).find(id)->text();
    }
};

constexpr auto Read = WorkloadDirection::Read;
constexpr auto Write = WorkloadDirection::Write;

/// 500M new links a month, each read 100 times, 500 B, five years.
Project shortener() {
    Project project;
    project.workload("shorten", 500e6 / 30, 1, Write, 500);
    project.workload("redirects", 500e6 / 30, 100, Read, 500);
    project.constant("days_per_year", 360);
    project.constant("overhead_factor", 1);
    return project;
}

/// As QCOMPARE, showing both texts.
#define SAYS(actual, expected) QCOMPARE(QString::fromStdString(actual), QString::fromUtf8(expected))

std::string numbered(const char* name, int number) {
    std::string text = name;
    text += std::to_string(number);
    return text;
}

} // namespace

class ProjectFiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The five public worked examples; docs/numbers.md names them.
    void aMicroBlogComesOutAsItsSourceSays() {
        Project project;
        project.workload("posts", 150e6, 2, Write, 0.1 * 1e6, 2);
        project.constant("overhead_factor", 1);
        QVERIFY(near(project.value("write_qps_avg"), 3472.22));
        QVERIFY(near(project.value("write_qps_peak"), 6944.44));
        QCOMPARE(project.value("storage_per_day_bytes"), 30e12);
        QCOMPARE(project.value("storage_total_bytes"), 54.75e15);
    }
    void aUrlShortenerComesOutAsItsSourceSays() {
        const Project project = shortener();
        QVERIFY(near(project.value("write_qps_avg"), 192.901));
        QVERIFY(near(project.value("read_qps_avg"), 19290.1));
        QVERIFY(near(project.value("storage_total_bytes"), 15e12, 1e-12));
        QVERIFY(near(project.value("egress_bits_s_avg") / 8, 9.645e6, 1e-4));
        QVERIFY(near(project.value("cache_bytes"), 166.7e9, 1e-3));
        QVERIFY(near(project.value("read_write_ratio"), 100, 1e-12));
    }
    void aMessengerComesOutAsItsSourceSays() {
        Project project;
        project.workload("messages", 500e6, 40, Write, 100);
        project.constant("overhead_factor", 1);
        QCOMPARE(project.value("writes_per_day"), 20e9);
        QVERIFY(near(project.value("write_qps_avg"), 231481));
        QCOMPARE(project.value("storage_per_day_bytes"), 2e12);
        QCOMPARE(project.value("storage_total_bytes"), 3.65e15);
        QVERIFY(near(project.value("ingress_bytes_s_avg"), 23.15e6, 1e-4));
    }
    void aPasteServiceComesOutAsItsSourceSays() {
        Project project;
        project.workload("pastes", 1, 10e6 / 30, Write, 1270);
        project.workload("views", 1, 100e6 / 30, Read, 1270);
        project.constant("retention", 3); // a free key: not the one that counts
        project.constant("Retention years", 3, "y");
        project.constant("overhead_factor", 1);
        project.constant("days_per_year", 360);
        QVERIFY(near(project.value("write_qps_avg"), 3.858, 1e-4));
        QVERIFY(near(project.value("read_qps_avg"), 38.58, 1e-4));
        QVERIFY(near(project.value("storage_per_month_bytes"), 12.7e9, 1e-12));
        QVERIFY(near(project.value("storage_total_bytes"), 457.2e9, 1e-12));
    }
    void aCrawlerComesOutAsItsSourceSays() {
        Project project;
        project.workload("pages", 1, 4e9 / 30, Write, 500e3);
        project.workload("searches", 1, 100e9 / 30, Read, 0);
        QVERIFY(near(project.value("write_qps_avg"), 1543.2, 1e-4));
        QVERIFY(near(project.value("read_qps_avg"), 38580, 1e-4));
        QVERIFY(near(project.value("storage_per_month_bytes"), 2e15, 1e-12));
    }

    void anEmptyProjectHasNoNumbersAndNoWarnings() {
        const ProjectFigures figures = Project().figures();
        QVERIFY(figures.totals.empty());
        QVERIFY(figures.estimates.empty());
        QVERIFY(figures.warnings.empty());
        SAYS(figures.chipText("read_qps_peak"), "");
    }
    void eachFigureShowsItsFormulaWithTheNumbersPutIn() {
        Project project;
        project.workload("redirects", 50e6, 10, Read, 500);
        project.workload("shorten", 1e6, 5, Write, 500);
        SAYS(project.formula("read_qps_avg"), "DAU × reads ÷ 86 400 = 50M × 10 ÷ 86 400 = 5.79k/s");
        SAYS(project.formula("read_qps_peak"), "average × peak factor = 5.79k/s × 3 = 17.4k/s");
        SAYS(project.formula("read_write_ratio"), "reads ÷ writes = 500M ÷ 5M = 100");
        SAYS(project.formula("storage_total_bytes"), "storage/day × 365 × years × copies × overhead = "
                                                     "2.5 GB/day × 365 × 5 × 1 × 1.3 = 5.93 TB");
        SAYS(project.formula("egress_bits_s_peak"), "peak × size out × 8 = 17.4k/s × 500 B × 8 = 69.4 Mb/s");
        SAYS(project.formula("cache_bytes"), "hot share × reads/day × size out × distinct share = "
                                             "0.2 × 500M × 500 B × 1 = 50 GB");
    }
    void severalWorkloadsAddUp() {
        Project project;
        project.workload("a", 86400, 1, Read, 10, 2);
        project.workload("b", 86400, 2, Read, 10, 3);
        QCOMPARE(project.value("read_qps_avg"), 3.);
        QCOMPARE(project.value("read_qps_peak"), 8.);
        SAYS(project.formula("read_qps_peak"), "all peaks = 2/s + 6/s = 8/s");
        for (int i = 0; i < 10; ++i)
            project.workload("more", 86400, 1, Read, 10, 1);
        SAYS(project.formula("read_qps_avg"), "all averages = 1/s + 2/s + 1/s + … (12) = 13/s");
    }
    void aWorkloadWithoutUsersCountsForNothing() {
        Project project;
        Workload made;
        made.id = WorkloadId{1};
        made.name = "reads";
        project.tables.of<Workload>().put(made);
        QVERIFY(project.figures().totals.empty());
        QVERIFY(workloadFigures(made).empty());
    }
    void roughUsesTheRoundDayAndSaysSo() {
        Project project;
        project.workload("messages", 10e6, 1, Write, 100);
        SAYS(project.formula("write_qps_avg", Precision::Rough),
             "DAU × writes ÷ 100 000 = 10M × 1 ÷ 100 000 ≈ 100/s");
        SAYS(project.figures(Precision::Rough).find("write_qps_avg")->text(), "≈ 100/s");
        QVERIFY(!project.figures(Precision::Rough).find("storage_total_bytes")->rough);
    }
    void serversConnectionsAndKeysAppearWithWhatTheyNeed() {
        Project project = shortener();
        QVERIFY(std::isnan(project.value("servers")));
        project.constant("qps_per_server", 1000, "/s");
        project.constant("zones", 3);
        QCOMPARE(project.value("servers"), 98.);
        QCOMPARE(project.value("servers_zone_safe"), 147.);
        SAYS(project.formula("servers"), "⌈(peak reads + peak writes) ÷ (each × utilisation)⌉ = "
                                         "⌈(57.9k/s + 578.7/s) ÷ (1k/s × 0.6)⌉ = 98");
        QVERIFY(std::isnan(project.value("concurrent")));
        project.constant("hold_s", 100, "ms");
        QVERIFY(near(project.value("concurrent"), 1948.3));
        QVERIFY(std::isnan(project.value("space")));
        project.constant("length", 7);
        QCOMPARE(project.value("space"), std::pow(62., 7));
        QCOMPARE(project.value("min_length"), 6.);
    }
    void constantsAreTakenInTheirUnits() {
        const ConstantKey& years = *constantKey("retention_years");
        QCOMPARE(*valueFor(years, quantity("60 months")), 5.);
        QCOMPARE(*valueFor(years, quantity("5")), 5.);
        QCOMPARE(*valueFor(years, quantity("730 d")), 2.);
        SAYS(valueFor(years, quantity("5 GB")).error(), "expected a time, such as 5 y, not bytes");
        SAYS(valueFor(*constantKey("hot fraction"), quantity("2")).error(), "expected 0 to 1, not 2");
        QCOMPARE(*valueFor(*constantKey("hot fraction"), quantity("20 %")), 0.2);
        QCOMPARE(*valueFor(*constantKey("qps_per_server"), quantity("60k requests/min")), 1000.);
        SAYS(valueFor(*constantKey("length"), quantity("6.5")).error(), "expected a whole number");
        QVERIFY(constantKey("weather") == nullptr);
    }
    void warningsNameTheRecordAndItsColumn() {
        Project project;
        const auto crowd = project.workload("all", 9e9, 1, Write, 1);
        const auto wrong = project.constant("replication", -2);
        const auto odd = project.constant("retention_years", 300, "y");
        const auto unread = project.estimate("", "5 GB + 3 s");
        const auto warnings = project.figures().warnings;
        const auto has = [&](Ref ref, const std::string& field, const std::string& message) {
            return std::ranges::find(warnings, RecordWarning{ref, field, message}) != warnings.end();
        };
        QVERIFY(
            has({RecordType::Workload, crowd.value}, "users_per_day", "more users than there are people"));
        QVERIFY(
            has({RecordType::Constant, wrong.value}, "value", "expected 1 to 1k, not -2; 1 is used instead"));
        QVERIFY(has({RecordType::Constant, odd.value}, "value", "kept for more than 100 years"));
        QVERIFY(has({RecordType::Estimate, unread.value}, "expression",
                    "cannot add 3 s to 5 GB: bytes and time do not match (column 6)"));
    }

    void estimatesUseConstantsFiguresWorkloadsAndEachOther() {
        Project project;
        project.workload("redirects", 50e6, 10, Read, 500);
        project.constant("retention_years", 3, "y");
        project.constant("fan-out", 200);
        const auto rate = project.estimate("daily", "redirects / 10");
        const auto room = project.estimate("", "daily * 500 B * retention_years");
        const auto peak = project.estimate("", "read_qps_peak * \"fan-out\"");
        const auto named = project.estimate("", "redirects.peak / redirects.avg");
        const auto preset = project.estimate("", "100 GB * overhead_factor");
        SAYS(project.text(rate), "redirects ÷ 10 = 500M/day ÷ 10 = 50M/day = 578.7/s");
        SAYS(project.figures().find(room)->value(), "27.4 TB");
        SAYS(project.figures().find(peak)->value(), "3.47M/s");
        SAYS(project.figures().find(named)->value(), "3");
        SAYS(project.figures().find(preset)->value(), "130 GB");
        SAYS(project.figures().chipText("estimate:" + std::to_string(preset.value)), "130 GB");
        SAYS(project.figures().chipText("estimate:x"), "");
    }
    void anEstimateMayUseOneThatComesLater() {
        Project project;
        const auto first = project.estimate("alpha", "beta * 2");
        project.estimate("beta", "21");
        SAYS(project.text(first), "beta × 2 = 21 × 2 = 42");
    }
    void estimatesThatDependOnThemselvesAreSaidTo() {
        Project project;
        const auto own = project.estimate("x", "x + 1");
        const auto a = project.estimate("alpha", "beta + 1");
        const auto b = project.estimate("beta", "alpha + 1");
        const auto users = project.estimate("users", "50M users");
        SAYS(project.text(own), "depends on itself: x → x (column 1)");
        SAYS(project.text(b), "depends on itself: alpha → beta → alpha (column 1)");
        SAYS(project.text(a), "\"beta\" has no value itself (column 1)");
        SAYS(project.figures().find(users)->value(), "50M users");
    }
    void longChainsAndLongExpressionsNeitherHangNorOverflow() {
        Project project;
        project.estimate("e0", "1");
        for (int i = 1; i < 10000; ++i)
            project.estimate(numbered("e", i), numbered("e", i - 1) + " + 1");
        const auto turned = project.estimate("t0", "t1");
        for (int i = 1; i < 10000; ++i)
            project.estimate(numbered("t", i), numbered("t", (i + 1) % 10000));
        std::string longest = "1";
        while (longest.size() + 4 <= expressionLimit)
            longest += " + 1";
        for (int i = 0; i < 20; ++i)
            project.estimate("", longest);
        project.estimate("", std::string(5000, '('));
        const ProjectFigures figures = project.figures();
        SAYS(figures.chipText("estimate:10000"), "10k");
        QVERIFY(figures.find(turned)->text().find("itself") != std::string::npos);
        QVERIFY(figures.warnings.size() <= warningLimit);
    }
    void thousandsOfWorkloadsAddUp() {
        Project project;
        for (int i = 0; i < 10000; ++i)
            project.workload(numbered("w", i), 1e6, 2, i % 2 ? Read : Write, 100);
        const ProjectFigures figures = project.figures();
        QVERIFY(near(figures.find("reads_per_day")->value.value, 1e10));
    }
};

QTEST_APPLESS_MAIN(ProjectFiguresTest)
#include "project_figures_test.moc"
