#include <QtTest>

#include "layout/place_note.h"
#include "support/projects.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

Rect boxOf(const Project& project, Ref ref) {
    return boxesOf(project.document().tables(), project.session->sheet()).at(ref);
}

Rect noteBox(const Project& project) {
    return boxOf(project, refOf(*project.document().all<Note>().begin()));
}

} // namespace

class PlaceNoteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTiedNoteStandsUnderItsAnchor() {
        Project project;
        QCOMPARE(feed(project, "a > b > c\nb # hot"), "");
        const Rect anchor = boxOf(project, project.ref("b"));
        QCOMPARE(noteBox(project).x, anchor.x);
        QCOMPARE(noteBox(project).y, anchor.bottom() + 24);
    }
    void anEstimateStandsUnderWhatItIsLinkedWith() {
        Project project;
        QCOMPARE(feed(project, "a > b > c\n# free"), "");
        text::Interpreter interpreter(*project.session);
        interpreter.setSubject(project.ref("b"));
        QVERIFY(interpreter.run("est: 5 GB * 3", 1).value_or(false));
        const Ref card = refOf(*project.document().all<Estimate>().begin());
        QVERIFY(cardAnchor(project.document().tables(), card) == project.ref("b"));
        QCOMPARE(boxOf(project, card).x, boxOf(project, project.ref("b")).x);
        QVERIFY(!boxOf(project, card).overlaps(noteBox(project)));
        interpreter.setSubject({});
        QVERIFY(interpreter.run("est: 1 + 1", 2).value_or(false));
        const Ref free = refOf(*std::next(project.document().all<Estimate>().begin()));
        QVERIFY(!cardAnchor(project.document().tables(), free).valid());
        QVERIFY(boxOf(project, free).y > boxOf(project, card).bottom());
    }
    void aNoteAboutAMemberStandsOutsideItsBoundary() {
        Project project;
        QCOMPARE(feed(project, "region eu { a, b }\nb # hot"), "");
        const Rect region = boxOf(project, project.ref("eu"));
        QVERIFY(!region.overlaps(noteBox(project)));
        QVERIFY(noteBox(project).y - region.bottom() < 32);
    }
    void aFreeNoteStandsBelowEverything() {
        Project project;
        QCOMPARE(feed(project, "a > b\n# remember limits"), "");
        QCOMPARE(noteBox(project).y, boxOf(project, project.ref("a")).bottom() + 32);
    }
    void notesNeverStandOnAnything() {
        Project project;
        QCOMPARE(
            feed(project, "a > b > c\na # one\nb # two\nb # three\nb # four\nb # five\nb # six\n# seven"),
            "");
        const auto boxes = boxesOf(project.document().tables(), project.session->sheet());
        QCOMPARE(boxes.size(), 10u);
        for (const auto& [ref, box] : boxes)
            for (const auto& [other, taken] : boxes)
                if (ref != other) QVERIFY(!box.overlaps(taken));
    }
};

QTEST_APPLESS_MAIN(PlaceNoteTest)
#include "place_note_test.moc"
