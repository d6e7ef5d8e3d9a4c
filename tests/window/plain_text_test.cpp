#include <QtTest>

#include "window/plain_text.h"

using namespace chalkline;

namespace {

class Field : public PlainText {
public:
    using PlainText::insertFromMimeData;
};

} // namespace

class PlainTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyClipboardIsPastedAsNothing() {
        Field field;
        field.setPlainText("kept");
        field.selectAll();
        const QMimeData empty;
        field.insertFromMimeData(&empty);
        QCOMPARE(field.toPlainText(), QString("kept"));
    }
    void nothingAtAllIsPastedAsNothing() {
        Field field;
        field.insertFromMimeData(nullptr);
        QCOMPARE(field.toPlainText(), QString());
    }
    void wordsArePasted() {
        Field field;
        QMimeData words;
        words.setText("two\nlines");
        field.insertFromMimeData(&words);
        QCOMPARE(field.toPlainText(), QString("two\nlines"));
    }
};

QTEST_MAIN(PlainTextTest)
#include "plain_text_test.moc"
