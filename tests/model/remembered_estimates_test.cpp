// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluation that finds what the last ones left says exactly what one says that starts anew, whatever was changed.
#include "model/estimates/report_json.h"
#include "model/evaluation/evaluate.h"
#include "tests/support/featured_design.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace ninesketch;

class RememberedEstimatesTest : public QObject
{
    Q_OBJECT

private:
    EvaluateOptions m_remembering;

    static Design featured(std::uint64_t seed)
    {
        // what goes round until it settles (retries) takes its time, and is put together of the same parts
        constexpr unsigned features = test::Forks | test::Classes | test::Caches | test::Pipelines | test::Limits |
                                      test::Fallbacks | test::Balancing;
        return test::FeaturedDesign(seed, {6, 0.6, features, 0.5}).make();
    }

    /// Empty when both say the same, else where they do not.
    QByteArray difference(const Design &design) const
    {
        const std::string with = reportToJson(design, evaluate(design, m_remembering)).dump();
        const std::string without = reportToJson(design, evaluate(design)).dump();
        const auto at = std::ranges::mismatch(with, without).in1 - with.begin();
        return with == without
                   ? QByteArray()
                   : QByteArray::fromStdString(with.substr(static_cast<std::size_t>(std::max<long>(0, at - 80)), 160));
    }

    static ParameterValue another(const Component &component, const ParameterSpec &spec)
    {
        if (spec.unit == Unit::Choice) {
            const auto other = std::ranges::find_if(
                spec.choices, [&](const std::string &choice) { return choice != component.text(spec.key); });
            return other != spec.choices.end() ? *other : std::string();
        }
        if (spec.unit == Unit::Text)
            return component.text(spec.key) + "b";
        const double now = component.number(spec.key).value_or(1);
        if (spec.unit == Unit::Flag)
            return now != 0 ? 0.0 : 1.0;
        return std::clamp(spec.unit == Unit::Share || spec.unit == Unit::Probability ? now * 0.9 : now + 1,
                          spec.minimum, spec.maximum);
    }

private slots:
    void init() { m_remembering.memory = makeEvaluationMemory(); }

    void everyParameterCounts()
    {
        for (const std::uint64_t seed : {3, 8}) {
            const Design drawn = featured(seed);
            for (std::size_t i = 0; i < drawn.components.size(); ++i)
                for (const ParameterSpec &spec : drawn.components[i].kind->parameters) {
                    Design changed = drawn;
                    Component &component = changed.components[i];
                    component.parameters[spec.key] = another(component, spec);
                    completeDesign(changed);
                    const QByteArray found = difference(changed);
                    const std::string &key = drawn.components[i].key; // completing may have moved the changed one
                    QVERIFY2(found.isEmpty(), QByteArray::fromStdString(key + " " + spec.key + ": ") + found);
                }
        }
    }

    void everythingElseCounts()
    {
        const Design drawn = featured(5);
        const auto holds = [&](const char *what, const auto &change) {
            Design changed = drawn;
            change(changed);
            completeDesign(changed);
            const QByteArray found = difference(changed);
            return found.isEmpty() ? QByteArray() : QByteArray(what) + ": " + found;
        };
        QCOMPARE(difference(drawn), QByteArray());
        for (std::size_t i = 0; i < drawn.components.size(); ++i) {
            QCOMPARE(holds("off", [i](Design &design) { design.components[i].enabled = false; }), QByteArray());
            QCOMPARE(holds("kind", [i](Design &design) { design.components[i].kind = findKind("service"); }),
                     QByteArray());
            QCOMPARE(holds("key", [i](Design &design) { design.components[i].key += "x"; }), QByteArray());
        }
        for (std::size_t c = 0; c < drawn.calls.size(); ++c) {
            QCOMPARE(holds("timeout", [c](Design &design) { design.calls[c].timeout = 0.02; }), QByteArray());
            QCOMPARE(holds("count", [c](Design &design) { design.calls[c].perRequest = 0.3; }), QByteArray());
            QCOMPARE(holds("weight", [c](Design &design) { design.calls[c].weight = 3; }), QByteArray());
            QCOMPARE(holds("optional", [c](Design &design) { design.calls[c].requirement = Requirement::Optional; }),
                     QByteArray());
            QCOMPARE(holds("retries", [c](Design &design) { design.calls[c].retries = 1; }), QByteArray());
            QCOMPARE(holds("distance", [c](Design &design) { design.calls[c].distance = Distance::CrossRegion; }),
                     QByteArray());
        }
        QCOMPARE(holds("rate", [](Design &design) { design.components[0].parameters["rate"] = 3.0; }), QByteArray());
        QCOMPARE(holds("class", [](Design &design) { design.classes.front().operation = Operation::Write; }),
                 QByteArray());
        QCOMPARE(holds("zone", [](Design &design) { design.settings.zoneAvailability = 0.99; }), QByteArray());
        QCOMPARE(holds("repair", [](Design &design) { design.settings.repairTime = 60; }), QByteArray());
        QCOMPARE(holds("utilisation", [](Design &design) { design.settings.targetUtilisation = 0.4; }), QByteArray());
        QCOMPARE(holds("bandwidth", [](Design &design) { design.settings.bandwidthBytesPerSecond = 1e6; }),
                 QByteArray());
        QCOMPARE(holds("target",
                       [](Design &design) {
                           design.targets.push_back({{}, Metric::P99, 1e-6});
                       }),
                 QByteArray());
        QCOMPARE(difference(drawn), QByteArray());
    }

    /// A fallback that nothing led to carries load as soon as a component fails now and then.
    void whatBeginsToFailSendsToItsFallback()
    {
        Design drawn = featured(3);
        Call other;
        other.id = "other";
        other.from = drawn.calls.back().from;
        other.to = drawn.calls.front().to;
        other.requirement = Requirement::Fallback;
        other.stage = drawn.calls.back().stage;
        other.stageStated = true;
        for (Component &one : drawn.components)
            for (const char *key : {"errorRate", "rateLimit", "queueLimit"})
                one.parameters.erase(key);
        for (Call &call : drawn.calls)
            call.timeout.reset();
        drawn.calls.push_back(other);
        completeDesign(drawn);
        QCOMPARE(difference(drawn), QByteArray());
        for (Component &one : drawn.components)
            one.parameters["errorRate"] = 0.1;
        QCOMPARE(difference(drawn), QByteArray());
    }
};

QTEST_APPLESS_MAIN(RememberedEstimatesTest)
#include "remembered_estimates_test.moc"
