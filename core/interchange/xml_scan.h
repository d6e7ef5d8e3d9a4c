// A look at an XML file before a parser sees it, in one pass: what a parser of ours may take too long or too
// much memory over is refused here, with line and column. Used by every reader of XML.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace chalkline {

struct XmlLimits {
    std::size_t depth = 256;
    std::size_t attributes = 256; // of one element
    std::size_t nameLength = 1024;
    std::size_t elements = 1'000'000;
};

/// Refused: a document type (so no entities), what is over a limit, and UTF-16, in which neither would be
/// seen. Says nothing about well-formedness.
[[nodiscard]] Expected<void> scanXml(std::string_view xml, const std::string& name,
                                     const XmlLimits& limits = {});

} // namespace chalkline
