// One dynamic value per stored field, and the conversions between it and every member type a record may
// have. SQL columns, CBOR, JSON and table hashes all go through here.
#pragma once

#include "model/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace chalkline {

/// NULL, INTEGER, REAL or TEXT.
using FieldValue = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class ColumnType { Integer, Real, Text };

template <class T>
concept WordEnum = std::is_enum_v<T> && requires { Words<T>::all; };

template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<Id<Tag>> = true;

template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;

/// The SQL column type of a member; ids are INTEGER, enumerators and points TEXT.
template <class T>
[[nodiscard]] constexpr ColumnType columnType() {
    if constexpr (isOptional<T>) {
        return columnType<typename T::value_type>();
    } else if constexpr (std::is_same_v<T, double>) {
        return ColumnType::Real;
    } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::int64_t> || isId<T>) {
        return ColumnType::Integer;
    } else {
        return ColumnType::Text;
    }
}

/// True if NULL is a legal stored value of the member.
template <class T>
[[nodiscard]] constexpr bool nullable() {
    return isOptional<T> || isId<T> || std::is_same_v<T, RecordType>;
}

/// Shortest decimal text that reads back to the same double, C locale.
[[nodiscard]] std::string formatNumber(double value);
/// Points as "x y x y", shortest round-trip numbers.
[[nodiscard]] std::string formatPoints(const std::vector<Point>& points);
/// False if the text is not an even number of finite numbers.
[[nodiscard]] bool parsePoints(std::string_view text, std::vector<Point>& points);

template <class T>
[[nodiscard]] FieldValue toField(const T& member) {
    if constexpr (isOptional<T>) {
        return member ? toField(*member) : FieldValue{};
    } else if constexpr (isId<T>) {
        return member ? FieldValue{member.value} : FieldValue{};
    } else if constexpr (std::is_same_v<T, RecordType>) {
        return member == RecordType::None ? FieldValue{} : FieldValue{std::string(word(member))};
    } else if constexpr (WordEnum<T>) {
        return std::string(word(member));
    } else if constexpr (std::is_same_v<T, bool>) {
        return std::int64_t{member ? 1 : 0};
    } else if constexpr (std::is_same_v<T, std::vector<Point>>) {
        return formatPoints(member);
    } else {
        return member;
    }
}

/// False if the value's type or word does not fit the member; the member is then unchanged.
template <class T>
[[nodiscard]] bool fromField(FieldValue&& value, T& member) {
    if constexpr (isOptional<T>) {
        if (std::holds_alternative<std::monostate>(value)) return member.reset(), true;
        typename T::value_type inner{};
        if (!fromField(std::move(value), inner)) return false;
        member = inner;
        return true;
    } else if constexpr (isId<T>) {
        if (std::holds_alternative<std::monostate>(value)) return member = T{}, true;
        const auto* number = std::get_if<std::int64_t>(&value);
        return number && *number > 0 ? (member = T{*number}, true) : false;
    } else if constexpr (WordEnum<T>) {
        if constexpr (std::is_same_v<T, RecordType>)
            if (std::holds_alternative<std::monostate>(value)) return member = RecordType::None, true;
        const auto* text = std::get_if<std::string>(&value);
        const auto found = text ? fromWord<T>(*text) : std::nullopt;
        return found ? (member = *found, true) : false;
    } else if constexpr (std::is_same_v<T, bool>) {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number && (*number == 0 || *number == 1) ? (member = *number == 1, true) : false;
    } else if constexpr (std::is_same_v<T, double>) {
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return member = static_cast<double>(*whole), true;
        const auto* number = std::get_if<double>(&value);
        return number ? (member = *number, true) : false;
    } else if constexpr (std::is_same_v<T, std::vector<Point>>) {
        const auto* text = std::get_if<std::string>(&value);
        return text && parsePoints(*text, member);
    } else {
        auto* held = std::get_if<T>(&value);
        return held ? (member = std::move(*held), true) : false;
    }
}

} // namespace chalkline
