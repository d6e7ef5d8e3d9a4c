#include "base/text.h"

#include <QtTest>

#include <random>

using namespace chalkline;

namespace {

/// The slow way, for every text.
std::string foldedByQt(const std::string& text) {
    return QString::fromStdString(text).toCaseFolded().simplified().toStdString();
}

} // namespace

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void capitalsAndWhiteSpaceDoNotCount() {
        QCOMPARE(foldName("  Redis \t\n Cache "), std::string("redis cache"));
        QCOMPARE(foldName("ÜBER  Straße"), foldedByQt("ÜBER  Straße"));
        QCOMPARE(foldName("ΑΒΓ"), std::string("αβγ"));
        QCOMPARE(foldName("a\xC2\xA0 b"), std::string("a b"));
        QCOMPARE(foldName(""), std::string());
        QCOMPARE(foldName(" \n"), std::string());
    }
    void punctuationIsKept() { QCOMPARE(foldName("Fan-Out: v2"), std::string("fan-out: v2")); }
    void theAsciiPathAgreesWithTheUnicodeTables() {
        std::mt19937 random(7);
        for (int round = 0; round < 5000; ++round) {
            std::string text(random() % 24, ' ');
            for (char& c : text)
                c = static_cast<char>(1 + random() % 127);
            QCOMPARE(foldName(text), foldedByQt(text));
            QCOMPARE(foldName(foldName(text)), foldName(text));
        }
    }
    void foldingTwiceIsFoldingOnce() {
        std::mt19937 random(11);
        for (int round = 0; round < 2000; ++round) {
            QString text;
            for (auto i = random() % 12; i > 0; --i)
                text += QChar(static_cast<char16_t>(random() % 0x2400));
            const std::string once = foldName(text.toStdString());
            QCOMPARE(foldName(once), once);
        }
    }
    void brokenUtf8IsNoReasonToFail() { QCOMPARE(foldName("\xFF"), std::string("\xEF\xBF\xBD")); }
    void wordsAreRunsOfLettersAndDigits() {
        using Views = std::vector<std::string_view>;
        QCOMPARE(words("key-value  store/2"), (Views{"key", "value", "store", "2"}));
        QCOMPARE(words("pub/sub"), (Views{"pub", "sub"}));
        QCOMPARE(words("cache \xE2\x80\x94 größe \xC2\xB7 b"), (Views{"cache", "größe", "b"}));
        QCOMPARE(words("..."), Views{});
        QCOMPARE(words(""), Views{});
        QCOMPARE(words("\xE2\x80"), (Views{"\xE2\x80"}));
    }
    void theWordFormIsFoldedWordsAndBlanks() {
        QCOMPARE(wordForm("Key-Value  Store"), std::string("key value store"));
        QCOMPARE(wordForm("Node.js"), std::string("node js"));
        QCOMPARE(wordForm("--"), std::string());
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
