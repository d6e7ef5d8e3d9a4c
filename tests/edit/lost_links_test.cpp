#include "edit/lost_links.h"

#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Design : TestSession {
    NodeId node(const char* name) {
        return edit([&](Transaction& open) { return addNode(open, {name, "compute.service", "", {}}); });
    }
    RequirementId requirement(const char* title) {
        return edit([&](Transaction& open) {
            return addRequirement(open, RequirementKind::Functional, Priority::Must, title);
        });
    }
    void tie(Ref from, Ref to) {
        edit([&](Transaction& open) { return link(open, from, to); });
    }
    void drop(std::set<Ref> gone) {
        edit([&](Transaction& open) -> Expected<bool> {
            if (const auto done = remove(open, gone); !done) return std::unexpected(done.error());
            return true;
        });
    }
    QStringList lost(Ref statement) {
        QStringList names;
        for (const LostLink& link : lostLinksOf(document(), statement))
            names += QString::fromStdString(link.name);
        return names;
    }
};

} // namespace

class LostLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeletedComponentStaysOnRecord();
    void aDeletedCallTakesItsNameAlong();
    void tradeOffAndRequirementRememberEachOther();
    void whatGoesTogetherKeepsNothing();
    void undoTakesTheNoteBack();
    void forgettingIsAnEdit();
    void theChangeSaysWhatWasLost();
};

void LostLinksTest::aDeletedComponentStaysOnRecord() {
    Design design;
    const Ref node = refTo(design.node("redirect service"));
    const Ref requirement = refTo(design.requirement("Redirect"));
    design.tie(requirement, node);
    design.drop({node});
    QCOMPARE(design.lost(requirement), QStringList{"redirect service"});
    QVERIFY(design.document().all<Link>().empty());
    QVERIFY(validate(design.document().tables()).empty());
}

void LostLinksTest::aDeletedCallTakesItsNameAlong() {
    Design design;
    const NodeId api = design.node("api");
    const NodeId redis = design.node("redis");
    const EdgeId edge = design.edit([&](Transaction& open) {
        return chalkline::connect(open,
                                  {refTo(api), refTo(redis), EdgeKind::Sync, Direction::Forward, "GET"});
    });
    const Ref requirement = refTo(design.requirement("Redirect"));
    design.tie(requirement, refTo(edge));
    design.drop({refTo(redis)});
    QCOMPARE(design.lost(requirement), QStringList{"api > redis"});
}

void LostLinksTest::tradeOffAndRequirementRememberEachOther() {
    Design design;
    const Ref requirement = refTo(design.requirement("Redirect"));
    const Ref tradeOff =
        refTo(design.edit([](Transaction& open) { return addTradeOff(open, "SQL vs NoSQL"); }));
    design.tie(tradeOff, requirement);
    design.drop({requirement});
    QCOMPARE(design.lost(tradeOff), QStringList{"FR-1 Redirect"});
    QVERIFY(design.undo());
    design.drop({tradeOff});
    QCOMPARE(design.lost(requirement), QStringList{"SQL vs NoSQL"});
}

void LostLinksTest::whatGoesTogetherKeepsNothing() {
    Design design;
    const Ref node = refTo(design.node("api"));
    const Ref requirement = refTo(design.requirement("Redirect"));
    design.tie(requirement, node);
    design.drop({node, requirement});
    QVERIFY(design.document().all<Property>().empty());
}

void LostLinksTest::undoTakesTheNoteBack() {
    Design design;
    const Ref node = refTo(design.node("api"));
    const Ref requirement = refTo(design.requirement("Redirect"));
    design.tie(requirement, node);
    design.drop({node});
    QVERIFY(design.undo());
    QCOMPARE(design.lost(requirement), QStringList());
    QCOMPARE(design.document().all<Link>().size(), 1u);
}

void LostLinksTest::forgettingIsAnEdit() {
    Design design;
    const Ref node = refTo(design.node("api"));
    const Ref requirement = refTo(design.requirement("Redirect"));
    design.tie(requirement, node);
    design.drop({node});
    const PropertyId note = lostLinksOf(design.document(), requirement).front().property;
    design.edit([&](Transaction& open) -> Expected<bool> {
        if (const auto done = forgetLostLink(open, note); !done) return std::unexpected(done.error());
        return true;
    });
    QCOMPARE(design.lost(requirement), QStringList());
    const auto again = design.attempt([&](Transaction& open) { return forgetLostLink(open, note); });
    QCOMPARE(again.error().code, ErrorCode::NotFound);
}

void LostLinksTest::theChangeSaysWhatWasLost() {
    Design design;
    const Ref node = refTo(design.node("api"));
    design.tie(refTo(design.requirement("Redirect")), node);
    std::vector<std::string> losses;
    const auto watching = design.session.observe([&](const Notice& notice) {
        if (notice.origin == Origin::Commit) losses = lossesIn(notice.changes, design.document());
    });
    design.drop({node});
    QCOMPARE(losses.size(), 1u);
    QCOMPARE(losses.front(), "FR-1 was linked to api");
    design.node("other");
    QVERIFY(losses.empty());
}

QTEST_APPLESS_MAIN(LostLinksTest)
#include "lost_links_test.moc"
