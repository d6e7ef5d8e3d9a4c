// A URL shortener with everything the guided design records: for tests of reports and of what is read aloud.
#pragma once

#include "interview/archetypes.h"
#include "interview/buy_in.h"
#include "model/chip.h"
#include "model/trade_off_topics.h"
#include "support/projects.h"
#include "support/test_session.h"

namespace chalkline::test {

class GuidedDesign {
public:
    GuidedDesign() {
        Project typed;
        if (const std::string refused = feed(typed, drawing); !refused.empty()) qFatal("%s", refused.c_str());
        session = std::make_unique<Session>(typed.session->document(), [this] { return time; }, "ann");
        clarify();
        require();
        count();
        decide();
        promise();
    }

    std::int64_t time = startTime; // 2023-11-14 22:13:20 UTC
    std::unique_ptr<Session> session;

    [[nodiscard]] const Tables& tables() const { return session->document().tables(); }
    [[nodiscard]] Ref thing(std::string_view name) const {
        const auto found = session->document().named(foldName(name));
        if (found.empty()) qFatal("nothing is called so");
        return found.front();
    }
    [[nodiscard]] NodeId node(std::string_view name) const { return NodeId{thing(name).id}; }

    template <class R>
    Id<R> put(R record) {
        Transaction edit(*session, "test");
        if (!record.id) record.id = edit.newId<R>();
        const Id<R> id = record.id;
        edit.put(std::move(record));
        commit(edit);
        return id;
    }
    void tie(Ref from, Ref to) {
        Transaction edit(*session, "test");
        if (const auto made = link(edit, from, to); !made) qFatal("%s", made.error().text().c_str());
        commit(edit);
    }
    void agree(BuyInStage stage, const std::string& remark) {
        Transaction edit(*session, "test");
        if (const auto made = interview::confirm(edit, stage, remark); !made)
            qFatal("%s", made.error().text().c_str());
        commit(edit);
    }
    RequirementId must, redirect, fast;
    TradeOffId sql;

private:
    static constexpr const char* drawing =
        "web client > load balancer: HTTPS > api gateway: HTTP > shorten service: POST /urls; "
        "redirect service: GET /{code}\n"
        "shorten service > key generator: next key; url database: insert; ~> kafka: url created\n"
        "redirect service > redis cache: get; url database: on miss; ~> kafka: click\n"
        "url database => read replica: replication\n"
        "backend { shorten service, redirect service, key generator, redis cache, url database, read "
        "replica, "
        "kafka }\n";

    static void commit(Transaction& edit) {
        if (const auto done = edit.commit(); !done) qFatal("%s", done.error().text().c_str());
    }
    RequirementId require(RequirementKind kind, Priority priority, const std::string& title) {
        Transaction edit(*session, "test");
        const auto made = addRequirement(edit, kind, priority, title);
        if (!made) qFatal("%s", made.error().text().c_str());
        commit(edit);
        return *made;
    }
    void measure(RequirementId id, const char* metric, const char* comparator, double target,
                 const char* unit) {
        Requirement one = *session->document().find(id);
        one.metric = metric;
        one.comparator = comparator;
        one.target = target;
        one.unit = unit;
        put(one);
    }

