// SPDX-License-Identifier: GPL-3.0-or-later
// Notes in whole sentences: the same facts in whatever words are the same figures.
#include "model/load/load_pad.h"
#include "model/load/pad_sentences.h"
#include "model/simulation/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace ninesketch;

namespace
{

using Phrases = std::vector<std::string>;

/// A figure, and the ways to write it.
struct Figure {
    double value;
    Phrases written;
};

/// In phrases "T" and "TS" stand for it, "V", "VS" and "VED" for what is done with it, "#" for
/// the figure, "#i" for it in digits.
struct Thing {
    std::string one, several, verb, does, done;
};

const std::vector<Thing> things{
    {"photo", "photos", "upload", "uploads", "uploaded"},  {"tweet", "tweets", "post", "posts", "posted"},
    {"message", "messages", "send", "sends", "sent"},      {"order", "orders", "place", "places", "placed"},
    {"comment", "comments", "write", "writes", "written"}, {"video", "videos", "upload", "uploads", "uploaded"},
    {"note", "notes", "create", "creates", "created"},     {"booking", "bookings", "make", "makes", "made"},
};

const std::vector<Figure> crowds{{1e6, {"1 million", "1M", "1,000,000", "1 mil", "a million"}},
                                 {3e7, {"30 million", "30M", "30m", "30,000,000", "30 mln"}},
                                 {1e9, {"1 billion", "1B", "1bn", "a billion"}}};
const std::vector<Figure> counts{{2, {"2", "two"}}, {5, {"5", "five"}}, {10, {"10", "ten"}}};
const std::vector<Figure> sizes{{1e3, {"1 KB", "1kb", "1 kilobyte", "1000 bytes"}},
                                {5e5, {"500 KB", "500 kilobytes", "half a megabyte"}},
                                {2e6, {"2 MB", "2mb", "2 megabytes"}}};
const std::vector<Figure> times{{2, {"2", "two"}}, {3, {"3", "three"}}, {5, {"5", "five"}}};

const Phrases users{
    "Assume # daily active users.",
    "We have # DAU.",
    "Say there are # daily active users",
    "Let's assume # people use it every day",
    "# users are active every day.",
    "The service has # daily users",
    "About # users per day.",
    "We expect roughly # DAU",
    "Suppose # users visit daily",
    "It should support # daily active users.",
    "There will be around # active users each day",
    "# users log in daily",
    "DAU is #",
    "number of daily active users = #",
    "Scale: # DAU",
};
const Phrases doings{
    "Each user VS # TS per day.",
    "On average, each user VS # TS every day.",
    "A typical user VS # TS per day",
    "Users V # TS per day on average.",
    "each of them VS # TS daily",
    "They each V # TS per day",
    "Per user # TS a day",
    "Suppose every user VS # TS a day",
    "One user VS # TS a day",
    "Everyone VS # TS a day",
    "Assume a user will V # TS a day",
    "# TS are VED per user each day",
    "Each user VS TS # times a day",
    "avg TS per user per day = #",
};
const Phrases sizesSaid{
    "A T is about #.",     "Each T takes #",          "The size of a T is #.",
    "Average T size is #", "The average T is #.",     "Every T has #",
    "TS are # on average", "Assume # per T.",         "One T needs # of disk",
    "T size ~#",           "We store # for every T",  "Each T is # in size",
    "Let a T be #.",       "Say each T is roughly #", "# for each T",
};
const Phrases peaks{
    "Peak traffic is # times the average.",
    "Assume the peak is # times average",
    "Peak factor of #",
    "The peak is # times higher than average",
    "During peak hours traffic is # times the average",
    "We assume a peak of #ix.",
    "peak multiplier #",
    "At peak we see #ix the normal traffic",
    "Peak is # times as much",
};
const Phrases keeps{
    "We keep the data for # years.",
    "Retention is # years.",
    "Everything is stored for # years",
    "We need to keep everything for # years",
    "Data must be retained for # years.",
    "# years of retention",
    "Plan for # years of storage",
    "How much storage in # years?",
    "We plan for # years",
};
const Phrases copies{
    "We keep # copies of everything.",
    "Replication factor is #.",
    "Data is replicated # times",
    "Data is stored in # copies",
    "# replicas of the data",
    "Assume replication factor #",
    "#-way replication",
    "We replicate data # times.",
};
const Phrases ratios{
    "Reads outnumber writes # to 1.",
    "The read to write ratio is #i:1",
    "There are # times as many reads as writes",
    "# reads for every write",
    "The system is read-heavy, #i:1",
    "for each write there are # reads",
    "Read/write ratio of # to 1",
    "reads are #ix writes",
};

std::string filled(std::string text, const std::string &figure, double value, const Thing &thing)
{
    const std::string integer = std::to_string(static_cast<int>(value));
    for (const auto &[sign, word] : std::vector<std::pair<std::string, std::string>>{{"#i", integer},
                                                                                     {"#", figure},
                                                                                     {"TS", thing.several},
                                                                                     {"VED", thing.done},
                                                                                     {"VS", thing.does},
                                                                                     {" T ", " " + thing.one + " "},
                                                                                     {" T.", " " + thing.one + "."},
                                                                                     {" V ", " " + thing.verb + " "}})
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + word.size()))
            text.replace(at, sign.size(), word);
    if (text.starts_with("T "))
        text.replace(0, 1, thing.one);
    if (text.ends_with(" T"))
        text.replace(text.size() - 1, 1, thing.one);
    return text;
}

