// SPDX-License-Identifier: GPL-3.0-or-later
// What lines of the load pad are answered with that speak of other lines and make no request class, and peaks by the
// hours of the day.
#include "model/load/load_pad.h"
#include "model/simulation/random.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

class PadAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<int>("line"); // from 0
        QTest::addColumn<QString>("said");
        const auto row = [](const char *notes, int line, const char *said) {
            QTest::newRow(notes) << QString(notes) << line << QString(said);
        };
        row("1M TPS\neach node handles 1,000 TPS", 1, "= 1000 nodes, busy all the time; 1429 nodes at 70 %");
        row("10k rps\n1000 rps per server", 1, "= 10 servers, busy all the time; 15 servers at 70 %");
        row("65k connections per server\n10M concurrent connections", 0, "10 M / 65k connections = 154 servers");
        row("2M users online\n10k websocket connections per server", 1,
            "2 M / 10k websocket connections = 200 servers");
        row("10k websocket connections per server, 2M users online", 0,
            "2 M / 10k websocket connections = 200 servers");
        row("1M posts/day x 2 KB, keep 5y\na shard stores 1 TB", 1, "3.65 TB kept / 1 TB = 4 shards");
        row("5k writes/s, 50k reads/s\neach shard handles 2k writes/s", 1, "5 k/s at peak / 2k writes/s = 3 shards");
        row("3M concurrent streams\n5 Mbps per stream", 1, "= 1.88 TB/s");
        row("100M DAU\n200 files per user\n100 KB avg file", 2, "20 G files x 100 KB = 2 PB");
        row("50M users, 10M DAU\n10 GB per user", 1, "= 500 PB in all");
        row("1M rides/day\navg ride takes 15 min", 1, "x 15 min = 10.42 k at once");
        row("10M concurrent activities\navg activity 30 min", 1, "= 5.56 k/s begin and end");
        row("1M rooms\n70% of rooms occupied, average stay 3 days", 1, "/ 3 days = 2.7/s begin and end");
        row("20M DAU\n30 min of video per day per user", 1, "= 416.7 k people at once in video");
        row("avg channel has 30 members", 0, "30 members for each channel");
        row("1B DAU, 35 min per week of navigation", 0, "= 3.472 M people at once");
        row("10M DAU\neach user spends 30 minutes a day", 1, "= 208.3 k people at once");
        row("100M weekly users, 10M daily", 0, "100M WAU = 100 M people; 10M DAU = 10 M people");
        row("10M DAU in 500k workspaces", 0, "10M DAU = 10 M people; 500k workspaces = 500000 workspaces");
        row("1M concurrent viewers per video", 0, "= 1 M people");
        row("3M drivers online at once", 0, "= 3 M people");
        row("2M CCU\n1 update every 5 s", 1, "= 400 k/s");
        row("1B users\n10% use the feature\n10% of those are concurrent\nlocation update every 30 seconds", 3,
            "= 333 k/s");
        row("1M trucks\n1 msg/10s", 1, "1 M people x 1 msg/10s = 100 k/s");
        row("100M DAU, 500M users\n200 files per user, 100KB average", 1, "= 10 PB");
        row("1M rooms\n70% occupancy, average stay 3 days", 1, "/ 3 days = 2.7/s begin and end");
        row("Rate limiter: 1M RPS, 100M users", 0, "1M RPS = 1 M/s; 100M users = 100 M people");
        row("each counter: 8B key + 4B count + 8B timestamp", 0, "20 bytes = 20 B");
        row("200M businesses\ngeohash index: 8 bytes + 8 bytes per business", 1, "200M businesses x 16 bytes = 3.2 GB");
        row("100 logins/s\n864k videos/day\n5 min each", 2, "video: 10/s at peak x 5 min = 3000 at once");
        row("1M websocket connections\n50k per gateway", 1, "= 20 gateways");
        row("200M files\nindex: 16 bytes per file", 1, "= 3.2 GB");
        row("zoom 21 = 4.4 trillion tiles", 0, "= 4.4 T tiles");
        row("100k tokens/s\na GPU generates 2000 tokens/s", 1, "= 50 GPUs");
        row("10M prompts/day, 500 tokens in, 300 tokens out", 0,
            "116/s at peak x 800 tokens = 92.6 k tokens a second, 57.9 k read and 34.7 k written; 3.2 kB each");
        row("10M prompts/day\n500 tokens in, 300 out\na GPU generates 2000 tokens/s", 2, "34.7 k/s at peak / 2000");
        row("20M DAU\n5 chats/day each\nprompt 200 tokens, response 400 tokens", 2, "694 k tokens a second");
        row("each server: 32 cores, 128GB RAM, 20ms CPU per request\n10k rps", 0,
            "10 k/s at peak / 32 cores / 20 ms = 7");
        row("Zoom: 300M meeting participants/day, 40 min avg", 0, "= 8.333 M");
        row("100 rps\npeak 1000 rps", 1, "= 1 k/s at peak, request 100/s x 10");
        row("10M reads/day\n1M writes/day\npeak 500 rps", 2, "read and write 127/s x 3.93");
        row("1M feeds/day\n20 items per page\n8 bytes per item", 2, "feed has 160 B in all");
        row("MAU 1B\nDAU/MAU 50%\n10 msgs/day each", 2, "500 M people x 10 msgs/day each");
        for (const char *bitrate : {"5 Mbps each", "bitrate 5 Mbps", "avg bitrate 5 Mbps", "video bitrate: 5 Mbps"})
            row(("1M viewers\n" + std::string(bitrate)).c_str(), 1, "= 625 GB/s");
        for (const char *time : {"50ms each", "processing time 50 ms", "service time 50ms", "requests take 50 ms"})
            row(("10k rps\n" + std::string(time)).c_str(), 1, "= 500 at once");
        for (const char *server : {"1000 rps/server", "single server: 1k QPS", "1 server = 1k rps",
                                   "server throughput: 1000 rps", "server capacity 1000 rps", "1k QPS per server"})
            row(("10k rps\n" + std::string(server)).c_str(), 1, "= 10 servers");
        for (const char *size : {"photo size 2MB", "average size 2MB", "2MB each", "each photo is 2 MB"})
            row(("we store 1B photos\n" + std::string(size)).c_str(), 1, "= 2 PB");
        for (const char *there :
             {"10% online at peak", "concurrent users 10%", "peak concurrency 10%", "at peak 10% are online"})
            row(("100M DAU\n" + std::string(there)).c_str(), 1, "= 10 M people");
        for (const char *hits : {"cache hit ratio of 0.9", "90% served from cache", "10% go to the db",
                                 "cache absorbs 90%", "90% of reads are cached", "miss rate 10%"})
            row(("10k reads/s\n" + std::string(hits)).c_str(), 1, "x 10 % = 1 k/s go further");
        for (const char *orders : {"10M orders/day over 10 hours", "10M orders/day between 8am and 6pm",
                                   "10M orders per day in 10 hours", "10M orders a day, 8am to 6pm"})
            row(orders, 0, "= 278/s");
        for (const char *rate :
             {"100M users * 10 reads/day / 86400 = 11.5k rps", "QPS = 100M * 10 / 86400 \xe2\x89\x88 12k",
              "10^8 users * 10 reads/day / 10^5 s/day = 10^4 qps"})
            row(rate, 0, "= 11.6 k/s");
        row("memory: 20% * 1B * 500B = 100GB", 0, "= 100 GB");
        row("servers = 10k / 1k = 10", 0, "10k / 1k = 10 servers");
        row("10k QPS / 1k per server = 10 servers", 0, "= 10 servers");
        row("shards: 10TB / 1TB = 10", 0, "= 10 shards");
        row("50M emails/day x 75KB\nretention 5 years", 1, "email: 6.84 PB kept");
        row("30 TB of data\nservers with 72GB RAM", 1, "30 TB / 72GB = 417 servers");
        row("10k jobs/s\navg duration 10s\neach worker runs 100 jobs", 2, "100000 / 100 jobs = 1000 workers");
        row("10k reads/s x 2KB\ncache hit rate 90%", 1, "10 k/s read at peak x 10 % = 1 k/s go further; 20 MB/s");
        row("10k reads/s\n5% cache misses", 1, "x 5 % = 500/s go further");
        row("1M streams at 4 Mbps\n95% served from CDN", 1, "500 GB/s x 5 % = 25 GB/s");
        row("1M posts/day x 1KB, keep 5y\ncompression 10x", 1, "1.82 TB kept x 0.1 = 182 GB compressed");
        row("1M posts/day x 1KB, keep 5y\nindex size 30% of data", 1, "= 547 GB of indexes");
        row("1M posts/day x 1KB, keep 5y\n20% overhead", 1, "x 1.2 = 2.19 TB with it");
        row("1M events/s x 100B\n30 days hot, 1y cold", 1, "kept 365 d");
        row("1M events/s x 100B\nkeep raw 7 days, 1-minute rollups for 1 year", 1, "kept 7 d");
        row("1M orders/day\n60% of orders between 6pm and 9pm", 1, "peak x 4.8");
        row("10M DAU, each views 20 items/day\n1% list an item/day", 1, "1.16/s");
        row("20M homes x 15 devices, each reports every 30s\n50 bytes per reading, keep 2 yrs", 1, "500 MB/s at peak");
        row("50M visits a day\n1M orders a day\nconversion 2%", 2, "11.6/s; what is ordered is said already");
        row("10k rps\n99.99% reliability", 1, "4 nines");
        row("10k rps\nredirect < 100ms p99", 1, "p99 latency at most 100 ms");
        row("4M concurrent users watching prices", 0, "= 4 M people");
        row("CDN logs: 1 TB/hour, keep 30 days\n1KB per line\n20x compression", 2, "720 TB kept x 0.05 = 36 TB");
        row("50k locks/s\nheld 100ms avg", 1, "x 100ms = 5000 at once");
        row("DNS: 1T queries/day\n95% cached at resolvers", 1, "x 5 % = 579 k/s go further");
        row("20% growth every year", 0, "x 1.2 in a year, x 2.49 in 5 years");
        row("traffic doubles every year", 0, "x 2 in a year, x 32 in 5 years");
        row("1M pastes/day, 5:1 read to write\n10KB avg paste\n20% hot pastes cached", 2, "= 10 GB of cache");
        row("read: 10k/s x 1KB\n80/20 rule for caching", 1, "= 173 GB of cache");
        row("Concurrent users: 1M", 0, "= 1 M people");
        row("Total users: 1B", 0, "= 1 G people");
        row("total items: 1B", 0, "= 1 G items");
        row("50M DAU\neach opens the feed 5x a day\n20 posts per feed load, 1 KB per post", 2,
            "20 posts in each open feed x 1 kB = 20 kB");
        row("500M DAU\n100M photos/day, 2MB each\nfeed: 10 opens per user per day\n20 photos per feed", 3,
            "20 photos in each feed x 2 MB = 40 MB");
        row("500M concurrent connections, 100k per server", 0, "500 M / 100k = 5000 servers");
        row("Distributed cache: 10TB of data, 1M QPS\n64 GB RAM per node\neach node 100k QPS", 1, "= 157 nodes");
        row("Distributed cache: 10TB of data, 1M QPS\n64 GB RAM per node\neach node 100k QPS", 2, "= 10 nodes");
        row("Kafka: 2 GB/s in, 3 consumer groups\neach broker 200 MB/s", 1, "2 GB/s at peak / 200 MB/s = 10 brokers");
        row("250M subscribers\navg 2 hours of streaming per subscriber per day\n5 Mbps avg bitrate", 2, "= 13 TB/s");
        row("10M jobs per day\neach job runs 5 min on average", 1, "= 34.72 k at once");
        row("100M riders, 1M drivers\ndrivers send location every 4 seconds\n2 searches per rider per day", 1,
            "= 250 k/s");
        row("100M riders, 1M drivers\ndrivers send location every 4 seconds\n2 searches per rider per day", 2,
            "= 2.31 k/s");
        row("search:book ratio 100:1\n2M bookings a day", 0, "search: booking 23.1/s x 100 = 2.31 k/s");
        row("Payment gateway\n~ 50M transactions / day => ~ 600 TPS\nPeak (Black Friday) 10x => 6000 TPS", 1,
            "= 579/s; at peak x 10 = 5.79 k/s");
        row("10k merchants\neach merchant has 1000 products\neach product gets 10 price updates per day", 2,
            "= 1.16 k/s");
        row("1.5B visits per month, 4 pages per visit, 2MB per page", 0,
            "= 579/s; page: visit 579/s x 4 = 2.31 k/s; at peak 2.31 k/s; 4.63 GB/s at peak");
        row("100 TPS normal, 1000 TPS Black Friday", 0, "= 100/s; at peak x 10 = 1 k/s");
        row("50M users\n10% of them pay\npaying users do 3 transfers a week", 2,
            "5M users x 3 transfers a week = 24.8/s");
        row("3 regions, 40% of users", 0, "3 regions = 3 regions");
        row("Write QPS: 10M tweets/day / 86400 = ~115", 0, "115 QPS = 115/s");
        row("Storage per year: 100M photos/day * 365 * 200KB = 7.3 PB", 0, "= 7.3 PB");
        row("10k RPS avg / 30k RPS peak\n50 ms per request => 500 concurrent avg", 1, "= 1500 at once");
        row("100 GB hot set, 64GB nodes", 0, "100 GB / 64GB = 2 nodes");
        row("Assume 86400 s/day ~ 10^5", 0, "a day has 86,400 s");
        row("1M orders/day\ntrading hours: 9:30 - 16:00", 1, "all of a day comes in 6.5 hours, x 3.69231 then");
    }
    void answers()
    {
        QFETCH(QString, notes);
        QFETCH(int, line);
        QFETCH(QString, said);
        const LoadPad pad = readLoadPad(notes.toStdString());
        const PadLine &answer = pad.lines[static_cast<std::size_t>(line)];
        QCOMPARE(QString::fromStdString(answer.error), QString());
        QVERIFY2(QString::fromStdString(answer.readAs).contains(said), answer.readAs.c_str());
    }

    void errors_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *notes, const char *said) {
            QTest::newRow(notes) << QString(notes) << QString(said);
        };
        row("each node handles 1,000 TPS", "how many nodes it takes: say how many requests there are");
        row("100M DAU\nlocation refresh every 30 s", "how many there are at once");
        row("cache 20% of daily reads", "needs what is read and how large it is");
        row("10M users want 50k seats", "say what they do and how often");
    }
    void errors()
    {
        QFETCH(QString, notes);
        QFETCH(QString, said);
        const LoadPad pad = readLoadPad(notes.toStdString());
        QVERIFY2(QString::fromStdString(pad.lines.back().error).contains(said), pad.lines.back().error.c_str());
    }

    /// What counts is not said not to.
    void sizesInBracketsCountOnce()
    {
        const LoadPad pad = readLoadPad("10M posts/day, peak 3x\n20% posts have photo (1 MB), 5% video (10 MB)\n"
                                        "10% of posts have maps, 200KB each");
        QVERIFY(pad.lines[1].notes.empty() && pad.lines[2].notes.empty());
        QCOMPARE(pad.classes.front().bytesEach->likely, 2e5 + 5e5 + 2e4);
        QCOMPARE(readLoadPad("10k rps, peak 3x\nAverage request: 5 KB in, 20 KB out").lines[1].notes.size(),
                 std::size_t(1));
    }

    /// Whatever is typed: no line stays without an answer, and no rate is none.
    void jumbledWordsAreAnswered()
    {
        const QStringList words =
            QString("100M DAU x 10 reads/day 2KB each per user every 5 s = 30% of posts , 1000 server pools nodes "
                    "concurrent streams at once 5 Mbps bitrate avg size peak 3x hours 9-17 open cached new 80/20 -> ~ "
                    "( ) ; : 64GB growth doubles every year handles 10k rps 1:10 read/write keep 5y 20% 0 1B items")
                .split(' ');
        Random random(5, 1);
        for (int note = 0; note < 500; ++note) {
            QStringList lines{"Title"};
            for (std::uint32_t line = 0, count = 2 + random.below(4); line < count; ++line) {
                QStringList typed;
                for (std::uint32_t word = 0, most = 1 + random.below(8); word < most; ++word)
                    typed += words[random.below(static_cast<std::uint32_t>(words.size()))];
                lines += "a " + typed.join(' ');
            }
            const QString text = lines.join('\n');
            const LoadPad pad = readLoadPad(text.toStdString());
            for (const PadClass &one : pad.classes)
                QVERIFY2(std::isfinite(one.peakRate.likely) && one.peakRate.likely >= 0 && !one.name.empty(),
                         qPrintable(text));
            for (std::size_t i = 1; i < pad.lines.size(); ++i) {
                const PadLine &line = pad.lines[i];
                const bool heading = line.text.ends_with(':');
                QVERIFY2(heading || !line.error.empty() || !line.readAs.empty() || !line.notes.empty(),
                         line.text.c_str());
            }
        }
    }

    void peaksByHours_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("peak");
        const auto row = [](const char *notes, double average, double factor) {
            QTest::newRow(notes) << QString(notes) << average << average * factor;
        };
        const double million = 1e6 / 86'400;
        row("1M orders/day\n20% of orders come in the peak hour", million, 0.2 * 24);
        row("1M orders/day\n80% of traffic in 4 hours", million, 0.8 * 6);
        row("1M orders/day\npeak hours (12-14, 18-21) have 60% of orders", million, 0.6 * 24 / 5);
        row("1M orders/day\nopen 8am to 8pm", million, 2);
        row("1M orders/day\nopen 22:00 - 6:00, peak 2x", million, 6);
        row("1M orders/day\n8 business hours a day\npeak 2x", million, 6);
        row("50k orders/s\nbusiness hours 9-17", 50'000, 1);
    }
    void peaksByHours()
    {
        QFETCH(QString, notes);
        QFETCH(double, average);
        QFETCH(double, peak);
        const LoadPad pad = readLoadPad(notes.toStdString());
        QCOMPARE(pad.classes.size(), 1U);
        QCOMPARE(pad.classes.front().averageRate.likely, average);
        QCOMPARE(pad.classes.front().peakRate.likely, peak);
    }

    /// Whatever is pasted is answered.
    void noLineIsTooMuch()
    {
        const std::string digits(400, '9');
        for (const std::string &line : {std::string(200'000, 'a') + " 10", digits + "% of orders between 6pm and 9pm",
                                        digits + "% of orders in the peak hour", std::string("compressed .x"),
                                        "compression " + digits + "x", "1 in " + digits + " users"}) {
            const LoadPad pad = readLoadPad("100M DAU\n1M posts/day x 1KB, keep 5y\n" + line);
            QVERIFY(!pad.lines.back().error.empty() || !pad.lines.back().readAs.empty());
        }
    }
};

QTEST_APPLESS_MAIN(PadAnswersTest)
#include "pad_answers_test.moc"
