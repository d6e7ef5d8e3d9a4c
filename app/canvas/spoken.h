// What a screen reader says of the things on a sheet: a name a person understands, and what else is known.
#pragma once

#include "model/document.h"

#include <QString>

namespace chalkline {

/// "redirect service, Stateless service"; "GET: api gateway to redirect service, synchronous"; "Boundary
/// backend". Empty only for what is not there.
[[nodiscard]] QString spokenName(const Document& document, Ref ref);
/// "1 connection in, 3 out; in backend; 4 to 12 instances; locked". Empty where nothing is to be added.
[[nodiscard]] QString spokenDescription(const Document& document, SheetId sheet, Ref ref);
/// "Sheet 1: 10 components, 12 connections".
[[nodiscard]] QString spokenSheet(const QString& name, int components, int connections);

} // namespace chalkline
