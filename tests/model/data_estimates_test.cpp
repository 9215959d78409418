// SPDX-License-Identifier: GPL-3.0-or-later
// How much is kept, in how many copies, worked out by hand.
#include "model/design/design_text.h"
#include "model/design/retention.h"
#include "model/design/written_sizes.h"
#include "model/estimates/working.h"
#include "model/evaluation/evaluate.h"
#include "model/framework/framework.h"
#include "model/simulation/simulation.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

namespace
{

/// Of clients that write to a store.
Report reportOf(const std::string &store, const std::string &requestClass)
{
    const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
        {"id": "users", "kind": "client"}, {"id": "a", )" +
                                       store + R"(}], "calls": [{"from": "users", "to": "a"}],
        "classes": [{"id": "put", "operation": "write", )" +
                                       requestClass + "}]}");
    if (!design)
        qFatal("%s", design.error().c_str());
    return evaluate(*design);
}

const ComponentReport &of(const Report &report)
{
    return *std::ranges::find(report.components, "a", &ComponentReport::key);
}

/// Users whose requests come to each of those components.
Design designOf(const std::string &components, const std::string &classes)
{
    const auto alone = readDesignText(R"({"components": [{"id": "u", "kind": "client"}, )" + components +
                                      R"(], "calls": [], "classes": []})");
    if (!alone)
        qFatal("%s", alone.error().c_str());
    std::string calls;
    for (const Component &one : alone->components)
        if (one.key != "u")
            calls += (calls.empty() ? "" : ", ") + (R"({"from": "u", "to": ")" + one.key + "\"}");
    const auto design = readDesignText(R"({"components": [{"id": "u", "kind": "client"}, )" + components +
                                       R"(], "calls": [)" + calls + R"(], "classes": [)" + classes + "]}");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

/// What was written down as core entities.
void note(Design &design, const std::string &entities)
{
    Framework framework;
    framework.at(FrameworkStep::Entities) = entities;
    keepFramework(design.settings, framework);
}

double sizeIn(const Design &design, const char *key)
{
    const std::size_t i = *design.indexOf(key);
    return *bytesOfWrite(design, design.components[i], evaluate(design).components[i].classIds);
}

} // namespace

class DataEstimatesTest : public QObject
{
    Q_OBJECT

private slots:
    void objectsAreStoredAsTheyAre()
    {
        const Report report =
            reportOf(R"("kind": "object-store", "params": {"itemBytes": 1000, "retention": "1d"})", R"("rate": 10)");
        QVERIFY(qFuzzyCompare(*of(report).storageBytes, 10.0 * 86400 * 1000)); // no index of 30 %
    }

