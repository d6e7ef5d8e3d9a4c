#include "window/clipboard.h"

#include "edit/fragment.h"
#include "edit/node_operations.h"
#include "edit/placement_operations.h"
#include "interchange/build_project.h"
#include "interchange/clipping.h"
#include "interchange/mermaid/mermaid.h"
#include "render/export_png.h"
#include "render/export_svg.h"
#include "report/number_texts.h"
#include "storage/json_codec.h"
#include "text/interpret.h"
#include "text/print.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

constexpr qsizetype pieceLimit = 64 << 20; // bytes
constexpr qsizetype textLimit = 1'000'000; // characters
constexpr double mostPixels = 12e6;        // of a copied PNG: more would make the program wait

QString ownType() {
    return QString::fromUtf8(pieceMimeType.data(), static_cast<qsizetype>(pieceMimeType.size()));
}

QByteArray bytes(const std::string& text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// At 2x, or as much less as keeps it under mostPixels; "" if it is larger than that even at 1x.
std::string boundedPng(const Tables& tables, SheetId sheet, const PictureOptions& picture) {
    const auto measured = Picture::of(tables, sheet, picture);
    if (!measured) return {};
    const double pixels = measured->area().w * measured->area().h;
    if (pixels > mostPixels) return {};
    const double scale = std::min(2.0, std::sqrt(mostPixels / pixels));
    return renderPng(tables, sheet, {picture, scale, {}}).value_or("");
}

class PieceData : public QMimeData {
public:
    PieceData(Document piece, NumberTexts numbers, ThemeName theme)
        : piece_(std::move(piece))
        , numbers_(std::move(numbers))
        , theme_(theme) {}

    [[nodiscard]] QStringList formats() const override {
        return {ownType(), QStringLiteral("text/plain"), QStringLiteral("image/svg+xml"),
                QStringLiteral("image/png"), QStringLiteral("text/html")};
    }
    [[nodiscard]] bool hasFormat(const QString& type) const override { return formats().contains(type); }

protected:
    [[nodiscard]] QVariant retrieveData(const QString& type, QMetaType) const override {
        const Tables& tables = piece_.tables();
        const SheetId sheet = firstSheet(tables);
        PictureOptions picture;
        picture.theme = theme_;
        picture.scene.numbers = numbers_;
        picture.scene.legend = false;
        if (type == ownType()) return bytes(toJson(piece_));
        if (type == QLatin1String("text/plain")) return QString::fromStdString(text::print(piece_));
        if (type == QLatin1String("text/html")) return QString::fromStdString(writeHtmlTable(tables));
        if (type == QLatin1String("image/svg+xml"))
            return bytes(renderSvg(tables, sheet, {picture, SvgText::Fallback, "", ""}).value_or(""));
        if (type == QLatin1String("image/png")) return bytes(boundedPng(tables, sheet, picture));
        return {};
    }

private:
    Document piece_;
    NumberTexts numbers_; // of the whole project
    ThemeName theme_;
};

Document pieceOf(const Session& session) {
    return asDocument(session.document(), copy(session.document(), session.sheet(), session.selection()),
                      session.sheet());
}

/// A project in memory with one sheet, to read text into.
Document blankPiece() {
    Document document({}, 1, "00000000-0000-4000-8000-000000000000");
    Sheet sheet;
    sheet.id = SheetId{document.takeId()};
    sheet.name = "Sheet 1";
    document.put(std::make_shared<const Record>(sheet));
    return document;
}

/// What a text draws; nothing if it is not type-to-draw or draws no connection.
std::optional<Document> typedPiece(const std::string& text, const Session& session) {
    Session reader(blankPiece(), [now = session.now()] { return now; }, session.author());
    text::Interpreter interpreter(reader);
    if (!interpreter.runAll(text).value_or(false) || reader.document().all<Edge>().empty())
        return std::nullopt;
    return reader.document();
}

Expected<Document> mermaidPiece(const std::string& text, const Session& session) {
    ImportReport report;
    const auto diagram = readMermaidFlowchart(text, QObject::tr("clipboard").toStdString(), report);
    if (!diagram) return std::unexpected(diagram.error());
    Session reader(blankPiece(), [now = session.now()] { return now; }, session.author());
    Transaction edit(reader, "");
    if (const auto built = buildProject(edit, *diagram, report); !built)
        return std::unexpected(built.error());
    if (const auto done = edit.commit(); !done) return std::unexpected(done.error());
    return reader.document();
}

Expected<void> insertPiece(Session& session, const Document& piece, Point at) {
    Transaction edit(session, QObject::tr("Paste").toStdString());
    const auto made = pasteAt(edit, wholeOf(piece), session.sheet(), at);
    if (!made) return std::unexpected(made.error());
    const std::set<Ref> chosen = *made;
    if (const auto done = edit.commit(); !done) return std::unexpected(done.error());
    session.select(chosen);
    return {};
}

Expected<void> insertNote(Session& session, const std::string& text, Point at) {
    Transaction edit(session, QObject::tr("Paste").toStdString());
    const auto note = addNote(edit, text);
    if (!note) return std::unexpected(note.error());
    const Ref ref{RecordType::Note, note->value};
    const auto placed = place(edit, session.sheet(), ref, std::round(at.x / 8) * 8, std::round(at.y / 8) * 8);
    if (!placed) return std::unexpected(placed.error());
    if (const auto done = edit.commit(); !done) return std::unexpected(done.error());
    session.select({ref});
    return {};
}

} // namespace

