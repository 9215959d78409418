// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/separation.h"
#include "model/scene/identity.h"

#include <QTest>

using namespace ninesketch;

class SeparationTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsInNoWayStandsWhereItIsWanted()
    {
        QCOMPARE(separated({3, 20, 50}, {1, 1, 1}, {{0, 1, 10}, {1, 2, 10}}), (std::vector<double>{3, 20, 50}));
    }

    void whatIsInEachOthersWayStandsAroundItsMean()
    {
        QCOMPARE(separated({10, 10}, {1, 1}, {{0, 1, 20}}), (std::vector<double>{0, 20}));
        QCOMPARE(separated({10, 10}, {3, 1}, {{0, 1, 20}}), (std::vector<double>{5, 25}));
        QCOMPARE(separated({0, 9, 9}, {1, 1, 1}, {{0, 1, 12}, {1, 2, 12}}), (std::vector<double>{-6, 6, 18}));
    }

    void allSeparationsAreKept()
    {
        Random random(5);
        for (int run = 0; run < 200; ++run) {
            std::vector<double> wanted, weights;
            for (int i = 0; i < 30; ++i) {
                wanted.push_back(static_cast<double>(random() % 300));
                weights.push_back(1 + static_cast<double>(random() % 4));
            }
            std::vector<Separation> separations;
            for (int i = 0; i < 60; ++i)
                if (const std::size_t a = random() % 30, b = random() % 30; a != b)
                    separations.push_back({std::min(a, b), std::max(a, b), static_cast<double>(random() % 50)});
            const auto places = separated(wanted, weights, separations);
            for (const Separation &separation : separations)
                QVERIFY(places[separation.after] - places[separation.before] >= separation.least - 1e-5);
        }
    }
};

QTEST_GUILESS_MAIN(SeparationTest)
#include "separation_test.moc"
