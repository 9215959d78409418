// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tradeoffs/design_change.h"

#include "model/design/design_json.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

std::size_t DesignChange::addPart(const char *kindId, const char *presetId, std::string name, Parameters more)
{
    Component made;
    made.id = "new:" + std::to_string(++m_made);
    made.kind = findKind(kindId);
    made.name = std::move(name);
    if (const Preset *preset = findPreset(presetId)) {
        made.preset = preset->id;
        made.parameters = presetParameters(*preset);
    }
    for (auto &[key, value] : more)
        made.parameters[key] = std::move(value);
    m_design.components.push_back(std::move(made));
    return m_design.components.size() - 1;
}

void DesignChange::removePart(std::size_t i)
{
    std::erase_if(m_design.calls, [&](const Call &call) { return call.from == i || call.to == i; });
    for (Call &call : m_design.calls) {
        call.from -= call.from > i ? 1 : 0;
        call.to -= call.to > i ? 1 : 0;
    }
    m_design.components.erase(m_design.components.begin() + static_cast<std::ptrdiff_t>(i));
}

Call &DesignChange::addCall(std::size_t from, std::size_t to)
{
    Call call;
    call.id = "new:" + std::to_string(++m_made);
    call.from = from;
    call.to = to;
    return m_design.calls.emplace_back(std::move(call));
}

Call &DesignChange::addFirstCall(std::size_t from, std::size_t to)
{
    const auto waited = [&](const Call &call) {
        return call.from == from && call.mode != CallMode::Consume && call.mode != CallMode::Replicate &&
               !m_design.components[call.to].is("dns"); // a name comes first in any case
    };
    std::optional<int> first;
    for (const Call &call : m_design.calls)
        if (waited(call))
            first = std::min(first.value_or(call.stage), call.stage);
    if (first && *first <= 0) {
        for (Call &call : m_design.calls)
            if (waited(call)) {
                call.stage += 1 - *first;
                call.stageStated = true;
            }
        first = 1;
    }
    Call &made = addCall(from, to);
    made.stage = first ? *first - 1 : 0;
    made.stageStated = true;
    return made;
}

void DesignChange::convert(std::size_t i, const char *kindId, const char *presetId,
                           std::initializer_list<const char *> keep)
{
    Component &component = m_design.components[i];
    const Parameters before = std::move(component.parameters);
    component.kind = findKind(kindId);
    component.preset.clear();
    component.parameters.clear();
    if (const Preset *preset = findPreset(presetId)) {
        component.preset = preset->id;
        component.parameters = presetParameters(*preset);
    }
    const auto take = [&](const char *key) {
        if (const auto at = before.find(key); at != before.end())
            component.parameters[key] = at->second;
    };
    for (const char *key : {"zones", "region", "commonCause"})
        take(key);
    for (const char *key : keep)
        take(key);
}

Design DesignChange::done() &&
{
    // said anew below
    std::erase_if(m_design.notes, [](const DesignNote &note) {
        return note.id == "unknown-client" || note.id == "unknown-rate" || note.id == "unknown-class";
    });
    completeDesign(m_design);
    return std::move(m_design);
}

double memoryNodes(const Design &design, double rate)
{
    return std::max(1.0, std::ceil(rate / (memoryNodeOperations * design.settings.targetUtilisation)));
}

std::optional<std::size_t> calledPart(const Design &design, std::size_t from, bool (*wanted)(const Component &))
{
    for (const Call &call : design.calls)
        if (call.from == from && wanted(design.components[call.to]))
            return call.to;
    return std::nullopt;
}

bool sharedWithOthers(const Design &design, std::size_t part, std::size_t caller)
{
    return std::ranges::any_of(design.calls, [&](const Call &call) { return call.to == part && call.from != caller; });
}

} // namespace ninesketch
