// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/call_outcome.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Chance that so many of `count` end well, each by itself.
double chanceOf(int good, int count, double success)
{
    double chance = std::pow(success, good) * std::pow(1 - success, count - good);
    for (int i = 0; i < count - good; ++i)
        chance *= static_cast<double>(count - i) / (i + 1);
    return chance;
}

/// Until `needed` of `count` independent copies have ended well, of those that get there.
Distribution quorumOfGood(const Distribution &one, int needed, int count, double success)
{
    std::vector<WeightedDistribution> ways;
    for (int good = count; good >= needed; --good)
        if (const double chance = chanceOf(good, count, success); chance > negligible)
            ways.push_back({chance, orderStatistic(one, needed, good)});
    return ways.empty() ? orderStatistic(one, needed, count) : mixture(ways);
}

double countedSuccess(double success, double count)
{
    const double whole = std::floor(count), more = count - whole;
    return std::pow(success, whole) * (1 - more + more * success);
}

double madeInARow(double success, double count)
{
    return success < 1 ? anyFails(1 - success, count) / (1 - success) : count;
}

/// Mean number that end well before the first of at most `count` in a row that does not, where one does not.
double meanBeforeFailing(double success, double count)
{
    const double all = std::pow(success, count), hardly = 1e-6;
    return count <= 1                       ? 0
           : count * (1 - success) < hardly ? (count - 1) / 2 // any of them as likely
                                            : success / (1 - success) - count * all / (1 - all);
}

/// Chance that one attempt is answered in time, be it in copies.
double attemptSuccess(const Call &call, double visitSuccess, double within)
{
    if (call.copies <= 1)
        return visitSuccess * within;
    double enough = 0;
    for (int good = std::clamp(call.quorum.value_or(call.copies), 1, call.copies); good <= call.copies; ++good)
        enough += chanceOf(good, call.copies, visitSuccess);
    return enough * within;
}

struct Retries {
    double wanted = 0;  ///< mean number, were all of them allowed
    double allowed = 1; ///< share of them that the budget lets through
};

Retries retriesOf(const Call &call, double failing)
{
    Retries made;
    if (call.retries <= 0 || failing <= negligible)
        return made;
    made.wanted = failing < 1 - negligible ? failing * (1 - std::pow(failing, call.retries)) / (1 - failing)
                                           : static_cast<double>(call.retries);
    if (call.retryBudget && made.wanted > *call.retryBudget)
        made.allowed = *call.retryBudget / made.wanted;
    return made;
}

/// Chance that one of the attempts is answered, each of which may wait without an end.
double successWithRetries(const Call &call, double success, double endless = 0)
{
    const Retries retries = retriesOf(call, 1 - success - endless);
    return success + retries.wanted * retries.allowed * success;
}

/// What one attempt comes to that is made once more when it has not ended after a while. It has failed when all have.
struct Hedge {
    double sent = 0;     ///< share that is made once more
    double success = 1;  ///< that one of them is answered
    Distribution time;   ///< until then
    Distribution failed; ///< until it has failed
};

/// Until an attempt has failed that is made once more after a while: at once where it fails before that, else with the
/// later one of both.
Distribution failedTogether(double after, const Distribution &failed, double again)
{
    if (failed.isSaturated())
        return failed;
    const double soon = failed.cdf(after), both = (1 - soon) * again;
    if (both <= hardlyEver)
        return soon > 0 ? givenAtMost(failed, after) : failed;
    const Distribution late = maximum({failed, sequence({Distribution::delay(after), failed})});
    return soon > hardlyEver ? mixture({{soon, givenAtMost(failed, after)}, {both, late}}) : late;
}

Hedge hedged(double after, const Distribution &time, const Distribution &failed, double success, double endless,
             Compositions &made)
{
    const double failing = std::max(0.0, 1 - success - endless);
    const double lateToFail = failing > negligible ? failing * failed.tail(after) : 0;
    Hedge hedge{success * time.tail(after) + lateToFail + endless, success, time, failed};
    if (time.isSaturated())
        return hedge;
    if (failing > negligible)
        hedge.failed = made.made(Composed::Hedged, {failed}, {after, failing},
                                 [&] { return failedTogether(after, failed, failing); });
    hedge.success = success + (lateToFail + endless) * success;
    const Distribution second = sequence({Distribution::delay(after), time});
    const Distribution first = made.made(Composed::Hedged, {time}, {after}, [&] { return minimum({time, second}); });
    const std::vector<WeightedDistribution> ways{
        {success * success, first}, {success * (1 - success), time}, {(lateToFail + endless) * success, second}};
    hedge.time = 1 - success > hardlyEver ? made.mixture(ways) : first;
    return hedge;
}

/// A constant that is the same distribution, too, whenever it is asked for: what is composed with it is then kept.
Distribution constant(double seconds, Compositions &made)
{
    return made.made(Composed::Hop, {}, {seconds}, [&] { return Distribution::delay(seconds); });
}