class Notes
{
    template <typename T> const T &any(const std::vector<T> &list)
    {
        return list[m_random.below(static_cast<std::uint32_t>(list.size()))];
    }

public:
    explicit Notes(std::uint64_t seed) : m_random(seed, 17) {}

    /// A note, and its figures: writes a second on average and at peak, bytes of each, bytes kept, reads a second.
    struct Told {
        std::string note;
        double average, peak, each, stored = 0, reads = 0;
    };
    Told next()
    {
        const Thing &thing = any(things);
        double people = 0, count = 0, factor = 1, years = 0, kept = 1, ratio = 0, each = 0;
        const std::string who = say(users, crowds, thing, people), what = say(doings, counts, thing, count);
        std::vector<std::string> rest{say(sizesSaid, sizes, thing, each)};
        if (m_random.chance(0.5))
            rest.push_back(say(peaks, times, thing, factor));
        if (m_random.chance(0.5))
            rest.push_back(say(ratios, counts, thing, ratio));
        if (m_random.chance(0.6)) {
            rest.push_back(say(keeps, times, thing, years));
            if (m_random.chance(0.5))
                rest.push_back(say(copies, times, thing, kept));
        }
        std::string note = who;
        const bool oneLine = m_random.chance(0.3);
        const auto add = [&](const std::string &sentence) {
            const bool ends = note.ends_with('.') || note.ends_with('?');
            note += (oneLine ? (ends ? " " : ". ") : "\n") + sentence;
        };
        add(what);
        for (; !rest.empty(); rest.pop_back()) {
            std::swap(rest[m_random.below(static_cast<std::uint32_t>(rest.size()))], rest.back());
            add(rest.back());
        }
        Told made{note, people * count / 86'400, people * count / 86'400 * factor, each};
        made.stored = made.average * years * 365 * 86'400 * each * kept;
        made.reads = made.average * ratio;
        return made;
    }

private:
    std::string say(const Phrases &phrases, const std::vector<Figure> &figures, const Thing &thing, double &value)
    {
        const Figure &figure = any(figures);
        value = figure.value;
        return filled(any(phrases), any(figure.written), value, thing);
    }
    Random m_random;
};

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-3 * std::abs(b);
}

std::string wrongIn(const Notes::Told &told, const LoadPad &pad)
{
    for (const PadLine &line : pad.lines)
        if (!line.error.empty())
            return line.error;
    const auto writes = std::ranges::find(pad.classes, true, &PadClass::isWrite);
    const auto reads = std::ranges::find(pad.classes, false, &PadClass::isWrite);
    if (writes == pad.classes.end() || pad.classes.size() != (told.reads > 0 ? 2u : 1u))
        return std::to_string(pad.classes.size()) + " classes";
    if (!near(writes->averageRate.likely, told.average) || !near(writes->peakRate.likely, told.peak))
        return "the rate";
    if (!near(writes->bytesEach.value_or(Band{}).likely, told.each))
        return "the size";
    if (told.stored > 0 && !near(writes->stored.value_or(Band{}).likely, told.stored))
        return "what is kept";
    if (told.reads > 0 && (reads == pad.classes.end() || !near(reads->averageRate.likely, told.reads)))
        return "the reads";
    return {};
}

} // namespace

