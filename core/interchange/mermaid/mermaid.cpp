#include "interchange/mermaid/mermaid.h"

#include "interchange/mermaid/census.h"
#include "interchange/mermaid/flowchart.h"
#include "interchange/mermaid/source.h"

#include <algorithm>

namespace chalkline {

namespace {

std::string_view nameOf(MermaidKind kind) {
    switch (kind) {
    case MermaidKind::Flowchart:
        return "flowchart";
    case MermaidKind::Sequence:
        return "sequence";
    case MermaidKind::Er:
        return "er";
    case MermaidKind::Class:
        return "class";
    case MermaidKind::State:
        return "state";
    case MermaidKind::C4:
        return "c4";
    case MermaidKind::Architecture:
        return "architecture";
    case MermaidKind::Block:
        return "block";
    case MermaidKind::Other:
        return "other";
    case MermaidKind::None:
        return "none";
    }
    return "none";
}

/// `done` is what was asked for: imported or counted.
std::unexpected<Error> notThisKind(const MermaidSource& source, const std::string& done) {
    const std::size_t at = source.body() - source.word().size();
    if (source.kind() == MermaidKind::None)
        return source.error(at, "expected a Mermaid diagram, such as one that starts with flowchart LR");
    const std::string_view name =
        source.kind() == MermaidKind::Other ? std::string_view(source.word()) : nameOf(source.kind());
    return source.error(at, std::string(name) + " diagrams are not " + done + " yet", ErrorCode::Refused);
}

Expected<Census> countFlowchart(const MermaidSource& source) {
    ImportReport report;
    const auto diagram = FlowchartReader(source, report).read();
    if (!diagram) return std::unexpected(diagram.error());
    Census census = count(*diagram);
    for (const ForeignEdge& edge : diagram->edges) {
        if (edge.headAtStart || edge.headAtEnd) ++census.extra["directed"];
        if (edge.thick) ++census.extra["thick"];
        if (!edge.label.empty()) ++census.extra["labelled"];
        if (edge.from.group >= 0 || edge.to.group >= 0) ++census.extra["groupedge"];
    }
    return census;
}

Expected<Census> countAny(const MermaidSource& source) {
    switch (source.kind()) {
    case MermaidKind::Flowchart:
        return countFlowchart(source);
    case MermaidKind::Sequence:
        return countMermaidSequence(source);
    case MermaidKind::Er:
        return countMermaidEr(source);
    case MermaidKind::Class:
        return countMermaidClass(source);
    case MermaidKind::State:
        return countMermaidState(source);
    case MermaidKind::C4:
        return countMermaidC4(source);
    case MermaidKind::Architecture:
        return countMermaidArchitecture(source);
    case MermaidKind::Block:
        return countMermaidBlock(source);
    case MermaidKind::Other:
    case MermaidKind::None:
        return notThisKind(source, "counted");
    }
    return notThisKind(source, "counted");
}

} // namespace

bool looksLikeMermaid(std::string_view text) {
    const auto source = MermaidSource::prepare(text, {});
    return source && source->kind() != MermaidKind::None;
}

Expected<ForeignDiagram> readMermaidFlowchart(std::string_view text, std::string_view fileName,
                                              ImportReport& report) {
    const auto source = MermaidSource::prepare(text, fileName);
    if (!source) return std::unexpected(source.error());
    if (source->kind() != MermaidKind::Flowchart) return notThisKind(*source, "imported");
    return FlowchartReader(*source, report).read();
}

Expected<Census> mermaidCensus(std::string_view text, std::string_view fileName) {
    const auto source = MermaidSource::prepare(text, fileName);
    if (!source) return std::unexpected(source.error());
    auto census = countAny(*source);
    if (!census) return census;
    census->format = "mermaid";
    census->diagramType = nameOf(source->kind());
    return census;
}

} // namespace chalkline
