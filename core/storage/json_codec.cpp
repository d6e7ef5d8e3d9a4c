#include "storage/json_codec.h"

#include "model/validate.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>
#include <cmath>
#include <set>

namespace chalkline {

namespace {

constexpr int jsonVersion = 2; // 1 lacks the tables of the guided design

// Written by hand: QJsonDocument sorts keys and breaks one record over many lines.
void appendQuoted(std::string& out, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

template <class T>
void appendMember(std::string& out, const T& member) {
    if constexpr (std::is_same_v<T, bool>) {
        out += member ? "true" : "false";
    } else {
        const FieldValue value = toField(member);
        if (const auto* text = std::get_if<std::string>(&value))
            appendQuoted(out, *text);
        else if (const auto* whole = std::get_if<std::int64_t>(&value))
            out += std::to_string(*whole);
        else if (const auto* number = std::get_if<double>(&value); number && std::isfinite(*number))
            out += formatNumber(*number);
        else
            out += "null";
    }
}

template <class R>
void appendTable(std::string& out, const Table<R>& table) {
    out += "    \"" + std::string(tableName<R>) + "\": [";
    bool first = true;
    for (const R& record : table) {
        out += first ? "\n      {\"id\": " : ",\n      {\"id\": ";
        first = false;
        out += std::to_string(record.id.value);
        forEachField<R>([&](const auto& field) {
            out += ", \"" + std::string(field.name) + "\": ";
            appendMember(out, field.get(record));
        });
        out += '}';
    }
    out += first ? "]" : "\n    ]";
}

/// "name:line:column" of a byte offset.
std::string placeOf(std::string_view text, std::string_view fileName, int offset) {
    const std::string_view before = text.substr(0, static_cast<std::size_t>(std::max(0, offset)));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return std::string(fileName) + ":" + std::to_string(line) + ":" + std::to_string(column);
}

Expected<FieldValue> fieldOf(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Null:
        return FieldValue{};
    case QJsonValue::Bool:
        return FieldValue{std::int64_t{value.toBool() ? 1 : 0}};
    case QJsonValue::Double:
        if (value.toVariant().typeId() == QMetaType::LongLong)
            return FieldValue{std::int64_t{value.toInteger()}};
        return FieldValue{value.toDouble()};
    case QJsonValue::String:
        if (!value.toString().isValidUtf16()) break; // half a surrogate pair: \ud800
        return FieldValue{value.toString().toStdString()};
    case QJsonValue::Array:
    case QJsonValue::Object:
    case QJsonValue::Undefined:
        break;
    }
    return failure(ErrorCode::Unreadable, "is no single value");
}

class JsonReader {
public:
    explicit JsonReader(std::string_view fileName)
        : fileName_(fileName) {}

    Expected<Document> read(const QJsonObject& root) {
        if (root["format"].toString() != "chalkline") return bad("is not a Chalkline project in JSON");
        const qint64 version = root["version"].toInteger(-1);
        if (version < 1 || version > jsonVersion)
            return bad("has version " + std::to_string(version) + ", this program reads " +
                       std::to_string(jsonVersion));
        nextId_ = root["next_id"].toInteger(0);
        if (nextId_ < 1) return bad("next_id is not a positive number");
        const std::string uuid = root["project_uuid"].toString().toStdString();
        if (uuid.empty() || uuid.size() > 64) return bad("project_uuid is missing");
        if (auto known = checkKeys(root); !known) return std::unexpected(known.error());
        const QJsonObject tables = root["tables"].toObject();
        Expected<void> done;
        forEachRecordType([&]<class R>() {
            if (done) done = readTable<R>(tables);
        });
        if (!done) return std::unexpected(done.error());
        if (const auto errors = validate(tables_, 1); !errors.empty()) return bad(errors.front().text());
        return Document(std::move(tables_), nextId_, uuid);
    }

private:
    std::unexpected<Error> bad(std::string message) const {
        return failure(ErrorCode::Unreadable, std::move(message), std::string(fileName_));
    }

