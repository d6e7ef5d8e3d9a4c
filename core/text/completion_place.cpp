#include "text/completion_place.h"

#include "text/parse_line.h"
#include "text/scan.h"

namespace chalkline::text {

namespace {

/// Reads what stands before the cursor with one more letter behind it, which stands for what will be typed
/// next: so an operator just written counts as the one it will be.
class Walk {
public:
    explicit Walk(std::string_view before)
        : probe_(std::string(before) + 'x')
        , end_(before.size())
        , scanner_(probe_, 1) {}

    CompletionPlace run() {
        start();
        while (at_ < end_ && !over_)
            step();
        while (found_.from < end_ && isBlank(probe_[found_.from]))
            ++found_.from;
        if (found_.place == Place::Name && found_.from < end_ && probe_[found_.from] == '+') ++found_.from;
        return found_;
    }

private:
    void start() {
        scanner_.skipBlanks();
        at_ = scanner_.position();
        const std::string_view body = std::string_view(probe_).substr(at_);
        removal_ = body.starts_with("- ");
        flow_ = body.starts_with("flow ");
        if (removal_) begin(Place::ExistingName, at_ + 2);
        if (body[0] == '#' || !reservedRecord(body).empty()) stop();
    }

    void begin(Place place, std::size_t from) {
        found_ = {place, from, false, false};
        at_ = from;
    }
    void suffixEnds() { begin(Place::Nowhere, at_ + 1); }
    void stop() {
        found_.place = Place::Nowhere;
        over_ = true;
    }

    void step() {
        const char c = probe_[at_];
        if (c == '"' && atWordStart()) return takeQuotes();
        if (found_.place == Place::KindWord) return stepInParentheses(c);
        if (isBlank(c)) {
            ++at_;
            return;
        }
        scanner_.seek(at_);
        if (scanner_.takeOperator()) {
            hasOperator_ = true;
            return begin(removal_ ? Place::ExistingName : Place::Name, scanner_.position());
        }
        stepOver(c);
    }

    void stepOver(char c) {
        const bool blankBefore = at_ > 0 && isBlank(probe_[at_ - 1]);
        const bool blankAfter = isBlank(probe_[at_ + 1]);
        if (c == ':') return takeColon();
        if (c == '(') return begin(Place::KindWord, at_ + 1);
        if (c == '@') return begin(Place::BoundaryName, at_ + 1);
        if (c == ',' || c == ';' || c == '{' || c == '~') return begin(Place::Name, at_ + 1);
        if (c == '}') return suffixEnds();
        if (c == '=' && blankBefore && blankAfter && !hasOperator_) return begin(Place::NewName, at_ + 1);
        if (c == '#' && blankBefore && blankAfter) return stop();
        ++at_;
    }

    void stepInParentheses(char c) {
        if (c == ',') return begin(Place::KindWord, at_ + 1);
        if (c == ')') return suffixEnds();
        ++at_;
    }

    void takeColon() {
        if (flow_ && !hasOperator_) {
            flow_ = false;
            return begin(Place::Name, at_ + 1);
        }
        scanner_.seek(at_ + 1);
        (void)scanner_.label();
        if (scanner_.position() >= end_) return stop();
        begin(Place::Nowhere, scanner_.position());
    }

    void takeQuotes() {
        for (++at_; at_ < end_; ++at_) {
            if (probe_[at_] != '"') continue;
            if (at_ + 1 < end_ && probe_[at_ + 1] == '"')
                ++at_;
            else
                break;
        }
        found_.inQuotes = at_ >= end_;
        if (found_.inQuotes) return;
        ++at_;
        // Nothing goes on with a closed quote; in parentheses the list does.
        if (found_.place == Place::KindWord)
            found_.from = at_;
        else
            begin(Place::Nowhere, at_);
    }

    [[nodiscard]] bool atWordStart() const {
        for (std::size_t p = found_.from; p < at_; ++p)
            if (!isBlank(probe_[p]) && probe_[p] != '+') return false;
        return found_.place != Place::Nowhere;
    }

    std::string probe_;
    std::size_t end_;
    Scanner scanner_;
    std::size_t at_ = 0;
    CompletionPlace found_;
    bool removal_ = false;
    bool flow_ = false;
    bool hasOperator_ = false;
    bool over_ = false;
};

} // namespace

CompletionPlace completionPlace(std::string_view before) {
    return Walk(before).run();
}

} // namespace chalkline::text
