// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad as different people write them in a hurry, and what they mean.
#include "model/load/load_pad.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

namespace
{

bool isNear(double value, double wanted)
{
    return value == wanted || std::abs(value - wanted) <= 1e-5 * std::abs(wanted);
}

} // namespace

class PadPhrasesTest : public QObject
{
    Q_OBJECT

private slots:
    void linesAreRates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("peak");
        QTest::addColumn<double>("bytes"); // 0: none are said
        QTest::addColumn<double>("keep");  // s; 0: nothing is said
        QTest::addColumn<bool>("isWrite");
        const auto row = [](const char *text, const char *name, double average, double peak, double bytes, double keep,
                            bool isWrite) {
            QTest::newRow(text) << QString(text) << QString(name) << average << peak << bytes << keep << isWrite;
        };
        row("10k writes per sec", "write", 10000, 10000, 0, 0, true);
        row("10k writes/sec", "write", 10000, 10000, 0, 0, true);
        row("500 rps", "request", 500, 500, 0, 0, false);
        row("5000 requests per second", "request", 5000, 5000, 0, 0, false);
        row("2.5k tps", "request", 2500, 2500, 0, 0, false);
        row("10m dau x 5 sessions/day", "session", 578.7037, 578.7037, 0, 0, false);
        row("1 million users, 5 requests per user per day", "request", 57.87037, 57.87037, 0, 0, false);
        row("50M MAU, 20% daily active, 10 page views per day", "page view", 1157.4074, 1157.4074, 0, 0, false);
        row("users upload 2 photos per day, 100M users", "photo", 2314.8148, 2314.8148, 0, 0, true);
        row("1M documents/day", "document", 11.574074, 11.574074, 0, 0, false);
        row("300 orders a second at lunch", "order", 300, 300, 0, 0, true);
        row("3M orders/day, peak at lunch 5x", "order", 34.722222, 173.61111, 0, 0, true);
        row("3 million orders per day, lunch peak is 4x", "order", 34.722222, 138.88889, 0, 0, true);
        row("500k tickets sold in 10 minutes", "ticket", 833.33333, 833.33333, 0, 0, true);
        row("flash sale: 500k requests in 1 min", "flash sale", 8333.3333, 8333.3333, 0, 0, true);
        row("10 billion clicks per day", "click", 115740.74, 115740.74, 0, 0, true);
        row("10B ad clicks/day, each 500 bytes", "ad click", 115740.74, 115740.74, 500, 0, true);
        row("1B events/day @ 1KB", "event", 11574.074, 11574.074, 1000, 0, true);
        row("1B events per day of 1 KB each", "event", 11574.074, 11574.074, 1000, 0, true);
        row("1B events a day, 1KB per event", "event", 11574.074, 11574.074, 1000, 0, true);
        row("100M posts/day, each post has 3 images of 200KB", "post", 1157.4074, 1157.4074, 600000, 0, true);
        row("5M posts per day, 3 images each, 200 KB per image", "post", 57.87037, 57.87037, 600000, 0, true);
        row("1M uploads/day, 3 x 200 KB", "upload", 11.574074, 11.574074, 600000, 0, true);
        row("1M hosts x 100 metrics every 10 s", "metric", 1e7, 1e7, 0, 0, true);
        row("1M hosts sending 100 metrics every 10 seconds", "metric", 1e7, 1e7, 0, 0, true);
        row("100k servers emit 500 metrics each every 15s", "metric", 3333333.3, 3333333.3, 0, 0, true);
        row("100k servers emit 500 metrics every 15s", "metric", 3333333.3, 3333333.3, 0, 0, true);
        row("10M metrics/s", "metric", 1e7, 1e7, 0, 0, true);
        row("10M data points per second, 16 bytes each", "data point", 1e7, 1e7, 16, 0, true);
        row("200k drivers send location every 4 seconds", "send location", 50000, 50000, 0, 0, true);
        row("50k couriers ping gps every 5s", "ping gps", 10000, 10000, 0, 0, true);
        row("100k couriers update their location every 5 secs", "update location", 20000, 20000, 0, 0, true);
        row("drivers send an update every 4 s, 1M drivers", "update", 250000, 250000, 0, 0, true);
        row("20M orders a month", "order", 7.7160494, 7.7160494, 0, 0, true);
        row("10k rps, avg payload 2KB", "request", 10000, 10000, 2000, 0, false);
        row("10k rps, payload size 2 KB", "request", 10000, 10000, 2000, 0, false);
        row("10k rps, payload: 2 KB", "request", 10000, 10000, 2000, 0, false);
        row("10k rps, response size 5KB", "request", 10000, 10000, 5000, 0, false);
        row("10k rps, 2KB per request", "request", 10000, 10000, 2000, 0, false);
        row("10k rps with 2KB payload", "request", 10000, 10000, 2000, 0, false);
        row("10k rps of 2KB", "request", 10000, 10000, 2000, 0, false);
        row("10k rps, ~2KB each", "request", 10000, 10000, 2000, 0, false);
        row("10k writes/s, row size 300 B", "write", 10000, 10000, 300, 0, true);
        row("100 million users, 1% post daily", "post", 11.574074, 11.574074, 0, 0, true);
        row("100M users; 10% are active daily; each makes 5 searches a day", "search", 578.7037, 578.7037, 0, 0, false);
        row("5 searches per user per day, 20 million users", "search", 1157.4074, 1157.4074, 0, 0, false);
        row("20 mil users do 5 searches/day", "search", 1157.4074, 1157.4074, 0, 0, false);
        row("20mm users x 5 searches/day", "search", 1157.4074, 1157.4074, 0, 0, false);
        row("2 bn messages/day", "message", 23148.148, 23148.148, 0, 0, true);
        row("40 msgs / user / day, 500M DAU", "msg", 231481.48, 231481.48, 0, 0, true);
        row("1 write every 10 seconds per user, 5M users", "write", 500000, 500000, 0, 0, true);
        row("12 requests a minute per client, 10k clients", "request", 2000, 2000, 0, 0, false);
        row("1k QPS on average, peaks of 10k", "request", 1000, 10000, 0, 0, false);
        row("avg 1k qps, peak 10k qps", "request", 1000, 10000, 0, 0, false);
        row("average 500/s, peaks at 5000/s", "request", 500, 5000, 0, 0, false);
        row("5k to 10k requests/s", "request", 7071.0678, 7071.0678, 0, 0, false);
        row("between 5k and 10k requests per second", "request", 7071.0678, 7071.0678, 0, 0, false);
        row("~20k reqs/sec", "request", 20000, 20000, 0, 0, false);
        row("20k req/s, twice that at peak", "request", 20000, 40000, 0, 0, false);
        row("20k req/s, double at peak", "request", 20000, 40000, 0, 0, false);
        row("20k req/s (peak 60k)", "request", 20000, 60000, 0, 0, false);
        row("20k req/s, peak 60k", "request", 20000, 60000, 0, 0, false);
        row("20k req/s peak, 5k avg", "request", 5000, 20000, 0, 0, false);
        row("1,5M requests/day", "request", 17.361111, 17.361111, 0, 0, false);
        row("1 000 000 requests per day", "request", 11.574074, 11.574074, 0, 0, false);
        row("100 uploads/min, 50 MB each", "upload", 1.6666667, 1.6666667, 5e7, 0, true);
        row("50 edits/s per document, 20k docs", "edit", 1000000, 1000000, 0, 0, true);
        row("100k documents open, 5 edits per second each", "edit", 500000, 500000, 0, 0, true);
        row("write: 5k/s", "write", 5000, 5000, 0, 0, true);
        row("writes: 5k/s", "write", 5000, 5000, 0, 0, true);
        row("writes ~ 5k/s", "write", 5000, 5000, 0, 0, true);
        row("writes 5k/s", "write", 5000, 5000, 0, 0, true);
        row("read QPS 50k", "read", 50000, 50000, 0, 0, false);
        row("write qps = 5k", "write", 5000, 5000, 0, 0, true);
        row("QPS ~ 50k", "request", 50000, 50000, 0, 0, false);
        row("qps 50k", "request", 50000, 50000, 0, 0, false);
        row("2 msgs/s per driver, 100k drivers", "msg", 200000, 200000, 0, 0, true);
        row("6 req/min/user, 1M users", "request", 100000, 100000, 0, 0, false);
        row("a user sends about 20 messages daily, 10M users", "message", 2314.8148, 2314.8148, 0, 0, true);
        row("20 messages daily per user, 10M DAU", "message", 2314.8148, 2314.8148, 0, 0, true);
        row("5M transactions daily", "transaction", 57.87037, 57.87037, 0, 0, true);
        row("5M daily transactions", "transaction", 57.87037, 57.87037, 0, 0, true);
        row("100k signups daily", "signup", 1.1574074, 1.1574074, 0, 0, true);
        row("1000 bids/sec in the last minute", "bid", 1000, 1000, 0, 0, true);
        row("10k checkouts/min at peak", "checkout", 166.66667, 166.66667, 0, 0, true);
        row("1M req/hr", "request", 277.77778, 277.77778, 0, 0, false);
        row("1M requests an hour", "request", 277.77778, 277.77778, 0, 0, false);
        row("250 mil requests/mo", "request", 96.450617, 96.450617, 0, 0, false);
        row("70k/sec", "request", 70000, 70000, 0, 0, false);
        row("70 thousand per second", "request", 70000, 70000, 0, 0, false);
        row("3k-5k TPS", "request", 3872.9833, 3872.9833, 0, 0, false);
        row("max 100k tps", "request", 100000, 100000, 0, 0, false);
        row("5 million rides per day, 200 bytes each, store for 3 years", "ride", 57.87037, 57.87037, 200, 94608000,
            true);
        row("1M orders per day x 1KB, keep 5 yrs, 3 copies", "order", 11.574074, 11.574074, 1000, 157680000, true);
        row("10 posts/user/day, 1M users, 1KB", "post", 115.74074, 115.74074, 1000, 0, true);
        row("8k updates/s", "update", 8000, 8000, 0, 0, true);
        row("roughly 2,000 uploads per minute", "upload", 33.333333, 33.333333, 0, 0, true);
        row("60 requests/min per user, 2M users", "request", 2000000, 2000000, 0, 0, false);
        row("15M DAU, each makes 4 orders per month", "order", 23.148148, 23.148148, 0, 0, true);
        row("each driver sends a ping every 3 seconds, 300k drivers", "ping", 100000, 100000, 0, 0, true);
        row("30M rides per week", "ride", 49.603175, 49.603175, 0, 0, true);
        row("1.2 billion messages daily", "message", 13888.889, 13888.889, 0, 0, true);
        row("2M posts a day, avg 1.5KB each", "post", 23.148148, 23.148148, 1500, 0, true);
        row("2M posts a day, average size 1.5 KB", "post", 23.148148, 23.148148, 1500, 0, true);
        row("50k msg/s, 300 bytes per msg", "msg", 50000, 50000, 300, 0, true);
        row("50k messages per second (300 bytes)", "message", 50000, 50000, 300, 0, true);
        row("peak at 5x, 10k rps", "request", 10000, 50000, 0, 0, false);
        row("10k rps average, 5x at peak", "request", 10000, 50000, 0, 0, false);
        row("10k rps avg with 3x peaks", "request", 10000, 30000, 0, 0, false);
        row("10k rps normally, 80k rps at peak", "request", 10000, 80000, 0, 0, false);
        row("about 120 transactions per second", "transaction", 120, 120, 0, 0, true);
        row("writes: 2k QPS", "write", 2000, 2000, 0, 0, true);
        row("reads at 200k QPS", "read", 200000, 200000, 0, 0, false);
        row("300 writes/sec; peak 3x; keep 2 years", "write", 300, 900, 0, 63072000, true);
        row("250k sensors reporting once a minute", "report", 4166.6667, 4166.6667, 0, 0, true);
        row("250k sensors x 1 reading per minute x 64 bytes", "reading", 4166.6667, 4166.6667, 64, 0, true);
        row("every host reports 200 metrics each minute, 50k hosts", "metric", 166666.67, 166666.67, 0, 0, true);
        row("1 million tickets in 5 min", "ticket", 3333.3333, 3333.3333, 0, 0, true);
        row("search 50/s", "search", 50, 50, 0, 0, false);
        row("1.5k bookings an hour", "booking", 0.41666667, 0.41666667, 0, 0, true);
        row("2000 concurrent editors, 3 keystrokes per second each", "keystroke", 6000, 6000, 0, 0, false);
        row("10% of 100M users post every day", "post", 115.74074, 115.74074, 0, 0, true);
    }

    void linesAreRates()
    {
        QFETCH(QString, text);
        QFETCH(double, average);
        QFETCH(double, peak);
        QFETCH(double, bytes);
        QFETCH(double, keep);
        const LoadPad pad = readLoadPad(text.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[0].error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(1));
        const PadClass &made = pad.classes[0];
        QTEST(QString::fromStdString(made.name), "name");
        QVERIFY2(isNear(made.averageRate.likely, average), qPrintable(QString::number(made.averageRate.likely)));
        QVERIFY2(isNear(made.peakRate.likely, peak), qPrintable(QString::number(made.peakRate.likely)));
        QVERIFY2(bytes == 0 || (made.bytesEach && isNear(made.bytesEach->likely, bytes)), pad.lines[0].readAs.c_str());
        QVERIFY2(keep == 0 || isNear(made.retention, keep), qPrintable(QString::number(made.retention)));
        QTEST(made.isWrite, "isWrite");
    }

    /// What a line says of rates, sizes and peaks, however it is put.
    void linesMean_data()
    {
        QTest::addColumn<QString>("classes");
        const auto row = [](const char *line, const char *classes) { QTest::newRow(line) << QString(classes); };
        row("30M DAU opening the app 8x/day", "open app 2777.78");
        row("each user opens the app 8 times a day, 30M DAU", "open app 2777.78");
        row("300M MAU, half of them daily, 12 searches per day", "search 20833.3");
        row("1.5B users; 60% DAU; 20 messages sent per user per day; 100 bytes each",
            "message 208333 of 100 B, writes");
        row("60 billion messages a day at 100 bytes", "message 694444 of 100 B, writes");
        row("messages: 60B/day, 100B each", "messages 694444 of 100 B, writes");
        row("notifications 1B/day push", "notification 11574.1");
        row("100 B/s", "");
        row("100k orders per hour, 5x on black friday", "order 27.7778 peak 138.889, writes");
        row("10k rps, doubles in the evening", "request 10000 peak 20000");
        row("10k rps / 20k peak", "request 10000 peak 20000");
        row("10k rps, peak-to-average 2", "request 10000 peak 20000");
        row("Write QPS: 1160, read QPS: 116k", "write 1160, writes; read 116000");
        row("500 GB of new photos per day, 2 MB each", "new photo 2.89352 of 2e+06 B, writes");
        row("20M users, 5 req/s at peak each", "request 1e+08");
        row("read qps 12k / write qps 1.2k", "read 12000; write 1200, writes");
        row("reads: 100k/s, writes: 1k/s", "read 100000; write 1000, writes");
        row("100:1 reads to writes, 1k writes/s", "write 1000, writes; read 100000");
        row("20:1 read heavy, 500 writes/sec", "write 500, writes; read 10000");
        row("500 writes/sec with a read-write ratio of 20", "write 500, writes; read 10000");
        row("100M new urls per month, read 100:1", "new url 38.5802, writes; read 3858.02");
        row("redirects 10x of creates, 40 creates/s", "create 40, writes; redirect 400");
        row("reads 10x writes, 5k writes/s", "write 5000, writes; read 50000");
        row("reads = 100 * writes, 500 writes/s", "write 500, writes; read 50000");
        row("80% reads, 10k rps", "read 8000; write 2000, writes");
        row("70% reads / 30% writes, 20k rps", "read 14000; write 6000, writes");
        row("10k rps, 80/20 read/write", "read 8000; write 2000, writes");
        row("10k rps of which 20% are writes", "write 2000, writes; read 8000");
        row("10k rps, 1 in 10 is a write", "write 1000, writes; read 9000");
        row("10K QPS with 10% writes", "write 1000, writes; read 9000");
        row("99% of 10k rps are reads", "read 9900; write 100, writes");
        row("500M users of which 1% post once a day", "post 57.8704, writes");
        row("IoT: 5M sensors report once a minute, 200B", "report 83333.3 of 200 B, writes");
        row("1M websocket connections, 1 message per 10 seconds", "message 100000, writes");
        row("500k concurrent connections, heartbeats every 30s", "heartbeat 16666.7, writes");
        row("each connected client pings every 30 sec, 1M connections", "ping 33333.3, writes");
        row("polling every 5s from 1M clients", "polling 200000");
        row("10 crawlers x 100 pages/s", "page 1000");
        row("5M sensors, one reading per minute, 200 bytes", "reading 83333.3 of 200 B, writes");
        row("20 servers handle 500 rps each", "request 10000");
        row("2MB photos, 200M per week", "photo 330.688 of 2e+06 B, writes");
        row("1B pages/month, 500 KB/page, keep 5 years", "page 385.802 of 500000 B, writes");
        row("1 Gbit/s at 10KB per response", "response 12500 of 10000 B");
        row("1 Gbps of traffic, 10 KB responses", "request 12500 of 10000 B");
        row("50k log lines/s at 300 bytes", "log line 50000 of 300 B, writes");
        row("thumbnail reads 50k/s x 20KB", "thumbnail read 50000 of 20000 B");
        row("100M DAU 10 reads/day", "read 11574.1");
        row("2M DAU, avg 3 orders/user/month", "order 2.31481, writes");
        row("1.000.000 users, 10 requests per day", "request 115.741");
        row("1M users today, 10 requests per user per day", "request 115.741");
        row("5k\u00b11k rps", "request 4898.98");
        row("payments 1000 tps 24/7", "payment 1000, writes");
        row("1000 payments every second, around the clock", "payment 1000, writes");
        row("logins: 5M between 8 and 9 am", "logins 1388.89");
        row("5M logins between 9am and 5pm", "login 173.611");
        row("12M logins between 12am and 6am", "login 555.556");
        row("4M logins between 10 and 2 pm", "login 277.778");
        row("5M logins in the morning hour", "login 1388.89");
        row("5k rps at p99 < 50 ms", "request 5000");
    }

    void linesMean()
    {
        const LoadPad pad = readLoadPad(QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(pad.lines[0].error), QString());
        QStringList said;
        for (const PadClass &one : pad.classes) {
            QString text = QString("%1 %2").arg(QString::fromStdString(one.name)).arg(one.averageRate.likely);
            if (one.peakRate.likely > one.averageRate.likely)
                text += QString(" peak %1").arg(one.peakRate.likely);
            if (one.bytesEach)
                text += QString(" of %1 B").arg(one.bytesEach->likely);
            said << text + (one.isWrite ? ", writes" : "");
        }
        QTEST(said.join("; "), "classes");
    }

    void aRatioInALineIsOfThatLine()
    {
        const LoadPad pad = readLoadPad("20k photo uploads/min\n7 reads/s\n80% reads, 10k rps\n5 reads/s");
        QCOMPARE(pad.classes.size(), std::size_t(3));
        QCOMPARE(pad.classes[0].name, std::string("photo upload"));
        QCOMPARE(pad.classes[1].averageRate.likely, 5.0); // the last line about reads counts
        QCOMPARE(pad.classes[2].name, std::string("write"));
        QCOMPARE(pad.classes[2].averageRate.likely, 2000.0);
        QVERIFY(pad.lines[2].error.empty());
    }

    /// What is not understood is told, and does not keep the rest from counting.
    void whatDoesNotCountIsTold_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<QString>("what");
        QTest::newRow("10k rps, blue moon") << 10000.0 << "\"blue moon\" does not count";
        QTest::newRow("10 uploads/s, 2MB + thumbnail") << 10.0 << "\"+ thumbnail\" does not count";
    }

    void whatDoesNotCountIsTold()
    {
        QFETCH(QString, what);
        const LoadPad pad = readLoadPad(QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(pad.lines[0].error), QString());
        QTEST(pad.classes.at(0).averageRate.likely, "rate");
        QCOMPARE(pad.lines[0].ignored.size(), std::size_t(1));
        QVERIFY(std::ranges::any_of(pad.lines[0].notes, [&](const std::string &note) {
            return QString::fromStdString(note).startsWith(what);
        }));
    }

    /// Hours of video are no bytes and no requests, and what lasts is so many at once.
    void whatLasts()
    {
        const auto said = [](const char *line) { return QString::fromStdString(readLoadPad(line).lines[0].readAs); };
        QVERIFY(said("500 hours of video uploaded every minute").endsWith("= 30000 s of video a second"));
        QVERIFY(said("300 hours of video per minute, 1 GB per hour").endsWith("= 5 GB/s"));
        QVERIFY(said("1M concurrent streams at 4 Mbit/s").endsWith("= 500 GB/s"));
        QVERIFY(said("video views: 1M/h, 10 min each, 3 Mbps").endsWith("= 62.5 GB/s"));
        QVERIFY(said("video views: 36k/h, 10 min each").endsWith("= 6000 requests at once"));
    }

    void linesWithoutARate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("people"); // -1: things, bytes
        const auto people = [](const char *text, double count) { QTest::newRow(text) << QString(text) << count; };
        const auto nothing = [&](const char *text) { people(text, -1); };
        people("100k concurrent users", 1e5);
        people("10 million DAU", 1e7);
        nothing("200 GB/day of logs");
        nothing("5TB ingested per day");
        nothing("1 TB/day");
        people("1M users online at the same time", 1e6);
        nothing("1M users each with 5 documents");
        nothing("10M users, 100 docs each");
        nothing("10TB of logs per day");
        nothing("100 GB daily");
        nothing("20k restaurants");
        nothing("5 million documents, 20 KB each");
        nothing("100M items of 2 KB");
    }

    /// Answered, and no request class.
    void linesWithoutARate()
    {
        QFETCH(QString, text);
        QFETCH(double, people);
        const LoadPad pad = readLoadPad(text.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[0].error), QString());
        QVERIFY(pad.classes.empty() && !pad.lines[0].readAs.empty());
        QVERIFY2(people < 0 || isNear(pad.people.likely, people), qPrintable(QString::number(pad.people.likely)));
    }

    void linesForAll_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("what");
        QTest::addColumn<double>("value");
        const auto row = [](const char *text, const char *what, double value) {
            QTest::newRow(text) << QString(text) << QString(what) << value;
        };
        row("store for 90 days", "keep", 7776000);
        row("retain 2 years", "keep", 63072000);
        row("retention: 30 days", "keep", 2592000);
        row("retention = 30 days", "keep", 2592000);
        row("30 day retention", "keep", 2592000);
        row("data kept for 5 yrs", "keep", 157680000);
        row("keep data for 5 years", "keep", 157680000);
        row("TTL 7 days", "keep", 604800);
        row("data is stored for 10 years", "keep", 315360000);
        row("peak traffic is 3x average", "peak", 3);
        row("peak = 5x", "peak", 5);
        row("peak factor 3", "peak", 3);
        row("peak factor: 3", "peak", 3);
        row("peak hour 4x", "peak", 4);
        row("10x spikes", "peak", 10);
        row("spikes up to 20x", "peak", 20);
        row("bursts of 5x", "peak", 5);
        row("2x peak", "peak", 2);
        row("peaks 10x during flash sales", "peak", 10);
        row("peak is twice the average", "peak", 2);
        row("peak ~ 3x", "peak", 3);
        row("peak to average ratio 3", "peak", 3);
        row("3 replicas", "copies", 3);
        row("replicated 3x", "copies", 3);
        row("replication factor 3", "copies", 3);
        row("replication factor of 3", "copies", 3);
        row("rf=3", "copies", 3);
        row("RF 3", "copies", 3);
        row("3x replication", "copies", 3);
        row("peak load is 4x", "peak", 4);
        row("at peak 4x", "peak", 4);
        row("peak multiplier 4", "peak", 4);
        row("traffic peaks at 10x", "peak", 10);
        row("5x during peak hours", "peak", 5);
        row("keep 3 copies", "copies", 3);
        row("store 3 copies", "copies", 3);
        row("3-way replication", "copies", 3);
        row("retention 6 months", "keep", 15552000);
        row("must keep data 7 years", "keep", 220752000);
        row("delete after 30 days", "keep", 2592000);
        row("purge after 1 year", "keep", 31536000);
    }

    /// A line of its own holds for all others.
    void linesForAll()
    {
        QFETCH(QString, text);
        QFETCH(QString, what);
        QFETCH(double, value);
        const LoadPad pad = readLoadPad("86400 writes/day x 1 KB\n" + text.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[1].error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(1));
        const PadClass &made = pad.classes[0];
        const double read = what == "keep"   ? made.retention
                            : what == "peak" ? made.peakRate.likely / made.averageRate.likely
                                             : made.copies;
        QVERIFY2(isNear(read, value), qPrintable(QString::number(read)));
    }

    void ratios_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("reads"); // for each write
        const auto row = [](const char *text, double reads) { QTest::newRow(text) << QString(text) << reads; };
        row("read heavy, 100:1", 100);
        row("100:1 read write ratio", 100);
        row("reads:writes = 50:1", 50);
        row("mostly reads (95%)", 19);
        row("80/20 reads vs writes", 4);
        row("r/w 10:1", 10);
        row("R:W 10:1", 10);
        row("write heavy, 10:1", 0.1);
        row("read to write ratio 10:1", 10);
        row("read-write ratio of 10:1", 10);
        row("10x more reads than writes", 10);
        row("reads are 10x writes", 10);
        row("20 reads for every write", 20);
        row("read/write = 20", 20);
        row("read/write ratio: 10:1", 10);
        row("10:1 reads:writes", 10);
        row("99% reads", 99);
        row("reads 95%, writes 5%", 19);
        row("1 write per 10 reads", 10);
        row("write:read 1:10", 10);
    }

    void ratios()
    {
        QFETCH(QString, text);
        QFETCH(double, reads);
        const LoadPad pad = readLoadPad("1000 writes/s\n" + text.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[1].error), QString());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[1].name, std::string("read"));
        QVERIFY2(isNear(pad.classes[1].averageRate.likely, 1000 * reads),
                 qPrintable(QString::number(pad.classes[1].averageRate.likely)));
        QVERIFY(pad.classes[0].isWrite && !pad.classes[1].isWrite);
    }

    void twoRatesInALine_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"writes 5k/s, reads 50k/s", "reads 50k qps / writes 5k qps", "50k reads and 5k writes per second",
              "5k writes, 50k reads per sec", "50K RPS read, 5K RPS write", "50k qps for reads, 5k qps for writes",
              "read 50k/s, write 5k/s"})
            QTest::newRow(text) << QString(text);
    }

    void twoRatesInALine()
    {
        QFETCH(QString, text);
        const LoadPad pad = readLoadPad(text.toStdString());
        QCOMPARE(pad.classes.size(), std::size_t(2));
        for (const PadClass &one : pad.classes)
            QCOMPARE(one.averageRate.likely, one.isWrite ? 5000.0 : 50000.0);
        QVERIFY(pad.classes[0].isWrite != pad.classes[1].isWrite);
    }
};

QTEST_GUILESS_MAIN(PadPhrasesTest)
#include "pad_phrases_test.moc"
