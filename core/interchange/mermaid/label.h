// Mermaid label text to plain text: entities, line breaks, markdown strings, HTML tags and icons.
#pragma once

#include <string>
#include <string_view>

namespace chalkline {

[[nodiscard]] std::string plainMermaidText(std::string_view raw);

} // namespace chalkline
