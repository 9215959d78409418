// SPDX-License-Identifier: GPL-3.0-or-later
// Requirements as different people write them in a hurry, and what they mean.
#include "model/framework/requirement_lines.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

class RequirementPhrasesTest : public QObject
{
    Q_OBJECT

private slots:
    void requirements_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("metric"); // -1: it asks
        QTest::addColumn<QString>("requestClass");
        QTest::addColumn<double>("percentile");
        QTest::addColumn<double>("bound");
        const auto row = [](const char *text, RequirementMetric metric, const char *requestClass, double percentile,
                            double bound) {
            QTest::newRow(text) << QString(text) << int(metric) << QString(requestClass) << percentile << bound;
        };
        const auto asks = [](const char *text) { QTest::newRow(text) << QString(text) << -1 << QString() << 0. << 0.; };
        row("p95 under half a second", RequirementMetric::Latency, "", 0.95, 0.5);
        row("redirects must take less than 50 ms", RequirementMetric::Latency, "redirects", 0.99, 0.05);
        row("99 percentile response time < 200 ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("99%ile < 200 ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("99.99%ile < 200 ms", RequirementMetric::Latency, "", 0.9999, 0.2);
        row("p(95) < 200ms", RequirementMetric::Latency, "", 0.95, 0.2);
        row("respond within 200ms for 99% of requests", RequirementMetric::Latency, "", 0.99, 0.2);
        row("search should happen in less than 200ms", RequirementMetric::Latency, "search", 0.99, 0.2);
        row("no more than a minute of data lost", RequirementMetric::DataLoss, "", 0.99, 60);
        row("recovery point objective 1 minute", RequirementMetric::DataLoss, "", 0.99, 60);
        row("back up within 5 minutes of a failure", RequirementMetric::RecoveryTime, "", 0.99, 300);
        row("new posts show up in feeds within 10 s", RequirementMetric::Freshness, "new posts", 0.99, 10);
        row("The system should respond within 200 milliseconds for 99 percent of requests", RequirementMetric::Latency,
            "", 0.99, 0.2);
        row("We can tolerate losing at most one minute of data", RequirementMetric::DataLoss, "", 0.99, 60);
        row("No more than one in a million requests may fail", RequirementMetric::SuccessRate, "", 0.99, 0.999999);
        row("Ninety-nine percent of uploads should succeed", RequirementMetric::SuccessRate, "uploads", 0.99, 0.99);
        row("The location of a driver must not be older than five seconds", RequirementMetric::Staleness,
            "location driver", 0.99, 5);
        row("Analytics can lag by up to an hour", RequirementMetric::Staleness, "Analytics", 0.99, 3600);
        row("99.9% in under a second", RequirementMetric::Latency, "", 0.999, 1);
        row("alarms processed within 5 s for 99.9%", RequirementMetric::Freshness, "alarms", 0.999, 5);
        row("respond within 200 ms for 99% of them", RequirementMetric::Latency, "", 0.99, 0.2);
        row("The service must be available 99.99% of the time", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("We aim for 99.9% availability", RequirementMetric::Availability, "", 0.99, 0.999);
        row("The error rate has to be below 0.01%", RequirementMetric::SuccessRate, "", 0.99, 0.9999);
        row("writes may take a second", RequirementMetric::Latency, "writes", 0.99, 1);
        asks("Deleted data must be gone after 30 days");
        row("TP99 < 100ms", RequirementMetric::Latency, "", 0.99, 0.1);
        row("driver location no older than 5s", RequirementMetric::Staleness, "driver location", 0.99, 5);
        row("monthly spend <= $25,000", RequirementMetric::Cost, "", 0.99, 25000);
        row("error budget 0.1%", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("less than 1 in 1000 requests may fail", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("5xx below 0.01%", RequirementMetric::SuccessRate, "", 0.99, 0.9999);
        row("video is transcoded within 10 minutes", RequirementMetric::Freshness, "video", 0.99, 600);
        row("indexing delay below 30s", RequirementMetric::Freshness, "", 0.99, 30);
        row("99.99", RequirementMetric::Availability, "", 0.99, 0.9999);
        asks("p99 200");
        row("soft real time: deliver within 5 seconds", RequirementMetric::Freshness, "", 0.99, 5);
        row("deliver messages within 500 ms", RequirementMetric::Freshness, "messages", 0.99, 0.5);
        asks("support uploading and streaming large videos (10s of GBs)");
        asks("support 10k DCs and 100k items in the catalog");
        asks("scale to daily users (20M daily actives, ~100 swipes/user/day on average)");
        row("Availability requests should be fast (<100ms)", RequirementMetric::Latency, "", 0.99, 0.1);
        asks("zero downtime");
        asks("survive loss of a data center");
        row("95th percentile < 300ms", RequirementMetric::Latency, "", 0.95, 0.3);
        row("99th percentile latency below 200 ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("p99 latency should be under 200ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("p99: 200ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("P99 <= 200 ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("p99=200ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("200ms p99", RequirementMetric::Latency, "", 0.99, 0.2);
        row("search in under 200ms", RequirementMetric::Latency, "search", 0.99, 0.2);
        row("search results within 200 ms", RequirementMetric::Latency, "search", 0.99, 0.2);
        row("less than 200 ms latency", RequirementMetric::Latency, "", 0.99, 0.2);
        row("latency no more than 200ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("sub-second latency", RequirementMetric::Latency, "", 0.99, 1);
        row("sub 100ms latency", RequirementMetric::Latency, "", 0.99, 0.1);
        row("sub-100ms reads", RequirementMetric::Latency, "reads", 0.99, 0.1);
        row("<50ms", RequirementMetric::Latency, "", 0.99, 0.05);
        row("respond in 200 ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("response time < 1 sec", RequirementMetric::Latency, "", 0.99, 1);
        row("page load < 2s", RequirementMetric::Latency, "page", 0.99, 2);
        row("feed loads in under 500 ms", RequirementMetric::Latency, "feed", 0.99, 0.5);
        row("upload is acknowledged within 1s", RequirementMetric::Latency, "upload", 0.99, 1);
        row("orders confirmed in 2 s", RequirementMetric::Latency, "orders", 0.99, 2);
        row("edits visible to others within 200 ms", RequirementMetric::Freshness, "edits", 0.99, 0.2);
        row("updates propagate in < 1 s", RequirementMetric::Freshness, "updates", 0.99, 1);
        row("near real time: under 5 seconds", RequirementMetric::Latency, "", 0.99, 5);
        row("alerts fire within 1 minute", RequirementMetric::Latency, "alerts", 0.99, 60);
        row("metrics queryable within 10s", RequirementMetric::Freshness, "metrics", 0.99, 10);
        row("click counts up to 1 minute stale", RequirementMetric::Staleness, "click counts", 0.99, 60);
        row("dashboards may lag 1 min", RequirementMetric::Staleness, "dashboards", 0.99, 60);
        row("eventual consistency ok, 5 sec lag", RequirementMetric::Staleness, "", 0.99, 5);
        row("eventually consistent within 5s", RequirementMetric::Staleness, "", 0.99, 5);
        row("eventual consistency (5s)", RequirementMetric::Staleness, "", 0.99, 5);
        row("bounded staleness 10 s", RequirementMetric::Staleness, "", 0.99, 10);
        row("strongly consistent bookings", RequirementMetric::Staleness, "bookings", 0.99, 0);
        row("strong consistency for payments", RequirementMetric::Staleness, "payments", 0.99, 0);
        row("strict consistency on seat reservation", RequirementMetric::Staleness, "seat reservation", 0.99, 0);
        asks("read your own writes");
        row("reads can be stale for 5 seconds", RequirementMetric::Staleness, "reads", 0.99, 5);
        row("data may be up to 1 hour old", RequirementMetric::Staleness, "", 0.99, 3600);
        row("feed can be 1 min behind", RequirementMetric::Staleness, "feed", 0.99, 60);
        row("five nines", RequirementMetric::Availability, "", 0.99, 0.99999);
        row("five 9s availability", RequirementMetric::Availability, "", 0.99, 0.99999);
        row("5 nines uptime", RequirementMetric::Availability, "", 0.99, 0.99999);
        row("4 9's", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("4 nines of availability", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("three and a half nines", RequirementMetric::Availability, "", 0.99, 0.9995);
        row("99.99% uptime", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("99,99 %", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("99.9 availability", RequirementMetric::Availability, "", 0.99, 0.999);
        row("availability: 99.99", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("availability of 99.95%", RequirementMetric::Availability, "", 0.99, 0.9995);
        row("available 99.99% of the time", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("uptime SLA 99.9% monthly", RequirementMetric::Availability, "", 0.99, 0.999);
        row("no more than 1 hour downtime per year", RequirementMetric::Availability, "", 0.99, 0.99988584);
        row("max 5 minutes of downtime per month", RequirementMetric::Availability, "", 0.99, 0.99988426);
        row("at most 50 min downtime a year", RequirementMetric::Availability, "", 0.99, 0.99990487);
        row("highly available (99.99%)", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("52 min/yr downtime", RequirementMetric::Availability, "", 0.99, 0.99990107);
        row("downtime under 5 min/month", RequirementMetric::Availability, "", 0.99, 0.99988426);
        row("2 hours of downtime a year", RequirementMetric::Availability, "", 0.99, 0.99977169);
        row("99.9+% availability", RequirementMetric::Availability, "", 0.99, 0.999);
        row("~99.95% availability", RequirementMetric::Availability, "", 0.99, 0.9995);
        row("> 99.99% uptime", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("HA: 4 nines", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("SLA: 99.9%", RequirementMetric::Availability, "", 0.99, 0.999);
        row("SLO 99.95% per 30 days", RequirementMetric::Availability, "", 0.99, 0.9995);
        row("up 99.9% of the time", RequirementMetric::Availability, "", 0.99, 0.999);
        row("booking 99.99%", RequirementMetric::Availability, "booking", 0.99, 0.9999);
        row("error rate below 0.1%", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("errors < 1%", RequirementMetric::SuccessRate, "", 0.99, 0.99);
        row("99.9% success rate", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("less than 0.01% failed requests", RequirementMetric::SuccessRate, "", 0.99, 0.9999);
        row("99.5% of payments succeed", RequirementMetric::SuccessRate, "payments", 0.99, 0.995);
        row("11 nines durability", RequirementMetric::Durability, "", 0.99, 0.99999999999);
        row("durability: eleven nines", RequirementMetric::Durability, "", 0.99, 0.99999999999);
        row("99.999999999% durable", RequirementMetric::Durability, "", 0.99, 0.99999999999);
        row("no data loss", RequirementMetric::DataLoss, "", 0.99, 0);
        row("zero data loss", RequirementMetric::DataLoss, "", 0.99, 0);
        row("lose at most 1 second of writes", RequirementMetric::DataLoss, "", 0.99, 1);
        row("RPO 5 min", RequirementMetric::DataLoss, "", 0.99, 300);
        row("RPO = 0", RequirementMetric::DataLoss, "", 0.99, 0);
        row("RTO 15 minutes", RequirementMetric::RecoveryTime, "", 0.99, 900);
        row("RTO < 1h", RequirementMetric::RecoveryTime, "", 0.99, 3600);
        row("recover within 5 minutes", RequirementMetric::RecoveryTime, "", 0.99, 300);
        row("failover in under 30 s", RequirementMetric::RecoveryTime, "", 0.99, 30);
        row("support 10k rps", RequirementMetric::Throughput, "", 0.99, 10000);
        asks("handle 100k concurrent users");
        row("must sustain 50k writes per second", RequirementMetric::Throughput, "write", 0.99, 50000);
        row("scale to 1M qps", RequirementMetric::Throughput, "", 0.99, 1000000);
        row("10k TPS peak", RequirementMetric::Throughput, "", 0.99, 10000);
        row("throughput of 1M events/sec", RequirementMetric::Throughput, "event", 0.99, 1000000);
        row("at least 10k orders per minute", RequirementMetric::Throughput, "order", 0.99, 166.66667);
        row("process 1B clicks a day", RequirementMetric::Throughput, "click", 0.99, 11574.074);
        row("1M writes/s", RequirementMetric::Throughput, "write", 0.99, 1000000);
        row("10k writes per sec", RequirementMetric::Throughput, "write", 0.99, 10000);
        row("store data for 90 days", RequirementMetric::Retention, "", 0.99, 7776000);
        row("store for 90 days", RequirementMetric::Retention, "", 0.99, 7776000);
        row("keep logs 30 days", RequirementMetric::Retention, "logs", 0.99, 2592000);
        row("retain messages for 1 year", RequirementMetric::Retention, "messages", 0.99, 31536000);
        row("data retention of 7 years", RequirementMetric::Retention, "", 0.99, 220752000);
        row("metrics kept 13 months", RequirementMetric::Retention, "metrics", 0.99, 33696000);
        row("30 day retention", RequirementMetric::Retention, "", 0.99, 2592000);
        row("keep history for 2y", RequirementMetric::Retention, "", 0.99, 63072000);
        row("10 years retention for payments", RequirementMetric::Retention, "payments", 0.99, 315360000);
        row("budget $50k per month", RequirementMetric::Cost, "", 0.99, 50000);
        row("cost under $10k a month", RequirementMetric::Cost, "", 0.99, 10000);
        row("< $5,000/month", RequirementMetric::Cost, "", 0.99, 5000);
        row("costs no more than 20k USD a month", RequirementMetric::Cost, "", 0.99, 20000);
        row("$100k/yr", RequirementMetric::Cost, "", 0.99, 8333.3333);
        row("booking: p99 < 1s", RequirementMetric::Latency, "booking", 0.99, 1);
        row("p99 for search 300 ms", RequirementMetric::Latency, "search", 0.99, 0.3);
        row("search p95 300ms", RequirementMetric::Latency, "search", 0.95, 0.3);
        row("search latency p95 < 300ms", RequirementMetric::Latency, "search", 0.95, 0.3);
        row("redirect in <100ms (p99)", RequirementMetric::Latency, "redirect", 0.99, 0.1);
        row("checkout < 2 secs at p95", RequirementMetric::Latency, "checkout", 0.95, 2);
        row("notification delivered within 5 s", RequirementMetric::Freshness, "notification", 0.99, 5);
        row("messages delivered in under 500ms", RequirementMetric::Freshness, "messages", 0.99, 0.5);
        row("matching takes less than 10 s", RequirementMetric::Latency, "matching", 0.99, 10);
        row("dispatch < 10 s", RequirementMetric::Latency, "dispatch", 0.99, 10);
        row("order status at most 10 seconds old", RequirementMetric::Staleness, "order status", 0.99, 10);
        asks("no double booking");
        asks("no overselling");
        asks("exactly once counting");
        asks("never charge twice");
        row("< 100 ms p99 latency for reads", RequirementMetric::Latency, "reads", 0.99, 0.1);
        row("writes p99 50ms", RequirementMetric::Latency, "writes", 0.99, 0.05);
        row("latency: 100ms", RequirementMetric::Latency, "", 0.99, 0.1);
        row("avg latency 50 ms", RequirementMetric::Latency, "", 0, 0.05);
        row("median under 100ms", RequirementMetric::Latency, "", 0.5, 0.1);
        row("tail latency (p99.9) < 1s", RequirementMetric::Latency, "", 0.999, 1);
        row("within 200 milliseconds, 99% of the time", RequirementMetric::Latency, "", 0.99, 0.2);
        row("99% of searches finish in 200ms", RequirementMetric::Latency, "searches", 0.99, 0.2);
        row("99.9% of clicks counted within 1 min", RequirementMetric::Freshness, "clicks", 0.999, 60);
        row("lag < 2 s", RequirementMetric::Staleness, "", 0.99, 2);
        row("replication lag under 1s", RequirementMetric::Staleness, "", 0.99, 1);
        row("consistency: eventual, < 1 min", RequirementMetric::Staleness, "", 0.99, 60);
        asks("scalable");
        asks("secure");
        asks("low latency");
        row("video starts in under 2 s", RequirementMetric::Latency, "video", 0.99, 2);
        row("time to first byte < 200 ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("TTFB under 200ms", RequirementMetric::Latency, "", 0.99, 0.2);
        asks("time to first token < 1 s p95");
        asks("50 tokens/s per user");
        row("p99 under 300 millis", RequirementMetric::Latency, "", 0.99, 0.3);
        row("99% under 300ms", RequirementMetric::Latency, "", 0.99, 0.3);
        row("99% of requests in < 300 ms", RequirementMetric::Latency, "", 0.99, 0.3);
        row("max latency 500ms", RequirementMetric::Latency, "", 0.99, 0.5);
        row("median latency 40ms", RequirementMetric::Latency, "", 0.5, 0.04);
        row("latency budget 250 ms", RequirementMetric::Latency, "", 0.99, 0.25);
        row("at p99, 200ms", RequirementMetric::Latency, "", 0.99, 0.2);
        row("read latency under 10 ms", RequirementMetric::Latency, "read", 0.99, 0.01);
        row("write latency p99 20 ms", RequirementMetric::Latency, "write", 0.99, 0.02);
        row("keystrokes show up within 100 ms", RequirementMetric::Latency, "keystrokes", 0.99, 0.1);
        row("typing feels instant (<100ms)", RequirementMetric::Latency, "typing", 0.99, 0.1);
        row("order placed in 1 second", RequirementMetric::Latency, "order placed", 0.99, 1);
        row("push notifications arrive within 30 s", RequirementMetric::Freshness, "push notifications", 0.99, 30);
        row("alert within 1 min of the event", RequirementMetric::Latency, "alert event", 0.99, 60);
        row("reports at most 5 minutes late", RequirementMetric::Freshness, "reports", 0.99, 300);
        row("99.95 percent uptime", RequirementMetric::Availability, "", 0.99, 0.9995);
        row("availability four nines", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("99.99% available per year", RequirementMetric::Availability, "", 0.99, 0.9999);
        row("uptime > three nines", RequirementMetric::Availability, "", 0.99, 0.999);
        row("down at most 5 min a month", RequirementMetric::Availability, "", 0.99, 0.99988426);
        asks("no downtime");
        row("0.1% errors allowed", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("failure rate < 0.1 %", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("success ratio 99.9%", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        asks("never lose a payment");
        row("can lose up to 5 s of edits", RequirementMetric::DataLoss, "edits", 0.99, 5);
        row("data loss < 1 s", RequirementMetric::DataLoss, "", 0.99, 1);
        row("RPO: 1 minute", RequirementMetric::DataLoss, "", 0.99, 60);
        row("back up within 10 minutes", RequirementMetric::RecoveryTime, "", 0.99, 600);
        row("20k writes/s sustained", RequirementMetric::Throughput, "write", 0.99, 20000);
        row("up to 50k checkouts per minute", RequirementMetric::Throughput, "checkout", 0.99, 833.33333);
        row("ingest 1M points/s", RequirementMetric::Throughput, "point", 0.99, 1000000);
        row("1 million events per second", RequirementMetric::Throughput, "event", 0.99, 1000000);
        row("serves 100k qps", RequirementMetric::Throughput, "", 0.99, 100000);
        row("logs retained 14 days", RequirementMetric::Retention, "logs", 0.99, 1209600);
        row("audit trail kept 10 years", RequirementMetric::Retention, "audit trail", 0.99, 315360000);
        row("keep raw data for 15 days", RequirementMetric::Retention, "raw", 0.99, 1296000);
        row("must be under $30k monthly", RequirementMetric::Cost, "", 0.99, 30000);
        row("max 50k dollars a month", RequirementMetric::Cost, "", 0.99, 50000);
        row("consistency: strong", RequirementMetric::Staleness, "", 0.99, 0);
        row("inventory must be strongly consistent", RequirementMetric::Staleness, "inventory", 0.99, 0);
        row("counts are eventually consistent, within 1 minute", RequirementMetric::Staleness, "counts", 0.99, 60);
        row("search index may be 30 s stale", RequirementMetric::Staleness, "search index", 0.99, 30);
        row("messages delivered to available users < 500ms", RequirementMetric::Freshness, "messages", 0.99, 0.5);
        row("low latency matching (< 1 minute to match or failure)", RequirementMetric::Latency, "matching", 0.99, 60);
        row("strong consistency in matching: no driver gets two rides", RequirementMetric::Staleness, "matching", 0.99,
            0);
        row("strong consistency for bookings, high availability for search", RequirementMetric::Staleness, "bookings",
            0.99, 0);
        row("photos appear in the feed within 10 s", RequirementMetric::Freshness, "photos", 0.99, 10);
        row("a tweet shows up in the timeline of followers within 5 s", RequirementMetric::Freshness, "tweet", 0.99, 5);
        row("messages arrive within 500 ms", RequirementMetric::Freshness, "messages", 0.99, 0.5);
        row("changes are synced to other devices within 10 s", RequirementMetric::Freshness, "changes", 0.99, 10);
        asks("secure and scalable");
        asks("idempotent payments");
        asks("fair queueing");
    }

    void requirements()
    {
        QFETCH(QString, text);
        QFETCH(int, metric);
        QFETCH(double, bound);
        const auto read = readRequirement(text.toStdString());
        if (metric < 0) {
            QVERIFY2(!read, read ? requirementText(*read).c_str() : "");
            return;
        }
        QVERIFY2(read.hasValue(), read ? "" : read.error().c_str());
        QCOMPARE(int(read->metric), metric);
        QTEST(QString::fromStdString(read->requestClass), "requestClass");
        QTEST(read->percentile, "percentile");
        QVERIFY2(std::abs(read->bound - bound) <= 1e-6 * std::max(1e-3, bound),
                 qPrintable(QString::number(read->bound, 'g', 12)));
    }

    void whatHasNoFigureIsToldWhereItBelongs()
    {
        for (const auto &[line, words] : {std::pair("files up to 50 GB", "load pad"),
                                          {"read heavy", "load pad"},
                                          {"read-heavy 100:1", "read:write 100:1 on the load pad"},
                                          {"low latency", "milliseconds"},
                                          {"highly available (availability over consistency)", "nines"},
                                          {"support 10M files", "load pad"},
                                          {"secure: encrypted at rest", "as you wrote it"},
                                          {"GDPR compliant", "as you wrote it"},
                                          {"low cost", "cost < $20k/month"},
                                          {"fast", "milliseconds"}}) {
            const auto read = readRequirement(line);
            QVERIFY2(!read && read.error().find(words) != std::string::npos, read ? line : read.error().c_str());
        }
    }

    void twoRequirementsInALine_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"p50 < 50ms, p99 < 300ms", "99.99% availability, p99 < 200ms", "reads < 10ms, writes < 50 ms",
              "p99 < 200 ms and 99.9 % uptime", "available 99.9%; p95 < 300ms", "p95 200ms, p99 500ms",
              "99.9% uptime; RPO 0", "feed p99 < 500 ms and availability 99.9%"})
            QTest::newRow(text) << QString(text);
    }

    void twoRequirementsInALine()
    {
        QFETCH(QString, text);
        const auto parts = requirementsIn(text.toStdString());
        QCOMPARE(parts.size(), std::size_t(2));
        for (const std::string &one : parts)
            QVERIFY2(readRequirement(one), one.c_str());
        QVERIFY(!readRequirement(text.toStdString()));
    }

    /// What follows is about what the first part names, unless it names something itself.
    void theSecondOneIsAboutTheSame()
    {
        const auto same = requirementsIn("search p99 < 300 ms, 99.9 %");
        QCOMPARE(same.size(), std::size_t(2));
        QCOMPARE(readRequirement(same[1])->requestClass, std::string("search"));
        const auto other = requirementsIn("reads < 10ms, writes < 50 ms");
        QCOMPARE(readRequirement(other[1])->requestClass, std::string("writes"));
        const auto kept = requirementsIn("keep raw 15 days, rollups 1 year");
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(readRequirement(kept[1])->metric, RequirementMetric::Retention);
        QCOMPARE(readRequirement(kept[1])->requestClass, std::string("rollups"));
        QCOMPARE(requirementsIn("browse, p99 < 300 ms").size(), std::size_t(1)); // a comma alone parts nothing
        QCOMPARE(requirementsIn("scalable, highly available").size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(RequirementPhrasesTest)
#include "requirement_phrases_test.moc"
