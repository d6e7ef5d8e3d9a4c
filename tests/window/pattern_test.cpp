#include <QtTest>

#include "support/designs.h"
#include "support/window_driver.h"
#include "window/pattern_store.h"
#include "window/proposal_list.h"

#include <QLabel>
#include <QLineEdit>

using namespace chalkline;
using namespace chalkline::test;

namespace {

void press(Qt::Key key) {
    QTest::keyClick(QApplication::focusWidget(), key);
}
void type(const char* letters) {
    for (const char* letter = letters; *letter; ++letter)
        QTest::keyClick(QApplication::focusWidget(), *letter);
}
Ref named(const WindowDriver& w, const char* name) {
    const auto found = const_cast<WindowDriver&>(w).document().named(name);
    return found.empty() ? Ref{} : found.front();
}

} // namespace

class PatternInsertTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        beginWindowTests();
        QDir(PatternStore::folder()).removeRecursively();
    }

    void aNameTypedIsOfferedShownAndInserted() {
        WindowDriver w;
        type("billing service");
        press(Qt::Key_Return);
        type("cache-as");
        QVERIFY(w.part<ProposalList>("proposals").pattern());
        press(Qt::Key_Tab);
        QCOMPARE(w.part<QLabel>("patternChip").text(), "Cache-aside");
        const auto& preview = w.window.canvas().preview();
        QTRY_VERIFY(preview.has_value());
        QCOMPARE(w.document().all<Node>().size(), 1);
        QCOMPARE(preview->fresh.size(), 6); // two components, three calls, the note
        const std::size_t before = w.steps();
        press(Qt::Key_Return);
        QCOMPARE(w.steps(), before + 1);
        QCOMPARE(w.document().all<Node>().size(), 3);
        QCOMPARE(w.document().all<Edge>().begin()->from(), named(w, "billing service"));
        QVERIFY(!w.window.canvas().preview());
    }

    void theMenuOpensALineThatShowsThemAll() {
        WindowDriver w;
        QVERIFY(w.window.commands().run("pattern.choose"));
        auto& list = w.part<ProposalList>("proposals");
        QCOMPARE(list.count(), 16);
        QTRY_VERIFY(w.window.canvas().preview().has_value());
        type("out");
        QCOMPARE(list.pattern()->name, "Transactional outbox");
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QVERIFY(named(w, "outbox relay").valid());
    }

    void severalChosenThingsAreAllJoined() {
        WindowDriver w;
        type("orders > order db");
        press(Qt::Key_Return);
        press(Qt::Key_Escape);
        w.session().select({named(w, "orders"), named(w, "order db")});
        QVERIFY(w.window.commands().run("pattern.insert.cache-aside"));
        press(Qt::Key_Return);
        QCOMPARE(w.document().all<Node>().size(), 3);
        QCOMPARE(w.document().all<Edge>().size(), 3);
    }

    void escLeavesNothingBehind() {
        WindowDriver w;
        QVERIFY(w.window.commands().run("pattern.insert.saga"));
        QTRY_VERIFY(w.window.canvas().preview().has_value());
        press(Qt::Key_Escape);
        QVERIFY(!w.window.canvas().preview());
        QCOMPARE(w.document().all<Node>().size(), 0);
    }

    void backspaceGoesBackToALineOfText() {
        WindowDriver w;
        QVERIFY(w.window.commands().run("pattern.insert.saga"));
        press(Qt::Key_Backspace);
        type("a > b");
        press(Qt::Key_Return);
        QCOMPARE(w.document().all<Node>().size(), 2);
    }

    void onesOwnAreSavedAndOfferedAfterwards() {
        {
            WindowDriver w;
            type("ledger service > ledger db: append");
            press(Qt::Key_Return);
            press(Qt::Key_Escape);
            w.window.canvas().selectAll();
            QVERIFY(w.window.savePattern("my ledger"));
        }
        QVERIFY(QFile::exists(PatternStore::folder() + "/my-ledger.pattern"));
        WindowDriver w;
        type("my led");
        press(Qt::Key_Tab);
        press(Qt::Key_Return);
        QVERIFY(named(w, "ledger db").valid());
        QVERIFY(w.window.commands().find("pattern.insert.my-ledger"));
    }

    void aDamagedFileIsNamedAndTheOthersStay() {
        QDir().mkpath(PatternStore::folder());
        QFile file(PatternStore::folder() + "/broken.pattern");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: broken\n---\na > > b\n");
        file.close();
        const PatternStore store;
        QCOMPARE(store.problems().size(), 1);
        QVERIFY(store.problems().front().startsWith("broken.pattern:3:"));
        QVERIFY(store.find("Saga"));
        QVERIFY(!store.find("broken"));
        QVERIFY(file.remove());
    }
};

QTEST_MAIN(PatternInsertTest)
#include "pattern_test.moc"
