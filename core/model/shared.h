// A value with several owners, copied by the first of them that writes: what copy-on-write tables are made
// of. Not std::shared_ptr: its use_count() reads without ordering, so a writer that finds itself alone would
// still race with the last reads of a reader on another thread. One owner lives on one thread; owners may
// differ.
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace chalkline {

template <class T>
class Shared {
public:
    Shared()
        : block_(new Block) {}
    explicit Shared(T value)
        : block_(new Block{std::move(value)}) {}
    Shared(const Shared& other) noexcept
        : block_(other.block_) {
        if (block_) block_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    Shared(Shared&& other) noexcept
        : block_(std::exchange(other.block_, nullptr)) {}
    Shared& operator=(Shared other) noexcept {
        std::swap(block_, other.block_);
        return *this;
    }
    ~Shared() {
        if (block_ && block_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete block_;
    }

    [[nodiscard]] const T& operator*() const { return block_->value; }
    [[nodiscard]] const T* operator->() const { return &block_->value; }
    [[nodiscard]] const T* get() const { return &block_->value; }

    /// The value to write to, this owner's alone from now on.
    [[nodiscard]] T& own() {
        // Acquire: everything that former owners read happened before what is written now.
        if (block_->owners.load(std::memory_order_acquire) != 1) *this = Shared(block_->value);
        return block_->value;
    }

    /// True if both are the same value in the same place.
    friend bool operator==(const Shared& a, const Shared& b) { return a.block_ == b.block_; }

private:
    struct Block {
        T value{};
        std::atomic<std::size_t> owners = 1;
    };

    Block* block_;
};

} // namespace chalkline
