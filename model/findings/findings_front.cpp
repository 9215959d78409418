// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about the front: who deals requests to replicas, who asks callers who they are, and what a token tells.
#include "model/design/written_sizes.h"
#include "model/findings/findings.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// From outside: people and what stands before everything else. Services inside find each other's replicas themselves.
bool comesFromOutside(const Design &design, const Call &call)
{
    const Component &from = design.components[call.from];
    const bool inside = call.distance && isOneOf(distanceKey(*call.distance), {"host", "zone", "cross-zone"});
    return call.mode == CallMode::Sync && !inside && (from.kind->behaviour == Behaviour::Client || from.is("dns"));
}

/// One name for many: what deals requests by itself, or is started anew for each.
bool dealsByItself(const Component &service)
{
    const auto named = [&](std::string_view word) { return nameHas(service, word); };
    return service.number("managed").value_or(0) != 0 || service.number("coldStart").value_or(0) > 0 ||
           named("balancer") || named("gateway") || named("proxy") || named("ingress") || named("lambda") ||
           named("function");
}

void findMissingBalancers(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &service = context.design.components[i];
        const double replicas = context.report.components[i].replicas.value_or(1);
        const auto call = std::ranges::find_if(context.design.calls, [&](const Call &one) {
            return one.to == i && comesFromOutside(context.design, one);
        });
        if (!service.is("service") || replicas < 2 || call == context.design.calls.end() || dealsByItself(service))
            continue;
        const Component &caller = context.design.components[call->from];
        findings.push_back({"no-load-balancer",
                            Severity::Advice,
                            named(caller) + " asks the " + formatQuantity(replicas, Unit::None) + " replicas of " +
                                named(service) +
                                " itself: who tells it which of them work? Draw a load balancer or a gateway between "
                                "them; it is one hop more, and stands in series.",
                            {service.id, call->id},
                            {},
                            replicas,
                            {}});
    }
}

bool isOneOfWords(const std::string &word, std::initializer_list<std::string_view> words)
{
    return isOneOf(word, words) || (word.ends_with('s') && isOneOf(word.substr(0, word.size() - 1), words));
}

/// A word for what belongs to one person, or says that people sign in; empty: there is none.
std::string privateWordIn(std::string_view name)
{
    for (const std::string &word : smallWords(withWordsApart(name)))
        if (isOneOfWords(word, {"account",  "balance", "cart",    "chat",  "checkout", "inbox", "invoice", "login",
                                "logout",   "message", "mailbox", "order", "password", "pay",   "payment", "profile",
                                "purchase", "session", "signup",  "token", "transfer", "wallet"}))
            return word;
    return {};
}

bool knowsCallers(const Component &component)
{
    const auto words = smallWords(withWordsApart(component.name));
    return !component.text("auth").empty() || std::ranges::any_of(words, [](const std::string &word) {
        return isOneOfWords(word,
                            {"auth", "authn", "authentication", "authorization", "authorizer", "iam", "identity", "idp",
                             "jwt", "keycloak", "cognito", "login", "oauth", "oidc", "session", "sso", "token"}) ||
               word.starts_with("sign");
    });
}

/// Requests about what is somebody's own, from outside, and nobody who asks whose they are.
void findMissingSignIn(const FindingContext &context, Findings &findings)
{
    const Design &design = context.design;
    if (std::ranges::any_of(design.components, knowsCallers))
        return;
    for (std::size_t r = 0; r < design.classes.size(); ++r) {
        const RequestClass &one = design.classes[r];
        const auto entry = one.entry;
        if (one.assumed || privateWordIn(one.name).empty() || !entry)
            continue;
        const auto &path = context.report.classes[r].path;
        const auto first = std::ranges::find_if(design.calls, [&](const Call &call) {
            const Component &to = design.components[call.to];
            return call.from == *entry && comesFromOutside(design, call) &&
                   std::ranges::find(path, call.to) != path.end() && to.kind->find("auth");
        });
        if (first == design.calls.end())
            continue;
        const Component &front = design.components[first->to];
        findings.push_back({"no-sign-in",
                            Severity::Advice,
                            "\"" + one.name + "\" is about what belongs to somebody, and nothing drawn asks who is " +
                                "calling: say how " + named(front) +
                                " knows them, by a session that it looks up or by a token that it verifies.",
                            {front.id},
                            one.id,
                            {},
                            {{"Check a token at \"" + front.name + "\"", {{front.id, "auth", std::string("jwt")}}}}});
        return; // once is enough
    }
}

bool isPersonal(const std::string &word)
{
    return isOneOfWords(word, {"address", "birthday", "birthdate", "card", "email", "mail", "gender", "iban",
                               "passport", "password", "phone", "salary", "ssn", "surname"});
}

bool isToken(const std::string &word)
{
    return isOneOfWords(word, {"jwt", "token", "claim"});
}

/// What is personal in a text; empty: nothing is.
std::string personalWordIn(std::string_view text)
{
    for (const std::string &word : smallWords(text))
        if (isPersonal(word))
            return word;
    return {};
}

void tellOfToken(const std::string &what, const std::string &told, std::vector<std::string> elements,
                 Findings &findings)
{
    findings.push_back({"personal-data-in-token",
                        Severity::Warning,
                        "\"" + what + "\" tells " + told +
                            ": a token is signed, not encrypted, so whoever holds it can read that. Keep an id in it "
                            "and look the rest up, or encrypt it (JWE).",
                        std::move(elements),
                        {},
                        {},
                        {}});
}

/// Of a token that is written down as an entity, or on an arrow.
void findTellingTokens(const FindingContext &context, Findings &findings)
{
    const auto speaksOf = [](const std::vector<std::string> &words, const auto &meant) {
        return std::ranges::any_of(words, meant);
    };
    const auto encrypted = [](const std::string &word) { return word == "jwe" || word.starts_with("encrypt"); };
    const bool sessions = std::ranges::any_of(
        context.design.components, [](const Component &component) { return component.text("auth") == "session"; });
    for (const Entity &entity : entitiesOf(context.design.settings)) {
        const auto words = smallWords(withWordsApart(entity.name));
        const bool opaque = sessions && !speaksOf(words, [](const std::string &word) { return word == "jwt"; });
        if (!speaksOf(words, isToken) || speaksOf(words, encrypted) || opaque)
            continue;
        std::string told;
        for (const EntityField &field : entity.fields)
            if (!personalWordIn(field.name).empty())
                told += (told.empty() ? "" : ", ") + field.name;
        if (!told.empty())
            tellOfToken(entity.name, told, {}, findings);
    }
    for (const Call &call : context.design.calls) {
        const auto words = smallWords(call.label);
        if (const std::string told = personalWordIn(call.label);
            !told.empty() && speaksOf(words, [](const std::string &word) { return word == "jwt"; }) &&
            !speaksOf(words, encrypted))
            tellOfToken(call.label, told, {call.id}, findings);
    }
}

} // namespace

void findFrontOddities(const FindingContext &context, Findings &findings)
{
    findMissingBalancers(context, findings);
    findMissingSignIn(context, findings);
    findTellingTokens(context, findings);
}

} // namespace ninesketch
