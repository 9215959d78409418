// SPDX-License-Identifier: GPL-3.0-or-later
// Queueing formulas against published and independently derived values.
#include "model/queueing/forking_network.h"
#include "model/queueing/queueing.h"
#include "tests/support/textbook.h"
#include <QTest>
#include <cmath>

using namespace ninesketch::queueing;
using namespace ninesketch::textbook;

#define CLOSE(actual, expected, tolerance)                                                                             \
    QVERIFY2(std::fabs((actual) - (expected)) <= (tolerance)*std::fabs(expected),                                      \
             qPrintable(QString("%1, expected %2").arg(actual, 0, 'g', 15).arg(expected, 0, 'g', 15)))

class QueueingTest : public QObject
{
    Q_OBJECT

private slots:
    void erlang_data()
    {
        QTest::addColumn<double>("load");
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("lost");
        QTest::addColumn<double>("waits");
        // direct sums of a^k / k! in exact fractions
        QTest::newRow("M/M/1 at 0.9") << 0.9 << 1 << 0.9 / 1.9 << 0.9;
        QTest::newRow("M/M/2 at 1") << 1.0 << 2 << 0.2 << 1.0 / 3;
        QTest::newRow("M/M/3 at 2") << 2.0 << 3 << 4.0 / 19 << 4.0 / 9;
        QTest::newRow("M/M/10 at 8") << 8.0 << 10 << 0.1216610642529515 << 0.40918015079644354;
        QTest::newRow("nothing") << 0.0 << 4 << 0.0 << 0.0;
    }
    void erlang()
    {
        QFETCH(double, load);
        QFETCH(int, servers);
        QFETCH(double, lost);
        QFETCH(double, waits);
        CLOSE(erlangB(load, servers), lost, 1e-12);
        CLOSE(erlangC(load, servers), waits, 1e-12);
    }

    void erlangAgainstTheSum()
    {
        for (int servers : {1, 2, 5, 17, 60, 150})
            for (double utilisation : {0.1, 0.5, 0.9, 0.99}) {
                const long double load = static_cast<long double>(servers) * utilisation;
                long double term = 1, sum = 1;
                for (int k = 1; k < servers; ++k) {
                    term *= load / k;
                    sum += term;
                }
                term *= load / servers;
                const long double tail = term / (1 - load / servers);
                CLOSE(erlangC(static_cast<double>(load), servers), static_cast<double>(tail / (sum + tail)), 1e-12);
            }
        QVERIFY(erlangC(10, 10) == 1 && erlangC(12, 10) == 1);
        QVERIFY(std::isinf(mmcMeanWaiting(12, 1, 10)));
    }

    void responseOfManyServers()
    {
        CLOSE(mmcResponsePercentile(900, 1e-3, 1, 0.99), 46.0517018598809e-3, 1e-12);
        CLOSE(mmcResponseTail(900, 1e-3, 1, 0.01), std::exp(-1.0), 1e-12);
        CLOSE(mmcMeanWaiting(8, 1, 10), 0.40918015079644354 / 2, 1e-12);
        // equal rates: c mu - lambda = mu
        CLOSE(mmcResponseTail(1, 1, 2, 1.5), (1 + 1.5 / 3) * std::exp(-1.5), 1e-12);
        CLOSE(mmcResponseTail(1 + 1e-9, 1, 2, 1.5), (1 + 1.5 / 3) * std::exp(-1.5), 1e-8);
        for (double probability : {0.01, 0.5, 0.9, 0.999, 0.999999}) {
            const double time = mmcResponsePercentile(7, 1, 8, probability);
            CLOSE(mmcResponseTail(7, 1, 8, time), 1 - probability, 1e-9);
        }
    }

    void finiteRooms()
    {
        CLOSE(mmcK(8, 1, 10, 10).lossProbability, erlangB(8, 10), 1e-12);
        const double rho = 0.8; // M/M/1/K in closed form
        const FiniteQueue single = mmcK(0.8, 1, 1, 5);
        CLOSE(single.lossProbability, (1 - rho) * std::pow(rho, 5) / (1 - std::pow(rho, 6)), 1e-12);
        CLOSE(single.meanInSystem, rho / (1 - rho) - 6 * std::pow(rho, 6) / (1 - std::pow(rho, 6)), 1e-12);
        const FiniteQueue overloaded = mmcK(5000, 1, 3, 3000); // scaled on the way
        CLOSE(overloaded.throughput, 3.0, 1e-12);
        CLOSE(mmcK(8, 1, 10, 100000).meanWaiting, mmcMeanWaiting(8, 1, 10), 1e-9);
    }

