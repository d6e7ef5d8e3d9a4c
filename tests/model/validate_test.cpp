#include "support/property.h"
#include "support/rich_design.h"

#include <limits>

using namespace chalkline;
using namespace chalkline::test;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct BrokenRule {
    const char* name;
    /// Breaks one rule; gives the record's type, column and message.
    std::function<std::string(const RichDesign&, Tables&)> breaks;
};

/// A rule broken by changing one record: `change` of the record gives "type id.column: message".
template <class R, class Change>
BrokenRule broken(const char* name, Id<R> RichDesign::* id, const char* column, const char* message,
                  Change change) {
    return {name, [=](const RichDesign& design, Tables& tables) {
                R record = *tables.find(design.*id);
                change(record);
                tables.of<R>().put(record);
                return std::string(tableName<R>) + " " + std::to_string((design.*id).value) + "." + column +
                       ": " + message;
            }};
}

std::vector<BrokenRule> brokenTexts() {
    using D = RichDesign;
    const char* unclean = "is not clean UTF-8 text";
    return {
        broken("stray byte", &D::orders, "name", unclean, [](Node& n) { n.name = "a\xFF"; }),
        broken("NUL", &D::orders, "technology", unclean, [](Node& n) { n.technology = {'a', '\0'}; }),
        broken("control character", &D::edge, "label", unclean, [](Edge& e) { e.label = "a\x1B[0m"; }),
        broken("carriage return", &D::note, "text", unclean, [](Note& n) { n.text = "a\r\n"; }),
        broken("too long", &D::requirement, "detail", "is longer than 1,000,000 bytes",
               [](Requirement& r) { r.detail.assign(1'000'001, 'x'); }),
        broken("bad author", &D::orders, "created_by", unclean, [](Node& n) { n.stamp.created_by = "\x01"; }),
        broken("empty kind", &D::orders, "kind", "is empty", [](Node& n) { n.kind.clear(); }),
        broken("empty key", &D::property, "key", "is empty", [](Property& p) { p.key.clear(); }),
    };
}

std::vector<BrokenRule> brokenNumbers() {
    using D = RichDesign;
    const char* far = "lies outside +-10,000,000 px";
    const char* negative = "must not be negative";
    const char* unit = "must be between 0 and 1";
    const char* finite = "is not a finite number";
    const char* instances = "instances must be 1 <= min <= max <= 1,000,000";
    return {
        broken("not a number", &D::notePlace, "x", finite, [](Placement& p) { p.x = nan; }),
        broken("infinite", &D::edge, "timeout_ms", finite, [](Edge& e) { e.timeout_ms = infinity; }),
        broken("infinite target", &D::requirement, "target", finite,
               [](Requirement& r) { r.target = -infinity; }),
        broken("too far down", &D::notePlace, "y", far, [](Placement& p) { p.y = -10'000'001; }),
        broken("too wide", &D::notePlace, "w", far, [](Placement& p) { p.w = 1e8; }),
        broken("negative height", &D::notePlace, "h", negative, [](Placement& p) { p.h = -1; }),
        broken("far waypoint", &D::shape, "waypoints", "has a point outside +-10,000,000 px",
               [](EdgeShape& s) { s.waypoints.push_back({0, 1e9}); }),
        broken("too many waypoints", &D::shape, "waypoints", "has more than 1,000 points",
               [](EdgeShape& s) { s.waypoints.resize(1001); }),
        broken("waypoint not a number", &D::shape, "waypoints", "has a point outside +-10,000,000 px",
               [](EdgeShape& s) { s.waypoints.push_back({nan, 0}); }),
        broken("far label", &D::shape, "label_offset_y", far, [](EdgeShape& s) { s.label_offset_y = 1e8; }),
        broken("label past the end", &D::shape, "label_position", unit,
               [](EdgeShape& s) { s.label_position = 1.01; }),
        broken("negative stroke width", &D::stroke, "width", negative, [](Stroke& s) { s.width = -2; }),
        broken("no instance", &D::orders, "instances_min", instances, [](Node& n) { n.instances_min = 0; }),
        broken("max below min", &D::orders, "instances_min", instances, [](Node& n) { n.instances_min = 2; }),
        broken("hit ratio above 1", &D::edge, "hit_ratio", unit, [](Edge& e) { e.hit_ratio = 1.5; }),
        broken("negative calls", &D::edge, "calls_per_request", negative,
               [](Edge& e) { e.calls_per_request = -1; }),
        broken("negative payload", &D::edge, "payload_resp_bytes", negative,
               [](Edge& e) { e.payload_resp_bytes = -1; }),
        broken("negative retries", &D::edge, "retries", negative, [](Edge& e) { e.retries = -1; }),
        broken("negative rate", &D::flow, "rate_per_s", negative, [](Flow& f) { f.rate_per_s = -0.1; }),
        broken("position above 100", &D::tradeOff, "position", "must be between 0 and 100",
               [](TradeOff& t) { t.position = 101; }),
    };
}

