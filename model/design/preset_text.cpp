// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/preset_text.h"

#include "model/json.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

namespace ninesketch
{
namespace
{

/// Hands the parser one byte after the other and counts the lines that it has taken.
class CountedText
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountedText(const char *at, int *line) : m_at(at), m_line(line) {}
    reference operator*() const { return *m_at; }
    CountedText &operator++()
    {
        if (m_line && *m_at == '\n')
            ++*m_line;
        ++m_at;
        return *this;
    }
    CountedText operator++(int)
    {
        CountedText before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountedText &other) const { return m_at == other.m_at; }
    bool operator!=(const CountedText &other) const { return m_at != other.m_at; }

private:
    const char *m_at;
    int *m_line;
};

struct ParsedText {
    Json json;
    std::vector<int> entryLines, valueLines; ///< where the objects begin, in the order of the text
    std::string complaint;
};

constexpr int entryDepth = 2, valueDepth = 4; // {"entries": [ {"values": [ {

ParsedText parse(std::string_view text)
{
    ParsedText parsed;
    int line = 1;
    const auto note = [&](int depth, Json::parse_event_t event, Json &) {
        if (event == Json::parse_event_t::object_start && depth == entryDepth)
            parsed.entryLines.push_back(line);
        if (event == Json::parse_event_t::object_start && depth == valueDepth)
            parsed.valueLines.push_back(line);
        return true;
    };
    try {
        parsed.json =
            Json::parse(CountedText(text.data(), &line), CountedText(text.data() + text.size(), nullptr), note);
    } catch (const Json::parse_error &error) {
        const std::string what = error.what();
        const std::size_t dash = what.rfind(" - ");
        parsed.complaint = "line " + std::to_string(line) + ": this is no JSON" +
                           (dash == std::string::npos ? std::string() : " (" + what.substr(dash + 3) + ")");
    }
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
    PresetText read(std::string_view text)
    {
        ParsedText parsed = parse(text);
        if (!parsed.complaint.empty()) {
            m_made.complaints.push_back(std::move(parsed.complaint));
            return std::move(m_made);
        }
        const auto entries = parsed.json.is_object() ? parsed.json.find("entries") : parsed.json.end();
        if (!parsed.json.is_object() || entries == parsed.json.end() || !entries->is_array()) {
            complain(1, "there should be a list of \"entries\"");
            return std::move(m_made);
        }
        std::size_t entry = 0, value = 0;
        for (const Json &one : *entries) {
            if (!one.is_object()) {
                complain(entry == 0 ? 1 : parsed.entryLines[entry - 1], "an entry should be an object");
                continue;
            }
            const int line = parsed.entryLines[entry++];
            std::vector<int> lines;
            if (const auto values = one.find("values"); values != one.end() && values->is_array())
                for (const Json &item : *values)
                    lines.push_back(item.is_object() ? parsed.valueLines[value++] : line);
            readEntry(one, line, lines);
        }
        return std::move(m_made);
    }

private:
    void complain(int line, const std::string &what)
    {
        m_made.complaints.push_back("line " + std::to_string(line) + ": " + what + ".");
    }

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
                return complain(line, "\"" + value.key + "\": " + number.error());
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
    return Reader().read(text);
}

Result<std::string> withPreset(std::string_view text, const Preset &preset)
{
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (const ParsedText parsed = blank ? ParsedText{} : parse(text); !parsed.complaint.empty())
        return Error{parsed.complaint};
    auto json = blank ? Json::object() : Json::parse(text);
    if (!json.is_object() || (json.contains("entries") && !json["entries"].is_array()))
        return Error{"line 1: there should be a list of \"entries\"."};
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
