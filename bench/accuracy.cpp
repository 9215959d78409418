// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates against simulation over random designs: prints the table of docs/accuracy.md. accuracy [DESIGNS] [REQUESTS]
#include "model/estimates/evaluate.h"
#include "model/simulation/simulation.h"
#include "tests/support/random_design.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace ninesketch;

namespace
{

struct Errors {
    std::vector<double> values;

    double at(double share)
    {
        std::ranges::sort(values);
        return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    }
};

void compare(double busiest, int designs, std::uint64_t requests)
{
    struct Figure {
        const char *name;
        Measured MeasuredLatency::*simulated;
        double LatencySummary::*estimated;
        Errors errors;
    };
    Figure figures[] = {{"mean", &MeasuredLatency::mean, &LatencySummary::mean, {}},
                        {"p50", &MeasuredLatency::p50, &LatencySummary::p50, {}},
                        {"p95", &MeasuredLatency::p95, &LatencySummary::p95, {}},
                        {"p99", &MeasuredLatency::p99, &LatencySummary::p99, {}},
                        {"p99.9", &MeasuredLatency::p999, &LatencySummary::p999, {}}};
    Errors busy;
    for (int seed = 0; seed < designs; ++seed) {
        const Design design = test::randomDesign(static_cast<std::uint64_t>(seed), {3 + seed % 38, busiest});
        const Report report = evaluate(design);
        SimulationOptions options;
        options.seed = 1000 + static_cast<std::uint64_t>(seed);
        options.requests = requests;
        const SimulationResult result = simulate(design, options);
        for (Figure &figure : figures) {
            const double truth = (result.classes[0].latency.*figure.simulated).value;
            figure.errors.values.push_back(std::abs((*report.classes[0].latency).*figure.estimated / truth - 1));
        }
        for (std::size_t i = 0; i < report.components.size(); ++i)
            if (report.components[i].utilisation && result.components[i].utilisation.value > 0)
                busy.values.push_back(
                    std::abs(*report.components[i].utilisation / result.components[i].utilisation.value - 1));
    }
    for (Figure &figure : figures)
        std::printf("| up to %.0f %% | %s | %.1f %% | %.1f %% | %.1f %% |\n", busiest * 100, figure.name,
                    100 * figure.errors.at(0.5), 100 * figure.errors.at(0.9), 100 * figure.errors.at(1));
    std::printf("| up to %.0f %% | utilisation | %.1f %% | %.1f %% | %.1f %% |\n", busiest * 100, 100 * busy.at(0.5),
                100 * busy.at(0.9), 100 * busy.at(1));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const int designs = argc > 1 ? std::atoi(argv[1]) : 200;
    const auto requests = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 300000);
    std::printf("| bottleneck | figure | median error | nine of ten below | largest |\n|---|---|---|---|---|\n");
    compare(0.75, designs, requests);
    compare(0.85, designs, requests);
    return 0;
}
