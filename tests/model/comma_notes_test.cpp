// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of several facts between commas, as one writes them down while listening: each fact in many wordings, and whole
// notes of well-known systems.
#include "model/design/entity_lines.h"
#include "model/framework/requirement_lines.h"
#include "tests/model/pad_wordings.h"

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace ninesketch;

namespace
{

using Wordings = std::vector<std::string>;

const Wordings titles = {"", "Twitter: ", "Twitter, ", "Twitter - ", "Design Twitter: "};

/// Each of the wordings in the place of "{}", behind each title.
void verifyEach(const std::string &note, const Wordings &wordings, const std::vector<Expected> &expected)
{
    Wordings notes;
    for (const std::string &title : titles)
        for (const std::string &one : wordings)
            notes.push_back(title + filled(note, {{"", one}}));
    verify(notes, {{{}, expected}});
}

/// The facts on lines of their own or behind commas, in all ways, below a title.
void verifyOnLines(const Wordings &facts, const std::vector<Expected> &expected)
{
    Wordings notes;
    for (unsigned ways = 0; ways < 1U << (facts.size() - 1); ++ways) {
        std::string note = "The system:\n" + facts.front();
        for (std::size_t i = 1; i < facts.size(); ++i)
            note += ((ways >> (i - 1) & 1U) != 0 ? "\n" : ", ") + facts[i];
        notes.push_back(note);
    }
    verify(notes, {{{}, expected}});
}

} // namespace

