// SPDX-License-Identifier: GPL-3.0-or-later
// Whole notes for the load pad, as people write them down: lines that speak of each other.
#include "model/load/load_pad.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

namespace
{

struct Expected {
    const char *name;
    bool isWrite;
    double perDay; ///< on average
    double bytes;  ///< 0: unknown
};

} // namespace

Q_DECLARE_METATYPE(QList<Expected>)

class PadNotesTest : public QObject
{
    Q_OBJECT

private slots:
    void notes_data()
    {
        QTest::addColumn<QString>("notes");
        QTest::addColumn<QList<Expected>>("classes");
        const auto row = [](const char *name, const char *notes, QList<Expected> classes) {
            QTest::newRow(name) << QString(notes) << classes;
        };
        row("parts of some items",
            "300M MAU, 50% DAU\n2 tweets per user per day\n10% of tweets contain media\n"
            "tweet size: 64 bytes id + 140 bytes text\nmedia: 1MB avg\nretention 5 years",
            {{"tweet", true, 3e8, 100'204}});
        row("numbers behind colons",
            "DAU: 10M\nAvg photos uploaded per user per day: 2\nAvg photo size: 200 KB\nViews: 100 per user per day\n"
            "Replication: 3x",
            {{"photo", true, 2e7, 2e5}, {"Views", false, 1e9, 0}});
        row("a share of the people", "1 billion users\n20% active daily\neach active user watches 5 videos/day",
            {{"watch video", false, 1e9, 0}});
        row("sizes of records", "URLs created: 100M/month\nread:write = 100:1\n500 bytes per record\n5 year retention",
            {{"URLs created", true, 1e8 / 30, 500}, {"read", false, 1e10 / 30, 500}});
        row("what somebody worked out of the peak", "100 rps\nPeak QPS: 800", {{"request", false, 100 * 86'400., 0}});
        row("those of a share and what they do", "Twitter: 400M DAU, 20% of them tweet 2x/day",
            {{"Twitter", true, 1.6e8, 0}});
        row("so many that they are of all", "Instagram 500M DAU, 2M photos/hour, 200KB", {{"photo", true, 4.8e7, 2e5}});
        row("length and size", "50M DAU\neach listens 20 songs/day\nsong 4 min, 5MB", {{"song", false, 1e9, 5e6}});
        row("things that report", "50k cars, telemetry 1/s, 300B", {{"telemetry", false, 5e4 * 86'400, 300}});
        row("several sizes of each", "300M photos/day\n3 sizes each: 200KB, 500KB, 2MB", {{"photo", true, 3e8, 2.7e6}});
        row("some have more in the line", "50M emails/day, 75KB avg, 10% with attachment 500KB",
            {{"email", false, 5e7, 125'000}});
        row("steps of each", "10M orders/day\nlunch peak 5x\neach order 3 status updates",
            {{"order", true, 1e7, 0}, {"status update", true, 3e7, 0}});
        row("turns of games", "2M concurrent games, 2 players, a move every 10 s", {{"move", true, 4e5 * 86'400, 0}});
        row("devices", "50k drivers update location every 4 sec\n1M rides/day\neach location update 100 bytes",
            {{"update location", true, 5e4 * 21'600, 100}, {"ride", true, 1e6, 0}});
        row("one payload", "10 million notifications per day push\n1 million SMS per day\npayload 1KB",
            {{"notification", false, 1e7, 1000}, {"sms", false, 1e6, 1000}});
        row("things that are counted",
            "crawl 1 billion pages per month\navg page 500 KB\nstore for 5 years\npeak = 2x average",
            {{"crawl", true, 1e9 / 30, 5e5}});
        row("events of writes", "Writes: 1M events/s\nEvent size: 1KB\nReads: 1000 qps",
            {{"Write", true, 8.64e10, 1000}, {"Read", false, 8.64e7, 0}});
        row("what somebody worked out",
            "payments: 1M transactions per day\neach transaction ~1KB, keep 7y\n10 TPS average",
            {{"payments", true, 1e6, 1000}});
        row("assignments", "DAU = 100M\nQPS(read) = 100k\nQPS(write) = 10k\nobject size = 10KB",
            {{"read", false, 8.64e9, 1e4}, {"write", true, 8.64e8, 1e4}});
        row("users of a day", "100 M users/day\n~ 5 reads per user\n~ 0.1 writes per user\n2 KB per write",
            {{"read", false, 5e8, 0}, {"write", true, 1e7, 2000}});
        row("assumptions", "Assume 1M DAU, 10 requests each\nPeak traffic 5x\np99 < 200ms",
            {{"request", false, 1e7, 0}});
        row("a list", "- 50M DAU\n- each opens the feed 5x a day\n* 1 in 100 users posts daily",
            {{"open feed", false, 2.5e8, 0}, {"post", true, 5e5, 0}});
        row("results behind signs", "100M DAU * 2 = 200M writes/day\nreads 10x => 23k rps",
            {{"write", true, 2e8, 0}, {"read", false, 23e3 * 86'400, 0}});
        row("headings",
            "Traffic estimates:\nNew pastes: 1M per day\nReads: 5M per day\nStorage estimates:\n"
            "10 KB per paste => 10 GB/day => 3.6 TB/year",
            {{"New pastes", true, 1e6, 1e4}, {"Read", false, 5e6, 0}});
        row("dashes", "Users - 100M\nPosts per user per week - 3\nLikes per post ~ 50",
            {{"post", true, 3e8 / 7, 0}, {"like", true, 1.5e10 / 7, 0}});
        row("all and those of a day", "2B users total, 1B DAU\n100 msgs/user/day\n~100 bytes/msg\n5% media @ 100KB",
            {{"msg", true, 1e11, 5100}});
        row("what each does", "1M DAU\neach refreshes 1/s", {{"request", false, 8.64e10, 0}});
        row("counts stay apart", "5k hotels, 1M rooms\nreservations/day = 240k", {{"reservation", true, 240e3, 0}});
        row("things of things",
            "1000 server pools\n100 machines per pool\n100 metrics per machine\ncollected every 10 seconds",
            {{"metric", true, 8.64e10, 0}});
        row("people at once", "100M DAU\n10% concurrent\nlocation refresh every 30 s",
            {{"location refresh", true, 1e7 * 2880, 0}});
        row("so much of their time", "1B DAU\n35 minutes of navigation per week per user\nGPS update every 15 seconds",
            {{"gps update", true, 1e9 * 35 / 10'080 * 5760, 0}});
        row("things at once", "10M concurrent activities\nGPS point every 3 seconds",
            {{"gps point", true, 2.88e11, 0}});
        row("often, of those who are there",
            "100M DAU, 2% editing concurrently\n3 edits per second per editor\n5 reads per user per day",
            {{"edit", true, 6e6 * 86'400, 0}, {"read", false, 5e8, 0}});
        row("people with many words",
            "Daily active users: 200M\nFeed reads per user per day: 10\nNew posts per user per day: 0.5\n"
            "Text post: 1KB; image: 200KB (30% of posts); video: 5MB (5% of posts)",
            {{"feed read", false, 2e9, 0}, {"new post", true, 1e8, 311'000}});
        row("the people of a day do what is done", "10M DAU\n50M users in total\n1 post per user per day",
            {{"post", true, 1e7, 0}});
        row("what was worked out, with its working",
            "1 billion web pages per month\nQPS: 1B / 30 / 24 / 3600 = ~400 pages/s\nPeak QPS = 2 * QPS = 800",
            {{"web page", false, 1e9 / 30, 0}});
        row("a rate told as a sum", "5000 hotels, 1M rooms in total\nreservations per day: 1M * 0.7 / 3 = 240k\nTPS ~3",
            {{"reservation", true, 240'000, 0}});
        row("what is uploaded is written",
            "10M DAU\nusers upload 2 files per day\navg file size 500 KB\n1:1 read to write ratio",
            {{"upload file", true, 2e7, 5e5}, {"read", false, 2e7, 5e5}});
        row("calls that others make of each",
            "Ad exchange\n1M ad requests per second at peak, 400k average\n"
            "each ad request is sent to 10 bidders",
            {{"ad", false, 4e5 * 86'400, 0}, {"bidder request", true, 4e6 * 86'400, 0}});
        row("some of the visitors order", "10M visitors a day\nconversion 2%\neach visitor views 8 pages\norder = 1 KB",
            {{"order", true, 2e5, 1000}, {"view page", false, 8e7, 0}});
        row("some of the impressions are clicked", "1B impressions a day\n2% are clicked",
            {{"impression", true, 1e9, 0}, {"clicked impression", true, 2e7, 0}});
        row("some of the orders are others", "100M orders a day\ncancels are 90% of orders",
            {{"order", true, 1e7, 0}, {"cancel", true, 9e7, 0}});
        row("few are of each of them",
            "1B DAU\n5 videos watched per day\n1 in 200 viewers uploads\n300MB per upload\nread/write 200:1",
            {{"video watched", false, 5e9, 0}, {"upload", true, 5e6, 3e8}, {"read", false, 1e9, 3e8}});
        row("what people do, without them", "1B users\nsends 10 emails/day, receives 40\nmetadata 50KB per email",
            {{"send email", true, 1e10, 50'000}});
        row("things of each of them", "1M orders/day, 3 items each",
            {{"order", true, 1e6, 0}, {"item", false, 3e6, 0}});
        row("what each of them asks", "10k rps, 3 queries each",
            {{"request", false, 864e6, 0}, {"query", false, 3 * 864e6, 0}});
        row("parts of each of them with a size", "5M uploads/day, 3 photos each, 2MB", {{"upload", true, 5e6, 6e6}});
        row("those of a contest", "100k users in a 90 min contest\nleaderboard polled every 5 s by everyone",
            {{"leaderboard", false, 20'000 * 86'400.0, 0}});
        row("what follows from something is about itself",
            "10M DAU\n2 business views/day each\n1 review per 1000 views\nreview 500 bytes\nbusiness record 1KB",
            {{"business view", false, 2e7, 1000}, {"review", true, 2e4, 500}});
        row("the peak first, and what is kept", "10k clicks/s at peak\n864M clicks per day, 100 bytes, keep 30 days",
            {{"click", true, 864e6, 100}});
        row("those there of all", "6M drivers, 3M online at peak\nlocation update every 5 seconds",
            {{"location update", true, 600'000 * 86'400.0, 0}});
        row("several things of each of them", "864k rides/day\neach ride: 2 fare estimates, 1 match, 3 status updates",
            {{"ride", true, 864e3, 0},
             {"fare estimate", false, 2 * 864e3, 0},
             {"match", false, 864e3, 0},
             {"status update", true, 3 * 864e3, 0}});
        row("what people set", "30M DAU\neach user sets 2 alerts per month", {{"set alert", true, 2e6, 0}});
        row("movies", "1M movies/day, 2 KB", {{"movie", false, 1e6, 2000}});
        row("turns of each of them", "100M weekly users, 10M daily\n5 chats per user a day, 8 turns each",
            {{"chat", false, 5e7, 0}, {"turn", false, 4e8, 0}});
        row("those who attend", "50M users, 20% DAU\n3 meetings per user per day, 5 attendees each",
            {{"meeting", false, 1.5e8, 0}});
        row("the best of a list", "5M DAU\ntop 10 fetched once a day per user", {{"top list fetched", false, 5e6, 0}});
        row("writes of each payment",
            "Payment gateway\n1000 TPS avg, 5000 TPS peak\n3 DB writes per payment\n1KB per write",
            {{"payment", false, 86.4e6, 0}, {"db write", true, 3 * 86.4e6, 1000}});
        row("several kinds a day", "10M mobile push, 1M SMS, 5M emails per day",
            {{"mobile push", false, 1e7, 0}, {"SMS", false, 1e6, 0}, {"emails", false, 5e6, 0}});
        row("drivers and where they are",
            "500k drivers, location update every 5s (100 bytes)\nmenu views: 20 per ride\n"
            "1M rides/day",
            {{"location update", true, 5e5 * 17'280, 100}, {"ride", true, 1e6, 0}, {"menu view", false, 2e7, 0}});
        row("jobs that are kept", "10k jobs/s\njob size 200B, keep 1 year", {{"job", true, 864e6, 200}});
        row("what some do",
            "5M DAU\neach user views 20 products\n5% add to cart, 2% buy\nproduct 5KB + 3 images of 200KB",
            {{"view product", false, 1e8, 605'000}, {"add to cart", true, 250'000, 0}, {"buy", true, 1e5, 0}});
        row("some have more",
            "500M DAU\n40 messages sent per user per day\navg message 100B; 10% have media of 500KB\n"
            "peak 2x at 8-9am",
            {{"message", true, 2e10, 50'100}});
        row("shares and everyone", "50M DAU\n1% post, 10% comment, everyone votes 5 times\ncomment 500B, vote 32B",
            {{"post", true, 5e5, 0}, {"comment", true, 5e6, 500}, {"vote", true, 2.5e8, 32}});
        row("so many are of all", "150M users, 2M bookings per day", {{"booking", true, 2e6, 0}});
        row("people of people", "10k customers, 100k subscribers each\n2 campaigns per week",
            {{"campaign", false, 2e9 / 7, 0}});
        row("who begins together", "500k students start at 9:00\n60 questions in 2 hours",
            {{"question", false, 3.6e8, 0}});
        row("views of uploads", "5M uploads a day at 3MB\nviews 50:1",
            {{"upload", true, 5e6, 3e6}, {"view", false, 2.5e8, 3e6}});
        row("what lasts begins", "10M concurrent auctions, lasting 1 week\n100 bids per auction\nviews are 100x bids",
            {{"auction", true, 1e7 / 7, 0}, {"bid", true, 1e9 / 7, 0}, {"view", false, 1e11 / 7, 0}});
        row("rows of others", "1M orders/day\ninventory row 64 bytes\norder row 100 bytes",
            {{"order", true, 1e6, 100}});
        row("hours of trading", "20M DAU\n5 trades per user a day in trading hours (6.5h)", {{"trade", true, 1e8, 0}});
        row("some of them are new",
            "10M DAU\n10 searches per person per day\n20 bytes per query\n20% of queries are new",
            {{"search", false, 1e8, 20}, {"new query", true, 2e7, 20}});
        row("people who come in a time", "1M buyers arrive within 10 min of sale\neach refreshes 1/s",
            {{"arrive", false, 1e6 * 144, 0}, {"request", false, 8.64e10, 0}});
        row("a title, and writes of users behind a comma",
            "URL shortener\nDAU 100M, writes 1 per user per 10 days\nreads 10 per user per day\nrecord 500 B, 10 years",
            {{"write", true, 1e7, 500}, {"read", false, 1e9, 500}});
        row("rates worked out in the same line", "search: 3B queries/day, ~35k qps, peak 70k",
            {{"search", false, 3e9, 0}});
        row("each of the last things",
            "- ~1000 microservices\n- 100 instances each\n- 10 log lines per second per instance\n- 300 bytes per line",
            {{"log line", true, 8.64e10, 300}});
        row("employees of companies",
            "100K companies, 50 employees each on average\neach employee sends 40 messages per workday\nmessage 200 B",
            {{"message", true, 2e8, 200}});
        row("a ping with its size",
            "10 million active drivers\neach sends GPS ping (100 bytes) every 5 sec\n=> 2M pings/s => 200 MB/s",
            {{"gps ping", true, 2e6 * 86'400, 100}});
        row("a month's", "monthly: 10M orders, 50M sessions\n10 pages per session",
            {{"order", true, 1e7 / 30, 0}, {"session", false, 5e7 / 30, 0}, {"page", false, 5e8 / 30, 0}});
        row("people may stand below", "Users open the app twice daily\n25M users", {{"open app", false, 5e7, 0}});
        row("a peak worked out", "100M req/day = 1000 rps\n5x peak = 5000 rps", {{"request", false, 1e8, 0}});
        row("things that users have",
            "5M DAU\neach user has 3 devices\neach device syncs every 10 minutes\n2 posts per user per day",
            {{"sync", false, 1.5e7 * 144, 0}, {"post", true, 1e7, 0}});
        row("of each store", "1M stores\n50 orders/store/day\n2KB per order", {{"order", true, 5e7, 2000}});
        row("once every so often, of those there", "10M DAU\n2% are online at any given time\n1 heartbeat every 30 s",
            {{"heartbeat", true, 2e5 * 2880, 0}});
        row("people behind what they do", "1 in 100 users upload daily, 200M users", {{"upload", true, 2e6, 0}});
        row("the average and the peak in words", "10k qps on average and 50k at peak", {{"request", false, 8.64e8, 0}});
        row("parts of the same items", "10M posts/day\n20% posts have photo (1 MB), 5% video (10 MB)",
            {{"post", true, 1e7, 7e5}});
        row("growing by so many", "500 million photos stored, grows by 1M/day\n2 MB per photo",
            {{"photo", true, 1e6, 2e6}});
        row("people and streams in one line are no product",
            "Twitch: 30M DAU, 3M concurrent viewers, 100k live streams\n2 chats per viewer per minute",
            {{"chat", false, 6e6 * 1440, 0}});
    }

    void notes()
    {
        QFETCH(QString, notes);
        QFETCH(QList<Expected>, classes);
        const LoadPad pad = readLoadPad(notes.toStdString());
        for (const PadLine &line : pad.lines)
            QVERIFY2(line.error.empty(), (line.text + ": " + line.error).c_str());
        QCOMPARE(pad.classes.size(), static_cast<std::size_t>(classes.size()));
        for (int i = 0; i < classes.size(); ++i) {
            const PadClass &one = pad.classes[static_cast<std::size_t>(i)];
            QCOMPARE(one.name, std::string(classes[i].name));
            QCOMPARE(one.isWrite, classes[i].isWrite);
            const double perDay = one.averageRate.likely * 86'400;
            QVERIFY2(std::abs(perDay - classes[i].perDay) < 1e-9 * perDay,
                     qPrintable(QString::number(perDay, 'g', 12)));
            QCOMPARE(one.bytesEach.value_or(Band{}).likely, classes[i].bytes);
        }
    }

    /// Rooms are not rooms of each hotel, nor streams streams of each user.
    void countsAreNotMultiplied()
    {
        const LoadPad pad = readLoadPad("30M users, 3M concurrent streams\n2B users total, 1B DAU");
        QCOMPARE(pad.people.likely, 1e9);
        QVERIFY(pad.classes.empty());
    }
};

QTEST_GUILESS_MAIN(PadNotesTest)
#include "pad_notes_test.moc"
