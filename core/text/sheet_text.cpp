#include "text/sheet_text.h"

#include <algorithm>

namespace chalkline::text {

namespace {

bool isBlankText(const std::string& text) {
    return text.find_first_not_of(" \t") == std::string::npos;
}

bool holds(const std::vector<Ref>& refs, Ref ref) {
    return std::ranges::find(refs, ref) != refs.end();
}

} // namespace

SheetText::SheetText(Session& session)
    : session_(session) {
    follow();
}

int SheetText::lineOf(Ref ref) const {
    const auto about =
        std::ranges::find_if(lines_, [&](const SheetLine& line) { return holds(line.meaning.about, ref); });
    if (about != lines_.end()) return static_cast<int>(about - lines_.begin());
    const auto named =
        std::ranges::find_if(lines_, [&](const SheetLine& line) { return holds(line.meaning.names, ref); });
    return named == lines_.end() ? -1 : static_cast<int>(named - lines_.begin());
}

SheetLine SheetText::printedLine(const PrintedLine& printed, bool whole) {
    SheetLine line;
    line.key = nextKey_++;
    line.text = whole ? printed.whole : printed.text;
    line.meaning.about = {printed.about};
    line.meaning.names = printed.names;
    if (printed.about.type == RecordType::Edge) {
        const bool continues = !whole && !printed.head.valid();
        line.meaning.head = continues ? Ref{} : printed.names.front();
        line.meaning.from = continues ? printed.names.front() : Ref{};
    } else {
        line.meaning.head = printed.head;
    }
    line.truth = {truthOf(printed.about)};
    return line;
}

std::string SheetText::truthOf(Ref ref) const {
    if (ref.type == RecordType::Node) return printComponent(session_.document(), NodeId{ref.id});
    const auto found = printedAt_.find(ref);
    return found == printedAt_.end() ? std::string() : printed_[found->second].whole;
}

Ref SheetText::headAbove(std::size_t index) const {
    while (index-- > 0)
        if (lines_[index].meaning.head.valid()) return lines_[index].meaning.head;
    return {};
}

bool SheetText::isClaimedBeside(std::size_t index, Ref ref) const {
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (i != index && holds(lines_[i].meaning.about, ref)) return true;
    return false;
}

void SheetText::follow() {
    printed_ = printSheet(session_.document(), session_.sheet());
    printedAt_.clear();
    for (std::size_t i = 0; i < printed_.size(); ++i)
        printedAt_[printed_[i].about] = i;
    dropUntrue();
    insertMissing();
    mendContinuations();
}

/// Lines that are not true any more go; what they stood for and is still there comes back as printed.
void SheetText::dropUntrue() {
    std::erase_if(lines_, [this](const SheetLine& line) {
        if (line.error || isBlankText(line.text)) return false;
        const std::vector<Ref>& about = line.meaning.about;
        if (about.empty()) return true;
        for (std::size_t i = 0; i < about.size(); ++i) {
            if (!session_.document().contains(about[i]) || truthOf(about[i]) != line.truth[i]) return true;
            const bool component = about[i].type == RecordType::Node;
            if (component && !placementOn(session_.document(), session_.sheet(), about[i])) return true;
            // A component that others name by now needs no line.
            if (component && !line.typed && !printedAt_.contains(about[i])) return true;
        }
        return false;
    });
}

/// Each behind the one it is printed behind.
void SheetText::insertMissing() {
    std::unordered_map<Ref, std::size_t> at;
    const auto index = [&] {
        at.clear();
        for (std::size_t i = 0; i < lines_.size(); ++i)
            for (const Ref& ref : lines_[i].meaning.about)
                at[ref] = i;
    };
    index();
    std::vector<std::pair<std::size_t, SheetLine>> missing; // the line goes before that index
    std::size_t behind = 0;
    for (const PrintedLine& printed : printed_) {
        const auto found = at.find(printed.about);
        if (found != at.end())
            behind = found->second + 1;
        else
            missing.emplace_back(behind, printedLine(printed, false));
    }
    std::ranges::stable_sort(missing, {}, [](const auto& entry) { return entry.first; });
    std::vector<SheetLine> merged;
    merged.reserve(lines_.size() + missing.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i <= lines_.size(); ++i) {
        for (; next < missing.size() && missing[next].first == i; ++next)
            merged.push_back(std::move(missing[next].second));
        if (i < lines_.size()) merged.push_back(std::move(lines_[i]));
    }
    lines_ = std::move(merged);
}

/// A line that begins with an operator must stand below what it continues.
void SheetText::mendContinuations() {
    std::vector<SheetLine> mended;
    mended.reserve(lines_.size());
    Ref head;
    for (SheetLine& line : lines_) {
        if (line.meaning.head.valid()) head = line.meaning.head;
        if (line.error || !line.meaning.from.valid() || line.meaning.from == head) {
            mended.push_back(std::move(line));
            continue;
        }
        for (const Ref& ref : line.meaning.about)
            if (const auto found = printedAt_.find(ref); found != printedAt_.end()) {
                mended.push_back(printedLine(printed_[found->second], true));
                if (mended.back().meaning.head.valid()) head = mended.back().meaning.head;
            }
    }
    lines_ = std::move(mended);
}

bool SheetText::take(const std::vector<TypedLine>& typed) {
    const std::string mergeKey = "sheet text " + std::to_string(++edits_) + " " + std::to_string(nextKey_);
    std::vector<SheetLine> before = std::move(lines_);
    lines_.clear();
    std::vector<std::size_t> changed;
    for (const TypedLine& line : typed) {
        const auto was = line.key == 0 ? before.end() : std::ranges::find(before, line.key, &SheetLine::key);
        if (was != before.end()) {
            lines_.push_back(std::move(*was));
            was->key = 0;
            if (lines_.back().text != line.text) changed.push_back(lines_.size() - 1);
            continue;
        }
        lines_.push_back({nextKey_++, {}, {}, {}, {}, true});
        changed.push_back(lines_.size() - 1);
    }
    std::erase_if(before, [](const SheetLine& line) { return line.key == 0; });
    bool any = false;
    for (const std::size_t index : changed) {
        // A line that went and came back elsewhere as it was has only moved.
        const auto moved = std::ranges::find(before, typed[index].text, &SheetLine::text);
        if (moved != before.end() && lines_[index].meaning.about.empty() && !moved->meaning.from.valid()) {
            lines_[index] = std::move(*moved);
            before.erase(moved);
        } else if (applyLine(index, typed[index].text, mergeKey)) {
            any = true;
        }
    }
    if (removeGone(std::move(before), mergeKey)) any = true;
    rebuildTruths();
    follow();
    return any;
}

std::vector<TypedLine> SheetText::matched(const std::vector<std::string>& texts) const {
    std::vector<TypedLine> typed;
    for (const std::string& text : texts)
        typed.push_back({0, text});
    const std::size_t common = std::min(typed.size(), lines_.size());
    std::size_t head = 0;
    while (head < common && typed[head].text == lines_[head].text)
        ++head;
    std::size_t tail = 0;
    while (tail < common - head &&
           typed[typed.size() - 1 - tail].text == lines_[lines_.size() - 1 - tail].text)
        ++tail;
    for (std::size_t i = 0; i < head; ++i)
        typed[i].key = lines_[i].key;
    for (std::size_t i = 1; i <= tail; ++i)
        typed[typed.size() - i].key = lines_[lines_.size() - i].key;
    // Between them: equal lines in order, and what is left over before each of them one by one.
    std::size_t old = head;
    std::size_t open = head; // first typed line without a counterpart
    for (std::size_t i = head; i <= typed.size() - tail; ++i) {
        const std::size_t oldEnd = lines_.size() - tail;
        const bool atEnd = i == typed.size() - tail;
        std::size_t same = old;
        while (!atEnd && same < oldEnd && lines_[same].text != typed[i].text)
            ++same;
        if (!atEnd && same == oldEnd) continue;
        if (atEnd) same = oldEnd;
        for (; open < i && old < same; ++open, ++old)
            typed[open].key = lines_[old].key;
        if (!atEnd) typed[i].key = lines_[same].key;
        open = i + 1;
        old = same + 1;
    }
    return typed;
}

bool SheetText::applyLine(std::size_t index, const std::string& text, const std::string& mergeKey) {
    SheetLine& line = lines_[index];
    Transaction edit(session_, text.empty() ? "Delete" : text.substr(0, 80), mergeKey);
    const IsClaimed claimed = [&](Ref ref) { return isClaimedBeside(index, ref); };
    line.typed = true;
    line.text = text;
    if (isBlankText(text)) {
        if (const auto removed = removeLine(edit, line.meaning, claimed); !removed) return false;
        line.error.reset();
        line.meaning = {};
        line.truth.clear();
        return edit.commit().value_or(false);
    }
    auto meaning =
        replaceLine(edit, line.meaning, text, static_cast<int>(index) + 1, headAbove(index), claimed);
    const Expected<bool> done = meaning ? edit.commit() : Expected<bool>(std::unexpected(meaning.error()));
    if (!done) {
        edit.rollback();
        line.error = done.error();
        return false;
    }
    line.error.reset();
    std::vector<Ref> about;
    for (const Ref& ref : meaning->about)
        if (!claimed(ref) && !holds(about, ref) && session_.document().contains(ref)) about.push_back(ref);
    line.meaning = std::move(*meaning);
    line.meaning.about = std::move(about);
    line.truth.clear(); // it is true now; rebuildTruths() looks
    return *done;
}

bool SheetText::removeGone(std::vector<SheetLine> gone, const std::string& mergeKey) {
    if (gone.empty()) return false;
    Transaction edit(session_, "Delete", mergeKey);
    const IsClaimed claimed = [&](Ref ref) { return isClaimedBeside(lines_.size(), ref); };
    // Edges first: what they name may go with its own line then.
    const auto hasEdge = [](const SheetLine& line) {
        return std::ranges::find(line.meaning.about, RecordType::Edge, &Ref::type) !=
               line.meaning.about.end();
    };
    std::ranges::stable_partition(gone, hasEdge);
    for (const SheetLine& line : gone)
        if (!removeLine(edit, line.meaning, claimed)) return false;
    return edit.commit().value_or(false);
}

/// What was typed is true now.
void SheetText::rebuildTruths() {
    printed_ = printSheet(session_.document(), session_.sheet());
    printedAt_.clear();
    for (std::size_t i = 0; i < printed_.size(); ++i)
        printedAt_[printed_[i].about] = i;
    for (SheetLine& line : lines_)
        if (!line.error && line.truth.empty())
            for (const Ref& ref : line.meaning.about)
                line.truth.push_back(truthOf(ref));
}

} // namespace chalkline::text
