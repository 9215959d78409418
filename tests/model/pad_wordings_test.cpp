// SPDX-License-Identifier: GPL-3.0-or-later
// What devices send, what follows from a request, what it is made of, how many come in all and how they grow: each in
// many wordings, and in all of them the same figures.
#include "tests/model/pad_wordings.h"

using namespace ninesketch;

class PadWordingsTest : public QObject
{
    Q_OBJECT

private slots:
    void devicesSend()
    {
        verify(
            {
                "{n} {who}s, each {who} {sends} {own} {thing} every {t}",
                "each {who} {sends} {own} {thing} every {t}, {n} {who}s",
                "{n} {who}s online, each {who} {sends} {thing} every {t}",
                "{n} {who}s\nEach {who} {sends} {own} {thing} every {t}.",
                "Each {who} {sends} {own} {thing} every {t}, and there are {n} {who}s",
                "There are {n} {who}s. Every {who} {sends} {own} {thing} every {t}.",
                "We have {n} active {who}s and each {who} {sends} {own} {thing} every {t}",
                "Every {t} each of the {n} {who}s {sends} {own} {thing}",
                "{n} online {who}s; every {who} {sends} {thing}s every {t}",
            },
            {
                {{{"n", "10k"},
                  {"who", "driver"},
                  {"sends", "sends"},
                  {"own", "its"},
                  {"thing", "position"},
                  {"t", "4 seconds"}},
                 {{2500}}},
                {{{"n", "200 thousand"},
                  {"who", "meter"},
                  {"sends", "reports"},
                  {"own", "a"},
                  {"thing", "value"},
                  {"t", "two minutes"}},
                 {{2e5 / 120}}},
                {{{"n", "1,000,000"},
                  {"who", "car"},
                  {"sends", "uploads"},
                  {"own", "one"},
                  {"thing", "GPS point"},
                  {"t", "ten seconds"}},
                 {{1e5}}},
            });
    }

    void devicesSendBytes()
    {
        verify(
            {
                "{n} {who}s, each {who} {sends} a {thing} every {t} of 200 bytes",
                "{n} {who}s\neach {who} {sends} a {thing} every {t}, 200 bytes each",
                "{n} {who}s, each {who} {sends} a {thing} (200 bytes) every {t}",
                "each {who} {sends} a {thing} every {t} (200 bytes), {n} {who}s",
                "There are {n} {who}s. Every {who} {sends} a {thing} of 200 bytes every {t}.",
            },
            {
                {{{"n", "1M"}, {"who", "sensor"}, {"sends", "publishes"}, {"thing", "reading"}, {"t", "30 seconds"}},
                 {{1e6 / 30, 200}}},
                {{{"n", "10 thousand"},
                  {"who", "tracker"},
                  {"sends", "syncs"},
                  {"thing", "sample"},
                  {"t", "five seconds"}},
                 {{2000, 200}}},
            });
    }

    void whatFollows()
    {
        verify(
            {
                "10M DAU, each user {does} five {things} a day\nEach {thing} {leads} 12 {calls}",
                "10M DAU, each user {does} 5 {things} a day. Every {thing} {leads} twelve {calls}.",
                "10M DAU, each user {does} 5 {things} a day, and every {thing} {leads} 12 {calls}",
                "Each {thing} {leads} 12 {calls} on average\n10M DAU, each user {does} 5 {things} a day",
                "10M DAU, each user {does} 5 {things} a day\none {thing} {leads} 12 {calls}",
                "10M DAU, each user {does} 5 {things} a day\n12 {calls} per {thing}",
                "10M DAU, each user {does} 5 {things} a day and each time the app makes 12 {calls}",
            },
            {
                {{{"does", "views"},
                  {"thing", "page"},
                  {"things", "pages"},
                  {"leads", "triggers"},
                  {"calls", "requests"}},
                 {{5e7 / aDay}, {6e8 / aDay}}},
                {{{"does", "makes"},
                  {"thing", "search"},
                  {"things", "searches"},
                  {"leads", "fans out to"},
                  {"calls", "queries"}},
                 {{5e7 / aDay}, {6e8 / aDay}}},
                {{{"does", "places"},
                  {"thing", "order"},
                  {"things", "orders"},
                  {"leads", "results in"},
                  {"calls", "events"}},
                 {{5e7 / aDay}, {6e8 / aDay}}},
                {{{"does", "watches"},
                  {"thing", "video"},
                  {"things", "videos"},
                  {"leads", "requires"},
                  {"calls", "API calls"}},
                 {{5e7 / aDay}, {6e8 / aDay}}},
            });
    }