std::unique_ptr<QMimeData> copySelection(const Session& session, ThemeName theme) {
    Document piece = pieceOf(session);
    if (piece.all<Placement>().empty()) return nullptr;
    return std::make_unique<PieceData>(std::move(piece), numberTexts(session.document().tables()), theme);
}

std::unique_ptr<QMimeData> copyAsPng(const Session& session, ThemeName theme) {
    const Document piece = pieceOf(session);
    const bool chosen = !piece.all<Placement>().empty();
    const Tables& tables = chosen ? piece.tables() : session.document().tables();
    PictureOptions picture;
    picture.theme = theme;
    picture.scene.legend = !chosen;
    picture.scene.numbers = numberTexts(session.document().tables());
    const std::string png = boundedPng(tables, session.sheet(), picture);
    if (png.empty()) return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setData(QStringLiteral("image/png"), bytes(png));
    return data;
}

std::unique_ptr<QMimeData> copyForExcalidraw(const Session& session) {
    const Document piece = pieceOf(session);
    const bool chosen = !piece.all<Placement>().empty();
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromStdString(
        writeExcalidrawClipboard(chosen ? piece.tables() : session.document().tables(), session.sheet())));
    return data;
}

bool canPaste(const QMimeData& data) {
    return data.hasFormat(ownType()) || data.hasText();
}

Expected<void> paste(Session& session, const QMimeData& data, Point at) {
    if (data.hasFormat(ownType())) {
        const QByteArray json = data.data(ownType());
        if (json.size() > pieceLimit)
            return failure(ErrorCode::Refused,
                           QObject::tr("the clipboard holds more than 64 MiB").toStdString());
        const auto piece = fromJson({json.data(), static_cast<std::size_t>(json.size())},
                                    QObject::tr("clipboard").toStdString());
        if (!piece) return std::unexpected(piece.error());
        return insertPiece(session, *piece, at);
    }
    const QString words = data.text().trimmed();
    if (words.isEmpty())
        return failure(ErrorCode::Invalid,
                       QObject::tr("the clipboard holds no text and no components").toStdString());
    if (words.size() > textLimit)
        return failure(ErrorCode::Refused,
                       QObject::tr("the text is longer than a million characters").toStdString());
    const std::string text = words.toStdString();
    if (looksLikeMermaid(text)) {
        const auto piece = mermaidPiece(text, session);
        if (piece && !piece->all<Placement>().empty()) return insertPiece(session, *piece, at);
    }
    if (const auto piece = typedPiece(text, session)) return insertPiece(session, *piece, at);
    return insertNote(session, text, at);
}

} // namespace chalkline
