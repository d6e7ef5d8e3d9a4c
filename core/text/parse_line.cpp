#include "text/parse_line.h"

#include "base/text.h"
#include "model/validate.h"
#include "model/words.h"
#include "text/record_line.h"
#include "text/scan.h"

#include <algorithm>
#include <array>

namespace chalkline::text {

namespace {

/// True if an operator stands outside quotes anywhere from `from` on.
bool hasOperator(std::string_view line, std::size_t from) {
    Scanner scanner(line, 1);
    bool inQuotes = false;
    for (std::size_t p = from; p < line.size(); ++p) {
        if (line[p] == '"') inQuotes = !inQuotes;
        if (inQuotes || isBlank(line[p])) continue;
        scanner.seek(p);
        if (scanner.peekOperator()) return true;
    }
    return false;
}

Expected<Line> parseNote(Scanner& scanner) {
    scanner.take('#');
    NoteLine note{scanner.restAsText()};
    if (note.text.empty()) return scanner.error("text is expected after #");
    return note;
}

Expected<Line> parseRemoval(Scanner& scanner) {
    scanner.take('-');
    RemovalLine removal;
    auto name = scanner.name();
    if (!name) return std::unexpected(name.error());
    removal.name = std::move(*name);
    removal.op = scanner.takeOperator();
    if (removal.op) {
        auto target = scanner.name();
        if (!target) return std::unexpected(target.error());
        removal.target = std::move(*target);
        scanner.skipBlanks();
        if (scanner.take(':')) {
            auto label = scanner.label();
            if (!label) return std::unexpected(label.error());
            removal.label = std::move(*label);
        }
    }
    scanner.skipBlanks();
    if (!scanner.atEnd())
        return scanner.error("a removal names one thing or one edge: - name, or - a > b: label");
    return removal;
}

/// The type, name and parents in front of the braces; nullopt if the line is no boundary line.
std::optional<BoundaryLine> boundaryHead(Scanner& scanner) {
    BoundaryLine boundary;
    auto name = scanner.name();
    if (!name || name->forceNew) return std::nullopt;
    if (!name->quoted) {
        const std::string first = name->text.substr(0, name->text.find(' '));
        boundary.type = boundaryType(first);
        if (boundary.type && first.size() < name->text.size()) {
            name->text.erase(0, first.size() + 1);
            name->column += static_cast<int>(first.size()) + 1;
        } else if (boundary.type && scanner.peek() == '"') {
            auto second = scanner.name();
            if (!second) return std::nullopt;
            name = std::move(second);
        }
    }
    boundary.name = std::move(*name);
    scanner.skipBlanks();
    while (scanner.take('@')) {
        auto parent = scanner.name();
        if (!parent) return std::nullopt;
        boundary.parents.push_back(std::move(*parent));
        scanner.skipBlanks();
    }
    boundary.braces = scanner.peek() == '{';
    if (!boundary.braces && !(boundary.type && scanner.atEnd())) return std::nullopt;
    return boundary;
}

/// nullopt if the line is no boundary line; an error if it is one and wrong.
std::optional<Expected<Line>> tryBoundary(std::string_view line, const ParseContext& context) {
    Scanner scanner(line, context.lineNumber);
    auto boundary = boundaryHead(scanner);
    if (!boundary) return std::nullopt;
    if (!boundary->braces) return Line(std::move(*boundary));
    scanner.take('{');
    scanner.skipBlanks();
    if (!scanner.take('}')) {
        auto members = scanner.mentions();
        if (!members) return std::unexpected(members.error());
        boundary->members = std::move(*members);
        scanner.skipBlanks();
        if (!scanner.take('}')) return scanner.error("expected , or } here");
    }
    scanner.skipBlanks();
    if (!scanner.atEnd()) return scanner.error("nothing may follow the closing }");
    return Line(std::move(*boundary));
}

std::optional<Expected<Line>> tryRename(std::string_view line, const ParseContext& context) {
    Scanner scanner(line, context.lineNumber);
    auto from = scanner.name();
    if (!from) return std::nullopt;
    scanner.skipBlanks();
    if (!(scanner.peek() == '=' && isBlank(scanner.peek(1)))) return std::nullopt;
    if (hasOperator(line, scanner.position())) return std::nullopt;
    scanner.take('=');
    RenameLine rename;
    rename.from = std::move(*from);
    auto to = scanner.mention();
    if (!to) return std::unexpected(to.error());
    rename.to = std::move(*to);
    if (rename.to.name.forceNew)
        return scanner.error("a rename does not make a new component; leave out the +");
    scanner.skipBlanks();
    if (!scanner.atEnd()) return scanner.error("a rename ends with the new name and its suffixes");
    return Line(std::move(rename));
}

/// The flow's name if the line is `flow name: ... operator ...`; the scanner then stands behind the colon.
std::optional<std::string> takeFlow(Scanner& scanner, std::string_view line) {
    const std::size_t start = scanner.position();
    if (!line.substr(start).starts_with("flow ")) return std::nullopt;
    scanner.seek(start + 5);
    auto name = scanner.name();
    scanner.skipBlanks();
    if (name && !name->tag && !name->forceNew && scanner.take(':') && hasOperator(line, scanner.position()))
        return name->text;
    scanner.seek(start);
    return std::nullopt;
}

Expected<void> parseLabel(Scanner& scanner, Segment& segment) {
    scanner.skipBlanks();
    if (scanner.peek() != ':') return {};
    segment.labelColumn = scanner.column();
    scanner.take(':');
    auto label = scanner.label();
    if (!label) return std::unexpected(label.error());
    segment.label = std::move(*label);
    return {};
}

/// One segment: an operator if `op`, names, a label.
Expected<Segment> parseSegment(Scanner& scanner, std::optional<Operator> op) {
    Segment segment;
    segment.op = op;
    auto names = scanner.mentions();
    if (!names) return std::unexpected(names.error());
    segment.names = std::move(*names);
    if (auto good = parseLabel(scanner, segment); !good) return std::unexpected(good.error());
    return segment;
}

/// A chain and, after ';', more targets of its operators; stops at ';' before any operator, note or end.
Expected<Statement> parseStatement(Scanner& scanner) {
    Statement statement;
    std::optional<Operator> last = scanner.takeOperator();
    auto first = parseSegment(scanner, last);
    if (!first) return std::unexpected(first.error());
    statement.segments.push_back(std::move(*first));
    while (true) {
        scanner.skipBlanks();
        if (scanner.atEnd() || scanner.atNote()) break;
        const bool sameLeft = scanner.peek() == ';';
        if (sameLeft && !last) break;
        if (sameLeft) scanner.take(';');
        scanner.skipBlanks();
        if (sameLeft && scanner.atEnd()) break;
        const std::optional<Operator> given = scanner.takeOperator();
        if (!given && !sameLeft)
            return scanner.error("expected an operator such as > or ~>, a label after :, or ; here");
        if (!last && statement.segments.back().label)
            return scanner.errorAt(statement.segments.back().labelColumn,
                                   "a label stands behind the target: write a > b: label");
        last = given ? given : last;
        auto next = parseSegment(scanner, last);
        if (!next) return std::unexpected(next.error());
        next->sameLeft = sameLeft;
        if (!given) next->op->fresh = false;
        statement.segments.push_back(std::move(*next));
    }
    return statement;
}

Expected<Line> parseStatements(std::string_view line, const ParseContext& context) {
    Scanner scanner(line, context.lineNumber);
    scanner.skipBlanks();
    StatementsLine result;
    if (auto flow = takeFlow(scanner, line)) result.flow = std::move(*flow);
    while (true) {
        auto statement = parseStatement(scanner);
        if (!statement) return std::unexpected(statement.error());
        result.statements.push_back(std::move(*statement));
        scanner.skipBlanks();
        if (!scanner.take(';')) break;
        scanner.skipBlanks();
        if (scanner.atEnd()) break;
    }
    if (!scanner.atEnd() && scanner.atNote()) {
        scanner.skipBlanks();
        scanner.take('#');
        result.note = scanner.restAsText();
        if (result.note->empty()) result.note.reset();
    }
    if (!scanner.atEnd())
        return scanner.error("this cannot be read; put a name with such characters in quotes");
    return result;
}

/// Suffixes alone, for the subject.
std::optional<Expected<Line>> trySubject(std::string_view line, const ParseContext& context) {
    Scanner scanner(line, context.lineNumber);
    scanner.skipBlanks();
    SubjectLine subject;
    const std::size_t wordEnd = std::min(line.find_first_of(" \t(@:", scanner.position()), line.size());
    subject.suffixes.instances =
        parseInstances(line.substr(scanner.position(), wordEnd - scanner.position()));
    const char first = scanner.peek();
    if (!subject.suffixes.instances && first != '(' && first != '@' && first != ':') return std::nullopt;
    if (subject.suffixes.instances) scanner.seek(wordEnd);
    const auto instances = subject.suffixes.instances;
    if (auto good = scanner.suffixes(subject.suffixes); !good) return std::unexpected(good.error());
    if (instances) subject.suffixes.instances = instances;
    scanner.skipBlanks();
    if (scanner.take(':')) {
        auto label = scanner.label();
        if (!label) return std::unexpected(label.error());
        subject.label = std::move(*label);
    }
    scanner.skipBlanks();
    if (!scanner.atEnd()) return scanner.error("expected the end of the line here");
    return Line(std::move(subject));
}

/// `~ name`, which is no operator.
std::optional<Expected<Line>> tryInsertion(std::string_view line, const ParseContext& context) {
    Scanner scanner(line, context.lineNumber);
    if (scanner.peekOperator()) return std::nullopt;
    scanner.skipBlanks();
    if (!scanner.take('~')) return std::nullopt;
    scanner.skipBlanks();
    auto middle = scanner.mention();
    if (!middle) return std::unexpected(middle.error());
    scanner.skipBlanks();
    if (!scanner.atEnd()) return scanner.error("~ puts one component into a connection");
    return Line(InsertionLine{std::move(*middle)});
}

} // namespace

std::optional<BoundaryType> boundaryType(std::string_view word) {
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return fromWord<BoundaryType>(lower);
}

std::string reservedRecord(std::string_view line) {
    if (const auto record = recordLine(line)) return record->word + ":";
    if (line.starts_with("table ")) {
        Scanner scanner(line, 1);
        scanner.seek(6);
        const auto name = scanner.name();
        scanner.skipBlanks();
        if (name && scanner.peek() == ':') return "table " + name->text + ":";
    }
    constexpr std::array verbs{"GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS "};
    if (line.starts_with("api "))
        for (const std::string_view verb : verbs)
            if (line.substr(4).starts_with(verb) && line.substr(4 + verb.size()).starts_with("/"))
                return "api " + std::string(verb.substr(0, verb.size() - 1));
    return {};
}

Expected<Line> parseLine(std::string_view line, const ParseContext& context) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.remove_suffix(1);
    Scanner scanner(line, context.lineNumber);
    if (line.size() > lineLimit) return scanner.error("the line is longer than 100,000 bytes");
    if (!isCleanText(line)) return scanner.error("the line is not clean UTF-8 text");
    scanner.skipBlanks();
    if (scanner.atEnd()) return BlankLine{};
    const std::string_view body = line.substr(scanner.position());
    if (body[0] == '#') return parseNote(scanner);
    if (body.starts_with("- ")) return parseRemoval(scanner);
    if (auto record = recordLine(body)) {
        scanner.seek(line.size() - record->text.size());
        record->column = scanner.column();
        return std::move(*record);
    }
    if (std::string word = reservedRecord(body); !word.empty()) return RecordLine{std::move(word), {}, 1};
    if (context.hasSubject)
        if (auto subject = trySubject(line, context)) return std::move(*subject);
    if (auto insertion = tryInsertion(line, context)) return std::move(*insertion);
    Scanner flow(line, context.lineNumber);
    flow.skipBlanks();
    if (!takeFlow(flow, line)) {
        if (auto boundary = tryBoundary(line, context)) return std::move(*boundary);
        if (auto rename = tryRename(line, context)) return std::move(*rename);
    }
    return parseStatements(line, context);
}

} // namespace chalkline::text
