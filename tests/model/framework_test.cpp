// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/framework.h"

#include "model/design/entity_lines.h"
#include "model/framework/api_lines.h"
#include "model/framework/requirement_lines.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace ninesketch;

class FrameworkTest : public QObject
{
    Q_OBJECT

private slots:
    void requirementsAreRead_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("metric");
        QTest::addColumn<QString>("requestClass");
        QTest::addColumn<double>("percentile");
        QTest::addColumn<double>("bound");
        QTest::addColumn<int>("window");
        const auto row = [](const char *line, RequirementMetric metric, const char *name, double percentile,
                            double bound, RequirementWindow window = RequirementWindow::None) {
            QTest::newRow(line) << QString(line) << int(metric) << QString(name) << percentile << bound << int(window);
        };
        row("redirect p99 < 100 ms", RequirementMetric::Latency, "redirect", 0.99, 0.1);
        row("- p99.9 ≤ 2s", RequirementMetric::Latency, "", 0.999, 2);
        row("p999 latency under 500ms", RequirementMetric::Latency, "", 0.999, 0.5);
        row("mean latency < 20 ms", RequirementMetric::Latency, "", 0, 0.02);
        row("availability 99.99 % per month", RequirementMetric::Availability, "", 0.99, 0.9999,
            RequirementWindow::Month);
        row("4 nines availability per year", RequirementMetric::Availability, "", 0.99, 0.9999,
            RequirementWindow::Year);
        row("99.9% available", RequirementMetric::Availability, "", 0.99, 0.999);
        row("redirect: availability 3 nines", RequirementMetric::Availability, "redirect", 0.99, 0.999);
        row("throughput > 10k/s", RequirementMetric::Throughput, "", 0.99, 10000);
        row("RPO < 1 s", RequirementMetric::DataLoss, "", 0.99, 1);
        row("cost < $5k/month", RequirementMetric::Cost, "", 0.99, 5000, RequirementWindow::Month);
        row("cost < 200k a month", RequirementMetric::Cost, "", 0.99, 200e3, RequirementWindow::Month);
        row("cost below $1.2M per year", RequirementMetric::Cost, "", 0.99, 100e3, RequirementWindow::Month);
        row("cost < 100 dollars per day", RequirementMetric::Cost, "", 0.99, 3000, RequirementWindow::Month);
        row("upload throughput > 1000 requests per second", RequirementMetric::Throughput, "upload", 0.99, 1000);
        row("p99 of upload at most 2 s", RequirementMetric::Latency, "upload", 0.99, 2);
        row("users should be able to upload within 2 s at p99", RequirementMetric::Latency, "upload", 0.99, 2);
        row("upload, p99 < 2 s", RequirementMetric::Latency, "upload", 0.99, 2);
        row("no file may be lost, durability 99.9 %", RequirementMetric::Durability, "", 0.99, 0.999);
        row("Never lose an edit: RPO < 1 s", RequirementMetric::DataLoss, "", 0.99, 1);
        row("99.95% monthly", RequirementMetric::Availability, "", 0.99, 0.9995, RequirementWindow::Month);
        row("three 9s", RequirementMetric::Availability, "", 0.99, 0.999);
        row("HA 99.9", RequirementMetric::Availability, "", 0.99, 0.999);
        row("downtime < 1 hour a year", RequirementMetric::Availability, "", 0.99, 1 - 1 / 8760.0,
            RequirementWindow::Year);
        row("error rate < 0.1%", RequirementMetric::SuccessRate, "", 0.99, 0.999);
        row("99.9% of requests under 200 ms", RequirementMetric::Latency, "", 0.999, 0.2);
        row("95% of reads < 50ms", RequirementMetric::Latency, "reads", 0.95, 0.05);
        row("p95 < 300ms reads", RequirementMetric::Latency, "reads", 0.95, 0.3);
        row("p99 of 200 milliseconds", RequirementMetric::Latency, "", 0.99, 0.2);
        row("low latency (< 200 ms)", RequirementMetric::Latency, "", 0.99, 0.2);
        row("avg 20 ms", RequirementMetric::Latency, "", 0, 0.02);
        row("data fresh within a minute", RequirementMetric::Freshness, "", 0.99, 60);
        row("eventually consistent within 5 seconds", RequirementMetric::Staleness, "", 0.99, 5);
        row("strong consistency for booking", RequirementMetric::Staleness, "booking", 0.99, 0);
        row("max 1 s stale", RequirementMetric::Staleness, "", 0.99, 1);
        row("keep orders 10 years", RequirementMetric::Retention, "orders", 0.99, 10 * 365 * 86400.);
        row("data is kept for at least 90 days", RequirementMetric::Retention, "", 0.99, 90 * 86400.);
        row("retention 1 day", RequirementMetric::Retention, "", 0.99, 86400);
        row("RPO 0", RequirementMetric::DataLoss, "", 0.99, 0);
        row("11 9s of durability", RequirementMetric::Durability, "", 0.99, 1 - 1e-11);
        row("handle 10k clicks/s at peak", RequirementMetric::Throughput, "click", 0.99, 10000);
        row("under 10k USD/month", RequirementMetric::Cost, "", 0.99, 10000, RequirementWindow::Month);
        row("< 50k$/month", RequirementMetric::Cost, "", 0.99, 50000, RequirementWindow::Month);
        row("cost < 800$ a month", RequirementMetric::Cost, "", 0.99, 800, RequirementWindow::Month);
        row("2fa login p99 < 1 s", RequirementMetric::Latency, "2fa login", 0.99, 1);
        row("durability 11 nines", RequirementMetric::Durability, "", 0.99, 1 - 1e-11);
        row("post freshness < 5 s", RequirementMetric::Freshness, "post", 0.99, 5);
        row("feed staleness < 5 s", RequirementMetric::Staleness, "feed", 0.99, 5);
        row("recover from a zone loss in under 1 min", RequirementMetric::RecoveryTime, "", 0.99, 60);
        row("market hours availability 99.99%", RequirementMetric::Availability, "", 0.99, 0.9999,
            RequirementWindow::Hours);
        row("99.9 % uptime during business hours", RequirementMetric::Availability, "", 0.99, 0.999,
            RequirementWindow::Hours);
        row("high availability for viewing events, strong consistency for booking", RequirementMetric::Staleness,
            "booking", 0.99, 0);
        row("recover within 30s of a node failure", RequirementMetric::RecoveryTime, "", 0.99, 30);
        row("fan-out to 1M subscribers < 200ms", RequirementMetric::Latency, "fan-out", 0.99, 0.2);
        row("no double booking - strong consistency for reserve", RequirementMetric::Staleness, "reserve", 0.99, 0);
    }

    void requirementsAreRead()
    {
        QFETCH(QString, line);
        QFETCH(int, metric);
        QFETCH(QString, requestClass);
        QFETCH(double, percentile);
        QFETCH(double, bound);
        QFETCH(int, window);
        const auto read = readRequirement(line.toStdString());
        QVERIFY2(read.hasValue(), read ? "" : read.error().c_str());
        QCOMPARE(int(read->metric), metric);
        QCOMPARE(QString::fromStdString(read->requestClass), requestClass);
        QCOMPARE(read->percentile, percentile);
        QVERIFY(std::abs(read->bound - bound) <= 1e-12 * std::max(1.0, bound));
        QCOMPARE(int(read->window), window);
    }

    void adjectivesAreNoRequirements()
    {
        for (const char *line : {"scalable", "highly available", "low latency", "it must be fast", "p99 > 100 ms",
                                 "availability 3 ms", "cost < 3 GB", "no file may be lost", ""})
            QVERIFY2(!readRequirement(line).hasValue(), line);
        QVERIFY(readRequirement("highly available").error().find("nines") != std::string::npos);
        QVERIFY(readRequirement("no lost edits").error().find("RPO") != std::string::npos);
        for (const char *line : {"holds expire after 10 min", "a hold must be released within 10 min"})
            QVERIFY2(readRequirement(line).error().find("lifetime") != std::string::npos, line);
        const auto errorOf = [](const char *line) { return QString::fromStdString(readRequirement(line).error()); };
        QVERIFY2(errorOf("10M DAU, on sale rush 100x").contains("write 10M DAU on the load pad"),
                 qPrintable(errorOf("10M DAU, on sale rush 100x")));
        QVERIFY(errorOf("10k symbols, 1M updates/sec").contains("are a load"));
        QVERIFY(errorOf("read heavy 100:1").contains("a mix is a load"));
        QVERIFY(errorOf("scale to 100x spike in last minute of auction").contains("a peak is a load"));
        QVERIFY(errorOf("fan out 1M msgs/s to 500k clients").contains("are a load"));
        QVERIFY(errorOf("cost per user < $0.01").contains("by the month"));
        QVERIFY(errorOf("no overselling").contains("a rule"));
    }

    void entitiesAddUpTheirBytes()
    {
        const auto url = readEntity("Url: code 7 B, long ~500 B, created 8 B, utf8 flag");
        QVERIFY(url.hasValue());
        QCOMPARE(url->name, std::string("Url"));
        QCOMPARE(url->fields.size(), std::size_t(4));
        QCOMPARE(url->bytesPerRow, 515.0);
        QCOMPARE(readEntity("User (id 8 B, photo 2 KB)")->bytesPerRow, 2008.0);
        QCOMPARE(readEntity("File: name 100 B, s3 url 200 B")->bytesPerRow, 300.0);
        QCOMPARE(readEntity("Ticket: seat 8 B, all 100 B total")->bytesPerRow, 108.0);
        QCOMPARE(readEntity("User")->bytesPerRow, 0.0);
        QCOMPARE(readEntity("User 1 KB")->bytesPerRow, 1000.0);
        QCOMPARE(readEntity("Comment - id 8, text 280 chars")->bytesPerRow, 288.0);
        QCOMPARE(readEntity("Comment - id 8")->name, std::string("Comment"));
        QCOMPARE(readEntity("Order: id int64, user uuid, note varchar(255)")->bytesPerRow, 279.0);
        QCOMPARE(readEntity("Count (ad, minute): 8 + 4 + 8 B")->bytesPerRow, 20.0);
        QCOMPARE(readEntity("Doc: content 100 KB x 3")->bytesPerRow, 300e3);
        QCOMPARE(readEntity("Tweet { id: bigint, text: varchar(280), at: timestamp }")->bytesPerRow, 296.0);
        QCOMPARE(readEntity("CREATE TABLE users (id BIGINT PRIMARY KEY, name VARCHAR(100))")->bytesPerRow, 108.0);
        QCOMPARE(readEntity("CREATE TABLE users (id BIGINT PRIMARY KEY, name VARCHAR(100))")->name,
                 std::string("users"));
        QCOMPARE(readEntity("Url: code (7 chars), long (2KB), user (uuid)")->bytesPerRow, 2023.0);
        QVERIFY(readEntity("Url: code, bio (text)")->about.empty());
        QCOMPARE(readEntity("Account: balance decimal(10,2), currency char(3)")->bytesPerRow, 17.0);
        QCOMPARE(readEntity("Event: 1KB per row, 10M rows")->bytesPerRow, 1000.0);
        QCOMPARE(readEntity("Message: ~100 bytes each, 60B/day")->bytesPerRow, 100.0);
        QCOMPARE(readEntity("User - id: 8B, name: 50B")->name, std::string("User"));
        QCOMPARE(readEntity("User - id: 8B, name: 50B")->bytesPerRow, 58.0);
        QCOMPARE(readEntity("User, 200 B per row")->name, std::string("User"));
        QCOMPARE(readEntity("1. Entity: User: id 8 B; name 50 B")->bytesPerRow, 58.0);
        QCOMPARE(readEntity("User(id: int64, name: string)")->fields[1].name, std::string("name"));
        QCOMPARE(readEntity("Symbol (ticker, name, exchange) 200 bytes")->fields.size(), std::size_t(1));
        QCOMPARE(readEntity("Symbol (ticker, name, exchange) 200 bytes")->bytesPerRow, 200.0);
        QCOMPARE(readEntity("Tick: symbol, price, volume, timestamp ~ 32 bytes")->fields.size(), std::size_t(1));
        QCOMPARE(readEntity("Symbol: 10k of them, 200 B each")->bytesPerRow, 200.0);
        QCOMPARE(readEntity("EventDetails 2 kb")->bytesPerRow, 2000.0);
        QCOMPARE(entitiesIn("Booking - id, user, seats").size(), std::size_t(1));
        QCOMPARE(readEntity("Booking - id, user, seats")->name, std::string("Booking"));
        QCOMPARE(readEntity("Tick: symbol, price, timestamp 8 bytes")->fields.size(), std::size_t(3));
        QVERIFY(!readEntity("reservation 200B keep 2 years").hasValue()); // a matter of the load pad
        QCOMPARE(entitiesIn("Chat, Member, Message"), (std::vector<std::string>{"Chat", "Member", "Message"}));
        QCOMPARE(entitiesIn("Chat: id 8 B, name").size(), std::size_t(1));
        QCOMPARE(readEntity("User 1:N Orders")->name, std::string("User 1:N Orders"));
        Framework framework;
        framework.at(FrameworkStep::Entities) = "Click: code 7 B, at 8 B, country";
        const auto said = reviewFramework(framework);
        QVERIFY(said.size() == 1 && said[0].isProblem);
        QCOMPARE(said[0].sentence, std::string("15 B a row without country: how many bytes has it?"));
        QVERIFY(!readEntity("User: age 3 days").hasValue());
        QVERIFY(!readEntity("follows(follower_id, followee_id), 200 per user").hasValue());
        QCOMPARE(readEntity("Photo - id, url, owner_id, 200 bytes")->fields.size(), std::size_t(1));
    }

    void entitiesSayHowManyRowsThereAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("bytes");
        QTest::addColumn<double>("rows");
        const auto row = [](const char *line, const char *name, double bytes, double rows) {
            QTest::newRow(line) << name << bytes << rows;
        };
        row("users: 100M rows x 1KB", "users", 1000, 1e8);
        row("1M products of 2 KB", "Product", 2000, 1e6);
        row("5M drivers x 1KB", "Driver", 1000, 5e6);
        row("Products 10M rows, 500 bytes per row", "Products", 500, 1e7);
        row("Message: 10B rows, 300 B", "Message", 300, 1e10);
        row("Order 500 B x 2M rows", "Order", 500, 2e6);
        row("Ride (id, fare) 200 B, 1B rows", "Ride", 200, 1e9);
        row("Post: text 280 chars, 500 million rows", "Post", 280, 5e8);
        row("Account: 1M accounts, 2KB each", "Account", 2000, 1e6);
        row("Url: code 7 B, long 500 B", "Url", 507, 0);
    }
    void entitiesSayHowManyRowsThereAre()
    {
        QFETCH(QString, name);
        QFETCH(double, bytes);
        QFETCH(double, rows);
        const auto entity = readEntity(QTest::currentDataTag());
        QVERIFY2(entity.hasValue(), entity ? "" : entity.error().c_str());
        QCOMPARE(QString::fromStdString(entity->name), name);
        QCOMPARE(entity->bytesPerRow, bytes);
        QCOMPARE(entity->rows, rows);
    }

    void apiLinesBecomeRequestClasses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("requestClass");
        QTest::addColumn<bool>("isWrite");
        QTest::addColumn<double>("rate");
        QTest::newRow("post") << "POST /urls {long} -> code @ 1.2k/s"
                              << "Create url" << true << 1200.;
        QTest::newRow("rate first") << "POST /urls @ 1200/s -> 201 (create)"
                                    << "Create url" << true << 1200.;
        QTest::newRow("get") << "GET /{code} -> 302"
                             << "Read" << false << 0.;
        QTest::newRow("nested") << "post /v1/users/{id}/posts"
                                << "Create post" << true << 0.;
        QTest::newRow("delete") << "DELETE /api/sessions/:id"
                                << "Delete session" << true << 0.;
        QTest::newRow("sent through a socket") << "WS /documents/{id}/edits {op} -> ack"
                                               << "Send edit" << true << 0.;
        QTest::newRow("heard through a socket") << "WS /documents/{id}/edits"
                                                << "Follow edit" << false << 0.;
        QTest::newRow("function") << "getFeed(user, cursor) -> posts"
                                  << "Get feed" << false << 0.;
        QTest::newRow("writing function") << "sendMessage(chat, text)"
                                          << "Send message" << true << 0.;
        QTest::newRow("a rate at its end") << "GET /hotels/{id} 1k/s"
                                           << "Read hotel" << false << 1000.;
        QTest::newRow("gRPC") << "rpc Transfer(from, to, amount) returns (TransferId)"
                              << "Transfer" << true << 0.;
        QTest::newRow("a colon behind the method") << "POST: /orders"
                                                   << "Create order" << true << 0.;
        QTest::newRow("with its host") << "POST https://api.example.com/orders"
                                       << "Create order" << true << 0.;
        QTest::newRow("numbered") << "1. POST /orders @ 10/s"
                                  << "Create order" << true << 10.;
        QTest::newRow("explained") << "POST /orders: create an order"
                                   << "Create order" << true << 0.;
        QTest::newRow("a method of an object") << "order.create(items)"
                                               << "Create order" << true << 0.;
        QTest::newRow("a method of a service") << "OrderService.CreateOrder(items)"
                                               << "Create order" << true << 0.;
        QTest::newRow("a stream") << "stream /prices"
                                  << "Follow price" << false << 0.;
        QTest::newRow("GraphQL") << "query feed { posts }"
                                 << "Feed" << false << 0.;
        QTest::newRow("the method behind") << "/transfers POST"
                                           << "Create transfer" << true << 0.;
        QTest::newRow("a call over a socket") << "WS sendMessage { chatId, text } -> status"
                                              << "Send message" << true << 0.;
        QTest::newRow("words over a socket") << "WS send comment -> ack"
                                             << "Send comment" << true << 0.;
        QTest::newRow("a short plural") << "POST /ads"
                                        << "Create ad" << true << 0.;
        QTest::newRow("status") << "PATCH /orders/{id}/status"
                                << "Update status" << true << 0.;
        QTest::newRow("quoted") << "GET \"/health\""
                                << "Read health" << false << 0.;
        QTest::newRow("a rate before a size") << "POST /rides 500 rps 1KB"
                                              << "Create ride" << true << 500.;
        QTest::newRow("over a named socket") << "WebSocket: send_message(chat_id, text)"
                                             << "Send message" << true << 0.;
        QTest::newRow("what is done is a segment") << "POST /rides/{id}/accept"
                                                   << "Accept ride" << true << 0.;
        QTest::newRow("searching is asking") << "POST /search {terms} -> hits"
                                             << "Search" << false << 0.;
        QTest::newRow("done to nothing") << "POST /auth/login"
                                         << "Login" << true << 0.;
        QTest::newRow("all of them") << "GET /v1/categories?page=2 -> Category[]"
                                     << "List categories" << false << 0.;
        QTest::newRow("one of them") << "GET /categories/{id}"
                                     << "Read category" << false << 0.;
        QTest::newRow("a remark is no name") << "GET /orders -> Order[] (paginated)"
                                             << "List orders" << false << 0.;
        QTest::newRow("sent") << "SEND insert { position, text }"
                              << "Insert" << true << 0.;
        QTest::newRow("received") << "RECV updateCursor"
                                  << "Receive update cursor" << false << 0.;
        QTest::newRow("of the only one") << "POST /cart/items"
                                         << "Create cart item" << true << 0.;
        QTest::newRow("taken in") << "POST /ingest (batch)"
                                  << "Ingest" << true << 0.;
        QTest::newRow("no plural") << "POST /sms"
                                   << "Create sms" << true << 0.;
        QTest::newRow("listened to") << "subscribe(symbol) -> ticks"
                                     << "Subscribe" << false << 0.;
        QTest::newRow("a header") << "POST /bookings (Idempotency-Key header)"
                                  << "Create booking" << true << 0.;
        QTest::newRow("how many come") << "GET /events (20 per page)"
                                       << "List events" << false << 0.;
        QTest::newRow("looked for") << "GET /events?city=&q= -> Event[] (20 items)"
                                    << "Search events" << false << 0.;
        QTest::newRow("subscribed") << "WS /stream {subscribe: [symbols]} -> ticks"
                                    << "Follow stream" << false << 0.;
        QTest::newRow("sent by the server") << "SSE /prices"
                                            << "Follow price" << false << 0.;
        QTest::newRow("asked of a graph") << "query { feed(first: 10) { id } }"
                                          << "Feed" << false << 0.;
        QTest::newRow("how often behind a comma") << "GET /feed, 100 per second"
                                                  << "Read feed" << false << 100.;
        QTest::newRow("called back") << "POST /webhooks/stripe"
                                     << "Receive stripe webhook" << true << 0.;
    }

    void apiLinesBecomeRequestClasses()
    {
        QFETCH(QString, line);
        const auto api = readApiLine(line.toStdString());
        QVERIFY2(api.hasValue(), api ? "" : api.error().c_str());
        QTEST(QString::fromStdString(api->requestClass), "requestClass");
        QTEST(api->isWrite, "isWrite");
        QTEST(api->rate.value_or(0), "rate");
    }

    void apiLinesSayHowLargeRequestsAndAnswersAre()
    {
        const auto post = readApiLine("POST /photos {caption} 2 MB @ 100/s -> 201 50B (upload)");
        QVERIFY(post.hasValue());
        QCOMPARE(post->requestBytes, std::optional(2e6));
        QCOMPARE(post->responseBytes, std::optional(50.0));
        QCOMPARE(post->answer, std::string("201"));
        const auto get = readApiLine("GET /v2/feed -> 20 KB");
        QCOMPARE(get->responseBytes, std::optional(20e3));
        QVERIFY(!get->requestBytes);
        QCOMPARE(get->path, std::string("/v2/feed"));
        QCOMPARE(readApiLine("POST /submissions {code 10 KB, language 8 B} -> id")->requestBytes,
                 std::optional(10008.0));
        const auto upload = readApiLine("POST /upload (multipart, 5 MB)");
        QCOMPARE(upload->requestBytes, std::optional(5e6));
        QVERIFY(upload->named.empty());
        QVERIFY(!readApiLine("GET /search @ 5k rps, p99 < 300ms"));
        QVERIFY(!readApiLine("users see live prices of stocks"));
        QVERIFY(readApiLine("update cursor position"));
        QVERIFY(!readApiLine("GET /{code} -> 302")->responseBytes);
        QVERIFY(readApiLine("POST /bookings (Idempotency-Key header)")->named.empty());
        QCOMPARE(readApiLine("GET /events/{id}/seats (50 kb)")->responseBytes, std::optional(50e3));
        QVERIFY(!readApiLine("GET /events/{id}/seats (50 kb)")->requestBytes);
        QCOMPARE(readApiLine("GET /candles -> 500 x 40B")->responseBytes, std::optional(20e3));
        QCOMPARE(readApiLine("GET /events -> 20 items of 2 KB")->responseBytes, std::optional(40e3));
    }

    void twoRequirementsOfALineAreTwo()
    {
        Framework framework;
        framework.at(FrameworkStep::NonFunctional) = "scalable\nbrowse p99 < 300 ms, availability 99.99 % # both";
        const auto lines = requirementLinesOf(framework);
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[2].number, std::size_t(1));
        QCOMPARE(readRequirement(lines[2].text)->requestClass, std::string("browse"));
        const auto said = reviewFramework(framework);
        QCOMPARE(said.size(), std::size_t(3));
        QVERIFY(said[0].isProblem && !said[1].isProblem && !said[2].isProblem);
        const auto shown = oneALine(said);
        QCOMPARE(shown.size(), std::size_t(2));
        QCOMPARE(shown[1].sentence, said[1].sentence + "; " + said[2].sentence);
        const auto ofQuotes = requirementsIn("p50 10 ms, p99 100 ms for quotes");
        QCOMPARE(ofQuotes.size(), std::size_t(2));
        QCOMPARE(readRequirement(ofQuotes[0])->requestClass, std::string("quotes"));
    }

    void theFileGivesItBack()
    {
        Framework framework;
        framework.at(FrameworkStep::Interface) = "GET /x";
        framework.at(FrameworkStep::DeepDives) = "hot keys";
        QVERIFY(frameworkFromJson(toJson(framework)) == framework);
        QVERIFY(frameworkFromJson(Json::parse("[1]")).empty());
        QVERIFY(frameworkFromJson(Json::parse(R"({"interface":3})")).empty());
    }

    void theReviewAsksWhatAnInterviewerWould()
    {
        Framework framework;
        framework.at(FrameworkStep::Functional) = "a\nb\n\nc\nd\ne\nf";
        framework.at(FrameworkStep::NonFunctional) = "scalable\nredirect p99 < 100 ms";
        framework.at(FrameworkStep::Entities) = "Url";
        const auto remarks = reviewFramework(framework);
        QCOMPARE(remarks.size(), std::size_t(4));
        QVERIFY(remarks[0].isProblem && remarks[0].line == 6);
        QVERIFY(remarks[1].isProblem);
        QVERIFY(!remarks[2].isProblem && remarks[2].line == 1);
        QVERIFY(remarks[3].isProblem);
    }

    void whatIsOutOfScopeIsNoRequirement()
    {
        Framework framework;
        framework.at(FrameworkStep::Functional) = "core:\na\nb\nc\nd\ne\nout of scope: resale\nBelow the line:\nf\ng";
        QCOMPARE(wishesOf(framework).size(), std::size_t(5));
        QVERIFY(reviewFramework(framework).empty());
    }

    void severalSentencesOnALineAreReadOneByOne()
    {
        Framework framework;
        framework.at(FrameworkStep::Functional) =
            "Users can post photos. They can also follow others.\nSearch by keyword, e.g. by tag. Out of scope: ads.";
        framework.at(FrameworkStep::NonFunctional) =
            "The system must be available (99.99%). Feeds load in less than 200 ms at p99.";
        const auto wishes = wishesOf(framework);
        QCOMPARE(wishes.size(), std::size_t(3));
        QCOMPARE(wishes[1].number, std::size_t(0));
        QCOMPARE(wishes[1].text, std::string("They can also follow others"));
        QCOMPARE(wishes[2].text, std::string("Search by keyword, e.g. by tag"));
        const auto requirements = requirementLinesOf(framework);
        QCOMPARE(requirements.size(), std::size_t(2));
        QCOMPARE(readRequirement(requirements[0].text)->metric, RequirementMetric::Availability);
        QCOMPARE(readRequirement(requirements[1].text)->bound, 0.2);
    }
};

QTEST_GUILESS_MAIN(FrameworkTest)
#include "framework_test.moc"
