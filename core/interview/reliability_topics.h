// What there is to say about growth and failure: one sentence to be answered for each topic, and the kinds of
// components it is asked of. Used by the page "Scale" and the report. UTF-8 of one line.
#pragma once

#include "model/catalogue.h"
#include "model/guided_records.h"

#include <span>
#include <string_view>
#include <vector>

namespace chalkline::interview {

struct ReliabilityTopicText {
    ReliabilityTopic topic;
    std::string_view title;
    std::string_view prompt;   // the question to answer
    std::string_view evidence; // what would show that it is so
};

/// In the order of ReliabilityTopic.
[[nodiscard]] std::span<const ReliabilityTopicText> reliabilityTopics();
[[nodiscard]] const ReliabilityTopicText& textOf(ReliabilityTopic topic);

/// True if the topic is asked of a component of that kind (catalogue id); an unknown kind counts as a
/// service.
[[nodiscard]] bool concerns(ReliabilityTopic topic, std::string_view kindId);
/// The topics asked of a component of that kind.
[[nodiscard]] std::vector<ReliabilityTopic> topicsFor(std::string_view kindId);

} // namespace chalkline::interview
