// SPDX-License-Identifier: GPL-3.0-or-later
// Service credits: ladders as text, and what a month makes of them.
#include "model/design/design_text.h"
#include "model/estimates/service_credits.h"
#include "model/evaluation/evaluate.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

class ServiceCreditsTest : public QObject
{
    Q_OBJECT

private slots:
    void laddersAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("same");
        QTest::newRow("usual") << "99.95% 10%, 99% 25%, 95% 100%"
                               << "99.95% 10%, 99% 25%, 95% 100%";
        QTest::newRow("in words") << "below 99.9 %: 10 %\nbelow 99 %: 25 %"
                                  << "99.9% 10%, 99% 25%";
        QTest::newRow("shares") << "0.999 0.1; 0.99 0.5"
                                << "99.9% 10%, 99% 50%";
        QTest::newRow("five nines") << "99.999% 10%"
                                    << "99.999% 10%";
    }

    void laddersAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, same);
        const auto ladder = parseLadder(text.toStdString());
        QVERIFY2(ladder.hasValue(), ladder ? "" : ladder.error().c_str());
        QCOMPARE(QString::fromStdString(ladderText(*ladder)), same);
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "99.9%", "99.9% 10% 5%", "101% 10%", "99.9% 0%", "99% 10%, 99.9% 25%", "99.9% 25%, 99% 10%", "nines"})
            QTest::newRow(text) << QString(text);
    }

    void mistakesAreSaid()
    {
        QFETCH(QString, text);
        const auto ladder = parseLadder(text.toStdString());
        QVERIFY(!ladder);
        QVERIFY(!ladder.error().empty());
    }

    /// One outage in ten months on average, half an hour each: a month of 99.99 % allows 4 min 19 s.
    void aMonthIsJudged()
    {
        const double month = 30 * 86400.0, down = 1800 / (10 * month);
        const std::string components = R"({"id": "u", "kind": "client", "params": {"rate": 10}},
            {"id": "db", "kind": "key-value-store", "params": {"mttr": 1800, "pricePerGb": 0, "pricePerMillion": 0,
             "availability": )" + std::to_string(1 - down) +
                                       R"(, "sla": "99.99% 10%, 99% 25%, 95% 100%"}})";
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [)" +
                                           components + R"(], "calls": [{"from": "u", "to": "db"}]})");
        QVERIFY2(design.hasValue(), design ? "" : design.error().c_str());
        const Report report = evaluate(*design);
        const std::size_t db = design->indexOf("db").value();
        const auto outlook = creditOutlook(*design, report, db);
        QVERIFY(outlook.has_value());
        QVERIFY(std::abs(outlook->outagesPerMonth - 0.1) < 0.005);
        QVERIFY(std::abs(outlook->allowed - 259.2) < 1e-6);
        // with one outage at most: some outage, and longer than what is allowed
        const double one = (1 - std::exp(-outlook->outagesPerMonth)) * std::exp(-259.2 / 1800);
        QVERIFY2(std::abs(outlook->breach / one - 1) < 0.02, qPrintable(QString::number(outlook->breach)));
        QVERIFY(outlook->credit > 0.1 * outlook->breach && outlook->credit < 0.25 * outlook->breach);
        QVERIFY(!creditOutlook(*design, report, design->indexOf("u").value()));
    }

    /// Two replicas that are down for 1 % of the time, an hour each, are down together twice 0.072 times a month, each
    /// time until the first of both is back: half an hour.
    void replicasThatStandInMakeOutagesShorter()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 5}},
            {"id": "api", "kind": "service", "params": {"serviceTime": 0.001, "availability": 0.99, "mttr": 3600,
             "replicas": 2, "sla": "99.99% 10%, 99% 25%, 95% 100%"}}], "calls": [{"from": "u", "to": "api"}]})");
        QVERIFY2(design.hasValue(), design ? "" : design.error().c_str());
        const auto outlook = creditOutlook(*design, evaluate(*design), design->indexOf("api").value());
        QVERIFY(outlook.has_value());
        const double month = 30 * 86400, perMonth = 1e-4 * month / 1800;
        QVERIFY(std::abs(outlook->meanOutage / 1800 - 1) < 1e-9);
        QVERIFY(std::abs(outlook->outagesPerMonth / perMonth - 1) < 1e-9);
        QVERIFY(std::abs(outlook->breach - monthlyBreachProbability(perMonth / month, 1800, 0.9999)) < 1e-9);
        QVERIFY2(std::abs(outlook->breach - 0.1173) < 1e-4, qPrintable(QString::number(outlook->breach)));
    }

    void theCatalogueKnowsLadders()
    {
        const auto known = knownLadders();
        QVERIFY(known.size() >= 6);
        for (const KnownLadder &one : known)
            QVERIFY2(parseLadder(one.ladder).hasValue() && !one.source.empty(), one.product.c_str());
        for (const Preset &preset : allPresets())
            for (const Preset::Value &value : preset.values)
                if (value.key == "sla")
                    QVERIFY2(parseLadder(value.text).hasValue(), preset.id.c_str());
    }
};

QTEST_GUILESS_MAIN(ServiceCreditsTest)
#include "service_credits_test.moc"
