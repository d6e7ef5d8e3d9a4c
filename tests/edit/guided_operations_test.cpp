#include "edit/guided_operations.h"

#include "support/property.h"
#include "support/rich_design.h"

#include <limits>

using namespace chalkline;
using namespace chalkline::test;

class GuidedOperationsTest : public QObject {
    Q_OBJECT

    template <class Operation>
    static std::string refusal(TestSession& host, Operation&& operation) {
        const Document before = host.document();
        const auto result = host.attempt(std::forward<Operation>(operation));
        if (result) return "accepted";
        return host.document() == before ? result.error().text() : "left traces";
    }

private Q_SLOTS:
    void theBriefIsOneRecordHoweverOftenItIsSet();
    void newOnesTakeTheLastPlace();
    void editingKeepsIdAndNeedsTheRecord();
    void anyOrderedRecordMovesAmongItsKind();
    void illegalValuesAreRefusedByFieldAndChangeNothing();
    void aConstantsKeyIsThereOnce();
    void anAnswerMovesTheState();
    void anAnsweredQuestionBecomesARequirementLinkedBack();
    void whatIsAssumedBecomesARequirementInItsOwnWords();
    void givenValuesOfARequirementWinOverTheQuestion();
    void convertingTwiceGivesTheSameRequirement();
    void archetypesAreASetInTheOrderChosen();
    void aDerivedArchetypeBecomesThePersons();
    void aBuyInIsConfirmedNowAndReopened();
    void aSummarySectionIsOneRecord();
    void aTopicsTradeOffIsMadeOnFirstUse();
    void chipsAreNotPinnedTwice();
    void linksNeverLeadRoundInACircle();
    void picturesCarryNoExpectations();
    void aCopiedChipShowsTheCopiedEstimate();
};

void GuidedOperationsTest::theBriefIsOneRecordHoweverOftenItIsSet() {
    TestSession host;
    QVERIFY(!briefOf(host.document().tables()).id);
    Brief brief;
    brief.problem = "Links are too long";
    const BriefId id = host.edit([&](Transaction& edit) { return setBrief(edit, brief); });
    brief = briefOf(host.document().tables());
    QCOMPARE(brief.problem, "Links are too long");
    brief.id = {};
    brief.approach = Approach::BottomUp;
    QVERIFY(host.edit([&](Transaction& edit) { return setBrief(edit, brief); }) == id);
    QCOMPARE(host.document().all<Brief>().size(), 1u);
    QVERIFY(host.at(id).approach == Approach::BottomUp);
}

void GuidedOperationsTest::newOnesTakeTheLastPlace() {
    TestSession host;
    ScopeItem item;
    item.sort_order = 77;
    const auto add = [&](std::string text) {
        item.text = std::move(text);
        return host.edit([&](Transaction& edit) { return addScopeItem(edit, item); });
    };
    QCOMPARE(host.at(add("a")).sort_order, 0);
    QCOMPARE(host.at(add("b")).sort_order, 1);
    const ReliabilityItemId stated =
        host.edit([](Transaction& edit) { return addReliabilityItem(edit, {}); });
    QCOMPARE(host.at(stated).sort_order, 0);
}

void GuidedOperationsTest::editingKeepsIdAndNeedsTheRecord() {
    RichDesign design;
    Expectation changed = design.host.at(design.expectation);
    changed.confirmed = true;
    design.host.edit([&](Transaction& edit) { return editExpectation(edit, changed); });
    QVERIFY(design.host.at(design.expectation) == changed);
    changed.id = ExpectationId{999};
    QCOMPARE(refusal(design.host, [&](Transaction& edit) { return editExpectation(edit, changed); }),
             "there is no expectation 999");
}

void GuidedOperationsTest::anyOrderedRecordMovesAmongItsKind() {
    TestSession host;
    std::vector<WorkloadId> ids;
    for (const char* name : {"a", "b", "c"}) {
        Workload workload;
        workload.name = name;
        ids.push_back(host.edit([&](Transaction& edit) { return addWorkload(edit, workload); }));
    }
    host.edit([&](Transaction& edit) { return reorder(edit, refTo(ids[2]), 0); });
    QCOMPARE(host.at(ids[2]).sort_order, 0);
    QCOMPARE(host.at(ids[0]).sort_order, 1);
    QCOMPARE(host.at(ids[1]).sort_order, 2);
    const BriefId brief = host.edit([](Transaction& edit) { return setBrief(edit, {}); });
    QCOMPARE(refusal(host, [&](Transaction& edit) { return reorder(edit, refTo(brief), 0); }),
             "a brief has no order");
}

