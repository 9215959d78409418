// SPDX-License-Identifier: GPL-3.0-or-later
// Compositions of times against closed forms.
#include "model/distribution/distribution.h"
#include "model/queueing/queueing.h"
#include "tests/support/textbook.h"
#include <QTest>
#include <cmath>
#include <functional>
#include <tuple>

using namespace ninesketch;

namespace
{
using Tail = std::function<double(double)>;

double exactPercentile(const Tail &tail, double probability)
{
    double low = 0, high = 1;
    while (tail(high) > 1 - probability)
        high *= 2;
    for (int step = 0; step < 200; ++step) {
        const double middle = (low + high) / 2;
        (tail(middle) > 1 - probability ? low : high) = middle;
    }
    return high;
}

struct Case {
    QByteArray name;
    Distribution distribution;
    Tail tail;
    double tolerance;
};

std::vector<Case> cases()
{
    const auto exponential = [](double mean) { return Distribution::exponential(mean); };
    const auto logNormalTail = [](double mean, double cv) {
        return [mean, cv](double t) {
            const double variance = std::log1p(cv * cv);
            return t <= 0 ? 1
                          : 0.5 * std::erfc((std::log(t) - std::log(mean) + variance / 2) / std::sqrt(2 * variance));
        };
    };
    std::vector<Case> result;
    result.push_back({"one M/M/1", exponential(1e-3), [](double t) { return std::exp(-t * 1e3); }, 1e-11});
    result.push_back({"three alike in sequence", sequence({exponential(1e-3), exponential(1e-3), exponential(1e-3)}),
                      [](double t) {
                          const double x = t * 1e3;
                          return std::exp(-x) * (1 + x + x * x / 2);
                      },
                      3e-5});
    result.push_back({"three unlike in sequence",
                      sequence({exponential(1e-3), exponential(10e-3), exponential(2.5e-3)}),
                      [](double t) {
                          const double rates[] = {1000, 100, 400};
                          double sum = 0;
                          for (int i = 0; i < 3; ++i) {
                              double product = 1;
                              for (int j = 0; j < 3; ++j)
                                  if (j != i)
                                      product *= rates[j] / (rates[j] - rates[i]);
                              sum += product * std::exp(-rates[i] * t);
                          }
                          return sum;
                      },
                      1e-10});
    result.push_back({"M/M/1 response",
                      sequence({mixture({{0.3, Distribution()}, {0.7, exponential(1e-3 / 0.3)}}), exponential(1e-3)}),
                      [](double t) { return std::exp(-t * 300); }, 1e-11});
    // P(sum of 50 exponentials > t) as a Poisson sum
    result.push_back({"fifty in sequence", repeated(exponential(2e-3), 50),
                      [](double t) {
                          double term = std::exp(-t * 500), sum = 0;
                          for (int i = 0; i < 50; ++i) {
                              sum += term;
                              term *= t * 500 / (i + 1);
                          }
                          return sum;
                      },
                      3e-5});
    result.push_back({"log-normal cv 2", Distribution::logNormal(1e-3, 2), logNormalTail(1e-3, 2), 1e-10});
    result.push_back({"log-normal cv 2 by its transform",
                      sequence({Distribution::logNormal(1e-3, 2), exponential(1e-10)}), logNormalTail(1e-3, 2), 2e-5});
    result.push_back({"log-normal cv 0.1 by its transform",
                      sequence({Distribution::logNormal(1e-3, 0.1), exponential(1e-10)}), logNormalTail(1e-3, 0.1),
                      2e-5});
    result.push_back({"slowest of three", maximum({exponential(1e-3), exponential(1e-3), exponential(1e-3)}),
                      [](double t) { return 1 - std::pow(1 - std::exp(-t * 1e3), 3); }, 1e-5});
    result.push_back({"slowest of a hundred", orderStatistic(exponential(1e-3), 100, 100),
                      [](double t) { return -std::expm1(100 * std::log1p(-std::exp(-t * 1e3))); }, 1e-5});
    result.push_back({"second of three", orderStatistic(exponential(1e-3), 2, 3),
                      [](double t) {
                          const double open = std::exp(-t * 1e3);
                          return open * open * (3 - 2 * open);
                      },
                      1e-5});
    result.push_back({"slowest of two, then another", // max of two = exp(1/2) + exp(1)
                      sequence({maximum({exponential(1e-3), exponential(1e-3)}), exponential(20e-3)}),
                      [](double t) {
                          const double rates[] = {2000, 1000, 50};
                          double sum = 0;
                          for (int i = 0; i < 3; ++i) {
                              double product = 1;
                              for (int j = 0; j < 3; ++j)
                                  if (j != i)
                                      product *= rates[j] / (rates[j] - rates[i]);
                              sum += product * std::exp(-rates[i] * t);
                          }
                          return sum;
                      },
                      3e-5});
    result.push_back({"hedged after 2 ms",
                      minimum({exponential(1e-3), sequence({Distribution::delay(2e-3), exponential(1e-3)})}),
                      [](double t) { return std::exp(-1e3 * t - (t > 2e-3 ? 1e3 * (t - 2e-3) : 0)); }, 1e-5});
    result.push_back({"M/G/1 with exponential service", geometricResiduals(exponential(1e-3), 0.8, 0.8),
                      [](double t) { return t < 0 ? 1 : 0.8 * std::exp(-200 * t); }, 2e-5});
    result.push_back({"M/D/1 waiting", geometricResiduals(Distribution::delay(1e-3), 0.8, 0.8),
                      [](double t) { return 1 - queueing::md1WaitingCdf(800, 1e-3, t); }, 2e-5});
    result.push_back({"scales a million apart",
                      sequence({Distribution::logNormal(1e-6, 1), exponential(1), exponential(1e-6)}),
                      [](double t) { return std::exp(-t); }, 5e-5});
    result.push_back({"two clusters",
                      mixture({{0.98, sequence({Distribution::delay(1e-3), exponential(0.2e-3)})},
                               {0.02, sequence({Distribution::delay(0.1), exponential(0.2e-3)})}}),
                      [](double t) {
                          return 0.98 * (t < 1e-3 ? 1 : std::exp(-(t - 1e-3) / 0.2e-3)) +
                                 0.02 * (t < 0.1 ? 1 : std::exp(-(t - 0.1) / 0.2e-3));
                      },
                      1e-9});
    return result;
}
} // namespace

