// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/inputs.h"

#include "model/design/design_json.h"
#include "model/design/fields.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ninesketch
{
namespace
{

constexpr std::string_view classPrefix = "class.", settingPrefix = "setting.", loadPath = "load";

bool isNumber(const ParameterSpec &spec)
{
    return spec.unit != Unit::Choice && spec.unit != Unit::Text;
}

template <typename Owner>
Input inputOf(const std::string &place, const std::string &name, const NumberField<Owner> &field, const Owner &owner)
{
    const auto value = field.get(owner);
    return {place + std::string(field.key),
            name,
            std::string(field.label),
            field.unit,
            field.minimum,
            field.maximum,
            field.whole,
            value,
            rangeOf(owner, field),
            value != field.get(Owner{})};
}

template <typename Owner>
bool setField(std::span<const NumberField<Owner>> fields, Owner &owner, std::string_view key, double value)
{
    const auto *field = findField(fields, key);
    if (field)
        field->set(owner, value);
    return field;
}

void setOne(Design &design, const std::vector<std::string> &calls, std::string_view path, double value)
{
    if (path.starts_with(settingPrefix)) {
        setField(settingFields(), design.settings, path.substr(settingPrefix.size()), value);
        return;
    }
    const std::size_t dot = path.rfind('.');
    const std::string_view place = path.substr(0, dot), key = path.substr(dot + 1);
    if (place.starts_with(classPrefix)) {
        for (RequestClass &one : design.classes)
            if (one.id == place.substr(classPrefix.size()))
                setField(classFields(), one, key, value);
        return;
    }
    for (std::size_t c = 0; c < design.calls.size(); ++c)
        if (calls[c] == place) {
            setField(callFields(), design.calls[c], key, value);
            return;
        }
    for (Component &component : design.components)
        if (component.key == place)
            component.parameters[std::string(key)] = value;
}

/// Restricted edit distance (Damerau 1964): insertions, deletions, changes and swaps of neighbours.
int distanceOf(std::string_view a, std::string_view b)
{
    std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = last;
        last = row;
    }
    return last[b.size()];
}

} // namespace

std::vector<std::string> callPaths(const Design &design)
{
    std::map<std::string, int> seen;
    std::vector<std::string> paths;
    for (const Call &call : design.calls) {
        std::string path = design.components[call.from].key + "->" + design.components[call.to].key;
        if (const int n = ++seen[path]; n > 1)
            path += "#" + std::to_string(n);
        paths.push_back(std::move(path));
    }
    return paths;
}

std::string Input::title() const
{
    return owner.empty() ? label : label + " of " + owner;
}

std::vector<Input> inputsOf(const Design &design)
{
    std::vector<Input> inputs;
    for (const Component &component : design.components)
        for (const ParameterSpec &spec : component.kind->parameters) {
            if (!isNumber(spec))
                continue;
            const auto stated = component.parameters.find(spec.key);
            const auto *range = stated == component.parameters.end() ? nullptr : std::get_if<Range>(&stated->second);
            inputs.push_back({component.key + "." + spec.key, component.name, spec.label, spec.unit, spec.minimum,
                              spec.maximum, spec.whole || spec.unit == Unit::Flag, component.number(spec.key),
                              range ? std::optional(*range) : std::nullopt, component.states(spec.key)});
        }
    const auto calls = callPaths(design);
    for (std::size_t c = 0; c < design.calls.size(); ++c) {
        const Call &call = design.calls[c];
        const std::string name = design.components[call.from].name + " \u2192 " + design.components[call.to].name;
        for (const NumberField<Call> &field : callFields()) {
            Input input = inputOf(calls[c] + ".", name, field, call);
            if ((field.key == "perRequest" || field.key == "weight") && !input.value)
                input.value = 1; // what absent means
            inputs.push_back(std::move(input));
        }
    }
    for (const RequestClass &one : design.classes)
        for (const NumberField<RequestClass> &field : classFields())
            inputs.push_back(inputOf(std::string(classPrefix) + one.id + ".", one.name, field, one));
    for (const NumberField<DesignSettings> &field : settingFields())
        inputs.push_back(inputOf(std::string(settingPrefix), "", field, design.settings));
    inputs.push_back({std::string(loadPath), "", "Load, times today's peak", Unit::None, 0, 1e9, false, 1.0, {}, true});
    return inputs;
}

Result<Input> findInput(const Design &design, std::string_view path)
{
    const std::vector<Input> inputs = inputsOf(design);
    for (const std::string &wanted : {std::string(path), std::string(classPrefix) + std::string(path)})
        if (const auto at = std::ranges::find(inputs, wanted, &Input::path); at != inputs.end())
            return *at;
    // of a path whose owner is not there at all, other owners with such an input help nobody
    const std::string_view owner = path.substr(0, path.rfind('.'));
    std::vector<std::string> owners, paths;
    for (const Input &input : inputs) {
        paths.push_back(input.path);
        if (std::string before = input.path.substr(0, input.path.rfind('.'));
            std::ranges::find(owners, before) == owners.end())
            owners.push_back(std::move(before));
    }
    if (owner != path && std::ranges::find(owners, owner) == owners.end() &&
        std::ranges::find(owners, std::string(classPrefix) + std::string(owner)) == owners.end() &&
        nearestWords(owner, owners).empty()) {
        std::string keys;
        for (const Component &component : design.components)
            keys += (keys.empty() ? "" : ", ") + component.key;
        return Error{"The design has no \"" + std::string(owner) + "\"; its components are " + keys + "."};
    }
    std::string proposed;
    for (const std::string &near : nearestWords(path, paths))
        proposed += (proposed.empty() ? "" : ", ") + near;
    return Error{"The design has no input \"" + std::string(path) + "\"" +
                 (proposed.empty() ? "." : "; the nearest are " + proposed + ".")};
}

Design withInputs(Design design, std::span<const Setting> settings)
{
    const auto calls = callPaths(design);
    double load = 1;
    for (const Setting &one : settings) {
        const double value =
            std::clamp(one.input->whole ? std::round(one.value) : one.value, one.input->minimum, one.input->maximum);
        if (one.input->path == loadPath)
            load = value;
        else
            setOne(design, calls, one.input->path, value);
    }
    resolveRates(design);
    for (RequestClass &one : design.classes)
        if (one.peakRate)
            *one.peakRate *= load;
    return design;
}

std::vector<std::string> nearestWords(std::string_view word, std::span<const std::string> words, std::size_t atMost)
{
    std::vector<std::pair<int, std::string>> found;
    for (const std::string &known : words) {
        // a part of an address is meant as often as a misspelt one
        const bool inside = word.size() >= 3 && known.find(word) != std::string::npos;
        found.emplace_back(inside ? 0 : distanceOf(word, known), known);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, std::string>::first);
    std::vector<std::string> nearest;
    for (const auto &[distance, known] : found)
        if (nearest.size() < atMost && distance <= std::max(2, static_cast<int>(word.size()) / 2))
            nearest.push_back(known);
    return nearest;
}

} // namespace ninesketch
