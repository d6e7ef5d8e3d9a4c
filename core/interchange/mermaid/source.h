// A Mermaid text made ready for the readers: checked to be clean UTF-8 under the size cap, lines ended by
// '\n', front matter, directives and comment lines blanked so that every line keeps its number. Used by every
// file of this folder. Offsets are bytes into `text`; lines and columns count from 1.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace chalkline {

enum class MermaidKind { Flowchart, Sequence, Er, Class, State, C4, Architecture, Block, Other, None };

class MermaidSource {
public:
    [[nodiscard]] static Expected<MermaidSource> prepare(std::string_view raw, std::string_view fileName);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::string& title() const { return title_; }
    /// The word the diagram opens with, as written.
    [[nodiscard]] const std::string& word() const { return word_; }
    [[nodiscard]] MermaidKind kind() const;
    /// Behind the opening word.
    [[nodiscard]] std::size_t body() const { return body_; }
    [[nodiscard]] int lineOf(std::size_t offset) const;
    [[nodiscard]] std::size_t startOf(int line) const;
    /// "file:line:column: message".
    [[nodiscard]] std::unexpected<Error> error(std::size_t offset, std::string message,
                                               ErrorCode code = ErrorCode::Unreadable) const;

private:
    [[nodiscard]] Expected<void> blankFrontMatter();
    void blankDirectives();
    void blankComments();
    void readTitle(std::size_t from, std::size_t to);
    void readWord();
    void indexLines();

    std::string fileName_;
    std::string text_;
    std::string title_;
    std::string word_;
    std::size_t body_ = 0;
    std::vector<std::size_t> lineStarts_;
};

/// The kind an opening word stands for; None if it opens no Mermaid diagram.
[[nodiscard]] MermaidKind mermaidKindOf(std::string_view word);

[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace chalkline
