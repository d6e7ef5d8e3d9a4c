#include "base/decimal.h"
#include "base/quantity.h"
#include "base/text.h"
#include "model/catalogue.h"
#include "render/export_svg.h"
#include "report/number_texts.h"
#include "report/sections.h"
#include "report/wording.h"

#include <algorithm>

namespace chalkline::report {

namespace {

std::vector<const Sheet*> sheetsOf(const Tables& tables) {
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : tables.of<Sheet>())
        if (std::ranges::any_of(tables.of<Placement>(),
                                [&](const Placement& placed) { return placed.sheet == sheet.id; }))
            sheets.push_back(&sheet);
    std::ranges::stable_sort(sheets, {}, &Sheet::sort_order);
    return sheets;
}

/// Twice: on paper and on slate, each for readers who have their screen so.
Expected<Picture> pictureOf(const Tables& tables, const Sheet& sheet, const std::string& name,
                            const NumberTexts& numbers) {
    Picture picture{name, {}, {}};
    for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark}) {
        SvgOptions options;
        options.picture.theme = theme;
        options.picture.scene.numbers = numbers;
        options.title = name;
        auto svg = renderSvg(tables, sheet.id, options);
        if (!svg) return std::unexpected(svg.error());
        (theme == ThemeName::Light ? picture.svg : picture.darkSvg) = std::move(*svg);
    }
    return picture;
}

Expected<void> addPictures(Blocks& blocks, const Source& source) {
    const auto sheets = sheetsOf(source.tables);
    const NumberTexts numbers = numberTexts(source.tables, source.figures.precision);
    for (const Sheet* sheet : sheets) {
        const std::string name = sheets.size() == 1 && sheet->name == "Sheet 1" ? "The design" : sheet->name;
        auto picture = pictureOf(source.tables, *sheet, name, numbers);
        if (!picture) return std::unexpected(picture.error());
        if (sheets.size() > 1) blocks.push_back(Heading{3, name});
        blocks.push_back(std::move(*picture));
    }
    return {};
}

std::string instancesText(const Node& node) {
    if (node.instances_max <= 1) return {};
    if (node.instances_min == node.instances_max) return std::to_string(node.instances_max);
    return std::to_string(node.instances_min) + " to " + std::to_string(node.instances_max);
}

/// "Region eu-west, backend", the innermost first.
std::string placeText(const Tables& tables, BoundaryId id) {
    std::vector<std::string> names;
    for (int depth = 0; id && depth < 64; ++depth) {
        const Boundary* boundary = tables.find(id);
        if (!boundary) break;
        const bool plain = boundary->type == BoundaryType::Group;
        names.push_back((plain ? "" : inWords(word(boundary->type)) + " ") + oneLine(boundary->name));
        id = boundary->parent;
    }
    return listed(names);
}

