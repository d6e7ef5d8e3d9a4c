#include "cli/picture_request.h"

#include "base/text.h"
#include "report/number_texts.h"

#include <QString>

#include <algorithm>

namespace chalkline::cli {

namespace {

/// 1 to 4; 1 if it was not given.
Expected<double> scaleOf(const Arguments& arguments) {
    if (!arguments.has("--scale")) return 1;
    bool isNumber = false;
    const double scale = QString::fromStdString(arguments.value("--scale")).toDouble(&isNumber);
    if (isNumber && scale >= 1 && scale <= 4) return scale;
    return failure(ErrorCode::Usage, "--scale is 1 to 4, not \"" + arguments.value("--scale") + "\"");
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> namesIn(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (const std::string name = trimmed(text.substr(at, end - at)); !name.empty()) names.push_back(name);
        at = end + 1;
    }
    return names;
}

/// A component or boundary by its name, "#12" by its id; several components may have one name.
std::vector<Ref> refsNamed(const Tables& tables, const std::string& name) {
    std::vector<Ref> refs;
    if (name.starts_with('#')) {
        bool isNumber = false;
        const std::int64_t id = QString::fromStdString(name.substr(1)).toLongLong(&isNumber);
        if (isNumber && tables.find(NodeId{id})) refs.push_back({RecordType::Node, id});
        if (isNumber && tables.find(BoundaryId{id})) refs.push_back({RecordType::Boundary, id});
        return refs;
    }
    const std::string wanted = foldName(name);
    for (const Node& node : tables.of<Node>())
        if (foldName(node.name) == wanted) refs.push_back(refOf(node));
    for (const Boundary& boundary : tables.of<Boundary>())
        if (foldName(boundary.name) == wanted) refs.push_back(refOf(boundary));
    return refs;
}

std::vector<const Sheet*> sheetsInOrder(const Tables& tables) {
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : tables.of<Sheet>())
        sheets.push_back(&sheet);
    std::ranges::stable_sort(sheets, {}, &Sheet::sort_order);
    return sheets;
}

} // namespace

std::vector<Option> pictureOptions() {
    return {{"--theme", true},     {"--scale", true}, {"--transparent"}, {"--sheet", true},
            {"--selection", true}, {"--flow", true},  {"--title", true}, {"--border"},
            {"--no-legend"},       {"--no-project"},  {"--outlines"},    {"--embed-fonts"}};
}

Expected<PictureRequest> pictureRequest(const Arguments& arguments) {
    PictureRequest request;
    if (arguments.has("--theme")) {
        const auto theme = themeNamed(arguments.value("--theme"));
        if (!theme)
            return failure(ErrorCode::Usage, "--theme is light, dark, print or hand-drawn, not \"" +
                                                 arguments.value("--theme") + "\"");
        request.picture.theme = *theme;
    }
    const auto scale = scaleOf(arguments);
    if (!scale) return std::unexpected(scale.error());
    if (arguments.has("--outlines") && arguments.has("--embed-fonts"))
        return failure(ErrorCode::Usage, "--outlines leaves no text for --embed-fonts");
    request.scale = *scale;
    request.text = arguments.has("--outlines")      ? SvgText::Outlines
                   : arguments.has("--embed-fonts") ? SvgText::Embedded
                                                    : SvgText::Fallback;
    request.picture.transparent = arguments.has("--transparent");
    request.picture.scene.legend = !arguments.has("--no-legend");
    request.picture.scene.border = arguments.has("--border");
    request.picture.scene.title = arguments.value("--title");
    request.carriesProject = !arguments.has("--no-project");
    request.sheet = arguments.value("--sheet");
    request.selection = arguments.value("--selection");
    request.flow = arguments.value("--flow");
    return request;
}

Expected<std::vector<SheetId>> sheetsOf(const PictureRequest& request, const Tables& tables) {
    const std::vector<const Sheet*> all = sheetsInOrder(tables);
    std::vector<SheetId> chosen;
    std::string names;
    for (std::size_t i = 0; i < all.size(); ++i) {
        names += (i > 0 ? ", " : "") + all[i]->name;
        const bool first = request.sheet.empty() && i == 0;
        if (first || request.sheet == "all" || foldName(all[i]->name) == foldName(request.sheet) ||
            request.sheet == std::to_string(i + 1))
            chosen.push_back(all[i]->id);
    }
    if (!chosen.empty()) return chosen;
    return failure(ErrorCode::NotFound,
                   all.empty() ? "the project has no sheet"
                               : "there is no sheet \"" + request.sheet + "\"; there are: " + names);
}

Expected<PictureOptions> optionsFor(const PictureRequest& request, const Tables& tables) {
    PictureOptions options = request.picture;
    options.scene.numbers = numberTexts(tables);
    for (const std::string& name : namesIn(request.selection)) {
        const std::vector<Ref> refs = refsNamed(tables, name);
        if (refs.empty())
            return failure(ErrorCode::NotFound,
                           "--selection: nothing is called \"" + name + "\" in this project");
        options.selection.insert(options.selection.end(), refs.begin(), refs.end());
    }
    if (request.flow.empty()) return options;
    for (const Flow& flow : tables.of<Flow>())
        if (foldName(flow.name) == foldName(request.flow)) options.scene.flow = flow.id;
    if (!options.scene.flow)
        return failure(ErrorCode::NotFound, "--flow: there is no flow \"" + request.flow + "\"");
    return options;
}

} // namespace chalkline::cli
