#include <QtTest>

#include "window/plain_text.h"

using namespace chalkline;

namespace {

class TypedField : public PlainText {
public:
    using PlainText::insertFromMimeData;
};

} // namespace

class PlainTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyClipboardIsPastedAsNothing() {
        TypedField field;
        field.setPlainText("kept");
        field.selectAll();
        const QMimeData empty;
        field.insertFromMimeData(&empty);
        QCOMPARE(field.toPlainText(), QString("kept"));
    }
    void nothingAtAllIsPastedAsNothing() {
        TypedField field;
        field.insertFromMimeData(nullptr);
        QCOMPARE(field.toPlainText(), QString());
    }
    void wordsArePasted() {
        TypedField field;
        QMimeData words;
        words.setText("two\nlines");
        field.insertFromMimeData(&words);
        QCOMPARE(field.toPlainText(), QString("two\nlines"));
    }
};

QTEST_MAIN(PlainTextTest)
#include "plain_text_test.moc"
