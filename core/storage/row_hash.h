// 64-bit hashes that tell whether a file's content is what Chalkline wrote. A row's hash is XXH64 over a
// canonical encoding (docs/file-format.md gives it byte for byte); a table's hash is the sum of its rows'
// modulo 2^64, so a commit keeps it up to date by subtracting and adding.
#pragma once

#include "model/document.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace chalkline {

/// Collects one row in the canonical encoding. Reusable: start() clears it.
class RowEncoder {
public:
    void start(std::int64_t id);
    void addNull(int field) { head(field, 0); }
    void add(int field, std::int64_t value);
    void add(int field, double value);
    void add(int field, std::string_view text) { addBytes(field, 3, text); }
    void addBlob(int field, std::string_view bytes) { addBytes(field, 4, bytes); }
    [[nodiscard]] std::uint64_t hash(std::uint64_t seed) const;

private:
    void head(int field, unsigned char type);
    void number(std::uint64_t value);
    void addBytes(int field, unsigned char type, std::string_view bytes);

    std::string buffer_;
};

inline constexpr int recordTypeCount = static_cast<int>(std::tuple_size_v<RecordTypes>);
inline constexpr std::uint64_t metaSeed = 1001;
inline constexpr std::uint64_t historySeed = 1002;

/// One sum per record type (by its number), then history and meta.
struct TableHashes {
    std::array<std::uint64_t, static_cast<std::size_t>(recordTypeCount) + 1> records{};
    std::uint64_t history = 0;
    std::uint64_t meta = 0;

    [[nodiscard]] std::uint64_t& of(RecordType type) { return records[static_cast<std::size_t>(type)]; }
    friend bool operator==(const TableHashes&, const TableHashes&) = default;
};

template <class R>
[[nodiscard]] std::uint64_t rowHash(RowEncoder& encoder, const R& record);
[[nodiscard]] std::uint64_t rowHash(RowEncoder& encoder, const Record& record);

/// The sums over a whole project; history and meta stay 0.
[[nodiscard]] TableHashes hashesOf(const Tables& tables);

namespace detail {

template <class T>
void encodeMember(RowEncoder& encoder, int field, const T& member) {
    if constexpr (isOptional<T>) {
        member ? encodeMember(encoder, field, *member) : encoder.addNull(field);
    } else if constexpr (isId<T>) {
        member ? encoder.add(field, member.value) : encoder.addNull(field);
    } else if constexpr (std::is_same_v<T, RecordType>) {
        member == RecordType::None ? encoder.addNull(field) : encoder.add(field, word(member));
    } else if constexpr (WordEnum<T>) {
        encoder.add(field, word(member));
    } else if constexpr (std::is_same_v<T, bool>) {
        encoder.add(field, std::int64_t{member ? 1 : 0});
    } else if constexpr (std::is_same_v<T, std::vector<Point>>) {
        encoder.add(field, std::string_view(formatPoints(member)));
    } else if constexpr (std::is_same_v<T, std::string>) {
        encoder.add(field, std::string_view(member));
    } else {
        encoder.add(field, member);
    }
}

} // namespace detail

template <class R>
std::uint64_t rowHash(RowEncoder& encoder, const R& record) {
    encoder.start(record.id.value);
    forEachField<R>([&](const auto& field) { detail::encodeMember(encoder, field.id, field.get(record)); });
    return encoder.hash(static_cast<std::uint64_t>(RecordTraits<R>::type));
}

} // namespace chalkline
