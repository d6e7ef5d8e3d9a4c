// All records of one type, ordered by id, copy-on-write: copying a table is one pointer, and an edit
// after that copies only the chunk it touches and the list of chunks. That is what makes a snapshot for a
// worker thread cheap while the UI thread goes on editing.
#pragma once

#include "model/fields.h"
#include "model/shared.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace chalkline {

template <class R>
class Table {
    static constexpr std::size_t chunkSize = 64;
    using Chunk = std::vector<R>; // ordered by id, never empty
    using Directory = std::vector<Shared<Chunk>>;

public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = R;
        using difference_type = std::ptrdiff_t;
        using pointer = const R*;
        using reference = const R&;

        Iterator() = default;
        Iterator(const Directory* directory, std::size_t chunk)
            : directory_(directory)
            , chunk_(chunk) {}
        reference operator*() const { return (*(*directory_)[chunk_])[at_]; }
        pointer operator->() const { return &**this; }
        Iterator& operator++() {
            if (++at_ == (*directory_)[chunk_]->size()) {
                ++chunk_;
                at_ = 0;
            }
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const Directory* directory_ = nullptr;
        std::size_t chunk_ = 0;
        std::size_t at_ = 0;
    };

    [[nodiscard]] Iterator begin() const { return {directory_.get(), 0}; }
    [[nodiscard]] Iterator end() const { return {directory_.get(), directory_->size()}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

    /// Null if there is no such record. The pointer holds until the next edit of this table.
    [[nodiscard]] const R* find(Id<R> id) const {
        const std::size_t chunk = chunkFor(id);
        if (chunk == directory_->size()) return nullptr;
        const Chunk& records = *(*directory_)[chunk];
        const auto place = lowerBound(records, id);
        return place != records.end() && place->id == id ? &*place : nullptr;
    }

    /// Inserts or replaces by id.
    void put(R record) {
        Directory& chunks = directory_.own();
        std::size_t index = chunkFor(record.id);
        if (index == chunks.size()) {
            if (chunks.empty() || chunks.back()->size() >= chunkSize) {
                chunks.emplace_back();
                chunks.back().own().reserve(chunkSize);
            }
            index = chunks.size() - 1;
        }
        Chunk& records = chunks[index].own();
        const auto place = std::lower_bound(records.begin(), records.end(), record.id,
                                            [](const R& held, Id<R> id) { return held.id < id; });
        if (place != records.end() && place->id == record.id) {
            *place = std::move(record);
            return;
        }
        records.insert(place, std::move(record));
        ++size_;
        if (records.size() > 2 * chunkSize) split(chunks, index);
    }

    /// Does nothing if there is no such record.
    void erase(Id<R> id) {
        if (!find(id)) return;
        Directory& chunks = directory_.own();
        const std::size_t index = chunkFor(id);
        Chunk& records = chunks[index].own();
        const auto place = lowerBound(records, id);
        records.erase(place);
        --size_;
        if (records.empty()) chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(index));
    }

    friend bool operator==(const Table& a, const Table& b) {
        return a.directory_ == b.directory_ ||
               (a.size_ == b.size_ && std::equal(a.begin(), a.end(), b.begin()));
    }

private:
    static auto lowerBound(const Chunk& records, Id<R> id) {
        return std::lower_bound(records.begin(), records.end(), id,
                                [](const R& held, Id<R> wanted) { return held.id < wanted; });
    }

    /// The chunk that holds or would hold the id: the first whose last id is not below it.
    [[nodiscard]] std::size_t chunkFor(Id<R> id) const {
        const auto place = std::lower_bound(
            directory_->begin(), directory_->end(), id,
            [](const Shared<Chunk>& chunk, Id<R> wanted) { return chunk->back().id < wanted; });
        return static_cast<std::size_t>(place - directory_->begin());
    }

    static void split(Directory& chunks, std::size_t index) {
        Chunk& records = chunks[index].own();
        const auto middle = records.begin() + static_cast<std::ptrdiff_t>(chunkSize);
        Chunk upper(std::make_move_iterator(middle), std::make_move_iterator(records.end()));
        records.erase(middle, records.end());
        chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                      Shared<Chunk>(std::move(upper)));
    }

    Shared<Directory> directory_;
    std::size_t size_ = 0;
};

} // namespace chalkline
