// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about who comes in and how many: sessions, tokens, rate limits; and about streams in memory.
#include "model/design/limit_counter.h"
#include "model/estimates/figure_text.h"
#include "model/findings/findings.h"
#include "model/quantities.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double longLived = 3600;    ///< s; a token beyond it should be revocable
constexpr double largeMemory = 256e9; ///< bytes of a very large node

bool callsAStore(const Design &design, std::size_t from)
{
    return std::ranges::any_of(design.calls, [&](const Call &call) {
        const Behaviour behaviour = design.components[call.to].kind->behaviour;
        return call.from == from && (behaviour == Behaviour::Store || behaviour == Behaviour::Cache);
    });
}

class Rules
{
public:
    Rules(const FindingContext &context, Findings &findings) : m_context(context), m_findings(findings) {}

    void look()
    {
        for (std::size_t i = 0; i < m_context.design.components.size(); ++i) {
            const Component &component = m_context.design.components[i];
            if (component.is("service") || component.is("gateway")) {
                lookAtSignIn(i, component);
                lookAtLimit(i, component);
                lookAtCounters(i, component);
            } else if (component.is("event-stream") && component.preset == "redis-streams") {
                lookAtStream(i, component);
            }
        }
    }

private:
    Finding &say(const char *id, Severity severity, const Component &component, std::string sentence)
    {
        Finding finding;
        finding.id = id;
        finding.severity = severity;
        finding.sentence = std::move(sentence);
        finding.elements = {component.id};
        return m_findings.emplace_back(std::move(finding));
    }

    void lookAtSignIn(std::size_t i, const Component &component)
    {
        const std::string auth = component.text("auth");
        if (auth == "session" && !callsAStore(m_context.design, i))
            say("session-store-missing", Severity::Warning, component,
                named(component) + " looks sessions up, but no store of sessions is drawn: kept in its own memory, "
                                   "they die with it and tie people to a replica.");
        if (auth != "jwt")
            return;
        lookAtKeys(i, component);
        const double life = component.number("tokenLifetime").value_or(0);
        const bool list = component.number("revocationList").value_or(0) != 0;
        if (life > longLived && !list) {
            Finding &finding = say("token-lives-long", Severity::Warning, component,
                                   "Tokens of " + named(component) + " live for " + formatSeconds(life) +
                                       " and can't be revoked: so long a stolen one works, also after log-out.");
            finding.number = life;
            finding.fixes = {{"Let tokens live for 15 min", {{component.id, "tokenLifetime", 900.0}}}};
        }
        if (list && !callsAStore(m_context.design, i))
            say("revocation-list-missing", Severity::Advice, component,
                named(component) + " asks a list of revoked tokens on every request, but no store of it is drawn: the "
                                   "look-up that a token saves is back, and is not counted yet.");
    }

    /// Keys to verify tokens with change once in weeks: who asks for them on every request has a look-up again.
    void lookAtKeys(std::size_t i, const Component &component)
    {
        for (std::size_t c = 0; c < m_context.design.calls.size(); ++c) {
            const Call &call = m_context.design.calls[c];
            if (call.from != i || call.mode != CallMode::Sync || call.perRequest.value_or(1) < 0.5)
                continue;
            const Component &issuer = m_context.design.components[call.to];
            if (!nameHas(issuer, "jwks") && !nameHas(issuer, "issuer") && !nameHas(issuer, "identity"))
                continue;
            Finding &finding = say("keys-not-cached", Severity::Warning, component,
                                   named(component) + " asks " + named(issuer) + " on every request, " +
                                       formatRate(m_context.solution.callRates[c]) +
                                       ": the keys that tokens are verified with change rarely. Keep them here.");
            finding.number = m_context.solution.callRates[c];
            finding.elements.push_back(call.id);
            finding.fixes = {{"Ask once in 10,000 requests", {{call.id, "perRequest", 0.0001, true}}}};
        }
    }

    void lookAtPlace(std::size_t i, const Component &component, double limit)
    {
        const auto &calls = m_context.design.calls;
        const auto behind = std::ranges::find_if(calls, [&](const Call &call) {
            const Component &from = m_context.design.components[call.from];
            return call.to == i && call.mode == CallMode::Sync && from.is("service") && !from.number("rateLimit");
        });
        const bool first = std::ranges::any_of(calls, [&](const Call &call) {
            return call.to == i && !m_context.design.components[call.from].is("service");
        });
        if (behind != calls.end() && !first)
            say("limit-behind-the-work", Severity::Advice, component,
                "The limit of " + named(component) + " stands behind " +
                    named(m_context.design.components[behind->from]) +
                    ": what it turns away has cost that work already. Turn it away at the gateway.")
                .number = limit;
        const double burst = component.number("burst").value_or(limit);
        for (const Component &client : m_context.design.components) {
            const double page = client.number("batch").value_or(1);
            if (client.kind->behaviour != Behaviour::Client || page <= burst)
                continue;
            Finding &finding = say("burst-below-page", Severity::Advice, component,
                                   named(client) + " sends " + formatQuantity(page, Unit::None) +
                                       " requests at once, and the bucket of " + named(component) + " holds " +
                                       formatQuantity(burst, Unit::None) + ": one page is turned away in part.");
            finding.number = page;
            finding.fixes = {{"Let " + formatQuantity(2 * page, Unit::None) + " through at once",
                              {{component.id, "burst", 2 * page}}}};
        }
    }

