#include <QtTest>

#include "render/picture.h"
#include "support/designs.h"
#include "support/recording_surface.h"
#include "support/test_session.h"
#include "support/text_faults.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// A design as it is drawn.
class Drawn {
public:
    explicit Drawn(const std::string& text) { (void)feed(project_, text); }

    RecordingSurface with(PictureOptions options, bool keepsWords = false) {
        const auto picture = Picture::of(tables(), project_.session->sheet(), options);
        if (!picture) qFatal("%s", picture.error().text().c_str());
        area = picture->area();
        RecordingSurface surface(keepsWords);
        picture->paint(surface);
        return surface;
    }
    RecordingSurface plain() { return with({}); }
    [[nodiscard]] const Tables& tables() const { return project_.document().tables(); }
    [[nodiscard]] Ref named(const std::string& name) const {
        for (const Node& node : tables().of<Node>())
            if (node.name == name) return refOf(node);
        for (const Boundary& boundary : tables().of<Boundary>())
            if (boundary.name == name) return refOf(boundary);
        qFatal("nothing is called %s", name.c_str());
    }
    [[nodiscard]] SheetId sheet() const { return project_.session->sheet(); }
    [[nodiscard]] Session& session() { return *project_.session; }

    Rect area;

private:
    Project project_;
};

bool saysAny(const RecordingSurface& surface, std::initializer_list<const char*> words) {
    return std::ranges::any_of(words, [&](const char* word) { return surface.says(word); });
}

std::vector<std::string> textsOf(const RecordingSurface& surface, const std::string& group) {
    std::vector<std::string> texts;
    for (const DrawnText& text : surface.texts)
        if (text.group == group) texts.push_back(text.text);
    return texts;
}

} // namespace

class SceneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEstimateIsDrawnAsItsArithmetic() {
        Drawn drawn("a > b\nest: storage = 500M/month * 500 B");
        const EstimateId id = drawn.tables().of<Estimate>().begin()->id;
        std::string said;
        for (const std::string& line : textsOf(drawn.plain(), "c" + std::to_string(id.value)))
            said += (said.empty() ? "" : " ") + line;
        QCOMPARE(QString::fromStdString(said),
                 QString("storage = 500M/month × 500 B = 250 GB/month = 96.5 kB/s"));
    }
    void theLegendCountsTheConnectionsOfTheSheet() {
        Drawn drawn("a > b > c\nb ~> d\na => d");
        QCOMPARE(textsOf(drawn.plain(), "legend"),
                 (std::vector<std::string>{"synchronous · 2", "asynchronous · 1", "data · 1"}));
        PictureOptions without;
        without.scene.legend = false;
        QVERIFY(textsOf(drawn.with(without), "legend").empty());
    }
    void theTitleBlockSaysWhatTheSheetHolds() {
        Drawn drawn("a > b > c");
        PictureOptions options;
        options.scene.title = "Checkout";
        QCOMPARE(textsOf(drawn.with(options), "title"),
                 (std::vector<std::string>{"Checkout", "3 components · 2 connections"}));
    }
    void furnitureCoversNothing() {
        for (const NamedDesign& design : designs) {
            Drawn drawn(design.text);
            PictureOptions options;
            options.scene.title = design.name;
            const RecordingSurface surface = drawn.with(options);
            const RoutedSheet routed = routeSheet(drawn.tables(), drawn.sheet());
            std::vector<Rect> furniture;
            for (const DrawnPath& path : surface.paths)
                if ((path.group == "legend" || path.group == "title") && path.fill == "#FFFFFF" &&
                    path.path.size() == 10)
                    furniture.push_back({path.path[7].to.x, path.path[0].to.y,
                                         path.path[3].to.x - path.path[7].to.x,
                                         path.path[5].to.y - path.path[0].to.y});
            QCOMPARE(furniture.size(), 2u);
            QVERIFY(!furniture[0].overlaps(furniture[1]));
            for (const Rect& box : furniture)
                for (const auto& [ref, other] : routed.boxes)
                    QVERIFY2(!box.overlaps(other), design.name);
        }
    }
    void instancesAreDrawnBehindAndSaid() {
        Drawn drawn("api x12\ndb x2");
        const RecordingSurface surface = drawn.plain();
        QVERIFY(surface.says("×12"));
        QVERIFY(surface.says("×2"));
        const std::string api = "n" + std::to_string(drawn.named("api").id);
        const auto cards = std::ranges::count_if(surface.paths, [&](const DrawnPath& path) {
            return path.group == api && path.fill == "#FFFFFF";
        });
        QCOMPARE(cards, 3);
    }
    void aNumberChipStandsOnTheLowerEdgeWithABarAsFullAsTheNode() {
        Drawn drawn("api");
        PictureOptions options;
        const Ref api = drawn.named("api");
        options.scene.chips[NodeId{api.id}] = {"19.3k/s 64 %", 0.64};
        const RecordingSurface surface = drawn.with(options);
        QVERIFY(surface.says("19.3k/s 64 %"));
        const auto bar = std::ranges::find_if(surface.paths, [](const DrawnPath& path) {
            return path.fill == themeOf(ThemeName::Light).warning;
        });
        QVERIFY(bar != surface.paths.end());
        QCOMPARE(bar->path[3].to.x - bar->path[7].to.x, 26 * 0.64);
    }
    void aFlowNumbersItsStepsAndDimsTheRest() {
        Drawn drawn("a > b > c\nb > d\nflow read: a > b > d");
        PictureOptions options;
        for (const Flow& flow : drawn.tables().of<Flow>())
            options.scene.flow = flow.id;
        const RecordingSurface surface = drawn.with(options);
        QVERIFY(surface.says("1") && surface.says("2") && !surface.says("3"));
        QVERIFY(surface.says("read")); // in the legend
        const auto colourOf = [&](const char* name) {
            return std::ranges::find(surface.texts, std::string(name), &DrawnText::text)->colour;
        };
        QCOMPARE(colourOf("a"), themeOf(ThemeName::Light).ink);
        QCOMPARE(colourOf("c"), dimmed(themeOf(ThemeName::Light), 0.35).ink);
    }
    void anEdgeUsedTwiceByAFlowCarriesBothNumbers() {
        Drawn drawn("a > b > c\nflow retry: a > b > c");
        PictureOptions options;
        for (const Flow& flow : drawn.tables().of<Flow>())
            options.scene.flow = flow.id;
        Transaction edit(drawn.session(), "again");
        FlowStep again = *drawn.tables().of<FlowStep>().begin();
        again.id = edit.newId<FlowStep>();
        again.sort_order = 9;
        edit.put(again);
        QVERIFY(edit.commit());
        QVERIFY(drawn.with(options).says("1,3"));
    }
    void aStepsDiscStandsOnNoLabelAndNoBox() {
        for (const char* lines : {"a > b: HTTP", "a > b", "a > b: a label that is rather long indeed"}) {
            Drawn drawn(std::string(lines) + "\nflow f: a > b");
            PictureOptions options;
            options.scene.legend = false;
            for (const Flow& flow : drawn.tables().of<Flow>())
                options.scene.flow = flow.id;
            const RecordingSurface surface = drawn.with(options);
            const DrawnText step = *std::ranges::find(surface.texts, "1", &DrawnText::text);
            const Rect disc{step.at.x - 9, step.at.y - 13, 18, 18};
            const RoutedSheet routed = routeSheet(drawn.tables(), drawn.sheet());
            for (const auto& [ref, box] : routed.boxes)
                QVERIFY2(!disc.overlaps(box), lines);
            QVERIFY2(!routed.routes[0].label || !disc.overlaps(*routed.routes[0].label), lines);
        }
    }
    void smallZoomsDropDetail() {
        Drawn drawn("api (Go) > db: GET\nregion eu { api }");
        const auto at = [&](double zoom) {
            PictureOptions options;
            options.scene.zoom = zoom;
            options.scene.legend = false;
            return drawn.with(options);
        };
        QCOMPARE(at(1).words().size(), 5u); // title, two names, technology, label
        QVERIFY(!at(0.5).says("Go") && at(0.5).says("api"));
        QCOMPARE(at(0.3).words().size(), 0u);
        QCOMPARE(at(0.3).glyphs, 2);
        QCOMPARE(at(0.1).glyphs, 0);
    }
    void aSelectionIsDrawnAlone() {
        Drawn drawn("web > api: GET\napi > db: read\nbackend { api, db }");
        PictureOptions options;
        options.selection = {drawn.named("backend")};
        const RecordingSurface surface = drawn.with(options);
        QVERIFY(surface.says("api") && surface.says("db") && surface.says("read") && surface.says("BACKEND"));
        QVERIFY(!saysAny(surface, {"web", "GET"}));
        QVERIFY(surface.says("synchronous · 1"));
    }
    void aSelectionThatIsNotOnTheSheetIsRefused() {
        Drawn drawn("a > b");
        PictureOptions options;
        options.selection = {{RecordType::Node, 999}};
        const auto picture = Picture::of(drawn.tables(), drawn.sheet(), options);
        QVERIFY(!picture);
        QCOMPARE(picture.error().code, ErrorCode::NotFound);
    }
    void dataIsTwoThinLinesThreeApart() {
        Drawn drawn("a => b");
        const RecordingSurface surface = drawn.plain();
        std::vector<DrawnPath> lines;
        for (const DrawnPath& path : surface.paths)
            if (path.group.starts_with('e') && path.fill.empty()) lines.push_back(path);
        QCOMPARE(lines.size(), 2u);
        QCOMPARE(lines[0].width, 1.0);
        QCOMPARE(std::abs(lines[0].path[0].to.y - lines[1].path[0].to.y), 3.0);
    }
    void headsFollowKindAndDirection() {
        Drawn drawn("a > b\nc ~> d\ne <> f\ng -- h");
        const RecordingSurface surface = drawn.plain();
        std::map<std::string, std::vector<Head>> heads;
        for (const DrawnHead& head : surface.heads)
            if (head.group.starts_with('e')) heads[head.group].push_back(head.head);
        std::vector<std::vector<Head>> all;
        for (const Edge& edge : drawn.tables().of<Edge>())
            all.push_back(heads["e" + std::to_string(edge.id.value)]);
        QCOMPARE(all, (std::vector<std::vector<Head>>{
                          {Head::Filled}, {Head::Open}, {Head::Filled, Head::Filled}, {}}));
    }
    void aHeadStopsTwoPxBeforeTheOutline() {
        Drawn drawn("a > b");
        const RecordingSurface surface = drawn.plain();
        const Rect box = routeSheet(drawn.tables(), drawn.sheet()).boxes.at(drawn.named("b"));
        QCOMPARE(surface.heads[0].tip.x, box.x - 2);
    }
    void aLineIsInterruptedFivePxOnEachSideOfACrossing() {
        TestSession made;
        const NodeId a = made.placedNode("a", 0, 200);
        const NodeId b = made.placedNode("b", 600, 200);
        RoutedSheet routed;
        routed.boxes = routeSheet(made.document().tables(), made.sheet).boxes;
        const EdgeId edge = made.edge(a, b);
        routed.routes.push_back({.edge = edge,
                                 .from = {RecordType::Node, a.value},
                                 .to = {RecordType::Node, b.value},
                                 .points = {{300, 0}, {300, 400}},
                                 .label = {},
                                 .breaks = {{300, 228}}});
        RecordingSurface surface;
        SceneOptions options;
        options.legend = false;
        ScenePainter(made.document().tables(), routed, themeOf(ThemeName::Light), options).paint(surface);
        QCOMPARE(surface.lines.size(), 2u);
        QCOMPARE(surface.lines[0].back(), (Point{300, 223}));
        QCOMPARE(surface.lines[1].front(), (Point{300, 233}));
    }
    void trustBoundariesAreRed() {
        Drawn drawn("trust dmz { api }");
        const RecordingSurface surface = drawn.plain();
        const auto title = std::ranges::find(surface.texts, "TRUST · DMZ", &DrawnText::text);
        QVERIFY(title != surface.texts.end());
        QCOMPARE(title->colour, themeOf(ThemeName::Light).error);
    }
    void aLongNoteIsWrapped() {
        Drawn drawn("# one two three four five six seven eight nine ten eleven twelve thirteen");
        const RecordingSurface surface = drawn.plain();
        QVERIFY(surface.texts.size() >= 2);
        for (const DrawnText& text : surface.texts)
            QVERIFY2(textWidth(text.text, text.font) <= 190, text.text.c_str());
    }
    void groupsSayWhatTheyAreWhereWordsAreKept() {
        Drawn drawn("api (Go) ~> kafka: created");
        const RecordingSurface surface = drawn.with({}, true);
        const auto find = [&](const std::string& title) {
            return *std::ranges::find(surface.groups, title, &RecordingSurface::KeptGroup::title);
        };
        QCOMPARE(find("api").classes, "node compute service");
        QVERIFY(find("api").description.ends_with(", Go"));
        QCOMPARE(find("created").description, "Asynchronous, from api to kafka");
    }
    void theBorderStandsRoundEverything() {
        Drawn drawn("a > b");
        drawn.plain();
        const Rect before = drawn.area;
        PictureOptions options;
        options.scene.border = true;
        drawn.with(options);
        QCOMPARE(drawn.area.w, before.w + 40);
        QCOMPARE(drawn.area.h, before.h + 40);
    }
    void noTextLeavesItsBox_data() {
        QTest::addColumn<QString>("lines");
        for (const NamedDesign& design : designs)
            QTest::newRow(design.name) << design.text;
        QTest::newRow("long names") << "\"the recommendation and ranking service of the shop\" > \"a very "
                                       "long database name indeed, yes\": "
                                       "GET /a/very/long/path/that/nobody/would/write?page=1\nedge gateway "
                                       "of the whole company x3-20 > "
                                       "\"kafka topic with a name that is long\" (Kafka, MSK)\nregion \"a "
                                       "region with quite a long name\" "
                                       "{ \"a\" }\ntrust zone { b }\n# a note";
    }
    void noTextLeavesItsBox() {
        QFETCH(QString, lines);
        Drawn drawn(lines.toStdString());
        PictureOptions options;
        options.scene.title = "A title";
        for (const ThemeName theme : {ThemeName::Light, ThemeName::HandDrawn}) {
            options.theme = theme;
            QCOMPARE(textsOutside(drawn.tables(), drawn.sheet(), options), std::vector<std::string>());
        }
    }
};

QTEST_APPLESS_MAIN(SceneTest)
#include "scene_test.moc"
