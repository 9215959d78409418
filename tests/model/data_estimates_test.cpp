// SPDX-License-Identifier: GPL-3.0-or-later
// How much is kept, in how many copies, worked out by hand.
#include "model/design/design_text.h"
#include "model/estimates/evaluate.h"

#include <QTest>

using namespace ninesketch;

class DataEstimatesTest : public QObject
{
    Q_OBJECT

private slots:
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
        const auto design = readDesignText(
            R"({"type": "ninesketch/design", "components": [
            {"id": "users", "kind": "client"},
            {"id": "api", "kind": "service"},
            {"id": "db", "kind": "sql-database", "params": {"itemBytes": 1000, "retention": "1d", "overhead": 0.5, )" +
            parameters.toStdString() + R"(}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}],
            "classes": [{"id": "put", "rate": 100, "peakFactor": 2, "operation": "write"}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        const Report report = evaluate(*design);
        // 50/s on average for a day, 1500 bytes each
        QVERIFY(qFuzzyCompare(*report.components[*design->indexOf("db")].storageBytes, 50.0 * 86400 * 1500 * copies));
    }
};

QTEST_GUILESS_MAIN(DataEstimatesTest)
#include "data_estimates_test.moc"
