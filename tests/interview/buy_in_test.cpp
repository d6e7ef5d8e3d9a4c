#include "edit/guided_operations.h"
#include "interview/buy_in.h"
#include "support/test_session.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::interview;
using namespace chalkline::test;

namespace {

using Said = std::vector<std::string>;

struct Agreed : TestSession {
    RequirementId must;
    NodeId web, api;
    EdgeId call;

    Agreed() {
        must = edit([](Transaction& open) {
            return addRequirement(open, RequirementKind::Functional, Priority::Must, "shorten a URL");
        });
        web = placedNode("web", 0, 0);
        api = placedNode("api", 300, 0);
        call = edge(web, api);
    }

    void agreeOn(BuyInStage stage, std::string remark = {}) {
        edit([&](Transaction& open) { return confirm(open, stage, remark); });
    }
    [[nodiscard]] BuyInStatus of(BuyInStage stage) const { return buyInOf(document().tables(), stage); }
    [[nodiscard]] Agreement scope() const { return of(BuyInStage::Scope).agreement; }
    [[nodiscard]] Agreement design() const { return of(BuyInStage::Hld).agreement; }
};

} // namespace

class BuyInTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsConfirmedAtFirst() {
        const Agreed project;
        QCOMPARE(project.scope(), Agreement::Pending);
        QCOMPARE(project.of(BuyInStage::Scope).confirmed_at_ms, std::int64_t{0});
    }

    void anEmptyScopeCannotBeConfirmed() {
        TestSession empty;
        const auto done = empty.attempt([](Transaction& open) { return confirm(open, BuyInStage::Scope); });
        QVERIFY(!done);
        QCOMPARE(done.error().message, std::string("there are no requirements to agree on yet"));
        QVERIFY(!empty.attempt([](Transaction& open) { return confirm(open, BuyInStage::Hld); }));
        QVERIFY(empty.document().all<BuyIn>().empty());
    }

    void aConfirmationKeepsTimeAndRemark() {
        Agreed project;
        project.time += 5'000;
        project.agreeOn(BuyInStage::Scope, "clicks are not needed");
        const BuyInStatus status = project.of(BuyInStage::Scope);
        QCOMPARE(status.agreement, Agreement::Confirmed);
        QCOMPARE(status.confirmed_at_ms, startTime + 5'000);
        QCOMPARE(status.remark, std::string("clicks are not needed"));
        QVERIFY(status.changes.empty());
        QCOMPARE(project.design(), Agreement::Pending);
    }

    void aChangedMustHaveIsNamed() {
        Agreed project;
        project.agreeOn(BuyInStage::Scope);
        Requirement changed = project.at(project.must);
        changed.title = "shorten any URL";
        project.put(changed);
        QCOMPARE(project.scope(), Agreement::Changed);
        QCOMPARE(project.of(BuyInStage::Scope).changes, Said{"FR-1 shorten any URL has changed"});
    }

    void aNewAndADeletedOneAreNamed() {
        Agreed project;
        const auto second = project.edit([](Transaction& open) {
            return addRequirement(open, RequirementKind::NonFunctional, Priority::Must, "p99 < 100 ms");
        });
        project.agreeOn(BuyInStage::Scope);
        ScopeItem outside;
        outside.text = "analytics";
        outside.in_scope = false;
        project.put(outside);
        project.edit([&](Transaction& open) -> Expected<void> {
            open.erase(second);
            return {};
        });
        QCOMPARE(project.of(BuyInStage::Scope).changes,
                 (Said{"out of scope: analytics is new", "1 requirement is gone"}));
    }

    void undoingTheChangeBringsTheAgreementBack() {
        Agreed project;
        project.agreeOn(BuyInStage::Scope);
        project.edit([&](Transaction& open) { return setPriority(open, project.must, Priority::Good); });
        QCOMPARE(project.scope(), Agreement::Changed);
        QVERIFY(project.undo());
        QCOMPARE(project.scope(), Agreement::Confirmed);
    }

    void orderCodeAndStateOfARequirementDoNotCount() {
        Agreed project;
        project.agreeOn(BuyInStage::Scope);
        Requirement same = project.at(project.must);
        same.sort_order = 7;
        same.state = RequirementState::Agreed;
        project.put(same);
        QCOMPARE(project.scope(), Agreement::Confirmed);
        same.state = RequirementState::Dropped;
        project.put(same);
        QCOMPARE(project.of(BuyInStage::Scope).changes, Said{"1 requirement is gone"});
    }

    void movingThingsDoesNotChangeTheDesign() {
        Agreed project;
        project.agreeOn(BuyInStage::Hld);
        Placement moved = *project.placement(refTo(project.api));
        moved.x = 900;
        moved.w = 240;
        project.put(moved);
        EdgeShape shape;
        shape.sheet = project.sheet;
        shape.edge = project.call;
        shape.waypoints = {{10, 20}};
        project.put(shape);
        QCOMPARE(project.design(), Agreement::Confirmed);
    }

    void whatIsDrawnAnewIsNamed() {
        Agreed project;
        project.agreeOn(BuyInStage::Hld);
        const NodeId cache = project.node("redis");
        project.edge(project.api, cache);
        Edge queued = project.at(project.call);
        queued.kind = EdgeKind::Async;
        project.put(queued);
        QCOMPARE(project.of(BuyInStage::Hld).changes,
                 (Said{"redis is new", "web > api has changed", "api > redis is new"}));
        QCOMPARE(project.scope(), Agreement::Pending);
    }

    void severalDeletedThingsAreCounted() {
        Agreed project;
        const NodeId a = project.node("a"), b = project.node("b");
        project.agreeOn(BuyInStage::Hld);
        project.edit([&](Transaction& open) -> Expected<void> {
            open.erase(a);
            open.erase(b);
            return {};
        });
        QCOMPARE(project.of(BuyInStage::Hld).changes, Said{"2 components are gone"});
    }

    void confirmingAgainTakesTheNewState() {
        Agreed project;
        project.agreeOn(BuyInStage::Scope, "fine");
        project.edit([&](Transaction& open) { return setPriority(open, project.must, Priority::Good); });
        project.agreeOn(BuyInStage::Scope);
        QCOMPARE(project.scope(), Agreement::Confirmed);
        QCOMPARE(project.of(BuyInStage::Scope).remark, std::string("fine"));
        QCOMPARE(project.document().all<BuyIn>().size(), std::size_t{1});
    }

    void aConfirmationCanBeTakenBack() {
        Agreed project;
        project.agreeOn(BuyInStage::Hld, "no cache");
        project.edit([](Transaction& open) { return reopenBuyIn(open, BuyInStage::Hld); });
        QCOMPARE(project.design(), Agreement::Pending);
        QCOMPARE(project.of(BuyInStage::Hld).remark, std::string("no cache"));
    }

    void aDigestThatCannotBeReadSaysSo() {
        const Agreed project;
        for (const char* digest : {"", "deadbeef", "v1 1.2", "v1 1.x=00", "v1 1.2=0 3"})
            QCOMPARE(changesSince(project.document().tables(), BuyInStage::Scope, digest),
                     Said{"what was confirmed cannot be compared"});
        QCOMPARE(changesSince(project.document().tables(), BuyInStage::Scope, "v1"),
                 Said{"FR-1 shorten a URL is new"});
    }
};

QTEST_APPLESS_MAIN(BuyInTest)
#include "buy_in_test.moc"
