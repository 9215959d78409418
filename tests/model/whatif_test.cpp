// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs by address, figures by name, what moves them, and sweeps.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"
#include "model/quantities.h"
#include "model/whatif/quasi_random.h"
#include "model/whatif/reinforcement.h"
#include "model/whatif/sensitivity.h"
#include "model/whatif/shared_failures.h"
#include "model/whatif/sweep.h"
#include "model/whatif/uncertainty.h"
#include "tests/support/featured_design.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

namespace
{

/// One M/M/1 behind a client: 80/s, 10 ms; everything about it is known in closed form.
Design queue(const std::string &rate = "\"80/s\"", const std::string &time = "\"10ms\"")
{
    auto design =
        readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
        {"id": "users", "kind": "client", "params": {"rate": )" +
                       rate + R"(}},
        {"id": "api", "kind": "service", "params": {"serviceTime": )" +
                       time + R"(, "servers": 1, "replicas": 1, "availability": 0.99, "pricePerReplica": 60}}],
        "calls": [{"from": "users", "to": "api"}],
        "targets": [{"metric": "p99", "value": "1s"}]})");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

const Influence *influenceOf(const Tornado &tornado, const std::string &path)
{
    for (const Influence &one : tornado.influences)
        if (one.input.path == path)
            return &one;
    return nullptr;
}

Design withInput(const Design &design, const Input &input, double value)
{
    const Setting setting{&input, value};
    return withInputs(design, {&setting, 1});
}

bool names(const std::vector<Input> &inputs, const std::string &path)
{
    return std::ranges::find(inputs, path, &Input::path) != inputs.end();
}

bool near(double value, double wanted, double tolerance)
{
    if (std::abs(value - wanted) <= tolerance * std::abs(wanted))
        return true;
    qWarning("%.9g instead of %.9g", value, wanted);
    return false;
}

} // namespace

class WhatifTest : public QObject
{
    Q_OBJECT

private slots:
    void everyInputHasAnAddress()
    {
        const Design design = queue();
        for (const char *path : {"api.serviceTime", "users->api.timeout", "users->api.perRequest",
                                 "class.requests.peakFactor", "setting.roundTrip.zone", "load"}) {
            const auto input = findInput(design, path);
            QVERIFY2(input, path);
            QCOMPARE(input->path, std::string(path));
        }
        QCOMPARE(findInput(design, "requests.peakFactor")->path, std::string("class.requests.peakFactor"));
        // every address says a value and takes one
        for (const Input &input : inputsOf(design)) {
            const double value = std::clamp(2.0, input.minimum, input.maximum);
            const Design changed = withInput(design, input, value);
            if (input.path != "load")
                QCOMPARE(findInput(changed, input.path)->value.value_or(-1), value);
        }
    }

    void anUnknownAddressIsAnsweredWithTheNearest()
    {
        const auto nobody = findInput(queue(), "storage.replicas");
        QVERIFY(!nobody && nobody.error().find("components are") != std::string::npos);
        const auto wrong = findInput(queue(), "api.serviceTimr");
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().find("api.serviceTime") != std::string::npos, wrong.error().c_str());
        const auto figure = findFigures(queue(), "p98");
        QVERIFY(!figure);
        QVERIFY(figure.error().find("p99") != std::string::npos);
    }

    void inputsKeepWhatTheDesignIs()
    {
        const Design design = queue();
        const auto load = findInput(design, "load");
        QCOMPARE(*withInput(design, *load, 0.5).classes[0].peakRate, 40.0);
        const auto rate = findInput(design, "users.rate");
        QCOMPARE(*withInput(design, *rate, 10).classes[0].peakRate, 10.0);
        const auto replicas = findInput(design, "api.replicas");
        QCOMPARE(*withInput(design, *replicas, 2.6).components[0].number("replicas"), 3.0);
    }

