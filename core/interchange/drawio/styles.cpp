#include "interchange/drawio/styles.h"

namespace chalkline::drawio {

namespace {

QString outlineOf(std::string_view kind) {
    const QString softCorners = QStringLiteral("rounded=1;absoluteArcSize=1;arcSize=16;");
    switch (familyOf(kind)) {
    case Family::Neutral:
        if (kind.starts_with("client.")) return QStringLiteral("rounded=1;arcSize=50;");
        return kind.starts_with("ext.") ? QStringLiteral("shape=ext;double=1;margin=3;rounded=0;")
                                        : softCorners;
    case Family::Edge:
        return QStringLiteral("shape=hexagon;perimeter=hexagonPerimeter2;fixedSize=1;size=12;");
    case Family::Compute:
        return softCorners;
    case Family::Store:
        return QStringLiteral("shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=7;");
    case Family::Cache:
        // draw.io cuts off twice dx.
        return QStringLiteral("shape=mxgraph.basic.octagon2;dx=5.5;");
    case Family::Messaging: // the direction would turn the ports, too
        return QStringLiteral("shape=cylinder3;direction=south;anchorPointDirection=0;boundedLbl=1;"
                              "backgroundOutline=1;size=9;");
    }
    return softCorners;
}

QString number(double value) {
    return QString::number(std::round(value * 1000) / 1000, 'g', 10);
}

} // namespace

QString nodeStyle(std::string_view kind) {
    const FamilyInk& ink = outgoingColours(false).of(kind);
    return outlineOf(kind) + QStringLiteral("whiteSpace=wrap;html=0;fillColor=%1;strokeColor=%2;"
                                            "strokeWidth=1.5;fontColor=%3;fontSize=13;")
                                 .arg(ink.tint, ink.line, outgoingColours(false).ink);
}

QString boundaryStyle(BoundaryType type) {
    const OutgoingColours& colours = outgoingColours(false);
    const bool trust = type == BoundaryType::Trust;
    return QStringLiteral(
               "rounded=1;absoluteArcSize=1;arcSize=20;container=1;collapsible=0;recursiveResize=0;"
               "expand=0;dropTarget=1;pointerEvents=0;html=0;fillColor=none;strokeColor=%1;"
               "fontColor=%2;fontSize=11;fontStyle=1;align=left;verticalAlign=top;spacingLeft=10;"
               "spacingTop=4;")
        .arg(trust ? colours.trust : colours.boundary, trust ? colours.trust : colours.boundaryTitle);
}

QString noteStyle() {
    return QStringLiteral("text;html=0;align=left;verticalAlign=top;fillColor=none;strokeColor=none;"
                          "fontColor=%1;fontSize=12;")
        .arg(outgoingColours(false).secondInk);
}

QString edgeStyle(const Edge& edge, Port exit, Port entry, bool orthogonal) {
    const char* colour = outgoingColours(false).of(edge.kind);
    const bool async = edge.kind == EdgeKind::Async;
    const QString head = async ? QStringLiteral("open") : QStringLiteral("block");
    const QString fill = async ? QStringLiteral("0") : QStringLiteral("1");
    QString style = orthogonal ? QStringLiteral("edgeStyle=orthogonalEdgeStyle;rounded=1;arcSize=16;")
                               : QStringLiteral("edgeStyle=none;rounded=0;");
    style += QStringLiteral("orthogonalLoop=1;jettySize=auto;html=0;strokeColor=%1;fontColor=%1;fontSize=12;"
                            "labelBackgroundColor=#FFFFFF;")
                 .arg(colour);
    style += QStringLiteral("strokeWidth=%1;").arg(edge.kind == EdgeKind::Data ? "4" : "1.75");
    if (async) style += QStringLiteral("dashed=1;dashPattern=8 5;fixDash=1;");
    style += QStringLiteral("exitX=%1;exitY=%2;exitDx=0;exitDy=0;entryX=%3;entryY=%4;entryDx=0;entryDy=0;")
                 .arg(number(exit.x), number(exit.y), number(entry.x), number(entry.y));
    style += edge.direction == Direction::Both ? "startArrow=" + head + ";startFill=" + fill + ";"
                                               : QStringLiteral("startArrow=none;");
    style += edge.direction == Direction::None ? QStringLiteral("endArrow=none;")
                                               : "endArrow=" + head + ";endFill=" + fill + ";";
    return style;
}

} // namespace chalkline::drawio
