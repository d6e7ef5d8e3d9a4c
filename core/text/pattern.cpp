#include "text/pattern.h"

#include "base/text.h"
#include "edit/boundary_operations.h"
#include "edit/edge_operations.h"
#include "edit/fragment.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "layout/place.h"
#include "layout/place_note.h"
#include "model/catalogue.h"
#include "text/interpret.h"
#include "text/print.h"
#include "text/scan.h"

#include <algorithm>

namespace chalkline::text {

/// Compiled in; resources/generate makes it of resources/patterns.
extern const std::vector<std::string_view> patternFiles;

namespace {

std::unexpected<Error> wrong(int line, std::string message) {
    return failure(ErrorCode::Invalid, std::move(message), std::to_string(line) + ":1");
}

std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (std::string part = collapsed(text.substr(at, end - at)); !part.empty())
            parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

/// The pattern alone in a project of its own.
Expected<std::unique_ptr<Session>> drawnAlone(const Pattern& pattern) {
    Document document({}, 1, {});
    Sheet sheet;
    sheet.id = SheetId{document.takeId()};
    document.put(std::make_shared<const Record>(sheet));
    auto session =
        std::make_unique<Session>(std::move(document), [] { return std::int64_t{0}; }, std::string());
    Interpreter interpreter(*session);
    if (const auto read = interpreter.runAll(pattern.text); !read) return std::unexpected(read.error());
    return session;
}

const Node* nodeNamed(const Document& document, std::string_view name) {
    for (const Ref& ref : document.named(foldName(name)))
        if (ref.type == RecordType::Node) return document.find(NodeId{ref.id});
    return nullptr;
}

Expected<void> checkNames(const Pattern& pattern, const Document& alone) {
    for (const std::string& role : pattern.roles)
        if (!nodeNamed(alone, role))
            return failure(ErrorCode::Invalid, "\"as\" names \"" + role + "\", which the text does not");
    for (const PatternProperty& property : pattern.properties)
        if (!nodeNamed(alone, property.component))
            return failure(ErrorCode::Invalid, "there is no component \"" + property.component + "\"");
    return {};
}

class Reader {
public:
    Expected<Pattern> run(std::string_view file) {
        for (std::size_t at = 0; at < file.size();) {
            const std::size_t end = std::min(file.find('\n', at), file.size());
            ++number_;
            std::string_view line = file.substr(at, end - at);
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (auto good = take(line); !good) return std::unexpected(good.error());
            at = end + 1;
        }
        if (pattern_.name.empty()) return wrong(1, "a pattern begins with \"name: ...\"");
        const auto alone = drawnAlone(pattern_);
        if (!alone) {
            const Error& error = alone.error();
            const int line = std::atoi(error.place.c_str());
            return failure(ErrorCode::Invalid, error.message,
                           std::to_string(line + textBegins_) + error.place.substr(error.place.find(':')));
        }
        if ((*alone)->document().all<Node>().empty()) return wrong(number_, "the pattern draws nothing");
        if (auto good = checkNames(pattern_, (*alone)->document()); !good)
            return wrong(number_, good.error().message);
        return std::move(pattern_);
    }

private:
    Expected<void> take(std::string_view line) {
        if (collapsed(line) == "---") {
            if (++part_ == 1) textBegins_ = number_;
            if (part_ > 2) return wrong(number_, "a pattern has three parts at most");
            return {};
        }
        if (part_ == 1) {
            pattern_.text += std::string(line) + "\n";
            return {};
        }
        if (collapsed(line).empty()) return {};
        return part_ == 0 ? takeHead(line) : takeProperty(line);
    }

    Expected<void> takeHead(std::string_view line) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return wrong(number_, "expected \"name:\" or another heading");
        const std::string key = collapsed(line.substr(0, colon));
        const std::string value = collapsed(line.substr(colon + 1));
        if (key == "name")
            pattern_.name = value;
        else if (key == "aka")
            pattern_.aliases = listed(value);
        else if (key == "says")
            pattern_.says = value;
        else if (key == "as")
            pattern_.roles = listed(value);
        else
            return wrong(number_, "\"" + key + "\" is no heading; there are name, aka, says and as");
        return {};
    }

    Expected<void> takeProperty(std::string_view line) {
        const std::size_t equals = line.find(" = ");
        const std::size_t dot = line.substr(0, equals).rfind('.');
        if (equals == std::string_view::npos || dot == std::string_view::npos)
            return wrong(number_, "expected \"component.property = value\"");
        pattern_.properties.push_back({collapsed(line.substr(0, dot)),
                                       collapsed(line.substr(dot + 1, equals - dot - 1)),
                                       collapsed(line.substr(equals + 3))});
        return {};
    }