class CommaNotesTest : public QObject
{
    Q_OBJECT

private slots:
    void whoThereAre()
    {
        verifyEach("{}, 2 tweets/day, 100 timeline reads/day",
                   {"86.4M DAU", "DAU 86.4M", "DAU = 86.4M", "86.4 million daily users", "86.4M daily active users",
                    "172.8M users, 86.4M DAU", "172.8M users, 50% DAU", "172.8M users, 50% daily active",
                    "172.8M users, 50% active", "172.8M MAU, 86.4M DAU", "172.8M users, 30% MAU, 50% DAU"},
                   {{2000}, {100'000}});
    }

    void whatEachDoes()
    {
        verifyEach("86.4M DAU, {}, tweet size 300B, 10 feed views per user per day",
                   {"2 tweets/day", "2 tweets per day", "2 tweets per user per day", "2 tweets/user/day",
                    "2 tweets a day each", "2 tweets/day each", "each posts 2 tweets/day", "2 tweets each",
                    "2 tweets per user", "2 tweets per day per user", "avg 2 tweets/day", "user posts 2 tweets a day",
                    "2 tweets/day/user", "each user posts 2 tweets per day", "users post 2 tweets a day"},
                   {{2000, 300}, {10'000}});
    }

    void howLargeItIs()
    {
        verifyEach("86.4M DAU, 2 tweets/day, {}, 10 reads each",
                   {"300 bytes", "300B each", "avg 300 bytes", "size 300B", "300B/tweet", "300 bytes per tweet",
                    "tweet 300B", "tweet = 300B", "tweet size 300B", "each tweet 300 bytes", "tweet: 300 bytes",
                    "tweet ~300B", "300B tweets"},
                   {{2000, 300}, {10'000}});
    }

    void whatSomeOfThemHave()
    {
        verifyEach("86.4M DAU, 2 tweets/day, 300 bytes, {}",
                   {"10% contain media (1MB)", "10% have photos (1MB)", "10% with media 1MB",
                    "10% contain a photo of 1MB", "10% have a photo (1MB)", "10% of tweets have media of 1MB",
                    "10% with photos, 1MB each", "10% of tweets contain a photo (1MB)", "10% media, 1MB each",
                    "10% have media, 1MB each", "10% include videos of 1MB", "10% with a 1MB photo",
                    "10% w/ media (1MB)"},
                   {{2000, 100'300}});
    }

    void readsAndWrites()
    {
        verifyEach("500 tweets/s, {}, 300B each",
                   {"100:1 read/write", "read:write 100:1", "100:1 reads to writes", "100:1 reads:writes",
                    "reads 100x writes", "100x more reads", "100x reads", "r/w 100:1", "100:1 reads"},
                   {{500, 300}, {50'000}});
        verifyEach("2.592M bookings/month, {}", {"search:booking 100:1", "100:1 search:booking"}, {{1}, {100}});
    }

    void howLongAndHowOftenItIsKept()
    {
        for (const char *kept : {"5y", "keep 5y", "5 years", "store 5 years", "retention 5 years", "5 year retention",
                                 "kept 5 years", "5 yr retention"})
            for (const char *copies : {"3 replicas", "3x replication", "RF 3", "replication factor 3", "3 copies"})
                for (const char *peak : {"peak 3x", "3x peak", "peak = 3x avg", "peak factor 3", "evening peak 3x"}) {
                    const std::string note = std::string("chat: 86.4M DAU, 2 messages/day, 10 reads/day, 100 bytes, ") +
                                             peak + ", " + kept + ", " + copies;
                    const LoadPad pad = readLoadPad(note);
                    QCOMPARE(wrongIn(note, {{2000, 100}, {10'000}}), std::string());
                    QCOMPARE(pad.classes[0].peakRate.likely, 6000.);
                    QVERIFY2(near(pad.classes[0].stored.value_or(Band{}).likely, 2000. * aDay * 365 * 5 * 3 * 100),
                             note.c_str());
                }
    }

    void fleets()
    {
        for (const char *fleet :
             {"400k drivers", "400k active drivers", "400k drivers online", "400k concurrent drivers"})
            verifyEach(std::string("86.4M rides/day, ") + fleet + ", {}, 100 bytes each",
                       {"location every 4s", "1 location every 4 s", "a location every 4 sec",
                        "locations every 4 seconds", "location per driver every 4s", "each sends location every 4s",
                        "one location per 4s", "send location every 4 s"},
                       {{1000}, {100'000, 100}});
        verify({"Doordash: 86.4M orders/day, 500k dashers, GPS every 5s"}, {{{}, {{1000}, {100'000}}}});
    }

    void thoseThereAtOnce()
    {
        verifyEach("1B users, {}, location every 30s, 400 friends each",
                   {"10% DAU, 3% online", "10% use it, 3% concurrently", "10% daily active, 3% of them online",
                    "10% active, 3% online at once", "3M concurrent"},
                   {{100'000}});
        verifyEach("150M MAU, {}, 1 msg/min each", {"6M concurrent", "6M online"}, {{100'000}});
        verify({"Google Docs: 100M DAU, 3 editors per doc, 5 edits/sec per active editor, 10M concurrent editors"},
               {{{}, {{5e7}}}});
    }

    void whatIsKeptIsNoFactor()
    {
        verifyEach("86.4M DAU, 5 searches each, {}",
                   {"200M places, 1KB per place", "200M places, 1KB each", "200M places, place 1KB",
                    "200M places of 1KB", "200M places in total, 1KB/place"},
                   {{5000}});
        const LoadPad pad = readLoadPad("Yelp: 86.4M DAU, 5 searches each, 200M places, 1KB per place");
        QVERIFY(!pad.classes[0].bytesEach);
        QVERIFY2(pad.lines[0].readAs.find("200 GB") != std::string::npos, pad.lines[0].readAs.c_str());
    }

    void videoByTheHour()
    {
        for (const char *hours : {"2h/day", "2 hours/day", "2 hours a day", "2h per day", "2 hours per user per day",
                                  "2 hours watched per day", "avg 2 hours/day", "2 hours of video/day", "watch 2h/day"})
            for (const char *bytes : {"5 Mbps", "5Mbps", "5 Mbit/s", "avg bitrate 5 Mbps", "at 5 Mbps"}) {
                const LoadPad pad =
                    readLoadPad(std::string("Netflix: 250M subs, ") + hours + ", " + bytes + ", peak 3x");
                QVERIFY2(pad.lines[0].readAs.find("39.1 TB/s") != std::string::npos,
                         (hours + (", " + pad.lines[0].readAs)).c_str());
            }
    }

    void severalKindsWithOneTime()
    {
        verifyEach("8.64M push, 86.4M SMS{}", {", 864M emails per day", ", 864M emails a day", " and 864M emails/day"},
                   {{100}, {1000}, {10'000}});
    }

    void whatFollows()
    {
        verify({"Ticketmaster: 86.4M DAU, 5 searches/day, 10% book, 2 tickets per booking"},
               {{{}, {{5000}, {100}, {200}}}});
        verify({"Search autocomplete: 86.4M DAU, 10 searches per day, 20 chars per search, 1 request per char",
                "autocomplete, 86.4M DAU, 10 searches each, 20 characters per search, 1 request per keystroke"},
               {{{}, {{10'000}, {200'000}}}});
        verify({"news feed: 86.4M DAU, 10 feed loads/day, 20 posts per load, 1KB per post, 2 posts/day per user"},
               {{{}, {{10'000}, {2000, 1000}}}});
    }

    void onLinesOrBehindCommas()
    {
        verifyOnLines({"86.4M DAU", "2 tweets/day", "300 bytes", "100 timeline reads/day", "peak 3x"},
                      {{2000, 300}, {100'000}});
        verifyOnLines({"172.8M users", "50% active", "2 messages each", "1KB", "100 views each"},
                      {{2000, 1000}, {100'000}});
        verifyOnLines({"86.4M DAU", "avg 5 pastes/day", "paste 500B", "10% contain a photo of 1MB", "10x more reads"},
                      {{5000, 100'500}, {50'000}});
        verifyOnLines({"86.4M rides/day", "400k active drivers", "location every 4s", "100 bytes"},
                      {{1000}, {100'000, 100}});
        verifyOnLines({"1B users", "10% use it", "3% online at once", "location every 30s", "400 friends each"},
                      {{100'000}});
        verifyOnLines({"172.8M users", "86.4M DAU", "5 searches/day", "10% book", "2 tickets per booking"},
                      {{5000}, {100}, {200}});
        for (const char *note : {"250M subs\n2 hours/day\n5 Mbps", "250M subs, 2 hours/day\nbitrate 5 Mbps",
                                 "250M subs\n2 hours of video/day, 5 Mbps", "250M subs\n2h/day\nat 5Mbps"}) {
            const LoadPad pad = readLoadPad(note);
            QVERIFY2(pad.lines.back().readAs.find("13 TB/s") != std::string::npos,
                     (note + ("\n" + pad.lines.back().readAs)).c_str());
        }
    }

    /// Lists, tables, emphasis and signs, as other programs write them.
    void markedUp()
    {
        verify({"- 86.4M DAU\n- 5 posts per user per day\n- 1 KB per post\n- 10:1 reads",
                "* Users: 86.4M DAU\n* Writes: 5 posts/day each\n* Reads: 50/day each\n* Size: 1KB",
                "\u2022 86.4M DAU\n\u2022 5 posts / day, 1 KB\n\u2022 reads \u2248 10\u00d7 writes",
                "1) 86.4M DAU\n2) 5 posts per user per day, 1 KB each, 10x reads",
                "**DAU**: 86.4M\n**Posts**: 5 per user per day\n**Size**: 1 KB\n**Reads**: 50 per user per day",
                "| metric | value |\n|---|---|\n| DAU | 86.4M |\n| posts per user per day | 5 |\n| post size | 1 KB |\n"
                "| read:write | 10:1 |",
                "DAU\t86.4M\nposts/user/day\t5\npost size\t1 KB\nreads/user/day\t50",
                "users=86.4M\nposts_per_user_per_day=5\nbytes_per_post=1000\nreads_per_user_per_day=50",
                "DAU -> 86.4M\nposts/day per user -> 5\npost size -> 1 KB\nreads/day per user -> 50",
                "Assumptions:\n86.4M DAU (daily active users)\navg 5 posts / user / day\npost \u2248 1 KB\n10:1 reads",
                "~86.4M DAU; ~5 posts/user/day; ~1KB/post; r:w = 10:1",
                "86.4 million daily actives\nfive posts apiece per day\na kilobyte each\nten reads for every write",
                "86.4 Mio. users daily, 5 posts each, 1KB, 10x reads"},
               {{{}, {{5000, 1000}, {50'000}}}});
    }

    void wholeNotes()
    {
        const auto is = [](const char *note, const std::vector<Expected> &expected) {
            verify({note}, {{{}, expected}});
        };
        is("Slack: 8.64M DAU, 50 msgs/user/day, avg msg 500B, 10% w/ files (100KB), 7 yr retention", {{5000, 10'500}});
        is("Google Drive: 50M users, 8.64M DAU, 2 uploads/day, avg file 500KB, 1:1 read/write, 10GB free storage per "
           "user",
           {{200, 500'000}, {200}});
        is("Airbnb | 7M listings | 150M users | 8.64M bookings/day | search:book 100:1", {{100}, {10'000}});
        is("Chat app; 86.4M DAU; 40 msgs per day; 100B per msg; 5 yrs", {{40'000, 100}});
        is("Robinhood: 86.4M accounts, 10% active daily, 5 trades each, 1000 quotes/s", {{500}, {1000}});
        is("Online judge: 1M users, 12k concurrent in a contest, 2 submissions/min each", {{400}});
        is("8.64M users; 5 tweets each/day; 200 followers avg; 140 bytes", {{500, 140}});
        is("Dropbox: 500M users, 86.4M DAU, 1 upload/day, 200 files per user", {{1000}});
        is("Bitly: 86.4M URLs/day, 10:1 reads, 10 years, 100 bytes per URL", {{1000, 100}, {10'000}});
        QVERIFY(readLoadPad("Bitly: 86.4M URLs/day, 10:1 reads, 10 years, 100 bytes per URL").classes[0].stored);
    }

    /// What is one product with its options stays one, under its name.
    void oneProductStaysOne()
    {
        QCOMPARE(readLoadPad("redirect: 100M DAU, 10 clicks/day, peak 3x").classes[0].name, std::string("redirect"));
        const LoadPad pad = readLoadPad("WhatsApp: 864M users, 50 msgs/day each, 100 bytes, 3 replicas, 1 year");
        QCOMPARE(pad.classes.size(), 1U);
        QVERIFY(near(pad.classes[0].stored.value_or(Band{}).likely, 500'000 * aDay * 365 * 3 * 100));
    }

    /// Whatever somebody pastes: no line takes for ever, and none is too deep.
    void linesWithoutEnd()
    {
        for (const std::string part :
             {"5 ", "5, ", "5 x ", "a ", "5 reads ", "10% ", "1:2 ", "| a ", "1,", "5/", "x_"}) {
            std::string line;
            while (line.size() < 950)
                line += part;
            QCOMPARE(readLoadPad(line).lines.size(), std::size_t(1));
        }
        const std::string endless(200'000, '1');
        QVERIFY(!readEntity("User: " + endless + " rows of 5 XB"));
        QVERIFY(!readRequirement("alarms " + endless + " within 5 s for 99%"));
    }

    void whatIsNotKnownIsTold()
    {
        for (const char *note :
             {"Tinder: 10M DAU, 100 swipes/day, 1% match rate", "Parking lot: 500 spots, 2 entries, 200 cars/hr",
              "Instagram: 500M DAU, 1 photo each, mumble 7, 50:1 reads"}) {
            const LoadPad pad = readLoadPad(note);
            QVERIFY2(!pad.lines[0].error.empty() || !pad.lines[0].ignored.empty(), note);
        }
    }
};

QTEST_APPLESS_MAIN(CommaNotesTest)
#include "comma_notes_test.moc"
