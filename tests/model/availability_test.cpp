// SPDX-License-Identifier: GPL-3.0-or-later
// Decision diagrams against sums over all states, and contracts against closed forms.
#include "model/design/design_text.h"
#include "model/estimates/availability.h"
#include "model/estimates/downtime.h"
#include "model/estimates/durability.h"
#include "model/estimates/likely_states.h"
#include "model/evaluation/evaluate.h"
#include "tests/support/simple_design.h"
#include <QTest>
#include <array>
#include <cmath>
#include <functional>
#include <random>

using namespace ninesketch;

#define CLOSE(actual, expected, tolerance)                                                                             \
    QVERIFY2(std::fabs((actual) - (expected)) <= (tolerance),                                                          \
             qPrintable(QString("%1, expected %2").arg(actual, 0, 'g', 15).arg(expected, 0, 'g', 15)))

namespace
{
using State = std::vector<bool>; ///< true: works
using Rule = std::function<bool(const State &)>;

/// A random structure over parts, as a condition of the model and as a plain function.
std::pair<Condition, Rule> randomStructure(AvailabilityModel &model, std::mt19937 &random, int parts, int depth)
{
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    if (depth == 0 || upTo(5) == 0) {
        const int part = upTo(parts);
        return {model.works(part), [part](const State &state) { return state[static_cast<std::size_t>(part)]; }};
    }
    std::vector<Condition> conditions;
    std::vector<Rule> rules;
    const int count = 2 + upTo(4);
    for (int i = 0; i < count; ++i) {
        auto [condition, rule] = randomStructure(model, random, parts, depth - 1);
        conditions.push_back(condition);
        rules.push_back(rule);
    }
    if (upTo(6) == 0 && count >= 3)
        return {model.choose(conditions[0], conditions[1], conditions[2]),
                [rules](const State &state) { return rules[0](state) ? rules[1](state) : rules[2](state); }};
    const int needed = 1 + upTo(count);
    return {model.atLeast(needed, conditions), [rules, needed](const State &state) {
                int working = 0;
                for (const Rule &rule : rules)
                    working += rule(state) ? 1 : 0;
                return working >= needed;
            }};
}

double bruteForce(const AvailabilityModel &model, const Rule &rule)
{
    const int parts = model.partCount();
    double down = 0;
    for (unsigned bits = 0; bits < (1u << parts); ++bits) {
        State state;
        double probability = 1;
        for (int i = 0; i < parts; ++i) {
            const bool works = (bits >> i) & 1;
            state.push_back(works);
            probability *= works ? 1 - model.unavailability(i) : model.unavailability(i);
        }
        if (!rule(state))
            down += probability;
    }
    return down;
}
} // namespace

class AvailabilityTest : public QObject
{
    Q_OBJECT

private slots:
    void againstAllStates()
    {
        for (unsigned seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            AvailabilityModel model;
            const int parts = seed <= 3 ? 18 : 4 + static_cast<int>(random() % 9);
            for (int i = 0; i < parts; ++i)
                model.part("part " + std::to_string(i), std::pow(10.0, -static_cast<double>(random() % 5)) * 0.7);
            const auto [top, rule] = randomStructure(model, random, parts, 4);
            const double wanted = bruteForce(model, rule);
            const AvailabilityResult result = model.evaluate(top);
            QVERIFY2(std::fabs(result.unavailability - wanted) < 1e-12, qPrintable(QString("seed %1").arg(seed)));
            for (const PartImportance &one : result.importance) { // Birnbaum as a difference of two systems
                const double up = model.unavailabilityOf(top, {{one.part, 0.0}});
                const double down = model.unavailabilityOf(top, {{one.part, 1.0}});
                CLOSE(one.birnbaum, down - up, 1e-12);
                CLOSE(one.fussellVesely * wanted, wanted - up, 1e-12);
                CLOSE(one.riskAchievement * wanted, down, 1e-9);
            }
            const LikelyStates states(model, top);
            CLOSE(states.unavailability(), wanted, 1e-12);
            QCOMPARE(states.left(), 0.0);
            for (const PartImportance &one : states.importance())
                CLOSE(one.birnbaum,
                      model.unavailabilityOf(top, {{one.part, 1.0}}) - model.unavailabilityOf(top, {{one.part, 0.0}}),
                      1e-10);
        }
    }

