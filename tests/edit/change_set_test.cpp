#include "support/property.h"
#include "support/rich_design.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

RecordPtr named(std::int64_t id, std::string name) {
    Sheet sheet;
    sheet.id = SheetId{id};
    sheet.name = std::move(name);
    return std::make_shared<const Record>(sheet);
}

const Ref first{RecordType::Sheet, 1};
const Ref second{RecordType::Sheet, 2};

} // namespace

class ChangeSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordingKeepsTheFirstBeforeAndTheLastAfter();
    void appendingJoinsRecordByRecord();
    void normalisingLeavesOutWhatEndsAsItBegan();
    void theInverseSwapsBeforeAndAfter();
    void changesCompareByValue();
    void applyingReturnsWhatReallyChanged();
    void applyingTheInverseRestores();
    void applyingStampsWhatStays();
    void theDifferenceLeadsFromOneDocumentToTheOther();
    void bytesGrowWithTheText();
};

void ChangeSetTest::recordingKeepsTheFirstBeforeAndTheLastAfter() {
    ChangeSet changes;
    QVERIFY(changes.empty());
    changes.record(first, named(1, "a"), named(1, "b"));
    changes.record(first, named(1, "b"), named(1, "c"));
    QCOMPARE(changes.size(), 1u);
    QVERIFY(*changes.changes().at(first).before == *named(1, "a"));
    QVERIFY(*changes.changes().at(first).after == *named(1, "c"));
    changes.record(first, named(1, "c"), nullptr);
    QVERIFY(!changes.changes().at(first).after);
    QVERIFY(changes.touches(first));
    QVERIFY(!changes.touches(second));
    QVERIFY(changes.refs() == std::vector<Ref>{first});
}

void ChangeSetTest::appendingJoinsRecordByRecord() {
    ChangeSet changes;
    changes.record(first, named(1, "a"), named(1, "b"));
    ChangeSet later;
    later.record(first, named(1, "b"), nullptr);
    later.record(second, nullptr, named(2, "x"));
    changes.append(later);
    ChangeSet expected;
    expected.record(first, named(1, "a"), nullptr);
    expected.record(second, nullptr, named(2, "x"));
    QVERIFY(changes == expected);
}

void ChangeSetTest::normalisingLeavesOutWhatEndsAsItBegan() {
    ChangeSet changes;
    changes.record(first, named(1, "a"), named(1, "b"));
    changes.record(first, named(1, "b"), named(1, "a"));
    changes.record(second, nullptr, named(2, "x"));
    changes.record(second, named(2, "x"), nullptr);
    const Ref third{RecordType::Sheet, 3};
    changes.record(third, nullptr, named(3, "kept"));
    QVERIFY(changes.normalised().refs() == std::vector<Ref>{third});
    QCOMPARE(changes.size(), 3u);
}

void ChangeSetTest::theInverseSwapsBeforeAndAfter() {
    ChangeSet changes;
    changes.record(first, named(1, "a"), named(1, "b"));
    changes.record(second, nullptr, named(2, "x"));
    const ChangeSet inverse = changes.inverted();
    QVERIFY(*inverse.changes().at(first).after == *named(1, "a"));
    QVERIFY(!inverse.changes().at(second).after);
    QVERIFY(inverse.inverted() == changes);
}

void ChangeSetTest::changesCompareByValue() {
    ChangeSet a;
    ChangeSet b;
    a.record(first, nullptr, named(1, "a"));
    b.record(first, nullptr, named(1, "a"));
    QVERIFY(a == b);
    b.record(first, nullptr, named(1, "b"));
    QVERIFY(!(a == b));
    ChangeSet gone;
    gone.record(first, nullptr, nullptr);
    QVERIFY(!(a == gone));
}

void ChangeSetTest::applyingReturnsWhatReallyChanged() {
    Document document = oneSheet();
    ChangeSet changes;
    changes.record(first, named(1, "thought to be this"), named(1, "b"));
    changes.record(second, named(2, "not there"), nullptr);
    const ChangeSet effective = apply(document, changes);
    QCOMPARE(document.find(SheetId{1})->name, "b");
    QVERIFY(*effective.changes().at(first).before == *named(1, "Sheet 1"));
    QVERIFY(!effective.changes().at(second).before);
}

void ChangeSetTest::applyingTheInverseRestores() {
    const RichDesign design;
    Document document = oneSheet();
    const Document empty = document;
    const ChangeSet changes = difference(document.tables(), design.host.document().tables());
    const ChangeSet effective = apply(document, changes);
    QVERIFY(document == design.host.document());
    QVERIFY(validate(document.tables()).empty());
    (void)apply(document, effective.inverted());
    QVERIFY(document == empty);
}

void ChangeSetTest::applyingStampsWhatStays() {
    Document document = oneSheet();
    ChangeSet changes;
    changes.record(first, nullptr, named(1, "b"));
    const auto stamp = [](const Record* before, const Record&) {
        return Stamp{before ? 1 : 2, 3, "ann", "bob"};
    };
    const ChangeSet effective = apply(document, changes, stamp);
    QCOMPARE(document.find(SheetId{1})->stamp.date_created, 1);
    QCOMPARE(document.find(SheetId{1})->stamp.last_modified_by, "bob");
    const auto& after = std::get<Sheet>(*effective.changes().at(first).after);
    QCOMPARE(after.stamp.last_modified, 3);
}

void ChangeSetTest::theDifferenceLeadsFromOneDocumentToTheOther() {
    TestSession host;
    const NodeId gone = host.node("gone");
    const NodeId renamed = host.node("old");
    const NodeId same = host.node("same");
    const Document before = host.document();
    host.edit([&](Transaction& edit) { return remove(edit, {refTo(gone)}); });
    host.edit([&](Transaction& edit) { return rename(edit, refTo(renamed), "new"); });
    const NodeId added = host.node("added");
    const ChangeSet changes = difference(before.tables(), host.document().tables());
    QVERIFY((changes.refs() == std::vector<Ref>{refTo(gone), refTo(renamed), refTo(added)}));
    QVERIFY(!changes.touches(refTo(same)));
    QVERIFY(!changes.changes().at(refTo(gone)).after);
    QVERIFY(!changes.changes().at(refTo(added)).before);
    QVERIFY(difference(before.tables(), before.tables()).empty());
}

void ChangeSetTest::bytesGrowWithTheText() {
    ChangeSet small;
    small.record(first, nullptr, named(1, "a"));
    ChangeSet large;
    large.record(first, nullptr, named(1, std::string(10'000, 'a')));
    QVERIFY(large.approximateBytes() >= small.approximateBytes() + 9'000);
    QVERIFY(large.approximateBytes() <= small.approximateBytes() + 11'000);
}

QTEST_APPLESS_MAIN(ChangeSetTest)
#include "change_set_test.moc"
