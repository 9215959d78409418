// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every design: two hundred of them, from seeds.
#include "model/design/design_text.h"
#include "model/estimates/evaluation_memory.h"
#include "model/evaluation/evaluate.h"
#include "tests/support/featured_design.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

using namespace ninesketch;

namespace
{

bool near(double one, double other, double tolerance)
{
    return std::abs(one - other) <= tolerance * std::abs(other);
}

} // namespace

class EstimatePropertiesTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int designs = 200;

    static Report report(const Design &design)
    {
        EvaluateOptions options;
        options.latencyCurve = false;
        options.importance = false;
        return evaluate(design, options);
    }

    static Design design(int seed)
    {
        return test::randomDesign(static_cast<std::uint64_t>(seed), {3 + seed % 15, 0.8});
    }

    /// The same with all times, stated or by default, in a unit so many times smaller.
    static Design inUnit(Design design, double factor)
    {
        for (Component &component : design.components)
            for (const ParameterSpec &one : component.kind->parameters) {
                const bool time = one.unit == Unit::Seconds, rate = one.unit == Unit::PerSecond;
                if (const auto value = component.number(one.key); value && (time || rate))
                    component.parameters[one.key] = time ? *value * factor : *value / factor;
            }
        for (Call &call : design.calls) {
            for (auto *time : {&call.timeout, &call.hedgeAfter})
                if (*time)
                    **time *= factor;
            call.backoff *= factor;
        }
        for (RequestClass &one : design.classes)
            if (one.rate)
                *one.rate /= factor;
        for (double &time : design.settings.roundTrip)
            time *= factor;
        design.settings.bandwidthBytesPerSecond /= factor;
        design.settings.repairTime *= factor;
        completeDesign(design);
        return design;
    }

    /// The same under names that sort the other way round.
    static Design turnedRound(Design design)
    {
        for (std::size_t i = 0; i < design.components.size(); ++i) {
            Component &component = design.components[i];
            const std::string name = "renamed " + std::to_string(9000 - i);
            for (RequestClass &one : design.classes)
                if (one.client == component.name || one.client == component.key)
                    one.client = name;
            component.name = name;
            component.id = component.key = keyFromName(name);
        }
        completeDesign(design);
        return design;
    }

    static bool fits(const Report &made)
    {
        return std::ranges::all_of(made.components, [](const ComponentReport &one) {
            return one.neededForLoad.value_or(1) <= one.replicas.value_or(1);
        });
    }

    /// Fewer replicas than a quorum asks for answer it all the same: one more is then asked for, too.
    static bool enoughForQuorums(const Design &design, std::size_t component)
    {
        const double replicas = design.components[component].number("replicas").value_or(1);
        return std::ranges::all_of(design.calls, [&](const Call &call) {
            return call.to != component || call.copies <= 1 || call.quorum.value_or(call.copies) <= replicas;
        });
    }

