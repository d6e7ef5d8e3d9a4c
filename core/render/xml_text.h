// The one place where text becomes XML: escaping, and numbers as XML and SVG want them.
#pragma once

#include <string>
#include <string_view>

namespace chalkline {

/// Appends `utf8` as character data or attribute value: < > & " ' are escaped; C0 controls but tab and line
/// breaks, U+FFFE and U+FFFF are left out; bytes that are no UTF-8 become U+FFFD.
void appendEscaped(std::string& xml, std::string_view utf8);

/// At most `decimals` (0 to 4) of them, no exponent, never "-0"; 0 for what is no finite number.
void appendNumber(std::string& text, double value, int decimals = 2);

} // namespace chalkline
