// SPDX-License-Identifier: GPL-3.0-or-later
// A station's waiting time by the formula that fits it.
#include "model/queueing/queueing.h"
#include "model/queueing/waiting.h"
#include "tests/support/textbook.h"
#include <QTest>
#include <cmath>

using namespace ninesketch;

#define CLOSE(actual, expected, tolerance)                                                                             \
    QVERIFY2(std::fabs((actual) - (expected)) <= (tolerance)*std::fabs(expected),                                      \
             qPrintable(QString("%1, expected %2").arg(actual, 0, 'g', 15).arg(expected, 0, 'g', 15)))

class WaitingTest : public QObject
{
    Q_OBJECT

    static StationLoad station(double rate, Distribution service, int replicas = 1, int servers = 1)
    {
        StationLoad load;
        load.arrivalRate = rate;
        load.service = std::move(service);
        load.replicas = replicas;
        load.servers = servers;
        load.balancing = Balancing::SharedQueue;
        return load;
    }

private slots:
    void exponentialServers()
    {
        const StationWaiting one = solveStation(station(900, Distribution::exponential(1e-3)));
        CLOSE(one.response.percentile(0.99), 46.0517018598809e-3, 1e-5);
        CLOSE(one.response.mean(), 10e-3, 1e-9);
        CLOSE(one.meanQueueLength, 8.1, 1e-9);
        QVERIFY(one.trust == Trust::Exact);
        const StationWaiting ten = solveStation(station(8000, Distribution::exponential(1e-3), 1, 10));
        for (double p : {0.5, 0.9, 0.99, 0.999})
            CLOSE(ten.response.percentile(p), textbook::mmcResponsePercentile(8000, 1e-3, 10, p), 2e-5);
        // two replicas of five with one queue are ten servers; at random they are two stations
        const StationWaiting shared = solveStation(station(8000, Distribution::exponential(1e-3), 2, 5));
        CLOSE(shared.response.mean(), ten.response.mean(), 1e-12);
        StationLoad random = station(8000, Distribution::exponential(1e-3), 2, 5);
        random.balancing = Balancing::Random;
        CLOSE(solveStation(random).waiting.mean(), queueing::mmcMeanWaiting(4000, 1e-3, 5), 1e-9);
    }

    void anyServiceOneServer()
    {
        const Distribution service = Distribution::logNormal(1e-3, 1.5);
        const StationWaiting result = solveStation(station(700, service));
        CLOSE(result.waiting.mean(), queueing::mg1MeanWaiting(700, 1e-3, 2.25), 1e-9);
        CLOSE(result.waiting.variance(),
              textbook::mg1WaitingVariance(700, 1e-3, service.secondMoment(), service.thirdMoment()), 1e-9);
        const StationWaiting constant = solveStation(station(800, Distribution::delay(1e-3)));
        for (double t : {0.0, 0.5e-3, 1.3e-3, 5e-3})
            CLOSE(constant.waiting.cdf(t), queueing::md1WaitingCdf(800, 1e-3, t), 1e-5);
    }

    void roomsAndSaturation()
    {
        StationLoad load = station(8, Distribution::exponential(1), 1, 10);
        load.places = 10;
        const StationWaiting loss = solveStation(load);
        CLOSE(loss.lossProbability, queueing::erlangB(8, 10), 1e-12);
        QVERIFY(loss.waiting.mean() == 0);
        load.places = 25;
        const StationWaiting room = solveStation(load);
        CLOSE(room.waiting.mean(), queueing::mmcK(8, 1, 10, 25).meanWaiting, 1e-9);
        load.arrivalRate = 30; // overloaded, yet finite: the rest is refused
        QVERIFY(!solveStation(load).saturated);
        CLOSE(solveStation(load).lossProbability, 2.0 / 3, 1e-3);
        const StationWaiting saturated = solveStation(station(1000, Distribution::exponential(1e-3)));
        QVERIFY(saturated.saturated && saturated.response.isSaturated());
        CLOSE(saturated.capacity, 1000.0, 1e-12);
    }

    /// What comes as fast as it is served piles up, be their quotient a last digit below 1.
    void justFullIsFull()
    {
        for (int rate = 1; rate < 200; ++rate)
            for (const int servers : {1, 3, 49}) {
                const StationWaiting result =
                    solveStation(station(rate, Distribution::exponential(1.0 * servers / rate), 1, servers));
                QVERIFY2(result.saturated, qPrintable(QString("%1 at %2").arg(rate).arg(servers)));
            }
        QVERIFY(!solveStation(station(1 - 1e-5, Distribution::exponential(1))).saturated);
        QVERIFY(solveStation(station(1 - 1e-10, Distribution::exponential(1))).saturated); // as iterated loads come out
    }

