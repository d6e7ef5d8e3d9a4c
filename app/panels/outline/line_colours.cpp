#include "panels/outline/line_colours.h"

#include "render/theme.h"
#include "text/scan.h"
#include "window/style.h"

namespace chalkline {

LineColours::LineColours(QTextDocument* document)
    : QSyntaxHighlighter(document) {}

void LineColours::setTheme(const Theme& theme) {
    sync_.setForeground(colourOf(theme.accent));
    async_.setForeground(colourOf(theme.async));
    quiet_.setForeground(colourOf(theme.ink2));
    word_.setForeground(colourOf(theme.boundaryTitle));
    word_.setFontWeight(QFont::DemiBold);
    for (QTextCharFormat* format : {&sync_, &async_})
        format->setFontWeight(QFont::DemiBold);
    rehighlight();
}

void LineColours::highlightBlock(const QString& text) {
    const QString body = text.trimmed();
    if (body.startsWith('#') || body.startsWith(QLatin1String("- ")))
        return setFormat(0, static_cast<int>(text.size()), quiet_);
    for (const char* word : {"region ", "zone ", "vpc ", "team ", "trust ", "group ", "flow "})
        if (body.startsWith(QLatin1String(word)))
            setFormat(static_cast<int>(text.indexOf(body[0])), static_cast<int>(qstrlen(word)), word_);
    colourStatements(text);
}

/// Walks over names, operators and labels; what cannot be read keeps its ink.
void LineColours::colourStatements(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    const std::string_view line(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    const auto at = [&](std::size_t bytes) {
        return static_cast<int>(QString::fromUtf8(utf8.left(static_cast<qsizetype>(bytes))).size());
    };
    const auto colour = [&](std::size_t from, std::size_t to, const QTextCharFormat& format) {
        setFormat(at(from), at(to) - at(from), format);
    };
    text::Scanner scanner(line, 1);
    while (!scanner.atEnd()) {
        scanner.skipBlanks();
        const std::size_t from = scanner.position();
        if (const auto op = scanner.takeOperator()) {
            colour(from, scanner.position(), op->kind == EdgeKind::Async ? async_ : sync_);
        } else if (scanner.take(':')) {
            if (!scanner.label()) return;
            colour(from, scanner.position(), quiet_);
        } else if (scanner.take(',') || scanner.take(';') || scanner.take('{') || scanner.take('}') ||
                   scanner.take('@') || scanner.take('=') || scanner.take('~')) {
            colour(from, scanner.position(), quiet_);
        } else if (scanner.peek() == '(') {
            while (!scanner.atEnd() && !scanner.take(')'))
                scanner.seek(scanner.position() + 1);
            colour(from, scanner.position(), quiet_);
        } else if (!scanner.name() || scanner.position() == from) {
            return;
        }
    }
}

} // namespace chalkline