    void derivativesAreThoseOfTheFormula()
    {
        // M/M/1: mean T = 1/(1/s - lambda) = 50 ms; dT/ds = T^2/s^2 = 25; dT/dlambda = T^2; p99 = T ln 100
        const Design design = queue();
        const auto figures = findFigures(design, "mean");
        const auto tornados = sensitivity(design, *figures);
        QCOMPARE(tornados.size(), std::size_t(1));
        const Tornado &tornado = tornados[0];
        QVERIFY(near(*tornado.value, 0.05, 1e-5));
        const Influence *time = influenceOf(tornado, "api.serviceTime");
        QVERIFY(time);
        QVERIFY(near(*time->derivative, 25, 3e-3));
        QVERIFY(near(*time->elasticity, 5, 3e-3));
        QVERIFY(near(*time->low, 1 / (1 / 0.008 - 80), 1e-5));
        QVERIFY(near(*time->high, 1 / (1 / 0.012 - 80), 1e-5));
        const Influence *rate = influenceOf(tornado, "users.rate");
        QVERIFY(rate);
        QVERIFY(near(*rate->derivative, 0.0025, 3e-3));
        QVERIFY(near(*rate->elasticity, 4, 3e-3)); // rho / (1 - rho)
        QVERIFY(rate->low && near(*rate->low, 1 / (100 - 64.0), 1e-5));
        // sorted, and what does nothing is named
        QVERIFY(std::ranges::is_sorted(tornado.influences, std::greater<>(), &Influence::swing));
        QVERIFY(names(tornado.withoutInfluence, "api.availability"));
        QVERIFY(names(tornado.withoutInfluence, "api.pricePerReplica"));
        QVERIFY(names(tornado.notVaried, "api.errorRate"));
        // stating the default capacity beside a mean service time would make it another component
        QVERIFY(!influenceOf(tornado, "api.capacity"));
        QVERIFY(!influenceOf(tornado, "users->api.copies"));
    }

    void saturationStandsOnTop()
    {
        const Design design = queue("\"90/s\"");
        const auto tornado = sensitivity(design, *findFigures(design, "p99"))[0];
        QVERIFY(std::isinf(tornado.influences[0].swing));
        QVERIFY(!influenceOf(tornado, "users.rate")->high);
    }

    void availabilityCountsByWhatIsMissing()
    {
        const Design design = queue();
        const auto tornado = sensitivity(design, *findFigures(design, "requests.availability"))[0];
        QCOMPARE(tornado.influences.size(), std::size_t(2));
        QCOMPARE(tornado.influences[0].input.path, std::string("api.replicas")); // a second one: 99.99 %
        QVERIFY(near(*tornado.influences[0].high, 0.9999, 1e-12));
        const Influence &one = tornado.influences[1];
        QCOMPARE(one.input.path, std::string("api.availability"));
        QVERIFY(near(one.range.low, 0.988, 1e-12) && near(one.range.high, 0.992, 1e-12));
        QVERIFY(near(*one.derivative, 1, 1e-5) && near(*one.elasticity, 1, 1e-5));
    }

    void aStatedRangeIsTheSwing()
    {
        const Design design = queue("\"80/s\"", "\"8-11 ms\"");
        const auto tornado = sensitivity(design, *findFigures(design, "mean"))[0];
        const Influence *time = influenceOf(tornado, "api.serviceTime");
        QVERIFY(time && time->stated);
        QVERIFY(near(*time->low, 1 / (1 / 0.008 - 80), 1e-5) && near(*time->high, 1 / (1 / 0.011 - 80), 1e-5));
    }

