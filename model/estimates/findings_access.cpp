// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about who comes in and how many: sessions, tokens, rate limits; and about streams in memory.
#include "model/estimates/findings.h"
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
        const double life = component.number("tokenLifetime").value_or(0);
        const bool list = component.number("revocationList").value_or(0) != 0;
        if (life > longLived && !list) {
            Finding &finding = say("token-lives-long", Severity::Warning, component,
                                   "Tokens of " + named(component) + " live for " + formatSeconds(life) +
                                       " and can't be revoked: so long a stolen one works, also after log-out.");
            finding.number = life;
            finding.fixes = {{"Let tokens live for 15 min", component.id, "tokenLifetime", 900.0, false}};
        }
        if (list && !callsAStore(m_context.design, i))
            say("revocation-list-missing", Severity::Advice, component,
                named(component) + " asks a list of revoked tokens on every request, but no store of it is drawn: the "
                                   "look-up that a token saves is back, and is not counted yet.");
    }

    void lookAtLimit(std::size_t i, const Component &component)
    {
        const auto limit = component.number("rateLimit");
        if (!limit)
            return;
        const Serving &serving = m_context.prepared.servings[i];
        if (component.text("limiterScope") == "local" && serving.replicas > 1)
            say("limit-per-replica", Severity::Warning, component,
                "Each of the " + std::to_string(serving.replicas) + " replicas of " + named(component) +
                    " counts by itself: together they admit " + formatRate(*limit * serving.replicas) + ", not " +
                    formatRate(*limit) + ".")
                .number = *limit * serving.replicas;
        const double rejected = m_context.report.components[i].rejected.value_or(0);
        if (rejected <= 0)
            return;
        if (component.number("retryAfter").value_or(1) == 0)
            say("no-retry-after", Severity::Advice, component,
                named(component) + " answers " + formatShare(rejected) +
                    " with 429 and does not say when to come back: clients guess, and come back too soon.")
                .fixes = {{"Send Retry-After", component.id, "retryAfter", 1.0, false}};
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