    /// Thirteen services that each may call all later ones are too many chances for a diagram. Their states are gone
    /// through: all of them, or, with ten more parts, the likely ones, which is said.
    void whatIsLeftOutIsSaid()
    {
        constexpr int count = 13;
        constexpr double up = 0.99, call = 0.5;
        const auto solved = [&](int more) {
            const auto made = [](int from, int to, const std::string &rest) {
                return ", {\"from\": \"s" + std::to_string(from) + "\", \"to\": \"s" + std::to_string(to) + "\"" +
                       rest + "}";
            };
            std::string components = "{\"id\": \"users\", \"kind\": \"client\", \"params\": {\"rate\": 1}}",
                        calls = "{\"from\": \"users\", \"to\": \"s0\"}";
            for (int i = 0; i < count + more; ++i) {
                components += ", {\"id\": \"s" + std::to_string(i) +
                              "\", \"params\": {\"availability\": 0.99, \"serviceTime\": 1e-6, \"servers\": 99}}";
                for (int k = 0; k < i && i < count; ++k)
                    calls += made(k, i, ", \"perRequest\": 0.5");
                if (i >= count) // of the others the first calls the next, and so on
                    calls += made(i == count ? 0 : i - 1, i, "");
            }
            const auto design = readDesignText("{\"components\": [" + components + "], \"calls\": [" + calls + "]}");
            return evaluate(*design).classes[0];
        };
        double wanted = 0; // that a request ends well
        for (unsigned state = 0; state < 1u << count; ++state) {
            std::array<double, count> good{};
            double chance = 1;
            for (int i = count - 1; i >= 0; --i) {
                const bool works = (state >> i) & 1;
                chance *= works ? up : 1 - up;
                good[i] = works ? 1 : 0;
                for (int k = i + 1; k < count; ++k)
                    good[i] *= 1 - call + call * good[k];
            }
            wanted += chance * good[0];
        }
        const ClassReport all = solved(0), likely = solved(10);
        QCOMPARE(all.availabilityTrust, Trust::Exact);
        CLOSE(*all.availability, wanted, 1e-9);
        QCOMPARE(likely.availabilityTrust, Trust::Approximate);
        CLOSE(*likely.availability, wanted * std::pow(up, 10), 1e-6);
    }

    void minimalCutSets()
    {
        for (unsigned seed = 1; seed <= 30; ++seed) {
            std::mt19937 random(seed);
            AvailabilityModel model;
            const int parts = 8;
            for (int i = 0; i < parts; ++i)
                model.part("p", 0.01);
            // conditions without choices are monotone
            std::vector<Condition> groups;
            std::vector<std::vector<int>> members;
            for (int g = 0; g < 3; ++g) {
                std::vector<Condition> any;
                members.emplace_back();
                for (int i = 0; i < parts; ++i)
                    if (random() % 3 == 0) {
                        any.push_back(model.works(i));
                        members.back().push_back(i);
                    }
                groups.push_back(model.any(any));
            }
            const Condition top = model.all(groups);
            const auto fails = [&](unsigned down) {
                for (const auto &group : members) {
                    bool works = false;
                    for (int i : group)
                        works = works || !((down >> i) & 1);
                    if (!works)
                        return true;
                }
                return false;
            };
            std::vector<std::vector<PartIndex>> wanted;
            for (unsigned down = 0; down < (1u << parts); ++down) {
                std::vector<PartIndex> set;
                bool minimal = fails(down);
                for (int i = 0; i < parts; ++i)
                    if ((down >> i) & 1) {
                        set.push_back(i);
                        minimal = minimal && !fails(down & ~(1u << i));
                    }
                if (minimal && set.size() <= 3)
                    wanted.push_back(set);
            }
            std::sort(wanted.begin(), wanted.end(), [](const auto &left, const auto &right) {
                return left.size() != right.size() ? left.size() < right.size() : left < right;
            });
            QVERIFY2(model.evaluate(top).minimalCutSets == wanted, qPrintable(QString("seed %1").arg(seed)));
            QVERIFY2(LikelyStates(model, top).minimalCutSets(3) == wanted, qPrintable(QString("seed %1").arg(seed)));
        }
    }