    Pattern pattern_;
    int number_ = 0;
    int part_ = 0;
    int textBegins_ = 0;
};

/// Copies the records of the pattern drawn alone into the project.
class Insertion {
public:
    Insertion(Transaction& edit, const Pattern& pattern, const Document& alone)
        : edit_(edit)
        , pattern_(pattern)
        , alone_(alone) {}

    Expected<std::set<Ref>> run(const std::vector<Ref>& chosen) {
        giveRoles(chosen);
        if (auto good = copyBoundaries(); !good) return std::unexpected(good.error());
        copyNodes();
        if (auto good = copyEdges(); !good) return std::unexpected(good.error());
        for (const PatternProperty& property : pattern_.properties) {
            const Ref owner = at(refOf(*nodeNamed(alone_, property.component)));
            if (!fresh_.contains(owner)) continue;
            if (auto set = setProperty(edit_, owner, property.key, property.value, pattern_.name); !set)
                return std::unexpected(set.error());
        }
        const SheetId sheet = edit_.session().sheet();
        placeAll(edit_, placeNew(edit_.document().tables(), sheet, {fresh_.begin(), fresh_.end()}));
        if (auto good = copyNotes(sheet); !good) return std::unexpected(good.error());
        return fresh_;
    }

private:
    [[nodiscard]] Ref at(Ref old) const {
        const auto found = map_.find(old);
        return found == map_.end() ? Ref{} : found->second;
    }

    [[nodiscard]] Family familyOf(const Node& node) const {
        const Kind* kind = findKind(node.kind);
        return kind ? kind->family : Family::Compute;
    }

    void giveRoles(const std::vector<Ref>& chosen) {
        std::vector<const Node*> roles;
        for (const std::string& role : pattern_.roles)
            roles.push_back(nodeNamed(alone_, role));
        for (const Ref& ref : chosen) {
            const Node* node = ref.type == RecordType::Node ? edit_.document().find(NodeId{ref.id}) : nullptr;
            if (!node) continue;
            const auto fits = std::ranges::find_if(
                roles, [&](const Node* role) { return familyOf(*role) == familyOf(*node); });
            const auto role = fits != roles.end() ? fits : map_.empty() ? roles.begin() : roles.end();
            if (role == roles.end()) continue;
            map_[refOf(**role)] = ref;
            roles.erase(role);
        }
    }

    [[nodiscard]] std::string freeName(const std::string& name) const {
        std::string wanted = name;
        for (int i = 2; !edit_.document().named(foldName(wanted)).empty(); ++i)
            wanted = name + " " + std::to_string(i);
        return wanted;
    }

    Expected<void> copyBoundaries() {
        for (const Boundary& boundary : alone_.all<Boundary>()) {
            const auto id = addBoundary(edit_, boundary.type, freeName(boundary.name));
            if (!id) return std::unexpected(id.error());
            map_[refOf(boundary)] = {RecordType::Boundary, id->value};
            fresh_.insert(at(refOf(boundary)));
        }
        for (const Boundary& boundary : alone_.all<Boundary>())
            if (boundary.parent)
                if (auto moved = moveIntoBoundary(edit_, at(refOf(boundary)), inner(boundary.parent)); !moved)
                    return moved;
        return {};
    }

    [[nodiscard]] BoundaryId inner(BoundaryId old) const {
        return BoundaryId{at({RecordType::Boundary, old.value}).id};
    }

    void copyNodes() {
        for (const Node& node : alone_.all<Node>()) {
            if (at(refOf(node)).valid()) continue;
            Node copy = node;
            copy.id = edit_.newId<Node>();
            copy.name = freeName(node.name);
            copy.boundary = node.boundary ? inner(node.boundary) : BoundaryId{};
            map_[refOf(node)] = refOf(copy);
            fresh_.insert(refOf(copy));
            edit_.put(std::move(copy));
        }
    }

