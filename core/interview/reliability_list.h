// What was said about growth and failure, topic by topic, and which components nobody spoke of yet. Used by
// the page "Scale", the steps of the stage and the report. Pure functions of the records.
#pragma once

#include "interview/reliability_topics.h"
#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline::interview {

/// A statement makes an item stated; evidence alone does not.
[[nodiscard]] ReliabilityState stateOf(const ReliabilityItem& item);

/// The items of a topic in the person's order.
[[nodiscard]] std::vector<const ReliabilityItem*> itemsOf(const Tables& tables, ReliabilityTopic topic);
/// The components the topic is asked of and nothing is said of, in id order. What is said of the whole does
/// not answer for a component.
[[nodiscard]] std::vector<NodeId> unsaidOf(const Tables& tables, ReliabilityTopic topic);

/// What the component's own properties and instances say about the topic, as they are called: "3 to 20
/// instances", "Failover: active-passive", "Noticed after: 10 s".
[[nodiscard]] std::vector<std::string> factsOf(const Tables& tables, NodeId node, ReliabilityTopic topic);
/// The heading in the inspector under which they stand; "" if a topic has none.
[[nodiscard]] std::string_view sectionOf(ReliabilityTopic topic);

/// "45 s", "1.5 min", "24 h", "7 d"
[[nodiscard]] std::string secondsText(double seconds);

} // namespace chalkline::interview
