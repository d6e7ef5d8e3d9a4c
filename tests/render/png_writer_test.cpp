#include <QtTest>

#include "edit/placement_operations.h"
#include "render/export_png.h"
#include "render/painter_surface.h"
#include "render/png_writer.h"
#include "support/designs.h"

#include <QImage>
#include <QPainter>

#include <zlib.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <map>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Chunk {
    std::string type;
    std::string data;
    bool sumIsRight = false;
};

std::uint32_t number(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::vector<Chunk> chunksOf(const std::string& png) {
    std::vector<Chunk> chunks;
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::uint32_t size = number(png, at);
        const std::string body = png.substr(at + 4, size + 4);
        const auto sum =
            crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
        chunks.push_back({body.substr(0, 4), body.substr(4), number(png, at + 8 + size) == sum});
        at += 12 + size;
    }
    return chunks;
}

/// Bytes that depend on the place alone, and compress neither well nor badly.
PngBand wavyBand(const PngLayout& layout) {
    return [size = static_cast<std::size_t>(layout.width) *
                   (layout.alpha ? 4 : 3)](int top, int rows, std::uint8_t* pixels, std::size_t stride) {
        for (int y = 0; y < rows; ++y)
            for (std::size_t i = 0; i < size; ++i)
                pixels[static_cast<std::size_t>(y) * stride + i] = static_cast<std::uint8_t>(
                    (i * i / 64 + static_cast<std::size_t>(top + y) * 7) % (i % 5 == 0 ? 251 : 3));
        return true;
    };
}

QImage decoded(const std::string& png) {
    return QImage::fromData(QByteArray::fromStdString(png), "PNG");
}

PngLayout layoutOf(int width, int height, bool alpha = false) {
    PngLayout layout;
    layout.width = width;
    layout.height = height;
    layout.alpha = alpha;
    return layout;
}

/// The picture as one whole image, drawn by Qt alone.
QImage plainRendering(const Tables& tables, SheetId sheet, const PngOptions& options) {
    const auto picture = Picture::of(tables, sheet, options.picture);
    const Rect area = picture->area();
    const bool opaque = !picture->background().empty();
    QImage image(static_cast<int>(std::ceil(area.w * options.scale)),
                 static_cast<int>(std::ceil(area.h * options.scale)),
                 opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    image.fill(opaque ? QColor(QString::fromStdString(picture->background())) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.scale(options.scale, options.scale);
    painter.translate(-area.x, -area.y);
    PainterSurface surface(painter);
    picture->paint(surface);
    painter.end();
    return image.convertToFormat(opaque ? QImage::Format_RGB32 : QImage::Format_RGBA8888);
}

/// How many pixels differ by more than the last bit of a channel.
int differences(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            count += std::abs(qRed(p) - qRed(q)) > 1 || std::abs(qGreen(p) - qGreen(q)) > 1 ||
                     std::abs(qBlue(p) - qBlue(q)) > 1 || std::abs(qAlpha(p) - qAlpha(q)) > 1;
        }
    return count;
}

} // namespace

class PngWriterTest : public QObject {
    Q_OBJECT

    Project project_;

