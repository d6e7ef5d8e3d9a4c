#include <QtTest>

#include "support/window_driver.h"
#include "window/picture_grip.h"

#include <QClipboard>
#include <QImage>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Dragged {
    WindowDriver w;
    NodeId orders = w.node("orders", 100, 100);
    NodeId payments = w.node("payments", 500, 300);
    QTemporaryDir folder;

    [[nodiscard]] std::unique_ptr<QMimeData> picture(PictureFile kind, const QString& title = "My shop") {
        auto made = pictureToDrag(w.session(), ThemeName::Light, kind, title, folder.path());
        if (!made) qFatal("%s", made.error().text().c_str());
        return std::move(*made);
    }
    static QByteArray content(const QMimeData& data) {
        QFile file(data.urls().constFirst().toLocalFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class PictureGripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginWindowTests(); }

    void expectation_36_aFileManagerGetsAPngNamedAfterTheDesign() {
        Dragged d;
        const auto data = d.picture(PictureFile::Png);
        QCOMPARE(QFileInfo(data->urls().constFirst().toLocalFile()).fileName(), QString("My shop.png"));
        QImage image;
        QVERIFY(image.loadFromData(Dragged::content(*data), "PNG"));
        QVERIFY(image.width() > 1000); // both components, two pixels a px
        QCOMPARE(data->data("image/png"), Dragged::content(*data));
    }

    void expectation_36_orAnSvg() {
        Dragged d;
        const auto data = d.picture(PictureFile::Svg);
        QVERIFY(data->urls().constFirst().toLocalFile().endsWith("/My shop.svg"));
        QVERIFY(Dragged::content(*data).contains("<svg"));
        QVERIFY(Dragged::content(*data).contains("payments"));
    }

    void whatIsChosenIsDrawnAlone() {
        Dragged d;
        const auto all = d.picture(PictureFile::Png);
        d.w.choose({d.orders});
        QImage whole;
        QImage part;
        QVERIFY(whole.loadFromData(all->data("image/png"), "PNG"));
        QVERIFY(part.loadFromData(d.picture(PictureFile::Png)->data("image/png"), "PNG"));
        QVERIFY(part.width() < whole.width() / 2);
    }

    void droppedOnChalklineItOpensAsTheProject() {
        Dragged d;
        const auto data = d.picture(PictureFile::Png);
        WindowDriver other;
        QVERIFY(other.window.open(data->urls().constFirst().toLocalFile().toStdString()).has_value());
        QCOMPARE(other.document().all<Node>().size(), std::size_t{2});
    }

    void aTitleThatIsNoFileNameIsMadeOne() {
        Dragged d;
        const auto data = d.picture(PictureFile::Svg, "../a/b: c?");
        QCOMPARE(QFileInfo(data->urls().constFirst().toLocalFile()).absolutePath(),
                 QFileInfo(d.folder.path()).absoluteFilePath());
        QVERIFY(d.picture(PictureFile::Svg, "")->urls().constFirst().fileName() == "design.svg");
    }

    void aFolderThatCannotBeWrittenIsSaid() {
        Dragged d;
        const auto made = pictureToDrag(d.w.session(), ThemeName::Light, PictureFile::Png, "shop",
                                        d.folder.filePath("missing"));
        QVERIFY(!made.has_value());
        QCOMPARE(made.error().code, ErrorCode::Output);
    }

    void aClickCopiesThePicture() {
        Dragged d;
        QApplication::clipboard()->clear();
        QTest::mouseClick(&d.w.part<QToolButton>("pictureGrip"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->mimeData()->hasFormat("image/png"));
    }
};

QTEST_MAIN(PictureGripTest)
#include "picture_grip_test.moc"
