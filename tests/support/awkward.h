// A sheet whose every word is meant to break a writer: names, labels, titles and notes of scripts, ends of
// quotes, directives, markup, control characters, nothing at all and far too much. Made past the edit layer,
// which would refuse some of them.
#pragma once

#include "model/document.h"

#include <string>
#include <vector>

namespace chalkline::test {

inline std::vector<std::string> awkwardWords() {
    return {"\"><script>alert(1)</script>",
            "]]>",
            "]]><![CDATA[",
            "\"]; click n1 href \"javascript:alert(1)\"",
            "%%{init: {\"theme\":\"dark\"}}%%",
            "`code` and `more`",
            "\"`markdown`\"",
            "**bold** _it_ ~~gone~~ [a](javascript:x)",
            "<b>b</b> &lt;i&gt; &amp; &#65; #65; #quot;",
            "https://example.com and www.example.com, me@example.com",
            "1. first\n2) second\n- third",
            "=== --- +++",
            "restyle:#a;b;",
            "classDef x:#a;b;",
            "fa:fa-car $$x^2$$ \\n \\\\",
            "end",
            "",
            "   ",
            std::string("a\x01\x1B[31mb\x7F", 9),
            "tab\tand\rreturn",
            "broken \xFF\xC3 bytes",
            "\xEF\xBF\xBE\xEF\xBF\xBF",
            "Zürich 東京 🙂",
            std::string(300, 'w'),
            "many words that do not fit on one line of any box because there are so many of them",
            "style=\"x\";shape=cylinder3;html=1;%name%"};
}

/// Sheet 1; nodes from id 100 in a row, one in three boundaries (10 around 11, and 12), edges from 300, notes
/// from 500.
inline Tables awkwardSheet() {
    Tables tables;
    const std::vector<std::string> words = awkwardWords();
    Sheet sheet;
    sheet.id = SheetId{1};
    sheet.name = words[0];
    tables.of<Sheet>().put(sheet);
    std::int64_t nextPlacement = 1000;
    const auto place = [&](Ref subject, double x, double y) {
        Placement placement;
        placement.id = PlacementId{nextPlacement++};
        placement.sheet = sheet.id;
        placement.subject = subject;
        placement.x = x;
        placement.y = y;
        tables.of<Placement>().put(placement);
    };
    for (const std::int64_t id : {10, 11, 12}) {
        Boundary boundary;
        boundary.id = BoundaryId{id};
        boundary.name = words[static_cast<std::size_t>(id - 10)];
        if (id == 11) boundary.parent = BoundaryId{10};
        tables.of<Boundary>().put(boundary);
        place({RecordType::Boundary, id}, 0, 0);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i);
        Node node;
        node.id = NodeId{100 + number};
        node.kind = i % 2 ? "compute.service" : words[i];
        node.name = words[i];
        node.second_line = i % 3 ? "" : words[i];
        node.boundary = BoundaryId{i % 4 == 3 ? 0 : 10 + number % 4};
        node.instances_max = 1 + number % 2;
        tables.of<Node>().put(node);
        place(refOf(node), static_cast<double>(i) * 320, static_cast<double>(i % 4) * 160);
        if (i == 0) continue;
        Edge edge;
        edge.id = EdgeId{300 + number};
        edge.from_node = NodeId{100 + number - 1};
        edge.to_node = node.id;
        edge.kind = static_cast<EdgeKind>(i % 3);
        edge.direction = static_cast<Direction>(i / 3 % 3);
        edge.label = words[i];
        tables.of<Edge>().put(edge);
        Note note;
        note.id = NoteId{500 + number};
        note.text = words[i];
        tables.of<Note>().put(note);
        place(refOf(note), static_cast<double>(i) * 320, 900);
    }
    return tables;
}

} // namespace chalkline::test