void GuidedOperationsTest::illegalValuesAreRefusedByFieldAndChangeNothing() {
    TestSession host;
    Workload workload;
    const auto add = [&](Transaction& edit) { return addWorkload(edit, workload); };
    workload.users_per_day = -1;
    QVERIFY(refusal(host, add).ends_with(".users_per_day: must not be negative"));
    workload.users_per_day = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(refusal(host, add).ends_with(".users_per_day: is not a finite number"));
    workload.users_per_day = 10;
    workload.peak_factor = 0.5;
    QVERIFY(refusal(host, add).ends_with(".peak_factor: must be between 1 and 1,000"));
    workload.peak_factor = 3;
    const WorkloadId id = host.edit(add);
    Workload changed = host.at(id);
    changed.payload_out_bytes = -5;
    QCOMPARE(refusal(host, [&](Transaction& edit) { return editWorkload(edit, changed); }),
             "workload " + std::to_string(id.value) + ".payload_out_bytes: must not be negative");
    ReliabilityItem item;
    item.node = NodeId{999};
    QVERIFY(refusal(host, [&](Transaction& edit) {
                return addReliabilityItem(edit, item);
            }).ends_with(".node: names node 999, which does not exist"));
}

void GuidedOperationsTest::aConstantsKeyIsThereOnce() {
    RichDesign design;
    const Constant held = design.host.at(design.constant);
    QVERIFY(refusal(design.host, [&](Transaction& edit) {
                return addConstant(edit, held);
            }).ends_with(".key: is there twice"));
    Constant same = held;
    same.value = 7;
    design.host.edit([&](Transaction& edit) { return editConstant(edit, same); });
    QCOMPARE(design.host.at(design.constant).value, 7.0);
}

void GuidedOperationsTest::anAnswerMovesTheState() {
    RichDesign design;
    const auto answer = [&](std::string words) {
        design.host.edit([&](Transaction& edit) { return setAnswer(edit, design.question, words); });
        return design.host.at(design.question).state;
    };
    QVERIFY(answer("10M a day") == QuestionState::Answered);
    QCOMPARE(design.host.at(design.question).answer, "10M a day");
    QVERIFY(answer("") == QuestionState::Open);
    Question assumed = design.host.at(design.question);
    assumed.state = QuestionState::Assumed;
    design.host.edit([&](Transaction& edit) { return editQuestion(edit, assumed); });
    QVERIFY(answer("5M") == QuestionState::Assumed);
}

void GuidedOperationsTest::anAnsweredQuestionBecomesARequirementLinkedBack() {
    RichDesign design;
    Question question = design.host.at(design.question);
    question.text = "how fast is a redirect?";
    question.answer = "p99 < 100 ms";
    question.category = QuestionCategory::NonFunctional;
    design.host.edit([&](Transaction& edit) { return editQuestion(edit, question); });
    const RequirementId id =
        design.host.edit([&](Transaction& edit) { return convertToRequirement(edit, design.question); });
    const Requirement& made = design.host.at(id);
    QCOMPARE(made.title, "p99 < 100 ms");
    QCOMPARE(made.detail, "how fast is a redirect?");
    QVERIFY(made.kind == RequirementKind::NonFunctional);
    QCOMPARE(made.code, "NFR-1");
    const auto links = design.host.document().referrers<Link>(refTo(design.question));
    QCOMPARE(links.size(), 1u);
    const Link& link = design.host.at(links.front());
    QVERIFY(link.from == refTo(id) && link.to == refTo(design.question));
    QCOMPARE(link.role, "from");
}

void GuidedOperationsTest::whatIsAssumedBecomesARequirementInItsOwnWords() {
    RichDesign design;
    Question assumption;
    assumption.text = "100:1 reads";
    assumption.answer = "as such services are";
    assumption.state = QuestionState::Assumed;
    const QuestionId id = design.host.edit([&](Transaction& edit) { return addQuestion(edit, assumption); });
    const RequirementId made =
        design.host.edit([&](Transaction& edit) { return convertToRequirement(edit, id); });
    QCOMPARE(design.host.at(made).title, "100:1 reads");
    QCOMPARE(design.host.at(made).detail, "as such services are");
    QVERIFY(design.host.at(made).kind == RequirementKind::Functional);
}