std::vector<BrokenRule> brokenGuidance() {
    using D = RichDesign;
    const char* negative = "must not be negative";
    const char* peak = "must be between 1 and 1,000";
    return {
        broken("negative users", &D::workload, "users_per_day", negative,
               [](Workload& w) { w.users_per_day = -1; }),
        broken("users not a number", &D::workload, "users_per_day", "is not a finite number",
               [](Workload& w) { w.users_per_day = nan; }),
        broken("absurdly many users", &D::workload, "users_per_day", "must be at most 10^12",
               [](Workload& w) { w.users_per_day = 1.1e12; }),
        broken("negative actions", &D::workload, "per_user_per_day", negative,
               [](Workload& w) { w.per_user_per_day = -0.5; }),
        broken("absurdly many actions", &D::workload, "per_user_per_day", "must be at most 10^9",
               [](Workload& w) { w.per_user_per_day = 2e9; }),
        broken("negative bytes in", &D::workload, "payload_in_bytes", negative,
               [](Workload& w) { w.payload_in_bytes = -1; }),
        broken("absurdly many bytes out", &D::workload, "payload_out_bytes", "must be at most 10^15 bytes",
               [](Workload& w) { w.payload_out_bytes = 1e16; }),
        broken("peak below average", &D::workload, "peak_factor", peak,
               [](Workload& w) { w.peak_factor = 0.9; }),
        broken("absurd peak", &D::workload, "peak_factor", peak, [](Workload& w) { w.peak_factor = 1001; }),
        broken("infinite constant", &D::constant, "value", "is not a finite number",
               [](Constant& c) { c.value = infinity; }),
        broken("constant without key", &D::constant, "key", "is empty", [](Constant& c) { c.key.clear(); }),
        broken("agreed before time began", &D::buyIn, "confirmed_at_ms", negative,
               [](BuyIn& b) { b.confirmed_at_ms = -1; }),
        broken("summary of nothing", &D::summary, "section", "is empty",
               [](Summary& s) { s.section.clear(); }),
        broken("statement of no node", &D::reliabilityItem, "node", "names node 999, which does not exist",
               [](ReliabilityItem& i) { i.node = NodeId{999}; }),
    };
}

