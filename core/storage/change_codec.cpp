#include "storage/change_codec.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

namespace chalkline {

namespace {

constexpr int codecVersion = 1;
constexpr std::uint64_t changeLimit = 4'000'000;
constexpr std::uint64_t fieldLimit = 200;

void writeValue(QCborStreamWriter& writer, const FieldValue& value) {
    std::visit(
        [&](const auto& held) {
            using T = std::remove_cvref_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::monostate>)
                writer.append(nullptr);
            else if constexpr (std::is_same_v<T, std::string>)
                writer.appendTextString(held.data(), static_cast<qsizetype>(held.size()));
            else if constexpr (std::is_same_v<T, std::int64_t>)
                writer.append(qint64{held});
            else
                writer.append(held);
        },
        value);
}

template <class R>
constexpr std::size_t fieldCount = std::tuple_size_v<std::remove_cvref_t<decltype(RecordTraits<R>::fields)>>;

void writeRecord(QCborStreamWriter& writer, const RecordPtr& record) {
    if (!record) return writer.append(nullptr);
    std::visit(
        [&](const auto& value) {
            using R = std::remove_cvref_t<decltype(value)>;
            writer.startMap(fieldCount<R>);
            forEachField<R>([&](const auto& field) {
                writer.append(field.id);
                writeValue(writer, toField(field.get(value)));
            });
            writer.endMap();
        },
        *record);
}

std::unexpected<Error> bad(std::string message) {
    return failure(ErrorCode::Unreadable, "history: " + std::move(message));
}

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : size_(static_cast<qint64>(bytes.size()))
        , cbor_(bytes.data(), static_cast<qsizetype>(bytes.size())) {}

    /// Enters an array or map of known length; false if it is none or longer than `limit`.
    bool enter(bool map, std::uint64_t limit, std::uint64_t& count) {
        if (!(map ? cbor_.isMap() : cbor_.isArray()) || !cbor_.isLengthKnown()) return false;
        count = cbor_.length();
        return count <= limit && cbor_.enterContainer();
    }
    bool leave() { return cbor_.leaveContainer(); }
    bool integer(std::int64_t& value) {
        if (!cbor_.isInteger()) return false;
        if (cbor_.isUnsignedInteger() && cbor_.toUnsignedInteger() > std::uint64_t{INT64_MAX}) return false;
        if (cbor_.isNegativeInteger() &&
            static_cast<std::uint64_t>(cbor_.toNegativeInteger()) - 1 > std::uint64_t{INT64_MAX})
            return false;
        value = cbor_.toInteger();
        return cbor_.next();
    }
    bool null() { return cbor_.isNull() && cbor_.next(); }
    bool atEnd() { return cbor_.lastError() == QCborError::NoError && cbor_.currentOffset() == size_; }

    bool value(FieldValue& value) {
        if (null()) return value = std::monostate{}, true;
        if (std::int64_t number = 0; integer(number)) return value = number, true;
        if (cbor_.isDouble()) {
            value = cbor_.toDouble();
            return cbor_.next();
        }
        std::string text;
        if (!cbor_.isString() || !readText(text)) return false;
        value = std::move(text);
        return true;
    }

private:
    bool readText(std::string& text) {
        if (!cbor_.isLengthKnown() || cbor_.length() > static_cast<quint64>(size_ - cbor_.currentOffset()))
            return false;
        text.resize(static_cast<std::size_t>(cbor_.length()));
        const auto wanted = static_cast<qsizetype>(text.size());
        const auto chunk = cbor_.readStringChunk(text.data(), wanted);
        if (chunk.status != QCborStreamReader::Ok || chunk.data != wanted) return false;
        char end = 0;
        return cbor_.readStringChunk(&end, 1).status == QCborStreamReader::EndOfString;
    }

    qint64 size_;
    QCborStreamReader cbor_;
};

template <class R>
Expected<void> readFields(Reader& reader, R& record) {
    std::uint64_t count = 0;
    if (!reader.enter(true, fieldLimit, count)) return bad("a record is not a map");
    for (std::uint64_t i = 0; i < count; ++i) {
        std::int64_t id = 0;
        FieldValue value;
        if (!reader.integer(id) || !reader.value(value)) return bad("a field cannot be read");
        bool known = false;
        bool fits = false;
        forEachField<R>([&](const auto& field) {
            if (field.id != id || known) return;
            known = true;
            fits = fromField(std::move(value), field.get(record));
        });
        const std::string place = std::string(tableName<R>) + " field " + std::to_string(id);
        if (!known) return bad(place + " is unknown");
        if (!fits) return bad(place + " holds a value of the wrong kind");
    }
    if (!reader.leave()) return bad("a record does not end");
    return {};
}

Expected<RecordPtr> readRecord(Reader& reader, Ref ref) {
    if (reader.null()) return RecordPtr{};
    Expected<RecordPtr> result =
        bad("record type " + std::to_string(static_cast<int>(ref.type)) + " is unknown");
    forEachRecordType([&]<class R>() {
        if (RecordTraits<R>::type != ref.type) return;
        R record;
        record.id.value = ref.id;
        if (auto read = readFields(reader, record); !read)
            result = std::unexpected(read.error());
        else
            result = std::make_shared<const Record>(std::move(record));
    });
    return result;
}

Expected<void> readChange(Reader& reader, ChangeSet& changes) {
    std::uint64_t parts = 0;
    std::int64_t type = 0;
    std::int64_t id = 0;
    if (!reader.enter(false, 4, parts) || parts != 4 || !reader.integer(type) || !reader.integer(id))
        return bad("a change is not [type, id, before, after]");
    if (type < 1 || type > static_cast<std::int64_t>(std::tuple_size_v<RecordTypes>))
        return bad("record type " + std::to_string(type) + " is unknown");
    if (id <= 0) return bad("a record has no id");
    const Ref ref{static_cast<RecordType>(type), id};
    auto before = readRecord(reader, ref);
    if (!before) return std::unexpected(before.error());
    auto after = readRecord(reader, ref);
    if (!after) return std::unexpected(after.error());
    if (!reader.leave()) return bad("a change does not end");
    if (changes.touches(ref)) return bad("a record is changed twice");
    changes.record(ref, std::move(*before), std::move(*after));
    return {};
}

} // namespace

std::string encodeChanges(const ChangeSet& changes) {
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(changes.size() * 512));
    QCborStreamWriter writer(&bytes);
    writer.startArray(2);
    writer.append(codecVersion);
    writer.startArray(changes.size());
    for (const auto& [ref, change] : changes.changes()) {
        writer.startArray(4);
        writer.append(static_cast<int>(ref.type));
        writer.append(qint64{ref.id});
        writeRecord(writer, change.before);
        writeRecord(writer, change.after);
        writer.endArray();
    }
    writer.endArray();
    writer.endArray();
    return bytes.toStdString();
}

Expected<ChangeSet> decodeChanges(std::string_view bytes) {
    Reader reader(bytes);
    std::uint64_t parts = 0;
    std::int64_t version = 0;
    std::uint64_t count = 0;
    if (!reader.enter(false, 2, parts) || parts != 2 || !reader.integer(version))
        return bad("not a change set");
    if (version != codecVersion) return bad("change set version " + std::to_string(version) + " is unknown");
    if (!reader.enter(false, changeLimit, count)) return bad("not a list of changes");
    ChangeSet changes;
    for (std::uint64_t i = 0; i < count; ++i)
        if (auto read = readChange(reader, changes); !read) return std::unexpected(read.error());
    if (!reader.leave() || !reader.leave() || !reader.atEnd())
        return bad("there is something after the changes");
    return changes;
}

} // namespace chalkline