private slots:
    /// Thousands of services one behind the other: what is composed of them has room on the stack.
    void aVeryLongChainHasALatency()
    {
        constexpr int length = 4000;
        Json design{{"type", "ninesketch/design"}};
        design["components"] = {{{"id", "s0"}, {"kind", "client"}, {"params", {{"rate", 1}}}}};
        for (int i = 1; i <= length; ++i) {
            const Json params{{"serviceTime", 0.001}, {"distribution", "exponential"}, {"servers", 1000}};
            const std::string name = "s" + std::to_string(i), caller = "s" + std::to_string(i - 1);
            design["components"].push_back({{"id", name}, {"kind", "service"}, {"params", params}});
            design["calls"].push_back({{"from", caller}, {"to", name}});
        }
        const auto chain = readDesignText(design.dump());
        QVERIFY2(chain, chain ? "" : chain.error().c_str());
        const ClassReport one = report(*chain).classes.front();
        QVERIFY(one.latency.has_value());
        QVERIFY(std::abs(one.latency->mean / (length * 0.001) - 1) < 1e-9);
        // an Erlang time of so many phases is next to normal
        QVERIFY(std::abs(one.latency->p99 / (length * 0.001 * (1 + 2.3263 / std::sqrt(length))) - 1) < 1e-3);
    }

    void figuresAreInOrder()
    {
        for (int seed = 0; seed < designs; ++seed) {
            const Design drawn = design(seed);
            const Report made = report(drawn);
            const QByteArray where = "seed " + QByteArray::number(seed);
            const ClassReport &one = made.classes.front();
            QVERIFY2(one.latency && one.availability && one.maxThroughput, where);
            const LatencySummary &latency = *one.latency;
            QVERIFY2(latency.p50 <= latency.p90 && latency.p90 <= latency.p95 && latency.p95 <= latency.p99 &&
                         latency.p99 <= latency.p999,
                     where);
            QVERIFY2(latency.mean > 0 && latency.mean < latency.p999, where);
            QVERIFY2(*one.availability >= 0 && *one.availability <= 1, where);
            QVERIFY2(*one.availability <= *made.components[one.path[1]].availability + 1e-12, where);
            for (std::size_t i = 0; i < made.components.size(); ++i)
                if (made.components[i].capacity)
                    QVERIFY2(made.components[i].arrivalRate <= *made.components[i].capacity * (1 + 1e-9), where);
            // at the largest rate the bottleneck is full, and no part is more than full
            QVERIFY2(std::abs(*made.headroom * *made.components[*made.bottleneck].utilisation - 1) < 1e-9, where);
        }
    }

    void moreReplicasNeverHurt()
    {
        for (int seed = 0; seed < designs; ++seed) {
            Design drawn = design(seed);
            const Report before = report(drawn);
            const std::size_t changed = 1 + static_cast<std::size_t>(seed) % (drawn.components.size() - 1);
            for (Component &component : drawn.components)
                if (component.key == drawn.components[changed].key && !component.is("client"))
                    component.parameters["replicas"] = std::get<double>(component.parameters["replicas"]) + 1;
            const Report after = report(drawn);
            const QByteArray where = "seed " + QByteArray::number(seed);
            QVERIFY2(*after.classes[0].unavailability <= *before.classes[0].unavailability + 1e-12, where);
            QVERIFY2(*after.classes[0].maxThroughput >= *before.classes[0].maxThroughput * (1 - 1e-9), where);
        }
    }

    /// Of designs with every feature, where the load fits: replicas that it needs and that are not there can't be told
    /// from those that are. What upstream replicas do to how evenly requests come may bring retries on: such designs
    /// are left out of the rates.
    void moreReplicasNeverHurtWhateverTheFeatures()
    {
        int held = 0;
        for (const test::Family &family : test::families)
            for (int seed = 1; seed <= 6; ++seed) {
                Design drawn = test::familyDesign(family, seed);
                test::SplitMix random(static_cast<std::uint64_t>(seed) * 77 + 5);
                for (Component &component : drawn.components)
                    if (!component.is("client")) {
                        component.parameters["availability"] = 1 - 0.01 * random.unit();
                        component.parameters["managed"] = 0.0;
                        if (!component.states("replicas"))
                            component.parameters["replicas"] = 1.0 + random.upTo(1);
                    }
                completeDesign(drawn);
                const Report before = report(drawn);
                for (std::size_t i = 0; i < drawn.components.size(); ++i) {
                    if (drawn.components[i].is("client") || random.upTo(3) > 0)
                        continue;
                    Design more = drawn;
                    more.components[i].parameters["replicas"] =
                        std::get<double>(more.components[i].parameters["replicas"]) + 1;
                    const Report after = report(more);
                    const bool settles = family.features & (test::Retries | test::Hedges);
                    const bool uneven = family.features & (test::Bursts | test::Variable);
                    const bool fit = fits(before) && fits(after) && enoughForQuorums(drawn, i);
                    for (std::size_t r = 0; r < before.classes.size(); ++r) {
                        const ClassReport &one = before.classes[r], &other = after.classes[r];
                        const QByteArray where = QByteArray(family.name) + " seed " + QByteArray::number(seed) + " " +
                                                 drawn.components[i].key.c_str();
                        if (fit && one.unavailability)
                            QVERIFY2(*other.unavailability <= *one.unavailability + 1e-12, where);
                        if (!one.maxThroughput || (settles && uneven))
                            continue;
                        const double found = settles ? 5e-4 : 1e-9; // where retries give way is looked for
                        QVERIFY2(*other.maxThroughput >= *one.maxThroughput * (1 - found), where);
                        if (one.maxWithMix)
                            QVERIFY2(*other.maxWithMix >= *one.maxWithMix * (1 - found), where);
                        ++held;
                    }
                }
            }
        QVERIFY(held > 200);
    }

    /// What comes to a component is what is called there, and all flows follow the load.
    void flowsAreConserved()
    {
        for (int seed = 0; seed < designs; ++seed) {
            const Design drawn = design(seed);
            EvaluateOptions half;
            half.latencyCurve = half.importance = false;
            half.loadFactor = 0.5;
            const Report whole = report(drawn), less = evaluate(drawn, half);
            const QByteArray where = "seed " + QByteArray::number(seed);
            std::vector<double> called(drawn.components.size(), 0);
            for (std::size_t c = 0; c < drawn.calls.size(); ++c)
                called[drawn.calls[c].to] += whole.callRates[c];
            const auto same = [](double one, double other) { return std::abs(one - other) <= 1e-9 * std::abs(other); };
            for (std::size_t i = 0; i < called.size(); ++i) {
                const ComponentReport &one = whole.components[i], &other = less.components[i];
                if (drawn.components[i].is("client"))
                    continue;
                QVERIFY2(same(one.arrivalRate, called[i]), where);
                QVERIFY2(same(other.arrivalRate, one.arrivalRate / 2), where);
                QVERIFY2(same(other.utilisation.value_or(0), one.utilisation.value_or(0) / 2), where);
            }
            QVERIFY2(same(*less.headroom, *whole.headroom * 2), where);
            QVERIFY2(same(*less.classes[0].maxThroughput, *whole.classes[0].maxThroughput), where);
            QVERIFY2(less.classes[0].latency->mean <= whole.classes[0].latency->mean * (1 + 1e-6), where);
        }
    }

    void aWorsePartNeverHelps()
    {
        for (int seed = 0; seed < 40; ++seed) {
            const Design drawn = design(seed);
            const double before = *report(drawn).classes[0].unavailability;
            for (std::size_t i = 0; i < drawn.components.size(); ++i) {
                if (drawn.components[i].is("client"))
                    continue;
                Design worse = drawn;
                double &availability = std::get<double>(worse.components[i].parameters["availability"]);
                availability -= 0.02;
                QVERIFY2(*report(worse).classes[0].unavailability >= before * (1 - 1e-12),
                         qPrintable(QString("seed %1, component %2").arg(seed).arg(i)));
            }
        }
    }

    void timesScaleWithTheirUnit()
    {
        for (int seed = 0; seed < 40; ++seed) {
            Design drawn = design(seed);
            const LatencySummary before = *report(drawn).classes[0].latency;
            for (Component &component : drawn.components) {
                if (component.is("client"))
                    component.parameters["rate"] = std::get<double>(component.parameters["rate"]) / 1000;
                else
                    component.parameters["serviceTime"] = std::get<double>(component.parameters["serviceTime"]) * 1000;
            }
            completeDesign(drawn);
            for (RequestClass &one : drawn.classes)
                one.peakRate = std::get<double>(drawn.components[*one.entry].parameters["rate"]);
            const LatencySummary after = *report(drawn).classes[0].latency;
            QVERIFY2(std::abs(after.mean / before.mean / 1000 - 1) < 5e-3, QByteArray::number(seed));
            QVERIFY2(std::abs(after.p99 / before.p99 / 1000 - 1) < 2e-3, QByteArray::number(seed));
        }
    }

    void timesScaleWithTheirUnitWhateverTheFeatures_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("ten") << 10.0;
        QTest::newRow("thousand") << 1000.0;
        QTest::newRow("milli") << 1e-3;
        QTest::newRow("a power of two") << 8.0;
    }

    /// As far as numerical composition goes, whose grids stand in seconds (docs/accuracy.md): 1e-4 of a mean, and less
    /// of what is no latency.
    void timesScaleWithTheirUnitWhateverTheFeatures()
    {
        QFETCH(double, factor);
        for (const test::Family &family : test::families)
            for (int seed = 1; seed <= 3; ++seed) {
                const Design drawn = test::familyDesign(family, seed);
                const Report before = report(inUnit(drawn, 1)), after = report(inUnit(drawn, factor));
                const QByteArray where = QByteArray(family.name) + " seed " + QByteArray::number(seed);
                for (std::size_t r = 0; r < before.classes.size(); ++r) {
                    const ClassReport &one = before.classes[r], &other = after.classes[r];
                    QVERIFY2(one.latency.has_value() == other.latency.has_value(), where);
                    QVERIFY2(one.latencyTrust == other.latencyTrust, where);
                    if (one.latency) {
                        QVERIFY2(near(other.latency->mean / factor, one.latency->mean, 1e-4), where);
                        QVERIFY2(near(other.latency->p50 / factor, one.latency->p50, 1e-4), where);
                        QVERIFY2(near(other.latency->p99 / factor, one.latency->p99, 5e-4), where);
                        QVERIFY2(near(other.latency->p999 / factor, one.latency->p999, 1e-3), where);
                    }
                    if (one.successRate)
                        QVERIFY2(near(*other.successRate, *one.successRate, 1e-5), where);
                    if (one.maxThroughput)
                        QVERIFY2(near(*other.maxThroughput * factor, *one.maxThroughput, 1e-5), where);
                }
                for (std::size_t i = 0; i < before.components.size(); ++i)
                    if (before.components[i].utilisation)
                        QVERIFY2(near(*after.components[i].utilisation, *before.components[i].utilisation, 1e-5),
                                 where);
            }
    }

    void namesDoNotMatter()
    {
        for (const test::Family &family : test::families)
            for (int seed = 1; seed <= 4; ++seed) {
                const Design drawn = test::familyDesign(family, seed);
                const Report before = report(drawn), after = report(turnedRound(drawn));
                const QByteArray where = QByteArray(family.name) + " seed " + QByteArray::number(seed);
                for (std::size_t r = 0; r < before.classes.size(); ++r) {
                    const ClassReport &one = before.classes[r], &other = after.classes[r];
                    QVERIFY2(one.latency.has_value() == other.latency.has_value(), where);
                    QVERIFY2(one.latencyTrust == other.latencyTrust, where);
                    if (one.latency) {
                        QVERIFY2(near(other.latency->mean, one.latency->mean, 1e-7), where);
                        QVERIFY2(near(other.latency->p999, one.latency->p999, 1e-7), where);
                    }
                    if (one.unavailability)
                        QVERIFY2(near(*other.unavailability, *one.unavailability, 1e-11), where);
                    if (one.successRate)
                        QVERIFY2(near(*other.successRate, *one.successRate, 1e-8), where);
                    if (one.maxThroughput)
                        QVERIFY2(near(*other.maxThroughput, *one.maxThroughput, 1e-8), where);
                }
            }
    }

    /// Components and calls make the same design in whatever order they are written; classes keep theirs, and get the
    /// same figures.
    void orderDoesNotMatter()
    {
        for (const test::Family &family : test::families)
            for (int seed = 1; seed <= 2; ++seed) {
                const Json written = Json::parse(writeDesignText(test::familyDesign(family, seed)));
                const Design drawn = *readDesignText(written.dump());
                const QByteArray where = QByteArray(family.name) + " seed " + QByteArray::number(seed);
                const auto turned = [&](const char *list) {
                    Json other = written;
                    std::ranges::reverse(other[list]);
                    return *readDesignText(other.dump());
                };
                QVERIFY2(turned("components") == drawn, where);
                QVERIFY2(turned("calls") == drawn, where);
                const Report before = report(drawn), after = report(turned("classes"));
                const bool lookedFor = family.features & (test::Retries | test::Hedges); // where attempts settle
                for (const ClassReport &one : before.classes) {
                    const ClassReport &other = *std::ranges::find(after.classes, one.id, &ClassReport::id);
                    QVERIFY2(one.latency.has_value() == other.latency.has_value(), where);
                    QVERIFY2(one.latencyTrust == other.latencyTrust, where);
                    if (one.latency) {
                        QVERIFY2(near(other.latency->mean, one.latency->mean, 1e-7), where);
                        QVERIFY2(near(other.latency->p999, one.latency->p999, 1e-6), where);
                    }
                    if (one.unavailability)
                        QVERIFY2(near(*other.unavailability, *one.unavailability, 1e-11), where);
                    if (one.successRate)
                        QVERIFY2(near(*other.successRate, *one.successRate, 1e-8), where);
                    if (one.maxThroughput)
                        QVERIFY2(near(*other.maxThroughput, *one.maxThroughput, lookedFor ? 1e-4 : 1e-8), where);
                    if (one.maxWithMix)
                        QVERIFY2(near(*other.maxWithMix, *one.maxWithMix, lookedFor ? 1e-4 : 1e-8), where);
                }
            }
    }

    /// A class of which no requests come takes nothing from the others, not even the trust in what is known of them.
    void aClassWithoutRequestsChangesNothing()
    {
        for (const test::Family &family : test::families)
            for (int seed = 1; seed <= 2; ++seed) {
                const Design drawn = test::familyDesign(family, seed);
                Design more = drawn;
                more.classes.push_back(drawn.classes.front());
                more.classes.back().id = more.classes.back().name = "none";
                more.classes.back().rate = 0;
                more.classes.back().operation = Operation::Write;
                completeDesign(more);
                const Report before = report(drawn), after = report(more);
                const QByteArray where = QByteArray(family.name) + " seed " + QByteArray::number(seed);
                for (std::size_t i = 0; i < drawn.components.size(); ++i) {
                    const ComponentReport &one = before.components[i], &other = after.components[i];
                    QVERIFY2(one.trust == other.trust && one.responseTrust == other.responseTrust, where);
                    QVERIFY2(near(other.utilisation.value_or(0), one.utilisation.value_or(0), 1e-8), where);
                }
                for (std::size_t r = 0; r < before.classes.size(); ++r) {
                    QVERIFY2(before.classes[r].latencyTrust == after.classes[r].latencyTrust, where);
                    if (before.classes[r].latency)
                        QVERIFY2(near(after.classes[r].latency->mean, before.classes[r].latency->mean, 1e-7), where);
                }
            }
    }

    void whatIsRememberedChangesNothing()
    {
        EvaluateOptions remembering;
        remembering.memory = makeEvaluationMemory();
        for (int seed = 0; seed < 60; ++seed) {
            Design drawn = design(seed / 3); // each design three times: as it is, and twice with one part changed
            if (seed % 3 > 0)
                drawn.components[1].parameters["serviceTime"] =
                    std::get<double>(drawn.components[1].parameters["serviceTime"]) * (1 - 0.2 * (seed % 3));
            const Report with = evaluate(drawn, remembering), without = evaluate(drawn);
            const QByteArray where = "seed " + QByteArray::number(seed);
            QVERIFY2(with.classes[0].latency == without.classes[0].latency, where);
            QVERIFY2(with.classes[0].latencyCurve == without.classes[0].latencyCurve, where);
            QVERIFY2(with.classes[0].maxThroughput == without.classes[0].maxThroughput, where);
            for (std::size_t i = 0; i < with.components.size(); ++i)
                QVERIFY2(with.components[i].response == without.components[i].response, where);
        }
    }

    void whatIsNotAskedForIsForgotten()
    {
        EvaluationMemory memory;
        int made = 0;
        const auto ask = [&] {
            memory.compositions().made(Composed::Service, {}, {1.0}, [&] {
                ++made;
                return Distribution::exponential(1);
            });
        };
        ask();
        for (int turn = 0; turn < 5; ++turn) { // every other evaluation is of another design
            memory.forgetUnused();
            memory.forgetUnused();
            ask();
        }
        QCOMPARE(made, 1);
        for (int turn = 0; turn < 3; ++turn)
            memory.forgetUnused();
        ask();
        QCOMPARE(made, 2);
    }

    void theSameDesignGivesTheSameReport()
    {
        for (int seed = 0; seed < 20; ++seed) {
            const Report once = report(design(seed)), again = report(design(seed));
            QVERIFY(once.classes[0].latency == again.classes[0].latency);
            QVERIFY(once.classes[0].unavailability == again.classes[0].unavailability);
        }
    }
};

QTEST_APPLESS_MAIN(EstimatePropertiesTest)
#include "estimate_properties_test.moc"
