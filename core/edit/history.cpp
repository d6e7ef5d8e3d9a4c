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
        bytes_ -= steps_.back().bytes;
        steps_.pop_back();
    }
    step.bytes = bytesOf(step);
    bytes_ += step.bytes;
    steps_.push_back(std::move(step));
    cursor_ = steps_.size();
    forgetBeyondCap();
}

bool History::merges(const std::string& mergeKey, std::int64_t time) const {
    if (mergeKey.empty() || cursor_ == 0 || cursor_ != steps_.size()) return false;
    const HistoryStep& top = steps_.back();
    return top.mergeKey == mergeKey && time >= top.time && time - top.time <= mergeWindowMs;
}

Expected<bool> History::merge(const ChangeSet& later, std::int64_t time) {
    HistoryStep& top = steps_.back();
    const auto held = changesOf(top);
    if (!held) return std::unexpected(held.error());
    ChangeSet joined = **held;
    joined.append(later);
    joined = joined.normalised();
    if (joined.empty()) return false;
    top.changes = std::move(joined);
    top.time = time;
    bytes_ -= top.bytes;
    top.bytes = bytesOf(top);
    bytes_ += top.bytes;
    forgetBeyondCap();
    return true;
}

void History::forgetBeyondCap() {
    while (bytes_ > capBytes_ && steps_.size() > 1) {
        bytes_ -= steps_.front().bytes;
        steps_.pop_front();
        --cursor_;
    }
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
