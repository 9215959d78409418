// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a data flow, as people write them, and the calls that they mean.
#include "model/framework/design_review.h"
#include "model/framework/flow_lines.h"

#include <QTest>

using namespace ninesketch;

namespace
{

/// "api>cache, api~>queue"
QString callsOf(const std::vector<FlowStep> &steps)
{
    QStringList calls;
    for (const FlowStep &step : steps)
        calls << QString::fromStdString(step.from + (step.async ? "~>" : ">") + step.to);
    return calls.join(", ");
}

} // namespace

class FlowLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void flowsAreCalls()
    {
        const auto flow = readFlow("client -> gateway → service -> cache + db ~> queue");
        QVERIFY(flow.hasValue());
        QCOMPARE(flow->size(), std::size_t(5));
        QCOMPARE((*flow)[3].from, std::string("service"));
        QCOMPARE((*flow)[3].to, std::string("db"));
        QCOMPARE((*flow)[4].from, std::string("service")); // a store hands nothing over
        QVERIFY((*flow)[4].async && !(*flow)[3].async);
        const auto handsOver = readFlow("service -> tickets db ~> queue -> worker + log -> archive");
        QVERIFY(handsOver.hasValue());
        QCOMPARE((*handsOver)[1].from, std::string("service"));
        QCOMPARE((*handsOver)[2].from, std::string("queue"));
        QCOMPARE(handsOver->back().from, std::string("log"));
        QCOMPARE(readFlow("tickets db ~> queue")->front().from, std::string("tickets db")); // said on its own, it does
        QCOMPARE((*readFlow("client -> S3 ~> lambda"))[1].from, std::string("S3"));         // it tells of new objects
        const auto named = readFlow("riders -> gateway -> matching (request ride, track)");
        QVERIFY(named.hasValue());
        QCOMPARE(named->back().to, std::string("matching"));
        QCOMPARE(named->front().classes, (std::vector<std::string>{"request ride", "track"}));
        const auto several = readFlow("riders + drivers -> gateway + cdn -> matching");
        QVERIFY(several.hasValue());
        QCOMPARE(several->size(), std::size_t(5)); // both call both; the last of these goes on
        QCOMPARE((*several)[1].from, std::string("riders"));
        QCOMPARE((*several)[2].from, std::string("drivers"));
        QCOMPARE(several->back().from, std::string("cdn"));
        QVERIFY(!readFlow("client").hasValue());
        QVERIFY(!readFlow("-> x").hasValue());
    }

    void linesAreCalls_data()
    {
        QTest::addColumn<QString>("calls");
        const auto row = [](const char *line, const char *calls) { QTest::newRow(line) << QString(calls); };
        row("client --> api ==> db", "client>api, api>db");
        row("client > gateway > service", "client>gateway, gateway>service");
        row("1. client -> gateway", "client>gateway");
        row("1. client -> gateway: POST /holds -> 201", "client>gateway");
        row("3. booking service -> redis: SETNX seat TTL 10m", "booking service>redis");
        row("client -> gateway: auth -> booking service", "client>gateway, gateway>booking service");
        row("api -> redis, on miss -> timescaledb", "api>redis, redis>timescaledb");
        row("exchange -> (UDP) feed handler -> kafka", "exchange>feed handler, feed handler>kafka");
        row("(2) rider -> gateway -> ride service", "rider>gateway, gateway>ride service");
        row("Step 3: api ~> queue", "api~>queue");
        row("api -.-> queue", "api~>queue");
        row("api -->> queue", "api~>queue");
        row("e-mail service -> smtp relay", "e-mail service>smtp relay");
        row("client <-> websocket server", "client>websocket server");
        row("worker <- kafka", "kafka>worker");
        row("api -> queue <- scheduler", "api>queue, scheduler>queue");
        row("browser -> web server (checks cache) -> database", "browser>web server, web server>database");
        row("api -> cache (miss) -> db", "api>cache, cache>db");
        row("client -> api -> ledger (async)", "client>api, api~>ledger");
        row("api -> (cache, db)", "api>cache, api>db");
        row("api -> [cache, db] -> disk", "api>cache, api>db, db>disk");
        row("api -> cache | db", "api>cache, api>db");
        row("api -> cache, db", "api>cache, api>db");
        row("api -> cache, api -> db", "api>cache, api>db");
        row("api -> cache; on miss db", "api>cache, api>db");
        row("client -> gateway; gateway -> auth service, gateway -> orders", "client>gateway, gateway>auth service, "
                                                                             "gateway>orders");
        row("service A -> service B and service C", "service A>service B, service A>service C");
        row("client -> search and rescue", "client>search and rescue");
        row("write path: client -> api -> db", "client>api, api>db");
        row("the client -> then the api", "client>api");
        row("Mobile app calls the API gateway, which calls the booking service",
            "Mobile app>API gateway, API gateway>booking service");
        row("api publishes to kafka; worker consumes from kafka", "api>kafka, kafka>worker");
        row("order service emits an event to kafka, which feeds the billing worker",
            "order service>kafka, kafka>billing worker");
        row("user uploads photo to s3 via presigned url", "user>s3");
        row("client to gateway to service to database", "client>gateway, gateway>service, service>database");
        row("client \xe2\x80\x94> api gateway \xe2\x80\x93> db", "client>api gateway, api gateway>db");
        row("client ->> api gateway", "client>api gateway");
        row("client calls api gateway calls order service", "client>api gateway, api gateway>order service");
        row("client -> api gateway then order service then postgres",
            "client>api gateway, api gateway>order service, order service>postgres");
        row("client then api gateway then order service", "client>api gateway, api gateway>order service");
        row("order service asynchronously calls email service", "order service~>email service");
        row("order service puts it on kafka", "order service>kafka");
        row("worker picks up jobs from sqs", "sqs>worker");
        row("client requests feed from feed service", "client>feed service");
        row("client downloads from cdn", "client>cdn");
        row("load balancer distributes to web servers", "load balancer>web servers");
        row("feed service looks up redis", "feed service>redis");
        row("order service invalidates redis", "order service>redis");
        row("client authenticates with auth service", "client>auth service");
        row("api gateway validates token with auth service", "api gateway>auth service");
        row("The tweet service writes to the database and publishes an event to Kafka.",
            "tweet service>database, tweet service>Kafka");
        row("The upload service puts a message on a queue, and transcoding workers pick it up.",
            "upload service>queue, queue>transcoding workers");
        row("Requests go through a CDN to the load balancer, then to the web servers.",
            "client>CDN, CDN>load balancer, load balancer>web servers");
        row("Web servers talk to the user service, the post service and the search service.",
            "Web servers>user service, Web servers>post service, Web servers>search service");
        row("Drivers send their location to the location service, which keeps it in Redis.",
            "Drivers>location service, location service>Redis");
        row("Payments are handled by the payment service, which calls Stripe.", "payment service>Stripe");
        row("The redirect service looks it up in Redis and falls back to DynamoDB.",
            "redirect service>Redis, redirect service>DynamoDB");
        row("client calls gateway, gateway calls order service, order service calls payment service and inventory "
            "service",
            "client>gateway, gateway>order service, order service>payment service, order service>inventory service");
        row("When a user posts a tweet, the tweet service stores it in the database and pushes it to a queue.",
            "tweet service>database, tweet service>queue");
        row("The order service calls the payment service synchronously and the email service asynchronously.",
            "order service>payment service, order service~>email service");
        row("API servers read from Redis first and then from Postgres.", "API servers>Redis, API servers>Postgres");
        row("A worker consumes from the queue and writes to each follower's feed cache.",
            "queue>worker, worker>follower's feed cache");
        row("The client calls the gateway, which asks the booking service. It stores bookings in Postgres and "
            "publishes an "
            "event to Kafka.",
            "client>gateway, gateway>booking service, booking service>Postgres, booking service>Kafka");
        row("Images are served from the CDN.", "client>CDN");
        row("Notifications are sent by workers that read from the queue.", "queue>workers");
        row("The app connects to a WebSocket server and receives messages from it.", "app>WebSocket server");
        row("First, the browser resolves the short URL through the redirect service. The redirect service queries "
            "Redis.",
            "browser>redirect service, redirect service>Redis");
        row("The crawler fetches pages from the frontier and stores them in S3.", "frontier>crawler, crawler>S3");
        row("user service replicates to read replica", "user service>read replica");
    }

    void linesAreCalls()
    {
        const auto steps = readFlow(QTest::currentDataTag());
        QVERIFY2(steps.hasValue(), steps ? "" : steps.error().c_str());
        QTEST(callsOf(*steps), "calls");
    }

    void otherLinesAreNone()
    {
        for (const char *line : {"cache", "the user opens the app", "we should cache the feed",
                                 "scale reads with replicas", "user story to tell", "api ->", "api -> -> db", "a . b"})
            QVERIFY2(!readFlow(line), line);
    }

    void whatStandsBeforeALineIsWhoseWayItIs()
    {
        const auto steps = readFlow("Write path: client -> api -> db");
        QVERIFY(steps.hasValue());
        QCOMPARE(steps->front().label, std::string("Write"));
        QVERIFY(steps->front().classes.empty());
        QCOMPARE(readFlow("client -> http://example -> db")->size(), std::size_t(2)); // no label
        RequestClass book, browse, search;
        book.id = "book", browse.id = "browse", search.id = "search";
        book.name = "Book ticket", browse.name = "Browse", search.name = "Search events";
        book.operation = Operation::Write;
        const std::vector<RequestClass> classes{book, browse, search};
        const auto meant = [&](const char *label) { return classesLabelled(label, {}, classes); };
        QCOMPARE(meant("Write"), std::vector<std::string>{"book"});
        QCOMPARE(meant("reads"), (std::vector<std::string>{"browse", "search"}));
        QCOMPARE(meant("booking"), std::vector<std::string>{"book"});
        QVERIFY(meant("happy").empty() && meant("").empty());
    }
};

QTEST_GUILESS_MAIN(FlowLinesTest)
#include "flow_lines_test.moc"
