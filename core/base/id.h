// Typed 64-bit ids. One counter per project hands them out; they are never reused and equal the SQLite
// rowid. 0 means "none".
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace chalkline {

template <class Tag>
struct Id {
    std::int64_t value = 0;

    [[nodiscard]] constexpr bool valid() const { return value != 0; }
    [[nodiscard]] explicit constexpr operator bool() const { return valid(); }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

} // namespace chalkline

template <class Tag>
struct std::hash<chalkline::Id<Tag>> {
    std::size_t operator()(const chalkline::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
