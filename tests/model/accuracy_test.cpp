// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates against simulation, a few designs of each family (the whole table: docs/accuracy.md). What is not within
// the tolerance of its family must be marked doubtful, for then the simulation speaks.
#include "tests/support/compare_with_simulation.h"
#include "tests/support/featured_design.h"

#include <QTest>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

/// Relative, of mean, p50, p95, p99, p99.9. The median is held to nothing where no tolerance was ever given for it.
struct Tolerance {
    double mean, p50, p95, p99, p999;
};
constexpr Tolerance exactStation{0.01, 0.01, 0.025, 0.035, 0.09}, variableStation{0.01, 0.03, 0.025, 0.035, 0.09},
    branching{0.05, 0.06, 0.05, 0.05, 0.08}, busier{0.10, 0.10, 0.10, 0.10, 0.15},
    forkJoin{0.03, 0.06, 0.03, 0.02, 0.02}, pool{0.05, 0.05, 0.05, 0.05, 0.08};

} // namespace

class AccuracyTest : public QObject
{
    Q_OBJECT

private slots:
    void familiesHoldTheirTolerances_data()
    {
        QTest::addColumn<int>("family");
        for (std::size_t i = 0; i < std::size(families); ++i)
            QTest::newRow(families[i].name) << static_cast<int>(i);
    }

    void familiesHoldTheirTolerances()
    {
        QFETCH(int, family);
        const std::string name = families[family].name;
        const Tolerance tolerance = name == "single station, exponential"        ? exactStation
                                    : name == "single station, variable service" ? variableStation
                                    : name == "forks"                            ? forkJoin
                                    : name == "thread pools"                     ? pool
                                    : families[family].busiest > 0.8             ? busier
                                                                                 : branching;
        const double wanted[] = {tolerance.mean, tolerance.p50, tolerance.p95, tolerance.p99, tolerance.p999};
        Family small = families[family];
        small.most = std::min(small.most, 10);
        for (int seed = 1; seed <= 2; ++seed) {
            const Compared compared = compareWithSimulation(familyDesign(small, seed), 7, 2'000'000);
            for (const ComparedClass &one : compared.classes) {
                if (one.doubtful)
                    continue;
                for (std::size_t k = 0; k < comparedFigures.size(); ++k) {
                    const Difference &difference = one.latency[k];
                    // what the simulation itself can't tell apart is not held against the estimate
                    const double chance = (k == 4 ? 2.5 : 1.5) * difference.halfWidth; // few requests are beyond p99.9
                    QVERIFY2(difference.error <= wanted[k] + chance,
                             qPrintable(QString("seed %1: %2 is off by %3 % (interval %4 %)")
                                            .arg(seed)
                                            .arg(comparedFigures[k].name)
                                            .arg(100 * difference.error, 0, 'f', 2)
                                            .arg(100 * difference.halfWidth, 0, 'f', 2)));
                }
            }
            // retries, hedges and fallbacks change how often others are visited
            if (small.features & (Retries | Hedges | Fallbacks))
                continue;
            std::vector<Difference> shares = compared.utilisation;
            if (compared.maxRate && !(small.features & Limits))
                shares.push_back(*compared.maxRate);
            for (const Difference &busy : shares)
                QVERIFY2(busy.error <= 0.001 + 2.5 * busy.halfWidth,
                         qPrintable(QString("seed %1: utilisation or largest rate is off by %2 % (interval %3 %)")
                                        .arg(seed)
                                        .arg(100 * busy.error, 0, 'f', 2)
                                        .arg(100 * busy.halfWidth, 0, 'f', 2)));
        }
    }

    void workPilesUpBeyondTheLargestRateOnly()
    {
        for (int seed = 1; seed <= 3; ++seed) {
            const Design design = familyDesign({"", Variable, 0.75, 3, 8}, seed);
            const double headroom = *evaluate(design).headroom;
            SimulationOptions options;
            options.requests = 200'000;
            options.loadFactor = headroom * 0.9;
            QVERIFY(!simulate(design, options).saturated);
            options.loadFactor = headroom * 1.2;
            QVERIFY(simulate(design, options).saturated);
        }
    }
};

QTEST_APPLESS_MAIN(AccuracyTest)
#include "accuracy_test.moc"
