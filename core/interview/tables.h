// The tables that resources/generate/interview_compiler writes. Read through question_bank.h and
// archetypes.h.
#pragma once

#include "interview/archetypes.h"
#include "interview/question_bank.h"

namespace chalkline::interview::tables {

extern const std::span<const ArchetypeProfile> profiles; // in the order of ArchetypeKind
extern const std::span<const QuestionTopic> questionTopics;
extern const std::span<const BankQuestion> questions;

} // namespace chalkline::interview::tables