void GuidedOperationsTest::givenValuesOfARequirementWinOverTheQuestion() {
    RichDesign design;
    Requirement values;
    values.title = "search in 200 ms";
    values.priority = Priority::Good;
    const RequirementId made = design.host.edit(
        [&](Transaction& edit) { return convertToRequirement(edit, design.question, values); });
    QCOMPARE(design.host.at(made).title, "search in 200 ms");
    QCOMPARE(design.host.at(made).detail, "");
    QVERIFY(design.host.at(made).priority == Priority::Good);
}

void GuidedOperationsTest::convertingTwiceGivesTheSameRequirement() {
    RichDesign design;
    const auto convert = [&] {
        return design.host.edit(
            [&](Transaction& edit) { return convertToRequirement(edit, design.question); });
    };
    const RequirementId first = convert();
    const std::size_t steps = design.host.session.history().steps().size();
    QVERIFY(convert() == first);
    QCOMPARE(design.host.session.history().steps().size(), steps);
    QVERIFY(
        !design.host.attempt([](Transaction& edit) { return convertToRequirement(edit, QuestionId{99}); }));
}

void GuidedOperationsTest::archetypesAreASetInTheOrderChosen() {
    TestSession host;
    using enum ArchetypeKind;
    const auto chosen = [&] {
        std::map<std::int64_t, ArchetypeKind> order;
        for (const Archetype& held : host.document().all<Archetype>())
            order[held.sort_order] = held.kind;
        std::vector<ArchetypeKind> kinds;
        for (const auto& [place, kind] : order)
            kinds.push_back(kind);
        return kinds;
    };
    const auto choose = [&](std::vector<ArchetypeKind> kinds) {
        host.edit([&](Transaction& edit) { return setArchetypes(edit, kinds); });
    };
    choose({ReadHeavy, Geo, ReadHeavy});
    QVERIFY((chosen() == std::vector{ReadHeavy, Geo}));
    const ArchetypeId geo = std::ranges::find(host.document().all<Archetype>(), Geo, &Archetype::kind)->id;
    choose({Geo, Search});
    QVERIFY((chosen() == std::vector{Geo, Search}));
    QVERIFY(host.at(geo).kind == Geo);
    choose({});
    QVERIFY(host.document().all<Archetype>().empty());
}

void GuidedOperationsTest::aDerivedArchetypeBecomesThePersons() {
    TestSession host;
    const auto add = [&](ArchetypeOrigin origin) {
        return host.edit(
            [&](Transaction& edit) { return addArchetype(edit, ArchetypeKind::ReadHeavy, origin); });
    };
    const ArchetypeId id = add(ArchetypeOrigin::Derived);
    QVERIFY(host.at(id).origin == ArchetypeOrigin::Derived);
    QVERIFY(add(ArchetypeOrigin::User) == id);
    QVERIFY(host.at(id).origin == ArchetypeOrigin::User);
    QVERIFY(add(ArchetypeOrigin::Derived) == id);
    QVERIFY(host.at(id).origin == ArchetypeOrigin::User);
}

void GuidedOperationsTest::aBuyInIsConfirmedNowAndReopened() {
    TestSession host;
    QVERIFY(!findBuyIn(host.document().tables(), BuyInStage::Scope));
    host.edit([](Transaction& edit) { return reopenBuyIn(edit, BuyInStage::Scope); });
    QVERIFY(host.document().all<BuyIn>().empty());
    const BuyInId id =
        host.edit([](Transaction& edit) { return confirmBuyIn(edit, BuyInStage::Scope, "hash 1", "go on"); });
    QVERIFY(host.at(id).state == BuyInState::Confirmed);
    QCOMPARE(host.at(id).confirmed_at_ms, startTime);
    host.edit([](Transaction& edit) { return reopenBuyIn(edit, BuyInStage::Scope); });
    QVERIFY(host.at(id).state == BuyInState::Pending);
    QCOMPARE(host.at(id).remark, "go on");
    host.time += 5000;
    QVERIFY(host.edit([](Transaction& edit) { return confirmBuyIn(edit, BuyInStage::Scope, "hash 2"); }) ==
            id);
    QCOMPARE(findBuyIn(host.document().tables(), BuyInStage::Scope)->confirmed_at_ms, startTime + 5000);
    QCOMPARE(host.at(id).snapshot_hash, "hash 2");
    QVERIFY(!findBuyIn(host.document().tables(), BuyInStage::Hld));
}

