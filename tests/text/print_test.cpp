#include "support/designs.h"
#include "support/meaning.h"
#include "support/odd_records.h"
#include "text/print.h"

#include <QtTest>

#include <random>

using namespace chalkline;
using namespace chalkline::test;

namespace {

class Generator {
public:
    explicit Generator(unsigned seed)
        : random_(seed) {}

    std::size_t below(std::size_t n) { return random_() % n; }

    std::string name() {
        static const std::vector<std::string> odd = {
            "a > b",      "x: y",       "p#7",     "one, two", "semi;colon", "a = b",  "in x3", "",
            "two\nlines", "say \"hi\"", "-minus",  "+one",     "!no",        "flow a", "vpc",   "region eu",
            "must",       "back\\n",    "tail-",   "  wide  ", "(par)",      "@at",    "a--b",  "a -- b",
            "x3",         "orders x12", "ünïcôdé", "データ",   "a~b",        "table t"};
        static const std::vector<std::string> plain = {"web client", "api gateway", "redis", "kafka",
                                                       "orders db",  "worker",      "cdn",   "payment",
                                                       "auth",       "search"};
        const std::size_t pick = below(10);
        if (pick < 3) return odd[below(odd.size())];
        return plain[below(plain.size())] + (pick < 7 ? " " + std::to_string(below(30)) : "");
    }
    std::string label() {
        static const std::vector<std::string> some = {
            "",       "",           "GET /x",   "p99 < 200 ms", "a ~> b", "1; 2",    "\"q\"",       "x # y",
            "> 100k", "two\nlines", "key = id", "-> done",      "ends ",  "a > bee", "where: here", "x <> y"};
        return some[below(some.size())];
    }

    void fill(Project& project);

private:
    std::mt19937 random_;
};

void Generator::fill(Project& project) {
    Transaction edit(*project.session, "fill");
    std::vector<Ref> things;
    for (std::size_t i = below(4); i > 0; --i) {
        Boundary boundary;
        boundary.id = edit.newId<Boundary>();
        boundary.name = name();
        boundary.type = static_cast<BoundaryType>(below(6));
        if (!things.empty() && below(2) == 0) boundary.parent = BoundaryId{things[below(things.size())].id};
        things.push_back(refOf(boundary));
        edit.put(boundary);
    }
    const std::size_t boundaries = things.size();
    for (std::size_t i = below(9); i > 0; --i) {
        Node node;
        node.id = edit.newId<Node>();
        node.name = name();
        node.kind = below(3) == 0 ? "store.object" : "compute.service";
        if (below(4) == 0) node.technology = below(2) == 0 ? "Redis" : "odd, (tech) \"x\"";
        if (below(4) == 0) node.second_line = label();
        if (below(4) == 0) node.instances_max = 1 + static_cast<std::int64_t>(below(20));
        if (boundaries > 0 && below(2) == 0) node.boundary = BoundaryId{things[below(boundaries)].id};
        things.push_back(refOf(node));
        edit.put(node);
    }
    for (std::size_t i = things.empty() ? 0 : below(12); i > 0; --i) {
        Edge edge;
        edge.id = edit.newId<Edge>();
        edge.setFrom(things[below(things.size())]);
        edge.setTo(things[below(things.size())]);
        edge.kind = static_cast<EdgeKind>(below(3));
        edge.direction = static_cast<Direction>(below(3));
        edge.label = label();
        edit.put(edge);
    }
    for (std::size_t i = below(3); i > 0; --i) {
        Note note;
        note.id = edit.newId<Note>();
        note.text = "note " + std::to_string(i) + (below(2) == 0 ? "\nmore" : "");
        if (!things.empty() && below(2) == 0) note.anchor = things[below(things.size())];
        edit.put(note);
    }
    OddRecords(random_).fill(edit);
    QVERIFY(edit.commit());
}

} // namespace

class PrintTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFourDesignsReadBackEqual() {
        for (const NamedDesign& design : designs) {
            Project project;
            (void)feed(project, design.text);
            const std::string printed = text::print(project.document());
            std::string error;
            const Project again = readBack(printed, error);
            QCOMPARE(error, std::string());
            QVERIFY2(meaningOf(again.document()) == meaningOf(project.document()), printed.c_str());
            QCOMPARE(text::print(again.document()), printed);
        }
    }
    void fiveHundredRandomProjectsReadBackEqual() {
        for (unsigned seed = 1; seed <= 500; ++seed) {
            Project project;
            Generator(seed).fill(project);
            const std::string printed = text::print(project.document());
            std::string error;
            const Project again = readBack(printed, error);
            const std::string context = "seed " + std::to_string(seed) + " " + error + "\n" + printed;
            QVERIFY2(error.empty(), context.c_str());
            QVERIFY2(meaningOf(again.document()) == meaningOf(project.document()),
                     (context + "\nread back:\n" + text::print(again.document())).c_str());
            QVERIFY2(text::print(again.document()) == printed,
                     (context + "\nprinted again:\n" + text::print(again.document())).c_str());
        }
    }
    void flowsReadBackInOrder() {
        Project project;
        QCOMPARE(feed(project, "a > b: x\na > b: y\nflow read: a > b: y > c ~> d\nflow \"od:d\": c ~> d"),
                 std::string());
        std::string error;
        const Project again = readBack(text::print(project.document()), error);
        QCOMPARE(error, std::string());
        QVERIFY(meaningOf(again.document()) == meaningOf(project.document()));
    }
};

QTEST_APPLESS_MAIN(PrintTest)
#include "print_test.moc"
