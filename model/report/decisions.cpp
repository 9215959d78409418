// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/decisions.h"

#include "model/design/kept_texts.h"
#include "model/json.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

std::string textOf(const Json &json, const char *key)
{
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::vector<std::string> textsOf(const Json &json, const char *key)
{
    std::vector<std::string> texts;
    if (const auto at = json.find(key); at != json.end() && at->is_array())
        for (const Json &one : *at)
            if (one.is_string())
                texts.push_back(one.get<std::string>());
    return texts;
}

} // namespace

std::vector<Decision> decisionsOf(const DesignSettings &settings)
{
    std::vector<Decision> decisions;
    const Json json = Json::parse(keptText(settings, decisionsKey), nullptr, false);
    if (!json.is_array())
        return decisions;
    for (const Json &item : json) {
        if (!item.is_object() || textOf(item, "title").empty())
            continue;
        Decision decision{textOf(item, "title"),  textOf(item, "context"), textOf(item, "date"), {},
                          textOf(item, "chosen"), textsOf(item, "reasons")};
        if (const auto options = item.find("options"); options != item.end() && options->is_array())
            for (const Json &option : *options)
                if (option.is_object())
                    decision.options.push_back({textOf(option, "name"), textsOf(option, "figures")});
        decisions.push_back(std::move(decision));
    }
    return decisions;
}

void setDecisions(DesignSettings &settings, const std::vector<Decision> &decisions)
{
    Json json = Json::array();
    for (const Decision &decision : decisions) {
        Json item{{"title", decision.title}, {"context", decision.context}, {"chosen", decision.chosen}};
        if (!decision.date.empty())
            item["date"] = decision.date;
        item["reasons"] = decision.reasons;
        for (const DecisionOption &option : decision.options)
            item["options"].push_back({{"name", option.name}, {"figures", option.figures}});
        json.push_back(std::move(item));
    }
    keepText(settings, decisionsKey, json.empty() ? std::string() : json.dump());
}

} // namespace ninesketch
