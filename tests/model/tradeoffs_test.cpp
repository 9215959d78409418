// SPDX-License-Identifier: GPL-3.0-or-later
// The ready trade-offs: what each changes in a design, in its figures, and in its drawing.
#include "model/design/kept_texts.h"
#include "model/design/serving.h"
#include "model/evaluation/evaluate.h"
#include "model/load/driven_classes.h"
#include "model/report/decisions.h"
#include "model/tradeoffs/tradeoff.h"
#include "tests/support/shop.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

using namespace ninesketch;

namespace
{

TradeoffResult tried(const Design &design, const char *tradeoff, const char *component)
{
    return tryTradeoff(design, *findTradeoff(tradeoff), design.indexOf(component).value());
}

const TradeoffSide &side(const TradeoffResult &result, const char *option)
{
    for (const TradeoffSide &one : result.sides)
        if (std::string_view(one.option.id) == option)
            return one;
    qFatal("no option %s", option);
}

bool says(const TradeoffSide &side, const char *words)
{
    return std::ranges::any_of(side.says, [&](const std::string &one) { return one.find(words) != std::string::npos; });
}

bool found(const Report &report, const char *id)
{
    return std::ranges::any_of(report.findings, [&](const Finding &one) { return one.id == id; });
}

} // namespace

class TradeoffsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatFitsWhere()
    {
        const Design design = shop();
        const auto ids = [&](const char *key) {
            QStringList all;
            for (const Tradeoff *one : tradeoffsFor(design, *design.indexOf(key)))
                all << one->id;
            return all.join(' ');
        };
        QCOMPARE(ids("api"), QString("sign-in rate-limit"));
        QCOMPARE(ids("redis"), QString("cache-policy"));
        QCOMPARE(ids("carts"), QString("durability"));
        QCOMPARE(ids("db"), QString("database"));
        QCOMPARE(ids("events"), QString("stream"));
        QCOMPARE(ids("users") + ids("worker"), QString());
    }

    void theSessionStoreIsInSeriesAndTheTokenIsNot()
    {
        const TradeoffResult result = tried(shop(), "sign-in", "api");
        const TradeoffSide &session = side(result, "session"), &jwt = side(result, "jwt");
        QVERIFY(!session.inUse && !jwt.inUse);
        const auto store = session.design.indexOf("session-store");
        QVERIFY(store);
        // every request looks it up, before the cache and the store behind it
        QVERIFY(std::abs(session.report.components[*store].arrivalRate - 1000) < 1e-6);
        QVERIFY(std::abs(session.report.components[*session.design.indexOf("db")].readRate - 80) < 1e-6);
        QVERIFY(*session.report.classes[0].availability < *jwt.report.classes[0].availability - 0.9e-4);
        QVERIFY(session.report.classes[0].latency->p50 > jwt.report.classes[0].latency->p50 + 0.0003);
        for (const TradeoffSide *one : {&session, &jwt}) // the same four questions, in the same order
            for (std::size_t i = 0; i < 4; ++i)
                QVERIFY2(one->says[i].starts_with(std::array{"Look-up: ", "Memory: ", "Header: ", "Exposure: "}[i]),
                         one->says[i].c_str());
        // the load pad knows how many people there are
        Design many = shop();
        keepText(many.settings, loadPadKey, "50M DAU x 10 reads/day");
        QVERIFY(says(side(tried(many, "sign-in", "api"), "session"), "50 GB for the users of a day"));
        QVERIFY(says(jwt, "15 min") && says(jwt, "not encrypted") && says(session, "Memory: "));
        // 0.1 ms of verification on each of 1000 requests
        const Serving before = servingOf(part(shop(), "api")), after = servingOf(part(jwt.design, "api"));
        QVERIFY(std::abs(after.read.p50 - before.read.p50 - 0.0001) < 1e-12);
        QVERIFY(*after.capacity(Operation::Read) < *before.capacity(Operation::Read));
        QCOMPARE(*session.report.components[*store].staleness, 0.0); // a log-out counts at once
        // as large as its load
        Design large = shop();
        for (const char *key : {"api", "redis", "db", "basket"})
            large.components[*large.indexOf(key)].parameters["replicas"] = 1000.;
        large.components[*large.indexOf("api")].parameters.erase("rateLimit");
        large.classes[0].rate = large.classes[0].peakRate = 400000;
        const TradeoffSide loaded = side(tried(large, "sign-in", "api"), "session");
        QCOMPARE(part(loaded.design, "session-store").number("replicas").value_or(0), 7.0);
        QCOMPARE(part(session.design, "session-store").number("replicas").value_or(0), 2.0);
        // and back: the store that was made for it goes
        const TradeoffResult back = tried(session.design, "sign-in", "api");
        QVERIFY(side(back, "session").inUse);
        QVERIFY(!side(back, "jwt").design.indexOf("session-store"));
        QCOMPARE(side(back, "jwt").design.components.size(), shop().components.size());
    }

    void writeBackRisksWhatItHasNotFlushed()
    {
        const TradeoffResult result = tried(shop(), "cache-policy", "redis");
        QVERIFY(side(result, "aside").inUse);
        const TradeoffSide &back = side(result, "write-back"), &through = side(result, "write-through");
        QVERIFY2(says(back, "= 400"), back.says[1].c_str()); // 200 writes a second for 2 s
        QVERIFY(back.report.classes[1].latency->p50 < through.report.classes[1].latency->p50);
        QVERIFY(*back.report.classes[1].availability > *through.report.classes[1].availability);
    }

    /// What never misses holds all there is: no policy of a cache is about it. And a policy says what is true as drawn.
    void policiesAreOfWhatStandsBeforeAStore()
    {
        Design design = shop();
        const std::size_t redis = *design.indexOf("redis");
        design.components[redis].parameters["hitRatio"] = 1.;
        for (const Tradeoff *one : tradeoffsFor(design, redis))
            QVERIFY(one->id != std::string_view("cache-policy"));
        Design reading = shop();
        std::erase_if(reading.classes, [](const RequestClass &one) { return one.operation == Operation::Write; });
        const TradeoffResult result = tried(reading, "cache-policy", "redis");
        QVERIFY(says(side(result, "write-through"), "No write passes through it"));
        QVERIFY(
            says(side(tried(shop(), "cache-policy", "redis"), "write-through"), "Each write is in cache and store"));
    }

    void aTableCountsInUnits()
    {
        const TradeoffResult result = tried(shop(), "database", "db");
        const TradeoffSide &eventual = side(result, "key-value"), &strong = side(result, "key-value-strong");
        QVERIFY(side(result, "sql").inUse);
        // items of 3000 bytes: half a unit a read, three a write
        const Serving half = servingOf(part(eventual.design, "db")), whole = servingOf(part(strong.design, "db"));
        QCOMPARE(half.readUnits, 0.5);
        QCOMPARE(half.writeUnits, 3.0);
        QCOMPARE(whole.readUnits, 1.0);
        QVERIFY(std::abs(*half.partitionReads - 6000) < 1e-9 && std::abs(*half.partitionWrites - 1000.0 / 3) < 1e-9);
        QVERIFY(*strong.report.monthlyCost > *eventual.report.monthlyCost);
        QVERIFY(says(eventual, "no joins"));
        // what is read late was written safely
        const std::size_t table = *eventual.design.indexOf("db");
        QCOMPARE(*eventual.report.components[table].lossWindow, 0.0);
        QCOMPARE(*eventual.report.components[table].staleness, 1.0);
        QCOMPARE(*strong.report.components[table].staleness, 0.0);
        const TradeoffResult back = tried(eventual.design, "database", "db");
        QVERIFY(side(back, "key-value").inUse);
        QVERIFY(part(side(back, "sql").design, "db").is("sql-database"));
        QCOMPARE(*part(side(back, "sql").design, "db").number("itemBytes"), 3000.0);
    }

    void partitionsCapConsumersAndOneShardDoesNot()
    {
        Design design = shop();
        const TradeoffResult result = tried(design, "stream", "events");
        QVERIFY(side(result, "kafka").inUse);
        const TradeoffSide &redis = side(result, "redis-streams");
        QVERIFY(!part(redis.design, "events").number("partitions"));
        QVERIFY(says(redis, "one shard") && says(redis, "Retention is memory"));
        QVERIFY(says(side(result, "kafka"), "2 partitions feed at most 2 consumers at once"));
        Design begun = redis.design; // as if it had never been a log
        keepText(begun.settings, setAsideKey, {});
        const TradeoffResult first = tried(begun, "stream", "events");
        QCOMPARE(*part(side(first, "kafka").design, "events").number("partitions"), 8.0); // as many as consumers
    }

    void localBucketsAdmitAsManyTimesTheLimit()
    {
        const TradeoffResult result = tried(shop(), "rate-limit", "api");
        const TradeoffSide &local = side(result, "local"), &open = side(result, "central-open"),
                           &closed = side(result, "central-closed");
        QCOMPARE(*servingOf(part(local.design, "api")).rateLimit, 20000.0);
        QCOMPARE(*servingOf(part(open.design, "api")).rateLimit, 5000.0);
        QVERIFY(found(local.report, "limit-per-replica") && !found(open.report, "limit-per-replica"));
        QVERIFY(*closed.report.classes[0].availability < *open.report.classes[0].availability - 0.9e-4);
        QVERIFY(side(tried(open.design, "rate-limit", "api"), "central-open").inUse);
        QVERIFY(side(tried(closed.design, "rate-limit", "api"), "central-closed").inUse);
    }

    void memoryStoresDifferInWhatTheyLose()
    {
        const TradeoffResult result = tried(shop(), "durability", "carts");
        QVERIFY(says(side(result, "aof-everysec"), "× 1 s = 200"));
        // nodes are paid, not gigabytes on top: those of five years were more than all the rest
        const TradeoffSide &redis = side(result, "aof-everysec");
        QCOMPARE(*redis.report.components[*redis.design.indexOf("carts")].monthlyCost, 200.0);
        QVERIFY(says(side(result, "log"), "= 0"));
        QVERIFY(*part(side(result, "log").design, "carts").number("writeP50") >
                *part(side(result, "aof-everysec").design, "carts").number("writeP50"));
    }

    /// There and back is the same design, in every figure and to the cent; also by way of a third option.
    void backIsTheSame_data()
    {
        QTest::addColumn<QString>("tradeoff");
        QTest::addColumn<QString>("component");
        for (const auto &[tradeoff, component] : {std::pair{"sign-in", "api"},
                                                  {"cache-policy", "redis"},
                                                  {"durability", "carts"},
                                                  {"database", "db"},
                                                  {"stream", "events"},
                                                  {"rate-limit", "api"}})
            QTest::newRow(tradeoff) << tradeoff << component;
    }
    void backIsTheSame()
    {
        QFETCH(QString, tradeoff);
        QFETCH(QString, component);
        const std::string key = component.toStdString();
        const Tradeoff *asked = findTradeoff(tradeoff.toStdString());
        const auto taken = [&](const Design &design, std::size_t option) {
            return tryTradeoff(design, *asked, design.indexOf(key).value()).sides[option].design;
        };
        for (std::size_t from = 0; from < asked->options.size(); ++from) {
            const Design shopFirst = shop();
            const auto inUse = asked->inUse(shopFirst, *shopFirst.indexOf(key));
            Design first = inUse == from ? shopFirst : taken(shopFirst, from);
            for (Component &one : first.components) // whatever it has now, somebody wants it otherwise
                if (one.key == key || one.key == "session-store" || one.key == "rate-limit-counters") {
                    one.parameters["replicas"] = 5.0;
                    one.parameters["pricePerReplica"] = 321.0;
                    one.parameters["commonCause"] = 0.03;
                }
            const Report before = evaluate(first);
            for (std::size_t to = 0; to < asked->options.size(); ++to)
                for (std::size_t by = 0; by < asked->options.size(); ++by) {
                    if (to == from || by == from)
                        continue;
                    Design there = taken(first, to);
                    if (by != to)
                        there = taken(there, by);
                    const Design back = taken(there, from);
                    const Report after = evaluate(back);
                    QCOMPARE(*after.monthlyCost, *before.monthlyCost);
                    QCOMPARE(*after.classes[0].availability, *before.classes[0].availability);
                    QCOMPARE(after.classes[1].latency->p99, before.classes[1].latency->p99);
                    QCOMPARE(back.components.size(), first.components.size());
                    for (std::size_t i = 0; i < back.components.size(); ++i)
                        QVERIFY2(back.components[i].parameters == first.components[i].parameters,
                                 first.components[i].key.c_str());
                }
        }
    }

    /// What was changed in the meantime stays changed, where the option has a word for it.
    void whatWasChangedInTheMeantimeIsTakenAlong()
    {
        Design sql = shop();
        sql.components[*sql.indexOf("db")].parameters["replicas"] = 3.0;
        Design table = side(tried(sql, "database", "db"), "key-value").design;
        table.components[*table.indexOf("db")].parameters["itemBytes"] = 500.0;
        const Component back = part(side(tried(table, "database", "db"), "sql").design, "db");
        QCOMPARE(*back.number("replicas"), 3.0);
        QCOMPARE(*back.number("itemBytes"), 500.0);
        // another product since then is another store: its choices begin anew
        Component &other = table.components[*table.indexOf("db")];
        other.preset = "cassandra";
        QCOMPARE(*part(side(tried(table, "database", "db"), "sql").design, "db").number("replicas"), 2.0);
    }

    void findingsAboutTokensAndLimits()
    {
        Design design = shop();
        Component &api = design.components[*design.indexOf("api")];
        api.parameters["auth"] = std::string("jwt");
        QVERIFY(!found(evaluate(design), "token-lives-long"));
        api.parameters["tokenLifetime"] = 7200.0;
        QVERIFY(found(evaluate(design), "token-lives-long"));
        api.parameters["rateLimit"] = 500.0;
        api.parameters["retryAfter"] = 0.0;
        const Report limited = evaluate(design);
        QVERIFY(found(limited, "no-retry-after"));
    }

    void decisionsAreKept()
    {
        DesignSettings settings;
        const Decision decision{"Session store or JWT: api",
                                "At stake.",
                                "2026-03-01",
                                {{"Session store", {}}, {"Signed token (JWT)", {"Read: p99 -1 ms"}}},
                                "Signed token (JWT)",
                                {"Signed, not encrypted."}};
        setDecisions(settings, {decision});
        QCOMPARE(decisionsOf(settings).size(), std::size_t(1));
        QVERIFY(decisionsOf(settings).front() == decision);
        settings.others[decisionsKey] = std::string("[1, {\"title\": \"t\", \"options\": [2]}, {}]");
        QCOMPARE(decisionsOf(settings).size(), std::size_t(1));
        setDecisions(settings, {});
        QVERIFY(settings.others.empty());
    }
};

QTEST_APPLESS_MAIN(TradeoffsTest)
#include "tradeoffs_test.moc"
