// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/stated.h"

#include "model/design/kinds.h"

#include <algorithm>

namespace ninesketch
{

bool isStated(const Component &component, std::string_view parameter)
{
    if (!component.states(parameter))
        return false;
    const Preset *preset = findPreset(component.preset);
    if (!preset)
        return true;
    const auto value = std::ranges::find(preset->values, parameter, &Preset::Value::key);
    return value == preset->values.end() || !value->number || component.number(parameter) != value->number;
}

} // namespace ninesketch
