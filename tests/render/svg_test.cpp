#include "model/catalogue.h"
#include "render/export_svg.h"
#include "render/glyphs.h"
#include "support/designs.h"

#include <QFile>
#include <QXmlStreamReader>
#include <QtTest>

#include <map>

using namespace chalkline;
using namespace chalkline::test;

namespace {

std::string svgOf(const Project& project, ThemeName theme = ThemeName::Light) {
    SvgOptions options;
    options.theme = theme;
    return renderSvg(project.document().tables(), project.session->sheet(), options).value();
}

/// Attributes named `attribute` of the elements named `element` inside groups of class `kind`.
QStringList attributesIn(const std::string& svg, const QString& kind, const QString& element,
                         const QString& attribute) {
    QXmlStreamReader xml(QByteArray::fromStdString(svg));
    QStringList found;
    int depth = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            if (depth > 0) ++depth;
            if (depth == 0 && xml.attributes().value("class").toString().startsWith(kind)) depth = 1;
            if (depth > 0 && xml.name() == element && xml.attributes().hasAttribute(attribute))
                found << xml.attributes().value(attribute).toString();
        }
        if (xml.isEndElement() && depth > 0) --depth;
    }
    return found;
}

QString faultOf(const std::string& svg) {
    QXmlStreamReader xml(QByteArray::fromStdString(svg));
    while (!xml.atEnd())
        xml.readNext();
    return xml.errorString();
}

} // namespace

class SvgTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFourDesignsAreWellFormedAndBelowFortyKibibytes() {
        for (const NamedDesign& design : designs) {
            Project project;
            (void)feed(project, design.text);
            const std::string svg = svgOf(project);
            QVERIFY2(faultOf(svg).isEmpty(), design.name);
            QVERIFY2(svg.size() < 40 * 1024, design.name);
        }
    }
    void widthAndHeightInPlainPixelsComeFirst() {
        Project project;
        (void)feed(project, urlShortener);
        const std::string svg = svgOf(project);
        const QRegularExpression root("<svg width=\"\\d+\" height=\"\\d+\"");
        QVERIFY(root.match(QString::fromStdString(svg)).hasMatch());
    }
    void onlyAsynchronousEdgesAreDashed() {
        Project project;
        (void)feed(project, "a > b\na ~> c\na => d");
        const std::string svg = svgOf(project);
        QCOMPARE(attributesIn(svg, "edge sync", "path", "stroke-dasharray"), QStringList());
        QCOMPARE(attributesIn(svg, "edge data", "path", "stroke-dasharray"), QStringList());
        QCOMPARE(attributesIn(svg, "edge async", "path", "stroke-dasharray"), QStringList{"8 5"});
    }
    void synchronousHeadsAreFilledAndAsynchronousOnesOpen() {
        Project project;
        (void)feed(project, "a > b\na ~> c");
        const std::string svg = svgOf(project);
        QVERIFY(attributesIn(svg, "edge sync", "path", "fill").contains("#2A343C"));
        QCOMPARE(attributesIn(svg, "edge async", "path", "fill").count("none"),
                 attributesIn(svg, "edge async", "path", "fill").size());
    }
    void hostileNamesStayText() {
        Project project;
        Transaction edit(*project.session, "hostile");
        Node node;
        node.id = edit.newId<Node>();
        node.kind = "compute.service";
        node.name = "<script>alert(1)</script>";
        node.second_line = "\"/><foreignObject onload=\"x\"/>";
        edit.put(node);
        Placement placement;
        placement.id = edit.newId<Placement>();
        placement.sheet = project.session->sheet();
        placement.subject = refOf(node);
        edit.put(placement);
        QVERIFY(edit.commit());
        const std::string svg = svgOf(project);
        QVERIFY(faultOf(svg).isEmpty());
        for (const char* bad : {"<script", "<foreignObject", "onload=\"x\"/>"})
            QVERIFY2(svg.find(bad) == std::string::npos, bad);
    }
    void twoExportsAreTheSameBytes() {
        Project project;
        (void)feed(project, rideHailing);
        QCOMPARE(svgOf(project), svgOf(project));
    }
    void theDarkThemeChangesTheBackground() {
        Project project;
        (void)feed(project, "a > b");
        QVERIFY(svgOf(project, ThemeName::Dark).find("#161B1E") != std::string::npos);
        QVERIFY(svgOf(project).find("#161B1E") == std::string::npos);
    }
    void everyGroupOfKindsHasAGlyphOfItsOwn() {
        std::map<const Path*, std::string_view> groups;
        for (const Kind& kind : allKinds()) {
            const Path* glyph = &groupGlyph(kind.id);
            const auto [place, added] = groups.try_emplace(glyph, kind.group);
            QVERIFY2(place->second == kind.group, std::string(kind.id).c_str());
        }
        QCOMPARE(groups.size(), std::size_t{12});
    }
    void anEmptySheetGivesASmallPage() { QVERIFY(faultOf(svgOf(Project())).isEmpty()); }
};

QTEST_APPLESS_MAIN(SvgTest)
#include "svg_test.moc"
