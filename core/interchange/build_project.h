// Turns what a reader found into records: kinds by words and shape, dashed lines asynchronous, groups as
// boundaries, all placed by layout. What was guessed or left out goes into the report.
#pragma once

#include "edit/transaction.h"
#include "interchange/foreign_diagram.h"

namespace chalkline {

[[nodiscard]] Expected<void> buildProject(Transaction& edit, const ForeignDiagram& diagram,
                                          ImportReport& report);

} // namespace chalkline
