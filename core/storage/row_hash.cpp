#include "storage/row_hash.h"

#include <bit>
#include <xxhash.h>

namespace chalkline {

void RowEncoder::number(std::uint64_t value) {
    char bytes[8];
    for (char& byte : bytes) {
        byte = static_cast<char>(value & 0xff);
        value >>= 8;
    }
    buffer_.append(bytes, sizeof bytes);
}

void RowEncoder::head(int field, unsigned char type) {
    const char bytes[3] = {static_cast<char>(field & 0xff), static_cast<char>((field >> 8) & 0xff),
                           static_cast<char>(type)};
    buffer_.append(bytes, sizeof bytes);
}

void RowEncoder::start(std::int64_t id) {
    buffer_.clear();
    number(static_cast<std::uint64_t>(id));
}

void RowEncoder::add(int field, std::int64_t value) {
    head(field, 1);
    number(static_cast<std::uint64_t>(value));
}

void RowEncoder::add(int field, double value) {
    head(field, 2);
    number(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value)); // SQLite does not keep -0
}

void RowEncoder::addBytes(int field, unsigned char type, std::string_view bytes) {
    head(field, type);
    number(bytes.size());
    buffer_.append(bytes);
}

std::uint64_t RowEncoder::hash(std::uint64_t seed) const {
    return XXH64(buffer_.data(), buffer_.size(), seed);
}

std::uint64_t rowHash(RowEncoder& encoder, const Record& record) {
    return std::visit([&](const auto& value) { return rowHash(encoder, value); }, record);
}

TableHashes hashesOf(const Tables& tables) {
    TableHashes hashes;
    RowEncoder encoder;
    forEachRecordType([&]<class R>() {
        for (const R& record : tables.of<R>())
            hashes.of(RecordTraits<R>::type) += rowHash(encoder, record);
    });
    return hashes;
}

} // namespace chalkline