    /// The counters of a limit, in the way of every request that they were to protect; or dead, and then nobody counts.
    void lookAtCounters(std::size_t i, const Component &component)
    {
        if (!component.enabled)
            return;
        const auto counting = limitCounter(m_context.design, i);
        const bool needed = std::ranges::any_of(m_context.design.calls, [&](const Call &call) {
            return call.to == i && call.requirement == Requirement::Required;
        });
        for (const Call &call : std::ranges::equal_range(m_context.design.calls, i, {}, &Call::from)) {
            const Component &counter = m_context.design.components[call.to];
            const double availability = m_context.report.components[call.to].availability.value_or(1);
            if (!keepsCounts(counter) || (call.requirement == Requirement::Required && !needed))
                continue; // who asks goes on without an answer: it is open there
            if (call.requirement == Requirement::Required && counter.enabled) {
                say("limit-fails-closed", Severity::Advice, component,
                    "When " + named(counter) + " is down, " + named(component) +
                        " lets nobody in: the limit is in series with all it protects (" +
                        availabilityText(availability) + "). Fail open, unless the limit guards money or secrets.")
                    .number = availability;
            } else if (call.requirement == Requirement::Required) {
                say("limit-fails-closed", Severity::Warning, component,
                    named(counter) + " is down, and " + named(component) +
                        " lets nobody in without it. Fail open, unless the limit guards money or secrets.");
            } else if (!counter.enabled && counting && &m_context.design.calls[*counting] == &call) {
                const double rate = m_context.report.components[i].arrivalRate;
                say("limit-fails-open", Severity::Warning, component,
                    named(counter) + " is down, so nobody counts: " + named(component) + " lets in all of the " +
                        formatRate(rate) + " that come, whatever its limit of " +
                        formatRate(component.number("rateLimit").value_or(0)) + ".")
                    .number = rate;
            } else {
                continue;
            }
            m_findings.back().elements = {component.id, counter.id, call.id};
        }
    }

    /// Everything that requests reach by way of it.
    std::vector<std::size_t> behind(std::size_t i) const
    {
        std::vector<std::size_t> found, open{i};
        std::vector<bool> seen(m_context.design.components.size());
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const Call &call : std::ranges::equal_range(m_context.design.calls, at, {}, &Call::from))
                if (call.mode == CallMode::Sync && !seen[call.to] && call.to != i) {
                    seen[call.to] = true;
                    found.push_back(call.to);
                    open.push_back(call.to);
                }
        }
        return found;
    }

    /// What stands behind it is full before the limit turns anybody away.
    void lookAtWhatItLetsIn(std::size_t i, const Component &component)
    {
        const auto admitted = m_context.prepared.servings[i].rateLimit;
        const double rate = m_context.report.components[i].arrivalRate;
        if (!admitted || rate <= 0)
            return;
        const ComponentReport *first = nullptr;
        for (const std::size_t at : behind(i))
            if (const ComponentReport &made = m_context.report.components[at];
                made.saturatesAt && (!first || *made.saturatesAt < *first->saturatesAt))
                first = &made;
        if (!first || *first->saturatesAt * rate >= *admitted)
            return;
        const double carried = *first->saturatesAt * rate;
        Finding &finding =
            say("limit-above-capacity", Severity::Advice, component,
                named(component) + " lets in up to " + formatRate(*admitted) + ", and \"" + first->name +
                    "\" behind it is full at " + formatRate(carried) +
                    ": before that it turns nobody away. Limit it to what is carried, or size what is behind it.");
        finding.number = carried;
        finding.elements.push_back(first->id);
    }

    void lookAtLimit(std::size_t i, const Component &component)
    {
        const auto limit = component.number("rateLimit");
        if (!limit)
            return;
        lookAtPlace(i, component, *limit);
        lookAtWhatItLetsIn(i, component);
        const Serving &serving = m_context.prepared.servings[i];
        if (component.text("limiterScope") == "local" && serving.replicas > 1)
            say("limit-per-replica", Severity::Warning, component,
                "Each of the " + std::to_string(serving.replicas) + " replicas of " + named(component) +
                    " counts by itself: together they admit " + formatRate(*limit * serving.replicas) + ", not " +
                    formatRate(*limit) + ".")
                .number = *limit * serving.replicas;
        if (component.text("limiterScope") == "local" && serving.replicas > 1)
            m_findings.back().fixes = {
                {"Divide the limit among them", {{component.id, "rateLimit", *limit / serving.replicas}}}};
        const double rejected = m_context.report.components[i].rejected.value_or(0);
        if (rejected <= 0)
            return;
        if (component.number("retryAfter").value_or(1) == 0)
            say("no-retry-after", Severity::Advice, component,
                named(component) + " answers " + formatShare(rejected) +
                    " with 429 and does not say when to come back: clients guess, and come back too soon.")
                .fixes = {{"Send Retry-After", {{component.id, "retryAfter", 1.0}}}};
        for (const Call &call : m_context.design.calls)
            if (call.to == i && call.retries > 0)
                say("limit-is-retried", Severity::Warning, component,
                    named(m_context.design.components[call.from]) + " tries up to " + std::to_string(call.retries + 1) +
                        " times what " + named(component) + " turns away: the limit is met by its own retries.")
                    .elements.push_back(call.id);
    }

    void lookAtStream(std::size_t i, const Component &component)
    {
        const auto &stored = m_context.report.components[i].storageBytes;
        if (stored && *stored > largeMemory)
            say("stream-in-memory", Severity::Warning, component,
                named(component) + " keeps its messages in memory, and what is kept comes to " + formatBytes(*stored) +
                    ": trim it, or use a log on disk.")
                .number = *stored;
    }

    const FindingContext &m_context;
    Findings &m_findings;
};

} // namespace

void findAccessOddities(const FindingContext &context, Findings &findings)
{
    Rules(context, findings).look();
}

} // namespace ninesketch