std::vector<BrokenRule> brokenReferences() {
    using D = RichDesign;
    const char* nobody = "names node 999, which does not exist";
    return {
        broken("edge from nowhere", &D::edge, "from_node", nobody,
               [](Edge& e) { e.from_node = NodeId{999}; }),
        broken("negative id", &D::edge, "dlq_node", "names node -5, which does not exist",
               [](Edge& e) { e.dlq_node = NodeId{-5}; }),
        broken("node in no boundary", &D::orders, "boundary", "names boundary 999, which does not exist",
               [](Node& n) { n.boundary = BoundaryId{999}; }),
        broken("id of another type", &D::orders, "boundary", "names boundary 1, which does not exist",
               [](Node& n) { n.boundary = BoundaryId{1}; }),
        broken("anchor gone", &D::note, "anchor", nobody,
               [](Note& n) { n.anchor = {RecordType::Node, 999}; }),
        broken("owner gone", &D::property, "owner", nobody,
               [](Property& p) { p.owner = {RecordType::Node, 999}; }),
        broken("link to nothing", &D::link, "to_id", nobody, [](Link& l) { l.to = {RecordType::Node, 999}; }),
        broken("link of no type", &D::link, "from_id", "names none 3, which does not exist",
               [](Link& l) { l.from = {RecordType::None, 3}; }),
        broken("one-ended link", &D::link, "from_id", "a link has two ends", [](Link& l) { l.to = {}; }),
        broken("two sources", &D::edge, "from_node", "an edge starts at one node or one boundary",
               [](Edge& e) { e.from_boundary = BoundaryId{2}; }),
        broken("no target", &D::edge, "to_node", "an edge ends at one node or one boundary",
               [](Edge& e) { e.to_node = {}; }),
        broken("placed sheet", &D::notePlace, "subject_type",
               "only nodes, boundaries, notes, strokes and estimates are placed",
               [](Placement& p) { p.subject = {RecordType::Sheet, 1}; }),
        broken("placed nothing", &D::notePlace, "subject", "is nothing",
               [](Placement& p) { p.subject.id = 0; }),
        broken("placed nowhere", &D::notePlace, "sheet", "is nothing", [](Placement& p) { p.sheet = {}; }),
        broken("shape of nothing", &D::shape, "edge", "is nothing", [](EdgeShape& s) { s.edge = {}; }),
        broken("shape nowhere", &D::shape, "sheet", "is nothing", [](EdgeShape& s) { s.sheet = {}; }),
        broken("step of no flow", &D::step, "flow", "is nothing", [](FlowStep& s) { s.flow = {}; }),
        broken("property of nothing", &D::property, "owner", "is nothing", [](Property& p) { p.owner = {}; }),
    };
}

std::vector<BrokenRule> brokenWholes() {
    const auto twice = []<class R>(Id<R> RichDesign::* id, const char* message) {
        return [=](const RichDesign& design, Tables& tables) {
            R record = *tables.find(design.*id);
            record.id.value = 900;
            tables.of<R>().put(record);
            return std::string(tableName<R>) + " 900." + message;
        };
    };
    return {
        {"placed twice", twice(&RichDesign::notePlace, "subject: stands on the sheet twice")},
        {"shaped twice", twice(&RichDesign::shape, "edge: has two shapes on the sheet")},
        {"set twice", twice(&RichDesign::property, "key: is set twice")},
        {"two briefs", twice(&RichDesign::brief, "problem: is a second brief; a project has one")},
        {"archetype twice", twice(&RichDesign::archetype, "kind: is there twice")},
        {"constant twice", twice(&RichDesign::constant, "key: is there twice")},
        {"stage agreed twice", twice(&RichDesign::buyIn, "stage: is there twice")},
        {"section twice", twice(&RichDesign::summary, "section: is there twice")},
        {"id 0",
         [](const RichDesign&, Tables& tables) {
             tables.of<Sheet>().put(Sheet{});
             return std::string("sheet 0.id: is not a positive number");
         }},
        {"own parent",
         [](const RichDesign& design, Tables& tables) {
             Boundary outer = *tables.find(design.outer);
             outer.parent = design.inner;
             tables.of<Boundary>().put(outer);
             return "boundary " + std::to_string(outer.id.value) + ".parent: a boundary contains itself";
         }},
        {"too deep",
         [](const RichDesign&, Tables& tables) {
             for (std::int64_t id = 1000; id <= 1070; ++id) {
                 Boundary boundary;
                 boundary.id = BoundaryId{id};
                 boundary.parent = BoundaryId{id == 1000 ? 0 : id - 1};
                 tables.of<Boundary>().put(boundary);
             }
             return std::string("boundary 1065.parent: is nested deeper than 64");
         }},
    };
}

} // namespace

class ValidateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDesignWithEveryTypeIsValid();
    void eachBrokenRuleIsNamedWithItsPlace_data();
    void eachBrokenRuleIsNamedWithItsPlace();
    void theEmptyProjectIsValid();
    void noMoreErrorsThanTheLimitAreGiven();
    void limitsThemselvesAreLegal();
    void aSecondOneIsRefusedWhenItIsCommitted();
    void cleanTextIsUtf8WithoutControlCharacters_data();
    void cleanTextIsUtf8WithoutControlCharacters();
    void everyTextOfQStringIsCleanUnlessItHoldsControls();
};

void ValidateTest::aDesignWithEveryTypeIsValid() {
    const RichDesign design;
    const Tables& tables = design.host.document().tables();
    forEachRecordType([&]<class R>() { QVERIFY2(!tables.of<R>().empty(), tableName<R>.data()); });
    const auto errors = validate(tables);
    QVERIFY2(errors.empty(), errors.empty() ? "" : errors.front().text().c_str());
}

void ValidateTest::eachBrokenRuleIsNamedWithItsPlace_data() {
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("index");
    const std::array groups{brokenTexts(), brokenNumbers(), brokenGuidance(), brokenReferences(),
                            brokenWholes()};
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (std::size_t i = 0; i < groups[group].size(); ++i)
            QTest::addRow("%s", groups[group][i].name) << static_cast<int>(group) << static_cast<int>(i);
}

void ValidateTest::eachBrokenRuleIsNamedWithItsPlace() {
    QFETCH(const int, group);
    QFETCH(const int, index);
    const std::array groups{brokenTexts(), brokenNumbers(), brokenGuidance(), brokenReferences(),
                            brokenWholes()};
    const RichDesign design;
    Tables tables = design.host.document().tables();
    const BrokenRule& rule = groups[static_cast<std::size_t>(group)][static_cast<std::size_t>(index)];
    const std::string expected = rule.breaks(design, tables);
    const auto errors = validate(tables);
    QVERIFY(!errors.empty());
    QCOMPARE(errors.front().text(), expected);
    QVERIFY(errors.front().code == ErrorCode::Invalid);
    QVERIFY(validate(design.host.document().tables()).empty());
}

void ValidateTest::theEmptyProjectIsValid() {
    QVERIFY(validate(Tables{}).empty());
    QVERIFY(validate(oneSheet().tables()).empty());
}

void ValidateTest::noMoreErrorsThanTheLimitAreGiven() {
    Tables tables;
    for (std::int64_t id = 1; id <= 20; ++id) {
        Node node;
        node.id = NodeId{id};
        tables.of<Node>().put(node);
    }
    QCOMPARE(validate(tables).size(), 20u);
    QCOMPARE(validate(tables, 3).size(), 3u);
}

void ValidateTest::limitsThemselvesAreLegal() {
    const RichDesign design;
    Tables tables = design.host.document().tables();
    Placement placement = *tables.find(design.notePlace);
    placement.x = -coordinateLimit;
    placement.w = coordinateLimit;
    tables.of<Placement>().put(placement);
    Node node = *tables.find(design.orders);
    node.instances_min = node.instances_max = 1'000'000;
    node.second_line.assign(textLimit, 'x');
    tables.of<Node>().put(node);
    Edge edge = *tables.find(design.edge);
    edge.hit_ratio = 1;
    edge.calls_per_request = 0;
    edge.timeout_ms = 0;
    tables.of<Edge>().put(edge);
    TradeOff tradeOff = *tables.find(design.tradeOff);
    tradeOff.position = 100;
    tables.of<TradeOff>().put(tradeOff);
    Workload workload = *tables.find(design.workload);
    workload.peak_factor = 1;
    workload.users_per_day = 0;
    workload.per_user_per_day.reset();
    tables.of<Workload>().put(workload);
    QVERIFY(validate(tables).empty());
}