    Expected<void> checkKeys(const QJsonObject& root) const {
        static const std::set<QString> known{"format", "version", "project_uuid", "next_id", "tables"};
        for (const QString& key : root.keys())
            if (!known.contains(key)) return bad("unknown entry \"" + key.toStdString() + "\"");
        if (!root["tables"].isObject()) return bad("tables is not an object");
        for (const QString& key : root["tables"].toObject().keys()) {
            const auto type = fromWord<RecordType>(key.toStdString());
            if (!type || *type == RecordType::None) return bad("unknown table \"" + key.toStdString() + "\"");
        }
        return {};
    }

    template <class R>
    Expected<void> readTable(const QJsonObject& tables) {
        const std::string table(tableName<R>);
        const QJsonValue held = tables[QString::fromStdString(table)];
        if (held.isUndefined()) return {};
        if (!held.isArray()) return bad(table + " is not an array");
        const QJsonArray rows = held.toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (!rows[i].isObject()) return bad(table + "[" + std::to_string(i) + "] is not an object");
            if (auto read = readRecord<R>(rows[i].toObject(), i); !read) return read;
        }
        return {};
    }

    template <class R>
    Expected<void> readRecord(const QJsonObject& row, qsizetype index) {
        R record;
        record.id.value = row["id"].toInteger(0);
        if (record.id.value < 1 || record.id.value >= nextId_)
            return bad(std::string(tableName<R>) + "[" + std::to_string(index) + "].id is not below next_id");
        const std::string place = std::string(tableName<R>) + " " + std::to_string(record.id.value);
        if (tables_.of<R>().find(record.id)) return bad(place + " is there twice");
        qsizetype used = 1;
        std::string wrong;
        forEachField<R>([&](const auto& field) {
            const QJsonValue held =
                row[QLatin1String(field.name.data(), static_cast<qsizetype>(field.name.size()))];
            if (held.isUndefined()) return; // keeps its default
            ++used;
            auto value = fieldOf(held);
            if (wrong.empty() && (!value || !fromField(std::move(*value), field.get(record))))
                wrong = field.name;
        });
        if (!wrong.empty()) return bad(place + "." + wrong + " holds a value of the wrong kind");
        if (used != row.size()) return bad(place + " has an unknown field" + unknownField<R>(row));
        tables_.of<R>().put(std::move(record));
        return {};
    }

    template <class R>
    static std::string unknownField(const QJsonObject& row) {
        for (const QString& key : row.keys()) {
            bool known = key == "id";
            forEachField<R>([&](const auto& field) { known = known || key.toStdString() == field.name; });
            if (!known) return " \"" + key.toStdString() + "\"";
        }
        return {};
    }

    std::string_view fileName_;
    std::int64_t nextId_ = 0;
    Tables tables_;
};

} // namespace

std::string toJson(const Document& document) {
    std::string out = "{\n  \"format\": \"chalkline\",\n  \"version\": " + std::to_string(jsonVersion) +
                      ",\n  \"project_uuid\": ";
    appendQuoted(out, document.uuid());
    out += ",\n  \"next_id\": " + std::to_string(document.nextId()) + ",\n  \"tables\": {\n";
    bool first = true;
    forEachRecordType([&]<class R>() {
        if (!first) out += ",\n";
        first = false;
        appendTable<R>(out, document.all<R>());
    });
    return out + "\n  }\n}\n";
}

Expected<Document> fromJson(std::string_view text, std::string_view fileName) {
    if (text.size() > (std::size_t{256} << 20))
        return failure(ErrorCode::Refused, "is larger than 256 MiB", std::string(fileName));
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::Unreadable, "is not JSON: " + error.errorString().toStdString(),
                       placeOf(text, fileName, error.offset));
    if (!json.isObject())
        return failure(ErrorCode::Unreadable, "is not a Chalkline project in JSON", std::string(fileName));
    return JsonReader(fileName).read(json.object());
}

} // namespace chalkline
