#include "interchange/xml_scan.h"

#include <algorithm>

namespace chalkline {

namespace {

class Scan {
public:
    Scan(std::string_view xml, const std::string& name, const XmlLimits& limits)
        : xml_(xml)
        , name_(name)
        , limits_(limits) {}

    Expected<void> run() {
        // In UTF-16 and UTF-32 every "<" has a NUL beside it; the scan would see no document type there.
        if (const std::size_t nul = xml_.find('\0'); nul != std::string_view::npos) {
            at_ = nul;
            return refused("the text is not UTF-8");
        }
        while ((at_ = xml_.find('<', at_)) != std::string_view::npos) {
            const std::string_view rest = xml_.substr(at_);
            Expected<void> done;
            if (rest.starts_with("<!--"))
                skipPast("-->");
            else if (rest.starts_with("<![CDATA["))
                skipPast("]]>");
            else if (rest.starts_with("<?"))
                skipPast("?>");
            else if (rest.starts_with("<!"))
                done = refused("a document type is not read");
            else if (rest.starts_with("</"))
                done = endTag();
            else
                done = startTag();
            if (!done) return done;
        }
        return {};
    }

private:
    [[nodiscard]] std::unexpected<Error> refused(const std::string& message) const {
        const std::string_view before = xml_.substr(0, at_);
        const auto line = 1 + std::ranges::count(before, '\n');
        const std::size_t column = at_ - (before.rfind('\n') + 1) + 1;
        return failure(ErrorCode::Refused, message,
                       name_ + ":" + std::to_string(line) + ":" + std::to_string(column));
    }

    void skipPast(std::string_view end) {
        const std::size_t found = xml_.find(end, at_);
        at_ = found == std::string_view::npos ? xml_.size() : found + end.size();
    }

    Expected<void> endTag() {
        if (depth_ > 0) --depth_;
        skipPast(">");
        return {};
    }

    Expected<void> startTag() {
        if (++elements_ > limits_.elements)
            return refused("there are more than " + std::to_string(limits_.elements) + " elements");
        std::size_t attributes = 0;
        std::size_t word = 0; // characters of the name that is being read
        char quote = 0;
        std::size_t i = at_ + 1;
        for (; i < xml_.size(); ++i) {
            const char c = xml_[i];
            if (quote) {
                if (c == quote) quote = 0;
                continue;
            }
            if (c == '>') break;
            if (c == '"' || c == '\'') quote = c;
            if (c == '=') ++attributes;
            word = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '=' || quote ? 0 : word + 1;
            if (attributes > limits_.attributes)
                return refused("an element has more than " + std::to_string(limits_.attributes) +
                               " attributes");
            if (word > limits_.nameLength)
                return refused("a name has more than " + std::to_string(limits_.nameLength) + " characters");
        }
        const bool empty = i > at_ && i <= xml_.size() && xml_[std::min(i, xml_.size()) - 1] == '/';
        if (!empty && ++depth_ > limits_.depth)
            return refused("elements are nested more than " + std::to_string(limits_.depth) + " deep");
        at_ = std::min(i + 1, xml_.size());
        return {};
    }

    std::string_view xml_;
    const std::string& name_;
    const XmlLimits& limits_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t elements_ = 0;
};

} // namespace

Expected<void> scanXml(std::string_view xml, const std::string& name, const XmlLimits& limits) {
    return Scan(xml, name, limits).run();
}

} // namespace chalkline