class PadSentencesTest : public QObject
{
    Q_OBJECT

private slots:
    void sameFigures_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 6; ++seed)
            QTest::addRow("notes %d", static_cast<int>(seed)) << seed;
    }
    void sameFigures()
    {
        QFETCH(quint64, seed);
        Notes notes(seed);
        QStringList wrong;
        for (int i = 0; i < 100; ++i) {
            const Notes::Told told = notes.next();
            const std::string why = wrongIn(told, readLoadPad(told.note));
            if (!why.empty())
                wrong.push_back(QString::fromStdString(why + ":\n" + told.note + "\n"));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void sentences_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("notes");
        const auto row = [](const char *line, const char *notes) { QTest::newRow(line) << line << notes; };
        row("10M users each upload 2 photos per day, each about 500 KB",
            "10M users; each user upload 2 photos per day, 500 KB each");
        row("With 10M DAU, each posting two tweets a day", "10M DAU; each user post 2 tweets per day");
        row("Each of our 10M users sends five messages every hour", "10M users; each user send 5 messages per hour");
        row("Each user writes one post and reads twenty posts per day",
            "each user write 1 post per day; each user read 20 posts per day");
        row("Users write two posts per day and read ten.",
            "each user write 2 posts per day; each user read 10 posts per day");
        row("Each user watches 5 videos a day and uploads one video every ten days",
            "each user watch 5 videos per day; each user upload 1 video every 10 days");
        row("each host reports 200 metrics a minute, 50k hosts", "50k hosts; each host report 200 metrics per minute");
        row("50 million users store 200 files each", "50 million users; 200 files per user");
        row("We have 1 billion users, and a fifth of them are active daily", "1 billion users; 20% daily active");
        row("Half of our 100M users are active daily", "100M users; 50% daily active");
        row("Out of 100M users 20 percent are active daily", "100M users; 20% daily active");
        row("We have 10 million users and 500 thousand drivers", "10 million users; 500 thousand drivers");
        row("500 requests per second on average and 2,000 at peak",
            "500 requests per second, peak 2000 requests per second");
        row("The service handles 1k requests per second normally and 5k during peaks",
            "1k requests per second, peak 5k requests per second");
        row("500 rps that peaks at 2k", "500 requests per second, peak 2k requests per second");
        row("Every minute 5,000 orders are placed.", "5000 orders per minute");
        row("We expect 1 million new comments per hour.", "1 million new comments per hour");
        row("We crawl 1 billion pages per month", "crawl 1 billion pages per month");
        row("Each tweet is read by 100 people", "100 reads per tweet");
        row("Each product page is viewed 100 times a day", "100 views per product per day");
        row("Nine out of ten requests are reads", "90% reads");
        row("Reads are a hundred times that", "read:write 100:1");
        row("Our peak hour sees 20% of the daily traffic", "20% of traffic in 1 hour");
        row("Black Friday brings 10x the traffic", "peak 10x");
        row("Orders have to be kept for 7 years", "keep orders 7 years");
        row("We want to keep the raw readings for 30 days and hourly aggregates for 5 years",
            "keep readings 30 days; keep aggregates 5 years");
        row("Let's say we have 10M sensors. Each one sends a reading of 200 bytes every minute.",
            "10M sensors; 1 send reading per minute each, 200 bytes each");
        row("500 million tweets per day, so roughly 6000 per second. During big events this can go up to 150,000 per "
            "second.",
            "500 million tweets per day, peak 150000 requests per second");
        row("100M people use the app each month and 30M every day", "100M MAU; 30M DAU");
        row("3 regions with 10 million users each", "30M users");
        row("The database receives 3,000 writes and 30,000 reads per second",
            "3000 writes per second; 30000 reads per second");
        row("Each of the 2B users sends 30 messages a day, and 5% of the messages contain a photo of 200 KB",
            "2B users; each user send 30 messages per day; 5% of the messages contain a photo of 200 KB");
        row("One minute of video takes 50 MB", "1 minute = 50 MB");
        // what says more than is known here stays as it is
        row("each post is sent to 200 followers", "each post is sent to 200 followers");
        row("2. 10M DAU", "2. 10M DAU");
        row("approx. 5k rps", "approx. 5k rps");
        row("p99 < 100 ms. 99.9% available", "p99 < 100 ms; 99.9% available");
        row("each server has 64 GB RAM", "each server has 64 GB RAM");
        row("2M bookings per day, peak 3x", "2M bookings per day; peak 3x");
    }
    void sentences()
    {
        QFETCH(QString, line);
        QFETCH(QString, notes);
        QStringList read;
        CommaNotes above;
        for (const std::string &note : notesIn(line.toStdString(), above))
            read.push_back(QString::fromStdString(note));
        QCOMPARE(read.join("; "), notes);
    }

    void wholeNotes_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("classes"); // "name a second at peak of bytes"
        const auto row = [](const char *note, const char *classes) { QTest::newRow(note) << note << classes; };
        row("A chat application with 50 million daily active users. Every user sends forty messages a day, each of "
            "about "
            "100 bytes. Messages are stored for 5 years with three replicas.",
            "message 23148 of 100 kept 1.095e+15");
        row("Our ride hailing service completes 10 million rides per day. There are 1 million drivers online at peak, "
            "and "
            "each of them reports its position every 4 seconds.",
            "ride 115.74; report position 2.5e+05");
        row("URL shortener: 100 million new URLs per day, the read:write ratio is 10 to 1, an average URL has 100 "
            "bytes, "
            "everything is kept for 10 years.",
            "new url 1157.4 of 100 kept 3.65e+13; read 11574 of 100");
        row("Web crawler. It has to download 1 billion pages per month. Each page is 500 KB. Peak is twice the "
            "average.",
            "download 771.6 of 500000");
        row("Notification system: 10 million mobile push notifications, 1 million SMS messages and 5 million emails "
            "per "
            "day.",
            "mobile push notification 115.74; sms message 11.574; email 57.87");
        row("Payment system with 1 million transactions per day.", "transaction 11.574");
        row("Proximity service: 100 million daily users, each of whom makes 5 searches per day. There are 200 million "
            "businesses.",
            "search 5787");
        row("Rate limiter: 1 million requests per second, 10 million users", "request 1e+06");
        row("Nearby friends: 100 million DAU, 10% are online at the same time, each reports its location every 30 "
            "seconds.",
            "report location 3.3333e+05");
        row("Ad click aggregation: 1 billion ad clicks per day, 2 million ads, the number of clicks grows 30% every "
            "year.",
            "ad click 11574");
        row("Daily active users: 50M. Peak concurrent users: 5M. Each sends 1 heartbeat every 30 seconds.",
            "heartbeat 1.6667e+05");
        row("The catalogue has 10 million products. Each product page is viewed 100 times a day.", "view 11574");
        row("Black Friday brings 10x the traffic. On a normal day we have 2 million orders.", "order 231.48");
        row("We have 500 million users, a fifth of them are active daily. On average each of them uploads two photos a "
            "day "
            "and views fifty. A photo is half a megabyte. Reads outnumber writes ten to one, at peak we see three "
            "times "
            "the average, and we keep everything for five years in three copies.",
            "photo 6944.4 of 500000 kept 5.475e+17; view photo 1.7361e+05 of 500000");
        row("payments: 1M transactions per day", "payments 11.574");
    }
    void wholeNotes()
    {
        QFETCH(QString, note);
        QFETCH(QString, classes);
        const LoadPad pad = readLoadPad(note.toStdString());
        QCOMPARE(QString::fromStdString(pad.lines[0].error), QString());
        QStringList said;
        for (const PadClass &one : pad.classes)
            said.push_back(QString::fromStdString(one.name) + " " + QString::number(one.peakRate.likely, 'g', 5) +
                           (one.bytesEach ? " of " + QString::number(one.bytesEach->likely) : QString()) +
                           (one.stored ? " kept " + QString::number(one.stored->likely, 'g', 4) : QString()));
        QCOMPARE(said.join("; "), classes);
    }

    void summariesAreKeptByThemselves()
    {
        const LoadPad pad = readLoadPad("1k readings/s, 100 B\n5 notes/s x 1 KB\nWe keep raw readings for 30 days and "
                                        "hourly aggregates for 5 years.");
        QCOMPARE(pad.classes.size(), std::size_t(2));
        QCOMPARE(pad.classes[0].retention, 30 * 86'400.0);
        QCOMPARE(pad.classes[1].retention, 0.0);
    }

    void aPeakIsARateWhereItsUnitIsWrittenOut()
    {
        for (const char *line : {"500 requests per second, peak 900 requests per second",
                                 "500 orders per second, peak of 900 orders per second", "500 rps, peak 900 rps"}) {
            const LoadPad pad = readLoadPad(line);
            QCOMPARE(pad.classes.size(), std::size_t(1));
            QCOMPARE(pad.classes[0].peakRate.likely, 900.0);
        }
        const LoadPad below = readLoadPad("500 rps, peak hour has 0.2 of it");
        QVERIFY(!below.lines[0].error.empty());
    }
};

QTEST_APPLESS_MAIN(PadSentencesTest)
#include "pad_sentences_test.moc"