    void constantService()
    {
        // Erlang's own alternating sum, good for short times
        for (double time : {0.0, 0.3, 1.0, 1.7, 3.2}) {
            const double rate = 0.7;
            double sum = 0, factorial = 1;
            for (int k = 0; k <= static_cast<int>(time); ++k) {
                if (k > 0)
                    factorial *= k;
                sum += std::pow(rate * (k - time), k) / factorial * std::exp(-rate * (k - time));
            }
            CLOSE(md1WaitingCdf(rate, 1, time), (1 - rate) * sum, 1e-11);
        }
        // mean waiting as the area under the tail
        double area = 0;
        const int steps = 200;
        for (int i = 0; i < 100 * steps; ++i)
            area += (1 - md1WaitingCdf(0.8, 1, (i + 0.5) / steps)) / steps;
        CLOSE(area, mg1MeanWaiting(0.8, 1, 0), 1e-5);
    }

    void tokenBuckets()
    {
        // burst 1 is M/D/1/1: a / (1 + a)
        CLOSE(tokenBucketRefusal(10, 10, 1), 0.5, 1e-12);
        // M/D/1/2: p0 = 1/(a + e^a ... ), loss = 1 - (e^a)/(1 + a e^a)
        CLOSE(tokenBucketRefusal(7, 10, 2), 1 - std::exp(0.7) / (1 + 0.7 * std::exp(0.7)), 1e-12);
        CLOSE(tokenBucketRefusal(2000, 1000, 5000), 0.5, 1e-12);
        CLOSE(tokenBucketRefusal(1000, 1000, 100), 1.0 / (1000.0 / 1000 + 200), 0.02); // about 1 / (2 B)
        QVERIFY(tokenBucketRefusal(500, 1000, 1000) < 1e-12);
        double last = 1;
        for (double burst : {1.0, 1.5, 2.0, 3.7, 10.0, 40.0}) {
            const double refused = tokenBucketRefusal(90, 100, burst);
            QVERIFY(refused > 0 && refused < last);
            last = refused;
        }
    }

    void generalService()
    {
        CLOSE(mh2cMeanWaiting(0.8, balancedMeansFit(1, 4), 1), mg1MeanWaiting(0.8, 1, 4), 1e-9);
        CLOSE(mh2cMeanWaiting(3.2, {0.3, 1, 1}, 4), mmcMeanWaiting(3.2, 1, 4), 1e-9);
        const HyperExponential fit = threeMomentFit(1, 4, 60);
        const double p = fit.probability, a = fit.firstMean, b = fit.secondMean;
        CLOSE(p * a + (1 - p) * b, 1.0, 1e-9);
        CLOSE(2 * (p * a * a + (1 - p) * b * b), 5.0, 1e-9);
        CLOSE(6 * (p * a * a * a + (1 - p) * b * b * b), 60.0, 1e-9);
        // M/D/c against tables (Seelen, Tijms, van Hoorn 1985: L_q of M/D/2 at 0.8 is 1.4423, of M/D/10 at 0.8 is
        // 0.9214)
        CLOSE(mdcMeanWaiting(1.6, 1, 2) * 1.6, 1.4423, 0.02);
        CLOSE(gigmMeanWaiting(0.8, 1, 1, 1, 1), mmcMeanWaiting(0.8, 1, 1), 1e-12);
        CLOSE(gigmMeanWaiting(4, 1, 1, 1, 5), mmcMeanWaiting(4, 1, 5), 1e-12);
        CLOSE(gig1WaitingProbability(0.7, 1, 3), 0.7, 1e-12);
        CLOSE(departureScv(0.8, 1, 1, 1), 1.0, 1e-12);
        CLOSE(superpositionScv({{1, 1}, {3, 1}}, 0.7), 1.0, 1e-12);
    }

    void batches() { CLOSE(batchMeanWaiting(0.6, 1, 1, 1), mmcMeanWaiting(0.6, 1, 1), 1e-12); }

    void balancing()
    {
        CLOSE(roundRobinSigma(0.8, 1, 1), 0.8, 1e-12);
        const double sigma = roundRobinSigma(8, 1, 10);
        CLOSE(sigma, std::pow(8 / (8 + (1 - sigma)), 10), 1e-12);
        CLOSE(powerOfChoicesMeanResponse(0.9, 1, 1), 10.0, 1e-9);
        CLOSE(powerOfChoicesMeanResponse(0.9, 1, 2),
              1 + std::pow(0.9, 2) + std::pow(0.9, 6) + std::pow(0.9, 14) + std::pow(0.9, 30) + std::pow(0.9, 62),
              1e-4);
    }

