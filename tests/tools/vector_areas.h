// The calculations that files of analysis vectors are about, by the name of their area. A new part of
// core/analysis adds a function here and a row in vector_areas.cpp.
#pragma once

#include <QJsonObject>

#include <expected>
#include <map>
#include <string>
#include <variant>

namespace chalkline::vectors {

using Value = std::variant<double, bool, std::string>;
using Results = std::map<std::string, Value>;

/// What this program makes of the inputs of a case, or what it has against them.
using Area = std::expected<Results, std::string> (*)(const QJsonObject& inputs);

/// Null for an area that is not built.
[[nodiscard]] Area areaOf(const std::string& name);

} // namespace chalkline::vectors
