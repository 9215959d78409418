// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people write and say them.
#include "model/count_text.h"
#include "model/quantities.h"

#include <QTest>

using namespace ninesketch;

class QuantitiesTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("expected");
        const auto row = [](const char *text, Unit unit, double expected) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << static_cast<int>(unit) << expected;
        };
        row("2ms", Unit::Seconds, 0.002);
        row("2 ms", Unit::Seconds, 0.002);
        row("150 \xC2\xB5s", Unit::Seconds, 150e-6);
        row("1.5 h", Unit::Seconds, 5400);
        row("3 min 20 s", Unit::Seconds, 200);
        row("1h30min", Unit::Seconds, 5400);
        row("0.25", Unit::Seconds, 0.25);
        row("2,5 ms", Unit::Seconds, 0.0025);
        row("5k/s", Unit::PerSecond, 5000);
        row("5k", Unit::PerSecond, 5000);
        row("100M/day", Unit::PerSecond, 100e6 / 86400);
        row("1 billion per month", Unit::PerSecond, 1e9 / 2592000);
        row("120 rps", Unit::PerSecond, 120);
        row("12k req/s", Unit::PerSecond, 12000);
        row("60 requests/min", Unit::PerSecond, 1);
        row("1,000,000/day", Unit::PerSecond, 1e6 / 86400);
        row("99.95%", Unit::Probability, 0.9995);
        row("99.95", Unit::Probability, 0.9995);
        row("0.9995", Unit::Probability, 0.9995);
        row("3 nines", Unit::Probability, 0.999);
        row("five nines", Unit::Probability, 0.99999);
        row("95%", Unit::Share, 0.95);
        row("1 GiB", Unit::Bytes, 1073741824);
        row("4 KB", Unit::Bytes, 4000);
        row("2.5 TB", Unit::Bytes, 2.5e12);
        row("80 Mbit/s", Unit::BytesPerSecond, 1e7);
        row("10 MB/s", Unit::BytesPerSecond, 1e7);
        row("1 Gbps", Unit::BytesPerSecond, 125e6);
        row("$1,250", Unit::Dollars, 1250);
        row("200M", Unit::None, 2e8);
        row("yes", Unit::Flag, 1);
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(int, unit);
        QFETCH(double, expected);
        const auto read = parseQuantity(text.toStdString(), static_cast<Unit>(unit));
        QVERIFY2(read, read ? "" : read.error().c_str());
        QVERIFY2(std::abs(*read - expected) <= 1e-12 * std::abs(expected), qPrintable(QString::number(*read, 'g', 17)));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("unit");
        const auto row = [](const char *text, Unit unit) {
            QTest::addRow("'%s' %d", text, static_cast<int>(unit)) << QString::fromUtf8(text) << static_cast<int>(unit);
        };
        row("", Unit::Seconds);
        row("fast", Unit::Seconds);
        row("2 apples", Unit::Seconds);
        row("ms", Unit::Seconds);
        row("nan", Unit::Seconds);
        row("inf", Unit::PerSecond);
        row("1e999", Unit::PerSecond);
        row("5 ms", Unit::PerSecond);
        row("3 nines", Unit::Share);
        row("1.0009", Unit::Probability);
        row("5", Unit::Probability);
        row("--3", Unit::None);
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(int, unit);
        const auto read = parseQuantity(text.toStdString(), static_cast<Unit>(unit));
        QVERIFY(!read);
        QVERIFY(QString::fromStdString(read.error()).endsWith("."));
    }

    void writes_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        const auto row = [](const std::string &written, const char *expected) {
            QTest::addRow("%s", expected) << QString::fromStdString(written) << QString::fromUtf8(expected);
        };
        row(formatSeconds(0.0025), "2.5 ms");
        row(formatSeconds(0.0009996), "1 ms"); // the prefix follows the rounded number
        row(formatSeconds(85e-6), "85 \xC2\xB5s");
        row(formatSeconds(200), "3 min 20 s");
        row(formatSeconds(3599.9), "1 h");
        row(formatSeconds(31536), "8 h 46 min");
        row(formatRate(11.574), "11.6/s");
        row(formatRate(1157.4), "1.16 k/s");
        row(formatRate(999.7), "1 k/s");
        row(formatBytes(1536), "1.54 kB");
        row(formatBytes(4096), "4 KiB");
        row(formatBytes(2e6), "2 MB");
        row(formatBytes(1024000), "1.02 MB");
        row(formatBytes(7.3e17), "730 PB");
        row(formatShare(0.8236), "82.4 %");
        row(formatDollars(1250.4), "$1,250");
        row(formatDollars(0.4), "$0.40");
        row(formatDollars(0.023), "$0.023");
        row(formatDollars(0.00025), "$0.00025");
        row(formatDollars(-720'000), "-$720,000");
        row(formatDollars(2'374'653), "$2.37 M");
        row(formatDollars(1'056'247'237), "$1.06 B");
        // never a nine too many (NIST guide: cut what promises)
        row(formatAvailability(0.999), "99.9 %");
        row(formatAvailability(0.9999996), "99.99996 %");
        row(formatAvailability(0.99999999999), "99.999999999 %");
        row(formatAvailability(0.97848), "97.8 %");
        row(formatAvailability(0.97848, 4), "97.848 %");
        row(formatAvailability(0.99998996), "99.9989 %");
        row(formatAvailability(0.5), "50 %");
        row(formatAvailability(0.996005996001), "99.6 %");
        row(formatAvailability(0.996005996001, 6), "99.600599 %");
        row(formatAvailability(1), "100 %");
        row(formatNines(0.99949999), "3.3 nines");
        row(formatNines(0.9999), "4 nines");
        row(formatNines(1 - 1e-9), "9 nines");
        row(formatNines(1 - 1e-12), "over 9 nines");
        row(formatNines(0.99989999), "3.9 nines");
        row(formatDowntime(0.9995, 30), "21 min 36 s");
        row(formatDowntime(0.9999, 365), "52 min 34 s");
        row(sayAloud(1157.4, Unit::PerSecond), "about 1.2 thousand per second");
        row(sayAloud(0.0461, Unit::Seconds), "about 46 milliseconds");
        row(sayAloud(5 * 365 * 86400.0, Unit::Seconds), "about 5 years");
        row(sayAloud(7 * 86400.0, Unit::Seconds), "about 7 days");
        row(sayAloud(999.6, Unit::PerSecond), "about 1 thousand per second");
        row(sayAloud(1, Unit::Seconds), "about 1 second");
        row(sayAloud(1e12, Unit::BytesPerSecond), "about 1 terabyte per second");
        row(sayAloud(1, Unit::Dollars), "about 1 dollar");
        row(sayAloud(0.05, Unit::Dollars), "about 5 cents");
        row(sayAloud(1.31e8, Unit::Dollars), "about 131 million dollars");
        row(sayAloud(0, Unit::Dollars), "nothing");
    }

    void writes()
    {
        QFETCH(QString, written);
        QFETCH(QString, expected);
        QCOMPARE(written, expected);
    }

    void neverRoundsUpAcrossANine()
    {
        for (int nines = 1; nines <= 12; ++nines) {
            const double below = 1 - std::pow(10.0, -nines) - std::pow(10.0, -nines - 3);
            const QString shown = QString::fromStdString(formatAvailability(below));
            const double read = shown.chopped(2).toDouble() / 100;
            QVERIFY2(read < 1 - std::pow(10.0, -nines) + 1e-15, qPrintable(shown));
        }
    }

    void countsAreReadInGroups()
    {
        QCOMPARE(countText(1, "partition"), std::string("1 partition"));
        QCOMPARE(countText(2000, "partition"), std::string("2000 partitions"));
        QCOMPARE(countText(24912, "partition"), std::string("24,912 partitions"));
        QCOMPARE(countText(124912, "partition"), std::string("124,912 partitions"));
    }
};

QTEST_APPLESS_MAIN(QuantitiesTest)
#include "quantities_test.moc"
