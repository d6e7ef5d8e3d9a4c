#include "model/record.h"

namespace chalkline {

Ref refOf(const Record& record) {
    return std::visit([](const auto& value) { return refOf(value); }, record);
}

Stamp& stampOf(Record& record) {
    return std::visit([](auto& value) -> Stamp& { return value.stamp; }, record);
}

std::vector<Ref> referencesOf(const Record& record) {
    std::vector<Ref> found;
    std::visit(
        [&](const auto& value) {
            forEachReference(value,
                             [&](RecordType type, const std::int64_t& id) { found.push_back({type, id}); });
        },
        record);
    return found;
}

namespace {

std::size_t heapBytes(const std::string& text) {
    return text.capacity() > 15 ? text.capacity() : 0;
}
std::size_t heapBytes(const std::vector<Point>& points) {
    return points.capacity() * sizeof(Point);
}
template <class T>
std::size_t heapBytes(const T&) {
    return 0;
}

} // namespace

std::size_t approximateBytes(const Record& record) {
    std::size_t bytes = sizeof(Record) + 32;
    std::visit(
        [&](const auto& value) {
            using R = std::remove_cvref_t<decltype(value)>;
            forEachField<R>([&](const auto& field) { bytes += heapBytes(field.get(value)); });
        },
        record);
    return bytes;
}

} // namespace chalkline