void GuidedOperationsTest::aSummarySectionIsOneRecord() {
    TestSession host;
    Summary summary;
    summary.section = "must";
    summary.text = "Shortens links.";
    const SummaryId id = host.edit([&](Transaction& edit) { return setSummary(edit, summary); });
    summary.edited = true;
    QVERIFY(host.edit([&](Transaction& edit) { return setSummary(edit, summary); }) == id);
    QVERIFY(findSummary(host.document().tables(), "must")->edited);
    summary.section.clear();
    QVERIFY(refusal(host, [&](Transaction& edit) {
                return setSummary(edit, summary);
            }).ends_with(".section: is empty"));
}

void GuidedOperationsTest::aTopicsTradeOffIsMadeOnFirstUse() {
    RichDesign design;
    TradeOff values;
    values.topic_key = "cap";
    values.title = "CP or AP";
    const auto take = [&](NodeId node) {
        values.node = node;
        return design.host.edit([&](Transaction& edit) { return takeTradeOff(edit, values); });
    };
    const TradeOffId system = take({});
    QCOMPARE(design.host.at(system).title, "CP or AP");
    values.title = "other words";
    QVERIFY(take({}) == system);
    QCOMPARE(design.host.at(system).title, "CP or AP");
    const TradeOffId store = take(design.store);
    QVERIFY(store != system);
    QVERIFY(take(design.store) == store);
}

void GuidedOperationsTest::chipsAreNotPinnedTwice() {
    RichDesign design;
    const auto pin = [&](Ref owner, std::string value) {
        return design.host.edit([&](Transaction& edit) { return pinChip(edit, owner, value); });
    };
    const PropertyId first = pin(refTo(design.orders), "peak_rps");
    QCOMPARE(design.host.at(first).key, "chip");
    QVERIFY(pin(refTo(design.orders), "peak_rps") == first);
    const PropertyId second = pin(refTo(design.orders), chipValue(design.estimate));
    QCOMPARE(design.host.at(second).key, "chip 2");
    design.host.edit([&](Transaction& edit) { return unpinChip(edit, refTo(design.orders), "peak_rps"); });
    QVERIFY(!design.host.document().find(first));
    QCOMPARE(design.host.at(pin(refTo(design.edge), "peak_rps")).key, "chip");
    QCOMPARE(refusal(design.host, [&](Transaction& edit) { return pinChip(edit, refTo(design.note), "x"); }),
             "property.owner: a number stands on a component or a connection");
}

void GuidedOperationsTest::linksNeverLeadRoundInACircle() {
    RichDesign design;
    const Ref a = refTo(design.requirement);
    const Ref b = refTo(design.question);
    const Ref c = refTo(design.tradeOff);
    const auto join = [&](Ref from, Ref to, std::string role) {
        return refusal(design.host, [&](Transaction& edit) { return link(edit, from, to, role); });
    };
    QCOMPARE(join(a, b, "from"), "accepted");
    QCOMPARE(join(b, c, "from"), "accepted");
    QCOMPARE(join(c, a, "from"), "link.to_id: the links would lead round in a circle");
    QCOMPARE(join(c, a, "justified by"), "accepted");
    QCOMPARE(join(a, a, "from"), "link.to_id: links a record with itself");
    QCOMPARE(join(a, b, "from"), "accepted");
}

void GuidedOperationsTest::picturesCarryNoExpectations() {
    RichDesign design;
    design.host.edit([&](Transaction& edit) {
        return link(edit, refTo(design.expectation), refTo(design.orders), "concerns");
    });
    const Document shared = withoutExpectations(design.host.document());
    QVERIFY(shared.all<Expectation>().empty());
    QCOMPARE(shared.all<Link>().size(), design.host.document().all<Link>().size() - 1);
    QCOMPARE(shared.tables().size(), design.host.document().tables().size() - 2);
    QVERIFY(validate(shared.tables()).empty());
    QVERIFY(design.host.document().find(design.expectation));
}

void GuidedOperationsTest::aCopiedChipShowsTheCopiedEstimate() {
    RichDesign design;
    const auto paste = [&](std::set<Ref> subjects) {
        return design.host.edit(
            [&](Transaction& edit) { return duplicate(edit, design.host.sheet, subjects, 16, 16); });
    };
    const IdMap both = paste({refTo(design.store), refTo(design.estimate)});
    const PropertyId chip{both.at(refTo(design.chip))};
    QCOMPARE(design.host.at(chip).value, chipValue(EstimateId{both.at(refTo(design.estimate))}));
    const IdMap alone = paste({refTo(design.store)});
    QCOMPARE(design.host.at(PropertyId{alone.at(refTo(design.chip))}).value, chipValue(design.estimate));
}

QTEST_APPLESS_MAIN(GuidedOperationsTest)
#include "guided_operations_test.moc"