    void copiesOfAnItem_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<double>("copies");
        QTest::newRow("stated") << R"("replicas": 3, "copies": 5)" << 5.0;
        QTest::newRow("as many as replicas") << R"("replicas": 3)" << 3.0;
        QTest::newRow("two in each partition") << R"("replicas": 6, "partitions": 3)" << 2.0;
        QTest::newRow("never less than one") << R"("replicas": 1, "partitions": 8)" << 1.0;
    }
    void copiesOfAnItem()
    {
        QFETCH(QString, parameters);
        QFETCH(double, copies);
        const Report report =
            reportOf(R"("kind": "sql-database", "params": {"itemBytes": 1000, "retention": "1d", "overhead": 0.5, )" +
                         parameters.toStdString() + "}",
                     R"("rate": 100, "peakFactor": 2)");
        // 50/s on average for a day, 1500 bytes each
        QVERIFY(qFuzzyCompare(*of(report).storageBytes, 50.0 * 86400 * 1500 * copies));
    }

    void storesKeepAsLongAsTheLoadPadSays()
    {
        const auto stored = [](const std::string &parameters, const Retentions &said) {
            const auto read = readDesignText(R"({"components": [
                {"id": "u", "kind": "client"},
                {"id": "a", "kind": "sql-database", "params": {"itemBytes": 1000, "overhead": 0, "copies": 1)" +
                                             parameters + R"(}}], "calls": [{"from": "u", "to": "a"}], "classes": [
                {"id": "put", "rate": 10, "operation": "write"}, {"id": "like", "rate": 10, "operation": "write"},
                {"id": "get", "rate": 10, "operation": "read"}]})");
            if (!read)
                qFatal("%s", read.error().c_str());
            Design design = *read;
            keepRetentions(design.settings, said);
            return *of(evaluate(design)).storageBytes / (20 * 1000 * 86400.0); // days of it
        };
        QCOMPARE(stored("", {}), 5 * 365.0);
        QCOMPARE(stored("", {{"put", 10 * 86400}}), 10.0);
        QCOMPARE(stored("", {{"put", 10 * 86400}, {"like", 30 * 86400}}), 30.0); // it has no two rules for its rows
        QCOMPARE(stored("", {{"get", 10 * 86400}}), 5 * 365.0);                  // reads store nothing
        QCOMPARE(stored(R"(, "retention": "2d")", {{"put", 10 * 86400}}), 2.0);  // what the store says counts
    }

    void whatIsStatedOfAClassCountsMoreThanThePad()
    {
        DesignSettings settings;
        keepRetentions(settings, {{"put", 86400}, {"like", 2 * 86400}});
        stateRetention(settings, "put", 7 * 86400);
        QCOMPARE(retentionsOf(settings), (Retentions{{"put", 7 * 86400}, {"like", 2 * 86400}}));
        keepRetentions(settings, {{"like", 3 * 86400}}); // another line of the pad leaves it
        QCOMPARE(statedRetention(settings, "put").value_or(0), 7 * 86400.0);
        QVERIFY(!statedRetention(settings, "like"));
        stateRetention(settings, "put", std::nullopt);
        QCOMPARE(retentionsOf(settings), (Retentions{{"like", 3 * 86400}}));
    }

    /// What is sent is what is kept, unless the store says itself.
    void itemsAreAsLargeAsTheirRequests()
    {
        const auto stored = [](const char *kind, const char *parameters, const char *like) {
            const auto design = readDesignText(QString(R"({"components": [
                {"id": "u", "kind": "client"},
                {"id": "a", "kind": "%1", "params": {"overhead": 0, "retention": "1d" %2}}],
                "calls": [{"from": "u", "to": "a"}], "classes": [
                {"id": "put", "rate": 10, "operation": "write", "requestBytes": "4 MB"},
                {"id": "like", "rate": 30, "operation": "write" %3},
                {"id": "get", "rate": 10, "operation": "read", "requestBytes": 1}]})")
                                                   .arg(kind, parameters, like)
                                                   .toStdString());
            if (!design)
                qFatal("%s", design.error().c_str());
            const Report report = evaluate(*design);
            return *of(report).storageBytes / (40 * 86400.0);
        };
        const char *small = R"(, "requestBytes": 2000)";
        QCOMPARE(stored("object-store", "", small), (10 * 4e6 + 30 * 2e3) / 40);
        QCOMPARE(stored("object-store", R"(, "itemBytes": 2000)", small), 2000.0);
        QCOMPARE(stored("object-store", "", ""), (10 * 4e6 + 30 * 1e3) / 40); // the default of what says nothing
        QCOMPARE(stored("sql-database", R"(, "copies": 1)", small), (10 * 4e6 + 30 * 2e3) / 40);
    }

    /// An upload's body is with the objects; the table beside them keeps rows, and so does the queue.
    void rowsBesideObjectsAreNotAsLarge()
    {
        Design design = designOf(R"({"id": "blobs", "kind": "object-store"}, {"id": "jobs", "kind": "message-queue"},
                                    {"id": "photos", "name": "Photos DB", "kind": "sql-database"})",
                                 R"({"id": "upload", "rate": 10, "operation": "write", "requestBytes": "4 MB"})");
        QCOMPARE(sizeIn(design, "blobs"), 4e6);
        QCOMPARE(sizeIn(design, "photos"), 1000.0);
        QCOMPARE(sizeIn(design, "jobs"), 1000.0);
        note(design, "Photo: 4 MB");
        QCOMPARE(sizeIn(design, "photos"), 1000.0); // nobody keeps such a row
        note(design, "Photo: 4 MB\nPhotoRow: id 8 B, place 100 B (photos db)");
        QCOMPARE(sizeIn(design, "photos"), 108.0);
        QCOMPARE(sizeIn(design, "blobs"), 4e6);
    }

    /// A queue forgets what was acknowledged; a stream keeps it for its time.
    void whatWasWorkedOffIsNotStoredInQueues()
    {
        const auto stored = [](const std::string &kind) {
            const Design design = designOf(R"({"id": "a", "kind": ")" + kind + R"(", "params": {"retention": 86400}})",
                                           R"({"id": "send", "rate": 10, "operation": "write", "requestBytes": 500})");
            return evaluate(design).components[*design.indexOf("a")].storageBytes;
        };
        QVERIFY(!stored("message-queue"));
        QVERIFY(stored("event-stream").value_or(0) > 0);
    }

    void rowsAreThoseOfTheEntities()
    {
        Design design = designOf(R"({"id": "a", "name": "Main DB", "kind": "sql-database", "params": {"copies": 1}},
                                    {"id": "orders", "name": "Orders DB", "kind": "sql-database"},
                                    {"id": "events", "name": "Order events", "kind": "event-stream"})",
                                 R"({"id": "send", "name": "Send message", "rate": 10, "operation": "write"},
                                    {"id": "rate", "rate": 30, "operation": "write", "requestBytes": 500})");
        QCOMPARE(sizeIn(design, "orders"), 500 * 0.75 + 1000 * 0.25);
        note(design, "Message: id 16 B, text 284 B\nOrder: 200 B\nsomething else");
        QCOMPARE(sizeIn(design, "a"), 300 * 0.25 + 500 * 0.75); // by the class's name, else what is sent
        QCOMPARE(sizeIn(design, "orders"), 200.0);              // by the store's
        QCOMPARE(sizeIn(design, "events"), 200.0);
        note(design, "Message: 300 B\nOrder: 200 B\nStars: 20 B (rate)");
        QCOMPARE(sizeIn(design, "a"), 300 * 0.25 + 20 * 0.75);
        const Report report = evaluate(design);
        QVERIFY(qFuzzyCompare(*of(report).storageBytes, 40 * 90.0 * 5 * 365 * 86400 * 1.3));
        const std::size_t main = *design.indexOf("a");
        QCOMPARE(sourceText(sizeSources(design, design.components[main], {"send", "rate"})),
                 std::string("a row of Message, a row of Stars"));
        design.components[main].parameters["itemBytes"] = 77.0;
        QCOMPARE(sizeIn(design, "a"), 77.0); // what the store says itself counts
    }

    /// The only entity is what the only class of writes leaves, whatever they are called.
    void oneEntityAndOneClassBelongTogether()
    {
        Design design = designOf(R"({"id": "a", "name": "Store", "kind": "sql-database"})",
                                 R"({"id": "create", "rate": 10, "operation": "write"}, {"id": "go", "rate": 90})");
        note(design, "Url: code 7 B, long 500 B, created 8 B");
        QCOMPARE(sizeIn(design, "a"), 515.0);
        note(design, "Url: 515 B\nUser: 1 KB");
        QCOMPARE(sizeIn(design, "a"), 1000.0);
    }

    /// A write of 2.5 KB to a table by key is three units, which are paid for and fill its partitions.
    void unitsOfATableFollowItsRows()
    {
        const auto tableOf = [](const std::string &entities) {
            Design design = designOf(R"({"id": "a", "kind": "key-value-store", "preset": "aws-dynamodb"})",
                                     R"({"id": "create", "rate": 1000, "operation": "write"})");
            note(design, entities);
            return of(evaluate(design));
        };
        const ComponentReport small = tableOf(""), large = tableOf("Doc: 2500 B");
        QVERIFY(*large.monthlyCost > 2.4 * *small.monthlyCost);
        QVERIFY(*large.storageBytes > 2.4 * *small.storageBytes);
    }

    /// A log is written as it comes.
    void logsHaveNoIndexToSpeakOf()
    {
        const Design design = designOf(R"({"id": "a", "kind": "event-stream", "params": {"retention": "1d"}})",
                                       R"({"id": "put", "rate": 10, "operation": "write", "requestBytes": 100})");
        QVERIFY(qFuzzyCompare(*of(evaluate(design)).storageBytes, 10.0 * 86400 * 100 * 3));
    }

    /// Bodies travel through what only hands them on; behind that what is kept does.
    void bytesTravelAsFarAsTheyAreKnown()
    {
        const auto design = readDesignText(R"({"components": [
            {"id": "u", "kind": "client"}, {"id": "lb", "kind": "load-balancer"}, {"id": "s", "kind": "service"},
            {"id": "other", "kind": "service"}, {"id": "db", "kind": "sql-database", "params": {"itemBytes": 300}}],
            "calls": [{"from": "u", "to": "lb"}, {"from": "lb", "to": "s"}, {"from": "s", "to": "db", "perRequest": 2},
                      {"from": "s", "to": "other"}], "classes": [
            {"id": "put", "rate": 10, "operation": "write", "requestBytes": 5000, "responseBytes": 100},
            {"id": "get", "rate": 40, "responseBytes": 20000}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        const Report report = evaluate(*design);
        const auto part = [&](const char *key) {
            return *std::ranges::find(report.components, key, &ComponentReport::key);
        };
        const double up = 10 * 5000, down = 10 * 100 + 40 * 20000;
        QVERIFY(qFuzzyCompare(*part("u").egressBytesPerSecond, up));
        QVERIFY(qFuzzyCompare(*part("lb").egressBytesPerSecond, up + down));
        QVERIFY(qFuzzyCompare(*part("s").ingressBytesPerSecond, up + 2 * 40 * 300.0));
        QVERIFY(qFuzzyCompare(*part("s").egressBytesPerSecond, down + 2 * 10 * 300.0));
        QVERIFY(qFuzzyCompare(*part("db").ingressBytesPerSecond, 2 * 10 * 300.0));
        QVERIFY(!part("other").ingressBytesPerSecond); // nobody says what it is asked
    }

    /// The working of what is stored multiplies to it, and that of a cost adds up.
    void workingsHoldTheirSums()
    {
        const auto design = readDesignText(R"({"components": [{"id": "u", "kind": "client"},
            {"id": "a", "name": "Orders DB", "kind": "sql-database", "params": {"replicas": 2, "pricePerReplica": 300}}],
            "calls": [{"from": "u", "to": "a"}],
            "classes": [{"id": "put", "rate": 30, "peakFactor": 3, "operation": "write", "requestBytes": 400}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        const Report report = evaluate(*design);
        const Working stored = explain(*design, report, "component/a/storage");
        QStringList inputs;
        for (const Working &one : stored.inputs)
            inputs << QString::fromStdString(one.name + " = " + one.result);
        QCOMPARE(inputs, (QStringList{"Writes on average = 10/s", "Size of an item = 400 B", "Kept for = 5 y",
                                      "Copies = 2", "Index and overhead = 30 %"}));
        QCOMPARE(stored.inputs[1].inputs.size(), std::size_t(1)); // whose request that is
        const Working cost = explain(*design, report, "component/a/cost");
        QCOMPARE(cost.inputs.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(cost.inputs[0].name + cost.inputs[0].result), QString("Replicas$600"));
        QCOMPARE(QString::fromStdString(cost.inputs[1].name), QString("Storage"));
    }

    /// 2 MB answers at 30/s on average: 155.52 TB a month, at five cents a gigabyte.
    void trafficIsPaidForByTheGigabyte()
    {
        const auto costOf = [](const char *params) {
            const auto design = readDesignText(QString(R"({"components": [
                {"id": "u", "kind": "client"}, {"id": "cdn", "kind": "cdn", "params": {"pricePerMillion": 0%1}}],
                "calls": [{"from": "u", "to": "cdn"}],
                "classes": [{"id": "play", "rate": 90, "peakFactor": 3, "responseBytes": "2 MB"}]})")
                                                   .arg(QString(params))
                                                   .toStdString());
            if (!design)
                qFatal("%s", design.error().c_str());
            return evaluate(*design).monthlyCost.value_or(0);
        };
        QVERIFY(qFuzzyCompare(costOf(""), 30 * 2e6 * 30 * 86400 / 1e9 * 0.05));
        QVERIFY(qFuzzyCompare(costOf(R"(, "priceUsdPerGbEgress": 0.02)"), 30 * 2e6 * 30 * 86400 / 1e9 * 0.02));
    }

    void whatPilesUpAtThePeakIsStoredInTheEnd()
    {
        // 100/s at peak and 25/s on average through a service of 50/s: 25 x 86400 x 1000 bytes a day
        const auto stored = [](const std::string &limit) {
            const auto design = readDesignText(R"({"components": [
                {"id": "u", "kind": "client", "params": {"rate": 100, "peakFactor": 4}},
                {"id": "s", "kind": "service", "params": {"servers": 1, )" +
                                               limit + R"(}},
                {"id": "a", "kind": "sql-database", "params": {"itemBytes": 1000, "retention": "1d", "overhead": 0}}],
                "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "a", "operation": "write"}]})");
            if (!design)
                qFatal("%s", design.error().c_str());
            return *of(evaluate(*design)).storageBytes;
        };
        QVERIFY(qFuzzyCompare(stored(R"("serviceTime": "1ms")"), 25.0 * 86400 * 1000));
        QVERIFY(qFuzzyCompare(stored(R"("serviceTime": "20ms")"), 25.0 * 86400 * 1000));
        // also what is written after a call to the full component
        const auto design = readDesignText(R"({"components": [
            {"id": "u", "kind": "client", "params": {"rate": 100, "peakFactor": 4}}, {"id": "s", "kind": "gateway"},
            {"id": "full", "kind": "service", "params": {"servers": 1, "serviceTime": "20ms"}},
            {"id": "a", "kind": "sql-database", "params": {"itemBytes": 1000, "retention": "1d", "overhead": 0}}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "full"},
                      {"from": "s", "to": "a", "stage": 1, "operation": "write"}]})");
        QVERIFY(design);
        QVERIFY(qFuzzyCompare(*of(evaluate(*design)).storageBytes, 25.0 * 86400 * 1000));
        // what a bucket turns away is not stored
        QVERIFY(stored(R"("serviceTime": "1ms", "rateLimit": 50)") < 13.0 * 86400 * 1000);
    }

    /// A managed store's price of a gigabyte is that of all its copies; a disk's is not.
    void priceOfWhatIsKept_data()
    {
        QTest::addColumn<QString>("store");
        QTest::addColumn<double>("terabytes");
        QTest::newRow("one copy") << R"("kind": "object-store", "params": {%1})" << 1.0;
        QTest::newRow("managed") << R"("kind": "object-store", "params": {"copies": 3, %1})" << 1.0;
        QTest::newRow("own disks") << R"("kind": "object-store", "params": {"copies": 3, "managed": false, %1})" << 3.0;
    }
    void priceOfWhatIsKept()
    {
        QFETCH(QString, store);
        QFETCH(double, terabytes);
        const Report report = reportOf(store
                                           .arg(R"("itemBytes": 1e6, "retention": 1e6, "overhead": 0, "pricePerGb": 0.1,
                               "pricePerMillion": 0)")
                                           .toStdString(),
                                       R"("rate": 1)");
        QVERIFY(qFuzzyCompare(*of(report).monthlyCost, 100 * terabytes));
    }

    void durabilityOfProvidersIsTheirs()
    {
        const auto lossOf = [](const std::string &store) {
            const Report report = reportOf(store, R"("rate": 1)");
            return *of(report).yearlyLoss;
        };
        QVERIFY(std::abs(lossOf(R"("kind": "object-store")") / 1e-11 - 1) < 1e-5);
        QVERIFY(std::abs(lossOf(R"("preset": "aws-s3")") / 1e-11 - 1) < 1e-5);
        QVERIFY(std::abs(lossOf(R"("kind": "object-store", "params": {"durability": 0.999})") / 1e-3 - 1) < 1e-9);
        // one disk of one's own: 2 % a year
        QVERIFY(std::abs(lossOf(R"("kind": "sql-database")") / -std::expm1(-0.02) - 1) < 1e-9);
        // three copies behind a managed table, each lost 0.02 times a year and made anew in 6 h
        const double managed = lossOf(R"("kind": "key-value-store")");
        QVERIFY2(std::abs(managed / 2.2455467894795098e-11 - 1) < 1e-12, qPrintable(QString::number(managed)));
    }

    /// What requests carry is under way for bytes / bandwidth on each arrow: up to the first component that works on it
    /// what the class says, then what is read or written.
    void whatIsCarriedTakesItsTime_data()
    {
        QTest::addColumn<QString>("first");
        QTest::newRow("as the class says") << "";
        QTest::newRow("said on the arrow, too") << R"(, "requestBytes": 0, "responseBytes": "20 MB")";
    }
    void whatIsCarriedTakesItsTime()
    {
        QFETCH(QString, first);
        const bool onArrow = !first.isEmpty();
        const auto design = readDesignText((R"({"settings": {"bandwidthBytesPerSecond": 1e8}, "components": [
            {"id": "u", "kind": "client"}, {"id": "lb", "kind": "load-balancer", "params": {"p50": 0, "p99": 0}},
            {"id": "s", "params": {"p50": "1ms", "p99": "1ms", "capacity": 1e9}},
            {"id": "disk", "kind": "object-store", "params": {"p50": 0, "p99": 0, "writeP50": 0, "writeP99": 0,
                "itemBytes": "10 MB"}}],
            "calls": [{"from": "u", "to": "lb")" +
                                            first + R"(}, {"from": "lb", "to": "s"}, {"from": "s", "to": "disk"}],
            "classes": [{"id": "get", "rate": 3, "responseBytes": "20 MB"},
                        {"id": "put", "rate": 1, "operation": "write", "requestBytes": "5 MB"},
                        {"id": "ask", "rate": 1, "operation": "write"}]})")
                                               .toStdString());
        QVERIFY2(design, design ? "" : design.error().c_str());
        const Report report = evaluate(*design);
        SimulationOptions how;
        how.requests = 2000;
        const SimulationResult seen = simulate(*design, how);
        const double get = 0.001 + 0.2 + 0.2 + 0.1, put = 0.001 + (onArrow ? 0.2 : 0.05) + 0.05 + 0.1,
                     ask = 0.001 + (onArrow ? 0.2 : 0) + 0.1;
        const double wanted[] = {get, put, ask};
        for (std::size_t r = 0; r < 3; ++r) {
            const auto one = std::ranges::find(report.classes, design->classes[r].id, &ClassReport::id);
            QVERIFY2(std::abs(one->latency->mean - wanted[r]) < 1e-9, one->id.c_str());
            QVERIFY2(std::abs(one->latency->p99 - wanted[r]) < 1e-9, one->id.c_str());
            QVERIFY2(std::abs(seen.classes[r].latency.mean.value - wanted[r]) < 1e-9, one->id.c_str());
        }
        const std::string why = workingText(explain(*design, report, "class/get/p99"));
        QVERIFY2(why.find("Transfer from lb = 200 ms") != std::string::npos, why.c_str());
        QVERIFY2(why.find("Transfer from s = 100 ms") != std::string::npos, why.c_str());
    }

    void whyAYearLosesAnItem()
    {
        const auto lossOf = [](const char *store) {
            const auto design = readDesignText(R"({"components": [
                {"id": "u", "kind": "client", "params": {"rate": 1}}, {"id": "a", )" +
                                               std::string(store) + R"(}], "calls": [{"from": "u", "to": "a"}]})");
            if (!design)
                qFatal("%s", design.error().c_str());
            return workingText(explain(*design, evaluate(*design), "component/a/loss"));
        };
        const std::string own =
            lossOf(R"("kind": "sql-database", "params": {"copies": 2, "rebuildTime": "1h", "diskFailureRate": 0.01})");
        for (const char *word : {"Chance that a year loses an item of a = 0.00000228127 %", "Markov chain",
                                 "Copies = 2", "Failures of a copy per year = 0.01", "Mean time until all are lost"})
            QVERIFY2(own.find(word) != std::string::npos, own.c_str());
        const std::string behind = lossOf(R"("kind": "key-value-store")");
        QVERIFY2(behind.find("three behind a managed service") != std::string::npos, behind.c_str());
        const std::string provider = lossOf(R"("kind": "object-store")");
        QVERIFY2(provider.find("1 - durability") != std::string::npos, provider.c_str());
    }
};

QTEST_GUILESS_MAIN(DataEstimatesTest)
#include "data_estimates_test.moc"
