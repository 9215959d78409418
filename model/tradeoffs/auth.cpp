// SPDX-License-Identifier: GPL-3.0-or-later
// How a service knows its callers: a session looked up in a store, or a signed token verified on the spot.
#include "model/design/kept_texts.h"
#include "model/design/serving.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "model/tradeoffs/design_change.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr TradeoffOption options[] = {{"session", "Session store"}, {"jwt", "Signed token (JWT)"}};
constexpr double sessionBytes = 1000; ///< rule of thumb: user, rights, a few preferences
constexpr double cookieBytes = 50;    ///< rule of thumb: a name and 128 random bits, written out

bool isSessionStore(const Component &component)
{
    const Behaviour behaviour = component.kind->behaviour;
    return (behaviour == Behaviour::Store || behaviour == Behaviour::Cache) && nameHas(component, "session");
}

bool fits(const Design &design, std::size_t i)
{
    const Component &component = design.components[i];
    if (!component.is("service") && !component.is("gateway"))
        return false;
    if (!component.text("auth").empty() || calledPart(design, i, isSessionStore))
        return true;
    return std::ranges::any_of(design.calls, [&](const Call &call) {
        const Component &from = design.components[call.from];
        return call.to == i && (from.kind->behaviour == Behaviour::Client ||
                                from.kind->behaviour == Behaviour::Balancer || from.is("cdn"));
    });
}

std::optional<std::size_t> inUse(const Design &design, std::size_t i)
{
    const std::string auth = design.components[i].text("auth");
    if (auth == "jwt")
        return 1;
    if (auth == "session" || calledPart(design, i, isSessionStore))
        return 0;
    return std::nullopt;
}

Design apply(const TradeoffPoint &now, std::size_t option)
{
    DesignChange change(now.design);
    const auto store = calledPart(now.design, now.component, isSessionStore);
    change.part(now.component).parameters["auth"] = std::string(options[option].id);
    if (option == 0 && !store) {
        // a managed store in memory with a node to spare, asked before anything else; what is revoked there is revoked
        // at once
        Parameters values{{"p50", 0.0005},
                          {"p99", 0.002},
                          {"writeP50", 0.0005},
                          {"writeP99", 0.002},
                          {"capacity", memoryNodeOperations},
                          {"writeCapacity", memoryNodeOperations},
                          {"availability", 0.9999},
                          {"managed", 1.},
                          {"replicas", memoryNodes(now.design, now.figures().arrivalRate) + 1},
                          {"itemBytes", sessionBytes},
                          {"replication", std::string("sync")},
                          {"readConsistency", std::string("strong")},
                          {"pricePerReplica", 100.},
                          {"pricePerMillion", 0.}};
        const std::size_t made = change.addPart("key-value-store", "", "Session store", std::move(values));
        Call &call = change.addFirstCall(now.component, made);
        call.perRequest = 1;
        call.operation = Operation::Read;
    } else if (option == 1 && store && !sharedWithOthers(now.design, *store, now.component)) {
        change.removePart(*store);
    }
    return std::move(change).done();
}

/// People who may be signed in: those of the load pad or of the classes, else those of the clients.
double signedIn(const Design &design)
{
    double users = readLoadPad(keptText(design.settings, loadPadKey)).people.likely;
    for (const RequestClass &one : design.classes)
        users = std::max(users, one.users.value_or(0));
    if (users > 0)
        return users;
    for (const Component &component : design.components)
        if (component.kind->behaviour == Behaviour::Client)
            users = std::max(users, component.number("users").value_or(0));
    return users;
}

/// Both options answer the same four questions in the same order: look-up, memory, header, exposure.
std::vector<std::string> say(const TradeoffPoint &with, std::size_t option)
{
    const double rate = with.figures().arrivalRate;
    const double users = signedIn(with.design);
    std::vector<std::string> says;
    const auto header = [&](double bytes) {
        return "Header: " + formatBytes(bytes) + " a request, " + formatBytes(rate * bytes) + "/s at peak.";
    };
    if (option == 0) {
        const auto store = calledPart(with.design, with.component, isSessionStore);
        if (!store)
            says.emplace_back("Look-up: one before every request.");
        else if (const auto &response = with.report.components[*store].response)
            says.push_back("Look-up: one before every request, " + formatSeconds(response->p50) + ", p99 " +
                           formatSeconds(response->p99) + ".");
        else
            says.push_back("Look-up: one before every request, " + formatRate(rate) + ": more than the store serves.");
        says.push_back(users > 0 ? "Memory: " + formatBytes(sessionBytes) + " a session, " +
                                       formatBytes(users * sessionBytes) + " for the users of a day."
                                 : "Memory: " + formatBytes(sessionBytes) + " a session.");
        says.push_back(header(cookieBytes));
        says.emplace_back("Exposure: none after log-out; what a session may do can change at once.");
        if (store)
            if (const auto &availability = with.report.components[*store].availability)
                says.push_back("The store is in series: it alone takes " + formatDowntime(*availability, 365) +
                               " a year.");
        says.emplace_back("The service itself stays stateless; the store is what has to be kept.");
        return says;
    }
    const double life = with.part().number("tokenLifetime").value_or(0),
                 verify = with.part().number("verifyTime").value_or(0),
                 bytes = with.part().number("tokenBytes").value_or(0);
    const bool list = with.part().number("revocationList").value_or(0) != 0;
    says.push_back("Look-up: " + std::string(list ? "in the list of revoked ones" : "none") + "; verified here in " +
                   formatSeconds(verify) + ", " + formatQuantity(rate * verify, Unit::None, 2) + " cores at peak.");
    says.emplace_back("Memory: none.");
    says.push_back(header(bytes));
    says.push_back("Exposure: a stolen or revoked token works for up to " + formatSeconds(life) +
                   (list ? " unless the list of revoked ones is asked, which is a look-up again."
                         : "; a list of revoked ones would bring the look-up back."));
    if (users > 0 && life > 0)
        says.push_back("Refreshes: " + formatRate(users / life) +
                       " if all of a day's users were active at once; the issuer may be " +
                       "down that long before anybody notices.");
    says.emplace_back("Signed, not encrypted: whoever holds it can read it. No personal data in it.");
    says.emplace_back("The issuer signs with its private key, services check with the public one; with one secret for "
                      "all (HMAC) whoever can check can issue as well.");
    return says;
}

} // namespace

Tradeoff signInSwitch()
{
    return {"sign-in",
            "Session store or JWT",
            "A look-up on every request that can be revoked at once, or a signed token that lasts until it expires.",
            options,
            fits,
            inUse,
            apply,
            say};
}

} // namespace ninesketch
