#include "support/property.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

Sheet sheet(std::int64_t id, std::string name = {}) {
    Sheet record;
    record.id = SheetId{id};
    record.name = std::move(name);
    return record;
}

std::vector<std::int64_t> idsOf(const Table<Sheet>& table) {
    std::vector<std::int64_t> ids;
    for (const Sheet& record : table)
        ids.push_back(record.id.value);
    return ids;
}

/// Ids 1 .. count, put in an order that jumps about; 17 does not divide count + 1.
Table<Sheet> scattered(std::int64_t count) {
    Table<Sheet> table;
    for (std::int64_t i = 1; i <= count; ++i)
        table.put(sheet(i * 17 % (count + 1), "sheet"));
    return table;
}

} // namespace

class TableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTableHasNothing();
    void recordsComeInIdOrderWhateverTheOrderOfPutting();
    void puttingTheSameIdReplaces();
    void findGivesEachOfAThousandAndNoOther();
    void erasingAThousandInAnyOrderLeavesTheRestInPlace();
    void erasingWhatIsNotThereChangesNothing();
    void aSnapshotDoesNotSeeLaterEdits();
    void editingASnapshotLeavesTheOriginal();
    void equalityIsOfContentNotOfChunks();
    void aTableBehavesLikeAMap();
};

void TableTest::anEmptyTableHasNothing() {
    Table<Sheet> table;
    QVERIFY(table.empty());
    QCOMPARE(table.size(), 0u);
    QVERIFY(table.begin() == table.end());
    QVERIFY(!table.find(SheetId{1}));
    table.erase(SheetId{1});
    QVERIFY(table == Table<Sheet>());
}

void TableTest::recordsComeInIdOrderWhateverTheOrderOfPutting() {
    const std::vector<std::int64_t> ids = idsOf(scattered(1000));
    QCOMPARE(ids.size(), 1000u);
    for (std::size_t i = 0; i < ids.size(); ++i)
        QCOMPARE(ids[i], static_cast<std::int64_t>(i) + 1);
}

void TableTest::puttingTheSameIdReplaces() {
    Table<Sheet> table;
    table.put(sheet(3, "old"));
    table.put(sheet(3, "new"));
    QCOMPARE(table.size(), 1u);
    QCOMPARE(table.find(SheetId{3})->name, "new");
}

void TableTest::findGivesEachOfAThousandAndNoOther() {
    const Table<Sheet> table = scattered(1000);
    for (std::int64_t id = 1; id <= 1000; ++id)
        QCOMPARE(table.find(SheetId{id})->id.value, id);
    for (const std::int64_t id : {-1, 0, 1001, 5000})
        QVERIFY(!table.find(SheetId{id}));
}

void TableTest::erasingAThousandInAnyOrderLeavesTheRestInPlace() {
    Table<Sheet> table = scattered(1000);
    for (std::int64_t i = 1; i <= 1000; ++i) {
        const std::int64_t id = i * 19 % 1001;
        table.erase(SheetId{id});
        QVERIFY(!table.find(SheetId{id}));
        QCOMPARE(table.size(), static_cast<std::size_t>(1000 - i));
        if (i != 600) continue;
        const auto ids = idsOf(table);
        QCOMPARE(ids.size(), 400u);
        QVERIFY(std::ranges::is_sorted(ids));
    }
    QVERIFY(table.begin() == table.end());
}

void TableTest::erasingWhatIsNotThereChangesNothing() {
    Table<Sheet> table = scattered(10);
    const Table<Sheet> before = table;
    table.erase(SheetId{11});
    QVERIFY(table == before);
    QCOMPARE(table.size(), 10u);
}

void TableTest::aSnapshotDoesNotSeeLaterEdits() {
    Table<Sheet> table = scattered(300);
    const Table<Sheet> snapshot = table;
    table.put(sheet(150, "renamed"));
    table.put(sheet(301, "added"));
    table.erase(SheetId{7});
    QCOMPARE(snapshot.size(), 300u);
    QCOMPARE(snapshot.find(SheetId{150})->name, "sheet");
    QVERIFY(!snapshot.find(SheetId{301}));
    QVERIFY(snapshot.find(SheetId{7}));
    QCOMPARE(table.find(SheetId{150})->name, "renamed");
    QCOMPARE(table.size(), 300u);
}

void TableTest::editingASnapshotLeavesTheOriginal() {
    const Table<Sheet> table = scattered(200);
    Table<Sheet> copy = table;
    for (std::int64_t id = 1; id <= 200; ++id)
        copy.erase(SheetId{id});
    QCOMPARE(table.size(), 200u);
    QCOMPARE(idsOf(table).back(), 200);
    QVERIFY(copy.empty());
}

void TableTest::equalityIsOfContentNotOfChunks() {
    Table<Sheet> ascending;
    for (std::int64_t id = 1; id <= 500; ++id)
        ascending.put(sheet(id, "sheet"));
    Table<Sheet> mixed = scattered(500);
    QVERIFY(ascending == mixed);
    mixed.put(sheet(250, "other"));
    QVERIFY(!(ascending == mixed));
    mixed.put(sheet(250, "sheet"));
    QVERIFY(ascending == mixed);
    mixed.erase(SheetId{500});
    QVERIFY(!(ascending == mixed));
}

void TableTest::aTableBehavesLikeAMap() {
    QVERIFY(holds("put and erase like std::map, snapshots stay",
                  [](const std::vector<std::pair<std::uint16_t, bool>>& edits) {
                      Table<Sheet> table = scattered(200);
                      std::map<std::int64_t, std::string> model;
                      for (const Sheet& record : table)
                          model[record.id.value] = record.name;
                      const Table<Sheet> snapshot = table;
                      for (const auto& [number, putting] : edits) {
                          const std::int64_t id = number % 400 + 1;
                          if (putting) {
                              table.put(sheet(id, "put"));
                              model[id] = "put";
                          } else {
                              table.erase(SheetId{id});
                              model.erase(id);
                          }
                      }
                      std::map<std::int64_t, std::string> found;
                      for (const Sheet& record : table)
                          found[record.id.value] = record.name;
                      RC_ASSERT(found == model);
                      RC_ASSERT(table.size() == model.size());
                      RC_ASSERT(snapshot == scattered(200));
                  }));
}

QTEST_APPLESS_MAIN(TableTest)
#include "table_test.moc"