    /// Between two that stood there already the same call is not drawn again.
    Expected<void> copyEdges() {
        for (const Edge& edge : alone_.all<Edge>()) {
            const Ref from = at(edge.from());
            const Ref to = at(edge.to());
            const bool known = !fresh_.contains(from) && !fresh_.contains(to);
            const auto between = edit_.document().referrers<Edge>(from);
            if (known && std::ranges::any_of(between, [&](EdgeId id) {
                    const Edge* other = edit_.document().find(id);
                    return other->from() == from && other->to() == to && other->kind == edge.kind;
                }))
                continue;
            const auto made = connect(edit_, {from, to, edge.kind, edge.direction, edge.label});
            if (!made) return std::unexpected(made.error());
        }
        return {};
    }

    Expected<void> copyNotes(SheetId sheet) {
        for (const Note& note : alone_.all<Note>()) {
            const Ref anchor = at(note.anchor);
            const auto id = addNote(edit_, note.text, anchor);
            if (!id) return std::unexpected(id.error());
            const Ref ref{RecordType::Note, id->value};
            const Point where = placeForNote(edit_.document().tables(), sheet, *edit_.document().find(*id));
            if (const auto placed = place(edit_, sheet, ref, where.x, where.y); !placed)
                return std::unexpected(placed.error());
            fresh_.insert(ref);
        }
        return {};
    }

    Transaction& edit_;
    const Pattern& pattern_;
    const Document& alone_;
    std::map<Ref, Ref> map_; // of the pattern -> of the project
    std::set<Ref> fresh_;
};

} // namespace

Expected<Pattern> parsePattern(std::string_view file) {
    return Reader().run(file);
}

std::string printPattern(const Pattern& pattern) {
    std::string file = "name: " + pattern.name + "\n";
    if (!pattern.aliases.empty()) file += "aka: " + joined(pattern.aliases) + "\n";
    if (!pattern.says.empty()) file += "says: " + pattern.says + "\n";
    if (!pattern.roles.empty()) file += "as: " + joined(pattern.roles) + "\n";
    file += "---\n" + pattern.text;
    if (!pattern.properties.empty()) file += "---\n";
    for (const PatternProperty& property : pattern.properties)
        file += property.component + "." + property.key + " = " + property.value + "\n";
    return file;
}

const std::vector<Pattern>& builtInPatterns() {
    static const std::vector<Pattern> patterns = [] {
        std::vector<Pattern> read;
        for (const std::string_view file : patternFiles)
            if (auto pattern = parsePattern(file)) read.push_back(std::move(*pattern));
        std::ranges::sort(read, {}, &Pattern::name);
        return read;
    }();
    return patterns;
}

Expected<Pattern> patternOf(const Document& document, SheetId sheet, const std::set<Ref>& chosen,
                            std::string name) {
    const Document piece = asDocument(document, copy(document, sheet, chosen), sheet);
    const auto& nodes = piece.all<Node>();
    if (nodes.empty()) return failure(ErrorCode::Invalid, "choose the components of the pattern first");
    const auto isCalled = [&](const Node& node) {
        return std::ranges::any_of(piece.all<Edge>(), [&](const Edge& edge) {
            return edge.to() == refOf(node) && edge.from() != refOf(node);
        });
    };
    const auto entry = std::ranges::find_if(nodes, [&](const Node& node) { return !isCalled(node); });
    const Node& first = entry == nodes.end() ? *nodes.begin() : *entry;
    Pattern pattern{std::move(name), {}, {}, {}, print(piece), {}};
    if (first.name.find(',') == std::string::npos) pattern.roles = {oneLine(first.name)};
    for (const Property& property : piece.all<Property>())
        if (const Node* owner = piece.find(NodeId{property.owner.id});
            property.owner.type == RecordType::Node && owner && owner->name.find(" = ") == std::string::npos)
            pattern.properties.push_back({oneLine(owner->name), property.key, oneLine(property.value)});
    return parsePattern(printPattern(pattern));
}

Expected<std::set<Ref>> insertPattern(Transaction& edit, const Pattern& pattern,
                                      const std::vector<Ref>& chosen) {
    const auto alone = drawnAlone(pattern);
    if (!alone) return std::unexpected(alone.error());
    return Insertion(edit, pattern, (*alone)->document()).run(chosen);
}

int patternRank(const Pattern& pattern, std::string_view typed) {
    const std::string form = wordForm(typed);
    if (form.empty()) return -1;
    int best = -1;
    const auto meet = [&](const std::string& name) {
        const std::string held = wordForm(name);
        if (held.starts_with(form))
            best = 0;
        else if (best < 0 && held.find(' ' + form) != std::string::npos)
            best = 1;
    };
    meet(pattern.name);
    std::ranges::for_each(pattern.aliases, meet);
    return best;
}

} // namespace chalkline::text
