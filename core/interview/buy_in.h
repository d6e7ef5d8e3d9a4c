// What was agreed with the interviewer, twice: the scope (requirements, what is in and out) and the design
// (components and calls). A confirmation keeps a digest of what it then said, so that "changed since" is true
// only if the meaning differs; places, order and codes do not count, and an undone change is none.
#pragma once

#include "edit/transaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::interview {

enum class Agreement { Pending, Confirmed, Changed };

struct BuyInStatus {
    Agreement agreement = Agreement::Pending;
    BuyInId record;                   // none until the first confirmation
    std::int64_t confirmed_at_ms = 0; // ms UTC; 0 = never
    std::string remark;
    std::vector<std::string> changes; // since then, in words: "FR-3 shorten a URL is new"
};

/// The digest of today: one number for each record that counts. About 16 bytes a record.
[[nodiscard]] std::string snapshotOf(const Tables& tables, BuyInStage stage);
[[nodiscard]] BuyInStatus buyInOf(const Tables& tables, BuyInStage stage);
/// What differs between a digest and today; empty if nothing does. A digest that cannot be read says so.
[[nodiscard]] std::vector<std::string> changesSince(const Tables& tables, BuyInStage stage,
                                                    std::string_view snapshot);

/// confirmBuyIn() on what stands there now; without a remark the one given before stays. An error if there is
/// nothing to agree on. reopenBuyIn() takes it back.
[[nodiscard]] Expected<BuyInId> confirm(Transaction& edit, BuyInStage stage, std::string remark = {});
/// What is to be remembered of what was agreed; "" = nothing. An error before the first confirmation.
[[nodiscard]] Expected<void> remark(Transaction& edit, BuyInStage stage, std::string words);
/// Back to pending; the remark stays.
[[nodiscard]] Expected<void> withdraw(Transaction& edit, BuyInStage stage);

} // namespace chalkline::interview
