#include "support/property.h"

#include <map>
#include <set>

using namespace chalkline;

namespace {

/// Another value than the one it has.
template <class T>
void change(T& member) {
    if constexpr (isOptional<T>) {
        typename T::value_type inner{};
        change(inner);
        member = inner;
    } else if constexpr (isId<T>) {
        member.value += 3;
    } else if constexpr (std::is_enum_v<T>) {
        member = static_cast<T>((static_cast<std::size_t>(member) + 1) % Words<T>::all.size());
    } else if constexpr (std::is_same_v<T, bool>) {
        member = !member;
    } else if constexpr (std::is_same_v<T, std::string>) {
        member += "Ünï \t\n code";
    } else if constexpr (std::is_same_v<T, std::vector<Point>>) {
        member.push_back({0.1, -2e-7});
        member.push_back({1e6, 1.0 / 3});
    } else {
        member += static_cast<T>(7);
    }
}

template <class R>
R allChanged() {
    R record;
    forEachField<R>([&](const auto& field) { change(field.get(record)); });
    return record;
}

constexpr bool isStamp(int fieldId) {
    return fieldId > 100;
}

} // namespace

class FieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldIdsAndNamesAreUniquePerType();
    void everyMemberHasItsField();
    void everyFieldCountsInEqualityAndStampsDoNot();
    void everyFieldGoesThroughAFieldValueAndBack();
    void valuesOfTheWrongTypeAreRefusedAndChangeNothing();
    void namesEndInTheirUnit();
    void wordsReadBackAsTheirEnumerators();
    void numbersAreTheShortestThatReadBack();
    void pointsAreRefusedUnlessTheyArePairsOfFiniteNumbers();
    void referencesAreFoundInEveryColumn();
};

void FieldsTest::fieldIdsAndNamesAreUniquePerType() {
    forEachRecordType([]<class R>() {
        std::set<int> ids;
        std::set<std::string_view> names{"id"};
        forEachField<R>([&](const auto& field) {
            QVERIFY(field.id > 0);
            QVERIFY2(ids.insert(field.id).second, field.name.data());
            QVERIFY2(names.insert(field.name).second, field.name.data());
        });
    });
}

void FieldsTest::everyMemberHasItsField() {
    // Members lie one after the other: a gap that alignment does not explain is a member without a field.
    forEachRecordType([]<class R>() {
        const R record;
        const auto* start = reinterpret_cast<const std::byte*>(&record);
        std::map<std::size_t, std::pair<std::size_t, std::size_t>> members; // offset to size, alignment
        members[0] = {sizeof record.id, alignof(decltype(record.id))};
        forEachField<R>([&](const auto& field) {
            const auto& member = field.get(record);
            const auto offset = static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&member) - start);
            members[offset] = {sizeof member, alignof(std::remove_cvref_t<decltype(member)>)};
        });
        std::size_t end = 0;
        const auto aligned = [&](std::size_t to) { return (end + to - 1) / to * to; };
        for (const auto& [offset, member] : members) {
            QVERIFY2(offset == aligned(member.second),
                     qPrintable(QString("%1: something before byte %2 has no field")
                                    .arg(QLatin1String(tableName<R>.data()))
                                    .arg(offset)));
            end = offset + member.first;
        }
        QCOMPARE(aligned(alignof(R)), sizeof(R));
    });
}

void FieldsTest::everyFieldCountsInEqualityAndStampsDoNot() {
    forEachRecordType([]<class R>() {
        const R changed = allChanged<R>();
        const R plain;
        forEachField<R>([&](const auto& field) {
            R record;
            change(field.get(record));
            QVERIFY2((record == R{}) == isStamp(field.id), field.name.data());
            R other = changed;
            field.get(other) = field.get(plain);
            QVERIFY2((other == changed) == isStamp(field.id), field.name.data());
        });
    });
}

void FieldsTest::everyFieldGoesThroughAFieldValueAndBack() {
    forEachRecordType([]<class R>() {
        for (const R& record : {R{}, allChanged<R>()}) {
            R read;
            forEachField<R>([&](const auto& field) {
                QVERIFY2(fromField(toField(field.get(record)), field.get(read)), field.name.data());
                QVERIFY2(toField(field.get(read)) == toField(field.get(record)), field.name.data());
            });
            QVERIFY(read == record);
        }
    });
}

