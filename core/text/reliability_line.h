// What a person types about growth and failure: `failover url database: replica promoted in 30 s`, `backup:
// nightly, restored once a month`, or just the sentence where topic and component are chosen already. Used by
// the page "Scale".
#pragma once

#include "base/error.h"
#include "model/document.h"

#include <string_view>

namespace chalkline::text {

/// What counts where the line says nothing of it.
struct ReliabilitySubject {
    ReliabilityTopic topic = ReliabilityTopic::Scaling;
    NodeId node; // none: the whole
};

/// Topic, component, statement and, behind a last " -- ", evidence; the statement is "" if only blanks are
/// there. A topic followed by the name of no component is an error; other words before a colon are part of
/// the statement. `whole` or `all` for a component is the whole.
[[nodiscard]] Expected<ReliabilityItem> readReliability(const Document& document, std::string_view line,
                                                        ReliabilitySubject given);

} // namespace chalkline::text
