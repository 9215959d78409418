// SPDX-License-Identifier: GPL-3.0-or-later
// What the load pad makes of lines that people write, and Che's approximation against exact small caches.
#include "model/design/retention.h"
#include "model/load/driven_classes.h"
#include "model/load/zipf_cache.h"
#include "model/quantities.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace ninesketch;

class LoadPadTest : public QObject
{
    Q_OBJECT

private slots:
    void linesBecomeRates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("peak");
        QTest::newRow("users x actions") << "100M DAU x 10 reads/day x 2KB, peak 3x, keep 5y"
                                         << "read" << 1e9 / 86400 << 3e9 / 86400;
        QTest::newRow("a plain rate") << "1000 req/s"
                                      << "request" << 1000. << 1000.;
        QTest::newRow("qps") << "23k qps, peak 2x"
                             << "request" << 23000. << 46000.;
        QTest::newRow("every few seconds") << "5M drivers x 1 update / 4 s x 100 B"
                                           << "update" << 1.25e6 << 1.25e6;
        QTest::newRow("named") << "redirect: 10B requests/day"
                               << "redirect" << 1e10 / 86400 << 1e10 / 86400;
        QTest::newRow("named in brackets") << "5M drivers / 4s x 100 B (update location), p99 < 200 ms"
                                           << "update location" << 1.25e6 << 1.25e6;
        QTest::newRow("per user per day") << "500M users * 40 messages per user per day"
                                          << "message" << 2e10 / 86400 << 2e10 / 86400;
        QTest::newRow("times sign") << "10M DAU × 10 searches/day × 20"
                                    << "search" << 2e9 / 86400 << 2e9 / 86400;
        QTest::newRow("per month") << "4G pages/month"
                                   << "page" << 4e9 / (30 * 86400.0) << 4e9 / (30 * 86400.0);
        QTest::newRow("thousands separators") << "1,000,000 posts/day"
                                              << "post" << 1e6 / 86400 << 1e6 / 86400;
        QTest::newRow("a decimal comma") << "1,5 MB x 10 uploads/s x 0,5"
                                         << "upload" << 5. << 5.;
        QTest::newRow("a sentence") << "20M users watch 5 videos a day, 3 GB each, peak 2x"
                                    << "watch video" << 1e8 / 86400 << 2e8 / 86400;
        QTest::newRow("for so many") << "300 msgs per user per day for 2B users"
                                     << "msg" << 6e11 / 86400 << 6e11 / 86400;
        QTest::newRow("so many, behind a comma") << "2 requests per second per user, 1M concurrent users"
                                                 << "request" << 2e6 << 2e6;
        QTest::newRow("the number behind") << "DAU 10 million, 5 posts per day each"
                                           << "post" << 5e7 / 86400 << 5e7 / 86400;
        QTest::newRow("two words for one thing") << "500M DAU x 20 feed reads/day, peak 3x, p99 < 200 ms"
                                                 << "feed read" << 1e10 / 86400 << 3e10 / 86400;
        QTest::newRow("requests of a kind") << "20 search requests/s"
                                            << "search" << 20. << 20.;
        QTest::newRow("named in front") << "video upload 100 per second, avg 500MB"
                                        << "video upload" << 100. << 100.;
        QTest::newRow("between two rates") << "40 to 90 reads/s"
                                           << "read" << 60. << 60.;
        QTest::newRow("so often") << "2 million users post twice a week, 1.5 MB photos, 3 yrs"
                                  << "post" << 4e6 / (7 * 86400.0) << 4e6 / (7 * 86400.0);
        QTest::newRow("each of them") << "each user posts 2 times a day, 100M users"
                                      << "post" << 2e8 / 86400 << 2e8 / 86400;
        QTest::newRow("each, behind a comma") << "100 million daily active users, each reads 10 posts a day"
                                              << "read post" << 1e9 / 86400 << 1e9 / 86400;
        QTest::newRow("each does something, behind a comma") << "500M DAU, each opens the feed 10 times a day, 200KB"
                                                             << "open feed" << 5e9 / 86400 << 5e9 / 86400;
        QTest::newRow("a verb that ends") << "1M viewers posting 3 comments per hour"
                                          << "comment" << 3e6 / 3600 << 3e6 / 3600;
        QTest::newRow("a peak") << "5k QPS peak"
                                << "request" << 5000. << 5000.;
        QTest::newRow("a peak in front") << "peak 6k writes/s, peak 3x"
                                         << "write" << 2000. << 6000.;
        QTest::newRow("average and peak") << "1k qps avg, 5k qps peak"
                                          << "request" << 1000. << 5000.;
        QTest::newRow("average and peak without a comma") << "10k/s avg 50k/s peak"
                                                          << "request" << 10000. << 50000.;
        QTest::newRow("average and peak in front") << "avg 10k writes/s peak 50k/s, 2 KB"
                                                   << "write" << 10000. << 50000.;
        QTest::newRow("a size and a peak without a comma") << "5M writes/s avg 2KB peak 3x"
                                                           << "write" << 5e6 << 15e6;
        QTest::newRow("peak of a product") << "1M bookings/day; peak is 4 times the average"
                                           << "booking" << 1e6 / 86400 << 4e6 / 86400;
        QTest::newRow("a unit in front") << "QPS: 5000"
                                         << "request" << 5000. << 5000.;
        QTest::newRow("in words") << "half a million users send ten messages a day"
                                  << "message" << 5e6 / 86400 << 5e6 / 86400;
        QTest::newRow("Indian numbers") << "2 lakh orders per day"
                                        << "order" << 2e5 / 86400 << 2e5 / 86400;
        QTest::newRow("a power") << "10^6 writes/day"
                                 << "write" << 1e6 / 86400 << 1e6 / 86400;
        QTest::newRow("within a time") << "100k submissions in 2 hours"
                                       << "submission" << 1e5 / 7200 << 1e5 / 7200;
        QTest::newRow("part of them") << "100M users, 10% daily active, 3 orders per day"
                                      << "order" << 3e7 / 86400 << 3e7 / 86400;
        QTest::newRow("part of a number") << "20% of 500M users x 2 posts/day"
                                          << "post" << 2e8 / 86400 << 2e8 / 86400;
        QTest::newRow("seconds of a day") << "200M DAU * 5 / 86400"
                                          << "request" << 1e9 / 86400 << 1e9 / 86400;
        QTest::newRow("seconds of a round day") << "200M DAU * 5 / 100k"
                                                << "request" << 10000. << 10000.;
        QTest::newRow("a hedge") << "roughly 5k+ rps"
                                 << "request" << 5000. << 5000.;
        QTest::newRow("share of mankind") << "1% of people on Earth"
                                          << "" << 0. << 0.;
    }

    void linesBecomeRates()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QFETCH(double, average);
        QFETCH(double, peak);
        const LoadPad pad = readLoadPad(text.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines.at(0).error), QString());
        if (name.isEmpty()) {
            QCOMPARE(pad.people.likely, 8.2e7);
            return;
        }
        QCOMPARE(pad.classes.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(pad.classes[0].name), name);
        QVERIFY(std::abs(pad.classes[0].averageRate.likely - average) <= 1e-9 * average);
        QVERIFY(std::abs(pad.classes[0].peakRate.likely - peak) <= 1e-9 * peak);
    }

    void aRangeInWordsIsABand()
    {
        const LoadPad pad = readLoadPad("a few million users");
        QCOMPARE(pad.people.low, 2e6);
        QCOMPARE(pad.people.high, 5e6);
    }

    void themAreThePeopleAbove()
    {
        const LoadPad pad = readLoadPad("10M viewers watch a match\n2% of them post a comment per minute, 300 B");
        QCOMPARE(QString::fromStdString(pad.lines[1].error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(1));
        QCOMPARE(pad.classes[0].name, std::string("comment"));
        QVERIFY(std::abs(pad.classes[0].averageRate.likely - 2e5 / 60) < 1e-6);
        QVERIFY(pad.classes[0].isWrite);
    }

    void aLineOfOptionsHoldsForAll()
    {
        const LoadPad pad = readLoadPad("peak 3x\n864 writes/day x 1 KB\nread:write 10:1, p99 < 50 ms\n"
                                        "keep 1000 days, rf 2\np99 < 200 ms, 99.9 %");
        for (const PadLine &line : pad.lines)
            QCOMPARE(QString::fromStdString(line.error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        const PadClass &write = pad.classes[0], &read = pad.classes[1];
        QVERIFY(std::abs(write.peakRate.likely - 0.03) < 1e-12);
        QVERIFY(std::abs(read.peakRate.likely - 0.3) < 1e-12);
        QVERIFY(std::abs(write.stored->likely - 864 * 1000 * 1000 * 2) < 1);
        const auto bound = [](const PadClass &one, RequirementMetric metric) {
            return std::ranges::find(one.wants, metric, &MeasurableRequirement::metric)->bound;
        };
        QCOMPARE(bound(write, RequirementMetric::Latency), 0.2);
        QCOMPARE(bound(read, RequirementMetric::Latency), 0.05); // its own
        QCOMPARE(bound(read, RequirementMetric::Availability), 0.999);
    }

    void twoRatesAreTwoClasses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"1M reads/s and 10k writes/s", "1M read qps, 10k write qps", "1M qps reads + 10k qps writes"})
            QTest::newRow(text) << QString(text);
    }

    void twoRatesAreTwoClasses()
    {
        QFETCH(QString, text);
        const LoadPad pad = readLoadPad(text.toStdString());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[0].name, std::string("read"));
        QCOMPARE(pad.classes[0].averageRate.likely, 1e6);
        QCOMPARE(pad.classes[1].name, std::string("write"));
        QCOMPARE(pad.classes[1].averageRate.likely, 1e4);
    }

    void ratiosAreSaidInManyWays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"read:write 9:1", "9:1 read write", "read/write ratio 9", "9 reads per write", "90% reads",
              "reads are 90%", "90/10 read/write", "90% reads 10% writes", "read heavy 9:1"})
            QTest::newRow(text) << QString(text);
    }

    void ratiosAreSaidInManyWays()
    {
        QFETCH(QString, text);
        const LoadPad pad = readLoadPad("1000 requests/s\n" + text.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[1].error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[0].name, std::string("read"));
        QVERIFY(std::abs(pad.classes[0].averageRate.likely - 900) < 1e-9);
        QVERIFY(!pad.classes[0].isWrite && pad.classes[1].isWrite);
    }

    /// Few times a day of a crowd are of each in it, also where no noun stands behind the number.
    void fewAreOfEachOfACrowd()
    {
        const LoadPad pad =
            readLoadPad("100M DAU\naccept or decline 2 per week, 100B\nsee week 5 times a day\n3 per day");
        QCOMPARE(pad.classes.size(), std::size_t(3));
        QCOMPARE(pad.classes[0].name, std::string("accept or decline"));
        QCOMPARE(pad.classes[0].averageRate.likely, 1e8 * 2 / (7 * 86'400.));
        QVERIFY(pad.classes[0].isWrite);
        QCOMPARE(pad.classes[1].averageRate.likely, 1e8 * 5 / 86'400.);
        QVERIFY(!pad.classes[1].isWrite);
        QCOMPARE(pad.classes[2].averageRate.likely, 1e8 * 3 / 86'400.);
        QCOMPARE(readLoadPad("100M DAU\nimport 5000/s").classes[0].averageRate.likely, 5000.);
    }

    /// "keep orders 7 years" is about orders; what names nothing that is counted is about all.
    void whatIsKeptIsWhatIsNamed()
    {
        constexpr double day = 86'400;
        const std::string rates =
            "2M orders/day, 2KB\n200k couriers send location every 4 s, 100 B\n1M reviews/day, 1KB\n";
        const LoadPad pad = readLoadPad(rates + "keep orders 7 years\nlocations kept 1 day\nkeep data 30 days");
        QCOMPARE(pad.classes.size(), std::size_t(3));
        QCOMPARE(pad.classes[0].retention, 7 * 365 * day);
        QCOMPARE(pad.classes[1].retention, day);
        QCOMPARE(pad.classes[2].retention, 30 * day);
        QCOMPARE(pad.lines[3].readAs, std::string("for what is said of orders: kept 7 y"));
        QCOMPARE(readLoadPad(rates + "keep everything 5y").classes[2].retention, 5 * 365 * day);
    }

    void busyHoursAreAskedHowBusy()
    {
        for (const char *line : {"peak hours 18:00 - 21:00", "busy hours: 12-14, 18-21", "peak time 6pm to 9pm"}) {
            const LoadPad pad = readLoadPad(std::string("2M orders/day\n") + line);
            QVERIFY2(pad.lines[1].error.starts_with("how much comes then?"), pad.lines[1].error.c_str());
        }
        QCOMPARE(readLoadPad("2M orders/day\npeak hours 18-21 have 50% of orders").classes[0].peakFactor, 4.);
    }

    /// Whatever people do so many times is done so often, whether the word for it is known or not.
    void whateverPeopleDoIsCounted()
    {
        for (const char *line :
             {"20M DAU browse 10x/day", "20M DAU zap 10 times a day", "20M users track 10 times per day"}) {
            const LoadPad pad = readLoadPad(line);
            QVERIFY2(pad.classes.size() == 1, pad.lines[0].error.c_str());
            QCOMPARE(pad.classes[0].averageRate.likely, 20e6 * 10 / 86'400);
        }
        const LoadPad product = readLoadPad("20M users x 5 times a day");
        QCOMPARE(product.classes.size(), std::size_t(1));
        QVERIFY(product.classes[0].name != "x");
    }

    /// What is done is also called by its noun.
    void submissionsAreSubmitted()
    {
        const LoadPad pad = readLoadPad("50k users\neach submits 10 times in 2 hours\n100 test cases per submission");
        QVERIFY2(pad.lines[2].error.empty() && pad.classes.size() == 2, pad.lines[2].error.c_str());
        QCOMPARE(pad.classes[1].averageRate.likely, 100 * pad.classes[0].averageRate.likely);
    }

    /// "per user", "each" and "users" speak of those of a line above; without any, nothing is known.
    void eachIsOneOfThoseOfALineAbove_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("perUserAndDay");
        QTest::newRow("per user") << "follow: 0.2 per user per day"
                                  << "follow" << 0.2;
        QTest::newRow("each") << "each uploads 1 photo every 5 days, 2MB"
                              << "photo" << 0.2;
        QTest::newRow("each user") << "each user posts 2 times a day"
                                   << "post" << 2.;
        QTest::newRow("users") << "users upload 2 photos a day"
                               << "photo" << 2.;
        QTest::newRow("a user reads") << "a user views 100 photos a day"
                                      << "view photo" << 100.;
        QTest::newRow("something so often") << "each opens the feed 10 times a day"
                                            << "open feed" << 10.;
        QTest::newRow("two at once") << "5 likes and 1 comment per user per day"
                                     << "like" << 5.;
    }

    void eachIsOneOfThoseOfALineAbove()
    {
        QFETCH(QString, line);
        QFETCH(QString, name);
        QFETCH(double, perUserAndDay);
        const LoadPad pad = readLoadPad("500M DAU\n" + line.toStdString());
        QVERIFY2(pad.lines[1].error.empty() && !pad.classes.empty(), pad.lines[1].error.c_str());
        QCOMPARE(QString::fromStdString(pad.classes[0].name), name);
        QCOMPARE(pad.classes[0].averageRate.likely, 5e8 * perUserAndDay / 86'400);
        QVERIFY2(pad.lines[1].readAs.starts_with("500 M people x "), pad.lines[1].readAs.c_str());
        const LoadPad alone = readLoadPad(line.toStdString());
        QVERIFY2(alone.lines[0].error.find("say how many there are") != std::string::npos,
                 alone.lines[0].readAs.c_str());
        QVERIFY(alone.classes.empty());
    }

    void whatIsDoubtfulIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("note");
        QTest::newRow("bits of an option") << "10 events/s, 1Kb each"
                                           << "counts bits";
        QTest::newRow("bytes in small letters") << "10 events/s, 1kb each"
                                                << "taken for bytes";
        QTest::newRow("a peak alone") << "5k QPS at peak"
                                      << "only the peak was said";
        QTest::newRow("in a month") << "50M monthly active users"
                                    << "monthly active users";
    }

    void whatIsDoubtfulIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, note);
        const LoadPad pad = readLoadPad(text.toStdString());
        const auto &notes = pad.lines[0].notes;
        QVERIFY(std::ranges::any_of(
            notes, [&](const std::string &one) { return QString::fromStdString(one).contains(note); }));
        QVERIFY(!readLoadPad("5k qps, peak 1k qps").lines[0].error.empty()); // less than the average
    }

    void storageCountsWritesAndCopies()
    {
        const LoadPad pad = readLoadPad("100M creates/day x 500 B, keep 5y, copies 3\nread:write 10:1");
        QCOMPARE(pad.classes.size(), std::size_t(2));
        const LoadPad one = readLoadPad("100M creates/day x 500 B, keep 5y, copies 3");
        QVERIFY(std::abs(one.totalStored.likely / (1e8 * 500 * 365 * 5 * 3) - 1) < 1e-12);
        const LoadPad reads = readLoadPad("100M reads/day x 500 B, keep 5y");
        QCOMPARE(reads.totalStored.likely, 0.0);
        QVERIFY(!reads.lines[0].notes.empty());
    }

    void aWordOfTheNameTellsWhatWrites()
    {
        const LoadPad pad = readLoadPad("update location: 5M drivers / 4s x 100 B\nnearby: 100/s");
        QVERIFY(pad.classes[0].isWrite && pad.classes[0].storedPerDay);
        QVERIFY(!pad.classes[1].isWrite);
    }

    void everyLineSaysWhatItKeeps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("of a ratio") << "86400 reads/day\nread:write 10:1, 1 MB, keep 1000 days, copies 3, peak 2x"
                                    << "write: read 1/s x 0.1 = 0.1/s; at peak 0.2/s; 200 kB/s at peak; 25.9 TB kept "
                                       "in 3 copies";
        QTest::newRow("a flow of bytes") << "1 GB/day x 5 users, keep 1000 days, copies 2, peak 3x"
                                         << "1 GB/day x 5 users = 57.9 kB/s; at peak x 3 = 174 kB/s; 10 TB kept in 2 "
                                            "copies";
        QTest::newRow("bits a second") << "10 Gbps, keep 1 day"
                                       << "10 Gbps = 1.25 GB/s; 108 TB kept";
    }

    void everyLineSaysWhatItKeeps()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        QCOMPARE(QString::fromStdString(readLoadPad(text.toStdString()).lines.back().readAs), says);
    }

    void timesAreThoseOfQuantities_data()
    {
        QTest::addColumn<QString>("time");
        for (const char *time : {"1 min", "1 h", "1 day", "1 week", "1 month", "5 y"})
            QTest::newRow(time) << QString(time);
    }

    void timesAreThoseOfQuantities()
    {
        QFETCH(QString, time);
        QCOMPARE(readLoadTerm(time.toStdString())->value.likely,
                 parseQuantity(time.toStdString(), Unit::Seconds).value());
    }

    void aLineSaysItsTargets()
    {
        const QString line = "10M DAU x 20 reads/day x 2KB, peak 3x, p99 < 100ms, 99.9%";
        const auto targets = [](const Scene &scene) {
            QString all;
            for (const Target &target : readDocument(scene).targets)
                all += QString("%1 %2 %3;")
                           .arg(QString::fromStdString(target.classId),
                                QString::fromStdString(std::string(metricKey(target.metric))))
                           .arg(target.value);
            return all;
        };
        const Scene first = withLoadPad(Scene(), line.toStdString());
        QCOMPARE(targets(first), QString("read p99 0.1;read availability 0.999;"));
        const Scene second = withLoadPad(first, "10M DAU x 20 reads/day x 2KB, peak 3x, 99.99 % # as agreed");
        QCOMPARE(targets(second), QString("read availability 0.9999;"));
        DocumentModel document = readDocument(second);
        document.targets.push_back({{}, Metric::Cost, 1000});
        const Scene third = withLoadPad(setDocument(second, document), "");
        QCOMPARE(targets(third), QString(" cost 1000;")); // one's own stays
        QVERIFY(readDocument(third).classes.empty());
        QVERIFY(!readLoadPad("10M DAU x 20 reads/day, p99").lines[0].error.empty());
        const Scene ratio = withLoadPad(Scene(), line.toStdString() + "\nread:write 20:1, 1KB, p99<300ms");
        QCOMPARE(targets(ratio), QString("read p99 0.1;read availability 0.999;write p99 0.3;"));
        QCOMPARE(readDocument(ratio).classes[1].requestBytes.value_or(0), 1000.0);
    }

    void storesAreToldHowLongToKeep()
    {
        const auto said = [](const Scene &scene) { return retentionsOf(readDesign(scene).settings); };
        const Scene first = withLoadPad(Scene(), "100 photo uploads/s x 1MB, keep 10 days\n10 reads/s, keep 1 day");
        QCOMPARE(said(first).size(), std::size_t(2)); // what reads keep counts once their class writes
        QCOMPARE(said(first).at(readDocument(first).classes[0].id), 10 * 86400.0);
        const Scene second = withLoadPad(first, "100 photo uploads/s x 1MB, keep 20 days");
        QCOMPARE(said(second), (Retentions{{readDocument(second).classes[0].id, 20 * 86400.0}}));
        QVERIFY(said(withLoadPad(second, "100 photo uploads/s x 1MB")).empty());
    }

    void ratioAddsTheOtherClass()
    {
        const LoadPad pad = readLoadPad("100M DAU x 1 write/day x 1KB, peak 2x\nread:write 100:1");
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[1].name, std::string("read"));
        QVERIFY(std::abs(pad.classes[1].peakRate.likely - 2e10 / 86400) < 1e-6);
    }

    void ratiosAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("ratio");
        for (const char *ratio : {"read:write 100:1", "reads to writes 100 to 1", "read/write ratio is 100:1",
                                  "100:1 reads to writes", "Read : Write = 100 : 1"})
            QTest::newRow(ratio) << QString(ratio);
    }

    void ratiosAsPeopleWriteThem()
    {
        QFETCH(QString, ratio);
        const LoadPad pad = readLoadPad("10 writes/s\n" + ratio.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[1].error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[1].name, std::string("read"));
        QCOMPARE(pad.classes[1].averageRate.likely, 1000.0);
    }

    void whatIsKeptMayFollowWithoutAComma()
    {
        for (const char *line : {"5 TB a day kept 30 days, 3 replicas", "5 TB a day, keep for 30 days, copies 3"}) {
            const LoadPad pad = readLoadPad(line);
            QCOMPARE(pad.lines[0].error, std::string());
            QVERIFY2(QString::fromStdString(pad.lines[0].readAs).contains("450 TB kept in 3 copies"),
                     pad.lines[0].readAs.c_str());
        }
        QVERIFY(readLoadPad("zipf 0.8").lines[0].error.find("stands behind its requests") != std::string::npos);
    }

    void linesDriveTheClassesOfTheDrawing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("driven"); // by class of the pad; - for a new one
        QTest::newRow("verbs") << "10M reads/day\n1M writes/day"
                               << "Redirect Create";
        QTest::newRow("names, whatever the case") << "creates: 1M/day\nSTATS: 5 requests/s"
                                                  << "Create Statistics";
        QTest::newRow("the rest of the reads") << "redirect: 10M requests/day\n2M views/day"
                                               << "Redirect Statistics";
        QTest::newRow("beginnings") << "1M redirections/day\n1M creates/day"
                                    << "Redirect Create";
        QTest::newRow("nothing like it") << "1M searches/day"
                                         << "-";
        QTest::newRow("more writes than classes") << "1M posts/day\n1M uploads/day"
                                                  << "Create -";
    }

    void linesDriveTheClassesOfTheDrawing()
    {
        QFETCH(QString, text);
        QFETCH(QString, driven);
        std::vector<RequestClass> classes(3);
        classes[0].id = "redirect", classes[0].name = "Redirect";
        classes[1].id = "create", classes[1].name = "Create", classes[1].operation = Operation::Write;
        classes[2].id = "stats", classes[2].name = "Statistics";
        QStringList names;
        for (const auto &at : drivenClasses(readLoadPad(text.toStdString()), classes))
            names << (at ? QString::fromStdString(classes[*at].name) : QStringLiteral("-"));
        QCOMPARE(names.join(' '), driven);
    }

    /// In whatever order, and with the verb before or behind.
    void wordsFindTheClassesTheySpeakOf()
    {
        std::vector<RequestClass> classes(3);
        classes[0].name = "Create photo", classes[0].operation = Operation::Write;
        classes[1].name = "Read feed";
        classes[2].name = "Create like", classes[2].operation = Operation::Write;
        QStringList names;
        for (const auto &at : drivenClasses(
                 readLoadPad("1B likes/day\n20 feed reads/s\n100M photo uploads/day\n1M photo reads/day"), classes))
            names << (at ? QString::fromStdString(classes[*at].name) : QStringLiteral("-"));
        QCOMPARE(names.join(", "), QString("Create like, Read feed, Create photo, -"));
        classes[1].name = "Create share", classes[1].operation = Operation::Write;
        QVERIFY(drivenClasses(readLoadPad("5M shares/day"), classes)[0] == std::size_t(1));
    }

    void thePadMovesTheLoadInsteadOfAddingToIt()
    {
        DocumentModel document;
        RequestClass redirect;
        redirect.id = "redirect", redirect.name = "Redirect", redirect.users = 1e8, redirect.actionsPerDay = 10;
        document.classes.push_back(redirect);
        const Scene before = setDocument(Scene(), document);
        Scene after = withLoadPad(before, "86400 reads/day x 2KB");
        QCOMPARE(readDocument(after).classes.size(), std::size_t(1));
        const RequestClass moved = readDocument(after).classes[0];
        QCOMPARE(moved.name, std::string("Redirect"));
        QCOMPARE(moved.rate.value(), 1.0);
        QCOMPARE(moved.responseBytes.value(), 2000.0);
        QVERIFY(!moved.users);
        // the servers carry the peak, the disks what comes on average
        const Scene peak = withLoadPad(before, "86400 reads/day x 2KB, peak 100x");
        QCOMPARE(readDocument(peak).classes[0].rate.value(), 100.0);
        QCOMPARE(readDocument(peak).classes[0].peakFactor, std::optional(100.0));
        // what no class stands for is made, and goes with its line
        after = withLoadPad(after, "86400 reads/day x 2KB\n86400 searches/day");
        QCOMPARE(readDocument(after).classes.size(), std::size_t(2));
        QCOMPARE(readDocument(after).classes[1].id, std::string("search"));
        after = withLoadPad(after, "86400 reads/day x 2KB");
        QCOMPARE(readDocument(after).classes.size(), std::size_t(1));
        QCOMPARE(loadPadOf(readDocument(after)), std::string("86400 reads/day x 2KB"));
        QCOMPARE(readDocument(withLoadPad(after, "")).classes[0].id, std::string("redirect"));
    }

    void rangesGiveBands()
    {
        const LoadPad pad = readLoadPad("50-200M users x 10 reads/day");
        const PadClass &made = pad.classes.at(0);
        QVERIFY(std::abs(made.averageRate.low - 5e8 / 86400) < 1e-6);
        QVERIFY(std::abs(made.averageRate.likely - 1e9 / 86400) < 1e-6);
        QVERIFY(std::abs(made.averageRate.high - 2e9 / 86400) < 1e-6);
    }

    void bitsAndBytesDiffer()
    {
        QCOMPARE(readLoadTerm("8 Kb")->value.likely, 1000.0);
        QVERIFY(!readLoadTerm("8 Kb")->note.empty());
        QCOMPARE(readLoadTerm("8 KB")->value.likely, 8000.0);
        QCOMPARE(readLoadTerm("8 KiB")->value.likely, 8192.0);
        QCOMPARE(readLoadTerm("1 Mbit")->value.likely, 125000.0);
    }

    void nonsenseGetsASentence_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"hello", "x", "100M users x reads", "10 reads/day/day", "5 KB x 3 days",
                                 "read:write 3:1", "1e999 reads/day", "10 reads/day, peak soon",
                                 "10 reads/day, keep cats", "10-", "% of", "100 reads", "1 update / 0 s"})
            QTest::newRow(text) << QString(text);
    }

    void nonsenseGetsASentence()
    {
        QFETCH(QString, text);
        const LoadPad pad = readLoadPad(text.toStdString());
        QVERIFY2(!pad.lines.at(0).error.empty() || !pad.lines.at(0).notes.empty(), pad.lines.at(0).readAs.c_str());
        QVERIFY(pad.classes.empty());
    }

    void saidAloud()
    {
        QCOMPARE(sayCount(11574.07, "a second"), std::string("about 12 thousand a second"));
        QCOMPARE(sayCount(1.2e9, "people"), std::string("about 1.2 billion people"));
        QCOMPARE(sayCount(0.25, "a second"), std::string("about 0.25 a second"));
        QCOMPARE(sayCount(0.0174, "a second"), std::string("about 0.017 a second"));
        QCOMPARE(sayCount(9.97, "a second"), std::string("about 10 a second"));
        QCOMPARE(formatStorage(9.13125e13), std::string("91.3 TB"));
    }

    void rangesMayNameTheirUnitsTwice()
    {
        for (const char *text :
             {"1k-2k req/s", "1-2k req/s", "1k\u20132k req/s", "~1k to 2k req/s", "about 1,000-2,000 rps"}) {
            const auto term = readLoadTerm(text);
            QVERIFY2(term, text);
            QCOMPARE(term->value.low, 1000.0);
            QCOMPARE(term->value.high, 2000.0);
        }
        QCOMPARE(readLoadTerm("500k-2M users")->value.high, 2e6);
        QCOMPARE(readLoadTerm("\u2248 3 GB")->value.likely, 3e9);
        QVERIFY(!readLoadTerm("read-heavy"));
    }

    void serverCount()
    {
        QCOMPARE(serversNeeded(35000, {1000, 0.7}), 50.0);
        QCOMPARE(serversNeeded(0, {1000, 0.7}), 1.0);
        const LoadPad pad = readLoadPad("100M DAU x 10 reads/day x 2KB, peak 3x, 1000/s per server");
        QVERIFY2(pad.lines[0].error.empty(), pad.lines[0].error.c_str());
        QVERIFY2(pad.lines[0].readAs.find("50 servers of 1 k/s, 70 % busy") != std::string::npos,
                 pad.lines[0].readAs.c_str());
        QCOMPARE(pad.classes[0].servers->perServer, 1000.0);
        QVERIFY(
            readLoadPad("3000-6000 reads/s, peak 1x, servers 1k/s at 60%").lines[0].readAs.find("(5 to 10) servers") !=
            std::string::npos);
        for (const char *wrong : {"fast per server", "1000/s per server at 120 %", "0/s per server"})
            QVERIFY(!readLoadPad(std::string("10 reads/s, ") + wrong).lines[0].error.empty());
    }

    void cacheMemory()
    {
        const LoadPad pad = readLoadPad("100M DAU x 10 reads/day x 2KB, peak 3x, cache 90% of 100M items, zipf 0.8");
        QVERIFY2(pad.lines[0].error.empty(), pad.lines[0].error.c_str());
        QVERIFY(pad.lines[0].notes.empty());
        const double items = itemsForHitRatio({1e8, 0.8}, 0.9);
        const SizedCache sized = sizedCache(*pad.classes[0].cache, 2000);
        QVERIFY(std::abs(sized.items - items) <= 1 && std::abs(sized.bytes - sized.items * 2000) < 1);
        QVERIFY2(pad.lines[0].readAs.find("answers 90 % (zipf 0.8, Che)") != std::string::npos,
                 pad.lines[0].readAs.c_str());
        const LoadPad memory = readLoadPad("10 reads/s x 1KB, peak 1x, cache 10GB of 100M");
        QVERIFY(std::abs(sizedCache(*memory.classes[0].cache, 1000).hitRatio - lruHitRatio({1e8, 0.9}, 1e7)) < 1e-12);
        QCOMPARE(memory.lines[0].notes.size(), std::size_t(1)); // the skew is assumed
        QVERIFY(readLoadPad("10 reads/s, peak 1x, cache 90% of 100M, zipf 1").lines[0].notes.front().find("size") !=
                std::string::npos);
        for (const char *wrong : {"cache 90%", "cache of 100M", "cache 3s of 100M", "cache 120% of 5", "zipf 9"})
            QVERIFY2(!readLoadPad(std::string("10 reads/s, ") + wrong).lines[0].error.empty(), wrong);
    }

    void cheMatchesASimulatedCache()
    {
        // A true LRU list of 50 items out of 1000, a million references from a seed.
        const ZipfDemand demand{1000, 0.9};
        std::vector<double> cumulative;
        double total = 0;
        for (int i = 1; i <= 1000; ++i)
            cumulative.push_back(total += std::pow(i, -0.9));
        std::mt19937_64 random(7);
        std::vector<int> cache;
        int hits = 0;
        constexpr int references = 400'000;
        for (int n = 0; n < references; ++n) {
            const double u = static_cast<double>(random() >> 11) * 0x1p-53 * total;
            const int item = static_cast<int>(std::ranges::lower_bound(cumulative, u) - cumulative.begin());
            const auto found = std::ranges::find(cache, item);
            if (found != cache.end()) {
                ++hits;
                cache.erase(found);
            } else if (cache.size() == 50) {
                cache.erase(cache.begin());
            }
            cache.push_back(item);
        }
        const double simulated = static_cast<double>(hits) / references;
        QVERIFY2(std::abs(lruHitRatio(demand, 50) - simulated) < 0.01,
                 qPrintable(QString("%1 %2").arg(lruHitRatio(demand, 50)).arg(simulated)));
    }

    void cheInverts()
    {
        const ZipfDemand demand{1e8, 0.8};
        for (const double ratio : {0.2, 0.5, 0.9}) {
            const double items = itemsForHitRatio(demand, ratio);
            QVERIFY(items > 0 && items < demand.items);
            QVERIFY(std::abs(lruHitRatio(demand, items) - ratio) < 1e-6);
        }
        QCOMPARE(lruHitRatio(demand, 1e8), 1.0);
        QVERIFY(std::abs(lruHitRatio({1000, 0}, 100) - 0.1) < 1e-6);
    }

    void sizesMayStandOnLinesOfTheirOwn_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<double>("bytes"); ///< of the first class
        const auto row = [](const char *lines, double bytes) { QTest::newRow(lines) << QString(lines) << bytes; };
        row("200M tweets/day\n200 bytes per tweet", 200);
        row("avg tweet size is 300 bytes\n500M tweets per day", 300); // above the rate
        row("200M tweets/day\n1 KB/tweet", 1000);
        row("200M tweets/day\ntweet: 280 chars + 30 bytes metadata", 310);
        row("200M tweets/day\neach tweet is about 300 bytes, keep 5y", 300);
        row("100M photos/day\navg photo size: 2MB", 2e6);
        row("10k rps\n2KB per request", 2000);
        row("1M uploads/day\n2 MB avg", 2e6);
        row("1M files/day, 1 MB\nmetadata 1KB per file", 1.001e6); // a part adds
        row("200M tweets/day\n10% of tweets have media of 200KB, keep 5y\ntweet: 300 B", 20'300);
        row("1M messages/day, 100 B\n10% with attachments, 200KB each", 20'100);
        row("1M messages/day, 100 B\n10% with attachments, 200KB each\n200 B per message", 20'200);
        row("200M tweets/day\n2 MB", 2e6);
        row("200M tweets/day\n2 MB per photo", 0);
    }
    void sizesMayStandOnLinesOfTheirOwn()
    {
        QFETCH(QString, lines);
        QFETCH(double, bytes);
        const LoadPad pad = readLoadPad(lines.toStdString());
        QCOMPARE(pad.classes.size(), std::size_t(1));
        QCOMPARE(pad.classes[0].bytesEach.value_or(Band{}).likely, bytes);
        QCOMPARE(pad.classes[0].bandwidth.has_value(), bytes > 0);
    }

    void whatAShareOfThePeopleDoes()
    {
        const LoadPad pad = readLoadPad("100M DAU\n10% post once a day\n90% read 20 posts a day\nread:write 90:10");
        QCOMPARE(pad.classes[0].name, std::string("post"));
        QCOMPARE(pad.classes[0].averageRate.likely, 1e7 / 86'400);
        QCOMPARE(pad.lines[2].error, std::string());
        QVERIFY(readLoadPad("100M DAU x 10 requests/day\n90% read, 10% write").classes.size() == 2);
    }

    /// The same people do two things; what is said of one of them behind it is said of both.
    void aLineMaySayTwoThingsThatPeopleDo_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("second");
        const auto row = [](const char *lines, double first, double second) {
            QTest::newRow(lines) << QString(lines) << first / 86'400 << second / 86'400;
        };
        row("1M users post 2 tweets a day and read 100 tweets a day", 2e6, 1e8);
        row("1M users post 2 tweets a day, read 100 tweets a day", 2e6, 1e8);
        row("1M users post 2 tweets, and read 100 tweets a day", 2e6, 1e8);
        row("1M users, each posting 2 tweets and reading 100 tweets per day", 2e6, 1e8);
        row("1M users send 40 messages and receive 50 messages daily", 4e7, 5e7);
        row("1M DAU\neach user uploads 2 photos and views 50 photos per day", 2e6, 5e7);
        row("30M users search 5 times and book once a month", 5e6, 1e6);
    }
    void aLineMaySayTwoThingsThatPeopleDo()
    {
        QFETCH(QString, lines);
        QFETCH(double, first);
        QFETCH(double, second);
        const LoadPad pad = readLoadPad(lines.toStdString());
        for (const PadLine &line : pad.lines)
            QVERIFY2(line.error.empty() && line.ignored.empty(), line.error.c_str());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[0].averageRate.likely, first);
        QCOMPARE(pad.classes[1].averageRate.likely, second);
    }

    void forEverHasNoSum()
    {
        const LoadPad pad = readLoadPad("100M photos/day, 2 MB, keep forever\nphotos kept forever");
        QCOMPARE(pad.classes.size(), std::size_t(1));
        QVERIFY(!pad.classes[0].stored && pad.lines[0].error.empty());
        QVERIFY(pad.lines[1].error.find("keep 10y") != std::string::npos);
    }

    /// How long something is kept is no caution beside who reads it.
    void readsBesideWhatIsKeptNeedNoCaution()
    {
        const LoadPad pad = readLoadPad("100M photos/day, 2 MB, keep 10y\nread:write 50:1");
        QVERIFY(pad.classes[0].stored && !pad.classes[1].stored);
        QCOMPARE(pad.lines[1].notes.size(), std::size_t(0));
    }

    /// What is wanted of all requests is wanted of either part.
    void aSplitKeepsWhatIsWanted()
    {
        const LoadPad pad = readLoadPad("10M DAU x 20 browses/day, p99 < 300 ms, 99.9 %\nread:write 100:1");
        QCOMPARE(pad.classes.size(), std::size_t(2));
        for (const PadClass &one : pad.classes)
            QCOMPARE(one.wants.size(), std::size_t(2));
        const LoadPad said = readLoadPad("10M DAU x 20 browses/day, p99 < 300 ms, 99.9 %\nread:write 100:1, 99.5 %");
        QCOMPARE(said.classes.back().wants.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(LoadPadTest)
#include "load_pad_test.moc"