void FieldsTest::valuesOfTheWrongTypeAreRefusedAndChangeNothing() {
    std::string text = "kept";
    QVERIFY(!fromField(FieldValue{std::int64_t{1}}, text));
    QVERIFY(!fromField(FieldValue{}, text));
    QCOMPARE(text, "kept");
    bool flag = true;
    QVERIFY(!fromField(FieldValue{std::int64_t{2}}, flag));
    QVERIFY(!fromField(FieldValue{std::string("1")}, flag));
    QVERIFY(flag);
    std::int64_t whole = 5;
    QVERIFY(!fromField(FieldValue{5.5}, whole));
    QCOMPARE(whole, 5);
    double real = 1;
    QVERIFY(fromField(FieldValue{std::int64_t{4}}, real)); // SQLite stores 4.0 as 4
    QCOMPARE(real, 4.0);
    NodeId id{9};
    QVERIFY(!fromField(FieldValue{std::int64_t{0}}, id));
    QVERIFY(!fromField(FieldValue{std::int64_t{-1}}, id));
    QCOMPARE(id.value, 9);
    QVERIFY(fromField(FieldValue{}, id));
    QCOMPARE(id.value, 0);
    EdgeKind kind = EdgeKind::Data;
    QVERIFY(!fromField(FieldValue{std::string("Sync")}, kind));
    QVERIFY(kind == EdgeKind::Data);
    std::optional<double> maybe = 2.0;
    QVERIFY(!fromField(FieldValue{std::string("2")}, maybe));
    QCOMPARE(*maybe, 2.0);
    QVERIFY(fromField(FieldValue{}, maybe));
    QVERIFY(!maybe);
}

void FieldsTest::namesEndInTheirUnit() {
    forEachRecordType([]<class R>() {
        forEachField<R>([](const auto& field) {
            if (field.unit == "B") QVERIFY2(field.name.ends_with("_bytes"), field.name.data());
            if (field.unit == "1/s") QVERIFY2(field.name.ends_with("_per_s"), field.name.data());
            if (field.name.ends_with("_ms")) QCOMPARE(field.unit, std::string_view("ms"));
            if (field.name.ends_with("_bytes")) QCOMPARE(field.unit, std::string_view("B"));
        });
    });
}

void FieldsTest::wordsReadBackAsTheirEnumerators() {
    for (const EdgeKind kind : {EdgeKind::Sync, EdgeKind::Async, EdgeKind::Data})
        QVERIFY(fromWord<EdgeKind>(word(kind)) == kind);
    QCOMPARE(word(EdgeKind::Async), std::string_view("async"));
    QCOMPARE(word(BoundaryType::Vpc), std::string_view("vpc"));
    QCOMPARE(word(CapMode::CaSingleNode), std::string_view("ca_single_node"));
    QCOMPARE(word(RecordType::TradeOff), std::string_view("trade_off"));
    QCOMPARE(word(ArchetypeKind::IotIngest), std::string_view("iot_ingest"));
    QCOMPARE(word(ReliabilityTopic::LoadBalancing), std::string_view("load_balancing"));
    QCOMPARE(withArticle(RecordType::ReliabilityItem), "a reliability item");
    QCOMPARE(withArticle(RecordType::Estimate), "an estimate");
    QCOMPARE(withArticle(RecordType::EdgeShape), "an edge shape");
    QVERIFY(!fromWord<EdgeKind>("asynchronous"));
    forEachRecordType(
        []<class R>() { QVERIFY(fromWord<RecordType>(tableName<R>) == RecordTraits<R>::type); });
}

void FieldsTest::numbersAreTheShortestThatReadBack() {
    QCOMPARE(formatNumber(0.1), "0.1");
    QCOMPARE(formatNumber(1e6), "1e+06");
    QCOMPARE(formatNumber(-0.5), "-0.5");
    QCOMPARE(formatNumber(1.0 / 3), "0.3333333333333333");
    QCOMPARE(formatPoints({{1, -2.5}, {0.25, 40}}), "1 -2.5 0.25 40");
    QCOMPARE(formatPoints({}), "");
}

void FieldsTest::pointsAreRefusedUnlessTheyArePairsOfFiniteNumbers() {
    std::vector<Point> points{{9, 9}};
    for (const char* wrong : {"1", "1 2 3", "1 x", "nan 1", "inf 1", "1,2", "1e999 0"})
        QVERIFY2(!parsePoints(wrong, points), wrong);
    QVERIFY((points == std::vector<Point>{{9, 9}}));
    QVERIFY(parsePoints("  1 2   -3e2 .5 ", points));
    QVERIFY((points == std::vector<Point>{{1, 2}, {-300, 0.5}}));
    QVERIFY(parsePoints("", points));
    QVERIFY(points.empty());
}

void FieldsTest::referencesAreFoundInEveryColumn() {
    Edge edge;
    edge.from_node = NodeId{1};
    edge.to_boundary = BoundaryId{2};
    edge.dlq_node = NodeId{3};
    QVERIFY((referencesOf(edge) ==
             std::vector<Ref>{{RecordType::Node, 1}, {RecordType::Boundary, 2}, {RecordType::Node, 3}}));
    Link link;
    link.from = {RecordType::Requirement, 4};
    link.to = {RecordType::Node, 5};
    QVERIFY((referencesOf(link) == std::vector<Ref>{link.from, link.to}));
    QVERIFY(referencesOf(Note{}).empty());
    Placement placement;
    placement.sheet = SheetId{6};
    placement.subject = {RecordType::Stroke, 7};
    QVERIFY((referencesOf(placement) == std::vector<Ref>{{RecordType::Sheet, 6}, placement.subject}));
}

QTEST_APPLESS_MAIN(FieldsTest)
#include "fields_test.moc"
