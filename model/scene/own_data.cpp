// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/own_data.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace ninesketch
{
namespace
{

constexpr const char *ownName = "ninesketch";

} // namespace

const Json *ownData(const Element &element)
{
    if (!element.customData || !element.customData->is_object())
        return nullptr;
    const auto own = element.customData->find(ownName);
    return own != element.customData->end() && own->is_object() ? &*own : nullptr;
}

const Json *ownData(const Element &element, std::string_view name)
{
    const Json *own = ownData(element);
    if (!own)
        return nullptr;
    const auto found = own->find(name);
    return found != own->end() ? &*found : nullptr;
}

const Json *ownObject(const Element &element, std::string_view name)
{
    const Json *found = ownData(element, name);
    return found && found->is_object() ? found : nullptr;
}

void setOwnData(Element &element, std::string_view name, Json value)
{
    Json custom = element.customData && element.customData->is_object() ? *element.customData : Json::object();
    Json &own = custom[ownName];
    if (!own.is_object())
        own = Json{{"v", 1}};
    if (value.is_null())
        own.erase(std::string(name));
    else
        own[std::string(name)] = std::move(value);
    if (own.empty() || own == Json{{"v", 1}})
        custom.erase(ownName);
    element.customData = custom.empty() ? nullptr : std::make_shared<const Json>(std::move(custom));
}

} // namespace ninesketch