    void whatItIsMadeOf()
    {
        verify(
            {
                "3k {thing}s per second, each with four {items} of {size}",
                "3k {thing}s per second\nEach {thing} has 4 {items} of {size}",
                "3k {thing}s per second\n1 {thing} has four {items}, each {size}",
                "3k {thing}s per second, 4 {items} of {size} each",
                "3,000 {thing}s per second. Every {thing} contains 4 {items} of {size} each.",
                "3k {thing}s per second with 4 {items} of {size}",
                "every second 3k {thing}s, each consisting of 4 {items} of {size}",
                "3k {thing}s per second\nEach {thing} consists of 4 {items} of {size}",
            },
            {
                {{{"thing", "order"}, {"items", "line items"}, {"size", "200 bytes"}}, {{3000, 800}}},
                {{{"thing", "post"}, {"items", "photos"}, {"size", "2 KB"}}, {{3000, 8000}}},
                {{{"thing", "cart"}, {"items", "items"}, {"size", "500 B"}}, {{3000, 2000}}},
            });
    }

    void howManyInAll()
    {
        verify(
            {
                "every {per} {n} {thing}s",
                "Every {per} we get {n} {thing}s",
                "per {per} there are {n} {thing}s",
                "In one {per} {n} {thing}s come in",
                "{n} {thing}s come in each {per}",
                "about {n} {thing}s hit us every {per}",
                "{thing}s arrive at a rate of {n} per {per}",
                "{thing} volume is {n} per {per}",
                "number of {thing}s per {per} = {n}",
                "the {thing} service gets {n} {thing}s a {per}",
            },
            {
                {{{"n", "5M"}, {"thing", "order"}, {"per", "day"}}, {{5e6 / aDay}}},
                {{{"n", "50 thousand"}, {"thing", "payment"}, {"per", "hour"}}, {{5e4 / 3600}}},
                {{{"n", "2,000"}, {"thing", "message"}, {"per", "second"}}, {{2000}}},
            });
    }

    void howOftenItIsUsed()
    {
        verify(
            {
                "the {thing} is {used} {n} times per {per}",
                "The {thing} gets {used} {n} times every {per}",
                "the {thing} is {used} {n} times per {per} at peak",
                "the {thing} receives {n} requests a {per}",
                "{n} requests per {per} to the {thing}",
            },
            {
                {{{"n", "500"}, {"thing", "checkout"}, {"used", "used"}, {"per", "second"}}, {{500}}},
                {{{"n", "30,000"}, {"thing", "profile page"}, {"used", "opened"}, {"per", "minute"}}, {{500}}},
            });
    }

