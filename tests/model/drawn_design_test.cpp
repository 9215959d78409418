// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings of people who know nothing of this program, read as designs.
#include "model/design/read_design.h"
#include "model/import/drawn_design.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "tests/support/scene_invariants.h"

#include <QTest>
#include <array>

using namespace ninesketch;

namespace
{

const FixedTextMetrics metrics;

/// A drawing as somebody makes it in Excalidraw: shapes, words, arrows that hold on to nothing.
struct Sketch {
    Random random{5};
    EditContext context{metrics, random, 1000};
    std::vector<Element> elements;

    Element &shape(ElementType type, Rect box, const std::string &group = {})
    {
        Element element = newElement(type, context);
        element.x = box.x;
        element.y = box.y;
        element.width = box.width;
        element.height = box.height;
        if (!group.empty())
            element.groupIds = {group};
        elements.push_back(std::move(element));
        return elements.back();
    }
    Element &text(const std::string &words, Point centre, const std::string &group = {})
    {
        Element &element = shape(ElementType::Text, {centre.x - 40, centre.y - 12, 80, 25}, group);
        TextData data;
        data.text = data.originalText = words;
        element.data = std::move(data);
        return element;
    }
    void box(const std::string &words, Point centre)
    {
        const Element body = shape(ElementType::Rectangle, {centre.x - 60, centre.y - 40, 120, 80});
        elements.back().boundElements = {{body.id + "t", "text"}};
        Element &label = text(words, centre);
        label.id = body.id + "t";
        label.text()->containerId = body.id;
    }
    /// An icon of lines with a lid, and the word below it.
    void cylinder(const std::string &words, Point centre, const std::string &group)
    {
        shape(ElementType::Ellipse, {centre.x - 30, centre.y - 40, 60, 20}, group);
        Element &side = shape(ElementType::Line, {centre.x - 30, centre.y - 30, 60, 70}, group);
        LinearData data;
        data.points = {{0, 0}, {0, 70}, {60, 70}, {60, 0}};
        side.data = std::move(data);
        if (!words.empty())
            text(words, {centre.x, centre.y + 60});
    }
    Element &arrow(Point from, Point to, Arrowhead start = Arrowhead::None)
    {
        Element &element =
            shape(ElementType::Arrow, {from.x, from.y, std::abs(to.x - from.x), std::abs(to.y - from.y)});
        LinearData data;
        data.points = {{0, 0}, to - from};
        data.startArrowhead = start;
        data.endArrowhead = Arrowhead::Arrow;
        element.data = std::move(data);
        return element;
    }
    void line(Point from, Point to)
    {
        Element &element = arrow(from, to);
        element.type = ElementType::Line;
        element.linear()->endArrowhead = Arrowhead::None;
    }
    Scene scene() { return addElements(Scene(), elements, context); }
};

/// "Orders=service Redis=cache[redis]"
QStringList readAs(const Scene &scene)
{
    QStringList list;
    for (const Component &component : readDesign(scene).components) {
        QString line = QString::fromStdString(component.name + "=" + component.kind->id);
        if (!component.preset.empty())
            line += QString::fromStdString("[" + component.preset + "]");
        if (component.states("replicas"))
            line += QString("x%1").arg(*component.number("replicas"));
        list << line;
    }
    list.sort();
    return list;
}

QStringList callsOf(const Design &design)
{
    QStringList list;
    for (const Call &call : design.calls)
        list << QString::fromStdString(design.components[call.from].name + ">" + design.components[call.to].name) +
                    (call.mode == CallMode::Replicate ? " copies"
                     : call.perRequest == 0.0         ? " answers"
                                                      : "");
    list.sort();
    return list;
}

Scene meant(Sketch &sketch)
{
    const Scene scene = sketch.scene();
    return withDrawnDesign(scene, findDrawnDesign(scene), sketch.context);
}

} // namespace

class DrawnDesignTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsNameKinds_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("kind");
        const std::pair<const char *, const char *> rows[] = {
            {"User service", "service"},
            {"Load\nBalancers", "load-balancer"},
            {"DB Server", "sql-database"},
            {"API Server", "service"},
            {"Web server", "service"},
            {"Server", "service"},
            {"API", "gateway"},
            {"News API", "service"},
            {"Stripe API", "external-api"},
            {"FastAPI", "service"},
            {"Redis PUB/SUB\n(one topic)", "message-queue"},
            {"HBase", "key-value-store"},
            {"Keycloak", "service"},
            {"React app", "client"},
            {"Next.js", "client"},
            {"Next.js server", "service"},
            {"Traefik", "load-balancer"},
            {"BullMQ", "message-queue"},
            {"SQLite", "sql-database"},
            {"PayPal", "external-api"},
            {"External API", "external-api"},
            {"API\nGateway", "gateway"},
            {"Mobile BFF", "gateway"},
            {"Redis", "cache redis"},
            {"Session cache (Redis)", "cache redis"},
            {"Cache for users", "cache"},
            {"API Gateway / Front Door", "gateway"},
            {"API gateway (Front Door)", "gateway"},
            {"Front Door", "cdn azure-front-door"},
            {"Queue / Kafka", "event-stream kafka"},
            {"Message Queue (Kafka)", "event-stream kafka"},
            {"Database (Cassandra)", "key-value-store cassandra"},
            {"Orders service (Kafka)", "service"},
            {"API Gateway (AuthN/AuthZ/Rate Limiter)", "gateway"},
            {"Rate Limiter", "gateway rate-limiter"},
            {"Parse content", ""},
            {"Content delivery network", "cdn cdn"},
            {"Nodes (User, Post, Feed page)", ""},
            {"User profiles", ""},
            {"Mobile user", "client"},
            {"User 2", "client"},
            {"Mailbox per user", ""},
            {"Event producers", ""},
            {"Click events", "event-stream"},
            {"Topic A / Control plane", "event-stream"},
            {"Audit log", "event-stream"},
            {"Audit log store", "sql-database"},
            {"Media storage", "object-store"},
            {"Metadata store", "sql-database"},
            {"Store service", "service"},
            {"Hot search store (OpenSearch/ClickHouse)", "key-value-store search-index"},
            {"Payment gateway", "external-api"},
            {"Frontend", "client"},
            {"Frontend service", "service"},
            {"Web UI", "client"},
            {"Kafka UI", "client"},
            {"Web / API server", "service"},
            {"Amazon DynamoDB", "key-value-store aws-dynamodb"},
            {"Message queue consumer", "worker"},
            {"Kafka", "event-stream kafka"},
            {"Databases", "sql-database"},
            {"Clients", "client"},
            {"OrdersDB", "sql-database"},
            {"Nutzerdatenbank", "sql-database"},
            {"Bestelldienst", "service"},
            {"Sekunden", ""},
            {"Base de datos\nde usuarios", "sql-database"},
            {"cola de mensajes", "message-queue"},
            {"Servidores web", "service"},
            {"Base de données utilisateurs (MySQL)", "sql-database mysql"},
            {"ÉQUILIBREUR de charge", "load-balancer"},
            {"Cache des utilisateurs", "cache"},
            {"Fila de pedidos", "message-queue"},
            {"Balanceador de carga", "load-balancer"},
            {"用户", "client"},
            {"订单数据库", "sql-database"},
            {"用户服务", "service"},
            {"Redis 缓存", "cache redis"},
            {"Persistent message storage", "sql-database"},
            {"Tenant gateway", "gateway"},
            {"Internet gateway", "load-balancer"},
            {"SMS gateway", "external-api"},
            {"Business owner\n[Person]", "client"},
            {"SQL", "sql-database"},
            {"OpenAI API", "external-api"},
            {"SQS product-events", "message-queue aws-sqs-standard"},
            {"Orders service\nPort 3011\nRedis cached", "service"},
            {"PostgreSQL\nPort 5432\norders_service", "sql-database postgresql"},
            {"Message\nqueue\nconsumer", "worker"},
            {"Matching engine", "service"},
            {"Search engine", "key-value-store search-index"},
            {"Thumbnail generator", "service"},
            {"Video transcoder", "service"},
            {"Web crawler", "worker"},
            {"Auth", "service"},
            {"Auth DB", "sql-database"},
            {"Auth token", ""},
            {"Sensor", "client"},
            {"Sensor data", ""},
            {"Algolia", "key-value-store search-index"},
            {"ScyllaDB", "key-value-store cassandra"},
            {"EventBridge", "message-queue"},
            {"KGS", "service"},
            {"KV store", "key-value-store"},
            {"NoSQL DB", "key-value-store"},
            {"Vector DB", "key-value-store vector-db"},
            {"Time series DB", "key-value-store time-series-db"},
            {"Graph DB", "key-value-store graph-db"},
            {"Document store", "key-value-store document-db"},
            {"Wide-column DB", "key-value-store wide-column"},
            {"InfluxDB", "key-value-store time-series-db"},
            {"Dynamo DB", "key-value-store aws-dynamodb"},
            {"Mongo database", "key-value-store mongodb"},
            {"Orders Postgres", "sql-database postgresql"},
            {"Metrics DB", "key-value-store time-series-db"},
            {"Analytics DB", "sql-database data-warehouse"},
            {"Geo index", "key-value-store"},
            {"Shard A", "sql-database"},
            {"Primary / Standby", "sql-database"},
            {"Redis replica", "cache redis"},
            {"Service replica", "service"},
            {"Outbox", "sql-database"},
            {"Outbox relay", "worker"},
            {"PubSub", "message-queue"},
            {"URL frontier", "message-queue"},
            {"Redpanda", "event-stream kafka"},
            {"DNS server", "dns"},
            {"Edge cache", "cdn"},
            {"WAF", "gateway"},
            {"NLB", "load-balancer"},
            {"Bank API", "external-api"},
            {"Google Maps", "external-api"},
            {"Passenger", "client"},
            {"Passenger service", "service"},
            {"Admin dashboard", "client"},
            {"ML model", "service"},
            {"Indexer", "worker"},
            {"Backups", "object-store"},
            {"timescaledb", "key-value-store time-series-db"},
            {"TimescaleDB", "key-value-store time-series-db"},
            {"tick store", "key-value-store time-series-db"},
            {"Druid", "sql-database data-warehouse"},
            {"push notification", "external-api"},
            {"PSP", "external-api"},
            {"", ""},
        };
        for (const auto &[label, kind] : rows)
            QTest::newRow(label) << QString(label) << QString(kind);
    }

    void wordsNameKinds()
    {
        QFETCH(QString, label);
        QFETCH(QString, kind);
        const auto named = kindNamedIn(label.toStdString());
        QString said = named ? QString::fromStdString(named->kind->id) : QString();
        if (named && named->preset)
            said += ' ' + QString::fromStdString(named->preset->id);
        QCOMPARE(said, kind);
    }

    void linesBetweenPartsAreCallsToo()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.box("API Gateway", {300, 0});
        sketch.box("Orders DB", {600, 0});
        sketch.box("User", {900, 0});
        sketch.line({230, 0}, {62, 0});    // drawn towards the client
        sketch.line({365, 5}, {535, -5});  // touches both but for 5 px
        sketch.line({0, 300}, {600, 300}); // a rule below the drawing
        sketch.line({665, 0}, {800, 0});   // reaches nothing
        sketch.box("User", {900, 400});    // a party of a sequence and its lifeline
        sketch.line({900, 40}, {900, 360});
        const Scene scene = sketch.scene();
        const DrawnDesign found = findDrawnDesign(scene);
        QCOMPARE(QString::fromStdString(summaryOf(found)), QString("3 components and 2 calls; 2 lines become arrows."));
        const Scene made = withDrawnDesign(scene, found, sketch.context);
        QCOMPARE(brokenInvariant(made), std::string());
        const Design design = readDesign(made);
        QCOMPARE(callsOf(design), QStringList({"API Gateway>Orders DB", "Client>API Gateway"}));
        const auto arrows =
            std::ranges::count_if(made.elements(), [](const ElementPtr &one) { return one->isArrow(); });
        QCOMPARE(arrows, 2);
    }

    void relationsOfTablesAreNoCalls()
    {
        Sketch sketch;
        sketch.box("Customer", {0, 0});
        sketch.box("Order store", {300, 0});
        sketch.arrow({62, 0}, {238, 0}, Arrowhead::CardinalityExactlyOne).linear()->endArrowhead =
            Arrowhead::CardinalityZeroOrMany;
        QVERIFY(!findDrawnDesign(sketch.scene()).isOne());
    }

    void whatStandsInABoxOfClientsIsOne()
    {
        Sketch sketch;
        sketch.shape(ElementType::Rectangle, {-200, -100, 400, 200});
        sketch.text("Clients", {-120, -80});
        sketch.box("Players", {0, 0});
        sketch.box("Renderer", {500, 0});
        sketch.arrow({62, 0}, {438, 0});
        const DrawnDesign found = findDrawnDesign(sketch.scene());
        QVERIFY(found.isOne());
        QCOMPARE(found.components.front().what.kind->id, std::string("client"));
    }

    void boxesAndLooseArrowsAreADesign()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.box("Checkout", {300, 0});
        sketch.box("Redis", {600, -100});
        sketch.cylinder("Orders DB", {600, 100}, "db");
        sketch.arrow({70, 0}, {230, 0});
        sketch.arrow({370, -10}, {530, -90});
        sketch.arrow({370, 10}, {560, 90});
        const Scene scene = sketch.scene();
        const DrawnDesign found = findDrawnDesign(scene);
        QVERIFY(found.isOne());
        QCOMPARE(found.looseArrows, std::size_t{0});
        const Scene made = withDrawnDesign(scene, found, sketch.context);
        QCOMPARE(brokenInvariant(made), std::string());
        QCOMPARE(readAs(made),
                 QStringList({"Checkout=service", "Client=client", "Orders DB=sql-database", "Redis=cache[redis]"}));
        QCOMPARE(callsOf(readDesign(made)), QStringList({"Checkout>Orders DB", "Checkout>Redis", "Client>Checkout"}));
        // what was drawn stands where it stood
        for (const ElementPtr &element : scene.elements())
            if (!element->isArrow())
                QCOMPARE(made.find(element->id)->box(), element->box());
        QVERIFY(!findDrawnDesign(made).isOne()); // there is nothing more to read
    }

    void aLetterInAGroupIsANameAndAParagraphIsNone()
    {
        const auto nameWith = [](const std::vector<std::string> &texts) {
            Sketch sketch;
            const std::string body = sketch.shape(ElementType::Rectangle, {0, 0, 120, 80}, "g").id;
            for (const std::string &words : texts)
                sketch.text(words, {60, 40}, "g");
            return readDesign(setComponent(sketch.scene(), body, {"client", {}, {}})).components.front().name;
        };
        QCOMPARE(nameWith({"A"}), std::string("A"));
        QCOMPARE(nameWith({"G", "o", "o"}), std::string("Client")); // a logo
        QCOMPARE(nameWith({"G", "Browser"}), std::string("Browser"));
        QCOMPARE(nameWith({std::string(300, 'x')}), std::string("Client"));
    }

    void stacksAreReplicasAndFramesAroundPartsAreNone()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        for (const double aside : {-12.0, -6.0})
            sketch.shape(ElementType::Rectangle, {240 + aside, -40 + aside, 120, 80});
        sketch.box("Servers", {300, 0});
        sketch.shape(ElementType::Rectangle, {500, -150, 400, 300});
        sketch.cylinder("Primary", {600, 0}, "a");
        sketch.cylinder("Replica", {800, 0}, "b");
        sketch.arrow({70, 0}, {220, 0});
        sketch.arrow({370, 0}, {495, 0}); // to the frame: the nearest in it is meant
        sketch.arrow({640, 0}, {765, 0});
        const Scene made = meant(sketch);
        QCOMPARE(readAs(made),
                 QStringList({"Client=client", "Primary=sql-database", "Replica=sql-database", "Servers=servicex3"}));
        QCOMPARE(callsOf(readDesign(made)),
                 QStringList({"Client>Servers", "Primary>Replica copies", "Servers>Primary"}));
    }

    void whereThereIsAPersonWhatOnlyAsksIsNoClient()
    {
        Sketch sketch;
        sketch.shape(ElementType::Ellipse, {-15, -40, 30, 30}, "p");
        sketch.shape(ElementType::Rectangle, {-30, -8, 60, 50}, "p");
        sketch.box("Cloud", {300, 0});
        sketch.box("Orders service", {600, 0});
        sketch.box("Synchronizer", {600, 300});
        sketch.arrow({35, 0}, {230, 0});
        sketch.arrow({370, 0}, {530, 0});
        sketch.arrow({600, 255}, {600, 45});
        QCOMPARE(readAs(meant(sketch)), QStringList({"Client=client", "Cloud=load-balancer", "Orders service=service",
                                                     "Synchronizer=service"}));
    }

    void aShadowIsNoReplica()
    {
        Sketch sketch;
        for (const double x : {0.0, 300.0}) // colours below outlines
            sketch.shape(ElementType::Rectangle, {x - 59, -39, 120, 80});
        sketch.box("Client", {0, 0});
        sketch.box("Orders service", {300, 0});
        sketch.arrow({70, 0}, {230, 0});
        QCOMPARE(readAs(meant(sketch)), QStringList({"Client=client", "Orders service=service"}));
    }

    void theWayBackIsTheAnswer()
    {
        Sketch sketch;
        sketch.box("Browser", {0, 0});
        sketch.box("Shop", {300, 0});
        sketch.cylinder("", {600, 0}, "c");
        sketch.arrow({230, 10}, {70, 10}); // drawn before the request
        sketch.arrow({70, -10}, {230, -10});
        sketch.arrow({565, 0}, {370, 0}, Arrowhead::Arrow); // two heads, drawn from the database
        const Scene scene = sketch.scene();
        const Scene made = withDrawnDesign(scene, findDrawnDesign(scene), sketch.context);
        QCOMPARE(brokenInvariant(made), std::string());
        QCOMPARE(callsOf(readDesign(made)), QStringList({"Browser>Shop", "Shop>Browser answers", "Shop>SQL database"}));
    }

    /// An arrow that shows the way of the data is the answer to a call; it keeps its head and gets one for the call.
    void whatOnlyAnswersAsksNobody()
    {
        Sketch sketch;
        sketch.shape(ElementType::Ellipse, {-15, -40, 30, 30}, "p"); // somebody without a name
        sketch.shape(ElementType::Rectangle, {-30, -10, 60, 50}, "p");
        sketch.box("CDN", {300, 0});
        sketch.box("Shop", {600, 0});
        sketch.cylinder("", {900, 0}, "c");
        sketch.arrow({235, 0}, {35, 0});  // from the CDN to its user
        sketch.arrow({370, 0}, {535, 0}); // to its origin: a call
        sketch.arrow({865, 0}, {670, 0}); // from the database
        const Scene scene = sketch.scene();
        const DrawnDesign found = findDrawnDesign(scene);
        QCOMPARE(
            QString::fromStdString(summaryOf(found)),
            QString("4 components and 3 calls; 2 arrows out of what only answers are read as the answer to a call."));
        const Scene made = withDrawnDesign(scene, found, sketch.context);
        QCOMPARE(brokenInvariant(made), std::string());
        QCOMPARE(callsOf(readDesign(made)), QStringList({"CDN>Shop", "Client>CDN", "Shop>SQL database"}));
        for (const DrawnCall &call : found.calls) {
            const LinearData &line = *made.find(call.arrowId)->linear();
            QCOMPARE(line.startArrowhead == Arrowhead::Arrow, call.showsAnswer);
            QCOMPARE(line.endArrowhead, Arrowhead::Arrow);
        }
    }

    void unknownWordsAreWhatTheirSurroundingsAre()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.text("Cache cluster", {400, -170});
        sketch.shape(ElementType::Rectangle, {300, -150, 200, 300});
        sketch.box("Node 1", {400, -80});
        sketch.box("Node 2", {400, 80});
        sketch.box("Internet", {200, 300});
        sketch.arrow({70, -10}, {335, -80});
        sketch.arrow({70, 10}, {335, 80});
        sketch.arrow({20, 45}, {180, 255});
        const Design design = readDesign(meant(sketch));
        QCOMPARE(readAs(meant(sketch)),
                 QStringList({"Client=client", "Internet=load-balancer", "Node 1=cache", "Node 2=cache"}));
        for (const Component &component : design.components)
            if (component.name == "Internet") // a way through, which does not fail
                QCOMPARE(component.number("availability"), std::optional(1.0));
    }

    void aDecoratedBoxAndAnIconWithItsWordAreOnePartEach()
    {
        Sketch sketch;
        sketch.text("Users", {0, 25});
        sketch.shape(ElementType::Ellipse, {-20, -40, 40, 40});
        sketch.box("Load balancer", {300, 0});
        sketch.shape(ElementType::Ellipse, {250, -30, 10, 10}); // dots on the box
        sketch.shape(ElementType::Ellipse, {340, 20, 10, 10});
        sketch.box("Billing", {600, 0});
        sketch.arrow({30, -10}, {235, -10});
        sketch.arrow({365, 0}, {535, 0});
        sketch.arrow({600, 400}, {900, 400}); // from nothing to nothing
        const Scene scene = sketch.scene();
        const DrawnDesign found = findDrawnDesign(scene);
        QCOMPARE(found.looseArrows, std::size_t{1});
        QVERIFY(summaryOf(found).find("1 arrow leads") != std::string::npos);
        QCOMPARE(found.components.size(), std::size_t{3});
        QCOMPARE(callsOf(readDesign(withDrawnDesign(scene, found, sketch.context))),
                 QStringList({"Load balancer>Billing", "Users>Load balancer"}));
    }

    void whatIsSaidAlreadyStays()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.box("Checkout", {300, 0});
        sketch.box("Redis", {600, 0});
        sketch.arrow({70, 0}, {230, 0});
        sketch.arrow({370, 0}, {530, 0});
        Scene scene = sketch.scene();
        std::string checkout;
        for (const ElementPtr &element : scene.elements())
            if (element->x == 240)
                checkout = element->id;
        scene = setComponent(scene, checkout, {"worker", {}, {{"replicas", 7.0}}});
        const DrawnDesign found = findDrawnDesign(scene);
        QVERIFY(found.isOne());
        QCOMPARE(summaryOf(found), std::string("2 components and 2 calls."));
        const Scene made = withDrawnDesign(scene, found, sketch.context);
        QCOMPARE(readAs(made), QStringList({"Checkout=workerx7", "Client=client", "Redis=cache[redis]"}));
        QCOMPARE(callsOf(readDesign(made)), QStringList({"Checkout>Redis", "Client>Checkout"}));
        QVERIFY(!findDrawnDesign(made).isOne());
    }

    void wordsThatArrowsLeadToAndCirclesDrawnByHandAreParts()
    {
        Sketch sketch;
        sketch.text("Client", {0, 0});
        sketch.text("HTTPS", {150, -20});
        sketch.text("API server", {300, 0});
        Element &circle = sketch.shape(ElementType::Freedraw, {540, -40, 120, 80});
        FreedrawData stroke;
        for (int i = 0; i <= 20; ++i)
            stroke.points.push_back({60 * std::cos(i * 0.3) - 60, 40 * std::sin(i * 0.3)}); // it does not quite close
        circle.data = stroke;
        circle.x = 660;
        circle.y = 0;
        sketch.text("Postgres", {600, 0});
        sketch.arrow({45, 0}, {250, 0});
        sketch.arrow({350, 0}, {530, 0});
        const Scene made = meant(sketch);
        QCOMPARE(brokenInvariant(made), std::string());
        QCOMPARE(readAs(made),
                 QStringList({"API server=service", "Client=client", "Postgres=sql-database[postgresql]"}));
        QCOMPARE(callsOf(readDesign(made)), QStringList({"API server>Postgres", "Client>API server"}));
    }

    void notesBesideTheDrawingAreNoParts()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.box("Chat service", {300, 0});
        sketch.arrow({70, 0}, {230, 0});
        sketch.box("Todo: how many users", {0, 200});
        sketch.box("Redis or a database?", {200, 200});
        sketch.box("The cache keeps what the last users read", {400, 200});
        sketch.box("Cache", {600, 200});      // nobody asks it yet
        for (const double y : {400.0, 430.0}) // a legend, and how calls are drawn
            sketch.shape(ElementType::Rectangle, {0, y, 30, 20});
        sketch.text("service", {75, 410});
        sketch.text("database", {75, 440});
        sketch.arrow({0, 470}, {45, 470});
        QCOMPARE(readAs(meant(sketch)), QStringList({"Cache=cache", "Chat service=service", "Client=client"}));
    }

    /// Shapes without words are what a legend says of their colours; its samples are no parts.
    void coloursMeanWhatTheLegendSays()
    {
        const auto drawn = [](int entries) {
            Sketch sketch;
            const std::array colours = {"#e9ecef", "#b2f2bb", "#a5d8ff"};
            const auto filled = [&](Rect box, std::size_t colour) {
                sketch.shape(ElementType::Rectangle, box).backgroundColor = colours.at(colour);
            };
            for (const std::size_t i : {0, 1, 2})
                filled({300.0 * static_cast<double>(i) - 60, -40, 120, 80}, i);
            sketch.arrow({70, 0}, {230, 0});
            sketch.arrow({370, 0}, {530, 0});
            sketch.text("Legend", {40, 360});
            const std::array words = {"client", "service", "database"};
            for (int i = 0; i < entries; ++i) {
                filled({0, 400 + 40.0 * i, 30, 24}, static_cast<std::size_t>(i));
                sketch.text(words.at(static_cast<std::size_t>(i)), {75, 412 + 40.0 * i});
            }
            return sketch;
        };
        Sketch whole = drawn(3), none = drawn(1);
        QVERIFY(!findDrawnDesign(none.scene()).isOne());
        const Design design = readDesign(meant(whole));
        QStringList kinds;
        for (const Component &component : design.components)
            kinds << QString::fromStdString(component.kind->id);
        kinds.sort();
        QCOMPARE(kinds, QStringList({"client", "service", "sql-database"}));
        QCOMPARE(design.calls.size(), std::size_t(2));
    }

    void whatALoadBalancerSendsToServes()
    {
        Sketch sketch;
        sketch.box("User", {0, 0});
        sketch.box("Load balancer", {300, 0});
        sketch.box("Web 1", {600, -100});
        sketch.box("Web 2", {600, 100});
        sketch.arrow({70, 0}, {230, 0});
        sketch.arrow({370, 0}, {530, -100});
        sketch.arrow({370, 0}, {530, 100});
        QCOMPARE(readAs(meant(sketch)),
                 QStringList({"Load balancer=load-balancer", "User=client", "Web 1=service", "Web 2=service"}));
    }

    void whatAClientAsksAndAsksAStoreServes()
    {
        Sketch sketch;
        sketch.box("User", {0, 0});
        sketch.box("Web app", {300, 0});
        sketch.box("Users DB", {600, 0});
        sketch.arrow({70, -10}, {230, -10});
        sketch.arrow({230, 10}, {70, 10});
        sketch.arrow({370, 0}, {530, 0}, Arrowhead::Arrow);
        const Scene made = meant(sketch);
        QCOMPARE(readAs(made), QStringList({"User=client", "Users DB=sql-database", "Web app=service"}));
        QCOMPARE(callsOf(readDesign(made)), QStringList({"User>Web app", "Web app>User answers", "Web app>Users DB"}));
    }

    void aWorkerThatAsksItsQueueTakesMessagesFromIt()
    {
        Sketch sketch;
        sketch.box("User", {0, 0});
        sketch.box("Orders service", {300, 0});
        sketch.box("SQS", {600, 0});
        sketch.box("Consumer", {900, 0});
        sketch.arrow({70, 0}, {230, 0});
        sketch.arrow({370, 0}, {530, 0});
        sketch.arrow({830, 0}, {670, 0}); // it polls
        const Scene scene = sketch.scene();
        const DrawnDesign found = findDrawnDesign(scene);
        QCOMPARE(QString::fromStdString(summaryOf(found)),
                 QString("4 components and 3 calls; 1 arrow from a worker to its queue is read as taking messages from "
                         "it."));
        const Scene made = withDrawnDesign(scene, found, sketch.context);
        QCOMPARE(callsOf(readDesign(made)), QStringList({"Orders service>SQS", "SQS>Consumer", "User>Orders service"}));
    }

    void boxesCalledZonesSayWhereTheirPartsStand()
    {
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.shape(ElementType::Rectangle, {200, -300, 700, 600});
        sketch.text("Region eu-west-1", {300, -320});
        for (const double at : {-150.0, 150.0}) {
            sketch.shape(ElementType::Rectangle, {220, at - 120, 640, 240});
            sketch.text(at < 0 ? "Availability Zone A" : "eu-west-1b", {320, at - 100});
            sketch.box("Web server", {350, at});
            sketch.box("Postgres", {700, at});
            sketch.arrow({70, 0}, {285, at});
            sketch.arrow({420, at}, {635, at});
        }
        const Design design = readDesign(meant(sketch));
        QStringList places;
        for (const Component &component : design.components)
            places << QString::fromStdString(component.name + "@" + component.text("zones") + "/" +
                                             component.text("region"));
        places.sort();
        QCOMPARE(places, QStringList({"Client@/", "Postgres@a/eu-west-1", "Postgres@eu-west-1b/eu-west-1",
                                      "Web server@a/eu-west-1", "Web server@eu-west-1b/eu-west-1"}));
    }

    void namesOfPlaces_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("place");
        for (const auto &[label, place] : {std::pair("AZ 1", "1/"),
                                           {"az-b", "b/"},
                                           {"Zone: c", "c/"},
                                           {"az2", "2/"},
                                           {"Web tier (us-central1-a)", "us-central1-a/"},
                                           {"us-gov-east-1a", "us-gov-east-1a/"},
                                           {"Region EU", "/eu"},
                                           {"europe-west4", "/europe-west4"},
                                           {"Azure", "/"},
                                           {"Zoned", "/"},
                                           {"node-pool-1", "/"},
                                           {"DNS zone", "/"},
                                           {"us-east", "/"}})
            QTest::newRow(label) << label << place;
    }
    void namesOfPlaces()
    {
        QFETCH(QString, label);
        QFETCH(QString, place);
        Sketch sketch;
        sketch.box("Client", {0, 0});
        sketch.shape(ElementType::Rectangle, {220, -120, 400, 240});
        sketch.text(label.toStdString(), {320, -100});
        sketch.box("Postgres", {350, 0});
        sketch.arrow({70, 0}, {285, 0});
        for (const Component &component : readDesign(meant(sketch)).components)
            if (component.name == "Postgres")
                QCOMPARE(QString::fromStdString(component.text("zones") + "/" + component.text("region")), place);
    }

    /// The sign of a load balancer has arrows in it, which hold on to its circles.
    void arrowsOfAnIconAreNoCalls()
    {
        Sketch sketch;
        const std::string plate = sketch.shape(ElementType::Rectangle, {250, -50, 100, 100}, "lb").id;
        const std::string circle = sketch.shape(ElementType::Ellipse, {260, -10, 20, 20}, "lb").id;
        const std::string other = sketch.shape(ElementType::Ellipse, {320, -30, 20, 20}, "lb").id;
        for (const std::string &held : {other, std::string()}) { // the second one's end holds on to nothing
            Element &sign = sketch.arrow({280, 0}, {320, -20});
            sign.groupIds = {"lb"};
            sign.linear()->startBinding = Binding{circle, "inside", Point{0.5, 0.5}, {}, {}, {}};
            if (!held.empty())
                sign.linear()->endBinding = Binding{held, "inside", Point{0.5, 0.5}, {}, {}, {}};
        }
        const Scene scene = setComponent(sketch.scene(), plate, {"load-balancer", {}, {}});
        const Design design = readDesign(scene);
        QCOMPARE(design.components.size(), std::size_t{1});
        QCOMPARE(design.calls.size(), std::size_t{0});
        QCOMPARE(design.notes.size(), std::size_t{0});
        // one that says that it is a call, is
        const std::string arrow = sketch.elements[3].id;
        QCOMPARE(readDesign(setCall(scene, arrow, Call())).calls.size(), std::size_t{1});
    }

    void whatIsNoDesignIsNotTakenForOne()
    {
        Sketch table;
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 3; ++column)
                table.box("cell", {column * 120.0, row * 80.0});
        table.arrow({400, 0}, {700, 0});
        QVERIFY(!findDrawnDesign(table.scene()).isOne());
        Sketch flow; // a flow chart of decisions
        flow.box("Begin", {0, 0});
        flow.box("Read the form", {300, 0});
        flow.arrow({65, 0}, {235, 0});
        QVERIFY(!findDrawnDesign(flow.scene()).isOne());
        QVERIFY(!findDrawnDesign(Scene()).isOne());
    }

    /// Whatever lies about on a canvas: reading it loses nothing, moves no shape, and what it calls a component is one.
    void anythingCanBeRead()
    {
        const char *const words[] = {"Redis", "Client", "Zyx", "Orders DB", "Standby", "Internet", "x", "Kafka"};
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            Sketch sketch;
            sketch.random.seed(seed);
            const auto any = [&](int below) {
                return static_cast<int>(sketch.random() % static_cast<unsigned>(below));
            };
            const auto place = [&] { return Point{any(900) * 1.0, any(600) * 1.0}; };
            for (int i = 0; i < 25; ++i) {
                const std::string group = any(3) == 0 ? std::string(1, static_cast<char>('a' + any(4))) : std::string();
                const char *const word = words[any(8)];
                switch (any(6)) {
                case 0:
                    sketch.box(word, place());
                    break;
                case 1:
                    sketch.cylinder(word, place(), group.empty() ? "own" + std::to_string(i) : group);
                    break;
                case 2:
                    sketch.text(word, place(), group);
                    break;
                case 3:
                    sketch.shape(any(2) == 0 ? ElementType::Ellipse : ElementType::Diamond,
                                 {place().x, place().y, 20.0 + any(500), 20.0 + any(300)}, group);
                    break;
                default:
                    sketch.arrow(place(), place(), any(4) == 0 ? Arrowhead::Arrow : Arrowhead::None);
                    break;
                }
            }
            const Scene scene = sketch.scene();
            const DrawnDesign found = findDrawnDesign(scene);
            const Scene made = withDrawnDesign(scene, found, sketch.context);
            QVERIFY2(brokenInvariant(made).empty(), brokenInvariant(made).c_str());
            QCOMPARE(readDesign(made).components.size(), found.components.size());
            QCOMPARE(readDesign(made).calls.size(), found.calls.size());
            for (const ElementPtr &element : scene.elements()) {
                QVERIFY(made.find(element->id));
                if (!made.find(element->id)->isArrow())
                    QCOMPARE(made.find(element->id)->box(), element->box());
            }
        }
    }
};

QTEST_MAIN(DrawnDesignTest)
#include "drawn_design_test.moc"