void addComponents(Blocks& blocks, const Source& source) {
    Table table{
        {{"Component"}, {"Kind"}, {"Technology"}, {"Instances", ColumnKind::Number}, {"Inside"}, {"Meets"}},
        {}};
    for (const Node& node : source.tables.of<Node>()) {
        const Kind* kind = findKind(node.kind);
        table.rows.push_back(
            {nameOf(source.tables, node.id) + (node.second_line.empty() ? "" : "\n" + node.second_line),
             kind ? std::string(kind->name) : node.kind, node.technology, instancesText(node),
             placeText(source.tables, node.boundary),
             codesOf(source.tables, source.links.of(refOf(node)).requirements)});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Components"});
    addTable(blocks, std::move(table));
}

std::string_view kindText(EdgeKind kind) {
    switch (kind) {
    case EdgeKind::Sync:
        return "synchronous call";
    case EdgeKind::Async:
        return "asynchronous message";
    case EdgeKind::Data:
        return "data or replication";
    }
    return {};
}

std::string directionText(const Edge& edge) {
    switch (edge.direction) {
    case Direction::Forward:
        return {};
    case Direction::Both:
        return ", both ways";
    case Direction::None:
        return ", no direction";
    }
    return {};
}

std::string amountText(const char* name, const std::optional<double>& value, const char* unit) {
    if (!value) return {};
    const auto quantity = parseQuantity(roundedText(*value, 3) + " " + unit);
    return std::string(name) + " " + (quantity ? shortText(*quantity) : numberText(*value) + " " + unit);
}

std::string detailText(const Tables& tables, const Edge& edge) {
    std::vector<std::string> parts{
        edge.calls_per_request == 1 ? "" : numberText(edge.calls_per_request) + " calls per request",
        amountText("request", edge.payload_req_bytes, "B"),
        amountText("answer", edge.payload_resp_bytes, "B"),
        amountText("timeout", edge.timeout_ms, "ms"),
        edge.retries ? std::to_string(*edge.retries) + " retries" : "",
        edge.backoff.empty() ? "" : "backoff " + edge.backoff,
        edge.circuit_breaker ? "circuit breaker" : "",
        edge.optional ? "optional" : "",
        edge.idempotent ? "idempotent" : "",
        edge.hit_ratio ? "hit ratio " + numberText(*edge.hit_ratio) : "",
        edge.batch ? "batches of " + std::to_string(*edge.batch) : "",
        edge.delivery == Delivery::Unstated ? "" : inWords(word(edge.delivery)),
        edge.ordering.empty() ? "" : "ordered by " + edge.ordering};
    if (const std::string letters = nameOf(tables, edge.dlq_node); !letters.empty())
        parts.push_back("dead letters to " + letters);
    return listed(parts);
}

void addConnections(Blocks& blocks, const Source& source) {
    const Tables& tables = source.tables;
    Table table{{{"From"}, {"To"}, {"How"}, {"What"}, {"Protocol"}, {"Operation"}, {"Details"}, {"Meets"}},
                {}};
    std::size_t count[3] = {};
    for (const Edge& edge : tables.of<Edge>()) {
        ++count[static_cast<std::size_t>(edge.kind)];
        table.rows.push_back({nameOf(tables, edge.from()), nameOf(tables, edge.to()),
                              std::string(kindText(edge.kind)) + directionText(edge), edge.label,
                              edge.protocol, edge.operation, detailText(tables, edge),
                              codesOf(tables, source.links.of(refOf(edge)).requirements)});
    }
    if (table.rows.empty()) return;
    blocks.push_back(Heading{3, "Connections"});
    blocks.push_back(Paragraph{std::to_string(count[0]) + " synchronous, " + std::to_string(count[1]) +
                                   " asynchronous, " + std::to_string(count[2]) + " data or replication.",
                               Tone::Quiet});
    addTable(blocks, std::move(table));
}

void addFlows(Blocks& blocks, const Source& source) {
    const Tables& tables = source.tables;
    for (const Flow* flow : interview::inOrder<Flow>(tables)) {
        blocks.push_back(Heading{3, "Flow: " + oneLine(flow->name)});
        Table table{{{"Step", ColumnKind::Code}, {"Connection"}, {"Note"}}, {}};
        for (const FlowStep* step : interview::inOrder<FlowStep>(tables)) {
            if (step->flow != flow->id) continue;
            const std::string edge = nameOf(tables, step->edge);
            table.rows.push_back({std::to_string(table.rows.size() + 1),
                                  edge.empty() ? "(its connection was deleted)" : edge, step->note});
        }
        addTable(blocks, std::move(table));
    }
}

void addNotes(Blocks& blocks, const Source& source) {
    List list;
    for (const Note& note : source.tables.of<Note>()) {
        const std::string anchor = nameOf(source.tables, note.anchor);
        if (!note.text.empty()) list.items.push_back((anchor.empty() ? "" : anchor + ": ") + note.text);
    }
    if (list.items.empty()) return;
    blocks.push_back(Heading{3, "Notes"});
    blocks.push_back(std::move(list));
}

} // namespace

Expected<Blocks> designSection(const Source& source) {
    Blocks blocks;
    if (const auto drawn = addPictures(blocks, source); !drawn) return std::unexpected(drawn.error());
    addComponents(blocks, source);
    addConnections(blocks, source);
    addFlows(blocks, source);
    addNotes(blocks, source);
    if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, "Design"});
    return blocks;
}

} // namespace chalkline::report