class DistributionTest : public QObject
{
    Q_OBJECT

private slots:
    void percentiles_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Case &row : cases())
            QTest::newRow(row.name.constData()) << index++;
    }
    void percentiles()
    {
        QFETCH(int, index);
        const Case row = cases()[static_cast<std::size_t>(index)];
        double last = 0;
        for (double probability : {0.1, 0.5, 0.9, 0.95, 0.99, 0.999}) {
            const double wanted = exactPercentile(row.tail, probability);
            const double got = row.distribution.percentile(probability);
            QVERIFY2(std::fabs(got - wanted) <= row.tolerance * wanted + 1e-15,
                     qPrintable(QString("p%1: %2, wanted %3, off by %4")
                                    .arg(100 * probability)
                                    .arg(got, 0, 'g', 12)
                                    .arg(wanted, 0, 'g', 12)
                                    .arg(got / wanted - 1)));
            QVERIFY(got >= last);
            last = got;
            if (got > 0)
                QVERIFY(std::fabs(row.distribution.tail(got) - (1 - probability)) < 1e-6);
        }
    }

    void percentilesAreWhereTailsSaySo()
    {
        for (int i = 0; i < 200; ++i) {
            const double mean = 1e-3 * std::pow(1.037, i), cv = 0.1 + 0.013 * (i * 37 % 100),
                         busy = 0.05 + 0.009 * (i * 61 % 100);
            const Distribution service = Distribution::logNormal(mean, cv),
                               response = sequence({geometricResiduals(service, busy, busy, 1 + i % 3), service});
            for (const Distribution &one :
                 {response, givenAtMost(response, 3 * mean), maximum({response, Distribution::exponential(mean)}),
                  scaled(maximum({response, service}), 1.7)})
                for (const double probability : {0.1, 0.5, 0.9, 0.99, 0.999}) {
                    const double off = one.tail(one.percentile(probability)) / (1 - probability) - 1;
                    QVERIFY2(std::fabs(off) < 1e-9,
                             qPrintable(QString("%1, p%2: %3").arg(i).arg(probability).arg(off)));
                }
        }
    }

    void constantsStayExact()
    {
        const Distribution read = mixture({{0.95, Distribution::delay(1e-3)}, {0.05, Distribution::delay(11e-3)}});
        QCOMPARE(read.mean(), 1.5e-3);
        QVERIFY(read.percentile(0.5) == 1e-3);
        QVERIFY(read.percentile(0.95) == 1e-3);
        QVERIFY(read.percentile(0.951) == 11e-3);
        QVERIFY(read.percentile(0.99) == 11e-3);
        const Distribution twice = sequence({read, read}); // 2, 12 and 22 ms
        QVERIFY(twice.percentile(0.9) == 2e-3);
        QCOMPARE(twice.percentile(0.99), 12e-3);
        QCOMPARE(twice.percentile(0.999), 22e-3);
        const Distribution slower = maximum({read, read}); // 0.9025 at 1 ms
        QVERIFY(slower.percentile(0.9) == 1e-3);
        QVERIFY(slower.percentile(0.91) == 11e-3);
        QCOMPARE(slower.mean(), 0.9025 * 1e-3 + 0.0975 * 11e-3);
        QVERIFY(cappedAt(Distribution::exponential(1e-3), 2e-3).percentile(0.99) == 2e-3);
        QVERIFY(orderStatistic(read, 1, 3).percentile(0.999) == 1e-3);
    }

    void atomsAmongDensities()
    {
        // a cache of 1 ms over something exponential: p95 still the hit
        const Distribution read =
            mixture({{0.95, Distribution::delay(1e-3)},
                     {0.05, sequence({Distribution::delay(1e-3), Distribution::exponential(10e-3)})}});
        QVERIFY(read.percentile(0.5) == 1e-3);
        QVERIFY(read.percentile(0.95) == 1e-3);
        QVERIFY(std::fabs(read.percentile(0.99) - (1e-3 + 10e-3 * std::log(5))) < 1e-9);
        QCOMPARE(read.cdfBelow(1e-3), 0.0);
        QVERIFY(std::fabs(read.cdf(1e-3) - 0.95) < 1e-12);
    }

    void moments()
    {
        QVERIFY(std::fabs(maximum({Distribution::exponential(1), Distribution::exponential(1)}).mean() - 1.5) < 1e-6);
        double harmonic = 0, squares = 0;
        for (int i = 1; i <= 100; ++i) {
            harmonic += 1.0 / i;
            squares += 1.0 / i / i;
        }
        const Distribution slowest = orderStatistic(Distribution::exponential(1), 100, 100);
        QVERIFY(std::fabs(slowest.mean() - harmonic) < 1e-6);
        QVERIFY(std::fabs(slowest.variance() - squares) < 1e-5);
        QVERIFY(std::fabs(cappedAt(Distribution::exponential(1), 2).mean() - (1 - std::exp(-2))) < 1e-5);
        const Distribution wait = geometricResiduals(Distribution::delay(1e-3), 0.8, 0.8);
        QCOMPARE(wait.mean(), queueing::mg1MeanWaiting(800, 1e-3, 0));
        QCOMPARE(wait.variance(), textbook::mg1WaitingVariance(800, 1e-3, 1e-6, 1e-9));
        const Distribution logNormal = Distribution::logNormalFromPercentiles(10e-3, 50e-3);
        QCOMPARE(logNormal.percentile(0.5), 10e-3);
        QCOMPARE(logNormal.percentile(0.99), 50e-3);
        QCOMPARE(Distribution::logNormal(3, 1.5).cv(), 1.5);
        QCOMPARE(repeated(Distribution::exponential(2), 2.5).mean(), 5.0);
    }

    void momentsOfTheSlowestOfUnlikeCalls()
    {
        // skipped by some, and as long as the other or many times shorter: what is short has to be followed on scales
        // of its own, and to its end although the other has hardly begun by then
        const auto erlangTail = [](double t) { // fewer than 400 events of a Poisson process
            double sum = 0;
            for (int events = 0; events < 400; ++events)
                sum += std::exp(events * std::log(400 * t / 20e-3) - 400 * t / 20e-3 - std::lgamma(events + 1.0));
            return sum;
        };
        std::vector<std::tuple<QString, Distribution, Tail>> slows{
            {"Erlang", Distribution::erlang(400, 20e-3), erlangTail}};
        for (const double cv : {0.15, 0.3, 0.8, 1.4}) {
            const Distribution slow = Distribution::logNormal(20e-3, cv);
            slows.emplace_back(QString("cv %1").arg(cv), slow, [slow](double t) { return slow.tail(t); });
        }
        for (const auto &[name, slow, tail] : slows)
            for (const double shorter : {1.0, 3.0, 20.0, 300.0, 3000.0, 50000.0})
                for (const double cv : {0.15, 0.3, 0.8, 1.4}) {
                    const Distribution quick =
                        mixture({{0.4, Distribution()}, {0.6, Distribution::logNormal(20e-3 / shorter, cv)}});
                    double raw[3] = {0, 0, 0}; // integrals of k t^(k - 1) P(X > t), the logarithm of t in even steps
                    constexpr double step = 1e-2;
                    for (double t = 1e-12; t < 1e3; t *= std::exp(step)) {
                        const double late = tail(t), open = late + quick.tail(t) * (1 - late);
                        for (int k = 1; k <= 3; ++k)
                            raw[k - 1] += k * std::pow(t, k) * open * step;
                    }
                    const double mean = raw[0], variance = raw[1] - mean * mean,
                                 third = raw[2] - 3 * mean * raw[1] + 2 * mean * mean * mean;
                    const Distribution slowest = maximum({slow, quick});
                    const double off[] = {slowest.mean() / mean - 1, slowest.variance() / variance - 1,
                                          (slowest.thirdCentralMoment() - third) / std::pow(variance, 1.5)};
                    QVERIFY2(std::fabs(off[0]) < 1e-6 && std::fabs(off[1]) < 2e-4 && std::fabs(off[2]) < 0.02,
                             qPrintable(QString("%1, the other %2 times shorter, cv %3: off by %4, %5, %6")
                                            .arg(name)
                                            .arg(shorter)
                                            .arg(cv)
                                            .arg(off[0])
                                            .arg(off[1])
                                            .arg(off[2])));
                }
    }

    void manyParallelBranchesMadeAlike()
    {
        // forty branches that are taken with some probability, each two exponentials in a row; in groups of five, as a
        // fork over forks would have it. The exact tail is one less the product of what the branches have done.
        struct Branch {
            double probability, first, second;
            double tail(double t) const
            {
                return probability * (first * std::exp(-t / first) - second * std::exp(-t / second)) / (first - second);
            }
        };
        std::vector<Branch> branches;
        std::vector<Distribution> groups, group;
        for (int i = 0; i < 40; ++i) {
            branches.push_back({0.2 + 0.02 * i, 1e-3 * (1 + i % 7), 0.37e-3 * (1 + i % 5)});
            const Branch &one = branches.back();
            group.push_back(mixture({{one.probability, sequence({Distribution::exponential(one.first),
                                                                 Distribution::exponential(one.second)})},
                                     {1 - one.probability, Distribution()}}));
            if (group.size() == 5) {
                groups.push_back(maximum(group));
                group.clear();
            }
        }
        const auto tail = [&](double t) {
            double done = 0;
            for (const Branch &one : branches)
                done += std::log1p(-one.tail(t));
            return -std::expm1(done);
        };
        double mean = 0; // Simpson's rule over the tail
        constexpr int steps = 20000;
        constexpr double end = 0.3, step = end / steps;
        for (int i = 0; i <= steps; ++i)
            mean += tail(i * step) * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * step / 3;
        const Distribution slowest = maximum(groups);
        QVERIFY2(std::fabs(slowest.mean() / mean - 1) < 1e-6, qPrintable(QString::number(slowest.mean() / mean - 1)));
        for (double probability : {0.05, 0.5, 0.9, 0.99, 0.999, 0.99999}) {
            const double wanted = exactPercentile(tail, probability), got = slowest.percentile(probability);
            QVERIFY2(std::fabs(got / wanted - 1) < 1e-5, qPrintable(QString::number(got / wanted - 1)));
        }
        // nothing is left far out, whichever scale one looks at
        for (double t : {0.3, 3.0, 30.0, 3000.0})
            QVERIFY2(slowest.tail(t) <= tail(t) + 1e-9, qPrintable(QString::number(slowest.tail(t))));
    }

    void manyCallsInARow()
    {
        // Erlang's tail: fewer than so many arrivals at random by then. Wherever it stands on the time scales.
        for (const int count : {250, 1000, 4000})
            for (const double mean : {1e-3, 2.1e-3, 4.4e-3}) {
                const auto tail = [&](double t) {
                    double sum = 0;
                    for (int n = 0; n < count; ++n)
                        sum += std::exp(n * std::log(t / mean) - t / mean - std::lgamma(n + 1.0));
                    return sum;
                };
                const Distribution one = Distribution::exponential(mean);
                Distribution nested = one; // as each calls the next
                for (int n = 1; n < count; ++n)
                    nested = sequence({one, nested});
                const Distribution ways[] = {sequence(std::vector<Distribution>(static_cast<std::size_t>(count), one)),
                                             repeated(one, count), nested, maximum({nested, one})};
                for (const double probability : {0.5, 0.95, 0.99, 0.999}) {
                    const double wanted = exactPercentile(tail, probability);
                    for (const Distribution &way : ways) {
                        const double off = way.percentile(probability) / wanted - 1;
                        QVERIFY2(
                            std::fabs(off) < 4e-4,
                            qPrintable(QString("%1 of %2 at %3: %4").arg(count).arg(mean).arg(probability).arg(off)));
                    }
                }
                QVERIFY(std::fabs(nested.mean() / (count * mean) - 1) < 1e-9);
                QVERIFY(std::fabs(nested.variance() / (count * mean * mean) - 1) < 1e-9);
            }
    }

    void heavyTrafficWithHeavyTails()
    {
        // M/G/1, log-normal cv 2, utilisation 0.95: by Euler inversion of Pollaczek-Khinchine with the transform of the
        // service integrated over 6000 points; the wait is a hundred times wider than most of the services that make it
        const Distribution wait = geometricResiduals(Distribution::logNormal(1e-3, 2), 0.95, 0.95);
        QCOMPARE(wait.mean(), 0.0475);
        QVERIFY(std::fabs(wait.tail(0.25) / 0.010366290386 - 1) < 5e-5);
        QVERIFY(std::fabs(wait.tail(0.252862) / 0.009886180437 - 1) < 5e-5);
    }

    void scalingTimeScalesLatencies()
    {
        const auto made = [](double unit) {
            const Distribution service = Distribution::logNormal(2e-3 * unit, 1.2);
            const Distribution station =
                sequence({Distribution::delay(0.5e-3 * unit), geometricResiduals(service, 0.7, 0.7), service});
            return sequence({mixture({{0.8, Distribution::delay(1e-3 * unit)}, {0.2, station}}),
                             maximum({station, Distribution::exponential(3e-3 * unit)})});
        };
        const Distribution one = made(1), other = made(1000), byFactor = scaled(made(1), 1000);
        for (double probability : {0.5, 0.95, 0.999}) {
            const double wanted = one.percentile(probability) * 1000;
            for (const Distribution &scaledUp : {other, byFactor})
                QVERIFY2(std::fabs(scaledUp.percentile(probability) / wanted - 1) < 1e-4,
                         qPrintable(QString::number(scaledUp.percentile(probability) / wanted - 1)));
        }
    }

    void saturationSpreads()
    {
        const Distribution saturated = Distribution::saturated();
        QVERIFY(sequence({Distribution::delay(1), saturated}).isSaturated());
        QVERIFY(mixture({{0.5, Distribution::delay(1)}, {0.5, saturated}}).isSaturated());
        QVERIFY(maximum({Distribution::delay(1), saturated}).isSaturated());
        QVERIFY(std::isinf(saturated.percentile(0.5)));
        QVERIFY(!minimum({Distribution::delay(1), saturated}).isSaturated());
        QVERIFY(cappedAt(saturated, 2).percentile(0.5) == 2);
    }
};

QTEST_APPLESS_MAIN(DistributionTest)
#include "distribution_test.moc"