    /// Each of some services calls all later ones one time in two: every visit draws anew, and no diagram is as large.
    void whatADiagramIsTooSmallFor()
    {
        constexpr int services = 14;
        const auto down = [](int i) { return 0.01 - 0.0005 * i; };
        AvailabilityModel model;
        for (int i = 0; i < services; ++i)
            model.part("service", down(i));
        const std::function<Condition(int)> visit = [&](int i) {
            std::vector<Condition> needed{model.works(i)};
            for (int later = i + 1; later < services; ++later)
                needed.push_back(model.choose(model.chance("call", 0.5), visit(later), model.always()));
            return model.all(needed);
        };
        const AvailabilityResult result = model.evaluate(visit(0));
        QCOMPARE(result.diagramNodes, std::size_t{0});

        double wanted = 0;
        for (unsigned bits = 0; bits < (1u << services); ++bits) {
            double probability = 1;
            std::vector<double> succeeds(services, 0.0);
            for (int i = services; i-- > 0;) {
                const bool works = !((bits >> i) & 1);
                probability *= works ? 1 - down(i) : down(i);
                succeeds[static_cast<std::size_t>(i)] = works ? 1 : 0;
                for (int later = i + 1; later < services; ++later)
                    succeeds[static_cast<std::size_t>(i)] *= 0.5 + 0.5 * succeeds[static_cast<std::size_t>(later)];
            }
            wanted += probability * (1 - succeeds.front());
        }
        CLOSE(result.unavailability, wanted, 1e-9);
        QCOMPARE(result.importance.front().part, 0);
        QCOMPARE(result.singlePointsOfFailure.size(), std::size_t{services}); // some requests need each of them
        CLOSE(result.importance.front().severity, 1.0, 1e-12);
    }

    void sharedPartsCountOnce()
    {
        AvailabilityModel model;
        const PartIndex database = model.part("database", 1e-3);
        std::vector<Condition> paths;
        for (int i = 0; i < 3; ++i)
            paths.push_back(model.all({model.works(model.part("app", 1e-2)), model.works(database)}));
        const AvailabilityResult result = model.evaluate(model.any(paths));
        CLOSE(result.unavailability, 1e-3 + (1 - 1e-3) * 1e-6, 1e-15);
        QCOMPARE(result.singlePointsOfFailure, std::vector<PartIndex>{database});
        QCOMPARE(result.importance.front().part, database);
        QVERIFY(result.importance.front().singlePointOfFailure);
    }

    void replicaGroups_data()
    {
        QTest::addColumn<int>("replicas");
        QTest::addColumn<int>("needed");
        QTest::addColumn<int>("zones");
        for (int replicas : {1, 2, 3, 5, 7, 12, 40})
            for (int zones : {0, 1, 2, 3, 8})
                for (int needed : {1, (replicas + 1) / 2, replicas})
                    QTest::addRow("%d of %d in %d zones", needed, replicas, zones) << replicas << needed << zones;
    }
    void replicaGroups()
    {
        QFETCH(int, replicas);
        QFETCH(int, needed);
        QFETCH(int, zones);
        const double q = 0.02, beta = replicas > 1 ? 0.1 : 0, zoneDown = 0.01;
        AvailabilityModel model;
        ReplicaGroup group{"db", replicas, needed, q, 0.1, 1e-4, {}};
        for (int zone = 0; zone < zones; ++zone)
            group.domains.push_back(model.works(model.part("zone", zoneDown)));
        const double got = model.evaluate(model.group(group)).unavailability;
        // by summing over zones and then over replicas
        double down = 0;
        for (int state = 0; state < (1 << zones); ++state) {
            double probability = 1;
            int left = zones == 0 ? replicas : 0;
            for (int zone = 0; zone < zones; ++zone) {
                const bool works = (state >> zone) & 1;
                probability *= works ? 1 - zoneDown : zoneDown;
                if (works)
                    left += replicas / zones + (zone < replicas % zones ? 1 : 0);
            }
            double enough = 0;
            for (int working = needed; working <= left; ++working)
                enough +=
                    std::exp(std::lgamma(left + 1.0) - std::lgamma(working + 1.0) - std::lgamma(left - working + 1.0)) *
                    std::pow(1 - (1 - beta) * q, working) * std::pow((1 - beta) * q, left - working);
            down += probability * (1 - enough);
        }
        CLOSE(got, 1 - (1 - down) * (1 - beta * q) * (1 - 1e-4), 1e-12);
    }

