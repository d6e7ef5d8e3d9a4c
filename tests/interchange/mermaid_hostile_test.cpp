#include "support/mermaid_samples.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <random>

using namespace chalkline;

class MermaidHostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoTextIsRefusedWithItsLine() {
        QVERIFY(refusedIn(std::string("graph LR\na\nb\0c", 14), 3));
        QVERIFY(refusedIn("graph LR\na[\xFF\xFE]", 2));
        QVERIFY(refusedIn("graph LR\na[\xC0\xAF]", 2));
        QVERIFY(!readText(""));
        QVERIFY(!readText("\n\n"));
    }

    void everyLimitIsRefusedWithTheLineThatBreaksIt_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const std::string& text, const char* answer) {
            QTest::newRow(answer) << QByteArray::fromStdString("graph LR\n" + text) << QByteArray(answer);
        };
        std::string names = "n0";
        for (int i = 1; i < 51; ++i)
            names += " & n" + std::to_string(i);
        row("\n" + std::string(1'000'000, '\n'), "a.mmd:999993:1: the text is larger than 1,000,000 bytes");
        row("a\n" + std::string(200'001, 'b'), "a.mmd:3:1: this line is longer than 200,000 bytes");
        row("a\nb[" + std::string(10'001, 'x') + "]", "a.mmd:3:3: this text is longer than 10,000 bytes");
        row("a\n" + names + " --> " + names, "a.mmd:3:295: this link stands for more than 2,500");
        row(repeated("a-->b\n", 20'001), "a.mmd:20002:2: there are more than 20,000 links");
        row(repeated("subgraph\n", 61), "a.mmd:62:1: subgraphs are nested deeper than 60");
        row(repeated("subgraph\nend\n", 5'001), "a.mmd:10002:1: there are more than 5,000 subgraphs");
    }

    void everyLimitIsRefusedWithTheLineThatBreaksIt() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, answer);
        const auto diagram = readText(text.toStdString());
        QVERIFY(!diagram);
        QCOMPARE(diagram.error().code, ErrorCode::Refused);
        QCOMPARE(QByteArray::fromStdString(diagram.error().text()), answer);
    }

    void groupsThatMentionEachOtherDeeplyAreRefusedToo() {
        std::string text = "graph LR\n";
        for (int i = 0; i < 100; ++i)
            text += "subgraph g" + std::to_string(i) + "\ng" + std::to_string(i + 1) + "\nend\n";
        const auto diagram = readText(text);
        QVERIFY(!diagram);
        QCOMPARE(diagram.error().message, "subgraphs are nested deeper than 60");
        QVERIFY2(!diagram.error().place.starts_with("a.mmd:1:"), diagram.error().place.c_str());
    }

    void whatIsNeverClosedIsRefusedWhereItOpens() {
        QVERIFY(refusedIn("graph LR\na\nb[x\nc\n", 3));
        QVERIFY(refusedIn("graph LR\na\nb[\"x\nc\n", 3));
        QVERIFY(refusedIn("graph LR\na\nb@{ shape: cyl\nc\n", 3));
        QVERIFY(refusedIn("graph LR\na\nsubgraph g\nc\n", 3));
        QVERIFY(refusedIn("graph LR\na\nb -- x\nc\n", 3));
        QVERIFY(refusedIn("graph LR\na\naccDescr {\nc\n", 3));
    }

    void hostileInputIsAnsweredInTime_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString("graph LR\n" + text);
        };
        std::string product = "n0";
        for (int i = 1; i < 1000; ++i)
            product += " & n" + std::to_string(i);
        row("one line of a megabyte", std::string(990'000, 'a'));
        row("a label of a megabyte", "a[" + std::string(900'000, 'x') + "]");
        row("a link label of a megabyte", "a -- " + std::string(900'000, 'x') + " --> b");
        row("100,000 nested subgraphs", repeated("subgraph\n", 100'000));
        row("a product of a thousand by a thousand", product + " --> " + product);
        row("a chain of 200,000 links", "a" + repeated("-->a", 200'000));
        row("200,000 nodes", [] {
            std::string all;
            for (int i = 0; i < 100'000; ++i)
                all += "n" + std::to_string(i) + "\n";
            return all;
        }());
        row("a quote that is never closed", repeated("a[\"x\n", 150'000));
        row("brackets that are never closed", repeated("a[/x", 200'000));
        row("directives that are never closed", repeated("%%{", 300'000) + "\na-->");
        row("links that are never finished", repeated("a --", 200'000));
        row("dots", "a -. " + std::string(900'000, '.'));
        row("data that is never closed", repeated("a@{", 300'000));
        row("more than a megabyte", std::string(1'000'001, '\n'));
    }

    void hostileInputIsAnsweredInTime() {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const auto diagram = readText(text.toStdString());
        QVERIFY(!diagram);
        QVERIFY(!diagram.error().place.empty());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void damagedInputIsReadOrRefusedWithAPlace() {
        const std::string samples[] = {
            sample("shop.mmd"),
            sample("checkout_sequence.mmd"),
            sample("rental_er.mmd"),
            sample("zoo_class.mmd"),
            sample("door_state.mmd"),
            sample("bank_c4.mmd"),
            sample("rack_block.mmd"),
            sample("edge_architecture.mmd"),
            "stateDiagram\nnote left of a: b\nnote left of a\nb\nend note",
        };
        const std::string_view tokens = "[](){}|\"'`;:,#&@~<>-=.xo*%\n end";
        const unsigned seed = QRandomGenerator::global()->generate();
        std::mt19937 random(seed);
        qInfo("seed %u", seed);
        for (int round = 0; round < 4'000; ++round) {
            std::string text = samples[random() % std::size(samples)];
            for (auto changes = 1 + random() % 4; changes > 0; --changes) {
                const std::size_t at = random() % text.size();
                if (random() % 3 == 0)
                    text.erase(at, 1 + random() % 6);
                else if (random() % 2 == 0)
                    text.insert(at, 1, tokens[random() % tokens.size()]);
                else
                    text.insert(at, text.substr(random() % text.size(), random() % 20));
                if (text.empty()) text = "graph";
            }
            const auto found = mermaidCensus(text, "a.mmd");
            QVERIFY2(found || found.error().place.starts_with("a.mmd:"), text.c_str());
        }
    }

    void largeHonestInputIsReadInTime() {
        std::string text = "graph LR\n";
        for (int i = 0; i < 4'900; ++i)
            text += "n" + std::to_string(i) + "[\"Service " + std::to_string(i) + "\"] -->|calls| n" +
                    std::to_string((i * 7) % 4'900) + "\n\n";
        text += repeated("\n", 400'000) + repeated("n1 ~~~ n2\n", 20'000) +
                repeated("style n1 fill:#fff\n", 5'000);
        QElapsedTimer timer;
        timer.start();
        const auto diagram = readText(text);
        QVERIFY2(diagram, diagram ? "" : diagram.error().text().c_str());
        QCOMPARE(diagram->nodes.size(), 4'900U);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void hostileInputOfOtherKindsIsAnsweredInTime_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* kind : {"sequenceDiagram", "erDiagram", "classDiagram", "stateDiagram-v2",
                                 "C4Context", "architecture-beta", "block"})
            for (const char* part : {"a", "a ", "a--", "\"", "{", "a{", "[", "loop\n", "block ", "note ",
                                     "note a end note ", "#", ";", "~", ":::"})
                QTest::newRow(qPrintable(QString(kind) + ' ' + part))
                    << QByteArray(kind) + '\n' +
                           QByteArray(part).repeated(300'000 / static_cast<int>(qstrlen(part)));
    }

    void hostileInputOfOtherKindsIsAnsweredInTime() {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const auto found = mermaidCensus(text.toStdString(), "a.mmd");
        QVERIFY(found || !found.error().place.empty());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(MermaidHostileTest)
#include "mermaid_hostile_test.moc"
