#include "canvas/view_history.h"

#include <QtTest>

using namespace chalkline;

namespace {

constexpr QSizeF size(800, 600);

View at(double x, double y, std::int64_t sheet = 1, double zoom = 1) {
    Camera camera;
    camera.zoomAt({0, 0}, zoom);
    camera.pan(QPointF(-x, -y) * zoom);
    return {SheetId{sheet}, camera};
}

} // namespace

class ViewHistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNearByIsTheSamePlace() {
        ViewHistory views;
        views.restAt(at(0, 0), size);
        views.restAt(at(100, 50), size);
        QVERIFY(!views.canGo(-1));
    }
    void elsewhereIsAnotherPlace() {
        ViewHistory views;
        views.restAt(at(0, 0), size);
        views.restAt(at(900, 0), size);
        QCOMPARE(views.go(-1), at(0, 0));
        QCOMPARE(views.go(1), at(900, 0));
        QVERIFY(!views.go(1));
    }
    void anotherSheetOrZoomIsAnotherPlace() {
        ViewHistory views;
        views.restAt(at(0, 0), size);
        views.restAt(at(0, 0, 2), size);
        views.restAt(at(0, 0, 2, 2), size);
        QCOMPARE(views.go(-1), at(0, 0, 2));
        QCOMPARE(views.go(-1), at(0, 0));
    }
    void goingElsewhereForgetsWhatWasGoneBackFrom() {
        ViewHistory views;
        views.restAt(at(0, 0), size);
        views.restAt(at(900, 0), size);
        (void)views.go(-1);
        views.restAt(at(0, 900), size);
        QVERIFY(!views.canGo(1));
        QCOMPARE(views.go(-1), at(0, 0));
    }
    void onlySoManyAreKept() {
        ViewHistory views;
        for (int i = 0; i < 300; ++i)
            views.restAt(at(i * 1000.0, 0), size);
        int back = 0;
        while (views.go(-1))
            ++back;
        QCOMPARE(back, static_cast<int>(ViewHistory::most) - 1);
    }
};

QTEST_GUILESS_MAIN(ViewHistoryTest)
#include "view_history_test.moc"
