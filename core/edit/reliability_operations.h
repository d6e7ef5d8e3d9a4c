// What a person says about growth and failure goes into one record for each thing said: the same words again
// change nothing, an item that waits for words gets them. Used by the page "Scale".
#pragma once

#include "edit/transaction.h"

namespace chalkline {

/// The item of the same topic, component and words, or the open one of that topic and component, or a new
/// one. Its state follows from its words.
[[nodiscard]] Expected<ReliabilityItemId> sayReliability(Transaction& edit, ReliabilityItem values);

} // namespace chalkline
