#include "render/scene_painter.h"
#include "render/sheet_filter.h"
#include "support/projects.h"
#include "support/recording_surface.h"

#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// client > api > db, api ~> kafka ~> worker > db; worker and db in "back", a note at kafka, one alone.
Project design() {
    Project project;
    const std::string error =
        feed(project, "client > api: POST > db: write\napi ~> kafka: made ~> worker > db\n"
                      "back { worker, db }\nkafka # keyed by order\nalone\n# free");
    if (!error.empty()) qFatal("%s", error.c_str());
    return project;
}

/// Names of the lit things and "from>to" of the lit edges.
std::set<std::string> lit(const Project& project, FilterKind kind,
                          const std::vector<const char*>& roots = {}) {
    SheetFilter filter{kind, {}};
    for (const char* root : roots)
        filter.roots.insert(project.ref(root));
    const Document& document = project.document();
    const auto nameOf = [&](Ref ref) {
        return ref.type == RecordType::Node ? document.find(NodeId{ref.id})->name
                                            : document.find(BoundaryId{ref.id})->name;
    };
    std::set<std::string> names;
    const std::optional<std::set<Ref>> all = litBy(document.tables(), filter);
    for (const Ref& ref : *all) {
        const Edge* edge = ref.type == RecordType::Edge ? document.find(EdgeId{ref.id}) : nullptr;
        if (edge)
            names.insert(nameOf(edge->from()) + ">" + nameOf(edge->to()));
        else
            names.insert(ref.type == RecordType::Note ? "#" : nameOf(ref));
    }
    return names;
}

using Names = std::set<std::string>;

} // namespace

class SheetFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noFilterLightsEverything() { QVERIFY(!litBy(design().document().tables(), {}).has_value()); }
    void onlySynchronousCallsAndTheirEnds() {
        QCOMPARE(lit(design(), FilterKind::Sync),
                 (Names{"client", "api", "db", "worker", "client>api", "api>db", "worker>db"}));
    }
    void onlyAsynchronousCallsTheirEndsAndNotes() {
        QCOMPARE(lit(design(), FilterKind::Async),
                 (Names{"api", "kafka", "worker", "api>kafka", "kafka>worker", "#"}));
    }
    void oneBoundaryWithWhatIsInIt() {
        QCOMPARE(lit(design(), FilterKind::Boundary, {"back"}), (Names{"back", "worker", "db", "worker>db"}));
    }
    void downstreamOfAComponent() {
        QCOMPARE(lit(design(), FilterKind::Downstream, {"kafka"}),
                 (Names{"kafka", "worker", "db", "kafka>worker", "worker>db", "#"}));
    }
    void upstreamOfAComponent() {
        QCOMPARE(lit(design(), FilterKind::Upstream, {"kafka"}),
                 (Names{"kafka", "api", "client", "api>kafka", "client>api", "#"}));
    }
    void aBoundaryIsReachedWithItsMembers() {
        Project project;
        QCOMPARE(feed(project, "back { a, b }\nclient > back\na > c\nc > d"), "");
        QCOMPARE(lit(project, FilterKind::Downstream, {"client"}),
                 (Names{"client", "back", "a", "b", "c", "d", "client>back", "a>c", "c>d"}));
        QCOMPARE(lit(project, FilterKind::Upstream, {"b"}), (Names{"b", "client", "client>back"}));
    }
    void callsWithoutOneDirectionLeadBothWays() {
        Project project;
        QCOMPARE(feed(project, "a <> b -- c\nd > a"), "");
        QCOMPARE(lit(project, FilterKind::Downstream, {"c"}), (Names{"a", "b", "c", "a>b", "b>c"}));
    }
    void circlesEnd() {
        Project project;
        QCOMPARE(feed(project, "a > b > c > a"), "");
        QCOMPARE(lit(project, FilterKind::Upstream, {"a"}).size(), 6);
    }
    void theRestIsDrawnInTheDimmedColours() {
        const Project project = design();
        const Tables& tables = project.document().tables();
        const RoutedSheet routed = routeSheet(tables, project.session->sheet());
        const Theme& theme = themeOf(ThemeName::Light);
        SceneOptions options;
        options.lit = litBy(tables, {FilterKind::Async, {}});
        RecordingSurface drawn;
        ScenePainter(tables, routed, theme, options).paint(drawn);
        const Theme pale = dimmed(theme, 0.35);
        std::map<std::string, std::string> inks;
        for (const auto& text : drawn.texts)
            inks[text.text] = text.colour;
        QCOMPARE(inks["kafka"], theme.ink);
        QCOMPARE(inks["client"], pale.ink);
        QCOMPARE(inks["made"], theme.async);
        QCOMPARE(inks["write"], pale.sync);
    }
};

QTEST_GUILESS_MAIN(SheetFilterTest)
#include "sheet_filter_test.moc"
