#include <QtTest>

#include "render/embedded_fonts.h"
#include "render/export_png.h"
#include "support/test_session.h"
#include "text/interpret.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>

using namespace chalkline;

namespace {

class Drawing {
public:
    Drawing() {
        text::Interpreter interpreter(made_.session);
        const auto ran = interpreter.runAll("client > redis cache: GET\n~> kafka\n");
        if (!ran) qFatal("%s", ran.error().text().c_str());
    }

    [[nodiscard]] Expected<std::string> data(const PngOptions& options = {}) const {
        return renderPng(made_.document().tables(), made_.sheet, options);
    }
    [[nodiscard]] QImage image(const PngOptions& options = {}) const {
        const auto bytes = data(options);
        if (!bytes) qFatal("%s", bytes.error().text().c_str());
        return QImage::fromData(QByteArray::fromStdString(*bytes), "PNG");
    }
    [[nodiscard]] const Tables& tables() const { return made_.document().tables(); }

private:
    test::TestSession made_;
};

int pixelsOf(const QImage& image, const char* colour) {
    const QRgb wanted = QColor(QLatin1String(colour)).rgba();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == wanted;
    return count;
}

} // namespace

class PngTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(qGuiApp != nullptr); }

    void theCornerIsTheCanvasColour() {
        PngOptions dark;
        dark.picture.theme = ThemeName::Dark;
        QCOMPARE(Drawing().image().pixelColor(0, 0), QColor("#F6F4EE"));
        QCOMPARE(Drawing().image(dark).pixelColor(0, 0), QColor("#161B1E"));
    }

    void aTransparentImageHasNoCanvas() {
        PngOptions options;
        options.picture.transparent = true;
        QCOMPARE(Drawing().image(options).pixelColor(0, 0).alpha(), 0);
    }

    void twiceTheScaleIsTwiceThePixelsAndTheDensity() {
        const Drawing drawing;
        PngOptions options;
        options.scale = 2;
        const QImage once = drawing.image();
        const QImage twice = drawing.image(options);
        QCOMPARE(twice.size(), once.size() * 2);
        QCOMPARE(once.dotsPerMeterX(), 3780);
        QCOMPARE(twice.dotsPerMeterX(), 7559);
    }

    void everyFamilyAndBothEdgeKindsAreSeen() {
        const QImage image = Drawing().image();
        for (const char* colour : {"#47525E", "#A17A12", "#9A3400", "#2A343C", "#1B2126"})
            QVERIFY2(pixelsOf(image, colour) > 20, colour);
    }

    void theSameDesignGivesTheSameBytes() {
        const Drawing drawing;
        QCOMPARE(*drawing.data(), *drawing.data());
    }

    void aScaleOutsideOneToFourIsRefused() {
        const Drawing drawing;
        for (const double scale : {0.0, 0.5, 4.5, std::numeric_limits<double>::quiet_NaN()}) {
            PngOptions options;
            options.scale = scale;
            const auto data = drawing.data(options);
            QVERIFY(!data);
            QCOMPARE(data.error().code, ErrorCode::Usage);
        }
    }

    void aSheetThatIsNotThereIsRefused() {
        const Drawing drawing;
        const auto data = renderPng(drawing.tables(), SheetId{999});
        QVERIFY(!data);
        QCOMPARE(data.error().code, ErrorCode::NotFound);
    }

    void theEmbeddedFontsAreUsed_data() {
        QTest::addColumn<int>("font");
        QTest::addColumn<QString>("family");
        QTest::newRow("name") << int(Font::Name) << "Inter";
        QTest::newRow("label") << int(Font::Label) << "Inter";
        QTest::newRow("mono") << int(Font::Mono) << "JetBrains Mono";
    }

    void theEmbeddedFontsAreUsed() {
        QFETCH(int, font);
        QFETCH(QString, family);
        QCOMPARE(QFontInfo(fontOf(styleOf(static_cast<Font>(font)))).family(), family);
    }

    void theAdvanceTableAgreesWithWhatIsDrawn_data() {
        QTest::addColumn<int>("font");
        QTest::newRow("name") << int(Font::Name);
        QTest::newRow("second line") << int(Font::SecondLine);
        QTest::newRow("label") << int(Font::Label);
        QTest::newRow("mono") << int(Font::Mono);
        QTest::newRow("boundary title") << int(Font::BoundaryTitle);
    }

    /// Kerning is not in the table: it only brings letters closer.
    void theAdvanceTableAgreesWithWhatIsDrawn() {
        QFETCH(int, font);
        const auto role = static_cast<Font>(font);
        const QFont kerned = fontOf(styleOf(role));
        QFont plain = kerned;
        plain.setKerning(false);
        for (const char* text : {"Notification service", "AVATAR Type", "GET /urls/{code}", "Größe 12"}) {
            const QString words = QString::fromUtf8(text);
            const double told = textWidth(text, role);
            QVERIFY2(std::abs(told - QFontMetricsF(plain).horizontalAdvance(words)) < 0.5, text);
            QVERIFY2(told > QFontMetricsF(kerned).horizontalAdvance(words) - 0.5, text);
        }
    }
};

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    PngTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "png_test.moc"