    void digitsNearOne()
    {
        AvailabilityModel model;
        std::vector<Condition> pair{model.works(model.part("a", 1e-9)), model.works(model.part("b", 1e-9))};
        const double both = model.evaluate(model.any(pair)).unavailability;
        QVERIFY(std::fabs(both / 1e-18 - 1) < 1e-12);
        QCOMPARE(nines(both), 18.0);
        // two at 99.9 %: 99.9999 %; with beta 5 % about 99.995 %
        ReplicaGroup group{"app", 2, 1, 1e-3, 0.05, 0, {}};
        CLOSE(model.evaluate(model.group(group)).unavailability, 5e-5 + 0.95e-3 * 0.95e-3, 1e-9);
    }

    void aThousandPartsInThreeZones()
    {
        AvailabilityModel model;
        std::vector<Condition> zones, all;
        for (int zone = 0; zone < 3; ++zone)
            zones.push_back(model.works(model.part("zone", 1e-4)));
        for (int i = 0; i < 330; ++i)
            all.push_back(model.group({"service " + std::to_string(i), 3, 2, 1e-3, 0.02, 1e-6, zones}));
        const AvailabilityResult result = model.evaluate(model.all(all));
        QVERIFY(result.diagramNodes < 40000);
        // given which zones stand: none lost, one lost, two lost
        const double own = 0.98e-3, extra = 2e-5 + 1e-6;
        const double full = 3 * own * own * (1 - own) + own * own * own, one = 1 - (1 - own) * (1 - own);
        const double alive3 = std::pow((1 - 2e-5) * (1 - 1e-6) * (1 - full), 330);
        const double alive2 = std::pow((1 - 2e-5) * (1 - 1e-6) * (1 - one), 330);
        const double z = 1e-4;
        const double wanted = 1 - std::pow(1 - z, 3) * alive3 - 3 * z * (1 - z) * (1 - z) * alive2;
        QVERIFY(extra > 0);
        CLOSE(result.unavailability, wanted, 1e-12);
    }

    void manyReplicasAreNoSinglePoint()
    {
        AvailabilityModel model;
        const AvailabilityResult result = model.evaluate(model.group({"app", 20, 5, 1e-2, 0, 0, {}}));
        QVERIFY(result.singlePointsOfFailure.empty());
        QVERIFY(result.minimalCutSets.empty());
        const AvailabilityResult tight = model.evaluate(model.group({"app", 20, 19, 1e-2, 0, 0, {}}));
        QCOMPARE(tight.minimalCutSets.size(), std::size_t(1));
        QVERIFY(tight.singlePointsOfFailure.empty());
        const AvailabilityResult none = model.evaluate(model.group({"app", 20, 20, 1e-2, 0, 0, {}}));
        QCOMPARE(none.singlePointsOfFailure.size(), std::size_t(1));
    }

    void contracts()
    {
        // no outage is shorter than the budget 0: any outage breaches
        CLOSE(monthlyBreachProbability(1 / secondsPerMonth, 100, 1, secondsPerMonth), 1 - std::exp(-1.0), 1e-12);
        // one outage a year of 30 min against four nines a month (4.32 min)
        const double rate = 1 / secondsPerYear;
        const double chance = monthlyBreachProbability(rate, 1800, 0.9999);
        CLOSE(chance, 1 - std::exp(-secondsPerMonth / secondsPerYear * std::exp(-259.2 / 1800)), 1e-3);
        const std::vector<ServiceCredit> ladder{{0.9999, 0.1}, {0.99, 0.25}, {0.95, 1}};
        const double credit = expectedCredit(ladder, rate, 1800);
        QVERIFY(credit > 0.1 * chance && credit < 0.25 * chance);
    }

