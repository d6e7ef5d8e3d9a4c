#include <QtTest>

#include "render/export_pdf.h"
#include "support/designs.h"
#include "support/test_session.h"

#include <QGuiApplication>
#include <QRegularExpression>

using namespace chalkline;
using namespace chalkline::test;

namespace {

class Pages {
public:
    Pages() { (void)feed(project_, urlShortener); }

    SheetId addSheet(const char* name) {
        Transaction edit(*project_.session, "sheet");
        Sheet sheet;
        sheet.id = edit.newId<Sheet>();
        sheet.name = name;
        sheet.sort_order = 1;
        edit.put(sheet);
        if (!edit.commit()) qFatal("the sheet was refused");
        return sheet.id;
    }
    [[nodiscard]] Expected<std::string> data(std::vector<SheetId> sheets,
                                             const PdfOptions& options = {}) const {
        return renderPdf(project_.document().tables(), sheets, options);
    }
    [[nodiscard]] SheetId sheet() const { return project_.session->sheet(); }
    [[nodiscard]] Rect area() const { return Picture::of(project_.document().tables(), sheet(), {})->area(); }

private:
    Project project_;
};

/// width and height of each page, pt.
QList<QSizeF> pageSizes(const std::string& pdf) {
    QList<QSizeF> sizes;
    static const QRegularExpression box(R"(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\])");
    auto found = box.globalMatch(QString::fromLatin1(QByteArray::fromStdString(pdf)));
    while (found.hasNext()) {
        const auto match = found.next();
        sizes.append({match.captured(1).toDouble(), match.captured(2).toDouble()});
    }
    return sizes;
}

} // namespace

class PdfTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPageIsAsLargeAsItsPicture() {
        const Pages pages;
        const auto pdf = pages.data({pages.sheet()});
        QVERIFY(pdf);
        QVERIFY(pdf->starts_with("%PDF-1."));
        const QList<QSizeF> sizes = pageSizes(*pdf);
        QCOMPARE(sizes.size(), 1);
        QVERIFY(std::abs(sizes[0].width() - pages.area().w * 0.75) <= 1);
        QVERIFY(std::abs(sizes[0].height() - pages.area().h * 0.75) <= 1);
    }
    void everySheetIsAPageOfItsOwnSize() {
        Pages pages;
        const SheetId second = pages.addSheet("Data");
        const auto pdf = pages.data({pages.sheet(), second});
        QVERIFY(pdf);
        const QList<QSizeF> sizes = pageSizes(*pdf);
        QCOMPARE(sizes.size(), 2);
        QVERIFY(sizes[0] != sizes[1]);
    }
    void theFontsAreEmbedded() {
        const Pages pages;
        const auto pdf = pages.data({pages.sheet()});
        QVERIFY(pdf->find("/FontFile2") != std::string::npos || pdf->find("/FontFile3") != std::string::npos);
        QVERIFY(pdf->find("Inter-SemiBold") != std::string::npos);
        QVERIFY(pdf->find("JetBrainsMono-Medium") != std::string::npos);
    }
    void theHandDrawnThemeBringsItsFont() {
        const Pages pages;
        PdfOptions options;
        options.picture.theme = ThemeName::HandDrawn;
        QVERIFY(pages.data({pages.sheet()}, options)->find("ComicNeue") != std::string::npos);
    }
    void aSceneLargerThanAPageIsDrawnSmaller() {
        TestSession made;
        made.placedNode("here", 0, 0);
        made.placedNode("far", 40'000, 0);
        const auto pdf = renderPdf(made.document().tables(), {made.sheet});
        QVERIFY(pdf);
        const QList<QSizeF> sizes = pageSizes(*pdf);
        QCOMPARE(sizes.size(), 1);
        QVERIFY(sizes[0].width() <= 14'400 && sizes[0].width() > 14'390);
    }
    void noSheetIsRefused() {
        const auto pdf = Pages().data({});
        QVERIFY(!pdf);
        QCOMPARE(pdf.error().code, ErrorCode::NotFound);
    }
};

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    PdfTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "pdf_test.moc"
