// Words of a project as Mermaid text: labels that stay text in every Mermaid, and ids people can read. Used
// by write_mermaid.cpp only. UTF-8 in and out.
#pragma once

#include <string>
#include <string_view>

namespace chalkline {

/// For between double quotes, or behind %%; line breaks become <br/>. Every character that could end the
/// label, begin markup, Markdown, an entity, an icon or a directive becomes an entity. " " for an empty one,
/// which Mermaid wants.
[[nodiscard]] std::string mermaidLabel(std::string_view text);

/// The words of an ASCII name joined by "_", in lower case; "" if that makes no id that is safe everywhere.
[[nodiscard]] std::string mermaidId(std::string_view name);

} // namespace chalkline