    void growthIsNoLoad()
    {
        verify(
            {
                "5M users growing to {more} within {years}\n{use}",
                "5M users today, {more} in {years}\n{use}",
                "We have 5M users and expect {more} in {years}.\n{use}",
                "5 million DAU, growing to {more} over {years}\n{use}",
                "5M users now, expected to grow to {more} in {years}\n{use}",
                "5M users\n{use}\nWe expect to {double} every year",
                "5M users\n{use}\nthe user base will {double} in {years}",
                "We start with 5M users and reach {more} after {years}.\n{use}",
                "5M users and we expect that number to {double} each year\n{use}",
                "5M users, doubling every year\n{use}",
                "5M users growing by 10% per month\n{use}",
                "5M users today and {more} users in {years}.\n{use}",
                "5M users, twice as many in the second year\n{use}",
                "5M users\n{use}\n20% more every year",
            },
            {
                {{{"more", "10 million"},
                  {"years", "two years"},
                  {"double", "double"},
                  {"use", "each user uploads 2 photos per day"}},
                 {{1e7 / aDay}}},
                {{{"more", "50M"},
                  {"years", "1 year"},
                  {"double", "grow tenfold"},
                  {"use", "each user makes ten posts a day"}},
                 {{5e7 / aDay}}},
            });
    }
    void growthIsTold_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *note, const char *told) { QTest::newRow(note) << note << told; };
        row("5M users growing to 20M in two years", "20 M in 2 years, x 4: x 2 in a year, x 32 in 5 years");
        row("10k rps growing 20% a year", "20 % more every year: x 1.2 in a year, x 2.49 in 5 years");
        row("10k rps, 2x growth per year", "twice as much every year: x 2 in a year, x 32 in 5 years");
        row("10k rps growing to 40k rps in two years", "40 k/s in 2 years, x 4: x 2 in a year");
        row("10k requests per second, growing to 20k within a year", "20 k/s in a year, x 2: x 2 in a year");
        row("5M users\nwe triple in one year", "3 times as much in a year: x 3 in a year, x 243 in 5 years");
        row("traffic doubles every month", "twice as much every month: x 4096 in a year");
    }
    void growthIsTold()
    {
        QFETCH(QString, note);
        QFETCH(QString, told);
        QString all;
        for (const PadLine &line : readLoadPad(note.toStdString()).lines)
            all += QString::fromStdString(line.readAs + line.error) + "; ";
        QVERIFY2(all.contains(told), qPrintable(all));
    }

    void whoIsActiveDoesIt()
    {
        verify({"2 billion users, half of them active daily; each sends 40 messages of 100 bytes",
                "2 billion users, half of them active daily\neach sends 40 messages of 100 bytes a day"},
               {{{}, {{4e10 / aDay, 100}}}});
    }

    void totalsAreOfAll()
    {
        verify({"500M tweets/day, 200 bytes each, 250M DAU", "250M DAU\n500M tweets per day, 200 bytes each"},
               {{{}, {{5e8 / aDay, 200}}}});
        verify({"1M rides per day, each driver sends its location every 4 seconds, 200k drivers online"},
               {{{}, {{1e6 / aDay}, {5e4}}}});
    }

    /// Behind what is counted so few are of each of them, and so many are of all.
    void ofEachOrOfAll()
    {
        verify({"1M sensors, 1 reading per second", "1M sensors, one reading a second each"}, {{{}, {{1e6}}}});
        verify({"10M users, 1 request per second"}, {{{}, {{1e7}}}});
        verify({"5k shops, 200 orders per day", "5k shops\neach shop has 200 orders per day"}, {{{}, {{1e6 / aDay}}}});
        verify({"1000 stores, 50 orders per hour"}, {{{}, {{5e4 / 3600}}}});
        verify({"200M places, 100k QPS search", "1M products, 100k searches per second",
                "1k tenants, 100k requests per second", "10M users, 100k rps"},
               {{{}, {{1e5}}}});
        verify({"10M DAU, 5000 orders per day"}, {{{}, {{5000 / aDay}}}});
        verify({"10 million messages and 1 million emails per day"}, {{{}, {{1e7 / aDay}, {1e6 / aDay}}}});
    }

    /// Behind a rate they neither multiply it nor are they asked for, and that is told.
    void whatIsNoFactor()
    {
        for (const char *note : {"100k rps, 4 nines", "100k rps, 3 regions", "100k rps, 5 shards",
                                 "100k rps, 10k tenants", "100k rps, 3 warehouses", "100k rps, 8 partitions"}) {
            const LoadPad pad = readLoadPad(note);
            QVERIFY2(pad.classes.size() == 1 && near(pad.classes[0].averageRate.likely, 1e5), note);
            QVERIFY2(!pad.lines[0].ignored.empty(), note);
        }
        QCOMPARE(readLoadPad("100 PB, 6 nines durability").lines[0].ignored.size(), std::size_t(1));
    }

    /// So many as there are of those they come from, or more, are of all of them; fewer are of each.
    void whoItComesFrom()
    {
        for (const char *note :
             {"86.4M orders a day from 500k customers", "86.4M orders a day by 500k customers",
              "86.4M orders a day across 20 regions", "86.4M orders a day in 30 countries", "1k rps to 50 services",
              "86.4M emails per day sent to 1M users", "86 million requests per day from 2 million devices",
              "1k events/s from 500 devices"}) {
            const LoadPad pad = readLoadPad(note);
            QVERIFY2(pad.classes.size() == 1 && std::abs(pad.classes[0].averageRate.likely - 1000) < 10, note);
            QVERIFY2(!pad.lines[0].ignored.empty(), note);
        }
        for (const char *flow :
             {"3 TB of logs a day from 10k servers", "3 TB/day from 50 sources", "3 TB/day, 10k servers"})
            QVERIFY2(readLoadPad(flow).lines[0].readAs.find("= 34.7 MB/s") != std::string::npos,
                     readLoadPad(flow).lines[0].readAs.c_str());
        verify({"1 poll every 5 s from 500k clients", "1 GPS point every 4 s from 400k drivers"}, {{{}, {{1e5}}}});
        verify({"1 push per day to 86.4M users", "2 posts a day by 43.2M authors"}, {{{}, {{1000}}}});
    }

    void eachOfThemHasSeveral()
    {
        verify({"1000 stores, each with 10 registers doing 1 transaction per minute",
                "1000 stores each with 10 registers doing 1 transaction per minute",
                "1000 stores\neach store has 10 registers doing 1 transaction per minute"},
               {{{}, {{1e4 / 60}}}});
        verify({"100 buildings, each with 8 elevators sending 5 readings per second"}, {{{}, {{4000}}}});
        QVERIFY(readLoadPad("1M merchants each with 100 products, each product has 5 photos of 300KB")
                    .lines[0]
                    .readAs.ends_with("150 TB"));
    }

    void devicesOfPlaces()
    {
        verify({"50k buildings x 6 elevators\neach elevator reports every 3 s, 200 bytes",
                "300k elevators\neach elevator reports every 3 s, 200 bytes",
                "300k elevators, each reports every 3 s, 200 bytes",
                "50k buildings, each with 6 elevators, each elevator reports every 3 s, 200 bytes"},
               {{{}, {{1e5, 200}}}});
        verify({"43.2k technicians look at the dashboard 40 times a day, 20 KB"}, {{{}, {{20, 20'000}}}});
    }

    void whatCameOfItIsNoFactor()
    {
        for (const char *note :
             {"86.4M posts a day of 1 KB, 5 years = 158 TB", "86.4M posts/day x 1 KB, keep 5 years"}) {
            const LoadPad pad = readLoadPad(note);
            QVERIFY2(pad.classes.size() == 1 && near(pad.classes[0].stored.value_or(Band{}).likely, 1.5768e14), note);
        }
        QVERIFY(readLoadPad("1M orders a day\npeak between 6pm and 9pm when half of the orders come in")
                    .classes[0]
                    .peakFactor == 4);
        verify({"86.4M/day total tweet views"}, {{{}, {{1000}}}});
        QVERIFY(!readLoadPad("86.4M/day total tweet views").classes[0].isWrite);
    }

    void visitsAndSharesOfPeople()
    {
        verify({"A user searches 5 times per session and has 2 sessions per day. 10M users.",
                "10M users\neach user has 2 sessions a day and makes 5 searches per session"},
               {{{}, {{2e7 / aDay}, {1e8 / aDay}}}});
        verify({"10% of the 50M daily users upload a 3 MB photo every day",
                "50M DAU\n10% of users upload a 3 MB photo a day"},
               {{{}, {{5e6 / aDay, 3e6}}}});
        verify({"300 million users. 40% of them use it daily. Each of those makes two rides."},
               {{{}, {{2.4e8 / aDay}}}});
        verify({"10M users follow 200 people each. Each makes 1 post per day."}, {{{}, {{1e7 / aDay}}}});
        verify({"E-commerce: 20M products, each product page is viewed 50 times a day, 2% of views {lead} a purchase"},
               {{{{"lead", "lead to"}}, {{1e9 / aDay}, {2e7 / aDay}}},
                {{{"lead", "end in"}}, {{1e9 / aDay}, {2e7 / aDay}}}});
    }

    void whatIsWatchedIsOfEach()
    {
        for (const char *note : {"30M subscribers, average 2 hours of video per day at 5 Mbps",
                                 "30M subscribers\nEach watches two hours of video a day at 5 Mbps",
                                 "30M subscribers watch 2 hours of video a day at 5 Mbps"}) {
            const LoadPad pad = readLoadPad(note);
            QVERIFY2(QString::fromStdString(pad.lines.back().readAs).contains("1.56 TB/s"),
                     pad.lines.back().readAs.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(PadWordingsTest)
#include "pad_wordings_test.moc"