    void balancing()
    {
        StationLoad load = station(8, Distribution::exponential(1), 10, 1);
        load.balancing = Balancing::Random;
        const double random = solveStation(load).response.mean();
        load.balancing = Balancing::RoundRobin;
        const StationWaiting inTurn = solveStation(load);
        CLOSE(inTurn.response.mean(), 1 / (1 - queueing::roundRobinSigma(8, 1, 10)), 1e-9);
        load.balancing = Balancing::PowerOfTwo;
        const StationWaiting two = solveStation(load);
        CLOSE(two.response.mean(), textbook::powerOfChoicesMeanResponse(0.8, 1), 1e-6);
        load.balancing = Balancing::LeastOutstanding;
        const double least = solveStation(load).response.mean();
        QVERIFY(random > inTurn.response.mean() && inTurn.response.mean() > two.response.mean());
        QVERIFY(two.response.mean() > least);
        QVERIFY(two.trust == Trust::Doubtful && !two.doubt.empty());
    }

    /// Truth: Kiefer and Wolfowitz's recursion over 600,000 customers, services of mean 1 (constant, exponential, else
    /// log-normal), Erlang gaps.
    void roundRobinOverSeveralServers_data()
    {
        QTest::addColumn<int>("replicas");
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("utilisation");
        QTest::addColumn<double>("cv");
        QTest::addColumn<double>("waiting");
        QTest::addColumn<double>("waits");
        QTest::newRow("constant") << 4 << 2 << 0.7 << 0.0 << 0.0621 << 0.249;
        QTest::newRow("constant, eight by one") << 8 << 1 << 0.85 << 0.0 << 0.2490 << 0.550;
        QTest::newRow("nearly constant") << 4 << 2 << 0.7 << 0.3 << 0.1055 << 0.300;
        QTest::newRow("less than exponential") << 8 << 4 << 0.85 << 0.6 << 0.2178 << 0.471;
        QTest::newRow("exponential") << 4 << 4 << 0.7 << 1.0 << 0.1575 << 0.285;
        QTest::newRow("variable") << 4 << 4 << 0.7 << 2.0 << 0.4782 << 0.331;
    }

    void roundRobinOverSeveralServers()
    {
        QFETCH(int, replicas);
        QFETCH(int, servers);
        QFETCH(double, utilisation);
        QFETCH(double, cv);
        QFETCH(double, waiting);
        QFETCH(double, waits);
        StationLoad load;
        load.arrivalRate = utilisation * replicas * servers;
        load.service = cv == 0   ? Distribution::delay(1)
                       : cv == 1 ? Distribution::exponential(1)
                                 : Distribution::logNormal(1, cv);
        load.replicas = replicas;
        load.servers = servers;
        load.balancing = Balancing::RoundRobin;
        const StationWaiting solved = solveStation(load);
        QVERIFY2(std::fabs(solved.waiting.mean() - waiting) < 0.035 * (1 + waiting),
                 qPrintable(QString::number(solved.waiting.mean())));
        QVERIFY2(std::fabs(solved.waitingProbability - waits) < 0.045,
                 qPrintable(QString::number(solved.waitingProbability)));
    }

    void rareWaits()
    {
        // of which three moments are enough: as if their shape had been composed
        const Distribution services[] = {Distribution::logNormal(1, 2.5), Distribution::logNormal(1, 1.5),
                                         Distribution::logNormal(1, 0.6), Distribution::hyperExponential(1, 2),
                                         Distribution::delay(1)};
        for (const Distribution &service : services)
            for (const int servers : {2, 4, 16})
                for (const double rarely : {7e-4, 2e-4, 3e-5}) {
                    double busy = 0.001;
                    while (queueing::erlangC(busy, servers) < rarely)
                        busy *= 1.01;
                    const StationWaiting found = solveStation(station(busy, service, 1, servers));
                    const double waits = found.waitingProbability;
                    CLOSE(waits, rarely, 0.2);
                    const Distribution wait =
                        geometricResiduals(service, waits, busy / servers, servers, found.waiting.mean());
                    const Distribution composed = sequence({wait, service});
                    CLOSE(found.response.mean(), composed.mean(), 1e-12);
                    CLOSE(found.response.variance(), composed.variance(), 1e-6);
                    for (const double p : {0.5, 0.9, 0.95, 0.99, 0.999})
                        CLOSE(found.response.percentile(p), composed.percentile(p), 5e-5);
                }
    }

    void batches()
    {
        StationLoad load = station(0.6, Distribution::exponential(1));
        load.batches = {{load.arrivalRate / 5, 5, 1}};
        CLOSE(solveStation(load).waiting.mean(), textbook::batchMeanWaiting(0.6, 1, 5, 25), 1e-9);
        load.batches = {{load.arrivalRate / 100'000, 100'000, 1}};
        const StationWaiting large = solveStation(load);
        CLOSE(large.waiting.mean(), textbook::batchMeanWaiting(0.6, 1, 1e5, 1e10), 1e-9);
        QVERIFY(large.waiting.percentile(0.99) > large.waiting.percentile(0.5));
    }

    void unlimitedServersNeverWait()
    {
        StationLoad load = station(1e6, Distribution::delay(2e-3), 1, 0);
        QVERIFY(solveStation(load).response.percentile(0.999) == 2e-3);
    }
};

QTEST_APPLESS_MAIN(WaitingTest)
#include "waiting_test.moc"
