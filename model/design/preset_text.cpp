// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/preset_text.h"

#include "model/json.h"
#include "model/quantities.h"
#include "model/scene/json_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

namespace ninesketch
{
namespace
{

std::string withoutStop(std::string sentence)
{
    if (!sentence.empty() && sentence.back() == '.')
        sentence.pop_back();
    return sentence;
}

/// An entry, and where it and its values begin.
struct EntryText {
    Json json;
    int line = 0;
    std::vector<int> valueLines;
};

struct ParsedText {
    std::vector<EntryText> entries;
    std::string complaint; ///< what is no list of entries at all
};

std::string complaintAt(int line, const std::string &what)
{
    return "line " + std::to_string(line) + ": " + what + ".";
}

/// Tells the lines of a text, from 1 on.
class Lines
{
public:
    explicit Lines(const std::string &text) : m_begin(text.data())
    {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n')
                m_ends.push_back(i);
    }
    int at(std::size_t offset) const
    {
        return 1 + static_cast<int>(std::ranges::lower_bound(m_ends, offset) - m_ends.begin());
    }
    int of(JsonView value) const { return at(static_cast<std::size_t>(value.begin() - m_begin)); }

private:
    const char *m_begin;
    std::vector<std::size_t> m_ends;
};

EntryText entryAt(JsonView view, const Lines &lines)
{
    EntryText entry{view.toJson(), lines.of(view), {}};
    if (view.kind() == JsonKind::Object)
        view.forEachMember([&](std::string_view key, JsonView member) {
            if (key != "values" || member.kind() != JsonKind::Array)
                return;
            entry.valueLines.clear(); // of a key that comes twice the last one counts, as in the tree
            member.forEachItem([&](JsonView value) { entry.valueLines.push_back(lines.of(value)); });
        });
    return entry;
}

ParsedText parse(const std::string &text)
{
    const Lines lines(text);
    const CheckedJson checked = checkJson(text);
    if (!checked.ok)
        return {{}, complaintAt(lines.at(checked.problem.offset), "this is no JSON: " + checked.problem.what)};
    JsonView entries;
    if (checked.root.kind() == JsonKind::Object)
        checked.root.forEachMember([&](std::string_view key, JsonView member) {
            if (key == "entries")
                entries = member;
        });
    if (entries.kind() != JsonKind::Array)
        return {{}, complaintAt(1, "there should be a list of \"entries\"")};
    ParsedText parsed;
    entries.forEachItem([&](JsonView entry) { parsed.entries.push_back(entryAt(entry, lines)); });
    return parsed;
}

std::string textOf(const Json &object, const char *key)
{
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

class Reader
{
public:
    PresetText read(const std::string &text)
    {
        const ParsedText parsed = parse(text);
        if (!parsed.complaint.empty())
            m_made.complaints.push_back(parsed.complaint);
        for (const EntryText &entry : parsed.entries) {
            if (entry.json.is_object())
                readEntry(entry.json, entry.line, entry.valueLines);
            else
                complain(entry.line, "an entry should be an object");
        }
        return std::move(m_made);
    }

private:
    void complain(int line, const std::string &what) { m_made.complaints.push_back(complaintAt(line, what)); }

    void readEntry(const Json &json, int line, const std::vector<int> &lines)
    {
        Preset preset;
        preset.id = textOf(json, "id");
        preset.name = textOf(json, "name");
        preset.kindId = textOf(json, "kind");
        preset.notes = textOf(json, "notes");
        const Kind *kind = findKind(preset.kindId);
        const Preset *shipped = findPreset(preset.id);
        if (preset.id.empty())
            return complain(line, "an entry needs an \"id\"");
        if (preset.name.empty())
            return complain(line, "\"" + preset.id + "\" needs a \"name\"");
        if (!kind) {
            std::string kinds;
            for (const Kind &one : allKinds())
                kinds += (kinds.empty() ? "" : ", ") + one.id;
            return complain(line, "there is no kind \"" + preset.kindId + "\"; the kinds are " + kinds);
        }
        if (shipped && !isOwnPreset(*shipped))
            return complain(line, "\"" + preset.id + "\" is in the catalogue already: choose another id");
        if (!m_ids.insert(preset.id).second)
            return complain(line, "\"" + preset.id + "\" is there twice; the first one counts");
        if (const auto values = json.find("values"); values != json.end() && values->is_array())
            for (std::size_t i = 0; i < values->size(); ++i)
                readValue((*values)[i], *kind, lines[i], preset);
        m_made.presets.push_back(std::move(preset));
    }

    void readValue(const Json &json, const Kind &kind, int line, Preset &preset)
    {
        Preset::Value value;
        if (json.is_object())
            value.key = textOf(json, "key");
        if (value.key.empty())
            return complain(line, "a value should be an object with a \"key\"");
        const ParameterSpec *spec = kind.find(value.key);
        if (!spec)
            return complain(line, "a " + kind.name + " has no \"" + value.key + "\"");
        const bool words = spec->unit == Unit::Choice || spec->unit == Unit::Text;
        const auto stated = json.contains("value") ? json.find("value") : json.find("text");
        if (stated == json.end() || !(stated->is_number() || stated->is_string()))
            return complain(line, "\"" + value.key + "\" needs a \"value\"");
        if (words) {
            value.text = stated->is_string() ? stated->get<std::string>() : stated->dump();
            if (spec->unit == Unit::Choice && std::ranges::find(spec->choices, value.text) == spec->choices.end())
                return complain(line, "\"" + value.text + "\" is no choice of \"" + value.key + "\"");
        } else {
            const auto number = stated->is_number() ? Result<double>(stated->get<double>())
                                                    : parseQuantity(stated->get<std::string>(), spec->unit);
            if (!number)
                return complain(line, "\"" + value.key + "\": " + withoutStop(number.error()));
            if (!(*number >= spec->minimum && *number <= spec->maximum))
                return complain(line, "\"" + value.key + "\" lies between " +
                                          formatQuantity(spec->minimum, spec->unit) + " and " +
                                          formatQuantity(spec->maximum, spec->unit));
            value.number = spec->whole ? std::round(*number) : *number;
        }
        value.source = textOf(json, "source");
        if (value.source.empty())
            value.source = "yours";
        value.confidence = textOf(json, "confidence");
        value.note = textOf(json, "note");
        preset.values.push_back(std::move(value));
    }

    PresetText m_made;
    std::set<std::string> m_ids;
};

/// To 12 digits: the last ones of a computed number are noise to whoever reads the text.
double rounded(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.12g", value);
    return std::strtod(text, nullptr);
}

Json toJson(const Preset &preset)
{
    Json json{{"id", preset.id}, {"name", preset.name}, {"kind", preset.kindId}};
    if (!preset.notes.empty())
        json["notes"] = preset.notes;
    json["values"] = Json::array();
    for (const Preset::Value &value : preset.values) {
        Json item{{"key", value.key}};
        if (value.number)
            item["value"] = rounded(*value.number);
        else
            item["text"] = value.text;
        for (const auto &[key, words] :
             {std::pair{"source", &value.source}, {"confidence", &value.confidence}, {"note", &value.note}})
            if (!words->empty())
                item[key] = *words;
        json["values"].push_back(std::move(item));
    }
    return json;
}

} // namespace

PresetText readPresetText(std::string_view text)
{
    return Reader().read(std::string(text));
}

Result<std::string> withPreset(std::string_view text, const Preset &preset)
{
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    Json json = Json::object();
    if (!blank) {
        auto tree = parseJson(std::string(text));
        if (!tree)
            return Error{parse(std::string(text)).complaint};
        json = std::move(*tree);
    }
    if (!json.is_object() || (json.contains("entries") && !json["entries"].is_array()))
        return Error{complaintAt(1, "there should be a list of \"entries\"")};
    auto &entries = json["entries"];
    if (entries.is_null())
        entries = Json::array();
    const auto same = std::ranges::find_if(entries, [&](const Json &entry) {
        return entry.is_object() && entry.contains("id") && entry["id"] == preset.id;
    });
    if (same != entries.end())
        *same = toJson(preset);
    else
        entries.push_back(toJson(preset));
    return json.dump(2) + "\n";
}

} // namespace ninesketch
