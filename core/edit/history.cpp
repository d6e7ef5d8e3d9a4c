#include "edit/history.h"

namespace chalkline {

namespace {

constexpr std::int64_t mergeWindowMs = 1000;

std::size_t bytesOf(const HistoryStep& step) {
    if (const auto* deferred = std::get_if<DeferredChanges>(&step.changes)) return deferred->bytes;
    return std::get<ChangeSet>(step.changes).approximateBytes();
}

} // namespace

void History::push(HistoryStep step) {
    while (steps_.size() > cursor_) {
        bytes_ -= std::min(bytes_, bytesOf(steps_.back()));
        steps_.pop_back();
    }
    bytes_ += bytesOf(step);
    steps_.push_back(std::move(step));
    cursor_ = steps_.size();
    while (bytes_ > capBytes_ && steps_.size() > 1) {
        bytes_ -= std::min(bytes_, bytesOf(steps_.front()));
        steps_.pop_front();
        --cursor_;
    }
}

bool History::merges(const std::string& mergeKey, std::int64_t time) const {
    if (mergeKey.empty() || cursor_ == 0 || cursor_ != steps_.size()) return false;
    const HistoryStep& top = steps_.back();
    return top.mergeKey == mergeKey && time >= top.time && time - top.time <= mergeWindowMs;
}

Expected<void> History::merge(const ChangeSet& later, std::int64_t time) {
    HistoryStep& top = steps_.back();
    const auto held = changesOf(top);
    if (!held) return std::unexpected(held.error());
    bytes_ -= std::min(bytes_, bytesOf(top));
    std::get<ChangeSet>(top.changes).append(later);
    top.time = time;
    bytes_ += bytesOf(top);
    return {};
}

Expected<const ChangeSet*> History::changesOf(HistoryStep& step) {
    if (const auto* deferred = std::get_if<DeferredChanges>(&step.changes)) {
        auto decoded = deferred->decode();
        if (!decoded) return std::unexpected(decoded.error());
        step.changes = std::move(*decoded);
    }
    return &std::get<ChangeSet>(step.changes);
}

} // namespace chalkline
