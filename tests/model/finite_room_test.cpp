// SPDX-License-Identifier: GPL-3.0-or-later
// Full waiting rooms held to token buckets (M/D/1/K by another way), to M/M/1/K and to a Markov chain solved here.
#include "model/queueing/finite_room.h"

#include <QTest>

#include <cmath>

using namespace ninesketch;

namespace
{

bool near(double actual, double expected, double relative)
{
    if (std::fabs(actual - expected) <= relative * std::fabs(expected))
        return true;
    qWarning("%.12g instead of %.12g", actual, expected);
    return false;
}

/// M/H2/1/K: loss and mean number in system by iterating the chain of (number, phase of the one in service).
std::pair<double, double> chainOfH2(double rate, double share, double fast, double slow, int places)
{
    const double mu[2] = {fast, slow}, chance[2] = {share, 1 - share};
    std::vector<std::array<double, 2>> p(static_cast<std::size_t>(places) + 1, {0, 0});
    p[0][0] = 1;
    const double uniform = rate + std::max(fast, slow);
    for (int step = 0; step < 200'000; ++step) {
        auto next = p;
        const auto move = [&](double by, double &from, double &to) {
            from -= by;
            to += by;
        };
        for (std::size_t n = 0; n < p.size(); ++n)
            for (std::size_t phase = 0; phase < (n == 0 ? 1u : 2u); ++phase) {
                const double here = p[n][phase] / uniform;
                if (n == 0)
                    for (std::size_t to = 0; to < 2; ++to)
                        move(here * rate * chance[to], next[0][0], next[1][to]);
                else if (n + 1 < p.size())
                    move(here * rate, next[n][phase], next[n + 1][phase]);
                if (n == 1)
                    move(here * mu[phase], next[1][phase], next[0][0]);
                for (std::size_t to = 0; to < 2 && n > 1; ++to)
                    move(here * mu[phase] * chance[to], next[n][phase], next[n - 1][to]);
            }
        p = next;
    }
    double mean = 0;
    for (std::size_t n = 0; n < p.size(); ++n)
        mean += static_cast<double>(n) * (p[n][0] + p[n][1]);
    return {p.back()[0] + p.back()[1], mean};
}

} // namespace

class FiniteRoomTest : public QObject
{
    Q_OBJECT
private slots:
    void constantServicesAreATokenBucket()
    {
        for (const double rate : {40.0, 95.0, 100.0, 180.0})
            for (const int places : {1, 2, 5, 30})
                QVERIFY(near(mg1K(rate, Distribution::delay(0.01), places).lossProbability,
                             queueing::tokenBucketRefusal(rate, 100, places), 1e-6));
    }

    void exponentialServicesAreErlangs()
    {
        for (const double rate : {50.0, 90.0, 150.0})
            for (const int places : {1, 3, 20, 200}) {
                const auto made = mg1K(rate, Distribution::exponential(0.01), places);
                const auto known = queueing::mmcK(rate, 0.01, 1, places);
                QVERIFY(std::fabs(made.lossProbability - known.lossProbability) < 1e-5);
                QVERIFY(near(made.meanInSystem, known.meanInSystem, 1e-4));
                QVERIFY(places == 1 || near(made.meanWaiting, known.meanWaiting, 1e-4));
            }
    }

    void variableServicesAreAChain()
    {
        const std::pair<double, double> phases[] = {{0.9, 0.005}, {0.1, 0.055}}; // mean 10 ms
        const Distribution service = Distribution::hyperExponential(phases);
        for (const double rate : {60.0, 120.0}) {
            const auto [loss, mean] = chainOfH2(rate, 0.9, 200, 1 / 0.055, 6);
            const auto made = mg1K(rate, service, 6);
            QVERIFY(near(made.lossProbability, loss, 1e-4));
            QVERIFY(near(made.meanInSystem, mean, 1e-4));
        }
    }

    /// Nobody knows how full a room is before several servers whose services are not exponential.
    void severalServersAreDoubtfulOnceFull()
    {
        StationLoad load;
        load.service = Distribution::logNormal(0.01, 2);
        load.servers = 2;
        load.places = 6;
        load.balancing = Balancing::SharedQueue;
        load.arrivalRate = 180;
        QCOMPARE(solveStation(load).trust, Trust::Doubtful);
        load.places = 200;
        load.arrivalRate = 100;
        const StationWaiting roomy = solveStation(load);
        QVERIFY(roomy.trust != Trust::Doubtful);
        load.places = 0;
        QVERIFY(near(roomy.waiting.mean(), solveStation(load).waiting.mean(), 1e-9));
    }

    /// Behind a constant service (utilisation 0.45) 2.7 % are refused in truth, 4.5 % by the formula for random
    /// arrivals.
    void roomsOfRegularArrivalsAreDoubtfulOnceTheyRefuse()
    {
        StationLoad load;
        load.service = Distribution::exponential(0.5e-3);
        load.servers = 1;
        load.places = 2;
        load.arrivalRate = 450;
        load.scvArrival = 0.84;
        const StationWaiting refusing = solveStation(load);
        QVERIFY(refusing.lossProbability > 0.03 && refusing.lossProbability < 0.05);
        QCOMPARE(refusing.trust, Trust::Doubtful);
        load.scvArrival = 0.99; // next to random
        QVERIFY(solveStation(load).trust != Trust::Doubtful);
        load.scvArrival = 0.84;
        load.places = 12; // hardly ever full
        QVERIFY(solveStation(load).trust != Trust::Doubtful);
    }

    void roomsDealtToInTurnAreDoubtfulOnceFull()
    {
        StationLoad load;
        load.service = Distribution::exponential(0.03);
        load.replicas = 2;
        load.servers = 4;
        load.places = 6;
        load.arrivalRate = 100;
        load.balancing = Balancing::Random;
        QCOMPARE(solveStation(load).trust, Trust::Exact);
        load.balancing = Balancing::RoundRobin;
        QCOMPARE(solveStation(load).trust, Trust::Doubtful);
        load.places = 60; // hardly ever full: as if there were no room
        const double roomy = solveStation(load).waiting.mean();
        load.places = 0;
        QVERIFY(near(roomy, solveStation(load).waiting.mean(), 1e-9));
    }

    void aRoomForMillionsIsNoList()
    {
        StationLoad load;
        load.service = Distribution::exponential(0.01);
        load.places = 1'000'000'000;
        load.arrivalRate = 90;
        QVERIFY(near(solveStation(load).waiting.mean(), 0.09, 1e-9));
        load.arrivalRate = 125;
        QVERIFY(near(solveStation(load).lossProbability, 0.2, 1e-9));
    }
};

QTEST_APPLESS_MAIN(FiniteRoomTest)
#include "finite_room_test.moc"