void ValidateTest::aSecondOneIsRefusedWhenItIsCommitted() {
    RichDesign design;
    const auto refusal = [&](auto record) {
        const auto put = design.host.attempt([&](Transaction& edit) -> Expected<void> {
            record.id = edit.newId<std::remove_cvref_t<decltype(record)>>();
            edit.put(record);
            return {};
        });
        return put ? std::string() : put.error().text();
    };
    QVERIFY(refusal(Brief{}).ends_with("a project has one"));
    QVERIFY(refusal(design.host.at(design.constant)).ends_with(".key: is there twice"));
    Archetype other;
    other.kind = ArchetypeKind::Geo;
    QCOMPARE(refusal(other), "");
    QVERIFY(refusal(other).ends_with(".kind: is there twice"));
    BuyIn hld;
    hld.stage = BuyInStage::Hld;
    QCOMPARE(refusal(hld), "");
    QVERIFY(refusal(design.host.at(design.buyIn)).ends_with(".stage: is there twice"));
    QVERIFY(refusal(design.host.at(design.summary)).ends_with(".section: is there twice"));
}

void ValidateTest::cleanTextIsUtf8WithoutControlCharacters_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("clean");
    const auto row = [](const char* name, QByteArray text, bool clean) {
        QTest::newRow(name) << text << clean;
    };
    row("empty", "", true);
    row("ASCII", "Orders API (v2) ~", true);
    row("tab and line feed", "a\tb\nc", true);
    row("two bytes",
        "Kassenb\xC3\xBC"
        "cher",
        true);
    row("three bytes", "\xE6\xB3\xA8\xE6\x96\x87", true);
    row("four bytes", "\xF0\x9F\x92\xA9", true);
    row("last code point", "\xF4\x8F\xBF\xBF", true);
    row("first after the C1 controls", "\xC2\xA0", true);
    row("NUL", QByteArray("a\0b", 3), false);
    row("carriage return", "a\r\nb", false);
    row("escape", "\x1B[31m", false);
    row("delete", "\x7F", false);
    row("C1 control", "\xC2\x85", false);
    row("last C1 control", "\xC2\x9F", false);
    row("lone continuation", "\x80", false);
    row("lone lead", "a\xC3", false);
    row("cut short", "\xE6\xB3", false);
    row("wrong continuation", "\xC3(", false);
    row("overlong in two", "\xC0\xAF", false);
    row("overlong in two, C1", "\xC1\xBF", false);
    row("overlong in three", "\xE0\x9F\xBF", false);
    row("overlong in four", "\xF0\x8F\xBF\xBF", false);
    row("first surrogate", "\xED\xA0\x80", false);
    row("last surrogate", "\xED\xBF\xBF", false);
    row("past the last code point", "\xF4\x90\x80\x80", false);
    row("five-byte lead", "\xF8\x88\x80\x80\x80", false);
    row("byte FF", "\xFF", false);
}

void ValidateTest::cleanTextIsUtf8WithoutControlCharacters() {
    QFETCH(const QByteArray, text);
    QFETCH(const bool, clean);
    QCOMPARE(isCleanText(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))), clean);
}

void ValidateTest::everyTextOfQStringIsCleanUnlessItHoldsControls() {
    QVERIFY(holds(
        "agrees with Qt's decoder on random bytes",
        [](const std::vector<std::uint8_t>& bytes) {
            const std::string text(bytes.begin(), bytes.end());
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
            bool clean = !decoder.hasError();
            for (const QChar c : decoded)
                if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t') clean = false;
            RC_ASSERT(isCleanText(text) == clean);
        },
        1000));
}

QTEST_APPLESS_MAIN(ValidateTest)
#include "validate_test.moc"
