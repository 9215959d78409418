// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates against simulation over random designs, by feature: prints the table of docs/accuracy.md.
//   build/release/bench/accuracy [DESIGNS OF A FAMILY] [EVENTS OF A SIMULATION] [FAMILY]
#include "tests/support/compare_with_simulation.h"
#include "tests/support/featured_design.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

/// "median / worst".
std::string spread(std::vector<double> values)
{
    if (values.empty())
        return "–";
    std::ranges::sort(values);
    char text[40];
    std::snprintf(text, sizeof text, "%.1f / %.1f", 100 * values[values.size() / 2], 100 * values.back());
    return text;
}

struct Line {
    std::array<std::vector<double>, 5> latency;
    std::vector<double> success, width;
    void add(const ComparedClass &one)
    {
        for (std::size_t k = 0; k < latency.size(); ++k)
            latency[k].push_back(one.latency[k].error);
        success.push_back(one.success.error);
        width.push_back(one.latency[3].halfWidth);
    }
    void print(const std::string &name, const std::string &utilisation, const std::string &maxRate) const
    {
        std::printf("| %s | %zu |", name.c_str(), width.size());
        for (const auto &errors : latency)
            std::printf(" %s |", spread(errors).c_str());
        std::printf(" %s | %s | %s | %s |\n", spread(success).c_str(), utilisation.c_str(), maxRate.c_str(),
                    spread(width).c_str());
    }
};

void compareFamily(const Family &family, int designs, std::uint64_t events)
{
    Line certain, doubtful;
    std::vector<double> utilisation, maxRate;
    int pilesUp = 0;
    for (int seed = 1; seed <= designs; ++seed) {
        const Design design = familyDesign(family, seed);
        const Compared compared = compareWithSimulation(design, static_cast<std::uint64_t>(seed), events);
        pilesUp += compared.pilesUp ? 1 : 0;
        for (const ComparedClass &one : compared.classes)
            (one.doubtful ? doubtful : certain).add(one);
        for (const Difference &one : compared.utilisation)
            utilisation.push_back(one.error);
        if (compared.maxRate && !(family.features & (Limits | Retries | Hedges | Fallbacks)))
            maxRate.push_back(compared.maxRate->error); // others change their visits with the load
    }
    if (!certain.width.empty())
        certain.print(family.name, spread(utilisation), spread(maxRate));
    if (!doubtful.width.empty())
        doubtful.print(std::string(family.name) + " (doubtful: simulated instead)",
                       certain.width.empty() ? spread(utilisation) : "", certain.width.empty() ? spread(maxRate) : "");
    if (pilesUp > 0)
        std::printf("| %s: work piles up | %d | | | | | | | | | |\n", family.name, pilesUp);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const int designs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
    const auto events = static_cast<std::uint64_t>(argc > 2 ? std::max(10'000ll, std::atoll(argv[2])) : 6'000'000);
    const std::string only = argc > 3 ? argv[3] : "";
    std::printf(
        "| family | classes | mean | p50 | p95 | p99 | p99.9 | success | utilisation | max rate | half width at "
        "p99 |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (const Family &family : families)
        if (only.empty() || only == family.name)
            compareFamily(family, designs, events);
    return 0;
}
