// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about a design: each fires where it should, and not where the cause is gone.
#include "tests/support/found.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

class FindingsTest : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("components");
        QTest::addColumn<QString>("calls");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<bool>("fires");
        const QString writer = R"({"id": "u", "kind": "client", "params": {"rate": 100}},
            {"id": "s", "kind": "service", "params": {"replicas": 3}})";
        const QString path = R"({"from": "u", "to": "s"}, {"from": "s", "to": "x"})";
        const QString writes = R"("classes": [{"id": "w", "share": 1, "operation": "write"}])";
        const auto store = [&](const QString &params) {
            return writer + R"(, {"id": "x", "kind": "sql-database", "params": {)" + params + "}}";
        };
        const auto row = [](const char *rule, const char *what, const QString &components, const QString &calls,
                            const QString &rest, bool fires) {
            QTest::newRow(qPrintable(QString("%1: %2").arg(rule, what)))
                << QString(rule) << components << calls << rest << fires;
        };
        const auto pair = [&](const QString &params) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "s", "kind": "service", "params": {"replicas": 3, %1}})")
                .arg(params);
        };
        const QString call = R"({"from": "u", "to": "s"})", wants = R"("targets": [
            {"class": "c", "metric": "availability", "value": 0.9999}], "classes": [{"id": "c", "share": 1}])";
        row("independence-assumed", "twenty times the target", pair(R"("availability": 0.995)"), call, wants, true);
        row("independence-assumed", "stated", pair(R"("availability": 0.995, "commonCause": 0)"), call, wants, false);
        row("independence-assumed", "good replicas", pair(R"("availability": 0.999)"), call, wants, false);
        row("independence-assumed", "managed", pair(R"("availability": 0.995, "managed": true)"), call, wants, false);
        row("independence-assumed", "optional", pair(R"("availability": 0.995)"),
            R"({"from": "u", "to": "s", "required": "optional"})", wants, false);
        const auto three = [](int rate) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": %1}},
                {"id": "s", "kind": "service", "params": {"replicas": 3, "capacity": 100}})")
                .arg(rate);
        };
        row("no-spare-replica", "all are needed", three(250), call, {}, true);
        row("no-spare-replica", "one to spare", three(150), call, {}, false);
        row("no-spare-replica", "overloaded with all", three(350), call, {}, false);
        row("quorum-of-two", "two copies", store(R"("replication": "quorum", "copies": 2)"), path, writes, true);
        row("quorum-of-two", "three copies", store(R"("replication": "quorum", "copies": 3)"), path, writes, false);
        row("write-conflicts", "several leaders", store(R"("replication": "multi-leader")"), path, writes, true);
        row("write-conflicts", "one leader", store(R"("replication": "async")"), path, writes, false);
        row("no-backup", "an RPO and no backup", store(R"("copies": 3)"), path,
            writes + R"(, "targets": [{"metric": "dataLoss", "value": "1h"}])", true);
        row("no-backup", "an RPO and a backup", store(R"("copies": 3, "backupEvery": "1h")"), path,
            writes + R"(, "targets": [{"metric": "dataLoss", "value": "1h"}])", false);
        row("target-missed", "RPO below the lag", store(R"("replication": "async", "replicationLag": "5s")"), path,
            writes + R"(, "targets": [{"metric": "dataLoss", "value": "1s"}])", true);
        row("target-missed", "RPO above the lag", store(R"("replication": "async", "replicationLag": "5s")"), path,
            writes + R"(, "targets": [{"metric": "dataLoss", "value": "10s"}])", false);
        const auto pooled = [&](const QString &params) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "s", "kind": "service", "params": {"replicas": 12, %1}},
                {"id": "x", "kind": "sql-database", "params": {"connections": 200}})")
                .arg(params);
        };
        const QString through = R"({"from": "u", "to": "s"}, {"from": "s", "to": "x"})";
        row("too-many-connections", "12 x 20 threads", pooled(R"("blocking": 1, "threads": 20)"), through, {}, true);
        row("too-many-connections", "12 x 15 threads", pooled(R"("blocking": 1, "threads": 15)"), through, {}, false);
        row("too-many-connections", "as many as are in use", pooled(R"("capacity": 1000)"), through, {}, false);
        row("too-many-connections", "100/s x 3 s in instances",
            pooled(R"("serviceTime": "3s", "servers": 100, "coldStart": "1s")"), through, {}, true);
        row("too-many-connections", "behind a pooler",
            pooled(R"("blocking": 1, "threads": 20)") + R"(, {"id": "p", "kind": "service", "preset": "pgbouncer"})",
            R"({"from": "u", "to": "s"}, {"from": "s", "to": "p"}, {"from": "p", "to": "x"})", {}, false);
        row("needless-shards", "eight shards for 100/s", store(R"("partitions": 8)"), path, writes, true);
        row("needless-shards", "one machine", store({}), path, writes, false);
        const auto cache = [&](const QString &params) {
            return writer + R"(, {"id": "x", "kind": "cache", "params": {)" + params + "}}";
        };
        row("cache-as-record", "nothing but a cache", cache({}), path, writes, true);
        row("cache-as-record", "it may forget", cache(R"("timeToLive": "15s")"), path, writes, false);
        row("cache-as-record", "a store behind it",
            cache(R"("policy": "write-through")") + R"(, {"id": "d", "kind": "sql-database"})",
            path + R"(, {"from": "x", "to": "d"})", writes, false);
        const auto edge = [&](const QString &params) {
            return writer + R"(, {"id": "x", "kind": "cdn", "params": {)" + params +
                   R"(}}, {"id": "o", "kind": "service"})";
        };
        const QString pastEdge = R"({"from": "u", "to": "x"}, {"from": "x", "to": "o"})";
        row("hit-ratio-assumed", "nobody said", edge({}), pastEdge, {}, true);
        row("hit-ratio-assumed", "stated", edge(R"("hitRatio": 0.9)"), pastEdge, {}, false);
        row("hit-ratio-assumed", "writes", edge({}), pastEdge, writes, false);
        const QString shops =
            R"({"id": "u", "kind": "client"}, {"id": "g", "kind": "gateway"}, {"id": "s", "kind": "service"},
            {"id": "b", "kind": "service"})";
        const QString fork = R"({"from": "u", "to": "g"}, {"from": "g", "to": "s"}, {"from": "g", "to": "b")",
                      both = R"("classes": [{"id": "search", "rate": 10}, {"id": "book", "rate": 1}])";
        row("ways-not-told", "a fork for all", shops, fork + "}", both, true);
        row("ways-not-told", "one says whose it is", shops, fork + R"(, "classes": {"search": {"perRequest": 0}}})",
            both, false);
        row("ways-not-told", "one class", shops, fork + "}", R"("classes": [{"id": "search", "rate": 10}])", false);
        row("hit-ratio-out-of-reach", "1 of 1000 items fits",
            cache(R"("hitRatio": 0.9, "memory": 1e6, "keys": 1e6, "itemBytes": 1000)"), path, {}, true);
        row("hit-ratio-out-of-reach", "all items fit",
            cache(R"("hitRatio": 0.9, "memory": 1e9, "keys": 1e6, "itemBytes": 1000)"), path, {}, false);
        const auto queue = [&](const QString &params) {
            return writer + R"(, {"id": "x", "kind": "message-queue", "params": {)" + params +
                   R"(}}, {"id": "w", "kind": "worker", "params": {"errorRate": 0.01, "replicas": 10}})";
        };
        const QString consumed = path + R"(, {"from": "x", "to": "w"})";
        row("no-dead-letter", "none", queue({}), consumed, {}, true);
        row("no-dead-letter", "one", queue(R"("deadLetter": 1)"), consumed, {}, false);
        row("answer-through-queue", "a read that only queues", queue({}), consumed,
            R"("classes": [{"id": "r", "share": 1, "operation": "read"}])", true);
        row("answer-through-queue", "a write that only queues", queue({}), consumed, writes, false);
        row("no-freshness-target", "work after the answer", queue({}), consumed,
            R"("targets": [{"metric": "p99", "value": "1s"}])", true);
        row("no-freshness-target", "bounded", queue({}), consumed,
            R"("targets": [{"metric": "p99", "value": "1s"}, {"metric": "freshness", "value": "1min"}])", false);
        const auto table = [&](const QString &params, const char *reads = "eventual") {
            const QString more = params.isEmpty() ? QString() : ", " + params;
            return writer + QString(", {\"id\": \"x\", \"kind\": \"key-value-store\", \"params\": "
                                    "{\"readConsistency\": \"%1\"%2}}")
                                .arg(QString(reads), more);
        };
        const QString reads10k = R"("classes": [{"id": "r", "rate": 10000, "operation": "read"}])";
        row("hot-key", "half of the units", table(R"("partitions": 50, "hotShare": 0.5, "itemBytes": 40000)"), path,
            reads10k, true);
        row("hot-key", "spread evenly", table(R"("partitions": 50, "itemBytes": 40000)"), path, reads10k, false);
        row("hot-key", "small items", table(R"("partitions": 50, "hotShare": 0.5, "itemBytes": 400)"), path, reads10k,
            false);
        row("too-few-partitions", "50 k units on four", table(R"("partitions": 4, "itemBytes": 40000)"), path, reads10k,
            true);
        row("too-few-partitions", "on twenty", table(R"("partitions": 20, "itemBytes": 40000)"), path, reads10k, false);
        const QString shelf = R"(, {"id": "c", "kind": "cache", "params": {"hitRatio": 0.9}},
            {"id": "x", "kind": "key-value-store", "params": {"capacity": 1000, "writeCapacity": 1000}})";
        const QString aside = path + R"(, {"from": "s", "to": "c"})";
        const auto mix = [](int read, int written) {
            return QString(R"("classes": [{"id": "r", "rate": %1}, {"id": "w", "rate": %2, "operation": "write"}])")
                .arg(read)
                .arg(written);
        };
        row("cold-cache", "ten times the reads", writer + shelf, aside, mix(1500, 100), true);
        row("cold-cache", "mostly writes", writer + shelf, aside, mix(200, 700), false); // 20 + 700, 200 + 700 at worst
        row("cold-cache", "reads and writes", writer + shelf, aside, mix(400, 700), true);
        row("too-few-partitions", "limits of another store",
            writer + R"(, {"id": "x", "kind": "key-value-store", "params": {"partitions": 4, "itemBytes": 40000}})",
            path, reads10k, false);
        // 100 items/s of 5 kB for a day: 43 GB in each copy, whatever their number
        const QString day = R"("partitions": 4, "itemBytes": 5000, "retention": "1d", "overhead": 0)";
        row("too-few-partitions", "43 GB", table(day), path, writes, true);
        row("too-few-partitions", "43 GB, three copies", table(day + R"(, "copies": 3)"), path, writes, true);
        row("too-few-partitions", "43 GB on five", table(QString(day).replace(": 4", ": 5")), path, writes, false);
        row("item-too-large", "half a megabyte", table(R"("itemBytes": 500000)"), path, writes, true);
        row("item-too-large", "a few kilobytes", table(R"("itemBytes": 5000)"), path, writes, false);
        row("item-costs-units", "20 KB", table(R"("itemBytes": 20000)"), path, reads10k, true);
        row("item-costs-units", "1 KB", table(R"("itemBytes": 1000)"), path, reads10k, false);
        row("consistent-reads-cost-double", "nobody needs it", table({}, "strong"), path, reads10k, true);
        row("consistent-reads-cost-double", "eventual", table({}), path, reads10k, false);
        row("consistent-reads-cost-double", "a target of freshness", table({}, "strong"), path,
            reads10k + R"(, "targets": [{"metric": "staleness", "value": "1s"}])", false);
        row("index-reads-are-eventual", "consistent", table(R"("readsByIndex": 1)", "strong"), path, reads10k, true);
        row("index-reads-are-eventual", "eventual", table(R"("readsByIndex": 1)"), path, reads10k, false);
        row("indexes-multiply-writes", "five", table(R"("indexes": 5)"), path, writes, true);
        row("indexes-multiply-writes", "one", table(R"("indexes": 1)"), path, writes, false);
        row("hot-key", "a stream's", writer + R"(, {"id": "x", "kind": "event-stream", "params":
            {"partitions": 10, "partitionWrites": 100, "hotShare": 0.8}}, {"id": "w", "kind": "worker"})",
            consumed, {}, true);
        row("hot-key", "a stream without", writer + R"(, {"id": "x", "kind": "event-stream", "params":
            {"partitions": 10, "partitionWrites": 100}}, {"id": "w", "kind": "worker"})",
            consumed, {}, false);
        row("hot-cache-key", "one of a thousand", cache(R"("keys": 1000, "skew": 1.2, "replicas": 4, "capacity": 100)"),
            path, R"("classes": [{"id": "r", "rate": 390, "operation": "read"}])", true);
        row("hot-cache-key", "of a million, evenly", cache(R"("keys": 1e6, "skew": 0, "replicas": 4, "capacity": 100)"),
            path, R"("classes": [{"id": "r", "rate": 390, "operation": "read"}])", false);
        row("saturated", "one leader takes all writes", store(R"("replicas": 4, "writeCapacity": 50)"), path, writes,
            true);
        row("saturated", "two parts have a leader each",
            store(R"("replicas": 4, "writeCapacity": 70, "partitions": 2)"), path, writes, false);
        row("saturated", "many leaders", store(R"("replicas": 4, "writeCapacity": 50, "replication": "multi-leader")"),
            path, writes, false);
        row("reads-may-be-old", "written and read", store(R"("replication": "async", "replicationLag": "2s")"), path,
            R"("classes": [{"id": "w", "share": 0.5, "operation": "write"}, {"id": "r", "share": 0.5}])", true);
        row("reads-may-be-old", "a bound is said", store(R"("replication": "async", "replicationLag": "2s")"), path,
            R"("classes": [{"id": "w", "share": 0.5, "operation": "write"}, {"id": "r", "share": 0.5}],
               "targets": [{"metric": "staleness", "value": "5s"}])",
            false);
        const QString provider = writer + R"(, {"id": "x", "kind": "external-api"})";
        const QString tried = R"({"from": "u", "to": "s"}, {"from": "s", "to": "x", "retries": 2, "timeout": "5s"})";
        row("repeated-effect", "a charge is tried again", provider, tried, writes, true);
        row("repeated-effect", "a question is", provider, tried, {}, false);
        const QString charge = QString(tried).replace(R"("retries": 2)", R"("retries": 2, "label": "with key")");
        row("repeated-effect", "a charge with a key", provider, charge, writes, false);
        const QString queued = writer + R"(, {"id": "q", "kind": "message-queue"}, {"id": "w", "kind": "worker"},
            {"id": "x", "kind": "external-api"})";
        const QString sent = R"({"from": "u", "to": "s"}, {"from": "s", "to": "q"}, {"from": "q", "to": "w"},
            {"from": "w", "to": "x"%1})";
        row("delivered-twice", "a charge by a worker", queued, QString(sent).arg(""), writes, true);
        row("delivered-twice", "with a key", queued, QString(sent).arg(R"(, "label": "idempotency key")"), writes,
            false);
        row("delivered-twice", "a question", queued, QString(sent).arg(""), {}, false);
        const auto guarded = [](const char *limit, const char *capacity) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "g", "kind": "gateway", "params": {"rateLimit": %1}},
                {"id": "s", "kind": "service", "params": {"replicas": 2}},
                {"id": "x", "kind": "sql-database", "params": {"capacity": %2, "writeCapacity": %2}})")
                .arg(QString(limit), QString(capacity));
        };
        const QString front = R"({"from": "u", "to": "g"}, {"from": "g", "to": "s"}, {"from": "s", "to": "x"})";
        row("limit-above-capacity", "ten times as much", guarded("2000", "200"), front, {}, true);
        row("limit-above-capacity", "what is carried", guarded("150", "200"), front, {}, false);
        const auto written = [&](const char *capacity, int replicas) {
            return store(QString(R"("replicas": %1, "capacity": 5000, "writeCapacity": %2)")
                             .arg(replicas)
                             .arg(QString(capacity)));
        };
        row("saturated", "writes beyond one node", written("50", 1), path, writes, true);
        row("reads-many-items", "500 at a time", writer + R"(, {"id": "x", "kind": "key-value-store"})",
            R"({"from": "u", "to": "s"}, {"from": "s", "to": "x", "perRequest": 500})", {}, true);
        row("reads-many-items", "a few", writer + R"(, {"id": "x", "kind": "key-value-store"})",
            R"({"from": "u", "to": "s"}, {"from": "s", "to": "x", "perRequest": 5})", {}, false);
        const auto limited = [](const char *limiter, const char *batch) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": 100, "batch": %2}},
                {"id": "s", "kind": "service", "params": {"replicas": 3%1}})")
                       .arg(QString(limiter), QString(batch)) +
                   R"(, {"id": "x", "kind": "cache", "name": "Buckets", "params": {"hitRatio": 1}})";
        };
        row("burst-below-page", "ten through a bucket of five", limited(R"(, "rateLimit": 500, "burst": 5)", "10"),
            path, {}, true);
        row("burst-below-page", "through one of fifty", limited(R"(, "rateLimit": 500, "burst": 50)", "10"), path, {},
            false);
        row("limit-fails-closed", "counters that are needed", limited(R"(, "rateLimit": 500)", "1"), path, {}, true);
        row("limit-fails-closed", "counters that are not", limited(R"(, "rateLimit": 500)", "1"),
            R"({"from": "u", "to": "s"}, {"from": "s", "to": "x", "required": "optional"})", {}, false);
        row("limit-fails-closed", "counters behind what is asked, but not needed",
            limited(R"(, "rateLimit": 500)", "1"),
            R"({"from": "u", "to": "s", "required": "optional"}, {"from": "s", "to": "x"})", {}, false);
        const QString optional = R"({"from": "u", "to": "s"}, {"from": "s", "to": "x", "required": "optional"})";
        const auto dead = [&] {
            return limited(R"(, "rateLimit": 500)", "1").replace(R"("id": "x",)", R"("id": "x", "enabled": false,)");
        };
        row("limit-fails-closed", "counters that are needed and dead", dead(), path, {}, true);
        row("limit-fails-open", "counters that are not needed and dead", dead(), optional, {}, true);
        row("limit-fails-open", "counters that are needed and dead", dead(), path, {}, false);
        row("limit-fails-open", "counters that work", limited(R"(, "rateLimit": 500)", "1"), optional, {}, false);
        row("limit-fails-open", "a limit that each replica counts",
            limited(R"(, "rateLimit": 500, "limiterScope": "local")", "1")
                .replace(R"("id": "x",)", R"("id": "x", "enabled": false,)"),
            optional, {}, false);
        const QString behind = writer + R"(, {"id": "x", "kind": "service", "params": {"rateLimit": 500}})";
        row("limit-behind-the-work", "after a service", behind, path, {}, true);
        row("limit-behind-the-work", "at the front", behind, R"({"from": "u", "to": "x"}, {"from": "x", "to": "s"})",
            {}, false);
        const auto issuer = [](const char *auth) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "s", "kind": "service", "params": {"replicas": 3%1}},
                {"id": "x", "kind": "external-api", "name": "Token issuer"})")
                .arg(QString(auth));
        };
        const auto behindGateway = [](const char *params, const char *gateway) {
            return QString(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "g", "kind": "gateway"%2}, {"id": "s", "kind": "service", "params": {%1}})")
                .arg(QString(params), QString(gateway));
        };
        const QString pastGateway = R"({"from": "u", "to": "g", "distance": "internet"}, {"from": "g", "to": "s"})",
                      replicas3 = R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "s", "kind": "service", "params": {"replicas": 3}})";
        row("no-load-balancer", "three replicas", replicas3, call, {}, true);
        row("no-load-balancer", "one", QString(replicas3).replace(R"("replicas": 3)", ""), call, {}, false);
        row("no-load-balancer", "behind a gateway", behindGateway(R"("replicas": 3)", ""), pastGateway, {}, false);
        row("no-load-balancer", "callers inside", replicas3, R"({"from": "u", "to": "s", "distance": "zone"})", {},
            false);
        row("no-load-balancer", "it deals by itself", pair(R"("managed": true)"), call, {}, false);
        const QString pays = R"("classes": [{"id": "pay", "name": "Pay", "share": 1, "operation": "write"}])",
                      redirects = R"("classes": [{"id": "redirect", "name": "Redirect", "share": 1}])";
        row("no-sign-in", "nobody asks", behindGateway("", ""), pastGateway, pays, true);
        row("no-sign-in", "what everybody may", behindGateway("", ""), pastGateway, redirects, false);
        row("no-sign-in", "tokens", behindGateway("", R"(, "params": {"auth": "jwt"})"), pastGateway, pays, false);
        row("no-sign-in", "a service that does", behindGateway("", R"(, "name": "Auth proxy")"), pastGateway, pays,
            false);
        row("no-sign-in", "callers inside", behindGateway("", ""),
            R"({"from": "u", "to": "g", "distance": "zone"}, {"from": "g", "to": "s"})", pays, false);
        const auto carrying = [&](const char *label) {
            return QString(R"({"from": "u", "to": "g", "label": "%1"}, {"from": "g", "to": "s"})").arg(QString(label));
        };
        row("personal-data-in-token", "an address", behindGateway("", ""), carrying("JWT with user id, email"), {},
            true);
        row("personal-data-in-token", "an id", behindGateway("", ""), carrying("JWT with user id"), {}, false);
        row("personal-data-in-token", "encrypted", behindGateway("", ""), carrying("encrypted JWT with email"), {},
            false);
        row("few-key-values", "a status", table(R"("partitions": 50, "partitionKey": "order status")"), path, reads10k,
            true);
        row("few-key-values", "a day", table(R"("partitionKey": "date")"), path, writes, true);
        row("few-key-values", "who it is", table(R"("partitions": 50, "partitionKey": "user id")"), path, reads10k,
            false);
        row("few-key-values", "a suffix", table(R"("partitions": 50, "partitionKey": "status + day")"), path, reads10k,
            false);
        row("few-key-values", "more countries than partitions", table(R"("partitions": 4, "partitionKey": "country")"),
            path, reads10k, false);
        row("few-key-values", "not split", store(R"("partitionKey": "status")"), path, writes, false);
        const QString reads2k = R"("classes": [{"id": "r", "rate": 2500, "operation": "read"}])";
        const auto refilled = [&](const char *params, const char *capacity) {
            return writer + QString(R"(, {"id": "c", "kind": "cache",
                "params": {"hitRatio": 0.99, "keys": 1000, "skew": 1%1}},
                {"id": "x", "kind": "key-value-store", "params": {"capacity": %2}})")
                                .arg(QString(params), QString(capacity));
        };
        row("cache-stampede", "13 % of 2.5 k/s", refilled(R"(, "timeToLive": "60s")", "300"), aside, reads2k, true);
        row("cache-stampede", "nothing expires", refilled("", "300"), aside, reads2k, false);
        row("cache-stampede", "one refill", refilled(R"(, "timeToLive": "60s", "singleRefill": 1)", "300"), aside,
            reads2k, false);
        row("cache-stampede", "room enough", refilled(R"(, "timeToLive": "60s")", "1000"), aside, reads2k, false);
        row("keys-not-cached", "asked every time", issuer(R"(, "auth": "jwt")"), path, {}, true);
        row("keys-not-cached", "sessions", issuer(""), path, {}, false);
        row("average-as-peak", "no peak", store({}), path,
            R"("classes": [{"id": "r", "users": 1e6, "actionsPerDay": 10, "peakFactor": 1}])", true);
        row("average-as-peak", "with a peak", store({}), path,
            R"("classes": [{"id": "r", "users": 1e6, "actionsPerDay": 10, "peakFactor": 3}])", false);
    }

    void rules()
    {
        QFETCH(QString, rule);
        QFETCH(QString, components);
        QFETCH(QString, calls);
        QFETCH(QString, rest);
        const Report report = reportOf(components.toStdString(), calls.toStdString(), rest.toStdString());
        QString all;
        for (const Finding &finding : report.findings)
            all += QString::fromStdString(finding.id + ": " + finding.sentence + "\n");
        const Finding *finding = findingOf(report, rule.toStdString());
        QFETCH(bool, fires);
        QVERIFY2((finding != nullptr) == fires, qPrintable(all));
        if (finding && finding->id != "target-missed")
            QVERIFY2(!finding->source.empty() || finding->id.starts_with("no-freshness") ||
                         finding->id == "answer-through-queue",
                     qPrintable(rule + " has no source"));
        if (finding)
            QVERIFY(finding->sentence.size() > 20 &&
                    (finding->sentence.ends_with('.') || finding->sentence.ends_with('?')));
    }

    /// One sentence a component, however many classes need it; the most demanding says how good it has to be.
    /// A drawing may say so; a design written as text is refused.
    void aMedianAboveItsP99IsTold()
    {
        const auto read = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 10}}, {"id": "s", "kind": "service"},
            {"id": "d", "kind": "sql-database"}], "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "d"}]})");
        QVERIFY(read);
        Design design = *read;
        QVERIFY(!findingOf(evaluate(design), "p50-above-p99"));
        Parameters &service = design.components[*design.indexOf("s")].parameters;
        service["p50"] = 2.0;
        const Report byDefault = evaluate(design);
        const Finding *told = findingOf(byDefault, "p50-above-p99");
        QVERIFY(told);
        QVERIFY2(told->sentence.find("\"s\": p50 (2 s) is above p99 (") != std::string::npos, told->sentence.c_str());
        QVERIFY(told->sentence.find(", a default)") != std::string::npos);
        QCOMPARE(told->elements, std::vector{design.components[*design.indexOf("s")].id});
        service["p99"] = 1.0;
        const Report stated = evaluate(design);
        QVERIFY(findingOf(stated, "p50-above-p99"));
        QCOMPARE(findingOf(stated, "p50-above-p99")->sentence.find("default"), std::string::npos);
        service["p99"] = 3.0;
        QVERIFY(!findingOf(evaluate(design), "p50-above-p99"));
        service["p99"] = 1.0; // what a stated mean replaces contradicts nothing
        service["serviceTime"] = 1.5;
        QVERIFY(!findingOf(evaluate(design), "p50-above-p99"));
        design.components[*design.indexOf("d")].parameters["writeP50"] = 9.0;
        const Report writes = evaluate(design);
        QVERIFY(findingOf(writes, "p50-above-p99"));
        QVERIFY(findingOf(writes, "p50-above-p99")->sentence.find("writes: p50 (9 s)") != std::string::npos);
    }

    /// "1 k/s arrive" of a thousand that one replica takes is no reason for seven more: those that are lost before are.
    void whatIsFullBehindWhatIsFullSaysSo()
    {
        const Report report = reportOf(R"({"id": "u", "kind": "client", "params": {"rate": 5000}},
                                          {"id": "s", "kind": "service", "params": {"capacity": 1000}},
                                          {"id": "t", "kind": "service", "params": {"capacity": 1000}})",
                                       R"({"from": "u", "to": "s"}, {"from": "s", "to": "t"})", {});
        std::map<std::string, bool> spared;
        for (const Finding &finding : report.findings)
            if (finding.id == "saturated")
                spared[finding.elements.front()] = finding.sentence.find("more would if") != std::string::npos;
        QCOMPARE(spared, (std::map<std::string, bool>{{"s", false}, {"t", true}}));
    }

    void theExtraNineIsAskedForOnce()
    {
        const auto asked = [](const std::string &targets) {
            const Report report = reportOf(
                R"({"id": "u", "kind": "client", "params": {"rate": 30}}, {"id": "s", "kind": "service"})",
                R"({"from": "u", "to": "s"})",
                R"("classes": [{"id": "a", "share": 0.4}, {"id": "b", "share": 0.3}, {"id": "c", "share": 0.3}],
                   "targets": [)" +
                    targets + "]");
            std::vector<std::string> sentences;
            for (const Finding &finding : report.findings)
                if (finding.id == "extra-nine")
                    sentences.push_back(finding.sentence);
            return sentences;
        };
        using Sentences = std::vector<std::string>;
        QCOMPARE(asked(R"({"class": "a", "metric": "availability", "value": 0.999})"),
                 Sentences{R"("s" (99.5 %) should have a nine more than "a" is to have (99.9 %).)"});
        QCOMPARE(asked(R"({"class": "a", "metric": "availability", "value": 0.99},
                          {"class": "b", "metric": "availability", "value": 0.999})"),
                 Sentences{R"("s" (99.5 %) should have a nine more than "b" and "a" are to have (up to 99.9 %).)"});
        QCOMPARE(
            asked(R"({"metric": "availability", "value": 0.9999})"),
            Sentences{R"("s" (99.5 %) should have a nine more than all 3 request classes are to have (99.99 %).)"});
        const Report pair = reportOf(R"({"id": "u", "kind": "client", "params": {"rate": 30}},
                                        {"id": "s", "kind": "service"}, {"id": "d", "kind": "sql-database"})",
                                     R"({"from": "u", "to": "s"}, {"from": "s", "to": "d"})",
                                     R"("targets": [{"metric": "availability", "value": 0.9999}])");
        QCOMPARE(
            findingOf(pair, "extra-nine")->sentence,
            std::string(R"("s" (99.5 %) and "d" (99.95 %) should each have a nine more than "Requests" is to have )"
                        "(99.99 %)."));
        QCOMPARE(findingOf(pair, "extra-nine")->elements.size(), std::size_t(2));
        QCOMPARE(asked(R"({"metric": "availability", "value": 0.9})"), Sentences{});
    }

    /// 5 s of lag at 100 writes a second: 500 writes; a cache of a minute before a replica 5 s late: 65 s.
    void whatMayBeLostAndStale()
    {
        const Report report = reportOf(
            R"({"id": "u", "kind": "client", "params": {"rate": 100}},
               {"id": "s", "kind": "service"},
               {"id": "c", "kind": "cache", "params": {"timeToLive": "60s"}},
               {"id": "d", "kind": "sql-database",
                "params": {"replication": "async", "replicationLag": "5s", "copies": 2}})",
            R"({"from": "u", "to": "s"}, {"from": "s", "to": "c"}, {"from": "s", "to": "d"})",
            R"("classes": [{"id": "r", "share": 0.5}, {"id": "w", "share": 0.5, "operation": "write"}])");
        QCOMPARE(report.classes[0].staleness.value_or(-1), 65.0);
        QVERIFY(!report.classes[0].lossWindow);
        QCOMPARE(report.classes[1].lossWindow.value_or(-1), 5.0);
        const auto store = std::ranges::find(report.components, std::string("d"), &ComponentReport::name);
        QVERIFY(store != report.components.end());
        QCOMPARE(*store->writesAtRisk, 50 * 5.0);
        QCOMPARE(*report.classes[1].yearlyLoss, *store->yearlyLoss);
    }

    /// Who writes through a cache finds the last write there, with a time to live as well as without one.
    void whatIsWrittenThroughIsNotStale()
    {
        for (const char *lives : {"", R"("timeToLive": "60s", )"}) {
            const Report report = reportOf(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                                              {"id": "c", "kind": "cache", "params": {)" +
                                               std::string(lives) + R"("policy": "write-through"}},
                                              {"id": "d", "kind": "sql-database"})",
                                           R"({"from": "u", "to": "c"}, {"from": "c", "to": "d"})",
                                           R"("targets": [{"metric": "staleness", "value": "10s"}])");
            QCOMPARE(report.classes[0].staleness.value_or(-1), 0.0);
        }
    }

    /// A cache that others write past holds what it held, whatever its policy is called.
    void whatIsWrittenPastTheCacheIsStale()
    {
        const Report report = reportOf(
            R"({"id": "u", "kind": "client", "params": {"rate": 100}}, {"id": "s", "kind": "service"},
               {"id": "w", "kind": "service"}, {"id": "d", "kind": "sql-database"},
               {"id": "c", "kind": "cache", "params": {"timeToLive": "60s", "policy": "write-through"}})",
            R"({"from": "u", "to": "s", "classes": {"put": {"perRequest": 0}}}, {"from": "s", "to": "c"},
               {"from": "s", "to": "d"}, {"from": "u", "to": "w", "classes": {"get": {"perRequest": 0}}},
               {"from": "w", "to": "d"})",
            R"("classes": [{"id": "get", "share": 0.5}, {"id": "put", "share": 0.5, "operation": "write"}])");
        QCOMPARE(report.classes[0].staleness.value_or(-1), 60.0);
    }

    /// Without a time to live nobody knows how old a cached answer is.
    void unknownStalenessIsUnknown()
    {
        const Report report = reportOf(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                                          {"id": "c", "kind": "cache"}, {"id": "d", "kind": "sql-database"})",
                                       R"({"from": "u", "to": "c"}, {"from": "c", "to": "d"})",
                                       R"("targets": [{"metric": "staleness", "value": "10s"}])");
        QVERIFY(!report.classes[0].staleness);
        QVERIFY(findingOf(report, "target-unknown"));
        QCOMPARE(report.targets[0].blame, std::string("\"c\" has no time to live"));
    }

    /// That nothing is known of a target follows from an empty canvas, or from the missing rate, which is told.
    void whatIsUnknownForOneReasonIsToldOnce()
    {
        const char *wanted = R"("classes": [{"id": "r"}, {"id": "w"}],
                                "targets": [{"class": "r", "metric": "p99", "value": "1s"},
                                            {"metric": "availability", "value": "99.9%"}])";
        const Report empty = reportOf("", "", wanted);
        QCOMPARE(empty.targets.size(), std::size_t(3));
        QVERIFY(!findingOf(empty, "target-unknown"));
        const Report rateless = reportOf(R"({"id": "u", "kind": "client"}, {"id": "s", "kind": "service"})",
                                         R"({"from": "u", "to": "s"})", wanted);
        QVERIFY(findingOf(rateless, "unknown-rate") && !findingOf(rateless, "target-unknown"));
    }

    /// What several classes miss for the same reason is one thing to mend.
    void whatAllMissForOneReasonIsToldOnce()
    {
        const auto of = [](const char *classes) {
            return reportOf(R"({"id": "u", "kind": "client"}, {"id": "s", "kind": "service"})",
                            R"({"from": "u", "to": "s"})",
                            R"("classes": [)" + std::string(classes) +
                                R"(], "targets": [{"metric": "availability", "value": "99.99%"}])");
        };
        const auto sentences = [](const Report &report) {
            std::vector<std::string> all;
            for (const Finding &finding : report.findings)
                if (finding.id == "target-missed")
                    all.push_back(finding.sentence);
            return all;
        };
        const auto three = sentences(of(R"({"id": "a", "rate": 1}, {"id": "b", "rate": 2}, {"id": "c", "rate": 3})"));
        QCOMPARE(three.size(), std::size_t(1));
        QVERIFY2(three[0].starts_with("All 3 request classes want availability of at least 99.99 % and get "),
                 three[0].c_str());
        const auto two = sentences(of(R"({"id": "a", "rate": 1}, {"id": "b", "rate": 2})"));
        QCOMPARE(two.size(), std::size_t(1));
        QVERIFY2(two[0].starts_with("\"a\" and \"b\" want "), two[0].c_str());
    }

    /// An answer does not wait for what a queue hands on, however full that is.
    void whatAnswersLateIsWaitedFor()
    {
        const Report report =
            reportOf(R"({"id": "u", "kind": "client", "params": {"rate": 1200}},
                                          {"id": "s", "kind": "service"}, {"id": "q", "kind": "message-queue"},
                                          {"id": "w", "kind": "worker"})",
                     R"({"from": "u", "to": "s"}, {"from": "s", "to": "q"}, {"from": "q", "to": "w"})",
                     R"("targets": [{"metric": "p99", "value": "1s"}])");
        QVERIFY(*report.components[3].utilisation > *report.components[1].utilisation);
        QCOMPARE(report.targets[0].blame, std::string("\"s\" is saturated"));
    }

    /// What is known of it may be enough to miss the target, and does not depend on the load.
    void partlyKnownStalenessCanMiss()
    {
        const auto of = [](const char *rate, const char *target) {
            return reportOf(R"({"id": "u", "kind": "client", "params": {"rate": )" + std::string(rate) +
                                R"(}}, {"id": "s", "kind": "service"},
                                {"id": "c", "kind": "cache", "params": {"timeToLive": "60s", "policy": "read-through"}},
                                {"id": "d", "kind": "cache"}, {"id": "x", "kind": "sql-database"})",
                            R"({"from": "u", "to": "s"}, {"from": "s", "to": "c"}, {"from": "s", "to": "d"},
                                {"from": "c", "to": "x"})",
                            R"("targets": [{"metric": "staleness", "value": ")" + std::string(target) + R"("}])");
        };
        const Report missed = of("100", "10s");
        QVERIFY(!missed.classes[0].staleness);
        QVERIFY(missed.targets[0].missed() && missed.targets[0].atLeast);
        QCOMPARE(missed.targets[0].actual.value_or(0), 60.0);
        QVERIFY(findingOf(missed, "target-missed"));
        const Report open = of("100", "90s");
        QVERIFY(!open.targets[0].actual && !open.targets[0].missed() && !open.targets[0].met);
        QVERIFY(!of("1e9", "90s").targets[0].missed());
    }

    void aClassThatNoArrowNamesTakesOneWayOfAFork()
    {
        const std::string parts = R"({"id": "u", "kind": "client"}, {"id": "gateway", "kind": "gateway"},
            {"id": "reader", "kind": "service"}, {"id": "writer", "kind": "service"})";
        const std::string calls = R"({"from": "u", "to": "gateway"},
            {"from": "gateway", "to": "reader", "classes": {"create": {"perRequest": 0}}},
            {"from": "gateway", "to": "writer", "classes": {"redirect": {"perRequest": 0}}})";
        const std::string named =
            R"({"id": "redirect", "rate": 10}, {"id": "create", "rate": 10, "operation": "write"})";
        const auto pathOf = [](const Report &report, std::size_t at) {
            QStringList keys;
            for (const std::size_t i : report.classes[at].path)
                keys << QString::fromStdString(report.components[i].key);
            keys.sort();
            return keys.join(' ');
        };
        const Report report = reportOf(parts, calls, "\"classes\": [" + named + R"(, {"id": "read", "rate": 10},
            {"id": "post", "rate": 10, "operation": "write"}])");
        QCOMPARE(pathOf(report, 2), pathOf(report, 0));
        QCOMPARE(pathOf(report, 3), pathOf(report, 1));
        QCOMPARE(pathOf(report, 2), QString("gateway reader u"));
        QVERIFY(findingOf(report, "path-assumed"));
        QCOMPARE(findingOf(report, "path-assumed")->classId, std::string("read"));
        // a class that goes where another does not is no fork: who is not named goes everywhere
        const Report one = reportOf(parts, R"({"from": "u", "to": "gateway"}, {"from": "gateway", "to": "reader"},
            {"from": "gateway", "to": "writer", "classes": {"redirect": {"perRequest": 0}}})",
                                    "\"classes\": [" + named + "]");
        QCOMPARE(pathOf(one, 1), QString("gateway reader u writer"));
        QVERIFY(!findingOf(one, "path-assumed"));
    }

    void withoutAClientRequestsEnterAtTheFront()
    {
        const std::string parts = R"({"id": "gateway", "kind": "gateway"}, {"id": "api", "kind": "service"},
            {"id": "q", "kind": "message-queue"}, {"id": "w", "kind": "worker"})";
        const std::string calls =
            R"({"from": "gateway", "to": "api"}, {"from": "api", "to": "q"}, {"from": "q", "to": "w"})";
        const Report report = reportOf(parts, calls, R"("classes": [{"id": "read", "rate": 10}])");
        QCOMPARE(report.classes.size(), std::size_t(1));
        QVERIFY(report.classes[0].availability && report.classes[0].latency);
        QVERIFY(findingOf(report, "no-client"));
        QVERIFY(!findingOf(reportOf(parts + R"(, {"id": "u", "kind": "client"})",
                                    calls + R"(, {"from": "u", "to": "gateway"})",
                                    R"("classes": [{"id": "read", "rate": 10}])"),
                           "no-client"));
    }

    void aFallbackOfNothingIsToldAbout()
    {
        const auto isTold = [](const std::string &stage) {
            const Report report = reportOf(R"({"id": "u", "kind": "client"}, {"id": "s", "kind": "service"},
                {"id": "x", "kind": "service"}, {"id": "y", "kind": "service"})",
                                           R"({"from": "u", "to": "s"}, {"from": "s", "to": "x"},
                {"from": "s", "to": "y", "required": "fallback", "stage": )" +
                                               stage + "}",
                                           "");
            return findingOf(report, "lonely-fallback") != nullptr;
        };
        QVERIFY(!isTold("0"));
        QVERIFY(isTold("1")); // the call that could fail is of another stage
    }

    /// What its consumer is too slow for is cured at the stream, as long as there is a worker for each partition.
    void moreConsumersNeedMorePartitions()
    {
        const auto fixes = [](const char *replicas) {
            const Report report = reportOf(R"({"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "s", "kind": "service"}, {"id": "log", "kind": "event-stream", "params": {"partitions": 4}},
                {"id": "w", "kind": "worker", "params": {"serviceTime": "100ms", "servers": 1, "replicas": )" +
                                               std::string(replicas) + "}}",
                                           R"({"from": "u", "to": "s"}, {"from": "s", "to": "log", "mode": "async"},
                {"from": "log", "to": "w", "mode": "consume"})",
                                           "");
            const Finding *full = findingOf(report, "saturated");
            return full ? full->fixes : std::vector<Fix>();
        };
        QCOMPARE(fixes("20").size(), std::size_t(1)); // 10 busy of 4; 15 are 70 % busy
        QCOMPARE(fixes("20")[0].settings[0].elementId, std::string("log"));
        QCOMPARE(std::get<double>(fixes("20")[0].settings[0].value), 15.0);
        const std::vector<Fix> both = fixes("6"); // partitions alone do not help
        QCOMPARE(both.size(), std::size_t(1));
        QCOMPARE(both[0].title, std::string("Use 15 replicas and split \"log\" into 15 parts"));
        QCOMPARE(both[0].settings.size(), std::size_t(2));
        QCOMPARE(both[0].settings[0].elementId, std::string("w"));
        QCOMPARE(both[0].settings[1].elementId, std::string("log"));
    }

    /// A token among the entities is as readable as one on an arrow.
    void aTokenThatTells()
    {
        const auto told = [](const char *entities, const char *auth) {
            const auto design = readDesignText(QString(R"({"type": "ninesketch/design", "version": 1, "components": [
                {"id": "u", "kind": "client", "params": {"rate": 1}},
                {"id": "g", "kind": "gateway", "params": {"auth": "%1"}}], "calls": [{"from": "u", "to": "g"}]})")
                                                   .arg(QString(auth))
                                                   .toStdString());
            if (!design)
                qFatal("%s", design.error().c_str());
            Design noted = *design;
            keepText(noted.settings, "framework", std::string("{\"entities\": \"") + entities + "\"}");
            const Report report = evaluate(noted);
            const Finding *found = findingOf(report, "personal-data-in-token");
            return found ? QString::fromStdString(found->sentence) : QString();
        };
        QVERIFY(told("Token: user id 8 B, home address, phone", "jwt").contains("\"Token\" tells home address, phone"));
        QVERIFY(told("Token: user id 8 B, roles 20 B", "jwt").isEmpty());
        QVERIFY(told("Token: user id 8 B, phone 12 B", "session").isEmpty()); // it stays in the store
        QVERIFY(told("User: user id 8 B, phone 12 B", "jwt").isEmpty());
    }
};

QTEST_APPLESS_MAIN(FindingsTest)
#include "findings_test.moc"
