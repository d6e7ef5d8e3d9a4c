#include "render/export_svg.h"
#include "render/xml_text.h"
#include "support/designs.h"
#include "support/test_session.h"

#include <QFile>
#include <QXmlStreamReader>
#include <QtTest>

using namespace chalkline;
using namespace chalkline::test;

namespace {

std::string svgOf(const Project& project, ThemeName theme = ThemeName::Light) {
    SvgOptions options;
    options.picture.theme = theme;
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

QStringList textsIn(const std::string& svg) {
    QXmlStreamReader xml(QByteArray::fromStdString(svg));
    QStringList texts;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QStringLiteral("text"))
            texts << xml.readElementText();
    return texts;
}

/// The first element or attribute that could do something or fetch something; "" if there is none.
QString activeContent(const std::string& svg) {
    static const QSet<QString> elements{"svg",   "g",    "path", "rect", "circle",  "text",
                                        "title", "desc", "defs", "use",  "metadata"};
    QXmlStreamReader xml(QByteArray::fromStdString(svg));
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::ProcessingInstruction) return "DTD";
        if (token != QXmlStreamReader::StartElement) continue;
        if (!elements.contains(xml.name().toString())) return xml.name().toString();
        for (const QXmlStreamAttribute& attribute : xml.attributes()) {
            const QString name = attribute.qualifiedName().toString();
            const QString value = attribute.value().toString();
            if (name.startsWith("on") || name == "style") return name;
            if (name.endsWith("href") && !value.startsWith('#')) return name + "=" + value;
            if (value.contains("url(") && name != "class") return name + "=" + value;
        }
    }
    return {};
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
    void hostileNamesStayText_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"<script>alert(1)</script>", "\"/><foreignObject onload=\"x\"/>",
              "]]></text><image href=\"http://x\"/>", "</style><style>@import url(http://x)",
              "&lt;svg onload=alert(1)&gt;", "javascript:alert(1)", "&#x3c;script&#x3e;",
              "<!DOCTYPE x [<!ENTITY a \"b\">]>", "'onclick='x"})
            QTest::newRow(name) << name;
    }
    /// Whatever a name is, it comes back as that text, and there is nothing in the document that acts.
    void hostileNamesStayText() {
        QFETCH(QString, name);
        TestSession made;
        const std::string text = name.toStdString();
        const BoundaryId boundary = made.boundary(text + " group");
        Node node;
        node.kind = text;
        node.name = text;
        node.second_line = text;
        node.technology = text;
        node.boundary = boundary;
        const NodeId a = made.put(node);
        const NodeId b = made.placedNode("b", 400, 0);
        made.placeAt(refTo(a), 0, 0);
        made.placeAt(refTo(boundary), 0, 0);
        made.edge(refTo(a), refTo(b), EdgeKind::Async, text);
        Note note;
        note.text = text;
        made.placeAt(refTo(made.put(note)), 0, 300);
        SvgOptions options;
        options.title = text;
        options.picture.scene.title = text;
        const auto svg = renderSvg(made.document().tables(), made.sheet, options);
        QVERIFY(svg);
        QVERIFY2(faultOf(*svg).isEmpty(), qPrintable(faultOf(*svg)));
        const QString active = activeContent(*svg);
        QVERIFY2(active.isEmpty(), qPrintable(active));
        const std::string label = elided(text, labelFont(text), 160);
        QVERIFY(textsIn(*svg).contains(QString::fromStdString(label)));
    }
    /// The model takes no such names; the writer does not rely on it.
    void whatXmlCannotHoldIsLeftOut() {
        std::string xml;
        appendEscaped(xml, "a\x01\x0b\x1f"
                           "b\tc\n<&>\"'\xEF\xBF\xBE\xEF\xBF\xBFü\xFFz");
        QCOMPARE(QString::fromStdString(xml), QStringLiteral("ab\tc\n&lt;&amp;&gt;&quot;&#39;ü\uFFFDz"));
    }
    void everyThingHasAnIdOfItsOwn() {
        Project project;
        (void)feed(project, rideHailing);
        QXmlStreamReader xml(QByteArray::fromStdString(svgOf(project)));
        QSet<QString> ids;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.attributes().hasAttribute("id")) {
                const QString id = xml.attributes().value("id").toString();
                QVERIFY2(!ids.contains(id), qPrintable(id));
                ids.insert(id);
            }
        for (const Node& node : project.document().all<Node>())
            QVERIFY(ids.contains("n" + QString::number(node.id.value)));
        for (const Edge& edge : project.document().all<Edge>())
            QVERIFY(ids.contains("e" + QString::number(edge.id.value)));
    }
    void nodesAndEdgesHaveTitleAndDescription() {
        Project project;
        (void)feed(project, "shop api (Go) ~> kafka: order placed");
        const std::string svg = svgOf(project);
        for (const char* words : {"<title>shop api</title>", ", Go</desc>", "<title>order placed</title>",
                                  "<desc>Asynchronous, from shop api to kafka</desc>"})
            QVERIFY2(svg.find(words) != std::string::npos, words);
    }
    void whatIsNoColourBecomesBlack() {
        SvgSurface surface;
        surface.path(roundedRect({0, 0, 9, 9}, 1), {"red\" onload=\"x", 1}, {"url(http://x)", 1, {}});
        const auto svg = surface.document({{0, 0, 9, 9}, "expression(x)", "", "", ""});
        QVERIFY(svg->find("fill=\"#000000\" stroke=\"#000000\"") != std::string::npos);
        QVERIFY(svg->find("http://x") == std::string::npos && svg->find("expression") == std::string::npos);
    }
    void numbersThatAreNoneBecomeZero() {
        SvgSurface surface;
        surface.circle({std::nan(""), 1e300}, -0.001, {"#000000", 1}, {});
        const auto svg = surface.document({{0, 0, 9, 9}, "", "", "", ""});
        QVERIFY(svg->find("cx=\"0\" cy=\"0\" r=\"0\"") != std::string::npos);
    }
    void numbersHaveAtMostTwoDecimalsAndNoExponent() {
        const auto written = [](double value) {
            std::string text;
            appendNumber(text, value);
            return text;
        };
        QCOMPARE(written(0), "0");
        QCOMPARE(written(-0.004), "0");
        QCOMPARE(written(7), "7");
        QCOMPARE(written(100), "100");
        QCOMPARE(written(1.5), "1.5");
        QCOMPARE(written(-2.25), "-2.25");
        QCOMPARE(written(0.05), "0.05");
        QCOMPARE(written(-0.996), "-1");
        QCOMPARE(written(12345678.987), "12345678.99");
        QCOMPARE(written(1e12), "1000000000000");
    }
    void aTransparentPictureHasNoCanvas() {
        Project project;
        (void)feed(project, "a > b");
        SvgOptions options;
        options.picture.transparent = true;
        const auto svg = renderSvg(project.document().tables(), project.session->sheet(), options);
        QVERIFY(svg->find("class=\"canvas\"") == std::string::npos);
        QVERIFY(svgOf(project).find("class=\"canvas\"") != std::string::npos);
    }
    void eachGlyphIsWrittenOnce() {
        Project project;
        (void)feed(project, "a service > b service > c service > d service");
        const QString svg = QString::fromStdString(svgOf(project));
        QCOMPARE(svg.count("id=\"glyph"), 1);
        QCOMPARE(svg.count("xlink:href=\"#glyph1\""), 4);
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
    void anEmptySheetGivesASmallPage() { QVERIFY(faultOf(svgOf(Project())).isEmpty()); }
};

QTEST_APPLESS_MAIN(SvgTest)
#include "svg_test.moc"
