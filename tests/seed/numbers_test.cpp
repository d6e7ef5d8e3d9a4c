// The seed's rows about numbers: each is entered on the page, read from the file and found in the report.
#include "panels/numbers/number_list.h"
#include "panels/numbers/numbers_panel.h"
#include "support/seed_driver.h"

using namespace chalkline;
using namespace chalkline::test;

namespace {

struct Page {
    explicit Page(SeedDriver& seed)
        : driver(seed)
        , page(seed.page(QStringLiteral("numbers")))
        , entry(seed.part<QLineEdit>(QStringLiteral("numberEntry"), &page))
        , list(*page.findChild<NumberList*>()) {}

    void enter(const QString& line) { driver.enter(entry, line); }
    NumberRow& row(const QString& title) {
        QStringList there;
        for (NumberRow* row : list.rows()) {
            if (row->face().title == title) return *row;
            there += row->face().title;
        }
        qFatal("there is no row %s, but: %s", qPrintable(title),
               qPrintable(there.join(QStringLiteral(", "))));
    }
    void unfold(const QString& title) {
        driver.focus(row(title));
        driver.key(row(title), Qt::Key_Right);
    }

    SeedDriver& driver;
    PanelPage& page;
    QLineEdit& entry;
    NumberList& list;
};

} // namespace

class NumbersSeedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seed_08_scale() {
        SeedDriver driver;
        {
            Page page(driver);
            page.enter(QStringLiteral("redirects: 50M users * 10/day read 500 B x3"));
            page.enter(QStringLiteral("shorten: 1M users * 5/day write 500 B x2"));
            page.enter(QStringLiteral("retention_years = 3 y"));
            page.unfold(QStringLiteral("redirects"));
            driver.fill(driver.named<QLineEdit>(QStringLiteral("Who"), &page.page),
                        QStringLiteral("readers"));
            driver.fill(driver.named<QLineEdit>(QStringLiteral("Users a day"), &page.page),
                        QStringLiteral("100M"));
            QCOMPARE(page.row(QStringLiteral("redirects")).face().value, QStringLiteral("11.6k/s"));
            QCOMPARE(page.row(QStringLiteral("Peak reads")).face().value, QStringLiteral("34.7k/s"));
            HAS(page.row(QStringLiteral("Storage in all")).face().numbers,
                "2.5 GB/day × 365 × 3 × 1 × 1.3 = 3.56 TB");
            HAS(driver.shown(page.page), "read-heavy 200:1");
        }
        driver.reopen();
        QCOMPARE(driver.value("SELECT users_per_day FROM workload WHERE name = 'redirects'"), "100000000.0");
        QCOMPARE(driver.value("SELECT per_user_per_day FROM workload WHERE name = 'redirects'"), "10.0");
        QCOMPARE(driver.value("SELECT actor FROM workload WHERE name = 'redirects'"), "readers");
        QCOMPARE(driver.value("SELECT direction FROM workload WHERE name = 'shorten'"), "write");
        QCOMPARE(driver.value("SELECT payload_in_bytes FROM workload WHERE name = 'shorten'"), "500.0");
        QCOMPARE(driver.value("SELECT peak_factor FROM workload WHERE name = 'shorten'"), "2.0");
        QCOMPARE(driver.value("SELECT value FROM constant WHERE key = 'retention_years'"), "3.0");
        QCOMPARE(driver.value("SELECT unit FROM constant WHERE key = 'retention_years'"), "y");
        Page page(driver);
        QCOMPARE(page.row(QStringLiteral("Peak reads")).face().value, QStringLiteral("34.7k/s"));
        const QString report = driver.report();
        HAS(report, "redirects");
        HAS(report, "11.6k/s");
        HAS(report, "34.7k/s");
        HAS(report, "DAU × reads ÷ 86 400");
        HAS(report, "3.56 TB");
    }
    /// Where a number came from: given, assumed or derived, with a note.
    void seed_08_sources_of_numbers() {
        SeedDriver driver;
        {
            Page page(driver);
            page.enter(QStringLiteral("hot_fraction = 10 %"));
            page.unfold(QStringLiteral("Hot share"));
            driver.choose(driver.named<QComboBox>(QStringLiteral("Source"), &page.page),
                          QStringLiteral("assumed"));
            page.unfold(QStringLiteral("Hot share"));
            driver.fill(driver.named<QLineEdit>(QStringLiteral("Note"), &page.page),
                        QStringLiteral("links die young"));
        }
        driver.reopen();
        QCOMPARE(driver.value("SELECT source || ' ' || value || ' ' || note FROM constant"),
                 "assumed 0.1 links die young");
        HAS(driver.report(), "links die young");
    }
    /// An estimate said in a line, and its result on a component.
    void seed_08_estimates() {
        SeedDriver driver;
        driver.line(QStringLiteral("redirect service > url db"));
        {
            Page page(driver);
            page.enter(QStringLiteral("est: kept = 500M/month * 500 B * 5 y"));
            QCOMPARE(page.row(QStringLiteral("kept")).face().value, QStringLiteral("15 TB"));
            driver.session().select({refOf(*driver.document().all<Node>().begin())});
            driver.focus(page.row(QStringLiteral("kept")));
            driver.key(page.row(QStringLiteral("kept")), Qt::Key_Space);
        }
        driver.reopen();
        QCOMPARE(driver.value("SELECT expression FROM estimate WHERE name = 'kept'"),
                 "500M/month * 500 B * 5 y");
        QCOMPARE(driver.value(
                     "SELECT property.key || ' ' || (property.value = 'estimate:' || estimate.id) || ' ' || "
                     "node.name FROM property JOIN estimate JOIN node ON node.id = property.owner"),
                 "chip 1 redirect service");
        HAS(driver.report(), "500M/month × 500 B × 5 y = 15 TB");
    }
};

QTEST_MAIN(NumbersSeedTest)
#include "numbers_test.moc"