    void closedNetworks()
    {
        // Machine repair: 3 machines, 1 crew: X = mu (1 - p0), p0 from Engset's sums
        const double ratio = 0.1;
        double sum = 0, term = 1;
        for (int k = 0; k <= 3; ++k) {
            sum += term;
            term *= (3 - k) * ratio;
        }
        CLOSE(closedNetworkThroughput(3, 10, {{1, 1}}), 1 - 1 / sum, 1e-12);
        // balanced: n / (n + m - 1) of the bottleneck
        CLOSE(closedNetworkThroughput(4, 0, {{1, 1}, {1, 1}, {1, 1}}), 4.0 / 6, 1e-12);
        CLOSE(closedNetworkThroughput(3, 0, {{2, 8}, {1, 8}}), 1.0, 1e-12); // nobody waits
        // two groups of one token, each with a station of its own and one for both: weights 1, 2 x 1 / 2, 2 x 1 / 4 of
        // none, one or two at the shared one, and who is not there is served at its own
        CLOSE(closedNetworkThroughput(1, 0, {{1, 1, 0, true}, {0.5, 1}}, 2), 2 * (1 + 0.5) / 2.5, 1e-12);
        // groups that share nothing but time
        CLOSE(closedNetworkThroughput(4, 1, {{2, 1, 0, true}}, 3), 3 * closedNetworkThroughput(4, 1, {{2, 1}}), 1e-12);
        // as many tokens as a few dozen replicas of 200 threads have, at the knee: Engset's loss formula, turn by turn
        for (const int customers : {3200, 40'000}) {
            const double think = customers;
            double loss = 1;
            for (int k = 1; k <= customers; ++k) // of as many sources as servers
                loss = think * loss / (k + think * loss);
            CLOSE(closedNetworkThroughput(customers, think, {{1, 1}}), 1 - loss, 1e-9);
        }
        CLOSE(closedNetworkThroughput(400, 0.3, {{0.01, 12}}), 1193.6029965117918, 1e-9); // added up to 40 digits
        CLOSE(closedNetworkThroughput(400, 0.3, {{0.01, 12}, {0.05, 400}}),
              closedNetworkThroughput(400, 0.35, {{0.01, 12}}),
              1e-9); // nobody waits at the second
    }

    /// Three tokens and, at random, other work for half of one server: it takes twice as long (mean value analysis). At
    /// four servers the states of the chain of tokens and others there, added up.
    void closedNetworksBesideOtherWork()
    {
        double queue = 0, carried = 0;
        for (int tokens = 1; tokens <= 3; ++tokens) {
            const double residence = 0.04 * (1 + queue);
            carried = tokens / (0.02 + residence);
            queue = carried * residence;
        }
        CLOSE(closedNetworkThroughput(3, 0.02, {{0.02, 1, 0.5}}), carried, 1e-12);
        for (const auto &[tokens, servers, others] : {std::tuple{2, 4, 0.3}, {2, 4, 0.6}, {8, 4, 0.6}, {20, 10, 0.5}}) {
            // (n + m)! / (n! m!) orders of n tokens and m others, who are served as fast as there are servers for them
            std::vector<double> ways(static_cast<std::size_t>(tokens) + 1, 0);
            for (int n = 0; n <= tokens; ++n) {
                double one = 1;
                for (int k = 1; k <= n; ++k)
                    one *= 0.02 / std::min(k, servers);
                for (int m = 0; m < 4000; ++m) {
                    ways[static_cast<std::size_t>(n)] += one;
                    one *= others * servers / std::min(n + m + 1, servers) * (n + m + 1) / (m + 1);
                }
            }
            double sums[2] = {0, 0}; // of one token less, and of all
            for (int n = 0; n <= tokens; ++n) {
                double away = 1;
                for (int k = 1; k <= tokens - n; ++k)
                    away *= 0.02 / k;
                sums[1] += ways[static_cast<std::size_t>(n)] * away;
                sums[0] += n < tokens ? ways[static_cast<std::size_t>(n)] * away * (tokens - n) / 0.02 : 0;
            }
            CLOSE(closedNetworkThroughput(tokens, 0.02, {{0.02, servers, others}}), sums[0] / sums[1], 1e-9);
        }
        // so many tokens that none is missed: M/M/c with both
        CLOSE(openNetworkNumber(20, 0, {{0.02, 4, 0.5}}), 20 * (0.02 + mmcMeanWaiting(120, 0.02, 4)), 1e-12);
        CLOSE(tokensInUse(20, 400, 0, {{0.02, 4, 0.5}}), 20 * (0.02 + mmcMeanWaiting(120, 0.02, 4)), 1e-9);
    }

    void tokensThatAreInUse()
    {
        // M/M/1 inside: of n there at most the tokens are, P(n) = (1 - rho) rho^n
        CLOSE(tokensInUse(0.5, 1, 0, {{1, 1}}), 0.5, 1e-12);
        CLOSE(tokensInUse(0.5, 2, 0, {{1, 1}}), 0.5 + 0.25, 1e-12);
        // M/M/c: who has no token waits outside, and nobody else does
        CLOSE(tokensInUse(2.5, 4, 0, {{1, 4}}), 2.5, 1e-12);
        CLOSE(tokensInUse(2.5, 5, 0.2, {{1, 1000}}), 3.0, 1e-12);
        // so many that none is missed; and all of them where the network is full
        const std::vector<ClosedStation> stations{{1, 1}, {3, 4}, {0.5, 1}};
        CLOSE(tokensInUse(0.6, 400, 2, stations), openNetworkNumber(0.6, 2, stations), 1e-9);
        CLOSE(openNetworkNumber(0.6, 2, stations), 1.2 + 0.6 / 0.4 + 0.3 / 0.7 + 0.6 * (3 + mmcMeanWaiting(0.6, 3, 4)),
              1e-12);
        CLOSE(tokensInUse(1.5, 7, 0, {{1, 1}}), 7.0, 1e-12);
        QVERIFY(std::isinf(openNetworkNumber(1, 0, {{1, 1}})));
        CLOSE(tokensInUse(0.01, 100'000, 3, {{1, 1}}), 0.03 + 0.01 / 0.99, 1e-12); // hardly any of very many
    }

    void forkingNetworks()
    {
        // nothing at once: product form
        const auto product = forkingNetworkThroughput(12, {{0.7, 1}, {1.5, 2}, {2, 1, 2}}, {0.4});
        for (int tokens = 1; tokens <= 12; ++tokens)
            CLOSE(product[static_cast<std::size_t>(tokens) - 1],
                  closedNetworkThroughput(tokens, 0.4, {{0.7, 1}, {1.5, 2}, {1, 1}, {1, 1}}), 1e-9);
        CLOSE(tokensInUse(0.6, product), tokensInUse(0.6, 12, 0.4, {{0.7, 1}, {1.5, 2}, {1, 1}, {1, 1}}), 1e-9);
        QCOMPARE(tokensInUse(5, product), 12.0);
        // many servers, few tokens and many, all but full and full
        const std::vector<ClosedStation> closed{{16, 16}, {20, 20}, {4, 4}, {0.5, 1}};
        const auto many = forkingNetworkThroughput(300, {{16, 16}, {20, 20}, {4, 4}, {0.5, 1}}, {2});
        for (int tokens = 1; tokens <= 300; ++tokens)
            CLOSE(many[static_cast<std::size_t>(tokens) - 1], closedNetworkThroughput(tokens, 2, closed), 0.006);
        CLOSE(many.back(), closedNetworkThroughput(300, 2, closed), 1e-4);
        // no more tokens than the requests hold, or than fill a station
        QCOMPARE(forkingNetworkThroughput(300, {{1, 1}}, {0}, {0, 0.9}).size(), std::size_t{1});
        QVERIFY(forkingNetworkThroughput(300, {{1, 1}}, {9}, {0.1}).size() < 100);
        // services that vary more take less from a full station, and more from two that are as full
        const auto two = [](double other, double scv) {
            return forkingNetworkCapacity(16, {{1, 1, 1, scv}, {other, 1, 1, scv}}, {0});
        };
        CLOSE(two(1, 1), 16.0 / 17, 1e-9);
        CLOSE(two(1, 2), 16.0 / 18, 0.01);
        CLOSE(two(0.5, 2), 1.0, 0.003); // of exponential ones alone 1 - 2^-17
        QVERIFY(two(0.5, 2) < two(0.5, 1) && two(0.5, 0.5) >= two(0.5, 1));
        // the later of exponentials; one token forks to two of them
        CLOSE(laterOf({1, 1}, {3, 9}).mean, 1 + 3 - 0.75, 1e-12);
        CLOSE(laterOf({1, 1}, {3, 9}).variance, 2 * (1 + 9 - 0.75 * 0.75) - 3.25 * 3.25, 1e-12);
        CLOSE(laterOf({2, 0}, {5, 0}).mean, 5.0, 1e-12);
        const ForkingRound atOnce{
            0, [](std::span<const double> times) {
                return laterOf({times[0], times[0] * times[0]}, {times[1], times[1] * times[1]}).mean /
                       (times[0] + times[1]);
            }};
        CLOSE(forkingNetworkThroughput(1, {{1, 1}, {1, 1}}, atOnce)[0], 1 / 1.5, 1e-12);
        QVERIFY(forkingNetworkThroughput(50, {{1, 1}, {1, 1}}, atOnce)[49] <= 1);
        // the slowest of many alike
        TwoMoments slowest{1, 1};
        double harmonic = 1;
        for (int n = 2; n <= 100; ++n) {
            slowest = laterOf(slowest, {1, 1});
            harmonic += 1.0 / n;
            CLOSE(slowest.mean, harmonic, 0.012);
        }
        CLOSE(laterOf({1, 4}, {1, 4}).mean, 2 * 0.8151, 0.05); // log-normals with a cv of 2
    }
};

QTEST_APPLESS_MAIN(QueueingTest)
#include "queueing_test.moc"
