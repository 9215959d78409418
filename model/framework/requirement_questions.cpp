// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_questions.h"

#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace ninesketch
{

std::string askForNumber(const std::vector<std::string> &named, const std::string &vague,
                         std::optional<RequirementMetric> metric)
{
    const auto speaksOf = [&](std::initializer_list<std::string_view> beginnings) {
        return std::ranges::any_of(named, [&](const std::string &one) {
            const std::string word = lowered(one);
            return std::ranges::any_of(beginnings, [&](std::string_view start) { return word.starts_with(start); });
        });
    };
    if (isOneOf(vague, {"consistent", "consistency", "eventual", "eventually"}))
        return "\"" + vague + "\": how old may an answer be? Write staleness < 1 s; zero means reads at the leader";
    if (speaksOf({"surviv", "tolerat", "withstand", "region", "zone", "datacenter", "centre", "center"}))
        return "a rule, not a number: under \"What breaks first\" a replica, zone or region is taken away, and each "
               "class shows what is left";
    if (speaksOf({"spof"}) || (speaksOf({"single"}) && speaksOf({"failure"})))
        return "a rule, not a number: the findings name each part whose failure alone takes requests down";
    if (vague == "secure" ||
        speaksOf({"secur", "encrypt", "gdpr", "hipaa", "pci", "complian", "privac", "private", "auth", "maintain",
                  "observab", "monitor", "usab", "easy", "simple", "extens", "portab", "test", "accessib"}))
        return "no figure here speaks of it: it stands in the report as you wrote it";
    if (vague == "cheap" || metric == RequirementMetric::Cost)
        return "how many dollars a month? Write cost < $20k/month";
    if (vague.empty() && metric == RequirementMetric::Availability)
        return "no downtime at all can't be judged: how many nines, per month or per year?";
    if (vague.empty() && (metric == RequirementMetric::DataLoss || speaksOf({"los", "data"})))
        return "how many seconds of writes may a failure lose? Write RPO < 1 s, or durability 99.999999999 %";
    if (speaksOf({"twice", "double", "once", "order", "idempoten", "your", "oversel", "overbook", "duplicat"}))
        return "a rule, not a number: what in the design keeps it? A unique key, one leader, a lock, an idempotency "
               "key";
    if (speaksOf({"read-heavy", "write-heavy", "heavy", "read-write", "read/write", "mostly"}))
        return "a mix is a load: write read:write 100:1 on the load pad";
    if (speaksOf({"spike", "burst", "peak", "surge"}))
        return "a peak is a load: write peak 5x on the load pad";
    if (vague.empty())
        return "there is no number in it: say how much, for example p99 < 100 ms or 99.99 % per month";
    return "\"" + vague + "\" needs a number: how " +
           (isOneOf(vague, {"fast", "quick"}) || metric == RequirementMetric::Latency
                ? "many milliseconds, at which percentile?"
            : isOneOf(vague, {"available", "highly"}) ? "many nines, per month or per year?"
                                                      : "much of what?");
}

} // namespace ninesketch