    /// Truth: the exponential of the chain's matrix with 60 digits, and the mean time by its equations.
    void copiesThatFailAndAreMadeAnew_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("needed");
        QTest::addColumn<double>("failures");
        QTest::addColumn<double>("rebuild");
        QTest::addColumn<double>("chance");
        QTest::addColumn<double>("until");
        QTest::newRow("two") << 2 << 1 << 0.02 << 21600.0 << 5.4717276081003079e-7 << 57634433820000.0;
        QTest::newRow("three") << 3 << 1 << 0.015825 << 86400.0 << 1.7723202145102256e-10 << 1.7708316606324824e17;
        QTest::newRow("a minute") << 3 << 1 << 0.02 << 60.0 << 1.7351382613560796e-16 << 1.8187299941931505e23;
        QTest::newRow("four, a week") << 4 << 1 << 0.05 << 604800.0 << 9.9041128777019997e-10 << 30031170822538426.0;
        QTest::newRow("a month") << 3 << 1 << 2.0 << 2592000.0 << 0.13719704836446431 << 190417654.40625;
        QTest::newRow("4 of 6") << 6 << 4 << 0.04 << 86400.0 << 5.719012882067663e-8 << 548780832829406.25;
        QTest::newRow("6 of 9") << 9 << 6 << 1.5 << 3600.0 << 2.2660961847047797e-8 << 1392120946744885.7;
        QTest::newRow("hardly mended") << 12 << 1 << 5.0 << 6e6 << 0.69488474377759077 << 27893867.115705921;
        QTest::newRow("one") << 1 << 1 << 0.04 << 86400.0 << 0.039210560847676768 << secondsPerYear / 0.04;
        QTest::newRow("all needed") << 3 << 3 << 0.04 << 86400.0 << -std::expm1(-0.12) << secondsPerYear / 0.12;
    }
    void copiesThatFailAndAreMadeAnew()
    {
        QFETCH(int, count);
        QFETCH(int, needed);
        QFETCH(double, failures);
        QFETCH(double, rebuild);
        QFETCH(double, chance);
        QFETCH(double, until);
        const Copies copies{count, needed, failures, rebuild};
        CLOSE(annualLossProbability(copies), chance, 1e-12 * chance);
        CLOSE(meanTimeToLoss(copies), until, 1e-12 * until);
    }

    void copiesAtTheEnds()
    {
        QCOMPARE(annualLossProbability({2, 3, 0.04, 86400}), 1.0);
        QCOMPARE(annualLossProbability({3, 1, 0, 86400}), 0.0);
        QCOMPARE(annualLossProbability({3, 1, 0.04, 0}), 0.0);
        QVERIFY(std::isinf(meanTimeToLoss({3, 1, 0.04, 0})));
        CLOSE(annualLossProbability({3, 1, 100, 1e9}), 1.0, 1e-12);
        double before = 1; // one more is never worse
        for (int count = 1; count <= 100; count += 3) {
            const double chance = annualLossProbability({count, 1, 20, 1e6});
            QVERIFY(chance >= 0 && chance < before);
            before = chance;
        }
    }

    /// Few long outages beside many short ones are not all of their mean. Truth: the transform inverted with 25 digits
    /// (de Hoog), and 400,000 simulated months.
    void outagesOfSeveralKinds()
    {
        const auto monthly = [](double outages, double seconds) {
            return OutageKind{outages / secondsPerMonth, seconds};
        };
        const std::vector<OutageKind> longAndShort{monthly(1, 3600), monthly(4, 300)};
        CLOSE(monthlyBreachProbability(longAndShort, 0.999), 0.52858441481335, 1e-7);
        CLOSE(monthlyBreachProbability(std::vector{monthly(0.1, 7200), monthly(20, 30)}, 0.9999), 0.98260344685967,
              1e-7);
        const std::vector<OutageKind> alike{monthly(1, 900), monthly(3, 900)};
        CLOSE(monthlyBreachProbability(alike, 0.999), monthlyBreachProbability(4 / secondsPerMonth, 900, 0.999), 1e-7);
        CLOSE(monthlyBreachProbability(longAndShort, 1), -std::expm1(-5.0), 1e-12);
        // so many short ones that their sum is close to its mean: as of one kind, which is added up term by term
        for (const double target : {0.98, 0.9891, 0.99, 0.9905, 0.995}) {
            const double count = 0.01 * secondsPerMonth / 20;
            const std::vector split{monthly(count / 2, 20), monthly(count / 2, 20)};
            CLOSE(monthlyBreachProbability(split, target),
                  monthlyBreachProbability(count / secondsPerMonth, 20, target), 1e-8);
        }
        // normal by then: a share of 1 % in outages of a millisecond has a standard deviation of 2.8e-6
        const double perSecond = 0.01 / 0.001, deviation = std::sqrt(2 * perSecond * secondsPerMonth) * 0.001;
        for (const double off : {-1.0, 0.0, 2.0})
            CLOSE(monthlyBreachProbability(perSecond, 0.001, 0.99 - off * deviation / secondsPerMonth),
                  0.5 * std::erfc(off / std::sqrt(2.0)), 1e-4);
        QCOMPARE(monthlyBreachProbability(0.1 / 1e-9, 1e-9, 0.95), 1.0); // more than can be counted
        QCOMPARE(monthlyBreachProbability(longAndShort, 0.5), 0.0);
    }

    /// The ladder below a low target pays nothing while the target is kept.
    void creditsOfALowTarget()
    {
        const auto ladder = commonLadder(0.98);
        QCOMPARE(ladder.size(), std::size_t(2));
        const double rate = 5 / secondsPerMonth;
        const double credit = expectedCredit(ladder, rate, 7200);
        const double below = monthlyBreachProbability(rate, 7200, 0.98);
        QVERIFY(credit > 0.1 * below && credit < below);
    }

    /// A balancer that fails often for minutes before a common cause that takes hours.
    void monthsOfADesign()
    {
        Design design =
            test::chain(10, {test::component("load-balancer", "lb", {{"availability", 0.9999}, {"mttr", 300.0}}),
                             test::station("api", 1e-3, 4, {{"availability", 0.9995}, {"mttr", 3600.0}})});
        design.targets.push_back({{}, Metric::Availability, 0.999});
        const auto outages = evaluate(design).classes[0].outages;
        QVERIFY(outages && outages->breach);
        const std::vector<OutageKind> kinds{{1e-4 / 300 * 0.9995, 300}, {5e-4 / 3600 * 0.9999, 3600}};
        constexpr double both = 5e-5; // that they are down at once is in the availability
        CLOSE(*outages->breach, monthlyBreachProbability(kinds, 0.999), both);
        CLOSE(*outages->credit, expectedCredit(commonLadder(0.999), kinds), both);
        QVERIFY(std::fabs(*outages->breach - monthlyBreachProbability(outages->perMonth / secondsPerMonth,
                                                                      outages->meanSeconds, 0.999)) > 0.01);
    }

    void whoseDowntimeItIs()
    {
        ClassReport one;
        one.importance = {{"zone a", std::nullopt, 1, 0.1, 0.1, false},
                          {"api 1", 2, 1, 0.25, 0.25, true},
                          {"api 2", 2, 1, 0.25, 0.25, true},
                          {"db 1", 3, 0.1, 0.3, 0.3, false},
                          {"db 2", 3, 0.1, 0.3, 0.3, false},
                          {"db (failover)", 3, 1, 0.05, 0.05, true}};
        const auto shares = downtimeShares(one);
        QCOMPARE(shares.size(), std::size_t(3));
        QCOMPARE(*shares[0].component, std::size_t(2)); // both are needed: they add up
        QCOMPARE(shares[0].share, 0.5);
        QCOMPARE(*shares[1].component, std::size_t(3)); // they fail together, or the failover does
        QCOMPARE(shares[1].share, 0.35);
        QVERIFY(shares[1].singlePointOfFailure && !shares[2].singlePointOfFailure);
        QCOMPARE(shares[2].part, std::string("zone a"));
    }
};

QTEST_APPLESS_MAIN(AvailabilityTest)
#include "availability_test.moc"
