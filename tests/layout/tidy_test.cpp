#include <QtTest>

#include "geometry/boxes.h"
#include "layout/place.h"
#include "layout/tidy.h"
#include "routing/route.h"
#include "support/designs.h"
#include "support/picture_faults.h"
#include "support/random_sheets.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

std::unordered_map<Ref, Rect> boxesIn(const Project& project) {
    return boxesOf(project.document().tables(), project.session->sheet());
}

PictureFaults faultsIn(const Project& project) {
    const Tables& tables = project.document().tables();
    return pictureFaults(tables, routeSheet(tables, project.session->sheet()));
}

void lockAll(Project& project, const std::set<Ref>& refs) {
    Transaction edit(*project.session, "Lock");
    QVERIFY(setFlag(edit, project.session->sheet(), refs, PlacementFlag::Locked, true));
    QVERIFY(edit.commit());
}

void shift(Project& project, const std::set<Ref>& refs, double dx, double dy) {
    Transaction edit(*project.session, "Move");
    QVERIFY(moveBy(edit, project.session->sheet(), refs, dx, dy));
    QVERIFY(edit.commit());
}

std::vector<Ref> nodesOf(const Project& project) {
    std::vector<Ref> nodes;
    for (const Node& node : project.document().all<Node>())
        nodes.push_back(refOf(node));
    return nodes;
}

/// How far things went in the mean, as a share of the width of it all.
double meanMovement(const std::unordered_map<Ref, Rect>& before, const std::unordered_map<Ref, Rect>& after) {
    std::optional<Rect> area;
    double sum = 0;
    int count = 0;
    for (const auto& [ref, box] : after) {
        area = area ? area->united(box) : box;
        const auto old = before.find(ref);
        if (old == before.end()) continue;
        sum += std::hypot(box.x - old->second.x, box.y - old->second.y);
        ++count;
    }
    return sum / count / area->w;
}

} // namespace

class TidyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNoteThatStrayedComesBackBelowTheDesign() {
        Project project;
        QCOMPARE(feed(project, std::string(urlShortener) + "# ask about quotas\n"), "");
        const Ref note = refOf(*project.document().all<Note>().begin());
        shift(project, {note}, -2400, -900);
        Transaction edit(*project.session, "Tidy");
        TidyRequest request;
        request.sheet = project.session->sheet();
        const auto moves = tidySheet(project.document().tables(), request);
        QVERIFY(moves);
        for (const Placement& moved : *moves)
            edit.put(moved);
        QVERIFY(edit.commit());
        const auto boxes = boxesIn(project);
        std::optional<Rect> design;
        for (const Ref node : nodesOf(project))
            design = design ? design->united(boxes.at(node)) : boxes.at(node);
        QVERIFY(boxes.at(note).y >= design->bottom());
        QVERIFY(boxes.at(note).y <= design->bottom() + 200);
        QVERIFY(boxes.at(note).x >= design->x - 200 && boxes.at(note).right() <= design->right() + 200);
    }
    void whatIsLockedDoesNotMoveByAPixel() {
        for (std::uint64_t seed = 1; seed <= 500; ++seed) {
            Dice dice(seed);
            Project project = randomSheet({10 + dice.below(40), dice.below(4), true}, dice);
            std::set<Ref> pinned;
            for (const Ref& ref : nodesOf(project))
                if (dice.oneIn(10)) pinned.insert(ref);
            if (!pinned.empty()) shift(project, pinned, 3, -5); // off the grid
            lockAll(project, pinned);
            const auto before = boxesIn(project);
            QVERIFY(tidy(project) > 0);
            const auto after = boxesIn(project);
            for (const Ref& ref : pinned)
                QVERIFY2(before.at(ref) == after.at(ref), qPrintable(QStringLiteral("seed %1").arg(seed)));
            const PictureFaults faults = faultsIn(project);
            QVERIFY2(faults.nodeOverlaps == 0, qPrintable(QStringLiteral("seed %1 overlaps").arg(seed)));
        }
    }
    void oneNodeMoreMovesTheOthersLittle() {
        double all = 0;
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            Dice dice(seed);
            Project project = randomSheet({50, 0, true}, dice);
            QVERIFY(tidy(project) > 0);
            const auto before = boxesIn(project);
            const std::string from = "service " + std::to_string(dice.below(50));
            QCOMPARE(feed(project, from + " > newcomer" + (dice.oneIn(2) ? " > service 49" : "")), "");
            (void)tidy(project);
            const double moved = meanMovement(before, boxesIn(project));
            all += moved;
        }
        qInfo("mean movement of the 50 others: %.1f %% of the width", all / 30 * 100);
        QVERIFY(all / 30 < 0.1);
    }
    void tidyingTwiceChangesNothingMore() {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Dice dice(seed);
            Project project = randomSheet({8 + dice.below(40), dice.below(4), true}, dice);
            TidyRequest request;
            if (dice.oneIn(2)) request.view = Size{928, 656};
            (void)tidy(project, request);
            (void)tidy(project, request); // the first time the direction may have turned
            QVERIFY2(tidy(project, request) == 0, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }
    void tidiedSheetsHaveNoOverlapsAndNoStrangers() {
        for (std::uint64_t seed = 1; seed <= 80; ++seed) {
            Dice dice(seed);
            Project project = randomSheet({4 + dice.below(60), dice.below(5), true}, dice);
            TidyRequest request;
            if (dice.oneIn(2)) request.view = Size{928, 656};
            if (dice.oneIn(4)) request.style = TidyStyle::Tiers;
            (void)tidy(project, request);
            const PictureFaults faults = faultsIn(project);
            const bool good =
                faults.nodeOverlaps + faults.strangersInBoundaries + faults.boundaryOverlaps == 0;
            QVERIFY2(good, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }
    void tidyingAChoiceLeavesTheRest() {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Dice dice(seed);
            Project project = randomSheet({30, 2, true}, dice);
            (void)tidy(project);
            TidyRequest request;
            for (const Ref& ref : nodesOf(project))
                if (dice.oneIn(3)) request.chosen.insert(ref);
            for (const Ref& ref : request.chosen) // into disorder
                shift(project, {ref}, static_cast<double>(dice.below(9)) - 4,
                      static_cast<double>(dice.below(9)) - 4);
            const auto before = boxesIn(project);
            (void)tidy(project, request);
            const auto after = boxesIn(project);
            for (const Ref& ref : nodesOf(project))
                if (!request.chosen.contains(ref))
                    QVERIFY2(before.at(ref) == after.at(ref),
                             qPrintable(QStringLiteral("seed %1").arg(seed)));
            QVERIFY(faultsIn(project).nodeOverlaps == 0);
        }
    }
    void aChosenBoundaryIsTidiedWithAllThatIsInIt() {
        Project project;
        QCOMPARE(feed(project, "client > a > b > c\nbackend { a, b, c }"), "");
        shift(project, {project.ref("b")}, 0, 200);
        const Rect client = boxesIn(project).at(project.ref("client"));
        TidyRequest request;
        request.chosen = {project.ref("backend")};
        QVERIFY(tidy(project, request) > 0);
        const auto boxes = boxesIn(project);
        QVERIFY(boxes.at(project.ref("client")) == client);
        QCOMPARE(boxes.at(project.ref("b")).y, boxes.at(project.ref("a")).y);
        QCOMPARE(boxes.at(project.ref("c")).y, boxes.at(project.ref("a")).y);
    }
    void aNoteGoesAlongWithWhatItIsAbout() {
        Project project;
        QCOMPARE(feed(project, "client > api > db\napi # watch this"), "");
        const Note note = *project.document().all<Note>().begin();
        shift(project, {project.ref("api"), refOf(note)}, 400, 640);
        QVERIFY(tidy(project) > 0);
        const auto boxes = boxesIn(project);
        const Point api = boxes.at(project.ref("api")).centre();
        const Point at = boxes.at(refOf(note)).centre();
        QVERIFY2(std::hypot(at.x - api.x, at.y - api.y) < 240, "far from its node");
        QVERIFY(!boxes.at(refOf(note)).overlaps(boxes.at(project.ref("db"))));
    }
    void aStoppedTidyGivesNothing() {
        Project project;
        QCOMPARE(feed(project, urlShortener), "");
        std::stop_source source;
        source.request_stop();
        TidyRequest request;
        request.sheet = project.session->sheet();
        QVERIFY(!tidySheet(project.document().tables(), request, source.get_token()));
    }
    void tiersStandInTheOrderOfTheFamilies() {
        Project project;
        QCOMPARE(feed(project, urlShortener), "");
        TidyRequest request;
        request.style = TidyStyle::Tiers;
        request.orientation = Orientation::TopToBottom;
        QCOMPARE(feed(project, "- backend"), "");
        QVERIFY(tidy(project, request) > 0);
        const auto boxes = boxesIn(project);
        double last = -1e9;
        for (const char* name : {"web client", "cdn", "load balancer", "api gateway", "shorten service",
                                 "kafka", "url database"}) {
            const double y = boxes.at(project.ref(name)).y;
            QVERIFY2(y >= last, name);
            last = y;
        }
        QCOMPARE(boxes.at(project.ref("redirect service")).y, boxes.at(project.ref("shorten service")).y);
    }
    void aDirectionIsObeyed() {
        for (const Orientation orientation : {Orientation::LeftToRight, Orientation::TopToBottom}) {
            Project project;
            QCOMPARE(feed(project, "a > b > c"), "");
            TidyRequest request;
            request.orientation = orientation;
            (void)tidy(project, request);
            const auto boxes = boxesIn(project);
            const bool down = orientation == Orientation::TopToBottom;
            QCOMPARE(boxes.at(project.ref("a")).x == boxes.at(project.ref("c")).x, down);
            QCOMPARE(boxes.at(project.ref("a")).y == boxes.at(project.ref("c")).y, !down);
        }
    }
    void aTidiedSheetStaysWhereItWas() {
        Project project;
        QCOMPARE(feed(project, newsFeed), "");
        (void)tidy(project);
        std::set<Ref> all;
        for (const auto& [ref, box] : boxesIn(project))
            all.insert(ref);
        shift(project, all, 4000, -2400);
        QCOMPARE(tidy(project), 0);
    }
    void anEmptySheetAndOneOfNotesHaveNothingToTidy() {
        Project project;
        QCOMPARE(tidy(project), 0);
        QCOMPARE(feed(project, "# only a note"), "");
        QCOMPARE(tidy(project), 0);
    }
};

QTEST_APPLESS_MAIN(TidyTest)
#include "tidy_test.moc"
