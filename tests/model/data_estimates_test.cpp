// SPDX-License-Identifier: GPL-3.0-or-later
// How much is kept, in how many copies, worked out by hand.
#include "model/design/design_text.h"
#include "model/design/retention.h"
#include "model/evaluation/evaluate.h"

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

    /// What is sent to an object store is what it keeps, unless it says itself; rows of other stores are not.
    void objectsAreAsLargeAsTheirRequests()
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
        const char *small = R"(, "requestBytes": 1000)";
        QCOMPARE(stored("object-store", "", small), (10 * 4e6 + 30 * 1e3) / 40);
        QCOMPARE(stored("object-store", R"(, "itemBytes": 2000)", small), 2000.0);
        QCOMPARE(stored("object-store", "", ""), 1000.0); // of a part of it nothing is known
        QCOMPARE(stored("sql-database", R"(, "copies": 1)", small), 1000.0);
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
        // three copies behind a managed table: 3 x 0.02 x 2 x 0.02 x 6 h x 1 x 0.02 x 6 h
        const double repair = 21600 / (365.25 * 86400), managed = lossOf(R"("kind": "key-value-store")");
        QVERIFY2(std::abs(managed / (6 * std::pow(0.02, 3) * repair * repair) - 1) < 2e-3,
                 qPrintable(QString::number(managed)));
    }
};

QTEST_GUILESS_MAIN(DataEstimatesTest)
#include "data_estimates_test.moc"