    void rangesAreReadAndWrittenBack()
    {
        const Design design = queue("{\"low\": 10, \"high\": \"1k/s\"}", "\"3–8 ms\"");
        QCOMPARE(*findInput(design, "users.rate")->range, (Range{10, 1000}));
        QVERIFY(near(*findInput(design, "users.rate")->value, 100, 1e-12)); // two decades: the geometric middle
        QCOMPARE(*findInput(design, "api.serviceTime")->range, (Range{0.003, 0.008}));
        QVERIFY(near(*findInput(design, "api.serviceTime")->value, 0.0055, 1e-12));
        const auto again = readDesignText(writeDesignText(design));
        QVERIFY(again);
        QVERIFY(*again == design);

        const auto text = readDesignText(R"({"type": "ninesketch/design", "components": [{"id": "a", "kind": "client"},
            {"id": "b", "kind": "service", "params": {"availability": "99.9 %–99.99 %", "replicas": "2-4"}}],
            "calls": [{"from": "a", "to": "b", "timeout": "50-200 ms", "retries": "1 to 2"}],
            "classes": [{"id": "all", "rate": "100 to 200/s"}], "settings": {"roundTrip": {"zone": "1-3 ms"}}})");
        QVERIFY2(text, text ? "" : text.error().c_str());
        QCOMPARE(*text->components[1].number("replicas"), 3.0);
        QVERIFY(near(*text->calls[0].timeout, 0.125, 1e-12));
        QCOMPARE(text->calls[0].retries, 2);
        QCOMPARE(*text->classes[0].rate, 150.0);
        QVERIFY(near(text->settings.roundTrip[1], 0.002, 1e-12));
        QVERIFY(*readDesignText(writeDesignText(*text)) == *text);
        // who states a number instead drops the range
        Design changed = *text;
        changed.calls[0].timeout = 1;
        QVERIFY(!findInput(changed, "a->b.timeout")->range);
        QVERIFY(!readDesignText(R"({"type": "ninesketch/design", "components": [{"id": "b", "kind": "service",
            "params": {"availability": "99-101 %"}}]})"));
    }

    void pointsFillTheCube()
    {
        const QuasiRandom points(12, 7);
        for (std::size_t d = 0; d < 12; ++d) {
            double sum = 0, product = 0;
            for (std::size_t i = 0; i < 256; ++i) {
                const double x = points.at(i, d);
                QVERIFY(x >= 0 && x < 1);
                sum += x;
                product += (x - 0.5) * (points.at(i, (d + 1) % 12) - 0.5);
            }
            QVERIFY2(std::abs(sum / 256 - 0.5) < 0.01, qPrintable(QString::number(sum / 256)));
            QVERIFY2(std::abs(product / 256 * 12) < 0.15, qPrintable(QString::number(product / 256 * 12)));
        }
        QCOMPARE(points.at(100, 3), QuasiRandom(12, 7).at(100, 3));
        QVERIFY(points.at(100, 3) != QuasiRandom(12, 8).at(100, 3));
    }

    void rangesMakeBands()
    {
        // mean T = 1/(1/s - 80) rises with s alone, so its quantiles are those of s
        const Design design = queue("\"80/s\"", "\"6-11 ms\"");
        const Bands bands = uncertainty(design, *findFigures(design, "mean"));
        QCOMPARE(bands.inputs.size(), std::size_t(1));
        const FigureBand &band = bands.figures[0];
        QVERIFY(near(*band.value, 1 / (1 / 0.0085 - 80), 1e-5));
        QVERIFY(near(*band.p10, 1 / (1 / 0.0065 - 80), 1e-2));
        QVERIFY(near(*band.p90, 1 / (1 / 0.0105 - 80), 3e-2));
        QVERIFY(near(*band.low, 1 / (1 / 0.006 - 80), 1e-5) && near(*band.high, 1 / (1 / 0.011 - 80), 1e-5));
        QVERIFY(near(band.dominance[0].share, 1, 1e-5) && band.dominance[0].rises);
        QCOMPARE(bands.targets.size(), std::size_t(1));
        QCOMPARE(bands.targets[0].chance, 1.0); // p99 = T ln 100 stays below 1 s
    }

    void whatDominatesIsNamed()
    {
        const Design design = queue("\"10-90/s\"", "\"9.9-10.1 ms\"");
        const Bands bands = uncertainty(design, *findFigures(design, "mean"));
        const FigureBand &band = bands.figures[0];
        QCOMPARE(bands.inputs[band.dominance[0].input].path, std::string("users.rate"));
        QVERIFY(band.dominance[0].share > 0.95);
        QVERIFY(!bands.matters(band.dominance[1].input));
        const std::string sentence = dominanceSentence(bands, band);
        QVERIFY2(sentence.find("Does not matter: api.serviceTime") != std::string::npos, sentence.c_str());
        // another seed tells the same story, the same one the same bytes
        BandOptions other;
        other.seed = 2;
        QVERIFY(near(*uncertainty(design, *findFigures(design, "mean"), other).figures[0].p90, *band.p90, 0.05));
        QCOMPARE(*uncertainty(design, *findFigures(design, "mean")).figures[0].p90, *band.p90);
    }

    void aBandThatEndsInSaturationIsOpen()
    {
        const Design design = queue("\"50-150/s\"");
        const FigureBand band = uncertainty(design, *findFigures(design, "p99")).figures[0];
        QVERIFY(near(band.missing, 0.5, 0.02));
        QVERIFY(band.p10 && !band.p90 && !band.high);
        QVERIFY(near(*band.p10, std::log(100.0) / (100 - 60), 1e-2));
        QVERIFY(formatBand(band).ends_with(" or more"));
    }

    void whatIsNoRangeMakesNoBands() { QVERIFY(uncertainty(queue(), *findFigures(queue(), "mean")).inputs.empty()); }

    void rangesAreQuantities()
    {
        const auto pair = [](double a, double b) { return std::pair(a, b); };
        QCOMPARE(*parseRange("3-8 ms", Unit::Seconds), pair(0.003, 0.008));
        QCOMPARE(*parseRange("1e-3 - 2e-3", Unit::Seconds), pair(0.001, 0.002));
        QCOMPARE(*parseRange("5 to 1 k/s", Unit::PerSecond), pair(1000, 5000));
        QCOMPARE(*parseRange("1..2", Unit::None), pair(1, 2));
        for (const char *word : {"2ms", "-3 ms", "99.9 %", "1e-3", "us-east-1", "", "3 - "})
            QVERIFY2(!looksLikeRange(word), word);
        QCOMPARE(formatRange(0.031, 0.077, Unit::Seconds), std::string("31–77 ms"));
        QCOMPARE(formatRange(0.5, 2, Unit::Seconds), std::string("500 ms–2 s"));
        QCOMPARE(formatRange(2, 2, Unit::Seconds), std::string("2 s"));
        QCOMPARE(formatRange(1e5, 1e7, Unit::None), std::string("0.1\u201310 M")); // read as it was meant
    }

    void sweepsAreLinearLogarithmicOrAList()
    {
        const Design design = queue();
        const auto time = findInput(design, "api.serviceTime");
        const auto replicas = findInput(design, "api.replicas");
        const auto linear = parseSweepValues(*time, "1..5ms", 4);
        QVERIFY(linear);
        QCOMPARE(linear->size(), std::size_t(5));
        QVERIFY(near((*linear)[1], 0.002, 1e-12));
        const auto factors = parseSweepValues(*time, "1ms..1s log", 3);
        QVERIFY(factors && near((*factors)[1], 0.01, 1e-12) && near((*factors)[2], 0.1, 1e-12));
        const auto list = parseSweepValues(*time, "1ms, 7ms,3ms", 10);
        QVERIFY(list && list->size() == 3 && (*list)[1] == 0.007);
        const auto whole = parseSweepValues(*replicas, "1..4", 10);
        QVERIFY(whole && *whole == std::vector<double>({1, 2, 3, 4}));
        const auto nines = parseSweepValues(*findInput(design, "api.availability"), "99%..99.99% log", 2);
        QVERIFY(nines && near((*nines)[1], 0.999, 1e-12));
        const auto hits = findInput(design, "api.errorRate"), up = findInput(design, "api.availability");
        const auto percents = parseSweepValues(*hits, "2,50", 3), shares = parseSweepValues(*hits, "0..0.5", 1);
        QVERIFY(percents && *percents == std::vector<double>({0.02, 0.5}));
        QVERIFY(shares && *shares == std::vector<double>({0, 0.5}));
        for (const char *mixed : {"0.5..2", "0.5, 1.5", "1..5"})
            QVERIFY2(!parseSweepValues(*hits, mixed, 3), mixed); // half, and two per cent
        QVERIFY(!parseSweepValues(*up, "1.0009", 3)); // no availability, and none in per cent that anybody means
        QVERIFY(parseSweepValues(*up, "0.99,99.9", 3));
        QVERIFY(!parseSweepValues(*replicas, "0..3", 3));
        QVERIFY(!parseSweepValues(*time, "soon", 3));
        QVERIFY(!parseSweepValues(*time, "0..1s log", 3));
    }

    /// What is offered to begin with can be asked, and has today's value in it.
    void everyUsualSweepCanBeRead()
    {
        std::size_t offered = 0;
        for (const std::uint64_t seed : {1, 2, 3}) {
            const Design design = test::featuredDesign(seed, {8, 0.7, test::Everything, 0.5});
            for (const Input &input : inputsOf(design)) {
                const std::string usual = input.unit == Unit::Flag ? std::string() : usualSweep(input);
                if (usual.empty())
                    continue;
                ++offered;
                const auto values = sweepValues(input, usual, 8);
                QVERIFY2(values, (input.path + ": " + usual + ": " + (values ? "" : values.error())).c_str());
                QVERIFY2(values->size() > 1 && std::ranges::is_sorted(*values), input.path.c_str());
                if (input.value)
                    QVERIFY2(values->front() <= *input.value * 1.01 + 1e-12 && *input.value <= values->back() * 1.01,
                             (input.path + ": " + usual).c_str());
            }
        }
        QVERIFY(offered > 100);
    }

    void aSweepAnswersEveryFigure()
    {
        const Design design = queue();
        auto figures = *findFigures(design, "mean");
        for (const char *name : {"cost", "api.utilisation"})
            figures.push_back(findFigures(design, name)->front());
        const std::vector<double> values{1, 2};
        const auto rows = sweep(design, *findInput(design, "api.replicas"), values, figures);
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(near(*rows[0].values[0], 0.05, 1e-5));
        QCOMPARE(*rows[0].values[1], 60.0);
        QCOMPARE(*rows[1].values[1], 120.0);
        QVERIFY(near(*rows[1].values[2], 0.4, 1e-9));
        // M/M/2 at a = 0.8: T = s / (1 - a^2 / 4)
        QVERIFY(near(*rows[1].values[0], 0.01 / (1 - 0.16), 1e-5));
    }

    void variantsSayWhatEachSaysAlone()
    {
        for (const std::uint64_t seed : {1, 2}) {
            const Design design = test::featuredDesign(seed, {8, 0.7, test::Everything & ~test::Retries, 0.5});
            const std::vector<Figure> figures = reportedFigures(design);
            std::vector<Input> inputs = inputsOf(design);
            std::erase_if(inputs, [](const Input &input) { return !input.stated || !usualRange(input); });
            const auto changed = [&](std::size_t i) -> std::vector<Setting> {
                return {{&inputs[i], usualRange(inputs[i])->high}};
            };
            const std::size_t count = std::min<std::size_t>(inputs.size(), 20);
            const auto together = evaluateVariants(design, count, changed, figures);
            for (std::size_t i = 0; i < count; i += 4) {
                const auto alone = evaluateVariants(
                    design, 1, [&](std::size_t) { return changed(i); }, figures);
                QVERIFY2(together[i] == alone.front(), inputs[i].path.c_str());
            }
        }
    }

    void oneMoreOfEachIsTriedAlone()
    {
        // api: one replica of 0.99 in zone a; store: managed, 0.999
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": "10/s"}},
            {"id": "api", "kind": "service", "params": {"replicas": 1, "availability": 0.99, "pricePerReplica": 60}},
            {"id": "store", "kind": "key-value-store", "params": {"managed": true, "availability": 0.999}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "store"}]})");
        QVERIFY2(bool(design), design ? "" : design.error().c_str());
        const Report now = evaluate(*design);
        QVERIFY(std::abs(*now.classes[0].unavailability - (1 - 0.99 * 0.999)) < 1e-12);
        const auto all = reinforcements(*design, now);
        const auto with = [&](const char *key, Reinforcement::Kind kind) -> const Reinforcement * {
            for (const Reinforcement &one : all)
                if (design->components[one.component].key == key && one.kind == kind)
                    return &one;
            return nullptr;
        };
        using Kind = Reinforcement::Kind;
        const auto *replica = with("api", Kind::Replica), *nine = with("api", Kind::Nine),
                   *better = with("store", Kind::Nine);
        QVERIFY(replica && nine && better);
        QVERIFY(std::abs(*replica->unavailability[0] - (1 - (1 - 0.01 * 0.01) * 0.999)) < 1e-12);
        QVERIFY(std::abs(*replica->monthlyCost - *now.monthlyCost - 60) < 1e-9);
        QVERIFY(std::abs(*nine->unavailability[0] - (1 - 0.999 * 0.999)) < 1e-12);
        QVERIFY(std::abs(*better->unavailability[0] - (1 - 0.99 * 0.9999)) < 1e-12);
        QVERIFY(!with("store", Kind::Replica)); // managed
        QVERIFY(!with("api", Kind::Zone));      // in none
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(reinforcements(*design, now, 12, stop.get_token()).empty());
    }

    void sharedFailuresAreThoseOfTheBetaFactor()
    {
        // 1 - (1 - (b q + ((1 - b) q)^2)) (1 - u): the beta-factor model for two replicas, in series with a store
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": "10/s"}},
            {"id": "api", "kind": "service", "params": {"replicas": 2, "needed": 1, "availability": 0.99}},
            {"id": "own", "kind": "service", "params": {"replicas": 2, "needed": 1, "availability": 0.99, "commonCause": 0.2}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "own"}]})");
        QVERIFY2(bool(design), design ? "" : design.error().c_str());
        const auto pair = [](double b) { return b * 0.01 + (1 - b * 0.01) * std::pow((1 - b) * 0.01, 2); };
        const std::vector<double> shares{0, 0.05, 1};
        const auto all = sharedFailures(*design, shares);
        QCOMPARE(all.size(), shares.size());
        for (const SharedFailures &one : all) {
            const double expected = 1 - std::pow(1 - pair(one.share), 2);
            QVERIFY2(std::abs(*one.unavailability[0] - expected) < 1e-12, std::to_string(one.share).c_str());
        }
        QCOMPARE(*withSharedFailures(*design, 0.05).components[1].number("commonCause"), 0.05);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(sharedFailures(*design, shares, stop.get_token()).empty());
    }

    void oneMoreZoneBringsItsReplicas()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": "10/s"}},
            {"id": "api", "kind": "service", "params": {"replicas": 4, "zones": "a, b"}}],
            "calls": [{"from": "users", "to": "api"}]})");
        QVERIFY2(bool(design), design ? "" : design.error().c_str());
        const auto api = std::ranges::find(design->components, "api", &Component::key) - design->components.begin();
        const auto with = reinforced(*design, static_cast<std::size_t>(api), Reinforcement::Kind::Zone);
        QVERIFY(with);
        const Component &larger = with->components[static_cast<std::size_t>(api)];
        QCOMPARE(larger.text("zones"), std::string("a, b, c"));
        QCOMPARE(*larger.number("replicas"), 6.0);
    }
};

QTEST_APPLESS_MAIN(WhatifTest)
#include "whatif_test.moc"
