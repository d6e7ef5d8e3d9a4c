// What chalkline-bench --write puts out: a routed sheet as neutral JSON or as a picture.
#pragma once

#include "routing/route.h"

#include <map>
#include <string>

namespace chalkline::bench {

/// By the ending of the path: .json (nodes id, x, y, w, h; edges id, from, to, points, label_box), .svg, .png
/// or .pdf. Returns the exit code; says on stderr why it failed.
[[nodiscard]] int writeResult(const std::string& path, const Tables& tables, const RoutedSheet& routed,
                              const std::map<Ref, std::string>& ids);
/// Puts the bytes into the file; returns the exit code.
[[nodiscard]] int writeFile(const std::string& path, const std::string& data);

} // namespace chalkline::bench