    void clarify() {
        put(Brief{{},
                  "Turn long links into short ones and redirect quickly.",
                  "Links that never break, at the lowest price a redirect.",
                  Approach::TopDown,
                  {}});
        put(Archetype{{}, ArchetypeKind::ReadHeavy, ArchetypeOrigin::User, 1, {}});
        put(ScopeItem{{}, "Create and follow short links", true, 1, {}});
        put(ScopeItem{{}, "Click counts for owners", true, 2, {}});
        put(ScopeItem{{}, "Paid plans and invoices", false, 3, {}});
        Question asked;
        asked.text = "How long is a link kept?";
        asked.answer = "Five years";
        asked.state = QuestionState::Answered;
        asked.sort_order = 1;
        put(asked);
        Question open;
        open.text = "May two people shorten the same link?";
        open.sort_order = 2;
        put(open);
        Question assumed;
        assumed.text = "Codes of seven characters are short enough";
        assumed.category = QuestionCategory::Constraint;
        assumed.state = QuestionState::Assumed;
        assumed.sort_order = 3;
        put(assumed);
        put(Expectation{{}, "Wants depth on the data model", Focus::Data, Strength::Guessed, false, 1, {}});
    }
    void require() {
        must = require(RequirementKind::Functional, Priority::Must, "Shorten a long URL");
        redirect = require(RequirementKind::Functional, Priority::Must, "Redirect a short link");
        require(RequirementKind::Functional, Priority::Good, "Choose the alias");
        require(RequirementKind::Functional, Priority::Wont, "Preview pages");
        fast = require(RequirementKind::NonFunctional, Priority::Must, "redirect p99 < 100 ms");
        measure(fast, "p99", "<", 100, "ms");
        measure(require(RequirementKind::NonFunctional, Priority::Must, "availability 99.99 %"),
                "availability", ">=", 99.99, "%");
        measure(require(RequirementKind::NonFunctional, Priority::Good, "20k redirects/s at peak"),
                "throughput", ">=", 20'000, "/s");
        put(Link{{}, {RecordType::Requirement, redirect.value}, thing("redirect service"), "", {}});
        put(Link{{}, {RecordType::Requirement, redirect.value}, thing("redis cache"), "", {}});
        put(Link{{}, {RecordType::Requirement, fast.value}, thing("redis cache"), "", {}});
        agree(BuyInStage::Scope, "Analytics may be a day late");
    }
    void count() {
        Workload writes{{}, "shorten", "author", 10e6, 1.67, WorkloadDirection::Write, 500, {}, 3, 1, {}};
        Workload reads{{}, "redirect", "visitor", 10e6, 167, WorkloadDirection::Read, {}, 500, 3, 2, {}};
        put(writes);
        put(reads);
        put(Constant{{}, "replication", 3, "", ConstantSource::Assumed, "one leader, two copies", 1, {}});
        const EstimateId storage = put(Estimate{{}, "storage", "500M/month × 500 B × 5 y", 1, {}});
        put(Estimate{{}, "", "20k/s × 500 B", 2, {}});
        put(Property{{}, thing("url database"), "chip", chipValue(storage), "", {}});
        put(Property{{}, thing("redirect service"), "chip", "read_qps_peak", "", {}});
    }
    void decide() {
        TradeOff store = newTradeOff(*findTopic("sql_nosql"));
        store.choice = "NoSQL";
        store.options = "SQL\nNoSQL";
        store.position = 80;
        store.pros = "Scales by adding machines\nKey lookups only";
        store.cons = "No joins for reports";
        store.justification = "key lookups only, and 15 TB";
        store.driver = "scale";
        store.consequence = "Reports run on an export";
        store.revisit_when = "Owners want ad-hoc queries";
        store.state = TradeOffState::Decided;
        sql = put(store);
        tie({RecordType::TradeOff, sql.value}, {RecordType::Requirement, fast.value});
        TradeOff cap = newTradeOff(*findTopic("cap"));
        cap.node = node("url database");
        cap.cap_mode = CapMode::Ap;
        cap.else_mode = ElseMode::Latency;
        cap.state = TradeOffState::Discussed;
        put(cap);
    }
    void promise() {
        put(ReliabilityItem{{},
                            ReliabilityTopic::Scaling,
                            node("redirect service"),
                            "Stateless, so twice the load is twice the instances",
                            ReliabilityState::Stated,
                            "load test of 2026",
                            1,
                            {}});
        put(ReliabilityItem{{},
                            ReliabilityTopic::Backup,
                            {},
                            "Nightly snapshot, kept for 30 days",
                            ReliabilityState::Stated,
                            "",
                            2,
                            {}});
        Node service = *session->document().find(node("redirect service"));
        service.instances_min = 3;
        service.instances_max = 20;
        put(service);
        put(Property{{}, thing("redis cache"), "capacity_rps", "80000", "measured", {}});
    }
};

} // namespace chalkline::test
