#include "edit/boundary_operations.h"
#include "edit/delete_operation.h"
#include "edit/edge_operations.h"
#include "edit/node_operations.h"
#include "support/designs.h"
#include "support/dice.h"
#include "support/meaning.h"
#include "support/property.h"
#include "support/written_sheet.h"
#include "text/kind_inference.h"
#include "text/print.h"
#include "text/sheet_text.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;
using text::SheetLine;
using text::SheetText;
using text::TypedLine;

namespace {

const std::vector<std::string> pool{"web client", "api gateway", "order service", "order db",
                                    "redis",      "kafka",       "must: seen",    "key > value",
                                    "cdn",        "worker",      "Zürich 東京",   "billing",
                                    "x3",         "ledger db",   "auth"};
const std::vector<std::string> labelWords{"GET /orders/{id}", "a, b -> c", "p99 < 200 ms",
                                          "\"said\"",         "put",       ""};

std::string anyName(Dice& dice) {
    return text::writeName(pool[dice.below(pool.size())]);
}

std::string randomDesign(Dice& dice) {
    constexpr const char* operators[] = {">", "~>", "=>", "<>", "~~", "--"};
    std::string design;
    const std::size_t edges = 5 + dice.below(12);
    for (std::size_t i = 0; i < edges; ++i) {
        const std::string label = labelWords[dice.below(labelWords.size())];
        design += anyName(dice) + " " + operators[dice.below(6)] + " " + anyName(dice) +
                  (label.empty() ? "" : ": " + text::writeLabel(label)) + "\n";
    }
    if (dice.oneIn(2)) design += "region inside { " + anyName(dice) + ", " + anyName(dice) + " }\n";
    if (dice.oneIn(2)) design += "# a note on all of it\n";
    if (dice.oneIn(2)) design += "alone x2-4 (db.sql): by itself\n";
    return design;
}

/// An edit of a line and what it must come to, done to a twin by operations on records.
struct RandomEdit {
    std::vector<TypedLine> typed;
    std::size_t index = 0; // of the line in `typed`
    std::string what;
    Ref kept; // must be there afterwards as well
};

Ref aboutOf(const SheetLine& line) {
    return line.meaning.about.size() == 1 ? line.meaning.about.front() : Ref{};
}

/// The words of an edge as a line: ends, operator and label, `!` always, so that it is its own edge.
std::string edgeWords(const Document& document, const Edge& edge, const std::string& target,
                      const std::string& label) {
    constexpr const char* operators[3][3] = {{">", "<>", "--"}, {"~>", "<~>", "~~"}, {"=>", "<=>", "=="}};
    const Node* from = document.find(NodeId{edge.from().id});
    return text::writeName(from->name) + " " +
           operators[static_cast<int>(edge.kind)][static_cast<int>(edge.direction)] + "! " + target +
           (label.empty() ? "" : ": " + text::writeLabel(label));
}

NodeId newNode(Transaction& edit, const std::string& name) {
    const auto id = addNode(edit, {name, inferKind(name).kindId, "", {}});
    return id ? *id : NodeId{};
}

/// Its name says all of it.
bool isPlain(const Node& node) {
    return node.second_line.empty() && node.instances_max == 1 && node.technology.empty() &&
           node.kind == inferKind(node.name).kindId;
}

/// A line of an edge: other label, other operator, other target, gone.
RandomEdit editEdgeLine(const SheetText& text, std::size_t at, Session& twin, Dice& dice) {
    RandomEdit edit{typedOf(text), at, "", aboutOf(text.lines()[at])};
    const Document& document = twin.document();
    Edge edge = *document.find(EdgeId{edit.kept.id});
    const Node target = *document.find(NodeId{edge.to().id});
    std::string& line = edit.typed[at].text;
    switch (dice.below(5)) {
    case 0:
        edit.what = "label";
        edge.label = "changed " + std::to_string(dice.below(100));
        line = edgeWords(document, edge, text::writeName(target.name), edge.label);
        on(twin, [&](Transaction& open) { return setLabel(open, edge.id, edge.label); });
        break;
    case 1:
        edit.what = "operator";
        edge.kind = static_cast<EdgeKind>((static_cast<int>(edge.kind) + 1) % 3);
        edge.direction = Direction::Both;
        line = edgeWords(document, edge, text::writeName(target.name), edge.label);
        on(twin, [&](Transaction& open) { return editEdge(open, edge); });
        break;
    case 2: {
        edit.what = "new target";
        const bool alone = document.referrers<Edge>(refOf(target)).size() == 1 && !target.boundary &&
                           isPlain(target) && edge.from() != edge.to();
        line = edgeWords(document, edge, "brand new cache", edge.label);
        on(twin, [&](Transaction& open) -> Expected<void> {
            if (!alone) {
                edge.setTo(refTo(newNode(open, "brand new cache")));
                return editEdge(open, edge);
            }
            Node renamed = target;
            renamed.name = "brand new cache";
            renamed.kind = inferKind(renamed.name).kindId;
            open.put(renamed);
            return {};
        });
        break;
    }
    case 3:
        edit.what = "gone";
        edit.typed.erase(edit.typed.begin() + static_cast<std::ptrdiff_t>(at));
        on(twin, [&](Transaction& open) { return remove(open, {edit.kept}); });
        edit.kept = {};
        break;
    default:
        edit.what = "longer";
        line = edgeWords(document, edge, text::writeName(target.name), edge.label) + " > brand new queue: on";
        on(twin, [&](Transaction& open) -> Expected<void> {
            const auto made = connect(open, {refOf(target), refTo(newNode(open, "brand new queue")),
                                             EdgeKind::Sync, Direction::Forward, "on"});
            return made ? Expected<void>() : std::unexpected(made.error());
        });
    }
    return edit;
}

/// A line that is not of an edge, or a new one.
RandomEdit editOtherLine(const SheetText& text, std::size_t at, Session& twin, Dice& dice) {
    RandomEdit edit{typedOf(text), at, "", aboutOf(text.lines()[at])};
    const Ref about = edit.kept;
    if (about.type == RecordType::Boundary && dice.oneIn(2)) {
        edit.what = "boundary";
        Boundary boundary = *twin.document().find(BoundaryId{about.id});
        boundary.name = "elsewhere";
        boundary.type = BoundaryType::Zone;
        edit.typed[at].text = "zone elsewhere { newcomer }";
        const std::vector<Ref> members = membersOf(twin.document(), boundary.id);
        const Node only = *twin.document().find(NodeId{members.front().id});
        const bool renamed =
            members.size() == 1 && twin.document().referrers<Edge>(refOf(only)).empty() && isPlain(only);
        on(twin, [&](Transaction& open) -> Expected<void> {
            open.put(boundary);
            if (renamed) {
                Node newcomer = only;
                newcomer.name = "newcomer";
                newcomer.kind = inferKind(newcomer.name).kindId;
                open.put(newcomer);
                return {};
            }
            for (const Ref& member : membersOf(open.document(), boundary.id))
                if (auto moved = moveIntoBoundary(open, member, {}); !moved) return moved;
            return moveIntoBoundary(open, refTo(newNode(open, "newcomer")), boundary.id);
        });
    } else if (about.type == RecordType::Note) {
        edit.what = "note";
        edit.typed[at].text = "# other words";
        on(twin, [&](Transaction& open) { return rename(open, about, "other words"); });
    } else if (about.type == RecordType::Node && dice.oneIn(2)) {
        edit.what = "component";
        edit.typed[at].text = "another name x7 (cassandra): second";
        Node node = *twin.document().find(NodeId{about.id});
        node.name = "another name";
        const auto guess = kindForNode("cassandra", node.name);
        node.kind = guess->kindId;
        node.technology = guess->technology;
        node.second_line = "second";
        node.instances_min = node.instances_max = 7;
        on(twin, [&](Transaction& open) -> Expected<void> {
            open.put(node);
            return {};
        });
    } else if (dice.oneIn(3)) {
        edit.what = "unreadable";
        edit.typed[at].text = "a > > ) b";
    } else {
        edit.what = "inserted";
        edit.kept = {};
        const std::string line = "first thing x2 > " + anyName(dice) + ": inserted ~> second thing";
        edit.typed.insert(edit.typed.begin() + static_cast<std::ptrdiff_t>(at), {0, line});
        text::Interpreter interpreter(twin);
        if (!interpreter.run(line, 1)) qFatal("%s", line.c_str());
    }
    return edit;
}

} // namespace

class SheetTextPropertyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyEditOfALineIsOneStepAndChangesJustWhatItSays() {
        const std::uint64_t seed = freshSeed();
        Dice dice(seed);
        for (int i = 0; i < 300; ++i) {
            const std::string design = randomDesign(dice);
            WrittenSheet s(design.c_str());
            WrittenSheet twin(design.c_str());
            SheetText text(s.session());
            const std::vector<SheetLine> before = text.lines();
            const std::size_t at = dice.below(before.size());
            const RandomEdit edit = aboutOf(before[at]).type == RecordType::Edge
                                        ? editEdgeLine(text, at, twin.session(), dice)
                                        : editOtherLine(text, at, twin.session(), dice);
            const auto meaningBefore = meaningOf(s.project.document());
            const std::size_t steps = s.steps();
            const bool changed = text.take(edit.typed);
            const std::string context = "seed " + std::to_string(seed) + " edit " + std::to_string(i) + ", " +
                                        edit.what + " of \"" + before[at].text + "\" in\n" + design +
                                        "now\n" + textOf(text);
            const auto meaning = meaningOf(s.project.document());
            QVERIFY2(meaning == meaningOf(twin.project.document()), context.c_str());
            QVERIFY2(s.steps() == steps + (changed ? 1 : 0), context.c_str());
            QVERIFY2(changed == (meaning != meaningBefore), context.c_str());
            if (edit.kept.valid()) QVERIFY2(s.project.document().contains(edit.kept), context.c_str());
            verifyReadsBack(text, s.project.document(), context);
            if (!changed) continue;
            QVERIFY2(s.session().undo().value_or(false), context.c_str());
            QVERIFY2(meaningOf(s.project.document()) == meaningBefore, context.c_str());
        }
    }

private:
    /// The whole text, and the document printed anew, say what the document says.
    static void verifyReadsBack(const SheetText& text, const Document& document, const std::string& context) {
        const bool hasError =
            std::ranges::any_of(text.lines(), [](const SheetLine& line) { return line.error.has_value(); });
        std::string error;
        const std::string printed = text::print(document);
        const Project again = readBack(printed, error);
        QVERIFY2(error.empty() && meaningOf(again.document()) == meaningOf(document), context.c_str());
        QVERIFY2(text::print(again.document()) == printed, context.c_str());
        if (hasError) return;
        const Project typed = readBack(textOf(text), error);
        QVERIFY2(error.empty(), (error + "\n" + context).c_str());
        QVERIFY2(meaningOf(typed.document()) == meaningOf(document), context.c_str());
    }
};

QTEST_GUILESS_MAIN(SheetTextPropertyTest)
#include "sheet_text_property_test.moc"