/// One attempt that fails: the visit does, or it is too late.
Distribution failedOnce(const Call &call, const Distribution &failedVisit, double badly, double late,
                        Compositions &made)
{
    if (!call.timeout)
        return failedVisit;
    const Distribution givenUp = constant(*call.timeout, made);
    if (badly <= negligible || failedVisit.isSaturated())
        return givenUp;
    const Distribution failed = made.made(Composed::Capped, {failedVisit}, {*call.timeout},
                                          [&] { return cappedAt(failedVisit, *call.timeout); });
    return late > negligible ? made.mixture({{badly, failed}, {late, givenUp}}) : failed;
}

/// Chance with which each retry that is wanted is allowed, so that the budget is kept on average.
double retryChance(const Call &call, double failing, const Retries &retries)
{
    if (retries.allowed >= 1)
        return 1;
    const double budget = retries.wanted * retries.allowed;
    double low = 0, high = failing; // of one more attempt
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        double sum = 0, term = 1;
        for (int retry = 0; retry < call.retries && term > negligible; ++retry)
            sum += term *= middle;
        (sum < budget ? low : high) = middle;
    }
    return low / failing;
}

/// Whether that is known by its moments alone: but for a hundredth of what is rare, by Chebyshev's inequality of the
/// fourth order.
bool surelyWithin(const Distribution &time, double limit, double rarely)
{
    const double square = (limit - time.mean()) * (limit - time.mean());
    return rarely > hardlyEver && limit > time.mean() && time.fourthCentralMoment() < rarely / 100 * square * square;
}

/// Whether failures add no more than that share of the timeout on average.
bool hardlyLonger(const Call &call, const Distribution &time, const Distribution &failed, double visitSuccess,
                  double within, double share)
{
    const double again = (1 - visitSuccess * within) * (call.backoff + time.mean());
    const double longer = (1 - visitSuccess) * failed.mean() + visitSuccess * (1 - within) * *call.timeout + again;
    return longer <= share * *call.timeout;
}

/// Retries of what is done so far: later answers are added to its time, and it fails when the last attempt has.
void retry(const Call &call, double success, double failing, CallOutcome &outcome, Compositions &made, double rarely)
{
    const Retries retries = retriesOf(call, failing);
    const double chance = retryChance(call, failing, retries);
    outcome.budgetUsedUp = retries.allowed < 1;
    const Distribution once = outcome.failed, time = outcome.time;
    outcome.attempts *= 1 + retries.wanted * retries.allowed;
    if (failing <= rarely)
        return;
    std::vector<WeightedDistribution> answered, failed;
    double reached = 1, pause = call.backoff;
    Distribution wasted;
    for (int attempt = 0; attempt <= call.retries && reached > rarely; ++attempt) {
        if (reached * success > rarely && !time.isSaturated())
            answered.push_back({reached * success, attempt == 0 ? time : made.sequence({wasted, time})});
        const double last = attempt == call.retries ? 1 : 1 - chance;
        if (reached * failing * last > rarely)
            failed.push_back({reached * failing * last, attempt == 0 ? once : made.sequence({wasted, once})});
        reached *= failing * chance;
        if (attempt < call.retries && reached > rarely)
            wasted = made.sequence({wasted, once, constant(pause, made)});
        pause *= 2;
    }
    if (!answered.empty())
        outcome.time = answered.size() == 1 ? answered.front().distribution : made.mixture(answered);
    if (!failed.empty())
        outcome.failed = failed.size() == 1 ? failed.front().distribution : made.mixture(failed);
}

} // namespace

Ending operator*(const Ending &one, const Ending &other)
{
    return {one.success * other.success, one.sound * other.sound, one.alive * other.alive};
}

Ending operator+(const Ending &one, const Ending &other)
{
    return {one.success + other.success, one.sound + other.sound, one.alive + other.alive};
}

Ending opposite(const Ending &ending)
{
    return {1 - ending.success, 1 - ending.sound, 1 - ending.alive};
}

Ending counted(const Ending &ending, double count)
{
    return {countedSuccess(ending.success, count), countedSuccess(ending.sound, count),
            countedSuccess(ending.alive, count)};
}

double anyFails(double failing, double count)
{
    const double whole = std::floor(count), more = count - whole;
    const double allGood = (whole > 0 ? whole * std::log1p(-failing) : 0) + std::log1p(-more * failing);
    return -std::expm1(allGood);
}

Ending madeInARow(const Ending &ending, double count)
{
    return {madeInARow(ending.success, count), madeInARow(ending.sound, count), madeInARow(ending.alive, count)};
}