    [[nodiscard]] const Tables& tables() const { return project_.document().tables(); }
    [[nodiscard]] SheetId sheet() const { return project_.session->sheet(); }

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(feed(project_, std::string(rideHailing) + "trust backend { trip service, trip db }\n" +
                                    "trip service x8\n# ws gateway: why two-way? | drivers answer offers\n"),
                 "");
    }

    void theChunksAreInOrderWithTheirSums() {
        PngLayout layout = layoutOf(30, 20);
        layout.dotsPerMetre = 7559;
        layout.texts = {{"Title", "redis"}, {"Comment", "Größe"}};
        const auto png = writePng(layout, wavyBand(layout));
        QVERIFY(png);
        QVERIFY(png->starts_with("\x89PNG\r\n\x1a\n"));
        std::string order;
        for (const Chunk& chunk : chunksOf(*png)) {
            QVERIFY2(chunk.sumIsRight, chunk.type.c_str());
            order += chunk.type + " ";
        }
        QCOMPARE(order, "IHDR sRGB pHYs tEXt iTXt IDAT IEND ");
        const auto chunks = chunksOf(*png);
        QCOMPARE(chunks[0].data, std::string("\0\0\0\x1e\0\0\0\x14\x08\x02\0\0\0", 13));
        QCOMPARE(chunks[1].data, std::string(1, '\0'));
        QCOMPARE(chunks[2].data, std::string("\0\0\x1d\x87\0\0\x1d\x87\x01", 9));
        QCOMPARE(chunks[3].data, std::string("Title\0redis", 11));
        QCOMPARE(chunks[4].data, std::string("Comment\0\0\0\0\0Größe", 19));
        QVERIFY(chunks[6].data.empty());
    }
    void theTextsAreReadBack() {
        PngLayout layout = layoutOf(3, 2, true);
        layout.texts = {{"Title", "redis"}, {"Comment", "Größe"}, {"long", std::string(100'000, 'x')}};
        const QImage image = decoded(*writePng(layout, wavyBand(layout)));
        QCOMPARE(image.text("Title"), QString("redis"));
        QCOMPARE(image.text("Comment"), QString("Größe"));
        QCOMPARE(image.text("long").size(), 100'000);
        QVERIFY(image.hasAlphaChannel());
    }
    void aKeywordThatPngDoesNotAllowIsRefused() {
        for (const std::string& keyword : {std::string(), std::string(80, 'k'), std::string("a\0b", 3)}) {
            PngLayout layout = layoutOf(3, 2);
            layout.texts = {{keyword, "x"}};
            const auto png = writePng(layout, wavyBand(layout));
            QVERIFY(!png);
            QCOMPARE(png.error().code, ErrorCode::Usage);
        }
    }

    void everySizeIsReadBack_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("alpha");
        for (const bool alpha : {false, true})
            for (const auto& [width, height] :
                 {std::pair(1, 1), {1, 3000}, {3000, 1}, {700, 512}, {700, 513}, {2000, 1030}})
                QTest::addRow("%d x %d%s", width, height, alpha ? " alpha" : "") << width << height << alpha;
    }
    void everySizeIsReadBack() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, alpha);
        const PngLayout layout = layoutOf(width, height, alpha);
        const QImage image = decoded(*writePng(layout, wavyBand(layout)))
                                 .convertToFormat(alpha ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
        QCOMPARE(image.size(), QSize(width, height));
        const std::size_t size = static_cast<std::size_t>(width) * (alpha ? 4 : 3);
        std::vector<std::uint8_t> row(size);
        for (int y = 0; y < height; ++y) {
            wavyBand(layout)(y, 1, row.data(), size);
            QVERIFY2(std::memcmp(row.data(), image.constScanLine(y), size) == 0,
                     qPrintable(QString::number(y)));
        }
    }
    void anyNumberOfThreadsGivesTheSameBytes() {
        const PngLayout layout = layoutOf(1500, 3000);
        QVERIFY(layout.height > 2 * bandRows(layout));
        const std::string one = *writePng(layout, wavyBand(layout), 1);
        for (const int threads : {2, 3, 16})
            QCOMPARE(*writePng(layout, wavyBand(layout), threads), one);
    }
    void aBandThatCannotBeDrawnIsAnError() {
        const PngLayout layout = layoutOf(1500, 3000);
        const auto png = writePng(layout, [](int top, int, std::uint8_t*, std::size_t) { return top == 0; });
        QVERIFY(!png);
        QCOMPARE(png.error().code, ErrorCode::Output);
    }

    void bandsMakeThePictureThatOneImageWouldBe_data() {
        QTest::addColumn<int>("theme");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("transparent");
        QTest::newRow("light") << int(ThemeName::Light) << 4.0 << false;
        QTest::newRow("dark, odd scale") << int(ThemeName::Dark) << 3.3 << false;
        QTest::newRow("transparent") << int(ThemeName::Light) << 3.0 << true;
        QTest::newRow("hand-drawn") << int(ThemeName::HandDrawn) << 4.0 << false;
        QTest::newRow("print") << int(ThemeName::Print) << 4.0 << true;
    }
    void bandsMakeThePictureThatOneImageWouldBe() {
        QFETCH(int, theme);
        QFETCH(double, scale);
        QFETCH(bool, transparent);
        PngOptions options;
        options.picture.theme = static_cast<ThemeName>(theme);
        options.picture.transparent = transparent;
        options.picture.scene.border = true;
        options.picture.scene.title = "Ride hailing";
        options.scale = scale;
        const QImage whole = plainRendering(tables(), sheet(), options);
        QVERIFY2(whole.height() > 2 * bandRows(layoutOf(whole.width(), whole.height(), transparent)),
                 qPrintable(QString::number(whole.height())));
        const QImage image = decoded(*renderPng(tables(), sheet(), options));
        QCOMPARE(image.size(), whole.size());
        QCOMPARE(differences(image, whole), 0);
    }
    void aLineToANoteFarAwayIsWhole() {
        Project project;
        QCOMPARE(feed(project, "api # watch this"), "");
        const Note note = *project.document().all<Note>().begin();
        Transaction edit(*project.session, "Move");
        QVERIFY(moveBy(edit, project.session->sheet(), {refOf(note)}, 0, 300));
        QVERIFY(edit.commit());
        PngOptions options;
        options.scale = 4;
        const Tables& all = project.document().tables();
        const QImage image = decoded(*renderPng(all, project.session->sheet(), options));
        QVERIFY(image.height() > 3 * bandRows(layoutOf(image.width(), image.height())));
        QCOMPARE(differences(image, plainRendering(all, project.session->sheet(), options)), 0);
    }
    void oneThreadDrawsTheSameBytesAsTwo() {
        PngOptions options;
        options.scale = 4;
        const std::string two = *renderPng(tables(), sheet(), options);
        options.threads = 1;
        QCOMPARE(*renderPng(tables(), sheet(), options), two);
    }
};

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    PngWriterTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "png_writer_test.moc"