CallOutcome callOutcome(const Call &call, const Outcome &visit, const Distribution &hop, Compositions &made,
                        const std::optional<Distribution> &together, double rarely)
{
    CallOutcome outcome;
    const bool far = hop.mean() > 0;
    Distribution base = far ? made.sequence({hop, visit.time}) : visit.time;
    double visitSuccess = attemptSuccess(call, visit.ending.success, 1), endless = visit.endless;
    if (call.copies > 1) {
        const int quorum = std::clamp(call.quorum.value_or(call.copies), 1, call.copies);
        if (together && !base.isSaturated())
            base = far ? made.sequence({hop, *together}) : *together;
        else if (!base.isSaturated())
            base = made.made(Composed::Quorum, {base}, {1.0 * quorum, 1.0 * call.copies, visit.ending.success},
                             [&] { return quorumOfGood(base, quorum, call.copies, visit.ending.success); });
    }
    Distribution badly = far && visitSuccess < 1 - negligible ? made.sequence({hop, visit.failed}) : visit.failed;
    if (call.hedgeAfter) {
        const Hedge hedge = hedged(*call.hedgeAfter, base, badly, visitSuccess, endless, made);
        badly = hedge.failed;
        outcome.attempts += hedge.sent;
        base = hedge.time;
        visitSuccess = hedge.success;
        endless *= endless;
    }
    const double within = !call.timeout                               ? 1
                          : base.isSaturated()                        ? 0
                          : surelyWithin(base, *call.timeout, rarely) ? 1
                                                                      : base.cdf(*call.timeout);
    const double success = visitSuccess * within;
    if (call.timeout)
        endless = 0;
    outcome.ending = {
        successWithRetries(call, success, endless),
        successWithRetries(call, attemptSuccess(call, visit.ending.sound, base.isSaturated() ? 1 : within)),
        successWithRetries(call, attemptSuccess(call, visit.ending.alive, 1))};
    const double once = outcome.attempts; // with its hedge
    if (endless > 0) {
        const Retries retries = retriesOf(call, 1 - success - endless);
        outcome.endless = std::min(1.0, endless * (1 + retries.wanted * retries.allowed));
    }
    outcome.time = base;
    if (call.timeout && within <= rarely)
        outcome.time = constant(*call.timeout, made);
    else if (rarely > hardlyEver && call.timeout &&
             hardlyLonger(call, base, visit.failed, visitSuccess, within, rarely))
        rarely = 1; // and what is late makes it as long as it is
    else if (call.timeout && within < (rarely > hardlyEver ? 1 - rarely / 10 : 1))
        outcome.time =
            made.made(Composed::InTime, {base}, {*call.timeout}, [&] { return givenAtMost(base, *call.timeout); });
    outcome.offered = outcome.attempts;
    if (1 - success <= negligible)
        return outcome;
    if (1 - success > rarely)
        outcome.failed = failedOnce(call, badly, 1 - visitSuccess, visitSuccess * (1 - within), made);
    if (call.retries > 0)
        retry(call, success, std::max(0.0, 1 - success - endless), outcome, made, rarely);
    const Retries whenSound = retriesOf(call, 1 - attemptSuccess(call, visit.ending.sound, 1));
    outcome.offered = endless > 0 ? once * (1 + whenSound.wanted * whenSound.allowed) : outcome.attempts;
    if (call.requirement != Requirement::Optional || 1 - success <= rarely)
        return outcome;
    if (visitSuccess >= 1 - negligible && call.retries <= 0 && !base.isSaturated()) // late is all that can happen
        outcome.time =
            made.made(Composed::Capped, {base}, {*call.timeout}, [&] { return cappedAt(base, *call.timeout); });
    else if (outcome.ending.success > negligible)
        outcome.time =
            made.mixture({{outcome.ending.success, outcome.time}, {1 - outcome.ending.success, outcome.failed}});
    else
        outcome.time = outcome.failed;
    return outcome;
}

Distribution failedInARow(const CallOutcome &one, double count, Compositions &made)
{
    const double good = one.ending.success, whole = std::floor(count + 1e-12);
    std::vector<WeightedDistribution> ways;
    const auto add = [&](double before, double chance) { // so many have ended well
        if (chance > negligible)
            ways.push_back(
                {chance, before > 0 ? made.sequence({made.repeated(one.time, before), one.failed}) : one.failed});
    };
    // one by one as long as they are few, then some together, which are alike
    constexpr double few = 16, alike = 8;
    double chance = 1; // to get there
    for (double before = 0; before < whole && chance > negligible;) {
        const double some = before < few ? 1 : std::min(std::floor(before / alike), whole - before);
        const double beyond = std::pow(good, some);
        add(before + meanBeforeFailing(good, some), chance * (1 - beyond));
        chance *= beyond;
        before += some;
    }
    if (const double more = count - whole; more > 1e-12)
        add(whole, chance * (1 - good) * more);
    return ways.empty() ? one.failed : ways.size() == 1 ? ways.front().distribution : made.mixture(ways);
}

} // namespace ninesketch
